"""Problems as SARIF 2.1.0, the form in which tools for reviews take findings (an OASIS standard)."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from clustertoolkit.problems import Problem, severity_of
from clustertoolkit.render import plain

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def written(
    problems: Sequence[Problem],
    named: Callable[[str], str],
    told: Mapping[str, tuple[str, str]],
    version: str,
) -> str:
    """Return the problems as one run of the program of that version.

    `named` names a file as the reader of the report does. `told` has what is wrong and what helps, by code.
    """
    codes = sorted({problem.code for problem in problems})
    driver = {
        "name": "clustertoolkit",
        "semanticVersion": version,
        "rules": [
            {
                "id": code,
                "shortDescription": {"text": told[code][0]},
                "help": {"text": told[code][1]},
                "defaultConfiguration": {"level": severity_of(code)},
            }
            for code in codes
        ],
    }
    results = [_result(problem, codes.index(problem.code), named(problem.path)) for problem in problems]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return plain.as_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _result(problem: Problem, rule: int, file: str) -> dict[str, Any]:
    span = problem.span
    text = plain.one_line(f"{problem.message}; {problem.hint}" if problem.hint else problem.message)
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    place = {"artifactLocation": {"uri": quote(file, errors="surrogatepass")}, "region": region}
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": problem.severity,
        "message": {"text": text},
        "locations": [{"physicalLocation": place}],
    }
