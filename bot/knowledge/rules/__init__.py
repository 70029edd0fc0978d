"""Holds the rules of content, which no format can: that every sentence is cited, every citation proved, and so on.

Each module holds one group of rules: the pages that explain its codes, the predicates that say whether something is
right, and the functions that make faults. Whoever checks a text before it becomes an entry asks the same predicates.
Rules that need the engine (does each wording still find its own answer?) are the exam's, in `bot.publishing.exam`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from bot.knowledge.diagnostics import Fault
from bot.knowledge.formats.kinds import ANSWERS, BRIEFING, DECLINES, QUESTIONS, VOCABULARY, FileKind
from bot.knowledge.rules import (
    citations,
    coverage,
    dates,
    evidence,
    figures,
    names,
    own_words,
    quotations,
    wordings,
)
from bot.knowledge.values import Entry, Knowledge

GROUPS: Final = (names, citations, evidence, quotations, dates, wordings, coverage, own_words, figures)
"""The modules of this room that explain codes."""


class Rule(NamedTuple):
    """A rule, and the kinds of files that must be readable before it may speak."""

    faults_of: Callable[[Knowledge], Iterator[Fault]]
    rests_on: tuple[FileKind, ...] = ()


def _each_entry(rule: Callable[[Entry, Knowledge], Iterator[Fault]], *rests_on: FileKind) -> Rule:
    """Make a rule for the whole knowledge out of one for an entry."""

    def faults_of(knowledge: Knowledge) -> Iterator[Fault]:
        for entry in knowledge.entries.values():
            yield from rule(entry, knowledge)

    return Rule(faults_of, rests_on)


_ALL_CITED = (ANSWERS, DECLINES, QUESTIONS, BRIEFING)

RULES: Final = (
    _each_entry(citations.sentences_have_markers),
    _each_entry(citations.brackets_are_markers),
    _each_entry(citations.markers_match_evidence),
    _each_entry(dates.dates_are_in_order),
    _each_entry(evidence.evidence_exists, BRIEFING),
    _each_entry(quotations.quotations_stand, BRIEFING),
    _each_entry(figures.figures_are_proved, BRIEFING),
    _each_entry(own_words.words_are_our_own, BRIEFING),
    _each_entry(names.see_also_exists, ANSWERS, DECLINES),
    _each_entry(names.concepts_exist, VOCABULARY),
    Rule(names.it_exists, (VOCABULARY,)),
    Rule(wordings.wordings_are_unique),
    Rule(names.golden_questions_name_what_exists, _ALL_CITED),
    Rule(coverage.paragraphs_are_cited, _ALL_CITED),
    Rule(coverage.points_are_cited, _ALL_CITED),
    Rule(coverage.answers_are_asked_for, _ALL_CITED),
    Rule(coverage.answers_name_a_subject, (ANSWERS, VOCABULARY)),
)
"""Every rule that `check_content` asks."""


def check_content(knowledge: Knowledge, spoiled: frozenset[FileKind] = frozenset()) -> list[Fault]:
    """Return every fault of content.

    Args:
        knowledge: what could be read.
        spoiled: kinds of files of which something could not be read. Rules that rest on them stay silent, because they
            would only repeat what broke.
    """
    return [fault for rule in RULES if spoiled.isdisjoint(rule.rests_on) for fault in rule.faults_of(knowledge)]
