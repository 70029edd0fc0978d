"""Every sentence of the bot on Discord by its name, whichever feature's file it stands in."""

from __future__ import annotations

import importlib.util
import pkgutil
from collections.abc import Iterator
from types import ModuleType, SimpleNamespace

import bot.chat
from bot.phrases import discord, preview


def phrase_modules() -> Iterator[ModuleType]:
    """Yield the files with sentences: those said everywhere on Discord, then each feature's."""
    yield from (discord, preview)
    for feature in pkgutil.iter_modules(bot.chat.__path__, "bot.chat."):
        if feature.ispkg and importlib.util.find_spec(f"{feature.name}.phrases"):
            yield importlib.import_module(f"{feature.name}.phrases")


def sentences() -> dict[str, str | dict[str, str]]:
    """Return every sentence by its name; a name is used once."""
    found: dict[str, str | dict[str, str]] = {}
    for module in phrase_modules():
        for name, value in vars(module).items():
            if name.isupper():
                assert name not in found, f"{name} stands in two files"
                found[name] = value
    return found


phrases = SimpleNamespace(**sentences())
