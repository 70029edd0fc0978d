"""Draws every Reply of the engine as pages within Discord's limits.

The member's own words are never repeated: a part is headed by the question of its entry.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.answering.reply import Outcome
from bot.answering.searching import spans_of
from bot.chat.asking import phrases
from bot.chat.asking.proofs import MOST_PROOFS, Proof, proof_lines
from bot.chat.cards.address import custom_id
from bot.chat.cards.address_book import MOST_SIGNPOSTS
from bot.chat.cards.building_blocks import (
    OF_ENTRIES,
    kinds_in_words,
    officer_button,
    paragraph_button,
    question_buttons,
    source_line,
    take_button,
    words_buttons,
)
from bot.chat.cards.cutting import sentences
from bot.chat.cards.escaping import escape
from bot.chat.cards.highlighting import highlight
from bot.chat.cards.pages import LONGEST_LABEL, MOST_IN_ROW, Button, CardPage, Tone, button, in_rows, paged
from bot.chat.discord_io.short_replies import short_card
from bot.knowledge.values import DeclineReason, Move
from bot.publishing.personal_data import kinds_of_personal_data
from bot.publishing.readability import is_long

if TYPE_CHECKING:
    from bot.answering.reply import Part, Reply
    from bot.chat.cards.rendering import RenderContext
    from bot.chat.cards.served import Served
    from bot.chat.cards.views import CardView
    from bot.knowledge.values import Entry
    from bot.phrases.languages import Language

_TONES = {
    Outcome.ANSWERED: Tone.ANSWER,
    Outcome.UNSURE: Tone.DOUBT,
    Outcome.DECLINED: Tone.REFUSAL,
    Outcome.TOLD: Tone.NOTE,
}
ALONE = frozenset({DeclineReason.SMALL_TALK, DeclineReason.NOT_A_QUESTION, DeclineReason.TOO_LONG})
"""Reasons that no officer needs to hear of."""


def reply_card(reply: Reply, context: RenderContext, served: Served) -> CardView:
    """Draw a reply that was just given; one that was drawn for somebody else before is taken as it is."""
    address = context.book.of_reply(reply)
    # Where its address says less than the reply does, it would be kept as the card of a shorter one.
    whole = len(reply.signposts) <= MOST_SIGNPOSTS and all(part.move is not Move.PASSAGE for part in reply.parts)
    return served.catalogue.drawn(address, context, partial(reply_pages, reply, context), keep=whole)


def draw_reply(name: str, context: RenderContext) -> list[CardPage]:
    """Draw the reply that an address names."""
    reply = context.book.reply(name, context.engine)
    return reply_pages(reply, context) if reply else []


def reply_pages(reply: Reply, context: RenderContext) -> list[CardPage]:
    """Draw a reply: one part with all its buttons, or several, numbered, with a button that opens each alone."""
    say, parts = context.say, reply.parts
    officer = officer_button(say, reply=context.book.of_reply(reply).name)
    # People come before any answer.
    urgent = tuple(f"{escape(signpost.reply)}\n{escape(signpost.next_step)}" for signpost in reply.signposts)
    foot = source_line(dict.fromkeys(citation.briefing for part in parts for citation in part.citations), context)
    if len(parts) == 1:
        rows = _rows(parts[0], context, officer) or (((officer,),) if urgent else ())
        return paged(CardPage((*urgent, *_blocks(parts[0], context)), _TONES[parts[0].outcome], foot, rows))
    blocks = ["\n".join(_blocks(part, context, number)) for number, part in enumerate(parts, 1)]
    tone = Tone.ANSWER if any(part.outcome is Outcome.ANSWERED for part in parts) else _TONES[parts[0].outcome]
    rows = (*in_rows(_open_buttons(parts, context)), (officer,))
    return paged(CardPage((*urgent, *blocks), tone, foot, rows))


def draw_related(key: str, context: RenderContext) -> list[CardPage]:
    """Draw the questions related to an answer, as buttons."""
    entry = context.book.entry(key)
    if entry is None:
        return []
    named = (context.knowledge.entries.get(name) for name in dict.fromkeys(entry.see_also))
    related = [other for other in named if other and other.answers]
    text = context.say(phrases.RELATED_TITLE if related else phrases.RELATED_NONE)
    return paged(CardPage((text,), Tone.NOTE, rows=question_buttons(related, context)))


def warning_card(text: str, say: Language) -> CardView | None:
    """Warn gently where a message seems to hold personal data."""
    kinds = kinds_of_personal_data(text)
    return short_card(say(phrases.PERSONAL_DATA, kinds=kinds_in_words(kinds, say))) if kinds else None


def _open_buttons(parts: tuple[Part, ...], context: RenderContext) -> list[Button]:
    """Make a button for each part that has buttons of its own."""
    numbers: dict[str, int] = {}
    for number, part in enumerate(parts, 1):
        if part.outcome is not Outcome.DECLINED or part.citations:
            # Two questions that are in doubt about the same answers share one button: Discord takes no id twice.
            numbers.setdefault(context.book.of_part(part).to_id(), number)
    return [button(context.say(phrases.OPEN_PART, number=number), id_) for id_, number in numbers.items()]


def _blocks(part: Part, context: RenderContext, number: int = 0) -> tuple[str, ...]:
    """Write the texts of a part; its number, where there are several, heads the first."""
    say = context.say
    entry = context.knowledge.entries.get(part.entry or "")
    title = _title(part, entry, context)
    if number:
        title = f"{number}. {title or say(phrases.PART_WITHOUT_TITLE)}"
    heading = f"### {title}\n" if title else ""
    if part.outcome is Outcome.UNSURE:
        listed = number or any(len(suggestion.question) > LONGEST_LABEL for suggestion in part.suggestions)
        lines = [f"- {escape(suggestion.question)}" for suggestion in part.suggestions] if listed else []
        return ("\n".join([heading + escape(say(part.text)), *lines]),)
    if part.outcome is Outcome.DECLINED:
        return (heading + _refusal(part, entry, say),)
    if part.outcome is Outcome.TOLD:
        return _told(part, heading, say)
    answer = heading + _listed(part.text)
    if entry and entry.review_by and entry.review_by <= context.today:
        answer = f"{answer}\n**{say(phrases.REVIEW_DUE, day=say.day(entry.review_by))}**"
    quotes = proof_lines(shown_proofs(part))
    if left := len(part.citations) - len(shown_proofs(part)):
        button_text = say(phrases.PROOF)
        more = say(phrases.PROOF_MORE_OF_PART, count=left) if number else ""
        quotes.append(more or say(phrases.PROOF_MORE, count=left, button=button_text))
    return (answer, "\n".join(quotes)) if quotes else (answer,)


def _title(part: Part, entry: Entry | None, context: RenderContext) -> str:
    """Say how a question was understood: as an entry's, or as one of those of some topics."""
    if part.outcome is Outcome.UNSURE:
        offered = filter(None, (context.knowledge.entries.get(one.entry) for one in part.suggestions))
        return escape(" · ".join(dict.fromkeys(one.topic for one in offered)))
    if entry and part.outcome is not Outcome.TOLD:
        return escape(entry.question)
    nothing = part.outcome is Outcome.DECLINED and part.reason not in ALONE
    return context.say(phrases.NO_ANSWER) if nothing else ""


