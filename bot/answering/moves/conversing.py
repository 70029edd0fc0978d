"""Replies to the moves of a conversation: decides what each is told, from what was said before.

It remembers nothing: what was said and offered stands in the Context, by the names of the knowledge.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.answering.constants import MOST_SUGGESTIONS
from bot.answering.decision import Decision, chosen
from bot.answering.moves import paragraph_numbers
from bot.answering.moves.clauses import ClauseReader
from bot.answering.moves.languages import Languages
from bot.answering.moves.mail import written
from bot.answering.moves.passages import Nearness, Passages
from bot.answering.moves.saying import Sayings
from bot.answering.parts import part_of
from bot.answering.reply import Context, Outcome, Part, Told
from bot.answering.word_classes import words_of
from bot.answering.wording import Words
from bot.knowledge.values import LEANING_MOVES, DeclineReason, Entry, Knowledge, Move

_LONGEST_NUMBER = 3
"""Figures of what may be a paragraph's number, where it stands alone."""
_MOST_OFFERED = 9
_SHOWING = words_of("""
show see do read give have put up bring us me can could i we you now and then please pls the let s lets want to need
what is whats about of how ok hi hello thanks next try go for give tell quote again also would like look at same with
does say says
""")
"""Words that may stand around numbers which nothing calls a paragraph."""
_FILLERS = words_of("""
paragraph what is does do say says said in the of read show me us tell give out about please pls to can you i could
would see have see want like need hi hello thanks and whats wot ok now then quote text full whole words exactly
contain contains mean means content contents explain summary summarise bring up open look at for my a whats bit get
let s ve go over through one just which it says that briefing document paper up display print write put send post here
there any more from word your actual exact actually up again also more number numbers repeat where
""")
"""Words that may stand around a paragraph's number, in a message that asks for it and for nothing else."""


@dataclass(frozen=True, slots=True)
class Moved:
    """The reply to a move, and what the next message may lean on."""

    parts: tuple[Part, ...]
    context: Context


