"""Turns what an officer said about a new entry into the text of a knowledge file.

Nothing here reads or writes a file. `bot.publishing.draft_checks` says whether what was said can be used;
`bot.publishing.adding` adds the text to a file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from bot.answering.wording import FUNCTION_WORDS, level
from bot.publishing.changing.fields import Value, entry_lines

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from bot.answering.engine import Engine
    from bot.knowledge.values import Entry, Evidence

WORDS_OF_AN_ID = 4
LONGEST_SLUG = 50
"""Leaves room below the 60 characters of a name for a number behind it."""
NEAREST, MOST_RELATED = 12, 3
"""How many of the nearest entries are looked at, and how many answers among them are proposed as related."""

_END = re.compile(r"[.!?…]['\"’”)]*$")


@dataclass(frozen=True, slots=True)
class DraftSentence:
    """A sentence of the answer and what proves it; nothing proves an opener such as “No.”."""

    words: str
    proofs: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftEntry:
    """All that an officer said about a new entry."""

    id: str
    question: str
    wordings: tuple[str, ...]
    sentences: tuple[DraftSentence, ...]
    see_also: tuple[str, ...]
    reviewed: date
    review_by: date


def joined(text: str) -> str:
    """Return `text` on one line with single spaces, as the knowledge is read."""
    return " ".join(text.split())


def ended(text: str) -> str:
    """Return a sentence with a full stop, unless it ends already."""
    return text if _END.search(text) else f"{text}."


def bare_quote(quote: str) -> str:
    """Return a quotation without the quotation marks that people put around it."""
    inner = quote[1:-1].strip()
    around = len(quote) > 1 and quote[0] in '“"' and quote[-1] in '”"'
    return inner if around and not any(mark in inner for mark in '“”"') else quote


def proofs_of(sentences: Sequence[DraftSentence]) -> tuple[Evidence, ...]:
    """Return what proves some sentences, each proof once."""
    return tuple(dict.fromkeys(proof for sentence in sentences for proof in sentence.proofs))


def related_answers(question: str, engine: Engine) -> list[Entry]:
    """Return the answers nearest to a question, to be offered beside its own."""
    near = engine.ranked(engine.analyser.of(question), NEAREST).entries
    return [entry for entry, _ in near if entry.answers][:MOST_RELATED]


def slug(text: str) -> str:
    """Make a name for a file or an entry out of a text's words."""
    made = "-".join(re.findall(r"[a-z0-9]+", level(text).replace("'", "")))
    return made[:LONGEST_SLUG].strip("-") or "entry"


def proposed_id(question: str, taken: Collection[str]) -> str:
    """Make a name for an entry out of the words that its question is about; none of those that are taken."""
    words = re.findall(r"[a-z0-9]+", level(question).replace("'", ""))
    telling = [word for word in words if word not in FUNCTION_WORDS] or words
    return not_taken(slug(" ".join(telling[:WORDS_OF_AN_ID])), taken)


def not_taken(name: str, taken: Collection[str]) -> str:
    """Return `name`, with the first free number behind it where it is taken."""
    if name not in taken:
        return name
    return next(other for number in count(2) if (other := f"{name}-{number}") not in taken)


def a_year_after(day: date) -> date:
    """Return the same day of the next year; 28 February for the day that only leap years have."""
    return day.replace(year=day.year + 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def answer_lines(sentences: Sequence[DraftSentence], default_briefing: str) -> list[str]:
    """Write the sentences of an answer, each on a line of its own with its markers."""
    lines = []
    for sentence in sentences:
        places = dict.fromkeys((proof.briefing, proof.paragraph) for proof in sentence.proofs)
        marks = [f"[{paragraph}]" if of == default_briefing else f"[{of}:{paragraph}]" for of, paragraph in places]
        lines.append(" ".join([joined(sentence.words), *marks]))
    return lines


def entry_text(draft: DraftEntry, default_briefing: str) -> str:
    """Write the entry as an item of a file's `entries`, not indented.

    Args:
        draft: what was said.
        default_briefing: the briefing that evidence is from where it names none; empty where there are several.
    """
    fields: dict[str, Value] = {
        "id": draft.id,
        "question": draft.question,
        "wordings": draft.wordings,
        "answer": " ".join(answer_lines(draft.sentences, default_briefing)),
        "evidence": proofs_of(draft.sentences),
        "see_also": draft.see_also,
        "reviewed": draft.reviewed,
        "review_by": draft.review_by,
    }
    return "\n".join(entry_lines(fields, default_briefing)) + "\n"
