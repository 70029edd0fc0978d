"""Explains to an officer why a file cannot be read as YAML.

The parser knows where it stopped, and speaks of tokens and nodes. What the officer did is read from the line itself:
each rule looks at the line and the parser's complaint and either words the fault or passes it on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.knowledge.yaml.complaint import Complaint, in_quotes, special_sign
from bot.knowledge.yaml.silent_slips import depth_of, item_too_far_left
from bot.knowledge.yaml.source import Position

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.knowledge.diagnostics import Fault

_LINE = re.compile(r"^(?P<before>\s*(?:- +)*(?:[\w-]+:[ \t]+)?(?:- +)*)(?P<text>.*?)\s*$")
_GLUED_COLON = re.compile(r"^(?P<before>\s*(?:- +)*[\w-]+:)(?P<gap>[\u00a0\u2007\u202f]?)(?=[^\s/])")
_GLUED_DASH = re.compile(r"^(?P<before>\s*-)(?P<gap>[\t\u00a0\u2007\u202f]?)(?=[^\s-])")
_MERGE_SIGN = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
_OPENS_A_BLOCK = re.compile(r":\s*[>|][+-]?\s*$")
_WIDE_COLON = re.compile(r"^(?P<before>\s*(?:- +)*[\w-]+)[\uff1a\ufe55\ua789]\s*")
_NAMES = re.compile(r"\[[a-z0-9-]+(?:, *[a-z0-9-]+)*")
_SIGNS = "*&!%@`|>{}[],"


def worded(complaint: Complaint) -> Fault:
    """Word the parser's complaint as an officer would want to read it."""
    for rule in _RULES:
        fault = rule(complaint)
        if fault:
            return fault
    return complaint.fault(
        "KB103",
        "a line that cannot be understood",
        "Compare this line and the one above it with the other entries: spaces at the start, dashes, colons.",
    )


def _tab(complaint: Complaint) -> Fault | None:
    start = complaint.text[: len(complaint.text) - len(complaint.text.lstrip())]
    if "\t" not in start:
        return None
    why = "The depth of a line is counted in spaces, and a tab has none."
    return complaint.fault(
        "KB112", "a tab at the start of a line", why, "use spaces", (complaint.line, start.index("\t"))
    )


def _sign_at_the_start(complaint: Complaint) -> Fault | None:
    line, column = (
        complaint.opened if complaint.opened and _of_sign(complaint.problem) else (complaint.line, complaint.column)
    )
    text = complaint.lines[line] if line < len(complaint.lines) else ""
    parts = _LINE.match(text)
    if not parts or not parts["text"] or parts["text"][0] not in _SIGNS or parts.start("text") > column:
        return None
    if parts["text"][0] in "[{" and _unclosed(complaint.problem):
        return None
    return special_sign(Position(complaint.file, line + 1, parts.start("text") + 1), complaint.lines)


def _of_sign(problem: str) -> bool:
    return "alphabetic or numeric" in problem or "directive" in problem or "comment or line break" in problem


def _unclosed(problem: str) -> bool:
    return "',' or" in problem


def _open_quotation(complaint: Complaint) -> Fault | None:
    if "unexpected end of stream" not in complaint.problem or complaint.opened is None:
        return None
    why = "The text starts with a quotation mark, and no second one closes it."
    if complaint.lines[complaint.opened[0]][complaint.opened[1]] == "'":
        why += " An apostrophe at the start of a text counts as a quotation mark."
    return complaint.fault("KB114", "a quotation mark that is never closed", why, place=complaint.opened)


def _glued(complaint: Complaint) -> Fault | None:
    """Find a colon or dash without its space, on the line itself, where the reading began, or just above."""
    if (
        "did not find expected" not in complaint.problem
        and "could not find" not in complaint.problem
        and ("mapping values" not in complaint.problem)
    ):
        return None
    for line in dict.fromkeys(
        [complaint.line, complaint.opened[0] if complaint.opened else complaint.line, complaint.line - 1]
    ):
        text = complaint.lines[line] if 0 <= line < len(complaint.lines) else ""
        for pattern, sign in ((_GLUED_COLON, "colon"), (_GLUED_DASH, "dash")):
            found = pattern.match(text)
            if found:
                rest = text[found.end("gap") :].strip()
                why = (
                    "It needs an ordinary space; this one only looks like it." if found["gap"] else "It needs a space."
                )
                mend = f"{found['before'].strip()} {rest}"
                return complaint.fault("KB119", f"no space behind a {sign}", why, mend, (line, found.end("before") - 1))
    return None


