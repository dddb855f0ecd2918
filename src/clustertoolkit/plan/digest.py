"""How the chosen actions of a plan stand in the content, noted in the plan."""

import json
from typing import Any

from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Action
from clustertoolkit.plan import planfile
from clustertoolkit.query.links import ties
from clustertoolkit.yamlfiles.editor import amended
from clustertoolkit.yamlfiles.reader import Document, PathKey, parse


def record(data: dict[str, Any], toolkit: Toolkit) -> None:
    """Put into a plan's data how its chosen actions stand in the content now."""
    data["content_version"] = toolkit.head.version
    for chosen in data.get("actions", {}).get("chosen", ()):
        action = toolkit.actions.get(chosen.get("action", ""))
        if action:
            chosen["title"], chosen["digest"] = action.title, digest(action)
            served = dict.fromkeys(
                toolkit.short_id(one.edition, one.recommendation) for one in ties(toolkit, action)
            )
            if served:
                chosen.setdefault("recommendations", list(served))


def accept(document: Document, toolkit: Toolkit) -> str:
    """Return a plan's text with the content version and each chosen action's title and digest of today.

    Everything else, comments included, stays as a person wrote it.
    """
    values: dict[tuple[PathKey, ...], str] = {("content_version",): toolkit.head.version}
    for number, chosen in enumerate(document.data.get("actions", {}).get("chosen", ())):
        action = toolkit.actions.get(chosen.get("action", ""))
        if action:
            place = ("actions", "chosen", number)
            values[*place, "title"] = action.title
            values |= {(*place, "digest", part): one for part, one in digest(action).items()}
    text = amended(document, values)
    raw = text.encode()
    planfile.refuse_misfit(parse(document.path, raw, len(raw)).data, toolkit)
    return text


def unknown(document: Document, toolkit: Toolkit) -> list[str]:
    """Return the ids of chosen actions that the content does not have."""
    names = (one.get("action") for one in document.data.get("actions", {}).get("chosen", ()))
    return [name for name in names if name and name not in toolkit.actions]


def digest(action: Action) -> dict[str, str]:
    """Return twelve hexadecimal digits of SHA-256 for each part of an action that a plan rests on."""
    from hashlib import sha256  # slow to import, and not every plan has chosen actions

    cells = [[place.priority, place.challenge, place.function] for place in action.placements]
    parts = {
        "summary": action.summary,
        "cells": sorted(cells),
        "guidance": _plain(action.guidance._replace(today=None)) if action.guidance else None,
    }
    return {name: sha256(_bytes(part)).hexdigest()[:12] for name, part in parts.items()}


def _plain(value: Any) -> Any:
    if hasattr(value, "_asdict"):
        return {key: _plain(item) for key, item in value._asdict().items() if item is not None}
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def _bytes(value: Any) -> bytes:
    """Return plain data as JSON in one form: keys sorted, no blanks, UTF-8."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
