"""The commands of whoever hosts the bot: `run`, `health`, `doctor`. Their code is imported when they run."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from bot.phrases import hosting as phrases

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    Command = Callable[[argparse.Namespace], int]


def add_hosting_commands(add: Callable[[str, str, Command], Any]) -> None:
    """Add them to a parser; `add` adds a command by its name, what it does, and the function that runs it."""
    add("run", phrases.HELP_RUN, lambda given: _module("run").run(given.knowledge))
    add("health", phrases.HELP_HEALTH, lambda _: _module("health").health())
    doctor = add(
        "doctor",
        phrases.HELP_DOCTOR,
        lambda given: _module("doctor").doctor(given.knowledge, offline=given.offline),
    )
    doctor.add_argument("--offline", action="store_true", help=phrases.HELP_OFFLINE)


def _module(name: str) -> Any:  # noqa: ANN401 - each has functions of its own
    return import_module(f"bot.terminal.{name}")
