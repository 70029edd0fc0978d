"""Sentences of /setup, for those who manage a server."""

from __future__ import annotations

from typing import Final

SETUP_NAME: Final = "setup"
SETUP_DESCRIPTION: Final = "For those who manage this server: officers, channels, privacy"
PRIVACY_SERVER: Final = (
    "**Of a server:** what /setup says, until I leave the server. Where others than officers may read the officers' "
    "channel, a fingerprint of who they were when a manager agreed to it; not who agreed."
)
SETUP_TITLE: Final = "### Setting up {server}"
SETUP_ROLE: Final = "**Officers:** {role}"
SETUP_NO_ROLE: Final = "nobody yet. Until you choose a role, those who manage the server can answer members."
SETUP_CHANNEL: Final = "**Officers' channel:** {channel}"
SETUP_NO_CHANNEL: Final = "none yet. **Until you choose one, members cannot ask an officer.**"
SETUP_CANNOT_WRITE: Final = (
    "{channel}. **I may not write there:** allow me to see the channel and to send messages in it."
)
SETUP_CHANNEL_GONE: Final = "gone. **Choose another; until then members cannot ask an officer.**"
SETUP_READERS: Final = "**Others who can read the officers' channel:** {names}"
SETUP_READERS_ASKED: Final = (
    "Members are told that officers alone see what they ask. **Until you have closed the channel to these others, in "
    "its own settings, or said that it is meant so, I send no requests there.**"
)
SETUP_READERS_AGREED: Final = (
    "Somebody who manages this server has said that they may. Members are told before they send."
)
SETUP_PRIVATE: Final = "**Replies to commands:** only the member sees them"
SETUP_PUBLIC: Final = "**Replies to commands:** everybody in the channel sees them"
SETUP_CHANNELS: Final = "**Where I speak when I am mentioned:** {channels}"
SETUP_EVERYWHERE: Final = "everywhere. Elsewhere than in the channels you choose, I would answer by direct message."
SETUP_COMPLETE: Final = "Everything is set up."
SETUP_MISSING: Final = "Still missing: {missing}."
SETUP_MISSING_ROLE: Final = "the officers' role"
SETUP_MISSING_CHANNEL: Final = "the officers' channel"
SETUP_MISSING_RIGHT: Final = "my right to write in the officers' channel"
SETUP_MISSING_WORD: Final = "an officers' channel that others cannot read, or your word that they may"
SETUP_LET_STAY: Final = "Let it stay so"
SETUP_WORD_MODAL: Final = "Others read what members ask"
SETUP_WORD_LABEL: Final = "To let it stay so, type the words below"
SETUP_WORD: Final = "members can read this"
SETUP_WORD_WRONG: Final = "Those were other words, so nothing is changed. The words are: {word}"
SETUP_READERS_CHANGED: Final = (
    "Who can read the officers' channel has changed since. Look again, please; nothing is changed."
)
SETUP_ROLE_EVERYBODY: Final = "Everybody has that role. Choose one that officers alone have."
SETUP_CHOOSE_ROLE: Final = "Which role do officers have?"
SETUP_CHOOSE_CHANNEL: Final = "Where do requests to officers go?"
SETUP_CHOOSE_CHANNELS: Final = "Where may I speak? None: everywhere"
SETUP_MAKE_PUBLIC: Final = "Show replies to everybody"
SETUP_MAKE_PRIVATE: Final = "Show replies only to the member"
SETUP_TWO: Final = "**A change of what I know:** a second officer has to approve it"
SETUP_ONE: Final = "**A change of what I know:** one officer is enough"
SETUP_TEXTS: Final = "**Unanswered questions:** their words are kept for the officers, {days} days; members are told"
SETUP_NO_TEXTS: Final = "**Unanswered questions:** only counted, their words are not kept"
SETUP_MAKE_ONE: Final = "One officer is enough"
SETUP_MAKE_TWO: Final = "Ask for a second officer"
SETUP_KEEP_TEXTS: Final = "Keep unanswered questions"
SETUP_KEEP_NO_TEXTS: Final = "Keep no questions"
SETUP_NOT_YOU: Final = "That is for those who manage this server."
SETUP_NOT_HERE: Final = "Use this in the server that you want to set up, where I am a member."
HELP_SETUP: Final = "`/setup` is for those who manage this server"
