"""The custom_id of buttons and menus: a verb that says what pressing does, and ids of what it is done to.

A custom_id holds ids only, never text, and at most 100 characters. What the ids name is looked up in the knowledge of
the day, so a button works after a restart and after a change of the knowledge. The forms of earlier versions stand in
`tests/chat/old_buttons.yaml` and go on working.
"""

from __future__ import annotations

from dataclasses import dataclass

LONGEST_ID = 100
"""Characters of a custom_id (documentation: Component Reference)."""
PREFIX = "isp"
"""With this begin all custom_ids of ours."""
OPEN = "open"
"""The verb of a button that shows a card in private."""
TURN = "turn"
"""The verb of a button that puts another page in the place of the one shown."""


@dataclass(frozen=True, slots=True)
class ButtonId:
    """A custom_id taken apart."""

    verb: str
    fields: tuple[str, ...] = ()
    """What the verb is done to, in the order that its feature gave them; none with a colon in it."""

    @property
    def target(self) -> str:
        """The first field: the id of a draft, a request or a setting; empty where there is none."""
        return self.fields[0] if self.fields else ""

    @property
    def text(self) -> str:
        """The custom_id as Discord keeps it."""
        return ":".join([PREFIX, self.verb, *self.fields])

    @classmethod
    def from_text(cls, custom_id: str) -> ButtonId:
        """Take a custom_id of ours apart, whichever version of the bot made it."""
        _, verb, *fields = custom_id.split(":")
        return cls(verb, tuple(fields))


@dataclass(frozen=True, slots=True)
class Address:
    """A page of a card that can be drawn again at any time."""

    kind: str
    """Names the feature's drawer: `r` a reply, `p` a paragraph and so on; unique over all features."""
    name: str
    """What is drawn, in ids that the drawer understands."""
    page: int = 0
    """From 0; the last page stands for any beyond it."""

    def to_id(self, verb: str = OPEN) -> str:
        """Return the custom_id of a button that does something with this page."""
        return ButtonId(verb, (self.kind, self.name, str(self.page))).text

    @classmethod
    def from_id(cls, button: ButtonId) -> Address:
        """Read the address in a button's id; one that was never ours leads to no card."""
        kind, name, page = button.fields if len(button.fields) == 3 else ("", "", "")  # noqa: PLR2004 - the fields above
        return cls(kind, name, int(page) if page.isdecimal() else 0)


def custom_id(verb: str, *fields: str) -> str:
    """Return the custom_id of a button or menu.

    Args:
        verb: what pressing does; unique over all features.
        fields: none with a colon in it.
    """
    return ButtonId(verb, fields).text
