"""The double with a server in it: a member, an officer, the officers' channel, and the messages that stand there.

It keeps what each of them sees: messages of channels as they are after every edit, and what came of every interaction.
"""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

import discord
import pytest
from aiohttp import web

from tests.chat.wire import (
    APPLICATION,
    BOT,
    BOT_USER,
    DiscordDouble,
    Fault,
    json_response,
    message_of,
    running,
)

GUILD, OFFICERS, STAFFROOM, OFFICER_ROLE = (
    "110000000000000001",
    "110000000000000002",
    "110000000000000003",
    "110000000000000004",
)
ASKER, OFFICER = "110000000000000005", "110000000000000006"
_EVERYTHING = str(discord.Permissions(view_channel=True, send_messages=True, read_message_history=True).value)
_SEE = str(discord.Permissions(view_channel=True).value)


@dataclass
class Use:
    """One use of a button, form or command, and what came of it."""

    stands_on: dict[str, Any] | None
    """The message whose button it was."""
    responses: list[Any] = field(default_factory=list)
    """First responses: Discord takes one."""
    replies: list[dict[str, Any]] = field(default_factory=list)
    """Messages that whoever used it sees because of it."""


@dataclass
class ServerDouble(DiscordDouble):
    """A double with one server."""

    channels: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    """Messages by channel, as they are shown now."""
    uses: dict[str, Use] = field(default_factory=dict)
    """By the interaction's token."""
    fault_at: tuple[int, Fault] | None = None
    """How many requests are taken before one goes wrong, and how."""
    armed: int = 0
    """Requests that arrived since."""
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    _by_nonce: dict[str, dict[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Open the server."""
        hidden = {"id": GUILD, "type": 0, "allow": "0", "deny": _SEE}
        let_in = {"id": OFFICER_ROLE, "type": 0, "allow": _SEE, "deny": "0"}
        bot_in = {"id": BOT, "type": 1, "allow": _EVERYTHING, "deny": "0"}
        channels = [_channel(OFFICERS, "officers", [hidden, let_in, bot_in]), _channel(STAFFROOM, "staffroom")]
        self.guilds = [server_of(GUILD, [_role(OFFICER_ROLE, "officers", "0")], channels)]

    # What people do ---------------------------------------------------------------------------------------------------
    async def press(self, who: str, message: dict[str, Any], verb: str) -> Use:
        """Somebody presses a button of ours."""
        (button,) = [one for one in ids_in(message["components"]) if one.startswith(f"isp:{verb}")]
        data = {"custom_id": button, "component_type": 2}
        return await self._use(who, 3, data, message)

    async def submit(self, who: str, custom_id: str, **fields: str) -> Use:
        """Somebody sends a form."""
        typed = [
            {"type": 18, "component": {"type": 4, "custom_id": key, "value": value}} for key, value in fields.items()
        ]
        return await self._use(who, 5, {"custom_id": custom_id, "components": typed})

    async def slash(self, who: str, name: str) -> Use:
        """Somebody uses a command without options."""
        return await self._use(who, 2, {"id": "300000000000000001", "name": name, "type": 1, "options": []})

    async def directly(self, who: str, custom_id: str) -> Use:
        """Somebody presses a button of ours that stands in their direct messages."""
        channel = {"id": f"9{who[1:]}", "type": 1, "recipients": [BOT_USER]}
        ours = {"type": 2, "style": 2, "label": "ours", "custom_id": custom_id}
        stands_on = message_of(int(_snowflake(0)), BOT_USER, "") | {"channel_id": channel["id"], "channel": channel}
        stands_on["components"] = with_ids([{"type": 1, "components": [ours]}])
        where = {
            "user": BOT_USER | {"id": who, "username": "member", "bot": False}, "member": None, "guild_id": None,
            "guild_locale": None, "channel_id": channel["id"], "channel": channel, "context": 1,
            "authorizing_integration_owners": {"1": who},
        }  # fmt: skip
        return await self._use(who, 3, {"custom_id": custom_id, "component_type": 2}, stands_on, where)

    async def _use(
        self,
        who: str,
        kind: int,
        data: dict[str, Any],
        message: dict[str, Any] | None = None,
        where: Mapping[str, Any] | None = None,
    ) -> Use:
        number = next(self._numbers)
        token = f"token-{number}"
        self.uses[token] = Use(message)
        self.answered.clear()
        sent = {
            "id": _snowflake(number), "application_id": APPLICATION, "type": kind, "token": token, "version": 1,
            "member": _member(who), "guild_id": GUILD, "channel_id": STAFFROOM, "context": 0,
            "channel": _channel(STAFFROOM, "staffroom"), "locale": "en-GB", "guild_locale": "en-GB",
            "entitlements": [], "authorizing_integration_owners": {"0": GUILD}, "app_permissions": _EVERYTHING,
            "attachment_size_limit": 1_000_000, "data": data, "message": message, **(where or {}),
        }  # fmt: skip
        await self.push("INTERACTION_CREATE", {key: value for key, value in sent.items() if value is not None})
        return self.uses[token]

    # What the bot asks for --------------------------------------------------------------------------------------------
    def next_fault(self, path: str) -> Fault | None:
        """As the base class has it, and by the number of the request."""
        self.armed += 1
        if self.fault_at and self.fault_at[0] == self.armed:
            return self.fault_at[1]
        return super().next_fault(path)

    async def operation(  # noqa: PLR0911 - one for each operation
        self, request: web.Request, path: str, body: Any
    ) -> web.Response:
        """Do what a request asks for."""
        match path.strip("/").split("/"):
            case ["interactions", _, token, "callback"] if token in self.uses:
                return self._respond(self.uses[token], path, body)
            case ["webhooks", _, token, "messages", "@original"] if token in self.uses:
                return json_response(self._edit_original(self.uses[token], body))
            case ["webhooks", _, token] if token in self.uses:
                self.uses[token].replies.append(self._made("", body))
                return json_response(self.uses[token].replies[-1])
            case ["channels", channel, "messages"] if request.method == "GET":
                after = int(request.query.get("after", 0))
                found = [one for one in self.channels.get(channel, ()) if int(one["id"]) > after]
                return json_response(found[: int(request.query["limit"])])
            case ["channels", channel, "messages"]:
                return json_response(self._post(channel, body))
            case ["channels", channel, "messages", message]:
                (found_one,) = [one for one in self.channels[channel] if one["id"] == message]
                found_one["components"] = with_ids(body["components"])
                return json_response(found_one)
            case ["users", "@me", "channels"]:
                recipient = BOT_USER | {"id": str(body["recipient_id"]), "username": "member", "bot": False}
                return json_response({"id": f"9{recipient['id'][1:]}", "type": 1, "recipients": [recipient]})
            case ["users", user] if user.isdecimal():
                return json_response(BOT_USER | {"id": user, "username": "member", "bot": False})
            case ["guilds", _, "members", user]:
                return json_response(_member(user))
        return await super().operation(request, path, body)

    def _respond(self, use: Use, path: str, body: Any) -> web.Response:
        if use.responses:
            return json_response({"message": "Interaction has already been acknowledged.", "code": 40060}, status=400)
        use.responses.append(body)
        if body["type"] == _REPLY:
            use.replies.append(self._made("", body["data"]))
        elif body["type"] == _UPDATE and use.stands_on:
            use.stands_on["components"] = with_ids(body["data"]["components"])
        self.answered.set()
        shown = use.replies[-1] if use.replies else message_of(int(_snowflake(0)), BOT_USER, "")
        return json_response({
            "interaction": {"id": path.split("/")[2], "type": 2, "response_message_id": shown["id"]},
            "resource": {"type": body["type"], "message": shown},
        })  # fmt: skip

    def _edit_original(self, use: Use, body: Any) -> dict[str, Any]:
        """The message that a button stands on; or the reply, where one was promised or given."""
        if use.responses[0]["type"] in {_PROMISED_UPDATE, _UPDATE} and use.stands_on:
            use.stands_on["components"] = with_ids(body["components"])
            return use.stands_on
        if not use.replies:
            use.replies.append(self._made("", body))
        use.replies[0]["components"] = with_ids(body["components"])
        return use.replies[0]

    def _post(self, channel: str, body: Any) -> dict[str, Any]:
        nonce = str(body.get("nonce")) if body.get("enforce_nonce") else ""
        if nonce and nonce in self._by_nonce:
            return self._by_nonce[nonce]
        made = self._made(channel, body)
        self.channels.setdefault(channel, []).append(made)
        if nonce:
            self._by_nonce[nonce] = made
        return made

    def forget_nonces(self) -> None:
        """Discord knows a nonce for some minutes only."""
        self._by_nonce.clear()

    def _made(self, channel: str, body: Any) -> dict[str, Any]:
        number = int(_snowflake(next(self._numbers)))
        made = message_of(number, BOT_USER, "") | {"components": with_ids(body["components"]), "flags": 1 << 15}
        return made | ({"channel_id": channel} if channel else {})


Server = TypeVar("Server", bound=ServerDouble)

_REPLY, _PROMISED_UPDATE, _UPDATE = 4, 6, 7
"""Kinds of first responses (documentation: Interaction Callback Type)."""


def large_server_of(number: str, size: int) -> dict[str, Any]:
    """A server with so many channels, and two roles for each five of them."""
    ids = [str(int(number) + 1_000_000 + one) for one in range(2 * size)]
    roles = [_role(one, f"role {one}", "0") for one in ids[size : size + size * 2 // 5]]
    hidden = [{"id": one["id"], "type": 0, "allow": "0", "deny": _SEE} for one in roles[:2]]
    return server_of(number, roles, [_channel(one, f"channel {one}", hidden) for one in ids[:size]])


def server_of(
    number: str, roles: Sequence[dict[str, Any]] = (), channels: Sequence[dict[str, Any]] = ()
) -> dict[str, Any]:
    """A server with the bot, as Discord sends it at the beginning of a session."""
    return {
        "id": number, "name": "Division", "owner_id": "1", "member_count": 3, "large": False,
        "preferred_locale": "en-GB", "roles": [_role(number, "@everyone", _EVERYTHING), *roles],
        "members": [{"user": BOT_USER, "roles": [], "joined_at": "2026-01-01T00:00:00+00:00", "flags": 0}],
        "channels": list(channels), "threads": [], "emojis": [], "features": [], "presences": [], "voice_states": [],
    }  # fmt: skip


def ids_in(components: list[dict[str, Any]]) -> Iterator[str]:
    """The custom_ids of a message."""
    for one in components:
        if "custom_id" in one:
            yield one["custom_id"]
        yield from ids_in(one.get("components", []))


def words_of(messages: list[dict[str, Any]]) -> str:
    """All that messages show."""
    return "\n".join(_words(message["components"]) for message in messages)


def _words(components: list[dict[str, Any]]) -> str:
    return "\n".join(one.get("content", "") + _words(one.get("components", [])) for one in components)


def with_ids(components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Components as Discord gives them back: each with a number."""
    number = itertools.count(1)

    def numbered(one: dict[str, Any]) -> dict[str, Any]:
        inner = {"components": [numbered(part) for part in one["components"]]} if "components" in one else {}
        return one | {"id": next(number)} | inner

    return [numbered(one) for one in components]


def _snowflake(number: int) -> str:
    return str(discord.utils.time_snowflake(discord.utils.utcnow()) + number)


def _role(number: str, name: str, permissions: str) -> dict[str, Any]:
    return {
        "id": number, "name": name, "permissions": permissions, "position": 0 if name == "@everyone" else 1, "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False, "managed": False, "mentionable": False, "flags": 0,
    }  # fmt: skip


def _channel(number: str, name: str, overwrites: Sequence[dict[str, Any]] = ()) -> dict[str, Any]:
    return {
        "id": number, "type": 0, "name": name, "position": 0, "permission_overwrites": list(overwrites),
        "guild_id": GUILD, "nsfw": False, "parent_id": None, "permissions": _EVERYTHING,
    }  # fmt: skip


def _member(user: str) -> dict[str, Any]:
    return {
        "user": BOT_USER | {"id": user, "username": f"name-of-{user}", "bot": False},
        "roles": [OFFICER_ROLE] if user == OFFICER else [],
        "joined_at": "2026-01-01T00:00:00+00:00", "flags": 0, "deaf": False, "mute": False, "permissions": "0",
    }  # fmt: skip


@asynccontextmanager
async def server_double(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[ServerDouble]:
    """A running double with a server."""
    async with running_server(monkeypatch, ServerDouble()) as double:
        yield double


@asynccontextmanager
async def running_server(monkeypatch: pytest.MonkeyPatch, double: Server) -> AsyncIterator[Server]:
    """Let a double with a server run; whatever waits for the end of the bot goes on at last."""
    async with running(monkeypatch, double):
        try:
            yield double
        finally:
            double.stopped.set()
            await asyncio.sleep(0)
