"""Compares the quotations of all answers with a briefing's text that was just imported."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.knowledge.rules.evidence import evidence_exists
from bot.knowledge.rules.quotations import quotations_stand

if TYPE_CHECKING:
    from bot.knowledge.diagnostics import Fault
    from bot.knowledge.values import Knowledge

_FALLEN = ("KB306", "KB309")
"""The codes of a paragraph that the briefing does not have, and of words that do not stand in it."""


@dataclass(frozen=True, slots=True)
class QuotationReport:
    """What became of the quotations from one briefing."""

    compared: int
    fallen: tuple[tuple[str, Fault], ...]
    """For each quotation that does not stand in the text: its entry and the fault."""
    unnamed: int
    """How many quotations of the knowledge do not say which briefing they are from."""


def report_quotations(knowledge: Knowledge, briefing_id: str, *, is_new: bool) -> QuotationReport:
    """Compare every quotation that is taken from a briefing with its text.

    Args:
        knowledge: the answers, and the briefing with its text.
        briefing_id: the briefing.
        is_new: whether it was not there before. A quotation that names no briefing is older and means another.
    """
    meant = (briefing_id,) if is_new else (briefing_id, "")
    evidence = [(entry, proof) for entry in knowledge.entries.values() for proof in entry.evidence]
    alone = [
        replace(entry, evidence=(replace(proof, briefing=briefing_id),))
        for entry, proof in evidence
        if proof.briefing in meant
    ]
    fallen = [
        (entry.id, fault)
        for entry in alone
        for fault in (*evidence_exists(entry, knowledge), *quotations_stand(entry, knowledge))
        if fault.code in _FALLEN
    ]
    return QuotationReport(len(alone), tuple(fallen), sum(not proof.briefing for _, proof in evidence))
