"""How the page looks: its colours by day and by night, and its style sheet, for telephones first, then for paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

LIGHT: Final[Mapping[str, str]] = {
    "paper": "#fdfcfa",
    "ink": "#1d2730",
    "muted": "#54606b",
    "rule": "#d9d6cf",
    "answered": "#0b6b63",
    "unsure": "#86560a",
    "declined": "#9b2f4f",
    "told": "#3a5599",
    "other": "#5b5f66",
}
"""By day, and on paper. Whatever is read has a contrast of at least 4.5 to 1; a test holds it."""
DARK: Final[Mapping[str, str]] = {
    "paper": "#14191e",
    "ink": "#e6e9ec",
    "muted": "#a3adb7",
    "rule": "#343c44",
    "answered": "#62c2b4",
    "unsure": "#dba94e",
    "declined": "#ee8fa9",
    "told": "#93b1f0",
    "other": "#aeb4bc",
}
"""By night."""
NOT_READ: Final = frozenset({"paper", "rule"})
"""The colours of what lies behind and between."""


def _variables(colours: Mapping[str, str]) -> str:
    return "".join(f"--{name}:{colour};" for name, colour in colours.items())


_SHEET: Final = """
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0 auto;max-width:46rem;padding:1.25rem 1rem 3rem;background:var(--paper);color:var(--ink);
font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}
h1,h2,h3{font-family:Charter,"Bitstream Charter",Cambria,Georgia,"Noto Serif",serif;line-height:1.2;text-wrap:balance}
h1{font-size:1.75rem;margin:0 0 .75rem}
h2{font-size:1.35rem;margin:0 0 .75rem}
h3{font-size:1.05rem;margin:1.5rem 0 .25rem}
p{margin:.5rem 0}
section{margin-top:2.25rem;padding-top:1.75rem;border-top:1px solid var(--rule)}
.quiet,.meanings,small,caption,figcaption,nav,dt{color:var(--muted);font-size:.875rem}
small{display:block;line-height:1.4;margin-top:.15rem}
a{color:var(--told);text-underline-offset:.2em}
nav ul,.key{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.1rem;margin:.5rem 0;padding:0}
nav a{display:inline-block;padding:.2rem 0}
dl{display:grid;grid-template-columns:1fr 1fr;margin:1.25rem 0;padding:1px 0 0 1px}
dl div{display:flex;flex-direction:column-reverse;justify-content:flex-end;padding:.7rem .9rem;margin:-1px 0 0 -1px;
border:1px solid var(--rule)}
dd{margin:0;font-size:1.6rem;line-height:1.2;font-variant-numeric:tabular-nums}
figure{margin:.75rem 0}
svg{display:block;width:100%;max-width:29rem;height:auto;overflow:visible}
svg text{fill:var(--ink);font-family:inherit;font-size:11.5px;font-variant-numeric:tabular-nums}
svg .faint{fill:var(--muted)}
svg .large{font-size:17px}
svg .axis{stroke:var(--muted);stroke-width:1}
svg .box{fill:none;stroke:var(--rule)}
svg .box.late{stroke:var(--declined);stroke-width:1.5}
.key{font-size:.875rem}
.key li{display:flex;align-items:center;gap:.45rem}
.key svg,.patterns{width:1rem;height:1rem;flex:none}
.patterns{position:absolute;width:0;height:0}
table{width:100%;border-collapse:collapse;margin:.75rem 0;font-size:.9375rem}
caption{text-align:left;padding-bottom:.35rem}
th,td{padding:.5rem .75rem .5rem 0;text-align:left;vertical-align:top;font-weight:400}
th:last-child,td:last-child{padding-right:0}
thead th{vertical-align:bottom;overflow-wrap:normal;color:var(--muted);font-size:.8125rem;
border-bottom:1px solid var(--muted)}
tbody tr+tr{border-top:1px solid var(--rule)}
.name{display:inline-block}
.due{font-size:.875rem}
.number{text-align:right;font-variant-numeric:tabular-nums;overflow-wrap:normal}
.wide{overflow-x:auto}
.wide table{overflow-wrap:normal}
.wide th,.wide td{padding-right:.6rem}
.wide th:last-child,.wide td:last-child{padding-right:0}
.wide tbody th{white-space:nowrap}
.bare{display:inline-block;margin-top:.25rem;padding:0 .45rem;border:1.5px solid;border-radius:.3rem;
color:var(--declined);font-size:.875rem;font-weight:600}
.meanings{margin:.75rem 0;padding-left:1.1rem}
.late-word{color:var(--declined);font-weight:600}
.point{white-space:nowrap}
summary{cursor:pointer;padding:.6rem 0;color:var(--told)}
:focus-visible{outline:2px solid var(--told);outline-offset:2px}
@media (min-width:36rem){dl{grid-template-columns:repeat(4,1fr)}h1{font-size:2.1rem}body{padding:2.5rem 1.5rem 4rem}}
@page{size:A4;margin:16mm 18mm}
@media print{
html{font-size:10pt}
body{max-width:none;padding:0;background:none}
section{margin-top:14pt;padding-top:12pt}
nav,summary{display:none}
details::details-content{content-visibility:visible;display:block;height:auto}
h2,h3,caption,thead{break-after:avoid}
tr,figure,dl,.key{break-inside:avoid}
thead{display:table-header-group}
th,td{padding-top:3pt;padding-bottom:3pt}
.wide{overflow:visible}
figure svg{max-width:11cm}
a{color:inherit;text-decoration:none}
}
"""

STYLE: Final = (
    f":root{{color-scheme:light dark;{_variables(LIGHT)}}}"
    # Ink on paper stays dark, whatever the screen of whoever prints is set to.
    f"@media screen and (prefers-color-scheme:dark){{:root{{{_variables(DARK)}}}}}"
    + _SHEET.replace("\n", " ").strip()
    + "".join(f".{name}{{fill:var(--{name});stroke:var(--{name})}}" for name in LIGHT if name not in NOT_READ)
)
"""The style sheet. Nothing in it names another file, and nothing needs a background to be printed."""
