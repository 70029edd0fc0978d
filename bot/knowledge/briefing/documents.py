"""Reads the text of a document of any kind, and cleans its lines of page numbers and running headers.

python-docx and pypdf are imported only when such a file is read: the bot answers without them.
"""

from __future__ import annotations

import logging
import re
import zipfile
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Protocol

from bot.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LARGEST = 20 * 1024 * 1024
_LARGEST_UNPACKED = 10 * LARGEST
PAGE = "\f"
"""Stands between pages."""
LONGEST_HEADING = 100
"""Longest heading or running header, in characters."""
_OFTEN = 3
"""So often must a line stand in a text without page marks to be a running header."""

_BREAKS = re.compile(r"\r\n?|[\v\x1c-\x1e\x85\u2028\u2029]")
_UNSEEN = re.compile(
    # what YAML does not allow, and what has no width
    "[^\t\n\f\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u00ad\u200b\ufeff]"
)
CERTAIN_SIGN = "[·•▪●◦○‣⁃∙■□◆➢➤\uf000-\uf0ff]"
"""A character that can only be a bullet; Word's own signs are in the private-use area."""
BULLET = re.compile(rf"(?:{CERTAIN_SIGN}\s*|[-*–—o]\s+)(?=\S)")
NUMBER = re.compile(r"(\d{1,3})\.(?:\s+|(?=[^\W\d_]|[“\"'‘(])|$)")
_RULE = re.compile(r"[_=*–—-]{3,}")
_PAGE_NUMBER = re.compile(r"(?:[-–—]\s*)?(page\s+)?(\d{1,3})(?:\s*(of|/)\s*\d{1,3})?(?:\s*[-–—])?", re.IGNORECASE)


class Problem(StrEnum):
    """Why a document cannot be read."""

    ABSENT = "absent"
    TOO_LARGE = "too-large"
    UNKNOWN_KIND = "unknown-kind"
    NO_READER = "no-reader"
    LOCKED = "locked"
    BROKEN = "broken"
    EMPTY = "empty"
    SCANNED = "scanned"


class DocumentError(UsageError):
    """A file that cannot be read; the terminal has a sentence for each `problem`."""

    def __init__(self, problem: Problem, path: Path) -> None:
        """Keep what is wrong, and with which file."""
        super().__init__(f"{path}: {problem}")
        self.problem, self.path = problem, path


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a file."""

    text: str
    blank_pages: tuple[int, ...] = ()
    """Pages of a PDF on which no text was found: blank, or a picture."""


def read_document(path: Path) -> Document:
    """Read the text of a .txt, .docx or .pdf file.

    Raises:
        DocumentError: the file is absent, too large, of another kind, damaged, or holds no text, or the library that
            reads its kind is not installed.
    """
    try:
        document = _reader(path)(path)
    except (DocumentError, MemoryError):
        raise
    except ImportError as error:
        raise DocumentError(Problem.NO_READER, path) from error
    except Exception as error:  # a damaged file can break its library anywhere
        raise DocumentError(Problem.BROKEN, path) from error
    if not document.text.strip():
        raise DocumentError(Problem.SCANNED if document.blank_pages else Problem.EMPTY, path)
    return document


def _reader(path: Path) -> Callable[[Path], Document]:
    readers = {".txt": _read_txt, ".docx": _read_docx, ".pdf": _read_pdf}
    if not path.is_file():
        raise DocumentError(Problem.ABSENT, path)
    if path.suffix.lower() not in readers:
        raise DocumentError(Problem.UNKNOWN_KIND, path)
    if path.stat().st_size > LARGEST:
        raise DocumentError(Problem.TOO_LARGE, path)
    return readers[path.suffix.lower()]


def _read_txt(path: Path) -> Document:
    content = path.read_bytes()
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Document(content.decode("utf-16"))
    if b"\0" in content:
        raise DocumentError(Problem.BROKEN, path)
    try:
        return Document(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        # Older Windows programs; text in it is almost never valid UTF-8 by chance.
        return Document(content.decode("cp1252"))


def _read_pdf(path: Path) -> Document:
    from pypdf import PasswordType, PdfReader  # noqa: PLC0415 - an extra, and slow to import

    logging.getLogger("pypdf").setLevel(logging.ERROR)  # its remarks on sloppy files help no officer
    with PdfReader(path) as reader:
        if reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED:
            raise DocumentError(Problem.LOCKED, path)
        pages = [page.extract_text() for page in reader.pages]
    blank = tuple(number for number, text in enumerate(pages, 1) if not text.strip())
    return Document(PAGE.join(pages), blank)


def _read_docx(path: Path) -> Document:
    from docx import Document as WordDocument  # noqa: PLC0415 - an extra, and slow to import

    with zipfile.ZipFile(path) as packed:
        if sum(part.file_size for part in packed.infolist()) > _LARGEST_UNPACKED:
            raise DocumentError(Problem.TOO_LARGE, path)
    word = WordDocument(str(path))
    numbering = _Numbering(word)
    lines = [
        (numbering.of(paragraph), _words(paragraph))
        for paragraph in word.element.body.xpath(".//w:p[not(ancestor::w:txbxContent)]")
    ]
    typed = sum(label is None and NUMBER.match(words) is not None for label, words in lines)
    main = numbering.main_list(at_least=typed)
    return Document("\n\n".join(_labelled(label, words, main) for label, words in lines if words.strip() or label))


class _Xml(Protocol):
    """An element of a Word file."""

    def xpath(self, path: str) -> list[Any]: ...


def _first(element: _Xml, path: str) -> str:
    return str(next(iter(element.xpath(path)), ""))


def _words(paragraph: _Xml) -> str:
    """Return a Word paragraph's words: with what was inserted, without what was struck out under tracked changes."""
    signs = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
    parts = paragraph.xpath(".//w:r/*[not(ancestor::w:txbxContent)]")
    named = ((part.tag.rpartition("}")[2], part.text or "") for part in parts)
    return "".join(text if name == "t" else signs.get(name, "") for name, text in named)


