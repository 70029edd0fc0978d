"""From what somebody typed to the words that count.

Case, accents, curly quotes, contractions and phone spelling are levelled here; each word is cut to its stem (Snowball's
English stemmer, Porter 2). The vocabulary's abbreviations are written out. Nothing is guessed: spelling is mended
elsewhere (`bot.answering.spelling`).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import snowballstemmer

if TYPE_CHECKING:
    from collections.abc import Mapping

_STEMMER = snowballstemmer.stemmer("english")
_WORD = re.compile(r"%|[^\W_]+(?:'[^\W_]+)*")
_JOINED = re.compile(r"(?<=\d)(?=[a-z]{3,})|(?<=[a-z])(?=\d{2,})")
_CONTRACTIONS = (
    (re.compile(r"\bcan't\b"), "can not"),
    (re.compile(r"\bwon't\b"), "will not"),
    (re.compile(r"\bshan't\b"), "shall not"),
    (re.compile(r"n't\b"), " not"),
    (re.compile(r"\b(i)'m\b"), r"\1 am"),
    (re.compile(r"'re\b"), " are"),
    (re.compile(r"'ve\b"), " have"),
    (re.compile(r"'ll\b"), " will"),
    (re.compile(r"'d\b"), " would"),
    (re.compile(r"\b(what|who|where|when|how|it|that|there|he|she|here|why)'s\b"), r"\1 is"),
    (re.compile(r"\blet's\b"), "let us"),
    (re.compile(r"'s\b|s'(?=\s|$)"), "s"),
)
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


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a message."""

    typed: str
    """As it stands after levelling, for showing."""
    stem: str


def level(text: str) -> str:
    """`text` in small letters, with straight quotes, without accents, emoji and control characters."""
    text = unicodedata.normalize("NFKC", text).casefold()
    text = text.replace("’", "'").replace("‘", "'").replace("`", "'").replace("´", "'")
    kept = (c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c)[0] not in "CM" or c in "\n\t")
    return "".join(kept)


def words(text: str, abbreviations: Mapping[str, str]) -> list[Word]:
    """The words of a text, abbreviations written out, in order.

    Args:
        text: anything at all.
        abbreviations: short forms in small letters, and the words they stand for.
    """
    levelled = level(text)
    for pattern, full in _CONTRACTIONS:
        levelled = pattern.sub(full, levelled)
    found: list[Word] = []
    for raw in _WORD.findall(levelled):
        typed = _STRETCHED.sub(r"\1\1", raw.replace("'", ""))
        written_out = abbreviations.get(typed, "").split() or _JOINED.split(typed)
        found.extend(Word(word, stem(word)) for word in written_out)
    return found


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A word's stem: walks, walking and walk share one."""
    return str(_STEMMER.stemWord(word))


FUNCTION_STEMS = frozenset(stem(word) for word in FUNCTION_WORDS)
