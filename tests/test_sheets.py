"""A plan's tables as a workbook: what is written, what comes back, and what is told of what people typed."""

import random
import shutil
import sys
import zipfile
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import typer
from openpyxl.utils import get_column_letter

from clustertoolkit.content import load
from clustertoolkit.content.model import Toolkit
from clustertoolkit.plan import planfile
from clustertoolkit.plan.sheets import writing
from clustertoolkit.plan.sheets.book import SheetCell
from clustertoolkit.plan.sheets.rows import KEPT, rows_of, said
from clustertoolkit.plan.sheets.table import PARENT, PROTECTED, SHEETS, columns, entry_form, is_amount
from clustertoolkit.plan.sheets.taking import taking
from clustertoolkit.plan.walk.answers import prune
from clustertoolkit.render import plan_sheets
from clustertoolkit.tables import planbook
from clustertoolkit.yamlfiles import paths, reader, writer
from clustertoolkit.yamlfiles.likeness import fingerprint
from conftest import DATA, DEMO, MORE, TODAY, Result, Run, plan_file

WRITTEN: dict[tuple[bytes, tuple[str, ...]], bytes] = {}  # what the command makes of a plan, made once
Cells = dict[str, Any]  # by the titles of their columns


class Workbook:
    """A workbook as somebody edits it by hand: rows by what one of their cells says."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.book = openpyxl.load_workbook(file)

    def save(self) -> Path:
        self.book.save(self.file)
        return self.file

    def titles(self, sheet: str) -> list[str]:
        return [str(cell.value or "") for cell in self.book[sheet][1]]

    def row(self, sheet: str, said: str) -> int:
        """Return the number of the first row in which a cell says this."""
        return next(
            row[0].row
            for row in self.book[sheet].iter_rows(min_row=2)
            if said in [cell.value for cell in row]
        )

    def cell(self, sheet: str, row: int | str, title: str) -> Any:
        number = row if isinstance(row, int) else self.row(sheet, row)
        return self.book[sheet].cell(number, self.titles(sheet).index(title) + 1)

    def put(self, sheet: str, row: int | str, **cells: Any) -> None:
        """Type values into the cells of a row, by the titles of their columns with _ for blanks."""
        number = row if isinstance(row, int) else self.row(sheet, row)
        for title, value in cells.items():
            self.cell(sheet, number, title.replace("_", " ")).value = value

    def add(self, sheet: str, cells: Cells) -> int:
        number = self.book[sheet].max_row + 1
        for title, value in cells.items():
            self.cell(sheet, number, title).value = value
        return number

    def empty(self, sheet: str, row: int | str) -> None:
        number = row if isinstance(row, int) else self.row(sheet, row)
        for cell in self.book[sheet][number][1:]:
            if not cell.protection.locked:
                cell.value = None


@pytest.fixture(scope="module")
def toolkit() -> Toolkit:
    return load.load(DATA, TODAY)


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copy(DEMO, tmp_path / "plan.yaml"))


@pytest.fixture
def sheet(run: Run, plan: Path) -> Callable[..., Workbook]:
    def sheet(name: str = "tables.xlsx", *options: str) -> Workbook:
        key = (plan.read_bytes(), options)
        if key not in WRITTEN:
            result = run("roadmap", "sheet", plan.name, "-o", name, *options)
            assert result == Result(
                0, "", f"{name} written; when it is filled in: toolkit roadmap take {name} plan.yaml\n"
            )
            WRITTEN[key] = Path(name).read_bytes()
        Path(name).write_bytes(WRITTEN[key])
        return Workbook(Path(name))

    return sheet


def data_of(plan: Path) -> dict[str, Any]:
    return paths.filled(reader.parse("plan.yaml", plan.read_bytes(), planfile.MAX_BYTES).data)


def take(run: Run, *workbooks: Workbook, options: tuple[str, ...] = ("--yes",)) -> Result:
    return run("roadmap", "take", *(str(book.save()) for book in workbooks), "plan.yaml", *options)


def changed(plan: Path, way: str, value: Any) -> dict[str, Any]:
    """Return the demo's data with another value at the end of a way; without what stands there if it is None."""
    data = reader.parse("plan.yaml", DEMO.read_bytes(), planfile.MAX_BYTES).data
    *home, last = paths.parse(way)
    if value is None:
        del paths.get(data, tuple(home))[last]
    else:
        paths.put(data, paths.parse(way), value)
    return data


@pytest.mark.parametrize("options", [(), ("--internal",)])
def test_a_workbook_that_nobody_changed_changes_no_byte(
    run: Run, plan: Path, sheet: Callable[..., Workbook], options: tuple[str, ...]
) -> None:
    result = take(run, sheet("tables.xlsx", *options))

    assert result == Result(0, "", "nothing to change in plan.yaml\n")
    assert plan.read_bytes() == DEMO.read_bytes()


def test_the_same_plan_makes_the_same_workbook(run: Run, sheet: Callable[..., Workbook]) -> None:
    sheet("a.xlsx")
    run("roadmap", "sheet", "plan.yaml", "-o", "b.xlsx")

    assert Path("a.xlsx").read_bytes() == Path("b.xlsx").read_bytes()