@dataclass(frozen=True, slots=True)
class _Label:
    """What Word would draw before a paragraph of a list: a number, a letter or a bullet."""

    group: tuple[str, int]
    sign: str


def _labelled(label: _Label | None, words: str, main: tuple[str, int] | None) -> str:
    if label is None:
        return words
    if label.sign == "•":
        return f"• {words}"
    # Only the list that numbers the paragraphs keeps its full stops: no other number may start a paragraph.
    return f"{label.sign}. {words}" if label.group == main and label.sign.isdecimal() else f"({label.sign}) {words}"


@dataclass(slots=True)
class _Numbering:
    """Word keeps a list's numbers out of the text; this counts them as Word does."""

    word: Any
    _levels: dict[tuple[str, int], Any] = field(default_factory=dict)
    _counts: dict[tuple[str, int], int] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)
    _shown: dict[tuple[str, int], list[int]] = field(default_factory=lambda: defaultdict(list))

    def of(self, paragraph: _Xml) -> _Label | None:
        """Return the label of the next paragraph; every paragraph is asked for once, in order."""
        number, level = self._list_of(paragraph)
        listed = f"w:num[@w:numId='{number}']"
        abstract = self._value(f"{listed}/w:abstractNumId/@w:val") if paragraph.xpath(".//w:t") else ""
        group = (abstract, level)
        shape = f"w:abstractNum[@w:abstractNumId='{abstract}']/w:lvl[@w:ilvl='{level}']"
        kind = self._value(f"{shape}/w:numFmt/@w:val")
        if kind in ("", "none"):
            return None
        if kind == "bullet":
            return _Label(group, "•")
        override = self._value(f"{listed}/w:lvlOverride[@w:ilvl='{level}']/w:startOverride/@w:val")
        if group not in self._counts or (override and (number, level) not in self._begun):
            self._counts[group] = int(override or self._value(f"{shape}/w:start/@w:val") or 1) - 1
        self._begun.add((number, level))
        self._counts = {key: count for key, count in self._counts.items() if key[0] != abstract or key[1] <= level}
        self._counts[group] += 1
        if "Letter" in kind:
            return _Label(group, chr(ord("a") + (self._counts[group] - 1) % 26))
        self._shown[group].append(self._counts[group])
        return _Label(group, str(self._counts[group]))

    def main_list(self, at_least: int) -> tuple[str, int] | None:
        """Return the list that numbers the paragraphs: the longest from 1 on, if longer than what was typed by hand."""
        straight = {
            group: len(seen)
            for group, seen in self._shown.items()
            if seen == [*range(1, len(seen) + 1)] and len(seen) > at_least
        }
        return max(straight, key=lambda group: straight[group]) if straight else None

    def _list_of(self, paragraph: _Xml) -> tuple[str, int]:
        """Return the number and level of a paragraph's list: its own, else those of its style or of a style above."""
        number, level = _list_in(paragraph)
        style = _first(paragraph, "w:pPr/w:pStyle/@w:val")
        for _ in range(10):  # a damaged file could have styles that rest on each other
            found = [known for known in self.word.styles.element.xpath("w:style") if known.styleId == style]
            if number or not found:
                break
            number, level = _list_in(found[0])
            style = _first(found[0], "w:basedOn/@w:val")
        return number, level

    def _value(self, path: str) -> str:
        try:
            return _first(self.word.part.numbering_part.element, path)
        except (KeyError, NotImplementedError):  # the file has no lists of its own
            return ""


