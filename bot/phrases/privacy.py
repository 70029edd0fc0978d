"""What is said of privacy, wherever it is asked: `/privacy` begins with it."""

from __future__ import annotations

from typing import Final

IN_SHORT: Final = (
    "I write down nobody's questions and nobody's name. I count how often a thing is asked, never by whom. Only where "
    "a server's managers switched it on are the words of unanswered questions kept for its officers, without who "
    "asked. On Discord, /privacy says everything, and /forget-me deletes what there is."
)
