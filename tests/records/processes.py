"""Processes of their own that use the records."""

from __future__ import annotations

import subprocess
import sys


def process(program: str, *given: object) -> subprocess.Popen[str]:
    """Start a process that runs a program; what it is told and tells goes through its standard streams."""
    words = [sys.executable, "-c", program, *map(str, given)]
    return subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
