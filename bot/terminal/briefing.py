"""`briefing-bot briefing import` and `briefing-bot briefing compare`: the publisher's own text, in and held against."""

from __future__ import annotations

import json
import re
import string
from dataclasses import replace as replaced
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.errors import KnowledgeMissingError, UsageError
from bot.knowledge.briefing.comparing import (
    Change,
    CitationCheck,
    Difference,
    Standing,
    check_citations,
    compare_paragraphs,
)
from bot.knowledge.briefing.documents import DocumentError, read_document
from bot.knowledge.briefing.importing import BlockKind, Doubt, Numbered, Split, split_briefing
from bot.knowledge.folder import inspect_knowledge
from bot.knowledge.rules.evidence import evidence_exists
from bot.knowledge.rules.quotations import quotations_stand
from bot.phrases import terminal as phrases
from bot.terminal.faults import not_served
from bot.terminal.writing import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.knowledge.values import Knowledge

_ID = re.compile(r"(?=.{1,60}\Z)[a-z0-9]+(-[a-z0-9]+)*")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(rf"\b({_MONTHS}) (\d{{4}})\b", re.IGNORECASE)
_PUBLISHER = re.compile(r"^(.{2,60}?)\s+briefing\b", re.IGNORECASE)
_FIRST_WORDS, _LONGEST_TITLE = 7, 120


def import_briefing(file: Path, briefing_id: str, folder: Path, *, replace: bool = False) -> int:
    """Split a briefing's text, show the split, store it, and hold the answers' quotations against it.

    Args:
        file: the document.
        briefing_id: the name under which the bot will know it.
        folder: the knowledge.
        replace: put it in the place of another text that is stored under this name.

    Returns:
        1 where a paragraph is missing or empty, a quotation does not stand in the text, or the knowledge has faults;
        else 0.

    Raises:
        UsageError: the document or the name cannot be used, or another text is stored and `replace` was not given.
    """
    if not _ID.fullmatch(briefing_id):
        raise UsageError(phrases.BAD_BRIEFING_ID.format(id=briefing_id))
    if not folder.is_dir():
        raise KnowledgeMissingError(phrases.NO_FOLDER.format(folder=folder))
    split, blank_pages = _read(file)
    console = Console()
    _show_split(split, briefing_id, console)
    if blank_pages:
        _say(console, phrases.BLANK_PAGES.format(pages=", ".join(map(str, blank_pages))))
    for one in split.findings:
        _say(console, phrases.DOUBTS[one.doubt].format(paragraph=one.paragraph, words=one.words))
    _store(split, folder / "briefings" / f"{briefing_id}.txt", console, replace=replace)
    summaries = folder / "briefings" / f"{briefing_id}.yaml"
    if is_new := not summaries.exists():
        write_whole(summaries, _skeleton(split, briefing_id).encode())
        _say(console, phrases.SKELETON_WRITTEN.format(path=summaries))
    incomplete = any(one.doubt in (Doubt.GAP, Doubt.EMPTY) for one in split.findings)
    sound = _check_quotations(split, briefing_id, folder, console, is_new=is_new)
    return 0 if sound and not incomplete else 1


def compare_briefings(old: str, new: str, folder: Path) -> int:
    """Show what became of each paragraph, and which quotations of the answers still hold.

    Args:
        old: a file, or the id of an imported briefing.
        new: likewise.
        folder: the knowledge.

    Returns:
        1 where a quotation no longer stands in its paragraph, else 0.

    Raises:
        UsageError: a text cannot be read, or it is not clear whose quotations are meant.
        KnowledgeFaultsError: files of the knowledge cannot be read, and with them quotations.
    """
    inspection = inspect_knowledge(folder)
    # Faults of content are no hindrance: a quotation that does not hold is what we are looking for.
    unreadable = [fault for fault in inspection.errors if not fault.code.startswith("KB3")]
    if unreadable:
        raise not_served(unreadable, inspection.lines, folder)
    knowledge = inspection.knowledge
    before, after = (_paragraphs(_read(_path_of(one, folder))[0]) for one in (old, new))
    briefing = _briefing_meant(old, new, knowledge)
    console = Console()
    console.print(_comparison(compare_paragraphs(before, after), old, new))
    checked = check_citations(knowledge.entries.values(), briefing, after)
    if not checked:
        _say(console, phrases.QUOTES_NONE.format(id=briefing))
        return 0
    console.print(_citations(checked, briefing))
    if unnamed := sum(not one.briefing for entry in knowledge.entries.values() for one in entry.evidence):
        _say(console, phrases.QUOTES_UNNAMED.format(count=unnamed))
    counts = {standing.value: sum(one.standing is standing for one in checked) for standing in Standing}
    _say(console, phrases.CITATIONS_RESULT.format(all=len(checked), **counts))
    return 0 if counts[Standing.HOLDS] == len(checked) else 1


