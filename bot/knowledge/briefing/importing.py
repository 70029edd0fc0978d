"""Splits a briefing's text into its numbered paragraphs and puts it in the form in which it is stored.

Nothing here reads or writes a file. `bot.knowledge.briefing.quotations.split_paragraphs` reads the stored form and
takes everything up to the next number for the paragraph's text, so the headings are listed above the first paragraph.
Every line that is left out is named in `Split.findings`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.knowledge.briefing.documents import BULLET, CERTAIN_SIGN, LONGEST_HEADING, NUMBER, clean_lines
from bot.knowledge.briefing.split import Block, BlockKind, Doubt, Finding, Numbered, Split

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HEADING_WORDS, _TITLE_LINES, _LARGEST_GAP, _WIDEST_COLUMN = 14, 4, 20, 200
_FULL = 0.75
"""A line shorter than this part of the widest one was not broken for want of space."""

_SECTION = re.compile(r"Section from paragraph (\d{1,3}): (.+)")
_ENDED = re.compile(r"[.!?:;…][\"'”’)\]]*$")


def split_briefing(text: str) -> Split:
    """Split a text at its numbered paragraphs.

    A number counts only as the successor of the last one. A short line without a full stop right above a number is a
    heading. Page numbers and lines that repeat from page to page are dropped; form feeds may stand between pages.
    """
    kept, dropped = clean_lines(text)
    findings = [Finding(Doubt.DROPPED, "", words) for words in dropped]
    width = _wrap_width(kept)
    starts = list(_starts(kept))
    bounds = [*starts[1:], len(kept)]
    preface, section, listed = _preface(kept[: starts[0]] if starts else kept)
    found: list[Numbered] = []
    for index, (start, end) in enumerate(zip(starts, bounds, strict=False)):
        number = str(index + 1)
        section = listed.get(number, section)
        body = [NUMBER.sub("", kept[start], count=1), *kept[start + 1 : end]]
        body, heading = (body, "") if listed or end == len(kept) else _cut_heading(body)
        blocks, unclosed = _mark_letter(_blocks(body, width))
        if unclosed:
            findings.append(Finding(Doubt.OPEN_LETTER, number, unclosed))
        found.append(Numbered(number, section, tuple(_mark_advice(blocks))))
        findings += _doubts(number, body, index + 2)
        section = heading or section
    findings += [Finding(Doubt.EMPTY, paragraph.number, "") for paragraph in found if not paragraph.blocks]
    while found and not found[-1].blocks:
        found.pop()
    odd = [line for at, line in enumerate(preface) if at >= _TITLE_LINES or len(line) > LONGEST_HEADING]
    findings += [Finding(Doubt.PREFACE, "", line) for line in odd]
    return Split(tuple(preface), tuple(found), tuple(findings))


def _starts(lines: Sequence[str]) -> Iterator[int]:
    expected = 1
    for at, line in enumerate(lines):
        match = NUMBER.match(line)
        if match and int(match[1]) == expected:
            expected += 1
            yield at


def _preface(lines: Sequence[str]) -> tuple[list[str], str, dict[str, str]]:
    """Return the lines above the first number, the first heading, and the headings that a stored text lists."""
    listed = {str(int(match[1])): match[2] for line in lines if (match := _SECTION.fullmatch(line))}
    rest = [line for line in lines if not _SECTION.fullmatch(line)]
    heading = ""
    start = None if listed else _heading_start(_trimmed(rest))
    # Without a gap above it the line may be part of the title.
    if start and not rest[start - 1]:
        heading, rest = " ".join(_trimmed(rest)[start:]), rest[:start]
    return [line for line in rest if line], heading, listed


def _is_heading(line: str) -> bool:
    short = len(line) <= LONGEST_HEADING and len(line.split()) <= _HEADING_WORDS
    begins = bool(line) and not line[0].islower() and line[0] not in "([" and any(letter.isalpha() for letter in line)
    return short and begins and line[-1] not in ".,;:!" and not NUMBER.match(line) and not BULLET.match(line)


def _trimmed(lines: Sequence[str]) -> list[str]:
    return list(lines[: max((at for at, line in enumerate(lines, 1) if line), default=0)])


def _heading_start(lines: Sequence[str]) -> int | None:
    """Find the start of the heading of one or two lines that ends `lines`; None where there is none or nothing else."""
    at = len(lines)
    while at and at > len(lines) - 2 and _is_heading(lines[at - 1]):
        at -= 1
    while at < len(lines) and any(lines[:at]):
        above = lines[at - 1]
        if not above or _ENDED.search(above) or lines[at].isupper():
            return at
        at += 1
        if at < len(lines) and not lines[at].isupper():
            return None
    return None


def _cut_heading(lines: Sequence[str]) -> tuple[list[str], str]:
    """Return the lines without the headings at their end, and these: a chapter's and a section's at most."""
    rest, headings = _trimmed(lines), list[str]()
    while len(headings) < 2 and (start := _heading_start(rest)):  # noqa: PLR2004 - said above
        headings.insert(0, " ".join(rest[start:]))
        rest = _trimmed(rest[:start])
    return rest, ": ".join(headings)


def _wrap_width(lines: Sequence[str]) -> int:
    """Return the width at which the text's lines were broken; 0 where every line is a passage of its own."""
    widest = max((len(line) for line in lines), default=0)
    broken = any(
        above and below and below[0].islower() and not BULLET.match(below) and not _ENDED.search(above)
        for above, below in pairwise(lines)
        if len(above) >= _FULL * widest
    )
    return widest if broken and widest <= _WIDEST_COLUMN else 0


