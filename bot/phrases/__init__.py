"""Sentences that people read. Those of one feature on Discord stand in that feature's folder, in its `phrases.py`."""
