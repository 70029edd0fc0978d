"""A PostgreSQL server of the tests' own: started in a folder that is thrown away, stopped at the end."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

ADMINISTRATOR = "postgres"
PASSWORD = "sesame"  # noqa: S105 - of a server that lives for some seconds
LOCKED, TENANT = "locked", "tenant"
"""A user who needs the password, and one who needs none and owns nothing."""
_ACCOUNT = "postgres"
"""Who runs the server where the tests are root's: it refuses to be."""


@dataclass(frozen=True, slots=True)
class PostgresServer:
    """A server that runs."""

    port: int

    def address(self, database: str, user: str = ADMINISTRATOR, password: str = "") -> str:
        """The URL of a database, as it would stand in the bot's settings."""
        secret = f":{password}" if password else ""
        return f"postgresql://{user}{secret}@127.0.0.1:{self.port}/{database}"

    def connect(self, database: str = "postgres") -> psycopg.Connection[tuple[Any, ...]]:
        """Connect past the bot, each statement a transaction of its own."""
        return psycopg.connect(self.address(database), autocommit=True)

    def create(self, database: str, template: str = "template1") -> str:
        """Make a database as a copy of another; return its address."""
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        with self.connect() as connection:
            connection.execute(statement.format(sql.Identifier(database), sql.Identifier(template)))
        return self.address(database)

    def drop(self, database: str) -> None:
        """Throw a database away, whoever is still connected."""
        with self.connect() as connection:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(database)))


def name_of(address: str) -> str:
    """The name of the database that an address ends with."""
    return address.rpartition("/")[2]


def programs() -> Path | None:
    """The folder of the server's programs; nothing where they are not on this machine, or nobody may run them."""
    if os.name != "posix":
        return None
    if os.geteuid() == 0 and not (shutil.which("runuser") and _has_account()):
        return None
    found = shutil.which("pg_ctl")
    places = [Path(found).resolve().parent] if found else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((place for place in places if (place / "initdb").exists() and (place / "pg_ctl").exists()), None)


def _has_account() -> bool:
    return any(line.startswith(f"{_ACCOUNT}:") for line in Path("/etc/passwd").read_text(encoding="utf-8").splitlines())


@contextmanager
def running(place: Path) -> Iterator[PostgresServer]:
    """Start a server with the programs of a folder, and stop it."""
    # Not pytest's folder, which is the tester's alone; and short, since a socket's path has about a hundred characters.
    with tempfile.TemporaryDirectory(prefix="briefing-bot-pg-", dir="/tmp", ignore_cleanup_errors=True) as name:
        folder, data = Path(name), Path(name) / "data"
        if os.geteuid() == 0:
            shutil.chown(folder, _ACCOUNT)
        _call(place / "initdb", "-D", data, "-A", "trust", "-U", ADMINISTRATOR, "-N", "-E", "UTF8", "--locale=C.UTF-8")
        rules = data / "pg_hba.conf"
        rules.write_text(f"host all {LOCKED} 127.0.0.1/32 scram-sha-256\n{rules.read_text()}")
        server = PostgresServer(_start(place, folder))
        try:
            with server.connect() as connection:
                connection.execute(f"CREATE ROLE {LOCKED} LOGIN PASSWORD '{PASSWORD}'; CREATE ROLE {TENANT} LOGIN")
            yield server
        finally:
            _call(place / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")


def _start(place: Path, folder: Path) -> int:
    """Start the server on a port that is free; another process may take it in between, so it is tried again."""
    for last in (False, False, True):
        port = free_port()
        try:
            options = f"-p {port} -h 127.0.0.1 -k {folder} -F -c deadlock_timeout=20ms"
            _call(place / "pg_ctl", "-D", folder / "data", "-l", folder / "log", "-w", "-o", options, "start")
        except subprocess.CalledProcessError:
            if last:
                raise
        else:
            return port
    raise AssertionError


def free_port() -> int:
    """A port where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _call(*words: object) -> None:
    before = ("runuser", "-u", _ACCOUNT, "--") if os.geteuid() == 0 else ()
    # Its output goes nowhere: a server that was started holds on to it, and whoever reads would wait for its end.
    command = [*before, *map(str, words)]
    subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
