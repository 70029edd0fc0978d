"""Forms that are answered by their custom_id alone, so that what somebody typed into one reaches us after a restart.

discord.py keeps an open form in memory and drops what comes in for one that it does not know; so a form here is
finished from the start, and the client hands its submission to the feature that its verb belongs to.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, TypeAlias, cast

import discord
from discord import ui

from bot.chat.cards.cutting import cut
from bot.chat.cards.pages import LONGEST_OPTION
from bot.chat.discord_io.sending import show_form

if TYPE_CHECKING:
    from bot.chat.cards.address import ButtonId
    from bot.chat.discord_io.host import Interaction, Invocation

LONGEST_TITLE, LONGEST_FIELD_LABEL, LONGEST_HINT, LONGEST_INPUT = 45, 45, 100, 4_000
"""Characters (documentation: Modal, Label, Text Input)."""
MOST_FIELDS: Final = 5
MOST_TICKS: Final = 10
"""Boxes of a field (documentation: Checkbox Group)."""


@dataclass(frozen=True, slots=True)
class TextField:
    """A field for a text."""

    id: str
    label: str
    hint: str = ""
    value: str = ""
    """What stands in it when the form opens."""
    longest: int = LONGEST_INPUT
    is_long: bool = True
    """Whether it has several lines."""
    required: bool = True


@dataclass(frozen=True, slots=True)
class FileField:
    """A field for one file."""

    id: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class TickField:
    """Boxes to tick, none or any of them."""

    id: str
    label: str
    options: tuple[tuple[str, str], ...]
    """Each with the value that is sent and the text that is read, at most ten."""
    hint: str = ""


Field: TypeAlias = TextField | FileField | TickField


@dataclass(frozen=True, slots=True)
class Submitted:
    """What somebody sent with a form."""

    texts: Mapping[str, str]
    """By field, blanks around them taken off."""
    files: Mapping[str, discord.Attachment]
    ticks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The values that were ticked, by field."""


OnForm: TypeAlias = Callable[["Invocation", "ButtonId", Submitted], Awaitable[None]]
"""Does what sending a form asks for."""


class _Form(ui.Modal):
    """A form that discord.py does not keep."""

    def __init__(self, title: str, custom_id: str, fields: Sequence[Field]) -> None:
        super().__init__(title=cut(title, LONGEST_TITLE), custom_id=custom_id)
        for one in fields:
            hint = cut(one.hint, LONGEST_HINT) if one.hint else None
            self.add_item(
                ui.Label(text=cut(one.label, LONGEST_FIELD_LABEL), description=hint, component=_component(one))
            )
        self.stop()


def _component(one: Field) -> ui.Item[Any]:
    if isinstance(one, FileField):
        return ui.FileUpload(custom_id=one.id)
    if isinstance(one, TickField):
        return _boxes(one)
    return ui.TextInput(
        custom_id=one.id,
        style=discord.TextStyle.paragraph if one.is_long else discord.TextStyle.short,
        default=one.value[: one.longest] or None,
        max_length=one.longest,
        required=one.required,
    )


def _boxes(given: TickField) -> ui.Item[Any]:
    """Lay boxes out; a text that is too long for its line goes on in the one below."""
    options = []
    for value, text in given.options:
        label = text if len(text) <= LONGEST_OPTION else text[: LONGEST_OPTION + 1].rsplit(" ", 1)[0][:LONGEST_OPTION]
        rest = cut(text[len(label) :].strip(), LONGEST_OPTION)
        options.append(discord.CheckboxGroupOption(label=label, value=value, description=rest or None))
    return ui.CheckboxGroup(custom_id=given.id, options=options, required=False, min_values=0, max_values=len(options))


async def open_form(interaction: Interaction, title: str, custom_id: str, fields: Sequence[Field]) -> None:
    """Open a form as the first response.

    Args:
        interaction: a command or button.
        title: what stands above it.
        custom_id: says what sending it does: a verb of the feature's `forms`, and ids.
        fields: at most five.
    """
    form = _Form(title, custom_id, fields)
    await show_form(interaction, form)


def submitted(interaction: Interaction) -> Submitted:
    """Read what was sent with a form, whichever process opened it."""
    data = cast("dict[str, Any]", interaction.data or {})
    resolved = data.get("resolved", {}).get("attachments", {})
    texts: dict[str, str] = {}
    files: dict[str, discord.Attachment] = {}
    ticks: dict[str, tuple[str, ...]] = {}
    for one in _controls(data.get("components", ())):
        if "value" in one:
            texts[one["custom_id"]] = str(one["value"] or "").strip()
        if one.get("type") == discord.ComponentType.checkbox_group.value:
            ticks[one["custom_id"]] = tuple(map(str, one.get("values", ())))
            continue
        for value in one.get("values", ()):
            if str(value) in resolved:
                state = interaction._state  # noqa: SLF001 - discord.py makes attachments in this way itself
                files[one["custom_id"]] = discord.Attachment(data=resolved[str(value)], state=state)
    return Submitted(texts, files, ticks)


def _controls(components: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for one in components:
        inner = [*one.get("components", ()), *([one["component"]] if "component" in one else [])]
        if inner:
            yield from _controls(inner)
        elif "custom_id" in one:
            yield one
