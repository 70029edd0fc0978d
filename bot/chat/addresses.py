"""Names of cards that fit into a button: ids only, never text, at most 100 characters.

Entries, briefings and topics may have long names (60 characters and more) and a reply may need fifteen of them, so each
is named by four letters of a hash. A reply is named by its parts: `s` and the people to turn to first, `a` and an entry
that answers, `u` and the entries offered, `d` and a reason, with the entry that gives it in its own words. What a name
says is looked up in the knowledge of the day: a button works after a restart and after a change of the knowledge.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from typing import TYPE_CHECKING

from bot.answering.decision import Decision
from bot.answering.reply import Outcome
from bot.chat.repeating import repeated
from bot.knowledge.values import DeclineReason

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.answering.engine import Engine
    from bot.answering.reply import Part, Reply
    from bot.knowledge.values import Entry, Knowledge, Signpost

LONGEST_ID = 100
"""Characters of a custom_id (documentation: Component Reference)."""
KEY = 4
"""Letters of a key: there are sixteen million of them."""
MOST_SIGNPOSTS = 3
"""Of a reply's, the more urgent first, that its name has room for."""
_LETTERS = {Outcome.ANSWERED: "a", Outcome.UNSURE: "u", Outcome.DECLINED: "d"}
_OUTCOMES = {letter: outcome for outcome, letter in _LETTERS.items()}


def key_of(name: str, attempt: int = 0) -> str:
    """The key of a name: letters, digits, `-` and `_`.

    Args:
        name: of an entry, a briefing, a topic or a reason.
        attempt: how many other names had the same key before this one.
    """
    digest = hashlib.blake2b(f"{name}\0{attempt}".encode(), digest_size=6).digest()
    return base64.urlsafe_b64encode(digest).decode()[:KEY]


def custom_id(*fields: str | int) -> str:
    """The custom_id of a button or menu: what it does, and ids.

    Args:
        fields: none with a colon in it.
    """
    return ":".join(["isp", *map(str, fields)])


class Keys:
    """Names by their keys, and keys by their names.

    Two names whose hashes begin alike get other keys, both of them: a key is never a name's that was another's before.
    """

    def __init__(self, names: Iterable[str]) -> None:
        """Give every name its key."""
        self._names: dict[str, str] = {}
        waiting, met, attempt = set(names), Counter[str](), 0
        while waiting:
            keys = {name: key_of(name, attempt) for name in waiting}
            met.update(keys.values())
            self._names |= {key: name for name, key in keys.items() if met[key] == 1}
            waiting -= set(self._names.values())
            attempt += 1
        self._keys = {name: key for key, name in self._names.items()}

    def of(self, name: str) -> str:
        """The key of a name that is known."""
        return self._keys[name]

    def name(self, key: str) -> str | None:
        """The name behind a key, or None where it is gone."""
        return self._names.get(key)


_REASONS = Keys(DeclineReason)


class Addresses:
    """The names of the replies that one Knowledge can give."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Give every entry, briefing and topic a key."""
        self._knowledge = knowledge
        self.entries = Keys(knowledge.entries)
        self.briefings = Keys(knowledge.briefings)
        self.topics = Keys(one.topic for one in knowledge.entries.values())
        self.signposts = Keys(one.id for one in knowledge.signposts)

    def of_reply(self, reply: Reply) -> str:
        """The name of a reply, at most 83 characters for five parts."""
        urgent = "".join(self.signposts.of(one.id) for one in reply.signposts[:MOST_SIGNPOSTS])
        return ".".join([*([f"s{urgent}"] if urgent else []), *map(self.of_part, reply.parts)])

    def of_part(self, part: Part) -> str:
        """The name of one part of a reply."""
        named = [one.entry for one in part.suggestions] if part.outcome is Outcome.UNSURE else [part.entry]
        keys = "".join(self.entries.of(one) for one in named if one and one in self._knowledge.entries)
        reason = _REASONS.of(part.reason) if part.reason else ""
        return f"{_LETTERS[part.outcome]}{reason}{keys}"

    def reply(self, name: str, engine: Engine) -> Reply | None:
        """What a reply's name says, or None where an entry of it is gone or the name was never one of ours."""
        parts = name.split(".")
        urgent = self._signposts_of(parts.pop(0)) if name.startswith("s") else ()
        read = [self._decision(part) for part in parts]
        decisions = [one for one in read if one]
        return repeated(engine, decisions, urgent) if decisions and len(decisions) == len(read) else None

    def entry(self, key: str) -> Entry | None:
        """The entry behind a key."""
        return self._knowledge.entries.get(self.entries.name(key) or "")

    def _signposts_of(self, part: str) -> tuple[Signpost, ...]:
        names = {self.signposts.name(one) for one in _keys_of(part)}
        return tuple(one for one in self._knowledge.signposts if one.id in names)

    def _decision(self, part: str) -> Decision | None:
        outcome = _OUTCOMES.get(part[:1])
        keys = _keys_of(part)
        reason = None
        if outcome is None or not keys:
            return None
        if outcome is Outcome.DECLINED:
            named = _REASONS.name(keys.pop(0))
            if named is None:
                return None
            reason = DeclineReason(named)
        entries = [entry for entry in map(self.entry, keys) if entry]
        if len(entries) != len(keys):
            return None
        if outcome is Outcome.UNSURE:
            return Decision(outcome, suggested=tuple(entries))
        if outcome is Outcome.ANSWERED and not entries[0].answers:
            return None
        return Decision(outcome, entries[0] if entries else None, 1.0, reason)


def _keys_of(part: str) -> list[str]:
    return [part[start : start + KEY] for start in range(1, len(part), KEY)]
