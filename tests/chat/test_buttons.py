from __future__ import annotations

from datetime import date

import discord
import pytest
from simcord.builders import ChannelHandle
from simcord.results import ResponseMessage

from bot.answering.engine import Engine
from bot.chat.app.client import BriefingClient
from bot.chat.app.features import FEATURES, presses_of
from tests.chat.conftest import Server
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
    assert all(f"**“{one}”**" in text(shown) for one in quoted)


async def test_related_questions_lead_to_their_answers(server: Server) -> None:
    """What stands next to an answer is one press away."""
    related = private(await server.member.click(await answer(server), label=phrases.RELATED))
    entries = server.bot.served.knowledge.entries
    assert [entries[one].question for one in entries["walks-compulsory"].see_also] == labels(related)
    opened = private(await server.member.click(related, label=labels(related)[0]))
    assert text(opened).startswith(f"### {labels(related)[0]}\n")


async def test_feedback_is_counted_once_for_each_member_and_message(server: Server) -> None:
    """A second press of either button counts for nothing; what is kept is a count."""
    shown = await answer(server)
    first = private(await server.member.click(shown, label=phrases.HELPED))
    again = private(await server.member.click(shown, label=phrases.HELPED))
    other = private(await server.member.click(shown, label=phrases.NOT_HELPED))
    assert [phrases.THANKS_HELPED, phrases.COUNTED_BEFORE, phrases.COUNTED_BEFORE] == [
        text(first),
        text(again),
        text(other),
    ]
    (count,) = await server.records.feedback.since(date(2000, 1, 1))
    assert ("walks-compulsory", server.bot.served.knowledge.digest, 1, 0) == (
        count.entry, count.knowledge, count.helped, count.not_helped,
    )  # fmt: skip


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


async def test_sharing_shows_the_answer_without_question_or_name(server: Server) -> None:
    """The channel sees the answer, and neither who asked nor in which words."""
    asked = await server.member.slash(server.channel, "ask", question="oi, are them learning walks compulsory then")
    shown = private(asked)
    assert text(private(await server.member.click(shown, label=phrases.SHARE))) == phrases.SHARED
    said = server.said()
    assert "not compulsory" in text(said)
    assert server.member.name not in text(said)
    assert "compulsory then" not in text(said)
    assert (None, None, []) == (said.reference, said.interaction_metadata, said.mentions)
    assert phrases.SHARE not in labels(said)


async def test_sharing_twice_posts_once(server: Server) -> None:
    """A double click does not fill the channel."""
    shown = await answer(server)
    for _ in range(2):
        await server.member.click(shown, label=phrases.SHARE)
    assert 1 == len(server.channel.history())


async def test_sharing_that_discord_refuses_can_be_tried_again(server: Server) -> None:
    """What only Discord knows of is said calmly, and a second press is no double click."""
    shown = await answer(server)
    server.env.inject_error("POST", f"/channels/{server.channel.id}/messages", status=403, code=50013)
    assert phrases.SHARE_NOT_ALLOWED == text(private(await server.member.click(shown, label=phrases.SHARE)))
    assert phrases.SHARED == text(private(await server.member.click(shown, label=phrases.SHARE)))


async def test_sharing_needs_the_right_to_write(server: Server) -> None:
    """Where the bot may not write it says so, and it lends nobody its voice who may not."""
    silent = discord.PermissionOverwrite(send_messages=False)
    assert server.guild.me is not None
    mute = server.guild.create_text_channel("mute", overwrites={server.guild.me: silent})
    deaf = server.guild.create_text_channel("deaf", overwrites={server.member: silent})
    for channel, said in ((mute, phrases.SHARE_NOT_ALLOWED), (deaf, phrases.SHARE_YOU_MAY_NOT)):
        shown = await answer(server, channel)
        assert said == text(private(await server.member.click(shown, label=phrases.SHARE)))
        assert channel.last_message is None


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
