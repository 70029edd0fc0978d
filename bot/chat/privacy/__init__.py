"""/privacy and /forget-me: what all features keep, and how a member is rid of it."""

from __future__ import annotations

from bot.chat.privacy.commands import privacy_feature

__all__ = ["privacy_feature"]
