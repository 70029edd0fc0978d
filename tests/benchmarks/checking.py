"""How long a check of the knowledge takes, and what it finds, beside the tools one would otherwise use.

    python -m tests.benchmarks.checking            a table, then the same in Markdown for the README
    python -m tests.benchmarks.checking --json     one JSON object

All tools read the same made answers files in one run, in turn, so that a busy moment of the machine hits all of them.
Ours does more with them: it compares each quotation with the briefing, too. No time is asserted. The bad files are our
own gallery, mistakes that our check is made to find, so its full count there is a promise kept and not a comparison.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import importlib.util
import io
import json
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from bot.knowledge.diagnostics import in_words
from bot.knowledge.folder import inspect_knowledge
from bot.knowledge.formats.file_formats import ANSWERS_FILE
from tests.benchmarks.making import PARAGRAPHS, json_schema, make_folder, strict_script, without_flow_lists
from tests.conftest import KNOWLEDGE, REPOSITORY
from tests.knowledge.test_gallery import CASES, FOLDER, GALLERY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_LINE = re.compile(r"\bline:? \d+|^\s+\d+:\d+\s", re.MULTILINE)
"""How the tools name a line: `line 7` in a sentence, or `7:9` at the start of one."""
_PLAIN = "import sys, yaml\nfor path in sys.argv[1:]:\n    yaml.load(open(path, encoding='utf-8'), yaml.{loader})"


@dataclass(frozen=True, slots=True)
class Tool:
    """One tool: how to start it, how to call it here, and what it says of one bad file."""

    name: str
    needs: str
    """The module that must be installed."""
    command: tuple[str, ...]
    """The arguments of Python that start it as a process."""
    call: Callable[[], object]
    """Parse and check, without start-up; raises or says where it does not accept the made files."""
    judge: Callable[[Path], str]
    """What it says of a bad file; empty where it accepts it."""


class Row(NamedTuple):
    """What was measured of one tool; seconds are medians."""

    name: str
    process: float
    process_ratio: float
    inside: float
    inside_ratio: float
    accepted: int
    with_line: int


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, and say which tools are missing."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.checking", description=__doc__.split("\n")[0])
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--entries", type=int, default=2000, help="entries of the made folder (2000)")
    parser.add_argument("--runs", type=int, default=5, help="runs of each tool after one warm-up (5)")
    given = parser.parse_args(arguments)
    if given.entries < PARAGRAPHS or given.runs < 1:
        parser.error(f"--entries must be at least {PARAGRAPHS}, --runs at least 1")
    try:
        with tempfile.TemporaryDirectory(prefix="briefing-bot-") as name:
            return _measure(Path(name), given.entries, given.runs, as_json=given.json)
    except _RefusedError as refusal:
        print(refusal, file=sys.stderr)  # noqa: T201
        return 1


def _measure(temp: Path, entries: int, runs: int, *, as_json: bool) -> int:
    folder = make_folder(temp / "knowledge", entries)
    _insist(folder)
    known = _tools(temp, folder)
    tools = [tool for tool in known if importlib.util.find_spec(tool.needs)]
    missing = [tool.name for tool in known if tool not in tools]
    real = ("-m", "bot", "check", "--knowledge", str(KNOWLEDGE))
    steps: list[tuple[str, Callable[[], object]]] = [("the real folder", partial(_start, real))]
    for tool in tools:
        steps.append((f"{tool.name} as a process", partial(_start, tool.command)))
        steps.append((f"{tool.name} in process", tool.call))
    seconds = _timed(steps, runs)
    processes, insides = seconds[1::2], seconds[2::2]
    rows = [
        Row(tool.name, process, process / processes[0], inside, inside / insides[0], *_counted(tool))
        for tool, process, inside in zip(tools, processes, insides, strict=True)
    ]
    facts = {
        "entries": entries,
        "answers_kb": round(sum(path.stat().st_size for path in (folder / "answers").iterdir()) / 1000),
        "runs": runs,
        "bad_files": len(CASES),
        "machine": f"Python {platform.python_version()}, {platform.system()} {platform.machine()}",
        "real_folder_seconds": seconds[0],
        "missing": missing,
    }
    if as_json:
        print(json.dumps({**facts, "tools": [row._asdict() for row in rows]}))  # noqa: T201
    else:
        _show(rows, facts)
    return 0


class _RefusedError(Exception):
    """A tool does not accept the made files, or could not be started."""


def _insist(folder: Path) -> None:
    """Stop where our own check does not accept the made folder: no time would mean anything."""
    inspection = inspect_knowledge(folder)
    faults, lines = inspection.faults, inspection.lines
    if errors := [one for one in faults if not one.warning]:
        message = f"Our own check does not accept the made folder:\n\n{in_words(errors[:5], lines)}"
        raise _RefusedError(message)


def _start(command: tuple[str, ...]) -> None:
    done = subprocess.run([sys.executable, *command], cwd=REPOSITORY, capture_output=True, text=True, check=False)
    if done.returncode:
        message = f"{' '.join(command[:2])} does not accept its files:\n{(done.stdout + done.stderr)[-1500:]}"
        raise _RefusedError(message)


def _timed(steps: list[tuple[str, Callable[[], object]]], runs: int) -> list[float]:
    """The median seconds of each step; the steps take turns, and the first round only warms up."""
    taken: list[list[float]] = [[] for _ in steps]
    with Progress(console=Console(stderr=True)) as progress:
        task = progress.add_task("", total=(runs + 1) * len(steps))
        for turn in range(runs + 1):
            for (name, step), kept in zip(steps, taken, strict=True):
                progress.update(task, description=f"{'warming up' if not turn else f'run {turn}'}: {name}")
                gc.collect()
                start = time.perf_counter()
                step()
                if turn:
                    kept.append(time.perf_counter() - start)
                progress.advance(task)
    return [statistics.median(kept) for kept in taken]


def _counted(tool: Tool) -> tuple[int, int]:
    """How many of the gallery's bad files a tool accepts, and how many it reports with a line."""
    said = [tool.judge(GALLERY / f"{case}.yaml") for case in CASES]
    return sum(not one for one in said), sum(bool(_LINE.search(one)) for one in said)


