"""The commands of `briefing-bot`, one module each, imported when they run."""
