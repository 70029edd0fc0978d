"""Import shows, stores and checks; compare finds every citation that an update would break."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.errors import KnowledgeFaultsError, KnowledgeMissingError, UsageError
from bot.knowledge.briefing.importing import split_briefing
from bot.knowledge.briefing.quotations import split_paragraphs, without_headings
from bot.knowledge.diagnostics import Fault
from bot.knowledge.folder import inspect_knowledge
from bot.knowledge.formats.field_types import read_values
from bot.knowledge.formats.file_formats import BRIEFING_FILE
from bot.knowledge.yaml.yaml_lines import parse
from bot.publishing.skeleton import skeleton
from bot.terminal.briefing import compare_briefings, import_briefing

ID = "isp-2007-09"
TEA = 'KETTLE UNION BRIEFING MAY 2031\nTEA: A "GUIDE"\n\nMugs\n\n1. Mugs lead to:\n• stains\n• mice.\n\n2. Tea is hot.'


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal wide enough that no sentence is broken."""
    monkeypatch.setenv("COLUMNS", "250")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A knowledge folder with nothing in it."""
    (tmp_path / "knowledge").mkdir()
    return tmp_path / "knowledge"


def written(folder: Path, text: str, name: str = "tea.txt") -> Path:
    """A file with a text, beside the knowledge."""
    file = folder.parent / name
    file.write_text(text, encoding="utf-8")
    return file


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_real_briefing_comes_in_with_every_quotation(
    knowledge_copy: Path, briefing_text: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The bot then has the publisher's words, and each quotation of the answers stands in them."""
    assert 0 == import_briefing(briefing_text, ID, knowledge_copy)
    shown = capsys.readouterr().out
    assert "13 paragraphs" in shown
    assert "11 in a letter" in shown
    assert "word for word" in shown
    stored = (knowledge_copy / "briefings" / f"{ID}.txt").read_text(encoding="utf-8")
    inspection = inspect_knowledge(knowledge_copy)
    knowledge, faults = inspection.knowledge, inspection.faults
    sections = {number: one.section for number, one in knowledge.briefings[ID].paragraphs.items()}
    assert without_headings(split_paragraphs(stored), sections) == knowledge.briefings[ID].full_text
    assert not any(text.endswith(tuple(sections.values())) for text in knowledge.briefings[ID].full_text.values())
    assert [] == [fault for fault in faults if not fault.warning]


