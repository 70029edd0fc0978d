"""Compares what a sentence says with its proofs: whether one denies what the other affirms, or says it more strongly.

Small closed lists of words and a few rules about where they reach; no parse and no model. What is compared are words
that a sentence and the proofs of the same paragraph have in common: a sentence in other words is never in doubt.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from bot.knowledge.diagnostics import fault_at
from bot.knowledge.explain_page import ExplainPage
from bot.knowledge.markers import Sentence, sentences
from bot.knowledge.rules.fault_texts import shortened

if TYPE_CHECKING:
    from bot.knowledge.diagnostics import Fault
    from bot.knowledge.values import Entry, Evidence, Knowledge, Paragraph

_PROOF: Final = "evidence:\n  - paragraph: 13\n    quote: \"'Learning Walks' are not compulsory\""
PAGES: Final[Mapping[str, ExplainPage]] = {
    "KB342": ExplainPage(
        "a sentence that says the opposite of its proof",
        "The sentence and the words that prove it have a word in common, and one of the two denies it: a “not” was "
        "lost, or one came in. A member would tell the head the opposite of what the briefing says. Read both side by "
        "side and correct the sentence. Where both are right as they stand, say why in a line `reads_as` of the entry.",
        f"answer: Learning walks are compulsory. [13]\n{_PROOF}",
        f"answer: Learning walks are not compulsory. [13]\n{_PROOF}",
    ),
    "KB343": ExplainPage(
        "a sentence that is stronger or weaker than its proof",
        "This is a warning: the bot works all the same. The sentence says must where the paragraph says should or may, "
        "or the other way round. A member would promise the head more, or ask for less, than the briefing does. Use "
        "the briefing's own strength, or say in a line `reads_as` of the entry why it reads so.",
        "answer: Staff must be consulted. [13]",
        "answer: Staff should be consulted. [13]",
    ),
    "KB344": ExplainPage(
        "a sentence about more or fewer than its proof",
        "This is a warning: the bot works all the same. The sentence says all, most, many or some, and its proofs do "
        "not. A member would speak for more, or for fewer, than the briefing does. Use the briefing's own word, or say "
        "in a line `reads_as` of the entry why it reads so.",
        "answer: All members found it useful. [3]",
        "answer: Some members found it useful. [3]",
    ),
}

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|[.;:!?,]")
_READ_AS = (
    ("not just", "just"),
    ("not only", "only"),
    ("nothing more", "alone"),
    ("rather than", "not"),
    ("instead of", "not"),
    ("used to be", "not"),
    ("whether or not", "whether"),
    ("non-teaching", "nonteaching"),
    ("non teaching", "nonteaching"),
    ("who do not teach", "nonteaching"),
    ("above all", "notably"),
    ("at all", ""),
    ("too much to", "not"),
    ("too simplistic to", "not"),
    ("hardly", "very little"),
    ("nobody must", "nobody"),
    ("no one must", "nobody"),
    ("can't", "cannot"),
)
"""Phrases in which a word of denial denies nothing, or another one does."""
_DENYING: Final = frozenset(
    [
        "not",
        "no",
        "never",
        "without",
        "neither",
        "nor",
        "nobody",
        "nothing",
        "none",
        "cannot",
        "lack",
        "lacks",
        "fail",
        "fails",
        "miss",
    ]
)
_ENDING: Final = frozenset([".", ";", ":", "!", "?", ",", "but", "although", "though", "which", "and", "who", "that"])
"""Words and marks beyond which a denial does not reach."""
_REACH = 2
"""Telling words that a denial reaches."""
_SHORTEST, _COMPARED = 4, 5
"""Letters: shorter words are not compared, and of longer ones so many, whatever their ending."""
_LEAST_SHARED = 2
"""Words in common from which a sentence surely speaks of the same as its proof."""
_COMMON_WORDS: Final = """
that this with from have been they them their what when where would could should must there these those into more
most some such than then also only very just even ever over under said says does being will about other whether because
element part plays mean means make lead cause generate bring
"""
_COMMON: Final = frozenset(_COMMON_WORDS.split())
"""Words that are everybody's."""
_ABOUT_THE_BRIEFING = re.compile(
    r"\b(?:briefing|letter|passage|line|evaluation|it|they|that|document)\b[^.;]*\b(?:does not|do not|did not|is not"
    r"|are not|gives? no|names? no|adds? no|uses? no|sets? no|says nothing|counts|does|did)\b",
    re.IGNORECASE,
)
"""What the briefing does not say, of which there is no proof."""
_STRESSED = re.compile(
    r"\b(?:does|do|did)\s+(?:also\s+|still\s+|really\s+|even\s+)?(?:say|give|explain|list|name|reproduce|present|spell|set"
    r"|mention|add|cover|describe|tell|define|count|quote|show|sit|make|use|know|change|state|specify|include|appear|seem"
    r"|want|need|have|mean|apply|follow|repeat|print)\b",
    re.IGNORECASE,
)
"""“Does say”, as nobody writes it, unless a “not” was lost between the two."""
_STRENGTHS: Final = {
    "must": frozenset(["must", "required", "obliged", "compelled"]),
    "should": frozenset(
        [
            "should",
            "ought",
            "advised",
            "meant",
            "emphasised",
            "emphasis",
            "press",
            "stresses",
            "wants",
            "want",
            "intended",
            "correctly",
        ]
    ),
    "may": frozenset(
        ["may", "can", "could", "might", "possible", "able", "free", "enable", "let", "lets", "allow", "either"]
    ),
}
_SHARES: Final = {
    "all": frozenset(["all", "every", "everyone", "everybody", "always", "entire", "whole"]),
    "most": frozenset(["most", "majority", "mostly", "mainly", "largely"]),
    "many": frozenset(["many", "widely", "numerous", "mixed"]),
    "some": frozenset(["some", "several", "sometimes", "certain", "few", "number"]),
}


