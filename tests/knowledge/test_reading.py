"""Files in, frozen Knowledge or every fault out, whether they come from a folder or from elsewhere."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.errors import KnowledgeMissingError
from bot.knowledge.folder import content_of, inspect_knowledge
from bot.knowledge.reading import read
from bot.knowledge.values import LARGEST, DeclineReason
from tests.conftest import read_knowledge

if TYPE_CHECKING:
    from bot.knowledge.diagnostics import Fault

BRIEFING = """\
id: rota
title: The rota
publisher: Staffroom
date: May 2020
paragraphs:
  - number: 1
    section: Kettle
    summary: Who fills it.
    points: {a: The first one does.}
"""
ANSWERS = """\
topic: Tea
entries:
  - id: kettle-who
    question: Who fills the kettle?
    wordings: [whose job is it]
    answer: Whoever comes first. [1]
    evidence: [{paragraph: 1, point: a, quote: whoever comes first}]
"""
MORE_ANSWERS = ANSWERS.replace("kettle-who", "mug-who").replace("kettle?", "mug?").replace("whose job", "whose mug")
DECLINES = """\
topic: Coffee
entries:
  - id: coffee
    question: Is there coffee?
    wordings: [any coffee]
    reason: outside-the-briefing
    reply: The rota is about tea.
    next_step: Ask the caretaker.
"""
QUESTIONS = """\
questions:
  - {ask: Who fills it?, entry: kettle-who}
  - {ask: [Hello, Is there coffee?], decline: outside-the-briefing}
  - {ask: Is there cake?, decline: any}
