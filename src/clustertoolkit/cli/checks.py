"""The command `checks`."""

from typing import Annotated

import typer

from clustertoolkit.cli.shared import completion
from clustertoolkit.cli.shared.output import emit
from clustertoolkit.errors import ToolkitError
from clustertoolkit.schema.words import hint


def checks(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="[CODE]",
            help="Explain this code.",
            show_default=False,
            autocompletion=completion.on_tab(completion.codes),
        ),
    ] = None,
) -> None:
    """List every code that 'toolkit validate' can report, or explain one."""
    from clustertoolkit.content.explanations import EXPLANATIONS

    if code is None:
        width = max(map(len, EXPLANATIONS))
        emit("".join(f"{name:{width}}  {one.summary}\n" for name, one in sorted(EXPLANATIONS.items())))
        return
    if code not in EXPLANATIONS:
        raise ToolkitError(
            f"no check has the code '{code}'", hint(code, EXPLANATIONS) or "'toolkit checks' lists them"
        )
    one = EXPLANATIONS[code]
    samples = [f"{title}:\n\n{_indented(text)}" for title, text in (("Bad", one.bad), ("Good", one.good))]
    emit("\n".join([f"{code}: {one.summary}\n", f"{one.advice}\n", *samples]))


def _indented(text: str) -> str:
    return "".join(f"    {line}\n" for line in text.splitlines())
