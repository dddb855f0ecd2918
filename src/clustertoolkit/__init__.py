"""Cluster policy actions, sourced examples and expert recommendations, as records and queries.

`__all__` is what notebooks and other programs may rely on; everything else may change.
"""

TYPE_CHECKING = False  # `typing` is slow to import, and until this is done an interrupt is not answered yet
if TYPE_CHECKING:
    from typing import Any

    from clustertoolkit.api import (
        CheckedPlan,
        LoadedPlan,
        PlanFinding,
        build_roadmap,
        check_plan,
        frame,
        load,
        load_plan,
        to_dicts,
    )
    from clustertoolkit.content.model import Toolkit
    from clustertoolkit.content.records import (
        Action,
        Cell,
        Development,
        Example,
        Fund,
        Placement,
        Recommendation,
        Study,
    )
    from clustertoolkit.errors import ContentError, PlanError, ToolkitError
    from clustertoolkit.query.countries import countries
    from clustertoolkit.query.entries import (
        ListedAction,
        ListedExample,
        PlacedAction,
        PlacedExample,
        actions,
        examples,
        placed_actions,
        placed_examples,
        recommendations,
    )
    from clustertoolkit.query.evidence import developments, funds, studies
    from clustertoolkit.query.gaps import Limits, gaps
    from clustertoolkit.query.links import ties
    from clustertoolkit.query.matrix import FilledCell, matrix
    from clustertoolkit.query.search import search
    from clustertoolkit.query.select import Selection, select
    from clustertoolkit.query.show import ListedRecommendation
    from clustertoolkit.tables.frame import Frame

__version__ = "0.1.0"
__all__ = [
    "Action",
    "Cell",
    "CheckedPlan",
    "ContentError",
    "Development",
    "Example",
    "FilledCell",
    "Frame",
    "Fund",
    "Limits",
    "ListedAction",
    "ListedExample",
    "ListedRecommendation",
    "LoadedPlan",
    "PlacedAction",
    "PlacedExample",
    "Placement",
    "PlanError",
    "PlanFinding",
    "Recommendation",
    "Selection",
    "Study",
    "Toolkit",
    "ToolkitError",
    "actions",
    "build_roadmap",
    "check_plan",
    "countries",
    "developments",
    "examples",
    "frame",
    "funds",
    "gaps",
    "load",
    "load_plan",
    "matrix",
    "placed_actions",
    "placed_examples",
    "recommendations",
    "search",
    "select",
    "studies",
    "ties",
    "to_dicts",
]
_HOMES = (
    "api", "errors", "content.model", "content.records", "query.select", "query.entries", "query.evidence",
    "query.matrix",
    "query.links", "query.show", "query.gaps", "query.countries", "query.search",
    "tables.frame",
)  # fmt: skip


def __getattr__(name: str) -> "Any":
    """Import what is promised when it is first used: the command needs none of it at its start."""
    from importlib import import_module

    if name in __all__:
        for home in _HOMES:
            module = import_module(f"clustertoolkit.{home}")
            if name in vars(module):
                return vars(module)[name]
    raise AttributeError(f"module 'clustertoolkit' has no attribute '{name}'")


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
