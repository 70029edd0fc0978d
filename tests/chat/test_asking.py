from __future__ import annotations

import dataclasses
from datetime import date, timedelta

import discord
import pytest
from simcord import InteractionResult

from bot.answering.engine import Engine
from bot.answering.learnt import Learnt
from bot.chat.app.client import BriefingClient
from bot.chat.asking.choices import CHOSEN, question_choices
from bot.chat.asking.proofs import MOST_PROOFS, proof_lines
from bot.chat.cards.escaping import escape
from bot.chat.cards.served import Served
from bot.chat.discord_io.last_question import REMEMBERED_MINUTES
from tests.chat.conftest import Server
from tests.chat.reading import labels, only, private, text
from tests.chat.sentences import phrases

COMPULSORY = "Are learning walks compulsory?"


async def ask(server: Server, question: str) -> InteractionResult:
    """The member uses /ask in the staffroom."""
    return await server.member.slash(server.channel, "ask", question=question)


async def test_an_answer_with_many_proofs_shows_the_first_and_the_rest_at_a_press(server: Server) -> None:
    """On a phone the answer is not buried under quotations: one of each paragraph, and a button for all of them."""
    entry = server.bot.served.knowledge.entries["criteria-overview"]
    shown = private(await server.member.slash(server.channel, "ask", question=entry.question))
    quotes = [one.quote for one in entry.evidence]
    assert len(quotes) > MOST_PROOFS
    assert 1 <= sum(escape(one) in text(shown) for one in quotes) <= MOST_PROOFS
    assert f"… and {len(quotes) - 1} more" in text(shown)
    every = private(await server.member.click(shown, label=phrases.PROOF))
    assert [] == [one for one in quotes if escape(one) not in text(every)]
    assert 1 == text(every).count("Paragraph 8:"), "those of a paragraph stand together"
    assert ["Paragraph 8"] == labels(every)


def test_quotation_marks_are_never_nested_alike() -> None:
    """Words that the briefing itself quotes have the other kind of marks inside ours."""
    assert ["> Paragraph 10: “as a ‘possible activity’ – there is”"] == proof_lines(
        [("10", "as a “possible activity” – there is")]
    )


async def test_ask_answers_in_private_with_its_paragraph_and_its_source(server: Server) -> None:
    """An answer is seen by the asker alone; it has its sentences, their paragraphs, the evidence and its source."""
    shown = private(await ask(server, COMPULSORY))
    assert text(shown).startswith(f"### {COMPULSORY}\nLearning walks are not compulsory. [13]")
    assert "Paragraph 10: “" in text(shown)
    assert text(shown).endswith("-# NUT briefing, September 2007")
    assert ["Paragraph 10", "Paragraph 13", phrases.RELATED, phrases.PROOF] == labels(shown)[:4]
    assert [phrases.HELPED, phrases.NOT_HELPED, phrases.SHARE, phrases.TAKE_IT, phrases.ASK_OFFICER] == labels(shown)[
        4:
    ]
    assert server.channel.last_message is None


async def test_nothing_in_an_answer_is_a_percentage(server: Server) -> None:
    """How sure the bot is it says in words: by answering, asking back or declining."""
    for question in (COMPULSORY, "walks?", "What is the weather?"):
        assert "%" not in text(only(await ask(server, question)))


async def test_a_refusal_says_why_and_what_next(server: Server) -> None:
    """A question that the briefing does not answer gets a reason, a next step and a way to an officer."""
    shown = private(await ask(server, "How much does a teacher on M6 get paid?"))
    assert "briefing" in text(shown)
    assert [f"### {phrases.NO_ANSWER}", 3] == [text(shown).splitlines()[0], len(text(shown).splitlines())]
    assert [phrases.ASK_OFFICER] == labels(shown)