def _read(file: Path) -> tuple[Split, tuple[int, ...]]:
    try:
        document = read_document(file)
    except DocumentError as error:
        raise UsageError(phrases.DOCUMENT_PROBLEMS[error.problem].format(path=file)) from error
    split = split_briefing(document.text)
    if not split.paragraphs:
        raise UsageError(phrases.NO_PARAGRAPHS.format(path=file))
    return split, document.blank_pages


def _paragraphs(split: Split) -> dict[str, str]:
    return {one.number: one.text for one in split.paragraphs}


def _path_of(given: str, folder: Path) -> Path:
    stored = folder / "briefings" / f"{given}.txt"
    if _ID.fullmatch(given) and stored.is_file():
        return stored
    if not Path(given).is_file():
        ids = ", ".join(sorted(path.stem for path in (folder / "briefings").glob("*.txt"))) or phrases.NONE_IMPORTED
        raise UsageError(phrases.NO_SUCH_TEXT.format(given=given, ids=ids))
    return Path(given)


def _briefing_meant(old: str, new: str, knowledge: Knowledge) -> str:
    for one in (old, new):
        if one in knowledge.briefings:
            return one
    if len(knowledge.briefings) > 1:
        raise UsageError(phrases.WHICH_BRIEFING)
    return next(iter(knowledge.briefings))


def _store(split: Split, path: Path, console: Console, *, replace: bool) -> None:
    said = phrases.TEXT_STORED.format(path=path)
    if path.exists():
        before = split_briefing(path.read_text(encoding="utf-8-sig", errors="replace"))
        said = phrases.TEXT_SAME.format(path=path)
        if before.stored != split.stored:
            changed = compare_paragraphs(_paragraphs(before), _paragraphs(split))
            numbers = [one.old or one.new for one in changed if one.change is not Change.UNCHANGED]
            where = phrases.PARAGRAPH_LIST.format(numbers=", ".join(numbers)) if numbers else phrases.OTHER_ABOVE
            if not replace:
                raise UsageError(phrases.TEXT_DIFFERS.format(path=path, paragraphs=where))
            said = phrases.TEXT_REPLACED.format(path=path, paragraphs=where)
    write_whole(path, split.stored.encode())
    _say(console, said)


def _check_quotations(split: Split, briefing_id: str, folder: Path, console: Console, *, is_new: bool) -> bool:
    """Say which quotations do not stand in the stored text and what else is wrong; whether all is well."""
    try:
        inspection = inspect_knowledge(folder)
    except KnowledgeMissingError:
        _say(console, phrases.NO_ANSWERS_YET)
        return True
    knowledge = inspection.knowledge
    path, briefing = folder / "briefings" / f"{briefing_id}.yaml", knowledge.briefings.get(briefing_id)
    if briefing and (odd := sorted(set(briefing.paragraphs) ^ set(_paragraphs(split)))):
        _say(console, phrases.NUMBERS_DIFFER.format(path=path, numbers=", ".join(odd)))
    evidence = [(entry, one) for entry in knowledge.entries.values() for one in entry.evidence]
    unnamed = sum(not one.briefing for _, one in evidence)
    # A quotation that names no briefing was there before a new one came, and means another.
    meant = (briefing_id,) if is_new else (briefing_id, "")
    own = [(entry, replaced(one, briefing=briefing_id)) for entry, one in evidence if one.briefing in meant]
    alone = [replaced(entry, evidence=(proof,)) for entry, proof in own]
    fallen = [
        (entry.id, fault)
        for entry in alone
        for fault in (*evidence_exists(entry, knowledge), *quotations_stand(entry, knowledge))
        if fault.code in ("KB306", "KB309")
    ]
    said = phrases.QUOTES_FALLEN if fallen else phrases.QUOTES_STAND if own else phrases.QUOTES_NONE
    _say(console, said.format(count=len(fallen) or len(own), all=len(own), id=briefing_id))
    for name, fault in fallen:
        _say(console, f"  {name} ({fault.place}): {fault.what}. {fault.why}")
    if unnamed:
        said = phrases.NAME_BRIEFINGS if is_new else phrases.QUOTES_UNNAMED
        _say(
            console,
            said.format(count=unnamed, first=next((one for one in knowledge.briefings if one != briefing_id), "")),
        )
    if inspection.errors:
        _say(console, phrases.FAULTS_LEFT.format(count=len(inspection.errors)))
    return not fallen and not inspection.errors


