"""Every Reply of the engine as pages within Discord's limits. Pure.

The member's own words are never repeated: a part is headed by the question of its entry.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.reply import Outcome
from bot.chat.addresses import custom_id
from bot.chat.harmless import harmless, unlinked
from bot.chat.pages import LONGEST_LABEL, MOST_IN_ROW, Page, Press, Style, Tone, button, in_rows, paged
from bot.knowledge.values import DeclineReason
from bot.phrases import chat as phrases
from bot.phrases.answering import CITATION

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.answering.reply import Part, Reply
    from bot.chat.scene import Scene
    from bot.knowledge.values import Entry
    from bot.phrases.languages import Language

_TONES = {Outcome.ANSWERED: Tone.ANSWER, Outcome.UNSURE: Tone.DOUBT, Outcome.DECLINED: Tone.REFUSAL}
_ALONE = frozenset({DeclineReason.SMALL_TALK, DeclineReason.NOT_A_QUESTION, DeclineReason.TOO_LONG})
"""Reasons that no officer needs to hear of."""


def reply_pages(reply: Reply, scene: Scene) -> list[Page]:
    """A reply as pages: one part with all its buttons, or several, numbered, with a button that opens each alone."""
    say, parts = scene.say, reply.parts
    # People come before any answer.
    urgent = tuple(f"{harmless(say(one.reply))}\n{harmless(say(one.next_step))}" for one in reply.signposts)
    cited = dict.fromkeys(one.briefing for part in parts for one in part.citations)
    foot = source_line(cited, scene)
    if len(parts) == 1:
        rows = _rows(parts[0], scene) or (((officer_button(say),),) if urgent else ())
        return paged(Page((*urgent, *_blocks(parts[0], scene)), _TONES[parts[0].outcome], foot, rows))
    blocks = ["\n".join(_blocks(part, scene, number)) for number, part in enumerate(parts, 1)]
    tone = Tone.ANSWER if any(part.outcome is Outcome.ANSWERED for part in parts) else _TONES[parts[0].outcome]
    # Two questions that are in doubt about the same answers share one button: Discord takes no id twice.
    names = {scene.addresses.of_part(part): number for number, part in reversed([*enumerate(parts, 1)]) if _opens(part)}
    more = (
        button(say(phrases.OPEN_PART, number=number), custom_id("open", "r", name, 0))
        for name, number in sorted(names.items(), key=lambda one: one[1])
    )
    return paged(Page((*urgent, *blocks), tone, foot, (*in_rows(more), (officer_button(say),))))


def source_line(briefings: Iterable[str], scene: Scene) -> str:
    """Which briefings stand behind a card, such as "NUT briefing, September 2007"."""
    known = [scene.knowledge.briefings[one] for one in briefings if one in scene.knowledge.briefings]
    lines = (scene.say(phrases.SOURCE, publisher=one.publisher, date=one.date) for one in known)
    return unlinked("; ".join(lines))


def officer_button(say: Language, style: Style = Style.PLAIN) -> Press:
    """The button that begins a request to an officer."""
    return button(say(phrases.ASK_OFFICER), custom_id("officer"), style)


def question_buttons(entries: Iterable[Entry], scene: Scene) -> tuple[tuple[Press, ...], ...]:
    """Questions to choose from, one in each row so that they can be read on a phone."""
    return in_rows(
        (button(one.question, custom_id("open", "r", f"a{scene.addresses.entries.of(one.id)}", 0)) for one in entries),
        most=1,
    )


def _opens(part: Part) -> bool:
    return part.outcome is not Outcome.DECLINED


def _blocks(part: Part, scene: Scene, number: int = 0) -> tuple[str, ...]:
    """The texts of a part; its number, where there are several, heads the first."""
    say = scene.say
    entry = scene.knowledge.entries.get(part.entry or "")
    title = harmless(entry.question) if entry and part.outcome is Outcome.ANSWERED else ""
    if number:
        title = f"{number}. {title or say(phrases.PART_WITHOUT_TITLE)}"
    heading = f"### {title}\n" if title else ""
    if part.outcome is Outcome.UNSURE:
        listed = number or any(len(one.question) > LONGEST_LABEL for one in part.suggestions)
        lines = [f"- {harmless(one.question)}" for one in part.suggestions] if listed else []
        return ("\n".join([heading + harmless(say(part.text)), *lines]),)
    if part.outcome is Outcome.DECLINED:
        if part.reason is DeclineReason.SMALL_TALK:
            return (heading + say(phrases.WARM_LINE),)
        return ("\n".join(filter(None, [heading + harmless(say(part.text)), harmless(say(part.next_step))])),)
    answer = heading + harmless(part.text)
    if entry and entry.review_by and entry.review_by <= scene.today:
        answer = f"{answer}\n**{say(phrases.REVIEW_DUE, day=say.day(entry.review_by))}**"
    quotes = "\n".join(
        f"> {harmless(CITATION.format(paragraph=one.paragraph, quote=one.quote))}" for one in part.citations
    )
    return (answer, quotes) if quotes else (answer,)


def _rows(part: Part, scene: Scene) -> tuple[tuple[Press, ...], ...]:
    """The buttons under a part that stands alone."""
    say, addresses = scene.say, scene.addresses
    if part.outcome is Outcome.UNSURE:
        chosen = (scene.knowledge.entries.get(one.entry) for one in part.suggestions)
        return (*question_buttons(filter(None, chosen), scene), (officer_button(say),))
    if part.outcome is Outcome.DECLINED:
        return () if part.reason in _ALONE else ((officer_button(say),),)
    entry = scene.knowledge.entries.get(part.entry or "")
    if entry is None:
        return ()
    key = addresses.entries.of(entry.id)
    cited = dict.fromkeys((one.briefing, one.paragraph) for one in part.citations)
    first = [paragraph_button(briefing, number, scene, entry) for briefing, number in cited][: MOST_IN_ROW - 1]
    if any(one in scene.knowledge.entries for one in entry.see_also):
        first.append(button(say(phrases.RELATED), custom_id("open", "n", key, 0)))
    digest = scene.knowledge.digest
    second = [
        button(say(phrases.HELPED), custom_id("helped", key, digest)),
        button(say(phrases.NOT_HELPED), custom_id("unhelped", key, digest)),
    ]
    if scene.shareable:
        second.append(button(say(phrases.SHARE), custom_id("share", addresses.of_part(part))))
    second.append(officer_button(say))
    return tuple(row for row in (tuple(first), tuple(second)) if row)


def paragraph_button(briefing: str, number: str, scene: Scene, entry: Entry | None = None) -> Press:
    """The button that shows a paragraph, with the words marked that an entry quotes from it."""
    marked = scene.addresses.entries.of(entry.id) if entry else ""
    name = f"{scene.addresses.briefings.of(briefing)}~{number}~{marked}"
    return button(scene.say(phrases.SHOW_PARAGRAPH, number=number), custom_id("open", "p", name, 0))
