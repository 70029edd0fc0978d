"""What the dialogue accepts for a new entry, the check of the knowledge accepts too."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.markers import sentences
from bot.knowledge.reading import read
from bot.knowledge.values import Briefing, Evidence, Knowledge, Paragraph, Vocabulary
from bot.publishing import adding, draft_checks, drafting
from bot.publishing.drafting import DraftSentence
from tests.publishing.tea_draft import DRAFT, KNOWN, NOTHING, PROOF, TEA


@settings(deadline=None)
@given(st.lists(st.text(max_size=60).map(drafting.joined), min_size=1, max_size=4))
def test_sentences_that_pass_are_sentences_with_markers(texts: list[str]) -> None:
    """Whatever is accepted sentence by sentence has no sentence without its paragraph once it is an answer."""
    accepted = [drafting.ended(text) for text in texts if not draft_checks.sentence_fault(text, (), NOTHING)]
    draft = replace(
        DRAFT,
        sentences=tuple(DraftSentence(one, (PROOF,) if draft_checks.needs_proof(one) else ()) for one in accepted),
    )
    read = sentences(" ".join(drafting.answer_lines(draft.sentences, "tea")))

    assert [] == [one for one in read if one.needs_marker and not one.cited]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It is so. It is not.", "“It is so.”"),
        ("It is so. [10]", "square brackets"),
        ('Members ask "why?" of it.', "one sentence"),
        ("", "empty"),
        ("?!", "no word"),
        ("a\x1b[Da", "cannot be seen"),
        ("x" * 1501, "1500"),
        (" ".join(TEA.full_text["1"].split()[:13]), "own words"),
    ],
    ids=["two", "brackets", "question-inside", "empty", "no-word", "arrow-key", "long", "copied"],
)
def test_a_sentence_that_cannot_stand_is_refused_with_the_reason(text: str, said: str) -> None:
    """Nobody has to guess what is wrong with a sentence."""
    assert said in draft_checks.sentence_fault(text, (), KNOWN)


@pytest.mark.parametrize(
    "text",
    ["It is so", "No. It is not so.", "Years 3, 4 etc. count.", " ".join(TEA.full_text["1"].split()[:12])],
    ids=["no-full-stop", "opener", "short-form", "twelve-words"],
)
def test_one_sentence_is_accepted(text: str) -> None:
    """An opener belongs to the sentence behind it, and a full stop may be forgotten."""
    assert "" == draft_checks.sentence_fault(text, (), KNOWN)


@pytest.mark.parametrize(
    ("quote", "paragraph", "said"),
    [
        ("whoever comes first", "1", ""),
        ("another person’s  mug", "2", ""),
        ("whoever arrives first", "1", "letter by letter"),
        ("comes first", "1", "at least 3"),
        ("means by a pupil", "1", "say the opposite"),
        ("whoever comes first", "2", "paragraph 1"),
        (" ".join(TEA.full_text["1"].split()[:12]), "1", ""),
        (" ".join(TEA.full_text["1"].split()[:13]), "1", "13 words"),
        ("…", "1", "no word"),
    ],
    ids=["stands", "typography", "other-words", "short", "negated", "elsewhere", "twelve", "thirteen", "no-word"],
)
def test_a_quotation_is_compared_with_its_paragraph(quote: str, paragraph: str, said: str) -> None:
    """At most twelve words, and those of the paragraph that was named."""
    fault = draft_checks.quote_fault(quote, TEA, paragraph)

    assert said in fault
    assert bool(said) == bool(fault)


def test_a_quotation_is_not_compared_with_a_text_that_is_not_there() -> None:
    """Without the briefing's text any words of the right number pass."""
    assert "" == draft_checks.quote_fault("any three words", replace(TEA, full_text={}), "1")


def test_a_quotation_from_the_real_briefing_is_found(knowledge: Knowledge) -> None:
    """The words that prove the shipped answers would all be accepted again."""
    briefings = knowledge.briefings
    proofs = [proof for entry in knowledge.entries.values() for proof in entry.evidence]

    assert proofs
    assert [] == [one for one in proofs if draft_checks.quote_fault(one.quote, briefings[one.briefing], one.paragraph)]


@settings(deadline=None)
@given(st.text(max_size=300), st.integers(0, 3))
def test_a_proposed_name_can_always_be_used(question: str, taken: int) -> None:
    """Whatever the question, the proposal is a valid name that no other entry has."""
    used: set[str] = set()
    for _ in range(taken):
        used.add(drafting.proposed_id(question, used))
    name = drafting.proposed_id(question, used)

    assert taken == len(used)
    assert name not in used
    assert "" == draft_checks.text_fault("id", name)


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("id", "Walks", "small letters"),
        ("question", "x" * 301, "300"),
        ("wording", "", "empty"),
        ("topic", "x" * 81, "80"),
        ("review_by", "23/11/2027", "year, month, day"),
        ("review_by", "2027-11-23", ""),
    ],
)
def test_a_text_is_held_to_the_table_of_the_knowledge(key: str, text: str, said: str) -> None:
    """What the checks would refuse later is refused when it is typed."""
    fault = draft_checks.text_fault(key, text)

    assert said in fault
    assert bool(said) == bool(fault)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("In 25 it began, and in 25 it grew.", "“25” stands less often"),
        ("In 26 it began.", "“26” stands in none of those paragraphs"),
        ("In 25 it began.", ""),
        ("In 25 it began, and 1,000 came in June 2031.", ""),
        ("In June 1000 it began.", ""),
    ],
    ids=["twice", "never", "once", "all", "another-order"],
)
def test_figures_of_a_sentence_are_those_of_its_paragraphs(text: str, said: str) -> None:
    """A figure that the check would refuse is refused while the sentence can still be given again."""
    fault = draft_checks.proved_sentence_fault(DraftSentence(text, (RUN_PROOF,)), (), RUN)

    assert said in fault
    assert bool(said) == bool(fault)


