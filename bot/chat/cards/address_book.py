"""Short names for entries, briefings, topics and whole replies, so that a button's custom_id has room for them.

Entries may have names of 60 characters, and a reply may need fifteen of them, so each is named by four letters of a
hash. A reply is named by its parts: `s` and the people to turn to first, `a` and an entry that answers, `u` and the
entries offered, `d` and a reason, with the entry that gives it in its own words; `t` and a move of the conversation,
the entries that it is told of and those that it offers, `q` and a move with a paragraph.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from typing import TYPE_CHECKING

from bot.answering.decision import Decision
from bot.answering.rebuilding import rebuilt_reply
from bot.answering.reply import Outcome, Told
from bot.chat.cards.address import Address
from bot.knowledge.values import DeclineReason, Move

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.answering.engine import Engine
    from bot.answering.reply import Part, Reply
    from bot.knowledge.values import Briefing, Entry, Knowledge, Paragraph, Signpost

KEY = 4
"""Letters of a key: there are sixteen million of them."""
MOST_WORDS = 12
"""Of those that a card explains: more have no room in an id."""
MOST_SIGNPOSTS = 3
"""Of a reply's, the more urgent first, that its name has room for."""
REPLY, PARAGRAPH, RELATED, PROOF, WORDS = "r", "p", "n", "q", "w"
"""Kinds of card that buttons of several features lead to."""
_LETTERS = {Outcome.ANSWERED: "a", Outcome.UNSURE: "u", Outcome.DECLINED: "d"}
_OUTCOMES = {letter: outcome for outcome, letter in _LETTERS.items()}


def key_of(name: str, attempt: int = 0) -> str:
    """Return the key of a name: letters, digits, `-` and `_`.

    Args:
        name: of an entry, a briefing, a topic or a reason.
        attempt: how many other names had the same key before this one.
    """
    digest = hashlib.blake2b(f"{name}\0{attempt}".encode(), digest_size=6).digest()
    return base64.urlsafe_b64encode(digest).decode()[:KEY]


