"""Carries out `briefing-bot new`: asks for a new entry step by step, and adds it only when it has no fault."""

from __future__ import annotations

import io
import os
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from bot.answering.engine import Engine
from bot.answering.reply import Outcome
from bot.errors import UsageError
from bot.knowledge.briefing.quotations import MOST_WORDS
from bot.knowledge.folder import content_of
from bot.knowledge.values import Evidence, Knowledge
from bot.phrases import terminal as phrases
from bot.publishing import adding, draft_checks, drafting
from bot.publishing.drafting import DraftEntry, DraftSentence, bare_quote
from bot.publishing.writing import write_whole
from bot.terminal.asking import Dialogue, counts, numbers
from bot.terminal.faults import faults_in_words, knowledge_or_explanation
from bot.terminal.golden import offer_golden_question

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WANTED_WORDINGS = 3


def new(folder: Path, today: Callable[[], date] = date.today) -> int:
    """Ask for an entry and add it to its file.

    Args:
        folder: the knowledge.
        today: gives the current day, for the entry's dates.

    Returns:
        0 where the entry was added, 1 where nothing was.

    Raises:
        KnowledgeFaultsError: the knowledge has faults already.
        UsageError: the folder cannot be written.
    """
    if isinstance(sys.stdin, io.TextIOWrapper) and not sys.stdin.isatty():
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    knowledge = knowledge_or_explanation(folder)
    if not os.access(folder / "answers", os.W_OK):
        raise UsageError(phrases.NEW_CANNOT_WRITE.format(path=folder / "answers", why="it is protected"))
    interview = _Interview(Console(), folder / "answers", knowledge, Engine(knowledge, today), today())
    try:
        return interview.hold()
    except (EOFError, KeyboardInterrupt):
        interview.say(f"\n{phrases.NEW_NOTHING_SAVED}")
        return 1


