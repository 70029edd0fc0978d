"""Every card that one Knowledge determines, by its address: drawn when it is first wanted, then kept.

An address is a kind and a name: `r` a reply, `p` a paragraph, `n` what is next to an entry, `t` a topic, `i` what the
bot says of itself. Buttons carry addresses, so a card can be drawn again after a restart.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from bot.chat.addresses import Addresses, custom_id
from bot.chat.cards import reply_pages
from bot.chat.info_cards import briefing_pages, criteria_pages, help_pages
from bot.chat.pages import Page, button
from bot.chat.reference_cards import paragraph_pages, related_pages, topic_pages
from bot.chat.scene import Scene
from bot.chat.searching import Searcher
from bot.chat.views import CardView
from bot.phrases import chat as phrases

if TYPE_CHECKING:
    from datetime import date

    from bot.answering.engine import Engine
    from bot.phrases.languages import Language

MOST_KEPT = 1_000
"""Cards that are kept drawn: about ten kilobytes each."""

_INFO = {"help": help_pages, "briefing": briefing_pages, "criteria": criteria_pages}


class Catalogue:
    """The cards of one engine."""

    def __init__(self, engine: Engine) -> None:
        """Keep no card yet."""
        self.engine = engine
        self.addresses = Addresses(engine.knowledge)
        self.searcher = Searcher(engine.knowledge)
        self.questions = [(one, *_folded(one.question)) for one in engine.entries if one.answers]
        """Every question that is answered, in small letters and as its words: what autocomplete looks through."""
        self._drawn = lru_cache(MOST_KEPT)(self._draw)

    def scene(self, say: Language, today: date, *, shareable: bool = False) -> Scene:
        """What a card is drawn from."""
        return Scene(self.engine, self.addresses, say, today, shareable)

    def view(self, address: tuple[str, str], scene: Scene, number: int = 0) -> CardView | None:
        """A page of a card, or None where what it shows is gone from the knowledge.

        Args:
            address: kind and name.
            scene: for whom it is drawn.
            number: of the page, from 0; the last one stands for any beyond it.
        """
        return self._drawn(address, scene.say, scene.today, scene.shareable, number)

    def _draw(
        self, address: tuple[str, str], say: Language, today: date, shareable: bool, number: int
    ) -> CardView | None:
        scene = self.scene(say, today, shareable=shareable)
        pages = self.pages(address, scene)
        if not pages:
            return None
        return CardView(_turnable(pages, min(number, len(pages) - 1), address, say))

    def pages(self, address: tuple[str, str], scene: Scene) -> list[Page]:
        """All pages of a card, without the buttons that turn them; none where what it shows is gone."""
        kind, name = address
        knowledge, addresses = scene.knowledge, self.addresses
        if kind == "r":
            reply = addresses.reply(name, self.engine)
            return reply_pages(reply, scene) if reply else []
        if kind == "i":
            return _INFO[name](scene) if name in _INFO else []
        if kind == "n":
            entry = addresses.entry(name)
            return related_pages(entry, scene) if entry else []
        if kind == "t":
            topic = addresses.topics.name(name)
            entries = [one for one in knowledge.entries.values() if one.topic == topic and one.answers]
            return topic_pages(topic or "", entries, scene) if entries else []
        if kind == "p" and name.count("~") == 2:  # noqa: PLR2004 - briefing, number and entry
            briefing_key, number, entry_key = name.split("~")
            briefing = knowledge.briefings.get(addresses.briefings.name(briefing_key) or "")
            paragraph = briefing.paragraphs.get(number) if briefing else None
            if briefing and paragraph:
                return paragraph_pages(briefing, paragraph, addresses.entry(entry_key), scene)
        return []


def _folded(question: str) -> tuple[str, list[str]]:
    return question.casefold(), question.casefold().split()


def _turnable(pages: list[Page], number: int, address: tuple[str, str], say: Language) -> Page:
    """One of several pages, with its number and the buttons that turn to the others."""
    page = pages[number]
    if len(pages) == 1:
        return page
    turns = [
        button(say(label), custom_id("turn", *address, other))
        for label, other in ((phrases.PAGE_BACK, number - 1), (phrases.PAGE_ON, number + 1))
        if 0 <= other < len(pages)
    ]
    count = say(phrases.PAGE_OF, number=number + 1, count=len(pages))
    foot = " · ".join(filter(None, [page.foot, count]))
    return Page(page.blocks, page.tone, foot, (*page.rows, tuple(turns)), page.file)
