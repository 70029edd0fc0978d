"""Whether a sentence is stronger or weaker than its proofs, or speaks of more or fewer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from bot.knowledge.explain_page import ExplainPage
from bot.knowledge.rules.meaning.proofs import Difference, Held, is_unsaid
from bot.knowledge.rules.meaning.words import clauses, denies, undenied, wordset

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PAGES: Final[Mapping[str, ExplainPage]] = {
    "KB343": ExplainPage(
        "a sentence that is stronger or weaker than its proof",
        "This is a warning: the bot works all the same. The sentence says must where the paragraph says should or may, "
        "or the other way round. A member would promise the head more, or ask for less, than the briefing does. Use "
        "the briefing's own strength, or say in a line `reads_as` of the entry why it reads so.",
        "answer: Staff must be consulted. [13]",
        "answer: Staff should be consulted. [13]",
    ),
    "KB344": ExplainPage(
        "a sentence about more or fewer than its proof",
        "This is a warning: the bot works all the same. The sentence says all, most, many or some, and its proofs do "
        "not. A member would speak for more, or for fewer, than the briefing does. Use the briefing's own word, or say "
        "in a line `reads_as` of the entry why it reads so.",
        "answer: All members found it useful. [3]",
        "answer: Some members found it useful. [3]",
    ),
}


class _Degree(NamedTuple):
    name: str
    claimed_by: frozenset[str]
    """Words of a sentence that ask for a proof of this degree; in a proof they are one."""
    proved_by: frozenset[str] = frozenset()
    """Further words of a proof."""


_STRENGTHS: Final = (
    _Degree("must", wordset("must obliged compelled compulsory binding mandatory obligatory")),
    _Degree(
        "should",
        wordset("should ought"),
        wordset("isto advised meant emphasised emphasis press stresses wants want intended correctly argued seek"),
    ),
    _Degree("may", wordset("may can could might possible optional voluntary")),
)
_CLAIMED_DENIED: Final = wordset("obliged compelled compulsory binding mandatory obligatory")
"""Words that a denial anywhere in their clause takes back: "nobody is compelled"."""
_CAUTIOUS: Final = wordset("may")
"""Who says less than a proof without any such word is not in doubt."""
_SHARES: Final = (
    _Degree("all", wordset("all every everyone everybody always"), wordset("entire whole")),
    _Degree("most", wordset("most majority mostly mainly"), wordset("largely")),
    _Degree("many", wordset("many numerous"), wordset("widely mixed number")),
    _Degree("some", wordset("some several sometimes certain few"), wordset("number")),
)


def strengths(held: Held) -> Iterator[Difference]:
    """Yield where a sentence has another strength than its proofs, or another share."""
    # Also "it does not say who that must be" has a strength: whoever reads it takes for granted that somebody must.
    for code, degrees, differs, said in (
        ("KB343", _STRENGTHS, "is stronger or weaker than its proof", held.said),
        ("KB344", _SHARES, "speaks of more or fewer than its proof", held.claimed),
    ):
        for clause in clauses(said):
            words = [word for word in undenied(clause) if not (word in _CLAIMED_DENIED and any(map(denies, clause)))]
            claimed = {one.name: word for one in degrees for word in words if word in one.claimed_by}
            if not claimed:
                continue
            known = frozenset().union(*(point.undenied for point in held.nearest(clause)))
            theirs = {one.name for one in degrees if known & (one.claimed_by | one.proved_by)}
            if not theirs and is_unsaid(clause):
                continue
            for name in sorted(claimed.keys() - theirs - (frozenset() if theirs else _CAUTIOUS)):
                than = f"says {' and '.join(sorted(theirs))}" if theirs else "does not"
                why = f"The sentence has “{claimed[name]}”; its proof, “{held.proof}”, {than}."
                yield Difference(code, differs, why)
                return
