"""Works on a briefing's own text: imports it, compares two editions, finds quotations and copied words in it."""
