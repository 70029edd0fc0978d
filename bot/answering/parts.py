"""Puts decisions into words: the parts of a reply."""

from __future__ import annotations

from collections.abc import Iterable

from bot.answering.decision import Decision
from bot.answering.reply import Citation, Outcome, Part, Suggestion
from bot.knowledge.values import DeclineReason, Entry, Evidence
from bot.phrases import answering as phrases


def part_of(question: str, decision: Decision) -> Part:
    """A decision in words."""
    entry = decision.entry
    text, next_step = (entry.answer, entry.next_step) if entry else ("", "")
    evidence = entry.evidence if entry and decision.reason is not DeclineReason.OUT_OF_DATE else ()
    if decision.outcome is Outcome.UNSURE:
        text = phrases.UNSURE if len(decision.suggested) > 1 else phrases.UNSURE_ONE
    elif decision.reason and (not entry or entry.answers):
        text, next_step = phrases.DECLINED[decision.reason]
        if entry and entry.withheld:
            text = phrases.WITHHELD.format(reason=entry.withheld)
    return Part(
        question=question,
        outcome=decision.outcome,
        reason=decision.reason,
        entry=entry.id if entry else None,
        score=decision.score,
        text=text,
        citations=cited(evidence),
        suggestions=suggested(decision.suggested),
        next_step=next_step,
    )


def without_repetition(parts: list[Part]) -> list[Part]:
    """Parts with the same answer once only: a member who asks the same in two ways wants one answer."""
    kept: dict[str | int, Part] = {}
    for number, part in enumerate(parts):
        kept.setdefault(part.entry or number, part)
    return list(kept.values())


def cited(evidence: Iterable[Evidence]) -> tuple[Citation, ...]:
    """What proves an answer, as a reply has it."""
    return tuple(Citation(one.briefing, one.paragraph, one.quote) for one in evidence)


def suggested(entries: Iterable[Entry]) -> tuple[Suggestion, ...]:
    """Entries that are offered, as a reply has them."""
    return tuple(Suggestion(one.id, one.question, one.paragraphs) for one in entries)
