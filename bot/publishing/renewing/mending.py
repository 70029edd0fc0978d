"""Proposes what to do with an answer that is withheld because the briefing no longer says what proved it. Pure.

Nothing here says that an answer is still right: it finds the words that a quotation has become, and whoever approves
has both before them. So it is narrow: the words may stand elsewhere, in another form, or with small words changed
between them. Where a telling word changed, or a figure, a negation, a word of duty or of number, the briefing may say
the opposite now, and no likeness of the rest counts.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from bot.answering.word_classes import words_of
from bot.answering.wording import FUNCTION_WORDS
from bot.knowledge.briefing.quotations import LEAST_WORDS, MOST_WORDS, plain
from bot.knowledge.rules import against_briefing
from bot.publishing.changing.entries import changed, file_of
from bot.publishing.drafting import a_year_after
from bot.publishing.renewing.citations import place_of, renumbered

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bot.knowledge.values import Entry, Evidence, Knowledge
    from bot.publishing.changing.fields import Value

_TURNING = words_of(
    "not no never nor neither none nobody nothing without unless except only but must shall should may might can could "
    "would will need all every each some most few many more less own before after until"
)
"""Small words that turn what a sentence says round, or bind it to a condition."""
_LIGHT: Final = FUNCTION_WORDS - _TURNING
_LEAST_SHARED, _MOST_OTHER = 4, 3
"""Letters that two forms of one word begin with, and letters of an ending."""


def mended(files: Mapping[str, bytes], knowledge: Knowledge, entry: str, today: date) -> dict[str, bytes] | None:
    """Give an answer that is withheld the words that its quotations have become, and let it be shown again.

    Args:
        files: every file of the knowledge.
        knowledge: read from them, with the briefing's text.
        entry: the name of the entry.
        today: it counts as compared with the briefing on this day, for who approves it has done so.

    Returns:
        Every file as it would be; None where the words of a quotation cannot be found again.

    Raises:
        ChangeError: the entry's file cannot be changed.
    """
    before = knowledge.entries[entry]
    after = _with_new_proofs(before, knowledge)
    if after is None or against_briefing(after, knowledge):
        return None
    values: dict[str, Value] = {"withheld": "", "reviewed": today, "review_by": a_year_after(today)}
    if after.evidence != before.evidence:
        values["evidence"] = after.evidence
    if after.answer != before.answer:
        values["answer" if before.answers else "reply"] = after.answer
    path = file_of(files, entry)
    return {**files, path: changed(files[path], entry, values, knowledge.only_briefing)}


def fallen(knowledge: Knowledge) -> list[Entry]:
    """Return the entries that are withheld and do not hold against the briefing."""
    return [one for one in knowledge.entries.values() if one.withheld and against_briefing(one, knowledge)]


def words_now(quote: str, texts: Mapping[str, str]) -> tuple[str, str]:
    """Find what a quotation has become.

    Args:
        quote: the quotation.
        texts: the paragraphs by number.

    Returns:
        The number of a paragraph and the fewest words in it that say the same; both empty where none do, or where
        several paragraphs have such words.
    """
    wanted = _weighty(plain(quote).split())
    found = {number: words for number, text in texts.items() if (words := _nearest(wanted, text.split()))}
    return next(iter(found.items())) if wanted and len(found) == 1 else ("", "")


def _with_new_proofs(entry: Entry, knowledge: Knowledge) -> Entry | None:
    numbers: dict[tuple[str, str], str] = {}
    proofs: list[Evidence] = []
    for proof in entry.evidence:
        briefing = knowledge.briefings.get(proof.briefing)
        texts = briefing.full_text if briefing else {}
        words = proof.quote
        number = place_of(words, proof.paragraph, texts)
        if not number:
            number, words = words_now(words, texts)
        if not number or numbers.setdefault((proof.briefing, proof.paragraph), number) != number:
            return None
        point = proof.point if number == proof.paragraph else ""
        proofs.append(replace(proof, paragraph=number, quote=words, point=point))
    answer = entry.answer
    for briefing_id in dict.fromkeys(of for of, _ in numbers):
        answer = renumbered(answer, briefing_id, {old: new for (of, old), new in numbers.items() if of == briefing_id})
    return replace(entry, evidence=tuple(proofs), answer=answer)


def _nearest(wanted: list[str], words: list[str]) -> str:
    """Return the fewest words that have the wanted ones in their order, and no other weighty one."""
    best = ""
    for start in range(len(words)):
        if not wanted or not _same(_bare(words[start]), wanted[0]):
            continue
        for end in range(start + LEAST_WORDS, min(start + MOST_WORDS, len(words)) + 1):
            there = _weighty(words[start:end])
            alike = len(there) == len(wanted) and all(map(_same, there, wanted))
            if alike and (not best or end - start < len(best.split())):
                best = " ".join(words[start:end]).rstrip(".,;:")
                break
    return best


def _weighty(words: list[str]) -> list[str]:
    return [bare for word in words if (bare := _bare(word)) and bare not in _LIGHT]


def _bare(word: str) -> str:
    return plain(word).lower().strip(".,;:!?()\"'-")


def _same(one: str, other: str) -> bool:
    """Return whether two words are forms of one: they begin alike and differ in no more than an ending."""
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    ends = max(len(one), len(other)) - shared
    figures = any(letter.isdigit() for letter in one + other)
    return one == other or (shared >= _LEAST_SHARED and ends <= _MOST_OTHER and not figures)