"""
VOCABULARY = """\
concepts: {kettle: {kind: subject, words: [urn, kettle, mug]}}
abbreviations: {T: tea}
ignored: [please]
small_talk: [hello]
"""
FILES = {
    "vocabulary.yaml": VOCABULARY,
    "briefings/rota.yaml": BRIEFING,
    "answers/tea.yaml": ANSWERS,
    "declines/coffee.yaml": DECLINES,
    "questions/all.yaml": QUESTIONS,
}
CONTENTS = {name: content.encode() for name, content in FILES.items()}


def written(folder: Path, files: dict[str, str | bytes]) -> Path:
    """A folder that holds `files`, written in their order."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def faults_of(folder: Path) -> list[Fault]:
    """The errors of a folder."""
    return list(inspect_knowledge(folder).errors)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small knowledge folder without a fault."""
    return written(tmp_path / "knowledge", {**FILES})


def test_a_good_folder_is_read_whole(folder: Path) -> None:
    """Everything that was written is in the Knowledge."""
    knowledge = read_knowledge(folder)

    assert ["rota"] == list(knowledge.briefings)
    assert ["coffee", "kettle-who"] == list(knowledge.entries)
    assert ["kettle"] == [one.name for one in knowledge.vocabulary.concepts]
    assert {"T": "tea"} == knowledge.vocabulary.abbreviations
    assert {"The first one does."} == set(knowledge.briefings["rota"].paragraphs["1"].points.values())


def test_an_answer_and_a_refusal_keep_what_they_are(folder: Path) -> None:
    """A decline has a reason and a next step, an answer has neither."""
    entries = read_knowledge(folder).entries
    answer, decline = entries["kettle-who"], entries["coffee"]

    assert (True, None, "Tea") == (answer.answers, answer.reason, answer.topic)
    assert (False, DeclineReason.OUTSIDE_THE_BRIEFING, "Coffee") == (decline.answers, decline.reason, decline.topic)
    assert ("The rota is about tea.", "Ask the caretaker.") == (decline.answer, decline.next_step)


def test_evidence_rests_on_the_first_briefing_where_none_is_named(folder: Path) -> None:
    """With one briefing nobody has to name it."""
    (evidence,) = read_knowledge(folder).entries["kettle-who"].evidence

    assert ("rota", "1", "a", "whoever comes first") == (
        evidence.briefing,
        evidence.paragraph,
        evidence.point,
        evidence.quote,
    )


def test_golden_questions_keep_their_turns_and_their_right_reply(folder: Path) -> None:
    """`any` stands for whatever reason, and a single message for a conversation of one."""
    questions = read_knowledge(folder).questions

    assert [
        (("Who fills it?",), ("kettle-who",), ""),
        (("Hello", "Is there coffee?"), (), "outside-the-briefing"),
        (("Is there cake?",), (), ""),
    ] == [(one.turns, one.entries, one.reason) for one in questions]


def test_a_missing_folder_is_told_by_its_name(tmp_path: Path) -> None:
    """Nobody has to guess where the bot looked."""
    with pytest.raises(KnowledgeMissingError, match=r"nowhere.*vocabulary\.yaml"):
        read_knowledge(tmp_path / "nowhere")


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    """A file is no knowledge folder."""
    (tmp_path / "file").write_text("x")

    with pytest.raises(KnowledgeMissingError, match="no knowledge folder"):
        read_knowledge(tmp_path / "file")


def test_an_empty_folder_is_told_what_it_should_hold(tmp_path: Path) -> None:
    """An empty folder is not a bot that knows nothing."""
    with pytest.raises(KnowledgeMissingError, match="holds no briefing"):
        read_knowledge(tmp_path)


@pytest.mark.parametrize(
    ("gone", "said"),
    [("briefings/rota.yaml", "holds no briefing"), ("answers/tea.yaml", "holds no answers")],
)
def test_a_folder_without_what_it_must_hold_is_told(folder: Path, gone: str, said: str) -> None:
    """Without a briefing or an answer there is nothing to serve."""
    (folder / gone).unlink()

    with pytest.raises(KnowledgeMissingError, match=said):
        read_knowledge(folder)


@pytest.mark.parametrize("gone", ["declines", "questions"])
def test_declines_and_golden_questions_may_be_left_out(folder: Path, gone: str) -> None:
    """What a folder may lack is no fault."""
    for path in (folder / gone).iterdir():
        path.unlink()
    (folder / gone).rmdir()

    assert [] == faults_of(folder)


def test_a_missing_vocabulary_is_one_fault(folder: Path) -> None:
    """A needed file that is not there is told by its name."""
    (folder / "vocabulary.yaml").unlink()

    assert [("KB109", "vocabulary.yaml:1:1")] == [(one.code, one.place) for one in faults_of(folder)]


def test_faults_are_told_all_together(folder: Path) -> None:
    """The faults of every file come at once, in file order."""
    written(folder, {"answers/a.yaml": "topic: x\n", "declines/b.yaml": "", "vocabulary.yaml": "- x\n"})

    assert ["answers/a.yaml", "declines/b.yaml", "vocabulary.yaml"] == [one.position.file for one in faults_of(folder)]


def test_a_broken_file_does_not_take_the_good_ones_along(folder: Path) -> None:
    """What can be read is read, and only the broken file is told."""
    written(folder, {"answers/broken.yaml": "topic: Tea: or coffee\n", "answers/zz.yaml": MORE_ANSWERS})

    inspection = inspect_knowledge(folder)
    knowledge, faults = inspection.knowledge, inspection.faults

    assert ["coffee", "kettle-who", "mug-who"] == list(knowledge.entries)
    assert ["answers/broken.yaml"] == [one.position.file for one in faults]


@pytest.mark.parametrize("name", ["briefings", "answers", "declines", "questions"])
def test_a_yml_file_is_told_and_not_passed_over(folder: Path, name: str) -> None:
    """No file of an officer is left out in silence."""
    written(folder, {f"{name}/late.yml": "x"})
    (fault,) = faults_of(folder)

    assert ("KB108", f"{name}/late.yml") == (fault.code, fault.position.file)
    assert "late.yaml" in fault.mend


def test_text_that_is_not_utf_8_is_told_with_its_line(folder: Path) -> None:
    """A file in an older encoding is refused, not read with other letters."""
    written(folder, {"answers/old.yaml": b"topic: Tea\nentries:\n  - id: caf\xe9\n"})
    (fault,) = faults_of(folder)

    assert ("KB110", "answers/old.yaml:3:1", "save the file as UTF-8") == (fault.code, fault.place, fault.mend)


def test_a_file_in_utf_16_is_told_as_well(folder: Path) -> None:
    """What Windows calls Unicode is not read as rubbish."""
    written(folder, {"answers/old.yaml": MORE_ANSWERS.encode("utf-16")})

    assert ["KB110"] == [one.code for one in faults_of(folder)]


def test_a_byte_order_mark_is_not_part_of_the_text(folder: Path) -> None:
    """A mark that Notepad leaves behind changes nothing an officer can see."""
    plain = read_knowledge(folder)
    written(folder, {name: b"\xef\xbb\xbf" + content.encode() for name, content in FILES.items()})
    inspection = inspect_knowledge(folder)
    marked, lines = inspection.knowledge, inspection.lines

    assert ANSWERS.splitlines() == lines["answers/tea.yaml"]
    assert (plain.entries, plain.briefings, plain.vocabulary) == (marked.entries, marked.briefings, marked.vocabulary)


def test_windows_line_endings_change_nothing(folder: Path) -> None:
    """The kind of line ending is not part of the knowledge."""
    plain = read_knowledge(folder)
    written(folder, {name: content.replace("\n", "\r\n") for name, content in FILES.items()})

    assert plain.entries == read_knowledge(folder).entries


def test_a_folder_named_like_a_file_is_told(folder: Path) -> None:
    """What cannot be opened is a fault, not a crash."""
    (folder / "answers" / "odd.yaml").mkdir()

    assert {"answers/odd.yaml:1:1"} == {one.place for one in faults_of(folder)}


@pytest.mark.parametrize(
    ("name", "mend"),
    [
        ("answers/late.yml", "call it late.yaml"),
        ("answers/late.yaml.txt", "call it late.yaml"),
        ("answers/Late.YAML", "call it Late.yaml"),
        ("vocabulary.yml", "call it vocabulary.yaml"),
    ],
)
def test_a_file_that_is_not_read_is_told_with_its_right_name(folder: Path, name: str, mend: str) -> None:
    """Nobody waits for an answer in a file that is never read."""
    written(folder, {name: MORE_ANSWERS})

    assert [("KB108", f"{name}:1:1", mend)] == [(one.code, one.place, one.mend) for one in faults_of(folder)]


@pytest.mark.parametrize(
    "name",
    [
        "answers/late.yaml~",
        "answers/late.yaml.bak",
        "answers/late.yaml.orig",
        "answers/note.txt",
        "answers/late",
        "answers/late.docx",
        "declines/late.json",
        "notes.txt",
    ],
)
def test_a_file_that_does_no_harm_is_told_and_stops_nothing(folder: Path, name: str) -> None:
    """Copies that editors keep, and files of other programs, are told as a warning: the bot goes on."""
    written(folder, {name: "x"})
    inspection = inspect_knowledge(folder)

    assert [("KB108", name, True)] == [(one.code, one.position.file, one.warning) for one in inspection.faults]
    assert () == inspection.errors


def test_hidden_files_of_a_mac_are_passed_over(folder: Path) -> None:
    """What a Mac puts beside each file on a foreign disk is no knowledge."""
    written(folder, {"answers/._tea.yaml": b"\x00\x05\x16\x07"})

    assert () == inspect_knowledge(folder).faults


@pytest.mark.parametrize("name", ["answers/more", "answer", "briefings/old.d"])
def test_a_folder_that_is_not_read_is_told(folder: Path, name: str) -> None:
    """A folder inside a folder, or with a name of its own, is not passed over in silence."""
    (folder / name).mkdir()

    assert [("KB108", f"{name}:1:1")] == [(one.code, one.place) for one in faults_of(folder)]


def test_a_file_with_the_name_of_a_folder_is_told(folder: Path) -> None:
    """A file called questions is no folder of questions."""
    (folder / "questions" / "all.yaml").unlink()
    (folder / "questions").rmdir()
    written(folder, {"questions": "x"})

    assert [("KB108", "questions:1:1")] == [(one.code, one.place) for one in faults_of(folder)]


def test_the_fault_of_a_file_with_the_name_of_a_folder_calls_it_a_file(folder: Path) -> None:
    """A message names what lies there."""
    (folder / "questions" / "all.yaml").unlink()
    (folder / "questions").rmdir()
    written(folder, {"questions": "x"})

    assert ["a file that is not read"] == [one.what for one in faults_of(folder)]


@pytest.mark.parametrize(
    "name", [".git/config.yml", ".DS_Store", "answers/.late.yml.swp", "README.md", "answers/note.md"]
)
def test_what_is_hidden_or_no_knowledge_is_let_be(folder: Path, name: str) -> None:
    """What nobody takes for an answers file gives no fault."""
    written(folder, {name: "x"})

    assert () == inspect_knowledge(folder).faults


@pytest.mark.parametrize("name", ["answers/pipe.yaml", "vocabulary.yaml", "briefings/rota.txt"])
def test_a_pipe_is_refused_and_never_waited_for(folder: Path, name: str) -> None:
    """A pipe in place of a file does not stop the bot for ever."""
    (folder / name).unlink(missing_ok=True)
    os.mkfifo(folder / name)

    assert [("KB109", f"{name}:1:1")] == [(one.code, one.place) for one in faults_of(folder)]


@pytest.mark.parametrize("target", ["nowhere.yaml", "gone.yaml"], ids=["nothing", "itself"])
def test_a_link_that_leads_nowhere_is_told(folder: Path, target: str) -> None:
    """A link whose file cannot be opened is a fault, not a crash."""
    (folder / "answers" / "gone.yaml").symlink_to(folder / "answers" / target)

    assert [("KB109", "answers/gone.yaml:1:1")] == [(one.code, one.place) for one in faults_of(folder)]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_told(folder: Path) -> None:
    """A file without permission is one fault with its reason."""
    (folder / "answers" / "tea.yaml").chmod(0)
    (fault,) = faults_of(folder)

    assert ("KB109", "answers/tea.yaml:1:1", "Permission denied.") == (fault.code, fault.place, fault.why)


def test_a_name_that_is_no_text_is_told(folder: Path) -> None:
    """A file name in an older encoding does not end in a traceback."""
    (Path(os.fsdecode(os.fsencode(folder / "answers") + b"/caf\xe9.yml"))).write_text("x")
    (fault,) = faults_of(folder)

    assert ("KB108", "answers/caf\ufffd.yml") == (fault.code, fault.position.file)


@pytest.mark.parametrize("file", [name for name in FILES if name != "vocabulary.yaml"])
def test_a_tab_in_one_file_is_exactly_one_fault(folder: Path, file: str) -> None:
    """What is missing because a file broke is told once, where it broke, and not as warnings either."""
    written(folder, {file: f"{FILES[file]}\n\t- x: y\n"})
    faults = inspect_knowledge(folder).faults

    assert [("KB112", file)] == [(one.code, one.position.file) for one in faults]


def test_a_file_in_windows_1252_is_told_where_it_is_wrong(folder: Path) -> None:
    """A curly apostrophe of an old editor is refused with its line, and nothing else is said."""
    written(folder, {"answers/tea.yaml": ANSWERS.replace("Who fills", "Who’s filling").encode("cp1252")})
    faults = inspect_knowledge(folder).faults

    assert [("KB110", 4, "save the file as UTF-8")] == [(one.code, one.position.line, one.mend) for one in faults]


def test_a_briefings_text_without_numbers_is_told(folder: Path) -> None:
    """A text that cannot be split proves nothing, and nobody is left to believe that it does."""
    written(folder, {"briefings/rota.txt": "The kettle is filled by whoever comes first.\n"})

    assert [("KB123", "briefings/rota.txt:1:1")] == [(one.code, one.place) for one in faults_of(folder)]


def test_a_checklist_ticks_off_points_that_there_are(folder: Path) -> None:
    """A checklist keeps its headings and letters; a letter without a point is told where it stands."""
    listed = BRIEFING + "    checklists: {What must be there: [a]}\n"
    written(folder, {"briefings/rota.yaml": listed})
    kept = read_knowledge(folder).briefings["rota"].paragraphs["1"].checklists
    written(folder, {"briefings/rota.yaml": listed.replace("[a]", "[a, z]")})

    assert {"What must be there": ("a",)} == kept
    assert [("KB307", "briefings/rota.yaml:10:42")] == [(one.code, one.place) for one in faults_of(folder)]


def test_evidence_names_its_briefing_where_there_are_several(folder: Path) -> None:
    """With two briefings none is taken for granted."""
    written(folder, {"briefings/mugs.yaml": BRIEFING.replace("rota", "mugs", 1)})
    told = [one.code for one in faults_of(folder)]
    written(folder, {"answers/tea.yaml": ANSWERS.replace("topic: Tea", "topic: Tea\nbriefing: rota")})

    assert (["KB323"], []) == (told, [one.code for one in faults_of(folder)])


def test_a_warning_does_not_stop_the_knowledge(folder: Path) -> None:
    """What only lacks for completeness is served."""
    (folder / "questions" / "all.yaml").unlink()
    faults = inspect_knowledge(folder).faults

    assert [("KB320", "warning")] == [(one.code, one.severity) for one in faults]
    assert "kettle-who" in read_knowledge(folder).entries


def test_a_file_larger_than_a_mebibyte_is_not_read(folder: Path) -> None:
    """The limit itself is read, and one byte more is refused."""
    filling = (LARGEST - len(MORE_ANSWERS) - 1) * "#"
    written(folder, {"answers/large.yaml": f"{MORE_ANSWERS}#{filling}"})
    before = faults_of(folder)
    written(folder, {"answers/large.yaml": f"{MORE_ANSWERS}#{filling}#"})

    assert [] == before
    assert [("KB101", "answers/large.yaml:1:1")] == [(one.code, one.place) for one in faults_of(folder)]


@pytest.mark.parametrize(
    "question",
    ["{ask: Who?}", "{ask: Who?, entry: kettle-who, decline: any}"],
    ids=["neither", "both"],
)
def test_a_golden_question_has_one_right_reply(folder: Path, question: str) -> None:
    """Either an entry answers it or it is declined."""
    written(folder, {"questions/all.yaml": f"questions:\n  - {question}\n"})

    assert [("KB213", "questions/all.yaml:2:11")] == [(one.code, one.place) for one in faults_of(folder)]


@pytest.mark.parametrize("ask", ["[]", '[""]'], ids=["no-message", "empty-message"])
def test_a_golden_question_without_a_message_is_a_fault_and_no_crash(folder: Path, ask: str) -> None:
    """No file of an officer ends in a traceback."""
    written(folder, {"questions/all.yaml": f"questions:\n  - ask: {ask}\n"})

    assert [] != faults_of(folder)


def test_a_paragraph_that_no_answer_cites_is_told_in_its_file(folder: Path) -> None:
    """A fault in a briefing file names that file and the line of the paragraph."""
    second = BRIEFING[BRIEFING.index("  - number") :].replace("number: 1", "number: 2")
    written(folder, {"briefings/rota.yaml": BRIEFING + second})
    faults = inspect_knowledge(folder).faults

    assert [("KB314", "briefings/rota.yaml"), ("KB319", "briefings/rota.yaml")] == [
        (one.code, one.position.file) for one in faults
    ]


def test_a_paragraph_number_given_twice_is_a_fault(folder: Path) -> None:
    """No paragraph replaces another silently."""
    written(folder, {"briefings/rota.yaml": BRIEFING + BRIEFING[BRIEFING.index("  - number") :]})

    assert [] != faults_of(folder)


def test_lines_are_kept_as_typed(folder: Path) -> None:
    """A message can show the line as the officer typed it."""
    lines = inspect_knowledge(folder).lines

    assert set(FILES) == set(lines)
    assert ANSWERS.splitlines() == lines["answers/tea.yaml"]


def test_a_briefings_own_text_is_read_where_it_was_imported(folder: Path) -> None:
    """The publisher's words stand beside the briefing's file, by its id."""
    without = read_knowledge(folder).briefings["rota"].full_text
    written(folder, {"briefings/rota.txt": "The rota\n\n1. It is filled by whoever comes first.\n"})

    assert {} == without
    assert {"1": "It is filled by whoever comes first."} == read_knowledge(folder).briefings["rota"].full_text


def test_the_digest_is_twelve_hexadecimal_digits(folder: Path) -> None:
    """A reply names its knowledge in a few letters."""
    digest = read_knowledge(folder).digest

    assert 12 == len(digest)
    assert int(digest, 16) >= 0


@pytest.mark.parametrize("name", FILES)
def test_the_digest_changes_with_every_file(folder: Path, name: str) -> None:
    """Not one letter of any file can change without another digest."""
    before = read_knowledge(folder).digest
    written(folder, {name: f"{FILES[name]}# changed\n"})

    assert before != read_knowledge(folder).digest


def test_the_digest_changes_with_a_files_name(folder: Path) -> None:
    """The same words in another file are another knowledge."""
    before = read_knowledge(folder).digest
    (folder / "answers" / "tea.yaml").rename(folder / "answers" / "kettle.yaml")

    assert before != read_knowledge(folder).digest


def test_the_digest_does_not_change_with_the_order_of_writing(folder: Path, tmp_path: Path) -> None:
    """Two copies of the same files have the same digest on every disk."""
    other = written(tmp_path / "other", dict(reversed(FILES.items())))

    assert read_knowledge(folder).digest == read_knowledge(other).digest


def test_the_digest_does_not_change_with_the_order_of_reading() -> None:
    """Names decide the digest, not which file came first."""
    backwards = dict(reversed(CONTENTS.items()))

    assert read(CONTENTS).knowledge.digest == read(backwards).knowledge.digest


def test_the_digest_of_the_same_files_stays_the_same_for_ever(folder: Path) -> None:
    """Replies that were given and what was learnt name their knowledge by its digest: its rule may not change."""
    assert "64c77d377530" == read(CONTENTS).knowledge.digest == read_knowledge(folder).digest


def test_files_need_no_disk(folder: Path) -> None:
    """An upload or a draft is checked just as the folder is that holds the same files."""
    assert inspect_knowledge(folder) == read(CONTENTS)


def test_a_changed_file_is_checked_without_being_written(folder: Path) -> None:
    """Whoever writes an entry learns its faults while the folder stays as it was."""
    content = content_of(folder)
    changed = content.inspect({"answers/tea.yaml": b"topic: x\n", "answers/more.yaml": MORE_ANSWERS.encode()})

    assert [("KB202", "answers/tea.yaml")] == [(one.code, one.position.file) for one in changed.errors]
    assert "mug-who" in changed.knowledge.entries
    assert () == inspect_knowledge(folder).faults


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("answers/late.yml", ["answers/late.yml"]),
        ("answers/old/tea.yaml", ["answers/old"]),
        ("old/answers/tea.yaml", ["old"]),
        ("questions", ["questions"]),
        (".git/config.yml", []),
        ("answers/.old/tea.yaml", []),
        ("answers/.late.yml.swp", []),
        ("README.md", []),
    ],
)
def test_a_stray_file_is_told_by_its_path_alone(name: str, told: list[str]) -> None:
    """Files that come from elsewhere are held to the same places as those of a folder."""
    assert [("KB108", place) for place in told] == [
        (one.code, one.position.file) for one in read({**CONTENTS, name: b"x"}).errors
    ]


def test_files_without_a_briefing_are_no_knowledge() -> None:
    """The error names what is missing even where there is no folder."""
    with pytest.raises(KnowledgeMissingError, match=r"^briefings holds no briefing\. It should hold"):
        read({"vocabulary.yaml": VOCABULARY.encode()})


def test_entries_come_in_the_order_of_their_names(folder: Path) -> None:
    """In which file an entry stands does not change what is answered."""
    written(folder, {"answers/a.yaml": MORE_ANSWERS})

    assert ["coffee", "kettle-who", "mug-who"] == list(read_knowledge(folder).entries)
