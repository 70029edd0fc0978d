"""What a question is about: subjects and nouns by its own words."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.engine import Engine
from bot.answering.word_classes import GENERAL, MODIFYING, NOUNS, is_noun

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
    """A word so general that no question is about it is not in the list of nouns as well, nor is one that modifies."""
    assert not GENERAL & MODIFYING
    assert not MODIFYING & NOUNS
    assert not any(is_noun(one) for one in GENERAL)


@pytest.mark.parametrize("word", ["bus", "buses", "libraries", "library", "retirement", "retirements", "tuition"])
def test_a_noun_is_known_in_both_numbers(word: str) -> None:
    """A noun of the list, its plural and what ends as nouns do are nouns."""
    assert is_noun(word)
