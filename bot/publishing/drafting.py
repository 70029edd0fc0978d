"""A new entry, from what an officer said to the text of a knowledge file. Pure: nothing here reads or writes a file.

What is written is read back before it counts: `added_to` gives a file's new content only where reading it finds the old
entries unchanged and the new one behind them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, cast

from bot.answering.wording import FUNCTION_WORDS, level
from bot.knowledge.briefing.overlap import copied_run, figures
from bot.knowledge.briefing.quotations import LEAST_WORDS, MOST_WORDS, negated, occurs, word_count
from bot.knowledge.formats.field_types import Field, ListOf, Record, read_values
from bot.knowledge.formats.file_formats import ANSWERS_FILE
from bot.knowledge.markers import sentences
from bot.knowledge.yaml.nodes import Mapping, Node, Sequence
from bot.knowledge.yaml.silent_slips import strange_letters
from bot.knowledge.yaml.source import Position, SourceText
from bot.knowledge.yaml.yaml_lines import parse
from bot.phrases import terminal as phrases

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from bot.knowledge.diagnostics import Fault
    from bot.knowledge.values import Briefing, Evidence, Knowledge

WORDS_OF_AN_ID = 4
LONGEST_SLUG = 50
"""Leaves room below the 60 characters of a name for a number behind it."""

_HERE = Position("", 1, 1)
_ENTRY = cast("Record", cast("ListOf", ANSWERS_FILE.fields["entries"].kind).item)
_EVIDENCE = cast("Record", cast("ListOf", _ENTRY.fields["evidence"].kind).item)
_KINDS = {
    "topic": ANSWERS_FILE.fields["topic"].kind,
    **{key: _ENTRY.fields[key].kind for key in ("id", "question", "answer", "review_by")},
    "wording": cast("ListOf", _ENTRY.fields["wordings"].kind).item,
    "quote": _EVIDENCE.fields["quote"].kind,
}
_END = re.compile(r"[.!?…]['\"’”)]*$")
_MISREAD = re.compile(r": | #|:$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the answer and what proves it; nothing proves an opener such as “No.”."""

    words: str
    proofs: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """All that an officer said about a new entry."""

    id: str
    question: str
    wordings: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    see_also: tuple[str, ...]
    reviewed: date
    review_by: date


def joined(text: str) -> str:
    """`text` on one line, white space joined to single spaces, as the knowledge is read."""
    return " ".join(text.split())


def text_fault(key: str, text: str) -> str:
    """What speaks against a text, in a sentence, or nothing; by the same table that reads the knowledge.

    Args:
        key: topic, id, question, wording, answer, quote or review_by.
        text: what was typed, white space joined.
    """
    if any(unicodedata.category(one) in {"Cc", "Cs"} for one in text):
        return phrases.NEW_UNSEEN
    if text and not any(one.isalnum() for one in text):
        return phrases.NEW_NO_WORD
    typed = SourceText(text, _HERE)
    faults: list[Fault] = list(strange_letters(typed))
    read_values(
        Record(key, {key: Field(_KINDS[key])}), Mapping(_HERE, {SourceText(key, _HERE): typed}), "", faults.append
    )
    return f"{faults[0].what}. {faults[0].why}".strip() if faults else ""


def copied_fault(text: str, briefings: Iterable[Briefing]) -> str:
    """What speaks against a text of our own that repeats a briefing word for word, or nothing."""
    texts = [paragraph for briefing in briefings for paragraph in briefing.full_text.values()]
    run = copied_run(text, texts, MOST_WORDS) if texts else ""
    return phrases.NEW_COPIED.format(words=run, most=MOST_WORDS) if run else ""


