from __future__ import annotations

import re
import tomllib

import pytest

from bot.__main__ import _parser, main
from bot.answering.reply import Outcome
from bot.chat.app.features import FEATURES
from bot.knowledge.values import DeclineReason
from tests.conftest import REPOSITORY
from tests.screenshots import badges

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"```sh\n(.+?)\n```", README, re.DOTALL)


def test_ci_runs_the_readmes_test_command() -> None:
    """What the README promises is what CI does, letter by letter."""
    assert f"\n{COMMANDS[1]}\n" in (REPOSITORY / ".ci" / "run").read_text(encoding="utf-8")


def test_both_commands_stand_on_the_first_screen() -> None:
    """A newcomer finds them without scrolling far."""
    assert README.index(COMMANDS[1]) < 2_500
    assert all(len(line) <= 63 for command in COMMANDS[:2] for line in command.splitlines())


def test_the_exchange_in_the_readme_is_real(capsys: pytest.CaptureFixture[str]) -> None:
    """The answer and the refusal that the README shows are what the bot says today."""
    shown = README.split("```text\n")[1].split("\n```")[0]
    for exchange in shown.split("$ ")[1:]:
        command, said = exchange.split("\n", 1)
        question = re.fullmatch(r'briefing-bot ask "(.+)"', command)
        assert question
        assert 0 == main(["ask", question[1]])
        assert said.strip() == capsys.readouterr().out.strip()


@pytest.mark.parametrize("name", [*Outcome, *DeclineReason])
def test_every_outcome_and_reason_is_explained(name: str) -> None:
    """The closed lists of the JSON contract stand in the README."""
    assert f"| `{name}` |" in README


def test_every_command_is_explained() -> None:
    """Each command of the parser has its line."""
    (commands,) = [action for action in _parser()._actions if action.dest == "command"]
    assert commands.choices
    assert [] == [name for name in commands.choices if f"`briefing-bot {name}" not in README]


def test_the_lock_holds_every_dependency() -> None:
    """What pyproject asks for stands in the locked requirements, with a hash and without an address."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {
        "requirements.txt": [
            *project["dependencies"],
            *(one for extra in ("backup", "handout", "postgres") for one in project["optional-dependencies"][extra]),
        ],
        "requirements-dev.txt": project["optional-dependencies"]["dev"],
    }
    for file, requirements in wanted.items():
        lock = (REPOSITORY / file).read_text(encoding="utf-8")
        assert "://" not in lock
        names = {name.lower() for name in re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)}
        assert set() == {re.split(r"[\[<>=]", one)[0].lower().replace(".", "-") for one in requirements} - names


def test_the_types_are_shipped_as_promised() -> None:
    """The classifier promises types to whoever imports the package, and type checkers believe it by this file alone."""
    pyproject = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    assert "Typing :: Typed" in pyproject["project"]["classifiers"]
    assert (REPOSITORY / "bot" / "py.typed").read_bytes() == b""
    wheel = pyproject["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert "/bot" in wheel["include"]  # every file of the folder, whatever its name ends with
    assert not wheel.keys() & {"exclude", "only-include"}


def test_the_contents_lead_to_every_section() -> None:
    """Every heading of the second rank stands in the contents, and nothing else does."""
    headings = [heading for heading in re.findall(r"^## (.+)$", README, re.MULTILINE) if heading != "Contents"]
    contents = README.split("## Contents")[1].split("\n## ")[0]
    assert headings == re.findall(r"^- \[([^]]+)\]\(#", contents, re.MULTILINE)
    assert re.findall(r"\(#([\w-]+)\)", contents) == [heading.lower().replace(" ", "-") for heading in headings]


def test_badges_say_what_is_so() -> None:
    """Each badge is drawn from the words that stand in the code, and those are what the project's files say."""
    for name, (left, right) in badges.BADGES.items():
        assert badges.badge(left, right) == (badges.FOLDER / f"{name}.svg").read_text(encoding="utf-8")
        assert f"badges/{name}.svg" in README
    assert f"--cov-fail-under={badges.COVERAGE_FLOOR} " in (REPOSITORY / ".ci" / "run").read_text(encoding="utf-8")
    pythons = re.findall(r"Python :: (3\.\d+)", (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    assert f"{pythons[0]} – {pythons[-1]}" == badges.BADGES["python"][1]
    workflow = (REPOSITORY / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
    assert pythons == re.findall(r"\d\.\d+", workflow.split("python: [")[1].split("]")[0])


def test_every_command_on_discord_is_explained() -> None:
    """A member finds each command in the README's table."""
    commands = [command for feature in FEATURES for command in feature.commands]
    assert [] == [command.name for command in commands if command.name not in README.replace("`/", "`")]
