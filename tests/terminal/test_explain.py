"""The page of each code: there is one, it is true, and it can be read anywhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import UsageError
from bot.knowledge.diagnostics import Fault
from bot.knowledge.explain_pages import PAGES
from bot.knowledge.formats.field_types import Record, read_values
from bot.knowledge.formats.file_formats import ANSWERS_FILE, DECLINES_FILE, QUESTIONS_FILE
from bot.knowledge.yaml.nodes import Mapping, Sequence
from bot.knowledge.yaml.yaml_lines import parse
from bot.terminal.explain import explain
from tests.conftest import REPOSITORY

ENTRY = """\
topic: Tea
entries:
  - id: kettle-who
    question: Who fills the kettle?
    wordings:
      - whose job is it
    evidence:
      - paragraph: 1
        quote: whoever comes first
"""
ANSWERS = f"{ENTRY}    answer: Whoever comes first. [1]\n"
DECLINES = f"{ENTRY}    reason: personal-case\n    reply: That is between you two.\n    next_step: Ask the other one.\n"
PROGRAMMERS = re.compile(
    r"(?<!\.)\b(strings?|pars\w+|boolean|mappings?|scalars?|tokens?|nodes?|YAML|syntax)\b", re.IGNORECASE
)
FRAME = "╭╮╰╯│─"


@pytest.fixture(autouse=True)
def _nobody_forces_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """What CI sets for its log must not decide what these tests see."""
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)


def codes_that_are_made() -> set[str]:
    """Every code in the program, the pages and their command left aside."""
    files = [file for file in (REPOSITORY / "bot").rglob("*.py") if not file.name.startswith("expla")]
    return {code for file in files for code in re.findall(r"KB[0-9]{3}", file.read_text(encoding="utf-8"))}


def shown(code: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What the command prints."""
    assert 0 == explain(code)
    return capsys.readouterr().out


def words_of(drawn: str) -> str:
    """What is printed, without frames and line ends."""
    return " ".join(re.sub(f"[{FRAME}]", " ", drawn).split())


def faults_in_an_entry(example: str) -> list[Fault]:
    """The faults of an example that takes the place of the same keys in a sound file."""
    root, faults = parse(example, "example")
    if isinstance(root, Sequence):
        return faults_of(QUESTIONS_FILE, Mapping(root.position), "questions", root) + faults
    assert isinstance(root, Mapping)
    declines = "reason" in root.items
    whole, _ = parse(DECLINES if declines else ANSWERS, "sound")
    assert isinstance(whole, Mapping)
    entries = next(node for key, node in whole.items.items() if key == "entries")
    assert isinstance(entries, Sequence)
    assert isinstance(entries.items[0], Mapping)
    entries.items[0].items.update(root.items)
    found: list[Fault] = []
    read_values(DECLINES_FILE if declines else ANSWERS_FILE, whole, "example", found.append)
    return found + faults


def faults_of(shape: Record, whole: Mapping, key: str, items: Sequence) -> list[Fault]:
    """The faults of a file that has one key only."""
    root, _ = parse(f"{key}: x", "sound")
    assert isinstance(root, Mapping)
    whole.items.update(dict.fromkeys(root.items, items))
    found: list[Fault] = []
    read_values(shape, whole, "example", found.append)
    return found


def test_every_code_has_its_page_and_every_page_its_code() -> None:
    """No fault sends an officer to a page that is not there, and no page is of a fault that cannot be."""
    assert codes_that_are_made() == set(PAGES)


def test_pages_stand_in_order_of_code() -> None:
    """The table of all codes can be searched by eye."""
    assert sorted(PAGES) == list(PAGES)


@pytest.mark.parametrize("code", PAGES)
def test_a_page_is_short_and_plain(code: str) -> None:
    """A title is one clause, a meaning two to four sentences, and neither has a programmer's words."""
    page = PAGES[code]
    assert not page.title.endswith(".")
    assert page.title
    sentences = re.findall(r"[.?!](?=\s+[A-Z]|$)", page.meaning)
    assert 2 <= len(sentences) <= 4
    assert page.meaning.endswith(".")
    assert [] == PROGRAMMERS.findall(f"{page.title} {page.meaning}")


@pytest.mark.parametrize("code", PAGES)
def test_a_page_says_why_it_matters(code: str) -> None:
    """A page says why the fault matters: to members, to the exam, or to a head who hears the answer."""
    assert re.search(r"\b(members?|exam|head)\b", PAGES[code].meaning, re.IGNORECASE)


@pytest.mark.parametrize("code", [code for code, page in PAGES.items() if page.right])
def test_what_a_page_calls_right_can_be_read(code: str) -> None:
    """Whoever types a right example as it stands gets no fault of reading."""
    root, faults = parse(PAGES[code].right, "right.yaml")
    assert (True, []) == (root is not None, faults)


@pytest.mark.parametrize("code", [code for code, page in PAGES.items() if page.wrong])
def test_a_wrong_example_is_not_the_right_one(code: str) -> None:
    """An officer sees a difference, and something to do."""
    assert PAGES[code].right
    assert PAGES[code].wrong != PAGES[code].right


@pytest.mark.parametrize("code", [code for code, page in PAGES.items() if code < "KB2" and page.wrong])
def test_a_wrong_example_of_a_file_gives_its_own_code(code: str) -> None:
    """A page shows the very slip that leads to it."""
    assert [code] == [fault.code for fault in parse(PAGES[code].wrong, "wrong.yaml")[1]]


