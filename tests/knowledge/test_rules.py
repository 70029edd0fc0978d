"""The rules of content: every sentence cited, every citation proved, every name leading somewhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from bot.knowledge.folder import inspect_knowledge
from bot.knowledge.formats import kinds
from bot.knowledge.rules import check_content, citations, coverage, dates, names, quotations
from bot.knowledge.rules.own_words import briefings_are_filled_in
from bot.knowledge.values import (
    Briefing,
    Concept,
    ConceptKind,
    DeclineReason,
    Entry,
    Evidence,
    GoldenQuestion,
    Knowledge,
    Paragraph,
    Vocabulary,
)
from bot.knowledge.yaml.source import Position, SourceText

if TYPE_CHECKING:
    from pathlib import Path

    from bot.knowledge.diagnostics import Fault
    from bot.knowledge.formats.kinds import FileKind

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
    """The codes of all errors of content."""
    return [one.code for one in check_content(knowledge) if not one.warning]


def warnings(knowledge: Knowledge) -> list[str]:
    """The codes of all warnings of content."""
    return [one.code for one in check_content(knowledge) if one.warning]


def fault_of(entry: Entry, code: str) -> Fault:
    """The one fault with `code` of `entry` beside a second answer."""
    (fault,) = [one for one in check_content(known(entry, SECOND, DECLINE)) if one.code == code]
    return fault


def placed(text: str, line: int) -> SourceText:
    """A text as if typed in an answers file."""
    return SourceText(text, Position("answers/tea.yaml", line, 9))


def test_good_knowledge_has_no_fault() -> None:
    """The rules ask for nothing that good knowledge lacks."""
    good = known(ENTRY, SECOND, DECLINE, questions=(GoldenQuestion(("Who?",), ("kettle-who", "mug-who"), ""),))

    assert [] == check_content(good)


@pytest.mark.parametrize(
    ("spoiled", "expected"),
    [
        pytest.param(replace(ENTRY, answer="Whoever. [1] Nobody. [2] Ever."), ["KB302"], id="sentence-without-marker"),
        pytest.param(replace(ENTRY, answer="Whoever. Nobody. [1] [2]"), ["KB302"], id="first-sentence-without"),
        pytest.param(replace(ENTRY, evidence=ENTRY.evidence[:1]), ["KB303"], id="marker-without-evidence"),
        pytest.param(replace(ENTRY, answer="Whoever comes first. [1]"), ["KB304"], id="evidence-without-marker"),
        pytest.param(
            replace(ENTRY, evidence=(*ENTRY.evidence, Evidence("tora", "1", "", "it"))),
            ["KB305"],
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
        pytest.param(replace(ENTRY, answer="Whoever comes first. [1, 2]"), ["KB315"], id="two-in-one-bracket"),
        pytest.param(replace(ENTRY, answer="Whoever. [para 1] Nobody. [2]"), ["KB315"], id="words-in-a-bracket"),
        pytest.param(replace(ENTRY, answer="Whoever. [1] Nobody. [2"), ["KB315"], id="bracket-never-closed"),
        pytest.param(
            replace(ENTRY, answer="Whoever, at 8.10. [1] Nobody. [2]"), ["KB317"], id="figure-of-no-paragraph"
        ),
        pytest.param(
            replace(ENTRY, answer="Whoever, in June 2020. [1] Nobody. [2]"),
            ["KB317", "KB317"],
            id="month-of-no-paragraph",
        ),
        pytest.param(
            replace(ENTRY, evidence=(replace(ENTRY.evidence[0], quote="comes first"), ENTRY.evidence[1])),
            ["KB318"],
            id="quotation-of-two-words",
        ),
        pytest.param(
            replace(ENTRY, evidence=(replace(ENTRY.evidence[0], briefing=""), ENTRY.evidence[1])),
            ["KB323"],
            id="evidence-without-briefing",
        ),
    ],
)
def test_one_spoiled_thing_is_one_fault(spoiled: Entry, expected: list[str]) -> None:
    """Each rule tells its own mistake."""
    assert expected == codes(known(spoiled, SECOND, DECLINE))


@pytest.mark.parametrize(
    ("spoiled", "expected"),
    [
        pytest.param(replace(ENTRY, evidence=ENTRY.evidence[::-1]), ["KB314"], id="paragraph-never-first"),
        pytest.param(
            replace(ENTRY, evidence=(replace(ENTRY.evidence[0], point=""), ENTRY.evidence[1])),
            ["KB319"],
            id="point-never-proof",
        ),
        pytest.param(replace(ENTRY, id="kettle-when"), ["KB320"], id="answer-never-asked"),
    ],
)
def test_what_lacks_for_completeness_is_a_warning_and_no_error(spoiled: Entry, expected: list[str]) -> None:
    """What a member would miss is told, and the knowledge is served all the same."""
    asked = GoldenQuestion(("Who?",), ("mug-who", "kettle-who" if spoiled.id == "kettle-who" else "mug-who"), "")
    knowledge = known(spoiled, SECOND, DECLINE, questions=(asked,))

    assert ([], expected) == (codes(knowledge), warnings(knowledge))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(("kettle", "mug"), [], id="in the question"),
        pytest.param(("mugs", "who come"), ["KB327"], id="in one of two only"),
        pytest.param((), [], id="no subjects at all"),
    ],
)
def test_an_answer_of_which_nothing_says_what_it_is_about_is_told(words: tuple[str, ...], expected: list[str]) -> None:
    """Where no word of a subject stands in an answer, its question or a wording, the officer is warned."""
    vocabulary = Vocabulary((Concept("tea-things", ConceptKind.SUBJECT, words),) if words else ())
    knowledge = replace(known(ENTRY, SECOND, DECLINE), vocabulary=vocabulary)

    assert ([], expected) == (codes(knowledge), [one for one in warnings(knowledge) if one == "KB327"])


@pytest.mark.parametrize(
    ("name", "mends"), [("kettle", None), ("ketle", ["kettle"]), ("", None)], ids=["there", "slip", "none"]
)
def test_it_stands_for_a_concept_that_there_is(name: str, mends: list[str] | None) -> None:
    """A misspelt `it_means` would be passed over in silence."""
    vocabulary = Vocabulary((Concept("kettle", ConceptKind.SUBJECT, ("kettle",)),), it_means=name)

    assert (mends or []) == [fault.mend for fault in names.it_exists(replace(known(), vocabulary=vocabulary))]


def test_a_refusal_needs_no_golden_question() -> None:
    """Only an answer must be asked for."""
    assert [] == list(coverage.answers_are_asked_for(known(DECLINE)))


@pytest.mark.parametrize(
    ("answer", "mend"),
    [
        ("Whoever. [1, 2]", "[1] [2]"),
        ("Whoever. [1 and 2]", "[1] [2]"),
        ("Whoever. [para 1]", "[1]"),
        ("Whoever. [1", "[1]"),
        ("Whoever. [1, 3]", ""),
        ("Whoever. [see 1]", ""),
        ("Whoever. [i]", ""),
    ],
    ids=["numbers", "word-between", "word-before", "never-closed", "unproved", "other-words", "no-number"],
)
def test_a_bracket_is_mended_only_where_it_is_certain(answer: str, mend: str) -> None:
    """The numbers of a bracket are its markers where all of them are proved, and nothing else is guessed."""
    assert mend == fault_of(replace(ENTRY, answer=answer), "KB315").mend


def test_the_part_of_an_answer_that_is_wrong_is_named() -> None:
    """An officer is shown the figure, bracket or sentence and not the answer as a whole."""
    answer = "Whoever, at 8.10. [1] And nobody. [2] so heads say."

    assert "8.10" == fault_of(replace(ENTRY, answer=answer), "KB317").fragment
    assert "so heads say." == fault_of(replace(ENTRY, answer=answer), "KB302").fragment
    assert "[1, 2]" == fault_of(replace(ENTRY, answer="Whoever. [1, 2]"), "KB315").fragment


@pytest.mark.parametrize(
    "answer",
    ["It may be so. [1] Nobody. [2]", "See 8.10. [1] Nobody. [2]"],
    ids=["may-is-no-month", "figure-of-the-paragraph"],
)
def test_a_figure_of_a_cited_paragraph_may_stand_in_an_answer(answer: str) -> None:
    """The figures of a cited paragraph are the briefing's own."""
    briefing = replace(BRIEFING, full_text={**BRIEFING.full_text, "1": "By 8.10 whoever comes first."})

    assert [] == codes(known(replace(ENTRY, answer=answer), SECOND, briefing=briefing))


