"""Which slips of the finger are mended, and which words are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.constants import FAR_WIDER, MOST_MENDED, SHORTEST_MENDED, TWO_SLIPS_FROM
from bot.answering.learnt import Learnt
from bot.answering.spelling import Speller
from bot.answering.wording import Word, Words, mark_of, stem
from bot.knowledge.values import Knowledge

KNOWN = ("walk", "walks", "learning", "compulsory", "head", "target", "curriculum", "year3")


def word(typed: str) -> Word:
    """A word as it is cut from a message."""
    return Word(typed, stem(typed))


def mend(speller: Speller, typed: str) -> str:
    """What a speller takes a word for."""
    (result,) = speller.mend([word(typed)])
    assert result == word(result.typed)
    return result.typed


def mended(typed: str, *known: str) -> str:
    """What a typed word is taken for, by its looks alone."""
    return mend(Speller(known or KNOWN), typed)


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        pytest.param("targt", "target", id="a letter left out"),
        pytest.param("tarrget", "target", id="a letter added"),
        pytest.param("tarfet", "target", id="a letter changed"),
        pytest.param("tagret", "target", id="neighbours swapped"),
        pytest.param("rarget", "target", id="the first letter of a longer word"),
        pytest.param("wakl", "walk", id="a word of four letters"),
        pytest.param("cumpulsery", "compulsory", id="two slips in a long word"),
    ],
)
def test_a_slip_is_mended(slip: str, meant: str) -> None:
    """A slip near one known word only is read as that word."""
    assert meant == mended(slip)


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("wal", id="too short"),
        pytest.param("talk", id="four letters that start otherwise"),
        pytest.param("tarfot", id="two slips in a short word"),
        pytest.param("cumpulzerry", id="three slips"),
        pytest.param("year4", id="with a digit"),
        pytest.param("tärget", id="with a letter that is not English"),
        pytest.param("zebra", id="like nothing known"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_not_clearly_a_slip_stays(typed: str) -> None:
    """A word that is no sure slip stays as it was typed."""
    assert typed == mended(typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("curruculam", "curriculum", id="two slips in ten letters"),
        pytest.param("lerning", "learning", id="one slip in seven letters"),
        pytest.param("lerninx", "lerninx", id="two slips in seven letters"),
        pytest.param("leerninx", "learning", id="two slips in eight letters"),
    ],
)
def test_two_slips_need_eight_letters(typed: str, meant: str) -> None:
    """Two slips are forgiven from eight typed letters on, and not before."""
    assert TWO_SLIPS_FROM == 8
    assert meant == mended(typed, "learning", "curriculum")


# Between several words ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize("used", [0, 1, 7])
def test_between_two_words_nothing_is_guessed(used: int) -> None:
    """A word as near to one known word as to another in the same use stays as it was typed, used little or much."""
    assert mend(Speller(("plant", "plank"), used=lambda _: used), "plane") == "plane"


@pytest.mark.parametrize(
    ("often", "seldom", "meant"),
    [
        pytest.param(FAR_WIDER * 2, 2, "plant", id="far wider"),
        pytest.param(FAR_WIDER * 2 - 1, 2, "plane", id="not far enough"),
        pytest.param(2, FAR_WIDER * 2, "plank", id="the other"),
    ],
)
def test_of_two_words_as_near_the_one_in_far_wider_use_is_meant(often: int, seldom: int, meant: str) -> None:
    """Where one of two equally near words is used by many times as many entries, it is that one."""
    used = {stem("plant"): often, stem("plank"): seldom}
    assert meant == mend(Speller(("plant", "plank"), used=lambda one: used[one]), "plane")


def test_the_third_nearest_word_counts_too() -> None:
    """A slip that is as near to two meanings stays, whichever of them comes first."""
    assert mended("planx", "plan", "plans", "plant") == "planx"


def test_many_near_words_hide_none() -> None:
    """However many words are as near, one that shares the first letter is nearer than all that do not."""
    others = [f"{letter}araget" for letter in "abcdefghijkl"]
    assert mended("zaraget", "zaragot", *others) == "zaragot"


def test_forms_of_one_word_do_not_compete() -> None:
    """Two known forms of the same word are one word, and the slip is mended."""
    assert stem("walks") == stem(mended("walkx", "walks", "walked", "walk"))


def test_the_nearest_word_wins() -> None:
    """One slip is likelier than two, also where the word at two slips is in far wider use."""
    used = {stem("consultation"): 1, stem("consultative"): 100}
    speller = Speller(("consultation", "consultative"), used=lambda one: used[one])
    assert mend(speller, "consultatien") == "consultation"


def test_the_same_first_letter_wins() -> None:
    """People seldom miss the first letter, so a word that shares it is nearer."""
    assert mended("balks", "talks", "bulks") == "bulks"


def test_another_form_of_a_known_word_is_known() -> None:
    """A word whose stem is known is not a slip."""
    assert mended("walked", "walking", "waked") == "walked"


# A whole message ----------------------------------------------------------------------------------------------------
def test_every_word_keeps_its_place() -> None:
    """The words of a message come back in their order, those that are no slips untouched."""
    speller = Speller(KNOWN)
    typed = [word(one) for one in ("the", "hea", "lerning", "walks", "zebra")]
    assert ["the", "hea", "learning", "walks", "zebra"] == [one.typed for one in speller.mend(typed)]
    assert [] == speller.mend([])


def test_a_message_of_slips_is_mended_so_far() -> None:
    """Only so many words of a message are looked up; words that are no slips do not count among them."""
    speller = Speller(KNOWN)
    slips = [word("lerning")] * (MOST_MENDED + 3)
    result = speller.mend([*[word("walk")] * 100, *slips])
    assert MOST_MENDED == sum(one.typed == "learning" for one in result)
    assert slips[:3] == result[-3:]


# Real words ---------------------------------------------------------------------------------------------------------
EVERYDAY = ("talks", "balk", "plane", "heard", "stuff", "tackle", "voluntary", "teachers", "weather", "quite", "loose")
LETTERS = st.sampled_from("abcdefghijklmnopqrstuvwxyz")


@st.composite
def near(draw: st.DrawFn, real: str) -> str:
    """A word one slip away from a real one."""
    place = draw(st.integers(0, len(real) - 1))
    letter = draw(LETTERS)
    left_out = real[:place] + real[place + 1 :]
    return draw(
        st.sampled_from([left_out, real[:place] + letter + real[place:], real[:place] + letter + left_out[place:]])
    )


@settings(deadline=None, max_examples=100)
@given(st.data(), st.sampled_from(EVERYDAY))
def test_a_real_word_is_never_mended(learnt: Learnt, data: st.DataObject, real: str) -> None:
    """Whatever the knowledge calls things, and however near: a word of everyday English is what it says."""
    known = data.draw(st.lists(near(real) | st.text(LETTERS, min_size=SHORTEST_MENDED, max_size=9), min_size=1))
    assert real == mend(Speller(known, learnt.everyday), real)


def test_without_the_everyday_words_it_would_be(learnt: Learnt) -> None:
    """It is the list of everyday words that keeps them, nothing else."""
    assert ["walks", "talks"] == [mended("qalks", "walks"), mend(Speller(["walks"], learnt.everyday), "talks")]
    assert mended("stalks", "talks") == "talks"


def test_everyday_words_are_known_and_slips_are_not(learnt: Learnt) -> None:
    """The list holds the words that people use, and none of the slips that they make; it can be searched."""
    marks = list(learnt.everyday)
    assert sorted(set(marks)) == marks
    assert {mark_of(one) for one in EVERYDAY} <= set(marks)
    assert not {mark_of(one) for one in ("lerning", "compulsery", "techers", "volantary")} & set(marks)


def test_no_word_of_the_knowledge_is_ever_mended(knowledge: Knowledge, learnt: Learnt) -> None:
    """No word of the knowledge is ever mended."""
    words = Words(knowledge.vocabulary.abbreviations)
    known = [word for entry in knowledge.entries.values() for text in entry.phrasings for word in words.of(text)]
    speller = Speller(learnt.known, learnt.everyday)
    assert known
    assert all(speller.mend([one]) == [one] for one in known)


# Any word at all ----------------------------------------------------------------------------------------------------
@settings(deadline=None, max_examples=100)
@given(st.text(alphabet="aceghiklmnoprstuwy3é", max_size=12) | st.text(max_size=12))
def test_nothing_but_known_words_is_put_in(typed: str) -> None:
    """What comes out is the word itself or a known one, and needs no mending again."""
    speller = Speller(KNOWN)
    result = mend(speller, typed)
    assert result in {typed, *KNOWN}
    assert result == mend(speller, result)


@settings(deadline=None, max_examples=100)
@given(st.sampled_from(KNOWN), st.data())
def test_mending_does_not_depend_on_the_order_of_the_known_words(meant: str, data: st.DataObject) -> None:
    """The order in which words became known changes nothing."""
    place = data.draw(st.integers(0, len(meant) - 1))
    slip = meant[:place] + data.draw(st.sampled_from("aeiost")) + meant[place + 1 :]
    shuffled = data.draw(st.permutations(KNOWN))
    assert mended(slip) == mended(slip, *shuffled)