@dataclass(frozen=True, slots=True)
class _Interview(Dialogue):
    """Asks the questions in their order."""

    answers: Path
    knowledge: Knowledge
    engine: Engine
    today: date

    def hold(self) -> int:
        """Ask everything; show, check and add the entry."""
        self.say(phrases.NEW_WELCOME.format(folder=self.answers.parent.resolve()))
        file, topic = self._topic()
        question = self.ask(phrases.NEW_QUESTION, lambda text: self._phrasing_fault("question", text, ()))
        if not self._is_wanted(question):
            return self._nothing_saved()
        draft = DraftEntry(
            id=self._id(question),
            question=question,
            wordings=self._wordings(question),
            sentences=self._sentences(),
            see_also=self._related(question),
            reviewed=self.today,
            review_by=self._review_day(),
        )
        entry = drafting.entry_text(draft, self.knowledge.only_briefing)
        self.say(phrases.NEW_SHOWN.format(file=file.name))
        # Not wrapped: what could not be saved must be fit for copying.
        self.console.print(Text(entry, style="cyan"), soft_wrap=True)
        if not self.agrees(phrases.NEW_ADD):
            return self._nothing_saved()
        return self._add(file, topic, entry, draft)

    def _nothing_saved(self) -> int:
        self.say(phrases.NEW_NOTHING_SAVED)
        return 1

    def _topic(self) -> tuple[Path, str]:
        """Return the file, and the topic's name where the file is still to be made."""
        files = sorted(self.answers.glob("*.yaml"))
        topics = [adding.topic_of(file.read_bytes()) for file in files]
        for number, (file, topic) in enumerate(zip(files, topics, strict=True), 1):
            self.say(phrases.NEW_TOPIC_LINE.format(number=number, topic=topic, file=file.name), indent=2)

        def fault(text: str) -> str:
            if text.lower() == "n":
                return ""
            if not counts(text, len(files)):
                return phrases.NEW_TOPIC_WRONG.format(count=len(files))
            file = files[int(text) - 1]
            return "" if adding.takes_entries(file.read_bytes()) else phrases.NEW_TOPIC_CLOSED.format(file=file.name)

        chosen = self.ask(phrases.NEW_TOPIC, fault)
        if chosen.lower() != "n":
            return files[int(chosen) - 1], ""
        topic = self.ask(phrases.NEW_TOPIC_NAME, lambda text: draft_checks.topic_fault(text, topics))
        taken = {path.stem.lower() for path in self.answers.iterdir()}
        return self.answers / f"{drafting.not_taken(drafting.slug(topic), taken)}.yaml", topic

    def _phrasing_fault(self, key: str, text: str, given: Sequence[str]) -> str:
        return draft_checks.phrasing_fault(key, text, given, self.knowledge)

    def _is_wanted(self, question: str) -> bool:
        """Show what the bot says to the question today; return whether to go on."""
        reply = self.engine.reply(question)
        settled = [part for part in reply.parts if part.entry]
        for part in settled:
            answered = part.outcome is Outcome.ANSWERED
            told = phrases.NEW_ALREADY_ANSWERED if answered else phrases.NEW_ALREADY_DECLINED
            self.say(told.format(entry=part.entry), "yellow")
            self.say(self.knowledge.entries[str(part.entry)].question, indent=2)
            self.say(part.text, indent=2)
        if settled:
            return self.agrees(phrases.NEW_GO_ON)
        near = [suggestion.question for part in reply.parts for suggestion in part.suggestions]
        self.say(phrases.NEW_ALREADY_NEAR if near else phrases.NEW_NOT_ANSWERED)
        for question_beside in near:
            self.say(question_beside, indent=2)
        return True

    def _id(self, question: str) -> str:
        taken = {*self.knowledge.entries, *self.knowledge.briefings}
        proposed = drafting.proposed_id(question, taken)
        return self.ask(phrases.NEW_ID, lambda text: draft_checks.id_fault(text, taken), proposed)

    def _wordings(self, question: str) -> tuple[str, ...]:
        self.say(phrases.NEW_WORDINGS)
        given: list[str] = []
        warned = False

        def fault(text: str) -> str:
            if text:
                return self._phrasing_fault("wording", text, (question, *given))
            return "" if given else phrases.NEW_WORDING_NEEDED

        while True:
            typed = self.ask(phrases.NEW_WORDING.format(number=len(given) + 1), fault)
            if typed:
                given.append(typed)
            elif len(given) < WANTED_WORDINGS and not warned:
                warned = True
                self.say(phrases.NEW_FEW_WORDINGS, "yellow")
            else:
                return tuple(given)

    def _sentences(self) -> tuple[DraftSentence, ...]:
        self.say(phrases.NEW_ANSWER)
        if not all(briefing.full_text for briefing in self.knowledge.briefings.values()):
            self.say(phrases.NEW_NOT_COMPARED, "yellow")
        given: list[DraftSentence] = []

        def fault(text: str) -> str:
            if text:
                return draft_checks.sentence_fault(text, given, self.knowledge)
            return "" if drafting.proofs_of(given) else phrases.NEW_SENTENCE_NEEDED

        while typed := self.ask(phrases.NEW_SENTENCE.format(number=len(given) + 1), fault):
            words = drafting.ended(typed)
            sentence = DraftSentence(words, self._proofs() if draft_checks.needs_proof(words) else ())
            if wrong := draft_checks.proved_sentence_fault(sentence, given, self.knowledge):
                self.say(wrong, "red")
            else:
                given.append(sentence)
        return tuple(given)

    def _proofs(self) -> tuple[Evidence, ...]:
        """Ask for what proves a sentence: words of at least one paragraph."""
        found: list[Evidence] = []
        while typed := self._paragraph(optional=bool(found)):
            if proof := self._proof(typed):
                found.append(proof)
        return tuple(found)

    def _paragraph(self, *, optional: bool) -> str:
        """Ask for a paragraph and return it as it was typed; show all of them to whoever asks for that."""
        words = phrases.NEW_ANOTHER_PARAGRAPH if optional else phrases.NEW_PARAGRAPH

        def fault(text: str) -> str:
            return "" if text == "?" or (optional and not text) else draft_checks.paragraph_fault(text, self.knowledge)

        while (typed := self.ask(words, fault)) == "?":
            for briefing in self.knowledge.briefings.values():
                self.say(f"{briefing.title} ({briefing.id})", "bold")
                for number, paragraph in briefing.paragraphs.items():
                    self.say(phrases.NEW_PARAGRAPH_LINE.format(number=number, summary=paragraph.summary), indent=2)
        return typed

    def _proof(self, typed: str) -> Evidence | None:
        """Ask for the point and words of a paragraph; return None to choose another."""
        named = draft_checks.paragraph_named(typed, self.knowledge)
        if named is None:
            return None
        briefing, number = named
        paragraph = briefing.paragraphs[number]
        self.say(paragraph.summary, indent=2)
        for letter, text in paragraph.points.items():
            self.say(phrases.NEW_POINT_LINE.format(letter=letter, text=text), indent=4)
        if number in briefing.full_text:
            self.say(phrases.NEW_PARAGRAPH_OWN_WORDS, indent=2)
            self.say(briefing.full_text[number], "italic", indent=4)

        def point_fault(text: str) -> str:
            another = draft_checks.paragraph_named(text, self.knowledge)
            return "" if not text or another else draft_checks.point_fault(text.lower(), paragraph)

        point = self.ask(phrases.NEW_POINT, point_fault)
        if point and point.lower() not in paragraph.points:
            return self._proof(point)
        quote = self.ask(
            phrases.NEW_QUOTE.format(paragraph=number, most=MOST_WORDS),
            lambda text: draft_checks.quote_fault(bare_quote(text), briefing, number) if text else "",
        )
        return Evidence(briefing.id, number, point.lower(), bare_quote(quote)) if quote else None

    def _related(self, question: str) -> tuple[str, ...]:
        near = drafting.related_answers(question, self.engine)
        if not near:
            return ()
        self.say(phrases.NEW_NEAREST)
        for number, entry in enumerate(near, 1):
            self.say(f"{number}. {entry.question}", indent=2)

        def fault(text: str) -> str:
            known = all(counts(number, len(near)) for number in numbers(text))
            return "" if known else phrases.NEW_RELATED_WRONG.format(count=len(near))

        chosen = self.ask(phrases.NEW_RELATED, fault)
        return tuple(dict.fromkeys(near[int(number) - 1].id for number in numbers(chosen)))

    def _review_day(self) -> date:
        proposed = drafting.a_year_after(self.today).isoformat()
        day = self.ask(phrases.NEW_REVIEW, lambda text: draft_checks.review_fault(text, self.today), proposed)
        return date.fromisoformat(day)

    def _add(self, file: Path, topic: str, entry: str, draft: DraftEntry) -> int:
        """Check the knowledge with the entry in it; write the file where there are no faults."""
        folder = self.answers.parent
        shown = file.relative_to(folder)
        try:
            # Read again: somebody may have had it open in an editor while we talked.
            content = adding.new_file(topic, entry) if topic else adding.added_to(file.read_bytes(), entry)
            if content is None:
                self.say(f"{phrases.NEW_TOPIC_CLOSED.format(file=file.name)} {phrases.NEW_NOTHING_SAVED}", "red")
                return 1
            inspection = content_of(folder).inspect({shown.as_posix(): content})
            if inspection.errors:
                drawn = faults_in_words(inspection.errors, inspection.lines, folder)
                self.console.print(Text(drawn), soft_wrap=True)
                self.say(phrases.NEW_FAULTY, "red")
                return 1
            write_whole(file, content)
        except OSError as error:
            self.say(phrases.NEW_NOT_WRITTEN.format(path=file, why=error.strerror or error), "red")
            return 1
        self.say(phrases.NEW_SAVED.format(file=file.name, entry=draft.id), "green")
        given = [part.entry for part in Engine(inspection.knowledge, lambda: self.today).reply(draft.question).parts]
        if draft.id not in given:
            self.say(phrases.NEW_NOT_FOUND_YET, "yellow")
        offer_golden_question(self, folder, file.name, draft, self.knowledge)
        self.say(phrases.NEW_NEXT.format(folder=folder.as_posix()))
        return 0