def test_only_a_refusal_may_name_the_briefings_date() -> None:
    """No paragraph gives the date: an answer that named it would be uncited."""
    answer = "It is of May 2020. [1] Nobody. [2]"
    refusal = replace(ENTRY, answer=answer, reason=DeclineReason.OUTSIDE_THE_BRIEFING)
    assert "KB317" in codes(known(replace(ENTRY, answer=answer), SECOND))
    assert "KB317" not in codes(known(refusal, SECOND))


def test_a_figure_of_another_paragraph_does_not_count() -> None:
    """A figure is proved by the paragraph that is cited."""
    briefing = replace(BRIEFING, full_text={**BRIEFING.full_text, "3": "At 8.10."})

    assert ["KB317"] == codes(known(replace(ENTRY, answer="By 8.10. [1] Nobody. [2]"), SECOND, briefing=briefing))


def test_without_the_text_figures_are_compared_with_our_summary() -> None:
    """A figure is checked on a machine that has not imported the briefing's words."""
    paragraphs = {**BRIEFING.paragraphs, "1": replace(BRIEFING.paragraphs["1"], summary="At 8.10.")}
    briefing = replace(BRIEFING, paragraphs=paragraphs, full_text={})
    right, wrong = (replace(ENTRY, answer=f"By {time}. [1] Nobody. [2]") for time in ("8.10", "8.11"))

    assert ([], ["KB317"]) == tuple(codes(known(one, SECOND, briefing=briefing)) for one in (right, wrong))


