from __future__ import annotations

import copy
import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answering.checklists import blank_text, checklists_of
from bot.answering.decision import Decision
from bot.answering.engine import Engine
from bot.answering.rebuilding import rebuilt_reply
from bot.answering.reply import Outcome
from bot.answering.searching import Searcher
from bot.chat.app.features import FEATURES, drawers_of, help_lines_of
from bot.chat.asking.cards import reply_card, reply_pages
from bot.chat.cards import pages
from bot.chat.cards.address import LONGEST_ID, TURN, Address
from bot.chat.cards.address_book import KEY, AddressBook, Keys, key_of
from bot.chat.cards.cutting import sentences
from bot.chat.cards.pages import CardPage, Menu, paged
from bot.chat.cards.served import Served
from bot.chat.looking_up.cards import MOST_FOUND, TOPIC, search_page
from bot.chat.looking_up.info_cards import INFO
from bot.knowledge.values import Briefing, DeclineReason, Entry, Evidence, Knowledge, Paragraph, Signpost, Vocabulary
from bot.phrases.languages import LANGUAGES, Language
from tests.chat.limits import characters, components, fits

TODAY = date(2026, 11, 26)
DEEP = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
SIGNS = st.sampled_from(
    ["a", "word ", "end. ", "end. [10] ", "*", "_", "`", "|", "<@1>", "@", "\\", "://", "# ", "\n", "- ", "”", "😀"]
)
SIGNPOSTS = tuple(Signpost(f"{name}{'x' * 50}", (), "r" * 400, "n" * 400) for name in "abc")
NUMBERS = ("8", "10", "3.10", "12345678", "9")


PATTERNS = st.lists(SIGNS, min_size=1, max_size=12).map("".join)


def filled(pattern: str, longest: int, *, full: bool) -> str:
    """A text of a pattern: as long as is legal, or once only."""
    return (pattern * longest if full else pattern)[:longest].strip() or "x"


@st.composite
def knowledges(draw: st.DrawFn) -> Knowledge:
    """Knowledge whose texts are as long as `bot.knowledge.formats.field_types` lets through, or short."""
    patterns = draw(st.lists(PATTERNS, min_size=3, max_size=3))
    full = draw(st.lists(st.booleans(), min_size=8, max_size=8))
    count, quotes, letters = draw(st.integers(1, 40)), draw(st.integers(1, 20)), "abcdefgh"[: draw(st.integers(1, 8))]

    def text(number: int, longest: int) -> str:
        return filled(patterns[number % 3], longest, full=full[number % 8])

    points = {letter: text(number, 500) for number, letter in enumerate(letters)}
    own = {one: text(number, 9_000) for number, one in enumerate(NUMBERS) if full[number]}
    paragraphs = {
        one: Paragraph(one, text(1, 120), text(2, 1_200), points, {text(3, 80): tuple(points)}) for one in NUMBERS
    }
    briefing = Briefing("isp-2007-09", text(0, 120), text(1, 120), text(2, 40), paragraphs, own)
    ids = [f"{'long-name-' * 5 * full[0]}{number}" for number in range(count)]
    reasons = draw(st.lists(st.sampled_from([None, None, *DeclineReason]), min_size=1, max_size=5))
    dates = draw(st.lists(st.sampled_from([None, TODAY, date(2030, 1, 1)]), min_size=2, max_size=2))
    entries = {
        one: Entry(
            id=one,
            topic=text(number % 2, 80),
            question=f"{text(number, 290)} {number}",
            wordings=(),
            answer=text(number + 1, 1_500),
            evidence=tuple(Evidence(briefing.id, NUMBERS[place % 5], "", text(place, 200)) for place in range(quotes)),
            see_also=tuple(ids[:8]),
            review_by=dates[0],
            expires=dates[1] if number % 3 == 0 else None,
            reason=reasons[number % len(reasons)],
            next_step=text(number + 2, 800),
        )
        for number, one in enumerate(ids)
    }
    return Knowledge({briefing.id: briefing}, entries, Vocabulary(), signposts=SIGNPOSTS, digest="0123456789ab")


def served_of(engine: Engine, knowledge: Knowledge) -> Served:
    """The cards of any knowledge; nothing has to be learnt from it to be shown."""
    borrowed = copy.copy(engine)
    borrowed.knowledge = knowledge
    borrowed.entries = list(knowledge.entries.values())
    return Served.of(borrowed, drawers_of(FEATURES), help_lines_of(FEATURES))


