"""Writing a file whole or not at all, and several files all or none."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


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


class NotRestoredError(OSError):
    """Several files could not be written, nor all be put back as they were."""

    def __init__(self, files: Sequence[str], why: OSError) -> None:
        """Keep the files that are not as they were, and what stood in the way."""
        super().__init__(why.errno, why.strerror, why.filename)
        self.files = tuple(files)


def write_all(folder: Path, changed: Mapping[str, bytes | None], before: Mapping[str, bytes]) -> None:
    """Write several files, all or none: where one cannot be written, the others get back what they held.

    Args:
        folder: where they stand.
        changed: the new content of each by its path inside the folder; None for one that is to go.
        before: the content that each has.

    Raises:
        OSError: a file could not be written, whose name the error has; all are as they were.
        NotRestoredError: they are not, and the error names those.
    """
    touched: list[str] = []
    try:
        for path, content in changed.items():
            touched.append(path)
            if content is None:
                (folder / path).unlink()
            else:
                write_whole(folder / path, content)
    except BaseException as error:
        spoiled = [path for path in touched if not _put_back(folder / path, before[path])]
        if isinstance(error, OSError):
            error.filename = str(folder / touched[-1])
            if spoiled:
                raise NotRestoredError(spoiled, error) from error
        raise


def _put_back(file: Path, content: bytes) -> bool:
    """Give a file its old content; return whether it has it."""
    with contextlib.suppress(OSError):
        if file.exists() and file.read_bytes() == content:
            return True
        write_whole(file, content)
        return True
    return False
