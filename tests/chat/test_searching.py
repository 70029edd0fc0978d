from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.engine import Engine
from bot.answering.searching import Found, Searcher
from bot.answering.topic_names import answered_topics, topic_named
from bot.chat.looking_up.lookups import paragraphs_in
from bot.knowledge.values import Knowledge

TODAY = date(2026, 11, 26)


def found_in(knowledge: Knowledge, words: str) -> list[Found]:
    """Every passage that a search finds."""
    found, total = Searcher(knowledge).find(words, TODAY, 1_000)
    assert total == len(found)
    return found


def marked(found: Found) -> list[str]:
    """The words that were found in a passage."""
    return [found.passage.text[start:end] for start, end in found.spans]


def test_words_are_found_whatever_their_ending(knowledge: Knowledge) -> None:
    """A search goes by stems: plural, case and an apostrophe make no difference."""
    for typed in ("compulsory", "COMPULSORY", "compulsory's"):
        assert "compulsory" in marked(found_in(knowledge, typed)[0])
    assert [one.passage for one in found_in(knowledge, "walk")] == [
        one.passage for one in found_in(knowledge, "Walks!")
    ]


def test_passages_with_more_of_the_words_come_first(knowledge: Knowledge) -> None:
    """How many of the words a passage holds never rises down the list."""
    found = found_in(knowledge, "learning walks compulsory authorities")
    counts = [len({word.lower() for word in marked(one)}) for one in found]
    assert counts[0] >= 3
    assert counts[0] == max(counts)


def test_words_of_grammar_count_only_by_themselves(knowledge: Knowledge) -> None:
    """Everything holds "the": beside another word it says nothing."""
    assert [one.passage for one in found_in(knowledge, "Nottingham")] == [
        one.passage for one in found_in(knowledge, "the Nottingham of")
    ]
    assert found_in(knowledge, "the")


def test_answers_and_paragraphs_are_searched_and_expired_answers_are_not(knowledge: Knowledge) -> None:
    """What the bot would not say is not found either."""
    found = found_in(knowledge, "compulsory")
    assert any(one.passage.entry == "walks-compulsory" for one in found)
    assert any(one.passage.paragraph == "13" for one in found)
    old = {key: replace(one, expires=TODAY) for key, one in knowledge.entries.items()}
    assert all(one.passage.paragraph for one in found_in(replace(knowledge, entries=old), "compulsory"))


def test_an_imported_text_is_searched_in_place_of_our_summary(knowledge: Knowledge) -> None:
    """Where the Union's own words are there, those are what a search finds."""
    briefing = knowledge.briefings["isp-2007-09"]
    imported = replace(briefing, full_text={"10": "Zebras are optional.\n\nHorses too."})
    found = found_in(replace(knowledge, briefings={briefing.id: imported}), "zebra")
    assert [("Zebras are optional.", ["Zebras"])] == [(one.passage.text, marked(one)) for one in found]


@given(st.text(max_size=200))
def test_any_words_may_be_searched(knowledge: Knowledge, words: str) -> None:
    """No search is an error, and what is marked are whole words of the passage."""
    for one in found_in(knowledge, words)[:3]:
        assert one.spans
        assert all(0 <= start < end <= len(one.passage.text) for start, end in one.spans)


def test_only_as_many_as_are_wanted_come_back(knowledge: Knowledge) -> None:
    """The best ones are the same, however many are asked for, and all are counted."""
    every = found_in(knowledge, "teachers workload")
    some, total = Searcher(knowledge).find("teachers workload", TODAY, 3)
    assert (every[:3], len(every)) == (some, total)


@pytest.mark.parametrize(
    ("typed", "stands"),
    [("mandatory", "compulsory"), ("cash", "Fund"), ("lerning", "learning"), ("1000", "1,000"), ("1,000", "1,000")],
)
def test_a_search_knows_what_members_call_things(engine: Engine, typed: str, stands: str) -> None:
    """Law: what /ask understands, /search finds: other words for a thing, slips, and figures however written."""
    found, _ = Searcher(engine.knowledge, engine.analyser).find(typed, TODAY, 10)
    assert any(stands.lower() in one.passage.text.lower() for one in found)


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("13", ["13"]),
        ("para 13", ["13"]),
        ("p13", ["13"]),
        ("#13", ["13"]),
        ("§13", ["13"]),
        ("thirteen", ["13"]),
        ("13th", ["13"]),
        ("section 13", ["13"]),
        ("[13]", ["13"]),
        ("1３", ["13"]),
        ("2 and 3", ["2", "3"]),
        ("10-12", ["10", "11", "12"]),
        ("14", []),
        ("walks", []),
    ],
)
def test_a_paragraph_is_found_however_its_number_is_written(typed: str, numbers: list[str]) -> None:
    """Law: /paragraph takes every way in which a number is written, lists and ranges too."""
    assert paragraphs_in(typed, [str(one) for one in range(1, 14)]) == numbers


@pytest.mark.parametrize("typed", ["learning-walks", "Learning walks", "lerning walks", "walks", "LEARNING WALK"])
def test_a_topic_is_found_in_any_form(engine: Engine, typed: str) -> None:
    """Law: /topic takes a topic's name with hyphens, slips and other endings."""
    topics = answered_topics(engine.knowledge)
    chosen = topic_named(typed, topics, engine.analyser)
    assert chosen is not None
    assert "walk" in chosen.lower()
