"""Splits a message into its questions, by its own punctuation and question words.

A sentence that asks nothing ("my head has announced a walk on Tuesday") is the case behind the question that follows,
and stays with it. What somebody numbered themselves, "(1) … and (2) …", is cut at the numbers, whatever it asks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.answering.constants import MOST_PARTS
from bot.answering.leading import led_to
from bot.answering.scope import scoped, sets_aside

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)]* |\n|(?<=\s[:;][()DP]) |(?<=\s[:;]-[()DP]) ")
_ASKING_WORDS = """
who whose whom what whats when where why how which is are was were do does did can could should would will may must has
have am isnt arent wasnt doesnt dont didnt cant couldnt shouldnt wont wouldnt hasnt havent wats wot
"""
_ASKING = frozenset(_ASKING_WORDS.split())
_NO_APOSTROPHE = str.maketrans("", "", "'’")
_LEADING_WORDS = """
and also but so or then plus ok okay hi hello hey please first firstly second secondly two quick one ones question
questions thing things another oh er erm um
"""
_LEADING = frozenset(_LEADING_WORDS.split())
_DIRECT = r"(?:what(?! if| about)|how(?! about)|why|is|are|was|were|do|does|did|can|could|should|will|must|has|have)\b"
_JOINT = re.compile(
    r"(?:[,;:] ?| )(?:and|n|&|also|plus|but|then|\+) (?:also )?(?=(?P<next>[\w'’]+) \w)|; (?=(?P<bare>[\w'’]+) )"
    rf"|, (?=(?P<direct>{_DIRECT}) \w+ \w)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:(?:,|;| and|, and) )?(?<!\S)(?:\(([1-5a-e])\)|([1-5])[.)]|([a-e])\))\s+", re.IGNORECASE)
_FIRST_WORD = re.compile(r"([\w'’]+)[\s,:;–-]*")
_CONFIRMING = re.compile(
    r"(?:is|isn'?t|was|are|aren'?t)\s+(?:that|this|it|he|she|they)\s+(?:all\s+)?(?:right|true|correct|so|wrong|the\s+case|what)\b"
    r"|(?:true|right|correct)\W*$",
    re.IGNORECASE,
)
"""Asks whether what was just told is so: then that is what is asked."""
_REPORTING = re.compile(
    r"\b(?:sa(?:ys?|id)|reckon(?:s|ed)?|swears?|swore|(?:told|tells)\s+\w+|thinks?|thought|claim(?:s|ed)|insist(?:s|ed)|heard)"
    r"\s+(?:that\s+)?(?=\w)",
    re.IGNORECASE,
)
_LEAST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a message, with the sentences that tell its case."""

    text: str
    case: str = ""
    set_aside: str = ""
    """What it says that it is not about."""

    @property
    def whole(self) -> str:
        """The case and the text together, as they were typed."""
        return f"{self.case} {self.text}".strip()


def split(message: str) -> list[Question]:
    """Return the questions of a message, in order; the whole message where nothing in it asks.

    Args:
        message: what the member typed.
    """
    numbered = _numbered(message)
    if numbered:
        return [question for item in numbered for question in split(item)][:MOST_PARTS]
    questions: list[Question] = []
    case: list[str] = []
    aside: list[str] = []
    lines = "\n".join(" ".join(line.split()) for line in message.splitlines())
    for sentence in filter(None, _SENTENCE_END.split(lines)):
        begins = _beginning(sentence)
        asking = sentence[max(0, begins) :]
        if begins < 0:
            if not led_to(sentence).told and not sentence.rstrip("\"'”’) ").endswith("?"):
                left_out = sets_aside(sentence)
                (aside if left_out else case).append(left_out or sentence)
                continue
            left, left_out = scoped(sentence)
            told, asking = led_to(left)
            aside += filter(None, [left_out])
            case += filter(None, [told])
        for clause in _clauses(asking):
            asked, set_aside = scoped(clause)
            if case and _CONFIRMING.match(asked):
                told, claim = _claimed(case.pop())
                case += filter(None, [told])
                asked = f"{claim} {asked}"
            questions.append(Question(asked, " ".join(case), " ".join([*aside, set_aside]).strip()))
            case, aside = [], []
    if not questions:
        asked, set_aside = scoped(message.strip())
        return [Question(asked, "", set_aside)]
    if case:
        last = questions[-1]
        questions[-1] = replace(last, case=f"{last.case} {' '.join(case)}".strip())
    return questions[:MOST_PARTS]


def _numbered(message: str) -> list[str]:
    """The items that a message's writer numbered or lettered, sentences before them with the first; else none."""
    marks = list(_NUMBER.finditer(message))
    order = [next(filter(None, one.groups())).lower() for one in marks]
    if len(order) <= 1 or "".join(order) not in ("12345"[: len(order)], "abcde"[: len(order)]):
        return []
    ends = [one.start() for one in marks[1:]] + [len(message)]
    lead = [one for one in _SENTENCE_END.split(message[: marks[0].start()])[:-1] if one.strip()]
    items = [message[one.end() : end].strip() for one, end in zip(marks, ends, strict=True)]
    return [" ".join([*lead, items[0]]), *items[1:]] if all(items) else []


def _beginning(sentence: str) -> int:
    """Return where the asking begins, after words that lead to it ("Two quick ones:"); -1 where nothing is asked."""
    place = 0
    while word := _FIRST_WORD.match(sentence, place):
        if _asks(word[1]):
            return place
        if word[1].lower() not in _LEADING:
            break
        place = word.end()
    return -1


def _claimed(sentence: str) -> tuple[str, str]:
    """A sentence cut behind "he says": who says it where, and what is said."""
    found = _REPORTING.search(sentence)
    return (sentence[: found.end()].strip(), sentence[found.end() :]) if found else ("", sentence)


def _asks(word: str) -> bool:
    """Return whether a word begins a question, typed with its apostrophe or without."""
    return word.lower().translate(_NO_APOSTROPHE) in _ASKING


def _clauses(sentence: str) -> list[str]:
    """A sentence cut where a second question begins: "…, and who pays for it?"."""
    clauses, start = [], 0
    for joint in _JOINT.finditer(sentence):
        head = sentence[start : joint.start()].strip(" ,;:")
        asks = re.match(_DIRECT, head, re.IGNORECASE) if joint["direct"] else any(map(_asks, head.split()))
        if asks and _asks(joint["next"] or joint["bare"] or joint["direct"]) and len(head.split()) >= _LEAST_WORDS:
            clauses.append(head)
            start = joint.end()
    return [*clauses, sentence[start:].strip()]