def test_every_field_of_the_lists_has_a_column() -> None:
    """A new field of an entry is a column by itself; a new list of entries in one of these wants a sheet."""
    schema = planfile.schema()
    for sheet in SHEETS:
        shown = {column.key for column in columns(sheet, schema, internal=True)}
        amounts = set(sheet.across or ())
        held = set(fields(entry_form(sheet, schema)["properties"]))
        assert {key for key in shown if key != PARENT and not is_amount(key)} == held - amounts
    with_lists = {
        f"{'.'.join(sheet.home)}.{key}"
        for sheet in SHEETS if not sheet.inner
        for key, form in entry_form(sheet, schema)["properties"].items()
        if form["type"] == "array" and form["items"]["type"] == "object"
    }  # fmt: skip
    assert with_lists == {sheet.name for sheet in SHEETS if sheet.inner}


def fields(properties: dict[str, Any], above: str = "") -> list[str]:
    """Return the keys of all fields of an entry but lists of entries."""
    found: list[str] = []
    for key, form in properties.items():
        if form["type"] == "object":
            found += fields(form["properties"], f"{above}{key}.")
        elif form["type"] != "array" or form["items"]["type"] != "object":
            found.append(above + key)
    return found


def test_what_is_not_for_everybody_is_written_only_if_asked(sheet: Callable[..., Workbook]) -> None:
    titles = {"Worry", "Influence", "Interest", "Responsible", "Contact"}

    assert not titles & set(sheet("all.xlsx").titles("Stakeholders"))
    assert titles <= set(sheet("own.xlsx", "--internal").titles("Stakeholders"))
    worry = "many small actions that nobody can explain"
    assert worry in DEMO.read_text("utf-8")
    assert {name: worry in whole(Path(name)) for name in ("all.xlsx", "own.xlsx")} == {
        "all.xlsx": False,
        "own.xlsx": True,
    }


def whole(file: Path) -> str:
    """Return all that stands in a workbook, hidden sheets as well."""
    with zipfile.ZipFile(file) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist())


TYPED = {  # sheet, row, column, what is typed, the way to the value, the value, and how it is read back
    "word": ("Risks", 2, "Impact", "Low", "roadmap.actions.specific.0.risks.0.impact", "low", ""),
    "text": ("Steps", 2, "Deliverable", "A list", "roadmap.actions.specific.0.steps.0.deliverable", "A list", ""),
    "formula as text": ("Steps", 2, "Step", "'=1+1", "roadmap.actions.specific.0.steps.0.step", "'=1+1", ""),
    "amount": ("Costs", 2, "Amount", 125000, "roadmap.resources.costs.0.amount", 125000, ""),
    "dot": ("Costs", 2, "Amount", "60.000", "roadmap.resources.costs.0.amount", 60000, "60000"),
    "blank": ("Costs", 2, "Amount", "60 000", "roadmap.resources.costs.0.amount", 60000, "60000"),
    "narrow blank": ("Costs", 2, "Amount", "1\u202f060\u202f000", "roadmap.resources.costs.0.amount", 1060000, "1060000"),
    "day": ("Steps", 2, "End", "31/12/2029", "roadmap.actions.specific.0.steps.0.end", "2029-12-31", "31 December 2029"),
    "dotted day": ("Steps", 2, "End", "3.4.2029", "roadmap.actions.specific.0.steps.0.end", "2029-04-03", "3 April 2029"),
    "month": ("Steps", 2, "End", "12/2029", "roadmap.actions.specific.0.steps.0.end", "2029-12", "December 2029"),
    "real day": ("Steps", 2, "End", date(2029, 12, 31), "roadmap.actions.specific.0.steps.0.end", "2029-12-31", "31 December 2029"),
    "year": ("Steps", 2, "End", 2029, "roadmap.actions.specific.0.steps.0.end", "2029", ""),
    "share": ("Indicators", 2, "Target: Value", "60 %", "roadmap.monitoring.indicators.0.target.value", 60, "60"),
    "comma": ("Indicators", 2, "Target: Value", "2,5", "roadmap.monitoring.indicators.0.target.value", 2.5, "2.5"),
    "list": ("Bodies", 2, "Members", "One\nTwo", "roadmap.governance.bodies.0.members", ["One", "Two"], ""),
    "truth": ("Costs", 2, "Illustrative", "No", "roadmap.resources.costs.0.illustrative", False, ""),
    "nothing": ("Steps", 2, "Deliverable", None, "roadmap.actions.specific.0.steps.0.deliverable", None, ""),
}  # fmt: skip


@pytest.mark.parametrize("case", TYPED)
def test_a_cell_is_read_as_people_type(
    run: Run, plan: Path, sheet: Callable[..., Workbook], case: str
) -> None:
    title, row, column, typed, way, value, told = TYPED[case]
    book = sheet()
    cell = book.cell(title, row, column)
    before = said(paths.get(data_of(plan), paths.parse(way)))
    cell.value = typed

    result = take(run, book)

    assert result.status == 0, result.err
    assert data_of(plan) == changed(plan, way, value)
    notes = [line for line in result.out.splitlines() if "is read as" in line]
    where = f"{title}, row {row}, {column}"
    shown = typed.isoformat() if isinstance(typed, date) else typed
    assert notes == ([f"{where}: '{shown}' is read as {told}"] if told else [])
    now = said(value)
    change = f"{where}: {quoted(before)} -> {quoted(now)}"
    assert result.out.splitlines()[-1] == change


