"""Sentences of Discord, for a tired teacher on a phone."""

from __future__ import annotations

from typing import Final

# Commands: names are what members type, descriptions what Discord shows beside them (100 characters at the most) ------
ASK_NAME: Final = "ask"
ASK_DESCRIPTION: Final = "Ask about the Intensifying Support Programme"
ASK_QUESTION_NAME: Final = "question"
ASK_QUESTION: Final = "Your question, in your own words, or one from the list"
MENU_ASK: Final = "Ask about this message"
PARAGRAPH_NAME: Final = "paragraph"
PARAGRAPH_DESCRIPTION: Final = "Look up a paragraph of the briefing"
PARAGRAPH_NUMBER_NAME: Final = "number"
PARAGRAPH_NUMBER: Final = "The paragraph's number, or a word to look for"
TOPIC_NAME: Final = "topic"
TOPIC_DESCRIPTION: Final = "See which questions a topic answers"
TOPIC_CHOICE_NAME: Final = "name"
TOPIC_CHOICE: Final = "The topic, or a word to look for"
SEARCH_NAME: Final = "search"
SEARCH_DESCRIPTION: Final = "Find words in the answers and in the briefing"
SEARCH_WORDS_NAME: Final = "words"
SEARCH_WORDS: Final = "One word or several"
CRITERIA_NAME: Final = "criteria"
CRITERIA_DESCRIPTION: Final = "What the ISP should and should not be, as a checklist to take into a meeting"
BRIEFING_NAME: Final = "briefing"
BRIEFING_DESCRIPTION: Final = "What the answers rest on, how old it is, and where it ends"
HELP_NAME: Final = "help"
HELP_DESCRIPTION: Final = "How to ask, and what else there is"
PRIVACY_NAME: Final = "privacy"
PRIVACY_DESCRIPTION: Final = "What is kept, what is anonymised, for how long, and who sees it"
FORGET_NAME: Final = "forget-me"
FORGET_DESCRIPTION: Final = "Delete everything that is kept about you"
REQUESTS_NAME: Final = "requests"
REQUESTS_DESCRIPTION: Final = "Your open requests to officers; withdraw one here"
SETUP_NAME: Final = "setup"
SETUP_DESCRIPTION: Final = "For those who manage this server: officers, channels, privacy"

# An answer ----------------------------------------------------------------------------------------------------------
SOURCE: Final = "{publisher} briefing, {date}"
REVIEW_DUE: Final = "Check this with an officer: it was to be looked at again by {day}, and nobody has yet."
PART_WITHOUT_TITLE: Final = "No answer to this part"
OPEN_PART: Final = "More on {number}"
WARM_LINE: Final = "Hello, and you are welcome! Ask me anything about the Intensifying Support Programme."
ASK_OFFICER: Final = "Ask an officer"
SHOW_PARAGRAPH: Final = "Paragraph {number}"
RELATED: Final = "Related questions"
RELATED_TITLE: Final = "These questions stand next to that one:"
RELATED_NONE: Final = "There are no related questions."
HELPED: Final = "This helped"
NOT_HELPED: Final = "Not really"
THANKS_HELPED: Final = "Thank you. Only the count is kept, not who pressed."
THANKS_NOT_HELPED: Final = (
    "Thank you for saying so; only the count is kept, not who pressed. Put your question in other words, or ask an "
    "officer."
)
COUNTED_BEFORE: Final = "You have told me already, thank you."
SHARE: Final = "Share in the channel"
SHARED: Final = "Shared, without your name or your question."
SHARED_BEFORE: Final = "You have shared this already."
SHARE_NOT_ALLOWED: Final = "I may not write in this channel. Somebody who manages the server can allow it."
SHARE_YOU_MAY_NOT: Final = "You may not write in this channel, so I cannot share anything in it for you."
PAGE_OF: Final = "Page {number} of {count}"
PAGE_BACK: Final = "Back"
PAGE_ON: Final = "Next page"
GONE: Final = "That is no longer in what I know. Please ask again."

