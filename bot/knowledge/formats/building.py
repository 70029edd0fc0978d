"""Builds the frozen values of the knowledge from what the tables read out of its files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.knowledge.briefing.quotations import without_headings
from bot.knowledge.diagnostics import Fault, fault_at
from bot.knowledge.values import (
    Briefing,
    Concept,
    ConceptKind,
    Conversation,
    DeclineReason,
    Entry,
    Evidence,
    GoldenQuestion,
    Move,
    Paragraph,
    Signpost,
    Vocabulary,
)
from bot.knowledge.yaml.source import SourceText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


def briefing_of(values: dict[str, Any], full_text: Mapping[str, str], report: Callable[[Fault], None]) -> Briefing:
    """Build a briefing.

    Args:
        values: what was read of its file.
        full_text: the publisher's own words by paragraph number; empty where they are not there.
        report: takes the fault of a paragraph number that stands twice.
    """
    paragraphs: dict[str, Paragraph] = {}
    for paragraph in values["paragraphs"]:
        number = paragraph["number"]
        if number in paragraphs:
            why = "Only one of the two could be cited."
            report(fault_at(number, "KB301", f"paragraph {number} is given twice", why=why))
            continue
        listed = (
            {heading: tuple(letters) for heading, letters in paragraph.get(key, {}).items()}
            for key in ("checklists", "actions")
        )
        paragraphs[number] = Paragraph(number, paragraph["section"], paragraph["summary"], paragraph["points"], *listed)
    return Briefing(
        values["id"],
        values["title"],
        values["publisher"],
        values["date"],
        paragraphs,
        without_headings(full_text, {number: one.section for number, one in paragraphs.items()}),
        values.get("in_short", ""),
    )


def entry_of(values: dict[str, Any], file: dict[str, Any], only_briefing: str, place: int = 0) -> Entry:
    """Build an entry.

    Args:
        values: what was read of the entry.
        file: what was read of its whole file.
        only_briefing: the briefing that is meant where none is named; empty where there are several.
        place: how many entries stand before it in the file.
    """
    default = file.get("briefing", only_briefing)
    evidence = tuple(
        Evidence(proof.get("briefing", default), proof["paragraph"], proof.get("point", ""), proof["quote"])
        for proof in values.get("evidence", ())
    )
    reason = values.get("reason")
    return Entry(
        id=values["id"],
        topic=str(file["topic"]) if "topic" in file else "",
        question=values["question"],
        wordings=tuple(values["wordings"]),
        answer=values["answer"] if reason is None else values["reply"],
        evidence=evidence,
        see_also=tuple(values.get("see_also", ())),
        reviewed=values.get("reviewed"),
        review_by=values.get("review_by"),
        expires=values.get("expires"),
        reason=None if reason is None else DeclineReason(reason),
        next_step=values.get("next_step", ""),
        beside=values.get("beside", ""),
        needs=tuple(values.get("needs", ())),
        not_with=tuple(values.get("not_with", ())),
        withheld=values.get("withheld", ""),
        short=values.get("short", ""),
        because=values.get("because", ""),
        reads_as=values.get("reads_as", ""),
        group=values.get("group", ""),
        place=place,
    )


def groups_of(files: Iterable[dict[str, Any]]) -> dict[str, tuple[str, ...]]:
    """Return the headings of each topic that has some, as its files list them."""
    groups: dict[str, dict[str, None]] = {}
    for file in files:
        if file.get("groups") and "topic" in file:
            groups.setdefault(str(file["topic"]), {}).update(dict.fromkeys(map(str, file["groups"])))
    return {topic: tuple(headings) for topic, headings in groups.items()}


def vocabulary_of(values: dict[str, Any]) -> Vocabulary:
    """Build the vocabulary; an empty one of no values."""
    return Vocabulary(
        concepts=tuple(
            Concept(str(name), ConceptKind(concept["kind"]), tuple(concept["words"]))
            for name, concept in values.get("concepts", {}).items()
        ),
        abbreviations=values.get("abbreviations", {}),
        ignored=frozenset(values.get("ignored", ())),
        small_talk=frozenset(values.get("small_talk", ())),
        it_means=values.get("it_means", ""),
        glossary=values.get("glossary", {}),
    )


def conversation_of(values: dict[str, Any]) -> Conversation:
    """Build the conversation; an empty one of no values."""
    moves = values.get("moves", {})
    return Conversation(
        parts=values.get("parts", {}),
        moves={move: tuple(moves[move]) for move in Move if move in moves},
        questions=tuple(values.get("questions", ())),
        around=tuple(values.get("around", ())),
        openers=tuple(values.get("openers", ())),
        closers=tuple(values.get("closers", ())),
        languages={str(name): tuple(words) for name, words in values.get("languages", {}).items()},
    )


def signposts_of(values: dict[str, Any]) -> tuple[Signpost, ...]:
    """Build the signposts, each with the advice line in its next step; none of no values."""
    line = values.get("advice_line", "the Union's advice line")
    return tuple(
        Signpost(
            signpost["id"],
            tuple(signpost["words"]),
            signpost["reply"],
            SourceText(signpost["next_step"].replace("{advice_line}", line), signpost["next_step"].position),
            signpost.get("then") == "nothing",
        )
        for signpost in values.get("signposts", ())
    )


def golden_question_of(values: dict[str, Any], report: Callable[[Fault], None]) -> GoldenQuestion | None:
    """Build a golden question; None of one without a message, whose fault is reported already."""
    entries, reason, move = tuple(values.get("entry", ())), values.get("decline", ""), values.get("move", "")
    if not values["ask"]:
        return None
    if [bool(entries), bool(reason), bool(move)].count(True) != 1:
        what = "a golden question needs either `entry` or `decline` or `move`"
        why = "Either an entry must answer it, or it must be declined, or it is no question but a move."
        report(fault_at(values["ask"][0], "KB213", what, why=why))
    return GoldenQuestion(
        tuple(values["ask"]), entries, "" if reason == "any" else reason, Move(move) if move else None
    )