def _tools(temp: Path, folder: Path) -> list[Tool]:
    answers = [str(path) for path in sorted((folder / "answers").glob("*.yaml"))]
    schema = temp / "answers.schema.json"
    schema.write_text(json.dumps(json_schema(ANSWERS_FILE)), encoding="utf-8")
    script = temp / "strict.py"
    script.write_text(strict_script(ANSWERS_FILE), encoding="utf-8")
    unflowed = [_unflowed(Path(path), temp) for path in answers]
    lint = ("-m", "yamllint", "-d", "default", *answers)
    options = ["--schemafile", str(schema)]
    validate, strict = ("-m", "check_jsonschema", *options, *answers), partial(_strict, script)
    ours = ("-m", "bot", "check", "--knowledge", str(folder))
    valid = partial(_validated, [*options, *answers])
    tools = [
        Tool("briefing-bot check", "bot", ours, partial(inspect_knowledge, folder), partial(_ours, temp / "gallery")),
        Tool("yamllint", "yamllint", lint, partial(_linted, answers), lambda bad: _said(_linted, bad)),
        Tool("check-jsonschema", "check_jsonschema", validate, valid, lambda bad: _validated([*options, str(bad)])),
        Tool(
            "StrictYAML",
            "strictyaml",
            (str(script), *unflowed),
            partial(strict, unflowed),
            lambda bad: _told(strict, _unflowed(bad, temp)),
        ),
    ]
    for loader in ("SafeLoader", "CSafeLoader"):
        if hasattr(yaml, loader):
            load, command = partial(_loaded, loader), ("-c", _PLAIN.format(loader=loader), *answers)
            tools.append(Tool(f"PyYAML {loader} alone", "yaml", command, partial(load, answers), partial(_told, load)))
    return tools


def _unflowed(path: Path, temp: Path) -> str:
    written = temp / f"unflowed-{path.name}"
    written.write_text(without_flow_lists(path.read_text(encoding="utf-8")), encoding="utf-8")
    return str(written)


