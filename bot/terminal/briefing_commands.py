"""The arguments of `briefing-bot briefing`. The code of each action is imported when it runs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.phrases import editions as edition_phrases
from bot.phrases import terminal as phrases

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    Folder = Callable[[argparse.Namespace], Path]
    """Finds the knowledge that is meant."""
    Run = Callable[[argparse.Namespace], int]
    Add = Callable[[str, str, Run], Any]


def add_briefing_commands(add_command: Add, folder: Folder, common: argparse.ArgumentParser) -> None:
    """Add the command and its actions.

    Args:
        add_command: adds a command with its help and what it does; returns its parser.
        folder: finds the knowledge that is meant, where it may be changed.
        common: the arguments that every command has.
    """

    def run_import(given: argparse.Namespace) -> int:
        from bot.terminal.briefing import import_briefing  # noqa: PLC0415 - as the module says

        return import_briefing(Path(given.file), given.id, folder(given), replace=given.replace)

    def run_compare(given: argparse.Namespace) -> int:
        from bot.terminal.briefing import compare_briefings  # noqa: PLC0415 - as the module says

        return compare_briefings(given.old, given.new, folder(given))

    def run_renew(given: argparse.Namespace) -> int:
        from bot.terminal.renewing import renew  # noqa: PLC0415 - as the module says

        return renew(Path(given.file), given.id, folder(given), dry_run=given.dry_run)

    def run_mend(given: argparse.Namespace) -> int:
        from bot.terminal.renewing import mend  # noqa: PLC0415 - as the module says

        return mend(given.format)

    actions = add_command("briefing", phrases.HELP_BRIEFING, run_import).add_subparsers(
        dest="action", metavar="ACTION", required=True
    )

    def add(name: str, said: str, run: Run) -> Any:  # noqa: ANN401 - a parser of the command line
        action = actions.add_parser(name, parents=[common], help=said, description=said)
        action.set_defaults(run=run)
        return action

    take = add("import", phrases.HELP_IMPORT, run_import)
    take.add_argument("file", help=phrases.HELP_IMPORT_FILE)
    take.add_argument("--id", required=True, help=phrases.HELP_IMPORT_ID)
    take.add_argument("--replace", action="store_true", help=phrases.HELP_IMPORT_REPLACE)
    compare = add("compare", phrases.HELP_COMPARE, run_compare)
    compare.add_argument("old", help=phrases.HELP_COMPARE_SIDE)
    compare.add_argument("new", help=phrases.HELP_COMPARE_SIDE)
    renew = add("renew", phrases.HELP_RENEW, run_renew)
    renew.add_argument("file", help=phrases.HELP_RENEW_FILE)
    renew.add_argument("--id", default="", help=phrases.HELP_RENEW_ID)
    renew.add_argument("--dry-run", action="store_true", help=phrases.HELP_DRY_RUN)
    mend = add("mend", phrases.HELP_MEND, run_mend)
    mend.add_argument("--format", choices=("terminal", "json"), default="terminal", help=edition_phrases.HELP_FORMAT)
