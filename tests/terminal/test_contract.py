"""What `ask --json` prints: a contract with the programs that read it."""

from __future__ import annotations

import json

import pytest

from bot.answering.engine import Engine
from bot.terminal.contract import as_json
from tests.things import made


@pytest.mark.parametrize(
    "message",
    [
        pytest.param("Are learning walks compulsory?", id="answered"),
        pytest.param("Are learning walks compulsory? And who pays for the ISP?", id="two parts"),
        pytest.param("What is the weather?", id="declined by an entry"),
        pytest.param("hello", id="small talk"),
        pytest.param("", id="empty"),
        pytest.param("walks", id="one word"),
        pytest.param("My head suspended me over a learning walk", id="urgent"),
    ],
)
def test_json_has_exactly_the_keys_of_the_contract(engine: Engine, message: str) -> None:
    """The JSON of a reply has these keys, all of them and no others, and plain values only."""
    plain = as_json(engine.reply(message))
    assert plain == json.loads(json.dumps(plain))
    assert ["question", "knowledge", "elapsed_ms", "parts", "signposts"] == list(plain)
    assert all(["id", "text", "next_step"] == list(one) for one in plain["signposts"])
    for part in plain["parts"]:
        assert [
            "question",
            "outcome",
            "reason",
            "entry",
            "score",
            "text",
            "citations",
            "suggestions",
            "next_step",
            "move",
        ] == list(part)
        assert all(["briefing", "paragraph", "quote"] == list(one) for one in part["citations"])
        assert all(["entry", "question", "paragraphs"] == list(one) for one in part["suggestions"])


def test_json_says_what_the_reply_says() -> None:
    """The values of the JSON are those of the reply."""
    small = Engine(made())
    assert {
        "question": "Are kettles compulsory?",
        "knowledge": "d1g35t",
        "parts": [
            {
                "question": "Are kettles compulsory?",
                "outcome": "answered",
                "reason": None,
                "entry": "kettle-compulsory",
                "text": "This is said of kettle-compulsory. [4]",
                "citations": [{"briefing": "briefing", "paragraph": "4", "quote": "words that prove it"}],
                "suggestions": [],
                "next_step": None,
                "move": None,
            }
        ],
        "signposts": [],
    } == {
        key: [{name: one for name, one in part.items() if name != "score"} for part in value]
        if key == "parts"
        else value
        for key, value in as_json(small.reply("Are kettles compulsory?")).items()
        if key != "elapsed_ms"
    }
