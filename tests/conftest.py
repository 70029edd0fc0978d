"""What the tests share: the real knowledge, the engine on it, and the briefing's own text."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from bot.answering.engine import Engine
from bot.answering.learnt import Learnt
from bot.knowledge.folder import content_of, inspect_knowledge
from bot.knowledge.values import Knowledge
from bot.publishing.learnt_cache import CACHE, prepare
from bot.publishing.live import Prepared
from bot.records.database.opening import opened
from tests.made_up_text import made_up_text
from tests.records.postgres_server import PostgresServer, programs, running

REPOSITORY = Path(__file__).resolve().parent.parent
KNOWLEDGE = REPOSITORY / "knowledge"
SHARED = REPOSITORY.parent / "shared"
DISCORD_OPENAPI = SHARED / "discord" / "openapi.json"
UNION_TEXT = SHARED / "briefing" / "nut-briefing-2007-09-isp.txt"


IN_CI = os.environ.get("CI", "").lower() not in {"", "0", "false"}
"""Whether all that is tested has to be there."""


TEMPLATE = "migrated"
"""A database with the tables, of which others are copies."""
NUMBERS = count()
"""A number for each database of a test."""


def needed(path: Path) -> Path:
    """A file that stands beside the repository; without it a test is skipped at home and fails in CI."""
    if not path.exists():
        if IN_CI:
            pytest.fail(f"{path.name} must be there in CI")
        pytest.skip(f"{path.name} is not on this machine")
    return path


def read_knowledge(folder: Path) -> Knowledge:
    """Return the knowledge of a folder that must have no errors."""
    inspection = inspect_knowledge(folder)
    assert () == inspection.errors
    return inspection.knowledge


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the bot keeps what it has learnt while the tests run: never the user's own folder."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(CACHE, str(folder))
        yield folder


@pytest.fixture(scope="session")
def briefing_text() -> Path:
    """The briefing as the Union published it; not ours to keep, so it stands beside the repository."""
    return needed(UNION_TEXT)


@pytest.fixture(scope="session")
def discord_openapi() -> Path:
    """Discord's own description of its REST interface."""
    return needed(DISCORD_OPENAPI)


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The knowledge of this repository."""
    return read_knowledge(KNOWLEDGE)


@pytest.fixture(scope="session")
def learnt(knowledge: Knowledge) -> Learnt:
    """What is learnt from it: some seconds, once for all tests and for the commands that they run."""
    return prepare(KNOWLEDGE, lambda _: knowledge)[1]


@pytest.fixture
def kept_on_disk(knowledge: Knowledge, learnt: Learnt) -> Learnt:
    """What was learnt, for commands that run as processes of their own: other tests may have pushed it out."""
    prepare(KNOWLEDGE, lambda _: knowledge)
    return learnt


@pytest.fixture(scope="session")
def engine(knowledge: Knowledge, learnt: Learnt) -> Engine:
    """An engine on it."""
    return Engine(knowledge, learnt=learnt)


@pytest.fixture(scope="session")
def prepared(knowledge: Knowledge, learnt: Learnt) -> Prepared:
    """The files of this repository's knowledge, with what is learnt from them."""
    return Prepared(content_of(KNOWLEDGE).files, knowledge, learnt)


@pytest.fixture
def knowledge_copy(tmp_path: Path) -> Path:
    """A copy of the knowledge folder that a test may spoil, in a folder `knowledge`."""
    return Path(shutil.copytree(KNOWLEDGE, tmp_path / "knowledge", ignore=shutil.ignore_patterns("*.txt")))


@pytest.fixture(scope="session")
def text_to_import(tmp_path_factory: pytest.TempPathFactory, knowledge: Knowledge) -> Path:
    """The briefing's own text, or where it is not at hand a made-up one that proves what our answers quote.

    In CI the Union's own text has to be there.
    """
    if UNION_TEXT.exists() or IN_CI:
        return needed(UNION_TEXT)
    made = tmp_path_factory.mktemp("briefing") / "made-up.txt"
    made.write_text(made_up_text(knowledge), encoding="utf-8")
    return made


@pytest.fixture
def knowledge_with_text(knowledge_copy: Path, text_to_import: Path) -> Path:
    """The same copy with a text of the briefing imported: every quotation stands in it."""
    shutil.copy(text_to_import, knowledge_copy / "briefings" / "isp-2007-09.txt")
    return knowledge_copy


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL server for all tests; where there is none, they are skipped at home and fail in CI."""
    place = programs()
    if place is None:
        if IN_CI or os.environ.get("POSTGRES_NEEDED"):
            pytest.fail("PostgreSQL must be there in CI")
        pytest.skip("PostgreSQL is not on this machine")
    with running(place) as server:
        opened(server.create(TEMPLATE)).dispose()
        yield server


@pytest.fixture
def postgres_address(postgres: PostgresServer) -> Iterator[str]:
    """The URL of a database of this test's own, with the tables."""
    name = f"test_{next(NUMBERS)}"
    yield postgres.create(name, TEMPLATE)
    postgres.drop(name)


SLOW = frozenset(
    {
        "learnt",
        "engine",
        "knowledge",
        "server",
        "simcord_env",
        "double",
        "knowledge_copy",
        "address",
        "empty_address",
        "postgres",
    }
)
"""Fixtures that make a test slow: the learnt knowledge, a simulated Discord, a folder to spoil, a database."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as slow whatever stands on a slow fixture."""
    for item in items:
        if SLOW.intersection(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end what was not compared, and why."""
    for file, what in (
        (DISCORD_OPENAPI, "what the bot sends was held against our own rules only, not against Discord's description"),
        (UNION_TEXT, "quotations were compared with a made-up text, not with the Union's own"),
    ):
        if not file.exists():
            terminalreporter.write_line(f"{file.name} is not beside the repository: {what}.", yellow=True)
