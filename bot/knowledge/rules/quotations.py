"""Checks that every quotation stands in its paragraph, and is neither too long nor too short nor turned round."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from bot.knowledge.briefing.quotations import LEAST_WORDS, MOST_WORDS, negated, occurs, word_count
from bot.knowledge.diagnostics import fault_at
from bot.knowledge.explain_page import ExplainPage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.knowledge.diagnostics import Fault
    from bot.knowledge.values import Briefing, Entry, Knowledge

_MARKS: Final = " “”‘’\"'„«».,;…"
"""What people put around a quotation, or copy with its end."""
PAGES: Final[Mapping[str, ExplainPage]] = {
    "KB308": ExplainPage(
        "a quotation of more than twelve words",
        "The briefing belongs to the Union, so at most twelve words of it are quoted at a time. A short quotation also "
        "lets members see at once what proves the answer. Keep the words that matter and cut the rest, without leaving "
        "out any in the middle.",
    ),
    "KB309": ExplainPage(
        "quoted words that do not stand in that paragraph",
        "The quotation was compared with the Union's own text, letter by letter, and does not stand in the paragraph "
        "named. A member who reads it out could be told that the Union never said so. Copy the words exactly, or "
        "correct the number of the paragraph.",
        "paragraph: 13\nquote: no element of compulsion",
        "paragraph: 10\nquote: no element of compulsion",
    ),
    "KB318": ExplainPage(
        "a quotation of fewer than three words",
        "One or two words stand in almost any paragraph and prove nothing. A member needs enough of the sentence to "
        "show what the Union said. Quote three to twelve words that stand together in the paragraph.",
        "quote: compulsion",
        "quote: no element of compulsion",
    ),
    "KB325": ExplainPage(
        "a quotation cut out of a negation",
        "In the briefing a word such as “not” or “no” stands just before the quoted words, and it was left out. "
        "Without it they say the opposite of what the Union said, and a member could be caught out with them. Start "
        "the quotation earlier, so that the word is in it.",
        "quote: element of compulsion",
        "quote: no element of compulsion",
    ),
}


class Flaw(Enum):
    """Says why words cannot be quoted."""

    TOO_LONG = auto()
    TOO_SHORT = auto()
    ABSENT = auto()
    """They do not stand in the paragraph that is named."""
    NEGATED = auto()
    """They stand there behind "not" or "no" only."""


@dataclass(frozen=True, slots=True)
class QuotationFlaw:
    """A flaw of a quotation and what can be said about it."""

    flaw: Flaw
    words: int
    """How many words the quotation has."""
    elsewhere: tuple[str, ...] = ()
    """The paragraphs in which an absent quotation stands instead."""
    meant: str = ""
    """The words as they stand in the paragraph, where only marks around them or joined letters differ."""


def quotation_flaws(quote: str, number: str, briefing: Briefing) -> Iterator[QuotationFlaw]:
    """Yield what speaks against words as a quotation.

    Args:
        quote: the words.
        number: the paragraph that they are said to stand in.
        briefing: the briefing of that paragraph; where its text is not there, only the number of words is checked.
    """
    words = word_count(quote)
    if words > MOST_WORDS:
        yield QuotationFlaw(Flaw.TOO_LONG, words)
    if words < LEAST_WORDS:
        yield QuotationFlaw(Flaw.TOO_SHORT, words)
    if not briefing.full_text:
        return
    text = briefing.full_text.get(number, "")
    if not occurs(quote, text):
        bare = unicodedata.normalize("NFKC", quote).strip(_MARKS)
        meant = bare if bare != quote and occurs(bare, text) and ": " not in bare else ""
        elsewhere = tuple(other for other, paragraph in briefing.full_text.items() if occurs(quote, paragraph))
        yield QuotationFlaw(Flaw.ABSENT, words, elsewhere, meant)
    elif negated(quote, text):
        yield QuotationFlaw(Flaw.NEGATED, words)


def quotations_stand(entry: Entry, knowledge: Knowledge) -> Iterator[Fault]:
    """Check every quotation of an entry whose briefing and paragraph exist."""
    for proof in entry.evidence:
        briefing = knowledge.briefings.get(proof.briefing)
        if briefing and proof.paragraph in briefing.paragraphs:
            for found in quotation_flaws(proof.quote, proof.paragraph, briefing):
                yield _fault(found, proof.quote, proof.paragraph)


def _fault(found: QuotationFlaw, quote: str, number: str) -> Fault:
    match found.flaw:
        case Flaw.TOO_LONG:
            why = f"The briefing is the publisher's: at most {MOST_WORDS} words of it are quoted."
            return fault_at(quote, "KB308", f"the quotation has {found.words} words", why=why)
        case Flaw.TOO_SHORT:
            what = f"the quotation has only {found.words} word{'s' * (found.words != 1)}"
            return fault_at(quote, "KB318", what, why=f"So few words prove nothing; quote at least {LEAST_WORDS}.")
        case Flaw.ABSENT:
            others, mend = found.elsewhere, ""
            why = "A quotation repeats the briefing letter by letter."
            if found.meant:
                why, mend = "The words stand there without these marks, or with other letters.", f"quote: {found.meant}"
            elif "…" in quote or "..." in quote:
                why = (
                    "Nothing may be left out: quote the words before the dots, and those behind them as another proof."
                )
            if others:
                why = f"They stand in paragraph {', '.join(others)}. Put that number here and behind the sentence."
            return fault_at(quote, "KB309", f"these words do not stand in paragraph {number}", why=why, mend=mend)
        case Flaw.NEGATED:
            why = "In the briefing “not” or “no” stands just before them; without it they say the opposite."
            return fault_at(quote, "KB325", "a quotation cut out of a negation", why=why)
