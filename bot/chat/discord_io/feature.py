"""What a feature can add to the bot: one value, which `app` collects without knowing anything else of the feature.

A feature is a folder of `bot/chat/` whose `__init__` holds a `FEATURE`, and one line in `bot/chat/app/features.py`. It
has to say what it keeps, and how a member or a server is forgotten: those fields have no default.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import discord
from discord import app_commands

from bot.chat.cards.catalogue import Draw
from bot.chat.discord_io.forms import OnForm
from bot.chat.discord_io.host import Host, Invocation, OnPress, Step
from bot.phrases.languages import Language

Command: TypeAlias = app_commands.Command[Any, ..., Any] | app_commands.ContextMenu | app_commands.Group
OnMessage: TypeAlias = Callable[[Host, discord.Message], Awaitable[None]]
Chore: TypeAlias = Callable[[Host], Awaitable[None]]
Describe: TypeAlias = Callable[[Language], str]
ForgetMember: TypeAlias = Callable[[Invocation], Awaitable[Sequence[str]]]
ForgetServer: TypeAlias = Callable[[Host, int], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """All that one feature adds to the bot."""

    name: str
    """Its folder."""
    commands: tuple[Command, ...] = ()
    presses: Mapping[str, OnPress] = field(default_factory=dict)
    """What pressing a button does, by the verb in its custom_id; a verb belongs to one feature."""
    forms: Mapping[str, OnForm] = field(default_factory=dict)
    """What sending a form does, by the verb in its custom_id; a verb belongs to one feature."""
    cards: Mapping[str, Draw] = field(default_factory=dict)
    """Drawers by the kind in an address; a kind belongs to one feature."""
    help_lines: tuple[str, ...] = ()
    """Sentences of /help that name the feature's commands."""
    on_message: OnMessage | None = None
    on_edit: OnMessage | None = None
    """Looks at a message as it is after a change, of which Discord does not say what was changed."""
    after_private_reply: Step | None = None
    """Follows every reply that only the member sees."""
    every_minute: Chore | None = None
    """Looks after what others wait for, from the moment that the bot is connected; its errors are logged."""
    every_half_hour: Chore | None = None
    """Tidies up, from the moment that the bot is connected; its errors are logged and change nothing."""
    on_leaving: Chore | None = None
    """Writes what is still in memory, when the bot is asked to stop."""
    kept: Describe | None
    """Says in /privacy what is kept of members or servers, and for how long; None where it is nothing."""
    forget_member: ForgetMember
    """Deletes what is kept of the member who asks for it, and returns what to tell them, in their language."""
    forget_server: ForgetServer
    """Deletes what is kept of a server that the bot has left."""


async def forget_no_member(_: Invocation) -> Sequence[str]:
    """Forget a member of whom the feature keeps nothing."""
    return ()


async def forget_no_server(_: Host, __: int) -> None:
    """Forget a server of which the feature keeps nothing."""


def everywhere(*commands: Command) -> tuple[Command, ...]:
    """Open commands to servers, direct messages and members' own installations."""
    for command in commands:
        app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)(command)
        app_commands.allowed_installs(guilds=True, users=True)(command)
    return commands


def in_servers(*commands: Command) -> tuple[Command, ...]:
    """Open commands in servers alone, where roles say who may use them: the code looks at that on every use."""
    for command in commands:
        app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)(command)
        app_commands.allowed_installs(guilds=True, users=False)(command)
    return commands


def for_managers(*commands: Command) -> tuple[Command, ...]:
    """Show commands to those who manage a server; servers may show them to others, so the code checks the right."""
    for command in in_servers(*commands):
        app_commands.default_permissions(manage_guild=True)(command)
    return commands
