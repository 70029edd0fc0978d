"""Finds what a member wants to look up, and shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.moves import paragraph_numbers
from bot.answering.topic_names import answered_topics, topic_named
from bot.chat.cards.address import Address
from bot.chat.cards.building_blocks import words_buttons
from bot.chat.cards.choices import choices
from bot.chat.cards.pages import Tone
from bot.chat.cards.views import CardView
from bot.chat.discord_io.sending import respond
from bot.chat.discord_io.short_replies import name_topics, reply_privately
from bot.chat.discord_io.show_card import show_card
from bot.chat.discord_io.visibility import is_private
from bot.chat.looking_up import phrases
from bot.chat.looking_up.cards import MOST_FOUND, TOPIC, nothing_found_page, search_page
from bot.chat.looking_up.info_cards import INFO

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.chat.cards.choices import Pairs
    from bot.chat.discord_io.host import Invocation
    from bot.knowledge.values import Knowledge


async def show_paragraph(invocation: Invocation, number: str) -> None:
    """Show paragraphs by their numbers, however those are written."""
    briefings = invocation.served.knowledge.briefings.values()
    for briefing in briefings:
        wanted = paragraphs_in(number, list(briefing.paragraphs))
        if wanted:
            for one in wanted[: paragraph_numbers.MOST]:
                await _show(invocation, invocation.served.book.of_paragraph(briefing.id, one))
            return
    numbers = [known for briefing in briefings for known in briefing.paragraphs]
    range_ = {"first": numbers[0], "last": numbers[-1]}
    await reply_privately(invocation.interaction, phrases.NO_SUCH_PARAGRAPH, tone=Tone.REFUSAL, **range_)


async def show_topic(invocation: Invocation, name: str) -> None:
    """Show the questions of a topic."""
    topics = answered_topics(invocation.served.knowledge)
    if chosen := topic_named(name, topics, invocation.served.engine.analyser):
        await _show(invocation, Address(TOPIC, invocation.served.book.topics.of(chosen)))
    else:
        await name_topics(invocation.interaction, topics)


async def search(invocation: Invocation, words: str) -> None:
    """Show passages that hold the words."""
    private = await is_private(invocation.interaction)
    context = invocation.context(private=private)
    found, total = invocation.served.searcher.find(words, context.today, MOST_FOUND)
    # Who looks for a word of the trade may want to know what it means.
    meant = words_buttons(words, context)
    page = search_page(found, total, context, meant) if found else nothing_found_page(context, meant)
    await respond(invocation.interaction, CardView(page), private=private)


async def show_info(invocation: Invocation, name: str) -> None:
    """Show help, what the briefing is, or the checklist with its file."""
    await _show(invocation, Address(INFO, name))


def paragraphs_in(typed: str, known: Sequence[str]) -> list[str]:
    """Return the numbers of paragraphs that were typed, those of a range written out; those only that there are.

    Args:
        typed: "10", "para 10", "§13", "ten", "2 to 4" and the like.
        known: the numbers of the briefing, in its order.
    """
    text = typed.strip().strip("[].")
    if (head := text.partition(":")[0]) in known:  # what the list shows, which some clients send in place of its value
        return [head]
    numbers = paragraph_numbers.named(text, known) or paragraph_numbers.bare(text, known, ())
    return [one for one in numbers or [text] if one in known]


def paragraph_choices(knowledge: Knowledge, typed: str) -> Pairs:
    """Return paragraphs by number, or by words of their section and summary."""
    return choices(
        typed,
        (
            (f"{paragraph.number}: {paragraph.section}. {paragraph.summary}", paragraph.number)
            for briefing in knowledge.briefings.values()
            for paragraph in briefing.paragraphs.values()
        ),
    )


async def _show(invocation: Invocation, address: Address) -> None:
    await show_card(invocation, address, private=await is_private(invocation.interaction))
