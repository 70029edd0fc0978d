"""The briefing's own words, typed alone, lead to where they stand."""

from __future__ import annotations

import re
import shutil
from collections import defaultdict
from pathlib import Path

import pytest

from bot.answering.engine import Engine
from bot.answering.learnt import Learnt
from bot.answering.reply import Outcome, Reply
from bot.answering.wording import FUNCTION_WORDS
from bot.knowledge.briefing.quotations import split_paragraphs
from bot.knowledge.values import Move
from tests.conftest import KNOWLEDGE, read_knowledge


@pytest.fixture(scope="module")
def with_text(tmp_path_factory: pytest.TempPathFactory, text_to_import: Path, learnt: Learnt) -> Engine:
    """An engine that has the briefing's own text."""
    folder = Path(shutil.copytree(KNOWLEDGE, tmp_path_factory.mktemp("with-text") / "knowledge"))
    shutil.copy(text_to_import, folder / "briefings" / "isp-2007-09.txt")
    return Engine(read_knowledge(folder), learnt=learnt)


def phrases_of(text: str, length: int) -> dict[str, str]:
    """Every run of so many content words that stands in one paragraph only, with that paragraph."""
    where: dict[str, set[str]] = defaultdict(set)
    for number, paragraph in split_paragraphs(text).items():
        for part in re.split(r"[.;:!?\n]", paragraph):
            typed = re.findall(r"[^\W_]+(?:['’][^\W_]+)*", part)
            telling = [one for one in typed if one.lower().replace("’", "'") not in FUNCTION_WORDS]
            for start in range(len(telling) - length + 1):
                where[" ".join(telling[start : start + length]).lower()].add(number)
    return {words: next(iter(numbers)) for words, numbers in where.items() if len(numbers) == 1}


def leads_to(reply: Reply, paragraph: str) -> bool:
    """Whether a reply cites a paragraph, or offers an answer that rests on it."""
    cited = {one.paragraph for part in reply.parts for one in part.citations}
    return paragraph in cited or any(paragraph in one.paragraphs for part in reply.parts for one in part.suggestions)


@pytest.mark.parametrize(("length", "least"), [(2, 0.97), (3, 0.97)])
def test_words_of_the_briefing_lead_to_their_paragraph(
    with_text: Engine, briefing_text: Path, length: int, least: float
) -> None:
    """Law: of neighbouring words that stand in one paragraph only, 97 in a hundred lead there; few are declined."""
    phrases = phrases_of(briefing_text.read_text(encoding="utf-8"), length)
    replies = {words: with_text.reply(words) for words in phrases}
    led = sum(leads_to(reply, phrases[words]) for words, reply in replies.items())
    declined = [one for one, reply in replies.items() if all(part.outcome is Outcome.DECLINED for part in reply.parts)]
    assert led >= least * len(phrases)
    assert len(declined) <= 0.01 * len(phrases), declined


@pytest.mark.parametrize(
    ("typed", "paragraph"),
    [
        ("65%", "1"),
        ("94", "1"),
        ("2006", "5"),
        ("1,000", "1"),
        ("Nottingham Trent", "5"),
        ("visiting professionals", "4"),
    ],
)
def test_figures_and_names_lead_there_too(engine: Engine, typed: str, paragraph: str) -> None:
    """Law: a figure or a name of the briefing is a way to its paragraph, even without the Union's own text."""
    reply = engine.reply(typed)
    assert leads_to(reply, paragraph) or any(part.outcome is not Outcome.DECLINED for part in reply.parts)


def test_a_passage_shows_its_paragraph_and_what_rests_on_it(with_text: Engine) -> None:
    """Law: words that no answer proves are shown in their paragraph, with answers that rest on it."""
    (part,) = with_text.reply("job exacerbated").parts
    assert (Outcome.TOLD, Move.PASSAGE) == (part.outcome, part.move)
    assert ["4"] == [one.paragraph for one in part.citations]
    assert part.suggestions
    assert "exacerbated" in part.text


@pytest.mark.parametrize("message", ["everyone", "the", "and so on", "who", "@everyone"])
def test_words_that_say_nothing_lead_nowhere(engine: Engine, message: str) -> None:
    """Law: words that every text has are no phrase of the briefing."""
    assert all(part.move is not Move.PASSAGE for part in engine.reply(message).parts)