def _listed(text: str) -> str:
    """Write an answer; a long one, an overview, sentence by sentence."""
    if not is_long(text):
        return escape(text)
    return "\n".join(f"- {escape(one.strip())}" for one in sentences(text))


def shown_proofs(part: Part) -> list[Proof]:
    """Return what stands under an answer of its proofs: all of a few, else the first of each paragraph."""
    proofs = [(one.paragraph, one.quote) for one in part.citations]
    if len(proofs) <= MOST_PROOFS:
        return proofs
    first = dict(reversed(proofs))
    return [(paragraph, first[paragraph]) for paragraph in dict.fromkeys(one for one, _ in proofs)][:MOST_PROOFS]


def _told(part: Part, heading: str, say: Language) -> tuple[str, ...]:
    """Write what a move is told: its text and next step, then the words that were asked for."""
    marked = spans_of(part.text, part.told.marked) if part.told and part.move is Move.PASSAGE else ()
    texts = filter(None, (highlight(say(part.text), marked), escape(say(part.next_step))))
    quotes = proof_lines((one.paragraph, one.quote) for one in part.citations if one.quote)
    said = heading + "\n".join(texts)
    return (said, "\n".join(quotes)) if quotes and part.move not in _WITHOUT_QUOTES else (said,)


def _refusal(part: Part, entry: Entry | None, say: Language) -> str:
    texts = [part.text, part.next_step]
    if entry is None or entry.answers:  # an entry that declines has an officer's words, which are not ours to translate
        texts = list(map(say, texts))
    return "\n".join(filter(None, map(escape, texts)))


