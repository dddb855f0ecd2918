"""The marks of an action in words: what they count, and nothing that ranks or promises."""

from collections.abc import Iterator
from typing import Any

from clustertoolkit.content.model import Toolkit
from clustertoolkit.query.marks import (
    UNION,
    Marks,
    ProgrammeVerdict,
    StudyFindings,
    standing_of,
)
from clustertoolkit.views import labels

WIDE = "many countries"  # those of a review of the whole world


def found_line(toolkit: Toolkit, found: StudyFindings) -> str:
    """Return what studies found of an action: the words, the results of few programmes, and their ground."""
    return ". ".join((found_words(found), *_ground(toolkit, found)))


def found_words(found: StudyFindings) -> str:
    """Return the words for what studies found: of few programmes each, of many what was worse."""
    if not found.verdicts:
        return standing_of(found)
    if found.tendency:
        return standing_of(found, "; ".join(one.programme for one in found.verdicts if one.has_worse))
    return f"{standing_of(found)}: {'; '.join(map(_verdict, found.verdicts))}"


def _ground(toolkit: Toolkit, found: StudyFindings) -> Iterator[str]:
    """Yield where, when and by whom the studies were made, and what else was found."""
    number, less = len(found.verdicts), sum(verdict.has_less for verdict in found.verdicts)
    if number:
        names = [
            "European Union as a whole" if code == UNION else toolkit.countries[code].name
            for code in found.countries
        ]
        countries = ", ".join([*names, *([WIDE] if found.is_wide else [])])
        made_by = ", ".join(f"{many} {labels.BY[by]}" for by, many in found.made_by)
        yield f"{number} programme{'s' * (number != 1)}: {countries}"
        yield f"Newest study {found.newest}; {made_by}"
    if less:
        within = f"In {less} of {number} programmes another" if number > 1 else "Another"
        yield f"{within} outcome showed no difference or was worse"
    if found.elsewhere:
        yield f"Studied elsewhere too: {len(found.elsewhere)} programme{'s' * (len(found.elsewhere) != 1)}"
    if found.weak:
        yield f"Not counted: {len(found.weak)} stud{'ies' if len(found.weak) != 1 else 'y'}"


def _verdict(verdict: ProgrammeVerdict) -> str:
    result = labels.RESULT[verdict.result]
    worse = ", worse in part" if verdict.has_worse and verdict.result != "worse" else ""
    return f"{result}{worse} ({verdict.programme}; {labels.THROUGH[verdict.through]})"


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
            "verdicts": list(map(_verdict_json, found.verdicts)),
            "countries": list(found.countries),
            "newest": found.newest,
            "made_by": dict.fromkeys(labels.BY, 0) | dict(found.made_by),
            "elsewhere": list(map(_verdict_json, found.elsewhere)),
            "weak": [{"study": name, "reason": reason} for name, reason in found.weak],
        },
    }  # fmt: skip


def _verdict_json(verdict: ProgrammeVerdict) -> dict[str, Any]:
    return {**verdict._asdict(), "studies": list(verdict.studies)}
