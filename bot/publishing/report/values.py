"""Defines what goes into the report and what the page is made from, as frozen values. Nothing here reads or draws."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import date, datetime

    from bot.knowledge.briefing.coverage import Covered
    from bot.publishing.readability import Reading


class Ending(StrEnum):
    """The end of a counted question, in the order in which the page shows them."""

    ANSWERED = "answered"
    UNSURE = "unsure"
    """The member was asked which question was meant."""
    DECLINED = "declined"
    TOLD = "told"
    """The member was told whom to turn to, in an urgent matter."""
    OTHER = "other"
    """Counted under a name that this version of the page does not know."""


@dataclass(frozen=True, slots=True)
class OutcomeCount:
    """How many questions of one day ended in the same way."""

    day: date
    outcome: str
    """The name of an `Ending`."""
    reason_or_entry: str
    """The entry that was shown, or the reason why there was none."""
    way: str
    """The way of asking, such as a command or a mention."""
    band: str
    """How sure the bot was; the page does not show it."""
    edition: str
    """The knowledge that was asked."""
    count: int


class FeedbackGiven(Protocol):
    """How often an answer helped on one day; the records' own value is one."""

    @property
    def day(self) -> date:
        """When it was said."""

    @property
    def entry(self) -> str:
        """The answer."""

    @property
    def helped(self) -> int:
        """How many said that it did."""

    @property
    def not_helped(self) -> int:
        """How many said that it did not."""


@dataclass(frozen=True, slots=True)
class GapCount:
    """How often the same thing was asked in vain."""

    words: str | None
    """The members' words; None where they are not kept."""
    askers: int
    times: int
    reason_or_entry: str
    """The reason why there was no answer, or the refusal that was given."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What the records have counted."""

    outcomes: tuple[OutcomeCount, ...] = ()
    feedback: tuple[FeedbackGiven, ...] = ()
    gaps: tuple[GapCount, ...] = ()


NOTHING_COUNTED = Counts()
"""What there is before anybody has asked, or where the records are not at hand."""


@dataclass(frozen=True, slots=True)
class Week:
    """How many questions a week brought."""

    monday: date
    endings: tuple[tuple[Ending, int], ...]
    ways: tuple[tuple[str, int], ...]
    """Each way of asking with its questions."""

    @property
    def asked(self) -> int:
        """All of them."""
        return sum(count for _, count in self.endings)


@dataclass(frozen=True, slots=True)
class AnswerUse:
    """What became of an answer."""

    entry: str
    question: str
    """Empty where the knowledge no longer has the answer."""
    shown: int
    helped: int
    not_helped: int


@dataclass(frozen=True, slots=True)
class Gap:
    """What members asked in vain."""

    words: str | None
    askers: int
    times: int
    reason: str
    """The name of the reason; empty where only the entry is known."""
    entry: str = ""
    """The refusal that was given; empty where none was written for it."""
    question: str = ""
    """The question of that refusal."""


@dataclass(frozen=True, slots=True)
class BriefingPoints:
    """A briefing, point by point, with what answers from it."""

    title: str
    date: str
    """The month it was published."""
    points: tuple[Covered, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """The days on which an entry must be looked at."""

    entry: str
    question: str
    review_by: date | None
    expires: date | None
    """From this day on it is no longer given."""
    used: int
    """How often it was shown."""

    @property
    def due(self) -> date | None:
        """The day that comes first; None where it has none."""
        return min((day for day in (self.review_by, self.expires) if day), default=None)

    def run_out(self, today: date) -> bool:
        """Return whether it is no longer given."""
        return self.expires is not None and self.expires <= today

    def overdue(self, today: date) -> bool:
        """Return whether it should have been looked at before today."""
        return self.run_out(today) or (self.review_by is not None and self.review_by < today)


@dataclass(frozen=True, slots=True)
class ReportData:
    """Everything that the page shows. The same values make the same page."""

    made: datetime
    today: date
    knowledge: str
    """The knowledge's digest."""
    weeks: tuple[Week, ...] = ()
    """One after another without a hole, the oldest first."""
    reasons: tuple[tuple[str, int], ...] = ()
    """Why questions were declined, the most frequent first."""
    answers: tuple[AnswerUse, ...] = ()
    """The most used first."""
    gaps: tuple[Gap, ...] = ()
    """The most frequent first."""
    briefings: tuple[BriefingPoints, ...] = ()
    reviews: tuple[Review, ...] = ()
    """What is due first, then what has no day."""
    readings: tuple[Reading, ...] = ()
    """The hardest to read first."""

    @property
    def asked(self) -> int:
        """All questions that were counted."""
        return sum(week.asked for week in self.weeks)

    def ended(self, ending: Ending) -> int:
        """Return how many questions ended in one way."""
        return sum(count for week in self.weeks for which, count in week.endings if which is ending)
