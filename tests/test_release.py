"""A release is one version everywhere, and says what changed."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from importlib.metadata import version
from typing import Any

import pytest
import yaml

import bot
from tests.conftest import REPOSITORY

CHANGELOG = (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_version_is_one() -> None:
    """The command, the package and the changelog speak of the same version, the newest first."""
    settings = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    released = re.findall(r"^## (\d+\.\d+\.\d+) ", CHANGELOG, re.MULTILINE)
    assert bot.__version__ == released[0]
    assert ["version"] == settings["project"]["dynamic"]
    assert {"path": "bot/__init__.py"} == settings["tool"]["hatch"]["version"]
    assert bot.__version__ == version("isp-briefing-bot"), "install it anew: .venv-test/bin/pip install --no-deps -e ."
    assert released == sorted(released, key=lambda version: tuple(map(int, version.split("."))), reverse=True)


def test_every_release_says_something() -> None:
    """No version stands in the changelog without a line under it."""
    sections = re.split(r"^## .*$", CHANGELOG, flags=re.MULTILINE)[1:]
    assert all(re.search(r"^- \S", section, re.MULTILINE) for section in sections)


WORKFLOWS: dict[str, dict[str, Any]] = {
    one.stem: yaml.safe_load(one.read_text(encoding="utf-8"))
    for one in sorted((REPOSITORY / ".github" / "workflows").glob("*.yml"))
}
STEPS = [(name, step) for name, flow in WORKFLOWS.items() for job in flow["jobs"].values() for step in job["steps"]]


def step_of(name: str) -> str:
    """The commands of a step of the release."""
    (found,) = [step["run"] for flow, step in STEPS if flow == "release" and step.get("name") == name]
    return str(found)


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_may_do_only_what_its_jobs_need(name: str) -> None:
    """No right is granted to all jobs at once, no token is left in a clone, and no job runs for ever."""
    flow = WORKFLOWS[name]
    assert {} == flow["permissions"]
    for job in flow["jobs"].values():
        assert job["permissions"]
        assert job["timeout-minutes"]
    clones = [step for flow_name, step in STEPS if flow_name == name and "checkout" in step.get("uses", "")]
    assert all(step["with"]["persist-credentials"] is False for step in clones)


def test_what_workflows_run_is_there() -> None:
    """A script that a workflow calls can be run by its name."""
    scripts = {found for _, step in STEPS for found in re.findall(r"(?<!\S)\.ci/\w+", step.get("run", ""))}
    assert {".ci/run", ".ci/package"} <= scripts
    assert all(os.access(REPOSITORY / one, os.X_OK) for one in scripts)


def test_a_release_is_built_tried_signed_and_listed() -> None:
    """The tests, then both packages in empty environments, their provenance and their parts, then the image's."""
    package, image = (WORKFLOWS["release"]["jobs"][one]["steps"] for one in ("package", "image"))
    commands = [step.get("run", step.get("uses", "")) for step in package]
    kinds = [".ci/run", ".ci/package", "cyclonedx-py", "attest-build-provenance", "gh release create"]
    places = [next(n for n, command in enumerate(commands) if kind in command) for kind in kinds]
    assert places == sorted(places)
    (built,) = [step["with"] for step in image if "build-push-action" in step.get("uses", "")]
    assert built["sbom"] is True
    assert "mode=max" == built["provenance"]
    assert "package" == WORKFLOWS["release"]["jobs"]["image"]["needs"], "nothing is published that fails its tests"


@pytest.mark.skipif(os.name != "posix", reason="the workflow's own shell")
@pytest.mark.parametrize(("tag", "is_right"), [(f"v{bot.__version__}", True), ("v9.9.9", False)])
def test_a_tag_that_is_not_the_version_is_refused(tag: str, is_right: bool) -> None:
    """Nobody can publish one version under the name of another."""
    done = subprocess.run(
        ["bash", "-c", step_of("The tag is the version")],
        cwd=REPOSITORY,
        env=os.environ | {"GITHUB_REF_NAME": tag},
        capture_output=True,
        check=False,
    )
    assert is_right == (done.returncode == 0)


@pytest.mark.skipif(os.name != "posix", reason="the workflow's own shell")
@pytest.mark.parametrize("tag", [f"v{bot.__version__}", "v0.1.0"])
def test_a_release_says_what_has_changed_in_it(tag: str) -> None:
    """The notes are the section of the changelog, and no other's."""
    command = step_of("What has changed").replace("> notes.md", "")
    shown = subprocess.run(
        ["bash", "-c", command],
        cwd=REPOSITORY,
        env=os.environ | {"GITHUB_REF_NAME": tag},
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    section = re.search(rf"^## {re.escape(tag[1:])} .*?\n(.*?)(?=^## |\Z)", CHANGELOG, re.MULTILINE | re.DOTALL)
    assert section
    assert shown.strip() == section[1].strip()
