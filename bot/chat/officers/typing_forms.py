"""The forms in which officers type a change, and what becomes of them when they are sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bot.chat.cards.address import custom_id
from bot.chat.discord_io.deadlines import in_time
from bot.chat.discord_io.forms import LONGEST_INPUT, FileField, TextField, open_form
from bot.chat.officers import phrases
from bot.chat.officers.access import officers_desk
from bot.chat.officers.choices import shown_question
from bot.chat.officers.proposals import own_draft
from bot.chat.officers.proposing import propose_typed
from bot.errors import RefusedError
from bot.knowledge.values import WRITTEN_REASONS
from bot.publishing.changing.by_officers import edited, with_advice_line, with_answer, with_refusal, with_wording
from bot.publishing.changing.typed import proofs_in_lines, wordings_in_lines
from bot.records.values import Draft, new_id

if TYPE_CHECKING:
    from bot.chat.cards.address import ButtonId
    from bot.chat.discord_io.forms import Field, Submitted
    from bot.chat.discord_io.host import Invocation
    from bot.knowledge.values import Entry, Knowledge
    from bot.phrases.languages import Language
    from bot.publishing.changing.by_officers import Ground

LONGEST_TOPIC, LONGEST_LINE = 80, 120
Typed = Mapping[str, str]


async def open_edit(invocation: Invocation, entry: str) -> None:
    """Open the form of an entry with what it says now."""
    await officers_desk(invocation)
    found = known_entry(invocation, entry)
    title = phrases.FORM_EDIT if found.answers else phrases.FORM_EDIT_DECLINE
    fields = _edit_fields(found, invocation.served.knowledge, {}, invocation.say)
    await open_form(invocation.interaction, invocation.say(title), custom_id("oedit", found.id), fields)


async def press_edit(invocation: Invocation, pressed: ButtonId) -> None:
    """Open the form of the entry that a button names."""
    await open_edit(invocation, pressed.target)


async def send_edit(invocation: Invocation, form: ButtonId, sent: Submitted) -> None:
    """Take what was typed about an entry; the second field of the form's id is the draft that it was typed over."""
    entry, draft, *_ = (*form.fields, "", "")
    await propose_typed(invocation, "edit", entry, sent.texts, _change, draft=draft)


async def open_add(invocation: Invocation, topic: str) -> None:
    """Open the form of a new answer."""
    await officers_desk(invocation)
    if len(topic) > LONGEST_TOPIC:
        raise RefusedError(phrases.TOPIC_LONG)
    await begin_add(invocation, topic, {})


async def begin_add(invocation: Invocation, topic: str, typed: Typed) -> None:
    """Open the form of a new answer with what is known of it already."""
    draft = await _new_draft(invocation, "add", {"topic": topic, **typed})
    fields = _add_fields(typed, invocation.say)
    await open_form(invocation.interaction, invocation.say(phrases.FORM_ADD), custom_id("oadd", draft.id), fields)


async def send_add(invocation: Invocation, form: ButtonId, sent: Submitted) -> None:
    """Take what was typed about a new answer."""
    draft = await own_draft(invocation, form.target)
    fields = {**draft.fields, **sent.texts}
    await propose_typed(invocation, "add", "", fields, _change, draft=draft.id)


async def open_decline(invocation: Invocation, topic: str, reason: str) -> None:
    """Open the form of a question that is turned away."""
    await officers_desk(invocation)
    if len(topic) > LONGEST_TOPIC or reason not in list(map(str, WRITTEN_REASONS)):
        raise RefusedError(phrases.TOPIC_LONG)
    await begin_decline(invocation, topic, reason, {})


async def begin_decline(invocation: Invocation, topic: str, reason: str, typed: Typed) -> None:
    """Open the form of a refusal with what is known of it already."""
    fields = _decline_fields(typed, invocation.say)
    draft = await _new_draft(invocation, "decline", {"topic": topic, "reason": reason, **typed})
    await open_form(
        invocation.interaction, invocation.say(phrases.FORM_DECLINE), custom_id("odecline", draft.id), fields
    )


