"""Checks the expressions of the conversation, and that none of them is a question which an entry answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.diagnostics import fault_at
from bot.knowledge.explain_page import ExplainPage
from bot.knowledge.expression_lines import Lines
from bot.knowledge.expressions import fault_in
from bot.knowledge.rules.fault_texts import place_of, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.knowledge.diagnostics import Fault
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


def conversation_is_sound(knowledge: Knowledge) -> Iterator[Fault]:
    """Check that every line of the conversation can be read, and that no wording of an entry is a move."""
    talk = knowledge.conversation
    for depth, texts in ((1, [*talk.parts.values()]), (0, [*_lines(knowledge), *_others(knowledge)])):
        for text in texts:
            if said := fault_in(text, talk.parts, depth):
                why = "A bracket that opens must close, and a name in angle brackets must stand under `parts`."
                yield fault_at(text, "KB329", f"“{shortened(text)}” cannot be read: {said}", why=why)
    yield from _wordings_that_are_moves(knowledge)


def _wordings_that_are_moves(knowledge: Knowledge) -> Iterator[Fault]:
    parts = {name: _plain(text) for name, text in knowledge.conversation.parts.items()}
    typed = _lines(knowledge)
    lines = Lines(parts, str.split).of(map(_plain, typed))
    having: dict[str, set[int]] = {}
    for number, line in enumerate(lines):
        for word in line.words:
            having.setdefault(word, set()).add(number)
    for entry in knowledge.entries.values() if having else ():
        for wording, plain in zip(entry.phrasings, _plain_each(entry.phrasings), strict=True):
            if plain[plain.rfind(" ") + 1 :] not in having:  # what is asked about stands last, and is no word of a move
                continue
            words = plain.split()
            if not all(map(having.__contains__, words)):
                continue
            for number in sorted(set.intersection(*map(having.__getitem__, words))):
                if len(words) in lines[number].ends(words, {0: 0}):
                    why = f"It stands {place_of(typed[number]).rstrip(', ')}. Only one of the two can be meant."
                    yield fault_at(wording, "KB330", f"“{shortened(wording)}” is also a move", why=why)
                    break


def _plain_each(wordings: Sequence[str]) -> list[str]:
    """Return each wording in small letters without the marks; all at once, as there are thousands."""
    whole = "\n".join(wordings).lower()
    for typographic, plain in _PLAIN_MARKS:
        whole = whole.replace(typographic, plain)
    return [line.strip() for line in whole.translate(_MARKS_AND_BRACKETS).split("\n")]


def _others(knowledge: Knowledge) -> list[str]:
    talk = knowledge.conversation
    return [*talk.questions, *talk.around, *talk.openers, *talk.closers]


def _lines(knowledge: Knowledge) -> list[str]:
    return [text for lines in knowledge.conversation.moves.values() for text in lines]


def _plain(text: str) -> str:
    """A text in small letters, without the marks that make no difference; brackets and bars of an expression stay."""
    return text.lower().translate(_MARKS)


_MARKS: dict[int, str | None] = {ord(one): None for one in "'’"} | {ord(one): " " for one in '.,;:!?"“”‘–—…'}
"""Marks that are passed over, with what stands for them."""
_MARKS_AND_BRACKETS = _MARKS | {ord(one): " " for one in "()"}
_PLAIN_MARKS = [(chr(code), put or "'") for code, put in _MARKS.items() if code > 127]  # noqa: PLR2004 - beyond ASCII
"""Marks that are put into ASCII first, in which Python translates a hundred times as fast."""