async def test_doubt_is_a_choice_of_at_most_three(server: Server) -> None:
    """Where several answers fit, the member chooses by a button, and gets exactly that one."""
    shown = private(await ask(server, "who should"))
    assert text(shown).startswith("### Criteria for the ISP\nI am not sure")
    offered = labels(shown)[:-1]
    assert 1 <= len(offered) <= 3
    chosen = await server.member.click(shown, label=offered[-1])
    assert text(private(chosen)).startswith(f"### {offered[-1]}\n")


async def test_a_double_question_gets_numbered_answers_that_open_alone(server: Server) -> None:
    """Two questions in one message get two numbered answers, each a press away from all its buttons."""
    shown = private(await ask(server, "Are learning walks compulsory, and who pays for the ISP?"))
    heads = [line for line in text(shown).splitlines() if line.startswith("###")]
    assert ["### 1.", "### 2."] == [line[:6] for line in heads]
    alone = private(await server.member.click(shown, label="More on 2"))
    assert "Standards Fund" in text(alone)
    assert phrases.HELPED in labels(alone)


@pytest.mark.parametrize(
    ("words", "said"), [("hello", "you are welcome"), ("thanks!", "glad to help"), ("good morning", "you are welcome")]
)
async def test_a_greeting_gets_a_warm_line(server: Server, words: str, said: str) -> None:
    """Who greets or thanks is greeted: a line or two, no buttons, no lecture."""
    shown = private(await ask(server, words))
    assert said in text(shown)
    assert [] == labels(shown)
    assert len(text(shown).splitlines()) < 3


@pytest.mark.parametrize("words", ["😀", "x", "@everyone", "<@&1> **hi** [a](http://b.c)", "learning walk " * 140])
async def test_ask_never_fails_and_never_repeats_what_was_typed(server: Server, words: str) -> None:
    """Whatever is typed, /ask replies in private, mentions nobody and links nowhere."""
    shown = private(await ask(server, words))
    assert not {"@everyone", "http", "<@&1>"}.intersection(text(shown).split())


async def test_autocomplete_offers_questions_and_the_chosen_one_is_answered(server: Server) -> None:
    """Each offered question leads to its own entry and no other."""
    offered = await server.member.autocomplete(server.channel, "ask", "question", "who should display")
    assert "Who should prepare and display class targets?" == offered[0]["name"]
    shown = private(await ask(server, offered[0]["value"]))
    assert text(shown).startswith("### Who should prepare and display class targets?\n")


@pytest.mark.parametrize("typed", ["", "l", "learning wa", "compulsory", "are they", "zzz", "@everyone", "x" * 300])
async def test_autocomplete_never_offers_more_than_discord_shows(server: Server, typed: str) -> None:
    """At most 25 choices, each once, names and values within 100 characters; of eighty questions some stay out."""
    offered = await server.member.autocomplete(server.channel, "ask", "question", typed)
    values = [one["value"] for one in offered]
    assert len(values) <= 25
    assert len(set(values)) == len(values)
    assert all(len(one["name"]) <= 100 and len(one["value"]) <= 100 for one in offered)


def test_of_26_candidates_25_are_offered(engine: Engine) -> None:
    """The list stops where Discord's does."""
    served = Served.of(engine, {})
    assert len(served.questions) > 26
    for typed in ("", "the"):
        assert 25 == len(question_choices(served, typed, date(2026, 11, 28)))


async def test_a_choice_that_is_gone_is_read_as_a_question(server: Server) -> None:
    """A value from an old list is no error."""
    private(await ask(server, f"{CHOSEN}no-such-entry"))


async def test_a_mention_is_answered_where_it_was_asked(server: Server) -> None:
    """A member who mentions the bot gets a reply to that message, without a ping, for all to read."""
    asked = await server.member.send(server.channel, f"{server.mention} are learning walks compulsory?")
    said = server.said()
    assert said.reference is not None
    assert asked.id == said.reference.message_id
    assert [] == said.mentions
    assert "not compulsory" in text(said)
    assert phrases.SHARE not in labels(said)


