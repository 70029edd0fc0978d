"""`briefing-bot completion`: a script by which a shell completes commands, options, codes and files."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

import shtab

from bot.knowledge.explain_pages import PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

_FOLDERS = frozenset({"knowledge"})
_FILES = frozenset({"file", "old", "new"})


def completion(parser: argparse.ArgumentParser, shell: str) -> int:
    """Print the script for a shell."""
    for action in _actions(parser):
        if action.dest in _FOLDERS:
            vars(action)["complete"] = shtab.DIRECTORY  # where the library looks for it
        elif action.dest in _FILES:
            vars(action)["complete"] = shtab.FILE
        elif action.dest == "code":
            action.choices = list(PAGES)
    print(shtab.complete(parser, shell))  # noqa: T201 - printing is what this command does
    return 0


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Every argument of a parser and of its commands."""
    for action in parser._actions:  # noqa: SLF001 - argparse has no other way to what was added
        yield action
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - as above
            for command in action.choices.values():
                yield from _actions(command)
