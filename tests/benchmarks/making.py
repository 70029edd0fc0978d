"""A made knowledge folder of any size, and the shape of its answers as other tools want it told.

The words are our own nonsense from a seed, so that the folder is the same on every machine and holds nobody's text.
It is valid for our own checks, the imported text of its briefing included: a tool is timed on sound files.
"""

from __future__ import annotations

import random
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from bot.knowledge.formats.field_types import Choice, Day, Kind, ListOf, MapOf, Record, Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PARAGRAPHS = 13
A_FILE = 2000
"""Entries in one file; at 4,700 a file would pass the 1 MiB that the reader takes."""
_WORDS = 150
"""Words of one paragraph."""
_ONSETS = (
    "b",
    "br",
    "d",
    "dr",
    "f",
    "g",
    "gl",
    "h",
    "j",
    "k",
    "kl",
    "l",
    "m",
    "n",
    "p",
    "pl",
    "r",
    "s",
    "st",
    "t",
    "tr",
)
_VOWELS = ("a", "e", "i", "o", "u", "ai", "oo")
_CODAS = ("b", "d", "g", "l", "m", "n", "p", "r", "sh", "t", "x")
_STRICT = """\
import sys
from strictyaml import Datetime, Enum, Map, MapPattern, Optional, Regex, Seq, load

SCHEMA = {schema}


def check(path):
    with open(path, encoding="utf-8") as file:
        load(file.read(), SCHEMA)


if __name__ == "__main__":
    for path in sys.argv[1:]:
        check(path)
"""


def make_folder(folder: Path, entries: int, seed: int = 13) -> Path:
    """Write a knowledge folder whose every quotation stands in its briefing.

    Args:
        folder: where to; it is made where it is not there.
        entries: how many; at least one for each paragraph, or a paragraph would be cited by none.
        seed: another seed makes other words in the same shape.

    Raises:
        ValueError: too few entries.
    """
    if entries < PARAGRAPHS:
        message = f"at least {PARAGRAPHS} entries are needed, one for each paragraph"
        raise ValueError(message)
    chance = random.Random(seed)  # noqa: S311 - nothing here is secret
    words = _vocabulary(chance)
    paragraphs = [chance.choices(words, k=_WORDS) for _ in range(PARAGRAPHS)]
    made = list(_entries(chance, words, paragraphs, entries))
    golden = [f"  - ask: {_line(one, 'question')}\n    entry: {_line(one, '- id')}\n" for one in made]
    texts = {
        "vocabulary.yaml": "concepts: {}\nabbreviations: {}\nignored: []\nsmall_talk: []\n",
        "briefings/made.yaml": _briefing(paragraphs),
        "briefings/made.txt": "\n\n".join(f"{n}. {' '.join(said)}." for n, said in enumerate(paragraphs, 1)) + "\n",
    }
    for number, start in enumerate(range(0, entries, A_FILE), 1):
        part = slice(start, start + A_FILE)
        texts[f"answers/made-{number:02}.yaml"] = f"topic: Made {number}\nentries:\n{''.join(made[part])}"
        texts[f"questions/made-{number:02}.yaml"] = f"questions:\n{''.join(golden[part])}"
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return folder


def json_schema(kind: Kind) -> dict[str, Any]:
    """The JSON Schema of a kind of value, from our own table, so that every tool is asked for the same."""
    match kind:
        case Text():
            # YAML tools turn `10` into a number before the schema sees it.
            types = ["string", "number"] if kind.pattern else "string"
            narrowed = {"pattern": f"^(?:{kind.pattern})$"} if kind.pattern else {}
            return {"type": types, "minLength": 1, "maxLength": kind.longest, **narrowed}
        case Choice():
            return {"enum": list(kind.options)}
        case Day():
            return {"type": "string", "format": "date"}
        case ListOf():
            items = json_schema(kind.item)
            listed = {"type": "array", "items": items, "minItems": kind.least, "maxItems": kind.most}
            return {"anyOf": [listed, items]} if kind.or_single else listed
        case MapOf():
            return {"type": "object", "additionalProperties": json_schema(kind.item)}
        case Record():
            return {
                "type": "object",
                "additionalProperties": False,
                "required": [name for name, spec in kind.fields.items() if spec.required],
                "properties": {name: json_schema(spec.kind) for name, spec in kind.fields.items()},
            }


