"""Sentences about what is kept: the database, for whoever runs the bot, and requests to officers, for both sides."""

from __future__ import annotations

from typing import Final

IN_MEMORY: Final = "the database in memory"
DATABASE_ADDRESS: Final = (
    "BRIEFING_BOT_DATABASE is no address of a database. Give the path of a file, such as "
    "/var/lib/briefing-bot/records.sqlite3."
)
DATABASE_KIND: Final = "BRIEFING_BOT_DATABASE names {kind}, which the bot does not speak. Give the path of a file."
DATABASE_UNREACHABLE: Final = (
    "{name} cannot be opened: {why}. Give the bot's user the right to write that file and its folder, or name another "
    "place in BRIEFING_BOT_DATABASE."
)
DATABASE_UNUSABLE: Final = (
    "{name} cannot be used as a database: {why}. Move the file away and put the last backup in its place; without one "
    "the bot starts afresh."
)
DATABASE_DAMAGED: Final = (
    "{name} is damaged. Move the file away and put the last backup in its place; without one the bot starts afresh."
)
DATABASE_NEWER: Final = "{name} was written by a newer version of the bot. Install that version again, or a later one."
DATABASE_FAILED: Final = "The database did not do what was asked ({why}). Is the disk full?"

REQUEST_GONE: Final = "This request is no longer open."
REQUEST_TAKEN: Final = "Another officer has claimed this request."
TOO_MANY_REQUESTS: Final = "You have {most} open requests. Withdraw one, or wait for an answer."
