"""Writes days, months and moments as people read them, the same on every machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.phrases import report as phrases

if TYPE_CHECKING:
    from datetime import date, datetime


def in_form(form: str, day: date) -> str:
    """Return a day in one of the forms that the phrases have for days."""
    return form.format(day, phrases.MONTHS[day.month - 1])


def day_of(day: date) -> str:
    """Return a day with its month in full."""
    return in_form(phrases.DAY, day)


def moment_of(moment: datetime) -> str:
    """Return a moment, with the name of its time zone where it has one."""
    time = f"{moment:%H:%M} {moment.tzname() or ''}".strip()
    return phrases.MOMENT.format(day=day_of(moment), time=time)
