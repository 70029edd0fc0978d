"""From a question and Knowledge to a Reply, without side effects. Start at `engine.py`."""
