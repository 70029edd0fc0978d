"""The reference of one use of the bot: six characters that a member can tell, and that its lines in the log bear.

It is made anew for every use and says nothing of who uses what.
"""

from __future__ import annotations

import secrets
from contextvars import ContextVar
from typing import Final

_REFERENCE: Final = ContextVar("reference", default="")


def new_reference() -> str:
    """Make a reference for what is done from here on, in this task and those that it starts."""
    _REFERENCE.set(secrets.token_hex(3))
    return _REFERENCE.get()


def current_reference() -> str:
    """Return the reference of what is being done; empty outside of any use."""
    return _REFERENCE.get()
