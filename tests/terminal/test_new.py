from __future__ import annotations

import io
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.__main__ import main
from bot.errors import KnowledgeFaultsError, UsageError
from bot.knowledge.briefing.overlap import copied_run
from bot.knowledge.diagnostics import Fault
from bot.knowledge.folder import inspect_knowledge
from bot.terminal.faults import faults_in_words
from bot.terminal.new import new
from tests.conftest import KNOWLEDGE
from tests.tea import TEA

pytestmark = pytest.mark.slow  # folders and processes of their own

TODAY = date(2026, 11, 23)
FOLDER = {
    **TEA,
    "briefings/tea-rota.txt": """\
1. The kettle is filled by whoever comes first in the morning, and on no account by a pupil or a visitor.

2. Nobody has to wash another person's mug, and the rota hangs beside the door.
""",
    "answers/tea.yaml": """\
# Kept by the tea officer.
topic: Tea
entries:
  - id: kettle-who
    # asked daily
    question: Who fills the kettle?
    wordings:
      - whose job is the kettle
      - do I have to fill the kettle
    answer: Whoever comes first fills it. [1]
    evidence:
      - paragraph: 1
        quote: filled by whoever comes first
""",
    "declines/biscuits.yaml": """\
topic: Biscuits
entries:
  - id: no-biscuits
    question: Who pays for the biscuits?
    reason: outside-the-briefing
    wordings:
      - biscuit money
    reply: The rota says nothing of biscuits.
    next_step: Ask the bursar.
""",
}
TALK = [
    "1",  # topic
    "Must I wash anybody else's mug?",
    "",  # the proposed name
    "do I wash other people's mugs",
    "is it my task to clean: all the mugs",
    "someone left a dirty mug, mine to wash?",
    "",
    "No.",
    "Nobody need wash a mug that is not theirs",
    "2",  # paragraph
    "a",
    "has to wash another person's mug",
    "",  # no other paragraph
    "",  # answer complete
    "1",  # related
    "",  # the proposed day
    "y",
]
"""A whole conversation, one line for each thing that is asked."""

