"""The rules of content: each a small function from Knowledge to its faults.

They hold what no format can: that every sentence is cited, that every citation is proved by words of the paragraph,
that every name leads somewhere. Rules that need the engine (does each wording still find its own answer?) are the
exam's, in `bot.publishing.exam`.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from bot.knowledge.briefing.overlap import copied_run, figures
from bot.knowledge.briefing.quotations import LEAST_WORDS, MOST_WORDS, negated, occurs, word_count
from bot.knowledge.diagnostics import Fault, fault_at, nearest
from bot.knowledge.markers import sentences, strange_brackets, without_markers
from bot.knowledge.values import Briefing, DeclineReason, Entry, Knowledge, Vocabulary
from bot.knowledge.yaml.source import letters_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SHORT = 60
"""Characters of a text that a message repeats."""
CLEARLY = 0.1
"""By how much, of 1, a name must be more like what was typed than any other: many are made of the same words."""


def check_content(knowledge: Knowledge, spoiled: frozenset[str] = frozenset()) -> list[Fault]:
    """Every fault of content, from all rules.

    Args:
        knowledge: what could be read.
        spoiled: sub-folders, or the vocabulary's file, of which something could not be read; rules that would only
            repeat this stay silent.
    """
    faults: list[Fault] = []
    rules: list[Callable[[Entry, Knowledge], Iterator[Fault]]] = [
        sentences_without_marker,
        brackets_that_are_no_markers,
        evidence_against_markers,
        dates_in_order,
    ]
    if not spoiled & {"briefings"}:
        rules += [evidence_against_briefing, figures_against_paragraphs, own_words]
    if not spoiled & {"answers", "declines"}:
        rules.append(see_also_resolves)
    if "vocabulary.yaml" not in spoiled:
        rules.append(concepts_resolve)
        faults += it_resolves(knowledge.vocabulary)
    for entry in knowledge.entries.values():
        for rule in rules:
            faults += rule(entry, knowledge)
    faults += repeated_wordings(knowledge)
    if not spoiled & {"answers", "declines", "questions", "briefings"}:
        for over_all in (golden_questions_resolve, uncited_paragraphs, uncited_points, unasked_entries):
            faults += over_all(knowledge)
    return faults


def unique_ids(briefings: Sequence[Briefing], entries: Sequence[Entry]) -> Iterator[Fault]:
    """A name belongs to one entry or briefing only; a second would replace the first silently."""
    seen: dict[str, str] = {}
    for name in [one.id for one in briefings] + [one.id for one in entries]:
        if name in seen:
            yield fault_at(
                name, "KB301", f"the id `{name}` is used twice", why=f"It stands {_place(seen[name])}already."
            )
        seen.setdefault(name, name)


def sentences_without_marker(entry: Entry, _: Knowledge) -> Iterator[Fault]:
    """Every sentence of an answer carries the paragraph it rests on."""
    for sentence in sentences(entry.answer) if entry.answers and not strange_brackets(entry.answer) else ():
        if sentence.needs_marker and not sentence.cited:
            yield fault_at(
                entry.answer,
                "KB302",
                "a sentence without its paragraph",
                why=f"“{_short(sentence.words)}” is followed by no marker such as [10]. "
                "If the briefing does not say it, the answer must not say it either.",
                fragment=sentence.words,
            )


def brackets_that_are_no_markers(entry: Entry, _: Knowledge) -> Iterator[Fault]:
    """Square brackets hold one paragraph number each and nothing else: members take them for citations."""
    for bracket in strange_brackets(entry.answer):
        numbers = "".join(one if one.isalnum() or one in ".:" else " " for one in bracket).split()
        certain = len(numbers) > 1 and all(one[0].isdigit() for one in numbers)
        yield fault_at(
            entry.answer,
            "KB315",
            f"{bracket} is no marker",
            why="A marker is one paragraph number in square brackets; several stand one after the other.",
            mend=" ".join(f"[{one}]" for one in numbers) if certain else "",
            fragment=bracket,
        )


def evidence_against_markers(entry: Entry, knowledge: Knowledge) -> Iterator[Fault]:
    """Markers and evidence name the same paragraphs."""
    only = next(iter(knowledge.briefings)) if len(knowledge.briefings) == 1 else ""
    default = only or (entry.evidence[0].briefing if entry.evidence else "")
    marked = {(briefing or default, paragraph) for one in sentences(entry.answer) for briefing, paragraph in one.cited}
    proved = {(one.briefing, one.paragraph) for one in entry.evidence}
    if any(one.briefing not in knowledge.briefings for one in entry.evidence) or strange_brackets(entry.answer):
        return
    for _, paragraph in sorted(marked - proved):
        yield fault_at(
            entry.answer,
            "KB303",
            f"the marker [{paragraph}] has no evidence",
            why=f"Each paragraph that is cited needs a quotation under `evidence`; {paragraph} has none.",
            fragment=f"[{paragraph}]",
        )
    for one in entry.evidence:
        if (one.briefing, one.paragraph) not in marked:
            why = f"No sentence of the answer is followed by [{one.paragraph}]."
            what = f"evidence from paragraph {one.paragraph}, which no sentence cites"
            yield fault_at(one.paragraph, "KB304", what, why=why)


def evidence_against_briefing(entry: Entry, knowledge: Knowledge) -> Iterator[Fault]:
    """Evidence names a paragraph and point that exist, and its quotation stands there word for word."""
    for one in entry.evidence:
        briefing = knowledge.briefings.get(one.briefing)
        if briefing is None:
            names = ", ".join(knowledge.briefings)
            if not one.briefing:
                what, why = "evidence without its briefing", f"There are several: {names}. Name one with `briefing:`."
                yield fault_at(one.paragraph, "KB323", what, why=why)
                continue
            close = nearest(one.briefing, knowledge.briefings)
            what, mend = f"there is no briefing `{one.briefing}`", f"briefing: {close}" if close else ""
            yield fault_at(one.briefing, "KB305", what, why=f"The briefings are: {names}.", mend=mend)
            continue
        paragraph = briefing.paragraphs.get(one.paragraph)
        if paragraph is None:
            why = f"Its paragraphs are: {', '.join(briefing.paragraphs)}."
            yield fault_at(one.paragraph, "KB306", f"{briefing.title} has no paragraph {one.paragraph}", why=why)
            continue
        if one.point and one.point not in paragraph.points:
            why = f"Its points are: {', '.join(paragraph.points)}."
            yield fault_at(one.point, "KB307", f"paragraph {one.paragraph} has no point {one.point}", why=why)
        yield from _quotation(one.quote, one.paragraph, briefing)


def _quotation(quote: str, number: str, briefing: Briefing) -> Iterator[Fault]:
    count = word_count(quote)
    if count > MOST_WORDS:
        why = f"The briefing is the publisher's: at most {MOST_WORDS} words of it are quoted."
        yield fault_at(quote, "KB308", f"the quotation has {count} words", why=why)
    if count < LEAST_WORDS:
        why = f"So few words prove nothing; quote at least {LEAST_WORDS}."
        yield fault_at(quote, "KB318", f"the quotation has only {count} word{'s' * (count != 1)}", why=why)
    if not briefing.full_text:
        return
    text = briefing.full_text.get(number, "")
    if not occurs(quote, text):
        elsewhere = [other for other, words in briefing.full_text.items() if occurs(quote, words)]
        why = f"They stand in paragraph {', '.join(elsewhere)}." if elsewhere else (
            "A quotation repeats the briefing letter by letter.")  # fmt: skip
        mend = f"paragraph: {elsewhere[0]}" if len(elsewhere) == 1 else ""
        yield fault_at(quote, "KB309", f"these words do not stand in paragraph {number}", why=why, mend=mend)
    elif negated(quote, text):
        why = "In the briefing “not” or “no” stands just before them; without it they say the opposite."
        yield fault_at(quote, "KB325", "a quotation cut out of a negation", why=why)


def figures_against_paragraphs(entry: Entry, knowledge: Knowledge) -> Iterator[Fault]:
    """Every number and month stands in a paragraph that the answer cites, as often as one sentence uses it.

    A refusal may name the briefing's date as well.
    """
    known: Counter[str] = Counter()
    for one in knowledge.briefings.values() if not entry.answers else ():
        known.update(figures(f"{one.date} {one.title}"))
    for source, number in {(one.briefing, one.paragraph) for one in entry.evidence}:
        briefing = knowledge.briefings.get(source)
        paragraph = briefing.paragraphs.get(number) if briefing else None
        if briefing and paragraph:
            known.update(figures(briefing.full_text.get(number) or paragraph.our_words))
    for sentence in sentences(entry.answer):
        for figure in sorted(Counter(figures(sentence.words)) - known):
            where = "less often in the paragraphs cited" if known[figure] else "in no paragraph that the answer cites"
            what = f"“{figure}” stands {where}"
            why = "A figure or date must be the briefing's."
            yield fault_at(entry.answer, "KB317", what, why=why, fragment=figure)


def own_words(entry: Entry, knowledge: Knowledge) -> Iterator[Fault]:
    """No more than twelve words in a row are taken from a briefing."""
    texts = [text for briefing in knowledge.briefings.values() for text in briefing.full_text.values()]
    for text in (entry.answer, *entry.phrasings) if texts else ():
        run = copied_run(without_markers(text), texts, MOST_WORDS)
        if run:
            why = f"The briefing is the publisher's. Say it in other words: “{_short(run)}”"
            yield fault_at(text, "KB316", "words copied from the briefing", why=why, fragment=" ".join(run.split()[:4]))


def see_also_resolves(entry: Entry, knowledge: Knowledge) -> Iterator[Fault]:
    """A related question leads to an entry, and so does what a refusal stands beside."""
    for name in (*entry.see_also, *([entry.beside] if entry.beside else [])):
        if name not in knowledge.entries:
            yield fault_at(name, "KB310", f"there is no entry `{name}`", mend=nearest(name, knowledge.entries))


def concepts_resolve(entry: Entry, knowledge: Knowledge) -> Iterator[Fault]:
    """An entry goes by concepts that there are, and shuts out none that it asks for.

    A misspelt one would hide the answer from every question (`needs`) or keep it from none (`not_with`).
    """
    if not (entry.needs or entry.not_with):
        return
    yield from _concepts_missing((*entry.needs, *entry.not_with), knowledge.vocabulary)
    for name in entry.not_with:
        if name in entry.needs:
            why = "What a question must have cannot be what it must not have."
            yield fault_at(name, "KB326", f"`{name}` stands under `needs` and under `not_with`", why=why)


def it_resolves(vocabulary: Vocabulary) -> Iterator[Fault]:
    """What "it" stands for is a concept that there is."""
    yield from _concepts_missing([vocabulary.it_means] if vocabulary.it_means else [], vocabulary)


def _concepts_missing(names: Sequence[str], vocabulary: Vocabulary) -> Iterator[Fault]:
    known = {one.name for one in vocabulary.concepts}
    for name in names:
        if name not in known:
            owners = _concepts_with(name, vocabulary)
            why = f"It is among the words of {' and '.join(f'`{one}`' for one in owners)}." if owners else (
                "The names of concepts stand in vocabulary.yaml, each above its words.")  # fmt: skip
            near = nearest(name, known, CLEARLY) if not owners else owners[0] if len(owners) == 1 else ""
            yield fault_at(name, "KB326", f"there is no concept `{name}`", why=why, mend=near)


def _concepts_with(name: str, vocabulary: Vocabulary) -> list[str]:
    """The concepts that have the words of `name` among theirs: officers may take a word for the concept's name."""
    words = letters_of(name.replace("-", " "))
    return [one.name for one in vocabulary.concepts if words in map(letters_of, one.words)]


