"""The notice that divisions adopt says what the code does."""

from __future__ import annotations

import re

import pytest

from bot.chat.asking.conversations import CONVERSATIONS
from bot.chat.asking.told import TOLD_TO
from bot.chat.discord_io.last_question import REMEMBERED_MINUTES
from bot.records import retention
from tests.conftest import REPOSITORY

NOTICE = (REPOSITORY / "PRIVACY.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (.+?) \| .+? \| (.+?) \| .+? \|$", NOTICE, re.MULTILINE)


@pytest.mark.parametrize(
    ("what", "figures"),
    [
        ("your question", [REMEMBERED_MINUTES]),
        ("how many questions", [retention.COUNT_DAYS]),
        ("the words of questions without", [retention.GAP_TEXT_DAYS]),
        ("what you send to an officer", [retention.OPEN_DAYS, retention.DELIVERY_DAYS]),
        ("that there was a request", [retention.CLOSED_DAYS]),
        ("your Discord id, where officers", [retention.STOPPED_DAYS]),
    ],
)
def test_the_days_of_the_notice_are_those_of_the_code(what: str, figures: list[int]) -> None:
    """A division that adopts it promises what the bot keeps."""
    (how_long,) = [long for said, long in ROWS if said.startswith(what)]
    assert figures == [int(one) for one in re.findall(r"\d+", how_long)]


def test_conversations_are_remembered_no_longer_than_it_says() -> None:
    """An hour at the most."""
    assert 3600 >= CONVERSATIONS.lasts.total_seconds()


def test_answers_belong_to_messages_no_longer_than_it_says() -> None:
    """A minute, in memory."""
    assert 60 == TOLD_TO.lasts.total_seconds()
    assert ["a minute, in memory only"] == [long for said, long in ROWS if said.startswith("which of its messages")]


def test_it_says_how_many_requests_may_be_open() -> None:
    """The limit that protects officers is the one in the code."""
    assert 3 == retention.MOST_OPEN
    assert "three open requests" in NOTICE