def _after_quotation(complaint: Complaint) -> Fault | None:
    if "did not find expected" not in complaint.problem or not re.search(
        r"[\"']\s*$", complaint.text[: complaint.column]
    ):
        return None
    parts = _LINE.match(complaint.text)
    if not parts or not parts["text"] or parts["text"][0] not in "\"'":
        return None
    text, sign = parts["text"], parts["text"][0]
    if text.count(sign) == 2 and text.endswith(sign):  # noqa: PLR2004 - it opens and closes: not this line's fault
        return _left_open_above(complaint, sign)
    why = "A text that starts with a quotation mark ends at the next one of its kind; nothing may follow."
    inner = text[1:-1] if text.endswith(sign) and sign == "'" else text
    mend = f"{parts['before'].strip()} {in_quotes(inner)}"
    return complaint.fault("KB113", "words after a closing quotation mark", why, mend)


def _left_open_above(complaint: Complaint, sign: str) -> Fault | None:
    """Find a quotation mark on a line above that took everything up to this line for its text."""
    for line in range(complaint.line - 1, -1, -1):
        parts = _LINE.match(complaint.lines[line])
        if parts and parts["text"][:1] == sign and parts["text"].count(sign) % 2:
            why = "The text starts with a quotation mark, and the next one stands lines below."
            return complaint.fault(
                "KB114", "a quotation mark that is never closed", why, place=(line, parts.start("text"))
            )
    return None


def _colon(complaint: Complaint) -> Fault | None:
    if "mapping values are not allowed" not in complaint.problem:
        return None
    parts = _LINE.match(complaint.text)
    if parts and parts.start("text") < complaint.column and re.search(r":\s+\S", parts["text"]):
        why = "A colon followed by a space starts a new key."
        if re.search("[“”‘’]", parts["text"]):
            why += " Curly quotation marks do not protect a text, only straight ones do."
        text = parts["text"].strip()
        if text[0] in "\"'" and len(text) > 1 and text[-1] == text[0]:  # protected as it should be: not its fault
            return _item_above(complaint)
        curly = parts["text"].startswith("“") and parts["text"].endswith("”")
        text = parts["text"][1:-1] if curly else parts["text"]
        mend = f"{parts['before'].strip()} {in_quotes(text)}".strip()
        return complaint.fault("KB115", "a colon and a space in the middle of a text", why, mend)
    return complaint.fault(
        "KB116",
        "a line that starts at the wrong depth",
        "It stands further to the right than the key above it, which has its text already.",
    )


def _item_above(complaint: Complaint) -> Fault:
    """Find the item that took this line for the end of its own text: the nearest one that stands further left."""
    depth = depth_of(complaint.text)
    for line in range(complaint.line - 1, -1, -1):
        above = complaint.lines[line]
        if above.strip() and depth_of(above) < depth:
            found = item_too_far_left(complaint.file, complaint.lines, line, line + 1)
            if found:
                return found
            break
    why = "It stands further to the right than the text above it, and so became the end of that."
    return complaint.fault("KB116", "a line that starts at the wrong depth", why)


def _open_bracket(complaint: Complaint) -> Fault | None:
    if not _unclosed(complaint.problem) or complaint.opened is None:
        return None
    sign = complaint.lines[complaint.opened[0]][complaint.opened[1]]
    why = f"A text that starts with {sign} is read as a list or keys in brackets, and this one never ends."
    parts = _LINE.match(complaint.lines[complaint.opened[0]])
    mend = ""
    if parts and _NAMES.fullmatch(parts["text"]):
        mend = f"{parts['before'].strip()} {parts['text']}]"
    elif parts and parts.start("text") == complaint.opened[1] and not parts["text"].endswith(","):
        mend = f"{parts['before'].strip()} {in_quotes(parts['text'])}"
    return complaint.fault("KB117", f"a {sign} that is never closed", why, mend, complaint.opened)


