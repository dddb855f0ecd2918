"""Linked data as JSON-LD: one graph with its context in it, made of the tables.

Vocabularies are SKOS; entries are of schema.org, with Dublin Core where it has the closer word; the whole is
a dataset in a catalogue as DCAT-AP 3 wants one. Whatever has no word there is a property with its name and
value, so that nothing of an entry is left out. Names of nodes are fragments: they follow the file's address.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from clustertoolkit.content.kinds import KINDS
from clustertoolkit.schema.addresses import is_address
from clustertoolkit.tables.shape import DataColumn, Datum, Filled, Row, TreeTable, nodes, table_of
from clustertoolkit.views.bibliography import CONTRIBUTORS
from clustertoolkit.views.export import Exported

GraphNode = dict[str, Any]

LANGUAGE = "en"
MEDIA_TYPE = "https://www.iana.org/assignments/media-types/application/ld+json"
CONTEXT = {
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id",
    "type": "@type",
}
CONCEPTS = ("Term", "Sector")  # records that are words of a vocabulary
TYPES = {  # what an entry of a table is; all else is a work
    "actions": "schema:HowTo",
    "examples": "schema:Project",
    "editions": "schema:Report",
    "studies": "schema:ScholarlyArticle",
    "funds": "schema:FundingScheme",
    "countries": "schema:AdministrativeArea",
}
WORK = "schema:CreativeWork"
PROPERTIES = {  # of an entry or of a record in one, by column; what leads to an entry has others below
    "name": "schema:name",
    "title": "schema:name",
    "what": "schema:name",
    "alias": "schema:alternateName",
    "local_name": "schema:alternateName",
    "acronym": "schema:alternateName",
    "summary": "schema:description",
    "why": "schema:description",
    "finding": "schema:abstract",
    "url": "schema:url",
    "source": "dct:source",
    "value": "schema:value",
    "unit": "schema:unitText",
    "author": "schema:author",
    "publisher": "schema:publisher",
    "period_start": "schema:startDate",
    "period_end": "schema:endDate",
}
OF_CONCEPTS = {"title": "skos:prefLabel", "alias": "skos:altLabel", "summary": "skos:definition"}
ENGLISH = (
    "schema:description",
    "schema:abstract",
    "skos:prefLabel",
    "skos:definition",
)  # names may be of any
LINKS = {  # by the table to which a column leads
    "priorities": "dct:subject",
    "challenges": "dct:subject",
    "functions": "dct:subject",
    "instruments": "dct:subject",
    "sectors": "dct:subject",
    "countries": "dct:spatial",
    "funds": "schema:funder",
    "editions": "dct:isPartOf",
}
LINK = "dct:relation"
OTHER = "schema:additionalProperty"


def document(exported: Exported) -> bytes:
    """Return the graph as a file in UTF-8 with one node a line."""
    found = [*_dataset(exported), *_entries(exported.tables)]
    lines = ",\n".join(json.dumps(node, ensure_ascii=False) for node in found)
    return f'{{"@context": {json.dumps(CONTEXT)},\n"@graph": [\n{lines}\n]}}\n'.encode()


def _dataset(exported: Exported) -> Iterator[GraphNode]:
    """Yield the catalogue, its publisher, the dataset and its distribution: this very file."""
    head = exported.toolkit.head
    licence: GraphNode = {}
    if is_address(head.licence.url):
        licence = {"dct:license": {"id": head.licence.url, "type": "dct:LicenseDocument"}}
    publisher = {"id": "#publisher"}
    yield {"id": "#publisher", "type": "foaf:Agent", "foaf:name": CONTRIBUTORS}
    yield {
        "id": "#catalogue", "type": "dcat:Catalog", "dct:title": _said(head.title),
        "dct:description": _said(exported.summary), "dct:publisher": publisher,
        "dcat:dataset": {"id": "#content"}, **licence,
    }  # fmt: skip
    notes = [
        _said(f"{part.heading}: {' '.join(part.points)}")
        for page in exported.toolkit.pages
        for part in page.parts
    ]
    yield {
        "id": "#content", "type": ["dcat:Dataset", "schema:Dataset"], "dct:title": _said(head.title),
        "schema:name": _said(head.title), "dct:description": [_said(exported.summary), *notes],
        "schema:description": _said(exported.summary), "dct:publisher": publisher,
        "dcat:version": head.version, "schema:version": head.version, "schema:citation": exported.paper,
        "dcat:distribution": {"id": "#distribution"}, **licence,
    }  # fmt: skip
    yield {
        "id": "#distribution", "type": "dcat:Distribution",
        "dcat:accessURL": {"id": "", "type": "rdfs:Resource"},
        "dcat:mediaType": {"id": MEDIA_TYPE, "type": "dct:MediaType"}, **licence,
    }  # fmt: skip


def _entries(tables: Mapping[str, Filled]) -> Iterator[GraphNode]:
    """Yield every entry, and before those of a vocabulary their scheme."""
    concepts = {table_of(kind) for kind in KINDS if kind.record in CONCEPTS}
    inner = {name: _by_owner(filled) for name, filled in tables.items()}
    for node in nodes().values():
        filled = tables[node.table.name]
        name = node.table.name
        if name in concepts:
            yield {"id": f"#{name}", "type": "skos:ConceptScheme", "dct:title": _said(node.table.title)}
        for row in filled.rows:
            key = _key(filled, row)
            entry: GraphNode = {"id": _id(name, key)}
            if name in concepts:
                scheme = {"id": f"#{name}"}
                entry |= {"type": "skos:Concept", "skos:inScheme": scheme, "skos:notation": key[-1]}
            else:
                entry |= {"type": TYPES.get(name, WORK), "schema:identifier": "/".join(map(str, key))}
            words = PROPERTIES | (OF_CONCEPTS if name in concepts else {})
            _tell(entry, filled, row, words, skipped=_bare_key(filled))
            _tell_lists(entry, node, key, tables, inner, words)
            yield entry


def _bare_key(filled: Filled) -> tuple[str, ...]:
    """Return the columns of a key that tell only which row it is, and lead nowhere."""
    leading = {name for link in filled.table.foreign for name in link.columns}
    return tuple(name for name in filled.table.key if name not in leading)


def _by_owner(filled: Filled) -> dict[Row, list[Row]]:
    """Return the rows of a list by the key of the entry in which it stands."""
    rows: dict[Row, list[Row]] = {}
    size = len(filled.table.key) - 1
    for row in filled.rows:
        rows.setdefault(row[:size], []).append(row)
    return rows


def _tell_lists(
    entry: GraphNode, node: TreeTable, key: Row, tables: Mapping[str, Filled],
    inner: Mapping[str, Mapping[Row, list[Row]]], words: Mapping[str, str],
) -> None:  # fmt: skip
    """Add what the lists of an entry hold: words and links to it, and records as properties with parts."""
    for _, listed in node.lists:
        filled = tables[listed.table.name]
        is_word = len(listed.own) == 1 and not listed.own[0]
        for row in inner[listed.table.name].get(key, ()):
            if is_word:
                _tell(entry, filled, row, words, skipped=filled.table.key)
                continue
            part: GraphNode = {"type": "schema:PropertyValue", "schema:propertyID": listed.table.name}
            _tell(part, filled, row, PROPERTIES, skipped=filled.table.key)
            _tell_lists(part, listed, row[: len(filled.table.key)], tables, inner, PROPERTIES)
            _add(entry, OTHER, part)


def _tell(
    entry: GraphNode, filled: Filled, row: Row, words: Mapping[str, str], skipped: tuple[str, ...]
) -> None:
    """Add the values of a row to an entry, each under its word, or with its name where there is none."""
    leading = {link.columns: link.table for link in filled.table.foreign}
    for column, value in zip(filled.table.columns, row, strict=True):
        if value is None or column.name in skipped:
            continue
        table = leading.get((column.name,))
        if table:
            _add(entry, LINKS.get(table, LINK), {"id": _id(table, (value,))})
        elif column.name in words:
            word, literal = words[column.name], _literal(column, value)
            _add(entry, word, _said(literal) if word in ENGLISH else literal)
        else:
            property_ = {"type": "schema:PropertyValue", "schema:propertyID": column.name}
            _add(entry, OTHER, {**property_, "schema:value": _literal(column, value)})


def _literal(column: DataColumn, value: Datum) -> Any:
    """Return a value as what it is; an address stays a literal, as a broken one would break the graph."""
    if column.type == "date":
        return {"@value": value, "@type": "xsd:date"}
    if column.type == "address":
        return {"@value": value, "@type": "xsd:anyURI"}
    if column.name in ("period_start", "period_end", "year"):
        return {"@value": str(value), "@type": "xsd:gYear"}
    if isinstance(value, float):
        return {"@value": repr(value), "@type": "xsd:decimal"}
    return value


def _said(text: str) -> dict[str, str]:
    return {"@value": text, "@language": LANGUAGE}


def _add(entry: GraphNode, word: str, value: Any) -> None:
    """Add a value to those that an entry has under a word, none twice."""
    values = entry.setdefault(word, value)
    if values is not value:
        kept = values if isinstance(values, list) else [values]
        entry[word] = kept if value in kept else [*kept, value]


def _key(filled: Filled, row: Row) -> Row:
    names = [column.name for column in filled.table.columns]
    return tuple(row[names.index(name)] for name in filled.table.key)


def _id(table: str, key: Row) -> str:
    return f"#{table}/{'/'.join(map(str, key))}"
