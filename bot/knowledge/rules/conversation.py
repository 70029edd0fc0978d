"""Checks the expressions of the conversation, and that none of them is a question which an entry answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.diagnostics import fault_at
from bot.knowledge.explain_page import ExplainPage
from bot.knowledge.expression_lines import Lines
from bot.knowledge.expressions import fault_in
from bot.knowledge.rules.fault_texts import place_of, shortened

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

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
    plain = {name: _plain(text) for name, text in knowledge.conversation.parts.items()}
    typed = _lines(knowledge)
    lines = Lines(plain, str.split).of(map(_plain, typed))
    having: dict[str, set[int]] = {}
    for number, line in enumerate(lines):
        for word in line.words:
            having.setdefault(word, set()).add(number)
    for entry in knowledge.entries.values() if having else ():
        for wording in entry.phrasings:
            words = _words_in(wording, having)
            for number in sorted(set.intersection(*map(having.__getitem__, words))) if words else ():
                if len(words) in lines[number].ends(words, {0: 0}):
                    why = f"It stands {place_of(typed[number]).rstrip(', ')}. Only one of the two can be meant."
                    yield fault_at(wording, "KB330", f"“{shortened(wording)}” is also a move", why=why)
                    break


def _words_in(wording: str, known: Container[str]) -> list[str]:
    """The words of a wording without their marks; none where one of them is not known."""
    words: list[str] = []
    every = wording.lower().split()
    last = every[-1].strip(_AROUND_WORDS) if every else ""
    if last.isalnum() and last not in known:  # what is asked about stands last, and is no word of a move
        return words
    for typed in every:
        word = typed.strip(_AROUND_WORDS)
        word = word.translate(_MARKS) if not word.isalnum() else word
        for one in word.split():
            if one not in known:
                return []
            words.append(one)
    return words


def _others(knowledge: Knowledge) -> list[str]:
    talk = knowledge.conversation
    return [*talk.questions, *talk.around, *talk.openers, *talk.closers]


def _lines(knowledge: Knowledge) -> list[str]:
    return [text for lines in knowledge.conversation.moves.values() for text in lines]


def _plain(text: str) -> str:
    """A text in small letters, without the marks that make no difference; brackets and bars of an expression stay."""
    return text.lower().translate(_MARKS)


_AROUND_WORDS = ".,;:!?…\"“”‘’'()"
_MARKS = {ord(one): "" for one in "'’"} | {ord(one): " " for one in '.,;:!?"“”‘–—…'}
"""Marks that are passed over, with what stands for them."""
