"""Defines what the bot knows, as frozen values. Nothing here reads a file or decides anything."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

LARGEST = 1024 * 1024
"""Bytes of a knowledge file; no file that people wrote is larger."""


class DeclineReason(StrEnum):
    """Why a question gets no answer: a closed list, and a contract with programs that read our JSON."""

    OUTSIDE_THE_BRIEFING = "outside-the-briefing"
    """The briefing says nothing on it."""
    ONLY_REFERRED_TO = "only-referred-to"
    """The briefing names a document and does not repeat what stands in it."""
    PERSONAL_CASE = "personal-case"
    """Somebody has to look at this member's own case: an officer."""
    SMALL_TALK = "small-talk"
    """A greeting or thanks, as version 0.1 had it: old buttons name it. It is a move (`Move.GREET`) now."""
    NOT_A_QUESTION = "not-a-question"
    """Nothing in the message is a word the bot could look for."""
    NOT_UNDERSTOOD = "not-understood"
    """It may be in our subject, and no entry fits well enough to be trusted."""
    TOO_LONG = "too-long"
    """The message is longer than the bot reads."""
    OUT_OF_DATE = "out-of-date"
    """An answer exists, and its date has passed."""


class Move(StrEnum):
    """What a message does in a conversation, where it asks nothing of the briefing: a closed list, and a contract."""

    REPEAT = "repeat"
    SHORTER = "shorter"
    SOURCES = "sources"
    REASON = "reason"
    CERTAINTY = "certainty"
    MORE = "more"
    CHOOSE = "choose"
    REJECT = "reject"
    GREET = "greet"
    THANK = "thank"
    BYE = "bye"
    HELP = "help"
    TOPICS = "topics"
    SUMMARY = "summary"
    PARAGRAPH = "paragraph"
    NO_PARAGRAPH = "no-paragraph"
    PASSAGE = "passage"
    BOT = "bot"
    PRIVACY = "privacy"
    HUMAN = "human"
    DATE = "date"
    TRUST = "trust"
    UPSET = "upset"
    LANGUAGE = "language"


UNWORDED_MOVES = frozenset({Move.PARAGRAPH, Move.NO_PARAGRAPH, Move.PASSAGE, Move.LANGUAGE})
"""Moves that are told by numbers, by the briefing's own words or by the words of a language, not by wordings."""
LEANING_MOVES = frozenset(
    [Move.REPEAT, Move.SHORTER, Move.SOURCES, Move.REASON, Move.CERTAINTY, Move.MORE, Move.CHOOSE, Move.REJECT]
)
"""Moves that lean on what was just said."""
WRITTEN_REASONS = (DeclineReason.OUTSIDE_THE_BRIEFING, DeclineReason.ONLY_REFERRED_TO, DeclineReason.PERSONAL_CASE)
"""The reasons an officer may give in a declines file; the others are the engine's own."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered paragraph of a briefing."""

    number: str
    section: str
    summary: str
    """What it says, in our own words."""
    points: Mapping[str, str]
    """Its bullets and unnumbered advice in our own words, by letter."""
    checklists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Letters of points that members can tick off, by the heading of each list."""
    actions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Letters of points that ask somebody to do something, by who that is."""

    @property
    def our_words(self) -> str:
        """Everything we say of it: the summary and its points."""
        return " ".join([self.summary, *self.points.values()])


@dataclass(frozen=True, slots=True)
class Briefing:
    """A document the answers rest on."""

    id: str
    title: str
    publisher: str
    date: str
    """The month it was published, as members would say it."""
    paragraphs: Mapping[str, Paragraph]
    full_text: Mapping[str, str] = field(default_factory=dict)
    """The publisher's own words by paragraph number; empty where the division has not imported them."""
    in_short: str = ""
    """All of it in a few cited sentences of ours; empty where nobody has written them."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of a paragraph that prove what an answer says."""

    briefing: str
    paragraph: str
    point: str
    """The letter of the point, or an empty string for the paragraph as a whole."""
    quote: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A question members ask, and what may be said to it: an answer, or why there is none."""

    id: str
    topic: str
    question: str
    wordings: tuple[str, ...]
    """Other ways in which members ask the same."""
    answer: str
    """The answer, or the words of the refusal; each sentence followed by its `[n]` markers."""
    evidence: tuple[Evidence, ...]
    """The first one is the main paragraph."""
    see_also: tuple[str, ...] = ()
    reviewed: date | None = None
    review_by: date | None = None
    expires: date | None = None
    reason: DeclineReason | None = None
    """Why there is no answer; None for an entry that answers."""
    next_step: str = ""
    """What a member can do instead, where there is no answer."""
    beside: str = ""
    """The answer that this refusal stands beside: close to it in words, and not answered by it."""
    needs: tuple[str, ...] = ()
    """Concepts of which the question must have one, or this entry is no candidate; empty where any will do."""
    not_with: tuple[str, ...] = ()
    """Concepts of which the question must have none, or this entry is no candidate."""
    withheld: str = ""
    """Why officers withhold it for the moment, as members read it: by its file, or while the bot runs."""
    short: str = ""
    """The answer in one cited sentence; empty where its first sentence will do."""
    because: str = ""
    """The reason that the briefing gives for it, cited; empty where it gives none, or nobody has written it."""
    reads_as: str = ""
    """Why it is right though it reads otherwise than its proofs; empty where it reads as they do."""
    group: str = ""
    """The heading under which it stands in its topic; empty where it stands under none."""
    place: int = field(default=0, compare=False)
    """How many entries stand before it in its file."""

    @property
    def texts(self) -> tuple[str, ...]:
        """All that it says: the answer, and where they were written the short answer and the reason."""
        return tuple(filter(None, (self.answer, self.short, self.because)))

    @property
    def answers(self) -> bool:
        """Whether this entry answers, rather than says why nothing can."""
        return self.reason is None

    @property
    def phrasings(self) -> tuple[str, ...]:
        """The question and its other wordings."""
        return (self.question, *self.wordings)

    @property
    def main_source(self) -> tuple[str, str]:
        """The briefing and paragraph cited first; both empty where nothing is cited."""
        return (self.evidence[0].briefing, self.evidence[0].paragraph) if self.evidence else ("", "")

    def expired(self, today: date) -> bool:
        """Return whether its answer must be withheld by now."""
        return bool(self.withheld) or (self.expires is not None and self.expires <= today)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The numbers of the paragraphs it rests on, the main one first, each once."""
        return tuple(dict.fromkeys(proof.paragraph for proof in self.evidence))