def test_a_quotation_that_fell_is_named_and_the_exit_code_says_so(
    knowledge_copy: Path, briefing_text: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A changed sentence shows which answer rests on it, and where that answer stands."""
    changed = briefing_text.read_text(encoding="utf-8").replace("no element of", "an element of")
    assert 1 == import_briefing(written(knowledge_copy, changed), ID, knowledge_copy)
    shown = capsys.readouterr().out
    assert "walks-compulsory (answers/learning-walks.yaml:" in shown
    assert "word for word" not in shown


def test_another_text_is_replaced_only_when_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same text is the same, another one is kept until `--replace`, and which paragraphs differ is said."""
    other = written(folder, TEA.replace("hot", "cold"), "other.txt")
    assert 0 == import_briefing(written(folder, TEA), "tea-2031", folder)
    assert "There was none before" in capsys.readouterr().out
    assert 0 == import_briefing(written(folder, TEA.replace("•", "-")), "tea-2031", folder)
    assert "The same text was there already" in capsys.readouterr().out
    before = contents(folder)
    with pytest.raises(UsageError, match=r"other in: paragraph 2\).*--replace"):
        import_briefing(other, "tea-2031", folder)
    assert before == contents(folder)
    capsys.readouterr()
    assert 0 == import_briefing(other, "tea-2031", folder, replace=True)
    assert "it was replaced" in capsys.readouterr().out
    assert "Tea is cold." == split_paragraphs((folder / "briefings" / "tea-2031.txt").read_text("utf-8"))["2"]


def test_a_skeleton_is_written_once_and_guesses_the_title(folder: Path) -> None:
    """The first lines give title, publisher and date; what somebody has written since is never touched."""
    file = folder / "briefings" / "tea-2031.yaml"
    import_briefing(written(folder, TEA), "tea-2031", folder)
    faults: list[Fault] = []
    values = read_values(BRIEFING_FILE, parse(file.read_text("utf-8"), "tea")[0], "tea", faults.append)
    assert values
    assert [] == faults
    assert ('Tea: A "guide"', "KETTLE UNION", "May 2031") == (values["title"], values["publisher"], values["date"])
    assert [("1", "Mugs", ["a", "b"]), ("2", "Mugs", ["a"])] == [
        (one["number"], one["section"], list(one["points"])) for one in values["paragraphs"]
    ]
    own_words = [text for one in values["paragraphs"] for text in (one["summary"], *one["points"].values())]
    assert all(text.startswith("[") and text.endswith("]") for text in own_words)
    file.write_text("mine", encoding="utf-8")
    import_briefing(written(folder, TEA), "tea-2031", folder)
    assert "mine" == file.read_text("utf-8")


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=150), st.text(max_size=80), st.lists(st.text(max_size=40), max_size=40))
@example("", "·", []).via("a bullet on a line of its own above a numbered paragraph")
def test_the_skeleton_of_any_text_can_be_read(title: str, heading: str, lines: list[str]) -> None:
    """Whatever stands above and between the paragraphs, the file that is written has none but the text's own faults."""
    split = split_briefing("\n".join([title, "", heading, "1. Tea.", *lines, "", heading, "2. Milk.", *["• x"] * 30]))
    faults: list[Fault] = []
    root, unreadable = parse(skeleton(split, "tea"), "tea")
    assert read_values(BRIEFING_FILE, root, "tea", faults.append)
    letters_that_only_look_right = "KB122"
    assert [] == [fault for fault in (*faults, *unreadable) if fault.code != letters_that_only_look_right]


def test_a_second_briefing_stands_beside_the_first(knowledge_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The shipped answers name their briefing, so a second one changes none of them."""
    assert 0 == import_briefing(written(knowledge_copy, TEA), "a-tea", knowledge_copy)
    said = capsys.readouterr().out
    assert "No answer quotes a-tea yet" in said
    errors = inspect_knowledge(knowledge_copy).errors
    assert {"KB328"} == {fault.code for fault in errors}, "nothing but what is to be filled in keeps it from members"
    assert f"{len(errors)} places in square brackets" in " ".join(said.split())


def test_a_second_briefing_tells_what_the_first_ones_quotations_need(
    knowledge_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Quotations that name no briefing are counted, never ascribed to the new one, and the first is proposed."""
    for file in knowledge_copy.glob("*/*.yaml"):
        file.write_text(file.read_text(encoding="utf-8").replace(f"\nbriefing: {ID}", ""), encoding="utf-8")
    assert 1 == import_briefing(written(knowledge_copy, TEA), "a-tea", knowledge_copy)
    shown = capsys.readouterr().out
    assert "No answer quotes a-tea yet" in shown
    assert f"`briefing: {ID}`" in shown
    assert "answers nothing until" in shown


@pytest.mark.parametrize("name", ["", "Tea", "../tea", "a/b", "tea_1", "tea\n", "x" * 61])
def test_a_name_that_is_no_id_is_refused(folder: Path, name: str) -> None:
    """No file is written outside the folder or under a name the bot would not find."""
    with pytest.raises(UsageError, match="cannot be the id"):
        import_briefing(written(folder, TEA), name, folder)
    assert {} == contents(folder)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [("tea.txt", "No numbers.", "no numbered paragraphs"), ("tea.txt", "", "no text"), ("tea.odt", "1. Tea", ".docx")],
    ids=["unnumbered", "empty", "kind"],
)
def test_a_file_without_a_briefing_stores_nothing(folder: Path, name: str, text: str, said: str) -> None:
    """The trouble is said in a sentence, and the folder stays as it was."""
    with pytest.raises(UsageError, match=said):
        import_briefing(written(folder, text, name), "tea", folder)
    assert {} == contents(folder)


