"""Several questions in one message, found by its own punctuation and question words.

A sentence that asks nothing ("my head has announced a walk on Tuesday") is the case behind the question that follows,
and stays with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+|\n+")
_ASKING = (
    r"(?:who|whose|whom|what|whats|what's|when|where|why|how|which|is|are|was|were|do|does|did|can|could|should|"
    r"would|will|may|must|has|have|am|isn't|aren't|doesn't|don't|didn't|can't|shouldn't|wats|wot)"
)
_STARTS_ASKING = re.compile(
    rf"^(?:(?:and|also|but|so|or|then|plus|ok|okay|hi|hello|please|second(?:ly)?|first(?:ly)?|two "
    rf"(?:quick )?(?:ones|questions|things)|quick (?:one|question)|another thing|on the [a-z ]+?)"
    rf"[\s,:;–-]+)*{_ASKING}\b",
    re.IGNORECASE,
)
_JOINT = re.compile(
    rf"(?:[,;:]\s*|\s+)(?:and|also|plus|but)\s+(?:also\s+)?(?={_ASKING}\b\s+\w)|;\s+(?={_ASKING}\b)", re.IGNORECASE
)
_LEAST_WORDS = 3
MOST_PARTS = 5
"""More questions than this in one message are answered as far as the fifth."""


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
    for sentence in filter(None, (one.strip() for one in _SENTENCE_END.split(message))):
        if not (sentence.rstrip("\"'”’) ").endswith("?") or _STARTS_ASKING.match(sentence)):
            case.append(sentence)
            continue
        for number, clause in enumerate(_clauses(sentence)):
            pieces.append(Piece(clause, " ".join(case) if number == 0 else ""))
        case = []
    if not pieces:
        return [Piece(message.strip())]
    if case:
        last = pieces[-1]
        pieces[-1] = Piece(last.question, f"{last.case} {' '.join(case)}".strip())
    return pieces[:MOST_PARTS]


def _clauses(sentence: str) -> list[str]:
    """A sentence cut where a second question begins: "…, and who pays for it?"."""
    clauses, rest = [], sentence
    while (joint := _JOINT.search(rest)) and len(rest[: joint.start()].split()) >= _LEAST_WORDS:
        head = rest[: joint.start()].strip(" ,;:")
        if not _ASKING_INSIDE.search(head):
            break
        clauses.append(head)
        rest = rest[joint.end() :]
    return [*clauses, rest.strip()]


_ASKING_INSIDE = re.compile(rf"\b{_ASKING}\b", re.IGNORECASE)
