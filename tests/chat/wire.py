"""A double of Discord on loopback: its REST interface and its gateway, as far as the bot speaks to them.

The real client logs in to it over real sockets. What the simulated Discord leaves out is here: the handshake, zlib
transport, the exact bytes of each request. Facts of the wire are those measured with discord.py 2.7.1.
"""

from __future__ import annotations

import asyncio
import json
import zlib
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, TypeVar

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
BOT_USER: dict[str, Any] = {
    "id": BOT,
    "username": "briefing",
    "discriminator": "0",
    "avatar": None,
    "bot": True,
    "global_name": None,
}
_ZLIB_LEVEL = 6


@dataclass(frozen=True)
class Request:
    """A REST request as it arrived."""

    method: str
    path: str
    query: dict[str, str]
    body: Any
    files: dict[str, bytes] = field(default_factory=dict)


class Fault(Enum):
    """What can go wrong with one REST request."""

    LIMITED = "429"
    INTERNAL = "500"
    BAD_GATEWAY = "502"
    UNAVAILABLE = "503"
    RESET_BEFORE = "reset before it was taken"
    RESET_AFTER = "reset after it was taken"
    UNKNOWN = "10062"
    STOPPED_BEFORE = "the bot is killed before it was taken"
    STOPPED_AFTER = "the bot is killed after it was taken"


BREAKS = [one for one in Fault if one not in (Fault.UNKNOWN, Fault.STOPPED_BEFORE, Fault.STOPPED_AFTER)]
"""What goes away by itself when it is tried again."""


@dataclass
class Connection:
    """A shard's connection to the gateway, and what was sent to it in its session."""

    socket: web.WebSocketResponse | None = None
    request: Any = None
    events: list[dict[str, Any]] = field(default_factory=list)
    _compressor: Any = field(default_factory=lambda: zlib.compressobj(_ZLIB_LEVEL))

    async def send(self, payload: dict[str, Any]) -> None:
        """Send an event or an order, compressed as Discord does."""
        assert self.socket is not None
        packed = self._compressor.compress(json.dumps(payload).encode()) + self._compressor.flush(zlib.Z_SYNC_FLUSH)
        with suppress(ConnectionError):  # the bot gets it when it resumes
            await self.socket.send_bytes(packed)


