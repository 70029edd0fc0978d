"""Whether somebody is made to act whom the proofs do not name, or a name stands that the paragraphs do not have."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from bot.knowledge.briefing.overlap import SHORT_MONTHS
from bot.knowledge.explain_page import ExplainPage
from bot.knowledge.rules.meaning.proofs import Difference, Held
from bot.knowledge.rules.meaning.words import clauses, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

PAGES: Final[Mapping[str, ExplainPage]] = {
    "KB346": ExplainPage(
        "a sentence about others than its proof",
        "This is a warning: the bot works all the same. The sentence speaks of heads, divisions, teachers or others, "
        "and the words that prove it do not, or not so often. A member would send the head or the authority away with "
        "somebody else's duty. Name those that the briefing names, or add the proof that does.",
        "answer: Heads should tell local authorities that walks are not compulsory. [13]",
        "answer: Divisions should tell local authorities that walks are not compulsory. [13]",
    ),
    "KB347": ExplainPage(
        "a name that its paragraph does not have",
        "The sentence has a name or short form that stands nowhere in the paragraphs that it cites, nor in what "
        "the briefing is called. Members would tell the head that the briefing names somebody whom it does not. "
        "Correct it, or cite the paragraph in which it stands. Where the briefing's own text is not in the folder "
        "this is a warning: the bot works all the same.",
        "answer: Leeds University published the evaluation. [5]",
        "answer: Nottingham Trent University published the evaluation. [5]",
    ),
}
_CALLED: Final[Mapping[str, str]] = {
    "the head": "head heads headteacher headteachers",
    "the local authority": "authority authorities lea leas council councils",
    "divisions": "division divisions",
    "non-teaching staff": "nonteaching assistant assistants",
    "staff": "staff",
    "teachers": "teacher teachers",
    "pupils": "pupil pupils child children",
    "governors": "governor governors",
    "parents": "parent parents",
    "consultants": "consultant consultants adviser advisers professionals",
    "members": "member members",
    "inspectors": "inspector inspectors ofsted hmi",
    "the government": "government minister ministers dcsf dfes",
}
"""Those who act in schools, and the words for them."""
_ACTORS: Final = {word: actor for actor, words in _CALLED.items() for word in words.split()}
_ONE: Final = frozenset([("head", "teacher"), ("head", "teachers"), ("nonteaching", "staff"), ("teacher", "members")])
"""Two words that name one actor."""
_LEAST_SHARED: Final = 2
"""Words in common from which a clause surely rests on a point."""
_NAME = re.compile(r"(?<![.!?:…] )(?<!^)(?<![\w-])[A-Z][a-z]+(?:[-'][A-Za-z]+)*|(?<![\w-])[A-Z]{2,}\b")


def actors(held: Held) -> Iterator[Difference]:
    """Yield who is in a sentence and not in its proofs, or there less often: "divisions should press divisions"."""
    parts = [(held.claimed, held.points)]
    for clause in clauses(held.claimed):
        rest = [word for word in clause if _bare(word) not in _ACTORS]
        parts.append((clause, held.nearest(rest, _LEAST_SHARED)))
    for words, points in parts:
        named = Counter(_actors_in(words))
        known = Counter(actor for point in points for actor in _most_often(point.texts)) if named else named
        for actor in named - known:
            does = "has them less often" if known[actor] else "does not"
            why = f"The sentence speaks of {actor}; its proof, “{held.proof}”, {does}."
            yield Difference("KB346", "speaks of others than its proof", why)
            return


def _most_often(texts: Iterable[str]) -> Iterator[str]:
    """Everybody in some texts about the same, as often as in the one of them that has them most often."""
    most: Counter[str] = Counter()
    for text in texts:
        most |= _actors_of(text)
    return most.elements()


@lru_cache(maxsize=2048)
def _actors_of(text: str) -> Counter[str]:
    return Counter(_actors_in(words_of(text)))


def _actors_in(words: Sequence[str]) -> Iterator[str]:
    before = ""
    for word in map(_bare, words):
        if word in _ACTORS and (before, word) not in _ONE:
            yield _ACTORS[word]
        before = word


def _bare(word: str) -> str:
    """A word without its genitive."""
    return word.partition("'")[0]


def names(held: Held) -> Iterator[Difference]:
    """Yield the first capitalised name of a sentence that stands nowhere in the paragraphs that it cites."""
    used = _NAME.findall(held.sentence.replace("’", "'")) if any(map(str.islower, held.sentence)) else []
    if not used:
        return
    quoted = [quote for point in held.points for quote in point.quoted]
    texts = " ".join([*held.paragraphs, *quoted, *held.called]).lower().replace("’", "'")
    long = {short.lower(): full for short, full in held.knowledge.vocabulary.abbreviations.items()}
    for found in used:
        name = found.removesuffix("'s").lower()
        month = SHORT_MONTHS.get(found[:3], " ").startswith(found)
        if not (month or re.search(rf"(?<!\w){re.escape(name)}(?!\w)", texts) or long.get(name, name).lower() in texts):
            why = f"It is “{found}”."
            yield Difference("KB347", "has a name that its paragraph does not have", why, not held.in_full)
            return
