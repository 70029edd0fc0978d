from __future__ import annotations

import re
import string
from datetime import date

import discord
import pytest

from bot.phrases import answering
from bot.phrases.languages import BRITISH, LANGUAGES, language_of
from tests.chat.sentences import sentences

BRITISH_ONLY = re.compile(r"(?i)\b\w*(?:[iy]s(?:e|ed|es|ing|ation)|ou?red?|ancelled|ancelling|ravelled|licence|grey)\b")
NO_BRITISH = {
    "promise", "raise", "raised", "advise", "advised", "otherwise", "exercise", "these", "this", "is", "use", "used",
    "four", "hour", "your", "our", "rise", "wise", "praise", "choose", "course", "source", "noise", "precise", "shared",
    "ignored", "stored", "answered", "before", "more", "wore", "restore", "core", "score", "bored", "ored", "store",
    "therefore", "implore", "explore", "premise", "likewise", "surprise", "revise", "for", "or", "nor", "hors", "red",
}  # fmt: skip


def flat() -> dict[str, str]:
    """Return every sentence of Discord's surfaces by its name; those of a table by the table's name and their place."""
    found: dict[str, str] = {}
    for name, value in sentences().items():
        values = value.values() if isinstance(value, dict) else [value]
        found |= {f"{name}{number}": text for number, text in enumerate(values)}
    return found


def fields(text: str) -> list[str]:
    """Return the names of the places for values in a sentence."""
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)


@pytest.mark.parametrize("locale", sorted(set(LANGUAGES) - {"en-GB"}))
def test_a_translation_is_of_a_sentence_that_there_is(locale: str) -> None:
    """No translation is left behind by a sentence that was changed, and each has the same places for values."""
    ours = set(flat().values()) | {text for pair in answering.DECLINED.values() for text in pair}
    language = LANGUAGES[locale]
    assert set(language.sentences) <= ours
    assert all(any(british in text for text in ours) for british in language.spellings)
    assert [] == [text for text in ours if fields(text) != fields(language.translated(text))]


def test_no_british_spelling_is_shown_to_americans() -> None:
    """A sentence with a word that Americans spell otherwise has their form of it."""
    for name, text in flat().items():
        shown = LANGUAGES["en-US"].translated(text)
        british = {word for word in re.findall(r"\w+", shown) if BRITISH_ONLY.fullmatch(word)} - NO_BRITISH
        assert set() == {word for word in british if word.lower() not in NO_BRITISH}, name


def test_an_unknown_language_is_british_english() -> None:
    """Who uses Discord in another language reads what there is."""
    assert BRITISH is language_of("fr")
    assert BRITISH is language_of(None)
    assert LANGUAGES["en-US"] is language_of(discord.Locale.american_english)


def test_days_are_written_as_people_write_them() -> None:
    """Each side of the ocean has its own order."""
    assert "3 November 2026" == BRITISH.day(date(2026, 11, 3))
    assert "November 3, 2026" == LANGUAGES["en-US"].day(date(2026, 11, 3))


def test_every_name_is_one_that_discord_takes() -> None:
    """Names of commands and options are small letters and hyphens, and descriptions are short."""
    for name, text in flat().items():
        if name.endswith("_NAME0") and not name.startswith("PREVIEW"):
            assert re.fullmatch(r"[a-z-]{1,32}", text), name
        if name.endswith("_DESCRIPTION0"):
            assert len(text) <= 100, name