@dataclass
class DiscordDouble:
    """What arrived, what is to go wrong, and the gateway to push events into."""

    requests: list[Request] = field(default_factory=list)
    identified: list[dict[str, Any]] = field(default_factory=list)
    resumed: list[dict[str, Any]] = field(default_factory=list)
    """Payloads of RESUME."""
    answers: list[Any] = field(default_factory=list)
    """Responses to interactions that a member sees: one each."""
    messages: list[Any] = field(default_factory=list)
    """Messages that stand in channels."""
    edits: list[Any] = field(default_factory=list)
    """What was put in the place of a first response."""
    token: str = "the-right-token"  # noqa: S105 - a double's own
    commands: list[dict[str, Any]] = field(default_factory=list)
    ready: asyncio.Event = field(default_factory=asyncio.Event)
    answered: asyncio.Event = field(default_factory=asyncio.Event)
    back: asyncio.Event = field(default_factory=asyncio.Event)
    """A session was resumed."""
    held: asyncio.Event | None = None
    """While set aside here, answers to interactions are confirmed only when it is set."""
    faults: deque[tuple[str, Fault]] = field(default_factory=deque)
    """The next requests to paths that start so fail so."""
    stopping: asyncio.Event = field(default_factory=asyncio.Event)
    """The bot is to be killed."""
    stopped: asyncio.Event = field(default_factory=asyncio.Event)
    """It was."""
    guilds: list[dict[str, Any]] = field(default_factory=list)
    """Servers with the bot."""
    broken_handshakes: int = 0
    """So many connections to the gateway are refused first."""
    close_code: int | None = None
    """How the bot closed its last connection."""
    shards: int = 1
    """How many the bot's servers are divided among; it says so when it identifies itself."""
    connections: dict[int, Connection] = field(default_factory=dict)
    """By shard."""
    _interactions: set[str] = field(default_factory=set)
    _nonces: dict[str, Any] = field(default_factory=dict)

    def application(self) -> web.Application:
        """The server's routes."""
        app = web.Application()
        app.router.add_get("/gateway", self._gateway)
        app.router.add_get("/resume", self._gateway)
        app.router.add_route("*", "/api/{path:.*}", self._rest)
        return app

    # The gateway ------------------------------------------------------------------------------------------------------
    async def push(self, event: str, data: dict[str, Any], shard: int | None = None) -> None:
        """Send an event to the shard that has its server; one that is away gets it when it resumes."""
        shard = self.shard_of(data.get("guild_id")) if shard is None else shard
        connection = self.connections.setdefault(shard, Connection())
        connection.events.append({"op": 0, "t": event, "s": len(connection.events) + 1, "d": data})
        if connection.socket is not None and not connection.socket.closed:
            await connection.send(connection.events[-1])

    def shard_of(self, guild: object) -> int:
        """The shard that has a server; the first, which has the direct messages, for none."""
        return (int(str(guild)) >> 22) % self.shards if guild else 0

    async def ask(self, question: str, number: int = 1, guild: str = "") -> None:
        """One of a thousand members, by the number, uses /ask in a direct message with the bot, or in a server."""
        await self.command("ask", [{"name": "question", "type": 3, "value": question}], number, guild)

    async def command(self, name: str, options: list[dict[str, Any]], number: int = 1, guild: str = "") -> None:
        """One of a thousand members uses a command in a direct message with the bot, or in a server."""
        user = BOT_USER | {"id": str(int(MEMBER) + number % 1_000), "username": "member", "bot": False}
        directly = {"user": user, "context": 1, "channel": {"id": CHANNEL, "type": 1, "recipients": [BOT_USER]}}
        member = {"user": user, "roles": [], "joined_at": "2026-01-01T00:00:00+00:00", "flags": 0, "permissions": "0"}
        channel = {"id": CHANNEL, "type": 0, "name": "staffroom", "position": 0, "permission_overwrites": []}
        in_server = {"member": member, "guild_id": guild, "context": 0, "channel": channel | {"guild_id": guild}}
        await self.push("INTERACTION_CREATE", {
            "id": str(200000000000000000 + number), "application_id": APPLICATION, "type": 2,
            "token": f"interaction-token-{number}", "version": 1, "channel_id": CHANNEL, "locale": "en-GB",
            "entitlements": [], "authorizing_integration_owners": {"1": MEMBER}, "app_permissions": "0",
            "attachment_size_limit": 1_000_000, **(in_server if guild else directly),
            "data": {"id": "300000000000000001", "name": name, "type": 1, "options": options},
        })  # fmt: skip

    async def write(self, content: str, number: int = 1) -> None:
        """A member writes to the bot directly."""
        author = BOT_USER | {"id": MEMBER, "username": "member", "bot": False}
        await self.push("MESSAGE_CREATE", message_of(500000000000000000 + number, author, content))

    async def tell(self, op: int, data: object = None, shard: int = 0) -> None:
        """Send the bot an order of the gateway: 7 to reconnect, 9 for an invalid session."""
        await self.connections[shard].send({"op": op, "d": data, "s": None, "t": None})

    async def close(self, code: int, shard: int = 0) -> None:
        """Close a connection of the bot's; 1006 breaks it without a word."""
        connection = self.connections[shard]
        assert connection.socket is not None
        if code == BROKEN:
            assert connection.request.transport is not None
            connection.request.transport.abort()
        else:
            await connection.socket.close(code=code)

    async def _gateway(self, request: web.Request) -> web.StreamResponse:
        if self.broken_handshakes:
            self.broken_handshakes -= 1
            return web.Response(status=503)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        connection = Connection(socket, request)
        await connection.send({"op": 10, "d": {"heartbeat_interval": 41_250}, "s": None, "t": None})
        async for message in socket:
            if message.type is not WSMsgType.TEXT:
                break
            payload = json.loads(message.data)
            if payload["op"] == 2:
                await self._identified(connection, payload["d"])
            elif payload["op"] == 6:
                self.resumed.append({"path": request.path, **payload["d"]})
                shard = int(payload["d"]["session_id"].rpartition("-")[2])
                connection.events = self.connections[shard].events
                self.connections[shard] = connection
                for event in connection.events[payload["d"]["seq"] :]:
                    await connection.send(event)
                await self.push("RESUMED", {}, shard)
                self.back.set()
            elif payload["op"] == 1:  # a heartbeat
                await connection.send({"op": 11, "d": None, "s": None, "t": None})
        self.close_code = socket.close_code
        return socket

    async def _identified(self, connection: Connection, said: dict[str, Any]) -> None:
        """Begin a session, with the servers of its shard."""
        self.identified.append(said)
        shard, self.shards = said.get("shard", [0, 1])
        self.connections[shard] = connection
        guilds = [one for one in self.guilds if self.shard_of(one["id"]) == shard]
        url = connection.request.url.with_scheme("ws").with_path("/resume").with_query(None)
        await self.push("READY", {
            "v": 10, "guilds": [{"id": one["id"], "unavailable": True} for one in guilds], "user": BOT_USER,
            "session_id": f"session-{shard}", "shard": [shard, self.shards], "resume_gateway_url": str(url),
            "application": {"id": APPLICATION, "flags": 0},
        }, shard)  # fmt: skip
        for guild in guilds:
            await self.push("GUILD_CREATE", guild, shard)
        self.ready.set()

    # REST -------------------------------------------------------------------------------------------------------------
    async def _rest(self, request: web.Request) -> web.Response:
        path = "/" + request.match_info["path"].split("/", 1)[1]
        body, files = await _content(request)
        fault = self.next_fault(path)
        if fault is Fault.STOPPED_BEFORE:
            await self.stop_the_bot()
        if fault in {Fault.RESET_BEFORE, Fault.STOPPED_BEFORE}:
            return _reset(request)
        if fault in _REFUSALS:
            status, error, headers = _REFUSALS[fault]
            return json_response(error, status, headers)
        self.requests.append(Request(request.method, path, dict(request.query), body, files))
        answer = await self.operation(request, path, body)
        if fault is Fault.STOPPED_AFTER:
            await self.stop_the_bot()
        return _reset(request) if fault in {Fault.RESET_AFTER, Fault.STOPPED_AFTER} else answer

    def next_fault(self, path: str) -> Fault | None:
        """What goes wrong with the request that has just arrived."""
        return self.faults.popleft()[1] if self.faults and path.startswith(self.faults[0][0]) else None

    async def stop_the_bot(self) -> None:
        """Say that the bot is to be killed now, and answer it nothing until that was done."""
        self.stopping.set()
        await self.stopped.wait()

    async def operation(  # noqa: PLR0911 - one for each operation
        self, request: web.Request, path: str, body: Any
    ) -> web.Response:
        """Do what a request asks for."""
        if path.startswith("/interactions/"):
            return await self._callback(path, body)
        if path.startswith(f"/webhooks/{APPLICATION}/") and path.endswith("/messages/@original"):
            self.edits.append(body)
            return json_response(message_of(400000000000000001, BOT_USER, "") | {"type": 20, "flags": 64})
        if path.startswith(f"/webhooks/{APPLICATION}/") and request.method == "POST":
            return json_response(message_of(400000000000000001, BOT_USER, "") | {"type": 20, "flags": 64})
        if request.headers.get("Authorization") != f"Bot {self.token}":
            return json_response({"message": "401: Unauthorized", "code": 0}, status=401)
        if path == "/users/@me":
            return json_response(BOT_USER)
        if path == "/oauth2/applications/@me":
            return json_response({
                "id": APPLICATION, "name": "briefing", "icon": None, "description": "", "bot_public": False,
                "bot_require_code_grant": False, "verify_key": "0", "flags": 0, "owner": BOT_USER | {"id": MEMBER},
            })  # fmt: skip
        if path == f"/applications/{APPLICATION}/commands":
            if request.method == "PUT":
                self.commands = [
                    {"id": str(300 + n), "application_id": APPLICATION, "version": "1", "description": ""} | one
                    for n, one in enumerate(body)
                ]
            return json_response(self.commands)
        if path == f"/channels/{CHANNEL}/messages":
            return self._posted(body)
        return json_response({"message": "404: Not Found", "code": 0}, status=404)

    async def _callback(self, path: str, body: Any) -> web.Response:
        identity = path.split("/")[2]
        if identity in self._interactions:
            return json_response({"message": "Interaction has already been acknowledged.", "code": 40060}, status=400)
        self._interactions.add(identity)
        self.answers.append(body)
        self.answered.set()
        if self.held:
            await self.held.wait()
        return json_response(_callback_response(path, body))

    def _posted(self, body: Any) -> web.Response:
        """A message in a channel; one with a nonce that was there before is the same message."""
        nonce = str(body.get("nonce")) if body.get("enforce_nonce") else ""
        if not nonce or nonce not in self._nonces:
            self.messages.append(body)
            self._nonces[nonce] = message_of(600000000000000000 + len(self.messages), BOT_USER, "")
        self.answered.set()
        return json_response(self._nonces[nonce])