def quoted(text: str) -> str:
    line = " / ".join(text.split("\n"))
    return f"'{line[:70]}{'…' if len(line) > 70 else ''}'" if text else "empty"


REFUSED = {
    "short": ("Costs", "Amount", "1,5 Mio", "write the number with all its digits, such as 1500000"),
    "currency": ("Costs", "Amount", "60 EUR", "this is not a number: write digits alone, such as 1200 or 2.5"),
    "below nothing": ("Costs", "Amount", -5, "this is not a whole number from 0 to 1000000000000"),
    "part": ("Costs", "Amount", 2.5, "this is not a whole number from 0 to 1000000000000"),
    "doubtful": ("Indicators", "Target: Value", "1.500", "this can be 1500 or 1.5: write the one that you mean"),
    "digits": ("Costs", "Amount", "9" * 5000, "this is not a number: write digits alone, such as 1200 or 2.5"),
    "word": ("Risks", "Impact", "hihg", "'hihg' is none of the words of this column; did you mean 'high'?"),
    "truth": ("Costs", "Illustrative", "perhaps", "write yes or no"),
    "no day": ("Steps", "End", "31/02/2029", "the calendar has no 31/02/2029: write a day as 2029-12-31"),
    "quarter": ("Steps", "End", "Q1 2027", 'this is not a year, month or day from 1900 to 2200 such as "2027", "2027-03" or "2027-03-31"'),
    "action": ("Costs", "Action", "nobody-knows", "'nobody-knows' is none of the words of this column; choose from: circular-workshops, "
               "circular-demonstrators, chain-accelerator, test-network, short-courses, shared-trainees"),
    "formula": ("Steps", "Step", "=1+1", "this is a formula: write its result in place of it"),
    "error": ("Steps", "Step", "#N/A", "this is the error #N/A: write the value itself"),
    "hidden": ("Steps", "Step", "a\u202eb", "it holds a character that is not allowed; it may be invisible"),
    "address": ("Funding", "Address", "ftp://example.org", "this is not a web address that begins with https:// or http://"),
    "parent": ("Steps", "Action", "nobody-knows", "the plan has no action 'nobody-knows'"),
    "no parent": ("Steps", "Action", None, "say to which action the row belongs"),
    "id": ("Actions", "Id", "other", "an id stays as it is: write 'circular-workshops' again"),
}  # fmt: skip


def test_all_that_is_wrong_is_told_at_once_and_nothing_is_written(
    run: Run, plan: Path, sheet: Callable[..., Workbook]
) -> None:
    book = sheet()
    faults = []
    for row, (title, column, typed, message) in enumerate(REFUSED.values(), 2):
        if message.startswith("the plan has no"):
            continue
        number = 2 if title in ("Actions", "Indicators", "Funding") else row
        book.cell(title, number, column).value = typed
        faults.append(f"{title}, row {number}, {column}: {message}")

    result = take(run, book)

    assert result.status == 1
    assert sorted(result.err.splitlines()) == sorted([*faults, f"{len(faults)} faults: nothing is written"])
    assert plan.read_bytes() == DEMO.read_bytes()


def test_a_new_row_is_an_entry_behind_those_that_are_there(
    run: Run, plan: Path, sheet: Callable[..., Workbook]
) -> None:
    book = sheet()
    rows = [
        book.add("Steps", {"Action": "short-courses", "Step": "Ask firms", "Start": "2027-02"}),
        book.add(
            "Costs", {"Action": "short-courses", "What": "Rooms", "Amount": "1 500", "First year": 2027}
        ),
        book.add(
            "Funding by year", {"Source": "Own money", "Action": "short-courses", "2028": 700, "2029": 800}
        ),
        book.add("Funding", {"Source": "Own money", "Kind": "own"}),
        book.add(
            "Indicators", {"Name": "Rooms", "Actions": "short-courses\nTest-Network", "Target: Value": 3}
        ),
    ]

    result = take(run, book)

    assert result == Result(
        0,
        f"Costs, row {rows[1]}, Amount: '1 500' is read as 1500\n"
        f"Steps, row {rows[0]}: new: Action 'short-courses', Step 'Ask firms', Start '2027-02'\n"
        f"Costs, row {rows[1]}: new: Action 'short-courses', What 'Rooms', Amount '1500', First year '2027'\n"
        f"Funding, row {rows[3]}: new: Source 'Own money', Kind 'own'\n"
        f"Funding by year, row {rows[2]}: new: Source 'Own money', Action 'short-courses', 2028 '700', 2029 '800'\n"
        f"Indicators, row {rows[4]}: new: Name 'Rooms', Actions 'short-courses / test-network', Target: Value '3'\n",
        "5 changes written into plan.yaml\n",
    )
    wanted = paths.filled(reader.parse("plan.yaml", DEMO.read_bytes(), planfile.MAX_BYTES).data)
    roadmap = wanted["roadmap"]
    courses = next(one for one in roadmap["actions"]["specific"] if one["id"] == "short-courses")
    courses["steps"].append({"step": "Ask firms", "start": "2027-02"})
    roadmap["resources"]["costs"].append(
        {"action": "short-courses", "what": "Rooms", "amount": 1500, "first_year": 2027}
    )
    lines = [
        {"action": "short-courses", "year": year, "amount": sum_} for year, sum_ in ((2028, 700), (2029, 800))
    ]
    roadmap["resources"]["funding"].append({"source": "Own money", "kind": "own", "lines": lines})
    roadmap["monitoring"]["indicators"].append(
        {"name": "Rooms", "actions": ["short-courses", "test-network"], "target": {"value": 3}}
    )
    assert data_of(plan) == wanted


