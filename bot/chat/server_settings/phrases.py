"""Sentences of /setup, for those who manage a server."""

from __future__ import annotations

from typing import Final

SETUP_NAME: Final = "setup"
SETUP_DESCRIPTION: Final = "For those who manage this server: officers, channels, privacy"
PRIVACY_SERVER: Final = "**Of a server:** what /setup says, until I leave the server."
SETUP_TITLE: Final = "### Setting up {server}"
SETUP_ROLE: Final = "**Officers:** {role}"
SETUP_NO_ROLE: Final = "nobody yet. Until you choose a role, those who manage the server can answer members."
SETUP_CHANNEL: Final = "**Officers' channel:** {channel}"
SETUP_NO_CHANNEL: Final = "none yet. **Until you choose one, members cannot ask an officer.**"
SETUP_CANNOT_WRITE: Final = (
    "{channel}. **I may not write there:** allow me to see the channel and to send messages in it."
)
SETUP_CHANNEL_GONE: Final = "gone. **Choose another; until then members cannot ask an officer.**"
SETUP_PRIVATE: Final = "**Replies to commands:** only the member sees them"
SETUP_PUBLIC: Final = "**Replies to commands:** everybody in the channel sees them"
SETUP_CHANNELS: Final = "**Where I speak when I am mentioned:** {channels}"
SETUP_EVERYWHERE: Final = "everywhere. Elsewhere than in the channels you choose, I would answer by direct message."
SETUP_COMPLETE: Final = "Everything is set up."
SETUP_MISSING: Final = "Still missing: {missing}."
SETUP_MISSING_ROLE: Final = "the officers' role"
SETUP_MISSING_CHANNEL: Final = "the officers' channel"
SETUP_MISSING_RIGHT: Final = "my right to write in the officers' channel"
SETUP_CHOOSE_ROLE: Final = "Which role do officers have?"
SETUP_CHOOSE_CHANNEL: Final = "Where do requests to officers go?"
SETUP_CHOOSE_CHANNELS: Final = "Where may I speak? None: everywhere"
SETUP_MAKE_PUBLIC: Final = "Show replies to everybody"
SETUP_MAKE_PRIVATE: Final = "Show replies only to the member"
SETUP_NOT_YOU: Final = "That is for those who manage this server."
SETUP_NOT_HERE: Final = "Use this in the server that you want to set up, where I am a member."
HELP_SETUP: Final = "`/setup` is for those who manage this server"
