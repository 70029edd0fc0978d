"""What the bot answers from, and what waits for an officer, on one card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.cards.escaping import escape
from bot.chat.cards.pages import CardPage, Tone
from bot.chat.cards.views import CardView
from bot.chat.discord_io.sending import promise_reply, respond
from bot.chat.officers import phrases
from bot.chat.officers.access import officers_desk
from bot.chat.officers.reviewing import due_entries
from bot.publishing.watching import FolderState

if TYPE_CHECKING:
    from bot.chat.discord_io.host import Invocation
    from bot.knowledge.values import Knowledge
    from bot.phrases.languages import Language
    from bot.publishing.watching import FolderStatus
    from bot.records.values import Pause


async def show_status(invocation: Invocation) -> None:
    """Show the edition, the files beside it, and what waits."""
    desk, _ = await officers_desk(invocation)
    interaction, records, say = invocation.interaction, invocation.host.records, invocation.say
    await promise_reply(interaction)
    edition = await records.editions.find(await records.editions.newest_number())
    knowledge, today = invocation.served.knowledge, invocation.host.today()
    day = say.day(edition.moment.date())
    blocks = [
        f"{say(phrases.STATUS_TITLE)}\n"
        + say(phrases.STATUS_EDITION, number=edition.number, day=day, note=escape(edition.note)),
        _files(desk.folder_status, say),
    ]
    expired = sum(one.expired(today) and not one.withheld for one in knowledge.entries.values())
    counts = {
        phrases.STATUS_WAITING: len(await records.proposals.all_open()),
        phrases.STATUS_DRAFTS: len(await records.drafts.of_officer(invocation.member)),
        phrases.STATUS_DUE: len(due_entries(knowledge, today)),
        phrases.STATUS_EXPIRED: expired,
    }
    lines = [say(sentence, count=count) for sentence, count in counts.items() if count]
    if paused := await records.pauses.all():
        what = ", ".join(_paused(one, knowledge, say) for one in paused)
        lines.append(say(phrases.STATUS_PAUSED, what=what))
    blocks.append("\n".join(lines) or say(phrases.STATUS_NOTHING))
    tone = Tone.NOTE if desk.folder_status.state is FolderState.SAME else Tone.DOUBT
    await respond(interaction, CardView(CardPage(tuple(filter(None, blocks)), tone)), private=True)


def _files(status: FolderStatus, say: Language) -> str:
    if status.state is FolderState.SAME:
        return say(phrases.STATUS_FILES_SAME)
    if status.state is FolderState.WORKING:
        return say(phrases.STATUS_FILES_WORKING)
    return f"{say(phrases.TELL_FAULTY)}\n{status.message}" if status.message else escape(status.why)


def _paused(pause: Pause, knowledge: Knowledge, say: Language) -> str:
    entry = knowledge.entries.get(pause.entry)
    what = f"“{escape(entry.question)}”" if entry else say(phrases.EVERYTHING)
    return f"{what} ({escape(pause.reason)})"
