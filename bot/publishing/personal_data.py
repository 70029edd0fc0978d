"""Finds what could point to a person in a message: a hint for a gentle warning, never a reason to refuse.

Four shapes only, all British: names without a title cannot be found reliably. The telephone pattern fires on no year,
sum of money or paragraph number. Every pattern takes time in proportion to the text. Pure.
"""

from __future__ import annotations

import re

_PUNCTUATION = ".,;:!?()[]<>{}\"'“”‘’"
_HOST = re.compile(r"[^\W_](?:[\w-]{0,62})(?:\.[\w-]{1,63}){0,8}\.[^\W\d_]{2,24}")
_PHONE = re.compile(r"(?<![\w+£$€.,/-])(?:\+44|0044|0)(?: ?\(0\))?(?:[ ()-]{0,2}\d){9,10}(?![\d/]|[.,-]\d)")
_INSURANCE = re.compile(
    r"(?<!\w)(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?:[ -]?\d\d){3}[ -]?[A-D](?!\w)", re.IGNORECASE
)
_TITLED = re.compile(r"(?<!\w)(?:Mrs?|MRS?|Ms|MS|Miss|MISS|Mx|Dr|DR)\.? {1,3}[A-Z]['’]?[^\W\d_]")


def kinds_of_personal_data(text: str) -> tuple[str, ...]:
    """Return the kinds of personal data that a text seems to hold, in a fixed order.

    Args:
        text: what somebody typed.

    Returns:
        Of `email`, `phone`, `insurance` and `name` those that were seen.
    """
    seen = {
        "email": any(map(_is_address, text.split())),
        "phone": bool(_PHONE.search(text)),
        "insurance": bool(_INSURANCE.search(text)),
        "name": bool(_TITLED.search(text)),
    }
    return tuple(kind for kind, there in seen.items() if there)


def _is_address(word: str) -> bool:
    local, _, host = word.strip(_PUNCTUATION).removeprefix("mailto:").rpartition("@")
    return bool(local) and "@" not in local and len(host) < 254 and bool(_HOST.fullmatch(host))  # noqa: PLR2004 - RFC 1035
