"""The command `briefing-bot`: reads its arguments and hands over. Each command's code is imported when it runs."""

from __future__ import annotations

import argparse
import difflib
import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from bot import __version__
from bot.errors import BriefingBotError, UsageError
from bot.knowledge.formats.kinds import KINDS
from bot.phrases import editions as edition_phrases
from bot.phrases import terminal as phrases
from bot.settings import DEBUG
from bot.terminal.briefing_commands import add_briefing_commands
from bot.terminal.edition_commands import add_changing_commands, add_edition_commands
from bot.terminal.hosting_commands import add_hosting_commands
from bot.terminal.meeting_commands import add_meeting_commands

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Command = Callable[[argparse.Namespace], int]
    """Runs a command with its arguments and gives the exit code."""


class _Parser(argparse.ArgumentParser):
    """An argument parser whose complaints are one of our errors, like every other, and name what was nearly typed."""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:  # noqa: ANN401 - as its base
        """Parse, and complain of unknown options where they belong: argparse would, of a command's, at the very top."""
        given, unknown = super().parse_known_args(args, namespace)
        if unknown:
            known = [one for action in self._actions for one in action.option_strings]
            wrong = next((one for one in unknown if one.startswith("-")), "").split("=")[0]
            self.error(phrases.UNKNOWN_ARGUMENTS.format(given=" ".join(unknown)) + _nearest(wrong, known))
        return given, unknown

    def _check_value(self, action: argparse.Action, value: Any) -> None:  # noqa: ANN401 - as its base
        """Complain of a command or a choice that there is not."""
        if action.choices is not None and value not in action.choices:
            known = [str(one) for one in action.choices]
            said = phrases.NO_SUCH_CHOICE.format(given=value, known=", ".join(known)) + _nearest(str(value), known)
            raise argparse.ArgumentError(action, said)

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}\n{self.format_usage().strip()}\n{phrases.SEE_HELP.format(command=self.prog)}")


_SHORT = frozenset(["ask", "check", "explain"])
"""Commands that end within a second or two."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command.

    Args:
        arguments: without the program's name; None for those of this process.

    Returns:
        The exit code: 0 done, 1 the work found faults, 2 wrong usage or settings.
    """
    try:
        return _run(arguments)
    except BriefingBotError as error:
        _explain(error)
        return error.exit_code
    except BrokenPipeError:
        # Whoever read our output has gone; point standard output elsewhere so that leaving does not fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        _explain(BriefingBotError(phrases.MACHINE_REFUSED.format(why=error.strerror or error)))
        return BriefingBotError.exit_code
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        _explain(BriefingBotError(phrases.OUR_MISTAKE.format(kind=type(error).__name__)))
        return BriefingBotError.exit_code


def _nearest(typed: str, known: Sequence[str]) -> str:
    """A question after what was meant, or nothing where nothing is near."""
    found = difflib.get_close_matches(typed, known, 1)
    return f"\n{phrases.DID_YOU_MEAN.format(known=found[0])}" if found else ""


def _run(arguments: Sequence[str] | None) -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 - a checkout is run by any Python there is, and pip is not asked first
        raise UsageError(phrases.OLD_PYTHON.format(version=".".join(map(str, sys.version_info[:2]))))
    try:
        parser = _parser()
        given = parser.parse_args(arguments)
        if given.command is None:  # asked for here and not by argparse, which would not name a mistyped option any more
            parser.error(phrases.NO_COMMAND)
        command: Command = given.run
        code = command(given)
    except SystemExit as leaving:
        # Rich leaves with 1 where nobody reads any more, which is no fault; argparse leaves when it has shown its help.
        if isinstance(leaving.__context__, BrokenPipeError):
            return 0
        _flush()
        raise
    _flush()
    return code


