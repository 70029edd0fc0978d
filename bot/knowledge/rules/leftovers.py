"""Checks that no text which members read holds what a program or a hurry left in it.

Merge markers, places that were to be filled in, a web page's signs, a mention of everybody, somebody's name or address.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final

from bot.knowledge.diagnostics import fault_at
from bot.knowledge.explain_page import ExplainPage
from bot.knowledge.rules.fault_texts import shortened
from bot.knowledge.rules.own_words import is_still_to_be_filled_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.knowledge.diagnostics import Fault
    from bot.knowledge.values import Entry, Knowledge

PAGES: Final[Mapping[str, ExplainPage]] = {
    "KB331": ExplainPage(
        "a leftover of a merge",
        "Two people changed the same lines, and the program that put the changes together left its signs in the text, "
        "rows of <, = or >. Members would read both versions and the signs. Choose one of the two texts, and delete "
        "the other one and the rows of signs.",
        "answer: |\n  <<<<<<< ours\n  Walks are agreed. [10]\n  =======\n  Walks are for each school. [10]",
        "answer: Walks are for each school. [10]",
    ),
    "KB332": ExplainPage(
        "a place that was to be filled in",
        "The text holds something in curly or square brackets that somebody, or a program, was to replace. Members "
        "would read the brackets, perhaps in a moment when they need a phone number. Type what belongs there. In a "
        "signpost only {advice_line} stands for something, written just so.",
        'next_step: "Ring {advice line} today."',
        'next_step: "Ring {advice_line} today."',
    ),
    "KB333": ExplainPage(
        "signs of a web page in a text",
        "The text was copied from a web page or a word processor, and its signs came along: a tag such as <b>, or a "
        "code such as &amp; for a letter. Members would read them as they stand. Type the letter itself, and leave the "
        "tag out.",
        "answer: Targets &amp; plans may be <b>adapted</b>. [8]",
        "answer: Targets and plans may be adapted. [8]",
    ),
    "KB334": ExplainPage(
        "a mention in a text",
        "The text has a mention such as @everyone, which calls people on Discord. The bot never calls anybody, and "
        "members would wonder why their names stand in an answer. Say it without the mention.",
        "reply: Ask @everyone in the staffroom.",
        "reply: Ask in the staffroom.",
    ),
    "KB335": ExplainPage(
        "somebody's name or address in a wording",
        "A wording names a person or a school, or holds an e-mail address or phone number. Wordings are read by "
        "everybody who keeps the knowledge, and stay in its history: whoever asked could be found out, and membership "
        "of a union is sensitive. Say the same without it: my head, our school.",
        "wordings:\n  - Mrs Patel says we must allow a walk, true?",
        "wordings:\n  - my head says we must allow a walk, true?",
    ),
    "KB351": ExplainPage(
        "words or signs that a program left",
        "The text was copied from a mail, a list or a form, and what the program put around it came along: a round "
        "bullet, the subject's “Re:”, “Sent from my phone”, or a notice of the word processor. Members would read it. "
        "Delete it.",
        "wordings:\n  - • are walks compulsory",
        "wordings:\n  - are walks compulsory",
    ),
    "KB352": ExplainPage(
        "a word divided at the end of a line",
        "This is a warning: the bot works all the same. A hyphen with a space behind it stands inside a word, as it "
        "does where a line ended in the PDF or book that it was copied from. Members would read it so, and no "
        "question would find the word. Put the word together.",
        "answer: Walks are not com- pulsory. [10]",
        "answer: Walks are not compulsory. [10]",
    ),
}

_PROGRAM = re.compile(
    r"^[•▪●◦○‣·]\s|Error! (?:Reference|Bookmark|Hyperlink)|Click or tap (?:here )?to enter|Lorem ipsum"
    r"|\bSent from my \w+|^(?:Re|Fwd?|AW): ",
    re.IGNORECASE,
)
_DIVIDED = re.compile(r"\b[a-z]{2,}- (?!and\b|or\b|to\b|nor\b|but\b)[a-z]{2,}")
_MERGE = re.compile(r"(?:^|\s)(?:<{7}|={7}|>{7}|\|{7})(?=\s|$)")
_OPEN_PLACE = re.compile(
    r"\{[^{}]*\}|\{\{|\}\}|\$\{|%\(\w+\)[sd]|\[(?:in your own words|TODO|to do|name|number|insert|fill)[^\[\]]*\]",
    re.IGNORECASE,
)
_WEB = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>|&(?:[a-z]{2,8}|#\d{2,5}|#x[0-9a-f]{2,5});", re.IGNORECASE)
_MENTION = re.compile(r"@(?:everyone|here)\b|<(?:@[!&]?|#)\d+>")
_ADDRESS = re.compile(r"\b[\w.+-]+@[\w-]+\.[\w.-]*\w|\b0\d{2,4}[ -]?\d{3}[ -]?\d{3,4}\b|\+44\s?\d[\d ]{8,}")
_PERSON = re.compile(r"\b(?:(?:Mr|Mrs|Ms|Mx|Dr)\.?|Miss|Sir|Dame) [A-Z][a-z]+")
_SCHOOL = re.compile(
    r"\b(?:St\.? [A-Z][\w']+(?:['’]s)?|(?:[A-Z][a-z]+ ){1,3}) ?(?:CE |RC |C of E )?"
    r"(?:Primary|Infants?|Juniors?|Academy|High|Comprehensive)(?: School| Academy)?\b"
)
_BRACKET = re.compile(r"\[(?!\d)")
_PHRASES = (
    *"<>={}@&$|%",
    "- ",
    *("Re: ", "RE: ", "Fw: ", "FW: ", "Fwd: ", "AW: "),
    "! ",
    "ent from my",
    "orem ipsum",
    "to enter",
)
_PHRASES_AND_BULLETS = (*_PHRASES, *"•▪●◦○‣·")
"""One of these signs or phrases stands in everything that is left over: most texts have none."""
_HINTS = (
    "@",
    "0",
    "Mr",
    "Ms",
    "Mx",
    "Miss ",
    "Dr",
    "Sir ",
    "Dame ",
    "St",
    *("Prim", "Inf", "Jun", "Acad", "High", "Comp"),
)
"""The same for what points at somebody."""
_KINDS: Final = (
    (_MERGE, "KB331", "is a leftover of a merge", "Members would read it, and both versions beside it."),
    (_OPEN_PLACE, "KB332", "is a place that was to be filled in", "Members would read it as it stands."),
    (_WEB, "KB333", "comes from a web page", "Members would read it as it stands."),
    (_MENTION, "KB334", "is a mention", "The bot never calls anybody, and members would read it as it stands."),
    (_PROGRAM, "KB351", "was left by a program", "Members would read it as it stands. Delete it."),
    (_DIVIDED, "KB352", "is a word divided at a line's end", "Put it together, or take the space away."),
)
_WARNED: Final = frozenset(["KB352"])
"""Of these somebody has to judge whether they are meant."""


def nothing_is_left_over(knowledge: Knowledge) -> Iterator[Fault]:
    """Check every text that members read for what was left in it."""
    for text in (text for texts in _read_by_members(knowledge) if _may_hold("\n".join(texts)) for text in texts):
        if not _may_hold(text):
            continue
        for pattern, code, what, why in _KINDS:
            if found := pattern.search(text):
                shown = found[0].strip()
                letter = unescape(shown) if code == "KB333" else ""
                mend = (
                    letter.replace("\N{NO-BREAK SPACE}", "a space") if letter != shown and letter.isprintable() else ""
                )
                said = f"“{shortened(shown)}” {what}"
                yield fault_at(text, code, said, why=why, mend=mend, fragment=shown, warning=code in _WARNED)
                break


def wordings_name_nobody(entry: Entry, _: Knowledge) -> Iterator[Fault]:
    """Check that no question or wording holds an address, or that of an answer the name of a person or a school.

    Questions to decline are often about names, those of films and of schools that members made up.
    """
    every = "\n".join(entry.phrasings)
    hints = [one for one in _HINTS if one in every]
    for wording in (one for one in entry.phrasings if any(hint in one for hint in hints)) if hints else ():
        found = _ADDRESS.search(wording)
        if entry.answers:
            found = found or _PERSON.search(wording) or _SCHOOL.search(wording)
        if found:
            why = "Whoever asked could be found out by it. Say it in general words: my head, our school."
            yield fault_at(wording, "KB335", f"“{shortened(found[0])}” points at somebody", why=why, fragment=found[0])


def _may_hold(text: str) -> bool:
    """Whether a text, or one of several put together, may hold anything that is left over."""
    # One search for each phrase: a pattern of them all takes ten times as long.
    if any(phrase in text for phrase in (_PHRASES if text.isascii() else _PHRASES_AND_BULLETS)):
        return True
    return "[" in text and bool(_BRACKET.search(text))


def _read_by_members(knowledge: Knowledge) -> Iterator[Sequence[str]]:
    """Yield the texts that stand together, as most of them hold nothing."""
    for entry in knowledge.entries.values():
        yield list(filter(None, (*entry.texts, entry.next_step, entry.withheld)))
        yield entry.phrasings
    for signpost in knowledge.signposts:
        yield signpost.reply, signpost.next_step
    for briefing in knowledge.briefings.values():
        texts = [briefing.title, briefing.publisher, briefing.in_short]
        for paragraph in briefing.paragraphs.values():
            texts += [paragraph.section, paragraph.summary, *paragraph.points.values()]
        yield [text for text in texts if text and not is_still_to_be_filled_in(text)]
