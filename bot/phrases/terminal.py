"""Sentences of the command line, its settings included."""

from __future__ import annotations

from typing import Final

# The command line ---------------------------------------------------------------------------------------------------
ABOUT: Final = (
    "Answers questions about the Intensifying Support Programme from the Union's briefing, every sentence with "
    "its paragraph."
)
EXIT_CODES: Final = "Exit codes: 0 done, 1 the work found faults, 2 wrong usage or settings, 75 try again in a minute."
OUR_MISTAKE: Final = (
    "Something went wrong inside the bot ({kind}), and that is our mistake. Set BRIEFING_BOT_DEBUG=1 to see where, and "
    "please report it."
)
OLD_PYTHON: Final = (
    "This is Python {version}, and the bot needs 3.11 or later. Start it with a newer one, such as `python3.13 -m bot`."
)
MACHINE_REFUSED: Final = "This machine refused: {why}."
NOBODY_THERE: Final = (
    "This command asks you questions, and standard input or output is closed. Start it in a terminal, or give it a "
    "file: `briefing-bot ask` answers one question without asking back."
)
DASH_ALONE: Final = "`-` stands alone: it reads the questions from standard input."
NO_COMMAND: Final = "a COMMAND is missing"
NO_SUCH_CHOICE: Final = "there is no {given!r}, but {known}"
UNKNOWN_ARGUMENTS: Final = "unknown: {given}"
DID_YOU_MEAN: Final = "Did you mean {known}?"
SEE_HELP: Final = "`{command} --help` shows how to use it."
HELP_KNOWLEDGE: Final = "the knowledge folder (else BRIEFING_BOT_KNOWLEDGE, ./knowledge, or the bot's own)"
HELP_ASK: Final = "answer a question"
HELP_QUESTION: Final = (
    "the question; - reads one message a line from standard input (a JSON array of strings is one conversation)"
)
HELP_JSON: Final = "print one JSON object a line"
HELP_WHY: Final = "show what counted for the first three candidates, and how it was decided"
HELP_CHAT: Final = "a conversation in the terminal"
HELP_CHECK: Final = "look for faults in the knowledge"
HELP_EXAM: Final = "put the golden questions to the bot"
HELP_COMPLETION: Final = "print what makes a shell complete the bot's commands"
HELP_SHELL: Final = 'the shell; bash: eval "$(briefing-bot completion bash)" in ~/.bashrc'
NOT_SERVED: Final = "The knowledge has faults, and no answer is given from it until they are mended."
CHECKED: Final = (
    "No faults: {answers} answers, {declines} questions to decline, {questions} golden questions (knowledge {digest})."
)
CHECKED_FOLDER: Final = "Checked was the folder {folder}."
WITHHELD_COUNT: Final = "Withheld from members by the files: {count} (their quotations are not counted)."
QUOTES_COMPARED: Final = "All {count} quotations stand in the briefing's text, word for word."
SCHEMAS_WRITTEN: Final = "{count} schemas written to {place}."
COVERAGE: Final = "{points} points, {bare} of them answered by no entry."
COVERAGE_HEADINGS: Final = ("Point", "What it says", "Answered by")
COVERAGE_NONE: Final = "nothing"
HELP_FORM: Final = "terminal, json (for programs) or github (annotations)"
HELP_STRICT: Final = "warnings are errors, too, and the golden questions are asked"
HELP_SCHEMA: Final = "JSON Schema of the knowledge files, for editors"
HELP_SCHEMA_KIND: Final = "which file; without it, one schema for files of every kind"
HELP_SCHEMA_WRITE: Final = "write them into the knowledge folder, where each file's first line looks for its own"
HELP_EXPLAIN: Final = "what a fault's code means, with an example"
HELP_CODE: Final = "such as KB111; without it all codes are listed"
HELP_REPORT: Final = "which point of the briefing is answered by which entry"
HELP_REPORT_HTML: Final = "write a page to look at or to print, with the calendar of reviews, instead of the table"
READING: Final = "Reading age of the answers: {mean} on average. The hardest:"
READING_ONE: Final = "- {entry}: {age}, {words} words"
READING_LONG: Final = "Sentences of more than {most} words:"
READING_SENTENCE: Final = "- {entry}: {sentence}"
READING_WORDY: Final = "Answers of more than {most} words: {names}"
READS_AS_HEADING: Final = "Not compared with their proofs, because somebody has said why they read otherwise:"
READS_AS: Final = "- {entry}: {why}"
REPORT_WRITTEN: Final = "The page is {path}. Open it in any browser; it needs no internet."
REPORT_NOT_WRITTEN: Final = "The page could not be written to {path} ({why})."
FILE_NOT_WRITTEN: Final = "{path} could not be written ({why}); it must be a new file."
HELP_IMPORT: Final = "split a briefing's text into its paragraphs and store it where the bot looks"
HELP_IMPORT_FILE: Final = "the text: .txt, or .docx and .pdf with the extra `import`"
HELP_IMPORT_ID: Final = "the briefing's short name, such as isp-2007-09"
HELP_IMPORT_REPLACE: Final = "replace a text that is there already"
HELP_COMPARE: Final = "which citations no longer hold in a new edition, paragraph by paragraph"
HELP_COMPARE_SIDE: Final = "a file, or the short name of an imported briefing"
HELP_RENEW: Final = "put a new edition of a briefing in the place of the old one; whatever still holds is carried over"
HELP_RENEW_FILE: Final = "the new text: .txt, or .docx and .pdf with the extra `import`"
HELP_RENEW_ID: Final = "which briefing; not needed where there is one"
HELP_MEND: Final = "propose what to do with each answer that is withheld because its proof fell"
HELP_PROPOSE_IT: Final = "propose it as a change of the live edition, and leave the files alone"
HELP_RENAME: Final = "give an entry another name, wherever it is named"
HELP_REMOVE: Final = "take an entry out, and its name from wherever it is named"
HELP_ENTRY: Final = "the entry's name"
HELP_NEW_NAME: Final = "its new name: small letters, digits and single hyphens"
HELP_DRY_RUN: Final = "show what would change and write nothing"
HELP_YES: Final = "do not ask back"
HELP_BRIEFING: Final = "import a briefing's text, compare two editions, or put a new one in place"
QUOTES_NOT_COMPARED: Final = (
    "{count} quotations were not compared with the briefing: its text is not at {file} in the knowledge folder."
)
LEARNING: Final = "Learning the wordings"
WHY_NOTHING: Final = "Nothing was looked up: {reason}."
WHY_MOVE: Final = "Nothing was looked up: it is a move of the conversation, {move}."
WHY_MENDED: Final = "Taken for a slip: {slips}"
WHY_CONCEPTS: Final = "Concepts of the vocabulary in it: {concepts}"
WHY_UNKNOWN: Final = "In no wording: {words}"
WHY_CANDIDATE: Final = "{number}. {entry}: {question}"
WHY_COUNTED: Final = "What counted"
WHY_NAMES: Final = {"any": "what any entry begins with", "letters": "letters of unknown words"}
WHY_CONCEPT: Final = "concept: {name}"
WHY_BESIDE: Final = "{first} + {last} (next to each other)"
WHY_BOTH: Final = "{first} + {last} (both in it)"
WHY_BEGINS: Final = "begins with: {last}"
WHY_ENDS: Final = "ends with: {first}"
WHY_UNKNOWN_WORD: Final = "an unknown word"
WHY_REST: Final = "{count} smaller ones"
WHY_SCORE: Final = "score"
WHY_DECISION: Final = (
    "{first} is {margin:.2f} ahead of the first that says something else; {needed}\n"
    "{against}{nearest}Chance of being right {chance:.2f}: {outcome}."
)
WHY_ENOUGH: Final = "{needed:.2f} would be enough to be sure."
WHY_NEVER_ENOUGH: Final = "no lead would be enough to be sure."
WHY_NEAREST: Final = "Its nearest wording ({near:.2f} of 1):\n  {wording}\n"
WHY_NEARER: Final = "That is {lead:+.2f} against the nearest wording of any other.\n"
WHY_ABOUT: Final = "The question is about: {subjects}"
WHY_ASIDE: Final = "Said aside: {subjects}"
WHY_FOREIGN: Final = "Against it: it never speaks of {subjects}, so it is not given as the answer."
WHY_OTHERS: Final = "Against it: it is not about {subjects}."
WHY_FOREIGN_ASIDE: Final = "Against it: the question mentions {subjects}, of which it never speaks."
WHY_ELSEWHERE: Final = "Against it: other entries speak of {subjects}, and it never does."
WHY_TOLD: Final = "Against it: only the sentences before the question are about what it is about."
WHY_OPEN: Final = "The question leaves open what it is about, so nothing is answered outright."
WHY_DECLINES: Final = "{first} is a question to decline; where an answer is close behind it, that is offered instead."
WHY_LEGEND: Final = (
    "How to read it: + speaks for an entry, - against it, · neither. The numbers are no percentages but weights, "
    "learnt from all wordings together; a column adds up to its score.\n"
    "The chance comes from how far the first score is ahead, how far ahead of any refusal, and how much "
    "nearer its nearest wording is, less what is told against it. "
    "An answer needs {answer:.2f}; from {suggest:.2f} on the bot suggests questions.\n"
    "To change it, add wordings that members use to the entry that should have been first."
)
WHY_SURE: Final = "{first} has just these words among its wordings, so nothing is weighed: {outcome}."
EXAM_RUNNING: Final = "Asking the golden questions"
EXAM_OVERLAPS: Final = "Asking every wording"
EXAM_WORDINGS: Final = "{own} of {all} wordings lead to their own entry."
EXAM_FAILED: Final = "Not as they should be"
EXAM_HEADINGS: Final = ("Question", "Should be", "Was")
EXAM_EXPIRED: Final = "expired: {entry} (its date `expires` has passed)"
EXAM_DECLINE: Final = "declined ({reason})"
EXAM_RESULT: Final = "{passed} of {all} golden questions are as they should be; {misleading} got a wrong answer."
CHAT_WELCOME: Final = (
    "Ask about the Intensifying Support Programme. A number picks a suggestion; “quit” ends.\nNothing you type is kept."
)
CHAT_PROMPT: Final = "You:"
CHOOSE: Final = "Choose a number from 1 to {count}, or ask something else."
CHAT_LEAVE: Final = frozenset({"quit", "exit", "bye", ":q", "/quit"})


