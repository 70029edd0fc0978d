"""Slips that YAML accepts in silence are told: words cut off, letters that only look right."""

from __future__ import annotations

import pytest

from bot.knowledge.yaml.yaml_lines import parse

FILE = "answers/tea.yaml"


def told(text: str) -> list[tuple[str, int, int]]:
    """Code, line and column of every fault."""
    return [(one.code, one.position.line, one.position.column) for one in parse(text, FILE)[1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: see note #4\n", [("KB111", 1, 13)]),
        ("- see note #4\n", [("KB111", 1, 12)]),
        ("a: 2026-11-23 # by Ann\n", [("KB111", 1, 15)]),
        ("a: see note\t#4\n", [("KB111", 1, 13)]),
        ("a: [b, c #4\n  ]\n", [("KB111", 1, 10)]),
        ("a: one\n   #4 two\n", [("KB111", 2, 4)]),
        ("a: note#4\n", []),
        ('a: "note #4"\n', []),
        ("a: 'note #4'\n", []),
        ("a: >-\n  note #4\n", []),
        ('a: "note" # by Ann\n', []),
        ("# remark\na: b\n# remark\nc: d\n  # remark\n", []),
        ("a:\n  - b\n  # remark\n  - c\n", []),
        ("a: # remark\n  - b # lost\n", [("KB111", 2, 7)]),
    ],
)
def test_words_behind_a_number_sign_are_not_lost_in_silence(text: str, expected: list[tuple[str, int, int]]) -> None:
    """What an officer typed as text and nobody would be shown is told where it begins."""
    assert expected == told(text)


def test_the_message_says_where_the_text_stops() -> None:
    """The words that are left are shown, the last of them where they are many, and the lost ones are marked."""
    (short,), (long,) = (parse(f"a: {words} #4 and on\n", FILE)[1] for words in ("see note", "tea " * 30 + "end"))

    assert "“see note”" in short.why
    assert "“…" in long.why
    assert "tea end”" in long.why
    assert len("#4 and on") == short.length


@pytest.mark.parametrize(
    "sign",
    ["\u200b", "\u200d", "\ufeff", "\u00ad", "\u202e", "\u2066"],
    ids=["zero-width", "joiner", "byte-order-mark", "soft-hyphen", "right-to-left", "isolate"],
)
def test_a_character_that_cannot_be_seen_is_told(sign: str) -> None:
    """A word that looks right and is not keeps every question from its answer."""
    (fault,) = parse(f"a: the ket{sign}tle\n", FILE)[1]

    assert ("KB121", 1) == (fault.code, fault.position.line)
    assert "behind “the ket”" in fault.why


@pytest.mark.parametrize(
    ("word", "strange"), [("kеttle", True), ("kettlε", True), ("чай", False), ("café", False), ("naïve", False)]
)
def test_a_letter_of_another_script_inside_a_word_is_told(word: str, strange: bool) -> None:
    """A Cyrillic or Greek letter among Latin ones is a slip; a whole word, or an accent, is not."""
    assert (["KB122"] if strange else []) == [one.code for one in parse(f"a: the {word}\n", FILE)[1]]


def test_a_strange_letter_is_named() -> None:
    """The officer reads which word and which letter."""
    (fault,) = parse("a: the kеttle\n", FILE)[1]

    assert "“kеttle”" in fault.what
    assert "cyrillic small letter ie" in fault.why