class ConceptKind(StrEnum):
    """What part a concept plays in a question."""

    SUBJECT = "subject"
    """What is asked about: a learning walk, targets, paperwork."""
    ASPECT = "aspect"
    """What is asked of it: compulsion, who decides, stress."""
    DETAIL = "detail"
    """An aspect that must be matched or nothing may be answered: how many, how long, where, in which year."""
    FOREIGN = "foreign"
    """A sign that the question is not ours: broadband, or orders to the bot."""


@dataclass(frozen=True, slots=True)
class Concept:
    """Words that mean the same to members."""

    name: str
    kind: ConceptKind
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of members for things, short forms, and words that say nothing."""

    concepts: tuple[Concept, ...] = ()
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    """Short forms and the words they stand for."""
    ignored: frozenset[str] = frozenset()
    """Words that say nothing about what is asked."""
    small_talk: frozenset[str] = frozenset()
    """Words of greeting and thanks."""
    it_means: str = ""
    """The concept that "it" stands for where nothing was said before; none where empty."""
    glossary: Mapping[str, str] = field(default_factory=dict)
    """Words of the trade, each explained in a sentence or two."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """What members say around their questions. Its lines are expressions (`bot.knowledge.expressions`)."""

    parts: Mapping[str, str] = field(default_factory=dict)
    """Expressions with a name, for use in others."""
    moves: Mapping[Move, tuple[str, ...]] = field(default_factory=dict)
    questions: tuple[str, ...] = ()
    """Questions that look like a move and are none."""
    around: tuple[str, ...] = ()
    """What may stand before or after a move, and changes nothing."""
    openers: tuple[str, ...] = ()
    """Courtesies and announcements before a question."""
    closers: tuple[str, ...] = ()
    """Courtesies after a question."""
    languages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Everyday words of other languages, by the language's name."""


@dataclass(frozen=True, slots=True)
class Signpost:
    """People to turn to in an urgent matter, shown before any answer."""

    id: str
    words: tuple[str, ...]
    """What members say when they are in it."""
    reply: str
    next_step: str
    """Whom to turn to."""
    alone: bool = False
    """Whether nothing else is said with it: no answer, no refusal, only that there are people."""


@dataclass(frozen=True, slots=True)
class GoldenQuestion:
    """A question with its right reply, kept beside the answers: the exam of every change."""

    turns: tuple[str, ...]
    """The messages of the conversation; the reply to the last one counts."""
    entries: tuple[str, ...]
    """The entries that must answer, one for each part; empty where the question must be declined."""
    reason: str
    """The reason it must be declined for; empty where any will do, or where it must be answered."""
    move: Move | None = None
    """The move that it must be taken for; None for a question."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything the bot knows at one moment. Swapped whole, never changed."""

    briefings: Mapping[str, Briefing]
    entries: Mapping[str, Entry]
    vocabulary: Vocabulary
    questions: tuple[GoldenQuestion, ...] = ()
    signposts: tuple[Signpost, ...] = ()
    """The more urgent first."""
    conversation: Conversation = field(default_factory=Conversation)
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The headings of a topic's questions in the order of reading, by the topic; none for one that is a single list."""
    digest: str = ""
    """The start of the SHA-256 of all files, so that a reply can be traced to its knowledge."""

    @property
    def only_briefing(self) -> str:
        """The name of the briefing, where there is only one; empty where each has to be named."""
        return next(iter(self.briefings)) if len(self.briefings) == 1 else ""