def faults(errors: int, warnings: int = 0) -> str:
    """Say how many faults and warnings there are."""
    said = [f"{errors} fault{'s' * (errors != 1)}"] if errors or not warnings else []
    return " and ".join([*said, *([f"{warnings} warning{'s' * (warnings != 1)}"] if warnings else [])]) + "."


FIRST_SHOWN: Final = "The first {count} are shown."

# The page that looks like Discord (`briefing-bot preview`) ------------------------------------------------------------
HELP_PREVIEW: Final = "try the bot in a page that looks like Discord, without a token"
HELP_PORT: Final = "the page's port on this machine; any free one without it"
BAD_PORT: Final = "a port is a number from 1 to 65535"
PORT_TAKEN: Final = "Another program on this machine has port {port}. Take another, or leave --port out."
PREVIEW_OPEN: Final = """Open this in a browser on this machine:

  {url}

The first message there says how to try it: type / for the bot's commands; at the top, "Viewing as" makes you the
member, the officer or the one who manages the server. Nothing leaves this machine, and nothing is
kept. Ctrl-C ends it."""

# A new entry (`briefing-bot new`) ------------------------------------------------------------------------------------
HELP_NEW: Final = "write a new answer, asked for step by step"
NEW_WELCOME: Final = (
    "A new answer in {folder}, one step at a time. Nothing is saved before the end; Ctrl-C leaves without saving "
    "anything."
)
NEW_NOTHING_SAVED: Final = "Nothing was saved."
NEW_CANNOT_WRITE: Final = "Nothing can be written in {path} ({why}). Say with --knowledge DIR where your own folder is."
NEW_YES: Final = frozenset({"y", "yes"})
NEW_NO: Final = frozenset({"n", "no"})
NEW_YES_OR_NO: Final = "Type y for yes or n for no."

