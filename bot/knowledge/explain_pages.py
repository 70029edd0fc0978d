"""Collects the page of every code: what happened, why it matters to members, what to do.

A fault's own lines say what is wrong at one place; its page explains the kind of slip to somebody who never heard of
YAML. Each page stands beside the code that raises its fault.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from bot.knowledge import rules
from bot.knowledge.formats.explain_pages import PAGES as PAGES_OF_VALUES
from bot.knowledge.yaml.explain_pages import PAGES as PAGES_OF_FILES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.knowledge.explain_page import ExplainPage

_ALL = (PAGES_OF_FILES, PAGES_OF_VALUES, *(group.PAGES for group in rules.GROUPS))

PAGES: Final[Mapping[str, ExplainPage]] = MappingProxyType(
    {code: pages[code] for code, pages in sorted((code, pages) for pages in _ALL for code in pages)}
)
"""Every page by its code, in order of code."""
