"""Every error the bot raises on purpose.

    BriefingBotError                 base: has a sentence for people and an exit code
    ├── UsageError                   the command line was used wrongly (exit 2)
    ├── SettingsError                settings that cannot work, all of them at once (exit 2)
    ├── KnowledgeError               the knowledge cannot be used
    │   ├── KnowledgeMissingError    there is no such folder, or nothing in it (exit 2)
    │   └── KnowledgeFaultsError     files with faults, each with its line (exit 1)
    ├── StartError                   Discord would not let the bot in (exit 2)
    │   └── TokenRefusedError        it does not know the token
    ├── RecordsError                 the database cannot be used, or did not do what was asked (exit 2)
    │   └── RecordsAwayError         it cannot be used just now, and may be in a minute (exit 75)
    │       └── RecordsHeldError     another process of the bot runs on it
    ├── RefusedError                 a member or officer asked for what cannot be done now; nothing is broken
    │   ├── TooSlowError             the database took too long, and nothing was changed
    │   ├── DiscordAwayError         Discord does not say what has to be known, and nothing was changed
    │   └── PublishingError          a step of a change of the knowledge that is not possible (exit 1)
    │       ├── OvertakenError       another edition went live since
    │       ├── ProposalGoneError    it is approved, withdrawn, expired, or was never there
    │       ├── OwnProposalError     who wrote it cannot approve it
    │       ├── NoEditionError       there is no edition of that number
    │       ├── ConflictError        two changes of the same, and nobody has chosen
    │       ├── FaultyChangeError    the check found errors in a change
    │       └── ChangeError          a change that cannot be made as it was asked for (exit 2)
    └── RequestError                 a step of a request to an officer that is not possible
        ├── RequestGoneError         it is answered, closed, or was never there
        ├── RequestTakenError        another officer has it
        ├── RequestStoppedError      the officers have stopped this member for some days
        └── TooManyRequestsError     its asker has as many open ones as is allowed

A command catches `BriefingBotError` once, prints its sentence to standard error and leaves with `exit_code`.
Nobody sees a traceback for any of these.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


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


class TokenRefusedError(StartError):
    """Discord does not know the token: it is wrong, or was reset."""


class RecordsError(BriefingBotError):
    """The database cannot be used, or did not do what was asked."""


class RecordsAwayError(RecordsError):
    """The database cannot be used just now: whoever starts the bot again in a minute may find it."""

    exit_code = 75
    """EX_TEMPFAIL of BSD's sysexits.h: try again."""


class RecordsHeldError(RecordsAwayError):
    """Another process of the bot runs on the same database."""


class RefusedError(BriefingBotError):
    """A member or officer asked for what cannot be done now; nothing is broken."""


class TooSlowError(RefusedError):
    """The database took too long, and nothing was changed."""


class DiscordAwayError(RefusedError):
    """Discord does not say what has to be known, however often it is asked; nothing was changed."""


class PublishingError(RefusedError):
    """A step of a change of the knowledge that is not possible."""

    exit_code = 1


class OvertakenError(PublishingError):
    """Another edition went live since the one that a change stands on."""


class ProposalGoneError(PublishingError):
    """The proposal is approved, withdrawn, expired, or was never there."""


class OwnProposalError(PublishingError):
    """Two officers are wanted, and the one who wrote a proposal tried to approve it."""


class NoEditionError(PublishingError):
    """There is no edition of that number."""


class ConflictError(PublishingError):
    """Two changes touch the same, and nobody has said whose words count."""


class FaultyChangeError(PublishingError):
    """The check found errors in a change; the sentence shows each with its file and line."""

    def __init__(self, words: str, message: str, faults: Sequence[Mapping[str, object]]) -> None:
        """Keep what was found.

        Args:
            words: the faults, for a terminal.
            message: the faults, for one message on Discord.
            faults: the same as plain values.
        """
        super().__init__(words)
        self.message = message
        self.faults = faults


class ChangeError(PublishingError):
    """A change of the knowledge cannot be made as it was asked for; nothing was changed."""

    exit_code = 2


class RequestError(BriefingBotError):
    """A step of a request to an officer that is not possible."""


class RequestGoneError(RequestError):
    """The request is answered, closed, or was never there."""


class RequestTakenError(RequestError):
    """Another officer has claimed the request."""


class RequestStoppedError(RequestError):
    """The officers of this server take no requests from this member for some days."""


class TooManyRequestsError(RequestError):
    """The asker has as many open requests as is allowed."""
