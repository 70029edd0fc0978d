"""Sentences that say in plain words what a change of the knowledge changes, and what it does to questions."""

from __future__ import annotations

from typing import Final

# An entry -------------------------------------------------------------------------------------------------------------
ENTRY_ADDED: Final = "New: “{question}” ({wordings})"
ENTRY_REMOVED: Final = "Gone: “{question}” ({wordings})"
ENTRY_RENAMED: Final = "“{question}”: its name {old} became {new}"
IN_ENTRY: Final = "In “{question}”: {change}"
QUESTION: Final = "the question became “{new}”"
SENTENCE_BECAME: Final = "the {place} sentence “{old}” became “{new}”"
SENTENCE_ADDED: Final = "a sentence was added: “{new}”"
SENTENCE_REMOVED: Final = "the {place} sentence “{old}” was taken out"
SENTENCES_MOVED: Final = "the sentences stand in another order"
MARKERS: Final = "the {place} sentence rests on {new} in place of {old}"
NO_PARAGRAPH: Final = "no paragraph"
PROOF_ADDED: Final = "a proof was added from paragraph {paragraph}: “{quote}”"
PROOF_REMOVED: Final = "a proof was taken out from paragraph {paragraph}: “{quote}”"
PROOF_MOVED: Final = "the proof “{quote}” is from paragraph {new} in place of {old}"
PROOFS_MOVED: Final = "the proofs stand in another order"
WORDINGS_ADDED: Final = "{count} added: {words}"
WORDINGS_REMOVED: Final = "{count} taken out: {words}"
AND_MORE: Final = "and {count} more"
RELATED: Final = "the related questions became {new}"
NEXT_STEP: Final = "the next step became “{new}”"
REASON: Final = "the reason became “{new}” in place of “{old}”"
SHORT: Final = "the short answer became “{new}”"
BECAUSE: Final = "the reason given became “{new}”"
READS_AS: Final = "why it reads otherwise than its proof became “{new}”"
GROUP: Final = "in its topic it stands under “{new}” in place of “{old}”"
TOPIC: Final = "the topic became “{new}” in place of “{old}”"
REVIEWED: Final = "it was looked at on {new}"
REVIEW_BY: Final = "to be looked at again by {new} in place of {old}"
EXPIRES: Final = "it is shown until {new} in place of {old}"
WITHHELD: Final = "it is withheld, because {new}"
SHOWN_AGAIN: Final = "it is shown to members again"
NO_DAY: Final = "no day"
NOTHING: Final = "none"
BESIDE: Final = "it stands beside {new} in place of {old}"
CONCEPTS: Final = "the concepts that it goes by became {new} in place of {old}"
ORDINALS: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
ORDINAL: Final = "{number}th"

# Other files ----------------------------------------------------------------------------------------------------------
BRIEFING_ADDED: Final = "New briefing: “{title}”"
BRIEFING_REMOVED: Final = "Gone: the briefing “{title}”"
BRIEFING_CHANGED: Final = "In the briefing “{title}”: {change}"
PARAGRAPHS: Final = "paragraphs {numbers} changed"
PARAGRAPH: Final = "paragraph {number} changed"
HEAD: Final = "its title, publisher or date changed"
TEXT: Final = "the Union's own text changed"
CONCEPT_WORDS: Final = "In the vocabulary, {concept}: {change}"
CONCEPT_ADDED: Final = "New in the vocabulary: {concept} ({words})"
CONCEPT_REMOVED: Final = "Gone from the vocabulary: {concept}"
CONCEPT_KIND: Final = "it is now of the kind {kind}"
GLOSSARY_WORD: Final = "“{word}” is explained so: “{said}”"
GLOSSARY_REMOVED: Final = "“{word}” is no longer explained"
VOCABULARY_REST: Final = "Short forms, ignored words or greetings in the vocabulary changed"
SIGNPOST: Final = "The signpost {name} changed"
SIGNPOST_ADDED: Final = "New signpost: {name}"
SIGNPOST_REMOVED: Final = "Gone: the signpost {name}"
GOLDEN: Final = "Golden questions: {added} added, {removed} taken out"
GROUPS: Final = "The headings under which a topic's questions stand changed"
LAYOUT: Final = "Only the layout or remarks of files changed: members will see nothing of it"

# One line for the history ---------------------------------------------------------------------------------------------
NOTE_MORE: Final = "{first}, and {count} more changes"
NOTE_FIRST: Final = "The first edition"
NOTE_BACK: Final = "Back to edition {number}"
NOTE_MERGED: Final = "Files and a publication, both changed: {note}"
NOTE_CONFLICT: Final = "The files say something else: {note}"

# What becomes of questions --------------------------------------------------------------------------------------------
REASONS: Final[dict[str, str]] = {
    "outside-the-briefing": "the briefing does not cover it",
    "only-referred-to": "the briefing only names a document",
    "personal-case": "somebody's own case",
    "small-talk": "a greeting",
    "not-a-question": "no question",
    "not-understood": "not understood",
    "too-long": "too long",
    "out-of-date": "its date has passed, or it is withheld",
}
"""Why nothing was answered."""
LED_ANSWERED: Final = "answered by {to}"
LED_UNSURE: Final = "asked back"
LED_DECLINED: Final = "declined ({to})"
LED_SEVERAL: Final = "{outcome} ({to})"
MOVED: Final = "“{question}”: {before} → {after}"
MOVED_WORSE: Final = "Worse: “{question}”: {before} → {after}"
NONE_MOVED: Final = "All {asked} questions lead where they led before."
SOME_MOVED: Final = "{moved} of {asked} questions now lead elsewhere:"
ONE_MOVED: Final = "One of {asked} questions now leads elsewhere:"
GAPS_CLOSED: Final = "{closed} of {all} questions that got no answer would now be answered."


def counted(count: int, one: str, many: str) -> str:
    """Return a number with its noun."""
    return f"one {one}" if count == 1 else f"{count} {many}"


def wordings(count: int) -> str:
    """Return a number of wordings."""
    return counted(count, "wording", "wordings")