Double = TypeVar("Double", bound=DiscordDouble)

BROKEN = 1006
"""The close code of a connection that broke without one."""
_REFUSALS: dict[Fault | None, tuple[int, dict[str, Any], dict[str, str]]] = {
    Fault.LIMITED: (
        429,
        {"message": "limited", "retry_after": 0.01, "global": False},
        {"Via": "1.1 g", "Retry-After": "1"},
    ),
    Fault.INTERNAL: (500, {"message": "500", "code": 0}, {}),
    Fault.BAD_GATEWAY: (502, {"message": "502", "code": 0}, {}),
    Fault.UNAVAILABLE: (503, {"message": "503", "code": 0}, {}),
    Fault.UNKNOWN: (404, {"message": "Unknown interaction", "code": 10062}, {}),
}


async def _content(request: web.Request) -> tuple[Any, dict[str, bytes]]:
    """The JSON of a request, and the files that came with it."""
    if request.content_type != "multipart/form-data":
        text = await request.text()
        return json.loads(text) if text else None, {}
    parts = await request.post()
    files = {one.filename: one.file.read() for one in parts.values() if isinstance(one, web.FileField)}
    return json.loads(str(parts["payload_json"])), files


def _reset(request: web.Request) -> web.Response:
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


def message_of(number: int, author: dict[str, Any], content: str) -> dict[str, Any]:
    """A message as Discord gives it."""
    return {
        "id": str(number), "channel_id": CHANNEL, "author": author, "content": content, "tts": False, "pinned": False,
        "timestamp": "2026-01-01T00:00:00+00:00", "edited_timestamp": None, "mention_everyone": False, "mentions": [],
        "mention_roles": [], "attachments": [], "embeds": [], "components": [], "type": 0, "flags": 0,
        "channel": {"id": CHANNEL, "type": 1},
    }  # fmt: skip


