"""Sentences of `briefing-bot briefing`: importing a briefing's text and comparing two editions."""

from __future__ import annotations

from typing import Final

DOCUMENT_PROBLEMS: Final[dict[str, str]] = {
    "absent": "There is no file {path}.",
    "too-large": "{path} is larger than 20 MiB unpacked or packed; a briefing has a few pages. Save only its text.",
    "unknown-kind": "{path} is of a kind that cannot be read. Save the briefing as .txt, .docx or .pdf.",
    "no-reader": (
        "To read {path} the bot needs a helper that is not installed. In the folder that holds pyproject.toml: "
        '`.venv/bin/pip install ".[import]"`; or save the briefing as .txt.'
    ),
    "locked": "{path} is locked with a password. Save a copy without one.",
    "broken": "{path} cannot be read; it may be damaged, or of another kind than its name says. Save it again.",
    "empty": "There is no text in {path}.",
    "scanned": (
        "There is no text in {path}, only pages without any: it was scanned, or is empty. Find the original document, "
        "or have the scan turned into text and read it through."
    ),
}
BAD_BRIEFING_ID: Final = (
    "`{id}` cannot be the id of a briefing: small letters, digits and single hyphens, at most 60, such as isp-2007-09."
)
NO_FOLDER: Final = "There is no knowledge folder at {folder}."
NO_PARAGRAPHS: Final = (
    "{path} holds no numbered paragraphs, so nothing was stored. Paragraphs start with 1., 2. and so on at the "
    "beginning of a line."
)
SPLIT_TITLE: Final = "{id}: {count} paragraphs"
SPLIT_HEADINGS: Final = ("Paragraph", "Section", "First words", "Bullets", "Advice below", "Words")
SPLIT_LETTER: Final = "{count} in a letter"
DOUBTS: Final[dict[str, str]] = {
    "gap": "Paragraph {paragraph} is followed by {words}. A number is missing, and all from there on stayed with "
    "{paragraph}.",
    "empty": "Paragraph {paragraph} has no text.",
    "stray-number": "This line has a number out of order and stayed with paragraph {paragraph}: {words}",
    "inner-heading": "This looks like a heading without a paragraph and stayed with paragraph {paragraph}: {words}",
    "open-letter": "A quotation in paragraph {paragraph} is opened and never closed: {words}",
    "preface": "This line above paragraph 1 could not be placed and stayed there: {words}",
    "dropped": "Left out as a page number or a line that repeats from page to page: {words}",
}
BLANK_PAGES: Final = "No text was found on page {pages}: it is blank or a picture. Compare it with the paper."
TEXT_STORED: Final = "Stored at {path}. There was none before."
TEXT_SAME: Final = "The same text was there already, at {path}."
TEXT_REPLACED: Final = "Another text was at {path} (other in: {paragraphs}); it was replaced."
TEXT_DIFFERS: Final = (
    "Another text is at {path} already (other in: {paragraphs}). Nothing was changed. `briefing compare` shows the "
    "difference; --replace puts the new text in its place."
)
OTHER_ABOVE: Final = "title and headings"
PARAGRAPH_LIST: Final = "paragraph {numbers}"
SKELETON_WRITTEN: Final = (
    "Wrote {path}: what stands in [brackets] must be put in your own words. Look over title, publisher and date."
)
NUMBERS_DIFFER: Final = "{path} and the text do not have the same paragraphs: only one of them has {numbers}."
QUOTES_STAND: Final = "All {count} quotations that the answers take from {id} stand in this text, word for word."
QUOTES_NONE: Final = "No answer quotes {id} yet."
QUOTES_FALLEN: Final = "{count} of {all} quotations that the answers take from {id} do not stand in this text:"
NO_ANSWERS_YET: Final = "There are no answers yet whose quotations could be compared with it."
PLACES_LEFT: Final = (
    "{count} places in square brackets in {path} are to be filled in, in your own words. Until then the knowledge with "
    "this briefing is not served, and a running bot goes on without it."
)
FAULTS_LEFT: Final = (
    "Faults left in the knowledge: {count}. The bot answers nothing until they are mended; see `briefing-bot check`."
)
QUOTES_UNNAMED: Final = "{count} quotations do not say which briefing they are from; they were compared as well."
NAME_BRIEFINGS: Final = (
    "There are several briefings now, and {count} quotations do not say which they are from: give each a line such as "
    "`briefing: {first}`."
)
NO_SUCH_TEXT: Final = "{given} is neither a file nor the id of an imported briefing (imported: {ids})."
NONE_IMPORTED: Final = "none"
WHICH_BRIEFING: Final = (
    "There are several briefings. Give the old or the new one by its id, so that the quotations of its answers can be "
    "compared."
)
COMPARED_TITLE: Final = "{old} and {new}"
CHANGED: Final = "Paragraph {old} changed:"
CHANGED_AND_MOVED: Final = "Paragraph {old} is now paragraph {new}, and changed:"
MOVED: Final = "Paragraph {old} is now paragraph {new}."
GONE: Final = "Paragraph {old} is gone: “{words}”"
NEW: Final = "Paragraph {new} is new: “{words}”"
WORDS_REPLACED: Final = "“{old}” is now “{new}”"
WORDS_GONE: Final = "“{old}” is gone"
WORDS_ADDED: Final = "“{new}” is new"
CITATIONS_TITLE: Final = "Quotations from {id} that no longer hold, by the entries that they prove:"
CITATION_MOVED: Final = "[{paragraph}] “{quote}” moved to paragraph {numbers}"
CITATION_GONE: Final = "[{paragraph}] “{quote}” is gone"
CITATION_BECAME: Final = "[{paragraph}] “{quote}” is gone; nearest to it, in paragraph {number}: “{words}”"
PARAGRAPHS_RESULT: Final = "{all} paragraphs: {same} unchanged."
CITATIONS_RESULT: Final = "{all} quotations: {holds} hold, {moved} moved to another paragraph, {gone} gone."

