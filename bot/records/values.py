"""The values that the records keep and return, all frozen."""

from __future__ import annotations

import secrets
import string
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_LETTERS = string.ascii_letters + string.digits


def new_id() -> str:
    """Make an id of twelve random letters and digits: for an address, a button, and a word of a command line."""
    return "".join(secrets.choice(_LETTERS) for _ in range(12))


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """Settings of one server; the defaults are sensible before anybody sets it up."""

    server: int
    officer_role: int | None = None
    officers_channel: int | None = None
    private: bool = True
    """Whether the asker alone sees the reply to a command."""
    channels: tuple[int, ...] = ()
    """Where the bot answers when it is mentioned; everywhere where none is named."""
    second_officer: bool = True
    """Whether a change of the knowledge needs an officer to approve it who did not write it."""
    keeps_texts: bool = False
    """Whether the words of unanswered questions are kept, without names and numbers, for the officers."""
    confirmed_channel: int | None = None
    """The officers' channel of which a manager has said, in words, that others may read it."""
    confirmed_readers: str | None = None
    """Who those others were: a digest, so that a later widening is asked about again."""


class RequestState(StrEnum):
    """The state of a request to an officer, while it holds a person."""

    OPEN = "open"
    CLAIMED = "claimed"
    ANSWERED = "answered"
    """The answer waits to be delivered."""


class Ending(StrEnum):
    """The end of a request. It holds nobody any more."""

    DELIVERED = "delivered"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    SERVER_LEFT = "server-left"
    STOPPED = "stopped"
    """Its asker was stopped by an officer."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request to an officer, with what its asker agreed to send."""

    id: str
    """Twelve random characters that may stand in an address and a button."""
    server: int
    asker: int
    asker_name: str | None
    """None for an anonymous request."""
    question: str
    """Exactly what the member saw before agreeing."""
    state: RequestState
    opened: datetime
    expires: datetime
    officer: int | None = None
    """Who claimed it."""
    answer: str | None = None
    channel: int | None = None
    """Where its card stands among the officers, with `message`."""
    message: int | None = None
    reusable: bool = False
    """Whether its asker agreed that officers may use the question, without names, for what the bot knows."""


@dataclass(frozen=True, slots=True)
class FeedbackCount:
    """Counts of whether an answer helped on one day."""

    day: date
    entry: str
    knowledge: str
    """The digest of the knowledge that the answer came from."""
    helped: int
    not_helped: int


@dataclass(frozen=True, slots=True)
class CardLeft:
    """A card among the officers that may still show a closed request."""

    request: str
    ending: Ending
    closed: datetime
    opened: datetime
    server: int
    channel: int
    message: int | None
    """None where nobody knows whether the card was posted."""


def card_left(request: Request, ending: Ending, closed: datetime) -> CardLeft | None:
    """Return the card of a request that is being closed; None where none was ever to be posted."""
    if request.channel is None:
        return None
    return CardLeft(request.id, ending, closed, request.opened, request.server, request.channel, request.message)


@dataclass(frozen=True, slots=True)
class ForgottenRequests:
    """The requests that changed when a member was forgotten."""

    closed: tuple[Request, ...]
    """Their own, as they were, so that their cards can be emptied."""
    released: tuple[Request, ...]
    """Those of others that they had claimed as an officer, as they are now."""


class Origin(StrEnum):
    """The way by which an edition of the knowledge came."""

    FILES = "files"
    """The files on disk were changed."""
    DISCORD = "discord"
    TERMINAL = "terminal"
    MERGED = "merged"
    """Files and a publication were changed at once, and both changes were kept."""
    BACK = "back"
    """Somebody went back to an earlier edition."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The whole set of knowledge files at one moment. An edition never changes and is never removed from the middle."""

    number: int
    """One more than its parent's."""
    digest: str
    """The digest of the knowledge read from it: replies name it."""
    tree: Mapping[str, str]
    """The SHA-256 of each file by its path inside the knowledge folder."""
    moment: datetime
    note: str
    """What changed, in one line."""
    origin: Origin
    officer_name: str | None = None
    """Who published it; None where they did not agree to be named, or no officer did."""

    @property
    def parent(self) -> int:
        """The number of the edition before it; 0 for the first."""
        return self.number - 1


class ProposalState(StrEnum):
    """The state of a proposal."""

    DRAFT = "draft"
    """It is looked at by its author alone."""
    OPEN = "open"
    APPROVED = "approved"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    REPLACED = "replaced"
    """Its author proposed something else in its place."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change of the knowledge that waits for approval."""

    id: str
    """Twelve random characters that may stand in a button."""
    state: ProposalState
    base: int
    """The number of the edition that it changes."""
    tree: Mapping[str, str]
    """The whole set of files as it would be."""
    digest: str
    note: str
    origin: Origin
    assessment: Mapping[str, Any]
    """What was found out about it when it was made, as plain values: see `bot.publishing.assessing`."""
    draft: str
    """What its author typed; empty where it was not typed."""
    opened: datetime
    expires: datetime
    server: int | None = None
    """Where it was made; None for one from the terminal or from files."""
    author: int | None = None
    author_name: str | None = None
    """Their name where they agreed to its standing in the history."""
    channel: int | None = None
    """Where its card stands, with `message`."""
    message: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What an officer has typed and not proposed yet."""

    id: str
    server: int
    officer: int
    kind: str
    """What is being done: `edit`, `add` and so on."""
    entry: str
    """The entry that it is done to; empty where there is none."""
    fields: Mapping[str, str]
    """What was typed, by field."""
    base: int
    """The number of the edition that the officer saw."""
    updated: datetime


@dataclass(frozen=True, slots=True)
class AskedCount:
    """How often something was asked on one day; nobody is told by it."""

    day: date
    outcome: str
    subject: str
    """The entry that answered, or the reason of a refusal."""
    band: str
    """How sure the bot was, roughly."""
    way: str
    """How it was asked: by command, mention and so on."""
    edition: str
    """The digest of the knowledge that answered."""
    times: int = 1


@dataclass(frozen=True, slots=True)
class UnansweredText:
    """A question that got no answer, without names and numbers."""

    server: int
    day: date
    text: str
    reason: str
    askers: int
    """How many members asked it that day, told apart in memory only."""
    times: int


@dataclass(frozen=True, slots=True)
class Pause:
    """An entry that is withheld for the moment."""

    entry: str
    """Its name; empty for the whole bot."""
    reason: str
    """What members read."""
    since: datetime
