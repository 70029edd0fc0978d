"""What the guides speak of is there: nothing documented is gone, and what people use has its place in them."""

from __future__ import annotations

import re
from itertools import chain

from discord import app_commands

from bot import settings
from bot.chat.app.features import FEATURES
from bot.knowledge.explain_pages import PAGES
from tests.conftest import REPOSITORY

GUIDES = {
    name: (REPOSITORY / name).read_text(encoding="utf-8")
    for name in (
        *("README.md", "knowledge/README.md", "bot/hosting/README.md"),
        *("PRIVACY.md", "SECURITY.md", "CONTRIBUTING.md"),
    )
}


ADDRESSES = {"livez", "readyz", "metrics"}
"""What begins like a command and is a page of the bot's own."""


def commands() -> set[str]:
    """Every command on Discord, those of a group with its name before theirs."""
    found: set[str] = set()
    for command in chain.from_iterable(feature.commands for feature in FEATURES):
        if isinstance(command, app_commands.Group):
            found |= {f"{command.name} {one.name}" for one in command.commands} | {command.name}
        else:
            found.add(command.name)
    return found


def test_a_command_that_a_guide_names_is_there() -> None:
    """Nobody types what a guide says and is told that there is no such command."""
    wrong = {
        (guide, named)
        for guide, text in GUIDES.items()
        for named in re.findall(r"`/([a-z-]+(?: [a-z]+)?)(?=[` ])", text)
        if named not in commands() and named.split()[0] not in ADDRESSES
    }
    assert set() == wrong


def test_every_command_of_the_officers_has_its_place_in_their_guides() -> None:
    """What an officer can do from a phone is found in the guide or in the README."""
    told = GUIDES["README.md"] + GUIDES["knowledge/README.md"]
    assert [] == sorted(one for one in commands() if one.startswith("officer ") and f"`/{one}" not in told)


def test_a_setting_that_a_guide_names_is_read() -> None:
    """A host who sets what the guide says sets something."""
    source = "\n".join(one.read_text(encoding="utf-8") for one in (REPOSITORY / "bot").rglob("*.py"))
    named = set(re.findall(r"\b((?:BRIEFING_BOT|DISCORD)_[A-Z_]+)\b", "\n".join(GUIDES.values())))
    assert set() == {one for one in named if f'"{one}"' not in source}
    assert settings.SHARDS in named


def test_a_code_that_a_guide_names_is_explained() -> None:
    """Whoever looks up a code that a guide speaks of finds its page."""
    named = set(re.findall(r"\bKB\d{3}\b", "\n".join(GUIDES.values())))
    assert named
    assert named <= set(PAGES)
