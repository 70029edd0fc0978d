"""Lives of a request, as the tests play them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.records import Records, Request
from bot.records.retention import DELIVERY_DAYS
from tests.records.conftest import ASKER, NOW, OFFICER, SERVER

LATER = NOW + timedelta(hours=1)
NAME, QUESTION, ANSWER = "Zebedee Sentinel", "may my head force a sentinelquestion", "no, says the sentinelanswer"

ENDINGS: Mapping[str, Callable[[Records, str], Awaitable[Any]]] = {
    "delivered": lambda records, request: records.requests.delivered(request, LATER),
    "withdrawn": lambda records, request: records.requests.withdraw(request, ASKER, LATER),
    "expired": lambda records, _: records.requests.close_expired(LATER + timedelta(days=DELIVERY_DAYS)),
    "forgotten": lambda records, _: records.requests.forget_member(ASKER, LATER),
    "server-left": lambda records, _: records.requests.close_all_of_server(SERVER, LATER),
}
"""How an answered request can end."""


async def opened(records: Records, name: str | None = NAME) -> Request:
    """A request, its card placed."""
    made = await records.requests.open(SERVER, ASKER, name, QUESTION, NOW)
    await records.requests.placed(made.id, 77, 88)
    found = await records.requests.find(made.id)
    assert found == replace(made, channel=77, message=88)
    return found


async def answered(records: Records) -> Request:
    """A request with an answer that waits."""
    made = await opened(records)
    await records.requests.claim(made.id, OFFICER)
    return await records.requests.answer(made.id, OFFICER, ANSWER, LATER)