async def test_only_what_is_meant_for_the_bot_is_answered(server: Server) -> None:
    """The bot never speaks unless it is spoken to: not to a message, a mass mention or another bot."""
    other = server.guild.add_member(server.env.create_user("other", bot=True))
    for author, words in (
        (server.member, "are learning walks compulsory?"),
        (server.member, "@everyone are learning walks compulsory?"),
        (other, f"{server.mention} are learning walks compulsory?"),
    ):
        await author.send(server.channel, words)
        assert server.said().author.id == author.id


async def test_a_reply_to_the_bot_goes_on_where_it_left_off(server: Server) -> None:
    """Who replies to an answer need not name its subject again."""
    await server.member.send(server.channel, f"{server.mention} are learning walks compulsory?")
    await server.member.send(server.channel, "and who decides?", reply_to=server.said())
    assert "### Who decides whether a school has learning walks?" in text(server.said())


async def test_in_a_direct_message_one_can_ask_on_for_some_minutes(server: Server) -> None:
    """A follow-up leans on the last question, until it has been forgotten."""
    user = server.env.create_user("shy")
    await user.send_dm(COMPULSORY)
    await user.send_dm("and who decides?")
    assert user.dm_channel.last_message is not None
    assert "Who decides whether a school has learning walks?" in text(user.dm_channel.last_message)
    await server.env.advance_time(timedelta(minutes=REMEMBERED_MINUTES).total_seconds() + 1)
    await user.send_dm("and who decides?")
    assert "Who decides whether a school has learning walks?" not in text(user.dm_channel.last_message)


async def test_in_a_channel_a_new_question_stands_alone(server: Server) -> None:
    """Between two mentions in a channel others have spoken: nothing is taken over."""
    await server.member.send(server.channel, f"{server.mention} are learning walks compulsory?")
    await server.member.send(server.channel, f"{server.mention} and who decides?")
    assert "Who decides whether a school has learning walks?" not in text(server.said())


async def test_a_bare_mention_gets_a_hint(server: Server) -> None:
    """A mention without a question is told how to ask, also about somebody else's message."""
    await server.member.send(server.channel, server.mention)
    assert phrases.POINTER == text(server.said())


async def test_the_menu_answers_another_members_message_in_private(server: Server) -> None:
    """The message menu shows the answer only to the one who chose it, also where replies are public."""
    await server.set_up(private=False)
    message = await server.officer.send(server.channel, "do we have to do learning walks?")
    shown = private(await server.member.context_menu(server.channel, phrases.MENU_ASK, message))
    assert "not compulsory" in text(shown)
    assert message.id == server.said().id


async def test_a_server_may_have_replies_in_public(server: Server) -> None:
    """Where a server has chosen so, all see the reply, without a button to share it."""
    await server.set_up(private=False)
    shown = only(await ask(server, COMPULSORY))
    assert not shown.ephemeral
    assert phrases.SHARE not in labels(shown)


async def test_replies_stay_private_where_the_bot_may_not_speak(server: Server) -> None:
    """Outside the chosen channels a command is answered in private, and a mention by direct message."""
    other = server.guild.create_text_channel("other")
    await server.set_up(private=False, channels=(other.id,))
    private(await ask(server, COMPULSORY))
    await server.member.send(server.channel, f"{server.mention} are learning walks compulsory?")
    assert server.said().author.id == server.member.id
    assert server.member.user.dm_channel.last_message is not None
    assert "not compulsory" in text(server.member.user.dm_channel.last_message)
    assert not only(await server.member.slash(other, "ask", question=COMPULSORY)).ephemeral


