"""Counts what was asked, and where a server's managers switched it on keeps the words of what got no answer.

Counts are gathered in memory and written some at a time, so that nobody waits for them; those few are lost if
the process is killed, and nothing else depends on them. Who asked is told apart by a salted hash that lives in memory
for the day and nowhere else.
"""

from __future__ import annotations

import hashlib
import logging
import secrets
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from bot.answering.reply import Outcome
from bot.chat.asking import phrases
from bot.chat.discord_io.memory import MemoryKind
from bot.chat.discord_io.visibility import remembered_in_time
from bot.errors import RecordsError
from bot.knowledge.values import DeclineReason
from bot.publishing.gaps import is_unanswered
from bot.publishing.redaction import redacted
from bot.records.retention import COUNT_DAYS, GAP_TEXT_DAYS
from bot.records.values import AskedCount, UnansweredText

if TYPE_CHECKING:
    from bot.answering.reply import Part, Reply
    from bot.chat.discord_io.host import Host
    from bot.phrases.languages import Language

log = logging.getLogger(__name__)

GATHERED = 20
"""So many messages are counted before the counts are written; what fewer there are is written every half hour."""
TOLD: Final[MemoryKind[tuple[int, int], bool]] = MemoryKind(timedelta(days=30), 20_000)
"""Who has been told that a server keeps the words of unanswered questions, by server and member; in memory only."""
_NEVER_KEPT = {
    DeclineReason.PERSONAL_CASE,
    DeclineReason.SMALL_TALK,
    DeclineReason.NOT_A_QUESTION,
    DeclineReason.TOO_LONG,
}
"""What is about a person, or is no question."""
_BANDS = ((0.95, "sure"), (0.8, "fair"), (0.5, "low"))


class Tally:
    """What was asked since it was last written."""

    def __init__(self, host: Host) -> None:
        """Count nothing yet."""
        self._host = host
        self._counts: Counter[AskedCount] = Counter()
        self._texts: dict[tuple[int, date, str], UnansweredText] = {}
        self._salt = b""
        self._gathered = 0
        self._day: date | None = None
        self._askers: set[bytes] = set()

    async def count(self, reply: Reply, way: str, member: int, server: int | None) -> bool:
        """Count a reply.

        Args:
            reply: what was said.
            way: how it was asked.
            member: who asked: used to tell askers apart in memory, and never kept.
            server: where; None in a direct message.

        Returns:
            Whether the member has to be told that this server keeps the words of unanswered questions.
        """
        day, host = self._host.today(), self._host
        for part in reply.parts:
            host.metrics.answered(str(part.outcome))
            told = str(part.move) if part.outcome is Outcome.TOLD else ""
            subject = told or part.entry or (part.suggestions[0].entry if part.suggestions else str(part.reason or ""))
            band = next((name for least, name in _BANDS if part.score >= least), "none")
            self._counts[AskedCount(day, str(part.outcome), subject, band, way, reply.knowledge)] += 1
        settings = await remembered_in_time(host, server) if server is not None else None
        keeps = settings is not None and settings.keeps_texts
        if keeps and server and is_unanswered([part.outcome for part in reply.parts]):
            for part in filter(_is_kept, reply.parts):
                self._keep(part, day, member, server)
        self._gathered += 1
        if self._gathered >= GATHERED:
            await self.flush()
        return bool(keeps and server) and host.memory(TOLD).first_time((server or 0, member), value=True)

    def _keep(self, part: Part, day: date, member: int, server: int) -> None:
        text = redacted(part.question, self._host.served.engine.index.knows)
        if day != self._day:
            self._day, self._salt, self._askers = day, secrets.token_bytes(16), set()
        asker = hashlib.blake2b(f"{member}\0{server}\0{text}".encode(), key=self._salt, digest_size=8).digest()
        is_new = asker not in self._askers
        self._askers.add(asker)
        key = (server, day, text)
        before = self._texts.get(key, UnansweredText(server, day, text, str(part.reason or part.outcome), 0, 0))
        self._texts[key] = replace(before, askers=before.askers + is_new, times=before.times + 1)

    async def flush(self) -> None:
        """Write what was gathered; where the database fails, it is gathered on."""
        if not self._counts:
            return
        counts, texts, self._gathered = self._counts, self._texts, 0
        self._counts, self._texts = Counter(), {}
        try:
            await self._host.records.asked.count([replace(one, times=times) for one, times in counts.items()])
            for text in texts.values():
                await self._host.records.asked.keep_text(text)
        except RecordsError as error:
            self._counts += counts
            self._texts = texts | self._texts
            log.warning("what was asked could not be counted: %s", type(error).__name__)


def _is_kept(part: Part) -> bool:
    """Return whether officers could do something about it; a refusal in their own words is what they wanted."""
    return part.entry is None and part.outcome is not Outcome.ANSWERED and part.reason not in _NEVER_KEPT


async def flush_counts(host: Host) -> None:
    """Write what was counted."""
    await host.state(Tally).flush()


async def tidy_counts(host: Host) -> None:
    """Write what was counted, and delete counts and texts that were kept long enough."""
    await flush_counts(host)
    if host.is_first_today("counts"):
        today = host.today()
        await host.records.asked.delete_before(
            today - timedelta(days=COUNT_DAYS), today - timedelta(days=GAP_TEXT_DAYS)
        )


async def forget_texts_of_server(host: Host, server: int) -> None:
    """Delete the texts of a server that the bot has left."""
    await host.records.asked.forget_texts(server)


def kept_of_questions(say: Language) -> str:
    """Say what is counted and kept of questions."""
    return say(phrases.PRIVACY_COUNTS, days=COUNT_DAYS, text_days=GAP_TEXT_DAYS)
