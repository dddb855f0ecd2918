"""The command `roadmap diff`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from clustertoolkit.cli.roadmap.shared import content, plan
from clustertoolkit.cli.shared import options
from clustertoolkit.cli.shared.output import emit_prose

if TYPE_CHECKING:
    from clustertoolkit.plan.compare import Difference


def diff(
    context: typer.Context,
    old: Annotated[
        Path, typer.Argument(metavar="OLD", help="The plan as it was.", show_default=False)
    ],
    new: Annotated[
        Path, typer.Argument(metavar="NEW", help="The plan as it is.", show_default=False)
    ],
    data: options.DataFolder = None,
    day: options.Day = None,
) -> None:  # fmt: skip
    """Say what differs between two states of a plan, in the plan's own words.

    One line for each thing that is new, gone or changed. Order, comments and what is noted of the content
    make no difference.
    """
    from clustertoolkit.plan import compare, planfile
    from clustertoolkit.render.plain import one_line

    toolkit = content(context, data, day)
    before, after = plan(old, toolkit), plan(new, toolkit)
    told = [_line(one) for one in compare.differences(before.data, after.data, planfile.schema())]
    count = f"{len(told)} difference{'' if len(told) == 1 else 's'}"
    emit_prose("\n".join([*map(one_line, told), *([""] if told else []), f"{count}", ""]))


def _line(one: "Difference") -> str:
    """Return a difference in words: where it is, and what stood and stands there."""
    where = ": ".join(one.where)
    if one.kind == "changed":
        return f"changed: {where}: {_said(one.old)} became {_said(one.new)}"
    value = one.new if one.kind == "new" else one.old
    return f"{one.kind}: {where}" + (
        "" if isinstance(value, dict) or one.where[-1] == value else f": {_said(value)}"
    )


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f'"{value}"' if isinstance(value, str) else str(value)
