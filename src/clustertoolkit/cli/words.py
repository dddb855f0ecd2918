"""The command `words`."""

from typing import Annotated

import typer

from clustertoolkit.cli.shared import completion, options
from clustertoolkit.cli.shared.listing import closed, finish_list, read
from clustertoolkit.cli.shared.options import Arrangement, Output
from clustertoolkit.errors import ToolkitError


@options.output
@options.arranged
def words(
    context: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILTER... | columns]", show_default=False,
            help="Filters whose words to list, such as instrument, or columns.",
            autocompletion=completion.on_tab(completion.vocabularies),
        ),
    ] = None,
    *,
    arrangement: Arrangement,
    output: Output,
) -> None:  # fmt: skip
    """List the words that filters take, with what each means and how many entries hold it.

    Countries are those that an example is in. Actions, recommendations and
    funds have lists of their own, and years, sums, days and the names of
    regions are no words of a list.

    'toolkit words columns' says what every column of every list means, and
    every column of the tables of 'toolkit export'.
    """
    from clustertoolkit.query import words as query
    from clustertoolkit.views import words as views

    known = {views.option(name): name for name in query.VOCABULARIES}
    if "columns" in (names or ()):
        if names != ["columns"]:
            raise ToolkitError("columns are words of no filter", "ask for them alone: toolkit words columns")
        from clustertoolkit.views.columns import columns

        finish_list(columns(read(context, output)), arrangement, output)
        return
    chosen = [known[name] for name in closed("filter", names, known)]
    toolkit = read(context, output)
    found = query.words(toolkit, dict.fromkeys(chosen) or query.VOCABULARIES)
    finish_list(views.words(toolkit, found), arrangement, output)