async def send_decline(invocation: Invocation, form: ButtonId, sent: Submitted) -> None:
    """Take what was typed about a question that is turned away."""
    draft = await own_draft(invocation, form.target)
    await propose_typed(invocation, "decline", "", {**draft.fields, **sent.texts}, _change, draft=draft.id)


async def open_wording(invocation: Invocation, entry: str, wordings: str) -> None:
    """Open the form of an entry with more wordings than it has."""
    found = known_entry(invocation, entry)
    both = wordings_in_lines([*found.wordings, *wordings.splitlines()])
    fields = _edit_fields(
        found, invocation.served.knowledge, {"wordings": both, "more_wordings": wordings}, invocation.say
    )
    title = phrases.FORM_EDIT if found.answers else phrases.FORM_EDIT_DECLINE
    await open_form(invocation.interaction, invocation.say(title), custom_id("oedit", found.id), fields)


async def add_wording(invocation: Invocation, entry: str, wording: str) -> None:
    """Add a wording to an entry."""
    await officers_desk(invocation)
    found = known_entry(invocation, entry)
    await propose_typed(invocation, "wording", found.id, {"wording": wording}, _change)


async def set_advice_line(invocation: Invocation, line: str) -> None:
    """Say what the advice line is."""
    await propose_typed(invocation, "advice", "", {"line": line}, _change)


async def redraft(invocation: Invocation, pressed: ButtonId) -> None:
    """Open a form again with what was typed into it."""
    await officers_desk(invocation)
    draft = await in_time(own_draft(invocation, pressed.target))
    say, knowledge, id_ = invocation.say, invocation.served.knowledge, draft.id
    fields: list[Field]
    if draft.kind == "add":
        title, sends, fields = phrases.FORM_ADD, custom_id("oadd", id_), _add_fields(draft.fields, say)
    elif draft.kind == "decline":
        title, sends, fields = phrases.FORM_DECLINE, custom_id("odecline", id_), _decline_fields(draft.fields, say)
    elif draft.kind in {"edit", "wording"} and draft.entry in knowledge.entries:
        entry = knowledge.entries[draft.entry]
        typed = dict(draft.fields)
        if wording := typed.pop("wording", ""):
            typed["wordings"] = wordings_in_lines([*entry.wordings, wording])
            typed["more_wordings"] = wording
        title = phrases.FORM_EDIT if entry.answers else phrases.FORM_EDIT_DECLINE
        sends, fields = custom_id("oedit", entry.id, id_), _edit_fields(entry, knowledge, typed, say)
    else:
        raise RefusedError(phrases.DRAFT_GONE)
    await open_form(invocation.interaction, say(title), sends, fields)


async def open_upload(invocation: Invocation) -> None:
    """Open the form that takes a file."""
    await officers_desk(invocation)
    say = invocation.say
    field = FileField("file", say(phrases.FIELD_FILE), say(phrases.FIELD_FILE_SAYS))
    await open_form(invocation.interaction, say(phrases.FORM_UPLOAD), custom_id("oupload"), [field])


def known_entry(invocation: Invocation, entry: str) -> Entry:
    """Return an entry that was chosen from the list.

    Raises:
        RefusedError: there is none of that name or question.
    """
    entries = invocation.served.knowledge.entries
    # What the list shows, which some clients send in the place of its value (discord-api-docs, issue 7206).
    found = entries.get(entry) or next((one for one in entries.values() if shown_question(one) == entry), None)
    if found is None:
        raise RefusedError(phrases.ENTRY_UNKNOWN)
    return found


def _change(ground: Ground, draft: Draft) -> Mapping[str, bytes]:
    """Make the files as they would be from what was typed."""
    typed = draft.fields
    if draft.kind == "add":
        return with_answer(ground, typed["topic"], typed)[0]
    if draft.kind == "decline":
        return with_refusal(ground, typed["topic"], typed["reason"], typed)[0]
    if draft.kind == "advice":
        return with_advice_line(ground, typed["line"])
    if draft.kind == "wording":
        return with_wording(ground, draft.entry, typed["wording"])
    return edited(ground, draft.entry, typed)


