"""Checks the expressions of the conversation, and that none of them is a question which an entry answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.diagnostics import fault_at
from bot.knowledge.explain_page import ExplainPage
from bot.knowledge.expressions import ExpressionError, Parser, ends
from bot.knowledge.rules.fault_texts import place_of, shortened
from bot.knowledge.yaml.source import letters_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.knowledge.diagnostics import Fault
    from bot.knowledge.expressions import Expression
    from bot.knowledge.values import Knowledge

PAGES: Final[Mapping[str, ExplainPage]] = {
    "KB329": ExplainPage(
        "a line of the conversation that cannot be read",
        "The lines of conversation.yaml may hold round brackets with bars between, as in (can|could) you, and names of "
        "`parts` in angle brackets. Here a bracket is missing, or a name stands for nothing, so that no member's "
        "message would ever fit the line. Close the bracket, or correct the name.",
        "moves:\n  repeat:\n    - (can|could you repeat that",
        "moves:\n  repeat:\n    - (can|could) you repeat that",
    ),
    "KB330": ExplainPage(
        "a move that is a question of an entry",
        "A line of conversation.yaml and a wording of an entry are the same words. A member who types them means one "
        "of the two, and the bot cannot know which. Take them out of one of the two files.",
        "moves:\n  help:\n    - are learning walks compulsory",
        "moves:\n  help:\n    - how do I use this",
    ),
}


def expressions_can_be_read(knowledge: Knowledge) -> Iterator[Fault]:
    """Check that every line of the conversation can be read."""
    talk = knowledge.conversation
    parser = _parser(knowledge)
    for text in [*talk.parts.values(), *_lines(knowledge), *talk.questions, *talk.around, *talk.openers, *talk.closers]:
        try:
            parser.read(text)
        except ExpressionError as error:
            why = "A bracket that opens must close, and a name in angle brackets must stand under `parts`."
            yield fault_at(text, "KB329", f"“{shortened(text)}” cannot be read: {error}", why=why)


def moves_are_no_questions(knowledge: Knowledge) -> Iterator[Fault]:
    """Check that no wording of an entry is taken for a move."""
    parser = _parser(knowledge)
    read: list[tuple[str, Expression]] = []
    for text in _lines(knowledge):
        try:
            read.append((text, parser.read(text)))
        except ExpressionError:
            continue
    known = frozenset[str]().union(*(one.words for _, one in read))
    for entry in knowledge.entries.values():
        for wording in entry.phrasings:
            words = letters_of(wording).split()
            if not known.issuperset(words):
                continue
            for text, expression in read:
                if expression.words.issuperset(words) and len(words) in ends(expression, words, {0: 0}):
                    where = place_of(text).rstrip(", ")
                    why = f"It stands {where}. Only one of the two can be meant."
                    yield fault_at(wording, "KB330", f"“{shortened(wording)}” is also a move", why=why)


def _lines(knowledge: Knowledge) -> list[str]:
    return [text for lines in knowledge.conversation.moves.values() for text in lines]


def _parser(knowledge: Knowledge) -> Parser:
    return Parser(knowledge.conversation.parts, _cut)


def _cut(text: str) -> Sequence[str]:
    return letters_of(text).split()
