"""The knowledge that is served, spoiled in memory: nothing in it can be changed unseen."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.knowledge.folder import inspect_knowledge
from bot.knowledge.rules import citations, figures, quotations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bot.knowledge.values import Entry, Knowledge

MARKER = re.compile(r"\s*\[(?:[a-z0-9-]+:)?([0-9][0-9a-zA-Z.]*)\]")
MARKERS = re.compile(r"(?:\s*\[[0-9a-z.:-]+\])+")
WORD = re.compile(r"\w+")
FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


@pytest.fixture
def with_text(knowledge_with_text: Path) -> Knowledge:
    """The real knowledge beside the briefing's own words, as far as it can be read."""
    return inspect_knowledge(knowledge_with_text).knowledge


def quotations_changed(entry: Entry, change: Callable[[str], str]) -> Iterator[tuple[str, Entry]]:
    """The entry once for each word of its quotations, with that word changed, and the changed quotation."""
    for at, one in enumerate(entry.evidence):
        for word in WORD.finditer(one.quote):
            quote = one.quote[: word.start()] + change(word[0]) + one.quote[word.end() :]
            changed = (*entry.evidence[:at], replace(one, quote=quote), *entry.evidence[at + 1 :])
            yield quote, replace(entry, evidence=changed)


def without(entry: Entry, found: re.Match[str]) -> Entry:
    """The entry without a part of its answer."""
    return replace(entry, answer=entry.answer[: found.start()] + entry.answer[found.end() :])


def unproved(entry: Entry, knowledge: Knowledge) -> bool:
    """Whether the rules of markers find fault with the entry."""
    return bool(
        [*citations.sentences_have_markers(entry, knowledge), *citations.markers_match_evidence(entry, knowledge)]
    )


def figures_changed(entry: Entry, more: int) -> Iterator[Entry]:
    """The entry once for each figure of its answer, raised by `more`."""
    hidden = MARKERS.sub(lambda found: "_" * len(found[0]), entry.answer)
    for found in FIGURE.finditer(hidden):
        figure = str(int(re.sub(r"\D", "", found[0])) + more)
        yield replace(entry, answer=entry.answer[: found.start()] + figure + entry.answer[found.end() :])


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda _: "saucer", id="another-word"),
        pytest.param(lambda word: f"{word}x", id="a-letter-more"),
        pytest.param(lambda word: word.swapcase() if word.swapcase() != word else f"{word}0", id="another-case"),
    ],
)
def test_no_word_of_any_quotation_can_change_unseen(with_text: Knowledge, change: Callable[[str], str]) -> None:
    """A quotation is the publisher's own words, every one of them."""
    tried, unseen = 0, []
    for entry in with_text.entries.values():
        for quote, changed in quotations_changed(entry, change):
            tried += 1
            if "KB309" not in {one.code for one in quotations.quotations_stand(changed, with_text)}:
                unseen.append(quote)

    assert [] == unseen
    assert tried > 500


def test_every_quotation_of_the_knowledge_is_tried(with_text: Knowledge) -> None:
    """More than two hundred quotations stand behind the answers, and none is empty."""
    quotes = [one.quote for entry in with_text.entries.values() for one in entry.evidence]

    assert all(WORD.search(quote) for quote in quotes)
    assert len(quotes) > 200


def test_no_sentence_can_lose_its_markers_unseen(with_text: Knowledge) -> None:
    """Every sentence stands with its paragraph or not at all."""
    mutants = [
        without(entry, found)
        for entry in with_text.entries.values()
        if entry.answers
        for found in MARKERS.finditer(entry.answer)
    ]

    assert [] == [one.answer for one in mutants if not unproved(one, with_text)]
    assert len(mutants) > 150


def test_no_single_marker_can_be_lost_unseen(with_text: Knowledge) -> None:
    """Not one marker of any entry is there in vain: without it a sentence or a proof stands alone."""
    mutants = [without(entry, found) for entry in with_text.entries.values() for found in MARKER.finditer(entry.answer)]

    assert [] == [one.answer for one in mutants if not unproved(one, with_text)]
    assert len(mutants) >= 200


def test_no_answer_can_lose_all_its_markers_unseen(with_text: Knowledge) -> None:
    """An answer without any paragraph is told once for every piece of evidence and never served."""
    for entry in with_text.entries.values():
        bare = replace(entry, answer=MARKERS.sub("", entry.answer))

        assert len(entry.evidence) == len(list(citations.markers_match_evidence(bare, with_text)))


@pytest.mark.usefixtures("briefing_text")  # how often a figure may stand is told by the Union's own text alone
@pytest.mark.parametrize("more", [1, 1_000_000])
def test_no_figure_can_change_unseen(with_text: Knowledge, more: int) -> None:
    """Every figure of every answer is the briefing's own, where it stands."""
    mutants = [
        mutant for entry in with_text.entries.values() if entry.answers for mutant in figures_changed(entry, more)
    ]

    assert [] == [one.answer for one in mutants if not list(figures.figures_are_proved(one, with_text))]
    assert len(mutants) > 20
