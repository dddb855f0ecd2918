"""How the chosen actions of a plan stand in the content, noted in the plan."""

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Action
from clustertoolkit.plan import planfile
from clustertoolkit.query.links import ties
from clustertoolkit.yamlfiles.editor import amended
from clustertoolkit.yamlfiles.reader import Document

APART = ("seen_in", "judgement")  # keys of guidance on which no plan rests


def record(data: dict[str, Any], toolkit: Toolkit) -> None:
    """Put into a plan's data how those chosen actions stand in the content now of which it notes nothing.

    What is noted stays until somebody accepts what changed since: see `accept`.
    """
    data.setdefault("content_version", toolkit.head.version)
    for chosen, action in _known(data, toolkit):
        if "digest" in chosen:
            continue
        chosen.setdefault("title", action.title)
        chosen["digest"] = digest(action)
        served = dict.fromkeys(
            toolkit.short_id(tie.edition, tie.recommendation) for tie in ties(toolkit, action)
        )
        if served:
            chosen.setdefault("recommendations", list(served))


def accept(document: Document, toolkit: Toolkit) -> str:
    """Return a plan's text with the content version and each chosen action's title and digest of today.

    A title that somebody else has written there is replaced. Everything else, comments included, stays as
    a person wrote it. ToolkitError if the text is written in a form that cannot be changed so.
    """
    wanted = deepcopy(document.data)
    wanted["content_version"] = toolkit.head.version
    for chosen, action in _known(wanted, toolkit):
        chosen["title"], chosen["digest"] = action.title, digest(action)
    planfile.refuse_misfit(wanted, planfile.lists(toolkit))
    return amended(document, wanted, planfile.MAX_BYTES).text


def _known(data: dict[str, Any], toolkit: Toolkit) -> Iterator[tuple[dict[str, Any], Action]]:
    """Yield each chosen action of a plan that the content has, with the content's record."""
    for chosen in data.get("actions", {}).get("chosen", ()):
        action = toolkit.actions.get(chosen.get("action", ""))
        if action:
            yield chosen, action


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
    """Return a record as plain data, without what is empty and what only tells how sure or how done it is."""
    if hasattr(value, "_asdict"):
        return {
            key: _plain(item)
            for key, item in value._asdict().items()
            if item not in (None, ()) and key not in APART
        }
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def _bytes(value: Any) -> bytes:
    """Return plain data as JSON in one form: keys sorted, no blanks, UTF-8."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