def _rows(part: Part, context: RenderContext, officer: Button) -> tuple[tuple[Button, ...], ...]:
    """Make the buttons under a part that stands alone."""
    say, entries = context.say, context.knowledge.entries
    if part.outcome is Outcome.UNSURE:
        return (*_suggested(part, context), (officer,))
    if part.outcome is Outcome.TOLD:
        return _rows_of_told(part, context, officer)
    entry = entries.get(part.entry or "")
    cited = dict.fromkeys((citation.briefing, citation.paragraph) for citation in part.citations)
    folded = len(part.citations) > len(shown_proofs(part))
    most = MOST_IN_ROW - 1 - folded
    first = [paragraph_button(briefing, number, context, entry) for briefing, number in cited][:most]
    words = words_buttons(f"{entry.question if entry else ''}\n{part.text}", context)
    if part.outcome is Outcome.DECLINED:
        return () if part.reason in ALONE else (*in_rows([*first, *words]), (officer,))
    if entry is None:
        return ()
    if any(name in entries for name in entry.see_also):
        first.append(button(say(phrases.RELATED), context.book.of_related(entry).to_id()))
    if folded:
        first.append(button(say(phrases.PROOF), context.book.of_proof(entry).to_id()))
    key, digest = context.book.entries.of(entry.id), context.knowledge.digest
    second = [
        button(say(phrases.HELPED), custom_id("helped", key, digest)),
        button(say(phrases.NOT_HELPED), custom_id("unhelped", key, digest)),
    ]
    if context.shareable:
        second.append(button(say(phrases.SHARE), custom_id("offer", context.book.of_part(part).name)))
    second += [take_button(OF_ENTRIES, key, say), officer]
    return (*in_rows([*first, *words]), tuple(second))


def _suggested(part: Part, context: RenderContext) -> tuple[tuple[Button, ...], ...]:
    entries = (context.knowledge.entries.get(suggestion.entry) for suggestion in part.suggestions)
    return question_buttons(filter(None, entries), context)


def _rows_of_told(part: Part, context: RenderContext, officer: Button) -> tuple[tuple[Button, ...], ...]:
    """Make the buttons of a move: what it offers, the paragraphs that it names, and an officer where one may help."""
    entry = context.knowledge.entries.get(part.entry or "")
    cited = list(dict.fromkeys((citation.briefing, citation.paragraph) for citation in part.citations))
    shown = cited[: MOST_IN_ROW - 1] if part.move not in _WITHOUT_QUOTES else []
    paragraphs = tuple(paragraph_button(briefing, number, context, entry) for briefing, number in shown)
    people = (officer,) if part.move in _FOR_OFFICERS else ()
    return tuple(row for row in (*_suggested(part, context), paragraphs, people) if row)


_WITHOUT_QUOTES = frozenset({Move.SUMMARY})
"""Moves whose text says all that there is."""
_FOR_OFFICERS = frozenset({Move.HUMAN, Move.REJECT, Move.UPSET, Move.TRUST, Move.LANGUAGE, Move.CHOOSE})
"""Moves after which a person may help better."""
