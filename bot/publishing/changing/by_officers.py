"""The changes that officers make, each from the live files and what was typed to the files as they would be. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from bot.errors import ChangeError
from bot.knowledge.formats.kinds import ANSWERS, DECLINES, KINDS, QUESTIONS, SIGNPOSTS
from bot.knowledge.values import LARGEST
from bot.phrases import publishing as phrases
from bot.publishing.changing.blocks import layout_of, plain_values, read_back
from bot.publishing.changing.entries import added, changed, file_of, new_file, with_top_key
from bot.publishing.changing.fields import indented, scalar
from bot.publishing.changing.typed import proofs_from, wordings_from
from bot.publishing.drafting import a_year_after, not_taken, proposed_id, slug

if TYPE_CHECKING:
    from bot.knowledge.values import Entry, Knowledge
    from bot.publishing.changing.fields import Value

Files = Mapping[str, bytes]


class Ground(NamedTuple):
    """What a change stands on."""

    files: Files
    """Of the edition that it changes."""
    knowledge: Knowledge
    """Read from them."""
    today: date


Typed = Mapping[str, str]
"""What was typed, by field: question, answer, proofs, wordings, next_step, exam."""


def edited(ground: Ground, entry: str, typed: Typed) -> dict[str, bytes]:
    """Change an entry to what was typed; a field that is not there stays as it is.

    Whoever changes what an answer says has compared it with the briefing, so it counts as looked at today, and is shown
    again where its file withheld it.

    Raises:
        ChangeError: the entry is gone, a proof cannot be read, or its file cannot be changed.
    """
    knowledge, today = ground.knowledge, ground.today
    before = _entry(knowledge, entry)
    text = "answer" if before.answers else "reply"
    wanted: dict[str, Value] = {}
    question = _joined(typed.get("question", before.question))
    if "question" in typed:
        wanted["question"] = _joined(typed["question"])
    if "answer" in typed:
        wanted[text] = _joined(typed["answer"])
    if "next_step" in typed:
        wanted["next_step"] = _joined(typed["next_step"])
    if "proofs" in typed:
        wanted["evidence"] = proofs_from(typed["proofs"], knowledge)
    if "wordings" in typed:
        wanted["wordings"] = wordings_from(typed["wordings"], question)
    if "more_wordings" in typed:
        wanted["wordings"] = tuple(dict.fromkeys([*before.wordings, *wordings_from(typed["more_wordings"], question)]))
    values = {key: value for key, value in wanted.items() if value != _value(before, key)}
    if values.keys() & {text, "evidence"} and before.reviewed != today:
        values |= {"reviewed": today, "review_by": a_year_after(today)}
    if before.withheld and values.keys() & {text, "evidence"}:
        values["withheld"] = ""
    return _with(ground, entry, values) if values else dict(ground.files)


def with_wording(ground: Ground, entry: str, wording: str) -> dict[str, bytes]:
    """Add a wording to an entry; raises as `edited` does."""
    words = (*_entry(ground.knowledge, entry).wordings, _joined(wording))
    return _with(ground, entry, {"wordings": words})


def reviewed(ground: Ground, entry: str) -> dict[str, bytes]:
    """Say that an entry was compared with the briefing today, and is to be so again in a year; raises as `edited`."""
    today = ground.today
    return _with(ground, entry, {"reviewed": today, "review_by": a_year_after(today)})


def with_answer(ground: Ground, topic: str, typed: Typed) -> tuple[dict[str, bytes], str]:
    """Add an answer to the file of a topic, and a golden question where one was typed; return the entry's name, too.

    Raises:
        ChangeError: a proof cannot be read, or the file cannot be changed.
    """
    fields: dict[str, Value] = {
        "answer": _joined(typed["answer"]),
        "evidence": proofs_from(typed["proofs"], ground.knowledge),
        "reviewed": ground.today,
        "review_by": a_year_after(ground.today),
    }
    return _added(ground, ANSWERS.folder, topic, typed, fields)


def with_refusal(ground: Ground, topic: str, reason: str, typed: Typed) -> tuple[dict[str, bytes], str]:
    """Add a question that is turned away to the file of a topic; return the entry's name, too; raises as above."""
    fields: dict[str, Value] = {
        "reason": reason,
        "reply": _joined(typed["answer"]),
        "next_step": _joined(typed["next_step"]),
    }
    return _added(ground, DECLINES.folder, topic, typed, fields)


def with_advice_line(ground: Ground, line: str) -> dict[str, bytes]:
    """Say what the Union's advice line is called, with its number and hours; raises as `edited` does."""
    path = SIGNPOSTS.file
    if path not in ground.files:
        raise ChangeError(phrases.NO_SIGNPOSTS)
    return {**ground.files, path: with_top_key(ground.files[path], "advice_line", line, "signposts")}


