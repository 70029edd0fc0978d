"""Carries out `briefing-bot briefing`: imports a briefing's text, or compares two editions of it."""

from __future__ import annotations

import re
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
from bot.knowledge.briefing.importing import split_briefing
from bot.knowledge.briefing.split import BlockKind, Doubt, Split
from bot.knowledge.folder import inspect_knowledge
from bot.phrases import briefing_texts as phrases
from bot.publishing.quotation_report import report_quotations
from bot.publishing.skeleton import skeleton
from bot.publishing.writing import write_whole
from bot.terminal.briefing_changes import differences, lost_citations
from bot.terminal.faults import not_served

if TYPE_CHECKING:
    from bot.knowledge.values import Knowledge

_ID = re.compile(r"(?=.{1,60}\Z)[a-z0-9]+(-[a-z0-9]+)*")
_FIRST_WORDS = 7
"""Words of a paragraph that the table of a split shows."""
_NOT_FILLED_IN = "KB328"
"""The code of a place in brackets, which a fresh import leaves for people."""


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
    split, blank_pages = read_split(file)
    console = Console()
    _show_split(split, briefing_id, console)
    if blank_pages:
        _say(console, phrases.BLANK_PAGES.format(pages=", ".join(map(str, blank_pages))))
    for finding in split.findings:
        _say(console, phrases.DOUBTS[finding.doubt].format(paragraph=finding.paragraph, words=finding.words))
    _store(split, folder / "briefings" / f"{briefing_id}.txt", console, replace=replace)
    summaries = folder / "briefings" / f"{briefing_id}.yaml"
    if is_new := not summaries.exists():
        write_whole(summaries, skeleton(split, briefing_id).encode())
        _say(console, phrases.SKELETON_WRITTEN.format(path=summaries))
    incomplete = any(finding.doubt in (Doubt.GAP, Doubt.EMPTY) for finding in split.findings)
    sound = _check_quotations(split, briefing_id, folder, console, is_new=is_new)
    return 0 if sound and not incomplete else 1