def test_figures_of_earlier_paragraphs_count() -> None:
    """An answer may use a figure behind another marker than its own, as the check allows."""
    earlier = DraftSentence("It began.", (RUN_PROOF,))
    later = DraftSentence("In 25 nobody washed up.", (replace(RUN_PROOF, paragraph="2", quote=RUN_WORDS[1]),))

    assert "25" in draft_checks.proved_sentence_fault(later, (), RUN)
    assert "" == draft_checks.proved_sentence_fault(later, (earlier,), RUN)


def test_two_sentences_may_not_be_the_briefings_together() -> None:
    """Twelve words of the briefing may be repeated in a row, also over the end of a sentence, and no more."""
    words = TEA.full_text["1"].split()
    first, second = DraftSentence(f"{' '.join(words[:8])}.", (PROOF,)), " ".join(words[8:16])

    assert "" == draft_checks.sentence_fault(second, (), KNOWN)
    assert "own words" in draft_checks.sentence_fault(second, (first,), KNOWN)


def test_markers_count_for_the_length_of_an_answer() -> None:
    """The limit of an answer holds for it as it is written, with the markers that are put in."""
    sentence = DraftSentence("x" * 1499, (PROOF,))

    assert "" == draft_checks.sentence_fault(sentence.words, (), KNOWN)
    assert "1500" in draft_checks.proved_sentence_fault(sentence, (), KNOWN)


def test_an_answer_has_no_more_proofs_than_a_file_may_hold() -> None:
    """Twenty proofs can be kept, and the next is refused when it is given."""
    proofs = tuple(replace(PROOF, quote=f"{PROOF.quote} {number}") for number in range(21))

    assert "" == draft_checks.proved_sentence_fault(DraftSentence("So.", proofs[:20]), (), KNOWN)
    assert "21 items" in draft_checks.proved_sentence_fault(DraftSentence("So.", proofs), (), KNOWN)


RUN_WORDS = (
    "In 25 schools it began, and by June 2031 it had 1,000 members who wash mugs.",
    "Nobody has to wash another mug in May 2020, at 8.10 or at any other hour of the day.",
)
RUN = Knowledge(
    {
        "run": Briefing(
            "run",
            "Run",
            "Staffroom",
            "May 2020",
            {number: Paragraph(number, "Run", "Run.", {}) for number in ("1", "2")},
            dict(zip("12", RUN_WORDS, strict=True)),
        )
    },
    {},
    Vocabulary(),
)
RUN_PROOF = Evidence("run", "1", "", "it had 1,000 members")
RUN_FILES = {
    "vocabulary.yaml": b"concepts: {}\nabbreviations: {}\nignored: []\nsmall_talk: []\n",
    "briefings/run.txt": f"1. {RUN_WORDS[0]}\n\n2. {RUN_WORDS[1]}\n".encode(),
    "briefings/run.yaml": (
        b"id: run\ntitle: Run\npublisher: Staffroom\ndate: May 2020\nparagraphs:\n"
        b"  - {number: 1, section: Run, summary: Run., points: {a: Run.}}\n"
        b"  - {number: 2, section: Run, summary: Run., points: {a: Run.}}\n"
    ),
}
"""The files of the same knowledge."""
OFFERED = [word for words in RUN_WORDS for word in words.split()]


@st.composite
def typed(draw: st.DrawFn) -> str:
    """Draw words and figures of the paragraphs, in their order or another, between words of our own."""
    parts = []
    for _ in range(draw(st.integers(1, 4))):
        first = draw(st.integers(0, len(OFFERED) - 1))
        parts += OFFERED[first : first + draw(st.integers(1, 8))]
        parts += draw(
            st.lists(st.sampled_from(["No.", "25", "we", "Mr.", "(May)", "not", "e.g.", "30.", "1,000"]), max_size=2)
        )
    return " ".join(parts)


@pytest.mark.slow
@settings(deadline=None, max_examples=200)
@given(st.lists(st.tuples(typed(), st.lists(st.tuples(st.sampled_from("12"), typed()), max_size=2)), max_size=4))
def test_what_the_dialogue_accepts_the_check_accepts(given_texts: list[tuple[str, list[tuple[str, str]]]]) -> None:
    """Nobody answers every question of the dialogue and is then told that the entry has a fault."""
    sentences_given = [DraftSentence("It began.", (RUN_PROOF,))]
    for text, quotes in given_texts:
        words = drafting.ended(text)
        proofs = tuple(
            Evidence("run", number, "", quote)
            for number, quote in [*quotes, ("1", RUN_PROOF.quote)]
            if not draft_checks.quote_fault(quote, RUN.briefings["run"], number)
        )
        sentence = DraftSentence(words, proofs if draft_checks.needs_proof(words) else ())
        if not (
            draft_checks.sentence_fault(text, sentences_given, RUN)
            or draft_checks.proved_sentence_fault(sentence, sentences_given, RUN)
        ):
            sentences_given.append(sentence)
    draft = replace(DRAFT, sentences=tuple(sentences_given), see_also=())
    content = adding.new_file("Tea", drafting.entry_text(draft, "run"))

    assert () == read({**RUN_FILES, "answers/tea.yaml": content}).errors
