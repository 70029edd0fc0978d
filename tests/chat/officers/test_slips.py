"""Slips of officers on Discord: each is told in plain words on a card for a phone, and nothing typed is lost."""

from __future__ import annotations

import pytest

from tests.chat.officers.conftest import Office
from tests.chat.reading import components, labels, text
from tests.chat.sentences import phrases

RIGHT = {
    "question": "Where does the list hang?",
    "answer": "It hangs by the door. [2]",
    "proofs": "2b: The list is by the door",
    "wordings": "place of the list\nlist hangs where",
    "exam": "",
}
LONG = "word " * 400

SLIPS: dict[str, tuple[dict[str, str], str]] = {
    "no marker": ({"answer": "It hangs by the door."}, "[2]"),
    "a marker of nothing": ({"answer": "It hangs by the door. [9]"}, "9"),
    "two markers in one": ({"answer": "It hangs by the door. [1, 2]"}, "[1, 2]"),
    "a marker in words": ({"answer": "It hangs by the door. [para 2]"}, "[para 2]"),
    "a marker in front": ({"answer": "[2] It hangs by the door."}, ""),
    "the second sentence bare": ({"answer": "It hangs by the door. [2] Look there."}, "Look there."),
    "a bracket left open": ({"answer": "It hangs by the door. [2"}, "["),
    "no proof for a marker": ({"answer": "It hangs by the door. [2] Water first. [1]"}, "1"),
    "a proof that nothing cites": ({"proofs": "2: The list is by the door\n1: puts the water on"}, "1"),
    "words that are not there": ({"proofs": "2: the list is by the window"}, "paragraph 2"),
    "words of another paragraph": ({"proofs": "2: puts the water on"}, "paragraph 1"),
    "too many words": (
        {"proofs": "2: Mugs are everybody's own business, and washing them too. The list is by the"},
        "12",
    ),
    "too few words": ({"proofs": "2: door"}, "word"),
    "no words at all": ({"proofs": "2:"}, "proof"),
    "no number": ({"proofs": "the list is by the door"}, "10: the quoted words"),
    "a paragraph that is not there": ({"answer": "It hangs. [7]", "proofs": "7: The list is by the door"}, "7"),
    "a point that is not there": ({"proofs": "2z: The list is by the door"}, "z"),
    "no proofs": ({"proofs": " "}, "proof"),
    "no wordings": ({"wordings": " "}, "wording"),
    "a wording of another": ({"wordings": "who boils the water"}, "who boils the water"),
    "a wording twice": ({"wordings": "Who washes the mugs?"}, "mugs"),
    "a copied sentence": (
        {"answer": "Mugs are everybody's own business, and washing them too: the list is by the door. [2]"},
        "copied",
    ),
    "a figure from nowhere": ({"answer": "It hangs by the door since 1987. [2]"}, "1987"),
    "a date from nowhere": ({"answer": "It hangs by the door since May 2019. [2]"}, "2019"),
    "a question of one sign": ({"question": "?"}, "empty"),
    "a very long answer": ({"answer": f"{LONG}. [2]"}, "1500"),
    "a very long wording": ({"wordings": LONG[:900]}, "300"),
    "a known question": ({"question": "Who washes the mugs?"}, "mugs"),
    "a golden question that is known": ({"exam": "who boils the water"}, ""),
    "html": ({"answer": "<b>It hangs</b> by the door."}, "<b>"),
    "a mention": ({"answer": "@everyone It hangs by the door."}, "everyone"),
    "a link": ({"answer": "It hangs at https://door.example."}, "door"),
    "an unseen sign": ({"answer": "It hangs by\u202e the door. [2]"}, ""),
    "a no-break space": ({"answer": "It\u00a0hangs by the door [2]"}, ""),
    "another language's signs": ({"wordings": "где список"}, ""),
    "quotation marks of a phone": ({"proofs": "2b: “the list is by the window”"}, "paragraph 2"),
    "a dash for a colon": ({"proofs": "2b – the list is by the window"}, "paragraph 2"),
    "a bullet": ({"proofs": "• 2b: the list is by the window"}, "paragraph 2"),
    "a tab": ({"wordings": "place\tof the list\n\tmugs, whose\nwhose mugs are these"}, "whose mugs are these"),
    "a colon": ({"wordings": "our head says: where is it\nwho boils the water"}, "who boils the water"),
}


@pytest.mark.parametrize("slip", SLIPS)
async def test_a_slip_is_told_and_nothing_is_lost(office: Office, slip: str) -> None:
    """The card fits a phone, names what is wrong, and its button opens the form with every word as it was typed."""
    changes, named = SLIPS[slip]
    form = await office.officer("add", topic="Tea")
    shown = await office.send(form, RIGHT | changes)
    said = text(shown)
    assert "Traceback" not in said
    assert "KB" not in said, "codes are for the terminal"
    assert len(said) < 4_000
    assert 1 == await office.records.editions.newest_number()
    if phrases.PREVIEW_SEES in said:
        assert named == "", f"this passed: {said}"
        return
    assert named.lower() in said.lower().replace("\\", "").replace("\u200b", "")
    assert not any("@everyone" in one.get("content", "") for one in components(shown))
    assert phrases.CHANGE_IT in labels(shown)
    again = await office.first.click(shown, label=phrases.CHANGE_IT)
    assert again.modal is not None
    fields = {one["component"]["custom_id"]: one["component"].get("value") or "" for one in again.modal["components"]}
    assert {key: value.strip() for key, value in (RIGHT | changes).items()} == fields
