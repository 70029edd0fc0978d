"""The report as a file: what was asked, what helped, what was asked in vain, and what is due."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.chat.cards.pages import Attachment, CardPage
from bot.chat.cards.views import CardView
from bot.chat.discord_io.sending import promise_reply
from bot.chat.discord_io.show_card import send_view
from bot.chat.officers import phrases
from bot.chat.officers.access import officers_desk
from bot.publishing.report.building import report_data
from bot.publishing.report.counting import counts_of
from bot.publishing.report.page import html_report

if TYPE_CHECKING:
    from bot.chat.discord_io.host import Invocation


async def send_report(invocation: Invocation) -> None:
    """Send the report of this server's officers as one page that needs nothing else."""
    await officers_desk(invocation)
    host, interaction, say = invocation.host, invocation.interaction, invocation.say
    await promise_reply(interaction)
    await host.write_counts()
    served = invocation.served
    counts = await counts_of(host.records, served.engine, host.today(), interaction.guild_id)
    data = report_data(served.knowledge, host.clock(), host.today(), counts)
    page = await asyncio.to_thread(html_report, data)
    file = Attachment.of_text(phrases.REPORT_FILE, say(phrases.REPORT_TITLE), page)
    await send_view(invocation, CardView(CardPage((say(phrases.REPORT_SAYS),), attachments=(file,))))
