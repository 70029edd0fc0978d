"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_whole(file: Path, content: bytes) -> None:
    """Write a file whole or not at all: whoever reads it meanwhile has the old one."""
    target = file.resolve()
    target.parent.mkdir(exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".new-", dir=target.parent)
    written = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        written.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o644)
        written.replace(target)
    finally:
        written.unlink(missing_ok=True)
