"""A text that could be the briefing, for machines where the Union's own is not at hand."""

from __future__ import annotations

from collections import Counter

from bot.knowledge.briefing.overlap import figures
from bot.knowledge.values import Knowledge


def made_up_text(knowledge: Knowledge) -> str:
    """Write a numbered paragraph for each of the only briefing's, of nothing but what our answers take from it.

    Every quotation stands in its paragraph, and every figure as often as our own summary uses it. Between them stand
    letters that are no words, so that nothing else can be found there.
    """
    (briefing,) = knowledge.briefings.values()
    quotes: dict[str, dict[str, None]] = {number: {} for number in briefing.paragraphs}
    for entry in knowledge.entries.values():
        for proof in entry.evidence:
            quotes[proof.paragraph][proof.quote] = None
    paragraphs = []
    for number, paragraph in briefing.paragraphs.items():
        quoted = " zq. Xq ".join(quotes[number])
        missing = Counter(figures(paragraph.our_words)) - Counter(figures(quoted))
        numbers = " qx ".join(f"{figure} of" for figure in missing.elements())
        paragraphs.append(f"{number}. Zq. {quoted} zq. Xq {numbers} qx.")
    return "\n\n".join(paragraphs) + "\n"
