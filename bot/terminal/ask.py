"""`briefing-bot ask`: one question, or one message a line from standard input."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

from bot.errors import UsageError
from bot.phrases import terminal as phrases
from bot.terminal import contract
from bot.terminal.ready import ready_engine
from bot.terminal.showing import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def ask(question: str, folder: Path, *, as_json: bool) -> int:
    """Answer and print.

    Args:
        question: the message, or `-` to read one message a line.
        folder: the knowledge.
        as_json: one JSON object a line, as the README's contract has it, instead of text for people.
    """
    if question.startswith("- "):
        raise UsageError(phrases.DASH_ALONE)
    engine = ready_engine(folder)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # JSON is UTF-8 whatever the terminal speaks, and no character that it cannot show ends the conversation.
        sys.stdout.reconfigure(encoding="utf-8" if as_json else None, errors="replace")
    for turns in _conversations() if question == "-" else iter([[question]]):
        reply = engine.converse(turns)
        shown = (
            json.dumps(contract.as_json(reply), ensure_ascii=False) if as_json else in_words(reply, engine.knowledge)
        )
        print(shown, flush=True)  # noqa: T201 - printing is what this command does
    return 0


def _conversations() -> Iterator[list[str]]:
    """Each line of standard input as a conversation; what cannot be decoded is replaced, not refused."""
    if sys.stdin is None:
        return
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    for line in sys.stdin:
        yield turns_of(line.rstrip("\r\n"))


def turns_of(line: str) -> list[str]:
    """The messages of a line: those of a JSON array of strings, or the line itself."""
    if line.lstrip().startswith("["):
        try:
            turns = json.loads(line)
        except (ValueError, RecursionError):
            return [line]
        if isinstance(turns, list) and turns and all(isinstance(one, str) for one in turns):
            return [one.encode(errors="replace").decode() for one in turns]
    return [line]
