"""Draw the README's badges again: `python -m tests.screenshots.badges`.

They are files of the repository, not pictures of another host's, so that reading the README tells nobody anything; a
test holds what they say against the files that decide it.
"""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "badges"
COVERAGE_FLOOR = 96
"""Per cent of lines and branches; `.ci/run` holds it."""
BADGES = {
    "python": ("Python", "3.11 – 3.13"),
    "coverage": ("coverage", f"≥ {COVERAGE_FLOOR} %"),
    "quotations": ("every quotation", "checked by machine"),
    "rules": ("rules only", "no language model"),
}
"""What stands left and right on each."""
_LETTER, _EDGE, _HEIGHT = 6.6, 8, 20
"""Pixels: of a letter on average, beside a text, and of a badge."""


def badge(left: str, right: str) -> str:
    """Return a badge as SVG: two words on two colours, and both as its title for who cannot see it."""
    first, second = (round(len(text) * _LETTER + 2 * _EDGE) for text in (left, right))
    size = f'width="{first + second}" height="{_HEIGHT}"'
    return f"""\
<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{left}: {right}">
<title>{left}: {right}</title>
<rect {size} rx="3" fill="#4b5563"/>
<path d="M{first} 0h{second - 3}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3h-{second - 3}z" fill="#0f766e"/>
<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle">
<text x="{first / 2}" y="14">{left}</text>
<text x="{first + second / 2}" y="14">{right}</text>
</g>
</svg>
"""


def main() -> None:
    """Draw them all."""
    FOLDER.mkdir(exist_ok=True)
    for name, (left, right) in BADGES.items():
        (FOLDER / f"{name}.svg").write_text(badge(left, right), encoding="utf-8")


if __name__ == "__main__":
    main()
