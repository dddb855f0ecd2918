"""The marks of an action in words: what they count, and nothing that ranks or promises."""

from typing import Any

from clustertoolkit.content.model import Toolkit
from clustertoolkit.query.marks import Marks, ProgrammeVerdict, StudyFindings, standing_of
from clustertoolkit.views import labels


def found_line(toolkit: Toolkit, found: StudyFindings) -> str:
    """Return what studies found of an action: the words, the results of few programmes, and their ground."""
    told = standing_of(found)
    if not found.verdicts:
        return told
    if found.tendency:
        worse = [verdict for verdict in found.verdicts if verdict.has_worse]
        told += f" ({'; '.join(map(_verdict, worse))})" if worse else ""
    else:
        told += f": {'; '.join(map(_verdict, found.verdicts))}"
    number = len(found.verdicts)
    countries = ", ".join(toolkit.countries[code].name for code in found.countries)
    made_by = ", ".join(labels.BY[word] for word in found.made_by)
    return (
        f"{told}. {number} programme{'s' * (number != 1)}, {countries}; newest of {found.newest}; {made_by}"
    )


def _verdict(verdict: ProgrammeVerdict) -> str:
    result = labels.RESULT[verdict.result]
    worse = ", worse in part" if verdict.has_worse and verdict.result != "worse" else ""
    return f"{result}{worse} ({verdict.programme}, {labels.THROUGH[verdict.through]})"


def marks_json(marks: Marks) -> dict[str, Any]:
    """Return the marks of an action as plain data."""
    found = marks.found
    return {
        "shown_by": {key: list(ids) for key, ids in marks.shown._asdict().items()},
        "sums": [
            {
                "example": one.example.id, "what": one.figure.what, "value": one.figure.value,
                "currency": one.figure.unit, "measures": one.figure.measures, "scope": one.figure.scope,
                "year": one.figure.year, "euro": None if one.euro is None else round(one.euro),
            }
            for one in marks.sums
        ],
        "studies": {
            "standing": found.standing,
            "tendency": found.tendency,
            "verdicts": [
                {**verdict._asdict(), "studies": list(verdict.studies)} for verdict in found.verdicts
            ],
            "countries": list(found.countries),
            "newest": found.newest,
            "made_by": list(found.made_by),
            "weak": list(found.weak),
        },
    }  # fmt: skip
