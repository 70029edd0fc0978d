"""The rules of content: every sentence cited, every citation proved, every name leading somewhere."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.knowledge import checks
from bot.knowledge.reading import inspect_knowledge, read_knowledge
from bot.knowledge.source import Position, SourceText
from bot.knowledge.values import (
    Briefing,
    DeclineReason,
    Entry,
    Evidence,
    GoldenQuestion,
    Knowledge,
    Paragraph,
    Vocabulary,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

MARKERS = re.compile(r"(?:\s*\[[0-9a-z.:-]+\])+")
WORD = re.compile(r"\w+")
ENTRY = Entry(
    id="kettle-who",
    topic="Tea",
    question="Who fills the kettle?",
    wordings=("whose job is it",),
    answer="Whoever comes first. [1] Nobody washes for others. [2]",
    evidence=(Evidence("rota", "1", "a", "whoever comes first"), Evidence("rota", "2", "", "nobody has to wash")),
    reviewed=date(2026, 11, 23),
    review_by=date(2027, 11, 23),
)
SECOND = replace(
    ENTRY,
    id="mug-who",
    question="Who washes the mugs?",
    wordings=("whose mug is it",),
    answer="Nobody else. [2]",
    evidence=(Evidence("rota", "2", "", "nobody has to wash"),),
)
DECLINE = Entry(
    id="coffee",
    topic="Coffee",
    question="Is there coffee?",
    wordings=("any coffee",),
    answer="The rota is about tea.",
    evidence=(),
    reason=DeclineReason.OUTSIDE_THE_BRIEFING,
)
BRIEFING = Briefing(
    "rota",
    "The rota",
    "Staffroom",
    "May 2020",
    {
        "1": Paragraph("1", "Kettle", "Who fills it.", {"a": "The first one does."}),
        "2": Paragraph("2", "Mugs", "Who washes.", {}),
    },
    {"1": "It is filled by whoever comes first.", "2": "And nobody has to wash another mug."},
)


def known(*entries: Entry, briefing: Briefing = BRIEFING, questions: tuple[GoldenQuestion, ...] = ()) -> Knowledge:
    """A small Knowledge of `entries`."""
    return Knowledge({briefing.id: briefing}, {one.id: one for one in entries}, Vocabulary(), questions)


def codes(knowledge: Knowledge) -> list[str]:
    """The codes of all faults of content."""
    return [one.code for one in checks.check_content(knowledge)]


def placed(text: str, line: int) -> SourceText:
    """A text as if typed in an answers file."""
    return SourceText(text, Position("answers/tea.yaml", line, 9))


def evidence_changes(entry: Entry, change: Callable[[str], str]) -> Iterator[tuple[str, Entry]]:
    """The entry once for each word of its quotations, with that word changed, and the changed quotation."""
    for at, one in enumerate(entry.evidence):
        for word in WORD.finditer(one.quote):
            quote = one.quote[: word.start()] + change(word[0]) + one.quote[word.end() :]
            changed = (*entry.evidence[:at], replace(one, quote=quote), *entry.evidence[at + 1 :])
            yield quote, replace(entry, evidence=changed)


@pytest.fixture
def with_text(knowledge_with_text: Path) -> Knowledge:
    """The real knowledge beside the briefing's own words."""
    return read_knowledge(knowledge_with_text)


def test_good_knowledge_has_no_fault() -> None:
    """The rules ask for nothing that good knowledge lacks."""
    good = known(ENTRY, SECOND, DECLINE, questions=(GoldenQuestion(("Who?",), ("kettle-who",), ""),))

    assert [] == codes(good)


