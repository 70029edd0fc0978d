"""What a card is drawn from, besides what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from bot.answering.engine import Engine
    from bot.chat.addresses import Addresses
    from bot.knowledge.values import Knowledge
    from bot.phrases.languages import Language


@dataclass(frozen=True, slots=True)
class Scene:
    """Knowledge, language and day, and whether the reader could share the card."""

    engine: Engine
    addresses: Addresses
    say: Language
    today: date
    shareable: bool = False
    """Whether it is private and stands in a server, so that the channel could see it, too."""

    @property
    def knowledge(self) -> Knowledge:
        """What the engine answers from."""
        return self.engine.knowledge
