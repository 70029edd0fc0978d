"""Warns of what no answer or golden question reaches; the knowledge can be served all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.briefing.coverage import coverage
from bot.knowledge.diagnostics import fault_at
from bot.knowledge.explain_page import PROOF, ExplainPage
from bot.knowledge.values import ConceptKind
from bot.knowledge.yaml.source import letters_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.knowledge.diagnostics import Fault
    from bot.knowledge.values import Knowledge

_TURNED_AWAY = "A member who asks about it is turned away."

PAGES: Final[Mapping[str, ExplainPage]] = {
    "KB314": ExplainPage(
        "no answer starts from this paragraph",
        "This is a warning: the bot works all the same. No answer has this paragraph as the first of its evidence, so "
        "a member who asks about it is probably turned away. Write an answer that rests on it first of all; "
        "`briefing-bot new` asks for it step by step.",
    ),
    "KB319": ExplainPage(
        "a point of a paragraph that no answer rests on",
        "This is a warning: the bot works all the same. No answer gives this point of the briefing as evidence, so a "
        "member who asks about it is probably turned away. Write an answer for it, or add the `point` line to the "
        "evidence that rests on it already.",
        PROOF,
        "evidence:\n  - paragraph: 10\n    point: a\n    quote: no element of compulsion",
    ),
    "KB320": ExplainPage(
        "an answer that the exam does not ask for",
        "This is a warning: the bot works all the same. No golden question asks for this answer, so nobody would "
        "notice if a later change kept members from finding it. Add a question to a file in the folder questions, in "
        "words that are not among the entry's wordings.",
        "",
        "- ask: our head says we have to join a learning walk, true?\n  entry: walks-compulsory",
    ),
    "KB327": ExplainPage(
        "an answer without a subject",
        "This is a warning: the bot works all the same. No word of a concept with `kind: subject` in vocabulary.yaml "
        "stands in the question, the wordings or the answer. The bot cannot see what the answer is about, so it may "
        "give it to a member who asks the same of something else. Name the thing in the question and the wordings, or "
        "add its words to the vocabulary.",
        "question: Is it compulsory?",
        "question: Are learning walks compulsory?",
    ),
}


def paragraphs_are_cited(knowledge: Knowledge) -> Iterator[Fault]:
    """Check that every paragraph is the first citation of some answer."""
    first = {entry.main_source for entry in knowledge.entries.values() if entry.answers}
    for briefing in knowledge.briefings.values():
        for number, paragraph in briefing.paragraphs.items():
            if (briefing.id, number) not in first:
                what = f"no answer cites paragraph {number} first"
                yield fault_at(paragraph.number, "KB314", what, why=_TURNED_AWAY, warning=True)


def points_are_cited(knowledge: Knowledge) -> Iterator[Fault]:
    """Check that every point of a paragraph is the evidence of some answer."""
    for briefing in knowledge.briefings.values():
        for covered in coverage(briefing, knowledge):
            if covered.point and not covered.entries:
                what = f"no answer rests on point {covered.point} of paragraph {covered.paragraph}"
                yield fault_at(covered.words, "KB319", what, why=_TURNED_AWAY, warning=True)


def answers_are_asked_for(knowledge: Knowledge) -> Iterator[Fault]:
    """Check that every answer has a golden question, so that a change which breaks it is noticed."""
    asked = {name for question in knowledge.questions for name in question.entries}
    for entry in knowledge.entries.values():
        if entry.answers and entry.id not in asked:
            what, why = f"no golden question asks for `{entry.id}`", "A change that breaks it would go unnoticed."
            yield fault_at(entry.id, "KB320", what, why=why, warning=True)


def answers_name_a_subject(knowledge: Knowledge) -> Iterator[Fault]:
    """Check that it can be seen what every answer is about, where the vocabulary names subjects."""
    subjects = [one for one in knowledge.vocabulary.concepts if one.kind is ConceptKind.SUBJECT]
    phrases = dict.fromkeys(f" {letters_of(words)}" for one in subjects for words in one.words)
    if not phrases:
        return
    for entry in knowledge.entries.values():
        # Endings do not matter: what begins as a word of the vocabulary does is taken for it.
        texts = (f" {letters_of(text)}" for text in (*entry.phrasings, entry.answer))
        if entry.answers and not any(phrase in text for text in texts for phrase in phrases):
            what = f"nothing in `{entry.id}` says what it is about"
            why = "It may be given to a member who asks of something else."
            yield fault_at(entry.id, "KB327", what, why=why, warning=True)
