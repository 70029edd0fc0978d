"""The command /officer with all that it can do; every part of it looks at who asks."""

from __future__ import annotations

from functools import partial

from discord import app_commands

from bot.chat.discord_io.autocomplete import offer
from bot.chat.discord_io.error_handler import handle
from bot.chat.discord_io.host import Interaction
from bot.chat.officers import phrases
from bot.chat.officers.choices import entry_choices, topic_choices
from bot.chat.officers.gaps import show_gaps
from bot.chat.officers.history import show_history
from bot.chat.officers.pausing import pause, resume
from bot.chat.officers.proposals import list_proposals
from bot.chat.officers.reporting import send_report
from bot.chat.officers.reviewing import show_reviews
from bot.chat.officers.status import show_status
from bot.chat.officers.typing_forms import (
    LONGEST_LINE,
    LONGEST_TOPIC,
    add_wording,
    open_add,
    open_decline,
    open_edit,
    open_upload,
    set_advice_line,
)
from bot.knowledge.values import DeclineReason
from bot.records.retention import LONGEST_REASON

officer = app_commands.Group(name=phrases.OFFICER_NAME, description=phrases.OFFICER_DESCRIPTION)

Entry = app_commands.Range[str, 1, 300]
Topic = app_commands.Range[str, 1, LONGEST_TOPIC]
_REASONS = [
    app_commands.Choice(name=phrases.REASON_OUTSIDE, value=str(DeclineReason.OUTSIDE_THE_BRIEFING)),
    app_commands.Choice(name=phrases.REASON_REFERRED, value=str(DeclineReason.ONLY_REFERRED_TO)),
    app_commands.Choice(name=phrases.REASON_PERSONAL, value=str(DeclineReason.PERSONAL_CASE)),
]


@officer.command(name=phrases.STATUS_NAME, description=phrases.STATUS_DESCRIPTION)
async def status(interaction: Interaction) -> None:
    """Show what the bot answers from."""
    await handle(interaction, show_status)


@officer.command(name=phrases.GAPS_NAME, description=phrases.GAPS_DESCRIPTION)
async def gaps(interaction: Interaction) -> None:
    """List what was asked in vain."""
    await handle(interaction, show_gaps)


@officer.command(name=phrases.EDIT_NAME, description=phrases.EDIT_DESCRIPTION)
@app_commands.rename(entry=phrases.OPTION_ENTRY)
@app_commands.describe(entry=phrases.OPTION_ENTRY_SAYS)
async def edit(interaction: Interaction, entry: Entry) -> None:
    """Change an entry."""
    await handle(interaction, partial(open_edit, entry=entry))


@officer.command(name=phrases.ADD_NAME, description=phrases.ADD_DESCRIPTION)
@app_commands.rename(topic=phrases.OPTION_TOPIC)
@app_commands.describe(topic=phrases.OPTION_TOPIC_SAYS)
async def add(interaction: Interaction, topic: Topic) -> None:
    """Add an answer."""
    await handle(interaction, partial(open_add, topic=topic))


@officer.command(name=phrases.WORDING_NAME, description=phrases.WORDING_DESCRIPTION)
@app_commands.rename(entry=phrases.OPTION_ENTRY, wording=phrases.OPTION_WORDING)
@app_commands.describe(entry=phrases.OPTION_ENTRY_SAYS, wording=phrases.OPTION_WORDING_SAYS)
async def wording(interaction: Interaction, entry: Entry, wording: app_commands.Range[str, 1, 300]) -> None:
    """Add a wording."""
    await handle(interaction, partial(add_wording, entry=entry, wording=wording))


@officer.command(name=phrases.DECLINE_NAME, description=phrases.DECLINE_DESCRIPTION)
@app_commands.rename(topic=phrases.OPTION_TOPIC, reason=phrases.OPTION_REASON)
@app_commands.describe(topic=phrases.OPTION_TOPIC_SAYS, reason=phrases.OPTION_REASON_SAYS)
@app_commands.choices(reason=_REASONS)
async def decline(interaction: Interaction, topic: Topic, reason: str) -> None:
    """Add a question that is turned away."""
    await handle(interaction, partial(open_decline, topic=topic, reason=reason))


@officer.command(name=phrases.ADVICE_NAME, description=phrases.ADVICE_DESCRIPTION)
@app_commands.rename(line=phrases.OPTION_LINE)
@app_commands.describe(line=phrases.OPTION_LINE_SAYS)
async def advice(interaction: Interaction, line: app_commands.Range[str, 1, LONGEST_LINE]) -> None:
    """Set the advice line."""
    await handle(interaction, partial(set_advice_line, line=line))


@officer.command(name=phrases.PAUSE_NAME, description=phrases.PAUSE_DESCRIPTION)
@app_commands.rename(reason=phrases.OPTION_REASON, entry=phrases.OPTION_ENTRY)
@app_commands.describe(reason=phrases.OPTION_WHY_SAYS, entry=phrases.OPTION_WHAT_SAYS)
async def withhold(
    interaction: Interaction, reason: app_commands.Range[str, 1, LONGEST_REASON], entry: Entry | None = None
) -> None:
    """Withhold an entry, or everything."""
    await handle(interaction, partial(pause, reason=reason, entry=entry))


@officer.command(name=phrases.RESUME_NAME, description=phrases.RESUME_DESCRIPTION)
@app_commands.rename(entry=phrases.OPTION_ENTRY)
@app_commands.describe(entry=phrases.OPTION_ENTRY_SAYS)
async def give_free(interaction: Interaction, entry: Entry | None = None) -> None:
    """Give an entry, or everything, free again."""
    await handle(interaction, partial(resume, entry=entry))


@officer.command(name=phrases.PROPOSALS_NAME, description=phrases.PROPOSALS_DESCRIPTION)
async def proposals(interaction: Interaction) -> None:
    """List what waits."""
    await handle(interaction, list_proposals)


@officer.command(name=phrases.HISTORY_NAME, description=phrases.HISTORY_DESCRIPTION)
async def history(interaction: Interaction) -> None:
    """List the editions."""
    await handle(interaction, show_history)


@officer.command(name=phrases.UPLOAD_NAME, description=phrases.UPLOAD_DESCRIPTION)
async def upload(interaction: Interaction) -> None:
    """Take a file."""
    await handle(interaction, open_upload)


@officer.command(name=phrases.REPORT_NAME, description=phrases.REPORT_DESCRIPTION)
async def report(interaction: Interaction) -> None:
    """Send the report."""
    await handle(interaction, send_report)


@officer.command(name=phrases.REVIEW_NAME, description=phrases.REVIEW_DESCRIPTION)
async def review(interaction: Interaction) -> None:
    """List what is due."""
    await handle(interaction, show_reviews)


@edit.autocomplete("entry")
@wording.autocomplete("entry")
@withhold.autocomplete("entry")
@give_free.autocomplete("entry")
async def offer_entries(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Offer entries near what was typed."""
    return await offer(interaction, lambda served: entry_choices(served, current))


@add.autocomplete("topic")
async def offer_topics(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Offer the topics of answers."""
    return await offer(interaction, lambda served: topic_choices(served.knowledge, current, answers=True))


@decline.autocomplete("topic")
async def offer_topics_of_refusals(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Offer the topics of what is turned away."""
    return await offer(interaction, lambda served: topic_choices(served.knowledge, current, answers=False))
