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
    from clustertoolkit.problems import severity_of

    if code is None:
        width = max(map(len, EXPLANATIONS))
        lines = [
            f"{name:{width}}  {severity_of(name):7}  {explanation.summary}\n"
            for name, explanation in sorted(EXPLANATIONS.items())
        ]
        emit("".join(lines))
        return
    if code not in EXPLANATIONS:
        raise ToolkitError(
            f"no check has the code '{code}'", hint(code, EXPLANATIONS) or "'toolkit checks' lists them"
        )
    explanation = EXPLANATIONS[code]
    samples = [
        f"{title}:\n\n{_indented(text)}"
        for title, text in (("Bad", explanation.bad), ("Good", explanation.good))
    ]
    title = f"{code} (a warning)" if severity_of(code) == "warning" else code
    emit("\n".join([f"{title}: {explanation.summary}\n", f"{explanation.advice}\n", *samples]))


def _indented(text: str) -> str:
    return "".join(f"    {line}\n" for line in text.splitlines())
