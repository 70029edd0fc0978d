"""A small briefing of our own, for tests that need a whole folder and none of the Union's words."""

from __future__ import annotations

TEA = {
    "vocabulary.yaml": "concepts: {}\nabbreviations: {}\nignored: []\nsmall_talk: []\n",
    "briefings/tea-rota.yaml": """\
id: tea-rota
title: The tea rota
publisher: Staffroom
date: May 2020
paragraphs:
  - number: 1
    section: Kettle
    summary: The first to arrive puts the water on.
    points:
      a: It is the first one's task.
  - number: 2
    section: Mugs
    summary: Mugs are everybody's own affair, and the list is by the door.
    points:
      a: Each washes their own.
      b: The list is by the door.
""",
}
"""The files of a knowledge folder without answers, by their names."""