# Looking up ---------------------------------------------------------------------------------------------------------
NO_SUCH_PARAGRAPH: Final = "There is no such paragraph: the briefing has paragraphs {first} to {last}."
NO_SUCH_TOPIC: Final = "There is no such topic. The topics are: {topics}."
PARAGRAPH_TITLE: Final = "Paragraph {number} · {section}"
QUOTED_WORDS: Final = "The answer quotes from it:"
UNION_WORDS: Final = "The Union's own text."
OUR_SUMMARY: Final = "Our summary; the Union's own text is not stored here."
TOPIC_PARAGRAPH: Final = "(paragraph {numbers})"
TOPIC_PARAGRAPHS: Final = "(paragraphs {numbers})"
CHOOSE_QUESTION: Final = "Choose a question"
SEARCH_NOTHING: Final = "None of these words stands in the answers or in the briefing. Try others, or ask an officer."
SEARCH_SHOWN: Final = "The best {count} of {total} passages. Another word narrows it down."
BOX: Final = "☐"
CRITERIA_TITLE: Final = (
    "### Checklist for the ISP\nWhat divisions ask local authorities to adopt. Tick what is so in your school."
)
CRITERIA_FILE_TITLE: Final = "Checklist for the ISP: what divisions ask local authorities to adopt"
CRITERIA_NONE: Final = "There is no list of criteria in what I know."
CRITERIA_BUTTON: Final = "Checklist"
BRIEFING_BUTTON: Final = "About the briefing"
BRIEFING_TITLE: Final = "### What my answers rest on"
BRIEFING_ONE: Final = (
    "**{title}**\n{publisher} briefing, {date}. It has {count} numbered paragraphs, on: {sections}. "
    "What has changed since {date} is not in it."
)
BRIEFING_OWN_TEXT: Final = "Its own text is stored here, and the paragraph buttons show it word for word."
BRIEFING_SUMMARIES: Final = (
    "Its own text is not stored here; the paragraph buttons show our summary, with short quotations."
)
BRIEFING_LIMITS: Final = (
    "**Where it ends**\nI answer only what the briefing says, sentence by sentence with its paragraph. It names other "
    "documents, such as its Appendix 1 and the Union's guidance on workload and on classroom observation, without "
    "repeating them. It is not legal advice, and it does not know your case. For that, ask an officer."
)
HELP_TITLE: Final = (
    "### Ask me about the Intensifying Support Programme\nI answer from the Union's briefing, every sentence with its "
    "paragraph. Where the briefing says nothing, I say so."
)
HELP_WAYS: Final = (
    "**Ways to ask**\n- `/ask` here; unless this server says otherwise, only you see the answer\n- a direct message "
    "to me\n- mention me in a channel; then all can read it\n- press and hold a message, then Apps, “Ask about this "
    "message”\nIn a thread or a direct message you can ask on: “and who decides that?”"
)
HELP_LOOK_UP: Final = (
    "**Look up**\n- `/paragraph` and `/topic`\n- `/search` finds words\n- `/criteria` is a checklist for a meeting\n"
    "- `/briefing` says what all this rests on\n- `/requests` shows what you asked officers\n"
    "- `/privacy` says what is kept, and `/forget-me` deletes it"
)

