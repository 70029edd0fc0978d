"""What a question is about: subjects and nouns by its own words."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.engine import Engine
from bot.answering.nouns import NOUNS, VERBS_TOO, Nouns, nouns_by_form
from bot.answering.word_classes import GENERAL

CASES = yaml.safe_load((Path(__file__).parent / "topics.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[one["text"] for one in CASES])
def test_the_subject_is_found(engine: Engine, case: dict[str, list[str]]) -> None:
    """What is asked about is told from what is said aside, and verbs and general words are no subject."""
    topic = engine.analyser.of(str(case["text"])).topic
    assert sorted(case["named"]) == sorted(topic.named)
    assert sorted(case.get("aside", [])) == sorted(topic.aside)


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("how many schools are not in it", True),
        ("how many primary schools are outside the ISP", True),
        ("isn't it compulsory", False),
        ("are walks compulsory or not", False),
        ("why should we not refuse", False),
    ],
)
def test_a_negated_relation_is_seen(engine: Engine, text: str, negated: bool) -> None:
    """Being outside is another question than being in; a question that begins with a negation, or ends so, is not."""
    assert negated is engine.analyser.of(text).topic.negated


@given(st.text(max_size=80))
def test_any_text_has_a_topic(engine: Engine, text: str) -> None:
    """No text breaks the grammar, and nothing is both asked about and said aside at one place."""
    features = engine.analyser.of(text)
    assert len(features.topic.named) + len(features.topic.aside) <= 3 * len(features.stems)


def test_the_word_classes_do_not_contradict_each_other() -> None:
    """A word so general that no question is about it is no noun of the lists, and no noun is in both of them."""
    assert not NOUNS & VERBS_TOO
    assert not GENERAL & (NOUNS | VERBS_TOO)
    assert not any(Nouns().possible(one) or Nouns().sure(one) for one in GENERAL)


@pytest.mark.parametrize(
    "word", ["bus", "buses", "libraries", "library", "retirement", "tombola", "strawberries", "asbestos"]
)
def test_a_noun_is_known_in_both_numbers(engine: Engine, word: str) -> None:
    """Nouns of the list, those that their forms give away, and what ends as nouns do, in the singular and plural."""
    assert engine.analyser.nouns.possible(word)


@pytest.mark.parametrize(
    "word", ["walk", "walked", "keeps", "kindly", "kind", "quick", "quicker", "teach", "believe", "the"]
)
def test_what_is_no_noun_is_not_taken_for_one(engine: Engine, word: str) -> None:
    """Verbs, their past, adverbs and adjectives have forms that nouns do not have."""
    assert not engine.analyser.nouns.sure(word)


def test_nouns_are_told_by_their_forms() -> None:
    """A plural and hardly a verb make a noun; an adverb, a comparison or many verb forms make none."""
    words = {
        "raffle": 9,
        "raffles": 3,
        "raffled": 1,
        "walk": 9,
        "walks": 5,
        "walked": 8,
        "kind": 9,
        "kinds": 5,
        "kindly": 2,
    }
    words |= {"city": 5, "cities": 2, "box": 9, "boxes": 4, "boxed": 1, "alone": 3}
    assert {"raffle", "raffles", "city", "cities", "box", "boxes"} == set(nouns_by_form(words))
