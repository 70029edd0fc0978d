"""The page of `briefing-bot preview`: other users of the machine, and other pages in the same browser."""

from __future__ import annotations

import aiohttp

from bot.chat.preview import stage
from bot.publishing.live import Prepared

ASKED = (
    ("POST", "/api/pages"),
    ("GET", "/api/state"),
    ("GET", "/api/commands"),
    ("GET", "/api/action-result"),
    ("POST", "/api/action"),
    ("DELETE", "/api/pages/x"),
)
HEADERS: tuple[dict[str, str], ...] = (
    {},
    {"X-Simcord-Capability": "guess"},
    {"Host": "evil.example"},
    {"Origin": "https://evil.example"},
)


async def test_without_the_key_of_its_address_nothing_is_shown(prepared: Prepared) -> None:
    """The key stands behind the # of the address: no other page is sent it, and whoever has not got it sees nothing."""
    async with stage(prepared) as made, made.page() as page, aiohttp.ClientSession() as session:
        address, _, key = page.url.partition("#")
        assert len(key) >= 16
        assert address.startswith("http://127.0.0.1:")
        for method, path in ASKED:
            for headers in HEADERS:
                async with session.request(method, address.rstrip("/") + path, headers=headers, json={}) as answer:
                    assert answer.status in {401, 403}, (method, path, await answer.text())
                    assert "Access-Control-Allow-Origin" not in answer.headers
