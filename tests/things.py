"""A small knowledge made up of four things, for tests that need entries and none of the Union's words."""

from __future__ import annotations

from bot.knowledge.values import Concept, ConceptKind, DeclineReason, Entry, Evidence, Knowledge, Vocabulary

THINGS = ("ferret", "kettle", "marble", "violin")


def entry(name: str, paragraph: int, *phrasings: str, reason: DeclineReason | None = None) -> Entry:
    """An entry that rests on one paragraph."""
    proof = (Evidence("briefing", str(paragraph), "", "words that prove it"),)
    text = f"This is said of {name}. [{paragraph}]"
    return Entry(
        name, "Topic", phrasings[0], phrasings[1:], text, proof, reason=reason, next_step="Ask." * bool(reason)
    )


def made() -> Knowledge:
    """Of each thing what it is and whether it is compulsory; how many, of kettles only."""
    entries = [entry("own-kettle", 9, "Is my own kettle safe?", "my own kettle", reason=DeclineReason.PERSONAL_CASE)]
    entries.append(entry("kettle-count", 10, "How many kettles are there?", "how many kettles"))
    for place, one in enumerate(THINGS):
        entries += [
            entry(f"{one}-what", 2 * place + 1, f"What is a {one}?", f"define {one}", f"explain {one}s"),
            entry(f"{one}-compulsory", 2 * place + 2, f"Are {one}s compulsory?", f"must we {one}", f"refuse a {one}"),
        ]
    concepts = [Concept(one, ConceptKind.SUBJECT, (one,)) for one in THINGS]
    concepts += [
        Concept("compulsion", ConceptKind.ASPECT, ("compulsory", "must", "refuse")),
        Concept("definition", ConceptKind.ASPECT, ("what is", "what are", "define", "explain")),
        Concept("how-many", ConceptKind.DETAIL, ("how many",)),
        Concept("orders", ConceptKind.FOREIGN, ("ignore your",)),
    ]
    vocabulary = Vocabulary(tuple(concepts), small_talk=frozenset({"hello", "thanks"}))
    return Knowledge({}, {one.id: one for one in entries}, vocabulary, digest="d1g35t")
