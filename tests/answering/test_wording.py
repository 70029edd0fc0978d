"""What the words of a message are, however it was typed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.wording import Words, level, stem

ANY_TEXT = settings(deadline=None, max_examples=100)


def typed(text: str, **abbreviations: str) -> list[str]:
    """The words of a text as they stand after levelling."""
    return [word.typed for word in Words(abbreviations).of(text)]


@pytest.mark.parametrize(
    "apostrophe",
    [
        pytest.param("'", id="straight"),
        pytest.param("’", id="curly"),
        pytest.param("‘", id="curly the wrong way"),
        pytest.param("`", id="backtick"),
    ],
)
def test_apostrophes_are_alike(apostrophe: str) -> None:
    """Whatever a keyboard makes of an apostrophe, the words are the same."""
    assert ["do", "not", "walk"] == typed(f"Don{apostrophe}t walk")


@pytest.mark.parametrize(
    ("contraction", "full"),
    [
        pytest.param("can't", ["can", "not"], id="irregular cannot"),
        pytest.param("won't", ["will", "not"], id="irregular will not"),
        pytest.param("i'm", ["i", "am"], id="irregular am"),
        pytest.param("aren't", ["are", "not"], id="not"),
        pytest.param("they're", ["they", "are"], id="are"),
        pytest.param("we've", ["we", "have"], id="have"),
        pytest.param("she'll", ["she", "will"], id="will"),
        pytest.param("they'd", ["they", "would"], id="would"),
        pytest.param("what's", ["what", "is"], id="is"),
    ],
)
def test_contractions_are_written_out(contraction: str, full: list[str]) -> None:
    """A contraction and its full form are the same words."""
    assert full == typed(contraction)


def test_a_possessive_is_no_contraction() -> None:
    """An owner's 's is not taken for the verb."""
    assert ["the", "heads", "decision"] == typed("the head's decision")


@pytest.mark.parametrize("short", ["SLT", "slt", "Slt", "S'LT"])
def test_abbreviations_are_written_out_in_any_case(short: str) -> None:
    """An abbreviation stands for its words however it is capitalised."""
    assert ["senior", "leadership", "team"] == typed(short, SLT="Senior Leadership Team")


def test_an_abbreviation_inside_a_word_is_left() -> None:
    """Only a whole word is an abbreviation."""
    assert ["latest"] == typed("latest", LA="local authority")


@pytest.mark.parametrize(
    ("fancy", "plain"),
    [
        pytest.param("Café", "cafe", id="accent"),
        pytest.param("CURRICULUM", "curriculum", id="capitals"),
        pytest.param("ｗａｌｋ", "walk", id="full-width letters"),
        pytest.param("wa\u200dlk", "walk", id="invisible joiner"),
        pytest.param("wa\u00adlk", "walk", id="soft hyphen"),
        pytest.param("walk😀", "walk", id="emoji"),
    ],
)
def test_looks_do_not_change_a_word(fancy: str, plain: str) -> None:
    """Case, accents, letter forms and invisible characters make no new word."""
    assert [plain] == typed(fancy)


def test_a_stretched_letter_is_shortened() -> None:
    """No letter counts more than twice in a row."""
    assert ["soo", "good"] == typed("soooooo good")


@pytest.mark.parametrize(
    ("joined", "apart"),
    [
        pytest.param("25tasks", ["25", "tasks"], id="number before a word"),
        pytest.param("level65", ["level", "65"], id="number after a word"),
        pytest.param("y3", ["y3"], id="a year group stays whole"),
        pytest.param("4th", ["4th"], id="an ordinal stays whole"),
        pytest.param("65%", ["65", "%"], id="per cent sign"),
    ],
)
def test_numbers_part_from_words(joined: str, apart: list[str]) -> None:
    """A number run into a word is a word of its own, a short label is not."""
    assert apart == typed(joined)


@pytest.mark.parametrize("text", ["", "   ", "?!…", "😀🎉", "___", "\x00\x01"])
def test_signs_alone_are_no_words(text: str) -> None:
    """Without a letter, a digit or a per cent sign there is no word."""
    assert typed(text) == []


def test_endings_share_a_stem() -> None:
    """The forms of a word are one word to the bot."""
    assert {"walk"} == {stem(one) for one in ("walk", "walks", "walked", "walking")}


def test_a_spacing_accent_is_an_apostrophe() -> None:
    """The sign that phones offer for an apostrophe is one."""
    assert "don't" == level("don´t")


def test_lines_and_tabs_part_words() -> None:
    """A new line or a tab parts words, accents in the text or not."""
    assert ["cafe", "walk", "head"] == typed("café\nwalk\thead")


def test_the_words_of_the_knowledge_are_remembered_written_out() -> None:
    """The words met are remembered as they count, not as they were abbreviated."""
    words = Words({"HT": "head teacher"}, remember=True)
    words.of("Ask the HT")
    assert {"ask", "the", "head", "teacher"} == {word.typed for made in words.made.values() for word in made}


def test_no_word_of_a_member_is_remembered() -> None:
    """Unless it is asked to remember, nothing of what was read is kept."""
    words = Words({"HT": "head teacher"})
    words.of("Ask the HT about my pay")
    assert {} == words.made


def test_what_is_remembered_changes_no_word() -> None:
    """A word met again is the same word as the first time."""
    words = Words({"HT": "head teacher"}, remember=True)
    assert words.of("the HT can't walk, the HT's walks") == words.of("the HT can't walk, the HT's walks")
    assert Words({"HT": "head teacher"}).of("can't walks") == words.of("can't walks")


@ANY_TEXT
@given(st.text())
def test_levelling_is_done_at_once(text: str) -> None:
    """A levelled text has nothing left to level."""
    assert level(text) == level(level(text))


@ANY_TEXT
@given(st.text())
def test_no_accent_survives(text: str) -> None:
    """No mark on a letter is left after levelling."""
    assert [] == [one for one in level(text) if unicodedata.category(one).startswith("M")]


@ANY_TEXT
@given(st.text())
def test_each_word_comes_with_its_own_stem(text: str) -> None:
    """A word's stem is made from the word that counts, and a word is never empty."""
    found = Words({"ht": "head teacher"}).of(text)
    assert [stem(word.typed) for word in found] == [word.stem for word in found]
    assert all(word.typed for word in found)


@ANY_TEXT
@given(st.text(alphabet="aeklst'4% é’"), st.text(alphabet="aeklst'4% é’"))
def test_words_do_not_depend_on_what_was_read_before(before: str, text: str) -> None:
    """What was read earlier changes no word of a text."""
    used = Words({})
    used.of(before)
    assert Words({}).of(text) == used.of(text)
