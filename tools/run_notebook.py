"""Runs the notebook in examples/ from top to bottom, and keeps in it what its cells show."""

import sys
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOK = ROOT / "examples" / "questions.ipynb"
FORM = 4  # of notebooks
QUIET = ["--log-level=ERROR"]
LONGEST = 300  # seconds for one cell


def ran(file: Path) -> Any:
    """Return a notebook as it is after a run; CellExecutionError tells the cell that fails."""
    notebook = nbformat.read(file, as_version=FORM)
    resources = {"metadata": {"path": str(file.parent)}}
    NotebookClient(notebook, timeout=LONGEST, resources=resources, extra_arguments=QUIET).execute()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)  # times
    notebook.metadata["language_info"] = {"name": "python"}
    return notebook


def pictures(notebook: Any) -> int:
    """Return how many cells of a notebook show a picture."""
    return sum(
        any("image/png" in output.get("data", {}) for output in cell.get("outputs", ()))
        for cell in notebook.cells
    )


if __name__ == "__main__":
    nbformat.write(ran(NOTEBOOK), NOTEBOOK)
    sys.exit()