@dataclass(frozen=True, slots=True)
class _Proofs:
    """The texts that a sentence is held against, as words."""

    near: Sequence[Sequence[str]]
    """The quotations, and what we say of the points that they are from."""
    wide: Sequence[Sequence[str]]
    """Everything that is said in the paragraphs."""


def sentences_agree_with_their_proofs(entry: Entry, knowledge: Knowledge) -> Iterator[Fault]:
    """Check that no sentence of an answer denies what its proofs affirm, is stronger, or speaks of more."""
    if entry.reads_as or not entry.answers:
        return
    for text in entry.texts:
        for sentence in sentences(text):
            proofs = _proofs_of(sentence, entry, knowledge) if sentence.cited else None
            if proofs and proofs.near:
                yield from _compared(text, sentence.words, proofs)


def _compared(text: str, words: str, proofs: _Proofs) -> Iterator[Fault]:
    said = _words(words)
    quoted = shortened(" ".join(one for one in proofs.near[0] if one.isalpha()))
    if stressed := _STRESSED.search(words):
        why = f"Nobody writes “{stressed[0]}” unless a “not” was lost between the two words."
        yield fault_at(text, "KB342", "a “not” may be missing", why=why, fragment=words, warning=True)
    if _ABOUT_THE_BRIEFING.search(words):
        return
    if denied := _denied(said, proofs):
        word, lost = denied
        proof_says, we_say = ("no", "yes") if lost else ("yes", "no")
        why = f"Of “{word}” the proof, “{quoted}”, says {proof_says}, and the sentence says {we_say}."
        what = f"“{shortened(words)}” says the opposite of its proof"
        yield fault_at(text, "KB342", what, why=why, fragment=words, warning=not lost)
    compared = (
        ("KB343", _STRENGTHS, proofs.wide, "is stronger or weaker than its proof"),
        ("KB344", _SHARES, proofs.near, "speaks of more or fewer than its proof"),
    )
    for code, table, sources, differs in compared:
        theirs = {name for name, some in table.items() for one in sources if some.intersection(one)}
        for name in sorted({name for name, some in table.items() if some.intersection(said)} - theirs):
            own = next(one for one in said if one in table[name])
            than = f"says {' and '.join(sorted(theirs))}" if theirs else "does not"
            why = f"The sentence has “{own}”; its proof, “{quoted}”, {than}."
            yield fault_at(text, code, f"“{shortened(words)}” {differs}", why=why, fragment=words, warning=True)


def _denied(said: Sequence[str], proofs: _Proofs) -> tuple[str, bool] | None:
    """A word that only the sentence or only its proofs deny, and whether it is the proofs; None where there is none."""
    near: dict[str, set[bool]] = defaultdict(set)
    wide: dict[str, set[bool]] = defaultdict(set)
    for texts, found in ((proofs.near, near), (proofs.wide, wide)):
        for words in texts:
            for word, denied in _polarity(words).items():
                found[word[:_COMPARED]] |= denied
    own = _polarity(said)
    shared = [word for word in own if word[:_COMPARED] in near]
    agreed = any(True in own[word] and True in near[word[:_COMPARED]] for word in shared)
    for word in shared:
        key, denied = word[:_COMPARED], own[word]
        if denied.isdisjoint(near[key]) and denied.isdisjoint(wide[key]):
            lost = True not in denied
            if (lost and len(shared) >= _LEAST_SHARED) or not (lost or agreed):
                return word, lost
    return None


def _polarity(words: Sequence[str]) -> dict[str, set[bool]]:
    """Whether each telling word of a text is denied, affirmed, or both."""
    found: dict[str, set[bool]] = defaultdict(set)
    reach = 0
    for word in words:
        if word in _ENDING:
            reach = 0
        elif word in _DENYING or word.endswith("n't"):
            reach = _REACH
        elif len(word) >= _SHORTEST and word not in _COMMON:
            found[word].add(reach > 0)
            reach = max(0, reach - 1)
    return found


def _proofs_of(sentence: Sentence, entry: Entry, knowledge: Knowledge) -> _Proofs:
    numbers = {number for _, number in sentence.cited}
    cited = [one for one in entry.evidence if one.paragraph in numbers]
    paragraphs = {one.paragraph: found for one in cited if (found := _paragraph_of(one, knowledge))}
    points = [paragraphs[one.paragraph].points.get(one.point, "") for one in cited if one.paragraph in paragraphs]
    near = [*filter(None, points), *(one.quote for one in cited)]
    whole = [text for one in paragraphs.values() for text in (one.summary, *one.points.values())]
    own = [
        knowledge.briefings[one.briefing].full_text.get(one.paragraph, "")
        for one in cited
        if one.briefing in knowledge.briefings
    ]
    return _Proofs([_words(one) for one in near], [_words(one) for one in dict.fromkeys([*near, *whole, *own]) if one])


def _paragraph_of(proof: Evidence, knowledge: Knowledge) -> Paragraph | None:
    briefing = knowledge.briefings.get(proof.briefing)
    return briefing.paragraphs.get(proof.paragraph) if briefing else None


@lru_cache(maxsize=1024)
def _words(text: str) -> Sequence[str]:
    """The words and stops of a text; many sentences are held against one paragraph."""
    text = text.lower().replace("’", "'")
    for phrase, read_as in _READ_AS:
        text = text.replace(phrase, read_as)
    return _WORD.findall(text)
