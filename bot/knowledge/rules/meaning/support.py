"""Whether the words of a sentence stand in its proofs at all, or the vocabulary says the same of other words."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from bot.knowledge.diagnostics import fault_at
from bot.knowledge.explain_page import ExplainPage
from bot.knowledge.number_words import VALUES as NUMBERS
from bot.knowledge.rules.fault_texts import shortened
from bot.knowledge.rules.meaning.proofs import Difference, Held
from bot.knowledge.rules.meaning.words import keys_of, telling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from bot.knowledge.diagnostics import Fault
    from bot.knowledge.values import Entry, Evidence, Knowledge, Vocabulary

PAGES: Final[Mapping[str, ExplainPage]] = {
    "KB348": ExplainPage(
        "a sentence about something else than its proof",
        "This is a warning: the bot works all the same. More than half of what the sentence says stands neither in the "
        "words that prove it nor beside them in vocabulary.yaml; the fault names those words. A member who reads the "
        "quotation would not find what the answer says. Say it in words closer to the briefing, quote the words that "
        "prove it, or take the sentence out.",
        "answer: Supply teachers earn overtime. [10]",
        "answer: Learning walks are voluntary. [10]",
    ),
    "KB349": ExplainPage(
        "a quotation that hardly fits its paragraph",
        "This is a warning: the bot works all the same. Of what is quoted, hardly a word stands in what we say of "
        "that paragraph; perhaps the number is that of its neighbour. A member who looks the paragraph up would not "
        "find the quotation. Correct the number, or import the briefing's own text: then each is looked for in it.",
        "evidence:\n  - paragraph: 1\n    quote: no element of compulsion",
        "evidence:\n  - paragraph: 10\n    quote: no element of compulsion",
    ),
}
_ABOUT_A_TEXT: Final = keys_of(
    """
    briefing passage document line point letter evaluation report reports quote quotes call calls give gives given
    name names named says speak speaks treat treats describe described print prints show shows goes went uses sets count
    counts part side reason example view thing something same further itself alike according known feel feels feeling
    think thinks thought come comes take takes taken place purpose words member writer list above after before within
    kind matter whole criteria become became leave leaves open here
    """
)
"""Words with which an answer speaks of the briefing, which is no claim of its own."""
_MOST_UNPROVED: Final = 0.5
"""Share of a sentence's own words from which on it is about something else than its proofs."""
_LEAST_UNPROVED: Final = 2
"""Words: one alone is a turn of phrase."""
_LEAST_FITTING: Final = 1 / 3
"""Share of the words quoted from a paragraph that stand in what we say of it."""


def unsupported(held: Held) -> Iterator[Difference]:
    """Yield where most telling words of a sentence stand neither in its proofs nor beside them in the vocabulary."""
    known = _keys(held.sources) | _ABOUT_A_TEXT
    own = {key: word for word in held.claimed if (key := telling(word))}
    own = {key: word for key, word in own.items() if key not in _ABOUT_A_TEXT and word not in NUMBERS}
    strange = {key: word for key, word in own.items() if key not in known}
    if len(strange) > _MOST_UNPROVED * len(own) and len(strange) >= _LEAST_UNPROVED:
        same = _alike(known, held.knowledge.vocabulary)
        strange = {key: word for key, word in strange.items() if key not in same}
        if len(strange) > _MOST_UNPROVED * len(own) and len(strange) >= _LEAST_UNPROVED:
            marked = ", ".join(f"“{word}”" for word in strange.values())
            why = f"Its proof, “{held.proof}”, does not have {marked}."
            yield Difference("KB348", "is about something else than its proof", why)


def quotations_fit_their_paragraphs(entry: Entry, knowledge: Knowledge) -> Iterator[Fault]:
    """Check that what is quoted of a paragraph has to do with it, where its own text is not there to look in."""
    proofs: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for one in entry.evidence:
        proofs[one.briefing, one.paragraph].append(one)
    for (source, number), quoted in proofs.items():
        briefing = knowledge.briefings.get(source)
        paragraph = briefing.paragraphs.get(number) if briefing else None
        if briefing is None or paragraph is None or number in briefing.full_text:
            continue
        words = _keys(one.quote for one in quoted)
        fits = {other: len(words & _keys([one.section, one.our_words])) for other, one in briefing.paragraphs.items()}
        if fits[number] < _LEAST_FITTING * len(words) and fits[number] < max(fits.values()):
            what = f"what is quoted hardly fits paragraph {number}"
            why = f"Of “{shortened(quoted[0].quote)}” hardly a word stands in what we say of that paragraph."
            yield fault_at(quoted[0].quote, "KB349", what, why=why, warning=True)


def _keys(texts: Iterable[str]) -> AbstractSet[str]:
    return frozenset().union(*map(keys_of, texts))


def _alike(known: AbstractSet[str], vocabulary: Vocabulary) -> AbstractSet[str]:
    """The words that the vocabulary puts beside some known ones."""
    groups = (_keys([word for word in concept.words if " " not in word]) for concept in vocabulary.concepts)
    return {word for words in groups if known & words for word in words}
