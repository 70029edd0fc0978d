"""Chooses what stands in a handout of answers, as much of it as fits its pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.answering.moves.saying import short_answer
from bot.answering.topic_names import in_groups
from bot.knowledge.markers import sentences
from bot.phrases import handouts as phrases
from bot.phrases.answering import SOURCE, citation
from bot.publishing.handouts.document import Block, Handout, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from bot.knowledge.values import Entry, Knowledge
    from bot.publishing.handouts.document import Setting


@dataclass(frozen=True, slots=True)
class Detail:
    """How much of the answers a handout gives."""

    most_quoted: int | None = None
    """Quotations of each paragraph, from the first; None for all that prove an answer."""
    whole_answers: bool = True
    most_unanswered: int = 12
    """Of the questions that the briefing does not answer."""


DETAILS: Final = (
    Detail(),
    Detail(most_quoted=2),
    Detail(most_quoted=2, most_unanswered=6),
    Detail(most_quoted=2, whole_answers=False, most_unanswered=6),
    Detail(most_quoted=1, whole_answers=False, most_unanswered=6),
    Detail(most_quoted=1, whole_answers=False, most_unanswered=3),
)
"""From all that there is to what fits two pages even of the largest topic."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The answers that somebody takes along."""

    title: str
    entries: tuple[Entry, ...]
    beside: tuple[Entry, ...] = ()
    """Answers that go with those, given in short."""


def of_topic(topic: str, at: Setting) -> Choice:
    """Choose all answers of a topic."""
    entries = [entry for _, entry in in_groups(topic, at.knowledge)]
    return Choice(at.say(phrases.TITLE, topic=topic), tuple(_shown(entries, at.today)))


def of_entries(entries: Sequence[Entry], at: Setting) -> Choice:
    """Choose answers; where it is one alone, the related ones go with it in short."""
    shown = tuple(_shown(entries, at.today))
    topics = {one.topic for one in shown}
    title = at.say(phrases.TITLE, topic=topics.pop()) if len(topics) == 1 else at.say(phrases.TITLE_CHOSEN)
    if len(shown) != 1:
        return Choice(title, shown)
    related = filter(None, map(at.knowledge.entries.get, dict.fromkeys(shown[0].see_also)))
    return Choice(title, shown, tuple(_shown(related, at.today)))


def handout_of(choice: Choice, at: Setting, detail: Detail = DETAILS[0]) -> Handout:
    """Write a handout: each answer with the exact words, then what the briefing does not say, and whom to ask.

    Args:
        choice: at least one answer.
        at: when, for whom and from which knowledge.
        detail: how much of each answer is given.
    """
    blocks = [Block(Kind.TEXT, at.say(phrases.OUR_WORDS))]
    if not detail.whole_answers:
        blocks.append(Block(Kind.TEXT, at.say(phrases.SHORTENED)))
    for entry in choice.entries:
        blocks += _answer(entry, at.knowledge, detail)
    if choice.beside:
        blocks.append(Block(Kind.SECTION, at.say(phrases.ALSO)))
        for entry in choice.beside:
            blocks += _answer(entry, at.knowledge, DETAILS[-1])
    blocks += _unanswered(choice.entries, at, detail.most_unanswered)
    briefings = dict.fromkeys(proof.briefing for entry in (*choice.entries, *choice.beside) for proof in entry.evidence)
    return finished(choice.title, blocks, briefings, at.say(phrases.WHOM_TO_ASK), at)


def finished(title: str, blocks: Sequence[Block], briefings: Iterable[str], whom: str, at: Setting) -> Handout:
    """Put blocks between a handout's head and its end: its source, how old that is, and whom to ask."""
    sources = list(filter(None, map(at.knowledge.briefings.get, briefings)))
    named = "; ".join(SOURCE.format(publisher=one.publisher, title=one.title, date=one.date) for one in sources)
    since = [Block(Kind.TEXT, at.say(phrases.SINCE, date=one.date)) for one in sources[:1]]
    end = (Block(Kind.SECTION, at.say(phrases.WHOM)), Block(Kind.TEXT, whom))
    made = at.say(phrases.MADE, day=at.say.day(at.today), edition=at.knowledge.digest)
    return Handout(title, named, (*since, *blocks, *end), made)


def _shown(entries: Iterable[Entry], today: date) -> Iterator[Entry]:
    return (one for one in entries if one.answers and not one.expired(today))


def _answer(entry: Entry, knowledge: Knowledge, detail: Detail) -> Iterator[Block]:
    text = entry.answer if detail.whole_answers else short_answer(entry)
    yield Block(Kind.QUESTION, entry.question)
    yield Block(Kind.TEXT, text)
    cited = {number for sentence in sentences(text) for _, number in sentence.cited}
    quotes: dict[str, list[str]] = {}
    for proof in entry.evidence:
        if proof.paragraph in cited:
            name = proof.paragraph if len(knowledge.briefings) == 1 else f"{proof.paragraph} ({proof.briefing})"
            quotes.setdefault(name, []).append(proof.quote)
    for name, some in quotes.items():
        yield Block(Kind.QUOTATION, citation(name, some[: detail.most_quoted]))


def _unanswered(entries: Sequence[Entry], at: Setting, most: int) -> Iterator[Block]:
    """Say which questions stand beside these answers without having one, so that nobody claims what is not said."""
    names = [entry.id for entry in entries]
    found = [one for one in at.knowledge.entries.values() if one.beside in names and not one.expired(at.today)]
    found.sort(key=lambda one: (names.index(one.beside), one.place))
    if found:
        yield Block(Kind.SECTION, at.say(phrases.NOT_SAID))
        yield from (Block(Kind.POINT, one.question) for one in found[:most])
    if len(found) > most:
        yield Block(Kind.POINT, at.say(phrases.NOT_SAID_MORE, count=len(found) - most))
