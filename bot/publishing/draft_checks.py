"""Says what speaks against each part of a new entry, as soon as it is given.

Every function returns a sentence for the officer, or an empty string where nothing speaks against it. What is right is
decided by the tables and rules of `bot.knowledge`, which also check the whole folder, so whatever passes here passes
there. Only the words differ.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, cast

from bot.knowledge.briefing.quotations import LEAST_WORDS, MOST_WORDS
from bot.knowledge.formats.field_types import Field, Kind, ListOf, Record, read_values
from bot.knowledge.formats.file_formats import ANSWERS_FILE
from bot.knowledge.markers import Sentence, sentences
from bot.knowledge.rules.citations import uncited_sentences
from bot.knowledge.rules.figures import cited_texts, unproved_figures
from bot.knowledge.rules.meaning import first_differences
from bot.knowledge.rules.own_words import copied_words
from bot.knowledge.rules.quotations import Flaw, QuotationFlaw, quotation_flaws
from bot.knowledge.rules.wordings import same_wordings
from bot.knowledge.yaml.nodes import Mapping, Node, Sequence
from bot.knowledge.yaml.silent_slips import strange_letters
from bot.knowledge.yaml.source import Position, SourceText
from bot.phrases import knowledge_editing as phrases
from bot.publishing.drafting import DraftSentence, answer_lines, ended, proofs_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from bot.knowledge.diagnostics import Fault
    from bot.knowledge.values import Briefing, Knowledge, Paragraph

LEAST_LETTERS = 3
"""Letters of a wording: who types `y` agrees to something, and asks nothing."""
_HERE = Position("", 1, 1)
_ENTRY = cast("Record", cast("ListOf", ANSWERS_FILE.fields["entries"].kind).item)
_EVIDENCE = cast("ListOf", _ENTRY.fields["evidence"].kind)
_KINDS = {
    "topic": ANSWERS_FILE.fields["topic"].kind,
    **{key: _ENTRY.fields[key].kind for key in ("id", "question", "answer", "review_by")},
    "wording": cast("ListOf", _ENTRY.fields["wordings"].kind).item,
    "quote": cast("Record", _EVIDENCE.item).fields["quote"].kind,
}
_PLACE = re.compile(
    r"(?:paragraph )?\[?(?:(?P<briefing>[a-z0-9-]+):)?(?P<number>[0-9][0-9.]*[A-Za-z]?)\]?", re.IGNORECASE
)


def text_fault(key: str, text: str) -> str:
    """Check a text by the table that reads the knowledge.

    Args:
        key: topic, id, question, wording, answer, quote or review_by.
        text: what was typed, white space joined.
    """
    if any(unicodedata.category(character) in {"Cc", "Cs"} for character in text):
        return phrases.UNSEEN_CHARACTER
    if text and not any(character.isalnum() for character in text):
        return phrases.NO_WORD
    typed = SourceText(text, _HERE)
    return _in_a_sentence([*strange_letters(typed), *_faults(_KINDS[key], key, typed)])


def topic_fault(text: str, topics: Iterable[str]) -> str:
    """Check the name of a new topic; `topics` are those that there are."""
    there = any(same_wordings(text, topic) for topic in topics)
    return text_fault("topic", text) or (phrases.TOPIC_THERE if there else "")


def id_fault(text: str, taken: Collection[str]) -> str:
    """Check the name of a new entry; `taken` are the names that it may not have."""
    return text_fault("id", text) or (phrases.ID_TAKEN.format(name=text) if text in taken else "")


def phrasing_fault(key: str, text: str, given: Iterable[str], knowledge: Knowledge) -> str:
    """Check the question or a wording.

    Args:
        key: question or wording.
        text: what was typed, white space joined.
        given: the question and wordings that the new entry has already.
        knowledge: no entry of it may have the same words.
    """
    if fault := text_fault(key, text) or _copied_fault(text, knowledge.briefings.values()):
        return fault
    if sum(character.isalnum() for character in text) < LEAST_LETTERS:
        return phrases.WORDING_SHORT
    if any(same_wordings(text, other) for other in given):
        return phrases.WORDING_GIVEN
    for entry in knowledge.entries.values():
        if any(same_wordings(text, other) for other in entry.phrasings):
            return phrases.WORDING_TAKEN.format(entry=entry.id)
    return ""


def sentence_fault(text: str, given: Collection[DraftSentence], knowledge: Knowledge) -> str:
    """Check a text as the next sentence of an answer, before anything proves it.

    Args:
        text: what was typed, white space joined.
        given: the sentences before it.
        knowledge: no more than twelve words in a row may be copied from its briefings.
    """
    if fault := text_fault("answer", text):
        return fault
    if "[" in text or "]" in text:
        return phrases.BRACKETS
    for sentence in sentences(f"{ended(text)} [1]")[:-1]:
        if sentence.needs_marker:
            return phrases.TWO_SENTENCES.format(first=sentence.words)
    # Two sentences that are our own may be the briefing's together.
    whole = " ".join([*(sentence.words for sentence in given), ended(text)])
    return _copied_fault(whole, knowledge.briefings.values()) or text_fault("answer", whole)


def needs_proof(text: str) -> bool:
    """Return whether a sentence says something of its own; “No.” only opens the one behind it."""
    return bool(uncited_sentences(text))


def proved_sentence_fault(sentence: DraftSentence, given: Collection[DraftSentence], knowledge: Knowledge) -> str:
    """Check a sentence together with what proves it.

    Args:
        sentence: the sentence and its proofs.
        given: the sentences before it, whose paragraphs are cited too.
        knowledge: holds the paragraphs.
    """
    answer = [*given, sentence]
    proofs = proofs_of(answer)
    told = [Sentence(one.words, tuple((proof.briefing, proof.paragraph) for proof in one.proofs)) for one in answer]
    for one, found in first_differences(told, proofs, "", knowledge):
        if not found.warning:
            return phrases.DIFFERS.format(sentence=one.words, differs=found.what, why=found.why)
    for unproved in unproved_figures([sentence.words], cited_texts(proofs, knowledge)):
        said = phrases.FIGURE_TOO_OFTEN if unproved.too_often else phrases.FIGURE_UNPROVED
        return said.format(figure=unproved.figure)
    quotes = Sequence(_HERE, [SourceText(proof.quote, _HERE) for proof in proofs])
    too_many = _faults(replace(_EVIDENCE, item=_KINDS["quote"], least=0), "evidence", quotes)
    # With its markers the answer is longer than it was when the sentence was typed.
    return _in_a_sentence(too_many) or text_fault("answer", " ".join(answer_lines(answer, knowledge.only_briefing)))


def paragraph_named(text: str, knowledge: Knowledge) -> tuple[Briefing, str] | None:
    """Return the briefing and number of the paragraph that somebody typed; None where there is no such paragraph."""
    match = _PLACE.fullmatch(text)
    briefing = knowledge.briefings.get(match["briefing"] or knowledge.only_briefing) if match else None
    return (briefing, match["number"]) if match and briefing and match["number"] in briefing.paragraphs else None


def paragraph_fault(text: str, knowledge: Knowledge) -> str:
    """Check that somebody typed the number of a paragraph."""
    if paragraph_named(text, knowledge):
        return ""
    places = [
        number if knowledge.only_briefing else f"{briefing.id}:{number}"
        for briefing in knowledge.briefings.values()
        for number in briefing.paragraphs
    ]
    return phrases.NO_PARAGRAPH.format(numbers=", ".join(places))


def point_fault(letter: str, paragraph: Paragraph) -> str:
    """Check that a paragraph has a point."""
    known = letter in paragraph.points
    return "" if known else phrases.NO_POINT.format(letters=", ".join(paragraph.points))


def quote_fault(quote: str, briefing: Briefing, paragraph: str) -> str:
    """Check words as a quotation from a paragraph."""
    if fault := text_fault("quote", quote):
        return fault
    found = next(quotation_flaws(quote, paragraph, briefing), None)
    return _flaw_in_a_sentence(found, paragraph) if found else ""


def review_fault(text: str, today: date) -> str:
    """Check the day of the next review, which may not have passed."""
    return text_fault("review_by", text) or (phrases.REVIEW_PAST if date.fromisoformat(text) < today else "")


def _copied_fault(text: str, briefings: Iterable[Briefing]) -> str:
    copied = copied_words(text, briefings)
    return phrases.COPIED.format(words=copied, most=MOST_WORDS) if copied else ""


def _flaw_in_a_sentence(found: QuotationFlaw, paragraph: str) -> str:
    match found.flaw:
        case Flaw.TOO_LONG:
            return phrases.QUOTE_LONG.format(words=found.words, most=MOST_WORDS)
        case Flaw.TOO_SHORT:
            return phrases.QUOTE_SHORT.format(least=LEAST_WORDS)
        case Flaw.NEGATED:
            return phrases.QUOTE_NEGATED
        case Flaw.ABSENT if found.elsewhere:
            return phrases.QUOTE_ELSEWHERE.format(paragraph=paragraph, others=", ".join(found.elsewhere))
        case Flaw.ABSENT:
            return phrases.QUOTE_NOWHERE.format(paragraph=paragraph)


def _faults(kind: Kind, key: str, node: Node) -> list[Fault]:
    faults: list[Fault] = []
    read_values(Record(key, {key: Field(kind)}), Mapping(_HERE, {SourceText(key, _HERE): node}), "", faults.append)
    return faults


def _in_a_sentence(faults: list[Fault]) -> str:
    return f"{faults[0].what}. {faults[0].why}".strip() if faults else ""
