"""The rules of content: each a small function from Knowledge to its faults.

They hold what no format can: that every sentence is cited, that every citation is proved by words of the paragraph,
that every name leads somewhere. Rules that need the engine (does each golden question still find its answer?) are the
exam's, in `bot.publishing.exam`.
"""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from bot.knowledge.diagnostics import Fault, fault_at, nearest
from bot.knowledge.markers import sentences
from bot.knowledge.quotations import MOST_WORDS, occurs, word_count
from bot.knowledge.values import Briefing, DeclineReason, Entry, Knowledge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


SHORT = 60
"""Characters of a text that a message repeats."""


def check_content(knowledge: Knowledge) -> list[Fault]:
    """Every fault of content, from all rules."""
    faults: list[Fault] = []
    for entry in knowledge.entries.values():
        for rule in (
            sentences_without_marker,
            evidence_against_markers,
            evidence_against_briefing,
            see_also_resolves,
            dates_in_order,
        ):
            faults += rule(entry, knowledge)
    return [
        *faults,
        *repeated_wordings(knowledge),
        *golden_questions_resolve(knowledge),
        *uncited_paragraphs(knowledge),
    ]


def unique_ids(briefings: Sequence[Briefing], entries: Sequence[Entry]) -> Iterator[Fault]:
    """A name belongs to one entry or briefing only; a second would replace the first silently."""
    seen: dict[str, str] = {}
    for name in [one.id for one in briefings] + [one.id for one in entries]:
        if name in seen:
            first = getattr(seen[name], "position", None)
            where = f" in {first.file}, line {first.line}" if first else ""
            yield fault_at(name, "KB301", f"the id `{name}` is used twice", why=f"It stands{where} already.")
        seen.setdefault(name, name)


def sentences_without_marker(entry: Entry, knowledge: Knowledge) -> Iterator[Fault]:
    """Every sentence of an answer carries the paragraph it rests on."""
    if not entry.answers:
        return
    for sentence in sentences(entry.answer):
        if sentence.needs_marker and not sentence.cited:
            yield fault_at(
                entry.answer,
                "KB302",
                "a sentence without its paragraph",
                why=f"“{_short(sentence.words)}” is followed by no marker such as [10]. "
                "If the briefing does not say it, the answer must not say it either.",
            )
    _ = knowledge


def evidence_against_markers(entry: Entry, knowledge: Knowledge) -> Iterator[Fault]:
    """Markers and evidence name the same paragraphs."""
    default = _default_briefing(knowledge)
    marked = {(briefing or default, paragraph) for one in sentences(entry.answer) for briefing, paragraph in one.cited}
    proved = {(one.briefing, one.paragraph) for one in entry.evidence}
    for _, paragraph in sorted(marked - proved):
        yield fault_at(
            entry.answer,
            "KB303",
            f"the marker [{paragraph}] has no evidence",
            why=f"Each paragraph that is cited needs a quotation under `evidence`; {paragraph} has none.",
        )
    for one in entry.evidence:
        if (one.briefing, one.paragraph) not in marked:
            yield fault_at(
                one.paragraph,
                "KB304",
                f"evidence from paragraph {one.paragraph}, which no sentence cites",
                why=f"No sentence of the answer is followed by [{one.paragraph}].",
            )


