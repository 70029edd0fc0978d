"""A quotation is the publisher's own words or it is not one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.briefing.quotations import (
    LEAST_WORDS,
    MOST_WORDS,
    negated,
    occurs,
    places,
    plain,
    split_paragraphs,
    word_count,
)

PARAGRAPH = "The kettle’s lid – the “blue” one – is\n   cleaned by nobody's cousin. Tea-time is at 3.10!"
WORDS = st.lists(st.sampled_from(["tea", "milk", "mug", "kettle", "nobody", "washes"]), min_size=3, max_size=12)


@pytest.mark.parametrize(
    "quote",
    [
        pytest.param("is cleaned by nobody's cousin", id="line-break"),
        pytest.param("is   cleaned\tby", id="spaces"),
        pytest.param("kettle's lid", id="straight-apostrophe"),
        pytest.param("nobody’s cousin", id="curly-apostrophe"),
        pytest.param('the "blue" one', id="straight-quotes"),
        pytest.param("the «blue» one", id="french-quotes"),
        pytest.param("lid - the", id="hyphen-for-dash"),
        pytest.param("lid — the", id="long-dash"),
        pytest.param("cle\u00adaned by\u200b", id="invisible-characters"),
        pytest.param("Tea-time is at 3.10", id="number"),
        pytest.param("at 3.10!", id="punctuation"),
        pytest.param(PARAGRAPH, id="whole-paragraph"),
    ],
)
def test_only_the_look_of_a_quotation_may_differ(quote: str) -> None:
    """White space, the shape of quotation marks and the kind of dash are not words."""
    assert occurs(quote, PARAGRAPH)


@pytest.mark.parametrize(
    "quote",
    [
        pytest.param("is cleaned by somebody's cousin", id="another-word"),
        pytest.param("cleaned is by", id="another-order"),
        pytest.param("is by nobody's cousin", id="a-word-left-out"),
        pytest.param("is always cleaned by", id="a-word-put-in"),
        pytest.param("Is cleaned by", id="another-case"),
        pytest.param("is clean", id="half-a-word-at-the-end"),
        pytest.param("eaned by", id="half-a-word-at-the-start"),
        pytest.param("at 3.1", id="half-a-number"),
        pytest.param("cleaned by nobody's cousin, Tea-time", id="other-punctuation"),
        pytest.param("", id="nothing"),
        pytest.param(" \n\u200b", id="only-space"),
    ],
)
def test_words_that_do_not_stand_there_are_no_quotation(quote: str) -> None:
    """Whole words, in their order and case, or nothing."""
    assert not occurs(quote, PARAGRAPH)


def test_signs_of_patterns_are_letters_like_any_other() -> None:
    """A quotation is never read as a pattern."""
    assert occurs("Level 4+ (both)", "at Level 4+ (both) or above")
    assert not occurs("L.vel 4", "at Level 4+ (both) or above")


@settings(deadline=None, max_examples=100)
@given(WORDS, st.data())
def test_any_stretch_of_words_occurs_until_one_is_changed(words: list[str], data: st.DataObject) -> None:
    """Every run of a paragraph's words proves it, and no run with another word does."""
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    changed = data.draw(st.integers(first, last))
    other = [*words[:changed], "saucer", *words[changed + 1 :]]

    assert occurs(" ".join(words[first : last + 1]), " ".join(words))
    assert not occurs(" ".join(other[first : last + 1]), " ".join(words))


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=80))
def test_plain_text_is_plain_already(text: str) -> None:
    """Straightening twice changes nothing more, so both sides of a comparison meet."""
    assert plain(text) == plain(plain(text))


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=40), st.text(max_size=80))
def test_any_two_texts_can_be_compared(quote: str, paragraph: str) -> None:
    """No text breaks the comparison, and what occurs is part of the paragraph."""
    if occurs(quote, paragraph):
        assert plain(quote) in plain(paragraph)


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("", 0),
        ("tea", 1),
        ("children's tea", 2),
        ("children’s tea", 2),
        ("Level 4+", 2),
        ("non-contact time", 2),
        ("and/or", 2),
        ("2006 – 2007", 2),
        ("one two three four five six seven eight nine ten eleven twelve", MOST_WORDS),
    ],
)
def test_words_are_counted_as_people_count_them(quote: str, words: int) -> None:
    """An apostrophe or hyphen does not make two words of one."""
    assert words == word_count(quote)