async def _new_draft(invocation: Invocation, kind: str, fields: Typed) -> Draft:
    """Keep what was chosen before a form opens: its custom_id has room for ids only."""
    now, host = invocation.host.clock(), invocation.host
    made = Draft(new_id(), invocation.interaction.guild_id or 0, invocation.member, kind, "", dict(fields), 0, now)
    return await in_time(host.records.drafts.keep(made))


def _edit_fields(entry: Entry, knowledge: Knowledge, typed: Typed, say: Language) -> list[Field]:
    wordings = wordings_in_lines(entry.wordings)
    text = (
        (phrases.FIELD_ANSWER, phrases.FIELD_ANSWER_SAYS)
        if entry.answers
        else (
            phrases.FIELD_REPLY,
            phrases.FIELD_REPLY_SAYS,
        )
    )
    fields: list[Field] = [
        _question(typed.get("question", entry.question), say),
        TextField("answer", say(text[0]), say(text[1]), typed.get("answer", entry.answer)),
        TextField(
            "proofs",
            say(phrases.FIELD_PROOFS),
            say(phrases.FIELD_PROOFS_SAYS),
            typed.get("proofs", proofs_in_lines(entry.evidence, knowledge)),
            required=entry.answers,
        ),
    ]
    if not entry.answers:
        fields.append(_next_step(typed.get("next_step", entry.next_step), say))
    if len(wordings) <= LONGEST_INPUT - 200:
        says = say(phrases.FIELD_WORDINGS_SAYS)
        fields.append(TextField("wordings", say(phrases.FIELD_WORDINGS), says, typed.get("wordings", wordings)))
    else:
        says = say(phrases.FIELD_MORE_WORDINGS_SAYS, count=len(entry.wordings))
        more = typed.get("more_wordings", "")
        fields.append(TextField("more_wordings", say(phrases.FIELD_MORE_WORDINGS), says, more, required=False))
    return fields


def _add_fields(typed: Typed, say: Language) -> list[Field]:
    return [
        _question(typed.get("question", ""), say),
        TextField("answer", say(phrases.FIELD_ANSWER), say(phrases.FIELD_ANSWER_SAYS), typed.get("answer", "")),
        TextField("proofs", say(phrases.FIELD_PROOFS), say(phrases.FIELD_PROOFS_SAYS), typed.get("proofs", "")),
        TextField("wordings", say(phrases.FIELD_WORDINGS), say(phrases.FIELD_WORDINGS_SAYS), typed.get("wordings", "")),
        _exam(typed.get("exam", ""), say),
    ]


def _decline_fields(typed: Typed, say: Language) -> list[Field]:
    return [
        _question(typed.get("question", ""), say),
        TextField("wordings", say(phrases.FIELD_WORDINGS), say(phrases.FIELD_WORDINGS_SAYS), typed.get("wordings", "")),
        TextField("answer", say(phrases.FIELD_REPLY), say(phrases.FIELD_REPLY_SAYS), typed.get("answer", "")),
        _next_step(typed.get("next_step", ""), say),
        _exam(typed.get("exam", ""), say),
    ]


def _question(value: str, say: Language) -> TextField:
    says = say(phrases.FIELD_QUESTION_SAYS)
    return TextField("question", say(phrases.FIELD_QUESTION), says, value, longest=300, is_long=False)


def _next_step(value: str, say: Language) -> TextField:
    says = say(phrases.FIELD_NEXT_SAYS)
    return TextField("next_step", say(phrases.FIELD_NEXT), says, value, longest=300, is_long=False)


def _exam(value: str, say: Language) -> TextField:
    says = say(phrases.FIELD_EXAM_SAYS)
    return TextField("exam", say(phrases.FIELD_EXAM), says, value, longest=300, is_long=False, required=False)
