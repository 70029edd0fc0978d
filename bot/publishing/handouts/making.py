"""Makes the two forms of a handout, with as much in it as fits its pages."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from bot.publishing.handouts.contents import DETAILS, handout_of
from bot.publishing.handouts.plain import plain_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.publishing.handouts.contents import Choice
    from bot.publishing.handouts.document import Handout, Setting

MOST_PAGES, MOST_LARGE = 2, 5
"""Pages of a handout, and of one in large print, which takes the square of half as much again: 2.25 times the room."""
_NO_LETTER: Final = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class MadeHandout:
    """A handout, ready to be taken along."""

    title: str
    name: str
    """Of its files, without their endings."""
    text: str
    pdf: bytes
    """Empty where the library that writes it is not there."""
    pages: int
    whole: bool
    """Whether all that it is about stands in it."""


def made_of_choice(choice: Choice, at: Setting, *, large: bool = False) -> MadeHandout:
    """Make a handout of answers, with the most detail that fits its pages.

    Args:
        choice: at least one answer.
        at: when, for whom and from which knowledge.
        large: whether it is in large print.
    """
    return _fitting([partial(handout_of, choice, at, detail) for detail in DETAILS], at, large=large)


def made_of(handout: Handout, at: Setting, *, large: bool = False) -> MadeHandout:
    """Make a handout that is written already, on as many pages as it takes."""
    return _fitting([lambda: handout], at, large=large)


def _fitting(drafts: Sequence[Callable[[], Handout]], at: Setting, *, large: bool) -> MadeHandout:
    """Make the first draft that fits its pages, or the last one."""
    try:
        from bot.publishing.handouts.pdf import pdf_of  # noqa: PLC0415 - half a second, and not everybody has its library
    except ModuleNotFoundError:
        first = drafts[0]()
        return MadeHandout(first.title, _file_name(first.title), plain_text(first), b"", 0, whole=True)
    most = MOST_LARGE if large else MOST_PAGES
    for write in drafts:
        draft = write()
        pages = pdf_of(draft, at, large=large)
        if pages.count <= most:
            break
    name = _file_name(draft.title)
    whole = write is drafts[0]
    return MadeHandout(draft.title, name, plain_text(draft), pages.content, pages.count, whole=whole)


def _file_name(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title.partition(":")[0]).encode("ascii", "ignore").decode().lower()
    return _NO_LETTER.sub("-", plain).strip("-")[:60] or "handout"
