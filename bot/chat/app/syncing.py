"""Sends the commands to Discord only when they differ from those it has.

What Discord has is asked at start (one request), so there is no file to keep and a restored backup cannot be wrong.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from discord.http import Route

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from discord import app_commands

    from bot.chat.discord_io.host import Host

log = logging.getLogger(__name__)

_DEFAULTS: dict[str, Any] = {
    "type": 1,
    "description": "",
    "options": [],
    "default_member_permissions": None,
    "nsfw": False,
    "contexts": None,
    "integration_types": None,
    "name_localizations": None,
    "description_localizations": None,
}
_OPTION_DEFAULTS: dict[str, Any] = {
    "type": 3,
    "description": "",
    "required": False,
    "autocomplete": False,
    "choices": [],
    "min_length": None,
    "max_length": None,
    "min_value": None,
    "max_value": None,
    "channel_types": [],
    "options": [],
    "name_localizations": None,
    "description_localizations": None,
}


async def sync_if_changed(client: Host, tree: app_commands.CommandTree[Any]) -> bool:
    """Send the commands where they changed.

    Returns:
        Whether they were sent.
    """
    if client.application_id is None:
        return False
    translator = tree.translator
    commands = tree.get_commands()
    ours = [await one.get_translated_payload(tree, translator) if translator else one.to_dict(tree) for one in commands]
    # discord.py's own request leaves the translations out (documentation: Get Global Application Commands).
    route = Route("GET", "/applications/{id}/commands?with_localizations=true", id=client.application_id)
    theirs = await client.http.request(route)
    if canonical(ours) == canonical(theirs):
        log.info("commands unchanged")
        return False
    await tree.sync()
    log.info("commands sent to Discord")
    return True


def canonical(commands: Iterable[Mapping[str, Any]]) -> dict[tuple[int, str], Any]:
    """Commands as far as they are ours to set, whatever Discord adds or leaves out."""
    return {(one.get("type", 1), one["name"]): _only(one, _DEFAULTS) for one in commands}


def _only(given: Mapping[str, Any], defaults: Mapping[str, Any]) -> dict[str, Any]:
    kept = {"name": given["name"]}
    for key, default in defaults.items():
        value = given.get(key, default)
        if key == "options":
            value = [_only(option, _OPTION_DEFAULTS) for option in value or ()]
        elif key in {"contexts", "integration_types"} and value is not None:
            value = sorted(value)
        elif not value and value is not False and not isinstance(value, int):
            value = None
        kept[key] = value
    return kept
