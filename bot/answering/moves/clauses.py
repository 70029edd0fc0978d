"""Reads a message clause by clause: what each does, and whether together they are a move and nothing else.

"Sorry, kids were screaming, come again?" is an excuse, a bit of news and a move. A message is a move where one of its
clauses is, and no other asks anything or names a subject of the briefing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.answering.moves.hearing import Hearing
from bot.answering.moves.recognising import Recogniser
from bot.answering.moves.spoken import COURTESY, QUESTION
from bot.knowledge.values import LEANING_MOVES, Move

_POLITE = (Move.BYE, Move.THANK, Move.GREET)
"""Moves that stand beside others without being meant, the one that is meant first."""
_SOFT = 0.45
"""The lead of a class at which a clause without an expression is taken for it."""
_CERTAIN = 1.5
"""The same for a move that leans on what was said, where something is named that a question may be about."""
_SURE = 0.6
"""The same where a subject of the briefing is named beside it."""
_SOFT_WHOLE = 0.3
"""The same for a whole message of one clause, which nothing else has to be meant by."""
LONGEST = 45
"""Words; a longer message tells a story."""
MOST_LEFT = 4
"""Words of a clause beside a paragraph's number that may be anything."""
_END = re.compile(
    r"[.!?;:,\n…]+|\s[-–—]+\s|[^\w\s'’‘%.,!?;:()\"“”*_~`<>@#/&+-]+|\s(?=(?:because|cos|coz|but)\s)", re.IGNORECASE
)
ASKING_WORDS = "who|what|when|where|why|how|which|is|are|was|were|do|does|did|can|could|should|will|must|may|has|have"
"""Words that questions begin with, for an expression."""
ASKING = re.compile(rf"\W*(?:and\s+|so\s+|but\s+)?(?:{ASKING_WORDS}|would|am)\b", re.IGNORECASE)
"""What a question begins with."""
_RUN_ON = re.compile(r"\s(?=(?:i|we|my|got|bell|it|need)\s+\w+\s+\w)", re.IGNORECASE)
"""Where a new sentence may begin of those who type without any stop."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a message."""

    text: str
    stems: tuple[str, ...]
    asks: bool
    """Whether a question mark ends it."""
    moves: tuple[Move, ...] = ()
    """The moves that it may be, by an expression."""
    kind: str = QUESTION
    """What it is by its words: a move, a courtesy or a question."""
    lead: float = 0.0
    """How much more it is that than anything else."""


_MOST_CLAUSES = 60
"""Clauses of a message that may be a move: what has more of them says more than that."""


