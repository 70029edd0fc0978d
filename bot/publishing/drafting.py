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
_MISREAD = re.compile(r": | #|:$")


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


def scalar(text: str) -> str:
    """Write a text of one line so that YAML reads it back; in double quotes only where it could be misread."""
    text = joined(text)
    if text[:1].isalnum() and not _MISREAD.search(text) and all(map(_may_stand, text)):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(sign if _may_stand(sign) else f"\\U{ord(sign):08X}" for sign in escaped) + '"'


def _may_stand(character: str) -> bool:
    """Return whether YAML lets a character stand as it is."""
    latin, further = " " <= character <= "~", "\xa0" <= character <= "\ud7ff"
    return latin or further or (character >= "\ue000" and character not in "\ufeff\ufffe\uffff")


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
    lines = [f"- id: {draft.id}", f"  question: {scalar(draft.question)}", "  wordings:"]
    lines += [f"    - {scalar(wording)}" for wording in draft.wordings]
    answer = answer_lines(draft.sentences, default_briefing)
    if all(map(_may_stand, "".join(answer))):
        lines += ["  answer: >-", *(f"    {line}" for line in answer)]
    else:
        lines.append(f"  answer: {scalar(' '.join(answer))}")
    lines.append("  evidence:")
    for proof in proofs_of(draft.sentences):
        keys = {"briefing": "" if proof.briefing == default_briefing else proof.briefing, "paragraph": proof.paragraph}
        keys |= {"point": proof.point, "quote": scalar(proof.quote)}
        written = [f"{key}: {value}" for key, value in keys.items() if value]
        lines += [f"    - {written[0]}", *(f"      {line}" for line in written[1:])]
    if draft.see_also:
        lines.append(f"  see_also: [{', '.join(draft.see_also)}]")
    lines += [f"  reviewed: {draft.reviewed}", f"  review_by: {draft.review_by}"]
    return "\n".join(lines) + "\n"
