"""Sentences about what is kept: the database, for whoever runs the bot, and requests to officers, for both sides."""

from __future__ import annotations

from typing import Final

IN_MEMORY: Final = "the database in memory"
DATABASE_ADDRESS: Final = (
    "BRIEFING_BOT_DATABASE is no address of a database. Give the path of a file, such as "
    "/var/lib/briefing-bot/records.sqlite3, or postgresql://user:password@host/name."
)
DATABASE_PASSWORD_SIGNS: Final = (
    "BRIEFING_BOT_DATABASE has more than one @. Write an @ in a user's name or a password as %40, a : as %3A, "
    "a / as %2F and a % as %25."
)
DATABASE_KIND: Final = (
    "BRIEFING_BOT_DATABASE begins with {kind}, which the bot does not speak. Give the path of a file, or "
    "postgresql://user:password@host/name."
)
DATABASE_UNREACHABLE: Final = (
    "{name} cannot be opened: {why}. It has to be a file, which the bot's user may write, and its folder too; "
    "BRIEFING_BOT_DATABASE names it."
)
DATABASE_UNUSABLE: Final = (
    "{name} cannot be used as a database: {why}. Move the file away and put the last backup in its place; without one "
    "the bot starts afresh."
)
DATABASE_DAMAGED: Final = (
    "{name} is damaged. Move the file away and put the last backup in its place; without one the bot starts afresh."
)
DATABASE_NEWER: Final = "{name} was written by a newer version of the bot. Install that version again, or a later one."
DATABASE_FAILED: Final = "The database did not do what was asked ({why})."
DATABASE_FULL: Final = (
    "The disk is full, so the database keeps nothing new ({why}). Make room; nothing that was kept is lost."
)
DATABASE_BUSY: Final = (
    "Another program holds the database just now ({why}). Try again when it is done, such as a backup."
)
DATABASE_READ_ONLY: Final = (
    "The database may not be written ({why}). Give the bot's user the right to write its file and folder."
)
DATABASE_HELD: Final = (
    "Another process of the bot runs on {name} already, and two of them would answer everything twice. Stop that one "
    "first, or name another file in BRIEFING_BOT_DATABASE."
)
DATABASE_AWAY: Final = "The database cannot be reached ({why}). Is it running?"
DATABASE_UNSURE: Final = (
    "The connection to the database broke ({why}) just when something was to be kept: whether it was is not known."
)

THIS_MACHINE: Final = "this machine"
OWN_USER: Final = "the bot's own user"
OWN_DATABASE: Final = "of the user's own name"
POSTGRES_DRIVER: Final = (
    "BRIEFING_BOT_DATABASE names a PostgreSQL database, and what the bot needs to speak with one is not installed. "
    "Install it: pip install 'isp-briefing-bot[postgres]'"
)
POSTGRES_UNREACHABLE: Final = (
    "The PostgreSQL server on {host} cannot be reached: {why}. Start it, or mend the host and the port in "
    "BRIEFING_BOT_DATABASE."
)
POSTGRES_LOGIN: Final = (
    "The PostgreSQL server on {host} does not let {user} in: {why}. Mend the user's name or the password in "
    "BRIEFING_BOT_DATABASE; an @ in it is written as %40, a : as %3A, a / as %2F and a % as %25."
)
POSTGRES_NO_DATABASE: Final = (
    "The PostgreSQL server on {host} has no database {name}. Make it there, as in: "
    "createdb --owner={user} --encoding=UTF8 --template=template0 {name}. Or name another one in BRIEFING_BOT_DATABASE."
)
POSTGRES_NO_RIGHT: Final = (
    "{user} may not make or read the bot's tables in the PostgreSQL database {name} on {host}. Let the database be "
    'theirs: ALTER DATABASE "{name}" OWNER TO "{user}".'
)
POSTGRES_ENCODING: Final = (
    "The PostgreSQL database {name} cannot keep every letter. Make one with --encoding=UTF8 --template=template0, and "
    "name it in BRIEFING_BOT_DATABASE."
)
POSTGRES_REFUSED: Final = (
    "The PostgreSQL server on {host} cannot be used: {why}. Look at BRIEFING_BOT_DATABASE, and into the server's log."
)

REQUEST_GONE: Final = "This request is no longer open."
REQUEST_TAKEN: Final = "Another officer has claimed this request."
TOKEN_HELD: Final = (
    "Another process runs with this token on this database, with the same shards or another number of them: two would "
    "answer every mention twice. Stop the other one, or leave this one to its supervisor, which starts it again until "
    "the other has gone."
)
REQUESTS_STOPPED: Final = (
    "The officers of this server take no requests from you until {day}. You can still ask me, and speak to an officer "
    "in person."
)
TOO_MANY_REQUESTS: Final = "You have {most} open requests in this server. Withdraw one, or wait for an answer."

OVERTAKEN: Final = "Another change went live in between. Look at what it changed, and propose yours again."
PROPOSAL_GONE: Final = "This proposal is no longer open."
OWN_PROPOSAL: Final = "You wrote this proposal. Another officer has to approve it."
NO_EDITION: Final = "There is no edition {number}. The newest is {newest}, the oldest that is kept is {oldest}."
NO_EDITIONS: Final = "There is no edition yet."

POSTGRES_PROGRAM: Final = (
    "Copies of a PostgreSQL database are made by its own program {program}, which is not on this machine: install "
    "PostgreSQL's client programs, of the server's version or a newer one."
)
POSTGRES_PROGRAM_FAILED: Final = "{program} could not do it: {why}"
RESTORE_RUNNING: Final = "A bot is connected to these records. Stop the bot first; nothing was changed."
BACKUP_OTHER_KIND: Final = (
    "{name} is a copy of another kind of database than the one that BRIEFING_BOT_DATABASE names. Nothing was changed."
)
BACKUP_NEEDS_KEY: Final = "{name} is encrypted. Give the file of its private key: --key KEYFILE."
KEY_THERE: Final = "{name} is there already. A key is never overwritten: without it no copy that it opens can be read."
KEY_UNREADABLE: Final = "{name} cannot be used as a key: {why}."
KEY_NONE: Final = "it holds no private key of age's, which begins with AGE-SECRET-KEY-1"
KEY_WRONG: Final = (
    "{key} is no public key of age's: that begins with age1 and has 62 signs. `briefing-bot backup-key` shows it, and "
    "it stands in the second line of the file that it makes."
)
KEY_OTHER: Final = "The copy was not made for the key in {name}, or it is damaged. Nothing was changed."
AGE_MISSING: Final = (
    "Encrypted copies need the library pyrage: install the bot with its extra `backup`, or encrypt the copy with the "
    "program age."
)
BACKUP_NOTHING: Final = "There are no records at {name} yet."
BACKUP_THERE: Final = "{name} is there already. Give another name: a backup is never overwritten."
BACKUP_FAILED: Final = "{name} could not be written: {why}."
BACKUP_PLACE: Final = "{name} cannot be made: {why}. Name a folder that is there and can be written."
BACKUP_UNREADABLE: Final = "{name} is no backup of this bot's records, or is damaged: {why}."
NOT_OURS: Final = "it holds other tables, or a part of it is missing"
RESTORE_FAILED: Final = (
    "{name} could not be replaced: {why}. Nothing was changed. Stop the bot first: it must not write meanwhile."
)