def compare_briefings(old: str, new: str, folder: Path) -> int:
    """Show which paragraphs changed, and which quotations of the answers no longer hold; count the rest.

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
    before, after = (read_split(_path_of(given, folder))[0].texts for given in (old, new))
    briefing = _briefing_meant(old, new, knowledge)
    console = Console(highlight=False)
    found = compare_paragraphs(before, after)
    checked = check_citations(knowledge.entries.values(), briefing, after)
    _say(console, phrases.COMPARED_TITLE.format(old=old, new=new), "bold")
    for line in differences(found, before, after):
        _say(console, line)
    lost = list(lost_citations(checked, after))
    if lost:
        _say(console, f"\n{phrases.CITATIONS_TITLE.format(id=briefing)}", "bold")
    for line in lost:
        _say(console, line)
    return _counted(found, checked, briefing, knowledge, console)


def read_split(file: Path) -> tuple[Split, tuple[int, ...]]:
    """Read a document and split it; return the pages without text, too.

    Raises:
        UsageError: it cannot be read, or has no numbered paragraphs.
    """
    try:
        document = read_document(file)
    except DocumentError as error:
        raise UsageError(phrases.DOCUMENT_PROBLEMS[error.problem].format(path=file)) from error
    split = split_briefing(document.text)
    if not split.paragraphs:
        raise UsageError(phrases.NO_PARAGRAPHS.format(path=file))
    return split, document.blank_pages


def _path_of(given: str, folder: Path) -> Path:
    stored = folder / "briefings" / f"{given}.txt"
    if _ID.fullmatch(given) and stored.is_file():
        return stored
    if not Path(given).is_file():
        ids = ", ".join(sorted(path.stem for path in (folder / "briefings").glob("*.txt"))) or phrases.NONE_IMPORTED
        raise UsageError(phrases.NO_SUCH_TEXT.format(given=given, ids=ids))
    return Path(given)


def _briefing_meant(old: str, new: str, knowledge: Knowledge) -> str:
    for name in (old, new):
        if name in knowledge.briefings:
            return name
    if len(knowledge.briefings) > 1:
        raise UsageError(phrases.WHICH_BRIEFING)
    return next(iter(knowledge.briefings))


def _store(split: Split, path: Path, console: Console, *, replace: bool) -> None:
    said = phrases.TEXT_STORED.format(path=path)
    if path.exists():
        before = split_briefing(path.read_text(encoding="utf-8-sig", errors="replace"))
        said = phrases.TEXT_SAME.format(path=path)
        if before.stored != split.stored:
            changed = compare_paragraphs(before.texts, split.texts)
            numbers = [found.old or found.new for found in changed if found.change is not Change.UNCHANGED]
            where = phrases.PARAGRAPH_LIST.format(numbers=", ".join(numbers)) if numbers else phrases.OTHER_ABOVE
            if not replace:
                raise UsageError(phrases.TEXT_DIFFERS.format(path=path, paragraphs=where))
            said = phrases.TEXT_REPLACED.format(path=path, paragraphs=where)
    write_whole(path, split.stored.encode())
    _say(console, said)


def _check_quotations(split: Split, briefing_id: str, folder: Path, console: Console, *, is_new: bool) -> bool:
    """Say which quotations do not stand in the stored text and what else is wrong; return whether all is well."""
    try:
        inspection = inspect_knowledge(folder)
    except KnowledgeMissingError:
        _say(console, phrases.NO_ANSWERS_YET)
        return True
    knowledge = inspection.knowledge
    path, briefing = folder / "briefings" / f"{briefing_id}.yaml", knowledge.briefings.get(briefing_id)
    if briefing and (odd := sorted(set(briefing.paragraphs) ^ set(split.texts))):
        _say(console, phrases.NUMBERS_DIFFER.format(path=path, numbers=", ".join(odd)))
    report = report_quotations(knowledge, briefing_id, is_new=is_new)
    said = phrases.QUOTES_STAND if report.compared else phrases.QUOTES_NONE
    said = phrases.QUOTES_FALLEN if report.fallen else said
    _say(console, said.format(count=len(report.fallen) or report.compared, all=report.compared, id=briefing_id))
    for entry, fault in report.fallen:
        _say(console, f"  {entry} ({fault.place}): {fault.what}. {fault.why}")
    if report.unnamed:
        said = phrases.NAME_BRIEFINGS if is_new else phrases.QUOTES_UNNAMED
        first = next((name for name in knowledge.briefings if name != briefing_id), "")
        _say(console, said.format(count=report.unnamed, first=first))
    places = sum(fault.code == _NOT_FILLED_IN for fault in inspection.errors)
    others = len(inspection.errors) - places
    if places:
        _say(console, phrases.PLACES_LEFT.format(count=places, path=path))
    if others:
        _say(console, phrases.FAULTS_LEFT.format(count=others))
    return not report.fallen and not others


def _show_split(split: Split, briefing_id: str, console: Console) -> None:
    table = Table(title=phrases.SPLIT_TITLE.format(id=briefing_id, count=len(split.paragraphs)), title_justify="left")
    _add_columns(table, phrases.SPLIT_HEADINGS)
    for paragraph in split.paragraphs:
        outside, inside = paragraph.count(BlockKind.BULLET), paragraph.count(BlockKind.BULLET, quoted=True)
        bullets = [str(outside)] if outside else []
        bullets += [phrases.SPLIT_LETTER.format(count=inside)] if inside else []
        first, advice = (
            _short(paragraph.blocks[0].words if paragraph.blocks else ""),
            str(paragraph.count(BlockKind.ADVICE) or ""),
        )
        table.add_row(
            paragraph.number, Text(paragraph.section), Text(first), ", ".join(bullets), advice, str(paragraph.words)
        )
    console.print(table)


def _counted(
    found: list[Difference], checked: list[CitationCheck], briefing: str, knowledge: Knowledge, console: Console
) -> int:
    """Say how much of two editions is the same; return the exit code of their comparison."""
    paragraphs = phrases.PARAGRAPHS_RESULT.format(
        all=len(found), same=sum(one.change is Change.UNCHANGED for one in found)
    )
    if not checked:
        _say(console, f"{phrases.QUOTES_NONE.format(id=briefing)}\n{paragraphs}")
        return 0
    if unnamed := sum(not proof.briefing for entry in knowledge.entries.values() for proof in entry.evidence):
        _say(console, phrases.QUOTES_UNNAMED.format(count=unnamed))
    counts = {standing.value: sum(check.standing is standing for check in checked) for standing in Standing}
    _say(console, f"{paragraphs} {phrases.CITATIONS_RESULT.format(all=len(checked), **counts)}")
    return 0 if counts[Standing.HOLDS] == len(checked) else 1


def _add_columns(table: Table, headings: tuple[str, ...]) -> None:
    for heading in headings:
        table.add_column(heading, overflow="fold")


def _say(console: Console, text: str, style: str = "") -> None:
    console.print(Text(text, style=style), soft_wrap=True)


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:_FIRST_WORDS]) + ("…" if len(words) > _FIRST_WORDS else "")
