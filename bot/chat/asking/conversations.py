"""Remembers what may follow a question: its subjects for the next one, and its words for a request to an officer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.answering.reply import Context, Outcome
from bot.chat.asking import phrases
from bot.chat.asking.cards import ALONE
from bot.chat.asking.told import TOLD_TO
from bot.chat.discord_io.last_question import LAST_QUESTION, MOST_CONVERSATIONS, REMEMBERED_MINUTES, keep_question
from bot.chat.discord_io.memory import MemoryKind
from bot.publishing.personal_data import kinds_of_personal_data

if TYPE_CHECKING:
    from bot.answering.reply import Part, Reply
    from bot.chat.discord_io.host import Host, Invocation
    from bot.phrases.languages import Language

CONVERSATIONS: Final[MemoryKind[tuple[int, int], Context]] = MemoryKind(
    timedelta(minutes=REMEMBERED_MINUTES), MOST_CONVERSATIONS
)
"""The last Context by channel and member: subjects, never words."""


SIGNPOSTED: Final[MemoryKind[tuple[int, int, str], bool]] = MemoryKind(timedelta(hours=1), MOST_CONVERSATIONS)
"""Which urgent lines a member has been told, by channel, member and signpost: one in an hour is enough."""


def said_once(host: Host, place: tuple[int, int], reply: Reply, replaced: Iterable[str] = ()) -> Reply:
    """Return a reply without an urgent line that was told within the hour; one of distress stays.

    Args:
        host: whose memory it is.
        place: the channel and the member.
        reply: as the engine gave it.
        replaced: urgent lines of an answer whose place this one takes: they go with it, and may be told again.
    """
    memory = host.memory(SIGNPOSTED)
    for gone in replaced:
        memory.pop((*place, gone))
    told = tuple(one for one in reply.signposts if one.alone or memory.first_time((*place, one.id), value=True))
    return replace(reply, signposts=told)


def remember_question(host: Host, place: tuple[int, int], question: str, reply: Reply) -> None:
    """Remember a member's own question, so that a request to an officer can begin with it.

    Words that seem to hold personal data are not remembered: the member is told so. A greeting or thanks asks an
    officer nothing, and leaves the question before it in its place.

    Args:
        host: whose memory it is.
        place: the channel and the member.
        question: as they wrote it.
        reply: what it got.
    """
    if kinds_of_personal_data(question):
        host.memory(LAST_QUESTION).pop(place)
    elif reply.signposts or any(_concerns_officers(part) for part in reply.parts):
        keep_question(host, place, question)


def _concerns_officers(part: Part) -> bool:
    if part.outcome is Outcome.TOLD:
        return False
    return part.outcome is not Outcome.DECLINED or part.reason not in ALONE


def kept_of_conversations(say: Language) -> str:
    """Say what is kept of questions."""
    return say(phrases.PRIVACY_QUESTIONS, minutes=REMEMBERED_MINUTES)


async def forget_conversations(invocation: Invocation) -> Sequence[str]:
    """Forget a member's conversations and last questions."""
    host, member, say = invocation.host, invocation.member, invocation.say
    talks = host.memory(CONVERSATIONS).forget(lambda key, _: key[1] == member)
    host.memory(SIGNPOSTED).forget(lambda key, _: key[1] == member)
    host.memory(TOLD_TO).forget(lambda _, told: told.member == member)
    words = host.memory(LAST_QUESTION).forget(lambda key, _: key[1] == member)
    return (say(phrases.FORGOTTEN_TALK, count=talks), say(phrases.FORGOTTEN_WORDS, count=words))
