from __future__ import annotations

from datetime import UTC, date, datetime

import discord
import pytest
from simcord.builders import ChannelHandle
from simcord.results import ResponseMessage

from bot.answering.engine import Engine
from bot.chat.app.client import BriefingClient
from bot.chat.app.features import FEATURES, presses_of
from bot.chat.cards.pages import Button, CardPage
from bot.chat.cards.views import CardView
from bot.errors import RecordsError
from bot.phrases.answering import quoted as quoted_words
from tests.chat.conftest import Server
from tests.chat.openapi import walk
from tests.chat.reading import components, labels, only, pressed, private, text
from tests.chat.sentences import phrases

COMPULSORY = "Are learning walks compulsory?"


async def answer(server: Server, channel: ChannelHandle | None = None) -> ResponseMessage:
    """A private answer, with its buttons."""
    return private(await server.member.slash(channel or server.channel, "ask", question=COMPULSORY))


async def test_every_button_of_an_answer_works_after_a_restart(server: Server, engine: Engine) -> None:
    """A bot that was started anew answers a button it has never sent, whatever it does."""
    await server.set_up()
    shown = await answer(server)
    for label in labels(shown):
        await server.env.restart_bot(BriefingClient(engine, server.records))
        pressed = await server.member.click(shown, label=label)
        assert pressed.modal or only(pressed).ephemeral, label


async def test_a_custom_id_holds_ids_and_no_text(server: Server) -> None:
    """What stands in a button would be seen by Discord and kept with the message: no word of a question is in it."""
    shown = await answer(server)
    ids = [one["custom_id"] for one in components(shown) if "custom_id" in one]
    assert all(len(one) <= 100 for one in ids)
    assert all("walk" not in one and one.split(":")[1] in presses_of(FEATURES) for one in ids)


async def test_a_paragraph_says_whose_words_it_shows_and_marks_the_quoted_ones(server: Server) -> None:
    """Without the Union's text, our summary is shown as such, and what the answer quotes stands below it in bold."""
    shown = private(await server.member.click(await answer(server), label="Paragraph 10"))
    assert phrases.OUR_SUMMARY in text(shown)
    quoted = [
        one.quote for one in server.bot.served.knowledge.entries["walks-compulsory"].evidence if one.paragraph == "10"
    ]
    assert quoted
    assert all(f"**{quoted_words(one)}**" in text(shown) for one in quoted)


async def test_related_questions_lead_to_their_answers(server: Server) -> None:
    """What stands next to an answer is one press away."""
    related = private(await server.member.click(await answer(server), label=phrases.RELATED))
    entries = server.bot.served.knowledge.entries
    assert [entries[one].question for one in entries["walks-compulsory"].see_also] == labels(related)
    opened = private(await server.member.click(related, label=labels(related)[0]))
    assert text(opened).startswith(f"### {labels(related)[0]}\n")


async def counted(server: Server) -> tuple[int, int]:
    """How often the answer helped and did not."""
    (count,) = await server.records.feedback.since(date(2000, 1, 1))
    assert ("walks-compulsory", server.bot.served.knowledge.digest) == (count.entry, count.knowledge)
    return count.helped, count.not_helped


async def test_feedback_is_counted_once_for_each_member_and_message(server: Server) -> None:
    """A second press of the same button counts for nothing, and says so kindly; what is kept is a count."""
    shown = await answer(server)
    first = private(await server.member.click(shown, label=phrases.HELPED))
    again = private(await server.member.click(shown, label=phrases.HELPED))
    assert [phrases.THANKS_HELPED, phrases.COUNTED_BEFORE] == [text(first), text(again)]
    assert (1, 0) == await counted(server)


