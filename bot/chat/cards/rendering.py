"""Everything that a card's text depends on besides its subject."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from bot.answering.engine import Engine
    from bot.chat.cards.address_book import AddressBook
    from bot.knowledge.values import Knowledge
    from bot.phrases.languages import Language


@dataclass(frozen=True, slots=True)
class RenderContext:
    """Knowledge, language and day, and what the reader can do with the card."""

    engine: Engine
    book: AddressBook
    say: Language
    today: date
    shareable: bool = False
    """Whether it is private and stands in a server, so that the reader could share it in the channel."""
    help_lines: tuple[str, ...] = ()
    """What /help says of each feature, in British English."""

    @property
    def knowledge(self) -> Knowledge:
        """The knowledge that the engine answers from."""
        return self.engine.knowledge
