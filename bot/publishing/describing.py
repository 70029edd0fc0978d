"""Puts an assessment into words: what changes, and what becomes of questions. For every surface alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.phrases import changes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.knowledge.values import Knowledge
    from bot.publishing.assessing import Assessment
    from bot.publishing.comparing_outcomes import Led, Moved


def change_lines(assessment: Assessment) -> list[str]:
    """Return what changes, a line each; where all of it is in one entry, whose question stands above it, only what."""
    lines = list(assessment.changes)
    starts = {line.partition("”: ")[0] for line in lines}
    inside = changes.IN_ENTRY.partition("{")[0]
    if len(starts) > 1 or not all(line.startswith(inside) and "”: " in line for line in lines):
        return lines
    bare = [line.partition("”: ")[2] for line in lines]
    return [f"{line[:1].upper()}{line[1:]}" for line in bare]


def exam_lines(assessment: Assessment, knowledge: Knowledge) -> list[str]:
    """Return what becomes of questions: first in sum, then one by one, the worse ones first."""
    count = assessment.moved_count
    said = changes.NONE_MOVED if not count else changes.ONE_MOVED if count == 1 else changes.SOME_MOVED
    lines = [said.format(moved=f"{count:,}", asked=f"{assessment.asked:,}")]
    if assessment.gaps:
        lines.append(changes.GAPS_CLOSED.format(closed=assessment.gaps_closed, all=assessment.gaps))
    return [*lines, *(moved_line(one, knowledge) for one in assessment.moved)]


def moved_line(moved: Moved, knowledge: Knowledge) -> str:
    """Say where a question led and where it leads now."""
    template = changes.MOVED_WORSE if moved.worse else changes.MOVED
    before, after = led_in_words(moved.before, knowledge), led_in_words(moved.after, knowledge)
    return template.format(question=moved.question, before=before, after=after)


def led_in_words(led: Led, knowledge: Knowledge) -> str:
    """Say where a question leads: to which answer, or that it is asked back or declined."""
    names = [
        f"“{knowledge.entries[name].question}”" if name in knowledge.entries else changes.REASONS.get(name, name)
        for name in led.to.split(", ")
    ]
    template: Mapping[str, str] = {
        "answered": changes.LED_ANSWERED,
        "unsure": changes.LED_UNSURE,
        "declined": changes.LED_DECLINED,
    }
    to = ", ".join(filter(None, names))
    if led.outcome in template:
        return template[led.outcome].format(to=to)
    return changes.LED_SEVERAL.format(outcome=led.outcome, to=to)
