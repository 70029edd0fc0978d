"""Whether a sentence denies what its proofs affirm, or affirms what they deny."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from bot.knowledge.explain_page import ExplainPage
from bot.knowledge.rules.meaning.proofs import Difference, Held, Point
from bot.knowledge.rules.meaning.words import DENYING, ENDING, STOPS, clauses, denies, telling, words_of, wordset

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

_PROOF: Final = "evidence:\n  - paragraph: 13\n    quote: \"'Learning Walks' are not compulsory\""
PAGES: Final[Mapping[str, ExplainPage]] = {
    "KB342": ExplainPage(
        "a sentence that says the opposite of its proof",
        "The sentence and the words that prove it have a word in common, and one of the two denies it: a “not” was "
        "lost, or one came in. A member would tell the head the opposite of what the briefing says. Read both side by "
        "side and correct the sentence. Where both are right as they stand, say why in a line `reads_as` of the entry.",
        f"answer: Learning walks are compulsory. [13]\n{_PROOF}",
        f"answer: Learning walks are not compulsory. [13]\n{_PROOF}",
    ),
}
_REACH = 2
"""Telling words that a denial reaches."""
_LEAST_SHARED = 2
"""Words in common from which a sentence surely speaks of the same as its proof."""
_ASIDE: Final = wordset("when if because as even where than that which who")
"""Words behind which a sentence says something by the way."""
_PAST: Final = wordset("before previously formerly earlier once insteadof")
"""Words with which a sentence tells what a proof says is gone."""
_FREE: Final = wordset("may can could might possible optional voluntary free able allow let")
"""Words of a proof that prove that nobody has to."""
_SUPPOSED: Final = wordset("if would whether unless")
"""Words with which a sentence supposes something, which may well be the opposite."""
_TOPICS: Final = wordset("about of on")
"""Behind these, "replacing" names a subject and says nothing of it."""
_EXCLUDING: Final = wordset("only alone merely solely exclusively")
_DENIED: Final = DENYING | _EXCLUDING
_INCLUDING: Final = wordset("alongside both")
_STRESSED: Final = re.compile(
    r"\b(?:does|do|did)\s+(?:also\s+|still\s+|really\s+|even\s+)?(?:say|give|explain|list|name|reproduce|present|spell|set"
    r"|mention|add|cover|describe|tell|define|count|quote|show|sit|make|use|know|change|state|specify|include|appear|seem"
    r"|want|need|have|mean|apply|follow|repeat|print)\b",
    re.IGNORECASE,
)
"""“Does say”, as nobody writes it, unless a “not” was lost between the two."""


def denials(held: Held) -> Iterator[Difference]:
    """Yield where a sentence and its proofs differ in what they deny."""
    if stressed := _STRESSED.search(held.sentence):
        why = f"Nobody writes “{stressed[0]}” unless a “not” was lost between the two words."
        yield Difference("KB342", "may have lost a “not”", why)
    if held.said_yes and any(any(map(denies, _main(clause))) for clause in clauses(held.claimed)):
        yield Difference("KB342", "says no behind a “Yes”", "Read together the two say neither yes nor no.")
    near = {word for one in held.near for word in one}
    theirs = _together([_polarity_of(point) for point in held.points])
    gone = _PAST.intersection(held.said) and "insteadof" in near
    if (word := _lost(held.claimed, theirs)) and not gone:
        why = f"Of “{held.word_for(word)}” the proof, “{held.proof}”, says no, and the sentence says yes."
        yield _opposite(why, warning=not _SUPPOSED.isdisjoint(held.said))
    elif any(sum(map(denies, one)) > 1 for one in clauses(held.said, "and", "nor")):
        yield _opposite("It says no twice in one clause, which makes a yes.")
    elif word := _gained(held.claimed, theirs, near):
        what = "the proof" if denies(word) else f"of “{held.word_for(word)}” the proof"
        yield _opposite(f"The sentence says no, and {what}, “{held.proof}”, says yes.")
    elif not _EXCLUDING & near and _excludes(held.claimed, held.near):
        yield _opposite(f"The sentence speaks of one thing only, and its proof, “{held.proof}”, of more.")


def _main(clause: Sequence[str]) -> Sequence[str]:
    """A clause without what it says by the way."""
    return list(takewhile(lambda word: word not in _ASIDE, clause))


def _opposite(why: str, *, warning: bool = True) -> Difference:
    return Difference("KB342", "says the opposite of its proof", why, warning)


def _lost(said: Sequence[str], theirs: Mapping[str, set[bool]]) -> str:
    """A word that a clause without any denial affirms and all of its proofs deny."""
    parts = [clause for clause in clauses(said, "and", "but") if not any(map(denies, clause))]
    shared = {key for word in said if (key := telling(word)) in theirs}
    for clause in parts if len(shared) >= _LEAST_SHARED else ():
        affirmed = _polarity(clause, theirs)
        for word in affirmed:
            if theirs[word] == {True}:
                return word
    return ""


def _gained(said: Sequence[str], theirs: Mapping[str, set[bool]], near: AbstractSet[str]) -> str:
    """A word that the sentence denies and its proofs do not.

    Args:
        said: the words of the sentence.
        theirs: whether the proofs deny each of their telling words, affirm it, or both.
        near: the words of the proofs. Where they have none of what the sentence denies, they must deny something.
    """
    denial, reached, alone = "", list[str](), True
    for word in (*said, "."):
        if word in ENDING:
            free = (denial == "insteadof" and not reached) or (denial == "neednot" and bool(_FREE & near))
            unproved = all(theirs[one] == {False} for one in reached) if reached else not (_DENIED & near or alone)
            if denial and unproved and not free:
                return reached[0] if reached else denial
            denial, reached, alone = "", [], True
        elif denies(word):
            denial, reached = word, []
        elif key := telling(word):
            alone = False
            if denial and len(reached) < _REACH and key in theirs:
                reached.append(key)
    return ""


def _together(points: Sequence[Mapping[str, set[bool]]]) -> Mapping[str, set[bool]]:
    theirs: dict[str, set[bool]] = defaultdict(set)
    for point in points:
        for word, denied in point.items():
            theirs[word] |= denied
    return theirs


def _excludes(said: Sequence[str], near: Sequence[Sequence[str]]) -> bool:
    """Whether a sentence says "only" of something that a proof names alongside something else."""
    own = {
        key
        for at, word in enumerate(said)
        if word in _EXCLUDING
        for other in said[max(0, at - _REACH) : at + _REACH + 2]
        if (key := telling(other))
    }
    return any(_INCLUDING.intersection(one) and own.intersection(map(telling, one)) for one in near)


@lru_cache(maxsize=2048)
def _polarity_of(point: Point) -> Mapping[str, set[bool]]:
    """Whether each telling word is denied; what we say of a point goes before the fragments quoted of it."""
    told = _polarity(words_of(point.told))
    for quote in point.quoted:
        for word, denied in _polarity(words_of(quote)).items():
            if word not in told or True in denied:
                told.setdefault(word, set()).update(denied)
    return told


def _polarity(words: Sequence[str], known: Container[str] | None = None) -> dict[str, set[bool]]:
    """Whether each telling word of a text, or each that is known, is denied, affirmed, or both.

    A denial that no telling word follows in its clause denies those before it: "work is what it should not cause".
    """
    found: dict[str, set[bool]] = defaultdict(set)
    reach, unspent = 0, False
    before: list[str] = []
    last = ""
    for word in (*words, "."):
        if word in ENDING:
            if unspent and word in STOPS:
                for one in before:
                    found[one] = {True}
            reach, unspent = 0, False
            if word in STOPS:
                before = []
        elif denies(word):
            reach, unspent = _REACH, True
        elif (
            (key := telling(word))
            and (known is None or key in known)
            and not (last in _TOPICS and (word.endswith("ing") or before[-1:] == ["examp"]))
        ):
            found[key].add(reach > 0)
            before.append(key)
            reach, unspent = max(0, reach - 1), False
        last = word
    return found
