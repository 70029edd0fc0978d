"""Describes each kind of knowledge file in one table: its keys, and what their values must look like."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.knowledge.formats import kinds
from bot.knowledge.formats.field_types import NAME, Choice, Day, Field, ListOf, MapOf, Record, Text
from bot.knowledge.values import UNWORDED_MOVES, WRITTEN_REASONS, ConceptKind, Move

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.knowledge.formats.kinds import FileKind

_ID = Text(60, NAME, "A name has small letters, digits and single hyphens, such as walks-compulsory.")
_ENTRY_ID = replace(_ID, of_entry=True)
_PARAGRAPH = Text(8, r"[0-9]+(\.[0-9]+)*[A-Za-z]?", "A paragraph is a number such as 10 or 3.10.")
_CONCEPTS = ListOf(_ID, least=1, most=40)
_POINT = Text(2, r"[a-z]{1,2}", "A point is a small letter, such as c.")
_QUESTION = Text(300)

_EVIDENCE = Record(
    "evidence",
    {
        "briefing": Field(_ID, required=False, help="Which briefing; needed only where there are several."),
        "paragraph": Field(_PARAGRAPH, help="The number of the paragraph that proves it."),
        "point": Field(_POINT, required=False, help="The letter of the point, from the briefing's file."),
        "quote": Field(Text(200), help="At most 12 words, exactly as they stand in that paragraph."),
    },
)
_COMMON = {
    "id": Field(_ENTRY_ID, help="A short name for this entry that no other has."),
    "question": Field(_QUESTION, help="The question, as a member would ask it."),
    "wordings": Field(ListOf(_QUESTION, least=1, most=400), help="Other ways in which members ask the same."),
}
_DATES = {
    "see_also": Field(ListOf(_ENTRY_ID, most=8), required=False, help="Names of entries on related questions."),
    "reviewed": Field(Day(), required=False, help="When somebody last compared it with the briefing."),
    "review_by": Field(Day(), required=False, help="When somebody must do so again."),
    "expires": Field(Day(), required=False, help="From this day on it is not shown."),
    "withheld": Field(Text(200), required=False, help="Why it is not shown for now, as members will read it."),
}
_ANSWER = Record(
    "an entry",
    {
        **_COMMON,
        "answer": Field(
            Text(1500), help="The answer in our own words, each sentence followed by its paragraph, like [10]."
        ),
        "short": Field(Text(300), required=False, help="The answer in one sentence, with its paragraph."),
        "because": Field(
            Text(500), required=False, help="The reason that the briefing gives for it, with its paragraph."
        ),
        "group": Field(Text(60), required=False, help="The one of the file's `groups` in which it stands."),
        "reads_as": Field(Text(300), required=False, help="Why it is right though it reads otherwise than its proof."),
        "evidence": Field(
            ListOf(_EVIDENCE, least=1, most=20), help="For each paragraph cited, the words that prove it."
        ),
        "needs": Field(_CONCEPTS, required=False, help="Concepts; a question must have at least one of them."),
        "not_with": Field(_CONCEPTS, required=False, help="Concepts; a question must have none of them."),
        **_DATES,
    },
)
_DECLINE = Record(
    "an entry",
    {
        **_COMMON,
        "reason": Field(Choice(tuple(WRITTEN_REASONS)), help="Why there is no answer."),
        "reply": Field(Text(800), help="What the member is told, in our own words."),
        "next_step": Field(_QUESTION, help="What the member can do instead."),
        "beside": Field(
            _ENTRY_ID, required=False, help="The answer these questions are close to, without being answered by it."
        ),
        "evidence": Field(ListOf(_EVIDENCE, most=20), required=False, help="Where the reply cites a paragraph."),
        **_DATES,
    },
)

_FILE = {
    "topic": Field(Text(80), help="The topic's name, as members will read it."),
    "briefing": Field(_ID, required=False, help="Which briefing its evidence is from, where there are several."),
}

ANSWERS_FILE = Record(
    "an answers file",
    {
        **_FILE,
        "groups": Field(
            ListOf(Text(60), most=12), required=False, help="Headings of its questions, in the order of reading."
        ),
        "entries": Field(ListOf(_ANSWER, least=1)),
    },
)
DECLINES_FILE = Record("a declines file", {**_FILE, "entries": Field(ListOf(_DECLINE, least=1))})
BRIEFING_FILE = Record(
    "a briefing file",
    {
        "id": Field(_ID, help="A short name, such as isp-2007-09."),
        "title": Field(Text(120)),
        "publisher": Field(Text(120)),
        "date": Field(Text(40), help="As members would say it, such as September 2007."),
        "in_short": Field(
            Text(2000), required=False, help="All of it in at most ten sentences, each followed by its paragraph."
        ),
        "paragraphs": Field(
            ListOf(
                Record(
                    "a paragraph",
                    {
                        "number": Field(_PARAGRAPH),
                        "section": Field(Text(120)),
                        "summary": Field(Text(1200), help="What the paragraph says, in our own words."),
                        "points": Field(
                            MapOf(_POINT, Text(500)), help="Its bullets and advice in our own words, by letter."
                        ),
                        "checklists": Field(
                            MapOf(Text(80), ListOf(_POINT, least=1, most=40)),
                            required=False,
                            help="Lists of points that members can tick off, by their headings.",
                        ),
                        "actions": Field(
                            MapOf(Text(80), ListOf(_POINT, least=1, most=40)),
                            required=False,
                            help="Points that ask somebody to do something, by who that is, such as Divisions.",
                        ),
                    },
                ),
                least=1,
            )
        ),
    },
)
VOCABULARY_FILE = Record(
    "the vocabulary",
    {
        "concepts": Field(
            MapOf(
                _ID,
                Record(
                    "a concept",
                    {
                        "kind": Field(Choice(tuple(ConceptKind)), help="subject, aspect, detail or foreign."),
                        "words": Field(ListOf(Text(60), least=1), help="What members call it."),
                    },
                ),
            )
        ),
        "abbreviations": Field(MapOf(Text(20, signs=True), Text(80)), help="Short forms and the words they stand for."),
        "ignored": Field(ListOf(Text(40)), help="Words that say nothing about what is asked."),
        "small_talk": Field(
            ListOf(Text(40)), required=False, help="More greetings; conversation.yaml is the better place."
        ),
        "it_means": Field(
            _ID, required=False, help="The concept that “it” stands for in a question with nothing before it."
        ),
        "glossary": Field(
            MapOf(Text(40), Text(300)), required=False, help="Words of the trade, each explained in a sentence or two."
        ),
    },
)
_EXPRESSION = Text(12000, signs=True)
CONVERSATION_FILE = Record(
    "the conversation",
    {
        "parts": Field(
            MapOf(_ID, _EXPRESSION), required=False, help="Phrases with a name, for use in the others as <name>."
        ),
        "moves": Field(
            Record(
                "the moves",
                {
                    str(one): Field(ListOf(_EXPRESSION, least=1), required=False)
                    for one in Move
                    if one not in UNWORDED_MOVES
                },
            ),
            help="How members do something else than ask: thank, ask for the source and so on.",
        ),
        "questions": Field(ListOf(_EXPRESSION), required=False, help="Questions that look like a move and are none."),
        "around": Field(
            ListOf(_EXPRESSION), required=False, help="What may stand before or after, and changes nothing."
        ),
        "openers": Field(ListOf(_EXPRESSION), required=False, help="Courtesies before a question."),
        "closers": Field(ListOf(_EXPRESSION), required=False, help="Courtesies after a question."),
        "languages": Field(
            MapOf(Text(40), ListOf(Text(40), least=5)),
            required=False,
            help="Everyday words of other languages, by the language's name.",
        ),
    },
)
SIGNPOSTS_FILE = Record(
    "the signposts",
    {
        "advice_line": Field(
            Text(120), required=False, help="What stands for {advice_line}: its name, number and hours."
        ),
        "signposts": Field(
            ListOf(
                Record(
                    "a signpost",
                    {
                        "id": Field(_ID, help="A short name for this signpost that no other has."),
                        "words": Field(ListOf(Text(60), least=1, most=400), help="What members in such need say."),
                        "reply": Field(Text(400), help="One or two kind sentences; no diagnosis, no advice."),
                        "next_step": Field(Text(400), help="Whom to turn to, with the number to ring."),
                        "then": Field(
                            Choice(("nothing", "answer")),
                            required=False,
                            help="`nothing`: no answer follows, only that there are people.",
                        ),
                    },
                ),
                least=1,
                most=20,
            ),
            help="Urgent matters, the most urgent first.",
        ),
    },
)
QUESTIONS_FILE = Record(
    "a questions file",
    {
        "questions": Field(
            ListOf(
                Record(
                    "a golden question",
                    {
                        "ask": Field(
                            ListOf(Text(2000), least=1, most=6, or_single=True),
                            help="The question, or a list of messages.",
                        ),
                        "entry": Field(
                            ListOf(_ENTRY_ID, least=1, most=4, or_single=True),
                            required=False,
                            help="The entry that must answer.",
                        ),
                        "decline": Field(
                            Text(40), required=False, help="The reason it must be declined for, or `any`."
                        ),
                        "move": Field(
                            Choice(tuple(Move)), required=False, help="The move of the conversation that it is."
                        ),
                    },
                ),
                least=1,
            )
        ),
    },
)

FORMATS: Final[Mapping[FileKind, Record]] = {
    kinds.ANSWERS: ANSWERS_FILE,
    kinds.DECLINES: DECLINES_FILE,
    kinds.BRIEFING: BRIEFING_FILE,
    kinds.QUESTIONS: QUESTIONS_FILE,
    kinds.SIGNPOSTS: SIGNPOSTS_FILE,
    kinds.CONVERSATION: CONVERSATION_FILE,
    kinds.VOCABULARY: VOCABULARY_FILE,
}
"""The table by which a file of each kind is read."""