def decisions(knowledge: Knowledge) -> st.SearchStrategy[list[Decision]]:
    """What an engine may have decided on up to five questions."""
    entries = list(knowledge.entries.values())
    answers = [one for one in entries if one.answers]
    refusals: list[Entry | None] = [None, *(one for one in entries if not one.answers)]

    def offered(chosen: list[Entry]) -> Decision:
        return Decision(Outcome.UNSURE, suggested=tuple(chosen))

    one = st.builds(
        lambda entry, reason: Decision(Outcome.DECLINED, entry, 0.5, entry.reason if entry else reason),
        st.sampled_from(refusals),
        st.sampled_from([one for one in DeclineReason if one is not DeclineReason.SMALL_TALK]),
    )
    if answers:
        some = st.lists(st.sampled_from(answers), min_size=1, max_size=3, unique=True)
        one |= st.builds(lambda entry: Decision(Outcome.ANSWERED, entry, 0.9), st.sampled_from(answers))
        one |= st.builds(offered, some)
    return st.lists(one, min_size=1, max_size=5)


def faults(drawn: list[CardPage], wanted: Address) -> list[str]:
    """What Discord would refuse in the pages of a card, the buttons that turn them included."""
    found = [] if fits(drawn) else ["a page does not fit"]
    for number in range(len(drawn)):
        page = components(drawn[number]) + (3 if len(drawn) > 1 else 0)
        found += ["more than 40 components"] * (page > pages.MOST_COMPONENTS)
        presses = [one for row in drawn[number].rows if isinstance(row, tuple) for one in row]
        menus = [row for row in drawn[number].rows if isinstance(row, Menu)]
        turns = [replace(wanted, page=98).to_id(TURN), replace(wanted, page=99).to_id(TURN)]
        ids = [*(one.id for one in presses), *(one.id for one in menus), *turns]
        found += ["an id twice"] * (len(set(ids)) != len(ids))
        found += [f"an id of {len(one)}" for one in ids if len(one) > LONGEST_ID]
        found += ["a label too long"] * any(not 0 < len(one.label) <= pages.LONGEST_LABEL for one in presses)
        found += ["a row too wide"] * any(
            len(row) > pages.MOST_IN_ROW for row in drawn[number].rows if isinstance(row, tuple)
        )
        found += ["an option too long"] * any(len(label) > 100 for menu in menus for label, _ in menu.options)
        found += ["too many options"] * any(not 0 < len(menu.options) <= 25 for menu in menus)
    return found


@given(st.data(), st.booleans(), st.sampled_from(list(LANGUAGES.values())))
@DEEP
def test_every_legal_reply_fits_discord_and_its_address(
    engine: Engine, data: st.DataObject, shareable: bool, say: Language
) -> None:
    """The longest knowledge that is legal makes pages that Discord takes, and its name alone makes them again."""
    knowledge = data.draw(knowledges())
    served = served_of(engine, knowledge)
    context = served.context(say, TODAY, shareable=shareable)
    decided = data.draw(decisions(knowledge))
    reply = rebuilt_reply(served.engine, decided, data.draw(st.sampled_from([(), SIGNPOSTS[:1], SIGNPOSTS])))
    address = served.book.of_reply(reply)
    again = served.book.reply(address.name, served.engine)
    assert again is not None
    assert reply.signposts == again.signposts
    assert [replace(one, score=0) for one in reply.parts] == [replace(one, score=0) for one in again.parts]
    drawn = served.catalogue.pages(address, context)
    assert reply_pages(reply, context) == drawn
    assert [] == faults(drawn, address)


@given(st.data())
@DEEP
def test_whatever_can_be_looked_up_fits_discord(engine: Engine, data: st.DataObject) -> None:
    """Paragraphs, neighbours, topics, searches and lists of the longest legal knowledge are pages Discord takes."""
    knowledge = data.draw(knowledges())
    served = served_of(engine, knowledge)
    context = served.context(LANGUAGES["en-GB"], TODAY)
    entry = data.draw(st.sampled_from(list(knowledge.entries.values())))
    number = data.draw(st.sampled_from(NUMBERS))
    topic = Address(TOPIC, served.book.topics.of(entry.topic))
    cards = [served.book.of_paragraph("isp-2007-09", number, entry), served.book.of_related(entry), topic]
    for wanted in [*cards, *(Address(INFO, name) for name in ("help", "briefing", "criteria"))]:
        drawn = served.catalogue.pages(wanted, context)
        assert drawn or wanted is topic
        assert [] == faults(drawn, wanted)
    found, total = Searcher(knowledge).find("end word a", TODAY, MOST_FOUND)
    if found:
        assert [] == faults([search_page(found, total, context)], Address("s", ""))
    assert blank_text(list(checklists_of(context.knowledge)), "", context.say)


