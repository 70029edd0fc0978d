"""Works out who can read a channel beyond officers, those who manage the server, and bots.

The bot asks Discord for no list of members (that takes a privileged intent), so it works from roles and overwrites.
That is enough: somebody sees a channel only where `@everyone`, one of their roles by itself, or an overwrite of their
own lets them. What cannot be found out counts as somebody who can read.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import discord

from bot.chat.cards.escaping import escape
from bot.phrases import discord as phrases

if TYPE_CHECKING:
    from bot.phrases.languages import Language
    from bot.records import ServerSettings

Channel: TypeAlias = discord.abc.GuildChannel | discord.Thread

MOST_NAMED = 6
"""Readers that are named; how many more there are is said as a number."""
_MOST_ASKED = 100
"""Members that Discord looks up at once (documentation: Request Guild Members)."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A role, a single member or `@everyone`."""

    id: int
    sentence: str
    """How it is called, with a place for the name."""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Readers:
    """Those beyond officers, managers and bots who can read a channel."""

    channel: int
    others: tuple[Reader, ...] = ()

    @property
    def digest(self) -> str:
        """The same for the same readers and only for them; empty where there are none."""
        ids = ",".join(str(one) for one in sorted(reader.id for reader in self.others))
        return hashlib.sha256(ids.encode()).hexdigest()[:32] if ids else ""

    def agreed(self, settings: ServerSettings) -> bool:
        """Return whether nobody else can read the channel, or a manager has said that just these may."""
        given = (settings.confirmed_channel, settings.confirmed_readers)
        return not self.others or given == (self.channel, self.digest)

    def names(self, say: Language) -> str:
        """Name them, escaped, for people."""
        named = [say(one.sentence, name=escape(one.name)) for one in self.others[:MOST_NAMED]]
        more = len(self.others) - len(named)
        return ", ".join([*named, *([say(phrases.READERS_MORE, count=more)] if more else [])])


async def readers_of(channel: Channel, officer_role: int | None) -> Readers:
    """Find out who else can read a channel.

    Args:
        channel: of a server, or a thread. Whoever reads a thread's channel reads a public thread, too; into a private
            one they come by themselves only where they can manage threads. Who was called into it cannot be seen.
        officer_role: the role of the officers, where one was chosen.
    """
    guild = channel.guild
    place = channel.parent if isinstance(channel, discord.Thread) else channel
    everybody = (Reader(guild.id, phrases.READERS_EVERYBODY),)
    if place is None:
        return Readers(channel.id, everybody)
    private = isinstance(channel, discord.Thread) and channel.is_private()
    roles = _roles(place, officer_role, private=private)
    if guild.default_role in roles:
        return Readers(channel.id, everybody)
    members = await _members(place, officer_role, private=private)
    return Readers(channel.id, (*(Reader(one.id, phrases.READERS_ROLE, one.name) for one in roles), *members))


def _roles(place: discord.abc.GuildChannel, officer_role: int | None, *, private: bool) -> list[discord.Role]:
    """Return the roles that read a channel, the highest first; for a private thread of it those that can go in."""
    others = [role for role in reversed(place.guild.roles) if not _trusted(role, officer_role)]
    seeing = [role for role in others if place.permissions_for(role).view_channel]
    if not private:
        return seeing
    managing = [role for role in others if _manages_threads(place, role)]
    if place.guild.default_role in managing:
        return seeing
    # Seeing the channel and managing its threads may come from two roles of one person.
    return managing if seeing else []


def _manages_threads(place: discord.abc.GuildChannel, role: discord.Role) -> bool:
    """Return whether a role could manage a channel's threads, if it saw the channel.

    `permissions_for` would say no where the role by itself does not see it.
    """
    manages = role.permissions.manage_threads or place.guild.default_role.permissions.manage_threads
    for one in (place.guild.default_role, role):
        said = place.overwrites_for(one).manage_threads
        manages = manages if said is None else said
    return manages


def _trusted(role: discord.Role, officer_role: int | None) -> bool:
    if role.is_default():
        return False
    return role.id == officer_role or role.is_bot_managed() or _manages(role.permissions)


def _manages(permissions: discord.Permissions) -> bool:
    return permissions.manage_guild or permissions.administrator


async def _members(place: discord.abc.GuildChannel, officer_role: int | None, *, private: bool) -> list[Reader]:
    """Return the members whom an overwrite of their own lets in."""
    let_in = [
        target.id
        for target, overwrite in place.overwrites.items()
        if not (isinstance(target, discord.Role) or getattr(target, "type", None) is discord.Role)
        and (overwrite.view_channel or (private and overwrite.manage_threads))
        and target.id != place.guild.me.id
    ]
    found: list[Reader] = []
    for start in range(0, len(let_in), _MOST_ASKED):
        asked = let_in[start : start + _MOST_ASKED]
        try:
            members = await place.guild.query_members(user_ids=asked, limit=len(asked), cache=False)
        except TimeoutError:
            found += [Reader(one, phrases.READERS_UNKNOWN) for one in asked]
            continue
        for member in members:  # who has left the server is not among them
            allowed = place.permissions_for(member)
            reads = allowed.view_channel and (allowed.manage_threads or not private)
            officer = member.get_role(officer_role or 0) is not None
            if reads and not (officer or member.bot or _manages(member.guild_permissions)):
                found.append(Reader(member.id, phrases.READERS_MEMBER, member.display_name))
    return sorted(found, key=lambda reader: reader.id)
