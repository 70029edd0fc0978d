"""Says in words what two editions of a briefing differ in, and which quotations no longer hold."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from bot.knowledge.briefing.comparing import Change, Standing, nearest_words
from bot.phrases import briefing_texts as phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.knowledge.briefing.comparing import CitationCheck, Difference

_FIRST_WORDS = 20
"""Words of a paragraph that is new or gone which are shown."""
_SAID = {Change.MOVED: phrases.MOVED, Change.GONE: phrases.GONE, Change.NEW: phrases.NEW}


def differences(found: Iterable[Difference], before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    """Yield a line for each paragraph that changed, moved, went or is new, with the words in the lines below it.

    Args:
        found: what became of each paragraph.
        before: the old texts by number.
        after: the new ones.
    """
    for one in found:
        if one.change is Change.UNCHANGED:
            continue
        said = _SAID.get(one.change) or (phrases.CHANGED if one.old == one.new else phrases.CHANGED_AND_MOVED)
        yield said.format(old=one.old, new=one.new, words=_short(before.get(one.old) or after.get(one.new, "")))
        yield from (f"  {_changed_words(*words)}" for words in one.words)


def lost_citations(checked: Sequence[CitationCheck], after: Mapping[str, str]) -> Iterator[str]:
    """Yield each entry with the quotations that no longer hold, and where their words stand now.

    Args:
        checked: every quotation.
        after: the new texts by number.
    """
    lost = [check for check in checked if check.standing is not Standing.HOLDS]
    for entry, checks in groupby(lost, lambda check: check.entry):
        yield entry
        yield from (f"  {_lost(check, after)}" for check in checks)


def _lost(check: CitationCheck, after: Mapping[str, str]) -> str:
    number, words = ("", "") if check.found_in else nearest_words(check.quote, after)
    said = phrases.CITATION_BECAME if number else phrases.CITATION_GONE
    return (phrases.CITATION_MOVED if check.found_in else said).format(
        paragraph=check.paragraph, quote=check.quote, numbers=", ".join(check.found_in), number=number, words=words
    )


def _changed_words(old: str, new: str) -> str:
    if old and new:
        return phrases.WORDS_REPLACED.format(old=old, new=new)
    return phrases.WORDS_GONE.format(old=old) if old else phrases.WORDS_ADDED.format(new=new)


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:_FIRST_WORDS]) + ("…" if len(words) > _FIRST_WORDS else "")
