"""JSON: the contract with other programs, described by the schemas in schemas/output/."""

import json
from typing import Any

from clustertoolkit.model import Toolkit
from clustertoolkit.render.views import COUNTS_HEADER, MatrixView

FORMAT_VERSION = 1


def document(toolkit: Toolkit, **body: Any) -> str:
    """Return a body as one JSON document that says which format and content it is."""
    content = {"version": toolkit.head.version, "layers": list(toolkit.layers)}
    whole = {"format_version": FORMAT_VERSION, "content": content, **body}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def matrix(view: MatrixView) -> str:
    """Return every cell that was chosen, empty ones too, never shortened."""
    cells = [
        {
            **cell.cell._asdict(),
            "actions": [
                {
                    "id": action.record.id,
                    "title": action.record.title,
                    "summary": action.record.summary,
                    "basis": action.placement.basis,
                }
                for action in cell.actions
            ],
            "examples": [
                {
                    "id": example.record.id,
                    "name": example.record.name,
                    "countries": list(example.record.countries),
                    "basis": example.placement.basis,
                    "fit": example.placement.fit,
                }
                for example in cell.examples
            ],
        }
        for cell in view.cells
    ]
    return document(view.toolkit, cells=cells)


def counts(view: MatrixView) -> str:
    """Return the numbers of actions and examples of every cell that was chosen."""
    return document(
        view.toolkit, counts=[dict(zip(COUNTS_HEADER, row, strict=True)) for row in view.counts()]
    )
