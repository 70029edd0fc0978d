"""Pages of the codes KB3xx: proofs, names, dates and wordings that do not fit each other or the briefing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.explain_page import ExplainPage

if TYPE_CHECKING:
    from collections.abc import Mapping

_PROOF = "evidence:\n  - paragraph: 10\n    quote: no element of compulsion"
_SECOND = "\n  - paragraph: 13\n    quote: \"'Learning Walks' are not compulsory\""

CONTENT: Final[Mapping[str, ExplainPage]] = {
    "KB301": ExplainPage(
        "a name or paragraph number that is used twice",
        "Every entry and briefing has a name that no other may have, and every paragraph of a briefing a number of its "
        "own. With two of the same the second would push out the first, and members would lose an answer without "
        "anybody noticing. Give one of them another name.",
        "- id: walks-what\n- id: walks-what",
        "- id: walks-what\n- id: walks-useful",
    ),
    "KB302": ExplainPage(
        "a sentence without its paragraph",
        "Every sentence of an answer is followed by the number of the paragraph that proves it, in square brackets. A "
        "member may read the sentence out to the head, and must be able to say where it stands. Add the number; if no "
        "paragraph says it, take the sentence out.",
        "answer: Learning walks are not compulsory.",
        "answer: Learning walks are not compulsory. [10]",
    ),
    "KB303": ExplainPage(
        "a paragraph is cited but not proved",
        "The answer cites a paragraph for which nothing is quoted under `evidence`. Members are shown the briefing's "
        "words for each paragraph cited, and here there would be none. Add the paragraph with a short quotation, or "
        "take its number out of the answer.",
        f"answer: Learning walks are not compulsory. [10] [13]\n{_PROOF}",
        f"answer: Learning walks are not compulsory. [10] [13]\n{_PROOF}{_SECOND}",
    ),
    "KB304": ExplainPage(
        "evidence that no sentence cites",
        "A paragraph is quoted under `evidence`, but no sentence of the answer is followed by its number. Members "
        "would read a proof without knowing what it proves. Put the number behind the sentence that rests on it, or "
        "delete the evidence.",
        f"answer: Learning walks are not compulsory. [10]\n{_PROOF}{_SECOND}",
        f"answer: Learning walks are not compulsory. [10] [13]\n{_PROOF}{_SECOND}",
    ),
    "KB305": ExplainPage(
        "a briefing that there is not",
        "The evidence names a briefing that is not in the folder, probably because its name is misspelt. Members could "
        "not be told where the answer comes from. Use one of the names that the fault lists, or import the briefing "
        "first.",
        "briefing: isp-2007-90",
        "briefing: isp-2007-09",
    ),
    "KB306": ExplainPage(
        "a paragraph that there is not",
        "The briefing has no paragraph with this number, perhaps because two digits changed places. A member who cites "
        "it in front of the head would be shown to be wrong. Look the paragraph up in the briefing and correct the "
        "number here and in the answer.",
        "paragraph: 31",
        "paragraph: 13",
    ),
    "KB307": ExplainPage(
        "a point that the paragraph does not have",
        "The points of a paragraph are its bullets, which have letters in the briefing's file. This paragraph has no "
        "point with this letter, so nobody can tell which part of it proves the answer to members. Correct the letter, "
        "or leave the line out.",
        "paragraph: 10\npoint: z",
        "paragraph: 10\npoint: a",
    ),
    "KB308": ExplainPage(
        "a quotation of more than twelve words",
        "The briefing belongs to the Union, so at most twelve words of it are quoted at a time. A short quotation also "
        "lets members see at once what proves the answer. Keep the words that matter and cut the rest, without leaving "
        "out any in the middle.",
    ),
    "KB309": ExplainPage(
        "quoted words that do not stand in that paragraph",
        "The quotation was compared with the Union's own text, letter by letter, and does not stand in the paragraph "
        "named. A member who reads it out could be told that the Union never said so. Copy the words exactly, or "
        "correct the number of the paragraph.",
        "paragraph: 13\nquote: no element of compulsion",
        "paragraph: 10\nquote: no element of compulsion",
    ),
    "KB310": ExplainPage(
        "the name of an entry that there is not",
        "A line names another entry, and there is none of that name: it is misspelt, or the entry was renamed or "
        "deleted. Members would be offered a question that leads nowhere, or the exam would wait for an answer that "
        "cannot come. Correct the name or take it out.",
        "see_also: [walks-compulsary]",
        "see_also: [walks-compulsory]",
    ),
    "KB311": ExplainPage(
        "days that stand in the wrong order",
        "An answer is first reviewed, then due for review again (`review_by`), and last of all it runs out "
        "(`expires`). Here a later step has an earlier day, so the bot cannot tell how long members may rely on the "
        "answer. Look at all the days of the entry; often only the year is wrong.",
        "reviewed: 2026-11-23\nreview_by: 2025-11-23",
        "reviewed: 2026-11-23\nreview_by: 2027-11-23",
    ),
    "KB312": ExplainPage(
        "the same wording twice",
        "The same words stand in two entries, or twice in one; capitals and punctuation make no difference. Two "
        "answers cannot both be the one for a member who asks so. Delete one of the two, and keep it where the answer "
        "fits better.",
        "wordings:\n  - must we allow a walk\n  - Must we allow a walk?",
        "wordings:\n  - must we allow a walk\n  - can we refuse a walk",
    ),
    "KB313": ExplainPage(
        "a reason for declining that there is not",
        "A golden question says for which reason the bot must decline, and there is no such reason. The exam could "
        "never be passed, and would not show whether members are told the right thing. Choose one of the reasons that "
        "the fault names, or `any`.",
        "- ask: What is the weather like?\n  decline: outside",
        "- ask: What is the weather like?\n  decline: outside-the-briefing",
    ),
    "KB314": ExplainPage(
        "no answer starts from this paragraph",
        "This is a warning: the bot works all the same. No answer has this paragraph as the first of its evidence, so "
        "a member who asks about it is probably turned away. Write an answer that rests on it first of all; "
        "`briefing-bot new` asks for it step by step.",
    ),
    "KB315": ExplainPage(
        "square brackets that are no paragraph number",
        "Square brackets in an answer hold one paragraph number each and nothing else, because members take them for "
        "proof. These hold something else, or are not closed. Write several numbers one after the other, each in its "
        "own brackets, and use round brackets for remarks.",
        "answer: Learning walks are not compulsory. [10, 13]",
        "answer: Learning walks are not compulsory. [10] [13]",
    ),
    "KB316": ExplainPage(
        "words copied from the briefing",
        "More than twelve words in a row are the briefing's own. It belongs to the Union, and members are better "
        "served by plain words beside a short quotation. Say the same in your own words; what must be exact goes under "
        "`quote`.",
    ),
    "KB317": ExplainPage(
        "a figure or date that no cited paragraph has",
        "The answer has a number, year or month that stands in none of the paragraphs it cites. Members trust figures "
        "most of all, and a wrong one is the first thing a head would notice. Correct it, take it out, or cite the "
        "paragraph in which it stands.",
        "answer: Since 2009 learning walks are not compulsory. [10]",
        "answer: Learning walks are not compulsory. [10]",
    ),
    "KB318": ExplainPage(
        "a quotation of fewer than three words",
        "One or two words stand in almost any paragraph and prove nothing. A member needs enough of the sentence to "
        "show what the Union said. Quote three to twelve words that stand together in the paragraph.",
        "quote: compulsion",
        "quote: no element of compulsion",
    ),
    "KB319": ExplainPage(
        "a point of a paragraph that no answer rests on",
        "This is a warning: the bot works all the same. No answer gives this point of the briefing as evidence, so a "
        "member who asks about it is probably turned away. Write an answer for it, or add the `point` line to the "
        "evidence that rests on it already.",
        _PROOF,
        "evidence:\n  - paragraph: 10\n    point: a\n    quote: no element of compulsion",
    ),
    "KB320": ExplainPage(
        "an answer that the exam does not ask for",
        "This is a warning: the bot works all the same. No golden question asks for this answer, so nobody would "
        "notice if a later change kept members from finding it. Add a question to a file in the folder questions, in "
        "words that are not among the entry's wordings.",
        "",
        "- ask: our head says we have to join a learning walk, true?\n  entry: walks-compulsory",
    ),
    "KB321": ExplainPage(
        "two entries with a wording of the same words",
        "Two wordings of two entries hold the same words, only in another order, with other endings or with other "
        "small words between. Nothing tells the bot which of the two answers a member wants. Say in one of them what "
        "makes the difference, or delete one.",
        "id: walks-useful\nwordings:\n  - useful learning walks at school",
        "id: walks-useful\nwordings:\n  - what good do learning walks do a school",
    ),
    "KB322": ExplainPage(
        "a wording that another entry wins",
        "The exam asked each wording of each entry, and for this one another entry came first. A member who asks in "
        "these words is led to that other entry, not to the one you wrote them for. Decide where they belong: "
        "move them to the entry that wins, or add the words that make the difference. If the two entries say the "
        "same, make one of them.",
        "id: walks-useful\nwordings:\n  - do we have to do learning walks",
        "id: walks-useful\nwordings:\n  - do learning walks do any good",
    ),
    "KB323": ExplainPage(
        "evidence that does not say which briefing it is from",
        "There are several briefings in the folder, and this evidence names none of them. Paragraph 10 of one is not "
        "paragraph 10 of another, and members would be shown the wrong source. Add a line with the briefing's name to "
        "the evidence, or one at the top of the file for all of it.",
        _PROOF,
        "evidence:\n  - briefing: isp-2007-09\n    paragraph: 10\n    quote: no element of compulsion",
    ),
    "KB325": ExplainPage(
        "a quotation cut out of a negation",
        "In the briefing a word such as “not” or “no” stands just before the quoted words, and it was left out. "
        "Without it they say the opposite of what the Union said, and a member could be caught out with them. Start "
        "the quotation earlier, so that the word is in it.",
        "quote: element of compulsion",
        "quote: no element of compulsion",
    ),
    "KB326": ExplainPage(
        "a concept that is missing, or stands under two keys",
        "A concept is a group of words in vocabulary.yaml; under `needs` and `not_with` stand the names of those that "
        "a question must have, or must not have, and in the vocabulary after `it_means` the one that “it” stands for. "
        "This name is not in the vocabulary, or it stands under both keys. "
        "Members who ask for the answer could be kept from it, or others be given it by a likeness. Use the name that "
        "stands above the words in vocabulary.yaml, under one of the two keys.",
        "needs: [learning-wlak]\nnot_with: [observation-sheet]",
        "needs: [learning-walk]\nnot_with: [observation-sheet]",
    ),
}
