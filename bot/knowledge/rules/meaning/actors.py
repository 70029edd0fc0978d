"""Whether somebody is made to act whom the proofs do not name, or a name stands that the paragraphs do not have."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from bot.knowledge.briefing.overlap import SHORT_MONTHS
from bot.knowledge.explain_page import ExplainPage
from bot.knowledge.rules.meaning.proofs import Difference, Held
from bot.knowledge.rules.meaning.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

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
        "the briefing is called. Members would tell the head that the briefing names somebody whom it does not. Use "
        "the name, or cite the paragraph in which it stands. Where the briefing's own text is not in the folder "
        "this is a warning: the bot works all the same.",
        "answer: Leeds University published the evaluation. [5]",
        "answer: Nottingham Trent University published the evaluation. [5]",
    ),
}
_ACTORS: Final[Mapping[str, str]] = {
    "the head": r"heads?(?:\s?-?teachers?)?|headteachers?|senior\s+leaders?",
    "the local authority": r"local\s+(?:education\s+)?authorit(?:y|ies)|authorit(?:y|ies)|leas?|councils?",
    "divisions": r"divisions?",
    "non-teaching staff": (
        r"non\s?-?teaching\s+staff|staff\s+who\s+do\s+not\s+teach|support\s+staff|teaching\s+assistants?"
    ),
    "staff": r"staff",
    "teachers": r"teachers?(?:'s?)?",
    "pupils": r"pupils?(?:'s?)?|child(?:ren)?(?:'s)?",
    "governors": r"governors?",
    "parents": r"parents?",
    "consultants": r"consultants?|advisers?|visiting\s+professionals?",
    "members": r"members?(?:'s?)?",
    "inspectors": r"inspectors?|ofsted|hmi",
    "the government": r"government|ministers?|dcsf|dfes",
}
_ACTOR = re.compile(
    "|".join(rf"(?P<a{at}>\b(?:{words})(?!\w))" for at, words in enumerate(_ACTORS.values())), re.IGNORECASE
)
_LEAST_SHARED: Final = 2
"""Words in common from which a clause surely rests on a point."""
_NAME = re.compile(r"(?<![.!?:…] )(?<!^)(?<![\w-])[A-Z][a-z]+(?:[-'][A-Za-z]+)*|(?<![\w-])[A-Z]{2,}\b")


def actors(held: Held) -> Iterator[Difference]:
    """Yield who is in a sentence and not in its proofs, or there less often: "divisions should press divisions"."""
    for clause in re.split(r"[,;:]", held.sentence):
        rest = words_of(_ACTOR.sub(" ", clause))
        for part, proofs in ((held.sentence, held.points), (clause, held.nearest(rest, _LEAST_SHARED))):
            known = Counter(actor for point in proofs for actor in _most_often(point.texts))
            for actor in Counter(_actors_of(part)) - known:
                does = "has them less often" if known[actor] else "does not"
                why = f"The sentence speaks of {actor}; its proof, “{held.proof}”, {does}."
                yield Difference("KB346", "speaks of others than its proof", why)
                return


def _most_often(texts: Iterable[str]) -> Iterator[str]:
    """Everybody in some texts about the same, as often as in the one of them that has them most often."""
    most: Counter[str] = Counter()
    for text in texts:
        most |= Counter(_actors_of(text))
    return most.elements()


def _actors_of(text: str) -> list[str]:
    names = tuple(_ACTORS)
    return [names[int(found.lastgroup[1:])] for found in _ACTOR.finditer(text.replace("’", "'")) if found.lastgroup]


def names(held: Held) -> Iterator[Difference]:
    """Yield the first capitalised name of a sentence that stands nowhere in the paragraphs that it cites."""
    used = _NAME.findall(held.sentence.replace("’", "'"))
    if not used:
        return
    quoted = [quote for point in held.points for quote in point.quoted]
    texts = " ".join([*held.paragraphs, *quoted, *held.called]).lower().replace("’", "'")
    known = {word.removesuffix("'s") for word in re.findall(r"[\w'-]+", texts)}
    long = {short.lower(): full for short, full in held.knowledge.vocabulary.abbreviations.items()}
    for found in used:
        name = found.removesuffix("'s").lower()
        if (
            not SHORT_MONTHS.get(found[:3], " ").startswith(found)
            and name not in known
            and long.get(name, name).lower() not in texts
        ):
            why = f"It is “{found}”."
            yield Difference("KB347", "has a name that its paragraph does not have", why, not held.known)
            return