@pytest.mark.parametrize(
    ("spoiled", "expected"),
    [
        pytest.param(replace(ENTRY, answer="Whoever. [1] Nobody. [2] Ever."), ["KB302"], id="sentence-without-marker"),
        pytest.param(replace(ENTRY, answer="Whoever. Nobody. [1] [2]"), ["KB302"], id="first-sentence-without"),
        pytest.param(replace(ENTRY, evidence=ENTRY.evidence[:1]), ["KB303"], id="marker-without-evidence"),
        pytest.param(replace(ENTRY, answer="Whoever comes first. [1]"), ["KB304"], id="evidence-without-marker"),
        pytest.param(
            replace(ENTRY, evidence=(*ENTRY.evidence, Evidence("tora", "1", "", "it"))),
            ["KB304", "KB305"],
            id="unknown-briefing",
        ),
        pytest.param(
            replace(ENTRY, answer=f"{ENTRY.answer} [3]", evidence=(*ENTRY.evidence, Evidence("rota", "3", "", "it"))),
            ["KB306"],
            id="unknown-paragraph",
        ),
        pytest.param(
            replace(ENTRY, evidence=(replace(ENTRY.evidence[0], point="b"), ENTRY.evidence[1])),
            ["KB307"],
            id="unknown-point",
        ),
        pytest.param(
            replace(ENTRY, evidence=(replace(ENTRY.evidence[0], quote="whoever came first"), ENTRY.evidence[1])),
            ["KB309"],
            id="word-changed",
        ),
        pytest.param(
            replace(ENTRY, evidence=(replace(ENTRY.evidence[0], quote="nobody has to wash"), ENTRY.evidence[1])),
            ["KB309"],
            id="words-of-another-paragraph",
        ),
        pytest.param(replace(ENTRY, see_also=("mug-who", "mug-woh")), ["KB310"], id="unknown-related-entry"),
        pytest.param(replace(ENTRY, review_by=date(2026, 11, 22)), ["KB311"], id="review-before-reviewed"),
        pytest.param(
            replace(ENTRY, review_by=None, expires=date(2026, 11, 22)), ["KB311"], id="expired-before-reviewed"
        ),
        pytest.param(replace(ENTRY, wordings=("who fills the KETTLE",)), ["KB312"], id="wording-repeats-question"),
        pytest.param(replace(ENTRY, wordings=("Any coffee?!",)), ["KB312"], id="wording-of-another-entry"),
        pytest.param(replace(ENTRY, evidence=ENTRY.evidence[::-1]), ["KB314"], id="paragraph-never-first"),
    ],
)
def test_one_spoiled_thing_is_one_fault(spoiled: Entry, expected: list[str]) -> None:
    """Each rule tells its own mistake."""
    assert expected == codes(known(spoiled, SECOND, DECLINE))


@pytest.mark.parametrize(("words", "expected"), [(12, []), (13, ["KB308"])], ids=["the-longest", "one-word-more"])
def test_a_quotation_has_at_most_twelve_words(words: int, expected: list[str]) -> None:
    """The limit itself is allowed, and one word more is not."""
    quote = " ".join(["tea"] * words)
    briefing = replace(BRIEFING, full_text={"1": quote, "2": "nobody has to wash"})
    spoiled = replace(ENTRY, evidence=(replace(ENTRY.evidence[0], quote=quote), ENTRY.evidence[1]))

    assert expected == codes(known(spoiled, SECOND, briefing=briefing))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (GoldenQuestion(("Who?",), ("kettle-who", "mug-who"), ""), []),
        (GoldenQuestion(("Who?",), ("kettle-woh",), ""), ["KB310"]),
        (GoldenQuestion(("Who?",), (), "outside-the-briefing"), []),
        (GoldenQuestion(("Who?",), (), "too-long"), []),
        (GoldenQuestion(("Who?",), (), ""), []),
        (GoldenQuestion(("Who?",), (), "outside"), ["KB313"]),
    ],
    ids=["entries", "unknown-entry", "reason", "reason-of-the-engine", "any-reason", "unknown-reason"],
)
def test_a_golden_question_names_what_exists(question: GoldenQuestion, expected: list[str]) -> None:
    """The exam never asks for an entry or a reason that is not there."""
    assert expected == codes(known(ENTRY, SECOND, questions=(question,)))


