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
STOPPED_DAYS = 7
"""So long officers can keep a member from asking them: then the member's id is deleted."""
MOST_OPEN = 3
"""Open requests of one member in one server."""
LONGEST_QUESTION = 1_000
"""Characters of a request."""
LONGEST_ANSWER = 3_000
"""Characters of an officer's answer."""
LEAST_EDITIONS = 200
"""So many editions of the knowledge are always kept, the newest first."""
EDITION_DAYS = 400
"""All editions of so many days are kept."""
MOST_LEARNT = 6
"""So often what was learnt from an edition or a proposal is kept: it can be learnt anew in seconds."""
PROPOSAL_DAYS = 14
"""So long a proposal waits for a second officer, and a draft for its author."""
GAP_TEXT_DAYS = 30
"""So long the words of an unanswered question are kept, where a server's managers switched that on."""
COUNT_DAYS = 400
"""So long counts of what was asked are kept: as long as those of feedback."""
LONGEST_GAP_TEXT = 300
"""Characters of an unanswered question that are kept."""
LONGEST_REASON = 300
"""Characters of the reason for which something is withheld."""
