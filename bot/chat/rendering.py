"""Replies, paragraphs and topics as Discord embeds, within Discord's limits.

Limits are those of Discord's documentation (Embed Limits): a description of 4,096 characters, a field of 1,024, six
thousand in all embeds of a message together, ten embeds a message.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot import phrases
from bot.answering.reply import Outcome, Part, Reply
from bot.chat.harmless import cut, harmless

if TYPE_CHECKING:
    from bot.knowledge.values import Entry, Knowledge, Paragraph

TITLE, DESCRIPTION, FIELD, WHOLE = 256, 4_096, 1_024, 6_000
_COLOURS = {
    Outcome.ANSWERED: discord.Colour.dark_teal(),
    Outcome.UNSURE: discord.Colour.gold(),
    Outcome.DECLINED: discord.Colour.greyple(),
}


def reply_embeds(reply: Reply, knowledge: Knowledge) -> list[discord.Embed]:
    """A reply as embeds: one for each part, numbered where there are several.

    The member's own words are not repeated: a part is headed by the entry's question.
    """
    share = WHOLE // max(1, len(reply.parts)) - 400
    embeds = []
    for number, part in enumerate(reply.parts, 1):
        embed = _part_embed(part, knowledge, share)
        if len(reply.parts) > 1:
            embed.title = cut(f"{number}. {embed.title or phrases.PART_WITHOUT_TITLE}", TITLE)
        embeds.append(embed)
    return embeds


def _part_embed(part: Part, knowledge: Knowledge, share: int) -> discord.Embed:
    entry = knowledge.entries.get(part.entry or "")
    title = harmless(entry.question) if entry and part.outcome is Outcome.ANSWERED else None
    lines = [harmless(part.text)]
    lines += [f"{phrases.BULLET} {harmless(one.question)}" for one in part.suggestions]
    if part.suggestions and part.outcome is Outcome.UNSURE:
        lines.append(phrases.ASK_AGAIN)
    if part.next_step:
        lines.append(harmless(part.next_step))
    embed = discord.Embed(
        title=cut(title, TITLE) if title else None,
        colour=_COLOURS[part.outcome],
        description=cut("\n".join(lines), min(DESCRIPTION, max(300, share - 1_100))),
    )
    if part.citations:
        quotes = "\n".join(
            harmless(phrases.CITATION.format(paragraph=one.paragraph, quote=one.quote)) for one in part.citations
        )
        embed.add_field(
            name=phrases.EVIDENCE, value=cut(quotes, min(FIELD, max(200, share - len(embed)))), inline=False
        )
        embed.set_footer(text=_source(knowledge, part.citations[0].briefing))
    return embed


def paragraph_embed(paragraph: Paragraph, briefing_id: str, knowledge: Knowledge) -> discord.Embed:
    """A paragraph: the Union's own words where they are imported, else our summary; it says which."""
    briefing = knowledge.briefings[briefing_id]
    own = briefing.full_text.get(paragraph.number)
    if own:
        body = harmless(own)
    else:
        points = (f"{phrases.BULLET} {harmless(text)}" for text in paragraph.points.values())
        body = "\n".join([harmless(paragraph.summary), "", *points])
    title = phrases.PARAGRAPH_TITLE.format(number=paragraph.number, section=paragraph.section)
    embed = discord.Embed(
        title=cut(harmless(title), TITLE), description=cut(body, DESCRIPTION), colour=discord.Colour.dark_teal()
    )
    embed.add_field(name=phrases.WHOSE_WORDS, value=phrases.UNION_WORDS if own else phrases.OUR_SUMMARY, inline=False)
    embed.set_footer(text=_source(knowledge, briefing_id))
    return embed


def topic_embed(topic: str, entries: list[Entry]) -> discord.Embed:
    """A topic: the questions that are answered in it, with their paragraphs."""
    lines = []
    for entry in entries:
        numbers = ", ".join(dict.fromkeys(one.paragraph for one in entry.evidence))
        lines.append(f"{phrases.BULLET} {harmless(entry.question)} {phrases.TOPIC_PARAGRAPHS.format(numbers=numbers)}")
    return discord.Embed(
        title=cut(harmless(topic), TITLE),
        description=cut("\n".join(lines), DESCRIPTION),
        colour=discord.Colour.dark_teal(),
    )


def _source(knowledge: Knowledge, briefing_id: str) -> str:
    briefing = knowledge.briefings[briefing_id]
    return cut(
        harmless(phrases.SOURCE.format(publisher=briefing.publisher, title=briefing.title, date=briefing.date)), 2_048
    )
