"""Laws over all features: what each must say, and what only one may have."""

from __future__ import annotations

import ast
import copy
import itertools
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from discord import app_commands
from simcord.results import ResponseMessage

from bot.answering.engine import Engine
from bot.chat.app.client import BriefingClient
from bot.chat.app.features import FEATURES, drawers_of, help_lines_of, presses_of
from bot.chat.cards.address import Address, ButtonId
from bot.chat.cards.pages import CardPage
from bot.chat.cards.served import Served
from bot.chat.discord_io.feature import Feature
from bot.knowledge.yaml.nodes import Mapping
from bot.knowledge.yaml.yaml_lines import parse
from bot.phrases.languages import BRITISH
from bot.records import Records
from tests.chat.conftest import Server
from tests.chat.reading import pressed, text
from tests.chat.sentences import phrases
from tests.conftest import REPOSITORY

CHAT = REPOSITORY / "bot" / "chat"
NO_FEATURES = {"app", "cards", "discord_io"}
OLD_BUTTONS = Path(__file__).parent / "old_buttons.yaml"


def old_buttons() -> dict[str, str]:
    """Return the custom_ids of earlier versions, each with the first line of what it opened."""
    root, faults = parse(OLD_BUTTONS.read_text(encoding="utf-8"), OLD_BUTTONS.name)
    assert [] == faults
    assert isinstance(root, Mapping)
    (buttons,) = root.items.values()
    assert isinstance(buttons, Mapping)
    return {str(custom_id): str(line) for custom_id, line in buttons.items.items()}


def test_every_feature_folder_is_listed() -> None:
    """A folder of the chat room is a feature in the list, or one of the three that all features stand on."""
    folders = {path.parent.name for path in CHAT.glob("*/__init__.py")}
    assert folders - NO_FEATURES == {feature.name for feature in FEATURES}


def test_a_verb_a_kind_and_a_command_belong_to_one_feature() -> None:
    """Two features that claimed the same verb, kind of card or command would take each other's presses."""
    for field in ("presses", "cards"):
        claimed = Counter(key for feature in FEATURES for key in getattr(feature, field))
        assert [] == [key for key, times in claimed.items() if times > 1]
    commands = Counter(command.name for feature in FEATURES for command in feature.commands)
    assert [] == [name for name, times in commands.items() if times > 1]


def test_no_feature_imports_another() -> None:
    """A feature can be read, changed and taken out by itself."""
    names = {feature.name for feature in FEATURES}
    for name in names:
        for file in (CHAT / name).glob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                module = node.module if isinstance(node, ast.ImportFrom) else None
                reached = module.split(".")[2] if module and module.startswith("bot.chat.") else name
                assert reached not in names - {name}, f"{file.name} of {name} imports {module}"


def test_features_call_the_library_only_where_nothing_of_ours_exists() -> None:
    """Every message, edit and file leaves through one place, which repeats what may be repeated."""
    ours = {"send_message", "edit_message", "edit_original_response", "followup", "reply", "send"}
    for feature in FEATURES:
        for file in (CHAT / feature.name).glob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ours:
                    owner = ast.unparse(node.func.value)
                    assert not owner.endswith(("response", "followup", "channel", "message")), f"{file}: {owner}"


def test_each_command_stands_in_help() -> None:
    """Whatever a member can type after a slash, /help names it; the help itself needs no help."""
    lines = "\n".join([phrases.HELP_WAYS, *help_lines_of(FEATURES)])
    commands = [one for feature in FEATURES for one in feature.commands if isinstance(one, app_commands.Command)]
    assert [] == [one.name for one in commands if f"`/{one.name}`" not in lines and one.name != "help"]


def test_every_feature_says_what_it_keeps_and_how_it_forgets() -> None:
    """The three fields have no default: a feature that says nothing of them cannot be made."""
    for missing in ("kept", "forget_member", "forget_server"):
        given = {"name": "new", "kept": None, "forget_member": None, "forget_server": None}
        del given[missing]
        with pytest.raises(TypeError, match=missing):
            Feature(**given)  # type: ignore[arg-type]


def buttons_of(pages: list[CardPage]) -> list[ButtonId]:
    """Return the ids of all buttons and menus of some pages."""
    rows = itertools.chain.from_iterable(page.rows for page in pages)
    return [ButtonId.from_text(item.id) for row in rows for item in (row if isinstance(row, tuple) else [row])]


def test_every_verb_on_a_card_has_a_handler(engine: Engine) -> None:
    """A button that nobody answers would end in silence: each verb that any card of any entry bears is one of ours."""
    served = Served.of(engine, drawers_of(FEATURES), help_lines_of(FEATURES))
    context = served.context(BRITISH, date(2026, 11, 28), shareable=True)
    book, presses = served.book, presses_of(FEATURES)
    addresses = [Address("i", name) for name in ("help", "briefing", "criteria")]
    addresses += [Address("t", book.topics.of(entry.topic)) for entry in engine.entries if entry.answers]
    addresses += [book.of_answer(entry) for entry in engine.entries if entry.answers]
    addresses += [book.of_related(entry) for entry in engine.entries]
    addresses += [book.of_paragraph("isp-2007-09", str(number)) for number in range(1, 14)]
    found = [button for address in addresses for button in buttons_of(served.catalogue.pages(address, context))]
    assert len({button.verb for button in found}) >= 6
    assert set() == {button.verb for button in found} - set(presses)


@pytest.mark.parametrize("custom_id", old_buttons())
async def test_buttons_of_earlier_versions_go_on_working(server: Server, custom_id: str) -> None:
    """A message that stands in a channel for years keeps its buttons: what an old custom_id opened, it opens today."""
    await server.set_up()
    shown = await pressed(server, custom_id)
    assert isinstance(shown, ResponseMessage)
    assert old_buttons()[custom_id] in text(shown).splitlines()[:2]


async def test_a_reply_and_its_card_are_of_one_edition(server: Server, engine: Engine, records: Records) -> None:
    """A question under way when a new edition goes live is answered whole from the one it began with."""
    await server.set_up(private=False)
    client = server.bot
    settings = client.records.servers.remembered
    emptied = copy.copy(engine)
    emptied.knowledge = type(engine.knowledge)({}, {}, engine.knowledge.vocabulary, digest="other")
    emptied.entries = []

    async def swapping(guild: int) -> object:
        client.serve(emptied)
        return await settings(guild)

    client.records.servers.remembered = swapping  # type: ignore[method-assign,assignment]
    result = await server.member.slash(server.channel, "ask", question="Are learning walks compulsory?")
    assert client.served.engine is emptied
    assert result.response is not None
    assert "not compulsory" in text(result.response)
    assert isinstance(client, BriefingClient)
    assert records is client.records
