"""A page for every code that a fault can have: what happened, why it matters to members, what to do.

A fault's own lines say what is wrong at one place; its page says what kind of slip it is, to somebody who never heard
of YAML. The pages stand in three modules, by the first digit of their codes.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from bot.knowledge.explained_content import CONTENT
from bot.knowledge.explained_files import FILES
from bot.knowledge.explained_page import Page
from bot.knowledge.explained_values import VALUES

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["PAGES", "Page"]

PAGES: Final[Mapping[str, Page]] = MappingProxyType({**FILES, **VALUES, **CONTENT})
"""Every page by its code, in order of code."""