def dates_in_order(entry: Entry, _: Knowledge) -> Iterator[Fault]:
    """`reviewed`, `review_by` and `expires` stand in this order in time."""
    dates = {"reviewed": entry.reviewed, "review_by": entry.review_by, "expires": entry.expires}
    for (earlier, first), (later, second) in combinations(dates.items(), 2):
        if first and second and second < first:
            what, why = f"`{later}` is earlier than `{earlier}`", f"{second} comes before {first}."
            yield fault_at(entry.id, "KB311", what, why=why, fragment=f"{later}:")


def repeated_wordings(knowledge: Knowledge) -> Iterator[Fault]:
    """No wording stands twice, in one entry or two: two answers cannot both be the one for it."""
    seen: dict[str, tuple[str, Entry]] = {}
    for entry in knowledge.entries.values():
        for wording in entry.phrasings:
            letters = letters_of(wording)
            if letters in seen:
                first, owner = seen[letters]
                why = f"The entry `{owner.id}` has it already, {_place(first)}".rstrip(", ") + "."
                yield fault_at(wording, "KB312", f"“{_short(wording)}” stands twice", why=why)
            seen.setdefault(letters, (wording, entry))


def golden_questions_resolve(knowledge: Knowledge) -> Iterator[Fault]:
    """A golden question names entries and reasons that exist."""
    for question in knowledge.questions:
        for name in question.entries:
            if name not in knowledge.entries:
                yield fault_at(name, "KB310", f"there is no entry `{name}`", mend=nearest(name, knowledge.entries))
        if question.reason and question.reason not in tuple(DeclineReason):
            what, why = (
                f"`{question.reason}` is not a reason for declining",
                f"They are: {', '.join(DeclineReason)}, any.",
            )
            yield fault_at(question.reason, "KB313", what, why=why, mend=nearest(question.reason, DeclineReason))