def test_an_id_belongs_to_one_entry_only() -> None:
    """A second entry never replaces the first silently, and the first is told with its line."""
    first, second = (replace(ENTRY, id=placed("kettle-who", line)) for line in (3, 9))
    (fault,) = checks.unique_ids([BRIEFING], [first, second, SECOND])

    assert ("KB301", "answers/tea.yaml:9:9") == (fault.code, fault.place)
    assert "answers/tea.yaml, line 3" in fault.why


def test_an_id_is_not_a_briefings_name_too() -> None:
    """Entries and briefings share their names."""
    assert ["KB301"] == [one.code for one in checks.unique_ids([BRIEFING], [replace(ENTRY, id="rota")])]


def test_a_quotation_from_another_paragraph_is_told_where_it_stands() -> None:
    """Where the words stand in one other paragraph, that is the mend."""
    moved = replace(ENTRY, evidence=(replace(ENTRY.evidence[0], quote="nobody has to wash"), ENTRY.evidence[1]))
    (fault,) = checks.evidence_against_briefing(moved, known(moved))

    assert ("They stand in paragraph 2.", "paragraph: 2") == (fault.why, fault.mend)


def test_no_mend_is_offered_where_two_would_do() -> None:
    """A mend is certain or it is not given."""
    briefing = replace(BRIEFING, full_text={"1": "none", "2": "whoever comes first", "3": "whoever comes first"})
    moved = replace(ENTRY, evidence=ENTRY.evidence[:1])
    (fault,) = checks.evidence_against_briefing(moved, known(moved, briefing=briefing))

    assert ("They stand in paragraph 2, 3.", "") == (fault.why, fault.mend)


def test_quotations_are_compared_only_where_the_text_is_there() -> None:
    """Without the briefing's own words nothing is said about them."""
    spoiled = replace(ENTRY, evidence=(replace(ENTRY.evidence[0], quote="whoever came first"), ENTRY.evidence[1]))

    assert [] == codes(known(spoiled, SECOND, briefing=replace(BRIEFING, full_text={})))


def test_a_paragraph_the_text_lacks_proves_nothing() -> None:
    """A paragraph that is missing from the imported text is not passed over."""
    briefing = replace(BRIEFING, full_text={"1": BRIEFING.full_text["1"]})

    assert {"KB309"} == set(codes(known(ENTRY, SECOND, briefing=briefing)))


def test_a_refusal_needs_no_marker() -> None:
    """What says that nothing can be said rests on no paragraph."""
    assert [] == list(checks.sentences_without_marker(DECLINE, known(DECLINE)))


def test_a_refusal_that_cites_must_prove_it() -> None:
    """A marker in a refusal needs its evidence like any other."""
    citing = replace(DECLINE, answer="The rota only names it. [2]")

    assert ["KB303"] == codes(known(ENTRY, SECOND, citing))


def test_a_refusal_does_not_bring_a_paragraph_into_reach() -> None:
    """Only an answer counts as the first citation of a paragraph."""
    citing = replace(DECLINE, answer="It only names it. [2]", evidence=SECOND.evidence)

    assert ["KB314"] == codes(known(ENTRY, citing))


def test_days_may_fall_together() -> None:
    """Reviewed, to be reviewed and expired on one day is in order."""
    same = replace(ENTRY, review_by=ENTRY.reviewed, expires=ENTRY.reviewed)

    assert [] == list(checks.dates_in_order(same, known(same)))


def test_a_review_after_the_last_day_is_a_fault() -> None:
    """Nothing is to be reviewed when it is no longer shown."""
    late = replace(ENTRY, review_by=date(2028, 1, 1), expires=date(2027, 1, 1))

    assert ["KB311"] == [one.code for one in checks.dates_in_order(late, known(late))]


