"""The knowledge that is served at one moment, and everything derived from it.

A new edition of the knowledge comes as a new `Served`. Whoever handles an interaction or a message takes the present
one once and hands it on: a reply, its card and its buttons then belong to one edition, even if another one goes live
in between.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answering.searching import Searcher
from bot.chat.cards.address_book import AddressBook
from bot.chat.cards.catalogue import Catalogue, Draw
from bot.chat.cards.rendering import RenderContext

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bot.answering.engine import Engine
    from bot.knowledge.values import Entry, Knowledge
    from bot.phrases.languages import Language


@dataclass(frozen=True, slots=True, eq=False)
class Served:
    """One edition of the knowledge, ready to answer from."""

    engine: Engine
    book: AddressBook
    catalogue: Catalogue
    searcher: Searcher
    questions: tuple[tuple[Entry, str, tuple[str, ...]], ...]
    """Every question that is answered, in small letters and as its words: what autocomplete looks through."""
    help_lines: tuple[str, ...]

    @classmethod
    def of(cls, engine: Engine, drawers: Mapping[str, Draw], help_lines: tuple[str, ...] = ()) -> Served:
        """Derive everything from an engine.

        Args:
            engine: answers from the edition.
            drawers: of the cards of all features, by kind.
            help_lines: what /help says of each feature.
        """
        answers = [entry for entry in engine.entries if entry.answers]
        folded = ((entry, entry.question.casefold()) for entry in answers)
        questions = tuple((entry, question, tuple(question.split())) for entry, question in folded)
        book, searcher = AddressBook(engine.knowledge), Searcher(engine.knowledge, engine.analyser)
        return cls(engine, book, Catalogue(drawers), searcher, questions, help_lines)

    @property
    def knowledge(self) -> Knowledge:
        """The edition itself."""
        return self.engine.knowledge

    def context(self, say: Language, today: date, *, shareable: bool = False) -> RenderContext:
        """Return what this edition's cards are drawn from, for one reader."""
        return RenderContext(self.engine, self.book, say, today, shareable, self.help_lines)
