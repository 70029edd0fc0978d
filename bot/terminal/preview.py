"""`briefing-bot preview`: the bot in a page that looks like Discord, with nothing to set up."""

from __future__ import annotations

import asyncio
import socket
from typing import TYPE_CHECKING

from bot.errors import KnowledgeMissingError, UsageError
from bot.phrases import terminal as phrases
from bot.terminal.run import ready_files

if TYPE_CHECKING:
    from pathlib import Path

    from bot.publishing.live import Prepared


def preview(folder: Path, port: int | None) -> int:
    """Serve the page until Ctrl-C.

    Args:
        folder: the knowledge.
        port: of the page on loopback; any free one where it is not given.

    Raises:
        UsageError: another program has the port, or the extra is not installed.
    """
    if port and not _free(port):
        raise UsageError(phrases.PORT_TAKEN.format(port=port))
    prepared, fault = ready_files(folder)
    if prepared is None:
        raise fault or KnowledgeMissingError(str(folder))
    asyncio.run(_serve(prepared, port))
    return 0


def _free(port: int) -> bool:
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) != 0


async def _serve(prepared: Prepared, port: int | None) -> None:
    from bot.chat.preview import stage  # noqa: PLC0415 - discord takes a quarter of a second, and errors come first

    async with stage(prepared) as made, made.page(port) as page:
        print(phrases.PREVIEW_OPEN.format(url=page.url), flush=True)  # noqa: T201 - where to look
        await asyncio.Event().wait()