@given(
    st.lists(st.builds(filled, PATTERNS, st.integers(1, 3_000), full=st.booleans()), max_size=12),
    st.integers(50, 4_000),
)
@DEEP
def test_pages_lose_nothing_and_keep_their_limit(blocks: list[str], most: int) -> None:
    """All words are there in their order, no page is too long, and none is empty."""
    drawn = paged(CardPage(tuple(blocks)), most)
    assert all(0 < characters(one) <= most and len(one.blocks) <= pages.PAGE_BLOCKS for one in drawn)
    shown = "".join("".join(one.blocks) for one in drawn)
    assert all(components(replace(one, foot="x")) <= pages.MOST_COMPONENTS // 2 for one in drawn)
    assert "".join("".join(blocks).split()) == "".join(shown.split())


def test_no_page_ends_in_mid_sentence() -> None:
    """A text is cut after a sentence and its paragraph numbers, also where a short form has a full stop."""
    text = " ".join(f"Sentence {n}, e.g. this one, is short. [10] [13]" for n in range(200))
    drawn = paged(CardPage((text,)), 1_000)
    assert len(drawn) > 5
    assert all(re.search(r"short\. \[10\] \[13\]$", one.blocks[-1]) for one in drawn)
    assert all(re.match(r"Sentence", one.blocks[0]) for one in drawn)


def test_words_in_bold_are_never_cut_apart() -> None:
    """A quotation that runs over a full stop stays in bold on one page."""
    assert ["One. ", "**Two. Three.** ", "Four."] == sentences("One. **Two. Three.** Four.")


def test_keys_of_one_knowledge_are_never_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names that hash alike all get other keys, so that no key ever turns from one name's into another's."""
    monkeypatch.setattr("bot.chat.cards.address_book.key_of", lambda name, attempt=0: name[: attempt + 1])
    keys = Keys(["ab", "ac", "e"])
    assert ["ab", "ac", "e"] == [keys.name(keys.of(one)) for one in ("ab", "ac", "e")]
    assert (None, "ab", "ac") == (keys.name("a"), keys.name("ab"), keys.name("ac"))
    assert "a" == Keys(["ab"]).of("ab")


@given(st.text(max_size=200), st.integers(0, 3))
def test_a_key_is_made_of_what_an_id_may_hold(name: str, attempt: int) -> None:
    """Neither the colon between fields nor the full stop between parts is ever in a key."""
    assert re.fullmatch(rf"[\w-]{{{KEY}}}", key_of(name, attempt), re.ASCII)


@given(st.text("audr.~:-_ABC012", max_size=40))
def test_no_made_up_name_breaks_the_lookup(engine: Engine, knowledge: Knowledge, name: str) -> None:
    """A name that was never ours, or whose entries are gone, is told from ours without an error."""
    read = AddressBook(knowledge).reply(name, engine)
    assert read is None or all(one.outcome is Outcome.DECLINED or one.entry or one.suggestions for one in read.parts)


def test_every_reason_has_a_key() -> None:
    """A reason that somebody adds can be named at once."""
    assert len(DeclineReason) == len({key_of(one) for one in DeclineReason})


def test_a_card_is_drawn_once(engine: Engine) -> None:
    """What is the same for an entry is laid out once and sent again; another day or language is another card."""
    served = served_of(engine, engine.knowledge)
    address = served.book.of_answer(engine.knowledge.entries["walks-compulsory"])
    first = served.catalogue.view(address, served.context(LANGUAGES["en-GB"], TODAY))
    assert first is served.catalogue.view(address, served.context(LANGUAGES["en-GB"], TODAY))
    assert first is not served.catalogue.view(address, served.context(LANGUAGES["en-GB"], date(2030, 1, 1)))
    assert first is not served.catalogue.view(address, served.context(LANGUAGES["en-US"], TODAY))


def test_only_so_many_cards_are_kept(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """The card that was wanted longest ago goes first, and one that is wanted again is drawn again."""
    monkeypatch.setattr("bot.chat.cards.catalogue.MOST_KEPT", 2)
    served = served_of(engine, engine.knowledge)
    context = served.context(LANGUAGES["en-GB"], TODAY)
    first, second, third = (Address(INFO, name) for name in ("help", "briefing", "criteria"))
    kept = {address: served.catalogue.view(address, context) for address in (first, second)}
    assert kept[first] is served.catalogue.view(first, context)
    served.catalogue.view(third, context)
    assert kept[first] is served.catalogue.view(first, context)
    assert kept[second] is not served.catalogue.view(second, context)


def test_a_reply_with_more_people_to_turn_to_than_its_address_has_room_for(engine: Engine) -> None:
    """Its card is drawn from the reply itself and shows all of them, whatever was kept under its address."""
    many = tuple(Signpost(f"person-{number}", (), f"Ring number {number}.", "Now.") for number in range(5))
    served = served_of(engine, replace(engine.knowledge, signposts=many))
    context = served.context(LANGUAGES["en-GB"], TODAY)
    decided = [Decision(Outcome.ANSWERED, engine.knowledge.entries["walks-compulsory"], 1.0)]
    for count in (3, 5):
        card = reply_card(rebuilt_reply(served.engine, decided, many[:count]), context, served)
        assert count == str(card.to_components()).count("Ring number")
