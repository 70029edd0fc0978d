"""What the benchmark of speed asks and of what: made-up knowledge of any size, the real one, and hostile questions.

The made-up words are nonsense and the same on every machine. They follow Zipf's law, as words do: the first is used
about a thousand times as often as the thousandth, so that common words lead to very many phrasings.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from bot.knowledge.values import Briefing, Entry, Evidence, Knowledge, Paragraph, Vocabulary
from tests.conftest import read_knowledge

REPOSITORY = Path(__file__).resolve().parents[2]
KNOWLEDGE = REPOSITORY / "knowledge"
QUESTIONS = REPOSITORY / "tests" / "questions"
LONGEST = 2_000
"""Characters of a message that are read."""
AN_ENTRY = 100
"""Phrasings of one made-up entry."""
WORDS = 10_000
ASKED = 300
WARMING = 20
"""Questions that are asked before the clock runs."""
_SEED = 77
_CONSONANTS = "bdfghjklmnprstvz"
_VOWELS = "aeiou"


class Corpus(NamedTuple):
    """Knowledge and what is asked of it."""

    knowledge: Knowledge
    questions: list[str]
    """The first ones warm up."""

    @property
    def phrasings(self) -> tuple[list[str], list[int]]:
        """Every phrasing, and the place of the entry it belongs to: what a peer is built on."""
        pairs = [(text, place) for place, one in enumerate(self.knowledge.entries.values()) for text in one.phrasings]
        return [text for text, _ in pairs], [place for _, place in pairs]


@cache
def real() -> Corpus:
    """The knowledge of this repository, and the single questions kept for tests."""
    lines = [line for path in sorted(QUESTIONS.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    read = [json.loads(line) for line in lines]
    asked = [one["question"] for one in read if "question" in one and one["kind"] != "multi"]
    return Corpus(read_knowledge(KNOWLEDGE), [*asked[:WARMING], *asked])


def made(size: int) -> Corpus:
    """Made-up knowledge of `size` phrasings; half the questions are phrasings with two words changed, half are new."""
    chance = random.Random(_SEED)  # noqa: S311 - nothing here is secret
    sayer = _Sayer(chance)
    texts = _different(sayer, size)
    questions = []
    for number in range(WARMING + ASKED):
        if number % 2:
            questions.append(sayer.said())
            continue
        words = chance.choice(texts).split()
        for place, word in zip(chance.sample(range(len(words)), 2), sayer.words(2), strict=True):
            words[place] = word
        questions.append(" ".join(words))
    return Corpus(_knowledge(texts), questions)


def grouped(texts: list[str]) -> dict[str, tuple[str, ...]]:
    """Phrasings by the name of their entry."""
    starts = range(0, len(texts), AN_ENTRY)
    return {f"made-{number:05}": tuple(texts[start : start + AN_ENTRY]) for number, start in enumerate(starts, 1)}


def hostile(knowledge: Knowledge) -> dict[str, str]:
    """Messages that cost an engine as much as they can, each at most as long as is read."""
    chance = random.Random(_SEED)  # noqa: S311 - nothing here is secret
    letters = "abcdefghijklmnopqrstuvwxyz"
    said = [word for one in knowledge.entries.values() for text in one.phrasings for word in text.split()]
    ordinary = sorted({word for word in said if word.isalpha()})
    rare = sorted(word for word, count in Counter(map(str.lower, said)).items() if count == 1 and word.isalpha())
    strange = ("".join(chance.choices(letters, k=chance.randint(3, 12))) for _ in range(LONGEST))
    whole = {
        "2,000 characters of ordinary words": " ".join(chance.choices(ordinary, k=LONGEST)),
        "one word repeated": "learning " * LONGEST,
        "random letters in words of 3 to 12": " ".join(strange),
        "500 rare words, cut to 2,000 characters": " ".join(chance.sample(rare, min(500, len(rare)))),
        "2,000 random letters without a space": "".join(chance.choices(letters, k=LONGEST)),
        "1,000 question marks": "?" * 1000,
        "2,000 emoji": "\N{GRINNING FACE}" * LONGEST,
        "“and what ” 400 times, cut to 2,000 characters": "and what " * 400,
        "one question after the other": "What is a learning walk? Are targets compulsory? " * LONGEST,
    }
    return {name: text[:LONGEST] for name, text in whole.items()}


class _Sayer:
    """Says made-up words as often as Zipf's law has them."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        known: dict[str, None] = {}
        while len(known) < WORDS:
            parts = [chance.choice(_CONSONANTS) + chance.choice(_VOWELS) for _ in range(chance.randint(2, 4))]
            known["".join(parts) + chance.choice(_CONSONANTS)] = None
        self._known = list(known)
        self._weights = list(accumulate(1 / rank for rank in range(1, WORDS + 1)))

    def words(self, count: int) -> list[str]:
        return self._chance.choices(self._known, cum_weights=self._weights, k=count)

    def said(self) -> str:
        """Four to sixteen words."""
        return " ".join(self.words(self._chance.randint(4, 16)))


def _different(sayer: _Sayer, size: int) -> list[str]:
    """Phrasings of which none stands twice."""
    texts: dict[str, None] = {}
    while len(texts) < size:
        texts[sayer.said()] = None
    return list(texts)


def _knowledge(texts: list[str]) -> Knowledge:
    """Knowledge as it would be read from a folder of these phrasings."""
    entries, paragraphs = {}, {}
    for number, (name, (question, *wordings)) in enumerate(grouped(texts).items(), 1):
        evidence = (Evidence("made", str(number), "", "this paragraph proves nothing"),)
        answer = f"This is the answer. [{number}]"
        entries[name] = Entry(name, "Made", question, tuple(wordings), answer, evidence)
        paragraphs[str(number)] = Paragraph(str(number), "Made", "this paragraph proves nothing", {})
    return Knowledge({"made": Briefing("made", "Made", "Nobody", "May 2020", paragraphs)}, entries, Vocabulary())
