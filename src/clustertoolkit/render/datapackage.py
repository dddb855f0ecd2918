"""A data package by the Frictionless specifications: a description, tables as CSV, and words for people."""

import csv
import io
import json
from collections.abc import Iterable
from hashlib import sha256
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from clustertoolkit.render.markdown import document
from clustertoolkit.render.plain import no_formula, one_line
from clustertoolkit.tables.shape import DataColumn, DataTable, Datum, Filled
from clustertoolkit.views.blocks import Handout
from clustertoolkit.views.export import Exported

DESCRIPTION = "datapackage.json"
UNIX = 3  # the system that an archive names, or it would name the one that it was made on


def files(exported: Exported) -> dict[str, bytes]:
    """Return the files of the package by their names in it, the description last; texts are UTF-8.

    A text that would start a formula in a spreadsheet gets an apostrophe before it, as in every list.
    """
    tables = {f"data/{name}.csv": _csv(filled) for name, filled in exported.tables.items()}
    words = {"README.md": _words(exported.handout)}
    resources = [
        _resource(filled.table, path, raw)
        for filled, (path, raw) in zip(exported.tables.values(), tables.items(), strict=True)
    ]
    described = json.dumps(_package(exported, resources), ensure_ascii=False, indent=2) + "\n"
    return {**tables, **words, DESCRIPTION: described.encode()}


def archive(found: Iterable[tuple[str, bytes]]) -> bytes:
    """Return files, each with its name, as one archive, in which no clock and no system shows."""
    packed = BytesIO()
    with ZipFile(packed, "w") as opened:
        for name, raw in found:
            entry = ZipInfo(name)
            entry.create_system, entry.external_attr, entry.compress_type = UNIX, 0o644 << 16, ZIP_DEFLATED
            opened.writestr(entry, raw)
    return packed.getvalue()


def _words(handout: Handout) -> bytes:
    return document(handout).encode()


def _csv(filled: Filled) -> bytes:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(column.name for column in filled.table.columns)
    writer.writerows([_cell(value) for value in row] for row in filled.rows)
    return buffer.getvalue().encode()


def _cell(value: Datum) -> str | int | float:
    """Return a value as it stands in the file; nothing for one that there is not."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    return no_formula(one_line(value)) if value else ""


def _package(exported: Exported, resources: list[dict[str, Any]]) -> dict[str, Any]:
    head = exported.toolkit.head
    return {
        "profile": "tabular-data-package",
        "name": "cluster-policy-toolkit",
        "title": one_line(head.title),
        "version": head.version,
        "description": one_line(exported.summary),
        "licenses": [{"name": head.licence.id, "title": head.licence.title, "path": head.licence.url}],
        "sources": [{"title": one_line(exported.paper)}],
        "resources": resources,
    }


def _resource(table: DataTable, path: str, raw: bytes) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    if table.foreign:
        schema["foreignKeys"] = [
            {
                "fields": list(link.columns),
                "reference": {"resource": link.table, "fields": list(link.to)},
            }
            for link in table.foreign
        ]
    return {
        "profile": "tabular-data-resource", "name": table.name, "path": path, "title": table.title,
        "description": table.meaning, "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
        "bytes": len(raw), "hash": f"sha256:{sha256(raw).hexdigest()}", "schema": schema,
    }  # fmt: skip


def _field(column: DataColumn) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name, "title": column.title, "description": column.meaning,
        "type": "string" if column.type == "address" else column.type,
    }  # fmt: skip
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.words:
        constraints["enum"] = list(column.words)
    return {**field, "constraints": constraints} if constraints else field
