"""`briefing-bot exam --against`: what a change of the knowledge does to every question, before it is live."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import KnowledgeFaultsError, KnowledgeMissingError
from bot.phrases import editions as phrases
from bot.publishing.assessing import Base
from bot.publishing.describing import change_lines, exam_lines
from bot.publishing.learning import Job
from bot.publishing.learnt_cache import loaded
from bot.publishing.working_copy import WorkingCopy
from bot.terminal.with_records import judged_now, show, with_publisher

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.publishing.publisher import Publisher
    from bot.publishing.working_copy import Reading


def exam_against(folder: Path, other: str, form: str) -> int:
    """Put every question to two editions, and print what changes and what leads elsewhere.

    Args:
        folder: the knowledge as it would be.
        other: another folder, or the number of an edition: the knowledge that it is compared with.
        form: terminal, json or markdown.

    Returns:
        1 where a golden question would fail that passed, or a wording would lose its own entry.

    Raises:
        KnowledgeFaultsError: the knowledge as it would be has faults.
        KnowledgeMissingError: one of the folders is not there.
        NoEditionError: there is no such edition.
    """
    judged = judged_now(Job(_reading(folder).candidate, Base(_base_files(other))))
    if judged.errors.count:
        raise KnowledgeFaultsError(judged.errors.words)
    assessment = judged.assessment
    assert assessment is not None  # noqa: S101 - with a base and without errors there are both
    assert judged.learnt is not None  # noqa: S101 - as above
    outcomes = exam_lines(assessment, loaded(judged.learnt)[0])
    changes = change_lines(assessment)
    if form == "markdown":
        lines = _markdown(changes, outcomes, assessment.warnings.words)
    else:
        lines = [phrases.CHANGES, *_indented(changes), phrases.OUTCOMES, *_indented(outcomes)]
        lines += [assessment.warnings.words] if assessment.warnings.count else []
    show(lines, {"knowledge": judged.digest, **assessment.as_values()}, form)
    return 1 if assessment.worse_count else 0


def _base_files(other: str) -> Mapping[str, bytes]:
    """Return the files that the knowledge is compared with."""
    if not other.isdecimal():
        return _reading(Path(other)).candidate.files

    async def work(publisher: Publisher) -> dict[str, bytes]:
        editions = publisher.records.editions
        return await editions.files((await editions.find(int(other))).tree)

    return with_publisher(work)


def _reading(folder: Path) -> Reading:
    reading = WorkingCopy(folder).read()
    if reading.missing:
        raise KnowledgeMissingError(reading.missing)
    return reading


def _markdown(changes: list[str], outcomes: list[str], warnings: str) -> list[str]:
    """Write the result for the summary of a pull request; the texts of files are shown letter by letter."""
    lines = [phrases.SUMMARY_TITLE, "", *(f"- {_plain(line)}" for line in changes or [phrases.SUMMARY_NOTHING]), ""]
    lines += [phrases.SUMMARY_OUTCOMES, "", _plain(outcomes[0]), "", *(f"- {_plain(line)}" for line in outcomes[1:])]
    return [*lines, *(["", "```text", warnings.replace("`", "ˋ"), "```"] if warnings else [])]


def _plain(text: str) -> str:
    """Escape what GitHub would make markup or a mention of."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>#|~" else "@\u200b" if sign == "@" else sign for sign in text)


def _indented(lines: list[str]) -> list[str]:
    return [f"  {line}" for line in lines]
