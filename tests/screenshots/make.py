"""Take the README's pictures again, from the real bot in a page that looks like Discord.

    python -m tests.screenshots.make            needs a Chromium, pdftoppm and the extras `preview` and `handout`
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
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageChops, ImageOps
from rich.console import Console
from rich.progress import track

from bot.chat.preview import Stage, stage
from bot.phrases.languages import BRITISH
from bot.publishing.handouts.contents import of_topic
from bot.publishing.handouts.document import Setting
from bot.publishing.handouts.making import made_of_choice
from bot.publishing.report.building import report_data
from bot.publishing.report.page import html_report
from bot.publishing.report.values import Counts, GapCount, OutcomeCount
from bot.terminal.run import ready_files
from tests.chat.sentences import phrases

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.publishing.live import Prepared

HERE = Path(__file__).resolve().parent
KNOWLEDGE = HERE.parent.parent / "knowledge"
PHONE, DESKTOP, HEIGHT = 390, 1100, 1900
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


async def ticked(made: Stage) -> Any:
    """The checklist, ticked: what is not met, and what the briefing advises then."""
    shown = (await made.member.slash(made.channel, "criteria")).response
    form = await made.member.click(shown, label=phrases.TICK_IT)
    await made.member.submit_modal(form, {"list0": [f"8{one}" for one in "bcdefghj"], "list1": ["8l"]})
    return made.member


async def topic(made: Stage) -> Any:
    """A topic's questions in their groups."""
    await made.member.slash(made.channel, "topic", name="learning walks")
    return made.member


async def handout(made: Stage) -> Any:
    """A handout of a topic, as it comes."""
    await made.member.slash(made.channel, "handout", topic="Learning walks")
    return made.member


async def typed(made: Stage, who: Any, **changes: str) -> Any:
    """A change of an answer, as an officer has sent its form."""
    form = await who.slash(made.channel, "officer edit", entry="walks-compulsory")
    fields = {one["component"]["custom_id"]: one["component"].get("value", "") for one in form.modal["components"]}
    return (await who.submit_modal(form, fields | changes)).response


ANSWER = (
    "Learning walks are not compulsory. [13] They are a possible activity and no more. [10] Each school is to agree on "
    "their use, in consultation with its staff. [13]"
)


async def change(made: Stage) -> Any:
    """What an officer sees of a change before anybody else does."""
    await typed(made, made.officer, answer=ANSWER)
    return made.officer


async def slip(made: Stage) -> Any:
    """A proof that does not hold, told in plain words."""
    await typed(made, made.officer, answer=ANSWER.replace("[10]", "[19]"))
    return made.officer


async def approval(made: Stage) -> Any:
    """What a second officer is asked."""
    shown = await typed(made, made.officer, answer=ANSWER)
    await made.officer.click(shown, label=phrases.PROPOSE_IT)
    return made.manager


async def gaps(made: Stage) -> Any:
    """What was asked in vain."""
    settings = (await made.manager.slash(made.channel, "setup")).response
    await made.manager.click(settings, label=phrases.SETUP_KEEP_TEXTS)
    for question in ("who marks the targets", "do teachers mark their own targets", "who buys the display boards"):
        await made.member.slash(made.channel, "ask", question=question)
        await made.manager.slash(made.channel, "ask", question=question)
    await made.officer.slash(made.channel, "officer gaps")
    return made.officer


SCENES: dict[str, Callable[[Stage], Awaitable[Any]]] = {
    "answer": answer, "refusal": refusal, "paragraph": paragraph, "topic": topic, "handout": handout,
    "ticked": ticked, "request": request,
    "change": change, "slip": slip, "approval": approval, "gaps": gaps,
}  # fmt: skip


