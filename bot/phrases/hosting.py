"""Sentences for whoever hosts the bot: whether it is well, what is missing, and what to do."""

from __future__ import annotations

from typing import Final

HELP_RUN: Final = "run the bot on Discord (needs DISCORD_TOKEN)"
HELP_HEALTH: Final = (
    "asks the bot that runs on this machine whether members are answered (for containers and monitoring)"
)
HELP_DOCTOR: Final = "looks at all that the bot needs, and says what to do where something is missing"
HELP_OFFLINE: Final = "ask nothing of Discord"

HEALTH_OFF: Final = "{name} is off: nobody can ask the bot how it is."
HEALTH_SILENT: Final = "No bot answers at {host}:{port} ({why})."
HEALTH_SAYS: Final = "The bot at {host}:{port} says: {said}"

GROUP_BOT: Final = "The bot"
GROUP_SETTINGS: Final = "Settings"
GROUP_KNOWLEDGE: Final = "Knowledge"
GROUP_RECORDS: Final = "Records"
GROUP_MACHINE: Final = "This machine"
GROUP_DISCORD: Final = "Discord"
MEND: Final = "What to do: {mend}"
WELL: Final = "Nothing is wrong."
WELL_BUT: Final = "Nothing keeps the bot from running; {hints} to look at."
HINTS: Final = ("one thing", "{count} things")
NOT_WELL: Final = "Not well yet: {faults} must be put right."

VERSION: Final = "briefing-bot {version} on Python {python}"
SETTINGS_READ: Final = "all settings can be used"
KNOWLEDGE_READ: Final = "{entries} entries in {folder}, no faults"
KNOWLEDGE_WARNINGS: Final = "{entries} entries in {folder}, no faults, {warnings} warnings"
KNOWLEDGE_FAULTS: Final = "{faults} faults in {folder}"
KNOWLEDGE_FAULTS_MEND: Final = (
    "`briefing-bot check` shows each with its mend; until then the edition before goes on answering"
)
KNOWLEDGE_NONE: Final = "no knowledge can be read. {why}"
KNOWLEDGE_NONE_MEND: Final = "name the folder with --knowledge or BRIEFING_BOT_KNOWLEDGE"
CACHE_SHUT: Final = "what is learnt cannot be kept in {folder}: every start takes some seconds more"
CACHE_SHUT_MEND: Final = "let the bot write there, or name another folder with BRIEFING_BOT_CACHE"
CACHE_OPEN: Final = "what is learnt is kept in {folder}"

RECORDS_NEW: Final = "there are none yet; they are made at the first start, in {place}"
RECORDS_READ: Final = "whole, tables of revision {revision}, {place}"
RECORDS_OLDER: Final = "whole, tables of revision {revision}; the first start brings them to {newest}, {place}"
RECORDS_BACKUP: Final = "make a copy before: `briefing-bot backup COPY`"
RECORDS_HELD: Final = "a bot is running on them"
RECORDS_MEND: Final = "see “Troubleshooting” in bot/hosting/README.md"
RECORDS_UNKNOWN: Final = "not looked at: the settings do not say where they are"
DISK_FREE: Final = "{free} MB free beside the records"
DISK_FULL: Final = "only {free} MB free beside the records"
DISK_FULL_MEND: Final = "make room: on a full disk nothing of members' requests can be kept"
CLOCK_RIGHT: Final = "the clock agrees with Discord's"
CLOCK_WRONG: Final = "the clock is {seconds} seconds off Discord's"
CLOCK_WRONG_MEND: Final = "set it by NTP: days and deadlines are counted by it"

DISCORD_SKIPPED: Final = "not asked"
DISCORD_NO_TOKEN: Final = "not asked: there is no token that could be used"
DISCORD_AWAY: Final = "Discord cannot be reached ({why})"
DISCORD_AWAY_MEND: Final = "look at this machine's network; the bot itself tries again and again"
TOKEN_REFUSED: Final = "Discord does not know the token"
TOKEN_REFUSED_MEND: Final = (
    "reset it at discord.com/developers/applications (your application, Bot, Reset Token), put the new one in "
    "its place, and start the bot again; no request is lost by it"
)
LOGGED_IN: Final = "the token is that of “{name}”"
ENDPOINT: Final = "the application has an interactions endpoint URL, so that no command reaches the bot"
ENDPOINT_MEND: Final = "empty it at discord.com/developers/applications (your application, General Information)"
CODE_GRANT: Final = "the application asks for a code grant, so that nobody can add the bot"
CODE_GRANT_MEND: Final = "switch off “Requires OAuth2 Code Grant” (your application, Bot)"
SERVERS_NONE: Final = "the bot is in no server"
SERVERS_NONE_MEND: Final = (
    "open its link under Installation at discord.com/developers/applications, and add it to yours"
)
SERVERS_MANY: Final = "the bot is in {count} servers; the first {most} are looked at"
HOME_MISSING: Final = "the bot is in several servers, and none of them keeps the knowledge"
HOME_MISSING_MEND: Final = "name it with BRIEFING_BOT_HOME_SERVER"
HOME_ELSEWHERE: Final = "the server that keeps the knowledge is none of those that the bot is in"
SERVER_FINE: Final = "{server}: set up"
SERVER_NOT_SET_UP: Final = "{server}: members are answered, but cannot ask an officer yet"
SERVER_NOT_SET_UP_MEND: Final = "somebody who manages the server uses /setup there"
SERVER_CHANNEL_GONE: Final = "{server}: the officers' channel is gone, or hidden from the bot"
SERVER_RIGHTS: Final = "{server}: in the officers' channel the bot lacks {rights}"
SERVER_RIGHTS_MEND: Final = "allow it there, for the bot's own role"
SERVER_UNREAD: Final = "{server}: Discord does not say what the bot may do there ({why})"
RIGHTS: Final = {
    "view_channel": "View Channel",
    "send_messages": "Send Messages",
    "send_messages_in_threads": "Send Messages in Threads",
    "read_message_history": "Read Message History",
}
"""Permissions as Discord's settings name them."""
