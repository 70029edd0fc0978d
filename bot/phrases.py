"""Every sentence a member or an officer can read, in one place."""

from __future__ import annotations

from typing import Final

from bot.knowledge.values import DeclineReason

UNSURE: Final = "I am not sure which of these you mean."

DECLINED: Final[dict[DeclineReason, tuple[str, str]]] = {
    DeclineReason.OUTSIDE_THE_BRIEFING: (
        "The briefing does not cover that, so I will not guess.",
        "Ask an officer of your division.",
    ),
    DeclineReason.ONLY_REFERRED_TO: (
        "The briefing names that document without repeating it, so I cannot say what it holds.",
        "Ask an officer of your division for it.",
    ),
    DeclineReason.PERSONAL_CASE: (
        "That is about your own case, and it deserves a person who knows it.",
        "Talk to an officer of your division before you act.",
    ),
    DeclineReason.SMALL_TALK: (
        "Hello! I answer questions about the Intensifying Support Programme from the Union's briefing.",
        "Try: Are learning walks compulsory?",
    ),
    DeclineReason.NOT_A_QUESTION: (
        "I could not find a question in that.",
        "Ask in a short sentence, for example: Are learning walks compulsory?",
    ),
    DeclineReason.NOT_UNDERSTOOD: (
        "I found nothing in the briefing that answers that safely, so I will not guess.",
        "Put it in other words, or ask an officer of your division.",
    ),
    DeclineReason.TOO_LONG: ("That is longer than I can read.", "Ask in one or two sentences."),
    DeclineReason.OUT_OF_DATE: (
        "There was an answer to this, but its date has passed, so I no longer give it.",
        "Ask an officer of your division for the present position.",
    ),
}
"""For each reason without words of its own: what is said, and what the member can do next."""

CITATION: Final = "Paragraph {paragraph}: “{quote}”"
SOURCE: Final = "{publisher} briefing, {title}, {date}"

# The command line ---------------------------------------------------------------------------------------------------
ABOUT: Final = (
    "Answers questions about the Intensifying Support Programme from the Union's briefing, every sentence with "
    "its paragraph."
)
EXIT_CODES: Final = "Exit codes: 0 done, 1 the work found faults, 2 wrong usage or settings."
OUR_MISTAKE: Final = (
    "Something went wrong inside the bot ({kind}), and that is our mistake. Set BRIEFING_BOT_DEBUG=1 to see where, and "
    "please report it."
)
SEE_HELP: Final = "`{command} --help` shows how to use it."
HELP_KNOWLEDGE: Final = "the knowledge folder (else BRIEFING_BOT_KNOWLEDGE, ./knowledge, or the bot's own)"
HELP_ASK: Final = "answer a question"
HELP_QUESTION: Final = (
    "the question; - reads one message a line from standard input (a JSON array of strings is one conversation)"
)
HELP_JSON: Final = "print one JSON object a line"
HELP_CHAT: Final = "a conversation in the terminal"
HELP_CHECK: Final = "look for faults in the knowledge"
HELP_EXAM: Final = "put the golden questions to the bot"
HELP_RUN: Final = "run the bot on Discord (needs DISCORD_TOKEN)"
NO_KNOWLEDGE: Final = (
    "There is no knowledge folder here. Say where it is with --knowledge DIR or the variable {name}, or start "
    "the command in the folder that holds `knowledge`."
)
NOT_SERVED: Final = "The knowledge has faults, and no answer is given from it until they are mended."
CHECKED: Final = (
    "No faults: {answers} answers, {declines} questions to decline, {questions} golden questions (knowledge {digest})."
)
QUOTES_COMPARED: Final = "All {count} quotations stand in the briefing's text, word for word."
QUOTES_NOT_COMPARED: Final = (
    "{count} quotations were not compared with the briefing: put its text at knowledge/briefings/<id>.txt."
)
EXAM_RUNNING: Final = "Asking the golden questions"
EXAM_FAILED: Final = "Not as they should be"
EXAM_HEADINGS: Final = ("Question", "Should be", "Was")
EXAM_DECLINE: Final = "declined ({reason})"
EXAM_RESULT: Final = "{passed} of {all} golden questions as they should be; {misleading} answered with something else."
CHAT_WELCOME: Final = (
    "Ask about the Intensifying Support Programme. A number picks a suggestion; “quit” ends.\nNothing you type is kept."
)
CHAT_PROMPT: Final = "You:"
CHAT_LEAVE: Final = frozenset({"quit", "exit", "bye", ":q", "/quit"})


def faults(count: int) -> str:
    """How many faults there are."""
    return "1 fault." if count == 1 else f"{count} faults."


# Settings -----------------------------------------------------------------------------------------------------------
NO_TOKEN: Final = (
    "There is no bot token. Make one at discord.com/developers/applications (your application, Bot, Reset Token) and "
    "put it in the variable {name}, or its file's path in {file}. `briefing-bot chat` works without one."
)
TOKEN_FILE_UNREADABLE: Final = "The file {path}, named by {name}, cannot be read ({why})."
BAD_LOG_LEVEL: Final = "{name} is {value}; it can be {levels}."
TOKEN_REFUSED: Final = (
    "Discord refused the bot token. Reset it at discord.com/developers/applications (your application, Bot, Reset "
    "Token) and put the new one in place. `briefing-bot chat` works without one."
)
DISCORD_UNREACHABLE: Final = "Discord could not be reached ({why}). Look at this machine's network and try again."

# Discord ------------------------------------------------------------------------------------------------------------
ASK_DESCRIPTION: Final = "Ask about the Intensifying Support Programme; only you see the answer"
ASK_QUESTION: Final = "Your question, in your own words"
MENU_ASK: Final = "Ask about this message"
PARAGRAPH_DESCRIPTION: Final = "Look up a paragraph of the briefing; only you see it"
PARAGRAPH_NUMBER: Final = "The paragraph's number, or a word to look for"
TOPIC_DESCRIPTION: Final = "See which questions a topic answers; only you see it"
TOPIC_NAME: Final = "The topic, or a word to look for"
NO_SUCH_PARAGRAPH: Final = "There is no such paragraph: the briefing has paragraphs {first} to {last}."
NO_SUCH_TOPIC: Final = "There is no such topic. The topics are: {topics}."
COMMAND_FAILED: Final = (
    "Something went wrong on my side, sorry. Try again; if it stays, tell an officer the reference {reference}."
)
BULLET: Final = "•"
EVIDENCE: Final = "In the briefing's words"
ASK_AGAIN: Final = "Ask again with the one you mean."
PART_WITHOUT_TITLE: Final = "No answer to this part"
PARAGRAPH_TITLE: Final = "Paragraph {number} · {section}"
TOPIC_PARAGRAPHS: Final = "(paragraph {numbers})"
WHOSE_WORDS: Final = "Whose words"
UNION_WORDS: Final = "The Union's own text."
OUR_SUMMARY: Final = "Our summary; the Union's own text is not stored here."
