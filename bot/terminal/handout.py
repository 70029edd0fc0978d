"""`briefing-bot handout`: pages for a meeting, from the answers of a topic, from single ones, or of who does what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.answering.topic_names import answered_topics, topic_named
from bot.errors import UsageError
from bot.phrases import handouts as phrases
from bot.phrases.languages import BRITISH
from bot.publishing.handouts.contents import of_entries, of_topic
from bot.publishing.handouts.division import division_handout, has_actions
from bot.publishing.handouts.document import Setting
from bot.publishing.handouts.making import made_of, made_of_choice
from bot.terminal.new_files import write_new
from bot.terminal.ready import read_folder

if TYPE_CHECKING:
    from bot.knowledge.values import Entry
    from bot.publishing.handouts.contents import Choice
    from bot.publishing.handouts.making import MadeHandout


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a handout is to be about: a topic, entries or a division's meeting."""

    topic: str = ""
    entries: tuple[str, ...] = ()
    division: bool = False
    large: bool = False


def handout(folder: Path, wanted: Wanted, out: str | None) -> int:
    """Print a handout as text, or write it to a file: as PDF where its name ends so.

    Args:
        folder: the knowledge.
        wanted: what it is about.
        out: a new file.

    Raises:
        KnowledgeError: the folder has faults.
        UsageError: there is nothing of that name, the file cannot be written, or no PDF can be made.
    """
    made = _made(Setting(read_folder(folder), datetime.now(UTC).date(), BRITISH), wanted)
    if out is None:
        print(made.text, end="")  # noqa: T201 - the terminal is where this is read
        return 0
    is_pdf = Path(out).suffix.lower() == ".pdf"
    if is_pdf and not made.pdf:
        raise UsageError(phrases.NO_LIBRARY)
    write_new(out, made.pdf if is_pdf else made.text.encode())
    pages = phrases.ONE_PAGE if made.pages == 1 else phrases.PAGES.format(count=made.pages)
    print(phrases.WRITTEN.format(path=out, pages=pages) if is_pdf else phrases.WRITTEN_TEXT.format(path=out))  # noqa: T201 - as above
    return 0


def _made(at: Setting, wanted: Wanted) -> MadeHandout:
    if wanted.division:
        if not has_actions(at.knowledge):
            raise UsageError(phrases.NO_ACTIONS)
        return made_of(division_handout(at), at, large=wanted.large)
    return made_of_choice(_chosen(at, wanted), at, large=wanted.large)


def _chosen(at: Setting, wanted: Wanted) -> Choice:
    topics = answered_topics(at.knowledge)
    topic = topic_named(wanted.topic, topics) if wanted.topic else None
    if wanted.topic and topic is None:
        raise UsageError(phrases.NO_SUCH_TOPIC.format(given=wanted.topic, known=", ".join(topics)))
    entries = [_answering(name, at) for name in wanted.entries]
    return of_topic(topic, at) if topic else of_entries(entries, at)


def _answering(name: str, at: Setting) -> Entry:
    entry = at.knowledge.entries.get(name)
    if entry is None or not entry.answers or entry.expired(at.today):
        raise UsageError(phrases.NO_SUCH_ENTRY.format(given=name))
    return entry
