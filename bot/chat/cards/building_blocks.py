"""Pieces that cards of several features have in common: the source line and the buttons that lead on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.glossary import words_explained
from bot.chat.cards.address import custom_id
from bot.chat.cards.address_book import MOST_WORDS
from bot.chat.cards.cutting import cut
from bot.chat.cards.escaping import without_links
from bot.chat.cards.pages import LONGEST_OPTION, MOST_OPTIONS, Button, Menu, Style, button, in_rows
from bot.phrases import discord as phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.chat.cards.rendering import RenderContext
    from bot.knowledge.values import Entry
    from bot.phrases.languages import Language

CHANGE_DRAFT = "oredraft"
"""The verb of the button that opens the form of what an officer has begun to change."""
ASK_OFFICER = "officer"
"""The verb of the button that begins a request to an officer."""
TAKE = "take"
"""The verb of the button that makes a handout."""
OF_TOPIC, OF_ENTRIES, DIVISION = "t", "e", "d"
"""What a handout is about, as its id says it: a topic's key follows, or keys of entries, or nothing."""
TICK = "tick"
"""The verb of the button that opens the form of a checklist."""


def source_line(briefings: Iterable[str], context: RenderContext) -> str:
    """Name the briefings that stand behind a card, such as "NUT briefing, September 2007"."""
    named = (context.knowledge.briefings.get(briefing) for briefing in briefings)
    lines = (context.say(phrases.SOURCE, publisher=one.publisher, date=one.date) for one in named if one)
    return without_links("; ".join(lines))


def officer_button(say: Language, style: Style = Style.PLAIN, *, reply: str = "") -> Button:
    """Make the button that begins a request to an officer.

    Args:
        say: the reader's language.
        style: how it looks.
        reply: the name of the reply that it stands under: a message that replies to this one leans on that.
    """
    return button(say(phrases.ASK_OFFICER), custom_id(ASK_OFFICER, *([reply] if reply else [])), style)


def words_buttons(text: str, context: RenderContext) -> tuple[Button, ...]:
    """Make the button that explains words of the trade in a text; none where there are none."""
    words = words_explained(text, context.knowledge.vocabulary.glossary)[:MOST_WORDS]
    if not words:
        return ()
    named = context.say(phrases.WHAT_IT_MEANS if len(words) == 1 else phrases.WHAT_THEY_MEAN, word=words[0])
    return (button(named, context.book.of_words(words).to_id()),)


def take_button(of: str, key: str, say: Language) -> Button:
    """Make the button that hands out a topic or an answer.

    Args:
        of: `OF_TOPIC` or `OF_ENTRIES`.
        key: of that.
        say: the reader's language.
    """
    return button(say(phrases.TAKE_IT), custom_id(TAKE, f"{of}{key}", "n"))


def tick_button(briefing: str, label: str) -> Button:
    """Make the button that opens a form to tick a briefing's checklists in."""
    return button(label, custom_id(TICK, briefing), Style.LEAD)


def kinds_in_words(kinds: Sequence[str], say: Language) -> str:
    """Name kinds of personal data, such as "a phone number and somebody's name"."""
    words = [say(phrases.PERSONAL_KINDS[kind]) for kind in kinds]
    return say(phrases.AND).join(filter(None, [", ".join(words[:-1]), words[-1]]))


def question_buttons(entries: Iterable[Entry], context: RenderContext) -> tuple[tuple[Button, ...], ...]:
    """Make buttons of questions to choose from, one in each row so that they can be read on a phone."""
    return in_rows((button(entry.question, context.book.of_answer(entry).to_id()) for entry in entries), most=1)


def question_menu(
    id_: str, prompt: str, entries: Sequence[Entry], context: RenderContext, *, many: bool = False
) -> Menu:
    """Make a menu of questions to choose from, the first that it has room for.

    Args:
        id_: its custom_id.
        prompt: what it says while nothing is chosen.
        entries: at least one.
        context: for whom it is drawn.
        many: whether several of them may be chosen.
    """
    some = entries[:MOST_OPTIONS]
    options = tuple((cut(one.question, LONGEST_OPTION), context.book.entries.of(one.id)) for one in some)
    return Menu(id_, prompt, options, most=len(options) if many else 1)


def paragraph_button(briefing: str, number: str, context: RenderContext, entry: Entry | None = None) -> Button:
    """Make the button that shows a paragraph, with the words marked that an entry quotes from it."""
    label = context.say(phrases.SHOW_PARAGRAPH, number=number)
    return button(label, context.book.of_paragraph(briefing, number, entry).to_id())