def _flush() -> None:
    """Meet a reader who has left here: Python would complain of it when it ends."""
    if sys.stdout is not None:
        sys.stdout.flush()


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="briefing-bot", description=phrases.ABOUT, epilog=phrases.EXIT_CODES)
    parser.add_argument("--knowledge", metavar="DIR", help=phrases.HELP_KNOWLEDGE)
    parser.add_argument("--version", action="version", version=f"briefing-bot {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    common = _Parser(add_help=False)
    common.add_argument("--knowledge", metavar="DIR", help=phrases.HELP_KNOWLEDGE, default=argparse.SUPPRESS)

    def add(name: str, said: str, run: Command) -> _Parser:
        command = commands.add_parser(name, parents=[common], help=said, description=said)
        command.set_defaults(run=run)
        return command

    ask = add("ask", phrases.HELP_ASK, _ask)
    ask.add_argument("question", nargs="+", help=phrases.HELP_QUESTION)
    form = ask.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=phrases.HELP_JSON)
    form.add_argument("--why", action="store_true", help=phrases.HELP_WHY)
    add("chat", phrases.HELP_CHAT, _chat)
    check = add("check", phrases.HELP_CHECK, _check)
    check.add_argument("--format", choices=("terminal", "json", "github"), default="terminal", help=phrases.HELP_FORM)
    check.add_argument("--strict", action="store_true", help=phrases.HELP_STRICT)
    exam = add("exam", phrases.HELP_EXAM, _exam)
    exam.add_argument("--against", metavar="DIR|N", help=edition_phrases.HELP_AGAINST)
    forms = ("terminal", "json", "markdown")
    exam.add_argument("--format", choices=forms, default="terminal", help=edition_phrases.HELP_FORMAT_EXAM)
    explain = add("explain", phrases.HELP_EXPLAIN, _explain_code)
    explain.add_argument("code", nargs="?", default="", help=phrases.HELP_CODE)
    report = add("report", phrases.HELP_REPORT, _report)
    report.add_argument("--html", metavar="FILE", help=phrases.HELP_REPORT_HTML)
    add_meeting_commands(add, _folder)
    add("new", phrases.HELP_NEW, _new)
    add_changing_commands(add, _own_folder)
    add_edition_commands(add, _folder, common)
    add_briefing_commands(add, _own_folder, common)
    schema = add("schema", phrases.HELP_SCHEMA, _schema)
    names = [kind.name for kind in KINDS]
    schema.add_argument("kind", nargs="?", choices=names, help=phrases.HELP_SCHEMA_KIND)
    schema.add_argument("--write", action="store_true", help=phrases.HELP_SCHEMA_WRITE)
    preview = add("preview", phrases.HELP_PREVIEW, _preview)
    preview.add_argument("--port", type=_port, metavar="N", help=phrases.HELP_PORT)
    add_hosting_commands(add)
    add("completion", phrases.HELP_COMPLETION, _completion).add_argument(
        "shell", choices=("bash", "zsh", "fish"), help=phrases.HELP_SHELL
    )
    return parser


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 2**16:
        raise argparse.ArgumentTypeError(phrases.BAD_PORT)
    return int(text)


def _folder(given: argparse.Namespace) -> Path:
    from bot.settings import knowledge_folder

    return knowledge_folder(given.knowledge)


def _own_folder(given: argparse.Namespace) -> Path:
    from bot.settings import own_knowledge_folder

    return own_knowledge_folder(given.knowledge)


def _ask(given: argparse.Namespace) -> int:
    if given.why:
        from bot.terminal.why import why

        return why(" ".join(given.question), _folder(given))

    from bot.terminal.ask import ask

    return ask(" ".join(given.question), _folder(given), as_json=given.json)


def _chat(given: argparse.Namespace) -> int:
    _needs_a_terminal()
    from bot.terminal.chat import chat

    return chat(_folder(given))


def _needs_a_terminal() -> None:
    """Refuse a command that asks and listens where Python has nothing to hear or to speak with (`<&-`, `>&-`)."""
    if sys.stdin is None or sys.stdout is None:
        raise UsageError(phrases.NOBODY_THERE)


def _check(given: argparse.Namespace) -> int:
    from bot.terminal.check import check

    return check(_folder(given), given.format, strict=given.strict)


def _exam(given: argparse.Namespace) -> int:
    if given.against:
        from bot.terminal.exam_against import exam_against

        return exam_against(_folder(given), given.against, given.format)
    if given.format != "terminal":
        raise UsageError(edition_phrases.EXAM_FORM)
    from bot.terminal.exam import exam

    return exam(_folder(given))


def _explain_code(given: argparse.Namespace) -> int:
    from bot.terminal.explain import explain

    return explain(given.code)


def _report(given: argparse.Namespace) -> int:
    from bot.terminal.report import report

    return report(_folder(given), None if given.html is None else Path(given.html))


def _new(given: argparse.Namespace) -> int:
    _needs_a_terminal()
    from bot.terminal.new import new

    return new(_own_folder(given))


def _schema(given: argparse.Namespace) -> int:
    from bot.terminal.schema import schema

    folder = _own_folder(given) if given.write else _folder(given)
    return schema(given.kind, folder, write=given.write)


def _preview(given: argparse.Namespace) -> int:
    from bot.settings import knowledge_folder
    from bot.terminal.preview import preview

    return preview(knowledge_folder(given.knowledge), given.port)


def _completion(given: argparse.Namespace) -> int:
    from bot.terminal.completion import completion

    return completion(_parser(), given.shell)


def _explain(error: BriefingBotError) -> None:
    print(f"briefing-bot: {error}", file=sys.stderr)  # noqa: T201 - the terminal is where this is read


def process() -> int:
    """Run a command as a process of its own, which ends with it.

    A short command ends before garbage in circles could fill the memory, and what is still there at its end goes with
    the process: to look for it would take a tenth of the time (Python documentation: gc.disable, gc.freeze).
    """
    if sys.argv[1:2] and sys.argv[1] in _SHORT:
        gc.disable()
    code = main()
    gc.freeze()
    return code


if __name__ == "__main__":
    sys.exit(process())
