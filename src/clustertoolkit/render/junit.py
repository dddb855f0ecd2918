"""Problems as JUnit XML, which systems for tests show: a file is a test, and its errors are a failure."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from xml.etree import ElementTree as ET

from clustertoolkit.problems import Problem
from clustertoolkit.render.plain import one_line


def written(problems: Sequence[Problem], files: Iterable[str], *, strict: bool) -> str:
    """Return every file with its problems; warnings fail nothing, but with `strict`.

    `files` are the names of all files checked; one that has a problem and is none of them is added.
    """
    found = {file: list(of_file) for file, of_file in groupby(sorted(problems), lambda problem: problem.path)}
    names = sorted({*files, *found})
    suites = ET.Element("testsuites")
    suite = ET.SubElement(suites, "testsuite", name="toolkit validate")
    failures = 0
    for name in names:
        test = ET.SubElement(suite, "testcase", classname="content", name=one_line(name))
        of_file = found.get(name, [])
        counted = [problem for problem in of_file if strict or problem.severity == "error"]
        if counted:
            failures += 1
            first, *others = sorted(counted, key=lambda problem: problem.severity)  # errors first
            more = f" and {len(others)} more" if others else ""
            failure = ET.SubElement(test, "failure", type=first.code, message=one_line(first.message) + more)
            failure.text = _lines(counted)
        if len(counted) < len(of_file):
            ET.SubElement(test, "system-out").text = _lines(
                problem for problem in of_file if problem not in counted
            )
    totals = {"tests": str(len(names)), "failures": str(failures), "errors": "0"}
    suite.attrib |= {**totals, "skipped": "0"}
    suites.attrib |= totals
    ET.indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(suites, "unicode")}\n'


def _lines(problems: Iterable[Problem]) -> str:
    told = (
        f"{one_line(str(problem))}\n" + (f"  hint: {one_line(problem.hint)}\n" if problem.hint else "")
        for problem in problems
    )
    return "".join(told)
