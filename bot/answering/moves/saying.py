"""Puts into words what a move is told, from what stands in the knowledge."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.answering.parts import cited, suggested
from bot.answering.reply import Citation, Outcome, Part, Told
from bot.answering.searching import spans_of
from bot.knowledge.markers import sentences
from bot.knowledge.values import LEANING_MOVES, Briefing, Entry, Knowledge, Move, Paragraph
from bot.phrases import conversation as phrases


class Sayings:
    """Says what moves are told, from one Knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Keep what is said everywhere: the briefing's names, and a question to try."""
        self._knowledge = knowledge
        self._briefing = next(iter(knowledge.briefings.values()), None)
        asked = (one for question in knowledge.questions for one in question.entries if len(question.turns) == 1)
        answers = sorted(name for name, entry in knowledge.entries.items() if entry.answers)
        first = next(asked, answers[0] if answers else "")
        self._example = knowledge.entries[first].question if first in knowledge.entries else ""

    def part(self, told: Told) -> Part:
        """What a move is told, as the part of a reply."""
        part = Part(question="", outcome=Outcome.TOLD, move=told.move, text=self._text(told))
        entries = [self._knowledge.entries[name] for name in told.about]
        offered = [self._knowledge.entries[name] for name in told.offered]
        next_step = phrases.NEXT_STEPS.get(told.move, "").format(question=self._example)
        if next_step == phrases.TRY.format(question=""):
            next_step = ""
        evidence = [] if told.move in _WITHOUT_PROOF else [one for entry in entries for one in entry.evidence]
        citations = cited(dict.fromkeys(evidence))
        if told.move is Move.SHORTER:
            numbers = {number for entry in entries for _, number in _cited_by(short_answer(entry))}
            citations = tuple(one for one in citations if one.paragraph in numbers) or citations
        elif told.paragraphs:
            citations = tuple(self._quotation(*one) for one in told.paragraphs)
        elif told.move is Move.SUMMARY and self._briefing:
            numbers_in_order = [number for _, number in _cited_by(self._briefing.in_short)]
            citations = tuple(self._quotation(self._briefing.id, one) for one in dict.fromkeys(numbers_in_order))
        entry = entries[0].id if len(entries) == 1 else None
        return replace(
            part,
            entry=entry,
            citations=citations,
            suggestions=suggested(offered),
            next_step=next_step,
            told=told,
        )

    def _text(self, told: Told) -> str:
        entries = [self._knowledge.entries[name] for name in told.about]
        if told.paragraphs and told.move in {Move.PARAGRAPH, Move.PASSAGE}:
            return self._of_paragraph(told)
        if told.move in LEANING_MOVES:
            return self._leaning(told, entries)
        key = str(told.move)
        if told.move is Move.SUMMARY:
            if self._briefing and self._briefing.in_short:
                return self._briefing.in_short
            key = "no-summary"
        number = told.marked[0] if told.move is Move.NO_PARAGRAPH and told.marked else ""
        return phrases.TOLD[key].format(**self._names(), number=number, topics=self._topics())

    def _topics(self) -> str:
        return "; ".join(sorted({one.topic for one in self._knowledge.entries.values() if one.answers}))

    def _names(self) -> dict[str, str]:
        briefing = self._briefing
        if briefing is None:
            return dict.fromkeys(("subject", "title", "publisher", "date", "first", "last"), "")
        numbers = list(briefing.paragraphs)
        return {
            "subject": briefing.title,
            "title": briefing.title,
            "publisher": briefing.publisher,
            "date": briefing.date,
            "first": numbers[0],
            "last": numbers[-1],
        }

    def _leaning(self, told: Told, entries: Sequence[Entry]) -> str:
        if told.move in _OFFERING:
            return _OFFERING[told.move][0 if told.offered else 1]
        if not entries:
            return _OF_DECLINE[told.move] if told.reason else phrases.NOTHING_BEFORE
        if told.move is Move.SHORTER:
            return " ".join(short_answer(one) for one in entries)
        because = [one.because for one in entries if one.because]
        if told.move is Move.REASON and because:
            return " ".join(because)
        numbers = list(dict.fromkeys(one.paragraph for entry in entries for one in entry.evidence))
        if not numbers:
            return _OF_DECLINE[told.move]
        checked = bool(self._briefing and self._briefing.full_text)
        certain = phrases.CERTAINTY if checked else phrases.CERTAINTY_UNCHECKED
        forms = {Move.SOURCES: phrases.SOURCES, Move.CERTAINTY: certain, Move.REASON: phrases.REASON_NOT_GIVEN}
        return forms[told.move].format(paragraphs=_listed(numbers), **self._names())

    def _of_paragraph(self, told: Told) -> str:
        texts = []
        for name, number in told.paragraphs:
            briefing = self._knowledge.briefings[name]
            form = phrases.OWN_WORDS if number in briefing.full_text else phrases.OUR_WORDS
            if told.move is Move.PASSAGE:
                form = phrases.PASSAGE
            said = _said_of(briefing, briefing.paragraphs[number])
            if told.move is Move.PASSAGE:
                said = _nearest(_pieces_of(briefing, briefing.paragraphs[number]), told.marked) or said
            texts.append(form.format(number=number, text=said))
        return " ".join(texts)

    def _quotation(self, briefing: str, number: str) -> Citation:
        """A paragraph with words of it that were checked."""
        every = (one for entry in self._knowledge.entries.values() for one in entry.evidence)
        found = next((one.quote for one in every if (one.briefing, one.paragraph) == (briefing, number)), "")
        return Citation(briefing, number, found)


