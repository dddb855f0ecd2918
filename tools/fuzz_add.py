"""Odd answers of contributors for `tools/fuzz.py`: forms of issues, and sheets as .csv."""

import csv
import io
import tempfile
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from clustertoolkit.contribute.answers import Answers
from clustertoolkit.contribute.asking import Asking, asking
from clustertoolkit.contribute.entry import composed
from clustertoolkit.contribute.issues import answers_in
from clustertoolkit.tables.contributed import rows_of
from clustertoolkit.yamlfiles import canonical, reader

ROOT = Path(__file__).parents[1]
WELL = {
    "Name": "Skills table",
    "Address": "https://valley.example.org/s",
    "Country": "Austria",
    "Led by": "Valley",
    "Summary": "Firms tell which skills they lack.",
    "Last seen": "2025",
    "Your part": "I have no part in it",
    "Results": "firms | 3 | firms | 2024 | https://a.example.org/b",
    "Action": "collect-green-training-needs",
    "Sources": "https://a.example.org/c | A page",
    "Start": "2020",
    "Not the same as": "",
    "Id": "",
    "Doubts and corrections": "",
    "Also called": "",
    "Numbers": "cost | about 3 | EUR | budget | 2024 | total",
}
ODD = [
    "",
    "|",
    " | ",
    "a | b",
    ";",
    "NO",
    "### Name",
    "_No response_",
    "- ",
    "9" * 5000,
    "1e999",
    "-1",
    "2020.0",
    "https://",
    "https://a.example.org/x y",
    "../x",
    "=1+1",
    "'=1",
    '"',
    "\u200b",
    "\r",
    "\x00",
    "\ud800",
    "none",
    "about 3",
    "up to 1,5",
    "x" * 700,
    "Austria, Norway",
    "a: b # c",
    "---",
    "\u2028",
    "con",
]
SOME = st.sampled_from(ODD) | st.text(max_size=20) | st.lists(st.sampled_from(ODD), max_size=4).map("\n".join)
FORMS = st.dictionaries(st.sampled_from(sorted(WELL)), SOME, max_size=4)


@cache
def asked() -> Asking:
    """Return what is asked for an example of the shipped content."""
    return asking(ROOT / "data", "example", date(2026, 11, 30))


def issue(changed: Mapping[str, str]) -> int:
    """Make an entry of a form in which some answers are odd."""
    text = "\n\n".join(f"### {title}\n\n{answer}" for title, answer in {**WELL, **changed}.items())
    form = answers_in(text.encode("utf-8", "surrogatepass"), asked())
    return len(form.faults) + entry(form.answers)


def sheet(changed: Mapping[str, str]) -> int:
    """Make entries of the rows of a sheet, of which one has odd cells, and odd names of columns besides."""
    text = io.StringIO()
    rows = [[*WELL, *changed.values()], list(WELL.values()), list({**WELL, **changed}.values())]
    csv.writer(text).writerows(rows)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "rows.csv"
        file.write_bytes(text.getvalue().encode("utf-8", "surrogatepass"))
        found = rows_of(file, asked())
    return len(found.faults) + sum(map(entry, found.answers.values()))


def entry(answers: Answers) -> int:
    """Make an entry of answers; one without faults is read back as what it is, and names a file."""
    made = composed(asked(), answers)
    if not made.faults:
        document = reader.parse("entry.yaml", canonical.written(made.data).encode())
        assert (document.data, document.problems) == (made.data, ())
        assert made.data["id"].replace("-", "").isalnum()
        assert made.data["id"].isascii()
    return len(made.faults)
