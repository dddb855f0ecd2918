"""Writes records, and what they are in JSON, from schemas/; with --check says what is stale.

A mapping of a schema is a record if it says so: `x-record` is the record's name. Two mappings of one name
are one record, which has the keys of both. One with `x-present` is there, empty, where it is missing. In
schemas/output/ a mapping with `x-record` is filled in with the keys of that record in JSON, where nothing
is left out; `x-also` names keys that it has besides.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from clustertoolkit.schema import schemas
from clustertoolkit.schema.schemas import Schema
from clustertoolkit.views import flat
from generated import ROOT, deliver

SOURCE = ROOT / "src" / "clustertoolkit"
OUTPUT = ROOT / "schemas" / "output"
PLAN, LOG = "plan", "log"  # the kinds of file whose records stand apart
WITH_LAYER = ("Action", "Example", "Study")  # records of entries with a file of their own
CELL = ("priority", "challenge", "function")  # a record that names all three has its cell
ROOM = 110 - len('    """"""')  # in a line of a docstring
HEAD = '''\
"""{title}

Written from schemas/ by `make generate`; named tuples are as strict as frozen dataclasses, and five times
cheaper to define at the start. Annotations are real types, not strings: `yamlfiles.records` reads them.
"""

from typing import Literal, NamedTuple
'''
CELL_CLASS = '''

class Cell(NamedTuple):
    """One place of the matrix."""

    priority: str
    challenge: str
    function: str
'''
PROPERTY = '''
    @property
    def cell(self) -> Cell:
        """The cell of the matrix that is named."""
        return Cell(self.priority, self.challenge, self.function)
'''
PROPERTY_OR_NONE = '''
    @property
    def cell(self) -> Cell | None:
        """The cell of the matrix, if it is named in full."""
        if self.priority and self.challenge and self.function:
            return Cell(self.priority, self.challenge, self.function)
        return None
'''
TYPES = {"string": "str", "integer": "int", "number": "int | float", "boolean": "bool"}


class Field(NamedTuple):
    """One key of a record."""

    schema: Schema
    required: bool


class Record(NamedTuple):
    """One record: what it is, and its keys in order, those that are required first."""

    description: str
    fields: dict[str, Field]


Records = dict[str, Record]


def records(schema: Schema) -> Iterator[tuple[str, Record]]:
    """Yield name and record of every mapping that is one, those within another one before it."""
    for inner in (*schema.get("properties", {}).values(), *([schema["items"]] if "items" in schema else [])):
        yield from records(inner)
    if "x-record" in schema:
        required = schema.get("required", ())
        fields = {key: Field(inner, key in required) for key, inner in schema["properties"].items()}
        yield schema["x-record"], Record(schema["description"], ordered(fields))


def ordered(fields: dict[str, Field]) -> dict[str, Field]:
    """Return keys with those that are required first."""
    return dict(sorted(fields.items(), key=lambda pair: not pair[1].required))


def merged(first: Record, second: Record) -> Record:
    """Return one record with the keys of both; what only one has or requires is not required."""
    fields = {}
    if len(second.fields) > len(first.fields):
        first, second = second, first
    for key in (*first.fields, *(key for key in second.fields if key not in first.fields)):
        both = [record.fields[key] for record in (first, second) if key in record.fields]
        widest = max((field.schema for field in both), key=lambda schema: len(schema.get("enum", ())))
        fields[key] = Field(widest, len(both) == 2 and all(field.required for field in both))
    return Record(first.description, ordered(fields))


def all_records(kinds: dict[str, Schema]) -> Records:
    """Return the records of some kinds of file by name, each behind those that it is made of."""
    found: Records = {}
    for schema in kinds.values():
        for name, record in records(schema):
            found[name] = merged(found[name], record) if name in found else record
    return found


def annotation(schema: Schema) -> str:
    """Return the type of a value as Python."""
    if "x-record" in schema:
        return str(schema["x-record"])
    if "enum" in schema:
        return f"Literal[{', '.join(map(json.dumps, schema['enum']))}]"
    if schema["type"] == "array":
        return f"tuple[{annotation(schema['items'])}, ...]"
    return TYPES[schema["type"]]


def default(field: Field) -> str:
    """Return the value of a key that is not given, behind its type."""
    if field.required:
        return ""
    if field.schema["type"] == "array":
        return " = ()"
    if field.schema.get("x-present"):
        return f" = {field.schema['x-record']}()"
    return " | None = None"


def in_short(description: str) -> str:
    """Return as much of a description as fits one line: all of it, or its first sentence or clause."""
    fits = [description, *(description.partition(end)[0] + "." for end in (". ", "; ", ": ", ", "))]
    return next(text for text in fits if len(text) <= ROOM)


def python(name: str, record: Record) -> str:
    """Return a record as a class."""
    lines = [f"\n\nclass {name}(NamedTuple):", f'    """{in_short(record.description)}"""', ""]
    lines += [
        f"    {key}: {annotation(field.schema)}{default(field)}" for key, field in record.fields.items()
    ]
    if name in WITH_LAYER:
        lines.append('    layer: str = ""')
    text = "\n".join(lines) + "\n"
    if record.fields.keys() >= set(CELL):
        text += PROPERTY if all(record.fields[key].required for key in CELL) else PROPERTY_OR_NONE
    return text


def module(title: str, found: Records, extra: str = "") -> str:
    """Return a module with these records, in the project's format."""
    text = HEAD.format(title=title) + extra + "".join(python(name, record) for name, record in found.items())
    text += tables(found)
    command = [sys.executable, "-m", "ruff", "format", "--stdin-filename", "records.py", "-"]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True, cwd=ROOT)
    return done.stdout


