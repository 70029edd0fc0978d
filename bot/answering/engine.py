"""Start reading here: a message and Knowledge in, a Reply out. Nothing else goes in, nothing else comes out.

message ── splitting ──▶ one or more questions, each with its case
question ── wording, spelling, features, topic (nouns) ──▶ stems, concepts, and what it is about
features ── matching, by what was learnt ──▶ entries with their scores
entries ── readings, fit, phrasings ──▶ the reading of the question, and whether the first entry is about the same
reading ── decision ──▶ answered, unsure or declined
entry ── reply ──▶ its text and the paragraphs that prove it

What is learnt from the wordings, and how, stands in `learnt` and `learning`; every number in `constants`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.answering.constants import LONGEST_MESSAGE, MOST_CANDIDATES
from bot.answering.decision import Decision, Ranked, base_of, decide
from bot.answering.features import Analyser, Features
from bot.answering.fit import Fits
from bot.answering.learnt import Learnt, in_order, study
from bot.answering.matching import Index
from bot.answering.nouns import Nouns
from bot.answering.ranking import Ranking
from bot.answering.readings import Readings
from bot.answering.reply import Citation, Context, Outcome, Part, Reply, Suggestion
from bot.answering.signposts import Signposts
from bot.answering.spelling import Speller
from bot.answering.splitting import Question, split
from bot.answering.wording import FUNCTION_STEMS, Words
from bot.knowledge.values import DeclineReason, Entry, Knowledge
from bot.phrases import answering as phrases


@dataclass(frozen=True, slots=True)
class Judgement:
    """The judgement of one question: `reply` puts it into words, `ask --why` explains it."""

    features: Features
    ranked: Ranked
    decision: Decision
    sure: bool
    """Whether an entry has just these words among its wordings."""
    open: bool = False
    """Whether it leaves open what it is about: then nothing is answered outright."""


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
        self.today = today
        self.entries = in_order(knowledge)
        self._learnt = learnt or study(knowledge)
        self._words = Words(knowledge.vocabulary.abbreviations, known=self._learnt.known)
        self.index = Index(self._learnt.weights)
        speller = Speller(self._learnt.known, self._learnt.everyday, self.index.used)
        self.analyser = Analyser(knowledge.vocabulary, self._words, speller.mend, Nouns(self._learnt.nouns))
        self._signposts = Signposts(knowledge.signposts, self._words)
        usual = [f"#{knowledge.vocabulary.it_means}"] if knowledge.vocabulary.it_means else []
        self.phrasings = self.index.phrasings
        fits = Fits(self.entries, self.phrasings, self.analyser, usual)
        sources = [knowledge.entries.get(one.beside, one).main_source for one in self.entries]
        choosy = [(place, one) for place, one in enumerate(self.entries) if one.needs or one.not_with]
        self._ranking = Ranking(self.entries, sources, self.index, base_of(self.entries), choosy)
        self._readings = Readings(self._ranking, self.analyser, self.phrasings, fits, self._learnt.owner)
        self._subjects: dict[str, tuple[str, ...]] = {}
        small_talk = " ".join(knowledge.vocabulary.small_talk)
        self._small_talk = frozenset(word.stem for word in self._words.of(small_talk))

    def reply(self, message: str, context: Context | None = None) -> Reply:
        """Answer one message.

        Args:
            message: what the member typed, anything at all.
            context: the `context` of the reply before it, if it belongs to a conversation.
        """
        started = time.perf_counter()
        whole = self.analyser.of(message if len(message) <= LONGEST_MESSAGE else "")
        reason, judged, carried = self._judged(message, whole, context or Context())
        if reason:
            shown = message.strip() if len(message) <= LONGEST_MESSAGE else f"{message[:80]}…"
            parts = [part_of(shown, Decision(Outcome.DECLINED, reason=reason))]
        else:
            parts = _without_repetition([part_of(question.whole, judgement.decision) for question, judgement in judged])
        elapsed = (time.perf_counter() - started) * 1000
        urgent = self._signposts.of(whole.stems)
        return Reply(message, self.knowledge.digest, elapsed, tuple(parts), urgent, carried)

    def converse(self, messages: Sequence[str]) -> Reply:
        """The reply to the last of one conversation's messages, in the order they were sent; at least one."""
        context = None
        for message in messages[:-1]:
            context = self.reply(message, context).context
        return self.reply(messages[-1], context)

    def ranked(self, question: Features, most: int = MOST_CANDIDATES, source: tuple[str, str] | None = None) -> Ranked:
        """The entries that may answer, best first: those that have the concepts which they and the question need.

        Args:
            question: one question, analysed.
            most: how many entries at the most.
            source: the paragraph that was spoken of before: of two entries nearly alike, the one from it is meant.
        """
        return self._ranking.of(question, source, most)

    def judgements(self, message: str, context: Context | None = None) -> list[Judgement]:
        """Return the judgement of each question of a message, in order; empty where nothing in it was looked up."""
        return [one for _, one in self._judged(message, self.analyser.of(message), context or Context())[1]]

    def _judge(self, question: Question, features: Features, context: Context, *, stray: bool) -> Judgement:
        spoken_of = [one for one in context.subjects if self.index.knows(one)]
        read = self._readings.of(question, features, spoken_of, context)
        is_open = read.open or (stray and (bool(features.pointing) or not features.topic.named))
        decision = decide(read.ranked, self.today(), hanging=is_open, sure=read.sure)
        return Judgement(read.features, read.ranked, decision, read.sure, is_open)

    def _judged(
        self, message: str, whole: Features, context: Context
    ) -> tuple[DeclineReason | None, list[tuple[Question, Judgement]], Context]:
        """Each question of a message with its judgement, or why there is none; and what the next one may lean on."""
        reason = self._without_question(message, whole)
        if reason:
            return reason, [], Context() if reason in _NEW_SUBJECT else context
        judged = []
        questions, stray = split(message), False
        for question in questions:
            alone = len(questions) == 1 and not question.set_aside
            features = whole if alone else self.analyser.of(question.whole)
            judgement = self._judge(question, features, context, stray=stray)
            # What it says in the same breath of something foreign, "and what year did it come out?", is of that.
            stray = judgement.ranked.fit.bars or (stray and not judgement.features.topic.named)
            context = self._carried(judgement, context)
            judged.append((question, judgement))
        return None, judged, context

    def _without_question(self, message: str, features: Features) -> DeclineReason | None:
        """The reason why there is nothing to look for in the briefing, or None."""
        if len(message) > LONGEST_MESSAGE:
            return DeclineReason.TOO_LONG
        if not features.stems or not any(letter.isalpha() for letter in message):
            return DeclineReason.NOT_A_QUESTION
        if self._small_talk.issuperset(features.stems):
            return DeclineReason.SMALL_TALK
        if features.foreign:
            return DeclineReason.OUTSIDE_THE_BRIEFING
        if not any(self.index.knows(one) for one in features.content) and not features.pointing:
            asks = not FUNCTION_STEMS.isdisjoint(features.stems)
            return DeclineReason.NOT_UNDERSTOOD if asks else DeclineReason.NOT_A_QUESTION
        return None

    def _carried(self, judgement: Judgement, context: Context) -> Context:
        """Return what the next question may lean on: the subjects of this one and of its answer."""
        entry = judgement.decision.entry
        named = (*(judgement.features.subjects or context.subjects), *(self.subjects_of(entry) if entry else ()))
        cited = [one.main_source for one in (entry, *judgement.decision.suggested) if one and one.evidence]
        return Context(tuple(dict.fromkeys(named)), cited[0] if cited else context.source)

    def subjects_of(self, entry: Entry) -> tuple[str, ...]:
        """Return the subjects of an answer, which a follow-up may lean on."""
        if entry.id not in self._subjects:
            self._subjects[entry.id] = self.analyser.of(entry.question).subjects
        return self._subjects[entry.id]