def _skeleton(split: Split, briefing_id: str) -> str:
    """A briefing's file for somebody to fill in. Every value is quoted, so that no title is taken for YAML."""
    above = "\n".join(split.preface)
    date, publisher = _DATE.search(above), _PUBLISHER.match(above)
    title = " ".join([line for line in split.preface if not _DATE.search(line) and not _PUBLISHER.match(line)][:2])
    lines = [
        phrases.SKELETON_HEAD,
        f"id: {briefing_id}",
        f"title: {_quoted(string.capwords(title) if title.isupper() else title, phrases.SKELETON_TITLE)}",
        f"publisher: {_quoted(publisher[1] if publisher else '', phrases.SKELETON_PUBLISHER)}",
        f"date: {_quoted(f'{date[1].capitalize()} {date[2]}' if date else '', phrases.SKELETON_DATE)}",
        "paragraphs:",
    ]
    for one in split.paragraphs:
        lines += [
            f"  - number: {one.number}",
            f"    section: {_quoted(one.section, phrases.SKELETON_SECTION)}",
            f"    summary: {_quoted(phrases.SKELETON_SUMMARY.format(number=one.number))}",
            "    points:",
            *(f"      {letter}: {_quoted(text)}" for letter, text in zip(_letters(), _points(one), strict=False)),
        ]
    return "\n".join(lines) + "\n"


def _points(one: Numbered) -> Iterator[str]:
    bullets = 0
    for block in one.blocks:
        if block.kind is BlockKind.BULLET:
            bullets += 1
            yield phrases.SKELETON_BULLET.format(count=bullets, number=one.number)
        elif block.kind is BlockKind.ADVICE:
            yield phrases.SKELETON_ADVICE.format(number=one.number)
    if all(block.kind is BlockKind.TEXT for block in one.blocks):
        yield phrases.SKELETON_POINT.format(number=one.number)


def _letters() -> Iterator[str]:
    yield from string.ascii_lowercase
    yield from ("".join(pair) for pair in product(string.ascii_lowercase, repeat=2))


def _quoted(text: str, instead: str = "") -> str:
    cut = text[:_LONGEST_TITLE].strip()
    return json.dumps(cut if any(letter.isalnum() for letter in cut) else instead, ensure_ascii=False)


def _show_split(split: Split, briefing_id: str, console: Console) -> None:
    table = Table(title=phrases.SPLIT_TITLE.format(id=briefing_id, count=len(split.paragraphs)), title_justify="left")
    _add_columns(table, phrases.SPLIT_HEADINGS)
    for one in split.paragraphs:
        outside, inside = one.count(BlockKind.BULLET), one.count(BlockKind.BULLET, quoted=True)
        bullets = [str(outside)] if outside else []
        bullets += [phrases.SPLIT_LETTER.format(count=inside)] if inside else []
        first, advice = _short(one.blocks[0].words if one.blocks else ""), str(one.count(BlockKind.ADVICE) or "")
        table.add_row(one.number, Text(one.section), Text(first), ", ".join(bullets), advice, str(one.words))
    console.print(table)


def _comparison(found: list[Difference], old: str, new: str) -> Table:
    table = Table(title=Text(phrases.COMPARED_TITLE.format(old=old, new=new)), title_justify="left")
    _add_columns(table, phrases.COMPARED_HEADINGS)
    for one in found:
        table.add_row(one.old, one.new, phrases.CHANGES[one.change], Text("\n".join(map(_changed_words, one.words))))
    return table


def _changed_words(change: tuple[str, str]) -> str:
    old, new = change
    if old and new:
        return phrases.WORDS_REPLACED.format(old=old, new=new)
    return phrases.WORDS_GONE.format(old=old) if old else phrases.WORDS_ADDED.format(new=new)


def _citations(checked: list[CitationCheck], briefing: str) -> Table:
    """Every quotation; those that no longer hold come last, where a person looks first."""
    table = Table(title=phrases.CITATIONS_TITLE.format(id=briefing), title_justify="left")
    _add_columns(table, phrases.CITATIONS_HEADINGS)
    for one in sorted(checked, key=lambda one: one.standing is not Standing.HOLDS):
        said = {
            Standing.HOLDS: phrases.CITATION_HOLDS,
            Standing.MOVED: phrases.CITATION_MOVED.format(numbers=", ".join(one.found_in)),
            Standing.GONE: phrases.CITATION_GONE,
        }[one.standing]
        table.add_row(one.entry, one.paragraph, Text(one.quote), said)
    return table


def _add_columns(table: Table, headings: tuple[str, ...]) -> None:
    for heading in headings:
        table.add_column(heading, overflow="fold")


def _say(console: Console, text: str) -> None:
    console.print(Text(text), soft_wrap=True)


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:_FIRST_WORDS]) + ("…" if len(words) > _FIRST_WORDS else "")