def json_response(body: object, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """An answer to a REST request."""
    # The content type must be exactly this: with a charset behind it, discord.py takes the body for plain text.
    kept = {"Content-Type": "application/json", **(headers or {})}
    return web.Response(body=json.dumps(body).encode(), status=status, headers=kept)


def _callback_response(path: str, body: dict[str, Any]) -> dict[str, Any]:
    identity = path.split("/")[2]
    message = message_of(400000000000000001, BOT_USER, "") | {"type": 20, "flags": 64}
    return {
        "interaction": {"id": identity, "type": 2, "response_message_id": message["id"]},
        "resource": {"type": body["type"], "message": message},
    }


async def until(is_so: Callable[[], bool], seconds: float = 10) -> None:
    """Wait for what has no event of its own.

    Raises:
        TimeoutError: it did not come.
    """
    async with asyncio.timeout(seconds):
        while not is_so():  # noqa: ASYNC110 - clients, logs and the double change it
            await asyncio.sleep(0.01)


@asynccontextmanager
async def discord_double(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[DiscordDouble]:
    """A running double, with discord.py pointed at it."""
    async with running(monkeypatch, DiscordDouble()) as double:
        yield double


@asynccontextmanager
async def running(monkeypatch: pytest.MonkeyPatch, double: Double) -> AsyncIterator[Double]:
    """Let a double run on loopback, with discord.py pointed at it."""
    server = TestServer(double.application())
    await server.start_server()
    monkeypatch.setattr(discord.http.Route, "BASE", f"http://127.0.0.1:{server.port}/api/v10")
    gateway = yarl.URL(f"ws://127.0.0.1:{server.port}/gateway")
    monkeypatch.setattr(discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", gateway)
    try:
        yield double
    finally:
        await server.close()
