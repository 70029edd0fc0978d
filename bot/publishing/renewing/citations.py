"""Takes the citations of an entry along to a new edition of the briefing, where they still stand."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.knowledge.briefing.quotations import occurs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.knowledge.values import Entry

_MARKER = re.compile(r"\[(?P<of>(?:[a-z0-9-]+:)?)(?P<number>[^\[\]:]+)\]")


def taken_along(entry: Entry, briefing: str, places: Mapping[str, str], after: Mapping[str, str]) -> Entry | None:
    """Return an entry with the paragraph numbers of the new text; None where a quotation does not stand in it.

    A quotation is looked for in what became of its paragraph, then in all others; where it stands in several of those,
    nobody can say which one is meant.

    Args:
        entry: as it is.
        briefing: the id of the briefing that is renewed.
        places: what each paragraph's number became.
        after: the new texts by number.
    """
    numbers: dict[str, str] = {}
    proofs = []
    for proof in entry.evidence:
        if proof.briefing != briefing:
            proofs.append(proof)
            continue
        number = place_of(proof.quote, places.get(proof.paragraph, ""), after)
        # One paragraph's quotations may now stand in two: then its markers mean both, and a person must choose.
        if not number or numbers.setdefault(proof.paragraph, number) != number:
            return None
        point = proof.point if number == places.get(proof.paragraph) else ""
        proofs.append(replace(proof, paragraph=number, point=point))
    if all(old == new for old, new in numbers.items()):
        return replace(entry, evidence=tuple(proofs))
    return replace(entry, evidence=tuple(proofs), answer=renumbered(entry.answer, briefing, numbers))


def moved_along(entry: Entry, briefing: str, places: Mapping[str, str]) -> Entry:
    """Return an entry with the numbers that its paragraphs have now, whether or not its proofs still stand there."""
    proofs = tuple(
        replace(proof, paragraph=places.get(proof.paragraph, proof.paragraph)) if proof.briefing == briefing else proof
        for proof in entry.evidence
    )
    return replace(entry, evidence=proofs, answer=renumbered(entry.answer, briefing, places))


def renumbered(answer: str, briefing: str, numbers: Mapping[str, str]) -> str:
    """Return an answer whose markers of a briefing have other numbers."""

    def marker(found: re.Match[str]) -> str:
        ours = found["of"] in ("", f"{briefing}:")
        return f"[{found['of']}{numbers.get(found['number'], found['number']) if ours else found['number']}]"

    return _MARKER.sub(marker, answer)


def place_of(quote: str, paragraph: str, texts: Mapping[str, str]) -> str:
    """Return the number of the paragraph in which a quotation stands; empty where that is not clear.

    Args:
        quote: the quotation.
        paragraph: where it is looked for first.
        texts: the paragraphs by number.
    """
    if occurs(quote, texts.get(paragraph, "")):
        return paragraph
    elsewhere = [number for number, text in texts.items() if occurs(quote, text)]
    return elsewhere[0] if len(elsewhere) == 1 else ""
