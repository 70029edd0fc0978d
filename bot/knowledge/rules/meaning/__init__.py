"""Compares what a sentence says with what its proofs say: small closed lists of words, no parse and no model.

Each module holds one way in which the two may differ, and the pages that explain its codes.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bot.knowledge.diagnostics import fault_at
from bot.knowledge.markers import sentences
from bot.knowledge.rules.fault_texts import shortened
from bot.knowledge.rules.meaning import actors, direction, polarity, strength, support
from bot.knowledge.rules.meaning.proofs import held_against
from bot.knowledge.rules.meaning.support import quotations_fit_their_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.knowledge.diagnostics import Fault
    from bot.knowledge.markers import Sentence
    from bot.knowledge.rules.meaning.proofs import Difference
    from bot.knowledge.values import Entry, Evidence, Knowledge

__all__ = [
    "COMPARISONS",
    "GROUPS",
    "first_differences",
    "quotations_fit_their_paragraphs",
    "sentences_agree_with_their_proofs",
]

_NO_PROSE: Final = re.compile(r"[<>{}|]")
"""Signs of something left over, of which `leftovers` tells."""
GROUPS: Final = (polarity, strength, direction, actors, support)
"""The modules that explain codes."""
COMPARISONS: Final = (
    polarity.denials,
    support.unsupported,
    strength.strengths,
    direction.directions,
    actors.actors,
    actors.names,
)
"""Every way in which a sentence is compared with its proofs; the first error is told, or the first warning."""


def first_differences(
    texts: Sequence[Sentence], proofs: Iterable[Evidence], question: str, knowledge: Knowledge
) -> Iterator[tuple[Sentence, Difference]]:
    """Yield each sentence that says something else than its proofs, with the worst of what differs.

    Args:
        texts: the sentences of one text, in their order.
        proofs: everything that is quoted for it.
        question: what it answers.
        knowledge: where the paragraphs stand.
    """
    proofs = tuple(proofs)
    for before, sentence in pairwise((None, *texts)):
        if sentence and sentence.cited and not _NO_PROSE.search(sentence.words):
            held = held_against(sentence, before, proofs, question, knowledge)
            found = [one for compare in COMPARISONS for one in compare(held)] if held else []
            if found:
                yield sentence, min(found, key=lambda one: one.warning)


def sentences_agree_with_their_proofs(entry: Entry, knowledge: Knowledge) -> Iterator[Fault]:
    """Check that no sentence of an answer says something else than its proofs, unless `reads_as` settles it."""
    if entry.reads_as or not entry.answers:
        return
    for text in entry.texts:
        for sentence, found in first_differences(sentences(text), entry.evidence, entry.question, knowledge):
            what = f"“{shortened(sentence.words)}” {found.what}"
            yield fault_at(text, found.code, what, why=found.why, fragment=sentence.words, warning=found.warning)
