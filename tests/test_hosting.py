"""What a host is promised: the guide against the program, the compose file and the unit against what hosts are owed."""

from __future__ import annotations

import configparser
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot import errors
from bot.chat.discord_io.metrics import Metrics, Outcome
from tests.conftest import REPOSITORY

HOSTING = REPOSITORY / "bot" / "hosting"
GUIDE = (HOSTING / "README.md").read_text(encoding="utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load((REPOSITORY / "compose.yaml").read_text(encoding="utf-8"))
RECIPE = (REPOSITORY / "Dockerfile").read_text(encoding="utf-8")


def test_every_metric_is_explained_and_there() -> None:
    """Each figure has its row, and no row speaks of one that is gone."""
    known = set(re.findall(r"^# TYPE (briefing_bot_\S+)", Metrics().text().decode(), re.MULTILINE))
    known = {one for one in known if not one.endswith("_created")}
    assert known == set(re.findall(r"^\| `(briefing_bot_\w+)`", GUIDE, re.MULTILINE))
    (row,) = re.findall(r"^\| `briefing_bot_interactions_total` \| (.*) \|$", GUIDE, re.MULTILINE)
    assert [] == [str(one) for one in Outcome if f"`{one}`" not in row]


def test_every_exit_code_is_explained_and_there() -> None:
    """A supervisor can be told which ones to start again."""
    ours = {
        value.exit_code for value in vars(errors).values() if isinstance(value, type) and hasattr(value, "exit_code")
    }
    rows = re.findall(r"^\| (\d+) \|", GUIDE, re.MULTILINE)
    assert sorted({0, *ours}) == [int(one) for one in rows]


def test_what_the_guide_links_to_is_there() -> None:
    """Files by their path, sections by their heading."""
    for target in re.findall(r"\]\(([^)]+)\)", GUIDE):
        path, _, section = target.partition("#")
        if path.startswith("https:"):
            continue
        if path:
            assert (HOSTING / path).resolve().exists(), target
        else:
            headings = [one.lower().replace(" ", "-") for one in re.findall(r"^#+ (.+)$", GUIDE, re.MULTILINE)]
            assert section in headings


@pytest.mark.parametrize("name", COMPOSE["services"])
def test_a_container_has_only_what_it_needs(name: str) -> None:
    """Limits for each; the bot itself writes nothing but its volume and has no rights (CIS Docker Benchmark, 5)."""
    service = COMPOSE["services"][name]
    assert {"mem_limit", "pids_limit", "cpus", "restart"} <= service.keys()
    assert ["no-new-privileges:true"] == service["security_opt"]
    assert "ports" not in service
    assert "privileged" not in service
    if name == "bot":
        assert service["read_only"]
        assert ["ALL"] == service["cap_drop"]
        (volume,) = service["volumes"]
        assert f"VOLUME {volume.partition(':')[2]}" in RECIPE


def test_no_secret_stands_in_the_compose_file() -> None:
    """Token and passwords come from files that git does not keep, and the image is not built from."""
    ignored = (REPOSITORY / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert {"secrets/", ".env"} <= set(ignored)
    assert "*" == (REPOSITORY / ".dockerignore").read_text(encoding="utf-8").splitlines()[0]
    files = [one["file"] for one in COMPOSE["secrets"].values()]
    assert all(re.fullmatch(r"\./secrets/\w+|\$\{\w+:-/dev/null\}", one) for one in files)
    for service in COMPOSE["services"].values():
        assert set(service["secrets"]) <= COMPOSE["secrets"].keys()
        given = service.get("environment", {})
        assert all(name.endswith("_FILE") for name in given if re.search("TOKEN|PASSWORD", name))


def test_the_profile_of_the_guide_is_the_compose_files() -> None:
    """What the guide writes into `.env` is what the compose file reads."""
    written = dict(re.findall(r"^([A-Z_]+)=(\S+)$", GUIDE.split("```text\n")[1].split("```")[0], re.MULTILINE))
    text = (REPOSITORY / "compose.yaml").read_text(encoding="utf-8")
    assert [written.pop("COMPOSE_PROFILES")] == COMPOSE["services"]["postgres"]["profiles"]
    assert [] == [name for name in written if f"${{{name}:-" not in text]
    assert "profiles" not in COMPOSE["services"]["bot"], "there is one bot, whatever its records are"


def test_the_image_says_whether_it_is_well() -> None:
    """The engine asks the bot itself, and signals reach it."""
    last = RECIPE.split("\nFROM ")[-1]
    assert 'CMD ["briefing-bot", "health"]' in last
    assert 'ENTRYPOINT ["briefing-bot"]' in last
    assert "org.opencontainers.image.licenses" in last
    (user,) = re.findall(r"^USER (\d+)$", last, re.MULTILINE)
    assert f"chown -R {user} secrets" in GUIDE


def test_the_unit_starts_again_what_may_be_right_in_a_moment() -> None:
    """The exit codes of the guide's table, and the token by systemd's own way."""
    unit = configparser.RawConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[method-assign,assignment]  # systemd's names have capitals
    unit.read_string(
        re.sub(r"^#.*$", "", (HOSTING / "briefing-bot.service").read_text(encoding="utf-8"), flags=re.MULTILINE)
    )
    service = unit["Service"]
    never = [row[0] for row in re.findall(r"^\| (\d+) \|[^|]+\| no:", GUIDE, re.MULTILINE)]
    assert never == service["RestartPreventExitStatus"].split()
    assert "on-failure" == service["Restart"]
    assert "token:/etc/briefing-bot/token" == service["LoadCredential"]
    assert "sudo nano /etc/briefing-bot/token" in GUIDE
    assert "strict" == service["ProtectSystem"]
    assert "yes" == service["DynamicUser"]


def test_the_wheel_has_the_guide() -> None:
    """Whoever installed the bot without a clone has unit, dashboard and guide all the same."""
    names = {one.name for one in Path(HOSTING).iterdir()}
    assert {"README.md", "briefing-bot.service", "dashboard.json"} == names
