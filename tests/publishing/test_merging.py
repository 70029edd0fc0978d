"""Two changes of one edition merged: by entry, nothing lost, and what both changed differently told."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bot.publishing.merging import merge

TEA = """\
topic: Tea
entries:
  - id: kettle
    question: Who boils?
    wordings: [who]

  # about mugs
  - id: mugs
    question: Who washes?
    wordings: [washing]

  - id: spoons
    question: Who counts?
    wordings: [counting]
"""
WORDS = "ignored: [a]\nsmall_talk: [hi]\nabbreviations: {}\nconcepts: {}\nit_means: tea\n"
BASE = {"answers/tea.yaml": TEA, "vocabulary.yaml": WORDS}
SUGAR = "\n  - id: sugar\n    question: Who buys?\n    wordings: [sugar]\n"
MILK = "\n  - id: milk\n    question: Who fetches?\n    wordings: [milk]\n"


def merged(
    live: Mapping[str, str | None], other: Mapping[str, str | None]
) -> tuple[dict[str, str], dict[str, str], list[str]]:
    """The result of a merge: files by name that are changed on either side; None takes one away."""
    sides = [{name: text for name, text in {**BASE, **side}.items() if text is not None} for side in ({}, live, other)]
    made = merge(*({name: text.encode() for name, text in side.items()} for side in sides))
    files, theirs = ({name: content.decode() for name, content in one.items()} for one in (made.files, made.theirs))
    return files, theirs, list(made.conflicts)


def test_what_one_side_alone_changed_is_taken_as_it_is() -> None:
    """A file that only one side touched is that side's, byte for byte, and a new or deleted file too."""
    odd = TEA.replace("Who boils?", "Who   boils?  ")
    for live, other in (({"answers/tea.yaml": odd}, {}), ({}, {"answers/tea.yaml": odd})):
        files, theirs, conflicts = merged(live, other)
        assert (odd, odd, []) == (files["answers/tea.yaml"], theirs["answers/tea.yaml"], conflicts)
    files, _, conflicts = merged({"answers/new.yaml": "x"}, {"vocabulary.yaml": None})
    assert (["answers/new.yaml", "answers/tea.yaml"], []) == (sorted(files), conflicts)


def test_different_entries_of_one_file_are_both_kept() -> None:
    """An edit here and an edit there, an addition on both sides, a removal: all of it, every other line as it was."""
    live = TEA.replace("Who boils?", "Who puts the kettle on?") + SUGAR
    other = TEA.replace("[counting]", "[counting, tally]").replace("  # about mugs", "  # about the mugs") + MILK
    files, theirs, conflicts = merged({"answers/tea.yaml": live}, {"answers/tea.yaml": other})
    expected = live.replace("[counting]", "[counting, tally]").replace("# about mugs", "# about the mugs") + MILK
    assert (expected, expected, []) == (files["answers/tea.yaml"], theirs["answers/tea.yaml"], conflicts)
    without = TEA[: TEA.index("\n  # about mugs")] + TEA[TEA.index("\n  - id: spoons") :]
    files, _, conflicts = merged({"answers/tea.yaml": live}, {"answers/tea.yaml": without})
    assert [] == conflicts
    assert "mugs" not in files["answers/tea.yaml"]
    assert "Who puts the kettle on?" in files["answers/tea.yaml"]
    assert files["answers/tea.yaml"].endswith(SUGAR)


def test_one_entry_changed_on_both_sides_is_a_conflict_and_both_are_kept() -> None:
    """The live words stay, the other ones stand ready, and what else changed is merged all the same."""
    live = TEA.replace("Who boils?", "Who heats it?")
    other = TEA.replace("Who boils?", "Who warms it?").replace("[washing]", "[washing up]")
    files, theirs, conflicts = merged({"answers/tea.yaml": live}, {"answers/tea.yaml": other})
    assert ["kettle"] == conflicts
    assert live.replace("[washing]", "[washing up]") == files["answers/tea.yaml"]
    assert other == theirs["answers/tea.yaml"]