@pytest.mark.parametrize("code", [code for code, page in PAGES.items() if "KB2" < code < "KB3" and page.wrong])
def test_a_wrong_example_of_a_value_gives_its_own_code(code: str) -> None:
    """In a sound entry a wrong example gives the code of its page, and the right one nothing."""
    if code == "KB213":  # made by the reading of a whole folder, not by the form of the file
        assert [] == faults_in_an_entry(PAGES[code].wrong)
    else:
        assert [code] == [fault.code for fault in faults_in_an_entry(PAGES[code].wrong)]
    assert [] == faults_in_an_entry(PAGES[code].right)


@pytest.mark.parametrize("code", [code for code, page in PAGES.items() if code > "KB3" and page.wrong])
def test_a_wrong_example_of_content_can_be_read(code: str) -> None:
    """What is wrong in it is its content alone."""
    assert [] == parse(PAGES[code].wrong, "wrong.yaml")[1]


@pytest.mark.parametrize("given", ["KB111", "kb111", "111", " Kb111\n"])
def test_a_code_may_be_typed_in_several_ways(given: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Capitals, spaces around it and the two letters make no difference."""
    drawn = shown(given, capsys)
    assert drawn.startswith("KB111  ")
    assert PAGES["KB111"].title in drawn


@pytest.mark.parametrize("width", [24, 40, 80, 200])
@pytest.mark.parametrize("code", PAGES)
def test_a_page_is_whole_at_any_width(
    code: str, width: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No line is wider than the terminal, and no word of the title or the meaning is lost."""
    monkeypatch.setenv("COLUMNS", str(width))
    drawn = shown(code, capsys)
    assert max(map(len, drawn.splitlines())) <= width
    page = PAGES[code]
    letters = re.sub(r"\s", "", words_of(drawn))
    assert re.sub(r"\s", "", f"{code}{page.title}{page.meaning}") in letters


@pytest.mark.parametrize(("width", "beside"), [(100, True), (40, False)])
def test_examples_stand_beside_each_other_where_there_is_room(
    width: int, beside: bool, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two examples are compared most easily side by side; a narrow terminal has them one below the other."""
    monkeypatch.setenv("COLUMNS", str(width))
    assert beside == any(line.count("╭") == 2 for line in shown("KB112", capsys).splitlines())


def test_brackets_of_an_example_are_shown_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    """No bracket is taken for an order to the terminal, and a tab is drawn as something that can be seen."""
    assert "[10] [13]" in shown("KB315", capsys)
    assert "→ - must" in words_of(shown("KB112", capsys))


def test_without_a_code_all_are_listed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Every code stands in the table with its title."""
    monkeypatch.setenv("COLUMNS", "120")
    drawn = shown("", capsys)
    missing = [code for code, page in PAGES.items() if not re.search(f"{code}.*{re.escape(page.title)}", drawn)]
    assert [] == missing


@pytest.mark.parametrize(
    ("given", "near"),
    [
        ("KB324", ["KB322", "KB323", "KB325"]),
        ("kb999", ["KB352", "KB353", "KB354"]),
        ("100", ["KB101", "KB102", "KB103"]),
        ("K111", ["KB111"]),
        ("1O1", ["KB101"]),
        ("11", ["KB111"]),
        ("KB1111", ["KB111"]),
    ],
)
def test_an_unknown_code_names_the_nearest(given: str, near: list[str]) -> None:
    """A slip in a code leads to the codes that may have been meant."""
    with pytest.raises(UsageError) as refused:
        explain(given)
    assert set(near) <= set(re.findall("KB[0-9]{3}", str(refused.value).removeprefix(f"There is no code {given}.")))


@given(st.text(min_size=1) | st.from_regex(r"(KB)?[0-9]{1,6}", fullmatch=True) | st.just("9" * 5_000))
@settings(deadline=None)
def test_whatever_is_no_code_is_refused_in_one_line(given: str) -> None:
    """Any text that is no code gives one short, printable sentence, and never an error of the program."""
    if not given.strip() or re.sub("^KB", "", given.strip().upper()) in {code[2:] for code in PAGES}:
        return
    with pytest.raises(UsageError) as refused:
        explain(given)
    assert str(refused.value).isprintable()
    assert len(str(refused.value)) < 250


@pytest.mark.parametrize("code", ["KB303", ""])
def test_piped_output_has_no_colours(code: str) -> None:
    """What a program reads is plain text, whatever the terminal could draw."""
    program = f"import sys; from bot.terminal.explain import explain; sys.exit(explain({code!r}))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=60, check=False)
    assert (0, b"") == (done.returncode, done.stderr)
    assert b"\x1b" not in done.stdout
    assert b"KB303" in done.stdout


def test_a_terminal_without_our_signs_shows_the_page_all_the_same() -> None:
    """Curly quotation marks and arrows that a terminal does not have end nothing."""
    program = "import sys; from bot.terminal.explain import explain; sys.exit(explain('112') + explain('325'))"
    done = subprocess.run(
        [sys.executable, "-X", "utf8=0", "-c", program],
        capture_output=True,
        timeout=60,
        check=False,
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
    )
    assert (0, b"") == (done.returncode, done.stderr)
    assert b"KB325" in done.stdout
