"""Finds where the files of the knowledge name an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.knowledge.formats.entry_names import entry_names
from bot.knowledge.formats.kinds import kind_of
from bot.knowledge.yaml.yaml_lines import parse
from bot.publishing.changing.file_text import FileText
from bot.publishing.drafting import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.knowledge.yaml.source import SourceText


def files_naming(files: Mapping[str, bytes], name: str) -> Iterator[tuple[FileText, list[SourceText]]]:
    """Yield each file that names an entry, and its places in the order of the file.

    Args:
        files: the content of each file by its path inside the knowledge folder; each must be readable.
        name: the entry's.
    """
    for path, content in sorted(files.items()):
        # A name that is typed with backslashes is passed over here; what is made of the file is read back in any case.
        if name.encode() in content and (kind := kind_of(path)):
            file = FileText.of(path, content)
            found = [one for one in entry_names(kind, parse(file.text, path)[0]) if joined(one) == name]
            if found:
                yield file, found
