"""`briefing-bot chat`: a conversation in the terminal, follow-ups and choices included."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.console import Console, Group
from rich.markup import escape
from rich.panel import Panel
from rich.text import Text

from bot.answering.reply import Context, Outcome, Part, Reply
from bot.phrases import terminal as phrases
from bot.phrases.answering import citation
from bot.terminal.ready import ready_engine
from bot.terminal.showing import WIDEST, in_words, source_line

if TYPE_CHECKING:
    from pathlib import Path

    from bot.knowledge.values import Knowledge

_CHOICE = re.compile(r"([0-9]{1,3})[.)]?")
_COLOURS = {Outcome.ANSWERED: "green", Outcome.UNSURE: "yellow", Outcome.DECLINED: "blue", Outcome.TOLD: "cyan"}


def chat(folder: Path) -> int:
    """Talk until the member has had enough."""
    engine, console = ready_engine(folder), Console()
    knowledge = engine.knowledge
    console.print(phrases.CHAT_WELCOME, highlight=False)
    context = Context()
    offered: list[str] = []
    while True:
        try:
            typed = console.input(f"\n[bold]{escape(phrases.CHAT_PROMPT)}[/bold] " if console.is_terminal else "")
        except (EOFError, KeyboardInterrupt):
            console.print()
            return 0
        if typed.strip().lower() in phrases.CHAT_LEAVE:
            return 0
        if not typed.strip():
            continue
        choice = _CHOICE.fullmatch(typed.strip())
        if choice and offered:
            if not 0 < int(choice[1]) <= len(offered):
                console.print(phrases.CHOOSE.format(count=len(offered)))
                continue
            typed = offered[int(choice[1]) - 1]
        reply = engine.reply(typed, context)
        context = reply.context
        offered = [one.question for part in reply.parts for one in part.suggestions]
        _show(reply, knowledge, console)


def _show(reply: Reply, knowledge: Knowledge, console: Console) -> None:
    if not console.is_terminal:
        shown = f"{phrases.CHAT_PROMPT} {reply.question}\n{in_words(reply, knowledge)}\n"
        console.print(shown, markup=False, highlight=False, soft_wrap=True)
        return
    choice = 0
    for number, part in enumerate(reply.parts, 1):
        title = f"{number}. {part.question}" if len(reply.parts) > 1 else ""
        lines, choice = _lines(part, knowledge, choice)
        console.print(
            Panel(
                Group(*lines),
                title=escape(title) or None,
                title_align="left",
                width=min(WIDEST, console.width),
                border_style=_COLOURS[part.outcome],
            )
        )


def _lines(part: Part, knowledge: Knowledge, choice: int) -> tuple[list[Text], int]:
    lines = [Text(part.text)]
    for one in part.suggestions:
        choice += 1
        lines.append(Text(f"  {choice}. {one.question}"))
    if part.next_step:
        lines.append(Text(part.next_step, style="italic"))
    if part.citations:
        lines.append(Text())
        lines += [Text(citation(one.paragraph, [one.quote]), style="dim") for one in part.citations]
        lines.append(Text(source_line(part, knowledge), style="dim"))
    return lines, choice
