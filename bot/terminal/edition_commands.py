"""The arguments of the commands about editions and proposals. Their code is imported when one of them runs."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.phrases import editions as phrases
from bot.phrases import terminal as terminal_phrases

if TYPE_CHECKING:
    Add = Callable[[str, str, Callable[[argparse.Namespace], int]], Any]
    """Adds a command with its help and what it does; returns its parser."""

MOST_EDITIONS = 20


def add_edition_commands(
    add: Add, folder: Callable[[argparse.Namespace], Path], common: argparse.ArgumentParser
) -> None:
    """Add the commands.

    Args:
        add: adds one.
        folder: finds the knowledge that is meant.
        common: the arguments that every command has.
    """
    _form(add("status", phrases.HELP_STATUS, lambda given: _status(folder(given), given.format)))
    _form(add("gaps", phrases.HELP_GAPS, lambda given: _gaps(folder(given), given.format)))
    propose = add("propose", phrases.HELP_PROPOSE, _runs("proposing", "propose", "folder", "note"))
    propose.add_argument("folder", metavar="DIR", help=phrases.HELP_PROPOSE_DIR)
    propose.add_argument("--note", default="", help=phrases.HELP_NOTE)
    _form(propose)
    _form(add("proposals", phrases.HELP_PROPOSALS, _runs("proposing", "proposals")))
    for name, said in (("approve", phrases.HELP_APPROVE), ("withdraw", phrases.HELP_WITHDRAW)):
        step = add(name, said, _runs("proposing", name, "id"))
        step.add_argument("id", metavar="ID", help=phrases.HELP_ID)
        _form(step)
    _add_editions(add("editions", phrases.HELP_EDITIONS, _runs("editions", "editions", "most")), common)
    export = add("export", phrases.HELP_EXPORT, _runs("editions", "export", "folder", "edition"))
    export.add_argument("folder", metavar="DIR", help=phrases.HELP_EXPORT_DIR)
    export.add_argument("--edition", type=int, metavar="N", help=phrases.HELP_EXPORT_EDITION)
    _form(export)
    backup = add("backup", phrases.HELP_BACKUP, _runs("backups", "backup", "file", "to"))
    backup.add_argument("file", metavar="COPY", help=phrases.HELP_BACKUP_FILE)
    backup.add_argument("--to", action="append", metavar="PUBLIC", help=phrases.HELP_BACKUP_TO)
    restore = add("restore", phrases.HELP_RESTORE, _runs("backups", "restore", "file", "key"))
    restore.add_argument("file", metavar="COPY", help=phrases.HELP_BACKUP_FILE)
    restore.add_argument("--key", metavar="KEYFILE", help=phrases.HELP_RESTORE_KEY)
    key = add("backup-key", phrases.HELP_BACKUP_KEY, _runs("backups", "backup_key", "file"))
    key.add_argument("file", metavar="KEYFILE", help=phrases.HELP_KEY_FILE)
    for step in (backup, restore, key):
        _form(step)


def add_changing_commands(add: Add, folder: Callable[[argparse.Namespace], Path]) -> None:
    """Add the commands that change files; the arguments are those of `add_edition_commands`."""

    def run_rename(given: argparse.Namespace) -> int:
        from bot.terminal.changing import propose_rename, rename  # noqa: PLC0415 - as the module says

        if given.propose:
            return propose_rename(given.old, given.new)
        return rename(folder(given), given.old, given.new, dry_run=given.dry_run)

    def run_remove(given: argparse.Namespace) -> int:
        from bot.terminal.changing import propose_removal, remove  # noqa: PLC0415 - as the module says

        if given.propose:
            return propose_removal(given.name)
        return remove(folder(given), given.name, dry_run=given.dry_run, sure=given.yes)

    rename = add("rename", terminal_phrases.HELP_RENAME, run_rename)
    rename.add_argument("old", metavar="ENTRY", help=terminal_phrases.HELP_ENTRY)
    rename.add_argument("new", metavar="NAME", help=terminal_phrases.HELP_NEW_NAME)
    remove = add("remove", terminal_phrases.HELP_REMOVE, run_remove)
    remove.add_argument("name", metavar="ENTRY", help=terminal_phrases.HELP_ENTRY)
    remove.add_argument("--yes", action="store_true", help=terminal_phrases.HELP_YES)
    for command in (rename, remove):
        instead = command.add_mutually_exclusive_group()
        instead.add_argument("--dry-run", action="store_true", help=terminal_phrases.HELP_DRY_RUN)
        instead.add_argument("--propose", action="store_true", help=terminal_phrases.HELP_PROPOSE_IT)


def _add_editions(editions: Any, common: argparse.ArgumentParser) -> None:  # noqa: ANN401 - a parser of the command line
    editions.add_argument("--most", type=int, default=MOST_EDITIONS, metavar="N", help=phrases.HELP_MOST)
    _form(editions)
    actions = editions.add_subparsers(dest="action", metavar="ACTION")
    for name, said, function, numbers in (
        ("show", phrases.HELP_EDITIONS_SHOW, "show_edition", ("number",)),
        ("diff", phrases.HELP_EDITIONS_DIFF, "diff_editions", ("old", "new")),
        ("back-to", phrases.HELP_EDITIONS_BACK, "back_to", ("number",)),
    ):
        action = actions.add_parser(name, parents=[common], help=said, description=said)
        for number in numbers:
            action.add_argument(number, type=int, metavar="N", help=phrases.HELP_NUMBER)
        _form(action)
        action.set_defaults(run=_runs("editions", function, *numbers))


def _form(command: Any, *more: str) -> None:  # noqa: ANN401 - as above
    command.add_argument("--format", choices=("terminal", "json", *more), default="terminal", help=phrases.HELP_FORMAT)


def _status(folder: Path, form: str) -> int:
    from bot.terminal.proposing import status  # noqa: PLC0415 - as the module says

    return status(folder, form)


def _gaps(folder: Path, form: str) -> int:
    from bot.terminal.gaps import gaps  # noqa: PLC0415 - as the module says

    return gaps(folder, form)


def _runs(module: str, function: str, *arguments: str) -> Callable[[argparse.Namespace], int]:
    """Make a command of a function of a module, which is imported when the command runs."""

    def run(given: argparse.Namespace) -> int:
        values = [getattr(given, name) for name in (*arguments, "format")]
        code: int = getattr(import_module(f"bot.terminal.{module}"), function)(*values)
        return code

    return run