def _blocks(lines: Sequence[str], width: int) -> list[Block]:
    blocks: list[Block] = []
    above, gap = "", False
    for line in lines:
        if not line:
            gap = True
            continue
        sign = BULLET.match(line)
        ended = bool(blocks) and blocks[-1].kind is BlockKind.BULLET and _ENDED.search(above) and not line[0].islower()
        goes_on = bool(blocks) and not ended and _goes_on(above, line, width, gap=gap)
        if sign and (re.match(CERTAIN_SIGN, line) or not goes_on):
            blocks.append(Block(BlockKind.BULLET, line[sign.end() :]))
        elif goes_on:
            glue = "" if re.search(r"[^\W\d_]-$", above) and line[0].islower() else " "
            blocks[-1] = replace(blocks[-1], words=f"{blocks[-1].words}{glue}{line}")
        else:
            blocks.append(Block(BlockKind.TEXT, line))
        above, gap = line, False
    return blocks


def _goes_on(above: str, line: str, width: int, *, gap: bool) -> bool:
    """Return whether a line continues the one above it, rather than starting a passage."""
    if not width:
        return False
    if gap:
        return line[0].islower() and not _ENDED.search(above) and not BULLET.match(line)
    if len(above) >= _FULL * width and not (above.endswith(":") and line[0] in '“"'):
        return not (BULLET.match(line) and _ENDED.search(above))
    return not _ENDED.search(above) and line[0].islower() and not BULLET.match(line)


def _mark_letter(blocks: Sequence[Block]) -> tuple[list[Block], str]:
    """Return the blocks with a quoted letter marked, and the first words of a quotation that is never closed."""
    for first, block in enumerate(blocks):
        if block.kind is BlockKind.BULLET or block.words[0] not in '“"' or _closed(block.words):
            continue
        together = block.words
        for last in range(first + 1, len(blocks)):
            # By custom every passage of a long quotation opens anew, and only the last one closes.
            together += f" {blocks[last].words.lstrip('“')}"
            if _closed(together):
                if not any(block.kind is BlockKind.BULLET for block in blocks[first : last + 1]):
                    break
                return [replace(block, quoted=first <= at <= last) for at, block in enumerate(blocks)], ""
        else:
            return list(blocks), block.words
    return list(blocks), ""


def _closed(words: str) -> bool:
    if words[0] == '"':
        return words.count('"') % 2 == 0
    return words.count("“") <= words.count("”")


def _mark_advice(blocks: Sequence[Block]) -> Iterator[Block]:
    for at, block in enumerate(blocks):
        leads = block.words.endswith(":") and at + 1 < len(blocks) and blocks[at + 1].kind is BlockKind.BULLET
        below = at > 0 and block.kind is BlockKind.TEXT and not block.quoted and not leads
        yield replace(block, kind=BlockKind.ADVICE) if below else block


def _doubts(number: str, body: Sequence[str], expected: int) -> Iterator[Finding]:
    """Yield numbers that did not count and lines that look like headings, inside one paragraph."""
    follows = expected
    for at, line in enumerate(body[1:], 1):
        match = NUMBER.match(line)
        if match and expected < int(match[1]) <= expected + _LARGEST_GAP:
            if int(match[1]) != follows:
                yield Finding(Doubt.GAP, number, match[1])
            follows = int(match[1]) + 1
        elif match:
            yield Finding(Doubt.STRAY_NUMBER, number, line)
        elif _is_heading(line) and not body[at - 1] and (at + 1 == len(body) or not body[at + 1]):
            yield Finding(Doubt.INNER_HEADING, number, line)