async def test_replies_are_private_where_the_bot_is_no_member(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Brought along by a member's own installation, the bot never speaks to a server that has not asked it in."""
    await server.set_up(private=False)
    monkeypatch.setattr(server.bot, "get_guild", lambda _: None)
    private(await ask(server, COMPULSORY))


async def test_a_direct_message_is_answered_there_and_a_command_in_it_in_private(server: Server) -> None:
    """A direct message needs no mention."""
    user = server.env.create_user("shy")
    await user.send_dm("who pays for the ISP?")
    assert user.dm_channel.last_message is not None
    assert "Standards Fund" in text(user.dm_channel.last_message)
    shown = private(await user.slash("ask", question=COMPULSORY))
    assert phrases.SHARE not in labels(shown)


async def test_a_review_that_is_due_is_said(server: Server) -> None:
    """From its day on, an answer that nobody has looked at again says so; before, it does not."""
    due = max(one.review_by for one in server.bot.served.knowledge.entries.values() if one.review_by)
    assert "Check this" not in text(private(await ask(server, COMPULSORY)))
    server.bot.clock = lambda: discord.utils.utcnow().replace(year=due.year, month=due.month, day=due.day)
    assert "Check this with an officer" in text(private(await ask(server, COMPULSORY)))


async def test_a_deleted_message_is_no_error(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    """Who deletes their question before it is answered gets no answer, and the log a line."""
    server.env.inject_error("POST", f"/channels/{server.channel.id}/messages", status=400, code=50035)
    await server.member.send(server.channel, f"{server.mention} are learning walks compulsory?")
    assert server.said().author.id == server.member.id
    assert "could not be sent: Discord answered 400" in caplog.text


async def test_a_long_answer_turns_its_pages(server: Server, learnt: Learnt) -> None:
    """A reply too long for one message has numbered pages, turned in place also after a restart."""
    entry = server.bot.served.knowledge.entries["walks-compulsory"]
    long = dataclasses.replace(entry, answer=" ".join(f"This is sentence {n} of many. [10]" for n in range(150)))
    entries = {**server.bot.served.knowledge.entries, long.id: long}
    engine = Engine(dataclasses.replace(server.bot.served.knowledge, entries=entries), learnt=learnt)
    await server.env.restart_bot(BriefingClient(engine, server.records))
    shown = private(await ask(server, f"{CHOSEN}{long.id}"))
    assert "Page 1 of 2" in text(shown)
    await server.env.restart_bot(BriefingClient(engine, server.records))
    turned = await server.member.click(shown, label=phrases.PAGE_ON)
    assert [] == turned.followups
    assert "Page 2 of 2" in text(shown)
    assert "sentence 149" in text(shown)
    assert {phrases.PAGE_BACK, phrases.HELPED, phrases.SHARE} <= set(labels(shown))


async def test_who_sounds_urgent_is_shown_people_first(server: Server) -> None:
    """Distress or a job at stake: a kind word and whom to ring come before any answer."""
    shown = private(await ask(server, "I have been suspended today. Are learning walks compulsory?"))
    assert text(shown).startswith("When a job is at stake, a person should help")
    shown = private(await ask(server, "I can not go on any more"))
    assert "116 123" in text(shown)
    assert phrases.ASK_OFFICER in labels(shown)
    assert phrases.HELPED not in labels(shown)


async def test_in_a_thread_one_can_ask_on_and_the_channels_rules_hold(server: Server) -> None:
    """A thread is a conversation of its own, and belongs to its channel where the bot may speak in that."""
    await server.set_up(channels=(server.channel.id,))
    start = await server.member.send(server.channel, "Walks, again")
    with server.env._bot_scope():
        channel = server.bot.get_channel(server.channel.id)
        assert isinstance(channel, discord.TextChannel)
        await channel.get_partial_message(start.id).create_thread(name="walks")
    (thread,) = server.channel.threads
    await server.member.send(thread, f"{server.mention} are learning walks compulsory?")
    await server.member.send(thread, f"{server.mention} and who decides?")
    assert "### Who decides whether a school has learning walks?" in text(server.said(thread))