def _backslash(complaint: Complaint) -> Fault | None:
    if not any(sign in complaint.problem for sign in ("unknown escape", "hexdecimal", "escape sequence")):
        return None
    why = "Between double quotation marks a backslash has a meaning of its own."
    return complaint.fault(
        "KB118", "a backslash in a text in double quotes", why, "use single quotation marks around the text"
    )


def _after_the_end(complaint: Complaint) -> Fault | None:
    if "<document start>" not in complaint.problem:
        return None
    above = complaint.lines[: complaint.line]
    first = next((number for number, line in enumerate(above) if line.strip() and not line.lstrip().startswith("#")), 0)
    text = above[first] if above else ""
    if text.startswith(" ") and "..." not in above:
        why = "The keys of a file stand at the very left, one below the other; this one has spaces before it."
        place = (first, len(text) - len(text.lstrip()))
        return complaint.fault(
            "KB116", "a line that starts at the wrong depth", why, _to_the_left(above[first:]), place
        )
    return complaint.fault("KB105", "text after the end of the file's content", "A line of three dots ends it.")


def _to_the_left(lines: Sequence[str]) -> str:
    """A single line without the spaces before it; several have to be moved together."""
    indented = [line for line in lines if line.startswith(" ")]
    return indented[0].strip() if len(indented) == 1 else ""


def _key_without_colon(complaint: Complaint) -> Fault | None:
    if "could not find expected ':'" not in complaint.problem:
        return None
    line = complaint.opened or (complaint.line, complaint.column)
    text = complaint.lines[line[0]] if line[0] < len(complaint.lines) else ""
    if wide := _WIDE_COLON.match(text):
        why, mend = (
            "This one is wider, and is no colon to the bot.",
            f"{wide['before'].strip()}: {text[wide.end() :].strip()}",
        )
        return complaint.fault("KB119", "a colon of another alphabet", why, mend, (line[0], wide.end("before")))
    if re.fullmatch(r"\s*(?:-{4,}|={3,}|_{3,}|\*{3,})\s*", text):
        why = "It may be a rule that somebody drew between two parts."
        return complaint.fault("KB119", "a line of signs where a key should stand", why, "delete the line", line)
    above = next((one for one in reversed(complaint.lines[: line[0]]) if one.strip()), "")
    if _OPENS_A_BLOCK.search(above):
        why = "Its text must start further to the right than its key. Put two more spaces before each of its lines."
        return complaint.fault(
            "KB116", f"the text of `{above.split(':')[0].strip(' -')}` starts too far left", why, place=line
        )
    why = "Either a key lacks the colon behind it, or a text goes on at the wrong depth."
    return complaint.fault("KB119", "a line without the colon that a key needs", why, place=line)


def _dash(complaint: Complaint) -> Fault | None:
    if "block sequence entries are not allowed" not in complaint.problem:
        return None
    why = "A list starts on the line under its key, each item with a dash and a space."
    return complaint.fault("KB120", "a dash where no list can start", why)


def _depth(complaint: Complaint) -> Fault | None:
    if "did not find expected" not in complaint.problem:
        return None
    why = (
        "Its first letter stands neither under the list above nor under the keys above. Count the spaces at its start."
    )
    return complaint.fault("KB116", "a line that starts at the wrong depth", why)


def _merge(complaint: Complaint) -> Fault | None:
    line = next((number for number, text in enumerate(complaint.lines) if _MERGE_SIGN.match(text)), None)
    if line is None:
        return None
    why = "Two versions of the file were put together, and both stand in it. Choose one, and delete the rows of signs."
    return complaint.fault("KB331", "a leftover of a merge", why, place=(line, 0))


_RULES: tuple[Callable[[Complaint], Fault | None], ...] = (
    _merge,
    _tab,
    _open_quotation,
    _after_quotation,
    _glued,
    _sign_at_the_start,
    _open_bracket,
    _colon,
    _backslash,
    _after_the_end,
    _key_without_colon,
    _dash,
    _depth,
)
