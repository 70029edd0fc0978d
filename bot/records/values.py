"""The values that the records keep and return, all frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


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
class ForgottenRequests:
    """The requests that changed when a member was forgotten."""

    closed: tuple[Request, ...]
    """Their own, as they were, so that their cards can be emptied."""
    released: tuple[Request, ...]
    """Those of others that they had claimed as an officer, as they are now."""
