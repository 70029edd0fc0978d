from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.cards.cutting import cut
from bot.chat.cards.escaping import escape
from bot.chat.cards.highlighting import highlight
from bot.knowledge.briefing.quotations import places

ANY_TEXT = st.text(max_size=400)
_LIVE = """
@everyone @here <@1> <@&2> <#3> </ask:4> <t:1:R> [a](http://b.c) https://x.y *b* __u__ ~~s~~ ||p|| `c` word
discord.gg/abc
"""
_MORE = ["```\n", "# h", "> q", "- l", "\u202eabc", "\u200b", " ", "\n"]
NASTY = st.lists(st.sampled_from(_LIVE.split() + _MORE), max_size=12).map("".join)


@given(st.one_of(NASTY, ANY_TEXT))
@settings(deadline=None)
def test_escaping_text_can_do_nothing(text: str) -> None:
    """No text keeps a live mention, address, invitation or a character that turns the writing round."""
    shown = escape(text)
    assert not re.search(r"@(everyone|here|[!&]?\d)", shown)
    assert not re.search(r"(?i)[a-z]://|discord\.gg", shown)
    assert not re.search(r"(?<!\\)<[@#/t:]", shown)
    assert not re.search(r"(?<!\\)\]\(", shown)
    assert all(c == "\u200b" or c in "\n\t" or unicodedata.category(c) != "Cf" for c in shown)


@given(ANY_TEXT, st.integers(1, 50))
def test_cut_text_is_never_too_long(text: str, most: int) -> None:
    """A cut text has at most as many characters as it may, and an uncut one is unchanged."""
    shown = cut(text, most)
    assert len(shown) <= most
    assert shown == text or shown.endswith("…")


@given(st.one_of(NASTY, ANY_TEXT), st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400))))
@settings(deadline=None)
def test_marked_text_can_do_nothing_either(text: str, spans: list[tuple[int, int]]) -> None:
    """Whatever is marked, nothing in the text comes alive, and without the marks it is the harmless text."""
    shown = highlight(text, [(start, end) for start, end in spans if start < end])
    assert not re.search(r"@(everyone|here|[!&]?\d)", shown)
    assert not re.search(r"(?i)[a-z]://|discord\.gg", shown)
    assert not re.search(r"(?<!\\)<[@#/t:]", shown)
    assert not re.search(r"(?<!\\)\]\(", shown)
    letters = re.sub(r"(?<!\\)\*\*|\u200b|\s", "", shown)
    assert re.sub(r"\u200b|\s", "", escape(text)) == letters or "\\" in text


@pytest.mark.parametrize(
    ("quote", "text", "found"),
    [
        ("a 'fair' walk", "It is a ‘fair’  walk.", ["a ‘fair’  walk"]),
        ("step-by-step", "go step–by–step", ["step–by–step"]),
        ("the end", "the endless end", []),
        ("a.c", "abc a.c", ["a.c"]),
        ("", "anything", []),
    ],
)
def test_a_quotation_is_found_whatever_its_marks(quote: str, text: str, found: list[str]) -> None:
    """Blanks, dashes and quotation marks may have another shape; letters may not."""
    assert found == [text[start:end] for start, end in places(quote, text)]
