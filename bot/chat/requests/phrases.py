"""Sentences of requests to officers, for members and officers."""

from __future__ import annotations

from typing import Final

REQUESTS_NAME: Final = "requests"
REQUESTS_DESCRIPTION: Final = "Your open requests to officers; withdraw one here"
OFFICER_MODAL: Final = "Ask an officer"
OFFICER_LABEL: Final = "Your question to the officers"
OFFICER_HINT: Final = "You will see what they see before anything is sent."
OFFICER_NO_CHANNEL: Final = (
    "This server has not said yet where its officers are asked. Ask one in person; whoever manages the server can use "
    "/setup."
)
OFFICER_WHICH_SERVER: Final = (
    "I do not know which officers you mean. Please ask in your division's server, with /ask or /help."
)
OFFICER_CHANNEL_OPEN: Final = (
    "I cannot pass anything on to the officers just now, and nothing was sent: their channel is open to others, and "
    "nobody who manages this server has said that it is meant to be. Please ask an officer in person; whoever manages "
    "the server can put it right with /setup."
)
NOT_SENT_OPEN: Final = (
    "Your request was not sent: the officers' channel is open to others now, and nobody who manages the server has "
    "said that it is meant to be. Your text still stands above, for a quarter of an hour: press “Send it” again when "
    "somebody who manages the server has put it right with /setup, or copy it and ask an officer in person."
)
NOT_SENT_READERS: Final = (
    "Your request was not sent: others can read the officers' channel now than when you wrote it. They are named above "
    "now. Press “Send it” again if that is all right with you."
)
HELD_BACK: Final = (
    "Your request to the officers has not reached them: their channel is open to others, and nobody who manages the "
    "server has said that it is meant to be. I keep it until they have put that right with /setup; you can withdraw it "
    "with /requests."
)
OFFICER_EMPTY: Final = "There was nothing in it, so nothing is sent."
PREVIEW_TITLE: Final = "### Nothing is sent yet\nThis is all that the officers will see:"
PREVIEW_READERS: Final = "**The officers' channel can also be read by:** {names}"
PREVIEW_NOTE: Final = (
    "Your request waits for an officer for {days} days at the most. It is deleted when you have your answer, or when "
    "you withdraw it. Who you are is kept only until then, so that the answer can find you; an anonymous request "
    "shows your name to nobody."
)
PREVIEW_SEND: Final = "Send it"
PREVIEW_NAMED: Final = "Show my name"
PREVIEW_ANONYMOUS: Final = "Leave my name out"
PREVIEW_REUSE: Final = "Let others learn from it"
PREVIEW_REUSE_NOT: Final = "Only for me"
PREVIEW_REUSED: Final = (
    "When it is answered, officers may put question and answer, without names, numbers and schools, into what I know."
)
TOPIC_OF_REQUESTS: Final = "Asked of officers"
ANSWER_REUSE: Final = "The member agreed that others may learn from it."
ANSWER_REUSE_BUTTON: Final = "Put this into the knowledge"
PREVIEW_CANCEL: Final = "Cancel"
PREVIEW_CANCELLED: Final = "Cancelled. Nothing was sent, and nothing is kept."
PREVIEW_GONE: Final = (
    "That draft is no longer here: it was sent or cancelled, or a quarter of an hour has passed, or I was restarted "
    "meanwhile. Nothing more was sent now; `/requests` shows what was sent before."
)
CARD_TITLE: Final = "### A member asks\n**From:** {who}"
CARD_ANONYMOUS: Final = "a member who wishes to stay anonymous"
CARD_WAITS: Final = "Waits until {day}."
CARD_CLAIMED: Final = "{officer} is answering. Waits until {day}."
CARD_CLAIM: Final = "I will answer"
CARD_ANSWER: Final = "Write the answer"
CARD_STOP: Final = "Stop this member"
CARD_STOPPED: Final = (
    "An officer has stopped the member who sent this: for {days} days no new request of theirs comes here. It is "
    "deleted, and nobody was told whose it was."
)
CARD_STOP_LIFT: Final = "Let them ask again"
CARD_STOP_LIFTED: Final = "An officer has stopped the member who sent this, and let them ask again. It is deleted."
STOP_MODAL: Final = "Stop requests of this member?"
STOP_LABEL: Final = "Why? The member is told."
STOP_HINT: Final = "For a week they cannot ask officers here. You are not told who it is."
STOP_DONE: Final = (
    "Stopped until {day}, and told why. Other requests that wait, theirs perhaps among them, stay as they are."
)
STOP_OVER: Final = "That member is not stopped any more."
STOPPED_MEMBER: Final = (
    "The officers of “{server}” take no requests from you until {day}; the one for which they did this is deleted. "
    "They were not told who you are. Their reason:\n> {reason}\nYou can still ask me, and speak to an officer in "
    "person."
)
CARD_RELEASE: Final = "Give it back"
CARD_DELIVERED: Final = "Answered by {officer}. The member has the answer; the question is deleted."
CARD_UNDELIVERED: Final = (
    "Answered by {officer}. The member takes no direct messages; they will see it with their next private reply from "
    "me."
)
CARD_WITHDRAWN: Final = "The member has withdrawn this request; it is deleted."
CARD_EXPIRED: Final = "No officer answered in time; the request is deleted."
CARD_CLOSED: Final = "This request is closed; its question is deleted."
SENT: Final = "Sent to the officers. The answer comes to you in private. You can withdraw it here, or with /requests."
NOT_SENT: Final = (
    "It could not be sent: I may not write in the officers' channel. Nothing is kept. Please tell somebody who manages "
    "the server."
)
NOT_SENT_BROKEN: Final = (
    "It could not be sent: Discord did not answer. Nothing is kept of it; try *Send it* again in a minute."
)
WITHDRAW: Final = "Withdraw"
WITHDRAWN: Final = "Withdrawn. What you wrote is deleted."
WITHDRAW_GONE: Final = "That request is no longer open."
REQUESTS_NONE: Final = "You have no open requests."
REQUESTS_TITLE: Final = "### Your open requests"
REQUESTS_ONE: Final = "**{number}.** Waits until {day}.\n{question}"
REQUESTS_WITHDRAW: Final = "Withdraw {number}"
AN_OFFICER: Final = "An officer"
ANSWER_MODAL: Final = "Answer a member"
ANSWER_LABEL: Final = "Your answer"
ANSWER_HINT: Final = "The member sees it in private, with your name."
ANSWER_TITLE: Final = "### An officer has answered you\n**You asked:**"
ANSWER_FROM: Final = "**{officer} answers:**"
ANSWER_SENT: Final = "The member has your answer."
ANSWER_WAITS: Final = (
    "The member takes no direct messages. They will see your answer with their next private reply from me, within "
    "{days} days."
)
ANSWER_WAITS_BROKEN: Final = (
    "Discord did not take the message just now. The member will see your answer with their next private reply from me, "
    "within {days} days."
)
EXPIRED_MEMBER: Final = (
    "No officer has answered your request within {days} days, and it is deleted. Please ask one in person, or ask "
    "again."
)
NOT_AN_OFFICER: Final = "That is for this server's officers."
NOT_YOURS: Final = "Only the officer who said that they would answer can do that."
CLAIM_FIRST: Final = "Press “I will answer” first, so that nobody else does it at the same time."
PRIVACY_HANDOVER: Final = (
    "**Requests to an officer:** only what you agree to send. The officers of your server see it, and whoever else can "
    "read their channel; you are told who before you send. It waits for an officer for {open} days and an answer waits "
    "for you for {delivery} days; then it is deleted, as it is when you have the answer or withdraw. So that the "
    "answer finds you, your Discord id is kept just as long. After that one bare line stays for {closed} days: that "
    "there was a request, nothing of whose or what. Where officers have stopped requests of yours because they were "
    "too many or not meant, your id is kept for those {stopped} days, so that it holds, and no longer."
)
FORGOTTEN_NOT_STOPPED: Final = "- that officers stopped your requests is kept until {day}, and deleted then"
FORGOTTEN_REQUESTS: Final = "- requests to officers: {count}"
FORGOTTEN_CLAIMS: Final = "- requests of others that you had claimed, open again for other officers: {count}"
FORGOTTEN_CARDS_LEFT: Final = (
    "- cards in an officers' channel that I could not empty: {count}. Please ask an officer to delete them."
)
FORGOTTEN_DRAFTS: Final = "- drafts that you had not sent: {count}"
PERSONAL_PREVIEW: Final = "It seems to hold {kinds}. Send it only if the officers are to see that."
HELP_REQUESTS: Final = "`/requests` shows what you asked officers"
FORM_CLOSED: Final = "This was closed meanwhile, and nothing was sent."
