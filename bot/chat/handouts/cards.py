"""What a handout on Discord is about, as the ids of buttons say it, and the card that brings its files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.chat.cards.address import LONGEST_ID, custom_id
from bot.chat.cards.address_book import keys_in
from bot.chat.cards.building_blocks import DIVISION, OF_ENTRIES, OF_TOPIC, TAKE, officer_button, question_menu
from bot.chat.cards.escaping import escape
from bot.chat.cards.pages import Attachment, CardPage, Row, Tone, button
from bot.chat.cards.views import CardView
from bot.chat.handouts import phrases
from bot.phrases import handouts as shared
from bot.publishing.handouts.contents import of_entries, of_topic
from bot.publishing.handouts.division import division_handout, has_actions
from bot.publishing.handouts.document import Setting
from bot.publishing.handouts.making import MadeHandout, made_of, made_of_choice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.chat.cards.rendering import RenderContext
    from bot.knowledge.values import Entry
    from bot.publishing.handouts.contents import Choice

TAKE_SOME: Final = "takesome"
"""The verb of the menu that chooses questions."""
_LARGE, _NORMAL = "l", "n"


@dataclass(frozen=True, slots=True)
class Taken:
    """What a handout is about: `t` and the key of a topic, `e` and those of entries, or `d`, a division's meeting."""

    what: str
    large: bool = False

    @classmethod
    def of(cls, fields: Sequence[str]) -> Taken:
        """Read the fields of a button's id."""
        what, size = (*fields, "", "")[:2]
        return cls(what, size == _LARGE)

    @property
    def fields(self) -> tuple[str, str]:
        """The same as fields of a button's id."""
        return self.what, _LARGE if self.large else _NORMAL


def make(taken: Taken, context: RenderContext) -> MadeHandout | None:
    """Make a handout, in some tenths of a second; None where what it is about is gone from the knowledge."""
    at = _setting(context)
    if taken.what == DIVISION:
        if not has_actions(at.knowledge):
            return None
        return made_of(division_handout(at), at, large=taken.large)
    choice = _choice(taken.what, context)
    return made_of_choice(choice, at, large=taken.large) if choice else None


def handout_card(made: MadeHandout, taken: Taken, context: RenderContext) -> CardView:
    """Draw the card that brings a handout's files."""
    say = context.say
    pages = say(shared.ONE_PAGE) if made.pages == 1 else say(shared.PAGES, count=made.pages)
    said = [say(phrases.CARD if made.pdf else phrases.CARD_TEXT, title=escape(made.title), pages=pages)]
    rows: list[Row] = []
    listed = _topic_entries(taken.what, context)
    if len(listed) > 1:
        if not made.whole:
            said.append(say(phrases.SHORTENED))
        menu = custom_id(TAKE_SOME, *taken.fields)
        rows.append(question_menu(menu, say(phrases.CHOOSE), listed, context, many=True))
    other = custom_id(TAKE, *Taken(taken.what, not taken.large).fields)
    buttons = [button(say(phrases.NORMAL if taken.large else phrases.LARGE), other)] if made.pdf else []
    # More questions than an id has room for cannot be set anew.
    buttons = buttons if len(other) <= LONGEST_ID else []
    rows.append((*buttons, officer_button(say)))
    files = [Attachment(f"{made.name}.pdf", phrases.HANDOUT_SAYS, made.pdf)] if made.pdf else []
    files.append(Attachment.of_text(f"{made.name}.txt", phrases.HANDOUT_SAYS, made.text))
    return CardView(CardPage(("\n".join(said),), Tone.NOTE, rows=tuple(rows), attachments=tuple(files)))


def _setting(context: RenderContext) -> Setting:
    return Setting(context.knowledge, context.today, context.say)


def _choice(what: str, context: RenderContext) -> Choice | None:
    at, keys = _setting(context), what[1:]
    if what.startswith(OF_TOPIC):
        topic = context.book.topics.name(keys)
        choice = of_topic(topic, at) if topic else None
    elif what.startswith(OF_ENTRIES):
        choice = of_entries(list(filter(None, map(context.book.entry, keys_in(keys)))), at)
    else:
        choice = None
    return choice if choice and choice.entries else None


def _topic_entries(what: str, context: RenderContext) -> tuple[Entry, ...]:
    choice = _choice(what, context) if what.startswith(OF_TOPIC) else None
    return choice.entries if choice else ()
