"""Crosses every answer with foreign nouns, other subjects, cases, contrasts and topics before, and asks the bot.

    python -m tests.benchmarks.crossing            a figure for each kind: half a minute
    python -m tests.benchmarks.crossing --wrong 40  and so many of the wrong ones: the list of work

What is right is known by construction: "Who funds the ISP?" with a bus for the ISP has no answer, and with "I've read
about learning walks." before it has the answer that it has alone. Words to cross with are in `crossing.yaml`.
"""

from __future__ import annotations

import argparse
import re
import sys
import zlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import yaml
from rich.console import Console
from rich.progress import track
from rich.table import Table

from bot.answering.engine import Engine
from bot.answering.reply import Outcome, Reply
from tests.benchmarks.corpora import KNOWLEDGE, QUESTIONS
from tests.conftest import read_knowledge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.knowledge.values import Entry

T = TypeVar("T")

FOREIGN_NOUN = "foreign noun"
WORDINGS = 40
"""Wordings of an answer that are crossed, besides its question."""
EACH = 3
"""Words that each wording is crossed with, for each kind."""
LONGEST_SWAPPED = 10
"""Words of a wording that gets a foreign noun: longer ones no longer read as anybody's question."""


@dataclass(frozen=True, slots=True)
class Crossed:
    """A question whose right outcome is known."""

    kind: str
    turns: tuple[str, ...]
    allowed: frozenset[tuple[str, str]]
    """Briefing and paragraph of what may be answered; nothing may where it is empty."""


def crossed(engine: Engine) -> Iterator[Crossed]:
    """Every answer of the knowledge, crossed."""
    words = yaml.safe_load((QUESTIONS / "crossing.yaml").read_text("utf-8"))
    topics = {f"#{name}": called for name, called in words["subjects"].items()}
    answers = [one for one in engine.entries if one.answers]
    for entry in answers:
        own = _prevailing(engine, entry)
        allowed = frozenset((one.briefing, one.paragraph) for one in entry.evidence)
        texts = [text for text in entry.phrasings if own & set(engine.analyser.of(text).concepts)]
        for text in _drawn(texts, WORDINGS, entry.id):
            named = set(engine.analyser.of(text).concepts)
            others = [called for name, called in topics.items() if name not in named]
            for noun in _drawn(words["foreign"], EACH, text):
                swapped = _swapped(engine, text, noun, own)
                if swapped:
                    before = _drawn(answers, 1, noun + text)[0].question
                    yield Crossed(FOREIGN_NOUN, (swapped,), frozenset())
                    yield Crossed("foreign noun after an answer", (before, swapped), frozenset())
            if engine.analyser.of(text).pointing:
                continue  # what "it" stands for would depend on what was said before
            for case, other in zip(_drawn(words["cases"], EACH, text), _drawn(others, EACH, text), strict=True):
                yield Crossed("case", (f"{case.format(other)} {text}",), allowed)
            for contrast, other in zip(_drawn(words["contrasts"], EACH, text), _drawn(others, EACH, text), strict=True):
                yield Crossed("contrast", (contrast.format(other, question=text),), allowed)
            for earlier in _drawn([one for one in answers if not own & _prevailing(engine, one)], EACH, text):
                yield Crossed("topic before", (earlier.question, text), allowed)


def verdict(engine: Engine, one: Crossed) -> str:
    """Right, asked back, declined or wrong."""
    reply: Reply = engine.converse(one.turns)
    given = [part.citations[0] for part in reply.parts if part.outcome is Outcome.ANSWERED]
    if any((cited.briefing, cited.paragraph) not in one.allowed for cited in given):
        return "wrong"
    if given or not one.allowed:
        return "right"
    return "asked back" if any(part.suggestions for part in reply.parts) else "declined"


def main(arguments: list[str] | None = None) -> int:
    """Ask, and print a figure for each kind."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.crossing", description=__doc__.split("\n")[0])
    parser.add_argument("--wrong", type=int, default=0, help="how many of the wrong ones to print")
    given = parser.parse_args(arguments)
    engine = Engine(read_knowledge(KNOWLEDGE))
    asked = list(crossed(engine))
    counts: Counter[tuple[str, str]] = Counter()
    wrong = []
    for one in track(asked, "Asking", console=Console(stderr=True), transient=True):
        said = verdict(engine, one)
        counts[one.kind, said] += 1
        if said == "wrong":
            wrong.append(one)
    table = Table("", "questions", "right, %", "asked back, %", "declined, %", "wrong, %")
    for kind in dict.fromkeys(one.kind for one in asked):
        size = sum(count for (name, _), count in counts.items() if name == kind)
        shares = (f"{100 * counts[kind, said] / size:.1f}" for said in ("right", "asked back", "declined", "wrong"))
        table.add_row(kind, str(size), *shares)
    console = Console(file=sys.stdout)
    console.print(table)
    for one in _drawn(wrong, given.wrong, "wrong"):
        console.print(f"{one.kind}: {' | '.join(one.turns)}", highlight=False, markup=False, soft_wrap=True)
    return 0


def _prevailing(engine: Engine, entry: Entry) -> set[str]:
    """The subjects that most of an answer's wordings name."""
    place = engine.entries.index(entry)
    return {one for one in engine.phrasings.prevailing(place) if engine.analyser.is_subject(one)}


def _swapped(engine: Engine, text: str, noun: str, own: set[str]) -> str:
    """A wording with a noun for the subject that it asks about; "" where it is long, or names its subject twice."""
    pieces = list(engine.analyser.pieces(text))
    named = [place for place, (_, concepts) in enumerate(pieces) if not own.isdisjoint(concepts)]
    asked_about = own.intersection(engine.analyser.of(text).topic.subjects)
    if len(named) != 1 or not asked_about or len(text.split()) > LONGEST_SWAPPED:
        return ""
    made = [noun if place in named else " ".join(words) for place, (words, _) in enumerate(pieces)]
    return re.sub(r"\b(?:the|a|an|this|these|our|any) (the|a) ", r"\1 ", " ".join(made))


def _drawn(among: Sequence[T], count: int, salt: str) -> list[T]:
    """Some of a list, the same ones each time."""
    return sorted(among, key=lambda one: zlib.crc32(f"{salt} {getattr(one, 'id', one)}".encode()))[:count]


if __name__ == "__main__":
    sys.exit(main())
