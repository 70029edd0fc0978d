"""Puts a new edition of a briefing in the place of the old one, and says what becomes of each answer.

    text ──paragraphs──▶ the briefing's file   entries ──citations──▶ moved, to be reviewed, or withheld
                                               withheld ──mending──▶ a proposal for each

Start reading at `renewal.renewed`.
"""
