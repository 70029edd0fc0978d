"""What every feature needs of Discord: responding, editing, deadlines, errors, languages, permissions, short memory.

Start reading at `host` (the bot as features see it), then `feature` (what a feature adds to it).
"""
