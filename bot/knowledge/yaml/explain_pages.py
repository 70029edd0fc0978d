"""Explains the codes KB1xx: the file as a whole, and signs that are read as something else than they were meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.explain_page import ExplainPage

if TYPE_CHECKING:
    from collections.abc import Mapping

PAGES: Final[Mapping[str, ExplainPage]] = {
    "KB101": ExplainPage(
        "the file is too large",
        "The file is larger than 1 MiB, about as much as two thick books. No topic needs so much, so something was "
        "probably pasted in by mistake. The bot does not read it, and members get no answer from the folder. Take out "
        "what does not belong there, or divide the topic between two files.",
    ),
    "KB102": ExplainPage(
        "a character that may not stand in the file",
        "There is a character in the file that cannot be seen, often one that came with words copied from a web page "
        "or a PDF. The bot stops reading there, and members get no answer from the folder. Delete the words around "
        "the marked place and type them again.",
    ),
    "KB103": ExplainPage(
        "a line that cannot be understood",
        "At this place the bot cannot tell what the line is meant to be: a new key, an item of a list, or more of the "
        "text above. It reads no further, and members get no answer from the folder. Compare the line and the one "
        "above it with another entry, sign by sign. If a text of yours starts with a bracket, put the whole text in "
        "double quotation marks.",
        "wordings:\n  - [Learning walks]: who decides?",
        'wordings:\n  - "[Learning walks]: who decides?"',
    ),
    "KB104": ExplainPage(
        "lists inside lists, more than twelve deep",
        "Each opening bracket, and each step further to the right, goes one level deeper, and the bot stops at the "
        "twelfth. No knowledge file needs half as many, so some brackets were probably typed or pasted by "
        "mistake, and until they are gone members get no answer from the folder. Take out those that are not needed.",
        "see_also: [[[[[[[[[[[[[walks-what]]]]]]]]]]]]]",
        "see_also: [walks-what]",
    ),
    "KB105": ExplainPage(
        "a line of three dashes or dots that ends the file too early",
        "A line of three dashes, or of three dots, tells the bot that the file's content ends there. What stands below "
        "it would never reach a member, so the bot refuses the file. Delete that line; a blank line divides "
        "entries just as well.",
        "topic: Learning walks\n---\nentries:\n  - id: walks-what",
        "topic: Learning walks\n\nentries:\n  - id: walks-what",
    ),
    "KB106": ExplainPage(
        "a text that starts with a sign which means something else there",
        "At the start of a text, signs such as * & ! % @ > [ and { are orders to the bot, not words. The text would "
        "reach members changed or not at all. Put the whole text in double quotation marks, or start it with a word.",
        "question: *Who* decides on learning walks?",
        'question: "*Who* decides on learning walks?"',
    ),
    "KB107": ExplainPage(
        "the same key given twice",
        "The word before a colon is called a key, and within one entry each key may stand only once. Of two questions "
        "or two answers members would see only one, and nobody could say which. Delete one, or make an entry of its "
        "own for it. Another way to ask the same belongs under `wordings`.",
        "question: Who decides?\nquestion: Who is asked?",
        "question: Who decides?\nwordings:\n  - who is asked",
    ),
    "KB108": ExplainPage(
        "a file or folder that is not read",
        "There is something in the knowledge folder that looks like knowledge and is not read, so members would wait "
        "for it in vain. Only files whose names end in .yaml, in small letters, are read, and only where they stand "
        "directly in the folders answers, briefings, declines and questions; vocabulary.yaml stands beside them. "
        "Rename or move it, or take it out of the folder.",
    ),
    "KB109": ExplainPage(
        "a file that cannot be opened",
        "The file is there, but this machine will not let the bot read it, so members get nothing from it. Perhaps it "
        "belongs to another user, or it is a shortcut whose target has gone. Look at who may read it, or ask whoever "
        "looks after the machine.",
    ),
    "KB110": ExplainPage(
        "a file saved in an older way of writing letters",
        "Your editor saved the file in an older encoding, in which pound signs, dashes and curly quotation marks are "
        "stored differently. Members would see odd signs in their place, so the bot does not read the file. Open it, "
        "choose Save As, and pick UTF-8 as the encoding.",
    ),
    "KB111": ExplainPage(
        "words behind a number sign are lost",
        "A space and then # start a remark, which the bot passes over. Everything from there to the end of the line is "
        "missing from what members would read, often without looking wrong. If the words belong to the text, put the "
        "whole text in double quotation marks; if they are a remark, give them a line of their own.",
        "question: What does note #4 say?",
        'question: "What does note #4 say?"',
    ),
    "KB112": ExplainPage(
        "a tab at the start of a line",
        "How far in a line starts decides what it belongs to, and that is counted in spaces. A tab (drawn here as →) "
        "cannot be counted, so the bot stops at it and members get no answer from the folder. Delete it and press the "
        "space bar until the line stands under its neighbours.",
        "wordings:\n\t- must we allow a walk",
        "wordings:\n  - must we allow a walk",
    ),
    "KB113": ExplainPage(
        "words after a closing quotation mark",
        "A text that starts with a quotation mark ends at the next one of the same kind, and nothing may follow it. "
        "Members would read half a sentence, so the bot stops there. Put single quotation marks round the whole "
        "text where it has double ones inside, and double ones where it has an apostrophe.",
        'question: "Learning walks", are they compulsory?',
        "question: '\"Learning walks\", are they compulsory?'",
    ),
    "KB114": ExplainPage(
        "a quotation mark that is never closed",
        "The text starts with a quotation mark or an apostrophe and there is no second one to end it, so the bot takes "
        "everything below for the same text. All entries below it are out of members' reach. Add the mark at the end, "
        "or delete the one at the start.",
        'question: "Are learning walks compulsory?',
        'question: "Are learning walks compulsory?"',
    ),
    "KB115": ExplainPage(
        "a colon and a space in the middle of a text",
        "A colon with a space behind it ends a key, so the bot takes the words before it for the name of something. It "
        "cannot go on from there, and members get no answer from the folder. Put the whole text in straight double "
        "quotation marks (curly ones do not help), or do without the colon.",
        "question: One thing: are learning walks compulsory?",
        'question: "One thing: are learning walks compulsory?"',
    ),
    "KB116": ExplainPage(
        "a line that starts at the wrong depth",
        "How many spaces a line starts with decides what it belongs to, and this one stands under none of the lines "
        "above it. The bot will not guess, because a guess could give members a proof that belongs to another answer. "
        "Count the spaces of the same line in another entry and use as many. Look at the line above too: a space "
        "missing behind its colon or dash has the same effect.",
        "id: walks-compulsory\n  question: Are learning walks compulsory?",
        "id: walks-compulsory\nquestion: Are learning walks compulsory?",
    ),
    "KB117": ExplainPage(
        "a bracket that is never closed",
        "A text that starts with [ or { is taken for a list, and this one has no end, so the bot takes all that "
        "follows for part of it. Members get no answer from the folder until it is closed. Add the closing bracket; if "
        "it was meant as a text and not as a list, put the whole text in double quotation marks.",
        "see_also: [walks-what, walks-useful",
        "see_also: [walks-what, walks-useful]",
    ),
    "KB118": ExplainPage(
        "a backslash in a text in double quotation marks",
        "Between double quotation marks a backslash changes the letter behind it into something else, and here nobody "
        "can say into what. Members would not read what you typed, so the bot refuses it. Put single quotation "
        "marks round the text, or use the ordinary slash.",
        'question: "Is a visit\\walk compulsory?"',
        "question: 'Is a visit\\walk compulsory?'",
    ),
    "KB119": ExplainPage(
        "a line without the colon that a key needs",
        "The bot expected a key, a colon, a space and then the text, and found no colon followed by a space. It cannot "
        "tell whether this is a new line of the entry or more of the text above, so it stops, and members get no "
        "answer from the folder. Add the colon and one space behind it; if the line goes on from the one above, start "
        "it further to the right.",
        "id: walks-compulsory\nquestion Are learning walks compulsory?",
        "id: walks-compulsory\nquestion: Are learning walks compulsory?",
    ),
    "KB120": ExplainPage(
        "a dash where no list can start",
        "A dash and a space start an item of a list, and a list starts on the line below its key. Here the dash stands "
        "on the same line, so the bot stops and members get no answer from the folder. Start a new line with "
        "two more spaces than the key has, then the dash, a space and the words.",
        "wordings: - must we allow a walk",
        "wordings:\n  - must we allow a walk",
    ),
    "KB121": ExplainPage(
        "a character that cannot be seen inside a word",
        "There is a character in the text that takes no room on the screen, often copied from a web page or a PDF. The "
        "word looks right, yet no member's question would ever find it. Delete the whole word and type it again; "
        "nothing less is certain to remove it.",
    ),
    "KB122": ExplainPage(
        "a letter that only looks right",
        "A Greek or Russian letter stands in an English word; some of them look just like ours. You cannot see the "
        "difference, but the bot can, and no member's question would find the word. Delete the whole word and type it "
        "again.",
    ),
    "KB123": ExplainPage(
        "a briefing's text without numbered paragraphs",
        "The text of a briefing was stored, but no paragraph in it starts with 1., 2. and so on at the beginning of a "
        "line. Quotations cannot be compared with it, and a wrong one would reach members unnoticed. Put the numbers "
        "back at the start of the paragraphs, or import the briefing anew with `briefing-bot briefing import`.",
    ),
    "KB125": ExplainPage(
        "a letter that was lost in copying",
        "Where a PDF or an older program could not copy a letter, it left a sign instead, a black diamond with a "
        "question mark. Members would read it, and no question would find the word. Type the word again.",
    ),
    "KB124": ExplainPage(
        "a file that is no plain text",
        "The file was written by a word processor, a web page's editor or a printer driver, whatever its name says: "
        "between the letters stand signs of that program. Members get no answer from it. Open it where it was written, "
        "choose Save As, and pick plain text with UTF-8 as the encoding; or open the file in a plain editor and paste "
        "the words there.",
    ),
}