def test_the_same_change_on_both_sides_is_taken_once() -> None:
    """Two people who mend the same slip do not disagree."""
    same = TEA.replace("Who boils?", "Who boils it?")
    files, _, conflicts = merged({"answers/tea.yaml": same + SUGAR}, {"answers/tea.yaml": same + MILK})
    assert (same + SUGAR + MILK, []) == (files["answers/tea.yaml"], conflicts)


def test_an_entry_removed_here_and_changed_there_is_a_conflict() -> None:
    """Neither the removal nor the change is carried out behind the other's back."""
    without = TEA[: TEA.index("\n  - id: spoons")]
    changed = TEA.replace("[counting]", "[tally]")
    files, theirs, conflicts = merged({"answers/tea.yaml": without}, {"answers/tea.yaml": changed})
    assert (["spoons"], without, changed) == (conflicts, files["answers/tea.yaml"], theirs["answers/tea.yaml"])
    files, theirs, conflicts = merged({"vocabulary.yaml": None}, {"vocabulary.yaml": WORDS + "#\n"})
    assert ["vocabulary.yaml"] == conflicts
    assert "vocabulary.yaml" not in files
    assert WORDS + "#\n" == theirs["vocabulary.yaml"]


def test_other_files_are_merged_by_lines() -> None:
    """Two changes of the vocabulary that do not touch are both kept; where they touch, the file is in conflict."""
    live, other = WORDS.replace("[a]", "[a, b]"), WORDS.replace("it_means: tea", "it_means: mugs")
    files, _, conflicts = merged({"vocabulary.yaml": live}, {"vocabulary.yaml": other})
    assert (live.replace("it_means: tea", "it_means: mugs"), []) == (files["vocabulary.yaml"], conflicts)
    for mine, their in (
        (WORDS.replace("[a]", "[b]"), WORDS.replace("[a]", "[c]")),
        (WORDS.replace("[a]", "[b]"), WORDS.replace("[hi]", "[ho]")),
        (WORDS + "# x\n", WORDS + "# y\n"),
    ):
        files, theirs, conflicts = merged({"vocabulary.yaml": mine}, {"vocabulary.yaml": their})
        assert (["vocabulary.yaml"], mine, their) == (conflicts, files["vocabulary.yaml"], theirs["vocabulary.yaml"])


@pytest.mark.parametrize(
    ("live", "other"),
    [
        (TEA.replace("topic: Tea", "topic: Our tea"), TEA.replace("topic: Tea", "topic: The tea")),
        (TEA + "\n  - id: mugs\n    question: Twice?\n", TEA.replace("topic: Tea", "topic: The tea")),
        (TEA.replace("\n", "\r\n"), TEA.replace("Who boils?", "Who?")),
    ],
)
def test_what_cannot_be_merged_by_entry_is_never_guessed(live: str, other: str) -> None:
    """A head that both changed, a name given twice, other line breaks: merged by lines, or in conflict as a whole."""
    files, theirs, conflicts = merged({"answers/tea.yaml": live}, {"answers/tea.yaml": other})
    if conflicts:
        assert (live, other) == (files["answers/tea.yaml"], theirs["answers/tea.yaml"])
    else:
        assert "topic: The tea" in files["answers/tea.yaml"]
        assert "Twice?" in files["answers/tea.yaml"]


def test_the_head_of_one_side_is_kept() -> None:
    """A topic renamed here and an entry changed there are both kept."""
    live, other = TEA.replace("topic: Tea", "topic: Our tea"), TEA.replace("[who]", "[who, whose]")
    for mine, their in ((live, other), (other, live)):
        files, _, conflicts = merged({"answers/tea.yaml": mine}, {"answers/tea.yaml": their})
        assert (live.replace("[who]", "[who, whose]"), []) == (files["answers/tea.yaml"], conflicts)
