"""The option `--fix`: each change is shown, then its file is written whole."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from clustertoolkit.cli.shared.output import is_plain, say, show
from clustertoolkit.files import write_whole
from clustertoolkit.render.plain import printable

if TYPE_CHECKING:
    from clustertoolkit.contribute.fix import Fix

FixOption = Annotated[
    bool,
    typer.Option(
        "--fix",
        help="Mend quotes, blanks, tabs and slips in words of closed lists; each change is shown.",
    ),
]


def show_and_write(fixes: Iterable["Fix"]) -> None:
    """Show each change on standard error and write the file.

    ToolkitError if it cannot be written, or is not any more as it was read.
    """
    for fix in fixes:
        if is_plain():
            say(fix.told())
        else:
            show(printable(f"{fix.diff()}\n"))  # its lines are not to be folded
        write_whole(fix.path, fix.after.encode(), force=True, seen=fix.before.encode())
