"""The arguments of the commands for a meeting. The code of each is imported when it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.phrases import checklists as checklist_phrases
from bot.phrases import handouts as phrases

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from pathlib import Path

    Folder = Callable[[argparse.Namespace], Path]
    """Finds the knowledge that is meant."""
    Run = Callable[[argparse.Namespace], int]
    Add = Callable[[str, str, Run], Any]


def add_meeting_commands(add: Add, folder: Folder) -> None:
    """Add `checklist` and `handout`.

    Args:
        add: adds a command with its help and what it does; returns its parser.
        folder: finds the knowledge that is meant.
    """

    def run_checklist(given: argparse.Namespace) -> int:
        from bot.terminal.checklist import checklist  # noqa: PLC0415 - as the module says

        return checklist(folder(given), given.ticked, given.out)

    def run_handout(given: argparse.Namespace) -> int:
        from bot.terminal.handout import Wanted, handout  # noqa: PLC0415 - as the module says

        wanted = Wanted(given.topic or "", tuple(given.entry or ()), division=given.division, large=given.large_print)
        return handout(folder(given), wanted, given.out)

    ticking = add("checklist", checklist_phrases.HELP_CHECKLIST, run_checklist)
    ticking.add_argument("--ticked", nargs="+", metavar="POINT", help=checklist_phrases.HELP_TICKED)
    ticking.add_argument("--out", metavar="LIST", help=checklist_phrases.HELP_CHECKLIST_OUT)
    handing = add("handout", phrases.HELP_HANDOUT, run_handout)
    about = handing.add_mutually_exclusive_group(required=True)
    about.add_argument("--topic", metavar="NAME", help=phrases.HELP_TOPIC)
    about.add_argument("--entry", nargs="+", metavar="ENTRY", help=phrases.HELP_ENTRY)
    about.add_argument("--division", action="store_true", help=phrases.HELP_DIVISION)
    handing.add_argument("--large-print", action="store_true", help=phrases.HELP_LARGE)
    handing.add_argument("--out", metavar="HANDOUT", help=phrases.HELP_OUT)
