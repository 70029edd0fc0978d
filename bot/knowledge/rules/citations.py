"""Checks that every sentence of an answer is cited, and that markers and evidence name the same paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.diagnostics import fault_at
from bot.knowledge.explain_page import PROOF, SECOND_PROOF, ExplainPage
from bot.knowledge.markers import Sentence, sentences, strange_brackets
from bot.knowledge.rules.fault_texts import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.knowledge.diagnostics import Fault
    from bot.knowledge.values import Entry, Knowledge

PAGES: Final[Mapping[str, ExplainPage]] = {
    "KB302": ExplainPage(
        "a sentence without its paragraph",
        "Every sentence of an answer is followed by the number of the paragraph that proves it, in square brackets. A "
        "member may read the sentence out to the head, and must be able to say where it stands. Add the number; if no "
        "paragraph says it, take the sentence out.",
        "answer: Learning walks are not compulsory.",
        "answer: Learning walks are not compulsory. [10]",
    ),
    "KB303": ExplainPage(
        "a paragraph is cited but not proved",
        "The answer cites a paragraph for which nothing is quoted under `evidence`. Members are shown the briefing's "
        "words for each paragraph cited, and here there would be none. Add the paragraph with a short quotation, or "
        "take its number out of the answer.",
        f"answer: Learning walks are not compulsory. [10] [13]\n{PROOF}",
        f"answer: Learning walks are not compulsory. [10] [13]\n{PROOF}{SECOND_PROOF}",
    ),
    "KB304": ExplainPage(
        "evidence that no sentence cites",
        "A paragraph is quoted under `evidence`, but no sentence of the answer is followed by its number. Members "
        "would read a proof without knowing what it proves. Put the number behind the sentence that rests on it, or "
        "delete the evidence.",
        f"answer: Learning walks are not compulsory. [10]\n{PROOF}{SECOND_PROOF}",
        f"answer: Learning walks are not compulsory. [10] [13]\n{PROOF}{SECOND_PROOF}",
    ),
    "KB315": ExplainPage(
        "square brackets that are no paragraph number",
        "Square brackets in an answer hold one paragraph number each and nothing else, because members take them for "
        "proof. These hold something else, or are not closed. Write several numbers one after the other, each in its "
        "own brackets, and use round brackets for remarks.",
        "answer: Learning walks are not compulsory. [10, 13]",
        "answer: Learning walks are not compulsory. [10] [13]",
    ),
}


_CALLED: Final = frozenset(["para", "paras", "paragraph", "paragraphs", "p", "no", "no.", "para.", "and"])
"""What people write before the number of a paragraph."""


def uncited_sentences(answer: str) -> list[Sentence]:
    """Return the sentences of an answer, and clauses behind a marker, that say something and carry none."""
    found = [sentence for sentence in sentences(answer) if sentence.needs_marker]
    return [Sentence(one.behind or one.words, ()) for one in found if one.behind or not one.cited]


def sentences_have_markers(entry: Entry, _: Knowledge) -> Iterator[Fault]:
    """Check that every sentence of an answer carries the number of the paragraph it rests on."""
    for text in entry.texts if entry.answers else ():
        yield from uncited(text)


def uncited(text: str) -> Iterator[Fault]:
    """Yield the fault of each sentence of a text that carries no marker."""
    for sentence in uncited_sentences(text) if not strange_brackets(text) else ():
        yield fault_at(
            text,
            "KB302",
            "a sentence without its paragraph",
            why=f"“{shortened(sentence.words)}” is followed by no marker such as [10]. "
            "If the briefing does not say it, the answer must not say it either.",
            fragment=sentence.words,
        )


def brackets_are_markers(entry: Entry, _: Knowledge) -> Iterator[Fault]:
    """Check that square brackets hold one paragraph number each: members take them for citations."""
    proved = {proof.paragraph for proof in entry.evidence}
    for text, bracket in [(one, bracket) for one in entry.texts for bracket in strange_brackets(one)]:
        words = "".join(letter if letter.isalnum() or letter in ".:" else " " for letter in bracket).lower().split()
        numbers = [word for word in words if word not in _CALLED]
        certain = bool(numbers) and proved.issuperset(numbers)
        yield fault_at(
            text,
            "KB315",
            f"{bracket} is no marker",
            why="A marker is one paragraph number in square brackets; several stand one after the other.",
            mend=" ".join(f"[{number}]" for number in numbers) if certain else "",
            fragment=bracket,
        )


def markers_match_evidence(entry: Entry, knowledge: Knowledge) -> Iterator[Fault]:
    """Check that the markers of an answer and its evidence name the same paragraphs."""
    default = knowledge.only_briefing or (entry.evidence[0].briefing if entry.evidence else "")
    marked = {
        (briefing or default, paragraph)
        for sentence in sentences(entry.answer)
        for briefing, paragraph in sentence.cited
    }
    proved = {(proof.briefing, proof.paragraph) for proof in entry.evidence}
    if any(proof.briefing not in knowledge.briefings for proof in entry.evidence) or strange_brackets(entry.answer):
        return
    for text in entry.texts:
        named = {(briefing or default, number) for one in sentences(text) for briefing, number in one.cited}
        for _, paragraph in sorted(named - proved):
            yield fault_at(
                text,
                "KB303",
                f"the marker [{paragraph}] has no evidence",
                why=f"Each paragraph that is cited needs a quotation under `evidence`; {paragraph} has none.",
                fragment=f"[{paragraph}]",
            )
    for proof in entry.evidence:
        if (proof.briefing, proof.paragraph) not in marked:
            why = f"No sentence of the answer is followed by [{proof.paragraph}]."
            what = f"evidence from paragraph {proof.paragraph}, which no sentence cites"
            yield fault_at(proof.paragraph, "KB304", what, why=why)


def summaries_are_cited(knowledge: Knowledge) -> Iterator[Fault]:
    """Check that each sentence of what sums up a briefing carries a marker, of a paragraph that the briefing has."""
    for briefing in knowledge.briefings.values():
        text = briefing.in_short
        yield from uncited(text)
        for number in {number for one in sentences(text) for _, number in one.cited} - {*briefing.paragraphs}:
            why = f"The briefing has no paragraph {number}."
            yield fault_at(text, "KB303", f"the marker [{number}] leads nowhere", why=why, fragment=f"[{number}]")
