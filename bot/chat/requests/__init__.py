"""Requests to officers: a member asks, an officer answers, the answer comes back in private.

Start reading at `asking_officers` (the member's side), then `officers` (theirs), then `deliveries`.
"""

from __future__ import annotations

from bot.chat.cards.building_blocks import ASK_OFFICER
from bot.chat.discord_io.feature import Feature, everywhere
from bot.chat.requests import asking_officers, officers, phrases, stopping
from bot.chat.requests.commands import requests
from bot.chat.requests.deliveries import deliver_waiting_answers
from bot.chat.requests.forgetting import forget_requests, forget_requests_of_server, kept_of_requests
from bot.chat.requests.housekeeping import tidy

FEATURE = Feature(
    name="requests",
    commands=everywhere(requests),
    presses={
        ASK_OFFICER: asking_officers.begin,
        "send": asking_officers.send,
        "named": asking_officers.change_name,
        "reuse": asking_officers.change_use,
        "cancel": asking_officers.cancel,
        "withdraw": asking_officers.withdraw,
        "claim": officers.claim,
        "release": officers.release,
        "answer": officers.write_answer,
        "stop": stopping.ask_reason,
        "lift": stopping.lift,
    },
    forms={
        asking_officers.QUESTION: asking_officers.preview,
        officers.ANSWER_FORM: officers.answer,
        stopping.STOP_FORM: stopping.stop,
    },
    help_lines=(phrases.HELP_REQUESTS,),
    after_private_reply=deliver_waiting_answers,
    every_minute=tidy,
    kept=kept_of_requests,
    forget_member=forget_requests,
    forget_server=forget_requests_of_server,
)
