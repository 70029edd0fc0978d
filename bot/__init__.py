"""The ISP briefing bot: a union division's questions, answered by rules, every sentence cited."""

__version__ = "0.2.0"