def _said_of(briefing: Briefing, paragraph: Paragraph) -> str:
    own = briefing.full_text.get(paragraph.number)
    return " ".join(own.split()) if own else paragraph.summary


def _pieces_of(briefing: Briefing, paragraph: Paragraph) -> list[str]:
    """The sentences and bullets of a paragraph."""
    own = briefing.full_text.get(paragraph.number)
    texts = own.splitlines() if own else [paragraph.summary, *paragraph.points.values()]
    return [piece.words for text in texts for piece in sentences(text.strip("· \t"))]


def _nearest(pieces: Sequence[str], stems: Sequence[str]) -> str:
    """The piece with the most of some words; an empty string where none has any."""
    counts = [len(spans_of(piece, {*stems})) for piece in pieces]
    return pieces[counts.index(max(counts))] if any(counts) else ""


def short_answer(entry: Entry) -> str:
    """Return an answer in a sentence: its short form, or its beginning as far as the first paragraph it cites."""
    if entry.short:
        return entry.short
    taken = []
    for one in sentences(entry.answer):
        marks = " ".join(f"[{number}]" for _, number in one.cited)
        taken.append(f"{one.words} {marks}".strip())
        if one.cited:
            break
    return " ".join(taken) or entry.answer


def _cited_by(text: str) -> list[tuple[str, str]]:
    return [one for sentence in sentences(text) for one in sentence.cited]


def _listed(numbers: Iterable[str]) -> str:
    *first, last = numbers
    if not first:
        return phrases.PARAGRAPH_ONE.format(number=last)
    return phrases.PARAGRAPHS.format(numbers=", ".join(first), last=last)


_OFFERING = {
    Move.MORE: (phrases.MORE, phrases.MORE_NONE),
    Move.REJECT: (phrases.REJECT, phrases.REJECT_NONE),
}
"""What is said with questions to offer, and without."""
_WITHOUT_PROOF = frozenset({Move.MORE, Move.REJECT})
_OF_DECLINE = {
    Move.REPEAT: phrases.NOTHING_BEFORE,
    Move.CHOOSE: phrases.CHOOSE_NONE,
    Move.SHORTER: phrases.SHORT_OF_DECLINE,
    Move.SOURCES: phrases.NO_SOURCE,
    Move.CERTAINTY: phrases.REASON_OF_DECLINE,
    Move.REASON: phrases.REASON_OF_DECLINE,
}
"""What is said of a reply that was no answer."""
