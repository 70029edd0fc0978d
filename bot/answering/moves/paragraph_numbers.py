"""Finds out which paragraphs a message names, however it writes their numbers: "para 10", "§13", "2 and 3", "ten?"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence

from bot.answering.word_classes import words_of
from bot.knowledge.number_words import UNITS, VALUES

_WORDS = {"zero": "0", "hundred": "100"} | {word: str(number) for word, number in VALUES.items()}
_WORDS |= {f"twenty{join}{word}": str(20 + VALUES[word]) for word in UNITS[:9] for join in (" ", "-")}
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
_ORDINAL = {word: str(number) for number, word in enumerate(_ORDINALS.split(), 1)} | {"twentieth": "20"}
_NAME = (
    r"(?:paragraphs?|paras?|pargraphs?|paragrahs?|paragrphs?|paragraf|parag|pars?|sections?|sect|points?|bullets?|items?"
    r"|numbers?|nos?|§+|#|¶+|p)"
)
_SPELT = "|".join(sorted(_WORDS, key=len, reverse=True))
_FIGURE = rf"(?:\d{{1,3}}(?:st|nd|rd|th)?(?:\.\d+)*[a-z]?\b|\b(?:{_SPELT})\b)"
_JOIN = r"(?:\s*(?:,|&|\+|/|and|or|n|plus|then|as well as)\s*)+"
_TO = r"\s*(?:-|–|—|to|till|through|until)\s*"
_LIST = rf"{_FIGURE}(?:(?:{_TO}|{_JOIN})(?:{_NAME}\.?\s*)?{_FIGURE})*"
_NAMED = re.compile(rf"(?<![\w]){_NAME}\.?\s*(?:no\.?|number|numbers|num)?\s*(?P<list>{_LIST})", re.IGNORECASE)
_BEHIND = re.compile(
    rf"(?P<list>\b(?:{'|'.join(_ORDINAL)}|\d{{1,3}}(?:st|nd|rd|th))\b)\s+(?:paragraph|para|section|point)\b",
    re.IGNORECASE,
)
_ALSO = re.compile(rf"\bthe\s+({'|'.join(_ORDINAL)})\b", re.IGNORECASE)
_BARE = re.compile(rf"\W*(?P<list>{_LIST})\W*", re.IGNORECASE)
_ONE = re.compile(rf"(?P<to>{_TO})?(?P<number>{_FIGURE})", re.IGNORECASE)
MOST = 5
"""Paragraphs that are shown at once."""


def named(message: str, known: Sequence[str]) -> list[str]:
    """The numbers that a message names as paragraphs, in its order; ranges are written out.

    Args:
        message: as it was typed.
        known: the numbers that the briefing has, for the ends of ranges.
    """
    text = _levelled(message)
    found: list[str] = []
    for match in _NAMED.finditer(text):
        found += _numbers(match["list"], known)
    for match in _BEHIND.finditer(text):
        word = match["list"].lower()
        found.append(_ORDINAL.get(word) or re.sub(r"\D", "", word))
        found += (_ORDINAL[one.lower()] for one in _ALSO.findall(text, match.end()))
    return list(dict.fromkeys(found))


def without_names(message: str) -> str:
    """A message without the paragraphs that it names, and with a word in the place of each."""
    text = _BEHIND.sub(" paragraph ", _NAMED.sub(" paragraph ", _levelled(message)))
    return _ALSO.sub(" paragraph ", text)


def bare(message: str, known: Sequence[str], beside: Collection[str]) -> list[str]:
    """The numbers of a message that is nothing but numbers: "13?", "2 and 3", "show us 10 to 12".

    Args:
        message: as it was typed.
        known: the numbers that the briefing has, for the ends of ranges.
        beside: words that may stand around the numbers.
    """
    text = _levelled(message).strip().lower()
    if is_bare(text):
        return _numbers(text, known)
    found = list(re.finditer(_LIST, text))
    left = "".join(one if one.isalnum() else " " for one in re.sub(_LIST, " ", text.replace("'", " "))).split()
    if len(found) != 1 or not left or not all(one in beside for one in left):
        return []
    return _numbers(found[0][0], known)


def is_bare(message: str) -> bool:
    """Whether nothing but numbers stands in a message."""
    return bool(_BARE.fullmatch(_levelled(message).strip()))


def ordinal(message: str, count: int) -> int:
    """Which of so many things a message chooses, counted from 1; 0 where it names none of them."""
    words = re.findall(r"[a-z0-9]+", _levelled(message).lower())
    if {"last", "bottom", "final"} & {*words}:
        return count
    if "middle" in words:
        return (count + 1) // 2
    if "top" in words:
        return 1
    for word in words:
        number = _ORDINAL.get(word) or _WORDS.get(word) or re.sub(r"(?:st|nd|rd|th)$", "", word)
        if number.isdigit() and (word != "one" or _BESIDE_ONE.issuperset(words)):
            return int(number) if 1 <= int(number) <= count else -1
    return 0


_BESIDE_ONE = words_of("""
one number no option choice answer question please pls thanks i mean meant
""")
"""Words beside which "one" is a number, as it is not in "that one"."""


def _levelled(message: str) -> str:
    return unicodedata.normalize("NFKC", message)


def _numbers(listed: str, known: Sequence[str]) -> list[str]:
    found: list[str] = []
    for match in _ONE.finditer(listed):
        typed = match["number"].lower()
        number = _WORDS.get(typed) or re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", typed)
        if match["to"] and found and found[-1] in known and number in known:
            start, end = known.index(found[-1]), known.index(number)
            found += known[start + 1 : end + 1]
        else:
            found.append(number)
    return list(dict.fromkeys(found))
