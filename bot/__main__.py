"""The command `briefing-bot`: reads its arguments and hands over. Each command's code is imported when it runs."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING, NoReturn

from bot import __version__, phrases
from bot.errors import BriefingBotError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence


class _Parser(argparse.ArgumentParser):
    """An argument parser whose complaints are one of our errors, like every other."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}\n{self.format_usage().strip()}\n{phrases.SEE_HELP.format(command=self.prog)}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command.

    Args:
        arguments: without the program's name; None for those of this process.

    Returns:
        The exit code: 0 done, 1 the work found faults, 2 wrong usage or settings.
    """
    try:
        return _run(_parser().parse_args(arguments))
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
        if os.environ.get("BRIEFING_BOT_DEBUG"):
            raise
        _explain(BriefingBotError(phrases.OUR_MISTAKE.format(kind=type(error).__name__)))
        return BriefingBotError.exit_code


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="briefing-bot", description=phrases.ABOUT, epilog=phrases.EXIT_CODES)
    parser.add_argument("--version", action="version", version=f"briefing-bot {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    parser.add_argument("--knowledge", metavar="DIR", help=phrases.HELP_KNOWLEDGE)
    common = _Parser(add_help=False)
    common.add_argument("--knowledge", metavar="DIR", help=phrases.HELP_KNOWLEDGE, default=argparse.SUPPRESS)

    ask = commands.add_parser("ask", parents=[common], help=phrases.HELP_ASK, description=phrases.HELP_ASK)
    ask.add_argument("question", nargs="+", help=phrases.HELP_QUESTION)
    ask.add_argument("--json", action="store_true", help=phrases.HELP_JSON)
    for name, text in (
        ("chat", phrases.HELP_CHAT),
        ("check", phrases.HELP_CHECK),
        ("exam", phrases.HELP_EXAM),
        ("run", phrases.HELP_RUN),
    ):
        commands.add_parser(name, parents=[common], help=text, description=text)
    return parser


def _run(given: argparse.Namespace) -> int:
    from bot.settings import knowledge_folder  # noqa: PLC0415 - every command's code is imported when it runs

    folder = knowledge_folder(given.knowledge)
    if given.command == "ask":
        from bot.terminal.ask import ask  # noqa: PLC0415

        return ask(" ".join(given.question), folder, as_json=given.json)
    if given.command == "chat":
        from bot.terminal.chat import chat  # noqa: PLC0415

        return chat(folder)
    if given.command == "check":
        from bot.terminal.check import check  # noqa: PLC0415

        return check(folder)
    if given.command == "exam":
        from bot.terminal.exam import exam  # noqa: PLC0415

        return exam(folder)
    from bot.terminal.run import run  # noqa: PLC0415

    return run(folder)


def _explain(error: BriefingBotError) -> None:
    print(f"briefing-bot: {error}", file=sys.stderr)  # noqa: T201 - the terminal is where this is read


if __name__ == "__main__":
    sys.exit(main())
