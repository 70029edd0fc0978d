"""The rules for what members say around their questions, and for the texts that serve it."""

from __future__ import annotations

from bot.knowledge.reading import read
from tests.tea import TEA

ANSWERS = """\
topic: Tea
entries:
  - id: kettle-who
    question: Who fills the kettle?
    wordings: [who does the kettle]
    answer: Whoever comes first fills it. [1]
    evidence:
      - {paragraph: 1, quote: puts the water on}
"""


def codes(conversation: str = "", answers: str = ANSWERS, briefing: str = "") -> list[str]:
    """The codes of the faults in a small knowledge with a conversation."""
    files = {
        **TEA,
        "answers/tea.yaml": answers,
        "questions/tea.yaml": "questions:\n  - {ask: Who?, entry: kettle-who}\n",
    }
    if conversation:
        files["conversation.yaml"] = conversation
    if briefing:
        files["briefings/tea-rota.yaml"] = files["briefings/tea-rota.yaml"].replace("date: May", f"{briefing}date: May")
    return [one.code for one in read({name: text.encode() for name, text in files.items()}).faults if not one.warning]


def test_a_conversation_can_be_left_out() -> None:
    """Law: a knowledge folder without a conversation is as good as before."""
    assert [] == codes()


def test_a_line_that_cannot_be_read_is_told() -> None:
    """Law: a bracket that is not closed, or a name that stands for nothing, is a fault of its line."""
    assert ["KB329"] == codes("moves:\n  repeat:\n    - (say|repeat it\n")
    assert ["KB329"] == codes("moves:\n  repeat:\n    - say <it> again\n")
    assert [] == codes("parts:\n  it: (it|that)\nmoves:\n  repeat:\n    - say <it> again\n")


def test_a_wording_that_is_a_move_is_told() -> None:
    """Law: a line of the conversation is no question of an entry, whichever of its ways to say it is meant."""
    assert ["KB330"] == codes("moves:\n  help:\n    - who (does|has) the kettle\n")
    assert [] == codes("moves:\n  help:\n    - who has the kettle\n")


def test_a_move_that_there_is_not_names_the_nearest() -> None:
    """Law: the moves are a closed list."""
    assert ["KB201"] == codes("moves:\n  repeet:\n    - say it again\n")


def test_short_answers_and_reasons_are_checked_like_answers() -> None:
    """Law: no sentence is shown without its paragraph, and no paragraph without its proof."""
    for key in ("short", "because"):
        assert ["KB302"] == codes(answers=ANSWERS.replace("    evidence", f"    {key}: The first.\n    evidence"))
        assert ["KB303"] == codes(answers=ANSWERS.replace("    evidence", f"    {key}: The first. [2]\n    evidence"))
        assert [] == codes(answers=ANSWERS.replace("    evidence", f"    {key}: The first. [1]\n    evidence"))


def test_a_summary_is_cited() -> None:
    """Law: what sums up a briefing cites paragraphs that it has, sentence by sentence."""
    assert ["KB302"] == codes(briefing="in_short: The kettle first.\n")
    assert ["KB303"] == codes(briefing='in_short: "The kettle first. [7]"\n')
    assert [] == codes(briefing='in_short: "The kettle first. [1]"\n')
