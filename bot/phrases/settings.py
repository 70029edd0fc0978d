"""What hosts read where a setting, the token or an intent is wrong."""

from typing import Final

NO_TOKEN: Final = (
    "There is no bot token. Make one at discord.com/developers/applications (your application, Bot, Reset Token) and "
    "put it in the variable {name}, or its file's path in {file}. `briefing-bot chat` works without one."
)
SECRET_EMPTY: Final = "it is empty"
SECRET_NO_TEXT: Final = "it is no text"
SECRET_UNREADABLE: Final = (
    "The file {path}, named by {name}, cannot be read ({why}): name the file itself, and let the bot's user read it."
)
BAD_HOME_SERVER: Final = (
    "{name} is no id of a Discord server. Switch on developer mode in Discord, right-click the server and copy its id."
)
NO_DATABASE: Final = "This user has no home folder to keep records in: name a file in {name}."
BAD_HEALTH: Final = "{name} is {value}; it can be an address with a port, such as 127.0.0.1:9465, or off."
HEALTH_TAKEN: Final = (
    "Nobody can ask here whether the bot is well: {host}:{port} cannot be had ({why}). Name another address with "
    "BRIEFING_BOT_HEALTH, or write off there."
)
BAD_CHOICE: Final = "{name} is {value}; it can be {levels}."
BAD_TOKEN: Final = (
    "What {name} holds does not look like a bot token, which has three parts with full stops between them and no "
    "spaces. Copy it again from discord.com/developers/applications (your application, Bot, Reset Token)."
)
TOKEN_REFUSED: Final = (
    "Discord refused the bot token. Reset it at discord.com/developers/applications (your application, Bot, Reset "
    "Token) and put the new one in place. `briefing-bot chat` works without one."
)
TOKEN_WAITED: Final = (
    "Discord no longer takes the bot token. Put the new one into the file that DISCORD_TOKEN_FILE names: the bot looks "
    "at it every few seconds, and goes on."
)
INTENT_REFUSED: Final = (
    "Discord refused an intent that the bot asked for. At discord.com/developers/applications (your application, Bot) "
    "look at Privileged Gateway Intents."
)
UNKNOWN_SETTING: Final = "{name} is no setting of the bot's, and does nothing."
UNKNOWN_SETTING_NEAR: Final = "{name} is no setting of the bot's, and does nothing; {near} is one."
BAD_SHARDS: Final = (
    "{name} is {value}; it can be one shard or several in a row, and how many there are in all, such as 0/2 or 0-3/16. "
    "The first shard is 0, so that of 8 the last is 7."
)
SHARDS_NEED_HOME: Final = "{name} needs {home} beside it: with several shards nobody can tell which server is meant."
SHARDS_NEED_SERVER: Final = (
    "{name} leaves shards to other processes, and they cannot share a database in a file: name a PostgreSQL database "
    "in {database}."
)
NO_KNOWLEDGE: Final = (
    "There is no knowledge folder here. Say where it is with --knowledge DIR or the variable {name}, or start "
    "the command in the folder that holds `knowledge`."
)
NOT_YOUR_OWN: Final = (
    "{folder} came with the bot and is replaced with its next version, so nothing is written there. Copy it to a place "
    "of your own, and say where it is with --knowledge DIR or the variable {name}."
)
