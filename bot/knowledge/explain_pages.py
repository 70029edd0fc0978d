"""A page for every code that a fault can have: what happened, why it matters to members, what to do.

A fault's own lines say what is wrong at one place; its page says what kind of slip it is, to somebody who never heard
of YAML. The pages stand in three modules, by the first digit of their codes.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from bot.knowledge.explain_page import ExplainPage
from bot.knowledge.explained_content import CONTENT
from bot.knowledge.formats.explain_pages import VALUES
from bot.knowledge.yaml.explain_pages import FILES

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["PAGES", "ExplainPage"]

PAGES: Final[Mapping[str, ExplainPage]] = MappingProxyType({**FILES, **VALUES, **CONTENT})
"""Every page by its code, in order of code."""