NEW_TOPIC: Final = "Which topic does it belong to? Type its number, or n for a new topic:"
NEW_TOPIC_LINE: Final = "{number}. {topic}  (answers/{file})"
NEW_TOPIC_WRONG: Final = "Type a number from 1 to {count}, or n for a new topic."
NEW_TOPIC_CLOSED: Final = (
    "Nothing can be added at the end of answers/{file}, because of how it is laid out. Choose another topic, or add "
    "the entry by hand."
)
NEW_TOPIC_NAME: Final = "What is the new topic called, as members will read it?"

NEW_QUESTION: Final = "The question, as a member would ask it:"
NEW_ID: Final = "A short name for the entry, that no other has; Enter takes the one in brackets:"
NEW_ALREADY_ANSWERED: Final = "The bot answers this already, with the entry {entry}:"
NEW_ALREADY_DECLINED: Final = "The bot declines this on purpose, with the entry {entry}:"
NEW_ALREADY_NEAR: Final = "The bot does not answer this yet, and would offer these:"
NEW_NOT_ANSWERED: Final = "The bot does not answer this yet."
NEW_GO_ON: Final = (
    "If that is what members need, add their words to that entry instead. Go on with a new entry all the same? (y or n)"
)

NEW_WORDINGS: Final = "Other words in which members ask the same: one line each, at least three; Enter alone when done."
NEW_WORDING: Final = "Wording {number}:"
NEW_WORDING_NEEDED: Final = "At least one is needed: how would a member type it on a telephone?"
NEW_FEW_WORDINGS: Final = (
    "That is fewer than three, and the bot finds an answer by its wordings. Enter alone once more if there "
    "are no others."
)