def test_an_emptied_row_goes_and_takes_nothing_else_along(
    run: Run, plan: Path, sheet: Callable[..., Workbook]
) -> None:
    book = sheet("own.xlsx", "--internal")
    gone = data_of(plan)["roadmap"]["stakeholder_engagement"]["stakeholders"][3]["name"]
    number = book.row("Stakeholders", gone)
    book.empty("Stakeholders", number)

    result = take(run, book)

    assert result == Result(
        0, f"Stakeholders, row {number}: goes: '{gone}'\n", "1 change written into plan.yaml\n"
    )
    assert data_of(plan) == changed(plan, "roadmap.stakeholder_engagement.stakeholders.3", None)


def test_what_a_sheet_does_not_show_is_never_dropped(
    run: Run, plan: Path, sheet: Callable[..., Workbook]
) -> None:
    """A row of a workbook without what is internal, and an entry to which rows of another sheet belong."""
    book = sheet()
    book.empty("Stakeholders", 2)
    book.empty("Funding", 2)
    funding = data_of(plan)["roadmap"]["resources"]["funding"][0]
    held = len({line["action"] for line in funding["lines"]})
    name = data_of(plan)["roadmap"]["stakeholder_engagement"]["stakeholders"][0]["name"]

    first = take(run, book)
    book.put("Stakeholders", 2, Name=name)
    for title in book.titles("Stakeholders")[1:]:
        cell = book.cell("Stakeholders", 2, title)
        cell.value = openpyxl.load_workbook("tables.xlsx")["Stakeholders"].cell(2, cell.column).value
    book = sheet("again.xlsx")
    book.empty("Funding", 2)
    second = take(run, book)

    assert first.err == (
        f"Stakeholders, row 2: '{name}' holds what this sheet does not show: Worry, Influence, Interest, "
        "Responsible. Take it out in the plan\n1 fault: nothing is written\n"
    )
    assert second.err == (
        f"Funding, row 2: '{funding['source']}' goes, but {len(funding['lines'])} rows of 'Funding by year' "
        "belong to it: empty them as well\n1 fault: nothing is written\n"
    ), held
    assert plan.read_bytes() == DEMO.read_bytes()


def test_amounts_by_year_come_change_and_go(run: Run, plan: Path, sheet: Callable[..., Workbook]) -> None:
    book = sheet()
    source = data_of(plan)["roadmap"]["resources"]["funding"][0]
    line = source["lines"][0]
    same = [one for one in source["lines"] if one["action"] == line["action"]]
    assert len(same) > 1
    row = book.row("Funding by year", source["source"])
    column = book.book["Funding by year"].max_column + 1
    book.book["Funding by year"].cell(1, column).value = 2044
    book.put("Funding by year", row, **{str(same[0]["year"]): 5, str(same[1]["year"]): None, "2044": 44})

    result = take(run, book)

    assert result.err == "3 changes written into plan.yaml\n"
    wanted = changed(plan, "roadmap.resources.funding.0.lines.0.amount", 5)
    lines = wanted["roadmap"]["resources"]["funding"][0]["lines"]
    lines.remove(same[1])
    lines.append({"action": line["action"], "year": 2044, "amount": 44})
    assert data_of(plan) == wanted


def test_a_row_moves_with_all_that_it_says(run: Run, plan: Path, sheet: Callable[..., Workbook]) -> None:
    book = sheet()
    step = data_of(plan)["roadmap"]["actions"]["specific"][0]["steps"][0]
    book.put("Steps", step["step"], Action="Test-Network", Deliverable="Another")

    result = take(run, book)

    assert result.status == 0, result.err
    wanted = changed(plan, "roadmap.actions.specific.0.steps.0", None)
    network = next(one for one in wanted["roadmap"]["actions"]["specific"] if one["id"] == "test-network")
    network["steps"].append({**step, "deliverable": "Another"})
    assert data_of(plan) == wanted


def test_several_people_fill_in_one_plan(run: Run, plan: Path, sheet: Callable[..., Workbook]) -> None:
    """Equal changes count once, and each one's part comes together with the others'."""
    one, other = sheet("desk.xlsx"), sheet("chambers.xlsx")
    for book in (one, other):
        book.put("Risks", 2, Impact="low")
        book.add("Bodies", {"Name": "Jury", "Kind": "advisory"})
        book.empty("Milestones", 2)
    one.put("Steps", 3, Deliverable="Minutes")
    other.put("Steps", 4, Deliverable="A list")

    result = take(run, one, other)

    assert result.err == "5 changes written into plan.yaml\n", result.out
    assert [line.split(",")[0] for line in result.out.splitlines()].count("chambers.xlsx") == 1
    bodies = data_of(plan)["roadmap"]["governance"]["bodies"]
    assert bodies[-1] == {"name": "Jury", "kind": "advisory"}
    assert [body["name"] for body in bodies].count("Jury") == 1


