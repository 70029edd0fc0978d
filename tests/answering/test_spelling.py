"""Which slips of the finger are mended, and which words are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.spelling import Speller
from bot.answering.wording import Word, Words, stem
from bot.knowledge.values import Knowledge

KNOWN = ("walk", "walks", "learning", "compulsory", "head", "target", "curriculum", "year3")


def mended(typed: str, *known: str) -> str:
    """What a typed word is taken for."""
    return Speller(known or KNOWN).mend(Word(typed, stem(typed))).typed


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
        pytest.param("zebra", id="like nothing known"),
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
    assert meant == mended(typed, "learning", "curriculum")


def test_between_two_words_nothing_is_guessed() -> None:
    """A word as near to one known word as to another stays as it was typed."""
    assert mended("plane", "plant", "plank") == "plane"


def test_the_third_nearest_word_counts_too() -> None:
    """A slip that is as near to two meanings stays, whichever of them comes first."""
    word = Word("planx", "planx")
    assert word == Speller(["plan", "plans", "plant"]).mend(word)


def test_forms_of_one_word_do_not_compete() -> None:
    """Two known forms of the same word are one word, and the slip is mended."""
    assert stem("walks") == stem(mended("walkx", "walks", "walked", "walk"))


def test_the_nearest_word_wins() -> None:
    """One slip is likelier than two."""
    assert mended("consultatien", "consultation", "consultative") == "consultation"


def test_the_same_first_letter_wins() -> None:
    """People seldom miss the first letter, so a word that shares it is nearer."""
    assert mended("balks", "talks", "bulks") == "bulks"


def test_a_mended_word_has_the_stem_of_what_was_meant() -> None:
    """A slip counts exactly as the word it was meant for."""
    assert Word("learning", stem("learning")) == Speller(KNOWN).mend(Word("lerning", stem("lerning")))


def test_another_form_of_a_known_word_is_known() -> None:
    """A word whose stem is known is not a slip."""
    assert mended("walked", "walking", "waked") == "walked"


def test_no_word_of_the_knowledge_is_ever_mended(knowledge: Knowledge) -> None:
    """No word of the knowledge is ever mended."""
    words = Words(knowledge.vocabulary.abbreviations)
    known = [word for entry in knowledge.entries.values() for text in entry.phrasings for word in words.of(text)]
    speller = Speller(words.seen)
    assert known
    assert [] == [word for word in known if speller.mend(word) != word]


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet="aceghiklmnoprstuwy3é", max_size=12))
def test_nothing_but_known_words_is_put_in(typed: str) -> None:
    """What comes out is the word itself or a known one, and needs no mending again."""
    speller = Speller(KNOWN)
    result = speller.mend(Word(typed, stem(typed)))
    assert result.typed in {typed, *KNOWN}
    assert result == speller.mend(result)


@settings(deadline=None, max_examples=100)
@given(st.sampled_from(KNOWN), st.data())
def test_mending_does_not_depend_on_the_order_of_the_known_words(meant: str, data: st.DataObject) -> None:
    """The order in which words became known changes nothing."""
    place = data.draw(st.integers(0, len(meant) - 1))
    slip = meant[:place] + data.draw(st.sampled_from("aeiost")) + meant[place + 1 :]
    shuffled = data.draw(st.permutations(KNOWN))
    assert mended(slip) == mended(slip, *shuffled)