# A new edition in the place of the old one ---------------------------------------------------------------------------
NO_SUCH_BRIEFING: Final = "There is no briefing `{given}`. The briefings are: {ids}."
WHICH_RENEWED: Final = "There are several briefings. Say with --id which one the new text is an edition of."
RENEWED_TITLE: Final = "What changed in {id}"
STAYED: Final = "{count} entries stay as they are."
TAKEN_ALONG: Final = "{count} have other paragraph numbers now: {names}"
TO_REVIEW: Final = (
    "{count} rest on a paragraph that reads differently, though the words that prove them still stand. Compare them "
    "soon (`/officer review` lists them first): {names}"
)
WITHHELD_NOW: Final = "{count} no longer hold. Members are not shown them, and are told why. Their quotations:"
NOTHING_WRITTEN: Final = "Nothing was written."
RENEWAL_NOT_WRITTEN: Final = "{file} could not be written: {why}. All files are as they were."
RENEWED: Final = "Changed {count} files in {folder}."
RENEWED_NEXT: Final = (
    "A running bot takes this up once every place in brackets is filled in (or: `briefing-bot propose DIR`). Then "
    "`briefing-bot briefing mend` makes a proposal for each answer that no longer holds."
)
RENEWED_NEXT_PLAIN: Final = (
    "A running bot takes this up once every place in brackets is filled in (or: `briefing-bot propose DIR`)."
)
NOTE_MENDED: Final = "New proof for “{question}”: read the answer beside the briefing's new words before you approve"
NOTE_REMOVED: Final = "“{question}” is not in the new edition in these words: take it out, or edit it and withdraw this"
MEND_LINE: Final = "{id}  {note}"
MEND_NEXT: Final = "Look at each in `/officer proposals`, or approve it with `briefing-bot approve PROPOSAL`."
NOTHING_TO_MEND: Final = "No answer is withheld because its proof fell, or a proposal for each waits already."