def test_the_extra_to_install_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has no reader for PDFs learns what to type."""
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(UsageError, match=r"pip install \"\.\[import\]\""):
        import_briefing(written(folder, "x", "tea.pdf"), "tea", folder)


def test_a_folder_that_is_not_there_is_not_made(folder: Path) -> None:
    """A mistyped folder gets no briefing."""
    with pytest.raises(KnowledgeMissingError):
        import_briefing(written(folder, TEA), "tea", folder / "typo")
    assert not (folder / "typo").exists()


def test_a_gap_is_shown_and_the_exit_code_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A missing number is not passed over in silence."""
    assert 1 == import_briefing(written(folder, "1. Tea.\n2. Milk.\n4. Mugs."), "tea", folder)
    assert "A number is missing" in capsys.readouterr().out


def test_marks_of_the_terminal_in_a_text_stay_text(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What looks like colour to the terminal is shown as it was typed."""
    assert 0 == import_briefing(written(folder, "[bold]\n\n[red]\n\n1. [/red] tea [/]"), "tea", folder)
    assert "[/red] tea [/]" in capsys.readouterr().out


def test_nothing_changed_leaves_every_quotation_standing(
    knowledge_with_text: Path, briefing_text: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A text compared with itself, by id and by file, ends in 0."""
    assert 0 == compare_briefings(ID, str(briefing_text), knowledge_with_text)
    assert " 0 gone" in capsys.readouterr().out


def test_a_quotation_that_changed_ends_in_1(
    knowledge_with_text: Path, briefing_text: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A quotation that no paragraph of the new text holds is found, whether the old one is an id or a file."""
    text = briefing_text.read_text(encoding="utf-8").replace("no element of", "an element of")
    file = written(knowledge_with_text, text)
    for old in (ID, str(briefing_text)):
        assert 1 == compare_briefings(old, str(file), knowledge_with_text)
        shown = capsys.readouterr().out
        assert "“no” is now “an”" in shown
        assert " 1 gone" in shown


def test_a_quotation_under_another_number_ends_in_1(
    knowledge_with_text: Path, briefing_text: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A paragraph put in between moves the later ones, and the answers that cite these are named."""
    text = briefing_text.read_text(encoding="utf-8")
    for number in range(13, 9, -1):
        text = text.replace(f"\n{number}. ", f"\n{number + 1}. ")
    file = written(knowledge_with_text, text.replace("\n11. ", "\n10. Mugs are new.\n11. "))
    assert 1 == compare_briefings(ID, str(file), knowledge_with_text)
    shown = capsys.readouterr().out
    assert "moved to paragraph 11" in shown
    assert " 0 gone" in shown


def test_what_is_neither_file_nor_id_is_explained(knowledge_with_text: Path) -> None:
    """The ids that could have been meant are named."""
    with pytest.raises(UsageError, match=f"imported: {ID}"):
        compare_briefings(ID, "isp-2099", knowledge_with_text)


def test_files_alone_do_not_say_whose_quotations_are_meant(knowledge_copy: Path) -> None:
    """With several briefings nothing is guessed."""
    file = written(knowledge_copy, TEA)
    import_briefing(file, "tea", knowledge_copy)
    with pytest.raises(UsageError, match="by its id"):
        compare_briefings(str(file), str(file), knowledge_copy)


def test_answers_that_cannot_be_read_are_not_passed_over(knowledge_with_text: Path) -> None:
    """A broken file could hold quotations, so no result is given without it."""
    (knowledge_with_text / "answers" / "views.yaml").write_text("topic: [", encoding="utf-8")
    with pytest.raises(KnowledgeFaultsError):
        compare_briefings(ID, ID, knowledge_with_text)