GUIDE = (KNOWLEDGE / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small knowledge folder, in which no answer cites paragraph 2 yet."""
    for name, text in FOLDER.items():
        (tmp_path / "knowledge" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "knowledge" / name).write_text(text, encoding="utf-8")
    return tmp_path / "knowledge"


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def errors(folder: Path) -> list[Fault]:
    """What would keep a folder from being served."""
    return list(inspect_knowledge(folder).errors)


def talk(folder: Path, lines: list[str]) -> int:
    """Hold the conversation with these lines typed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdin", io.StringIO("".join(f"{one}\n" for one in lines)))
        return new(folder, lambda: TODAY)


def with_line(place: int, *lines: str) -> list[str]:
    """The conversation with further lines before the one at `place`."""
    return [*TALK[:place], *lines, *TALK[place:]]


def test_an_entry_is_added_and_nothing_else_changes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The entry stands behind the others, all else stays byte by byte, comments too, and the check finds no fault."""
    before = contents(folder)

    assert 0 == talk(folder, TALK)

    after = contents(folder)
    added = after["answers/tea.yaml"].removeprefix(before["answers/tea.yaml"]).decode()
    assert {**after, "answers/tea.yaml": b""} == {**before, "answers/tea.yaml": b""}
    assert (
        added
        == """
  - id: wash-anybody-else-s
    question: Must I wash anybody else's mug?
    wordings:
      - do I wash other people's mugs
      - "is it my task to clean: all the mugs"
      - someone left a dirty mug, mine to wash?
    answer: >-
      No.
      Nobody need wash a mug that is not theirs. [2]
    evidence:
      - paragraph: 2
        point: a
        quote: has to wash another person's mug
    see_also: [kettle-who]
    reviewed: 2026-11-23
    review_by: 2027-11-23
""".replace("anybody-else-s", "anybody-elses-mug")
    )
    assert [] == errors(folder)
    assert "Added to answers/tea.yaml" in capsys.readouterr().out


@pytest.mark.parametrize("typed", range(len(TALK)))
def test_an_early_end_writes_nothing_and_says_so(folder: Path, typed: int, capsys: pytest.CaptureFixture[str]) -> None:
    """Wherever the input ends, every file is as it was."""
    before = contents(folder)

    assert 1 == talk(folder, TALK[:typed])
    assert before == contents(folder)
    assert "Nothing was saved." in capsys.readouterr().out


def test_ctrl_c_writes_nothing_and_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C is no traceback, and every file is as it was."""

    def interrupted(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    before = contents(folder)
    monkeypatch.setattr("builtins.input", interrupted)

    assert 1 == new(folder)
    assert before == contents(folder)
    assert "Nothing was saved." in capsys.readouterr().out


def test_ctrl_c_while_the_file_is_written_leaves_the_old_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is replaced whole or not at all, and no half-written one is left beside it."""

    def interrupted(_: int) -> NoReturn:
        raise KeyboardInterrupt

    before = contents(folder)
    monkeypatch.setattr("os.fsync", interrupted)

    assert 1 == talk(folder, TALK)
    assert before == contents(folder)


@pytest.mark.parametrize(
    ("place", "lines", "said"),
    [
        (0, ["7"], "from 1 to 1"),
        (0, ["tea"], "from 1 to 1"),
        (0, ["n", "tea!"], "of that name already"),
        (1, [""], "empty"),
        (1, ["x" * 301], "300"),
        (1, ["who fills the KETTLE"], "kettle-who"),
        (1, ["[bold]\x1b"], "cannot be seen"),
        (2, ["Mugs"], "small letters"),
        (2, ["kettle-who"], "is taken"),
        (2, ["tea-rota"], "is taken"),
        (3, [""], "At least one"),
        (3, ["must I wash anybody else's mug"], "already"),
        (3, ["biscuit money!"], "no-biscuits"),
        (4, [""], "fewer than three"),
        (7, [""], "at least one sentence"),
        (8, [""], "at least one sentence"),
        (8, ["It is so. It is not."], "“It is so.”"),
        (8, ["It is so. [2]"], "square brackets"),
        (8, ["No one has to wash another. " + "x" * 1500], "1500"),
        (8, ["So nobody has to wash another person's mug, and the rota hangs beside the door"], "own words"),
        (9, ["9"], "There are: 1, 2"),
        (9, ["tea:1"], "There are: 1, 2"),
        (9, [""], "There are: 1, 2"),
        (9, ["?"], "The first to arrive puts the water on."),
        (9, ["1", "2"], "It is the first one's task."),
        (10, ["c"], "are: a, b"),
        (9, ["1", "", "", "1", "7"], "There is no such point"),
        (8, ["It has been so for 40 years", "2", "", "has to wash another", ""], "“40” stands in none"),
        (11, ["nobody ought to wash"], "letter by letter"),
        (11, ["another person's"], "at least 3"),
        (11, ["account by a pupil"], "but in paragraph 1"),
        (11, ["filled by whoever comes first"], "but in paragraph 1"),
        (11, ["one two three four five six seven eight nine ten eleven twelve thirteen"], "13 words"),
        (11, ["", "2", "a"], "Each washes their own."),
        (14, ["2"], "from 1 to 1"),
        (15, ["23/11/2027"], "year, month, day"),
        (15, ["2026-11-22"], "has passed"),
        (16, ["perhaps"], "y for yes"),
    ],
)
def test_each_step_is_checked_at_once(
    folder: Path, place: int, lines: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What cannot be used is refused with the reason and asked again, and the entry is the same in the end."""
    talked = with_line(place, *lines)
    if lines[:1] == ["n"]:
        talked = [*lines, "Mugs", *TALK[1:]]
    assert 0 == talk(folder, talked)
    assert said in " ".join(capsys.readouterr().out.split())

    assert [] == errors(folder)


def test_a_new_topic_gets_a_file_of_its_own(folder: Path) -> None:
    """The file is named after the topic and the files that were there do not change."""
    before = contents(folder)

    assert 0 == talk(folder, ["n", "Mugs: washing & drying", *TALK[1:]])

    after = contents(folder)
    assert before.items() <= after.items()
    assert {"answers/mugs-washing-drying.yaml"} == set(after) - set(before)
    assert after["answers/mugs-washing-drying.yaml"].startswith(b'topic: "Mugs: washing & drying"\nentries:\n  - id: ')
    assert [] == errors(folder)


def test_a_question_that_is_answered_already_is_told(knowledge_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Before anything else is typed, the officer sees the entry that answers, and may stop."""
    before = contents(knowledge_copy)

    assert 1 == talk(knowledge_copy, ["1", "Are the learning walks really compulsory?", "n"])
    assert before == contents(knowledge_copy)
    shown = " ".join(capsys.readouterr().out.split())
    assert "answers this already, with the entry walks-compulsory" in shown
    assert "Learning walks are not compulsory." in shown


def test_a_question_that_is_declined_on_purpose_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An answer is not written against a refusal unseen."""
    assert 1 == talk(folder, ["1", "So who pays for the biscuits?", "n"])
    assert "on purpose, with the entry no-biscuits" in " ".join(capsys.readouterr().out.split())


def test_a_refusal_at_the_end_writes_nothing(folder: Path) -> None:
    """Whoever sees a slip in the finished entry can still say no."""
    before = contents(folder)

    assert 1 == talk(folder, [*TALK[:-1], "n"])
    assert before == contents(folder)


def test_an_entry_with_a_fault_is_not_added(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What escapes the checks of each step is caught by those of the whole, and then nothing is written."""
    before = contents(folder)
    monkeypatch.setattr("bot.publishing.draft_checks.quote_fault", lambda *_: "")

    assert 1 == talk(folder, [*TALK[:11], "nobody ought to wash", *TALK[12:]])
    assert before == contents(folder)
    shown = capsys.readouterr().out
    assert "KB309" in shown
    assert "nothing was saved" in shown


def test_what_was_changed_meanwhile_is_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file saved from an editor during the conversation loses nothing."""
    lines = iter([*TALK, ""])
    file = folder / "answers" / "tea.yaml"

    def typed(*_: object) -> str:
        line = next(lines)
        if line == "y":
            with file.open("a", encoding="utf-8") as stream:
                stream.write("    # seen by Pat\n")
        return line

    monkeypatch.setattr("builtins.input", typed)

    assert 0 == new(folder, lambda: TODAY)
    text = file.read_text(encoding="utf-8")
    assert text.startswith(FOLDER["answers/tea.yaml"] + "    # seen by Pat\n")
    assert "id: wash-anybody-elses-mug" in text


def test_a_file_keeps_its_permissions(folder: Path) -> None:
    """Whoever could read a file before can read it afterwards."""
    file = folder / "answers" / "tea.yaml"
    file.chmod(0o640)

    assert 0 == talk(folder, TALK)
    assert 0o640 == file.stat().st_mode & 0o777


def test_a_file_to_which_nothing_can_be_added_is_told_at_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody types a whole entry for a file that cannot take it."""
    file = folder / "answers" / "tea.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("topic: Tea\n", "") + "topic: Tea\n", encoding="utf-8")

    assert 1 == talk(folder, ["1"])
    assert "Nothing can be added at the end of answers/tea.yaml" in " ".join(capsys.readouterr().out.split())


def test_without_the_text_it_is_said_that_nothing_was_compared(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody believes a quotation checked that was not."""
    (folder / "briefings" / "tea-rota.txt").unlink()

    assert 0 == talk(folder, TALK)
    assert "cannot be compared" in " ".join(capsys.readouterr().out.split())


def test_knowledge_with_faults_is_mended_first(folder: Path) -> None:
    """No entry is written on top of a fault, and the faults are named before anything is asked."""
    file = folder / "answers" / "tea.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("wordings", "wordigns"), encoding="utf-8")

    with pytest.raises(KnowledgeFaultsError, match="wordigns"):
        talk(folder, TALK)


def test_a_folder_that_cannot_be_written_is_told_before_anything_is_asked(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody types for ten minutes in vain."""
    monkeypatch.setattr("os.access", lambda *_: False)

    with pytest.raises(UsageError, match="--knowledge DIR"):
        talk(folder, TALK)


def test_it_works_with_piped_input_that_is_not_quite_text(folder: Path) -> None:
    """In a process of its own, with bytes that are no letters, it ends in a sentence."""
    code = "import sys; from pathlib import Path; from bot.terminal.new import new; sys.exit(new(Path(sys.argv[1])))"
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)],
        input=b"1\n\xff\xfe?\nEh?\n",
        capture_output=True,
        timeout=60,
        check=False,
    )

    assert (1, b"") == (done.returncode, done.stderr)
    assert b"Nothing was saved." in done.stdout


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(st.text(max_size=40), st.sampled_from(TALK)), max_size=30))
def test_no_typing_leaves_the_knowledge_with_a_fault(folder: Path, lines: list[str]) -> None:
    """Whatever is typed, either nothing changes or an entry without a fault is added."""
    before = contents(folder)

    code = talk(folder, lines)

    assert (code == 1) == (before == contents(folder))
    if code == 0:
        assert [] == errors(folder)
        for name in set(contents(folder)) - set(before):
            (folder / name).unlink()
        for name, content in before.items():
            (folder / name).write_bytes(content)


def test_the_patterns_of_the_guide_can_be_copied(knowledge_with_text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a teacher copies from knowledge/README.md has no fault, proves its answer and passes the exam."""
    patterns = re.findall(r"```yaml\n(.+?)```", GUIDE, re.DOTALL)
    names = ("answers/learning-walks", "declines/not-our-isp", "questions/learning-walks")
    for name, pattern in zip(names, patterns, strict=True):
        file = knowledge_with_text / f"{name}.yaml"
        file.write_text(f"{file.read_text(encoding='utf-8').rstrip()}\n{pattern}", encoding="utf-8")

    assert [] == errors(knowledge_with_text)
    assert 0 == main(["exam", "--knowledge", str(knowledge_with_text)]), capsys.readouterr().out


def test_the_fault_in_the_guide_is_real(knowledge_copy: Path) -> None:
    """The message that knowledge/README.md explains part by part is the one that a teacher gets."""
    (shown,) = re.findall(r"```text\n(.+?)\n```", GUIDE, re.DOTALL)
    (typed,) = re.findall(r"added the wording `(.+?)`", GUIDE)
    file = knowledge_copy / "answers" / "learning-walks.yaml"
    lines = file.read_text(encoding="utf-8").splitlines()
    lines[next(n for n, line in enumerate(lines) if line.startswith("      - "))] = f"      - {typed}"
    file.write_text("\n".join(lines), encoding="utf-8")
    inspection = inspect_knowledge(knowledge_copy)
    faults, lines_of = inspection.faults, inspection.lines

    assert shown == faults_in_words(faults, lines_of, Path("knowledge"))


def test_the_guide_does_not_quote_at_length(briefing_text: Path) -> None:
    """The guide keeps its own rule: no more than eight words in a row are the Union's."""
    assert "" == copied_run(GUIDE, [briefing_text.read_text(encoding="utf-8")], 8)


@pytest.mark.parametrize("there", [False, True])
def test_a_golden_question_is_offered_and_kept(
    folder: Path, capsys: pytest.CaptureFixture[str], *, there: bool
) -> None:
    """After the entry the exam's question is asked for; it stands in the file of the topic, and the check passes."""
    file = folder / "questions" / "tea.yaml"
    before = "questions:\n  - ask: who has to fill it\n    entry: kettle-who\n" if there else "questions:\n"
    if there:
        file.parent.mkdir()
        file.write_text(before, encoding="utf-8")
    golden = "a mug of my colleague's, do I have to clean it"
    assert 0 == talk(folder, [*TALK, TALK[3], "y", golden])
    said = capsys.readouterr().out
    assert "no question" in said, "y asks nothing"
    assert "You have given these words already" in said
    assert f"{before}  - ask: {golden}\n    entry: wash-anybody-elses-mug\n" == file.read_text(encoding="utf-8")
    assert [] == errors(folder)


def test_a_letter_is_no_wording(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who presses y where a wording is asked for agrees to something: it is not taken for a question."""
    talk(folder, [*TALK[:3], "y", *TALK[3:]])
    assert "That is no question" in capsys.readouterr().out
    assert "- y\n" not in (folder / "answers" / "tea.yaml").read_text(encoding="utf-8")
