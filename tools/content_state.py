"""Prints how complete the content is: examples by evidence and fields, cells by fits, actions by parts."""

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import clustertoolkit as ct

ROOT = Path(__file__).parents[1]


def share(part: int, whole: int) -> str:
    """Return a part of a whole as a percentage."""
    return f"{part} of {whole} ({100 * part / whole:.0f} %)" if whole else "none"


def facts(example: ct.Example) -> int:
    """Count the facts that an example has beside its name and country."""
    given = (
        example.kind, example.level, example.region, example.organisation, example.period, example.url,
        example.summary, example.instruments, example.sectors, example.figures, example.local_name,
    )  # fmt: skip
    return sum(map(bool, given))


def well_founded(cell: ct.FilledCell) -> list[ct.Example]:
    """Return the examples of a cell that fit directly and of which more than a name is known."""
    return [
        one.record
        for one in cell.examples
        if one.placement.fit == "direct" and one.record.evidence != "named-only"
    ]


def lines(toolkit: ct.Toolkit) -> Iterable[str]:
    """Yield the state of the content, a line a figure."""
    examples = list(toolkit.examples.values())
    total = len(examples)
    yield f"content version {toolkit.head.version}: {total} examples, {len(toolkit.actions)} actions"
    yield f"countries: {len({code for one in examples for code in one.countries})}"
    for evidence, count in Counter(one.evidence for one in examples).most_common():
        yield f"evidence {evidence}: {share(count, total)}"
    for status, count in Counter(one.status for one in examples).most_common():
        yield f"status {status}: {share(count, total)}"
    sources = sum(len(one.sources) for one in examples)
    yield f"sources an example: {sources / total:.1f}"
    fields = {
        "two or more sources": [len(one.sources) >= 2 for one in examples],
        "two or more facts beside name and country": [facts(one) >= 2 for one in examples],
        "an address": [bool(one.url) for one in examples],
        "a period": [bool(one.period) for one in examples],
        "an organisation": [bool(one.organisation) for one in examples],
        "figures": [bool(one.figures) for one in examples],
        "a budget or grant": [
            any(figure.measures in ("budget", "grant") for figure in one.figures) for one in examples
        ],
        "outcomes": [bool(one.outcomes) for one in examples],
        "who paid": [bool(one.funded_by) for one in examples],
        "things that were not found": [bool(one.unknowns) for one in examples],
    }
    studied = {name for one in toolkit.studies.values() for name in one.examples}
    fields["a study"] = [one.id in studied for one in examples]
    for name, given in fields.items():
        yield f"with {name}: {share(sum(given), total)}"
    kinds = (toolkit.studies, toolkit.funds, toolkit.calls, toolkit.developments)
    yield "studies {}, funds {}, calls {}, developments {}".format(*map(len, kinds))
    cells = ct.matrix(toolkit)
    fits = {cell.cell: well_founded(cell) for cell in cells}
    countries = {cell: {code for one in found for code in one.countries} for cell, found in fits.items()}
    thin = sum(len(found) < 3 or len(countries[cell]) < 2 for cell, found in fits.items())
    yield f"cells with fewer than three direct fits, or from one country only: {thin}"
    width = max(len("/".join(cell)) for cell in fits)
    yield f"{'cell':{width}}  direct fits  countries"
    for cell, found in fits.items():
        yield f"{'/'.join(cell):{width}}  {len(found):11}  {len(countries[cell]):9}"
    for part in ("how", "partners", "instruments", "indicators", "risks", "today"):
        given = sum(bool(one.guidance and getattr(one.guidance, part)) for one in toolkit.actions.values())
        yield f"actions with {part}: {share(given, len(toolkit.actions))}"


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in lines(ct.load(ROOT / "data")))