class Keys:
    """Keys by name and names by key.

    If two names have the same key, both get a new one, so that an old button can never open the wrong entry.
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
        """Return the key of a name that is known."""
        return self._keys[name]

    def name(self, key: str) -> str | None:
        """Return the name behind a key, or None where it is gone."""
        return self._names.get(key)


_REASONS = Keys(DeclineReason)
_MOVES = Keys(Move)
_NO_ANSWER = "9"
"""In the place of how many entries a move is told of: a reason follows."""
_LONGEST_NUMBER = 8
_OLD_GREETING = f"d{_REASONS.of(DeclineReason.SMALL_TALK)}"
"""The name of a greeting in messages of earlier versions."""


class AddressBook:
    """The addresses of the cards that one Knowledge has."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Give every entry, briefing, topic and signpost a key."""
        self._knowledge = knowledge
        self.entries = Keys(knowledge.entries)
        self.briefings = Keys(knowledge.briefings)
        self.topics = Keys(entry.topic for entry in knowledge.entries.values())
        self.words = Keys(knowledge.vocabulary.glossary)
        self.signposts = Keys(signpost.id for signpost in knowledge.signposts)

    def entry(self, key: str) -> Entry | None:
        """Return the entry behind a key."""
        return self._knowledge.entries.get(self.entries.name(key) or "")

    def of_answer(self, entry: Entry) -> Address:
        """Return the address of the reply that is this entry's answer."""
        return Address(REPLY, f"{_LETTERS[Outcome.ANSWERED]}{self.entries.of(entry.id)}")

    def of_related(self, entry: Entry) -> Address:
        """Return the address of the list of questions related to an entry."""
        return Address(RELATED, self.entries.of(entry.id))

    def of_proof(self, entry: Entry) -> Address:
        """Return the address of all the words that prove an answer."""
        return Address(PROOF, self.entries.of(entry.id))

    def of_words(self, words: Iterable[str]) -> Address:
        """Return the address of what words of the trade mean, the first of them."""
        return Address(WORDS, "".join(map(self.words.of, list(words)[:MOST_WORDS])))

    def explained(self, name: str) -> list[str]:
        """Return the words that the name of such an address says; none of those that are gone."""
        return list(filter(None, map(self.words.name, keys_in(name))))

    def of_paragraph(self, briefing: str, number: str, entry: Entry | None = None) -> Address:
        """Return the address of a paragraph; the words that `entry` quotes from it are marked there."""
        marked = self.entries.of(entry.id) if entry else ""
        return Address(PARAGRAPH, f"{self.briefings.of(briefing)}~{number}~{marked}")

    def paragraph(self, name: str) -> tuple[Briefing, Paragraph, Entry | None] | None:
        """Return what the name of a paragraph's address says, or None where it is gone."""
        if name.count("~") != 2:  # noqa: PLR2004 - briefing, number and entry
            return None
        briefing_key, number, entry_key = name.split("~")
        briefing = self._knowledge.briefings.get(self.briefings.name(briefing_key) or "")
        paragraph = briefing.paragraphs.get(number) if briefing else None
        return (briefing, paragraph, self.entry(entry_key)) if briefing and paragraph else None

    def of_reply(self, reply: Reply) -> Address:
        """Return the address of a reply; its name has at most 83 characters for five parts."""
        urgent = "".join(self.signposts.of(signpost.id) for signpost in reply.signposts[:MOST_SIGNPOSTS])
        names = [*([f"s{urgent}"] if urgent else []), *(self.of_part(part).name for part in reply.parts)]
        return Address(REPLY, ".".join(names))

    def of_part(self, part: Part) -> Address:
        """Return the address of one part of a reply, as a reply of its own."""
        if part.told:
            return Address(REPLY, self._of_told(part.told))
        unsure = part.outcome is Outcome.UNSURE
        named = [suggestion.entry for suggestion in part.suggestions] if unsure else [part.entry]
        keys = "".join(self.entries.of(name) for name in named if name and name in self._knowledge.entries)
        reason = _REASONS.of(part.reason) if part.reason else ""
        return Address(REPLY, f"{_LETTERS[part.outcome]}{reason}{keys}")

    def reply(self, name: str, engine: Engine) -> Reply | None:
        """Return the reply that a name says, or None where an entry of it is gone or the name was never one of ours."""
        parts = name.split(".")
        urgent = self._signposts(parts.pop(0)) if name.startswith("s") else ()
        read = [
            self._told(part) if part[:1] in {"t", "q"} or part == _OLD_GREETING else self._decision(part)
            for part in parts
        ]
        decisions = [decision for decision in read if decision]
        return rebuilt_reply(engine, decisions, urgent) if decisions and len(decisions) == len(read) else None

    def _of_told(self, told: Told) -> str:
        move = _MOVES.of(told.move)
        if told.paragraphs:
            briefing, number = told.paragraphs[0]
            return f"q{move}{self.briefings.of(briefing)}{number}"
        if told.move is Move.NO_PARAGRAPH:
            return f"q{move}{''.join(told.marked)[:_LONGEST_NUMBER]}"
        first = f"{_NO_ANSWER}{_REASONS.of(told.reason)}" if told.reason else str(len(told.about))
        return f"t{move}{first}{''.join(map(self.entries.of, (*told.about, *told.offered)))}"

    def _told(self, part: str) -> Told | None:
        """Return what a part says that is a move; None where something of it is gone."""
        move = Move(named) if (named := _MOVES.name(part[1 : 1 + KEY])) else None
        rest = part[1 + KEY :]
        if part == _OLD_GREETING:
            return Told(Move.GREET)
        if move is None:
            return None
        if part[0] == "q" and move is Move.NO_PARAGRAPH:
            return Told(move, marked=(rest,)) if rest.isalnum() else None
        if part[0] == "q":
            briefing = self._knowledge.briefings.get(self.briefings.name(rest[:KEY]) or "")
            known = briefing and rest[KEY:] in briefing.paragraphs
            return Told(move, paragraphs=((briefing.id, rest[KEY:]),)) if briefing and known else None
        reason, count, keys = None, rest[:1], _keys_of(rest)
        if count == _NO_ANSWER and keys:
            named = _REASONS.name(keys.pop(0))
            reason, count = DeclineReason(named) if named else None, "0"
        entries = [self.entries.name(key) for key in keys]
        if not count.isdecimal() or not all(entries):
            return None
        names = tuple(filter(None, entries))
        return Told(move, names[: int(count)], names[int(count) :], reason=reason)

    def _signposts(self, part: str) -> tuple[Signpost, ...]:
        names = {self.signposts.name(key) for key in _keys_of(part)}
        return tuple(signpost for signpost in self._knowledge.signposts if signpost.id in names)

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
    """Return the keys behind a part's first letter."""
    return keys_in(part[1:])


def keys_in(name: str) -> list[str]:
    """Return the keys that a name is made of."""
    return [name[start : start + KEY] for start in range(0, len(name), KEY)]
