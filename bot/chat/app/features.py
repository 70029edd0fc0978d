"""The features of the bot, and what they add all together. A new feature is a folder and one line here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.chat import (
    asking,
    card_buttons,
    feedback,
    handouts,
    looking_up,
    officers,
    requests,
    server_settings,
    sharing,
    ticking,
)
from bot.chat.privacy import privacy_feature

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.chat.cards.catalogue import Draw
    from bot.chat.discord_io.feature import Feature
    from bot.chat.discord_io.forms import OnForm
    from bot.chat.discord_io.host import OnPress

_FEATURES: Final[tuple[Feature, ...]] = (
    asking.FEATURE,
    card_buttons.FEATURE,
    looking_up.FEATURE,
    ticking.FEATURE,
    handouts.FEATURE,
    feedback.FEATURE,
    sharing.FEATURE,
    requests.FEATURE,
    officers.FEATURE,
    server_settings.FEATURE,
)
FEATURES: Final[tuple[Feature, ...]] = (*_FEATURES, privacy_feature(_FEATURES))
"""In the order in which /privacy and /help speak of them."""


def presses_of(features: Sequence[Feature]) -> Mapping[str, OnPress]:
    """Return what pressing a button does, by verb."""
    return {verb: press for feature in features for verb, press in feature.presses.items()}


def forms_of(features: Sequence[Feature]) -> Mapping[str, OnForm]:
    """Return what sending a form does, by verb."""
    return {verb: form for feature in features for verb, form in feature.forms.items()}


def drawers_of(features: Sequence[Feature]) -> Mapping[str, Draw]:
    """Return the drawers of cards, by the kind in their address."""
    return {kind: draw for feature in features for kind, draw in feature.cards.items()}


def help_lines_of(features: Sequence[Feature]) -> tuple[str, ...]:
    """Return what /help says of the features."""
    return tuple(line for feature in features for line in feature.help_lines)