def test_from_three_to_twelve_words_are_quoted() -> None:
    """The briefing is the Union's, and two words prove nothing: the limits are part of the promise."""
    assert (3, 12) == (LEAST_WORDS, MOST_WORDS)


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("Tea is not compulsory here.", True),
        ("Tea is not\n   compulsory here.", True),
        ("Tea isn’t compulsory here.", True),
        ("Not compulsory here.", True),
        ("Tea is no compulsory here.", True),
        ("Nobody knot compulsory here.", False),
        ("Tea is compulsory here.", False),
        ("Tea is not compulsory here, mugs are compulsory here.", False),
        ("Tea is hot.", False),
    ],
    ids=["not", "line-break", "contraction", "capital", "no", "end-of-a-word", "none", "once-without", "not-there"],
)
def test_words_behind_a_negation_are_known(paragraph: str, expected: bool) -> None:
    """Words that stand only behind a negation say the opposite of what they prove."""
    assert expected == negated("compulsory here", paragraph)


@pytest.mark.parametrize(("quote", "expected"), [("contact time", False), ("non-contact time", True)])
def test_a_part_of_a_compound_is_no_word(quote: str, expected: bool) -> None:
    """Half of a word with a hyphen may say the opposite of the whole."""
    assert expected == occurs(quote, "Keep the non-contact time free.")


@pytest.mark.parametrize(
    ("quote", "text", "found"),
    [
        pytest.param(
            "contact time is protected",
            "Non-contact time is protected. The head said contact time is protected too.",
            [(45, 70)],
            id="compound",
        ),
        pytest.param("a 'fair' walk", "  It is\na ‘fair’ \n walk.", [(8, 23)], id="marks-and-blanks"),
        pytest.param("step by step", "Go st\u00adep by step, step by step\u200b.", [(3, 16), (18, 30)], id="unseen"),
        pytest.param("no such words", "Other words.", [], id="none"),
        pytest.param("", "Other words.", [], id="nothing"),
    ],
)
def test_places_are_those_of_the_text_as_it_was_given(quote: str, text: str, found: list[tuple[int, int]]) -> None:
    """A surface that marks a quotation marks the very words that prove the answer, and no others."""
    assert found == places(quote, text)


@settings(deadline=None)
@given(st.text(max_size=20), st.text("ab -‐–'’\u00ad\n\t", max_size=40), st.text(max_size=20))
def test_every_place_holds_the_quotation(before: str, quote: str, after: str) -> None:
    """Whatever stands around a quotation, each place holds its words, and there is one exactly where it occurs."""
    text = f"{before} {quote} {after}"
    found = places(quote, text)

    assert occurs(quote, text) == bool(found)
    assert {plain(quote)} >= {plain(text[start:end]) for start, end in found}


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        pytest.param("1. One.\n2. Two.", {"1": "One.", "2": "Two."}, id="plain"),
        pytest.param("Title\n\n 1. One.\n\n  2. Two.\n", {"1": "One.", "2": "Two."}, id="title-and-indent"),
        pytest.param("1. One.\nmore\n• bullet\n2. Two.", {"1": "One.\nmore\n• bullet", "2": "Two."}, id="bullets"),
        pytest.param(
            "1. One.\n1. a list\n3. of it\n2. Two.", {"1": "One.\n1. a list\n3. of it", "2": "Two."}, id="list"
        ),
        pytest.param("1. About 2. of it\n2. Two.", {"1": "About 2. of it", "2": "Two."}, id="number-in-a-line"),
        pytest.param("1. One.\r\n2. Two.\r\n", {"1": "One.", "2": "Two."}, id="windows"),
        pytest.param("1.5 litres\n1. One.", {"1": "One."}, id="decimal"),
    ],
)
def test_a_briefing_is_split_at_its_own_numbers(text: str, paragraphs: dict[str, str]) -> None:
    """A number starts a paragraph only as the successor of the last one, at the start of a line."""
    assert paragraphs == split_paragraphs(text)


@pytest.mark.parametrize("text", ["2. Two.\n3. Three.", "Nothing is numbered.", ""], ids=["no-first", "prose", "empty"])
def test_a_text_without_numbers_has_no_paragraphs(text: str) -> None:
    """What cannot be split is nothing, not a crash."""
    assert {} == split_paragraphs(text)


@settings(deadline=None, max_examples=100)
@given(WORDS, st.integers(1, 30))
def test_every_paragraph_is_found_again(words: list[str], count: int) -> None:
    """No paragraph is lost, however many there are."""
    body = " ".join(words)
    text = "\n".join(f"{number}. {body} {number}" for number in range(1, count + 1))

    assert {str(number): f"{body} {number}" for number in range(1, count + 1)} == split_paragraphs(text)
