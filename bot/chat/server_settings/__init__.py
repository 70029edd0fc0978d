"""A server's settings: the officers' role and channel, who sees replies, where the bot speaks."""

from __future__ import annotations

from bot.chat.discord_io.feature import Feature, for_managers, forget_no_member
from bot.chat.server_settings import phrases
from bot.chat.server_settings.commands import change, forget_settings, setup
from bot.chat.server_settings.letting_stay import WORD_FORM, agree, let_stay

FEATURE = Feature(
    name="server_settings",
    commands=for_managers(setup),
    presses={"setup": change, "letstay": let_stay},
    forms={WORD_FORM: agree},
    help_lines=(phrases.HELP_SETUP,),
    kept=lambda say: say(phrases.PRIVACY_SERVER),
    forget_member=forget_no_member,
    forget_server=forget_settings,
)