def uncited_paragraphs(knowledge: Knowledge) -> Iterator[Fault]:
    """Every paragraph is the first citation of some answer: nothing in the briefing is out of a member's reach."""
    first = {one.main_source for one in knowledge.entries.values() if one.answers}
    for briefing in knowledge.briefings.values():
        for number, paragraph in briefing.paragraphs.items():
            if (briefing.id, number) not in first:
                what, why = f"no answer cites paragraph {number} first", "A member who asks about it is turned away."
                yield fault_at(paragraph.number, "KB314", what, why=why, warning=True)


def uncited_points(knowledge: Knowledge) -> Iterator[Fault]:
    """Every point of a paragraph is the evidence of some answer."""
    cited = {(one.briefing, one.paragraph, one.point) for entry in knowledge.entries.values() if entry.answers
             for one in entry.evidence}  # fmt: skip
    for briefing in knowledge.briefings.values():
        for number, paragraph in briefing.paragraphs.items():
            for point, text in paragraph.points.items():
                if (briefing.id, number, point) not in cited:
                    what = f"no answer rests on point {point} of paragraph {number}"
                    why = "A member who asks about it is turned away."
                    yield fault_at(text, "KB319", what, why=why, warning=True)


def unasked_entries(knowledge: Knowledge) -> Iterator[Fault]:
    """Every answer has a golden question, so that a change which breaks it is noticed."""
    asked = {name for question in knowledge.questions for name in question.entries}
    for entry in knowledge.entries.values():
        if entry.answers and entry.id not in asked:
            what, why = f"no golden question asks for `{entry.id}`", "A change that breaks it would go unnoticed."
            yield fault_at(entry.id, "KB320", what, why=why, warning=True)


def _place(text: str) -> str:
    position = getattr(text, "position", None)
    return f"in {position.file}, line {position.line} " if position else ""


def _short(text: str) -> str:
    return text if len(text) <= SHORT else f"{text[: SHORT - 1]}…"
