"""Draws requests to an officer: what the member agrees to, what the officers see, what comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.cards.address import custom_id
from bot.chat.cards.building_blocks import kinds_in_words
from bot.chat.cards.cutting import cut_after_sentence
from bot.chat.cards.escaping import escape
from bot.chat.cards.pages import Button, CardPage, Style, Tone, button, paged
from bot.chat.requests import phrases
from bot.publishing.personal_data import kinds_of_personal_data
from bot.records import RequestState
from bot.records.retention import OPEN_DAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.chat.discord_io.readers import Readers
    from bot.phrases.languages import Language
    from bot.records import Request

_LONGEST_LISTED = 300
"""Characters of a question in the list of a member's own requests."""


def question_block(name: str | None, question: str, say: Language) -> str:
    """Write what an officer sees of a request: in the preview and on the card it is this one text."""
    who = escape(name) if name else say(phrases.CARD_ANONYMOUS)
    return f"{say(phrases.CARD_TITLE, who=who)}\n{escape(question)}"


def preview_page(
    key: str,
    name: str | None,
    other: str,
    question: str,
    say: Language,
    *,
    readers: Readers,
    reusable: bool = False,
) -> CardPage:
    """Draw what would be sent, and say that nothing is sent yet.

    Args:
        key: of what was written, in memory.
        name: the member's name where they chose to show it.
        other: the label of the button that changes that choice.
        question: what they wrote.
        say: their language.
        readers: who else can read the officers' channel.
        reusable: whether officers may use the question for what the bot knows.
    """
    blocks = [say(phrases.PREVIEW_TITLE), question_block(name, question, say)]
    if kinds := kinds_of_personal_data(question):
        blocks.append(say(phrases.PERSONAL_PREVIEW, kinds=kinds_in_words(kinds, say)))
    if readers.others:
        blocks.append(say(phrases.PREVIEW_READERS, names=readers.names(say)))
    if reusable:
        blocks.append(say(phrases.PREVIEW_REUSED))
    reuse = phrases.PREVIEW_REUSE_NOT if reusable else phrases.PREVIEW_REUSE
    rows = (
        button(say(phrases.PREVIEW_SEND), custom_id("send", key), Style.LEAD),
        button(say(other), custom_id("named", key)),
        button(say(phrases.PREVIEW_CANCEL), custom_id("cancel", key), Style.STOP),
    )
    more = (button(say(reuse), custom_id("reuse", key)),)
    return CardPage((*blocks, say(phrases.PREVIEW_NOTE, days=OPEN_DAYS)), Tone.DOUBT, rows=(rows, more))


def request_page(request: Request, officer: str, say: Language) -> CardPage:
    """Draw the card in the officers' channel.

    Args:
        request: one that waits for an officer.
        officer: the name of who claimed it; empty where nobody has.
        say: the language of the server.
    """
    day = say.day(request.expires.date())
    if request.state is RequestState.OPEN:
        foot = say(phrases.CARD_WAITS, day=day)
        row: tuple[Button, ...] = (button(say(phrases.CARD_CLAIM), custom_id("claim", request.id), Style.LEAD),)
    else:
        foot = say(phrases.CARD_CLAIMED, officer=escape(officer), day=day)
        row = (
            button(say(phrases.CARD_ANSWER), custom_id("answer", request.id), Style.LEAD),
            button(say(phrases.CARD_RELEASE), custom_id("release", request.id)),
        )
    stop = (button(say(phrases.CARD_STOP), custom_id("stop", request.id)),)
    block = question_block(request.asker_name, request.question, say)
    return CardPage((block,), Tone.DOUBT, foot, ((*row, *stop),))


def answer_pages(request: Request, officer: str, say: Language) -> list[CardPage]:
    """Draw an officer's answer as the member gets it, in as many messages as it needs."""
    answer = f"{say(phrases.ANSWER_FROM, officer=escape(officer))}\n{escape(request.answer or '')}"
    return paged(CardPage((f"{say(phrases.ANSWER_TITLE)}\n{escape(request.question)}", answer), Tone.ANSWER))


def requests_page(requests: Sequence[Request], say: Language) -> CardPage:
    """Draw a member's own open requests, each with the button that withdraws it."""
    if not requests:
        return CardPage((say(phrases.REQUESTS_NONE),))
    blocks = [say(phrases.REQUESTS_TITLE)]
    for number, one in enumerate(requests, 1):
        question = escape(cut_after_sentence(one.question, _LONGEST_LISTED))
        blocks.append(say(phrases.REQUESTS_ONE, number=number, day=say.day(one.expires.date()), question=question))
    row = tuple(
        button(say(phrases.REQUESTS_WITHDRAW, number=number), custom_id("withdraw", one.id), Style.STOP)
        for number, one in enumerate(requests, 1)
    )
    return CardPage(tuple(blocks), rows=(row,))
