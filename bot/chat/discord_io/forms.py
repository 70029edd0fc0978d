"""Forms that are answered by their custom_id alone, so that what somebody typed into one reaches us after a restart.

discord.py keeps an open form in memory and drops what comes in for one that it does not know; so a form here is
finished from the start, and the client hands its submission to the feature that its verb belongs to.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias, cast

import discord
from discord import ui

from bot.chat.cards.cutting import cut
from bot.chat.discord_io.sending import show_form

if TYPE_CHECKING:
    from bot.chat.cards.address import ButtonId
    from bot.chat.discord_io.host import Interaction, Invocation

LONGEST_TITLE, LONGEST_FIELD_LABEL, LONGEST_HINT, LONGEST_INPUT = 45, 45, 100, 4_000
"""Characters (documentation: Modal, Label, Text Input)."""
MOST_FIELDS: Final = 5


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


Field: TypeAlias = TextField | FileField


@dataclass(frozen=True, slots=True)
class Submitted:
    """What somebody sent with a form."""

    texts: Mapping[str, str]
    """By field, blanks around them taken off."""
    files: Mapping[str, discord.Attachment]


OnForm: TypeAlias = Callable[["Invocation", "ButtonId", Submitted], Awaitable[None]]
"""Does what sending a form asks for."""


class _Form(ui.Modal):
    """A form that discord.py does not keep."""

    def __init__(self, title: str, custom_id: str, fields: Sequence[Field]) -> None:
        super().__init__(title=cut(title, LONGEST_TITLE), custom_id=custom_id)
        for field in fields:
            hint = cut(field.hint, LONGEST_HINT) if field.hint else None
            self.add_item(
                ui.Label(text=cut(field.label, LONGEST_FIELD_LABEL), description=hint, component=_component(field))
            )
        self.stop()


def _component(field: Field) -> ui.Item[Any]:
    if isinstance(field, FileField):
        return ui.FileUpload(custom_id=field.id)
    return ui.TextInput(
        custom_id=field.id,
        style=discord.TextStyle.paragraph if field.is_long else discord.TextStyle.short,
        default=field.value[: field.longest] or None,
        max_length=field.longest,
        required=field.required,
    )


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
    for one in _controls(data.get("components", ())):
        if "value" in one:
            texts[one["custom_id"]] = str(one["value"] or "").strip()
        for value in one.get("values", ()):
            if str(value) in resolved:
                state = interaction._state  # noqa: SLF001 - discord.py makes attachments in this way itself
                files[one["custom_id"]] = discord.Attachment(data=resolved[str(value)], state=state)
    return Submitted(texts, files)


def _controls(components: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for one in components:
        inner = [*one.get("components", ()), *([one["component"]] if "component" in one else [])]
        if inner:
            yield from _controls(inner)
        elif "custom_id" in one:
            yield one
