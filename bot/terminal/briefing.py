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

from bot import phrases
from bot.errors import KnowledgeMissingError, UsageError
from bot.knowledge.checks import evidence_against_briefing
from bot.knowledge.comparing import Change, CitationCheck, Difference, Standing, check_citations, compare_paragraphs
from bot.knowledge.documents import DocumentError, read_document
from bot.knowledge.importing import Doubt, Numbered, PieceKind, Split, split_briefing
from bot.knowledge.reading import inspect_knowledge
from bot.terminal.reading import ExplainedFaultsError

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
        1 where a paragraph is missing or empty or a quotation does not stand in the text, else 0.

    Raises:
        UsageError: the document or the name cannot be used, or another text is stored and `replace` was not given.
    """
    if not _ID.fullmatch(briefing_id):
        raise UsageError(phrases.BAD_BRIEFING_ID.format(id=briefing_id))
    if not folder.is_dir():
        raise KnowledgeMissingError(phrases.NO_FOLDER.format(folder=folder))
    _refuse_new_default(briefing_id, folder)
    split, blank_pages = _read(file)
    console = Console()
    _show_split(split, briefing_id, console)
    if blank_pages:
        _say(console, phrases.BLANK_PAGES.format(pages=", ".join(map(str, blank_pages))))
    for one in split.findings:
        _say(console, phrases.DOUBTS[one.doubt].format(paragraph=one.paragraph, words=one.words))
    _store(split, folder / "briefings" / f"{briefing_id}.txt", console, replace=replace)
    summaries = folder / "briefings" / f"{briefing_id}.yaml"
    if not summaries.exists():
        _write(summaries, _skeleton(split, briefing_id))
        _say(console, phrases.SKELETON_WRITTEN.format(path=summaries))
    incomplete = any(one.doubt in (Doubt.GAP, Doubt.EMPTY) for one in split.findings)
    return 1 if _check_quotations(split, briefing_id, folder, console) or incomplete else 0


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
        ExplainedFaultsError: files of the knowledge cannot be read, and with them quotations.
    """
    knowledge, faults, lines = inspect_knowledge(folder)
    # Faults of content are no hindrance: a quotation that does not hold is what we are looking for.
    unreadable = [fault for fault in faults if not fault.code.startswith("KB3")]
    if unreadable:
        raise ExplainedFaultsError(unreadable, lines, folder)
    before, after = (_paragraphs(_read(_path_of(one, folder))[0]) for one in (old, new))
    briefing = _briefing_meant(old, new, knowledge)
    console = Console()
    console.print(_comparison(compare_paragraphs(before, after), old, new))
    checked = check_citations(knowledge.entries.values(), briefing, after)
    if not checked:
        _say(console, phrases.QUOTES_NONE.format(id=briefing))
        return 0
    console.print(_citations(checked, briefing))
    counts = {standing.value: sum(one.standing is standing for one in checked) for standing in Standing}
    _say(console, phrases.CITATIONS_RESULT.format(all=len(checked), **counts))
    return 0 if counts[Standing.HOLDS] == len(checked) else 1


def _refuse_new_default(briefing_id: str, folder: Path) -> None:
    """Answers that name no briefing mean the first by name: a new first one would take all their citations away."""
    first = min((folder / "briefings").glob("*.yaml"), default=None)
    if first and folder / "briefings" / f"{briefing_id}.yaml" < first:
        raise UsageError(phrases.DEFAULT_MOVES.format(id=briefing_id, first=first.stem))


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
    _write(path, split.stored)
    _say(console, said)


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(exist_ok=True)
    unfinished = path.with_suffix(f"{path.suffix}.unfinished")
    unfinished.write_text(text, encoding="utf-8", newline="\n")
    unfinished.replace(path)


def _check_quotations(split: Split, briefing_id: str, folder: Path, console: Console) -> bool:
    """Say which quotations do not stand in the stored text; whether there are any."""
    try:
        knowledge, faults, _ = inspect_knowledge(folder)
    except KnowledgeMissingError:
        _say(console, phrases.NO_ANSWERS_YET)
        return False
    briefing = knowledge.briefings.get(briefing_id)
    if briefing and (odd := sorted(set(briefing.paragraphs) ^ set(_paragraphs(split)), key=_by_number)):
        path = folder / "briefings" / f"{briefing_id}.yaml"
        _say(console, phrases.NUMBERS_DIFFER.format(path=path, numbers=", ".join(odd)))
    count, fallen = 0, []
    for entry in knowledge.entries.values():
        own = tuple(one for one in entry.evidence if one.briefing == briefing_id)
        count += len(own)
        wrong = evidence_against_briefing(replaced(entry, evidence=own), knowledge)
        fallen += [(entry.id, fault) for fault in wrong if fault.code in ("KB306", "KB309")]
    if fallen:
        _say(console, phrases.QUOTES_FALLEN.format(count=len(fallen), all=count, id=briefing_id))
        for name, fault in fallen:
            _say(console, f"  {name} ({fault.place}): {fault.what}. {fault.why}")
    else:
        _say(console, (phrases.QUOTES_STAND if count else phrases.QUOTES_NONE).format(count=count, id=briefing_id))
    if faults:
        _say(console, phrases.FAULTS_LEFT.format(count=len(faults)))
    return bool(fallen)


