"""Take the README's pictures again, from the real bot in a page that looks like Discord.

    python -m tests.screenshots.make            needs a Chromium and the extra `preview`, and no pytest
    python -m tests.screenshots.make --wide     at a desktop's width, into another folder, to look at

Each picture is one channel as one person sees it, at a phone's width.
"""

from __future__ import annotations

import argparse
import asyncio
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageChops
from rich.console import Console
from rich.progress import track

from bot.chat.preview import Stage, stage
from bot.terminal.ready import ready_engine
from tests.chat.sentences import phrases

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.answering.engine import Engine

HERE = Path(__file__).resolve().parent
KNOWLEDGE = HERE.parent.parent / "knowledge"
PHONE, DESKTOP, HEIGHT = 412, 1100, 1000
"""Pixels of a page, as a browser counts them."""
SCALE = 2
HEAD, EDGE = 124, 16
"""Pixels of the page's own head, and of what is left around."""
HOUR = datetime(2026, 1, 1, tzinfo=UTC)
"""The hour that the pictures tell: the same each time, so that only what changed is changed in them."""
FAINT = 24
"""Differences of brightness that nobody sees."""
PATIENCE_MS = 30_000
"""How long the page may take to draw itself, in its own time."""
MOST_COLOURS = 64
_FLAGS = """
--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
--disable-component-update --disable-sync --hide-scrollbars
"""


async def answer(made: Stage) -> Any:
    """A question in the channel, answered there."""
    await made.member.send(made.channel, f"<@{made.env.bot.user.id}> can they make us do learning walks?")
    return made.member


async def refusal(made: Stage) -> Any:
    """A question that the briefing does not answer, and one that may mean several things."""
    await made.member.slash(made.channel, "ask", question="How much notice must we get before a learning walk?")
    return made.member


async def paragraph(made: Stage) -> Any:
    """A paragraph, looked up."""
    await made.member.slash(made.channel, "paragraph", number="10")
    return made.member


async def request(made: Stage) -> Any:
    """What an officer sees of a request to which its asker agreed."""
    shown = (await made.member.slash(made.channel, "help")).response
    modal = await made.member.click(shown, label=phrases.ASK_OFFICER)
    words = "We have had three learning walks since half term and nobody asked us. What can I say on Thursday?"
    draft = (await made.member.submit_modal(modal, {"question": words})).response
    await made.member.click(draft, label=phrases.PREVIEW_SEND)
    return made.officer


SCENES: dict[str, Callable[[Stage], Awaitable[Any]]] = {
    "answer": answer, "refusal": refusal, "paragraph": paragraph, "request": request,
}  # fmt: skip


async def take(engine: Engine, scene: Callable[[Stage], Awaitable[Any]], file: Path, width: int) -> None:
    """One picture, in few colours so that it stays small."""
    async with stage(engine, lambda: HOUR) as made:
        viewer = await scene(made)
        async with made.page(viewers=[viewer], layout="message", display="fixed", width=width, height=HEIGHT) as page:
            with tempfile.TemporaryDirectory(prefix="briefing-bot-") as profile:
                browser = await asyncio.create_subprocess_exec(
                    *(chromium(), *_FLAGS.split(), f"--user-data-dir={profile}", f"--screenshot={file}"),
                    *(f"--window-size={width},{HEIGHT + HEAD}", f"--force-device-scale-factor={SCALE}"),
                    *(f"--virtual-time-budget={PATIENCE_MS}", page.url),
                    stderr=subprocess.DEVNULL,
                )
                await browser.wait()
    with Image.open(file) as picture:
        seen = picture.convert("RGB")
        (_cut(seen) if width == PHONE else seen).quantize(MOST_COLOURS).save(file, optimize=True)


def _cut(picture: Image.Image) -> Image.Image:
    """The part that Discord would show, without the page's own head and the empty space below."""
    below = picture.crop((picture.width // 2, picture.height - 1, picture.width // 2 + 1, picture.height))
    empty = below.resize(picture.size)
    rest = ImageChops.difference(picture, empty).convert("L").point(lambda value: 255 * (value > FAINT))
    last = rest.crop((EDGE * SCALE, 0, picture.width - EDGE * SCALE, picture.height)).getbbox()
    return picture.crop((0, HEAD * SCALE, picture.width, min(picture.height, (last[3] if last else 0) + EDGE * SCALE)))


def chromium() -> str:
    """The browser's program."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        sys.exit("There is no Chromium on this machine (Debian: apt-get install chromium).")
    return found


def main() -> None:
    """Take them all."""
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots.make", description=__doc__.split("\n")[0])
    parser.add_argument("--wide", type=Path, metavar="DIR", help="at a desktop's width, into this folder")
    given = parser.parse_args()
    engine = ready_engine(KNOWLEDGE)
    folder, width = (given.wide, DESKTOP) if given.wide else (HERE, PHONE)
    for name, scene in track(SCENES.items(), "Pictures", console=Console(stderr=True)):
        asyncio.run(take(engine, scene, folder / f"{name}.png", width))


if __name__ == "__main__":
    main()
