"""Prints how complete the content is: its floors, examples by evidence and fields, cells, and guidance.

With the folder of older content, it prints which marks of actions differ from those there.
"""

import sys
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import clustertoolkit as ct
from clustertoolkit.content.checks.currencies import CURRENCIES
from clustertoolkit.query.links import resting_on
from clustertoolkit.query.marks import Marks, all_marks, shown_line
from clustertoolkit.views.marks import found_words

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


class Floor(NamedTuple):
    """What the content must reach: a measure, and its bound from below or, if it is a ceiling, from above."""

    name: str
    measure: float
    bound: float
    is_ceiling: bool = False

    @property
    def holds(self) -> bool:
        """Tell whether the measure keeps to its bound."""
        return self.measure <= self.bound if self.is_ceiling else self.measure >= self.bound

    def line(self) -> str:
        """Return the floor with its measure as one line."""
        side = "at most" if self.is_ceiling else "at least"
        return f"{self.name}: {self.measure:.4g} ({side} {self.bound:g}{'' if self.holds else ', MISSED'})"


def floors(toolkit: ct.Toolkit) -> list[Floor]:
    """Return the floors of the content with their measures."""
    examples = list(toolkit.examples.values())
    known = all_marks(toolkit)
    counted = {
        name
        for marks in known.values()
        for verdict in (*marks.found.verdicts, *marks.found.elsewhere)
        for name in verdict.studies
    }
    told = with_gaps(toolkit, "thin-action")
    shown = [(name, marks.shown) for name, marks in known.items()]
    untold = [
        name for name, by in shown if (len(by.examples) < 3 or len(by.countries) < 2) and name not in told
    ]
    idle = with_gaps(toolkit, "no-active-example", "thin-cell", least=1)
    sums = [figure for one in examples for figure in one.figures if figure.scope]
    return [
        Floor("examples", len(examples), 300),
        Floor("countries", len({code for one in examples for code in one.countries}), 78),
        Floor("percent of examples whose status is known",
              100 * sum(one.status != "unknown" for one in examples) / len(examples), 70),
        Floor("examples with outcomes", sum(bool(one.outcomes) for one in examples), 120),
        Floor("studies", len(toolkit.studies), 45),
        Floor("studies that count for an action", len(counted), 20),
        Floor("actions without three direct examples from two countries, and no gap that says so",
              len(untold), 0, is_ceiling=True),
        Floor("cells with a running direct example", len(ct.matrix(toolkit)) - len(idle), 32),
        Floor("sums without the code of a currency",
              sum(figure.unit not in CURRENCIES for figure in sums), 0, is_ceiling=True),
        Floor("grounds of guidance that nobody read", len(unread_grounds(toolkit)), 0, is_ceiling=True),
        Floor("examples of which only is told what was not found",
              sum(is_known_by_gaps_alone(toolkit, one) for one in examples), 70, is_ceiling=True),
    ]  # fmt: skip


def with_gaps(toolkit: ct.Toolkit, *kinds: str, least: int = 3) -> set[str]:
    """Return the ids of the entries and cells that have gaps of some kinds."""
    limits = ct.Limits(least, date.min, date.min)
    return {gap.id for gap in ct.gaps(toolkit, ct.Selection(), limits, kinds)}


def unread_grounds(toolkit: ct.Toolkit) -> set[str]:
    """Return what guidance rests on without a page that somebody read: examples and publications."""
    read = {name for name, example in toolkit.examples.items() if example.sources}
    read |= {reference.id for reference in toolkit.head.references if reference.read}
    return {name for action in toolkit.actions.values() for name in resting_on(action)} - read


def is_known_by_gaps_alone(toolkit: ct.Toolkit, example: ct.Example) -> bool:
    """Tell whether an example names what was not found, and answers no question that its readers ask.

    These are: does it still run, did it work, what did it cost, and who paid.
    """
    answers = (
        example.status != "unknown", example.outcomes, example.figures, example.funded_by,
        any(example.id in study.examples for study in toolkit.studies.values()),
    )  # fmt: skip
    return bool(example.unknowns) and not any(answers)


def lines(toolkit: ct.Toolkit) -> Iterable[str]:
    """Yield the state of the content, a line a figure."""
    examples = list(toolkit.examples.values())
    total = len(examples)
    yield f"content version {toolkit.head.version}: {total} examples, {len(toolkit.actions)} actions"
    yield from (floor.line() for floor in floors(toolkit))
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


def changed_marks(old: ct.Toolkit, new: ct.Toolkit) -> Iterable[str]:
    """Yield each mark of an action that is another than in older content, with what it was and is."""
    before, now = all_marks(old), all_marks(new)
    for name in (*now, *(name for name in before if name not in now)):
        was, now_is = (mark_words(known.get(name)) for known in (before, now))
        for mark, words in now_is.items():
            if words != was[mark]:
                yield f"{name}, {mark}: {words} (was: {was[mark]})"


def mark_words(marks: Marks | None) -> dict[str, str]:
    """Return the three marks of an action in words; those of an action that is not there say so."""
    if marks is None:
        return dict.fromkeys(("shown by", "sums", "studies"), "no such action")
    sums = len({one.example.id for one in marks.sums})
    return {
        "shown by": shown_line(marks),
        "sums": f"of {sums} example{'s' * (sums != 1)}",
        "studies": found_words(marks.found),
    }


if __name__ == "__main__":
    content = ct.load(ROOT / "data")
    told = changed_marks(ct.load(sys.argv[1]), content) if sys.argv[1:] else lines(content)
    sys.stdout.writelines(f"{line}\n" for line in told)
