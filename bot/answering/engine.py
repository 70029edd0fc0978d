"""Start reading here: a message and Knowledge in, a Reply out. Nothing else goes in, nothing else comes out.

message ── moves ──▶ a move of the conversation, replied to from what was said before (`moves.conversing`), or else
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
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from bot.answering.constants import FEWEST_WORDS, LONGEST_MESSAGE, MOST_CANDIDATES, SURE_FROM
from bot.answering.decision import Decision, Ranked, base_of, decide
from bot.answering.features import Analyser, Features
from bot.answering.fit import Fits
from bot.answering.learnt import Learnt, in_order, study
from bot.answering.matching import Index
from bot.answering.moves.clauses import ClauseReader
from bot.answering.moves.conversing import Moves
from bot.answering.moves.courtesy import Courtesies
from bot.answering.moves.hearing import Hearing
from bot.answering.moves.languages import Languages
from bot.answering.moves.recognising import Recogniser
from bot.answering.nouns import Nouns
from bot.answering.parts import part_of, without_repetition
from bot.answering.ranking import Ranking
from bot.answering.readings import Readings
from bot.answering.reply import Context, Outcome, Part, Reply, Told
from bot.answering.signposts import Signposts
from bot.answering.spelling import Speller
from bot.answering.splitting import Question, split
from bot.answering.wording import FUNCTION_STEMS, Words
from bot.knowledge.values import DeclineReason, Entry, Knowledge, Move


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


Judged = tuple[DeclineReason | None, list[tuple[Question, Judgement]], Context]
"""Why a message has no question, or the judgement of each; and what the next message may lean on."""


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
        self._fits = Fits(self.entries, self.phrasings, self.analyser, usual)
        sources = [knowledge.entries.get(one.beside, one).main_source for one in self.entries]
        choosy = [(place, one) for place, one in enumerate(self.entries) if one.needs or one.not_with]
        self._ranking = Ranking(self.entries, sources, self.index, base_of(self.entries), choosy)
        self._readings = Readings(self._ranking, self.analyser, self.phrasings, self._fits, self._learnt.owner)
        self._subjects: dict[str, tuple[str, ...]] = {}
        self._hearing = Hearing(knowledge, self.analyser, self._learnt.spoken)

    @cached_property
    def moves(self) -> Moves:
        """What replies to moves; made at the first message that is no wording as it stands."""
        talk, greetings = self.knowledge.conversation, sorted(self.knowledge.vocabulary.small_talk)
        clauses = ClauseReader(Recogniser(talk, self._words, greetings), self._hearing)
        languages = Languages(talk.languages, frozenset(self._learnt.known).__contains__)
        return Moves(self.knowledge, self._words, clauses, languages, self.today)

    @cached_property
    def _courtesies(self) -> Courtesies:
        return Courtesies(self.knowledge.conversation, self._hearing)

    def reply(self, message: str, context: Context | None = None) -> Reply:
        """Answer one message.

        Args:
            message: what the member typed, anything at all.
            context: the `context` of the reply before it, if it belongs to a conversation.
        """
        started = time.perf_counter()
        whole = self.analyser.of(message if len(message) <= LONGEST_MESSAGE else "")
        before = context or Context()
        moved = None if self._is_plain(whole) else self.moves.of(message, before)
        if moved:
            parts, carried = [replace(one, question=message.strip()) for one in moved.parts], moved.context
        else:
            asked, features = self._asked(message, whole)
            parts, carried = self._answered(asked, features, before)
            found = None if self._is_plain(whole) else self.moves.passage(asked, features.stems, parts)
            if found:
                parts, carried = list(found.parts), found.context
        urgent = self._signposts.of(whole.stems)[:1]
        if any(one.alone for one in urgent):
            parts = [self.moves.sayings.part(Told(Move.HUMAN))]
        elif {one.id for one in urgent}.issubset(before.signposted):
            urgent = ()
        carried = replace(carried, signposted=(*before.signposted, *(one.id for one in urgent if not one.alone)))
        elapsed = (time.perf_counter() - started) * 1000
        return Reply(message, self.knowledge.digest, elapsed, tuple(parts), urgent, carried)

    def _answered(self, message: str, whole: Features, context: Context) -> tuple[list[Part], Context]:
        """The parts of the reply to a message that asks, and what the next one may lean on."""
        reason, judged, carried = self._settled(message, whole, context)
        if reason:
            shown = message.strip() if len(message) <= LONGEST_MESSAGE else f"{message[:80]}…"
            carried = replace(carried, said=(), offered=(), others=(), reason=reason)
            return [part_of(shown, Decision(Outcome.DECLINED, reason=reason))], carried
        parts = [part_of(question.whole, judgement.decision) for question, judgement in judged]
        return without_repetition(parts), _with_said(carried, [judgement for _, judgement in judged])

    def _is_plain(self, features: Features) -> bool:
        """Whether a message is no move and has no courtesies: an entry's wording word for word, or no words at all."""
        return not features.stems or (not features.mended and self._learnt.owner(features.stems) is not None)

    def _asked(self, message: str, whole: Features) -> tuple[str, Features]:
        """A message without its courtesies, and what that is made of."""
        asked = message if self._is_plain(whole) else self._courtesies.without(message)
        return asked, whole if asked == message else self.analyser.of(asked)

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
        whole = self.analyser.of(message if len(message) <= LONGEST_MESSAGE else "")
        before = context or Context()
        if not self._is_plain(whole) and self.moves.of(message, before):
            return []
        return [one for _, one in self._settled(*self._asked(message, whole), before)[1]]

    def _judge(self, question: Question, features: Features, context: Context, *, stray: bool) -> Judgement:
        spoken_of = [one for one in context.subjects if self.index.knows(one)]
        read = self._readings.of(question, features, spoken_of, context)
        is_open = read.open or (stray and (bool(features.pointing) or not features.topic.named))
        vague = not spoken_of and (_is_vague(features) or self._is_strange(features))
        is_open = is_open or (vague and not read.sure)
        decision = decide(read.ranked, self.today(), hanging=is_open, sure=read.sure)
        return Judgement(read.features, read.ranked, decision, read.sure, is_open)

    def _settled(self, message: str, whole: Features, context: Context) -> Judged:
        """The judgement of a message, without what stands around its question where it is not understood with it."""
        judged = self._judged(message, whole, context)
        if judged[0] or all(one.decision.entry and one.decision.entry.answers for _, one in judged[1]):
            return judged
        for tried in self._courtesies.tries(message):
            other = self._judged(tried, self.analyser.of(tried), context)
            if not other[0] and all(_is_certain(one) for _, one in other[1]):
                return other
        return judged

    def _judged(self, message: str, whole: Features, context: Context) -> Judged:
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
            fit = judgement.ranked.fit
            stray = fit.bars or self._is_foreign(judgement) or (stray and not judgement.features.topic.named)
            context = self._carried(judgement, context)
            judged.append((question, judgement))
        return None, judged, context

    def _is_strange(self, features: Features) -> bool:
        """Whether a question names no subject of ours, and half of its words are in no wording."""
        unheard = sum(not self.index.knows(one) for one in features.content)
        return bool(unheard) and not features.subjects and 2 * unheard >= len(features.content)

    def _is_foreign(self, judgement: Judgement) -> bool:
        """Whether a question that was not answered names a thing that the nearest answer never speaks of."""
        if judgement.decision.outcome is Outcome.ANSWERED or not judgement.features.topic.nouns:
            return False
        answers = (
            place for place, one in enumerate(self.entries) if one.answers and one in judgement.decision.suggested
        )
        nearest = next(answers, None)
        return nearest is not None and bool(self._fits.of(judgement.features, judgement.features, nearest).foreign)

    def _without_question(self, message: str, features: Features) -> DeclineReason | None:
        """The reason why there is nothing to look for in the briefing, or None."""
        if len(message) > LONGEST_MESSAGE:
            return DeclineReason.TOO_LONG
        if not features.stems or not any(letter.isalpha() for letter in message):
            return DeclineReason.NOT_A_QUESTION
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