def uploaded(files: Files, name: str, content: bytes) -> dict[str, bytes]:
    """Put an uploaded file into its place: that of the file with its name, or for a new one the kind that it is.

    Raises:
        ChangeError: it is no knowledge file by its name or content, or too large.
    """
    if len(content) > LARGEST:
        raise ChangeError(phrases.UPLOAD_LARGE)
    plain = PurePosixPath(name.replace("\\", "/")).name
    if not plain.endswith(".yaml") or plain.startswith("."):
        raise ChangeError(phrases.UPLOAD_NAME)
    places = [path for path in files if PurePosixPath(path).name == plain]
    shape = _shape(content)
    if len(places) > 1:  # such as answers/walks.yaml and questions/walks.yaml
        places = [path for path in places if _shape(files[path]) == shape]
    if not places and shape:
        places = [next(f"{kind.folder}/{plain}" for kind in KINDS if kind.folder == shape)]
    if len(places) != 1:
        raise ChangeError(phrases.UPLOAD_NOWHERE.format(name=plain))
    return {**files, places[0]: content}


def topics_of(knowledge: Knowledge, *, answers: bool) -> list[str]:
    """Return the topics of the answers, or of what is turned away."""
    return sorted({entry.topic for entry in knowledge.entries.values() if entry.answers == answers})


def _shape(content: bytes) -> str:
    """Return the folder that a file belongs into by its keys; empty where that is not clear."""
    values = plain_values(read_back(content))
    if not isinstance(values, dict):
        return ""
    entries = values.get("entries")
    if isinstance(entries, list):
        refuses = any(isinstance(one, dict) and "reason" in one for one in entries)
        return DECLINES.folder if refuses else ANSWERS.folder
    return QUESTIONS.folder if "questions" in values else ""


def _added(
    ground: Ground, folder: str, topic: str, typed: Typed, fields: dict[str, Value]
) -> tuple[dict[str, bytes], str]:
    files, knowledge = ground.files, ground.knowledge
    question = _joined(typed["question"])
    taken = {*knowledge.entries, *knowledge.briefings}
    name = proposed_id(question, taken)
    values: dict[str, Value] = {
        "id": name,
        "question": question,
        "wordings": wordings_from(typed["wordings"], question),
        **fields,
    }
    path = _file_of_topic(files, folder, topic)
    if path:
        content = added(files[path], values, knowledge.only_briefing)
    else:
        names = {PurePosixPath(one).stem.lower() for one in files if one.startswith(f"{folder}/")}
        path = f"{folder}/{not_taken(slug(topic), names)}.yaml"
        content = new_file(topic, values, knowledge.only_briefing)
    new = {**files, path: content}
    if exam := _joined(typed.get("exam", "")):
        asked = f"{QUESTIONS.folder}/{PurePosixPath(path).name}"
        key = ("entry", name) if folder == ANSWERS.folder else ("decline", str(fields["reason"]))
        new[asked] = with_golden_question(files.get(asked), exam, *key)
    return new, name


def with_golden_question(content: bytes | None, ask: str, key: str, value: str) -> bytes:
    """Add a golden question to a questions file.

    Args:
        content: the file; None where there is none yet.
        ask: the question.
        key: `entry` or `decline`.
        value: the entry, or the reason.

    Raises:
        ChangeError: the file is laid out so that this cannot be done.
    """
    lines = [f"- ask: {scalar(ask)}", f"  {key}: {value}"]
    if content is None:
        return indented(["questions:", *(f"  {line}" for line in lines)], 0, b"\n")
    layout = layout_of(content)
    if layout is None:
        raise ChangeError(phrases.LAYOUT_CLOSED)
    last = layout.blocks[-1].content
    gap = b"" if last.endswith(b"\n") else layout.newline
    blocks = [block.content for block in layout.blocks]
    return layout.joined([*blocks, gap + indented(lines, layout.column, layout.newline)])


def _file_of_topic(files: Files, folder: str, topic: str) -> str:
    wanted = f"topic: {topic}".encode()
    for path, content in sorted(files.items()):
        if path.startswith(f"{folder}/") and topic.encode() in content:
            values = plain_values(read_back(content)) if wanted not in content else {"topic": topic}
            if isinstance(values, dict) and values.get("topic") == topic:
                return path
    return ""


def _with(ground: Ground, entry: str, values: Mapping[str, Value]) -> dict[str, bytes]:
    path = file_of(ground.files, entry)
    return {**ground.files, path: changed(ground.files[path], entry, values, ground.knowledge.only_briefing)}


def _entry(knowledge: Knowledge, entry: str) -> Entry:
    if entry not in knowledge.entries:
        raise ChangeError(phrases.NO_SUCH_ENTRY.format(entry=entry))
    return knowledge.entries[entry]


def _value(entry: Entry, key: str) -> object:
    return getattr(entry, {"reply": "answer"}.get(key, key))


def _joined(text: str) -> str:
    return " ".join(text.split())