def test_words_after_the_last_marker_are_a_sentence_of_their_own() -> None:
    """Nothing is said without its paragraph, however it starts."""
    spoiled = replace(ENTRY, answer=f"{ENTRY.answer} so heads may forbid tea.")

    assert ["KB302"] == codes(known(spoiled, SECOND))


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("answers/learning-walks.yaml", "id: walks-other-name", "id: walks-what", "KB301"),
        ("answers/isp-programme.yaml", "primary schools. [1]", "primary schools.", "KB302"),
        ("answers/isp-programme.yaml", "primary schools. [1]", "primary schools. [1] [2]", "KB303"),
        ("answers/isp-programme.yaml", "- paragraph: 1\n        point: d", "- paragraph: 2\n        point: a", "KB304"),
        ("answers/isp-programme.yaml", "- paragraph: 1", "- briefing: isp\n        paragraph: 1", "KB305"),
        ("answers/isp-programme.yaml", "- paragraph: 1\n", "- paragraph: 14\n", "KB306"),
        ("answers/isp-programme.yaml", "point: d", "point: z", "KB307"),
        ("answers/isp-programme.yaml", "quote: funded", "quote: a b c d e f g h i funded", "KB308"),
        ("answers/isp-programme.yaml", "quote: funded", "quote: founded", "KB309"),
        ("answers/isp-programme.yaml", "see_also: [isp-aim", "see_also: [isp-aimm", "KB310"),
        ("answers/isp-programme.yaml", "review_by: 2027", "review_by: 2025", "KB311"),
        ("answers/isp-programme.yaml", "- isp meaning", "- Define ISP!", "KB312"),
        ("questions/declined.yaml", "decline: only-referred-to", "decline: only-refered-to", "KB313"),
    ],
    ids=lambda value: value if value.startswith("KB") else "",
)
def test_the_real_folder_cannot_be_spoiled_unseen(
    knowledge_with_text: Path, file: str, old: str, new: str, code: str
) -> None:
    """Each rule holds for the files that are served, and the fault names its file."""
    path = knowledge_with_text / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    _, faults, _ = inspect_knowledge(knowledge_with_text)

    assert (code, file) in {(one.code, one.position.file) for one in faults}


def test_a_paragraph_out_of_reach_is_told_in_the_real_knowledge(knowledge: Knowledge) -> None:
    """Without the answers that cite a paragraph first, a member who asks about it is turned away."""
    for number in knowledge.briefings["isp-2007-09"].paragraphs:
        left = {name: one for name, one in knowledge.entries.items() if one.main_source != ("isp-2007-09", number)}
        faults = list(checks.uncited_paragraphs(replace(knowledge, entries=left)))

        assert [f"no answer cites paragraph {number} first"] == [one.what for one in faults]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda _: "saucer", id="another-word"),
        pytest.param(lambda word: f"{word}x", id="a-letter-more"),
        pytest.param(lambda word: word.swapcase() if word.swapcase() != word else f"{word}0", id="another-case"),
    ],
)
def test_no_word_of_any_quotation_can_change_unseen(with_text: Knowledge, change: Callable[[str], str]) -> None:
    """A quotation is the publisher's own words, every one of them."""
    tried, unseen = 0, []
    for entry in with_text.entries.values():
        for quote, changed in evidence_changes(entry, change):
            tried += 1
            if "KB309" not in {one.code for one in checks.evidence_against_briefing(changed, with_text)}:
                unseen.append(quote)

    assert [] == unseen
    assert tried > 500


def test_no_sentence_can_lose_its_markers_unseen(knowledge: Knowledge) -> None:
    """Every sentence of every answer stands with its paragraph or not at all."""
    tried, unseen = 0, []
    for entry in knowledge.entries.values():
        if not entry.answers:
            continue
        for markers in MARKERS.finditer(entry.answer):
            tried += 1
            dropped = replace(entry, answer=entry.answer[: markers.start()] + entry.answer[markers.end() :])
            faults = [
                *checks.sentences_without_marker(dropped, knowledge),
                *checks.evidence_against_markers(dropped, knowledge),
            ]
            if not faults:
                unseen.append(dropped.answer)

    assert [] == unseen
    assert tried > 100


def test_no_answer_can_lose_all_its_markers_unseen(knowledge: Knowledge) -> None:
    """An answer without any paragraph is told once for every piece of evidence and never served."""
    for entry in knowledge.entries.values():
        bare = replace(entry, answer=MARKERS.sub("", entry.answer))

        assert len(entry.evidence) == len(list(checks.evidence_against_markers(bare, knowledge)))
