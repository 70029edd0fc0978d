"""/officer: officers keep what the bot knows, from their phone, with a second pair of eyes.

Start reading at `commands`, then `typing_forms` (what they type), `proposing` (what becomes of it), `proposals` (what
the others press).
"""

from __future__ import annotations

from bot.chat.discord_io.feature import Feature, in_servers
from bot.chat.officers import phrases
from bot.chat.officers.commands import officer
from bot.chat.officers.forgetting import forget_changes, forget_changes_of_server, kept_of_officers
from bot.chat.officers.gaps import add_as_wording, draft_answer, draft_refusal, drop, show_gap
from bot.chat.officers.history import go_back, show_edition
from bot.chat.officers.housekeeping import tidy
from bot.chat.officers.proposals import (
    approve,
    bring_up_to_date,
    change_name,
    put_to_others,
    show,
    throw_away,
    withdraw,
)
from bot.chat.officers.reviewing import mark_reviewed, show_review
from bot.chat.officers.typing_forms import press_edit, redraft, send_add, send_decline, send_edit
from bot.chat.officers.uploads import send_upload

FEATURE = Feature(
    name="officers",
    commands=in_servers(officer),
    presses={
        "opropose": put_to_others,
        "oapprove": approve,
        "owithdraw": withdraw,
        "odiscard": throw_away,
        "ochangename": change_name,
        "oshow": show,
        "oupdate": bring_up_to_date,
        "oredraft": redraft,
        "ochange": press_edit,
        "oedition": show_edition,
        "oback": go_back,
        "ogap": show_gap,
        "ogapanswer": draft_answer,
        "ogapdecline": draft_refusal,
        "ogapwording": add_as_wording,
        "ogapdrop": drop,
        "oreview": show_review,
        "oreviewed": mark_reviewed,
    },
    forms={"oedit": send_edit, "oadd": send_add, "odecline": send_decline, "oupload": send_upload},
    help_lines=(phrases.HELP_OFFICER,),
    every_half_hour=tidy,
    kept=kept_of_officers,
    forget_member=forget_changes,
    forget_server=forget_changes_of_server,
)
