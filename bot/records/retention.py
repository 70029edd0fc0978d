"""Limits of how much is kept, and how long: the code obeys these numbers, and `/privacy` prints them."""

from __future__ import annotations

OPEN_DAYS = 14
"""So long a request waits for an officer; then it is closed."""
DELIVERY_DAYS = 7
"""So long an officer's answer waits for its asker, whose direct messages are closed."""
CLOSED_DAYS = 30
"""So long it is kept that there was a request: its days and how it ended, without person or text."""
FEEDBACK_DAYS = 400
"""So long counts of "did this help?" are kept: a school year, and the time to look at it."""
MOST_OPEN = 3
"""Open requests of one member in one server."""
LONGEST_QUESTION = 1_000
"""Characters of a request."""
LONGEST_ANSWER = 3_000
"""Characters of an officer's answer."""