def take_sheet(prepared: Prepared, file: Path) -> None:
    """The first page of a handout."""
    at = Setting(prepared.knowledge, HOUR.date(), BRITISH)
    made = made_of_choice(of_topic("Learning walks", at), at)
    with tempfile.TemporaryDirectory(prefix="briefing-bot-") as folder:
        place = Path(folder) / "handout.pdf"
        place.write_bytes(made.pdf)
        options = ["-r", "110", "-f", "1", "-l", "1", "-png", "-singlefile", str(place), str(place.with_suffix(""))]
        subprocess.run([program("poppler-utils", "pdftoppm"), *options], check=True)
        with Image.open(place.with_suffix(".png")) as picture:
            framed = ImageOps.expand(picture.convert("RGB"), 1, "silver")
            framed.quantize(MOST_COLOURS // 4).save(file, optimize=True)


def report(prepared: Prepared) -> str:
    """The page of the report, with counts made up for the picture."""
    answers = [entry.id for entry in prepared.knowledge.entries.values() if entry.answers]
    outcomes = [
        OutcomeCount(HOUR.date() - timedelta(days=7 * week), outcome, to, "command", "sure", "", count)
        for week in range(12)
        for outcome, to, count in (
            ("answered", answers[week], 18 + 7 * week % 13),
            ("unsure", answers[week], week % 4),
            ("declined", "outside-the-briefing", 2 + week % 5),
        )
    ]
    gaps = (GapCount("who marks the targets", 4, 6, "not-understood"),)
    data = report_data(prepared.knowledge, HOUR, HOUR.date(), Counts(tuple(outcomes), (), gaps))
    return html_report(data)


async def take_page(page: str, file: Path, width: int) -> None:
    """A picture of a page that needs nothing else."""
    with tempfile.TemporaryDirectory(prefix="briefing-bot-") as folder:
        place = Path(folder) / "page.html"
        place.write_text(page, encoding="utf-8")
        await _browse(place.as_uri(), file, width, HEIGHT)
    with Image.open(file) as picture:
        picture.convert("RGB").quantize(MOST_COLOURS).save(file, optimize=True)


async def _browse(address: str, file: Path, width: int, height: int) -> None:
    with tempfile.TemporaryDirectory(prefix="briefing-bot-") as profile:
        browser = await asyncio.create_subprocess_exec(
            *(chromium(), *_FLAGS.split(), f"--user-data-dir={profile}", f"--screenshot={file}"),
            *(f"--window-size={width},{height}", f"--force-device-scale-factor={SCALE}"),
            *(f"--virtual-time-budget={PATIENCE_MS}", address),
            stderr=subprocess.DEVNULL,
        )
        await browser.wait()


async def take(prepared: Prepared, scene: Callable[[Stage], Awaitable[Any]], file: Path, width: int) -> None:
    """One picture, in few colours so that it stays small."""
    async with stage(prepared, lambda: HOUR) as made:
        viewer = await scene(made)
        async with made.page(viewers=[viewer], layout="message", display="fixed", width=width, height=HEIGHT) as page:
            await _browse(page.url, file, width, HEIGHT + HEAD)
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
    return program("chromium", "chromium", "chromium-browser", "google-chrome")


def program(package: str, *names: str) -> str:
    """The first program of some names that there is."""
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        sys.exit(f"There is no {names[0].capitalize()} on this machine (Debian: apt-get install {package}).")
    return found


def main() -> None:
    """Take them all."""
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots.make", description=__doc__.split("\n")[0])
    parser.add_argument("--wide", type=Path, metavar="DIR", help="at a desktop's width, into this folder")
    given = parser.parse_args()
    prepared = ready_files(KNOWLEDGE)[0]
    assert prepared
    folder, width = (given.wide, DESKTOP) if given.wide else (HERE, PHONE)
    for name, scene in track(SCENES.items(), "Pictures", console=Console(stderr=True)):
        asyncio.run(take(prepared, scene, folder / f"{name}.png", width))
    take_sheet(prepared, folder / "page.png")
    asyncio.run(take_page(report(prepared), folder / "report.png", width))


if __name__ == "__main__":
    main()
