"""Explains the codes KB2xx: which keys there are, and what may stand behind each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.explain_page import ExplainPage

if TYPE_CHECKING:
    from collections.abc import Mapping

PAGES: Final[Mapping[str, ExplainPage]] = {
    "KB201": ExplainPage(
        "a key that there is not",
        "The word before a colon is called a key, and there are only a few of them. This one is unknown, probably "
        "misspelt, and what stands behind it would never reach a member. Correct it to one of the keys that the fault "
        "names.",
        "wordigns:\n  - must we allow a walk",
        "wordings:\n  - must we allow a walk",
    ),
    "KB202": ExplainPage(
        "something that must be there is missing",
        "Each entry needs certain lines: a name, a question, wordings, an answer and its evidence, for example. One of "
        "them is missing, and without it members would get an answer that is not complete or not proved. Add the line; "
        "the fault says what belongs in it.",
        "evidence:\n  - paragraph: 10",
        "evidence:\n  - paragraph: 10\n    quote: no element of compulsion",
    ),
    "KB203": ExplainPage(
        "the file is empty",
        "There is nothing in the file, or nothing but remarks. If it should hold a topic, members cannot ask about it, "
        "and perhaps something was deleted by mistake. Put the content back, or delete the file.",
        "",
        "topic: Learning walks\nentries:\n  - id: walks-what",
    ),
    "KB204": ExplainPage(
        "a list or a key where a text should stand",
        "The bot expected a sentence and found something that reads as a list or as a key with a text. The usual cause "
        "is a colon with a space behind it, or brackets round the whole text. Members would not see it as you meant "
        "it, so put the whole text in double quotation marks.",
        "wordings:\n  - ISP: what is it",
        'wordings:\n  - "ISP: what is it"',
    ),
    "KB205": ExplainPage(
        "nothing stands behind a key",
        "The key is there, but nothing stands behind its colon, or only signs without a word. Members would be shown "
        "a blank, so the bot refuses it. Type the words; if the line is not needed, delete it as a whole.",
        "question:",
        "question: Are learning walks compulsory?",
    ),
    "KB206": ExplainPage(
        "a text that is too long",
        "The text has more characters than there is room for where members read it; the fault says how many are "
        "allowed. Shorten it: members read on a telephone, often between two lessons. An answer that needs more room "
        "is usually two answers, each with an entry of its own.",
    ),
    "KB207": ExplainPage(
        "a name or number that is not in its proper form",
        "Names of entries have small letters, digits and single hyphens; paragraphs are numbers such as 10 or 3.10; "
        "points are one or two small letters. Otherwise the bot could not find what is meant, and members would get an "
        "answer whose proof leads nowhere. Type it in that form.",
        "id: Walks_Compulsory",
        "id: walks-compulsory",
    ),
    "KB208": ExplainPage(
        "a word that is not one of the possible ones",
        "Behind this key only a few words are allowed, and this is none of them. The word decides what members are "
        "told, for instance why there is no answer, so the bot does not guess. Choose one of those that the fault "
        "names.",
        "reason: outside-briefing",
        "reason: outside-the-briefing",
    ),
    "KB209": ExplainPage(
        "a day that is not written as year, month, day",
        "Days are written with four digits for the year, two for the month and two for the day, with hyphens between "
        "them; or the day does not exist, such as 30 February. An answer whose date is misread could be shown to "
        "members after it has run out. Write the day again in that order.",
        "reviewed: 23/11/2026",
        "reviewed: 2026-11-23",
    ),
    "KB210": ExplainPage(
        "a single text where a list should stand",
        "A list is expected here, even if it has one item only. Without its dash the bot cannot tell where one wording "
        "ends and the next begins, and members' questions would not find them. Give each item a line of its own, with "
        "a dash and a space before it.",
        "wordings: must we allow a walk",
        "wordings:\n  - must we allow a walk",
    ),
    "KB211": ExplainPage(
        "a list with too few or too many items",
        "The list has fewer items than it needs, or more than it may have; the fault names both numbers. An entry "
        "without wordings is hardly ever found, and one without evidence proves nothing to a head. Add items or take "
        "some out.",
        "wordings: []",
        "wordings:\n  - must we allow a walk",
    ),
    "KB212": ExplainPage(
        "a text where lines with keys should stand",
        "Here the bot expects lines that each have a key, a colon, a space and a text, and found something else. Often "
        "only the space behind a colon is missing. Without the keys it does not know what your words are, and members "
        "cannot be shown them. Compare with another entry and type the keys.",
        "evidence:\n  - 10",
        "evidence:\n  - paragraph: 10\n    quote: no element of compulsion",
    ),
    "KB213": ExplainPage(
        "a golden question that does not say what must come of it",
        "A golden question is part of the exam, and needs either `entry`, which names the answer that must come, or "
        "`decline`, which says that no answer may come. It has neither, or both. Without that the exam cannot tell "
        "whether members would be misled. Keep or add one of the two lines.",
        "- ask: Are learning walks compulsory?",
        "- ask: Are learning walks compulsory?\n  entry: walks-compulsory",
    ),
}
