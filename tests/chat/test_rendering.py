from __future__ import annotations

import re
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.reply import Citation, Outcome, Part, Reply, Suggestion
from bot.chat.harmless import cut, harmless
from bot.chat.rendering import reply_embeds
from bot.knowledge.values import DeclineReason, Knowledge

ANY_TEXT = st.text(max_size=400)
_LIVE = """
@everyone @here <@1> <@&2> <#3> </ask:4> <t:1:R> [a](http://b.c) https://x.y *b* __u__ ~~s~~ ||p|| `c` word
discord.gg/abc
"""
_MORE = ["```\n", "# h", "> q", "- l", "\u202eabc", "\u200b", " ", "\n"]
NASTY = st.lists(st.sampled_from(_LIVE.split() + _MORE), max_size=12).map("".join)


@given(st.one_of(NASTY, ANY_TEXT))
@settings(deadline=None)
def test_harmless_text_can_do_nothing(text: str) -> None:
    """No text keeps a live mention, address, invitation or a character that turns the writing round."""
    shown = harmless(text)
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


PARTS = st.builds(
    Part,
    question=st.text(max_size=2_000),
    outcome=st.sampled_from(Outcome),
    reason=st.sampled_from([None, *DeclineReason]),
    entry=st.sampled_from([None, "walks-compulsory", "no-such-entry"]),
    text=st.text(min_size=1, max_size=1_500),
    citations=st.lists(
        st.builds(
            Citation, st.just("isp-2007-09"), st.text("0123456789", min_size=1, max_size=8), st.text(max_size=200)
        ),
        max_size=20,
    ).map(tuple),
    suggestions=st.lists(st.builds(Suggestion, st.just("x"), st.text(max_size=300), st.just(("1",))), max_size=3).map(
        tuple
    ),
    next_step=st.text(max_size=300),
)


@given(st.lists(PARTS, min_size=1, max_size=5))
@settings(deadline=None)
def test_every_legal_reply_fits_discord(knowledge: Knowledge, parts: list[Part]) -> None:
    """The longest text that knowledge may hold stays within an embed's limits and a message's six thousand."""
    embeds = reply_embeds(Reply("q", "k", 0.0, tuple(parts)), knowledge)
    assert sum(len(embed) for embed in embeds) <= 6_000
    assert len(embeds) <= 10
    for embed in embeds:
        assert len(embed.title or "") <= 256
        assert len(embed.description or "") <= 4_096
        assert all(len(str(field.value)) <= 1_024 for field in embed.fields)