async def test_who_changes_their_mind_moves_their_count(server: Server) -> None:
    """The other button within the hour moves the one count, there and back; nobody else's is touched."""
    await server.member.send(server.channel, f"{server.mention} {COMPULSORY}")
    shown = server.said()
    await server.officer.click(shown, label=phrases.HELPED)
    await server.member.click(shown, label=phrases.HELPED)
    other = private(await server.member.click(shown, label=phrases.NOT_HELPED))
    assert (phrases.CHANGED_NOT_HELPED, [phrases.ASK_OFFICER]) == (text(other), labels(other))
    assert (1, 1) == await counted(server)
    assert phrases.COUNTED_BEFORE == text(private(await server.member.click(shown, label=phrases.NOT_HELPED)))
    assert phrases.CHANGED_HELPED == text(private(await server.member.click(shown, label=phrases.HELPED)))
    assert (2, 0) == await counted(server)


async def test_a_count_is_moved_on_its_own_day(server: Server) -> None:
    """Who changes their mind after midnight moves what was counted before it."""
    shown = await answer(server)
    helped, unhelped = [one["custom_id"] for one in components(shown) if "helped:" in one.get("custom_id", "")]
    server.bot.clock = lambda: datetime(2026, 12, 1, 23, 59, tzinfo=UTC)
    await server.member.click(shown, custom_id=helped)
    server.bot.clock = lambda: datetime(2026, 12, 2, 0, 1, tzinfo=UTC)
    await server.member.click(shown, custom_id=unhelped)
    (count,) = await server.records.feedback.since(date(2000, 1, 1))
    assert (date(2026, 12, 1), 0, 1) == (count.day, count.helped, count.not_helped)


@pytest.mark.parametrize("first", [True, False], ids=["counted", "moved"])
async def test_a_press_that_could_not_be_counted_can_be_tried_again(
    server: Server, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, *, first: bool
) -> None:
    """Where the database fails, nothing is remembered that is not counted."""
    shown = await answer(server)
    if not first:
        await server.member.click(shown, label=phrases.NOT_HELPED)

    async def fail(*_: object, **__: object) -> None:
        raise RecordsError("away")

    with monkeypatch.context() as broken:
        for step in ("count", "move"):
            broken.setattr(server.records.feedback, step, fail)
        await server.member.click(shown, label=phrases.HELPED)
    server.failures += [one.splitlines()[0] for one in caplog.messages if "something failed" in one]
    assert 1 == len(server.failures)
    await server.member.click(shown, label=phrases.HELPED)
    assert (1, 0) == await counted(server)


async def test_a_forged_press_moves_nobody_elses_count(server: Server) -> None:
    """What somebody else pressed on a message is theirs: a stranger's press is a count of its own, and once."""
    shown = await answer(server)
    await server.member.click(shown, label=phrases.HELPED)
    (forged,) = [one["custom_id"] for one in components(shown) if "isp:unhelped" in one.get("custom_id", "")]
    await pressed(server, forged, server.officer)
    assert (1, 1) == await counted(server)


async def test_who_was_not_helped_is_shown_to_an_officer(server: Server) -> None:
    """A no is an occasion to help."""
    shown = private(await server.member.click(await answer(server), label=phrases.NOT_HELPED))
    assert [phrases.ASK_OFFICER] == labels(shown)
    (count,) = await server.records.feedback.since(date(2000, 1, 1))
    assert (0, 1) == (count.helped, count.not_helped)


async def test_two_members_count_twice(server: Server) -> None:
    """On a message that all can see, each member has one press."""
    await server.member.send(server.channel, f"{server.mention} {COMPULSORY}")
    for member in (server.member, server.officer):
        private(await member.click(server.said(), label=phrases.HELPED))
    (count,) = await server.records.feedback.since(date(2000, 1, 1))
    assert 2 == count.helped


async def asked_to_share(server: Server, shown: ResponseMessage) -> ResponseMessage:
    """What is asked before an answer is shared."""
    return private(await server.member.click(shown, label=phrases.SHARE))


async def share(server: Server, shown: ResponseMessage) -> ResponseMessage:
    """Share an answer; what the member sees then."""
    confirmation = await asked_to_share(server, shown)
    await server.member.click(confirmation, label=phrases.SHARE_YES)
    return confirmation


