"""Start reading here: a message and Knowledge in, a Reply out. Nothing else goes in, nothing else comes out.

message ── splitting ──▶ one or more questions, each with its case
question ── wording, spelling, features ──▶ stems, concepts, pairs
features ── matching ──▶ candidates with their evidence
candidates ── decision ──▶ answered, unsure or declined
entry ── citations ──▶ text and the paragraphs that prove it
"""

from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING

from bot import phrases
from bot.answering.citations import citations_of, suggestion_of
from bot.answering.decision import Decision, decide
from bot.answering.features import Analyser, Features
from bot.answering.matching import Candidate, Index
from bot.answering.reply import Context, Outcome, Part, Reply
from bot.answering.spelling import Speller
from bot.answering.splitting import Piece, split
from bot.answering.wording import FUNCTION_STEMS, FUNCTION_WORDS, Words, level
from bot.knowledge.values import DeclineReason, Entry, Knowledge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

LONGEST_MESSAGE = 2_000
"""Characters of a message that are read: Discord's own limit for a message."""
CARRIED = 0.6
"""Weight of what a follow-up takes over from the question before it."""
CASE = 0.5
"""Weight of the sentences that tell the case, beside the question itself."""
BESIDE = 2.0
"""Nats that a refusal beside an answer must be ahead of it to count as nearer."""
CERTAIN = 1_000.0
"""Nats of evidence for an entry that has the question among its wordings."""
_POINTING = frozenset({"it", "its", "they", "them", "their", "that", "this", "these", "those", "he", "she", "there"})


