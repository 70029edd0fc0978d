"""A small briefing about tea and an entry drafted from it, for the tests of drafts."""

from __future__ import annotations

from datetime import date

from bot.knowledge.values import Briefing, Evidence, Knowledge, Paragraph, Vocabulary
from bot.publishing.drafting import DraftEntry, DraftSentence

PROOF = Evidence("tea", "1", "a", "filled by whoever comes first")
DRAFT = DraftEntry(
    id="kettle-who",
    question="Who fills the kettle?",
    wordings=("whose job is the kettle",),
    sentences=(DraftSentence("No."), DraftSentence("Whoever comes first fills it.", (PROOF,))),
    see_also=("mugs-who",),
    reviewed=date(2026, 11, 23),
    review_by=date(2027, 11, 23),
)
TEA = Briefing(
    "tea",
    "Tea",
    "Staffroom",
    "May 2020",
    {number: Paragraph(number, "Tea", "Tea.", {"a": "Tea."}) for number in ("1", "2")},
    {
        "1": "The kettle is filled by whoever comes first in the morning, and by no means by a pupil or a visitor.",
        "2": "Nobody has to wash another person's mug, and the rota hangs beside the door.",
    },
)
KNOWN = Knowledge({"tea": TEA}, {}, Vocabulary())
NOTHING = Knowledge({}, {}, Vocabulary())
