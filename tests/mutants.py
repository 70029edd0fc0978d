"""Slips made into answers that are right, by kind: what a checker of knowledge should tell of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, permutations
from typing import Final

from bot.knowledge.markers import sentences
from bot.knowledge.rules import citations, evidence, figures, meaning, quotations
from bot.knowledge.values import Entry, Knowledge

Slips = Callable[[str], Iterator[str]]

_MARKERS = re.compile(r"(?:\s*\[[^\]]*\])+")
_LOST = re.compile(r"\b(?:not|never) |(?<=can)not\b|(?<=\b(?:has|had)) no\b", re.IGNORECASE)
_GAINED = re.compile(r"\b(?:are|is|was|were|has|have|had|should|must|may|can)\b(?! not)(?!not)", re.IGNORECASE)
_MODALS: Final = (("should", "must", "may"),)
_SHARES: Final = (("some", "most", "all"), ("many", "few"), ("a large majority of", "a minority of"))
_ACTORS: Final = (
    ("divisions", "local authorities", "heads", "teachers", "governors"),
    ("head teachers", "local authorities", "divisions", "classroom teachers"),
    ("staff", "governors", "pupils"),
)
_DIRECTIONS: Final = (
    ("under", "over"),
    ("below", "above"),
    ("more", "less"),
    ("heavier", "lighter"),
    ("narrows", "widens"),
    ("narrower", "wider"),
    ("increase", "decrease"),
    ("increased", "decreased"),
    ("fewer", "more"),
    ("targets up", "targets down"),
    ("hardly any", "much"),
    ("very small", "very large"),
    ("lower", "higher"),
    ("short-term", "long-term"),
    ("worse", "better"),
    ("harms", "helps"),
    ("good", "bad"),
    ("useful", "useless"),
)


def _swapped(groups: Sequence[Sequence[str]]) -> Slips:
    """The slip that puts each of some words in turn for each other of its group."""

    def slips(text: str) -> Iterator[str]:
        for group in groups:
            for word, other in permutations(group, 2):
                for found in re.finditer(rf"\b{word}\b", text, re.IGNORECASE):
                    put = other.capitalize() if found[0][0].isupper() else other
                    yield text[: found.start()] + put + text[found.end() :]

    return slips


def _without_not(text: str) -> Iterator[str]:
    for found in _LOST.finditer(text):
        yield text[: found.start()] + text[found.end() :]


def _with_not(text: str) -> Iterator[str]:
    for found in _GAINED.finditer(text):
        yield text[: found.end()] + " not" + text[found.end() :]


def _other_figures(text: str) -> Iterator[str]:
    hidden = _MARKERS.sub(lambda found: "_" * len(found[0]), text)
    for found in re.finditer(r"\d+(?:,\d{3})*", hidden):
        figure = int(found[0].replace(",", ""))
        yield text[: found.start()] + str(figure + 1) + text[found.end() :]
        if figure < 90:
            yield text[: found.start()] + ("ninety-five" if figure > 12 else "fifteen") + text[found.end() :]


def _in_answers(slips: Slips) -> Callable[[Knowledge], Iterator[Entry]]:
    def mutants(knowledge: Knowledge) -> Iterator[Entry]:
        for entry in knowledge.entries.values():
            if entry.answers:
                for text in slips(entry.answer):
                    yield replace(entry, answer=text)

    return mutants


def _sentences_exchanged(knowledge: Knowledge) -> Iterator[Entry]:
    """An answer with the first sentence of another one about the same paragraph in place of its own."""
    answers = [entry for entry in knowledge.entries.values() if entry.answers]
    for entry in answers:
        own = sentences(entry.answer)[0]
        for other in answers:
            put = sentences(other.answer)[0]
            if other is not entry and put.cited == own.cited:
                rest = entry.answer[len(own.words) :]
                yield replace(entry, answer=put.words + rest)


def _numbers_exchanged(knowledge: Knowledge) -> Iterator[Entry]:
    """An answer whose paragraphs, in markers and proofs alike, are those of its neighbour."""
    answers = [entry for entry in knowledge.entries.values() if entry.answers]
    for entry, other in pairwise(answers):
        mine, theirs = entry.evidence[0].paragraph, other.evidence[0].paragraph
        if mine != theirs:
            proofs = tuple(
                replace(one, paragraph=theirs, point="") if one.paragraph == mine else one for one in entry.evidence
            )
            yield replace(entry, answer=entry.answer.replace(f"[{mine}]", f"[{theirs}]"), evidence=proofs)


KINDS: Final[dict[str, Callable[[Knowledge], Iterator[Entry]]]] = {
    "a “not” lost": _in_answers(_without_not),
    "a “not” come in": _in_answers(_with_not),
    "should, must and may exchanged": _in_answers(_swapped(_MODALS)),
    "some, most, all and many exchanged": _in_answers(_swapped(_SHARES)),
    "who does it exchanged": _in_answers(_swapped(_ACTORS)),
    "the other direction": _in_answers(_swapped(_DIRECTIONS)),
    "another figure": _in_answers(_other_figures),
    "the sentence of another answer": _sentences_exchanged,
    "the number of another paragraph": _numbers_exchanged,
}
"""Each kind of slip, and the entries of some knowledge with one such slip each."""


LEAST_TOLD: Final = {
    "a “not” lost": 0.85,
    "a “not” come in": 0.85,
    "should, must and may exchanged": 0.85,
    "some, most, all and many exchanged": 0.8,
    "who does it exchanged": 0.85,
    "the other direction": 0.6,
    "another figure": 0.85,
    "the sentence of another answer": 0.5,
    "the number of another paragraph": 0.75,
}
"""The share of each kind that must be told of: some tenths less than was measured, so that entries may be added."""
_ASKED: Final = (
    citations.sentences_have_markers,
    citations.markers_match_evidence,
    evidence.evidence_exists,
    quotations.quotations_stand,
    figures.figures_are_proved,
    meaning.sentences_agree_with_their_proofs,
    meaning.quotations_fit_their_paragraphs,
)
"""The rules that hold one entry against the briefing."""


def told(entry: Entry, knowledge: Knowledge) -> bool:
    """Whether the checker says anything of a changed entry in the knowledge that it came from."""
    return any(next(rule(entry, knowledge), None) for rule in _ASKED)
