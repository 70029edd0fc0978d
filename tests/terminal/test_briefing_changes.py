"""Of two editions only that is said which is not the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.knowledge.briefing.comparing import check_citations, compare_paragraphs
from bot.knowledge.values import Entry, Evidence
from bot.terminal.briefing import compare_briefings
from bot.terminal.briefing_changes import differences, lost_citations

OLD = {
    "1": "The kettle is shared by all who work in the staffroom.",
    "2": "Mugs are washed by whoever used them last on that day.",
    "3": "Divisions should ask heads for tea that is hot.",
    "4": "Spoons go missing.",
}
NEW = {
    "1": OLD["1"],
    "2": "Nothing was said of sugar, of which nobody has ever had too much, and it is not for a rota to say more than "
    "that.",
    "3": "Mugs are washed and dried by whoever used them last on a day.",
    "4": OLD["3"],
}


def test_each_paragraph_that_is_not_the_same_is_told_with_its_words() -> None:
    """What stayed is passed over; what is new or gone is shown by its first words."""
    assert [
        "Paragraph 2 is now paragraph 3, and changed:",
        "  “and dried” is new",
        "  “that” is now “a”",
        "Paragraph 3 is now paragraph 4.",
        "Paragraph 4 is gone: “Spoons go missing.”",
        f"Paragraph 2 is new: “{NEW['2'].removesuffix(' to say more than that.')}…”",
    ] == list(differences(compare_paragraphs(OLD, NEW), OLD, NEW))
    shorter = {"1": OLD["1"].replace("shared ", "")}
    assert ["Paragraph 1 changed:", "  “shared” is gone"] == list(
        differences(compare_paragraphs({"1": OLD["1"]}, shorter), OLD, shorter)
    )


def test_what_no_longer_holds_stands_under_its_entry() -> None:
    """Each entry is named once, with where the words of each lost quotation stand now."""
    quotes = {
        "kettle": [("1", "is shared by all")],
        "mugs": [("2", "used them last on that day"), ("1", "The kettle is shared"), ("3", "tea that is hot")],
        "spoons": [("4", "Spoons go missing")],
    }
    entries = [
        Entry(
            name, "Tea", "What?", (), "So.", tuple(Evidence("tea", paragraph, "", quote) for paragraph, quote in given)
        )
        for name, given in quotes.items()
    ]
    assert [
        "mugs",
        "  [2] “used them last on that day” is gone; nearest to it, in paragraph 3: “used them last on a day.”",
        "  [3] “tea that is hot” moved to paragraph 4",
        "spoons",
        "  [4] “Spoons go missing” is gone",
    ] == list(lost_citations(check_citations(entries, "tea", NEW), NEW))


@pytest.mark.parametrize("changed", [False, True], ids=["same", "changed"])
def test_a_comparison_is_as_long_as_what_changed(
    knowledge_with_text: Path, text_to_import: Path, capsys: pytest.CaptureFixture[str], changed: bool
) -> None:
    """Of hundreds of quotations only those are listed that do not hold; the last line counts all."""
    text, words = text_to_import.read_text(encoding="utf-8"), "no element of compulsion"
    assert words in text
    file = knowledge_with_text.parent / "new.txt"
    file.write_text(text.replace(words, "no element of any compulsion") if changed else text, encoding="utf-8")
    assert changed == compare_briefings("isp-2007-09", str(file), knowledge_with_text)
    first, *lines, last = capsys.readouterr().out.splitlines()
    assert "isp-2007-09 and" in first
    assert ("“any” is new" in " ".join(lines), "walks-compulsory" in lines) == (changed, changed)
    assert len(lines) <= 12 * changed
    assert "unchanged" in last
    assert (" 0 gone." in last) is not changed
