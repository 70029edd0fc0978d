"""Opens the form with a briefing's points, and shows what was ticked: to the member alone, who keeps the file."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.answering.checklists import Ticked, checklists_of, marks_in
from bot.chat.cards.address import custom_id
from bot.chat.discord_io.forms import MOST_FIELDS, MOST_TICKS, TickField, open_form
from bot.chat.discord_io.show_card import send_view
from bot.chat.ticking import phrases
from bot.chat.ticking.cards import ticked_card
from bot.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answering.checklists import Checklist
    from bot.chat.cards.address import ButtonId
    from bot.chat.cards.served import Served
    from bot.chat.discord_io.forms import Submitted
    from bot.chat.discord_io.host import Invocation

TICKED: Final = "ticked"
"""The verb of the form."""


async def open_list(invocation: Invocation, pressed: ButtonId) -> None:
    """Open the form of a briefing's checklists."""
    invocation.host.refuse_if_paused()
    lists = _lists(invocation.served, pressed.target)
    if not lists:
        raise RefusedError(phrases.LIST_CHANGED)
    form = custom_id(
        TICKED, pressed.target, invocation.served.knowledge.digest
    )  # of another list, ticks mean other points
    await open_form(invocation.interaction, invocation.say(phrases.FORM_TITLE), form, list(_fields(lists, invocation)))


async def show_result(invocation: Invocation, form: ButtonId, sent: Submitted) -> None:
    """Show what is met and what is not, and what the briefing advises then."""
    invocation.host.refuse_if_paused()
    briefing, digest = (*form.fields, "", "")[:2]
    lists = _lists(invocation.served, briefing)
    if not lists or digest != invocation.served.knowledge.digest:
        raise RefusedError(phrases.LIST_CHANGED)
    marks = marks_in([value for chosen in sent.ticks.values() for value in chosen], lists)
    await send_view(invocation, ticked_card(Ticked(tuple(lists), marks), invocation.context(private=True)))


def _lists(served: Served, briefing: str) -> list[Checklist]:
    """Return a briefing's checklists cut into what a form has room for: five fields of at most ten boxes.

    What has no box is left out of the result, too: nobody is told that it is not met.
    """
    every = [one for one in checklists_of(served.knowledge) if one.briefing.id == briefing]
    pieces = [
        replace(one, letters=one.letters[start : start + MOST_TICKS])
        for one in every
        for start in range(0, len(one.letters), MOST_TICKS)
    ]
    return pieces[:MOST_FIELDS]


def _fields(lists: Sequence[Checklist], invocation: Invocation) -> Iterator[TickField]:
    seen: Counter[str] = Counter()
    for number, one in enumerate(lists):
        seen[one.heading] += 1
        further = {"heading": one.heading, "number": seen[one.heading]}
        label = invocation.say(phrases.FORM_MORE, **further) if seen[one.heading] > 1 else one.heading
        options = tuple((f"{mark[0]}{mark[1]}", f"{one.text(mark)} [{mark[0]}]") for mark in one.marks)
        yield TickField(f"list{number}", label, options, "" if number else invocation.say(phrases.FORM_HINT))
