"""Start reading here: a message and Knowledge in, a Reply out. Nothing else goes in, nothing else comes out.

message ── splitting ──▶ one or more questions, each with its case
question ── wording, spelling, features ──▶ stems, concepts and their order
features ── matching, by what was learnt ──▶ entries with their scores
entries ── decision ──▶ answered, unsure or declined
entry ── citations ──▶ text and the paragraphs that prove it

What is learnt from the wordings, and how, stands in `learnt` and `learning`; every number in `constants`.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bot import phrases
from bot.answering.citations import citations_of, suggestion_of
from bot.answering.constants import LONGEST_MESSAGE
from bot.answering.decision import Decision, Ranked, decide
from bot.answering.features import Analyser, Features
from bot.answering.learnt import Learnt, in_order, study
from bot.answering.matching import Index
from bot.answering.reply import Context, Outcome, Part, Reply
from bot.answering.spelling import Speller
from bot.answering.splitting import Piece, split
from bot.answering.wording import FUNCTION_STEMS, Words
from bot.knowledge.values import DeclineReason, Entry, Knowledge

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MOST_CANDIDATES = 20
"""Candidates beyond this many never matter for the decision."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """How one question was judged: what `reply` says, and what `ask --why` explains."""

    features: Features
    ranked: Ranked
    decision: Decision
    sure: bool
    """Whether an entry has just these words among its wordings."""


class Engine:
    """Answers messages from one Knowledge. It remembers nothing: the caller keeps each conversation's Context."""

    def __init__(
        self, knowledge: Knowledge, today: Callable[[], date] = date.today, learnt: Learnt | None = None
    ) -> None:
        """Prepare to answer.

        Args:
            knowledge: what may be answered.
            today: gives the current day, for entries that expire.
            learnt: what was learnt from this very knowledge before; it is learnt now where this is missing.
        """
        self.knowledge = knowledge
        self._today = today
        self._entries = in_order(knowledge)
        self._learnt = learnt or study(knowledge)
        self._words = Words(knowledge.vocabulary.abbreviations)
        self.index = Index(self._learnt.evidence)
        speller = Speller(self._learnt.known, self._learnt.everyday, self.index.used)
        self.analyser = Analyser(knowledge.vocabulary, self._words, speller.mend)
        self._subjects: dict[str, tuple[str, ...]] = {}
        self._choosy = [(place, one) for place, one in enumerate(self._entries) if one.needs or one.not_with]
        self._small_talk = frozenset(
            word.stem for text in knowledge.vocabulary.small_talk for word in self._words.of(text)
        )

    def reply(self, message: str, context: Context | None = None) -> Reply:
        """Answer one message.

        Args:
            message: what the member typed, anything at all.
            context: the `context` of the reply before it, if it belongs to a conversation.
        """
        started = time.perf_counter()
        parts, carried = self._parts(message, context or Context())
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

    def ranked(self, question: str, most: int = MOST_CANDIDATES) -> list[tuple[Entry, float]]:
        """The entries nearest to a question with their scores, best first, whatever would be decided.

        Args:
            question: one question.
            most: how many entries at the most.
        """
        return list(self._ranked(self.analyser.of(question), most).entries)

    def judgements(self, message: str, context: Context | None = None) -> list[Judgement]:
        """How each question of a message was judged, in order; empty where nothing in it was looked up."""
        whole = self.analyser.of(message)
        if len(message) > LONGEST_MESSAGE or self._without_question(message, whole):
            return []
        return [judgement for _, judgement in self._judged(message, whole, context or Context())[0]]

    def reasons(self, judgement: Judgement, entry: Entry) -> list[tuple[str, float]]:
        """What in a question speaks for an entry or against it, and how much, the weightiest first."""
        return self.index.reasons(judgement.features, self._entries.index(entry))

    def nearest_wording(self, judgement: Judgement) -> str:
        """The wording of the first candidate that is nearest to a question; empty where there is no candidate."""
        if not judgement.ranked.entries:
            return ""
        first = judgement.ranked.entries[0][0]
        return first.phrasings[self.index.nearest(judgement.features, self._entries.index(first))[1]]

    def _judge(self, piece: Piece, features: Features, context: Context) -> Judgement:
        ranked = self._ranked(features)
        owner = None if features.mended else self._learnt.owner(features.stems)
        subjects = [one for one in context.subjects if self.index.knows(one)]
        asks_back = not features.subjects and self._points(piece, features)
        if owner is not None:
            others = [one for one in ranked.entries if one[0] is not self._entries[owner]]
            ranked = Ranked([(self._entries[owner], ranked.score), *others], 1.0)
        elif subjects and (not features.subjects or self._points(piece, features)):
            leaning = self.analyser.of(piece.whole, subjects)
            other = self._ranked(leaning).favouring(context.topic)
            if other.entries and (not ranked.entries or other.score > ranked.score):
                features, ranked = leaning, other
        hanging = asks_back and not subjects and len(features.content) <= 1
        decision = decide(ranked, self._today(), hanging=hanging, sure=owner is not None)
        return Judgement(features, ranked, decision, owner is not None)

    def _points(self, piece: Piece, features: Features) -> bool:
        """Whether the question itself points back, not only the case told beside it."""
        return features.points and (not piece.case or self.analyser.of(piece.question).points)

    def _parts(self, message: str, context: Context) -> tuple[list[Part], Context]:
        if len(message) > LONGEST_MESSAGE:
            return [_declined(f"{message[:80]}…", DeclineReason.TOO_LONG)], Context()
        whole = self.analyser.of(message)
        early = self._without_question(message, whole)
        if early:
            foreign = early is DeclineReason.OUTSIDE_THE_BRIEFING
            return [_declined(message.strip(), early)], Context() if foreign else context
        judged, context = self._judged(message, whole, context)
        return _without_repetition([_part(piece, judgement.decision) for piece, judgement in judged]), context

    def _judged(self, message: str, whole: Features, context: Context) -> tuple[list[tuple[Piece, Judgement]], Context]:
        """Each question of a message with its judgement, and what the next message may lean on."""
        judged = []
        pieces = split(message)
        for piece in pieces:
            judgement = self._judge(piece, whole if len(pieces) == 1 else self.analyser.of(piece.whole), context)
            context = self._carried(judgement, context)
            judged.append((piece, judgement))
        return judged, context

    def _without_question(self, message: str, features: Features) -> DeclineReason | None:
        """The reason why there is nothing to look for in the briefing, or None."""
        if not any(letter.isalpha() for letter in message):
            return DeclineReason.NOT_A_QUESTION
        if not features.words:
            return DeclineReason.NOT_A_QUESTION
        if all(one in self._small_talk for one in features.words):
            return DeclineReason.SMALL_TALK
        if features.foreign:
            return DeclineReason.OUTSIDE_THE_BRIEFING
        if not any(self.index.knows(one) for one in features.content) and not features.points:
            known = any(one in FUNCTION_STEMS for one in features.words)
            return DeclineReason.NOT_UNDERSTOOD if known else DeclineReason.NOT_A_QUESTION
        return None

    def _carried(self, judgement: Judgement, context: Context) -> Context:
        """What the next question may lean on: the subjects of this one and of its answer."""
        subjects = dict.fromkeys(judgement.features.subjects or context.subjects)
        if judgement.decision.entry:
            subjects |= dict.fromkeys(self._subjects_of(judgement.decision.entry))
        nearest = judgement.ranked.entries[:1]
        return Context(tuple(subjects), nearest[0][0].topic if nearest else context.topic)

    def _subjects_of(self, entry: Entry) -> tuple[str, ...]:
        if entry.id not in self._subjects:
            self._subjects[entry.id] = self.analyser.of(entry.question).subjects
        return self._subjects[entry.id]

    def _ranked(self, question: Features, most: int = MOST_CANDIDATES) -> Ranked:
        """Entries that give every detail the question asks for, best first."""
        concepts = {one.removeprefix("#") for one in question.concepts}
        barred = {
            place
            for place, entry in self._choosy
            if concepts.intersection(entry.not_with) or (entry.needs and not concepts.intersection(entry.needs))
        }
        best = self.index.best(question, most, barred)
        near = self.index.nearest(question, best[0][0])[0] if best else 0.0
        return Ranked([(self._entries[place], score) for place, score in best], near)


def _part(piece: Piece, decision: Decision) -> Part:
    entry = decision.entry
    text, next_step = (entry.answer, entry.next_step) if entry else ("", "")
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