NEW_ANSWER: Final = "The answer, in your own words, one sentence at a time. Each needs a paragraph that proves it."
NEW_SENTENCE: Final = "Sentence {number} (Enter alone when the answer is complete):"
NEW_SENTENCE_NEEDED: Final = "The answer needs at least one sentence with its paragraph."
NEW_PARAGRAPH: Final = "Which paragraph proves it? Its number, or ? to see them all:"
NEW_ANOTHER_PARAGRAPH: Final = "Does another paragraph prove this sentence too? Its number, or Enter for no:"
NEW_PARAGRAPH_LINE: Final = "{number}  {summary}"
NEW_POINT_LINE: Final = "{letter})  {text}"
NEW_PARAGRAPH_OWN_WORDS: Final = "In the Union's words:"
NEW_POINT: Final = (
    "Which of these points? Its letter, Enter for the paragraph as a whole, or the number of another paragraph:"
)
NEW_QUOTE: Final = (
    "Which words of paragraph {paragraph} prove it? At most {most}, letter by letter; Enter alone to choose the "
    "paragraph again:"
)
NEW_NOT_COMPARED: Final = (
    "The text of this briefing is not in the folder, so your words cannot be compared with it. Copy them with care."
)

NEW_NEAREST: Final = "The nearest questions that the bot knows:"
NEW_RELATED: Final = "Which of them should be offered beside your answer? Numbers, such as 1 3, or Enter for none:"
NEW_RELATED_WRONG: Final = "Type numbers from 1 to {count}, with spaces between them."
NEW_REVIEW: Final = "When must it be compared with the briefing again? Enter takes the day in brackets:"

NEW_SHOWN: Final = "This is the entry, for answers/{file}:"
NEW_ADD: Final = "Add it? (y or n)"
NEW_FAULTY: Final = "The knowledge would have faults with it, so nothing was saved. What you wrote stands above."
NEW_NOT_WRITTEN: Final = "{path} could not be written ({why}), so nothing was saved. What you wrote stands above."
NEW_SAVED: Final = "Added to answers/{file} as {entry}."
NEW_GOLDEN: Final = (
    "One more: a question for the exam, in words that are none of its wordings, so that a later change cannot lose the "
    "answer unnoticed. Enter for none:"
)
NEW_GOLDEN_SAVED: Final = "Added to questions/{file}."
NEW_NOT_FOUND_YET: Final = (
    "Asked your question, the bot does not give this answer yet: add more wordings to it, and try again with "
    "`briefing-bot ask`."
)
NEW_NEXT: Final = (
    "Next: `briefing-bot exam` shows whether another answer suffers. Then add your question to a file of "
    "{folder}/questions, so that the exam holds it too."
)

# What a code means (`briefing-bot explain`) ---------------------------------------------------------------------------
EXPLAIN_WRONG: Final = "Wrong"
EXPLAIN_RIGHT: Final = "Right"
EXPLAIN_ALL: Final = "Every fault that the bot can find"
EXPLAIN_HEADINGS: Final = ("Code", "What is wrong")
EXPLAIN_MORE: Final = "`briefing-bot explain {code}` says more about one of them."
EXPLAIN_UNKNOWN: Final = "There is no code {given}. {nearest} `briefing-bot explain` alone lists them all."
EXPLAIN_NEAREST: Final = "The nearest codes are {codes}."
EXPLAIN_SHAPE: Final = "A code looks like {code}."