def test_contradictions_are_named_by_workbook_sheet_and_row(
    run: Run, plan: Path, sheet: Callable[..., Workbook]
) -> None:
    one, other = sheet("desk.xlsx"), sheet("chambers.xlsx")
    one.put("Risks", 2, Impact="low")
    other.put("Risks", 2, Impact="high" if one.cell("Risks", 2, "Impact").value != "high" else "medium")
    now = other.cell("Risks", 2, "Impact").value
    numbers = [
        book.add("Bodies", {"Name": "Jury", "Kind": kind})
        for book, kind in ((one, "other"), (other, "steering"))
    ]
    step = one.cell("Steps", 3, "Step").value
    one.put("Steps", 3, Deliverable="Minutes")
    other.empty("Steps", 3)

    result = take(run, one, other)

    there = data_of(plan)["roadmap"]["actions"]["specific"][0]["risks"][0]["impact"]
    wanted = [
        f"chambers.xlsx, Steps, row 3: '{step}' goes; but desk.xlsx, Steps, row 3, Deliverable: 'Minutes'",
        f"chambers.xlsx, Bodies, row {numbers[1]}: 'Jury' is new, and says something else; "
        f"but desk.xlsx, Bodies, row {numbers[0]}: 'Jury' is new, and says something else",
    ]
    if now != there:
        wanted.append(
            f"chambers.xlsx, Risks, row 2, Impact: '{now}'; but desk.xlsx, Risks, row 2, Impact: 'low'"
        )
    assert sorted(result.err.splitlines()) == sorted([*wanted, f"{len(wanted)} faults: nothing is written"])
    assert plan.read_bytes() == DEMO.read_bytes()


def test_what_was_changed_in_the_plan_meanwhile_stays(
    run: Run, plan: Path, sheet: Callable[..., Workbook]
) -> None:
    """Of a row that stands elsewhere by now each cell is found; what both changed is told, not written."""
    book = sheet()
    text = plan.read_text("utf-8")
    first, second = (data_of(plan)["roadmap"]["governance"]["bodies"][place]["name"] for place in (0, 1))
    before = f'      - name: "{first}"\n'
    assert before in text
    text = text.replace(before, f'      - name: "Council"\n{before}', 1)
    text = text.replace('chair: "Cap Digital"', 'chair: "Medicen"', 1)
    plan.write_text(text, "utf-8", newline="\n")
    meanwhile = data_of(plan)
    book.put("Bodies", first, Rhythm="Every week")

    assert take(run, book).status == 0
    meanwhile["roadmap"]["governance"]["bodies"][1]["rhythm"] = "Every week"
    assert data_of(plan) == meanwhile

    book.put("Bodies", second, Chair="Systematic")
    result = take(run, book)

    assert result == Result(
        1, "",
        "Bodies, row 3, Chair: the plan says 'Medicen' by now, not 'Cap Digital' as when the sheet was written; "
        "here is 'Systematic'\n1 fault: nothing is written\n",
    )  # fmt: skip


def test_nothing_is_written_without_a_yes(
    run: Run, plan: Path, sheet: Callable[..., Workbook], monkeypatch: pytest.MonkeyPatch
) -> None:
    book = sheet()
    book.put("Risks", 2, Likelihood="low", Impact="low")

    result = take(run, book, options=())
    assert result.status == 2
    assert result.err == (
        "error: nothing is written: nobody can be asked here\nhint: --yes writes without asking\n"
    )
    assert "Risks, row 2, Impact" in result.out

    for stream in (sys.stdin, sys.stderr):
        monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("typer.confirm", lambda *_, **__: False)
    assert take(run, book, options=()).err.splitlines()[-1] == "nothing is written"
    monkeypatch.setattr("typer.confirm", interrupted)
    assert take(run, book, options=()).status == 130
    assert plan.read_bytes() == DEMO.read_bytes()
    monkeypatch.setattr("typer.confirm", lambda *_, **__: True)
    assert take(run, book, options=()).status == 0
    assert plan.read_bytes() != DEMO.read_bytes()


def interrupted(*_: object, **__: object) -> bool:
    raise typer.Abort


def bomb(path: Path, **parts: bytes) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def test_what_is_no_workbook_of_a_plan_is_refused(
    run: Run, plan: Path, sheet: Callable[..., Workbook]
) -> None:
    openpyxl.Workbook().save("other.xlsx")
    Path("text.xlsx").write_text("no workbook")
    bomb(Path("bomb.xlsx"), a=b"0" * 70_000_000)
    with zipfile.ZipFile(sheet().file) as good, zipfile.ZipFile("entities.xlsx", "w") as bad:
        for part in good.infolist():
            text = good.read(part)
            if part.filename == "xl/workbook.xml":
                text = b'<!DOCTYPE a [<!ENTITY b "c">]>' + text
            bad.writestr(part, text)
    long = sheet("long.xlsx")
    long.book["Steps"].cell(5000, 3).value = "far below"
    long.save()

    told = {
        name: run("roadmap", "take", f"{name}.xlsx", "plan.yaml", "--yes")
        for name in ("other", "text", "bomb", "entities", "long", "none")
    }

    foreign = "is no workbook of a plan's sheets\nhint: name one that 'toolkit roadmap sheet' wrote, saved as .xlsx again"
    none = "is no workbook\nhint: save it as .xlsx once more"
    assert {name: (result.status, result.err.strip()) for name, result in told.items()} == {
        "other": (2, f"error: other.xlsx {foreign}"),
        "text": (2, f"error: text.xlsx {none}"),
        "bomb": (
            2,
            "error: bomb.xlsx holds too much\nhint: split it into smaller files",
        ),
        "entities": (2, f"error: entities.xlsx {none}"),
        "long": (
            2,
            "error: long.xlsx, Steps: more than 2000 rows\nhint: take out what is not the plan's",
        ),
        "none": (
            2,
            "error: none.xlsx cannot be opened: No such file or directory\nhint: name a file that you may read",
        ),
    }