def _told(work: Callable[[list[str]], None], path: str | Path) -> str:
    """What a library raises about a file, in its own words; empty where it raises nothing."""
    try:
        work([str(path)])
    except Exception as error:  # noqa: BLE001 - each library has errors of its own, and all of them count
        return str(error) or type(error).__name__
    return ""


def _said(check: Callable[[list[str]], str], path: Path) -> str:
    """What a checker says of a file, or raises about it: yamllint stops at a control character."""
    try:
        return check([str(path)])
    except Exception as error:  # noqa: BLE001 - as above
        return str(error) or type(error).__name__


def _ours(folder: Path, bad: Path) -> str:
    """What our check says of a bad file among the gallery's sound ones."""
    name = "answers/bad.yaml"
    for path, text in {**FOLDER, name: bad.read_text(encoding="utf-8")}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    faults = inspect_knowledge(folder).faults
    errors = [one for one in faults if one.position.file == name and not one.warning]
    return "\n".join(f"line {one.position.line}: {one.what}" for one in errors)


def _linted(paths: Iterable[str]) -> str:
    """The errors of yamllint's default rules; warnings do not refuse a file."""
    linter, config = importlib.import_module("yamllint.linter"), importlib.import_module("yamllint.config")
    rules = config.YamlLintConfig("extends: default")
    return "\n".join(
        f"line {one.line}: {one.desc}"
        for path in paths
        for one in linter.run(Path(path).read_text(encoding="utf-8"), rules, path)
        if one.level == "error"
    )


def _validated(arguments: list[str]) -> str:
    """What check-jsonschema prints where it refuses a file."""
    command = importlib.import_module("check_jsonschema").main
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            refused = command(arguments, standalone_mode=False)
        except SystemExit as left:
            refused = left.code
    return said.getvalue() or "refused" if refused else ""


def _strict(script: Path, paths: Iterable[str]) -> None:
    module = sys.modules.get("strict")
    if module is None:
        spec = importlib.util.spec_from_file_location("strict", script)
        if spec is None or spec.loader is None:
            raise ImportError(str(script))
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        sys.modules["strict"] = module
    for path in paths:
        module.check(path)


def _loaded(loader: str, paths: Iterable[str]) -> None:
    for path in paths:
        yaml.load(Path(path).read_text(encoding="utf-8"), getattr(yaml, loader))  # noqa: S506 - both are safe ones


_HEADINGS = ("Tool", "Whole process", "Ratio", "In process", "Ratio", "Bad files accepted", "Reported with a line")


def _cells(row: Row, bad: int) -> tuple[str, ...]:
    times = (f"{row.process:.2f} s", f"{row.process_ratio:.1f}", f"{row.inside:.2f} s", f"{row.inside_ratio:.1f}")
    return (row.name, *times, f"{row.accepted} of {bad}", f"{row.with_line} of {bad}")


def _show(rows: list[Row], facts: dict[str, Any]) -> None:
    """The table for people, what is missing, and the same table for the README."""
    console = Console(width=120)
    table = Table(title="{entries} entries, {answers_kb} KB of answers; median of {runs}".format(**facts))
    for heading in _HEADINGS:
        table.add_column(heading, justify="left" if heading == "Tool" else "right")
    lines = [f"| {' | '.join(_HEADINGS)} |", "| --- | " + " | ".join(["---:"] * (len(_HEADINGS) - 1)) + " |"]
    for row in rows:
        cells = _cells(row, facts["bad_files"])
        table.add_row(*cells)
        lines.append(f"| {' | '.join(cells)} |")
    console.print(table)
    console.print("The real folder, a fresh `briefing-bot check`: {real_folder_seconds:.2f} s".format(**facts))
    console.print("{machine}".format(**facts))
    for name in facts["missing"]:
        console.print(f"{name} is not installed and is left out: pip install -e .[bench]", markup=False)
    print("\n".join(["", *lines]))  # noqa: T201 - wrapped by nobody, so that it can be copied


if __name__ == "__main__":
    sys.exit(main())
