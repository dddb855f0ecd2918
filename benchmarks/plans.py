"""Writes a plan with many actions and stakeholders, every field of a whole plan filled.

python benchmarks/plans.py FILE [ACTIONS STAKEHOLDERS]    40 and 60 without numbers
"""

import json
import sys
from pathlib import Path
from typing import Any

import clustertoolkit as ct
from clustertoolkit.plan import digest, planfile
from clustertoolkit.plan.history import adoption, logfile
from clustertoolkit.yamlfiles import reader, writer

TYPES = ("public", "business", "research-education", "civil-society")


def generate(file: Path, actions: int = 40, stakeholders: int = 60) -> Path:
    """Write a plan that draws on the first cells of the shipped content."""
    toolkit = ct.load()
    schema = planfile.schema()
    data = _example(schema, skip=("milestones", "log", "totals", "unfunded", "not_taken"))
    data["territory"], data["content_version"] = "Example region", toolkit.head.version
    names = [f"action-{number}" for number in range(actions)]
    chosen = [_chosen(toolkit, number, data) for number in range(min(12, actions))]
    data["actions"]["chosen"] = chosen
    part = data["roadmap"]
    part["stakeholder_engagement"]["stakeholders"] = [
        {**_first(part, "stakeholder_engagement", "stakeholders"), "name": f"Body {number}",
         "type": TYPES[number % 4], "speaks_for_smes": True}
        for number in range(stakeholders)
    ]  # fmt: skip
    duties = {
        duty: [f"Body {number}"]
        for number, duty in enumerate(("responsible", "accountable", "consulted", "informed"))
    }
    one = {**_first(part, "actions", "specific"), "lead": "Body 0", "partners": ["Body 1"]}
    cost = _first(part, "resources", "costs")
    role = {**_first(part, "governance", "responsibilities"), **duties}
    steps = [{**one["steps"][0], "id": f"step-{place}"} for place in range(3)]
    part["actions"]["specific"] = [
        {**one, "id": name, "title": f"{one['title']} {number}", "depends_on": [],
         "carries_out": [chosen[number % len(chosen)]["id"]], "steps": steps}
        for number, name in enumerate(names)
    ]  # fmt: skip
    part["resources"]["costs"] = [{**cost, "action": name} for name in names]
    part["governance"]["responsibilities"] = [{**role, "action": name} for name in names]
    source = _first(part, "resources", "funding")
    source["id"] = "fund"
    source["lines"] = [{"action": name, "year": 2027, "amount": 100_000} for name in names]
    del source["amount"]
    indicator = {**_first(part, "monitoring", "indicators"), "collector": "Body 0"}
    part["monitoring"]["indicators"] = [
        {**indicator, "name": f"{indicator['name']} {number}", "id": f"indicator-{number}", "actions": [name]}
        for number, name in enumerate(names)
    ]
    file.write_text(writer.mapping(schema, data), encoding="utf-8")
    file.write_text(digest.accept(planfile.read(file, toolkit), toolkit), encoding="utf-8")
    return file


def adopt(file: Path, entries: int = 500) -> Path:
    """Write the log of a plan that `generate` wrote: of steps, readings and money in turn."""
    data: Any = reader.read(file, file.name).data
    adopted = {"date": "2027-01-29", "by": "Council", "digest": adoption.digest(data)}
    lines = [logfile.begun(file.name, adopted)]
    for number in range(entries):
        action = f"action-{number % 40}"
        said = (
            {"step": {"action": action, "step": f"step-{number % 3}", "state": "started"}},
            {"reading": {"indicator": f"indicator-{number % 40}", "value": number}},
            {"money": {"source": "fund", "action": action, "state": "spent", "amount": 1000}},
        )[number % 3]
        entry = {
            "id": f"e{number + 1}",
            "date": f"2028-{1 + number * 12 // entries:02}-01",
            "by": "Desk",
            **said,
        }
        lines.append(f"  - {json.dumps(entry)}\n")
    logfile.beside(file).write_text("".join(lines), encoding="utf-8")
    return file


def _chosen(toolkit: ct.Toolkit, number: int, data: dict[str, Any]) -> dict[str, Any]:
    """Return a chosen action in the cell of that number, with the first example there."""
    cell = ct.matrix(toolkit)[number]
    one = dict(_first(data, "actions", "chosen"))
    drawn = {**one["examples"][0], "example": cell.examples[0].record.id}
    return {
        **one, **cell.cell._asdict(), "id": f"choice-{number}", "action": cell.actions[0].record.id,
        "examples": [drawn], "recommendations": [],
    }  # fmt: skip


def _first(data: dict[str, Any], *keys: str) -> dict[str, Any]:
    for key in keys:
        data = data[key]
    return data[0]


def _example(schema: dict[str, Any], skip: tuple[str, ...]) -> Any:
    """Return what a schema's own examples make of a whole plan."""
    if schema["type"] == "object":
        return {
            key: value
            for key, one in schema["properties"].items()
            if key not in skip and not one.get("x-written") and (value := _example(one, skip)) is not None
        }
    if schema["type"] == "array":
        value = _example(schema["items"], skip)
        return [value] if value is not None else None
    return schema.get("x-example")


if __name__ == "__main__":
    generate(Path(sys.argv[1]), *map(int, sys.argv[2:]))