@pytest.mark.parametrize("seed", range(6 * MORE))
def test_whatever_people_change_comes_back_and_nothing_else(toolkit: Toolkit, seed: int) -> None:
    """Cells changed, rows emptied and added at random: the data are those that a slow account foretells."""
    dice = random.Random(seed)
    document = planfile.fitting("plan.yaml", DEMO.read_bytes(), toolkit)
    schema, lists = planfile.schema(), planfile.lists(toolkit)
    book = planbook.given("b", plan_sheets(writing.of_plan(document.data, schema, 2026, internal=True)))
    wanted, gone, pages = deepcopy(document.data), [], {}
    for sheet in SHEETS:
        page = book.pages[sheet.title]
        rows = rows_of(sheet, document.data)
        assert len(rows) == len(page.rows)
        found = {
            column.title: column
            for column in columns(sheet, schema, list(map(str, range(1900, 2100))), internal=True)
        }
        changed_rows = []
        for row, given_row in zip(rows, page.rows, strict=True):
            cells = [*given_row.cells, *[SheetCell()] * (len(page.titles) - len(given_row.cells))]
            if sheet.inner and not sheet.across and dice.random() < 0.1:
                gone += row.places.values()
                cells = [SheetCell()] * len(cells)
            for number, title in enumerate(page.titles):
                column = found[title]
                if cells[number].text == KEPT or not any(cell.text for cell in cells) or dice.random() > 0.1:
                    continue
                if column.key in (PARENT, PROTECTED) or column.offers == "actions":
                    continue
                value = odd(column.form, dice)
                key = sheet.across[1] if sheet.across and is_amount(column.key) else column.key
                ways = [row.places[column.key]] if column.key != key and column.key in row.places else []
                for way in ways if column.key != key else row.places.values():
                    paths.put(wanted, (*way, *paths.parse(key)), value)
                    cells[number] = SheetCell(said(value))
            changed_rows.append(given_row._replace(cells=tuple(cells)))
        dice.shuffle(changed_rows)
        pages[sheet.title] = page._replace(rows=tuple(changed_rows))

    found = taking([book._replace(pages=pages)], document.data, schema, lists)
    text = planfile.rewritten(document, found.data, found.gone)

    assert found.faults == ()
    assert fingerprint(reader.parse("p", text.encode()).data) == fingerprint(prune(wanted, gone))


def odd(form: dict[str, Any], dice: random.Random) -> Any:
    """Return some value that fits a form; sometimes one that YAML or a spreadsheet would take for another."""
    if "enum" in form:
        return dice.choice(form["enum"])
    match form["type"]:
        case "boolean":
            return dice.random() < 0.5
        case "integer":
            return dice.randint(max(form["minimum"], 1900), min(form["maximum"], 2100))
        case "number":
            return dice.choice([0, -3, 12.5, 1000.25, 999999])
        case "array":
            return [odd(form["items"], dice) for _ in range(dice.randint(1, 3))]
    if "x-form" in form:
        return form["x-example"]
    texts = ["NO", "12:30", "=1+1", "a: b #c", "é ß 字", "@x", "-", "2027", "1.000", "two\nlines"]
    return dice.choice(texts if form["maxLength"] > 400 else texts[:-1])


def test_what_was_taken_once_is_not_taken_twice(run: Run, plan: Path, sheet: Callable[..., Workbook]) -> None:
    """Also a new row, and one in which everything was changed."""
    book = sheet()
    book.add("Bodies", {"Name": "Jury", "Kind": "advisory"})
    book.add(
        "Funding by year",
        {"Source": data_of(plan)["roadmap"]["resources"]["funding"][0]["source"], "2030": "1 000"},
    )
    book.put("Steps", 2, Step="Begin", Start="1/2/2027", End="2028", Deliverable=None)
    book.empty("Risks", 2)
    assert take(run, book).status == 0
    text = plan.read_bytes()

    assert take(run, book) == Result(0, "", "nothing to change in plan.yaml\n")
    assert plan.read_bytes() == text

    book.put("Bodies", "Jury", Kind="other")
    assert take(run, book).err.splitlines() == [
        f"Bodies, row {book.row('Bodies', 'Jury')}: the plan has 'Jury' by now, and says something else: "
        "change it there",
        "1 fault: nothing is written",
    ]


