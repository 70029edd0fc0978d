"""Holds the rules of content, which no format can: that every sentence is cited, every citation proved, and so on.

Each module holds one group of rules: the pages that explain its codes, the predicates that say whether something is
right, and the functions that make faults. Whoever checks a text before it becomes an entry asks the same predicates.
Rules that need the engine (does each wording still find its own answer?) are the exam's, in `bot.publishing.exam`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from bot.knowledge.diagnostics import Fault
from bot.knowledge.formats.kinds import ANSWERS, BRIEFING, CONVERSATION, DECLINES, QUESTIONS, VOCABULARY, FileKind
from bot.knowledge.rules import (
    citations,
    conversation,
    coverage,
    dates,
    evidence,
    figures,
    leftovers,
    meaning,
    names,
    own_words,
    quotations,
    vocabulary,
    wordings,
)
from bot.knowledge.values import Entry, Knowledge

GROUPS: Final = (
    names,
    citations,
    evidence,
    quotations,
    dates,
    wordings,
    coverage,
    own_words,
    figures,
    conversation,
    leftovers,
    vocabulary,
    *meaning.GROUPS,
)
"""The modules of this room that explain codes."""


class Rule(NamedTuple):
    """A rule, and the kinds of files that must be readable before it may speak."""

    faults_of: Callable[[Knowledge], Iterator[Fault]]
    rests_on: tuple[FileKind, ...] = ()


_EntryRule = Callable[[Entry, Knowledge], Iterator[Fault]]


def _each_entry(rule: _EntryRule, *rests_on: FileKind) -> Rule:
    """Make a rule for the whole knowledge out of one for an entry.

    An entry that is withheld may have lost its proof: that is why nobody is shown it.
    """

    def faults_of(knowledge: Knowledge) -> Iterator[Fault]:
        for entry in knowledge.entries.values():
            for fault in rule(entry, knowledge):
                yield replace(fault, warning=True) if entry.withheld and BRIEFING in rests_on else fault

    return Rule(faults_of, rests_on)


_ALL_CITED = (ANSWERS, DECLINES, QUESTIONS, BRIEFING)

_AGAINST_BRIEFING: Final[tuple[_EntryRule, ...]] = (
    evidence.evidence_exists,
    quotations.quotations_stand,
    figures.figures_are_proved,
    meaning.sentences_agree_with_their_proofs,
    meaning.quotations_fit_their_paragraphs,
    own_words.words_are_our_own,
)
"""The rules that hold an entry against the briefing."""

RULES: Final = (
    _each_entry(citations.sentences_have_markers),
    _each_entry(citations.brackets_are_markers),
    _each_entry(citations.markers_match_evidence),
    _each_entry(dates.dates_are_in_order),
    _each_entry(dates.dates_can_be_meant),
    Rule(dates.reviews_are_spread),
    _each_entry(evidence.proofs_differ),
    _each_entry(leftovers.wordings_name_nobody),
    Rule(leftovers.nothing_is_left_over),
    Rule(vocabulary.vocabulary_turns_nobody_away, (ANSWERS, VOCABULARY)),
    Rule(vocabulary.signposts_are_for_need, (ANSWERS,)),
    *(_each_entry(rule, BRIEFING) for rule in _AGAINST_BRIEFING),
    Rule(own_words.briefings_are_filled_in, (BRIEFING,)),
    _each_entry(names.see_also_exists, ANSWERS, DECLINES),
    _each_entry(names.groups_exist),
    _each_entry(names.concepts_exist, VOCABULARY),
    Rule(names.it_exists, (VOCABULARY,)),
    Rule(wordings.wordings_are_unique),
    Rule(conversation.conversation_is_sound, (CONVERSATION,)),
    Rule(citations.summaries_are_cited, (BRIEFING,)),
    Rule(names.golden_questions_name_what_exists, _ALL_CITED),
    Rule(coverage.paragraphs_are_cited, _ALL_CITED),
    Rule(coverage.points_are_cited, _ALL_CITED),
    Rule(coverage.answers_are_asked_for, _ALL_CITED),
    Rule(coverage.answers_name_a_subject, (ANSWERS, VOCABULARY)),
)
"""Every rule that `check_content` asks."""


def against_briefing(entry: Entry, knowledge: Knowledge) -> list[Fault]:
    """Return the errors of an entry when it is held against the briefing, withheld or not."""
    return [fault for rule in _AGAINST_BRIEFING for fault in rule(entry, knowledge) if not fault.warning]


def check_content(knowledge: Knowledge, spoiled: frozenset[FileKind] = frozenset()) -> list[Fault]:
    """Return every fault of content.

    Args:
        knowledge: what could be read.
        spoiled: kinds of files of which something could not be read. Rules that rest on them stay silent, because they
            would only repeat what broke.
    """
    return [fault for rule in RULES if spoiled.isdisjoint(rule.rests_on) for fault in rule.faults_of(knowledge)]