def evidence_against_briefing(entry: Entry, knowledge: Knowledge) -> Iterator[Fault]:
    """Evidence names a paragraph and point that exist, and its quotation stands there word for word."""
    for one in entry.evidence:
        briefing = knowledge.briefings.get(one.briefing)
        if briefing is None:
            yield fault_at(
                one.briefing,
                "KB305",
                f"there is no briefing `{one.briefing}`",
                why=f"The briefings are: {', '.join(knowledge.briefings)}.",
            )
            continue
        paragraph = briefing.paragraphs.get(one.paragraph)
        if paragraph is None:
            yield fault_at(
                one.paragraph,
                "KB306",
                f"{briefing.title} has no paragraph {one.paragraph}",
                why=f"Its paragraphs are: {', '.join(briefing.paragraphs)}.",
            )
            continue
        if one.point and one.point not in paragraph.points:
            yield fault_at(
                one.point,
                "KB307",
                f"paragraph {one.paragraph} has no point {one.point}",
                why=f"Its points are: {', '.join(paragraph.points)}.",
            )
        if (words := word_count(one.quote)) > MOST_WORDS:
            yield fault_at(
                one.quote,
                "KB308",
                f"the quotation has {words} words",
                why=f"The briefing is the Union's: at most {MOST_WORDS} words of it are quoted.",
            )
        if briefing.full_text and not occurs(one.quote, briefing.full_text.get(one.paragraph, "")):
            elsewhere = [number for number, text in briefing.full_text.items() if occurs(one.quote, text)]
            yield fault_at(
                one.quote,
                "KB309",
                f"these words do not stand in paragraph {one.paragraph}",
                why=f"They stand in paragraph {', '.join(elsewhere)}."
                if elsewhere
                else "A quotation repeats the briefing letter by letter.",
                mend=f"paragraph: {elsewhere[0]}" if len(elsewhere) == 1 else "",
            )


def see_also_resolves(entry: Entry, knowledge: Knowledge) -> Iterator[Fault]:
    """A related question leads to an entry."""
    for name in entry.see_also:
        if name not in knowledge.entries:
            close = nearest(name, knowledge.entries)
            yield fault_at(name, "KB310", f"there is no entry `{name}`", mend=close)


def dates_in_order(entry: Entry, knowledge: Knowledge) -> Iterator[Fault]:
    """`reviewed`, `review_by` and `expires` stand in this order in time."""
    _ = knowledge
    dates = {"reviewed": entry.reviewed, "review_by": entry.review_by, "expires": entry.expires}
    for (earlier, first), (later, second) in combinations(dates.items(), 2):
        if first and second and second < first:
            why = f"{second} comes before {first}."
            yield fault_at(entry.id, "KB311", f"`{later}` is earlier than `{earlier}`", why=why)


def repeated_wordings(knowledge: Knowledge) -> Iterator[Fault]:
    """No wording stands twice, in one entry or two: two answers cannot both be the one for it."""
    owners: dict[str, str] = {}
    for entry in knowledge.entries.values():
        for wording in entry.phrasings:
            letters = " ".join(re.findall(r"\w+", wording.lower()))
            if letters in owners:
                yield fault_at(
                    wording,
                    "KB312",
                    f"“{_short(wording)}” stands twice",
                    why=f"The entry `{owners[letters]}` has it already.",
                )
            owners.setdefault(letters, entry.id)


def golden_questions_resolve(knowledge: Knowledge) -> Iterator[Fault]:
    """A golden question names entries and reasons that exist."""
    for question in knowledge.questions:
        for name in question.entries:
            if name not in knowledge.entries:
                yield fault_at(name, "KB310", f"there is no entry `{name}`", mend=nearest(name, knowledge.entries))
        if question.reason and question.reason not in tuple(DeclineReason):
            yield fault_at(
                question.reason,
                "KB313",
                f"`{question.reason}` is not a reason for declining",
                why=f"The reasons are: {', '.join(DeclineReason)}, or any.",
            )


def uncited_paragraphs(knowledge: Knowledge) -> Iterator[Fault]:
    """Every paragraph is the first citation of some answer: nothing in the briefing is out of a member's reach."""
    first = {one.main_source for one in knowledge.entries.values() if one.answers}
    for briefing in knowledge.briefings.values():
        for number, paragraph in briefing.paragraphs.items():
            if (briefing.id, number) not in first:
                yield fault_at(
                    paragraph.summary,
                    "KB314",
                    f"no answer cites paragraph {number} first",
                    why="A member who asks about it would be turned away.",
                )


def _default_briefing(knowledge: Knowledge) -> str:
    return next(iter(knowledge.briefings), "")


def _short(text: str) -> str:
    return text if len(text) <= SHORT else f"{text[: SHORT - 1]}…"
