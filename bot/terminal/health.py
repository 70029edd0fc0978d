"""`briefing-bot health`: what a container engine or a timer asks, with nothing but Python's own library to start it."""

from __future__ import annotations

import urllib.error
import urllib.request

from bot.phrases import hosting as phrases
from bot.settings import HEALTH, health_place

PATIENCE = 3.0
"""Seconds; a container engine waits five."""


def health() -> int:
    """Ask the bot on this machine whether members are answered; 0 where they are, 1 where not.

    Raises:
        SettingsError: the setting names no place.
    """
    place = health_place()
    if place is None:
        print(phrases.HEALTH_OFF.format(name=HEALTH))  # noqa: T201 - the terminal is where this is read
        return 0
    # Whoever listens everywhere is reached here.
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(place.host, place.host)  # noqa: S104 - nothing is bound here
    shown = f"[{host}]" if ":" in host else host
    try:
        # S310: the scheme is ours. A proxy of the environment must not be asked about this machine.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(f"http://{shown}:{place.port}/readyz", timeout=PATIENCE) as answer:
            said, code = answer.read(200).decode(), 0
    except urllib.error.HTTPError as error:
        said, code = error.read(200).decode(), 1
    except OSError as error:
        why = getattr(error, "reason", None) or error
        print(phrases.HEALTH_SILENT.format(host=shown, port=place.port, why=why))  # noqa: T201 - as above
        return 1
    print(phrases.HEALTH_SAYS.format(host=shown, port=place.port, said=said.strip()))  # noqa: T201 - as above
    return code
