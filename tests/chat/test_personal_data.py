from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.publishing.personal_data import kinds_of_personal_data


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("write to head.teacher@school.sch.uk, please", ("email",)),
        ("(mailto:a@b.co)", ("email",)),
        ("ring 01632 960001", ("phone",)),
        ("ring 01632960001.", ("phone",)),
        ("+44 1632 960 001", ("phone",)),
        ("+44 (0) 7700 900123", ("phone",)),
        ("0044 7700 900123", ("phone",)),
        ("(020) 7946 0958", ("phone",)),
        ("07700-900-123", ("phone",)),
        ("my number is AB123456C", ("insurance",)),
        ("ab 12 34 56 c", ("insurance",)),
        ("Mrs Trunchbull shouts", ("name",)),
        ("Dr. Who", ("name",)),
        ("MS SMITH", ("name",)),
        ("Mr O’Neill at a@b.com on 07700 900123", ("email", "phone", "name")),
    ],
)
def test_what_points_to_a_person_is_seen(text: str, kinds: tuple[str, ...]) -> None:
    """Addresses, British telephone and National Insurance numbers, and names with a title."""
    assert kinds == kinds_of_personal_data(text)


@pytest.mark.parametrize(
    "text",
    [
        "in 2006-2007 or 2024-2025",
        "£450000 or 0.65 or 10,000,000",
        "paragraph 123.4567890123",
        "65 per cent at Level 4",
        "on 01/02/2007 at 10:30",
        "25 tasks, 1,000 schools, 94 authorities",
        "I miss Monday's meeting and the drum is loud",
        "a mr with nothing behind it",
        "1234567890123456",
        "Year 3 @ home, price@",
        "GB123456C and AB12345C",
        "@everyone",
    ],
)
def test_what_is_only_a_number_or_a_word_is_left_alone(text: str) -> None:
    """Years, sums, paragraphs, dates and everyday words are nobody's data."""
    assert () == kinds_of_personal_data(text)


@given(st.text(max_size=300), st.text(max_size=300))
def test_a_number_is_seen_wherever_it_stands_alone(before: str, after: str) -> None:
    """Whatever stands around it in other words, a telephone number and an address are seen."""
    kinds = kinds_of_personal_data(f"{before} \n 07700 900123 \n a@b.com \n {after}")
    assert {"email", "phone"} <= set(kinds)


@given(st.text("0+44() @.-aAB12CMrDr\n", max_size=2_000))
@settings(deadline=None)
def test_any_text_is_looked_through(text: str) -> None:
    """No text is an error."""
    kinds_of_personal_data(text)


@pytest.mark.slow
@pytest.mark.parametrize("part", ["0 ", "0", "Mr ", "a@", "@a.", "A1", "AB12", "+44 (0)", "a.a@a.a.", "Mr" + " " * 50])
def test_hostile_text_takes_no_longer_than_its_length(part: str) -> None:
    """Ten times the text takes about ten times as long, and the longest message a few milliseconds."""

    def seconds(length: int) -> float:
        text = (part * length)[:length]
        best = []
        for _ in range(5):
            started = time.perf_counter()
            kinds_of_personal_data(text)
            best.append(time.perf_counter() - started)
        return min(best)

    assert seconds(4_000) < 0.02
    assert seconds(200_000) < 40 * max(seconds(20_000), 0.000_2)