@pytest.mark.parametrize(
    ("field", "words", "expected"),
    [("answer", 12, []), ("answer", 13, ["KB316"]), ("question", 13, ["KB316"]), ("wordings", 13, ["KB316"])],
)
def test_no_thirteen_words_are_copied(field: str, words: int, expected: list[str]) -> None:
    """Twelve words may be the briefing's, in an answer and in a question, and one more may not."""
    theirs = "milk goes in last and nobody ever takes the blue mug of another"
    briefing = replace(BRIEFING, full_text={**BRIEFING.full_text, "3": theirs})
    copied = " ".join(theirs.split()[:words])
    values: dict[str, Any] = {
        "answer": f"{copied.upper()}! [1] Nobody. [2]",
        "question": f"Is it so that {copied}?",
        "wordings": (copied,),
    }

    assert expected == codes(known(replace(ENTRY, **{field: values[field]}), SECOND, briefing=briefing))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Tea is not compulsory for a visitor.", ["KB325"]),
        ("Tea is never compulsory for a visitor.", ["KB325"]),
        ("Tea is always compulsory for a visitor.", []),
        ("Tea is not compulsory for a visitor. It is compulsory for a visitor to sign.", []),
    ],
    ids=["not", "never", "no-negation", "stands-elsewhere-without"],
)
def test_a_quotation_is_not_cut_out_of_a_negation(words: str, expected: list[str]) -> None:
    """Words that say the opposite in the briefing prove nothing."""
    briefing = replace(BRIEFING, full_text={**BRIEFING.full_text, "1": words})
    quoting = replace(ENTRY, evidence=(replace(ENTRY.evidence[0], quote="compulsory for a visitor"), ENTRY.evidence[1]))

    assert expected == codes(known(quoting, SECOND, briefing=briefing))


@pytest.mark.parametrize(
    ("spoiled", "silent"),
    [
        (kinds.BRIEFING, {"KB306", "KB309", "KB314", "KB317", "KB319", "KB320"}),
        (kinds.ANSWERS, {"KB310", "KB314", "KB319", "KB320"}),
        (kinds.DECLINES, {"KB310", "KB314", "KB319", "KB320"}),
        (kinds.QUESTIONS, {"KB314", "KB319", "KB320"}),
    ],
)
def test_what_is_missing_because_a_file_broke_is_not_told_again(spoiled: FileKind, silent: set[str]) -> None:
    """A broken file is told once, where it broke; what can still be judged is told all the same."""
    bad = replace(
        ENTRY,
        answer="At 8.10. [1] Nobody. [3] Ever.",
        evidence=(
            Evidence("rota", "1", "", "whoever came first"),
            Evidence("rota", "3", "", "whoever came first"),
        ),
        see_also=("mug-woh",),
    )
    knowledge = known(bad)
    everything = {one.code for one in check_content(knowledge)}

    assert {"KB302"} | {"KB306", "KB309", "KB310", "KB314", "KB317", "KB319", "KB320"} == everything
    assert everything - silent == {one.code for one in check_content(knowledge, frozenset({spoiled}))}


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
    (fault,) = names.ids_are_unique([BRIEFING], [first, second, SECOND])

    assert ("KB301", "answers/tea.yaml:9:9") == (fault.code, fault.place)
    assert "answers/tea.yaml, line 3" in fault.why


