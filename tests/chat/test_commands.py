from __future__ import annotations

import discord
import pytest
from simcord import InteractionResult

from bot.knowledge.values import DeclineReason
from bot.phrases import chat as phrases
from bot.phrases.answering import DECLINED
from tests.chat.conftest import Server


def only_embed(result: InteractionResult) -> discord.Embed:
    """The one embed of a private response."""
    assert result.ephemeral
    assert result.response is not None
    (embed,) = result.response.embeds
    return embed


async def test_ask_answers_in_private_with_its_paragraph(server: Server) -> None:
    """An answer to /ask is seen by the asker alone and names the paragraphs that prove it."""
    embed = only_embed(await server.member.slash(server.channel, "ask", question="Are learning walks compulsory?"))
    assert "not compulsory" in str(embed.description)
    assert "Paragraph 10" in str(embed.fields[0].value)
    assert "September 2007" in str(embed.footer.text)
    assert server.channel.last_message is None


async def test_ask_declines_with_a_next_step(server: Server) -> None:
    """A question that the briefing does not answer gets a reason and a next step, and no citation of an answer."""
    embed = only_embed(
        await server.member.slash(server.channel, "ask", question="How much does a teacher on M6 get paid?")
    )
    assert "briefing" in str(embed.description)
    assert len(str(embed.description).splitlines()) == 2
    assert [] == embed.fields


async def test_ask_numbers_the_parts_of_a_double_question(server: Server) -> None:
    """Two questions in one message get two numbered answers."""
    question = "Are learning walks compulsory, and who pays for the ISP?"
    result = await server.member.slash(server.channel, "ask", question=question)
    assert result.response is not None
    titles = [str(embed.title) for embed in result.response.embeds]
    assert ["1.", "2."] == [title[:2] for title in titles]


@pytest.mark.parametrize("text", ["😀", "x", "@everyone", "<@&1> **hi** [a](http://b.c)", "learning walk " * 140])
async def test_ask_never_fails(server: Server, text: str) -> None:
    """Whatever is typed, /ask replies in private and mentions nobody."""
    result = await server.member.slash(server.channel, "ask", question=text)
    embed = only_embed(result)
    assert "@everyone" not in str(embed.to_dict())
    assert "http" not in str(embed.to_dict())


async def test_a_mention_is_answered_where_it_was_asked(server: Server) -> None:
    """A member who mentions the bot gets a reply to that message, without a ping."""
    bot = server.env.bot.user
    assert bot is not None
    asked = await server.member.send(server.channel, f"<@{bot.id}> are learning walks compulsory?")
    said = server.said()
    assert said.author.id == bot.id
    assert said.reference is not None
    assert asked.id == said.reference.message_id
    assert [] == said.mentions
    assert "not compulsory" in str(said.embeds[0].description)


async def test_a_message_without_a_mention_is_left_alone(server: Server) -> None:
    """The bot never speaks unless it is spoken to."""
    await server.member.send(server.channel, "are learning walks compulsory?")
    assert server.said().author.id == server.member.id


async def test_a_mention_of_everyone_is_not_a_mention_of_the_bot(server: Server) -> None:
    """A mass mention does not make the bot answer."""
    await server.member.send(server.channel, "@everyone are learning walks compulsory?")
    assert server.said().author.id == server.member.id


async def test_a_bot_is_never_answered(server: Server) -> None:
    """Two bots cannot keep each other talking."""
    other = server.guild.add_member(server.env.create_user("other", bot=True))
    assert server.env.bot.user is not None
    await other.send(server.channel, f"<@{server.env.bot.user.id}> are learning walks compulsory?")
    assert server.said().author.id == other.id


async def test_a_direct_message_is_answered_there(server: Server) -> None:
    """A direct message needs no mention."""
    user = server.env.create_user("shy")
    await user.send_dm("who pays for the ISP?")
    said = user.dm_channel.last_message
    assert said is not None
    assert "Standards Fund" in str(said.embeds[0].description)


