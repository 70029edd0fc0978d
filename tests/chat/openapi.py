"""Every body the bot sends, held against Discord's own OpenAPI description, and the rules which that leaves out.

The description allows 4,000 characters of content where a bot has 2,000, and says nothing of an embed's whole size, of
command names, of the order of options or of how many choices autocomplete may give; those rules stand here, from
Discord's documentation.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

MOST_CONTENT, MOST_EMBED, MOST_CHOICES, MOST_COMMANDS, MOST_COMMAND = 2_000, 6_000, 25, 100, 8_000
_NAME = re.compile(r"^[-_'\w]{1,32}$")


class DiscordSpec:
    """Validates request bodies by method and path."""

    def __init__(self, file: Path) -> None:
        """Read the description."""
        self._spec = json.loads(file.read_text(encoding="utf-8"))
        resource = Resource.from_contents(self._spec, default_specification=DRAFT202012)
        self._registry: Registry[Any] = Registry().with_resource("discord", resource)
        self._paths = [
            (re.compile("^" + re.sub(r"\\{[^}]+\\}", "[^/]+", re.escape(path)) + "$"), path)
            for path in sorted(self._spec["paths"], key=lambda path: path.count("{"))
        ]
        self._validator = cache(self._make_validator)

    def faults(self, method: str, path: str, body: object) -> list[str]:
        """What Discord would refuse in a request; empty where nothing.

        Args:
            method: such as POST.
            path: without the version, such as /channels/1/messages.
            body: the JSON that was sent, or None.
        """
        if body is None:
            return []
        validator = self._validator(method.lower(), path)
        if validator is None:
            return [f"{method} {path} is no operation of Discord's"]
        normal = _snowflakes_as_text(body)
        found = [
            f"{method} {path}: {error.json_path}: {error.message[:200]}" for error in validator.iter_errors(normal)
        ]
        return [*found, *(f"{method} {path}: {fault}" for fault in _beyond_the_spec(body))]

    def _make_validator(self, method: str, path: str) -> Draft202012Validator | None:
        for pattern, template in self._paths:
            operation = self._spec["paths"][template].get(method)
            if operation and pattern.match(path):
                pointer = "/".join(
                    part.replace("~", "~0").replace("/", "~1")
                    for part in ("paths", template, method, "requestBody", "content", "application/json", "schema")
                )
                return Draft202012Validator({"$ref": f"discord#/{pointer}"}, registry=self._registry)
        return None


def _snowflakes_as_text(body: object) -> Any:
    """The body with whole numbers as text where discord.py sends ids as numbers and Discord takes both."""
    if isinstance(body, dict):
        return {
            key: str(value)
            if key in {"guild_id", "channel_id", "message_id", "id"} and isinstance(value, int)
            else _snowflakes_as_text(value)
            for key, value in body.items()
        }
    if isinstance(body, list):
        return [_snowflakes_as_text(one) for one in body]
    return body


def _beyond_the_spec(body: object) -> list[str]:
    if isinstance(body, list):
        return _command_faults(body)
    assert isinstance(body, dict)
    data = body.get("data", body)
    faults = []
    if len(data.get("content") or "") > MOST_CONTENT:
        faults.append("more than 2,000 characters of content")
    if len(data.get("choices") or ()) > MOST_CHOICES:
        faults.append("more than 25 choices")
    if sum(_embed_size(one) for one in data.get("embeds") or ()) > MOST_EMBED:
        faults.append("more than 6,000 characters in embeds")
    if ("content" in data or "embeds" in data) and (data.get("allowed_mentions") or {}).get("parse") != []:
        faults.append("a message that may mention")
    return faults


def _embed_size(embed: dict[str, Any]) -> int:
    fields = "".join(one["name"] + one["value"] for one in embed.get("fields", ()))
    return len(
        (embed.get("title") or "") + (embed.get("description") or "") + fields + embed.get("footer", {}).get("text", "")
    )


def _command_faults(commands: list[dict[str, Any]]) -> list[str]:
    faults = []
    if len(commands) > MOST_COMMANDS:
        faults.append("more than 100 commands")
    names = [(one.get("type", 1), one["name"]) for one in commands]
    if len(set(names)) != len(names):
        faults.append("two commands of one name")
    for one in commands:
        if one.get("type", 1) == 1 and (not _NAME.match(one["name"]) or one["name"] != one["name"].lower()):
            faults.append(f"the command name {one['name']}")
        options = one.get("options") or []
        required = [bool(option.get("required")) for option in options]
        if required != sorted(required, reverse=True):
            faults.append(f"a required option after an optional one in {one['name']}")
        if len(json.dumps(one)) > MOST_COMMAND:
            faults.append(f"more than 8,000 characters in {one['name']}")
    return faults