# Ask an officer -----------------------------------------------------------------------------------------------------
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
OFFICER_EMPTY: Final = "There was nothing in it, so nothing is sent."
PREVIEW_TITLE: Final = "### Nothing is sent yet\nThis is all that the officers will see:"
PREVIEW_NOTE: Final = (
    "Your request waits for an officer for {days} days at the most. It is deleted when you have your answer, or when "
    "you withdraw it. Who you are is kept only until then, so that the answer can find you; an anonymous request "
    "shows your name to nobody."
)
PREVIEW_SEND: Final = "Send it"
PREVIEW_NAMED: Final = "Show my name"
PREVIEW_ANONYMOUS: Final = "Leave my name out"
PREVIEW_CANCEL: Final = "Cancel"
PREVIEW_CANCELLED: Final = "Cancelled. Nothing was sent, and nothing is kept."
PREVIEW_GONE: Final = (
    "That draft is no longer here: it was sent, cancelled or left for too long. Nothing more was sent."
)
CARD_TITLE: Final = "### A member asks\n**From:** {who}"
CARD_ANONYMOUS: Final = "a member who wishes to stay anonymous"
CARD_WAITS: Final = "Waits until {day}."
CARD_CLAIMED: Final = "{officer} is answering. Waits until {day}."
CARD_CLAIM: Final = "I will answer"
CARD_ANSWER: Final = "Write the answer"
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
EXPIRED_MEMBER: Final = (
    "No officer has answered your request within {days} days, and it is deleted. Please ask one in person, or ask "
    "again."
)
NOT_AN_OFFICER: Final = "That is for this server's officers."
NOT_YOURS: Final = "Only the officer who said that they would answer can do that."
CLAIM_FIRST: Final = "Press “I will answer” first, so that nobody else does it at the same time."

# Privacy ------------------------------------------------------------------------------------------------------------
PRIVACY_TITLE: Final = "### What I keep"
PRIVACY_QUESTIONS: Final = (
    "**Your questions:** nothing. They are answered and forgotten, and they stand in no log. For questions that lean "
    "on the last one, I remember its subject for {minutes} minutes, in memory only and never your words."
)
PRIVACY_FEEDBACK: Final = (
    "**“This helped”:** a count for each answer and day, anonymised from the start, for {days} days. Officers see the "
    "counts."
)
PRIVACY_HANDOVER: Final = (
    "**Requests to an officer:** only what you agree to send. The officers of your server see it. It waits for an "
    "officer for {open} days and an answer waits for you for {delivery} days; then it is deleted, as it is when you "
    "have the answer or withdraw. So that the answer finds you, your Discord id is kept just as long. After that one "
    "bare line stays for {closed} days: that there was a request, nothing of whose or what."
)
PRIVACY_SERVER: Final = "**Of a server:** what /setup says, until I leave the server."
PRIVACY_DISCORD: Final = (
    "**Discord itself** stores messages, also private ones, by its own rules. Delete direct messages to me there "
    "yourself."
)
PRIVACY_FORGET: Final = "`/forget-me` deletes what is kept about you, at once."
FORGOTTEN_TITLE: Final = "### Deleted"
FORGOTTEN_REQUESTS: Final = "- requests to officers: {count}"
FORGOTTEN_CLAIMS: Final = "- requests of others that you had claimed, open again for other officers: {count}"
FORGOTTEN_CARDS_LEFT: Final = (
    "- cards in an officers' channel that I could not empty: {count}. Please ask an officer to delete them."
)
FORGOTTEN_TALK: Final = "- what I remembered of our conversations: {count}"
FORGOTTEN_DRAFTS: Final = "- drafts that you had not sent: {count}"
FORGOTTEN_REST: Final = "Nothing else is kept about you. Counts of “This helped” hold nobody's name."
PERSONAL_DATA: Final = (
    "A gentle word, only to you: your message seems to hold {kinds}. I have kept none of it. Better leave out whatever "
    "could point to a person; I do not need it to answer."
)
PERSONAL_KINDS: Final[dict[str, str]] = {
    "email": "an e-mail address",
    "phone": "a phone number",
    "insurance": "a National Insurance number",
    "name": "somebody's name",
}
AND: Final = " and "
PERSONAL_PREVIEW: Final = "It seems to hold {kinds}. Send it only if the officers are to see that."

