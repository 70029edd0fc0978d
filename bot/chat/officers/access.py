"""Who may change what the bot knows: looked at in code on every use and every step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.discord_io.deadlines import in_time
from bot.chat.discord_io.permissions import is_officer
from bot.chat.officers import phrases
from bot.errors import RefusedError
from bot.publishing.publisher import Officer

if TYPE_CHECKING:
    from bot.chat.discord_io.host import EditorialDesk, Invocation
    from bot.records import ServerSettings


async def officers_desk(invocation: Invocation) -> tuple[EditorialDesk, ServerSettings]:
    """Return where the knowledge is changed, for an officer of the server that keeps it.

    What the bot knows is one for all servers that it is in, and anybody may invite a bot: so it is the officers of one
    server who keep it, the one that whoever runs the bot has named, or the only one.

    Raises:
        RefusedError: whoever asks is no officer, or one of another server.
    """
    host, server = invocation.host, invocation.interaction.guild_id
    settings = await in_time(host.records.servers.settings(server)) if server else None
    if settings is None or not is_officer(invocation.interaction, settings):
        raise RefusedError(phrases.NOT_FOR_YOU)
    if host.desk is None:
        raise RefusedError(phrases.NO_DESK)
    home = host.desk.home_server
    if home is None and len(host.guilds) > 1:
        raise RefusedError(phrases.WHICH_HOME)
    if home not in {None, server} or host.get_guild(settings.server) is None:
        raise RefusedError(phrases.NOT_HERE)
    return host.desk, settings


def officer_of(invocation: Invocation) -> Officer:
    """Return whoever asks, not named: whether they stand in the history is for them to say."""
    return Officer(invocation.interaction.guild_id, invocation.member)
