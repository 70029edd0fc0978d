"""What helps whoever types: a near miss is named, and shells complete."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.__main__ import main

SHELLS = ["bash", "zsh", "fish"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("chek", "Did you mean check?"),
        ("exma", "Did you mean exam?"),
        ("ask --wy x", "Did you mean --why?"),
        ("check --formt=json", "Did you mean --format?"),
        ("check --format jsn", "Did you mean json?"),
        ("briefing improt x", "Did you mean import?"),
        ("briefing import x --id y --repalce", "Did you mean --replace?"),
        ("ask --knowlege x y", "Did you mean --knowledge?"),
        ("--verson", "Did you mean --version?"),
        ("completion bsh", "Did you mean bash?"),
    ],
)
def test_a_near_miss_is_met_with_what_was_meant(typed: str, meant: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A mistyped command, option or choice is wrong usage, and the nearest one is named."""
    assert 2 == main(typed.split())
    said = capsys.readouterr()
    assert "" == said.out
    assert meant in said.err
    assert "usage: briefing-bot" in said.err


@pytest.mark.parametrize("typed", ["frob", "ask --frob x", "check xyzzy", "--frob", "--frob check"])
def test_what_is_near_nothing_is_not_guessed_at(typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nothing is near, nothing is offered; what was typed is named all the same."""
    assert 2 == main(typed.split())
    said = capsys.readouterr().err
    assert "Did you mean" not in said
    assert any(one.strip("-") in said for one in typed.split())


def test_an_option_is_explained_where_it_belongs(capsys: pytest.CaptureFixture[str]) -> None:
    """Of a command's unknown option its own usage is shown, not that of the whole program."""
    assert 2 == main(["check", "--frob"])
    assert "usage: briefing-bot check" in capsys.readouterr().err


# Completion -----------------------------------------------------------------------------------------------------------
@pytest.fixture(params=SHELLS)
def script(request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    """A shell, and the script that the bot prints for it."""
    shell: str = request.param
    assert 0 == main(["completion", shell])
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not on this machine")
    return shell, capsys.readouterr().out


def offered(shell: str, script: str, line: str) -> list[str]:
    """What a shell offers at the end of a line."""
    words = line.split(" ")
    run = {
        "bash": f"""{script}
            COMP_WORDS=({" ".join(map(shlex.quote, words))}); COMP_CWORD={len(words) - 1}
            $(complete -p briefing-bot | sed -E 's/.* -F ([^ ]+).*/\\1/')
            printf '%s\\n' "${{COMPREPLY[@]}}" """,
        "fish": f"{script}\ncomplete -C {shlex.quote(line)}",
    }[shell]
    done = subprocess.run([shell, "-c", run], capture_output=True, text=True, timeout=60, check=True)
    assert "" == done.stderr
    return [one.split("\t")[0].strip() for one in done.stdout.splitlines()]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("briefing-bot ch", {"chat", "check"}),
        ("briefing-bot ask --w", {"--why"}),
        ("briefing-bot check --format ", {"terminal", "json", "github"}),
        ("briefing-bot explain KB11", {f"KB11{one}" for one in range(1, 6)}),
        ("briefing-bot briefing ", {"import", "compare"}),
        ("briefing-bot completion ", set(SHELLS)),
    ],
)
@pytest.mark.parametrize("script", ["bash", "fish"], indirect=True)  # zsh completes for somebody who sits there only
def test_a_shell_completes(script: tuple[str, str], line: str, wanted: set[str]) -> None:
    """Commands, options, choices and codes are offered, and nothing that does not fit."""
    shell, printed = script
    found = {one for one in offered(shell, printed, line) if one and not one.startswith(("-h", "--h", "--k"))}
    assert wanted <= found
    assert all(one.startswith(line.rsplit(" ", maxsplit=1)[-1]) for one in found)


def test_a_shell_reads_its_script(script: tuple[str, str]) -> None:
    """No quotation mark of a help text breaks the script."""
    shell, printed = script
    subprocess.run([shell, "-n", "/dev/stdin"], input=printed, text=True, timeout=60, check=True)


def test_files_are_offered_for_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where a document is asked for, the shell offers the folder's."""
    (tmp_path / "minutes.pdf").touch()
    main(["completion", "bash"])
    found = offered("bash", capsys.readouterr().out, f"briefing-bot briefing import {tmp_path}/min")
    assert [f"{tmp_path}/minutes.pdf"] == found


def test_no_other_command_waits_for_the_library() -> None:
    """Only `completion` imports what writes the scripts."""
    code = "import sys; from bot.__main__ import main; main(['explain', 'KB111']); sys.exit('shtab' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, check=True)
