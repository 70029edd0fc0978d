"""Asks somebody in a terminal one question at a time, again with the reason until the answer can be used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.prompt import InvalidResponse, PromptBase
from rich.text import Text

from bot.phrases import terminal as phrases
from bot.publishing.drafting import joined

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import Console


class _Asked(PromptBase[str]):
    """A question that is put again, with the reason, until its answer can be used."""

    prompt_suffix = " "

    def __init__(self, words: str, console: Console, fault: Callable[[str], str]) -> None:
        super().__init__(Text(words, style="bold"), console=console)
        self._fault = fault

    def process_response(self, value: str) -> str:
        text = joined(value)
        if fault := self._fault(text):
            raise InvalidResponse(Text(fault, style="red"))
        return text


@dataclass(frozen=True, slots=True)
class Dialogue:
    """Speaks and asks on a console."""

    console: Console

    def say(self, text: str, style: str = "", indent: int = 0) -> None:
        """Print a text as it stands."""
        self.console.print(Padding(Text(text, style=style), (0, 0, 0, indent), expand=False))

    def ask(self, words: str, fault: Callable[[str], str], default: str = "") -> str:
        """Ask until the answer has no fault; Enter alone gives the default where there is one."""
        asked = _Asked(words, self.console, fault)
        return str(asked(default=default) if default else asked())

    def agrees(self, words: str, default: str = "") -> bool:
        """Ask for yes or no; Enter alone gives the default where there is one."""
        known = phrases.NEW_YES | phrases.NEW_NO
        typed = self.ask(words, lambda text: "" if text.lower() in known else phrases.NEW_YES_OR_NO, default)
        return typed.lower() in phrases.NEW_YES


def counts(text: str, most: int) -> bool:
    """Return whether a text is a number from 1 to `most`."""
    return text.isascii() and text.isdigit() and len(text) < len(str(most)) + 1 and 1 <= int(text) <= most


def numbers(text: str) -> list[str]:
    """Return the numbers of a text such as `1, 3`, as they were typed."""
    return text.replace(",", " ").split()