async def test_sharing_asks_once(server: Server) -> None:
    """Nothing is in the channel before the member has read who will see it and pressed again."""
    asked = await asked_to_share(server, await answer(server))
    assert phrases.SHARE_ASK.format(channel="staffroom") == text(asked)
    assert [phrases.SHARE_YES, phrases.SHARE_NO] == labels(asked)
    assert server.channel.last_message is None
    await server.member.click(asked, label=phrases.SHARE_NO)
    assert (phrases.SHARE_LEFT, []) == (text(asked), labels(asked))
    assert server.channel.last_message is None


async def test_sharing_shows_the_answer_without_question_or_name(server: Server) -> None:
    """The channel sees the answer, and neither who asked nor in which words."""
    asked = await server.member.slash(server.channel, "ask", question="oi, are them learning walks compulsory then")
    done = await share(server, private(asked))
    assert (phrases.SHARED, [phrases.SHARE_TAKE_BACK]) == (text(done), labels(done))
    said = server.said()
    assert "not compulsory" in text(said)
    assert server.member.name not in text(said)
    assert "compulsory then" not in text(said)
    assert (None, None, []) == (said.reference, said.interaction_metadata, said.mentions)
    assert not {phrases.SHARE, phrases.SHARE_TAKE_BACK} & set(labels(said))


async def test_sharing_twice_posts_once(server: Server) -> None:
    """A double click does not fill the channel, and who asks again learns that it is there."""
    shown = await answer(server)
    first, second = [await asked_to_share(server, shown) for _ in range(2)]
    for asked in (first, second):
        await server.member.click(asked, label=phrases.SHARE_YES)
    assert 1 == len(server.channel.history())
    assert phrases.SHARED_BEFORE == text(await asked_to_share(server, shown))


async def test_what_was_shared_can_be_taken_back_after_a_restart(server: Server, engine: Engine) -> None:
    """The button deletes the shared answer, whichever bot is running, and only that; it can then be shared again."""
    shown = await answer(server)
    await server.officer.send(server.channel, "another's")
    done = await share(server, shown)
    await server.env.restart_bot(BriefingClient(engine, server.records))
    await server.member.click(done, label=phrases.SHARE_TAKE_BACK)
    assert (phrases.SHARE_TAKEN_BACK, []) == (text(done), labels(done))
    assert ["another's"] == [one.content for one in server.channel.history()]
    done = await share(server, shown)
    await server.member.click(done, label=phrases.SHARE_TAKE_BACK)
    assert phrases.SHARED == text(await share(server, shown))


async def test_what_is_gone_already_is_taken_back(server: Server) -> None:
    """Where somebody has deleted the shared answer, taking it back is no error."""
    done = await share(server, await answer(server))
    path = f"/channels/{server.channel.id}/messages/{server.said().id}"
    server.env.inject_error("DELETE", path, status=404, code=10008)
    await server.member.click(done, label=phrases.SHARE_TAKE_BACK)
    assert phrases.SHARE_TAKEN_BACK == text(done)


async def test_what_discord_does_not_delete_is_said(server: Server) -> None:
    """Nobody is told that something is gone while all can read it, and the button stays for another try."""
    done = await share(server, await answer(server))
    path = f"/channels/{server.channel.id}/messages/{server.said().id}"
    server.env.inject_error("DELETE", path, status=403, code=50013)
    said = await server.member.click(done, label=phrases.SHARE_TAKE_BACK)
    assert phrases.SHARE_STAYS == text(private(said))
    await server.member.click(done, label=phrases.SHARE_TAKE_BACK)
    assert server.channel.last_message is None


async def test_a_stranger_takes_nothing_back(server: Server) -> None:
    """A forged button deletes neither a shared answer nor any other message, whoever's id it holds."""
    done = await share(server, await answer(server))
    shared = server.said()
    (forged,) = [one["custom_id"] for one in components(done) if "custom_id" in one]
    written = await server.officer.send(server.channel, "mine")
    for id_ in (
        forged,
        f"isp:takeback:{shared.id}:{server.officer.id}",
        f"isp:takeback:{written.id}:{server.officer.id}",
        "isp:takeback:x:y",
        "isp:takeback",
        "isp:keep",
    ):
        assert phrases.GONE == text(await pressed(server, id_, server.officer))
        assert phrases.GONE == text(await pressed(server, id_, server.member))
    assert {shared.id, written.id} <= {one.id for one in server.channel.history()}