def strict_script(kind: Kind) -> str:
    """A program that checks files with StrictYAML, as a user of it would write one."""
    return _STRICT.format(schema=_strict_schema(kind))


def _strict_schema(kind: Kind) -> str:
    match kind:
        case Text():
            return f"Regex({f'(?:{kind.pattern})$' if kind.pattern else f'(?s).{{1,{kind.longest}}}$'!r})"
        case Choice():
            return f"Enum({list(map(str, kind.options))!r})"
        case Day():
            return "Datetime()"
        case ListOf():
            return f"Seq({_strict_schema(kind.item)})"
        case MapOf():
            return f"MapPattern({_strict_schema(kind.key)}, {_strict_schema(kind.item)})"
        case Record():
            keys = ((repr(name), spec) for name, spec in kind.fields.items())
            pairs = (
                f"{key if spec.required else f'Optional({key})'}: {_strict_schema(spec.kind)}" for key, spec in keys
            )
            return f"Map({{{', '.join(pairs)}}})"


def without_flow_lists(text: str) -> str:
    """`text` with lists in brackets written line by line, which is the only form that StrictYAML reads."""
    lines = []
    for line in text.splitlines():
        key, bracket, items = line.partition(": [")
        if bracket and items.endswith("]") and key.strip().isidentifier():
            indent = " " * (len(key) - len(key.lstrip()) + 2)
            lines += [f"{key}:", *(f"{indent}- {item.strip()}" for item in items[:-1].split(","))]
        else:
            lines.append(line)
    return "\n".join(lines) + "\n"


def _vocabulary(chance: random.Random) -> list[str]:
    """Nonsense words, each once, in an order that the seed decides."""
    made = {
        chance.choice(_ONSETS) + chance.choice(_VOWELS) + chance.choice(_ONSETS) + chance.choice(_VOWELS) + end
        for end in _CODAS
        for _ in range(100)
    }
    return sorted(made)


def _briefing(paragraphs: list[list[str]]) -> str:
    said = "".join(
        f"  - number: {number}\n    section: Made\n    summary: {' '.join(words[:8])}\n"
        f"    points:\n      a: {' '.join(words[8:14])}\n"
        for number, words in enumerate(paragraphs, 1)
    )
    return f"id: made\ntitle: Made\npublisher: Nobody\ndate: May 2020\nparagraphs:\n{said}"


def _entries(chance: random.Random, words: list[str], paragraphs: list[list[str]], entries: int) -> Iterator[str]:
    """Entries as officers write them: some with a point, a second quotation, a related entry, dates."""
    questions = iter(_different(chance, words, 2 * entries))
    names = [f"{chance.choice(words)}-{number:04}" for number in range(1, entries + 1)]
    for number, (name, related) in enumerate(zip(names, pairwise([*names[1:], *names[:2]]), strict=True)):
        starts = [chance.randrange(_WORDS - 3) for _ in range(2)]
        cited = [number % PARAGRAPHS]
        if number % 16 == 0:
            cited.append((number + 5) % PARAGRAPHS)
        markers = " ".join(f"[{one + 1}]" for one in cited)
        own = paragraphs[cited[0]][starts[0] : starts[0] + 2]
        text = (
            f"  - id: {name}\n    question: {next(questions).capitalize()}?\n"
            f"    wordings:\n      - {next(questions)}\n"
            f"    answer: {' '.join([*own, chance.choice(words)]).capitalize()}. {markers}\n    evidence:\n"
        )
        for place, (one, start) in enumerate(zip(cited, starts, strict=False)):
            point = "        point: a\n" if (number < PARAGRAPHS or number % 8 == 4) and not place else ""
            text += (
                f"      - paragraph: {one + 1}\n{point}        quote: {' '.join(paragraphs[one][start : start + 3])}\n"
            )
        if number % 16 == 1:
            text += f"    see_also: [{', '.join(related)}]\n"
        if number % 16 == 2:
            text += f"    reviewed: 2026-11-23\n    review_by: 2027-{number // 16 % 12 + 1:02}-23\n"
        yield text


def _line(entry: str, key: str) -> str:
    """What stands behind a key of an entry's text."""
    return entry.partition(f"{key}: ")[2].partition("\n")[0]


def _different(chance: random.Random, words: list[str], count: int) -> list[str]:
    """Wordings of three words, none of them twice."""
    made: dict[str, None] = {}
    while len(made) < count:
        made[" ".join(chance.choices(words, k=3))] = None
    return list(made)
