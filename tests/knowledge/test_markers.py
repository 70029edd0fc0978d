"""Every sentence of an answer and the markers that follow it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.markers import Sentence, sentences, strange_brackets, without_markers

BODIES = st.lists(
    st.tuples(
        st.sampled_from(["Tea is hot.", "Is it so?", "It is (so).", "At 3.10 it stops!", "She said “no.”"]),
        st.lists(st.integers(1, 99), min_size=0, max_size=3),
    ),
    min_size=1,
    max_size=6,
)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("Tea. [1]", [("Tea.", ["1"])], id="one"),
        pytest.param("Tea. [1] Milk. [2]", [("Tea.", ["1"]), ("Milk.", ["2"])], id="two"),
        pytest.param("Tea.[1] Milk.[2]", [("Tea.", ["1"]), ("Milk.", ["2"])], id="without-space"),
        pytest.param("Tea. [1] [2][3]", [("Tea.", ["1", "2", "3"])], id="several-markers"),
        pytest.param("Tea. Milk. [2]", [("Tea.", []), ("Milk.", ["2"])], id="first-without"),
        pytest.param("Tea. [1] And then", [("Tea.", ["1"]), ("And then", [])], id="rest-without-full-stop"),
        pytest.param("Tea [1]", [("Tea", ["1"])], id="no-full-stop"),
        pytest.param("Is it? [1] So! [2] Well… [3]", [("Is it?", ["1"]), ("So!", ["2"]), ("Well…", ["3"])], id="ends"),
        pytest.param("“Tea.” [1] “Milk.” [2]", [("“Tea.”", ["1"]), ("“Milk.”", ["2"])], id="quoted"),
        pytest.param("At 3.10 it ends. [3.10]", [("At 3.10 it ends.", ["3.10"])], id="number-with-a-point"),
        pytest.param("Tea. [4a]", [("Tea.", ["4a"])], id="number-with-a-letter"),
        pytest.param("Tea [see]. [1]", [("Tea .", ["1"])], id="brackets-in-a-sentence"),
        pytest.param("Tea. [1, 2]", [("Tea.", [])], id="two-numbers-in-one-bracket"),
        pytest.param("Tea. [ 1 ]", [("Tea.", [])], id="spaces-in-a-bracket"),
        pytest.param("Tea. (1)", [("Tea.", []), ("(1)", [])], id="round-brackets"),
        pytest.param("Tea. [one]", [("Tea.", [])], id="a-word-in-brackets"),
    ],
)
def test_a_sentence_owns_the_markers_behind_it(answer: str, expected: list[tuple[str, list[str]]]) -> None:
    """A marker belongs to the sentence it follows and to no other."""
    found = [(one.words, [paragraph for _, paragraph in one.cited]) for one in sentences(answer)]

    assert expected == found


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Tea. [1] Milk. [rota:2] Mugs. [3.10] [4a]", []),
        ("Tea. [1, 2]", ["[1, 2]"]),
        ("Tea. [para 9]", ["[para 9]"]),
        ("Tea. [ 1 ]", ["[ 1 ]"]),
        ("Tea. []", ["[]"]),
        ("Tea. [1", ["[1"]),
        ("Tea [see]. [1] [x]", ["[see]", "[x]"]),
    ],
    ids=["markers", "two-numbers", "words", "spaces", "empty", "never-closed", "several"],
)
def test_whatever_is_in_brackets_is_a_marker_or_is_told(answer: str, expected: list[str]) -> None:
    """A member takes every bracket for a citation, so none may be anything else."""
    assert expected == strange_brackets(answer)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Tea, e.g. green. [1]", ["Tea, e.g. green."]),
        ("Mr. Brown drinks it. [1]", ["Mr. Brown drinks it."]),
        ("Tea. [1] and so on. [2]", ["Tea.", "and so on."]),
        ("It ends at p. 4. [1]", ["It ends at p. 4."]),
    ],
    ids=["for-example", "title", "small-letter", "page"],
)
def test_a_full_stop_ends_a_sentence_whatever_follows(answer: str, expected: list[str]) -> None:
    """Neither a small letter hides a sentence, nor a shortened word makes two of one."""
    assert expected == [one.words for one in sentences(answer)]


def test_the_words_of_an_answer_have_no_markers() -> None:
    """What is counted and compared is what a member reads as words."""
    assert "Tea is hot. Milk is not." == without_markers("Tea is hot. [1] [2] Milk is not.[3]")


def test_a_marker_may_name_its_briefing() -> None:
    """With several briefings a marker says which one it means."""
    (sentence,) = sentences("Tea is hot. [tea-2020:3] [4]")

    assert (("tea-2020", "3"), ("", "4")) == sentence.cited


@pytest.mark.parametrize("opener", ["Yes.", "No.", "Partly.", "Not quite.", "It depends.", "Not always.", "yes."])
def test_an_opener_needs_no_marker(opener: str) -> None:
    """A word that says the same as the next sentence rests on the same paragraph."""
    first, second = sentences(f"{opener} Tea is hot. [1]")

    assert [False, True] == [first.needs_marker, second.needs_marker]


@pytest.mark.parametrize("words", ["Yes, always.", "Never.", "No tea.", "Of course.", "Tea is hot"])
def test_whatever_says_something_needs_a_marker(words: str) -> None:
    """Only the listed openers are free of proof."""
    assert Sentence(words, ()).needs_marker


@settings(deadline=None, max_examples=100)
@given(BODIES)
def test_sentences_are_counted_and_cited_as_written(parts: list[tuple[str, list[int]]]) -> None:
    """No sentence and no marker is lost, doubled or moved."""
    answer = " ".join(f"{words} {''.join(f'[{one}]' for one in cited)}".strip() for words, cited in parts)
    found = sentences(answer)

    assert [words for words, _ in parts] == [one.words for one in found]
    assert [[("", str(number)) for number in cited] for _, cited in parts] == [list(one.cited) for one in found]


@settings(deadline=None, max_examples=150)
@given(st.one_of(st.text(max_size=80), st.text(alphabet="Ab1.?! []()“”:\n", max_size=60)))
def test_no_letter_escapes_the_sentences(answer: str) -> None:
    """Text in any shape is split without losing a letter, so nothing escapes the check for markers."""
    letters = [letter for letter in answer if letter.isalpha()]
    found = [letter for one in sentences(answer) for letter in one.words if letter.isalpha()]

    assert set(found) <= set(letters)
    if "[" not in answer:
        assert letters == found
