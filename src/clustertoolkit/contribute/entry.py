"""An entry made of answers: in the order of its schema, with what follows from what was said."""

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from clustertoolkit.content.records import Action, AskedField
from clustertoolkit.contribute.answers import Answers, Fault, value_of
from clustertoolkit.contribute.asking import Asking
from clustertoolkit.contribute.identifier import proposed_id
from clustertoolkit.query.proposals import proposed_actions
from clustertoolkit.schema.schemas import Schema
from clustertoolkit.yamlfiles import paths
from clustertoolkit.yamlfiles.paths import Data

DAYS = frozenset(("checked", "read"))  # keys of the day on which somebody looked


class NewEntry(NamedTuple):
    """An entry as plain data, what is wrong with the answers, and which actions fit if none was named."""

    data: Data
    faults: tuple[Fault, ...]
    fitting: tuple[Action, ...] = ()


def composed(asking: Asking, answers: Answers, taken: Collection[str] = ()) -> NewEntry:
    """Return the entry that answers make; with faults it is as much as could be understood.

    Its id is none of those that are taken by others that come with it.
    """
    data, faults = _said(asking, answers)
    has = asking.schema["properties"]
    fitting: tuple[Action, ...] = ()
    if any(field.into == "placements" and "action" in field.parts for field in asking.fields()):
        text = f"{data.get('name', '')} {data.get('summary', '')}"
        fitting = () if "placements" in data else proposed_actions(asking.toolkit, text)
        faults += _place(asking, data, fitting)
    if "status" in has:
        _tell_status(data, asking.today.year)
    if "sources" in has:
        _tell_sources(data, asking.today.isoformat())
        if "sources" not in data and not faults:
            faults.append(Fault(_last(asking, "sources"), "give at least one page that says so"))
    if "evidence" in has:
        data.setdefault("evidence", "self-reported")
    data |= dict.fromkeys(DAYS & has.keys(), asking.today.isoformat())
    named = [str(data[key]) for key in asking.id_from if key in data]
    others = {*_taken(asking), *taken}
    if data.get("id") in others:
        faults.append(Fault(_last(asking, "id"), f"'{data['id']}' is the id of another entry, or was"))
    if "id" not in data and len(named) == len(asking.id_from):
        data["id"] = proposed_id(" ".join(named), _further(asking, data), others)
        if not data["id"]:
            message = "no id can be made of it: write the name in English letters"
            faults.append(Fault(_last(asking, asking.id_from[-1]), message))
    return NewEntry(ordered(data, asking.schema), tuple(faults), fitting)


def _said(asking: Asking, answers: Answers) -> tuple[Data, list[Fault]]:
    """Return what the answers say, and what is wrong with them."""
    data: Data = {}
    found: list[Fault] = []
    for field in asking.fields():
        lines = answers.get(field.id, ())
        value, faults = value_of(asking, field, lines)
        found += faults
        if field.needed and not lines:
            found.append(Fault(field, "this is needed"))
        if value is None:
            continue
        way = paths.parse(field.into)
        before = paths.get(data, way)
        if isinstance(value, list):
            value = [*(before or ()), *value]
        elif before is not None:
            value = f"{before} {value}"
        paths.put(data, way, value)
        if field.evidence:
            data["evidence"] = field.evidence
    return data, found


def _place(asking: Asking, data: Data, fitting: tuple[Action, ...]) -> Iterator[Fault]:
    """Give every placement the cell of its action; without one, the action that fits best has the entry."""
    field = _last(asking, "placements")
    presets = {preset.key: preset.value for preset in field.sets}
    placed = data.get("placements") or [{"action": action.id, **presets} for action in fitting[:1]]
    if not placed and "summary" in data:
        yield Fault(field, "no action fits the texts: name one")
    for number, placement in enumerate(placed, 1):
        action = asking.toolkit.actions.get(placement.get("action", ""))
        if action is None:
            yield Fault(field, "an action is needed", number if len(placed) > 1 else 0)
            continue
        cell = action.placements[0].cell
        placement |= {**cell._asdict(), "basis": "judged"}
    if placed:
        data["placements"] = placed


def _tell_status(data: Data, year: int) -> None:
    """Say whether it runs, as the years tell, and leave out when it was seen where that is not known."""
    end, seen = paths.get(data, ("period", "end")), data.get("seen")
    if "status" not in data:
        over = end is not None and end <= year
        data["status"] = "ended" if over else "active" if seen else "unknown"
    if data["status"] == "unknown":
        data.pop("seen", None)
    elif data["status"] == "ended" and end is not None:
        data.setdefault("seen", min(end, year))


def _tell_sources(data: Data, day: str) -> None:
    """Name every page once among the sources, as read today."""
    named = [{"url": data["url"]}] if "url" in data else []
    named += data.get("sources", ())
    for key in ("outcomes", "funded_by"):
        named += [{"url": entry["source"]} for entry in data.get(key, ())]
    pages: dict[str, Data] = {}
    for page in named:
        pages[page["url"]] = {**pages.get(page["url"], {}), **page, "read": day}
    if pages:
        data["sources"] = list(pages.values())


def _last(asking: Asking, into: str) -> AskedField:
    """Return the field that takes what goes into a key of the entry; of several the last, which takes all."""
    return [field for field in asking.fields() if field.into == into][-1]


def _further(asking: Asking, data: Data) -> list[str]:
    """Return words by which two entries of one name are told apart."""
    countries = [
        asking.toolkit.countries[code].name
        for code in data.get("countries", ())
        if code in asking.toolkit.countries
    ]
    return [*filter(None, [data.get("region")]), *countries, *filter(None, [data.get("acronym")])]


def _taken(asking: Asking) -> set[str]:
    """Return every id that an entry has or had."""
    return {
        *(name for words in asking.lists.values() for name in words.ids),
        *(gone.id for gone in asking.toolkit.retired),
    }


def ordered(data: Any, schema: Schema) -> Any:
    """Return plain data with its keys in the order of their schema, at every depth."""
    if isinstance(data, list):
        return [ordered(item, schema["items"]) for item in data]
    if not isinstance(data, dict):
        return data
    return {key: ordered(data[key], form) for key, form in schema["properties"].items() if key in data}