@pytest.mark.parametrize("fields", ["{shared}:{other}", "x:{member}", "{shared}", "{shared}:{member}:1"])
async def test_a_forged_id_on_a_private_message_takes_nothing_back(server: Server, fields: str) -> None:
    """Also where only its member sees the message, an id that is not as we made it deletes nothing."""
    done = await share(server, await answer(server))
    shared = server.said()
    stored = server.env.backend.get_message(server.channel.id, done.id)
    (row,) = [one for one in walk(stored.components) if one.get("label") == phrases.SHARE_TAKE_BACK]
    row["custom_id"] = "isp:takeback:" + fields.format(
        shared=shared.id, other=server.officer.id, member=server.member.id
    )
    assert phrases.GONE == text(private(await server.member.click(done, label=phrases.SHARE_TAKE_BACK)))
    assert shared.id in [one.id for one in server.channel.history()]


async def test_an_old_button_shares_at_once(server: Server) -> None:
    """The buttons of earlier versions do what they did, and what they shared can be taken back, too."""
    done = await pressed(server, "isp:share:ajD40")
    assert phrases.SHARED == text(done)
    await server.member.click(done, label=phrases.SHARE_TAKE_BACK)
    assert "not compulsory" not in text(server.said())


async def test_sharing_that_discord_refuses_can_be_tried_again(server: Server) -> None:
    """What only Discord knows of is said calmly, and a second press is no double click."""
    asked = await asked_to_share(server, await answer(server))
    server.env.inject_error("POST", f"/channels/{server.channel.id}/messages", status=403, code=50013)
    assert phrases.SHARE_NOT_ALLOWED == text(private(await server.member.click(asked, label=phrases.SHARE_YES)))
    await server.member.click(asked, label=phrases.SHARE_YES)
    assert phrases.SHARED == text(asked)


async def test_sharing_needs_the_right_to_write(server: Server) -> None:
    """Where the bot may not write it says so, and it lends nobody its voice who may not, forged or not."""
    silent = discord.PermissionOverwrite(send_messages=False)
    assert server.guild.me is not None
    mute = server.guild.create_text_channel("mute", overwrites={server.guild.me: silent})
    deaf = server.guild.create_text_channel("deaf", overwrites={server.member: silent})
    for channel, said in ((mute, phrases.SHARE_NOT_ALLOWED), (deaf, phrases.SHARE_YOU_MAY_NOT)):
        shown = await answer(server, channel)
        assert said == text(await asked_to_share(server, shown))
        assert channel.last_message is None
    place = server.bot.get_channel(deaf.id)
    assert isinstance(place, discord.TextChannel)
    with server.env._bot_scope():
        await place.send(view=CardView(CardPage(("old",), rows=((Button("old", "isp:share:ajD40:1"),),))))
    assert deaf.last_message is not None
    refused = await server.member.click(deaf.last_message, label="old")
    assert phrases.SHARE_YOU_MAY_NOT == text(private(refused))
    assert 1 == len(deaf.history())


@pytest.mark.parametrize("name", ["a0000", "zzzz", "", "a", "u", "d1234", "a1", "s", "s1234", "s1234.a0000"])
async def test_a_button_whose_entry_is_gone_says_so(server: Server, name: str) -> None:
    """An old message with an entry that was taken out of the knowledge ends in a sentence, not in silence."""
    shown = await pressed(server, f"isp:open:r:{name}:0")
    assert phrases.GONE == text(shown)


@pytest.mark.parametrize("id", [
    "isp:open", "isp:open:q:x:0", "isp:turn:p:a~b:9", "isp:helped:zzzz:1", "isp:no:1", "isp:open:i:x:y",
    "isp:share:a",
])  # fmt: skip
async def test_a_button_of_another_version_says_so(server: Server, id: str) -> None:  # noqa: A002 - Discord's own word
    """Whatever stands in a button, it ends in a sentence."""
    assert phrases.GONE == text(await pressed(server, id))
