"""Keeps handouts that were just made: before a meeting many members of a school want the same one."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from typing import TYPE_CHECKING, Final, TypeAlias

from bot.chat.handouts.cards import Taken, make

if TYPE_CHECKING:
    from datetime import date

    from bot.chat.cards.rendering import RenderContext
    from bot.chat.discord_io.host import Host
    from bot.phrases.languages import Language
    from bot.publishing.handouts.making import MadeHandout

MOST_KEPT: Final = 40
"""Handouts of about thirty kilobytes."""
_Key: TypeAlias = "tuple[str, date, Language, Taken]"


class Shelf:
    """Handouts by what they are about, their edition, day and language; nothing of who wanted them."""

    def __init__(self, _: Host) -> None:
        """Begin empty."""
        self._made: OrderedDict[_Key, asyncio.Task[MadeHandout | None]] = OrderedDict()

    async def handout(self, taken: Taken, context: RenderContext) -> MadeHandout | None:
        """Return a handout; it is made once, however many ask for it meanwhile.

        Setting pages takes up to a second, in another thread: members are answered in between.
        """
        key = (context.knowledge.digest, context.today, context.say, taken)
        if key not in self._made:
            self._made[key] = asyncio.create_task(asyncio.to_thread(make, taken, context))
            if len(self._made) > MOST_KEPT:
                self._made.popitem(last=False)
        self._made.move_to_end(key)
        try:
            return await asyncio.shield(self._made[key])
        except Exception:
            self._made.pop(key, None)
            raise
