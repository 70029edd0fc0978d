"""Chooses how a question is read: alone, with its case, or with its pronouns standing for what was spoken of.

The question's own words say what it is about. A pronoun stands for what was spoken of last, and then for the subject of
all of the knowledge. The case fills in what the question leaves open, and never outvotes it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from bot.answering.constants import FEWEST_WORDS, SURE_FROM
from bot.answering.decision import Ranked
from bot.answering.features import IT, THEY, Analyser, Features
from bot.answering.fit import Fits
from bot.answering.phrasings import Phrasings
from bot.answering.ranking import Ranking
from bot.answering.reply import Context
from bot.answering.splitting import Question
from bot.answering.wording import FUNCTION_STEMS

Source = tuple[str, str]
"""A briefing and its paragraph."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as it is read."""

    features: Features
    ranked: Ranked
    sure: bool
    """Whether an entry has just these words among its wordings."""
    open: bool
    """Whether it leaves open what it is about: then nothing is answered outright."""


class Readings:
    """Reads questions by one Knowledge."""

    def __init__(
        self,
        ranking: Ranking,
        analyser: Analyser,
        phrasings: Phrasings,
        fits: Fits,
        owner: Callable[[Sequence[str]], int | None],
    ) -> None:
        """Keep what reading rests on.

        Args:
            ranking: the entries, and how they are ranked.
            analyser: reads words and concepts.
            phrasings: of the entries.
            fits: compares what questions and entries are about.
            owner: the place of the one entry that has a wording of just these stems.
        """
        self._entries = ranking.entries
        self._sources = ranking.sources
        self._places = {entry.id: place for place, entry in enumerate(ranking.entries)}
        self._rank = ranking.of
        self._analyser = analyser
        self._phrasings = phrasings
        self._fits = fits
        numbers = {source: number for number, source in enumerate(ranking.sources)}
        said = (numbers[one.main_source] if one.answers else _REFUSED for one in ranking.entries)
        self._sayings = np.fromiter(said, dtype=np.int64, count=len(ranking.entries))
        self._owner_of = owner
        self._usual = fits.usual

    def of(self, question: Question, whole: Features, spoken_of: Sequence[str], context: Context) -> Reading:
        """Read a question.

        Args:
            question: its words.
            whole: the features of the question with its case.
            spoken_of: the subjects of the conversation so far that the knowledge has.
            context: what else the conversation left.
        """
        clause = self._analyser.of(question.text) if question.case else whole
        source = context.source if clause.pointing or not whole.subjects else None
        aside = self._analyser.of(question.set_aside) if question.set_aside else None
        if aside and clause.pointing & THEY and not clause.topic.named and aside.subjects:
            spoken_of, aside = aside.subjects, None
        meant = spoken_of or (self._usual if clause.pointing & IT else ())
        owner = self._owner(whole)
        if owner is None and question.case and clause.topic.named and not clause.pointing:
            owner = self._owner(clause)
        features, ranked, strayed = whole, self._rank(whole, source), False
        if clause.pointing and spoken_of and not clause.topic.named:
            owner = None  # a pronoun stands for what was spoken of, whatever the same words ask by themselves
            features, ranked = self._leaning(whole, meant, source) or (features, ranked)
            strayed = bool(ranked.entries) and not self._stays(ranked, meant, context)
        elif owner is not None:
            ranked = self._led_by(owner, ranked)
        elif meant and (clause.pointing or not clause.topic.named):
            other = self._leaning(whole, meant, source)
            if other and (not ranked.entries or other[1].score > ranked.score):
                features, ranked = other
        elif question.case and ranked.entries and self._outvoted(whole, clause, ranked):
            features, ranked = self._alone(clause, ranked) or (features, ranked)
        ranked = self._compared(self._without(aside, clause, ranked), whole, features, clause)
        hangs = self._hangs(whole, clause, meant, ranked, context)
        if spoken_of and clause.topic.leans and clause.topic.named and ranked.entries and owner is None:
            strayed = not self._stays(ranked, meant, context)
        is_open = owner is None and (strayed or ranked.fit.negated or hangs)
        return Reading(features, ranked, owner is not None, is_open)

    def _owner(self, features: Features) -> int | None:
        """The place of the one entry that has just these words among its wordings."""
        return None if features.mended else self._owner_of(features.stems)

    def _led_by(self, owner: int, ranked: Ranked) -> Ranked:
        others = [one for one in ranked.entries if one[0] is not self._entries[owner]]
        return replace(ranked, entries=[(self._entries[owner], ranked.score), *others])

    def _leaning(self, whole: Features, meant: Sequence[str], source: Source | None) -> tuple[Features, Ranked] | None:
        """The question with its pronouns standing for something, and what may answer it then, if anything."""
        features = self._analyser.leaning(whole, meant)
        ranked = self._rank(features, source)
        return (features, ranked) if ranked.entries else None

    def _stays(self, ranked: Ranked, meant: Sequence[str], context: Context) -> bool:
        """Whether the first entry is about what was spoken of, or from its paragraph."""
        place = self._place(ranked)
        return self._fits.speaks_of(meant, place) or self._sources[place] == context.source

    def _outvoted(self, whole: Features, clause: Features, ranked: Ranked) -> bool:
        """Whether the first entry is about what the case tells, and the question names something else."""
        if clause.pointing or _LIKEWISE in clause.stems:
            return False
        place = self._place(ranked)
        return self._fits.misses(clause, place) or self._fits.outvoted(whole, clause, place)

    def _alone(self, clause: Features, ranked: Ranked) -> tuple[Features, Ranked] | None:
        """The question without its case, where another entry then comes first that is about what it names."""
        alone = self._rank(clause, None)
        if not alone.entries or alone.first is ranked.first or not self._fits.fits(clause, self._place(alone)):
            return None
        return clause, alone

    def _without(self, aside: Features | None, clause: Features, ranked: Ranked) -> Ranked:
        """The candidates but for those that are about what the question sets aside."""
        if not aside:
            return ranked
        names = set(aside.concepts) - set(clause.concepts)
        left = [one for one in ranked.entries if not self._fits.about(names, self._places[one[0].id])]
        return replace(ranked, entries=left)

    def _compared(self, ranked: Ranked, whole: Features, features: Features, clause: Features) -> Ranked:
        """The candidates, and how the question compares with the first of them."""
        if not ranked.entries or not ranked.first.answers:
            return ranked
        place = self._place(ranked)
        near = self._phrasings.nearest(self._phrasings.near(features))
        same = self._sayings == self._sayings[place]
        lead = float(near[same].max() - near[~same].max(initial=0.0))
        return replace(ranked, fit=self._fits.of(whole, clause, place), near=lead)

    def _hangs(self, whole: Features, clause: Features, meant: Sequence[str], ranked: Ranked, context: Context) -> bool:
        """Whether it says too little: "is this good?", "who should", or "what about targets", which asks nothing."""
        if not ranked.entries:
            return False
        bare = (clause.stems[:2] in _BARE or clause.stems[:1] == _ABOUT) and set(clause.content) == set(clause.subjects)
        if bare and self._sources[self._place(ranked)] != context.source:
            return True
        says_little = len(whole.content) <= 1 and not whole.subjects
        asks_in_short = len(whole.stems) < FEWEST_WORDS and not FUNCTION_STEMS.isdisjoint(whole.stems)
        leans = not meant if clause.pointing else asks_in_short
        return says_little and leans and ranked.chance < SURE_FROM

    def _place(self, ranked: Ranked) -> int:
        return self._places[ranked.first.id]


_REFUSED = -1
"""What refusals say, all of them alike."""
_BARE = (("what", "about"), ("how", "about"))
_ABOUT = ("about",)
"""What a question begins with that names a subject and asks nothing of it."""
_LIKEWISE = "same"
"""A word that points at the case as a pronoun does: "do others feel the same?"."""