def test_a_row_with_years_takes_what_came_to_it_along(
    run: Run, plan: Path, sheet: Callable[..., Workbook]
) -> None:
    book, other = sheet("a.xlsx"), sheet("b.xlsx")
    funding = data_of(plan)["roadmap"]["resources"]["funding"]
    row = book.row("Funding by year", funding[0]["source"])
    line = funding[0]["lines"][0]
    own = [one for one in funding[0]["lines"] if one["action"] == line["action"]]
    other.put("Funding by year", row, **{"2030": 7, str(own[0]["year"]): None})
    book.put("Funding by year", row, Source=funding[1]["source"], Action="shared-trainees")

    result = take(run, other, book)
    assert result.status == 0, result.err

    after = data_of(plan)["roadmap"]["resources"]["funding"]
    assert after[0]["lines"] == [one for one in funding[0]["lines"] if one not in own]
    moved = [*own[1:], {"action": line["action"], "year": 2030, "amount": 7}]
    assert after[1]["lines"] == [
        *funding[1]["lines"],
        *({**one, "action": "shared-trainees"} for one in moved),
    ]


def test_what_a_cell_cannot_hold_stays_in_the_plan(run: Run, plan: Path, tmp_path: Path) -> None:
    """Several lines in one entry of a list, and more than a cell holds; and texts that act as formulas."""
    data = {
        "plan_version": 1, "territory": "Land", "level": "local",
        "roadmap": {"governance": {"bodies": [
            {"name": "=1+1", "members": ["two\nlines", "b"], "chair": "-x", "rule": "_x0041_"},
            {"name": "Twin", "members": ["@a" + "b" * 390] * 100, "decides": None},
            {},
            {"name": "Twin", "members": ["a", "c"]},
        ]}},
    }  # fmt: skip
    file = plan_file(tmp_path, data)
    before = file.read_bytes()
    assert run("roadmap", "sheet", file.name, "-o", "odd.xlsx").status == 0
    book = Workbook(Path("odd.xlsx"))
    assert book.cell("Bodies", 2, "Name").data_type == "s"
    kept = [
        book.cell("Bodies", row, title).value for row, title in ((2, "Members"), (2, "Rule"), (3, "Members"))
    ]
    assert kept == [KEPT] * 3

    assert take(run, book).err == "nothing to change in plan.yaml\n"
    assert file.read_bytes() == before
    book.cell("Bodies", 2, "Members").value = "c"
    assert take(run, book).err == (
        "Bodies, row 2, Members: this cell does not show all that the plan says: change it in the plan\n"
        "1 fault: nothing is written\n"
    )


def test_a_plan_that_the_program_wrote_is_written_by_it_again(run: Run, plan: Path, tmp_path: Path) -> None:
    plan.unlink()
    assert run("roadmap", "new", "plan.yaml", "--territory", "Land").status == 0
    assert run("roadmap", "sheet", "plan.yaml", "-o", "new.xlsx").status == 0
    book = Workbook(Path("new.xlsx"))
    assert take(run, book).err == "nothing to change in plan.yaml\n"
    book.add("Actions", {"Id": "desk", "Title": "Open a desk"})
    book.add("Steps", {"Action": "desk", "Step": "Hire", "End": "2027"})
    book.add("Costs", {"Action": "Desk", "What": "Pay", "Amount": 5})

    assert take(run, book).err == "3 changes written into plan.yaml\n"

    data = paths.pruned(data_of(plan))
    assert data["roadmap"]["actions"]["specific"] == [
        {"id": "desk", "title": "Open a desk", "steps": [{"step": "Hire", "end": "2027"}]}
    ]
    assert data["roadmap"]["resources"]["costs"] == [{"action": "desk", "what": "Pay", "amount": 5}]
    text = plan.read_text("utf-8")
    assert text == planfile.HEAD + writer.mapping(planfile.schema(), data)


def test_columns_and_sheets_that_are_not_the_plans_are_told(
    run: Run, plan: Path, sheet: Callable[..., Workbook]
) -> None:
    book = sheet()
    book.book.create_sheet("Mine")["A1"] = "=1+1"
    del book.book["Milestones"]
    steps = book.book["Steps"]
    steps.cell(1, steps.max_column + 1).value = "My notes"
    steps.cell(1, book.titles("Steps").index("Start") + 1).value = "Begin"
    book.put("Costs", 2, What="Rooms")
    book.cell("Costs", 3, "Row").value = "mine"

    result = take(run, book)

    assert result.err == (
        "Costs, row 3: 'mine' is no row of the plan: empty its first cell, if it is new\n"
        "1 fault: nothing is written\n"
    )
    book.cell("Costs", 3, "Row").value = "r2"
    assert take(run, book).out.splitlines() == [
        "Steps: the column 'Begin' is not of the plan: it is not read",
        "Steps: the column 'My notes' is not of the plan: it is not read",
        "Steps: the column 'Start' is not there: nothing of it changes",
        "Milestones: the sheet is not there: nothing of it changes",
        "Mine: this sheet is not of the plan: it is not read",
        f"Costs, row 2, What: '{data_of(DEMO)['roadmap']['resources']['costs'][0]['what']}' -> 'Rooms'",
    ]


