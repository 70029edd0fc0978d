"""Several questions in one message, found by its own punctuation and question words.

A sentence that asks nothing ("my head has announced a walk on Tuesday") is the case behind the question that follows,
and stays with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.answering.constants import MOST_PARTS

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)]* |\n")
_ASKING_WORDS = """
who whose whom what whats what's when where why how which is are was were do does did can could should would will may
must has have am isn't aren't doesn't don't didn't can't shouldn't wats wot
"""
_ASKING = frozenset(_ASKING_WORDS.split())
_LEADING_WORDS = """
and also but so or then plus ok okay hi hello hey please first firstly second secondly two quick one ones question
questions thing things another
"""
_LEADING = frozenset(_LEADING_WORDS.split())
_ON_A_MATTER = re.compile(r"(?:on|about|as for) the \w+(?: \w+)?, ")
_JOINT = re.compile(
    r"(?:[,;:] ?| )(?:and|also|plus|but) (?:also )?(?=(?P<next>[\w']+) \w)|; (?=(?P<bare>[\w']+) )", re.IGNORECASE
)
_LEAST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """One question of a message, with the sentences that tell its case."""

    question: str
    case: str = ""

    @property
    def whole(self) -> str:
        """The case and the question together, as they were typed."""
        return f"{self.case} {self.question}".strip()


def split(message: str) -> list[Piece]:
    """The questions of a message, in order; the whole message where nothing in it asks.

    Args:
        message: what the member typed.
    """
    pieces: list[Piece] = []
    case: list[str] = []
    lines = "\n".join(" ".join(line.split()) for line in message.splitlines())
    for sentence in filter(None, _SENTENCE_END.split(lines)):
        if not (sentence.rstrip("\"'”’) ").endswith("?") or _starts_asking(sentence)):
            case.append(sentence)
            continue
        for number, clause in enumerate(_clauses(_without_lead(sentence))):
            pieces.append(Piece(clause, " ".join(case) if number == 0 else ""))
        case = []
    if not pieces:
        return [Piece(message.strip())]
    if case:
        last = pieces[-1]
        pieces[-1] = Piece(last.question, f"{last.case} {' '.join(case)}".strip())
    return pieces[:MOST_PARTS]


def _starts_asking(sentence: str) -> bool:
    """Whether the first word that matters is a question word: "ok, and on the walks, what …" does."""
    rest = sentence.lower()
    while True:
        word = _FIRST_WORD.match(rest)
        if word is None:
            return False
        if word[1] in _ASKING:
            return True
        matter = _ON_A_MATTER.match(rest)
        if word[1] not in _LEADING and not matter:
            return False
        rest = rest[(matter or word).end() :]


def _without_lead(sentence: str) -> str:
    """A question without the words that only announce it: "Two quick ones:"."""
    rest = sentence
    while (word := _FIRST_WORD.match(rest)) and word[1].lower() in _LEADING:
        rest = rest[word.end() :]
    return rest if _starts_asking(rest) else sentence


_FIRST_WORD = re.compile(r"([\w']+)[\s,:;–-]*")


def _clauses(sentence: str) -> list[str]:
    """A sentence cut where a second question begins: "…, and who pays for it?"."""
    clauses, start = [], 0
    for joint in _JOINT.finditer(sentence):
        head = sentence[start : joint.start()].strip(" ,;:")
        follows = (joint["next"] or joint["bare"]).lower()
        asks = any(word in _ASKING for word in head.lower().split())
        if follows in _ASKING and asks and len(head.split()) >= _LEAST_WORDS:
            clauses.append(head)
            start = joint.end()
    return [*clauses, sentence[start:].strip()]
