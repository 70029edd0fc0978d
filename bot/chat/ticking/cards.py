"""Draws a ticked checklist: what is not met first, each point with its paragraph, then what the briefing advises."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answering.checklists import counted, ticked_text
from bot.chat.cards.building_blocks import officer_button, question_buttons, source_line, tick_button
from bot.chat.cards.escaping import escape
from bot.chat.cards.pages import Attachment, CardPage, Tone, paged
from bot.chat.cards.views import CardView
from bot.chat.ticking import phrases
from bot.phrases import checklists as shared

if TYPE_CHECKING:
    from bot.answering.checklists import Checklist, Mark, Ticked
    from bot.chat.cards.rendering import RenderContext

CROSS, TICK_SIGN = "✗", "✓"
MOST_ANSWERS = 3
"""Buttons of answers that say more of what is not met."""


def ticked_card(ticked: Ticked, context: RenderContext) -> CardView:
    """Draw what was ticked, and the same as a file to take along.

    What does not fit one message stands in the file, which has all of it.
    """
    say, briefing = context.say, ticked.lists[0].briefing
    source = source_line([briefing.id], context)
    blocks = [f"{say(phrases.RESULT_TITLE)}\n{counted(ticked, say)}"]
    for heading, sign, found in ((shared.MISSING, CROSS, ticked.missing), (shared.MET, TICK_SIGN, ticked.met)):
        if found:
            blocks.append("\n".join([f"**{say(heading)}**", *(_line(sign, one, mark) for one, mark in found)]))
    if ticked.advice:
        lines = [f"- {escape(text)} [{number}]" for text, number in ticked.advice]
        blocks.insert(2 if ticked.missing else 1, "\n".join([f"**{say(shared.ADVICE)}**", *lines]))
    further = question_buttons(ticked.answers(context.knowledge)[:MOST_ANSWERS], context)
    if further:
        blocks.append(say(phrases.RESULT_MORE))
    rows = (*further, (tick_button(briefing.id, say(phrases.TICK_AGAIN)), officer_button(say)))
    first, *more = paged(CardPage(tuple(blocks), Tone.NOTE, f"{source} · {say(shared.OUR_WORDS)}", rows))
    if more:
        first = replace(first, foot=f"{say(phrases.RESULT_REST)} {first.foot}")
    file = Attachment.of_text(phrases.RESULT_FILE, phrases.FILE_SAYS, ticked_text(ticked, source, say))
    return CardView(replace(first, attachments=(file,)))


def _line(sign: str, checklist: Checklist, mark: Mark) -> str:
    return f"{sign} {escape(checklist.text(mark))} [{mark[0]}]"