class ClauseReader:
    """Reads the clauses of messages."""

    def __init__(self, recogniser: Recogniser, hearing: Hearing) -> None:
        """Keep what reading rests on.

        Args:
            recogniser: knows the expressions.
            hearing: tells what clauses are made of.
        """
        self._recogniser = recogniser
        self._hearing = hearing
        self._spoken = hearing.spoken

    def moves(self, message: str, *, leaning: bool, only_lines: bool = False) -> tuple[Move, ...]:
        """The moves that a message may be, the likeliest first; none where it is anything more.

        Args:
            message: as it was typed.
            leaning: whether something was said before that a move may lean on.
            only_lines: whether only what is a line of the conversation counts, not what is like one.
        """
        stems = self._hearing.stems_of(message)
        if not 0 < len(stems) <= LONGEST:
            return ()
        if whole := self._recogniser.of(stems):
            return _in_order(whole, leaning=leaning)
        if only_lines or self._recogniser.is_question(stems):
            return ()
        typed = list(_clauses(message))
        if len(typed) > _MOST_CLAUSES:
            return ()
        clauses = [self._clause(text, asks=asks) for text, asks in typed]
        clauses = [one for one in clauses if one.stems]
        return (
            self._by_clauses(clauses, leaning=leaning)
            or self._by_words(message, stems, clauses, leaning=leaning)
            or (self._run_on(message, leaning=leaning) if leaning else ())
        )

    def _run_on(self, message: str, *, leaning: bool) -> tuple[Move, ...]:
        """The move at the beginning of a message without stops, where only talk follows."""
        for cut in _RUN_ON.finditer(message):
            two = [self._clause(message[: cut.start()], asks=False), self._clause(message[cut.end() :], asks=False)]
            if len(two[0].stems) > 1 and two[0].moves and (found := self._by_clauses(two, leaning=leaning)):
                return found
        return ()

    def _clause(self, text: str, *, asks: bool) -> Clause:
        stems = tuple(self._hearing.stems_of(text))
        moves = tuple(self._recogniser.of(stems))
        kind, lead = self._spoken.of(stems) if stems else (QUESTION, 0.0)
        return Clause(text, stems, asks, moves, kind, lead)

    def _by_clauses(self, clauses: Sequence[Clause], *, leaning: bool) -> tuple[Move, ...]:
        """The move that some clauses are, where the others are only talk."""
        found: dict[Move, tuple[bool, int]] = {}
        doubtful = told = False
        for clause in clauses:
            move = self._move_of(clause, leaning=leaning)
            if move:
                found[move] = max(found.get(move, (False, 0)), (bool(clause.moves), len(clause.stems)))
            elif clause.kind == QUESTION and (clause.asks or ASKING.match(clause.text)):
                return ()
            elif self._hearing.tells(clause.text):
                told = True
            else:
                doubtful = doubtful or not self._is_talk(clause)
        meant = [one for one in found if one not in _POLITE]
        if len(meant) > 1 and found.get(Move.CERTAINTY, (False, 2))[1] == 1:
            meant.remove(Move.CERTAINTY)  # "honestly, …" doubts nothing
        if doubtful and not any(one in LEANING_MOVES or (one is not Move.HELP and found[one][0]) for one in meant):
            return ()
        if told and not (leaning and any(one in LEANING_MOVES and found[one][0] for one in meant)):
            return ()
        if not meant:
            return tuple(one for one in _POLITE if one in found)[:1]
        return tuple(sorted(meant, key=lambda one: ((one in LEANING_MOVES) is leaning, *found[one]), reverse=True))

    def _move_of(self, clause: Clause, *, leaning: bool) -> Move | None:
        moves = _in_order(clause.moves, leaning=leaning)
        if moves:
            return moves[0]
        return self._soft(clause, _SOFT, leaning=leaning)

    def _soft(self, clause: Clause, least: float, *, leaning: bool) -> Move | None:
        """The move that a clause is by its words alone; each must be one in which people speak of moves."""
        if clause.kind in {COURTESY, QUESTION}:
            return None
        move = Move(clause.kind)
        leans = move in LEANING_MOVES
        least = max(least, _SURE) if self._hearing.mentions(clause.text) else least
        least = max(least, _CERTAIN) if leans and self._hearing.tells(clause.text) else least
        if clause.lead < least or (leans and not leaning) or self._hearing.names_subject(clause.text):
            return None
        strange = sum(not self._recogniser.knows(one) for one in clause.stems)
        return None if strange > (len(clause.stems) / 4 if leans else 0) else move

    def _is_talk(self, clause: Clause) -> bool:
        """Whether a clause that is no move surely asks nothing of the briefing."""
        if clause.kind == COURTESY and clause.lead >= _SOFT:
            return True
        return clause.lead < _SOFT and all(self._spoken.knows(one) for one in clause.stems)

    def is_more(self, message: str, besides: Collection[str]) -> bool:
        """Whether a message says more than some words and talk: it names a subject, or asks of something else.

        Args:
            message: as it was typed.
            besides: words that do not count.
        """
        for text, _ in _clauses(message):
            words = re.findall(r"[^\W_]+", text.lower().replace("'", "").replace("’", ""))
            left = " ".join(one for one in words if one not in besides)
            clause = self._clause(left, asks=False)
            unclear = len(left.split()) > MOST_LEFT and not clause.moves and not self._is_talk(clause)
            if self._hearing.tells(left) or unclear:
                return True
        return False

    def _by_words(
        self, message: str, stems: Sequence[str], clauses: Sequence[Clause], *, leaning: bool
    ) -> tuple[Move, ...]:
        """The move that a message is by its words alone."""
        kind, lead = self._spoken.of(stems)
        whole = Clause(message, tuple(stems), asks="?" in message, kind=kind, lead=lead)
        move = self._soft(whole, _SOFT_WHOLE if len(clauses) == 1 else _SOFT, leaning=leaning)
        return (move,) if move else ()


def _in_order(moves: Sequence[Move], *, leaning: bool) -> tuple[Move, ...]:
    """Moves that lean on what was said first where something was, and last where nothing was."""
    return tuple(sorted(moves, key=lambda one: (one in LEANING_MOVES) is not leaning))


def _clauses(message: str) -> list[tuple[str, bool]]:
    """The clauses of a message, each with whether a question mark ends it."""
    found, start = [], 0
    for end in _END.finditer(message):
        found.append((message[start : end.start()], "?" in end[0]))
        start = end.end()
    return [*found, (message[start:], False)]
