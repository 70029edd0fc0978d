"""Requests to an officer as cards: what the member agrees to, what the officers see, what comes back. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.addresses import custom_id
from bot.chat.harmless import cut_after_sentence, harmless
from bot.chat.pages import Page, Press, Style, Tone, button, paged
from bot.chat.personal_data import kinds_of_personal_data
from bot.phrases import chat as phrases
from bot.records import RequestState
from bot.records.retention import OPEN_DAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.phrases.languages import Language
    from bot.records import Request

_LONGEST_LISTED = 300
"""Characters of a question in the list of a member's own requests."""


def question_block(name: str | None, question: str, say: Language) -> str:
    """What an officer sees of a request: in the preview and on the card it is this one text."""
    who = harmless(name) if name else say(phrases.CARD_ANONYMOUS)
    return f"{say(phrases.CARD_TITLE, who=who)}\n{harmless(question)}"


def preview_page(draft: str, name: str | None, other: str, question: str, say: Language) -> Page:
    """What would be sent, and that nothing is sent yet.

    Args:
        draft: the id of the draft.
        name: the member's name where they chose to show it.
        other: the label of the button that changes that choice.
        question: what they wrote.
        say: their language.
    """
    blocks = [say(phrases.PREVIEW_TITLE), question_block(name, question, say)]
    if kinds := kinds_of_personal_data(question):
        blocks.append(say(phrases.PERSONAL_PREVIEW, kinds=named_kinds(kinds, say)))
    rows = (
        button(say(phrases.PREVIEW_SEND), custom_id("send", draft), Style.LEAD),
        button(say(other), custom_id("named", draft)),
        button(say(phrases.PREVIEW_CANCEL), custom_id("cancel", draft), Style.STOP),
    )
    return Page((*blocks, say(phrases.PREVIEW_NOTE, days=OPEN_DAYS)), Tone.DOUBT, rows=(rows,))


def named_kinds(kinds: Sequence[str], say: Language) -> str:
    """Kinds of personal data in words: "a phone number and somebody's name"."""
    words = [say(phrases.PERSONAL_KINDS[kind]) for kind in kinds]
    return say(phrases.AND).join(filter(None, [", ".join(words[:-1]), words[-1]]))


def request_page(handover: Request, officer: str, say: Language) -> Page:
    """The card in the officers' channel.

    Args:
        handover: an open one.
        officer: the name of who claimed it; empty where nobody has.
        say: the language of the server.
    """
    day = say.day(handover.expires.date())
    if handover.state is RequestState.OPEN:
        foot = say(phrases.CARD_WAITS, day=day)
        row: tuple[Press, ...] = (button(say(phrases.CARD_CLAIM), custom_id("claim", handover.id), Style.LEAD),)
    else:
        foot = say(phrases.CARD_CLAIMED, officer=harmless(officer), day=day)
        row = (
            button(say(phrases.CARD_ANSWER), custom_id("answer", handover.id), Style.LEAD),
            button(say(phrases.CARD_RELEASE), custom_id("release", handover.id)),
        )
    return Page((question_block(handover.asker_name, handover.question, say),), Tone.DOUBT, foot, (row,))


def answer_pages(handover: Request, officer: str, say: Language) -> list[Page]:
    """An officer's answer as the member gets it, in as many messages as it needs."""
    answer = f"{say(phrases.ANSWER_FROM, officer=harmless(officer))}\n{harmless(handover.answer or '')}"
    return paged(Page((f"{say(phrases.ANSWER_TITLE)}\n{harmless(handover.question)}", answer), Tone.ANSWER))


def requests_page(handovers: Sequence[Request], say: Language) -> Page:
    """A member's own open requests, each with the button that withdraws it."""
    if not handovers:
        return Page((say(phrases.REQUESTS_NONE),))
    blocks = [say(phrases.REQUESTS_TITLE)]
    for number, one in enumerate(handovers, 1):
        question = harmless(cut_after_sentence(one.question, _LONGEST_LISTED))
        blocks.append(say(phrases.REQUESTS_ONE, number=number, day=say.day(one.expires.date()), question=question))
    row = tuple(
        button(say(phrases.REQUESTS_WITHDRAW, number=number), custom_id("withdraw", one.id), Style.STOP)
        for number, one in enumerate(handovers, 1)
    )
    return Page(tuple(blocks), rows=(row,))