async def test_a_bare_mention_is_greeted(server: Server) -> None:
    """A mention without a question gets a short hint what to ask."""
    assert server.env.bot.user is not None
    await server.member.send(server.channel, f"<@{server.env.bot.user.id}>")
    text, next_step = DECLINED[DeclineReason.NOT_A_QUESTION]
    assert f"{text}\n{next_step}" == server.said().embeds[0].description


async def test_the_menu_answers_another_members_message_in_private(server: Server) -> None:
    """The message menu shows the answer only to the one who chose it."""
    other = server.guild.add_member(server.env.create_user("other"))
    message = await other.send(server.channel, "do we have to do learning walks?")
    embed = only_embed(await server.member.context_menu(server.channel, phrases.MENU_ASK, message))
    assert "not compulsory" in str(embed.description)
    assert message.id == server.said().id


@pytest.mark.parametrize("number", ["10", " 10 ", "[10]", "paragraph 10"])
async def test_paragraph_shows_what_it_says_and_whose_words_they_are(server: Server, number: str) -> None:
    """A paragraph is shown in private, however its number is written, and says whether it is our summary."""
    embed = only_embed(await server.member.slash(server.channel, "paragraph", number=number))
    assert str(embed.title).startswith("Paragraph 10")
    assert phrases.OUR_SUMMARY == embed.fields[0].value


@pytest.mark.parametrize("number", ["14", "0", "ten", "10; drop table"])
async def test_a_paragraph_that_is_not_there_is_named_kindly(server: Server, number: str) -> None:
    """A wrong number is answered with the numbers there are."""
    result = await server.member.slash(server.channel, "paragraph", number=number)
    assert result.response is not None
    assert result.ephemeral
    assert phrases.NO_SUCH_PARAGRAPH.format(first="1", last="13") == result.response.content


async def test_paragraph_choices_are_found_by_number_and_by_word(server: Server) -> None:
    """Autocomplete offers every paragraph at first, then those that start with the number or hold the word."""
    everything = await server.member.autocomplete(server.channel, "paragraph", "number", "")
    assert [str(n) for n in range(1, 14)] == [one["value"] for one in everything]
    ones = await server.member.autocomplete(server.channel, "paragraph", "number", "1")
    assert ["1", "10", "11", "12", "13"] == [one["value"] for one in ones][:5]
    words = await server.member.autocomplete(server.channel, "paragraph", "number", "Nottingham")
    assert ["5"] == [one["value"] for one in words]


async def test_topic_lists_its_questions_with_their_paragraphs(server: Server) -> None:
    """A topic shows what can be asked in it."""
    embed = only_embed(await server.member.slash(server.channel, "topic", name="learning walks"))
    assert "Learning walks" == embed.title
    assert "Are learning walks compulsory?" in str(embed.description)


async def test_a_topic_that_is_not_there_is_answered_with_the_topics(server: Server) -> None:
    """A wrong topic is answered with the topics there are, and nothing else of what was typed."""
    result = await server.member.slash(server.channel, "topic", name="@everyone")
    assert result.response is not None
    assert "Learning walks" in result.response.content
    assert "@everyone" not in result.response.content


async def test_topic_choices_are_found_by_their_questions(server: Server) -> None:
    """Autocomplete finds a topic by a word of its questions."""
    choices = await server.member.autocomplete(server.channel, "topic", "name", "non-contact")
    assert 1 == len(choices)


async def test_a_failing_command_ends_in_one_calm_sentence(
    server: Server, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """When something breaks, the member sees a sentence with a reference, and the log the place but no words."""

    def broken(question: str) -> None:
        raise RuntimeError(question)

    monkeypatch.setattr(server.env.bot, "engine", type("Broken", (), {"reply": staticmethod(broken)})())
    result = await server.member.slash(server.channel, "ask", question="sentinel words")
    assert 1 == len(server.env.errors)
    assert result.response is not None
    assert result.ephemeral
    assert "sentinel" not in result.response.content
    assert result.response.content.startswith("Something went wrong on my side")
    assert "RuntimeError" in caplog.text
    assert "sentinel" not in caplog.text