def tables(found: Records) -> str:
    """Return how the fields of each record are called, and which lists they name, as Python."""
    told = {
        name: {key: field.schema["title"] for key, field in record.fields.items()}
        for name, record in found.items()
    }
    lists = {
        name: {key: named for key, field in record.fields.items() if (named := listed(field.schema))}
        for name, record in found.items()
    }
    named_ = {"TITLES": told, "LISTS": {name: keys for name, keys in lists.items() if keys}}
    return "".join(
        f"\n\n{name}: dict[str, dict[str, str]] = {json.dumps(table, ensure_ascii=False)}\n"
        for name, table in named_.items()
    )


def listed(schema: Schema) -> str:
    """Return the list of words or ids that a field, or each of its entries, is taken from."""
    inner = schema.get("items", schema)
    return str(inner.get("x-words") or inner.get("x-refers") or "")


def kebab(name: str) -> str:
    """Return the name of a record as it stands among definitions, such as `chosen-action`."""
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name).strip("-")


def in_json(field: Field, needed: set[str]) -> Schema:
    """Return what a value is in JSON; records go into definitions, whose names are added to `needed`."""
    schema, nullable = field.schema, not field.required
    said = {"description": schema["description"]}
    if "x-record" in schema:
        needed.add(schema["x-record"])
        reference = {"$ref": f"#/$defs/{kebab(schema['x-record'])}"}
        return {"anyOf": [reference, {"type": "null"}], **said} if nullable else {**reference, **said}
    if "enum" in schema:
        return {"enum": [*schema["enum"], *([None] if nullable else [])], **said}
    if schema["type"] == "array":
        items = in_json(Field(schema["items"], required=True), needed)
        return {"type": "array", "items": {key: items[key] for key in items if key != "description"}, **said}
    pattern = {"pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"} if schema.get("format") == "date" else {}
    return {"type": [schema["type"], "null"] if nullable else schema["type"], **pattern, **said}


def object_of(name: str, found: Records, needed: set[str], own: Schema) -> Schema:
    """Return a record in JSON, where every key stands, with the keys that a document has besides."""
    fields = {key: in_json(field, needed) for key, field in found[name].fields.items()}
    if name in WITH_LAYER:
        fields["layer"] = {"type": "string", "description": "The layer of content that it comes from."}
    also = {key: own["properties"][key] for key in own.get("x-also", ())}
    marks = {key: own[key] for key in ("x-record", "x-also") if key in own}
    keys = {**fields, **also}
    return {
        **marks, "description": own.get("description", found[name].description), "type": "object",
        "additionalProperties": False, "required": list(keys), "properties": keys,
    }  # fmt: skip


