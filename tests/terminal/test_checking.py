from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft7Validator

from bot.__main__ import main
from bot.knowledge.formats.json_schema import json_schema
from bot.knowledge.formats.kinds import KINDS
from bot.terminal.schema import SCHEMAS, text_of
from tests.conftest import KNOWLEDGE

if TYPE_CHECKING:
    pass

NAMES = [kind.name for kind in KINDS]
"""The kinds of knowledge files, as the command line calls them."""


@pytest.fixture
def spoiled(knowledge_copy: Path) -> Path:
    """A knowledge folder with one misspelt key."""
    file = knowledge_copy / "answers" / "views.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("    question:", "    qestion:", 1), encoding="utf-8")
    return knowledge_copy


def test_json_is_for_programs(spoiled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each fault has its place, code and words as plain values, and nothing else is printed."""
    assert 1 == main(["check", "--format", "json", "--knowledge", str(spoiled)])
    (fault,) = json.loads(capsys.readouterr().out)["faults"]
    assert ("KB201", "error", "answers/views.yaml", "question:") == tuple(
        fault[key] for key in ("code", "severity", "file", "mend")
    )


def test_github_gets_an_annotation_for_each_fault(spoiled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The line is one that GitHub shows beside the file."""
    assert 1 == main(["check", "--format", "github", "--knowledge", str(spoiled)])
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("::error file=")
    assert "title=KB201" in line


def test_warnings_do_not_keep_the_bot_from_answering(knowledge_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A missing golden question is told and served all the same."""
    (knowledge_copy / "questions" / "views.yaml").unlink()
    assert 0 == main(["check", "--knowledge", str(knowledge_copy)])
    assert "KB320" in capsys.readouterr().out
    assert 0 == main(["ask", "--knowledge", str(knowledge_copy), "who pays for the ISP?"])


def test_strict_makes_warnings_errors(knowledge_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who asks for it is told of a warning as of an error, and the command fails; without a fault it does not."""
    strict = ["check", "--strict", "--knowledge", str(knowledge_copy)]
    assert 0 == main(strict)
    (knowledge_copy / "questions" / "views.yaml").unlink()
    capsys.readouterr()
    assert 1 == main(strict)
    shown = capsys.readouterr().out
    assert "error KB320" in shown
    assert "warning KB320" not in shown
    assert "No faults" not in shown


def test_strict_tells_what_a_word_of_the_vocabulary_does_to_the_exam(
    knowledge_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A foreign word that few wordings have is a warning; what it does to the golden questions is told beside it."""
    file = knowledge_copy / "vocabulary.yaml"
    text = file.read_text(encoding="utf-8")
    spoiled = re.sub(r"(    kind: foreign\n    words: \[)", r"\1roving, ", text, count=1)
    assert spoiled != text
    file.write_text(spoiled, encoding="utf-8")
    main(["check", "--knowledge", str(knowledge_copy)])
    assert "KB353" not in capsys.readouterr().out
    assert 1 == main(["check", "--strict", "--knowledge", str(knowledge_copy)])
    shown = capsys.readouterr().out
    assert "KB339" in shown
    assert "KB353" in shown


def test_report_finds_no_point_of_the_briefing_unanswered(capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever the briefing says, some entry answers it."""
    assert 0 == main(["report"])
    assert "0 of them answered by no entry" in capsys.readouterr().out


def test_report_lists_what_is_not_compared_with_its_proofs(
    knowledge_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever excepts an answer from the comparison has said why, and everybody can read it."""
    file = knowledge_copy / "answers" / "views.yaml"
    text = file.read_text(encoding="utf-8")
    settled = text.replace("  - id: views-mixed\n", "  - id: views-mixed\n    reads_as: Feedback is opinion.\n")
    file.write_text(settled, encoding="utf-8")
    assert 0 == main(["report", "--knowledge", str(knowledge_copy)])
    assert "- views-mixed: Feedback is opinion." in " ".join(capsys.readouterr().out.split())


def test_report_shows_a_point_out_of_reach(knowledge_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A point that nothing rests on is counted and leaves with 1."""
    file = knowledge_copy / "briefings" / "isp-2007-09.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("    points:\n", "    points:\n      zz: Something else.\n", 1), encoding="utf-8")
    assert 1 == main(["report", "--knowledge", str(knowledge_copy)])
    assert "1 of them answered by no entry" in capsys.readouterr().out


@pytest.mark.parametrize("kind", NAMES)
def test_each_schema_is_valid_draft_07(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What the command prints is a schema that editors understand."""
    assert 0 == main(["schema", kind])
    schema = json.loads(capsys.readouterr().out)
    Draft7Validator.check_schema(schema)
    assert json_schema(kind) == schema


def test_one_schema_fits_files_of_every_kind(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a kind, what is printed is one valid schema."""
    assert 0 == main(["schema"])
    Draft7Validator.check_schema(json.loads(capsys.readouterr().out))


def test_the_shipped_schemas_are_up_to_date() -> None:
    """What lies beside the knowledge is what the command would write today."""
    for kind in NAMES:
        assert f"{text_of(kind)}\n" == (KNOWLEDGE / SCHEMAS / f"{kind}.json").read_text(encoding="utf-8")


def test_every_knowledge_file_names_its_schema() -> None:
    """An editor that knows YAML helps from the first line on."""
    for kind in KINDS:
        for file in (KNOWLEDGE / kind.folder).glob("*.yaml") if kind.folder else [KNOWLEDGE / kind.file]:
            place = f"../{SCHEMAS}" if kind.folder else SCHEMAS
            wanted = f"# yaml-language-server: $schema={place}/{kind.name}.json"
            assert wanted == file.read_text(encoding="utf-8").splitlines()[0]


def test_schemas_are_written_beside_the_knowledge(knowledge_copy: Path) -> None:
    """With `--write`, all of them are put where the first lines look for them."""
    for file in (knowledge_copy / SCHEMAS).glob("*"):
        file.unlink()
    assert 0 == main(["schema", "--write", "--knowledge", str(knowledge_copy)])
    assert {f"{kind}.json" for kind in NAMES} == {file.name for file in (knowledge_copy / SCHEMAS).iterdir()}
