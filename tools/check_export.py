"""Opens every file of an export with programs that nobody here wrote, and runs the notebook.

Each judge must also find a fault that is made on purpose, or its silence would say nothing.
"""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import bibtexparser
import duckdb
import duckdb_extension_sqlite_scanner
import frictionless
import nbformat
import pandas as pd
import polars as pl
import pyshacl
import rdflib
from rdflib.namespace import DCTERMS, FOAF, SDO, SKOS

import clustertoolkit as ct
from clustertoolkit.content.kinds import BY
from run_notebook import FORM, NOTEBOOK, pictures, ran

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "data"
SHAPES = ROOT / "tools" / "export_shapes.ttl"
ADDRESS = "https://example.org/content.jsonld"  # where the linked data would lie
QUESTIONS = 5  # that the notebook answers, each with a picture


def write(*arguments: str | Path) -> None:
    """Run a command of the toolkit on the shipped content."""
    command = [sys.executable, "-m", "clustertoolkit", *map(str, arguments), "--data", str(DATA)]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)


def package(folder: Path) -> None:
    """Judge the data package, as a folder and as an archive: types, words, keys and foreign keys."""
    for name in ("package/datapackage.json", "content.zip"):
        report = frictionless.Package(str(folder / name)).validate()
        assert report.valid, report.flatten(["path", "fieldName", "note"])[:5]
    figures = folder / "package" / "data" / "figures.csv"
    head, _, rest = figures.read_text("utf-8").partition("\n")
    figures.write_text(f"{head}\nno-such-example,1,things,,ten,things,,reach,,\n{rest}", encoding="utf-8")
    found = frictionless.Package(str(folder / "package" / "datapackage.json")).validate()
    kinds = {kind for (kind,) in found.flatten(["type"])}
    assert {"foreign-key", "type-error"} <= kinds, kinds


def database(folder: Path) -> None:
    """Read the database with DuckDB: as many rows as the package has, and sums that Python's reader finds."""
    file = folder / "content.sqlite"
    (scanner,) = Path(duckdb_extension_sqlite_scanner.__file__).parent.rglob("*.duckdb_extension")
    connection = duckdb.connect()
    connection.execute(f"LOAD '{scanner}'")
    connection.execute(f"ATTACH '{file}' AS content (TYPE sqlite, READ_ONLY)")
    own = sqlite3.connect(file)
    for (name,) in own.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'about'"):
        (stored,) = connection.execute(f'SELECT count(*) FROM content."{name}"').fetchone()
        read = connection.read_csv(str(folder / "package" / "data" / f"{name}.csv"), all_varchar=True)
        assert stored == len(read), name
    for by in BY:
        assert connection.execute(f"SELECT count(*) FROM content.by_{by}").fetchone()[0] > 0, by
    query = "SELECT measures, round(sum(euro)) FROM {}by_figure GROUP BY 1 ORDER BY 1"
    assert connection.execute(query.format("content.")).fetchall() == own.execute(query.format("")).fetchall()


def linked_data(folder: Path) -> None:
    """Judge the linked data by the shapes, and its words by the vocabularies themselves."""
    graph = rdflib.Graph().parse(folder / "content.jsonld", format="json-ld", publicID=ADDRESS)
    shapes = rdflib.Graph().parse(SHAPES, format="turtle")
    fits, _, told = pyshacl.validate(graph, shacl_graph=shapes)
    assert fits, told[:2000]
    for vocabulary in (SDO, SKOS, DCTERMS, FOAF):
        used = {str(word) for triple in graph for word in triple[1:] if str(word).startswith(str(vocabulary))}
        unknown = sorted(word for word in used if rdflib.URIRef(word) not in vocabulary)
        assert not unknown, unknown
    graph.remove((None, DCTERMS.publisher, None))
    graph.add((rdflib.URIRef(f"{ADDRESS}#x"), rdflib.RDF.type, SKOS.Concept))
    _, _, told = pyshacl.validate(graph, shacl_graph=shapes)
    assert told.count("MinCountConstraintComponent") >= 5, told[:2000]


def frames(_: Path) -> None:
    """Make data frames of every table and flat list, with pandas and with polars."""
    toolkit = ct.load(DATA)
    names = [*dict.fromkeys(ct.frame("codebook", toolkit)["table"]), *(f"by_{by}" for by in BY)]
    for name in names:
        frame = ct.frame(name, toolkit)
        shape = frame.height, len(frame)
        assert pd.DataFrame(frame).shape == pl.DataFrame(frame).shape == shape, name


def bibliography(folder: Path) -> None:
    """Parse the bibliography of all examples and studies."""
    for name in ("examples", "studies"):
        library = bibtexparser.parse_file(str(folder / f"{name}.bib"))
        assert library.entries, name
        assert not library.failed_blocks, library.failed_blocks[:2]


def notebook(_: Path) -> None:
    """Run the notebook; what it shows is not compared, as it follows the content."""
    assert pictures(ran(NOTEBOOK)) == QUESTIONS
    assert pictures(nbformat.read(NOTEBOOK, as_version=FORM)) == QUESTIONS


JUDGES: tuple[Callable[[Path], None], ...] = (
    database, package, linked_data, frames, bibliography, notebook,
)  # fmt: skip


def main() -> None:
    """Export the shipped content, and have every judge look at it."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        for name in ("package", "content.zip", "content.sqlite", "content.jsonld"):
            write("export", folder / name)
        for name in ("examples", "studies"):
            write(name, "-o", folder / f"{name}.bib")
        for judge in JUDGES:
            judge(folder)
            print(f"{judge.__name__.replace('_', ' ')}: well")


if __name__ == "__main__":
    main()
