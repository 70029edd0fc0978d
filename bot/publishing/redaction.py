"""Takes out of a question what could point to a person or a school, before its words are kept. Pure.

It takes out too much rather than too little: an officer who reads “Is … allowed at my school?” still sees what was
asked. Names without a title, in small letters, cannot be found by their form; so a text that only one person asked is
shown without every word that the knowledge does not know (`shown_text`).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.answering.wording import FUNCTION_WORDS, Words
from bot.records.retention import LONGEST_GAP_TEXT

GAP = "…"
"""Stands where something was taken out."""
_SURE = (
    r"<[@#:&!][^>]*>",  # Discord's own: mentions, channels, emoji
    r"\S*(?:://|www\.|discord\.gg)\S*",
    r"\S+@\S+",
    r"(?:\+44|0044|\b0)[\d ()-]{8,16}\d",
    r"\b[A-Za-z]{2}(?:[ -]?\d\d){3}[ -]?[A-Da-d]\b",  # National Insurance
    r"\b[A-Za-z]{1,2}\d[A-Za-z\d]? ?\d[A-Za-z]{2}\b",  # a postcode
    r"\b\d+[a-z]? (?:[A-Z][\w'’]* ){1,3}(?:Street|Road|Lane|Avenue|Close|Drive|Way|Court|Crescent|Terrace|St|Rd)\b",
    r"\b(?:Mrs?|MRS?|Ms|MS|Miss|MISS|Mx|Dr|DR|Sir|Sister|Father|Rev|Prof)\.?(?: [A-Z][\w'’-]*){1,3}",
    r"(?i:\b(?:mrs?|ms|miss|mx|dr)\.? [a-z'’-]+)",
)
_SCHOOL = re.compile(
    r"(?:\b(?:[A-Z][\w.'’-]*|of|and|the|upon|on)[ ,]+){1,6}"
    r"(?i:(?:c ?of ?e|ce|rc|church of england|catholic|community|primary|infants?'?|junior|nursery|first|middle|high|"
    r"grammar|secondary|special|free)\W+)*(?i:school|academy|college|primary|infants|juniors|nursery)\b"
    r"|\bSt\.? [A-Z][\w'’]*(?:'s|’s)?"
)
_NUMBER = re.compile(r"(?<![\w])[£$€#]?\d[\d.,:/-]*(?:st|nd|rd|th|am|pm|k|%)?\b")
_NUMBER_OF_OURS = re.compile(r"(?i)\b(?:paragraphs?|paras?|years?|yr|y|key stage|ks|level)\s*\d{1,2}\b")
_CAPITALISED = re.compile(r"(?<=[\w,;:'’\"”) …-] )[A-Z][\w'’-]*")


def redacted(text: str, knows: Callable[[str], bool] = lambda _: False) -> str:
    """Return a question without names, addresses, numbers and schools, at most so long as is kept.

    Args:
        text: what somebody typed.
        knows: says of a stem whether the knowledge uses it: such a word in capitals is no name.
    """
    words = Words({})
    kept = " ".join(text.split())
    for pattern in _SURE:
        kept = re.sub(pattern, GAP, kept)
    kept = _SCHOOL.sub(lambda found: found[0] if _is_known(found[0], words, knows) else f"{GAP} school", kept)
    ours = {found.span() for found in _NUMBER_OF_OURS.finditer(kept)}

    def number(found: re.Match[str]) -> str:
        return found[0] if any(start <= found.start() < end for start, end in ours) else GAP

    kept = _NUMBER.sub(number, kept)
    kept = _CAPITALISED.sub(lambda found: found[0] if _is_known(found[0], words, knows) else GAP, kept)
    kept = re.sub(rf"{GAP}(?:\W*{GAP})+", GAP, kept)
    return kept[:LONGEST_GAP_TEXT]


def shown_text(text: str, askers: int, knows: Callable[[str], bool]) -> str:
    """Return a kept text as officers may read it: one that a single person asked, without its rare words.

    Args:
        text: redacted already.
        askers: how many asked it.
        knows: says of a stem whether the knowledge uses it.
    """
    if askers > 1:
        return text
    words = Words({})
    shown = " ".join(one if GAP in one or _is_known(one, words, knows) else GAP for one in text.split())
    return re.sub(rf"{GAP}(?:\W*{GAP})+", GAP, shown)


def _is_known(text: str, words: Words, knows: Callable[[str], bool]) -> bool:
    """Return whether every word of a text is a small everyday one, or one that the knowledge uses."""
    return all(word.typed in FUNCTION_WORDS or knows(word.stem) for word in words.of(text))