def sentence_fault(text: str, briefings: Iterable[Briefing]) -> str:
    """What speaks against a text as one sentence of an answer, or nothing."""
    if fault := text_fault("answer", text):
        return fault
    if "[" in text or "]" in text:
        return phrases.NEW_BRACKETS
    for one in sentences(f"{ended(text)} [1]")[:-1]:
        if one.needs_marker:
            return phrases.NEW_TWO_SENTENCES.format(first=one.words)
    return copied_fault(text, briefings)


def figures_fault(text: str, proofs: Iterable[Evidence], knowledge: Knowledge) -> str:
    """What speaks against the numbers and months of a sentence, by the paragraphs that prove it, or nothing."""
    known: set[str] = set()
    for one in proofs:
        briefing = knowledge.briefings[one.briefing]
        known.update(figures(briefing.full_text.get(one.paragraph) or briefing.paragraphs[one.paragraph].our_words))
    unknown = sorted(set(figures(text)) - known)
    return phrases.NEW_FIGURE.format(figure=unknown[0]) if unknown else ""


def ended(text: str) -> str:
    """A sentence with its full stop."""
    return text if _END.search(text) else f"{text}."


def needs_proof(text: str) -> bool:
    """Whether a sentence says something of its own; “No.” only opens the one behind it."""
    return any(one.needs_marker for one in sentences(text))


def quote_fault(quote: str, briefing: Briefing, paragraph: str) -> str:
    """What speaks against words as a quotation from a paragraph, or nothing."""
    if fault := text_fault("quote", quote):
        return fault
    if (words := word_count(quote)) > MOST_WORDS:
        return phrases.NEW_QUOTE_LONG.format(words=words, most=MOST_WORDS)
    if words < LEAST_WORDS:
        return phrases.NEW_QUOTE_SHORT.format(least=LEAST_WORDS)
    text = briefing.full_text.get(paragraph, "")
    if not briefing.full_text or occurs(quote, text):
        return phrases.NEW_QUOTE_NEGATED if negated(quote, text) else ""
    elsewhere = [number for number, text in briefing.full_text.items() if occurs(quote, text)]
    if elsewhere:
        return phrases.NEW_QUOTE_ELSEWHERE.format(paragraph=paragraph, others=", ".join(elsewhere))
    return phrases.NEW_QUOTE_NOWHERE.format(paragraph=paragraph)


def slug(text: str) -> str:
    """A name for a file or an entry, made of a text's words."""
    made = "-".join(re.findall(r"[a-z0-9]+", level(text).replace("'", "")))
    return made[:LONGEST_SLUG].strip("-") or "entry"


def proposed_id(question: str, taken: Collection[str]) -> str:
    """A name for an entry, from the words that its question is about; none of those that are taken."""
    words = re.findall(r"[a-z0-9]+", level(question).replace("'", ""))
    telling = [word for word in words if word not in FUNCTION_WORDS] or words
    return not_taken(slug(" ".join(telling[:WORDS_OF_AN_ID])), taken)


def not_taken(name: str, taken: Collection[str]) -> str:
    """`name`, or with the first free number behind it."""
    if name not in taken:
        return name
    return next(other for number in count(2) if (other := f"{name}-{number}") not in taken)


