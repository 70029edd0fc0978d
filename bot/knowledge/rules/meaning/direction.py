"""Whether a sentence points the other way than its proofs: above for below, more for less, good for bad."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from bot.knowledge.explain_page import ExplainPage
from bot.knowledge.rules.meaning.proofs import Difference, Held
from bot.knowledge.rules.meaning.words import STOPS, telling, wordset

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

PAGES: Final[Mapping[str, ExplainPage]] = {
    "KB345": ExplainPage(
        "a sentence that points the other way than its proof",
        "This is a warning: the bot works all the same. The sentence has a word such as above, more or before, and "
        "the words that prove it have its opposite. A member would ask the head for the opposite of what the briefing "
        "says. Use the briefing's own word, or say in a line `reads_as` of the entry why it reads so.",
        "answer: The programme is for schools above 65 per cent. [1]",
        "answer: The programme is for schools below 65 per cent. [1]",
    ),
}
_OPPOSITES: Final = """
    above over exceed exceeds
        | below under beneath ;
    more increase increases increased increasing increasingly rise rises raise raised grow grows greater higher up
    heavier extra additional massive bigger larger harder adds added longer lasting
        | less fewer decrease decreases decreased decreasing fall falls reduce reduces reduced cut cuts lower down
          lighter smaller shrink shrinks drop drops easier remove removes removed shorter short ;
    much large great big considerable considerably massive hugely
        | little small tiny slight slightly minimal ;
    narrow narrows narrower narrowing narrowed
        | widen widens wider widening widened broaden broadens broader ;
    many majority most
        | few minority ;
    good positive useful valued value helpful helps help helped better
        | bad negative useless worthless harmful harms harm harmed worse detrimental exacerbated ;
    before
        | after ;
    inside during within
        | outside beyond ;
    allow allows let lets enable enables free
        | forbid forbids ban bans prevent prevents prohibit prohibits stop stops ;
    support supports supportive
        | oppose opposes hinder hinders ;
    agree agrees agreed accept accepts
        | refuse refuses refused reject rejects ;
    clear clearer clarity
        | unclear ambiguous ambiguously ;
    strengths
        | weaknesses weakness weak ;
    first
        | last ;
    primary
        | secondary ;
    deprived deprivation
        | affluent wealthy ;
    rural
        | urban
"""
"""Words of two directions, those of each pair on either side of its bar."""
_SIDES: Final = {
    word: [
        (at, side)
        for at, pair in enumerate(_OPPOSITES.split(";"))
        for side, words in enumerate(pair.split("|"))
        if word in words.split()
    ]
    for word in _OPPOSITES.replace(";", " ").replace("|", " ").split()
}
"""The pairs that each word stands in, and its side."""
_OF_A_LEVEL: Final = wordset("above over below under beneath")
"""Words that point somewhere only where a figure or a level is near: "under the ISP" points nowhere."""
_OF_A_FIGURE: Final = wordset("up down")
"""Words that stand in many phrases, and point somewhere only beside levels, targets and results."""
_LEVELS: Final = wordset("level expec avera stand targe resul")
_BESIDE: Final = 3
"""Words between which one points to the other."""


class _Pointer(NamedTuple):
    """A word of a text that points one way."""

    word: str
    about: frozenset[str]
    """The figures and telling words beside it."""


def directions(held: Held) -> Iterator[Difference]:
    """Yield where a sentence points the other way than its proofs do, or than they do of the same thing."""
    theirs: dict[tuple[int, int], _Pointer] = {}
    for place, (word, about) in _pointers([word for one in held.near for word in (*one, ".")]):
        known = theirs.get(place, _Pointer(word, frozenset()))
        theirs[place] = _Pointer(known.word, known.about | about)
    for (line, side), pointer in _pointers(held.claimed):
        against, alike = theirs.get((line, 1 - side)), theirs.get((line, side))
        if against and (alike is None or (pointer.about & against.about and not pointer.about & alike.about)):
            why = f"The sentence has “{pointer.word}”; its proof, “{held.proof}”, has “{against.word}”."
            yield Difference("KB345", "points the other way than its proof", why)
            return


def _pointers(words: Sequence[str]) -> Iterator[tuple[tuple[int, int], _Pointer]]:
    """Yield the words of a text that point somewhere, each with its line and side."""
    for at, word in enumerate(words):
        if word in _SIDES:
            about = _level(words, at) if word in _OF_A_LEVEL else _about(words, at)
            if (about or word not in _OF_A_LEVEL) and (word not in _OF_A_FIGURE or about & _LEVELS):
                for place in _SIDES[word]:
                    yield place, _Pointer(word, about)


def _level(words: Sequence[str], at: int) -> frozenset[str]:
    """The figure or level that a word such as "above" is about: what follows it goes before what stands before it."""
    for side in (words[at + 1 : at + 1 + _BESIDE], words[max(0, at - _BESIDE) : at][::-1]):
        for one in side:
            if one in STOPS:
                break
            if one[0].isdigit() or telling(one) in _LEVELS:
                return frozenset([one if one[0].isdigit() else telling(one)])
    return frozenset()


def _about(words: Sequence[str], at: int) -> frozenset[str]:
    """The figures and telling words beside a word, as far as its clause goes."""
    about: set[str] = set()
    for side in (reversed(words[max(0, at - _BESIDE) : at]), words[at + 1 : at + 1 + _BESIDE]):
        for one in side:
            if one in STOPS:
                break
            about.add(one if one[0].isdigit() else telling(one))
    return frozenset(about - {""})