# Setting up a server ------------------------------------------------------------------------------------------------
SETUP_TITLE: Final = "### Setting up {server}"
SETUP_ROLE: Final = "**Officers:** {role}"
SETUP_NO_ROLE: Final = "nobody yet. Until you choose a role, those who manage the server can answer members."
SETUP_CHANNEL: Final = "**Officers' channel:** {channel}"
SETUP_NO_CHANNEL: Final = "none yet. **Until you choose one, members cannot ask an officer.**"
SETUP_CANNOT_WRITE: Final = (
    "{channel}. **I may not write there:** allow me to see the channel and to send messages in it."
)
SETUP_CHANNEL_GONE: Final = "gone. **Choose another; until then members cannot ask an officer.**"
SETUP_PRIVATE: Final = "**Replies to commands:** only the member sees them"
SETUP_PUBLIC: Final = "**Replies to commands:** everybody in the channel sees them"
SETUP_CHANNELS: Final = "**Where I speak when I am mentioned:** {channels}"
SETUP_EVERYWHERE: Final = "everywhere. Elsewhere than in the channels you choose, I would answer by direct message."
SETUP_COMPLETE: Final = "Everything is set up."
SETUP_MISSING: Final = "Still missing: {missing}."
SETUP_MISSING_ROLE: Final = "the officers' role"
SETUP_MISSING_CHANNEL: Final = "the officers' channel"
SETUP_MISSING_RIGHT: Final = "my right to write in the officers' channel"
SETUP_CHOOSE_ROLE: Final = "Which role do officers have?"
SETUP_CHOOSE_CHANNEL: Final = "Where do requests to officers go?"
SETUP_CHOOSE_CHANNELS: Final = "Where may I speak? None: everywhere"
SETUP_MAKE_PUBLIC: Final = "Show replies to everybody"
SETUP_MAKE_PRIVATE: Final = "Show replies only to the member"
SETUP_NOT_YOU: Final = "That is for those who manage this server."
SETUP_NOT_HERE: Final = "Use this in the server that you want to set up, where I am a member."

# When something goes wrong ------------------------------------------------------------------------------------------
FAILED: Final = (
    "Something went wrong on my side, sorry. Try again; if it stays, tell an officer the reference {reference}."
)
NOT_ALLOWED: Final = (
    "Discord did not let me do that here. Somebody who manages the server can look at my permissions (reference "
    "{reference})."
)
RECORDS_FAILED: Final = (
    "I cannot reach my notes just now, so that did not work. Try again soon (reference {reference})."
)
TOO_SLOW: Final = "That took too long, and nothing was changed. Please press it once more."
MESSAGE_DELETED: Final = "What you pressed was done, but its message has been deleted meanwhile."
COMMAND_CHANGED: Final = (
    "That command has changed. Please type it anew; restarting Discord helps where it still looks old."
)
COOLDOWN: Final = "That was a lot at once. You can go on in {seconds} seconds."
COOLDOWN_ONE: Final = "That was a lot at once. You can go on in a second."

# Trying it out (`briefing-bot preview`) -------------------------------------------------------------------------------
STAGE_MISSING: Final = (
    "The page that looks like Discord needs one more package. In the folder that holds pyproject.toml: "
    '`.venv/bin/pip install ".[preview]"`. `briefing-bot chat` works without it.'
)
STAGE_BOT: Final = "ISP briefing"
STAGE_SERVER: Final = "Your division"
STAGE_CHANNEL: Final = "try-it-out"
STAGE_GUIDE: Final = "How to try it"
STAGE_WELCOME: Final = (
    "This is a division's server, with the real bot in it. Nothing leaves your machine.\n"
    "- Type **/** to see the bot's commands, such as `/ask`. What comes back is seen by you alone.\n"
    "- Or mention the bot in a message. This page offers no names behind @, so copy this line: "
    "`{mention} are learning walks compulsory?`\n"
    "- **Viewing as**, at the top, makes you the member, the officer or the one who manages the server. Press "
    "*Ask an officer* as the member, then answer as the officer: the request comes into this channel."
)
STAGE_DIRECT: Final = (
    "-# This is a direct message to you. On Discord it stands in a window of its own; here it is shown in the channel, "
    "to you alone."
)
STAGE_OFFICERS: Final = "Officers"
STAGE_MANAGERS: Final = "Managers"
STAGE_MEMBER: Final = "Mel, a member"
STAGE_OFFICER: Final = "Olu, an officer"
STAGE_MANAGER: Final = "Sam, who manages the server"
