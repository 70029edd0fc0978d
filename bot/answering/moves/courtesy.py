"""Takes out of a message what means nothing for an answer: greetings, wishes, thanks, excuses, announcements.

They are told by the conversation's expressions, by the words that they are made of, and by what they lack: a sentence
that asks nothing and has no word of the briefing's subject is no case behind the question beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from bot.answering.moves.clauses import ASKING, ASKING_WORDS
from bot.answering.moves.hearing import Hearing
from bot.answering.moves.levelling import cut
from bot.answering.moves.mail import quoted, written
from bot.answering.moves.recognising import Chains
from bot.answering.moves.spoken import COURTESY
from bot.knowledge.expression_lines import Lines
from bot.knowledge.values import Conversation

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+|\n+|(?<=[.!?…])(?=[^\w\s.!?…'’\"”)%])")
_CLAUSE = re.compile(r"\s*(?:[,;:]|\s[-–—]+\s|(?<=\s)(?=but\s)|[^\w\s'’.,!?;:()\"“”*_~`<>@#/&+%-]+)\s*", re.IGNORECASE)
_JOINING = re.compile(
    r"^[\s,;:!.–—-]*(?:(?:but|and|so|or|then|just|please|pls|ok|okay|well|right|oh)\b[\s,;:!.–—-]*)*", re.IGNORECASE
)
_LEFT = 2
"""Words that must be left of a sentence whose courtesies are taken off."""
_LEAD = 0.45
"""The lead of the class of courtesies at which a clause is taken for one by its words."""
_SURE = 0.6
"""The same within a sentence, where nothing marks the place."""
_LEAST_BY_WORDS = 3
_LONG_OPENER = 4
"""Words from which on an opener may name a subject, as in who somebody is."""
_RUN_ON = re.compile(r"(?<=[a-z?!.]) +(?=[A-Z][a-z']+ [a-z])|\s+(?=[^\w\s.,!?;:'’()\"“”%&@#/+-])|[,.!?\n]+\s*")
"""Where something else may begin."""
_ASKED = re.compile(
    rf"(?<=\s)(?=(?:{ASKING_WORDS}|whats|what's|shouldn't|isn't|aren't|don't|doesn't|can't)\s\w)", re.IGNORECASE
)
_ASIDE = re.compile(
    r"\W*(?:in|on|at|during|after|before|from|with|near|outside|inside|under|without|within|since|until|while|through|if|when|as"
    r"|because|for|given|whenever|once)\b",
    re.IGNORECASE,
)
_MOST_TRIES = 4
_MOST_PLACES = 40
"""Places of a message that are looked at: each is read to the end, so that many of them would take the square of it."""
_MOST_IN_CHAIN = 5


class _Token(NamedTuple):
    start: int
    end: int
    stems: tuple[str, ...]


class Courtesies:
    """Knows the courtesies of one conversation."""

    def __init__(self, talk: Conversation, hearing: Hearing) -> None:
        """Keep what they are told by.

        Args:
            talk: its lines.
            hearing: tells what pieces of a message are made of.
        """
        words = hearing.analyser.words
        lines = Lines(talk.parts, lambda text: cut(words.of(text)))
        openers, closers = lines.of(talk.openers), lines.of(talk.closers)
        self._openers, self._closers = Chains(openers), Chains(closers)
        self._both = Chains([*openers, *closers])
        self._hearing = hearing

    def without(self, message: str) -> str:
        """A message without its courtesies; as it is, where nothing else would be left."""
        text = written(message)
        said = quoted(message)
        if said and "?" not in said and not ASKING.match(said):
            text = f"{said.rstrip('. ')}.\n{text}"  # what somebody else told is the case
        sentences = [one for one in _SENTENCE.split(text) if one and any(map(str.isalnum, one))]
        kept = [one for one in sentences if not self._is_courtesy(one)] if len(sentences) > 1 else sentences
        kept = [self._bared(one) for one in kept or sentences]
        if len(kept) > 1:
            # What asks nothing and has no word of our subject is no case of what is asked beside it.
            named = self._hearing.has_concepts if "\n" in text else self._hearing.has_subject
            if any(map(named, kept)):
                kept = [one for one in kept if self._asks(one) or self._hearing.has_concepts(one)]
        return "\n".join(kept)

    def tries(self, message: str) -> list[str]:
        """What a message may ask, should it not be understood: without what stands before or after and names nothing.

        Where no stop marks the place, a capital letter, a sign or a comma before it must; words that begin an aside,
        "in Wales", are never left out.
        """
        found = []
        for gap in islice(_RUN_ON.finditer(message), _MOST_PLACES):
            before, after = message[: gap.start()], message[gap.end() :]
            if (
                len(after.split()) >= _LEFT
                and self._hearing.has_concepts(before)
                and not self._hearing.has_concepts(after)
            ):
                found.append(before)
        for place in islice(_ASKED.finditer(message), _MOST_PLACES):
            before, after = message[: place.start()], message[place.start() :]
            marked = re.search(r"[^\w\s'’]", before) and not _ASIDE.match(before)
            if (
                marked
                and len(before.split()) >= _LEFT
                and self._hearing.has_concepts(after)
                and not self._hearing.has_concepts(before)
            ):
                found.append(after)
        return found[:_MOST_TRIES]

    def _asks(self, sentence: str) -> bool:
        return sentence.rstrip("\"'”’) ").endswith("?") or bool(ASKING.match(sentence))

    def _is_courtesy(self, text: str) -> bool:
        """Whether a text is nothing but courtesies."""
        stems = [one for token in self._tokens(text) for one in token.stems]
        if len(stems) in self._both.reached(stems, 0, _MOST_IN_CHAIN):
            return True
        return self._by_words(stems, _LEAD) and not self._hearing.has_concepts(text)

    def _by_words(self, stems: Sequence[str], least: float) -> bool:
        kind, lead = self._hearing.spoken.of(stems)
        return kind == COURTESY and lead >= least

    def _bared(self, sentence: str) -> str:
        """A sentence without the courtesies before and after what it asks."""
        sentence = self._without_clauses(sentence)
        tokens = self._tokens(sentence)
        first, last = self._from(tokens), len(tokens)
        last = self._to(sentence, tokens, first)
        if first == 0 and last == len(tokens):
            return sentence
        begin = tokens[first].start if first else 0
        end = tokens[last - 1].end if last < len(tokens) else len(sentence)
        mark = "?" if last < len(tokens) and "?" in sentence[end:] else ""
        bared = sentence[begin:end] + mark
        return _JOINING.sub("", bared, count=1) or bared

    def _from(self, tokens: Sequence[_Token]) -> int:
        """The token with which the question begins, after a chain of courtesies."""
        stems = [one for token in tokens for one in token.stems]
        ends = _ends(tokens)
        start = max((place for place in self._openers.reached(stems, 0, _MOST_IN_CHAIN) if place in ends), default=0)
        first = ends.get(start, 0) if start else 0
        named = first < _LONG_OPENER and self._hearing.has_subject(" ".join(stems[:start]))
        return first if len(tokens) - first >= _LEFT and not named else 0

    def _to(self, sentence: str, tokens: Sequence[_Token], first: int) -> int:
        """The token before which the question ends, where only courtesies follow."""
        stems = [one for token in tokens for one in token.stems]
        asks = False
        for place in range(max(first + _LEFT, len(tokens) - _MOST_PLACES), len(tokens)):
            begin = sum(len(token.stems) for token in tokens[:place])
            rest = stems[begin:]
            if len(stems) in self._closers.reached(stems, begin, _MOST_IN_CHAIN):
                return place
            asked, said = sentence[: tokens[place].start], sentence[tokens[place].start :]
            may_be = len(rest) >= _LEAST_BY_WORDS and not _ASIDE.match(said) and self._by_words(rest, _SURE)
            asks = asks or (may_be and self._hearing.has_concepts(asked))  # what a beginning names, a longer one does
            if may_be and asks and not self._hearing.has_concepts(said):
                return place
        return len(tokens)

    def _without_clauses(self, sentence: str) -> str:
        """A sentence without the clauses before and after what it asks that are courtesies, or name nothing of ours."""
        spans = _spans(sentence)
        if len(spans) == 1:
            return sentence
        first, last = 0, len(spans)
        while first < last - 1 and self._is_courtesy(sentence[slice(*spans[first])]):
            first += 1
        while last - 1 > first and self._is_courtesy(sentence[slice(*spans[last - 1])]):
            last -= 1
        if first == 0 and last == len(spans):
            return sentence
        mark = "?" if sentence.rstrip().endswith("?") else ""
        left = sentence[spans[first][0] : spans[last - 1][1]].strip(" ,;:–—-")
        return _JOINING.sub("", left, count=1) + ("" if left.endswith("?") else mark)

    def _tokens(self, text: str) -> list[_Token]:
        return [
            _Token(found.start(), found.end(), tuple(self._hearing.stems_of(found[0])))
            for found in _TOKEN.finditer(text)
        ]


def _ends(tokens: Sequence[_Token]) -> dict[int, int]:
    """How many tokens end at each place, counted in stems."""
    ends, place = {}, 0
    for number, token in enumerate(tokens, 1):
        place += len(token.stems)
        ends[place] = number
    return ends


def _spans(sentence: str) -> list[tuple[int, int]]:
    """Where the clauses of a sentence stand."""
    spans, start = [], 0
    for found in _CLAUSE.finditer(sentence):
        if any(map(str.isalnum, sentence[start : found.start()])):
            spans.append((start, found.start()))
            start = found.end()
    rest = (start, len(sentence))
    return [*spans, rest] if any(map(str.isalnum, sentence[start:])) else spans
