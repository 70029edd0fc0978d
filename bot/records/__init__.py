"""What the bot keeps: server settings, counts of feedback, and requests to officers while they are open.

Start reading at `bot.records.store`. No id of a user, message or channel is kept, nor a hash of one, except inside an
open request to which its asker agreed, and the rooms that a server's manager named in its settings.
"""

from bot.records.store import Records
from bot.records.values import FeedbackCount, Forgotten, Handover, HandoverState, ServerSettings

__all__ = ["FeedbackCount", "Forgotten", "Handover", "HandoverState", "Records", "ServerSettings"]