class Engine:
    """Answers messages from one Knowledge. It remembers nothing: the caller keeps each conversation's Context."""

    def __init__(self, knowledge: Knowledge, today: Callable[[], date] = date.today) -> None:
        """Index the knowledge.

        Args:
            knowledge: what may be answered.
            today: gives the current day, for entries that expire.
        """
        self.knowledge = knowledge
        self._today = today
        self._entries = list(knowledge.entries.values())
        self._words = Words(knowledge.vocabulary.abbreviations)
        plain = Analyser(knowledge.vocabulary, self._words)
        self._index = Index([[plain.of(text) for text in entry.phrasings] for entry in self._entries])
        self._small_talk = self._stems(knowledge.vocabulary.small_talk)
        known = self._words.seen | FUNCTION_WORDS | {one.lower() for one in knowledge.vocabulary.ignored}
        self._exact = self._by_their_very_words()
        self._words.learnt()
        self._analyser = Analyser(knowledge.vocabulary, self._words, Speller(known).mend)

    def reply(self, message: str, context: Context | None = None) -> Reply:
        """Answer one message.

        Args:
            message: what the member typed, anything at all.
            context: the `context` of the reply before it, if it belongs to a conversation.
        """
        started = time.perf_counter()
        parts, carried = self._parts(message, context)
        elapsed = (time.perf_counter() - started) * 1000
        return Reply(message, self.knowledge.digest, elapsed, tuple(parts), carried)

    def converse(self, messages: Sequence[str]) -> Reply:
        """The reply to the last of several messages of one conversation.

        Args:
            messages: in the order they were sent; at least one.
        """
        context = None
        for message in messages[:-1]:
            context = self.reply(message, context).context
        return self.reply(messages[-1], context)

    def _by_their_very_words(self) -> dict[tuple[str, ...], int]:
        """Each phrasing's stems and the place of its entry, where only one entry has them."""
        places: dict[tuple[str, ...], set[int]] = {}
        for place, entry in enumerate(self._entries):
            for text in entry.phrasings:
                places.setdefault(self._stems_of(text), set()).add(place)
        return {stems: next(iter(found)) for stems, found in places.items() if len(found) == 1}

    def _stems_of(self, text: str) -> tuple[str, ...]:
        return tuple(word.stem for word in self._words.of(text))

    def nearest(self, question: str, most: int) -> list[Entry]:
        """The entries nearest to a question by their evidence, best first, whatever would be decided.

        Args:
            question: one question.
            most: how many entries at the most.
        """
        return [entry for entry, _ in self._ranked(self._analyser.of(question))[:most]]

    def _stems(self, texts: Iterable[str]) -> frozenset[str]:
        return frozenset(word.stem for text in texts for word in self._words.of(text))

    def _parts(self, message: str, context: Context | None) -> tuple[list[Part], Context]:
        if len(message) > LONGEST_MESSAGE:
            shown = f"{message[:80]}…"
            return [_declined(shown, DeclineReason.TOO_LONG)], Context()
        early = self._without_question(message)
        if early:
            foreign = early is DeclineReason.OUTSIDE_THE_BRIEFING
            return [_declined(message.strip(), early)], Context() if foreign else context or Context()
        parts: list[Part] = []
        carried = context or Context()
        for piece in split(message):
            part, carried = self._answer(piece, carried)
            parts.append(part)
        return _without_repetition(parts), carried

    def _without_question(self, message: str) -> DeclineReason | None:
        """The reason why there is nothing to look for in the briefing, or None."""
        said = self._words.of(message)
        if not any(letter.isalpha() for letter in message):
            return DeclineReason.NOT_A_QUESTION
        if all(word.stem in self._small_talk for word in said):
            return DeclineReason.SMALL_TALK
        features = self._analyser.of(message)
        if features.foreign:
            return DeclineReason.OUTSIDE_THE_BRIEFING
        if not any(self._index.knows(one) for one in features.content) and not _points(message):
            known = sum(1 for word in said if word.stem in FUNCTION_STEMS)
            return DeclineReason.NOT_UNDERSTOOD if known else DeclineReason.NOT_A_QUESTION
        return None

    def _answer(self, piece: Piece, context: Context) -> tuple[Part, Context]:
        question = self._analyser.of(piece.question)
        if piece.case:
            question = question.beside(self._analyser.of(piece.case), CASE)
        ranked = self._ranked(question)
        same = self._exact.get(self._stems_of(piece.question)) if not piece.case else None
        if same is not None:
            # An officer who writes a wording may rely on it, whatever else the knowledge holds.
            sure = Candidate(same, CERTAIN, CERTAIN, 1.0)
            ranked = [(self._entries[same], sure), *(one for one in ranked if one[1].entry != same)]
        elif context.features and (_points(piece.question) or not question.subjects):
            leaning = self._ranked(question.beside(Features(context.features, context.features), CARRIED))
            if leaning and (not ranked or leaning[0][1].evidence > ranked[0][1].evidence):
                ranked = leaning
        hanging = not context.features and not question.subjects and _points(piece.question)
        hanging = hanging and same is None and len(question.content) <= 1
        decision = decide(ranked, self._today(), hanging=hanging)
        carried = dict.fromkeys(question.subjects, 1.0) or dict(context.features)
        if decision.entry:
            carried |= dict.fromkeys(self._analyser.of(decision.entry.question).subjects, 1.0)
        return self._part(piece, decision), Context(carried)

    def _ranked(self, question: Features) -> list[tuple[Entry, Candidate]]:
        """Candidates that give every detail the question asks for, best first."""
        fitting = (
            (self._entries[one.entry], one)
            for one in self._index.candidates(question)
            if all(self._index.has(one.entry, detail) for detail in question.details)
        )
        weighed = [(entry, one.less(BESIDE) if entry.beside else one) for entry, one in fitting]
        return sorted(weighed, key=lambda one: -one[1].evidence)

    def _part(self, piece: Piece, decision: Decision) -> Part:
        entry = decision.entry
        text, next_step = "", ""
        if entry:
            text, next_step = entry.answer, entry.next_step
        if decision.outcome is Outcome.UNSURE:
            text = phrases.UNSURE if len(decision.suggested) > 1 else phrases.UNSURE_ONE
        elif decision.reason and (not entry or entry.answers):
            text, next_step = phrases.DECLINED[decision.reason]
        return Part(
            question=piece.whole,
            outcome=decision.outcome,
            reason=decision.reason,
            entry=entry.id if entry else None,
            score=decision.score,
            text=text,
            citations=citations_of(entry) if entry and decision.reason is not DeclineReason.OUT_OF_DATE else (),
            suggestions=tuple(suggestion_of(one) for one in decision.suggested),
            next_step=next_step,
        )


def _points(text: str) -> bool:
    """Whether a question points back at something said before."""
    return any(word in _POINTING for word in level(text).replace("'", " ").split())


def _declined(question: str, reason: DeclineReason) -> Part:
    text, next_step = phrases.DECLINED[reason]
    return Part(question, Outcome.DECLINED, reason, text=text, next_step=next_step)


def _without_repetition(parts: list[Part]) -> list[Part]:
    """Parts with the same answer once only: a member who asks the same in two ways wants one answer."""
    seen: set[str] = set()
    kept = []
    for part in parts:
        if part.entry and part.entry in seen:
            continue
        if part.entry:
            seen.add(part.entry)
        kept.append(part)
    return kept