def test_an_id_is_not_a_briefings_name_too() -> None:
    """Entries and briefings share their names."""
    assert ["KB301"] == [one.code for one in names.ids_are_unique([BRIEFING], [replace(ENTRY, id="rota")])]


def test_a_quotation_from_another_paragraph_is_told_where_it_stands() -> None:
    """Where the words stand in another paragraph, that is the cause; its number has to change in two places."""
    moved = replace(ENTRY, evidence=(replace(ENTRY.evidence[0], quote="nobody has to wash"), ENTRY.evidence[1]))
    (fault,) = quotations.quotations_stand(moved, known(moved))

    assert ("They stand in paragraph 2. Put that number here and behind the sentence.", "") == (fault.why, fault.mend)


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
    assert [] == list(citations.sentences_have_markers(DECLINE, known(DECLINE)))


def test_a_refusal_that_cites_must_prove_it() -> None:
    """A marker in a refusal needs its evidence like any other."""
    citing = replace(DECLINE, answer="The rota only names it. [2]")

    assert ["KB303"] == codes(known(ENTRY, SECOND, citing))


def test_a_refusal_does_not_bring_a_paragraph_into_reach() -> None:
    """Only an answer counts as the first citation of a paragraph."""
    citing = replace(DECLINE, answer="It only names it. [2]", evidence=SECOND.evidence)

    assert "KB314" in warnings(known(ENTRY, citing))


def test_days_may_fall_together() -> None:
    """Reviewed, to be reviewed and expired on one day is in order."""
    same = replace(ENTRY, review_by=ENTRY.reviewed, expires=ENTRY.reviewed)

    assert [] == list(dates.dates_are_in_order(same, known(same)))


def test_a_review_after_the_last_day_is_a_fault() -> None:
    """Nothing is to be reviewed when it is no longer shown."""
    late = replace(ENTRY, review_by=date(2028, 1, 1), expires=date(2027, 1, 1))

    assert ["KB311"] == [one.code for one in dates.dates_are_in_order(late, known(late))]


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

    faults = inspect_knowledge(knowledge_with_text).faults

    assert (code, file) in {(one.code, one.position.file) for one in faults}


def test_a_paragraph_out_of_reach_is_told_in_the_real_knowledge(knowledge: Knowledge) -> None:
    """Without the answers that cite a paragraph first, a member who asks about it is turned away."""
    for number in knowledge.briefings["isp-2007-09"].paragraphs:
        left = {name: one for name, one in knowledge.entries.items() if one.main_source != ("isp-2007-09", number)}
        faults = list(coverage.paragraphs_are_cited(replace(knowledge, entries=left)))

        assert [f"no answer cites paragraph {number} first"] == [one.what for one in faults]


@pytest.mark.parametrize("place", ["title", "publisher", "summary", "point"])
def test_a_place_of_an_import_that_was_not_filled_in_is_an_error(place: str) -> None:
    """No bracket of a briefing that was just imported reaches members: with one of them nothing is served."""
    bracket = "[in your own words: what paragraph 1 says]"
    words = {"title": "T", "publisher": "P", "summary": "S [1] and more.", "point": "A"} | {place: bracket}
    paragraph = Paragraph("1", "Section", words["summary"], {"a": words["point"]})
    briefing = Briefing("b", words["title"], words["publisher"], "May 2020", {"1": paragraph})
    knowledge = Knowledge({"b": briefing}, {}, Vocabulary())
    assert ["KB328"] == [fault.code for fault in briefings_are_filled_in(knowledge) if not fault.warning]