def _list_in(element: _Xml) -> tuple[str, int]:
    level = _first(element, "w:pPr/w:numPr/w:ilvl/@w:val")
    return _first(element, "w:pPr/w:numPr/w:numId/@w:val"), int(level or 0)


def clean_lines(text: str) -> tuple[list[str], list[str]]:
    """Return the lines of a text without what belongs to the paper, and what was dropped.

    Page marks, page numbers, and lines that repeat at the edges of pages (or often, where pages are not marked) go;
    every line is freed of double spaces and of what cannot be seen. Form feeds
    stand between pages.
    """
    lines = _lines(text)
    filled = [at for at, line in enumerate(lines) if line]
    numbers, edges = set[int](), set[int]()
    last = 0
    for place, at in enumerate(filled):
        beside = {lines[filled[near]] for near in (place - 1, place + 1) if 0 <= near < len(filled)}
        match = _PAGE_NUMBER.fullmatch(lines[at])
        if match and (match[1] or match[3] or PAGE in beside or int(match[2]) == last + 1):
            numbers.add(at)
            last = int(match[2])
    for above, below in pairwise(filled):
        edges |= {one for one, other in ((above, below), (below, above)) if lines[other] == PAGE or other in numbers}
    first_number = next((at for at in filled if NUMBER.match(lines[at])), len(lines))
    candidates = [at for at in filled if at not in numbers and lines[at] != PAGE and _may_repeat(lines[at])]
    anywhere = Counter(lines[at] for at in candidates)
    headers = {
        at
        for at in candidates
        if at > first_number and anywhere[lines[at]] >= (2 if at in edges else _OFTEN)
        if at in edges or not lines[at].endswith(":")
    }
    gone = numbers | headers
    kept = [line for at, line in enumerate(lines) if at not in gone and line != PAGE]
    return kept, list(dict.fromkeys(lines[at] for at in sorted(gone)))


def _lines(text: str) -> list[str]:
    seen = _UNSEEN.sub("", _BREAKS.sub("\n", text)).replace(PAGE, f"\n{PAGE}\n")
    lines: list[str] = []
    above = 0
    for raw in seen.split("\n"):
        line = PAGE if raw == PAGE else " ".join(raw.split())
        # A bullet that a converter put on a line of its own belongs to the next.
        if line and line != PAGE and lines and re.fullmatch(CERTAIN_SIGN, lines[above]) and not NUMBER.match(line):
            lines[above:] = [f"{lines[above]} {line}"]
            continue
        lines.append("" if _RULE.fullmatch(line) else line)
        above = len(lines) - 1 if lines[-1] else above
    return lines


def _may_repeat(line: str) -> bool:
    return len(line) <= LONGEST_HEADING and not NUMBER.match(line) and not BULLET.match(line) and line[-1] not in ".;,"
