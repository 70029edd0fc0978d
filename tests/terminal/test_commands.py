from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.terminal.ask import turns_of
from tests.conftest import KNOWLEDGE
from tests.publishing.conftest import FILES, write

pytestmark = pytest.mark.slow  # folders and processes of their own

WALKS = "Are learning walks compulsory?"


def briefing_bot(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command as a person would, in a process of its own."""
    command = [sys.executable, "-m", "bot", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, timeout=60, check=False)


def test_ask_answers_with_its_paragraph(capsys: pytest.CaptureFixture[str]) -> None:
    """The README's first command ends in a cited answer, without a token."""
    assert 0 == main(["ask", WALKS])
    shown = capsys.readouterr().out
    assert "not compulsory" in shown
    assert "Paragraph 10: “" in shown
    assert "September 2007" in shown


@pytest.mark.parametrize(
    ("typed", "begins"), [("hello", "Hello, "), ("thank you", "Always glad to help."), ("goodbye", "Goodbye, ")]
)
def test_small_talk_gets_a_reply_that_fits(typed: str, begins: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A greeting, a thanks and a farewell each get a sentence of their own."""
    assert 0 == main(["ask", typed])
    assert capsys.readouterr().out.startswith(begins)


def test_a_question_may_stand_without_quotation_marks(capsys: pytest.CaptureFixture[str]) -> None:
    """Words given one by one are one question."""
    assert 0 == main(["ask", *WALKS.split()])
    assert "not compulsory" in capsys.readouterr().out


def test_ask_does_not_import_discord_or_rich() -> None:
    """A question in the terminal does not wait for what only other commands need."""
    code = (
        "import sys; from bot.__main__ import main; main(['ask', 'who pays for the ISP?']); "
        "sys.exit(any(name in sys.modules for name in ('discord', 'aiohttp', 'rich', 'asyncio')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert (0, "") == (done.returncode, done.stderr)


def test_json_prints_one_object_for_each_line() -> None:
    """Every line of standard input gets its line of JSON, blank and broken ones too."""
    lines = [
        WALKS,
        "",
        '["What are learning walks?", "Are they compulsory?"]',
        "[1, 2]",
        "[",
        "x" * 10_000,
        "🎉",
        "\x00\x1b[31m",
    ]
    done = briefing_bot("ask", "--json", "-", stdin="\n".join(lines) + "\n")
    replies = [json.loads(line) for line in done.stdout.splitlines()]
    assert (0, "", len(lines)) == (done.returncode, done.stderr, len(replies))
    outcomes = [reply["parts"][0]["outcome"] for reply in replies]
    assert ["answered", "declined", "answered", "told", *["declined"] * 4] == outcomes


def test_json_replies_come_at_once() -> None:
    """A program may ask, read the reply, and ask again: nothing waits in a buffer."""
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "ask", "--json", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin
        assert process.stdout
        for question in (WALKS, "who pays for the ISP?"):
            process.stdin.write(f"{question}\n")
            process.stdin.flush()
            assert question == json.loads(process.stdout.readline())["question"]
        process.stdin.close()


def test_bytes_that_are_no_text_are_answered_not_refused() -> None:
    """Standard input that is not UTF-8 gets a reply all the same."""
    command = [sys.executable, "-m", "bot", "ask", "--json", "-"]
    done = subprocess.run(command, input=b"\xff\xfe who pays?\n", capture_output=True, timeout=60, check=False)
    assert (0, b"", 1) == (done.returncode, done.stderr, len(done.stdout.splitlines()))


@pytest.mark.parametrize(
    ("line", "turns"),
    [
        ('["a", "b"]', ["a", "b"]),
        ("plain", ["plain"]),
        ("[]", ["[]"]),
        ('["a", 1]', ['["a", 1]']),
        ("[" * 100_000, ["[" * 100_000]),
    ],
    ids=["conversation", "text", "empty", "not-all-text", "deep"],
)
def test_a_line_is_a_conversation_only_as_an_array_of_strings(line: str, turns: list[str]) -> None:
    """Anything else is a message as it stands."""
    assert turns == turns_of(line)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([], 2, "COMMAND"),
        (["frob"], 2, "frob"),
        (["ask"], 2, "question"),
        (["ask", "--frob", "x"], 2, "--frob"),
        (["ask", "--knowledge", "/no/such/place", "x"], 2, "no knowledge folder at"),
        (["run"], 2, "DISCORD_TOKEN"),
    ],
    ids=["nothing", "unknown-command", "no-question", "unknown-option", "missing-folder", "no-token"],
)
def test_wrong_usage_is_explained_on_standard_error(arguments: list[str], code: int, said: str) -> None:
    """Wrong usage and settings leave with 2 and a sentence, never a traceback, and print nothing to standard output."""
    done = briefing_bot(*arguments)
    assert (code, "") == (done.returncode, done.stdout)
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_faults_keep_the_bot_from_answering(knowledge_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Broken knowledge is explained with file and line, and nothing is answered from the rest."""
    file = knowledge_copy / "answers" / "concerns.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("entries:", "entries: [", 1), encoding="utf-8")
    assert 1 == main(["ask", "--knowledge", str(knowledge_copy), WALKS])
    out, err = capsys.readouterr()
    assert "" == out
    assert "answers/concerns.yaml:" in err


def test_check_passes_on_the_real_knowledge(knowledge_with_text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The shipped knowledge has no faults, and every quotation stands in the briefing."""
    assert 0 == main(["check", "--knowledge", str(knowledge_with_text)])
    assert "word for word" in capsys.readouterr().out


def test_check_says_when_quotations_were_not_compared(knowledge_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without the briefing's text the check does not claim what it did not do."""
    assert 0 == main(["check", "--knowledge", str(knowledge_copy)])
    assert "were not compared" in capsys.readouterr().out


def test_check_names_every_fault(knowledge_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Faults in two files are both shown, each with its line."""
    for name in ("concerns", "views"):
        file = knowledge_copy / "answers" / f"{name}.yaml"
        file.write_text(file.read_text(encoding="utf-8").replace("    question:", "    qestion:", 1), encoding="utf-8")
    assert 1 == main(["check", "--knowledge", str(knowledge_copy)])
    shown = capsys.readouterr().out
    assert "answers/concerns.yaml:" in shown
    assert "answers/views.yaml:" in shown
    assert "question:" in shown


def test_exam_fails_when_an_answer_is_gone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Golden questions notice when the bot would answer otherwise."""
    extra = b"questions:\n  - ask: who has to buy the biscuits?\n    entry: kettle-who\n"
    write(tmp_path, FILES | {"questions/extra.yaml": extra})
    assert 1 == main(["exam", "--knowledge", str(tmp_path)])
    assert "who has to buy the biscuits?" in capsys.readouterr().out


def test_chat_holds_a_conversation(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Follow-ups lean on the question before, and a number picks a suggestion; the end of input ends the talk."""
    monkeypatch.setattr("sys.stdin", io.StringIO("What are learning walks?\n\nAre they compulsory?\n9\n"))
    assert 0 == main(["chat", "--knowledge", str(KNOWLEDGE)])
    shown = capsys.readouterr().out
    assert "not compulsory" in shown
    assert "Traceback" not in shown


def test_a_mistake_of_ours_is_no_traceback(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Even a defect ends in a sentence; a developer can ask for more."""

    def broken(*_: object, **__: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr("bot.terminal.check.check", broken)
    assert 2 == main(["check"])
    assert "our mistake" in capsys.readouterr().err
    monkeypatch.setenv("BRIEFING_BOT_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        main(["check"])
