"""Sentences of the commands about editions and proposals, for whoever works at the bot's computer."""

from __future__ import annotations

from typing import Final

HELP_STATUS: Final = "what the bot answers from, whether the files agree, and what waits"
HELP_PROPOSE: Final = "check a folder, learn it, and propose it as the next edition"
HELP_PROPOSE_DIR: Final = "a knowledge folder as it would be"
HELP_NOTE: Final = "one line for the history; what changes where it is left out"
HELP_PROPOSALS: Final = "changes that wait for approval"
HELP_APPROVE: Final = "make a proposal live"
HELP_WITHDRAW: Final = "withdraw a proposal"
HELP_ID: Final = "the proposal's id"
HELP_EDITIONS: Final = "the editions of the knowledge, the newest first"
HELP_EDITIONS_SHOW: Final = "what an edition changed, and its files"
HELP_EDITIONS_DIFF: Final = "what differs between two editions, in plain words"
HELP_EDITIONS_BACK: Final = "make an earlier edition live again, as a new one"
HELP_NUMBER: Final = "an edition's number"
HELP_MOST: Final = "how many editions to show"
HELP_EXPORT: Final = "write an edition's files into a new folder"
HELP_EXPORT_DIR: Final = "a folder that is not there yet, or empty"
HELP_EXPORT_EDITION: Final = "which edition; the live one where it is left out"
HELP_AGAINST: Final = "another folder, or an edition's number: put every question to both and show what leads elsewhere"
HELP_FORMAT: Final = "for people, or for programs"
HELP_FORMAT_EXAM: Final = "for people, for programs, or for the summary of a pull request"
EXAM_FORM: Final = "--format goes with --against DIR|N."
HELP_BACKUP: Final = "copy the records into a file; the bot may go on meanwhile"
HELP_RESTORE: Final = "put such a copy in the place of the records; stop the bot first"
HELP_BACKUP_FILE: Final = "the copy"

NO_EDITIONS: Final = (
    "There is no edition yet: `briefing-bot run` makes the first one, and so does `briefing-bot propose`."
)
LINE: Final = "{number:>5}  {moment}  {note} ({who})"
ORIGINS: Final[dict[str, str]] = {
    "files": "by the files",
    "discord": "an officer",
    "terminal": "on this computer",
    "merged": "by the files and an officer",
    "back": "an officer",
}
FILES: Final = "Files:"
SAME: Final = "Nothing differs."
LIVE: Final = "Live: edition {number}. {note}"
EXPORT_THERE: Final = "{folder} is there already and is not empty. Name a new folder."
EXPORTED: Final = "Edition {number}: {count} files written to {folder}."

PROPOSED: Final = "Proposal {id} waits for approval until {day}: briefing-bot approve {id}"
FIRST: Final = "This is the first edition, and it is live."
CHANGES: Final = "What changes:"
OUTCOMES: Final = "What becomes of questions:"
NO_PROPOSALS: Final = "No change waits for approval."
PROPOSAL_LINE: Final = "{id}  until {day}  {note} ({who})"
WITHDRAWN: Final = "Withdrawn: {note}"
FAULTY: Final = "With these faults it cannot be proposed:\n\n{faults}"

STATUS_EDITION: Final = "Live: edition {number} of {moment}, knowledge {digest}\n  {note}"
STATUS_SAME: Final = "Files: {folder} says the same."
STATUS_BEHIND: Final = "Files: {folder} says what edition {number} said. What was published since is not written there."
STATUS_EDITED: Final = "Files: {folder} says something else and has no faults. A running bot makes it the next edition."
STATUS_FAULTY: Final = "Files: {folder} has faults, so the bot goes on answering from edition {number}:\n\n{faults}"
STATUS_MISSING: Final = "Files: {why}"
STATUS_PROPOSALS: Final = "Waiting for approval: {count}"
STATUS_PAUSED: Final = "Withheld: {entry}: {reason}"
EVERYTHING: Final = "everything"

HELP_GAPS: Final = "what members asked in vain, the most asked first"
NO_GAPS: Final = "No words of unanswered questions are kept, or all of them are answered by now."
GAP_LINE: Final = "{askers:>4} asked ({times} times): {text}{near}"
COUNTED: Final = "Counted in the last {days} days:"
COUNTED_LINE: Final = "{times:>6} {outcome}: {to}"

HELP_BACKUP_TO: Final = "encrypt the copy for this public key; may be given more than once"
HELP_BACKUP_KEY: Final = (
    "make a key for encrypted copies: the private one goes into a new file, the public one is shown"
)
HELP_KEY_FILE: Final = "the file of the private key"
HELP_RESTORE_KEY: Final = "the file of the private key of an encrypted copy"
KEY_MADE: Final = (
    "The private key is in {file}: keep it away from this machine, in two places. Without it no copy can be read. Make "
    "copies with --to {public}"
)
BACKED_UP_SEALED: Final = "The records are in {file}, encrypted."
BACKED_UP: Final = "The records are in {file}. It holds what members sent to officers and is still open: keep it safe."
RESTORED: Final = "The records are those of {file}."
RESTORED_OLD: Final = "The records are those of {file}. The old ones are kept in {old}: delete them when all is well."

SUMMARY_TITLE: Final = "## What this changes for members"
SUMMARY_NOTHING: Final = "Nothing that members read."
SUMMARY_OUTCOMES: Final = "## What becomes of questions"