_NEW_SUBJECT = (DeclineReason.OUTSIDE_THE_BRIEFING, DeclineReason.TOO_LONG)


def part_of(question: str, decision: Decision) -> Part:
    """A decision in words."""
    entry = decision.entry
    text, next_step = (entry.answer, entry.next_step) if entry else ("", "")
    evidence = entry.evidence if entry and decision.reason is not DeclineReason.OUT_OF_DATE else ()
    if decision.outcome is Outcome.UNSURE:
        text = phrases.UNSURE if len(decision.suggested) > 1 else phrases.UNSURE_ONE
    elif decision.reason and (not entry or entry.answers):
        text, next_step = phrases.DECLINED[decision.reason]
        if entry and entry.withheld:
            text = phrases.WITHHELD.format(reason=entry.withheld)
    return Part(
        question=question,
        outcome=decision.outcome,
        reason=decision.reason,
        entry=entry.id if entry else None,
        score=decision.score,
        text=text,
        citations=tuple(Citation(one.briefing, one.paragraph, one.quote) for one in evidence),
        suggestions=tuple(Suggestion(one.id, one.question, one.paragraphs) for one in decision.suggested),
        next_step=next_step,
    )


def _without_repetition(parts: list[Part]) -> list[Part]:
    """Parts with the same answer once only: a member who asks the same in two ways wants one answer."""
    kept: dict[str | int, Part] = {}
    for number, part in enumerate(parts):
        kept.setdefault(part.entry or number, part)
    return list(kept.values())
