"""BANKING77 as a knowledge folder: each category an answer, its training questions that answer's wordings.

The folder is read by the same code as the real knowledge, so what our own check refuses cannot stand in it. All engines
get the phrasings as they are after that: white space joined, cut to 300 characters, no phrasing twice.
"""

from __future__ import annotations

import csv
import json
import random
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from bot.knowledge.yaml.source import letters_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

LONGEST = 300
"""Characters of a wording that a knowledge file may hold."""
A_FILE = 900_000
"""Bytes after which the next answers file begins; the reader takes 1 MiB."""
_QUOTE = "this paragraph proves nothing"
_FILES = {"train": "train.csv", "test": "test.csv"}


class Asked(NamedTuple):
    """A question and the category that is right for it."""

    text: str
    category: str


class Banking(NamedTuple):
    """The set, as it is measured."""

    phrasings: dict[str, tuple[str, ...]]
    """For each category its title, then its training questions."""
    test: list[Asked]
    cut: int
    """How many phrasings were longer than a wording may be."""
    dropped: int
    """How many stood there already, in this category or another."""


class MissingSetError(Exception):
    """The set is not where it was looked for, or is not whole."""


def read_banking(folder: Path) -> Banking:
    """Read the set.

    Args:
        folder: holds `train.csv` and `test.csv`, each with the columns `text` and `category`.

    Raises:
        MissingSetError: a file is not there, or holds something else.
    """
    rows = {}
    for part, name in _FILES.items():
        try:
            with (folder / name).open(encoding="utf-8", newline="") as file:
                rows[part] = [Asked(" ".join(row["text"].split()), row["category"]) for row in csv.DictReader(file)]
        except (OSError, KeyError, AttributeError, UnicodeDecodeError, csv.Error) as error:
            message = f"BANKING77 cannot be read: {folder / name} ({error}). Say where it is with --data DIR."
            raise MissingSetError(message) from error
    if not rows["train"] or not rows["test"]:
        message = f"BANKING77 in {folder} is empty. Say where it is with --data DIR."
        raise MissingSetError(message)
    categories = sorted({one.category for one in rows["train"]})
    kept: dict[str, list[str]] = {name: [title_of(name)] for name in categories}
    seen = {letters_of(title) for (title,) in kept.values()}
    dropped = 0
    for text, category in rows["train"]:
        short = _shortened(text)
        if letters_of(short) in seen:
            dropped += 1
            continue
        seen.add(letters_of(short))
        kept[category].append(short)
    cut = sum(len(one.text) > LONGEST for one in rows["train"])
    return Banking({name: tuple(texts) for name, texts in kept.items()}, rows["test"], cut, dropped)


def title_of(category: str) -> str:
    """A category's name as the question that it is."""
    return category.replace("_", " ")


def some_of(phrasings: Mapping[str, tuple[str, ...]], most: int, seed: int) -> dict[str, tuple[str, ...]]:
    """Each category's title and `most` of its training questions, drawn anew for each seed; all of them for 0."""
    chance = random.Random(seed)  # noqa: S311 - nothing here is secret
    return {
        name: (title, *(chance.sample(rest, min(most, len(rest))) if most else rest))
        for name, (title, *rest) in sorted(phrasings.items())
    }


def write_folder(folder: Path, phrasings: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Write a knowledge folder with an answer for each category.

    Every answer says the same words, and so does the paragraph that it cites: nothing but phrasings tells two answers
    apart. The paragraphs are as many as the answers, because answers of one paragraph count as one.

    Args:
        folder: where to; it is made where it is not there.
        phrasings: for each category the question, then at least one wording.

    Returns:
        The category of each entry's id.
    """
    names = {_id_of(category): category for category in phrasings}
    if len(names) < len(phrasings):
        twice = Counter(map(_id_of, phrasings)).most_common(1)[0][0]
        message = f"two categories would have the id {twice}"
        raise ValueError(message)
    paragraphs = "".join(
        f"  - number: {number}\n    section: Made\n    summary: {_QUOTE}\n    points: {{}}\n"
        for number in range(1, len(names) + 1)
    )
    texts = {
        "vocabulary.yaml": "concepts: {}\nabbreviations: {}\nignored: []\nsmall_talk: []\n",
        "briefings/made.yaml": f"id: made\ntitle: Made\npublisher: Nobody\ndate: May 2020\nparagraphs:\n{paragraphs}",
    }
    for number, entries in enumerate(_files(names, phrasings), 1):
        texts[f"answers/made-{number:03}.yaml"] = f"topic: Made\nentries:\n{entries}"
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return names


def _files(names: Mapping[str, str], phrasings: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """The entries, as many at a time as one file may hold."""
    written: list[str] = []
    size = 0
    for number, (name, category) in enumerate(names.items(), 1):
        question, *wordings = phrasings[category]
        listed = "".join(f"      - {_quoted(one)}\n" for one in wordings)
        entry = (
            f"  - id: {name}\n    question: {_quoted(question)}\n    wordings:\n{listed}"
            f"    answer: This is the answer. [{number}]\n"
            f"    evidence:\n      - paragraph: {number}\n        quote: {_QUOTE}\n"
        )
        length = len(entry.encode())
        if written and size + length > A_FILE:
            yield "".join(written)
            written, size = [], 0
        written.append(entry)
        size += length
    yield "".join(written)


def _quoted(text: str) -> str:
    """A text in the double quotes of YAML, which are those of JSON."""
    return json.dumps(text, ensure_ascii=False)


def _id_of(category: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", category.lower()))[:60].rstrip("-")


def _shortened(text: str) -> str:
    """At most as much of a text as a wording may have, cut between words."""
    return text if len(text) <= LONGEST else text[: LONGEST + 1].rpartition(" ")[0]
