"""The marks of an action on its page, with what stands behind them."""

from collections.abc import Iterator

from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Action
from clustertoolkit.query.links import Links
from clustertoolkit.query.marks import Marks, marks, shown_line
from clustertoolkit.query.sums import EURO, FoundSum
from clustertoolkit.views import block, labels
from clustertoolkit.views.blocks import Line, Run, Section, said
from clustertoolkit.views.marks import found_line
from clustertoolkit.views.show.phrases import study_line
from clustertoolkit.views.wording import grouped

MORE = "toolkit show marks"  # the page that says how they are counted
DIGITS = 2  # of a sum in euro, which an average rate makes no more exact


def known_of(toolkit: Toolkit, action: Action, links: Links) -> Marks:
    """Return the marks of an action with these links."""
    examples = map(toolkit.examples.__getitem__, links.examples)
    return marks(toolkit, action.id, examples, map(toolkit.studies.__getitem__, links.studies))


def mark_blocks(toolkit: Toolkit, known: Marks) -> Iterator[Section]:
    """Yield the marks of an action for its page, with what stands behind them."""
    lines = (f"Shown by: {shown_line(known)}", found_line(toolkit, known.found))
    yield block(f"What we know of it ('{MORE}' says how this is counted)", lines)
    yield block("Sums we found", (sum_line(toolkit, one) for one in known.sums))
    counted = [name for verdict in known.found.verdicts for name in verdict.studies]
    yield block("Studies that count", (study_line(toolkit.studies[name]) for name in counted))
    yield block("Weak studies", (study_line(toolkit.studies[name]) for name in known.found.weak))


def sum_line(toolkit: Toolkit, found: FoundSum) -> Line:
    """Return a sum with what it measures, its scope, year and place, and in euro if it is in other money."""
    figure, example = found.figure, found.example
    countries = ", ".join(toolkit.countries[code].name for code in example.countries)
    scope = labels.SCOPE[figure.scope] if figure.scope else ""
    told = (labels.MEASURES[figure.measures], scope, str(figure.year or ""), countries)
    more = ", ".join(filter(None, told))
    euro = ""
    if found.euro is None:
        euro = ", no rate for its year"
    elif figure.unit != EURO:
        euro = f", about {EURO} {grouped(roughly(found.euro))} at the rate of that year"
    qualifier = f"{figure.qualifier.replace('-', ' ')} " if figure.qualifier else ""
    said_sum = f"{qualifier}{figure.unit} {grouped(figure.value)}{euro}: {figure.what} ({more}), "
    return said(said_sum, Run(f"{example.name} ({example.id})", entry=("example", example.id)))


def roughly(value: float) -> int:
    """Return a sum with two digits that count."""
    return int(round(value, DIGITS - len(str(int(value)))))
