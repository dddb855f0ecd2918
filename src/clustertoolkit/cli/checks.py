"""The command `checks`."""

from typing import Annotated

import typer

from clustertoolkit.cli.shared import completion, output
from clustertoolkit.cli.shared.output import emit, emit_prose, is_plain
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
        codes = sorted(EXPLANATIONS.items())
        rows = tuple((name, severity_of(name), explanation.summary) for name, explanation in codes)
        if is_plain() or output.on_terminal():
            from clustertoolkit import render
            from clustertoolkit.views import Column, Sheet

            columns = (
                Column("code", "Code", 9),
                Column("severity", "Severity", 9),
                Column("told", "Meaning", 9),
            )
            emit_prose(render.table(Sheet("Checks", columns, rows), "plain" if is_plain() else "table"))
            return
        width = max(map(len, EXPLANATIONS))
        emit("".join(f"{name:{width}}  {severity:7}  {summary}\n" for name, severity, summary in rows))
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
    emit_prose(f"{title}: {explanation.summary}\n\n{explanation.advice}\n\n")
    emit("\n".join(samples))


def _indented(text: str) -> str:
    return "".join(f"    {line}\n" for line in text.splitlines())
