"""Every error the bot raises on purpose.

    BriefingBotError                 base: has a sentence for people and an exit code
    ├── UsageError                   the command line was used wrongly (exit 2)
    ├── SettingsError                settings that cannot work, all of them at once (exit 2)
    ├── KnowledgeError               the knowledge cannot be used
    │   ├── KnowledgeMissingError    there is no such folder, or nothing in it (exit 2)
    │   └── KnowledgeFaultsError     files with faults, each with its line (exit 1)
    ├── StartError                   Discord would not let the bot in (exit 2)
    ├── RecordsError                 the database cannot be used, or did not do what was asked (exit 2)
    ├── RefusedError                 a member or officer asked for what cannot be done now; nothing is broken
    │   └── TooSlowError             the database took too long, and nothing was changed
    └── RequestError                 a step of a request to an officer that is not possible
        ├── RequestGoneError         it is answered, closed, or was never there
        ├── RequestTakenError        another officer has it
        └── TooManyRequestsError     its asker has as many open ones as is allowed

A command catches `BriefingBotError` once, prints its sentence to standard error and leaves with `exit_code`.
Nobody sees a traceback for any of these.
"""

from __future__ import annotations


class BriefingBotError(Exception):
    """Base of every error raised on purpose; `str()` of it is a sentence for people."""

    exit_code = 2


class UsageError(BriefingBotError):
    """The command line was used wrongly."""


class SettingsError(BriefingBotError):
    """Settings that cannot work; names every one of them, not only the first."""


class KnowledgeError(BriefingBotError):
    """The knowledge cannot be used."""


class KnowledgeMissingError(KnowledgeError):
    """There is no knowledge folder at the given place, or it lacks a needed file."""


class KnowledgeFaultsError(KnowledgeError):
    """Knowledge files hold faults; the sentence shows them."""

    exit_code = 1


class StartError(BriefingBotError):
    """Discord would not let the bot in: no token, a wrong one, or an intent that is switched off."""


class RecordsError(BriefingBotError):
    """The database cannot be used, or did not do what was asked."""


class RefusedError(BriefingBotError):
    """A member or officer asked for what cannot be done now; nothing is broken."""


class TooSlowError(RefusedError):
    """The database took too long, and nothing was changed."""


class RequestError(BriefingBotError):
    """A step of a request to an officer that is not possible."""


class RequestGoneError(RequestError):
    """The request is answered, closed, or was never there."""


class RequestTakenError(RequestError):
    """Another officer has claimed the request."""


class TooManyRequestsError(RequestError):
    """The asker has as many open requests as is allowed."""
