"""The bot's records: server settings, counts of feedback, and requests to officers while they are open.

Start reading at `bot.records.records`. No id of a user, message or channel is kept, nor a hash of one, except inside an
open request to which its asker agreed, the place of a closed request's card until it is seen to be empty, the id of a
member whom officers have stopped for some days, the rooms that a server's manager named in its settings, and one digest
of all who read the officers' channel by a manager's word.
"""

from bot.records.records import Records
from bot.records.values import FeedbackCount, ForgottenRequests, Request, RequestState, ServerSettings

__all__ = ["FeedbackCount", "ForgottenRequests", "Records", "Request", "RequestState", "ServerSettings"]