@pytest.mark.parametrize(
    ("value", "form", "way", "wanted", "told"),
    [
        (0.6, "0%", "roadmap.monitoring.indicators.0.target.value", 60, "'60 %' is read as 60"),
        (0.075, '0.0" "%', "roadmap.monitoring.indicators.0.target.value", 7.5, "'7.5 %' is read as 7.5"),
        (1234.125, "#,##0.00", "roadmap.monitoring.indicators.0.target.value", 1234.125, ""),
        (60.5, '0" %"', "roadmap.monitoring.indicators.0.target.value", 60.5, ""),
        (
            date(2029, 12, 1),
            "mmm-yy",
            "roadmap.actions.specific.0.steps.0.end",
            "2029-12",
            "'2029-12' is read as December 2029",
        ),
        (
            date(2029, 12, 1),
            "dd/mm/yyyy",
            "roadmap.actions.specific.0.steps.0.end",
            "2029-12-01",
            "'2029-12-01' is read as 1 December 2029",
        ),
    ],
)
def test_what_a_spreadsheet_program_made_of_it_is_understood(
    run: Run,
    plan: Path,
    sheet: Callable[..., Workbook],
    value: Any,
    form: str,
    way: str,
    wanted: Any,
    told: str,
) -> None:
    """Shares, months and days are numbers there; their formats say what people see."""
    title, column = ("Indicators", "Target: Value") if "value" in way else ("Steps", "End")
    book = sheet()
    cell = book.cell(title, 2, column)
    cell.value, cell.number_format = value, form

    result = take(run, book)

    assert result.status == 0, result.err
    assert paths.get(data_of(plan), paths.parse(way)) == wanted
    assert [line.partition(": '")[2] for line in result.out.splitlines()[:-1]] == ([told[1:]] if told else [])


def test_two_entries_of_one_name_are_told_apart(run: Run, plan: Path, tmp_path: Path) -> None:
    data = {
        "plan_version": 1, "territory": "Land", "level": "local",
        "roadmap": {"resources": {"funding": [
            {"source": "Fund", "lines": [{"year": 2027, "amount": 1}]},
            {"source": "fund", "lines": [{"year": 2027, "amount": 2}]},
            {"owner": "Council", "lines": [{"amount": 3}]},
        ]}},
    }  # fmt: skip
    file = plan_file(tmp_path, data)
    assert run("roadmap", "sheet", file.name, "-o", "twins.xlsx").status == 0
    book = Workbook(Path("twins.xlsx"))
    sources = [book.cell("Funding by year", row, "Source").value for row in (2, 3, 4)]
    book.put("Funding by year", 3, **{"2027": 5, "2028": 6})
    book.put("Funding by year", 4, No_year=7)
    book.add("Funding by year", {"Source": "FUND #1", "2028": 8})

    result = take(run, book)

    assert sources == ["Fund #1", "fund #2", "#3"]
    assert result.err == "4 changes written into plan.yaml\n"
    lines = [one["lines"] for one in data_of(file)["roadmap"]["resources"]["funding"]]
    assert lines == [
        [{"year": 2027, "amount": 1}, {"year": 2028, "amount": 8}],
        [{"year": 2027, "amount": 5}, {"year": 2028, "amount": 6}],
        [{"amount": 7}],
    ]


def test_closed_words_are_chosen_from_lists_and_ids_are_protected(sheet: Callable[..., Workbook]) -> None:
    book = sheet("own.xlsx", "--internal")
    schema, data = planfile.schema(), data_of(DEMO)
    actions = [one["id"] for one in data["roadmap"]["actions"]["specific"]]
    for one in SHEETS:
        page = book.book[one.title]
        rules = {str(rule.sqref): rule for rule in page.data_validations.dataValidation}
        years = [title for title in book.titles(one.title) if title.isdecimal()]
        assert page.protection.sheet
        assert page.cell(2, 1).protection.locked
        for number, column in enumerate(columns(one, schema, years, internal=True), 2):
            letter = get_column_letter(number)
            rule = rules[f"{letter}2:{letter}2000"]
            words = column.form.get("enum", ["yes", "no"] if column.form["type"] == "boolean" else None)
            words = actions if column.offers == "actions" and not column.is_list else words
            if words:
                assert (column.key, offered(book, rule.formula1)) == (column.key, words)
                assert rule.showErrorMessage
            assert rule.prompt.startswith(column.form["description"][:200])
            is_id = column.key == PROTECTED
            cells = [page.cell(row, number) for row in range(2, page.max_row + 1)]
            assert {cell.protection.locked for cell in cells} <= (
                {bool(cell.value) for cell in cells} if is_id else {False}
            )
            assert not page.column_dimensions[letter].protection.locked
    assert {name: book.book[name].sheet_state for name in ("Lists", "As written")} == {
        "Lists": "hidden",
        "As written": "veryHidden",
    }


def offered(book: Workbook, formula: str) -> list[str]:
    """Return the words of the list to which a rule leads."""
    title, _, cells = formula.partition("!")
    return [row[0].value for row in book.book[title][cells.replace("$", "")]]


def test_a_row_that_the_plan_lost_or_changed_meanwhile_is_told(
    run: Run, plan: Path, sheet: Callable[..., Workbook]
) -> None:
    book = sheet()
    data = data_of(plan)
    bodies = data["roadmap"]["governance"]["bodies"]
    names = [body["name"] for body in bodies]
    book.put("Bodies", names[0], Chair="Somebody")
    book.empty("Bodies", names[1])
    del bodies[0]
    bodies[0]["chair"] = "Another"
    plan_file(plan.parent, data)

    result = take(run, book)

    assert result.err == (
        "Bodies, row 2, Chair: the plan has this row no more; it was changed since the sheet was written\n"
        f"Bodies, row 3: '{names[1]}' goes here, but was changed in the plan since the sheet was written\n"
        "2 faults: nothing is written\n"
    )