def _is_vague(features: Features) -> bool:
    """Whether a few words ask something of nothing at all: "do we have to?", "what for?"."""
    says_little = len(features.content) <= 1 and not features.subjects and not features.pointing
    return says_little and len(features.stems) <= FEWEST_WORDS + 1 and not FUNCTION_STEMS.isdisjoint(features.stems)


def _is_certain(judgement: Judgement) -> bool:
    """Whether a question is answered beyond doubt."""
    decision = judgement.decision
    return decision.outcome is Outcome.ANSWERED and (judgement.sure or decision.score >= SURE_FROM)


def _with_said(context: Context, judged: Sequence[Judgement]) -> Context:
    """What the next message may lean on, with what was said and offered."""
    decisions = [one.decision for one in judged]
    said = tuple(dict.fromkeys(one.entry.id for one in decisions if one.entry))
    offered = tuple(dict.fromkeys(entry.id for one in decisions for entry in one.suggested))
    ranked = (entry for one in judged for entry, _ in one.ranked.entries[:MOST_OTHERS])
    others = tuple(dict.fromkeys(entry.id for entry in ranked if entry.answers and entry.id not in {*said, *offered}))
    reason = next((one.reason for one in decisions if one.reason and not one.entry), None)
    return replace(context, said=said, offered=offered, others=others, reason=reason)


MOST_OTHERS = 8
"""Candidates that are kept for a member who says that those offered are not meant."""
_NEW_SUBJECT = (DeclineReason.OUTSIDE_THE_BRIEFING, DeclineReason.TOO_LONG)