def _by_number(number: str) -> tuple[int, str]:
    return int(re.match(r"\d*", number)[0] or 0), number  # type: ignore[index]  # it always matches


def _skeleton(split: Split, briefing_id: str) -> str:
    """A briefing's file for somebody to fill in. Every value is quoted, so that no title is taken for YAML."""
    above = "\n".join(split.preface)
    date, publisher = _DATE.search(above), _PUBLISHER.match(above)
    names = [line for line in split.preface if not _DATE.search(line) and not _PUBLISHER.match(line)]
    title = " ".join(names[:2])
    values = {
        "id": briefing_id,
        "title": (string.capwords(title) if title.isupper() else title) or phrases.SKELETON_TITLE,
        "publisher": publisher[1] if publisher else phrases.SKELETON_PUBLISHER,
        "date": f"{date[1].capitalize()} {date[2]}" if date else phrases.SKELETON_DATE,
    }
    lines = [phrases.SKELETON_HEAD, *(f"{key}: {_quoted(value)}" for key, value in values.items()), "paragraphs:"]
    for one in split.paragraphs:
        lines += [
            f"  - number: {one.number}",
            f"    section: {_quoted(one.section or phrases.SKELETON_SECTION)}",
            f"    summary: {_quoted(phrases.SKELETON_SUMMARY.format(number=one.number))}",
            "    points:",
            *(f"      {letter}: {_quoted(text)}" for letter, text in zip(_letters(), _points(one), strict=False)),
        ]
    return "\n".join(lines) + "\n"


def _points(one: Numbered) -> Iterator[str]:
    bullets = 0
    for piece in one.pieces:
        if piece.kind is PieceKind.BULLET:
            bullets += 1
            yield phrases.SKELETON_BULLET.format(count=bullets, number=one.number)
        elif piece.kind is PieceKind.ADVICE:
            yield phrases.SKELETON_ADVICE.format(number=one.number)
    if all(piece.kind is PieceKind.TEXT for piece in one.pieces):
        yield phrases.SKELETON_POINT.format(number=one.number)


def _letters() -> Iterator[str]:
    yield from string.ascii_lowercase
    yield from ("".join(pair) for pair in product(string.ascii_lowercase, repeat=2))


def _quoted(text: str) -> str:
    return json.dumps(text[:_LONGEST_TITLE].strip(), ensure_ascii=False)


def _show_split(split: Split, briefing_id: str, console: Console) -> None:
    table = Table(title=phrases.SPLIT_TITLE.format(id=briefing_id, count=len(split.paragraphs)), title_justify="left")
    for heading in phrases.SPLIT_HEADINGS:
        table.add_column(heading, overflow="fold")
    for one in split.paragraphs:
        outside, inside = one.count(PieceKind.BULLET), one.count(PieceKind.BULLET, quoted=True)
        bullets = [str(outside)] if outside else []
        bullets += [phrases.SPLIT_LETTER.format(count=inside)] if inside else []
        first = _short(one.pieces[0].words) if one.pieces else ""
        advice = str(one.count(PieceKind.ADVICE) or "")
        table.add_row(one.number, Text(one.section), Text(first), ", ".join(bullets), advice, str(one.words))
    console.print(table)


def _comparison(found: list[Difference], old: str, new: str) -> Table:
    table = Table(title=Text(phrases.COMPARED_TITLE.format(old=old, new=new)), title_justify="left")
    for heading in phrases.COMPARED_HEADINGS:
        table.add_column(heading, overflow="fold")
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
    for heading in phrases.CITATIONS_HEADINGS:
        table.add_column(heading, overflow="fold")
    for one in sorted(checked, key=lambda one: one.standing is not Standing.HOLDS):
        said = {
            Standing.HOLDS: phrases.CITATION_HOLDS,
            Standing.MOVED: phrases.CITATION_MOVED.format(numbers=", ".join(one.found_in)),
            Standing.GONE: phrases.CITATION_GONE,
        }[one.standing]
        table.add_row(one.entry, one.paragraph, Text(one.quote), said)
    return table


def _say(console: Console, text: str) -> None:
    console.print(Text(text), soft_wrap=True)


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:_FIRST_WORDS]) + ("…" if len(words) > _FIRST_WORDS else "")
