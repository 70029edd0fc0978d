"""From what somebody typed to the words that count.

Case, accents, curly quotes, contractions and phone spelling are levelled here; each word is cut to its stem (Snowball's
English stemmer, Porter 2). The vocabulary's abbreviations are written out. Nothing is guessed: spelling is mended
elsewhere (`bot.answering.spelling`).
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import Stemmer

_STEMMER = Stemmer.Stemmer("english")
_STEMMER.maxCacheSize = 0  # what members type is not kept, not even a word
STEMMER = f"Snowball English {Stemmer.version()}"
"""What cut the stems: what was learnt with another one must be learnt anew."""
_WORD = re.compile(r"%|[^\W_]+(?:'[^\W_]+)*")
_INITIALS = re.compile(r"(?<![\w.])[a-z](?:\.[a-z])+\.?(?:s\b)?(?!\w)")
_JOINED = re.compile(r"(?<=\d)(?=[a-z]{3,})|(?<=[a-z])(?=\d{2,})")
_IRREGULAR = {"can't": "can not", "won't": "will not", "shan't": "shall not", "let's": "let us", "i'm": "i am"}
_ENDINGS = {"n't": " not", "'re": " are", "'ve": " have", "'ll": " will", "'d": " would"}
_BEFORE_IS = frozenset({"what", "who", "where", "when", "how", "it", "that", "there", "he", "she", "here", "why"})
_APOSTROPHES = str.maketrans(dict.fromkeys("‘’`´", "'"))
_MARKS = frozenset({"Mn", "Mc", "Me", "Cf"})
_STRETCHED = re.compile(r"([a-z])\1{2,}")

_GRAMMAR = """
a an the this that these those it its they them their theirs he she him her his hers we us our ours you your yours i me
my mine myself themselves itself who whom whose which what when where why how is are was were be been being am do does
did doing done have has had having can could may might will would shall should must to of in on at by for from with
about into over under as if or and but so than then there here not no nor too very any some all each both more most such
only own same up down out off again once because until while during before after between through s t am re ve ll d let
yes oh um er
"""
FUNCTION_WORDS = frozenset(_GRAMMAR.split())
"""Words that carry grammar and no subject: they are matched, but a question is not about them."""


class Word(NamedTuple):
    """One word of a message."""

    typed: str
    """As it stands after levelling, for showing."""
    stem: str


class Words:
    """Cuts texts into words."""

    def __init__(self, abbreviations: Mapping[str, str], *, remember: bool = False, known: Iterable[str] = ()) -> None:
        """Keep the short forms of a vocabulary, and the words they stand for.

        Args:
            abbreviations: short forms and what they stand for.
            known: plain words that are cut to their stems once, at the start: the knowledge's own.
            remember: whether to keep every word met: for the knowledge's own. Of what members type, no word is kept.
        """
        self._abbreviations = {short.lower(): full.lower() for short, full in abbreviations.items()}
        self._remember = remember
        self.made: dict[str, tuple[Word, ...]] = {}
        """Every spelling remembered, and the words it stands for."""
        self.made.update((one, (Word(one, stem(one)),)) for one in known if one not in self._abbreviations)

    def of(self, text: str) -> list[Word]:
        """The words of a text, contractions and abbreviations written out, in order."""
        found: list[Word] = []
        for typed in _WORD.findall(level(text)):
            made = self.made.get(typed)
            if made is None:
                made = tuple(Word(one, stem(one)) for one in self._written_out(typed))
                if self._remember:
                    self.made[typed] = made
            found += made
        return found

    def _written_out(self, typed: str) -> list[str]:
        plain = _STRETCHED.sub(r"\1\1", typed.replace("'", ""))
        full = self._abbreviations.get(typed) or self._abbreviations.get(plain)
        if full is None and "'" in typed:
            full = _without_apostrophe(typed)
        return full.split() if full else _JOINED.split(plain)


def _without_apostrophe(typed: str) -> str | None:
    """A contraction in full, or None where the apostrophe only marks a possessive."""
    if typed in _IRREGULAR:
        return _IRREGULAR[typed]
    for ending, full in _ENDINGS.items():
        if typed.endswith(ending):
            return typed.removesuffix(ending) + full
    owner = typed.removesuffix("'s")
    return f"{owner} is" if owner in _BEFORE_IS else None


def level(text: str) -> str:
    """`text` in small letters, with straight apostrophes, without accents and marks that have no width."""
    text = text.translate(_APOSTROPHES)
    if text.isascii():
        return _without_dots(text.lower())
    split_up = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    return _without_dots("".join(one for one in split_up if unicodedata.category(one) not in _MARKS))


def _without_dots(text: str) -> str:
    """“l.e.a.s” as “leas”."""
    return _INITIALS.sub(lambda found: found[0].replace(".", ""), text) if "." in text else text


def stem(word: str) -> str:
    """A word's stem: walks, walking and walk share one."""
    return str(_STEMMER.stemWord(word))


def mark_of(word: str) -> int:
    """A word as a number of 32 bits, to be looked up in a list of everyday words."""
    return zlib.crc32(word.encode())


FUNCTION_STEMS = frozenset(stem(word) for word in FUNCTION_WORDS)
