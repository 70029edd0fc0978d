"""Replies, paragraphs and topics as Discord embeds, within Discord's limits.

Limits are those of Discord's documentation (Embed Limits): a description of 4,096 characters, a field of 1,024, six
thousand in all embeds of a message together, ten embeds a message.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.answering.reply import Outcome, Part, Reply
from bot.chat.harmless import cut, cut_after_sentence, harmless, unlinked
from bot.phrases import chat as phrases
from bot.phrases.answering import CITATION, SOURCE

if TYPE_CHECKING:
    from bot.knowledge.values import Entry, Knowledge, Paragraph

TITLE, DESCRIPTION, FIELD, WHOLE = 256, 4_096, 1_024, 6_000
LONGEST_SOURCE = 200
"""Characters of the line that names the briefing."""
_COLOURS = {
    Outcome.ANSWERED: discord.Colour.dark_teal(),
    Outcome.UNSURE: discord.Colour.gold(),
    Outcome.DECLINED: discord.Colour.greyple(),
}


def reply_embeds(reply: Reply, knowledge: Knowledge) -> list[discord.Embed]:
    """A reply as embeds: one for each part, numbered where there are several.

    The member's own words are not repeated: a part is headed by the entry's question.
    """
    share = WHOLE // max(1, len(reply.parts))
    embeds = []
    for number, part in enumerate(reply.parts, 1):
        entry = knowledge.entries.get(part.entry or "")
        title = harmless(entry.question) if entry and part.outcome is Outcome.ANSWERED else ""
        if len(reply.parts) > 1:
            title = f"{number}. {title or phrases.PART_WITHOUT_TITLE}"
        embeds.append(_part_embed(part, cut(title, TITLE), knowledge, share))
    return embeds


def _part_embed(part: Part, title: str, knowledge: Knowledge, share: int) -> discord.Embed:
    """A part in at most `share` characters; its evidence gives way before its sentences do."""
    lines = [f"{phrases.BULLET} {harmless(one.question)}" for one in part.suggestions]
    if part.suggestions and part.outcome is Outcome.UNSURE:
        lines.append(phrases.ASK_AGAIN)
    if part.next_step:
        lines.append(harmless(part.next_step))
    below = cut("\n".join(lines), share // 3)
    source = _source(knowledge, part.citations[0].briefing) if part.citations else ""
    spare = share - len(title) - len(below) - len(source) - len(phrases.EVIDENCE) - 2
    text = cut_after_sentence(harmless(part.text), min(DESCRIPTION - len(below) - 1, spare - spare // 5))
    embed = discord.Embed(
        title=title or None,
        colour=_COLOURS[part.outcome],
        description="\n".join(filter(None, [text, below])),
    )
    if part.citations:
        quotes = "\n".join(
            harmless(CITATION.format(paragraph=one.paragraph, quote=one.quote)) for one in part.citations
        )
        embed.add_field(name=phrases.EVIDENCE, value=cut(quotes, min(FIELD, spare - len(text))), inline=False)
        embed.set_footer(text=source)
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
    source = SOURCE.format(publisher=briefing.publisher, title=briefing.title, date=briefing.date)
    return cut(unlinked(source), LONGEST_SOURCE)
