"""The log of a running bot: for people or as JSON, without ids, tokens or anybody's words.

Each line that belongs to one use of the bot bears its reference; the member's error card shows the same.
"""

from __future__ import annotations

import json
import logging
import re
import traceback
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from bot.chat.discord_io.reference import current_reference

if TYPE_CHECKING:
    from types import TracebackType

    from bot.settings import Settings

_NEVER_LOGGED: Final = re.compile(r"\d{15,20}|[\w-]{20,}\.[\w-]{5,}\.[\w-]{20,}|(?<=/)[\w-]{40,}")
"""Discord's ids, bot tokens, and the tokens in addresses of interactions and webhooks."""
_BREAKS: Final = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\x85\u2028\u2029]")
"""What could begin a line of its own, or change a terminal; the lines of a traceback end with a plain line feed."""
_PASSING: Final = ("Attempting a reconnect", "Failed to connect for shard_id", "Ignoring exception in autocomplete")
"""discord.py's words of what mends itself: a connection that is made anew, choices that came too late."""


class ScrubbingFormatter(logging.Formatter):
    """Formats a log line without ids and tokens, whoever wrote it: discord.py names both in its own lines."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, with a sign in the place of what must not be kept."""
        return _scrubbed(super().format(record)).replace("\n", "\n    ")  # only the bot begins a line at its edge

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - as its base
        """The line without its traceback."""
        reference = current_reference()
        return super().formatMessage(record) + (f" [{reference}]" if reference else "")

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: N802 - as its base
        """The moment with its zone (RFC 3339): a host's log is read beside others'."""
        del datefmt
        return _moment(record)

    def formatException(self, ei: _ExcInfo) -> str:  # noqa: N802 - as its base
        """Where it happened and of which kind it is, without its words: they may be what a member typed."""
        return _where(ei)


class JsonFormatter(logging.Formatter):
    """Formats a log line as one JSON object, for programs that gather logs."""

    def format(self, record: logging.LogRecord) -> str:
        """One object in one line: time, level, logger and message; where there are any, reference and traceback."""
        line = {
            "time": _moment(record),
            "level": record.levelname,
            "logger": record.name,
            "message": _scrubbed(record.getMessage()),
        }
        if reference := current_reference():
            line["reference"] = reference
        if record.exc_info and record.exc_info[0]:
            line["traceback"] = _scrubbed(_where(record.exc_info))
        return json.dumps(line, ensure_ascii=False)


class MendsItself(logging.Filter):
    """Turns discord.py's errors of what mends itself into warnings of one line."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every line through."""
        if record.name.startswith("discord.") and str(record.msg).startswith(_PASSING) and record.exc_info:
            kind = record.exc_info[0].__name__ if record.exc_info[0] else "unknown"
            record.msg, record.args = f"{record.getMessage().partition(' for ')[0]} ({kind})", None
            record.levelno, record.levelname, record.exc_info, record.exc_text = logging.WARNING, "WARNING", None, None
        return True


_ExcInfo = tuple[type[BaseException], BaseException, "TracebackType | None"] | tuple[None, None, None]


def set_up_logs(settings: Settings) -> None:
    """Let everything that is logged go to standard error as the settings say."""
    handler = logging.StreamHandler()
    plain = ScrubbingFormatter("%(asctime)s %(levelname)-7s %(name)s: %(message)s")
    handler.setFormatter(JsonFormatter() if settings.log_format == "json" else plain)
    handler.addFilter(MendsItself())
    logging.basicConfig(level=settings.log_level, handlers=[handler])
    # At DEBUG discord.py would log whole messages.
    logging.getLogger("discord").setLevel(max(logging.INFO, logging.getLevelNamesMapping()[settings.log_level]))
    logging.getLogger("alembic").setLevel(logging.WARNING)  # it speaks of itself at every start


def _scrubbed(text: str) -> str:
    return _BREAKS.sub(" ", _NEVER_LOGGED.sub("•", text))


def _moment(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")


def _where(error: _ExcInfo) -> str:
    kind, value, place = error
    says = f": {value}" if isinstance(value, OSError) else ""  # of the network, never of a member
    return "".join(traceback.format_tb(place)) + (kind.__name__ if kind else "") + says
