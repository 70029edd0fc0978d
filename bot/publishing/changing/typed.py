"""Reads what an officer typed into a form: wordings and proofs, one a line, however a phone's keyboard put them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.errors import ChangeError
from bot.knowledge.values import Evidence
from bot.knowledge.yaml.source import letters_of
from bot.phrases import publishing as phrases
from bot.publishing.drafting import bare_quote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.knowledge.values import Knowledge

_BULLET = re.compile(r"^\s*(?:[-–—•*·]|\d{1,2}[.)])\s+")
_PROOF = re.compile(
    r"^\s*(?:paragraph|para\.?|p\.?)?\s*\[?(?:(?P<briefing>[a-z][a-z0-9-]*):)?(?P<number>\d+(?:\.\d+)*)"
    r"\s?(?P<point>[a-z]{1,2})?\]?\s*(?:[:–—=-]|\s)\s*(?P<quote>\S.*)$",
    re.IGNORECASE,
)


def wordings_from(text: str, question: str) -> tuple[str, ...]:
    """Return the lines of a field, without bullets, each once and none that only says the question again."""
    lines = (" ".join(_BULLET.sub("", line).split()) for line in text.splitlines())
    kept = {letters_of(line): line for line in filter(None, reversed(list(lines)))}
    kept.pop(letters_of(question), None)
    return tuple(reversed(kept.values()))


def proofs_from(text: str, knowledge: Knowledge) -> tuple[Evidence, ...]:
    """Read proofs, one a line: `10: the quoted words`, or `10c: …` for a point of the paragraph.

    Raises:
        ChangeError: a line is no proof; the sentence shows it and how it is written.
    """
    found = []
    for line in filter(str.strip, text.splitlines()):
        read = _PROOF.match(_BULLET.sub("", line, count=1) if re.match(r"\s*[-–—•*·]", line) else line)
        if not read:
            raise ChangeError(phrases.NO_PROOF.format(line=line.strip()))
        briefing = read["briefing"] or knowledge.only_briefing
        point = (read["point"] or "").lower()
        found.append(Evidence(briefing, read["number"], point, bare_quote(" ".join(read["quote"].split()))))
    return tuple(dict.fromkeys(found))


def wordings_in_lines(wordings: Iterable[str]) -> str:
    """Write wordings as a form shows them."""
    return "\n".join(wordings)


def proofs_in_lines(proofs: Iterable[Evidence], knowledge: Knowledge) -> str:
    """Write proofs as a form shows them."""
    lines = []
    for proof in proofs:
        briefing = "" if proof.briefing == knowledge.only_briefing else f"{proof.briefing}:"
        lines.append(f"{briefing}{proof.paragraph}{proof.point}: {proof.quote}")
    return "\n".join(lines)
