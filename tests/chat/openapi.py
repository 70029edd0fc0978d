"""Every body the bot sends, held against Discord's own OpenAPI description, and the rules which that leaves out.

The description allows 4,000 characters of content where a bot has 2,000, and says nothing of how many components and
characters a message of Components V2 may have, of ids that are given twice, of command names, of the order of options
or of how many choices autocomplete may give; those rules stand here, from Discord's documentation.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

MOST_CONTENT, MOST_CHOICES, MOST_COMMANDS, MOST_COMMAND = 2_000, 25, 100, 8_000
MOST_COMPONENTS, MOST_SHOWN, LONGEST_ID = 40, 4_000, 100
COMPONENTS_V2 = 1 << 15
_ROW, _TEXT_DISPLAY, _FILE, _LABEL = 1, 10, 13, 18
_V2 = frozenset({9, _TEXT_DISPLAY, 11, 12, _FILE, 14, 17})
_NAME = re.compile(r"^[-_'\w]{1,32}$")


class OwnRules:
    """Holds request bodies against the rules of this file alone: for where Discord's description is not at hand."""

    def faults(self, method: str, path: str, body: object) -> list[str]:
        """Return what these rules refuse in a request, as `DiscordSpec.faults` does."""
        return [] if body is None else [f"{method} {path}: {fault}" for fault in _beyond_the_spec(body)]


class DiscordSpec(OwnRules):
    """Holds request bodies against Discord's description by method and path, and against the rules of this file."""

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
        return [*found, *super().faults(method, path, body)]

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
            if key in {"guild_id", "channel_id", "message_id", "recipient_id", "id"} and isinstance(value, int)
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
    shows = any(data.get(key) for key in ("content", "embeds", "components")) and "custom_id" not in data
    if shows and (data.get("allowed_mentions") or {}).get("parse") != []:
        faults.append("a message that may mention")
    return [*faults, *_component_faults(data)]


def walk(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every component, nested ones too."""
    for one in components:
        yield one
        inner = [*one.get("components", ()), *(one[key] for key in ("component", "accessory") if one.get(key))]
        yield from walk(inner)


def _component_faults(data: dict[str, Any]) -> list[str]:
    every = list(walk(data.get("components") or []))
    faults = []
    ids = [one["custom_id"] for one in every if "custom_id" in one]
    if len(set(ids)) != len(ids):
        faults.append("a custom_id that is given twice")
    if any(not 0 < len(one) <= LONGEST_ID for one in ids):
        faults.append("a custom_id of more than 100 characters")
    if "custom_id" in data or not every:
        return faults
    if len(every) > MOST_COMPONENTS:
        faults.append(f"{len(every)} components")
    texts = [one["content"] for one in every if one["type"] == _TEXT_DISPLAY]
    if sum(map(len, texts)) > MOST_SHOWN or not all(map(str.strip, texts)):
        faults.append("more than 4,000 characters, or a text without any")
    if any(not one["components"] for one in every if one["type"] == _ROW):
        faults.append("a row without anything in it")
    flagged = bool((data.get("flags") or 0) & COMPONENTS_V2)
    if flagged != bool(_V2.intersection(one["type"] for one in every)):
        faults.append("components of version 2 without their flag, or the flag without them")
    if flagged and (data.get("content") or data.get("embeds")):
        faults.append("content or embeds beside components of version 2")
    sent = {f"attachment://{one['filename']}" for one in data.get("attachments") or ()}
    if flagged and sent != {one["file"]["url"] for one in every if one["type"] == _FILE}:
        faults.append("a file that no component shows, or a component without its file")
    return faults


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