class Moves:
    """Replies to moves, from one Knowledge."""

    def __init__(
        self, knowledge: Knowledge, words: Words, clauses: ClauseReader, languages: Languages, today: Callable[[], date]
    ) -> None:
        """Keep what replies rest on.

        Args:
            knowledge: what can be said.
            words: cuts texts into words.
            clauses: tells moves by what a message says.
            languages: tells messages in other languages.
            today: gives the current day, for entries that expire.
        """
        self._entries = knowledge.entries
        self._briefing = next(iter(knowledge.briefings.values()), None)
        self._clauses = clauses
        self._languages = languages
        self._today = today
        self._passages = Passages(knowledge, words)
        self.sayings = Sayings(knowledge)

    def of(self, message: str, context: Context) -> Moved | None:
        """The reply to a message that is a move and nothing else; None for every other."""
        message = written(message)
        if self._languages.is_foreign(message):
            return self._told([Told(Move.LANGUAGE)], context)
        if found := self._choice(message, context) or self._paragraphs(message, context):
            return found
        moves = self._clauses.moves(message, leaning=context.goes_on, only_lines=self._passages.has(message))
        for move in moves:
            if move is not Move.CHOOSE or context.offered:
                return self._reply_to(move, context)
        if not moves or not context.said:
            return None
        chooses = paragraph_numbers.ordinal(message, _MOST_OFFERED) != 0
        told = Told(Move.CHOOSE, reason=DeclineReason.NOT_UNDERSTOOD) if chooses else Told(Move.THANK)
        return self._told([told], context)

    def passage(self, message: str, stems: Sequence[str], parts: Sequence[Part]) -> Moved | None:
        """The reply to a phrase of the briefing that was not understood as a question, or as one on something else.

        Args:
            message: as it was typed.
            stems: of its words.
            parts: the reply to it as a question: it stands where it leads to the paragraph with those words.
        """
        found = self._passages.of(message, stems)
        if found is None or any(self._leads_to(part, found.sources) for part in parts):
            return None
        understood = any(part.outcome is Outcome.ANSWERED for part in parts)
        if understood and (found.nearness is not Nearness.TOGETHER or len(found.sources) > 1):
            return None
        source = found.sources[0]
        proved = self._still(found.proofs)
        if len(proved) == 1:
            entry = self._entries[proved[0]]
            after = Context((), entry.main_source, (entry.id,))
            return Moved((part_of(message.strip(), Decision(Outcome.ANSWERED, entry, 1.0)),), after)
        resting = self._resting_on(found.sources)
        offered = tuple(dict.fromkeys([*proved, *resting]))[:MOST_SUGGESTIONS]
        told = Told(Move.PASSAGE, (), offered, (source,), marked=found.words)
        return Moved((self.sayings.part(told),), Context((), source, (), offered, tuple(resting)))

    def _leads_to(self, part: Part, sources: Sequence[tuple[str, str]]) -> bool:
        """Whether a part of a reply is about one of some paragraphs, or offers an answer that is."""
        names = [part.entry] if part.outcome is Outcome.ANSWERED else [one.entry for one in part.suggestions]
        proofs = (one for entry in self._known(filter(None, names)) for one in entry.evidence)
        return any((one.briefing, one.paragraph) in sources for one in proofs)

    def _resting_on(self, sources: Sequence[tuple[str, str]]) -> list[str]:
        """The answers that rest first of all on some paragraphs."""
        return self._still(name for name, one in sorted(self._entries.items()) if one.main_source in sources)

    def _reply_to(self, move: Move, context: Context) -> Moved:
        if move is Move.REPEAT and context.goes_on:
            return self._repeat(context)
        if move is Move.CHOOSE:
            return self._chosen(1 if len(context.offered) == 1 else -1, context)
        said = [name for name in context.said if name in self._entries]
        if move is Move.MORE:
            return self._told([Told(move, tuple(said[:1]), self._related(said))], context)
        if move is Move.REJECT:
            others = tuple(self._still(name for name in context.others if name not in {*said, *context.offered}))
            offered = others[:MOST_SUGGESTIONS] or self._related(said, besides=context.offered)
            told = Told(move, (), offered, reason=None if context.goes_on else context.reason)
            moved = self._told([told], context)
            return replace(moved, context=replace(moved.context, said=(), others=others[MOST_SUGGESTIONS:]))
        if move in LEANING_MOVES:
            reason = context.reason if not said else None
            if not said and context.offered:
                reason = DeclineReason.NOT_UNDERSTOOD
            return self._told([Told(move, tuple(said), reason=reason)], context)
        return self._told([Told(move)], context)

    def _told(self, told: Sequence[Told], context: Context) -> Moved:
        offered = tuple(name for one in told for name in one.offered)
        return Moved(tuple(map(self.sayings.part, told)), replace(context, offered=offered or context.offered))

    def _repeat(self, context: Context) -> Moved:
        """What was said, once more."""
        decisions = [chosen(one, self._today()) for one in self._known(context.said)]
        if not decisions and context.offered:
            decisions = [Decision(Outcome.UNSURE, None, 1.0, suggested=tuple(self._known(context.offered)))]
        if not decisions:
            decisions = [Decision(Outcome.DECLINED, None, 1.0, context.reason or DeclineReason.NOT_UNDERSTOOD)]
        parts = (replace(part_of("", one), move=Move.REPEAT) for one in decisions)
        return Moved(tuple(parts), context)

    def _choice(self, message: str, context: Context) -> Moved | None:
        """The reply to a number that chooses from what was offered."""
        if not context.offered:
            return None
        if any(move is Move.CHOOSE for move in self._clauses.moves(message, leaning=True)[:1]):
            number = paragraph_numbers.ordinal(message, len(context.offered))
            if number == 0:
                number = 1 if len(context.offered) == 1 else -1
            return self._chosen(number, context)
        return None

    def _chosen(self, number: int, context: Context) -> Moved:
        name = context.offered[number - 1] if 1 <= number <= len(context.offered) else ""
        entry = self._entries.get(name)
        if entry is None:
            return Moved((self.sayings.part(Told(Move.CHOOSE, reason=DeclineReason.NOT_UNDERSTOOD)),), context)
        decision = chosen(entry, self._today())
        after = Context((), entry.main_source, said=(entry.id,), others=tuple(context.offered))
        return Moved((replace(part_of("", decision), move=Move.CHOOSE),), after)

    def _paragraphs(self, message: str, context: Context) -> Moved | None:
        """The reply to a message that asks for paragraphs by their numbers, and for nothing else."""
        briefing = self._briefing
        if briefing is None or not any(one.isdigit() or one.isalpha() for one in message):
            return None
        known = list(briefing.paragraphs)
        numbers = paragraph_numbers.named(message, known)
        there = [one for one in numbers if one in known]
        if numbers:
            if there and self._clauses.is_more(paragraph_numbers.without_names(message), _FILLERS):
                return None
        else:
            numbers = paragraph_numbers.bare(message, known, _SHOWING)
            there = [one for one in numbers if one in known]
            if not numbers or any(len(one) > _LONGEST_NUMBER for one in numbers):
                return None
            if not there and paragraph_numbers.is_bare(message):
                return None
        if not there:
            told = [Told(Move.NO_PARAGRAPH, marked=(numbers[0],))]
            return self._told(told, context)
        shown = [Told(Move.PARAGRAPH, paragraphs=((briefing.id, one),)) for one in there[: paragraph_numbers.MOST]]
        source = (briefing.id, there[0])
        after = Context(context.subjects, source, others=tuple(self._resting_on([source])))
        return Moved(tuple(map(self.sayings.part, shown)), after)

    def _related(self, said: Sequence[str], besides: Iterable[str] = ()) -> tuple[str, ...]:
        """Questions that stand next to what was said: those it names itself, then others of its paragraph."""
        shown = {*said, *besides}
        entries = self._known(said)
        named = [name for entry in entries for name in entry.see_also]
        sources = {entry.main_source for entry in entries if entry.evidence}
        beside = [name for name, one in sorted(self._entries.items()) if one.main_source in sources]
        found = self._still(name for name in dict.fromkeys([*named, *beside]) if name not in shown)
        return tuple(found)[:MOST_SUGGESTIONS]

    def _still(self, names: Iterable[str]) -> list[str]:
        """Those that answer, and may be shown today."""
        today = self._today()
        return [one.id for one in self._known(names) if one.answers and not one.expired(today)]

    def _known(self, names: Iterable[str]) -> list[Entry]:
        return [self._entries[name] for name in names if name in self._entries]


def context_of(parts: Sequence[Part], subjects: Sequence[str], source: tuple[str, str] | None) -> Context:
    """What may follow some parts of a reply that is drawn again, as far as they say it themselves."""
    said = tuple(dict.fromkeys(part.entry for part in parts if part.entry and part.move is not Move.MORE))
    offered = tuple(dict.fromkeys(one.entry for part in parts for one in part.suggestions))
    reason = next((part.reason for part in parts if part.reason and not part.entry), None)
    return Context(tuple(subjects), source, said, offered, (), reason)