def filled(node: Any, found: Records, needed: set[str]) -> Any:
    """Return a schema of output with all its records filled in."""
    if isinstance(node, list):
        return [filled(item, found, needed) for item in node]
    if not isinstance(node, dict):
        return node
    if "x-record" in node:
        return object_of(node["x-record"], found, needed, node)
    return {key: filled(value, found, needed) for key, value in node.items()}


def output(text: str, found: Records) -> str:
    """Return a schema of output with its records, and with the definitions that these need."""
    schema = json.loads(text)
    own = {
        name: one for name, one in schema.pop("$defs", {}).items() if "x-record" not in one or "x-also" in one
    }
    needed: set[str] = set()
    whole = filled(schema, found, needed)
    whole["$defs"] = filled(own, found, needed)
    for name in references(whole):
        needed |= {record for record in found if kebab(record) == name}
    done: set[str] = set()
    while waiting := sorted(name for name in needed - done if kebab(name) not in own):
        for name in waiting:
            whole["$defs"][kebab(name)] = object_of(name, found, needed, {"x-record": name, "properties": {}})
        done |= set(waiting)
    whole["$defs"] = dict(sorted(whole["$defs"].items()))
    if not whole["$defs"]:
        del whole["$defs"]
    return as_text(whole)


def references(node: Any) -> Iterator[str]:
    """Yield the names of all definitions to which a schema refers."""
    if isinstance(node, list):
        for item in node:
            yield from references(item)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key == "$ref":
                yield value.rpartition("/")[2]
            else:
                yield from references(value)


def flat_list(by: str) -> str:
    """Return the schema of a flat list of examples."""
    whole: Schema = json.loads((OUTPUT / "placements.schema.json").read_text("utf-8"))
    rows, types = flat.by_rows(by), {"integer": "integer", "number": "number", "boolean": "boolean"}
    columns = {column.name: column for column in flat.table_by(by).columns}
    properties: Schema = {}
    for shown in flat.columns_by(by, flat.table_by(by)):
        if shown.kind == "list":
            said = {"type": "array", "items": {"type": "string"}, "description": f"{shown.title}."}
        else:
            column = columns[shown.key]
            schema = {"type": types.get(column.type, "string"), "description": column.meaning}
            schema |= {"enum": list(column.words)} if column.words else {}
            said = in_json(Field(schema, required=column.required), set())
        properties[shown.key] = said
    items = {
        "type": "object", "additionalProperties": False, "required": list(properties),
        "properties": properties,
    }  # fmt: skip
    head = {key: whole["properties"][key] for key in ("format_version", "content")}
    return as_text({
        "$schema": whole["$schema"],
        "title": f"toolkit examples --by {by} --format json",
        "description": f"The chosen examples, one flat record for each {by}.",
        "type": "object",
        "additionalProperties": False,
        "required": [*head, rows],
        "properties": {**head, rows: {"type": "array", "items": items}},
    })  # fmt: skip


def as_text(schema: Schema) -> str:
    """Return a schema as it stands in its file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def wanted() -> dict[Path, str]:
    """Return what each generated file must hold."""
    kinds = schemas.read(ROOT / "schemas")
    plan, log = ({kind: kinds.pop(kind)} for kind in (PLAN, LOG))
    content = all_records(kinds)
    files = {
        SOURCE / "content" / "records.py": module("The records of the content.", content, CELL_CLASS),
        SOURCE / "plan" / "records.py": module(
            "A territory's plan as records. Every field may be missing: a plan grows.", all_records(plan),
            "\nfrom clustertoolkit.content.records import Cell\n",
        ),
        SOURCE / "plan" / "history" / "records.py": module(
            "What happened since a plan was adopted, as records.", all_records(log)
        ),
    }  # fmt: skip
    lists = {OUTPUT / f"examples-by-{by}.schema.json": flat_list(by) for by in flat.OTHERS}
    others = (file for file in OUTPUT.glob("*.schema.json") if file not in lists)
    return files | {file: output(file.read_text("utf-8"), content) for file in others} | lists


if __name__ == "__main__":
    deliver(wanted())
