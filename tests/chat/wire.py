"""A double of Discord on loopback: its REST interface and its gateway, as far as the bot speaks to them.

The real client logs in to it over real sockets. What the simulated Discord leaves out is here: the handshake, zlib
transport, the exact bytes of each request. Facts of the wire are those measured with discord.py 2.7.1.
"""

from __future__ import annotations

import asyncio
import json
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import discord
import pytest
import yarl
from aiohttp import WSMsgType, web
from aiohttp.test_utils import TestServer

BOT, APPLICATION, MEMBER, CHANNEL = (
    "100000000000000001",
    "100000000000000002",
    "100000000000000003",
    "100000000000000004",
)
_USER = {"id": BOT, "username": "briefing", "discriminator": "0", "avatar": None, "bot": True, "global_name": None}
_ZLIB_LEVEL = 6


@dataclass(frozen=True)
class Request:
    """A REST request as it arrived."""

    method: str
    path: str
    query: dict[str, str]
    body: Any


@dataclass
class DiscordDouble:
    """What arrived, and the gateway to push events into."""

    requests: list[Request] = field(default_factory=list)
    identified: list[dict[str, Any]] = field(default_factory=list)
    token: str = "the-right-token"  # noqa: S105 - a double's own
    commands: list[dict[str, Any]] = field(default_factory=list)
    ready: asyncio.Event = field(default_factory=asyncio.Event)
    answered: asyncio.Event = field(default_factory=asyncio.Event)
    _socket: web.WebSocketResponse | None = None
    _compressor: Any = None
    _sequence: int = 0

    def application(self) -> web.Application:
        """The server's routes."""
        app = web.Application()
        app.router.add_get("/gateway", self._gateway)
        app.router.add_route("*", "/api/{path:.*}", self._rest)
        return app

    async def push(self, event: str, data: dict[str, Any]) -> None:
        """Send an event to the bot."""
        self._sequence += 1
        await self._send({"op": 0, "t": event, "s": self._sequence, "d": data})

    async def ask(self, question: str) -> None:
        """A member uses /ask in a direct message with the bot."""
        option = {"name": "question", "type": 3, "value": question}
        user = _USER | {"id": MEMBER, "username": "member", "bot": False}
        await self.push("INTERACTION_CREATE", {
            "id": "200000000000000001", "application_id": APPLICATION, "type": 2, "token": "interaction-token",
            "version": 1, "user": user, "context": 1,
            "channel_id": CHANNEL, "channel": {"id": CHANNEL, "type": 1, "recipients": [_USER]},
            "locale": "en-GB", "entitlements": [], "authorizing_integration_owners": {"1": MEMBER},
            "app_permissions": "0", "attachment_size_limit": 1_000_000,
            "data": {"id": "300000000000000001", "name": "ask", "type": 1, "options": [option]},
        })  # fmt: skip

    async def _send(self, payload: dict[str, Any]) -> None:
        assert self._socket is not None
        packed = self._compressor.compress(json.dumps(payload).encode()) + self._compressor.flush(zlib.Z_SYNC_FLUSH)
        await self._socket.send_bytes(packed)

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        self._socket, self._compressor = web.WebSocketResponse(), zlib.compressobj(_ZLIB_LEVEL)
        await self._socket.prepare(request)
        await self._send({"op": 10, "d": {"heartbeat_interval": 41_250}, "s": None, "t": None})
        async for message in self._socket:
            if message.type is not WSMsgType.TEXT:
                break
            payload = json.loads(message.data)
            if payload["op"] == 2:
                self.identified.append(payload["d"])
                await self.push("READY", {
                    "v": 10, "user": _USER, "guilds": [], "session_id": "session", "shard": [0, 1],
                    "resume_gateway_url": str(request.url.with_scheme("ws").with_query(None)),
                    "application": {"id": APPLICATION, "flags": 0},
                })  # fmt: skip
                self.ready.set()
            elif payload["op"] == 1:  # a heartbeat
                await self._send({"op": 11, "d": None, "s": None, "t": None})
        return self._socket

    async def _rest(self, request: web.Request) -> web.Response:
        path = "/" + request.match_info["path"].split("/", 1)[1]
        text = await request.text()
        body: Any = json.loads(text) if text else None
        self.requests.append(Request(request.method, path, dict(request.query), body))
        if path.startswith("/interactions/"):
            self.answered.set()
            return _json(_callback_response(path, body))
        if request.headers.get("Authorization") != f"Bot {self.token}":
            return _json({"message": "401: Unauthorized", "code": 0}, status=401)
        if path == "/users/@me":
            return _json(_USER)
        if path == "/oauth2/applications/@me":
            return _json({
                "id": APPLICATION, "name": "briefing", "icon": None, "description": "", "bot_public": False,
                "bot_require_code_grant": False, "verify_key": "0", "flags": 0, "owner": _USER | {"id": MEMBER},
            })  # fmt: skip
        if path == f"/applications/{APPLICATION}/commands":
            if request.method == "PUT":
                self.commands = [
                    {"id": str(300 + n), "application_id": APPLICATION, "version": "1", "description": ""} | one
                    for n, one in enumerate(body)
                ]
            return _json(self.commands)
        return _json({"message": "404: Not Found", "code": 0}, status=404)


def _json(body: object, status: int = 200) -> web.Response:
    # The content type must be exactly this: with a charset behind it, discord.py takes the body for plain text.
    return web.Response(body=json.dumps(body).encode(), status=status, headers={"Content-Type": "application/json"})


def _callback_response(path: str, body: dict[str, Any]) -> dict[str, Any]:
    identity = path.split("/")[2]
    message = {
        "id": "400000000000000001", "channel_id": CHANNEL, "author": _USER, "content": "", "tts": False,
        "pinned": False,
        "timestamp": "2026-01-01T00:00:00+00:00", "edited_timestamp": None, "mention_everyone": False, "mentions": [],
        "mention_roles": [], "attachments": [], "embeds": [], "components": [], "type": 20, "flags": 64,
    }  # fmt: skip
    return {
        "interaction": {"id": identity, "type": 2, "response_message_id": message["id"]},
        "resource": {"type": body["type"], "message": message},
    }


@asynccontextmanager
async def discord_double(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[DiscordDouble]:
    """A running double, with discord.py pointed at it."""
    double = DiscordDouble()
    server = TestServer(double.application())
    await server.start_server()
    monkeypatch.setattr(discord.http.Route, "BASE", f"http://127.0.0.1:{server.port}/api/v10")
    gateway = yarl.URL(f"ws://127.0.0.1:{server.port}/gateway")
    monkeypatch.setattr(discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", gateway)
    try:
        yield double
    finally:
        await server.close()