def a_year_after(day: date) -> date:
    """The same day of the next year; the last of February for the day that only leap years have."""
    return day.replace(year=day.year + 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def scalar(text: str) -> str:
    """A text of one line as YAML reads it back, in double quotes only where it could be misread without."""
    text = joined(text)
    if text[:1].isalnum() and not _MISREAD.search(text) and all(map(_may_stand, text)):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(one if _may_stand(one) else f"\\U{ord(one):08X}" for one in escaped) + '"'


def _may_stand(one: str) -> bool:
    """Whether YAML lets a character stand as it is."""
    return " " <= one <= "~" or "\xa0" <= one <= "\ud7ff" or (one >= "\ue000" and one not in "\ufeff\ufffe\uffff")


def answer_lines(draft: Draft, default_briefing: str) -> list[str]:
    """The sentences of the answer, each with its markers."""
    lines = []
    for one in draft.sentences:
        places = dict.fromkeys((proof.briefing, proof.paragraph) for proof in one.proofs)
        marks = [f"[{paragraph}]" if of == default_briefing else f"[{of}:{paragraph}]" for of, paragraph in places]
        lines.append(" ".join([joined(one.words), *marks]))
    return lines


def entry_text(draft: Draft, default_briefing: str) -> str:
    """The entry as an item of a file's `entries`, not indented.

    Args:
        draft: what was said.
        default_briefing: the briefing that evidence is from where it names none; empty where there are several.
    """
    lines = [f"- id: {draft.id}", f"  question: {scalar(draft.question)}", "  wordings:"]
    lines += [f"    - {scalar(one)}" for one in draft.wordings]
    answer = answer_lines(draft, default_briefing)
    if all(map(_may_stand, "".join(answer))):
        lines += ["  answer: >-", *(f"    {one}" for one in answer)]
    else:
        lines.append(f"  answer: {scalar(' '.join(answer))}")
    lines.append("  evidence:")
    for proof in dict.fromkeys(proof for one in draft.sentences for proof in one.proofs):
        keys = {"briefing": "" if proof.briefing == default_briefing else proof.briefing, "paragraph": proof.paragraph}
        keys |= {"point": proof.point, "quote": scalar(proof.quote)}
        written = [f"{key}: {value}" for key, value in keys.items() if value]
        lines += [f"    - {written[0]}", *(f"      {one}" for one in written[1:])]
    if draft.see_also:
        lines.append(f"  see_also: [{', '.join(draft.see_also)}]")
    lines += [f"  reviewed: {draft.reviewed}", f"  review_by: {draft.review_by}"]
    return "\n".join(lines) + "\n"


def new_file(topic: str, entry: str) -> bytes:
    """The content of an answers file with one entry."""
    return f"topic: {scalar(topic)}\nentries:\n{_indented(entry, 2)}".encode()


def added_to(content: bytes, entry: str) -> bytes | None:
    """An answers file with one entry more, every byte before it as it stood.

    Args:
        content: the file.
        entry: as `entry_text` gives it.

    Returns:
        The new content, or None where the file is laid out so that nothing can be added at its end.
    """
    old, added = _tree(content), _tree(entry.encode())
    root = _root(content)
    entries = next((value for key, value in root.items.items() if key == "entries"), None) if root else None
    if not isinstance(old, dict) or not isinstance(entries, Sequence):
        return None
    newline = b"\r\n" if b"\r\n" in content else b"\n"
    gap = b"" if content.endswith(newline * 2) else newline if content.endswith(b"\n") else newline * 2
    new = content + gap + _indented(entry, entries.position.column - 1).encode().replace(b"\n", newline)
    return new if _tree(new) == old | {"entries": [*old["entries"], *cast("list[object]", added)]} else None


def topic_of(content: bytes) -> str:
    """The topic that an answers file names, or nothing."""
    tree = _tree(content)
    return str(tree.get("topic", "")) if isinstance(tree, dict) else ""


def _indented(text: str, columns: int) -> str:
    return "".join(f"{' ' * columns}{line}\n" for line in text.splitlines())


def _root(content: bytes) -> Mapping | None:
    root = _read(content)
    return root if isinstance(root, Mapping) else None


def _read(content: bytes) -> Node | None:
    try:
        root, faults = parse(content.decode("utf-8-sig"), "")
    except UnicodeDecodeError:
        return None
    return None if faults else root


def _tree(content: bytes) -> object:
    return _plain_values(_read(content))


def _plain_values(node: Node | None) -> object:
    """A node as plain values without places, so that two readings can be compared."""
    if isinstance(node, Mapping):
        return {str(key): _plain_values(value) for key, value in node.items.items()}
    if isinstance(node, Sequence):
        return [_plain_values(one) for one in node.items]
    return None if node is None else joined(node)
