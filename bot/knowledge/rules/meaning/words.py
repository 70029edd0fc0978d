"""The words of a sentence or a proof as the rules of meaning compare them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Final


def wordset(text: str) -> frozenset[str]:
    """The words of a text, as a set: for the closed lists of the rules."""
    return frozenset(text.split())


_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+(?:,\d{3})*|[.;:!?,]")
_READ_AS: Final = (
    ("can't", "cannot"),
    ("won't", "will not"),
    ("n't", " not"),
    ("not just", "just"),
    ("not only", "alongside"),
    ("as well as", "alongside"),
    ("nothing more", "alone"),
    ("no more than", "only"),
    ("not much", "little"),
    ("not many", "few"),
    ("hardly any", "very little"),
    ("hardly", "very little"),
    ("rather than", "insteadof"),
    ("instead of", "insteadof"),
    ("used to be", "insteadof"),
    ("whether or not", "whether"),
    ("who do not teach", "nonteaching"),
    ("non-teaching", "nonteaching"),
    ("non teaching", "nonteaching"),
    ("most of all", "notably"),
    ("above all", "notably"),
    ("first of all", "first"),
    ("after all", ""),
    ("at all", ""),
    ("far from", "insteadof"),
    ("too much to", "not"),
    ("too simplistic to", "not"),
    ("too simple to", "not"),
    ("nobody must", "nobody"),
    ("no one must", "nobody"),
    ("do not have to", "neednot"),
    ("does not have to", "neednot"),
    ("do not need to", "neednot"),
    ("does not need to", "neednot"),
    ("need not", "neednot"),
    ("required to ", "obliged to "),
    (" is to ", " isto "),
    (" are to ", " isto "),
)
"""Phrases in which a word means something else than by itself."""
_NOT_ONLY: Final = re.compile(r"\bnot ((?:\w+ ){0,5})only\b")
_NOT_UNLESS: Final = re.compile(r"\bnot\b(?=[^.;:!?]{0,80}\b(?:unless|until|without)\b)")
"""A denial that the same clause takes back."""
_OPENER: Final = re.compile(r"^(?:yes|no|partly|not quite|not really|not exactly)\b[,:;.]\s*")
DENYING: Final = wordset("not no never without neither nor nobody nothing none cannot lack lacks fail fails miss")
"""Words that deny what follows them."""
_DENYING_SOFTLY: Final = DENYING | {"insteadof", "neednot"}
STOPS: Final = frozenset(".;:!?,")
ENDING: Final = STOPS | wordset("but although though which and who that")
"""Words and marks beyond which a denial does not reach."""
_SHORTEST: Final = 4
"""Letters: shorter words are not compared, nor is an ending taken from what would be shorter."""
_COMPARED: Final = 5
"""Letters of a word that are compared, whatever its ending."""
_ENDINGS: Final = ("ing", "ed", "es", "s")
_COMMON: Final = wordset(
    """
    this that with from have been they them their what when where would could should must there these those into
    more most some such than then also only very just even ever over under said says does being will about other
    whether because element part plays mean means make lead cause generate bring might forward
    neednot insteadof isto alongside unless
    """
)


def denies(word: str) -> bool:
    """Whether a word denies what follows it."""
    return word in _DENYING_SOFTLY


@lru_cache(maxsize=4096)
def telling(word: str) -> str:
    """The beginning by which a word is compared, whatever its ending; empty where the word is everybody's."""
    word = word.partition("'")[0]
    if len(word) < _SHORTEST or not word.isalpha() or word in _COMMON:
        return ""
    ending = next((one for one in _ENDINGS if word.endswith(one) and len(word) - len(one) >= _SHORTEST), "")
    return word[: len(word) - len(ending)][:_COMPARED]


@lru_cache(maxsize=2048)
def words_of(text: str) -> Sequence[str]:
    """The words, figures and stops of a text; many sentences are held against one paragraph."""
    text = _OPENER.sub("", text.lower().replace("’", "'"))
    for phrase, read_as in _READ_AS:
        text = text.replace(phrase, read_as)
    text = _NOT_UNLESS.sub("", _NOT_ONLY.sub(r"\1alongside", text))
    return tuple(_WORD.findall(text))


@lru_cache(maxsize=2048)
def keys_of(text: str) -> AbstractSet[str]:
    """How the telling words of a text begin."""
    return frozenset(map(telling, words_of(text))) - {""}


def undenied(words: Sequence[str]) -> list[str]:
    """The words that no "not" stands straight before: "not compulsory" is not "compulsory"."""
    return [word for before, word in zip(("", *words), words, strict=False) if before not in _DENYING_SOFTLY]


def clauses(words: Iterable[str], *ends: str) -> list[Sequence[str]]:
    """The clauses of a sentence: what stands between its stops, or between further words that end one."""
    found: list[list[str]] = [[]]
    for word in words:
        if word in STOPS or word in ends:
            found.append([])
        else:
            found[-1].append(word)
    return [one for one in found if one]
