"""Makes small changes to the source, one at a time, and tells which of them no test notices.

Run `python tools/mutants.py 7` (or `make mutants`): the same seed gives the same changes to the same
source. `--count` says how many (50), `--list` shows them and runs nothing, `--only 3,17` runs some of
them again. The tests run in a copy of the tree in a temporary folder, where they run once as they are, to
learn which test reaches which line (some minutes; `--reached FILE` keeps that, and takes it from there if
the file is there already). Each change then meets the tests that reach its line, and if none of them
fails, the whole suite; `--near` leaves that out, to see soon where to look. At the end the survivors are
listed with their lines; the exit status is 1 if there are more than `--allowed` (5). It takes half an hour
to an hour on two cores.
"""

import argparse
import ast
import copy
import difflib
import importlib.util
import json
import math
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
SOURCE = Path("src") / "clustertoolkit"
NEAR = 120  # tests that meet a change before the whole suite does
LONGEST = 1800  # seconds for the whole suite; a change that makes it wait for ever is noticed
ANY = "any test"

Reached = dict[str, dict[int, list[str]]]  # for each file and line the tests that reach it

COMPARISONS = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
CALCULATIONS = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}  # fmt: skip
OPPOSITES = {"min": "max", "max": "min", "any": "all", "all": "any"}
ORDERING = ("sorted", "reversed")
TIDYING = (
    "strip", "lstrip", "rstrip", "lower", "upper", "casefold", "removeprefix", "removesuffix", "title",
    "capitalize",
)  # fmt: skip


class Change(NamedTuple):
    """A change of a file: what kind it is, the first and last line that it touches, and the new text."""

    file: Path
    kind: str
    first: int
    last: int
    text: str

    @property
    def place(self) -> str:
        return f"{self.file.as_posix()}:{self.first}"


class Edit(NamedTuple):
    """A node of a syntax tree, and what stands in its place."""

    kind: str
    node: ast.AST
    instead: ast.AST


# What may be changed


def edits(tree: ast.Module) -> Iterator[Edit]:
    """Yield every small change of a module, in the order of the text."""
    for node in running(tree):
        if type(node) in EDITS:
            yield from EDITS[type(node)](node)


def running(tree: ast.Module) -> Iterator[ast.AST]:
    """Yield the nodes that matter when the module runs: no docstrings, annotations, imports, types."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import | ast.ImportFrom | ast.Assert) or for_types_alone(node):
            continue
        yield node
        if not isinstance(node, ast.JoinedStr):  # the places of nodes in it are not to be relied on
            waiting.extend(reversed(list(children(node))))


def children(node: ast.AST) -> Iterator[ast.AST]:
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "type_comment", "decorator_list", "bases"):
            continue
        inner = value if isinstance(value, list) else [value]
        for place, child in enumerate(inner):
            documents = isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and name == "body"
            if documents and place == 0 and is_text(child):
                continue
            if isinstance(child, ast.AST):
                yield child


def is_text(node: object) -> bool:
    """Tell whether a statement is a text that stands alone: a docstring."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def for_types_alone(node: ast.AST) -> bool:
    """Tell whether a node says something to a checker of types and does nothing when the program runs."""
    if isinstance(node, ast.If):
        return isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    if isinstance(node, ast.Subscript):
        return isinstance(node.value, ast.Name) and node.value.id in ("Literal", "Annotated")
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id in ("cast", "assert_never", "TypeVar")
    return False


def edits_of_comparison(node: ast.Compare) -> Iterator[Edit]:
    for place, sign in enumerate(node.ops):
        changed = copy.deepcopy(node)
        changed.ops[place] = COMPARISONS[type(sign)]()
        yield Edit("comparison", node, changed)


def edits_of_conjunction(node: ast.BoolOp) -> Iterator[Edit]:
    yield Edit(
        "and/or", node, ast.BoolOp(ast.And() if isinstance(node.op, ast.Or) else ast.Or(), node.values)
    )


def edits_of_sign(node: ast.UnaryOp) -> Iterator[Edit]:
    if isinstance(node.op, ast.Not):
        yield Edit("not", node, node.operand)


def edits_of_calculation(node: ast.BinOp) -> Iterator[Edit]:
    if type(node.op) in CALCULATIONS and not any(map(is_no_number, (node.left, node.right))):
        yield Edit("calculation", node, ast.BinOp(node.left, CALCULATIONS[type(node.op)](), node.right))


def is_no_number(node: ast.expr) -> bool:
    """Tell whether one side of a sum is a text, a list or a type: with another sign, nothing would run."""
    if isinstance(node, ast.Constant):
        return not isinstance(node.value, int | float)
    if isinstance(node, ast.Name):
        return node.id[:1].isupper() or node.id in ("str", "int", "bool", "float", "list", "dict")
    if isinstance(node, ast.BinOp):
        return is_no_number(node.left) or is_no_number(node.right)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.attr in ("join", "keys", "read_text", "read_bytes", "group", *TIDYING)
    return isinstance(
        node,
        ast.JoinedStr
        | ast.List
        | ast.Tuple
        | ast.Set
        | ast.Dict
        | ast.ListComp
        | ast.SetComp
        | ast.Subscript,
    )


def edits_of_constant(node: ast.Constant) -> Iterator[Edit]:
    value = node.value
    if isinstance(value, bool):
        yield Edit("constant", node, ast.Constant(value=not value))
    elif isinstance(value, int | float):
        yield Edit("constant", node, ast.Constant(value=value + 1))
    elif isinstance(value, str):
        yield Edit("text", node, ast.Constant(value=f"{value}x"))


def edits_of_words(node: ast.JoinedStr) -> Iterator[Edit]:
    for place, part in enumerate(node.values):
        if isinstance(part, ast.Constant):
            changed = copy.deepcopy(node)
            changed.values[place] = ast.Constant(value=f"{part.value}x")
            yield Edit("text", node, changed)


def edits_of_call(node: ast.Call) -> Iterator[Edit]:
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    if len(node.args) >= 2 and are_alike(node.args[0], node.args[1]):
        yield Edit("arguments", node, called(node, args=[node.args[1], node.args[0], *node.args[2:]]))
    if name in ORDERING and node.args:
        yield Edit("order", node, ast.Call(ast.Name("list"), node.args[:1], []))
    if name in OPPOSITES:
        yield Edit("function", node, called(node, func=ast.Name(OPPOSITES[name])))
    if isinstance(node.func, ast.Attribute) and node.func.attr in TIDYING:
        yield Edit("method", node, node.func.value)
    for keyword in node.keywords:
        if keyword.arg:
            others = [other for other in node.keywords if other is not keyword]
            yield Edit("keyword", node, called(node, keywords=others))


def called(node: ast.Call, **instead: object) -> ast.Call:
    """Return a call with something else in it."""
    return ast.Call(**{"func": node.func, "args": node.args, "keywords": node.keywords, **instead})  # type: ignore[arg-type]


def are_alike(first: ast.expr, second: ast.expr) -> bool:
    """Tell whether two arguments could stand for each other, as far as their looks tell."""
    if (
        ast.dump(first) == ast.dump(second)
        or isinstance(first, ast.Starred)
        or isinstance(second, ast.Starred)
    ):
        return False
    if isinstance(first, ast.Constant) or isinstance(second, ast.Constant):
        values = [side.value for side in (first, second) if isinstance(side, ast.Constant)]
        return len({*map(type, values)}) == 1 and len(values) == 2
    return not isinstance(first, ast.Lambda) and not isinstance(second, ast.Lambda)


def edits_of_slice(node: ast.Slice) -> Iterator[Edit]:
    for bound in (node.lower, node.upper):
        if bound is None:
            continue
        try:
            further: ast.expr = ast.Constant(value=ast.literal_eval(bound) + 1)
        except (ValueError, TypeError):
            further = ast.BinOp(bound, ast.Add(), ast.Constant(value=1))
        yield Edit("bound", bound, further)


def edits_of_return(node: ast.Return) -> Iterator[Edit]:
    value = node.value
    is_negation = isinstance(value, ast.UnaryOp) and isinstance(value.op, ast.Not)
    if is_negation or isinstance(value, ast.Compare):
        yield Edit("return", value, ast.UnaryOp(ast.Not(), value))
    elif value is not None and not is_empty(value):
        yield Edit("return", value, ast.Call(ast.Call(ast.Name("type"), [value], []), [], []))


def is_empty(value: ast.expr) -> bool:
    """Tell whether a value has nothing to lose, or is made of code alone."""
    bare = isinstance(value, ast.List | ast.Tuple) and not value.elts
    return bare or isinstance(value, ast.Constant | ast.Dict | ast.Lambda | ast.GeneratorExp)


def edits_of_statement(node: ast.stmt) -> Iterator[Edit]:
    yield Edit("statement", node, ast.Pass())


def edits_of_branches(node: ast.IfExp) -> Iterator[Edit]:
    yield Edit("branches", node, ast.IfExp(node.test, node.orelse, node.body))


def edits_of_condition(node: ast.If | ast.While) -> Iterator[Edit]:
    yield Edit("condition", node.test, ast.UnaryOp(ast.Not(), node.test))


def edits_of_comprehension(node: ast.comprehension) -> Iterator[Edit]:
    for condition in node.ifs:
        yield Edit("condition", condition, ast.Constant(value=True))


EDITS: dict[type[ast.AST], Callable[..., Iterator[Edit]]] = {
    ast.Compare: edits_of_comparison, ast.BoolOp: edits_of_conjunction, ast.UnaryOp: edits_of_sign,
    ast.BinOp: edits_of_calculation, ast.Constant: edits_of_constant, ast.JoinedStr: edits_of_words,
    ast.Call: edits_of_call, ast.Slice: edits_of_slice, ast.Return: edits_of_return,
    ast.IfExp: edits_of_branches, ast.If: edits_of_condition, ast.While: edits_of_condition,
    ast.comprehension: edits_of_comprehension, ast.Expr: edits_of_statement, ast.Raise: edits_of_statement,
    ast.AugAssign: edits_of_statement, ast.Delete: edits_of_statement, ast.Continue: edits_of_statement,
}  # fmt: skip


def changed_lines(lines: list[str], edit: Edit) -> tuple[int, int, str]:
    """Return the first and last line that an edit touches, and the text that then stands there."""
    node = edit.node
    first, last = node.lineno, node.end_lineno or node.lineno
    before = lines[first - 1].encode()[: node.col_offset].decode()
    behind = lines[last - 1].encode()[node.end_col_offset :].decode()
    instead = copy.deepcopy(edit.instead)
    words = ast.unparse(ast.fix_missing_locations(instead))
    if isinstance(instead, ast.expr) and not isinstance(instead, ast.Constant | ast.Name | ast.Call):
        words = f"({words})"
    return first, last, f"{before}{words}{behind}"


def changes_of(file: Path, text: str) -> Iterator[Change]:
    """Yield all changes of a file; some may leave no Python, or the same program."""
    if "make generate" in text.split("\n", 3)[0]:  # its text is that of another program
        return
    lines = text.splitlines(keepends=True)
    silent = {number for number, line in enumerate(lines, 1) if "pragma: no cover" in line}
    for edit in edits(ast.parse(text)):
        if getattr(edit.node, "lineno", 0) not in {0, *silent}:
            yield Change(file, edit.kind, *changed_lines(lines, edit))


def makes_a_difference(text: str, change: Change) -> bool:
    """Tell whether a file is still Python with a change, and another program."""
    try:
        return ast.dump(ast.parse(applied(text, change))) != ast.dump(ast.parse(text))
    except SyntaxError:
        return False


def applied(text: str, change: Change) -> str:
    """Return the text of a file with a change."""
    lines = text.splitlines(keepends=True)
    lines[change.first - 1 : change.last] = [change.text]
    return "".join(lines)


def chosen(root: Path, seed: int, count: int) -> list[Change]:
    """Return so many changes, spread evenly over the folders, then over kinds; no line is changed twice."""
    dice = random.Random(seed)
    texts: dict[Path, str] = {}
    pools: dict[str, dict[str, list[Change]]] = {}
    for place in sorted((root / SOURCE).rglob("*.py")):
        file = place.relative_to(root)
        texts[file] = place.read_text("utf-8")
        for change in changes_of(file, texts[file]):
            pools.setdefault(file.parent.as_posix(), {}).setdefault(change.kind, []).append(change)
    picked: dict[str, Change] = {}
    order = sorted(pools)
    dice.shuffle(order)
    while len(picked) < count and any(kinds for folder in pools.values() for kinds in folder.values()):
        for folder in order:
            change = drawn(pools[folder], dice)
            while change and not makes_a_difference(texts[change.file], change):
                change = drawn(pools[folder], dice)
            if change and len(picked) < count:
                picked.setdefault(change.place, change)
    return sorted(picked.values())


def drawn(pool: dict[str, list[Change]], dice: random.Random) -> Change | None:
    """Take a change out of those of a folder: a kind that is there often comes more often, within limits."""
    kinds: Sequence[str] = [kind for kind in sorted(pool) if pool[kind]]
    if not kinds:
        return None
    (kind,) = dice.choices(kinds, [math.sqrt(len(pool[kind])) for kind in kinds])
    return pool[kind].pop(dice.randrange(len(pool[kind])))


# How the tests run


class Tree:
    """A copy of the tree, in which the tests run; a folder beside it takes the files that they make."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.made = folder / "tree", folder / "made"
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT,
            capture_output=True, check=True,
        )  # fmt: skip
        for name in filter(None, listed.stdout.decode().split("\0")):
            if (ROOT / name).is_file():
                (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, self.folder / name)
        self.failing: list[str] = []  # tests that fail without any change

    def tests(self, *arguments: str, seconds: float) -> tuple[int | None, str]:
        """Run pytest; return its status (None: it ran longer than so many seconds) and what it said."""
        line = [sys.executable, "-m", "pytest", "-q", "-o", "addopts=", f"--basetemp={self.made}", *arguments]
        left_out = [word for name in self.failing for word in ("--deselect", name)]
        with (self.folder.parent / "said.txt").open("w+", encoding="utf-8") as said:
            process = subprocess.Popen(
                [*line, *left_out], cwd=self.folder, stdout=said, stderr=subprocess.STDOUT,
                env={**os.environ, "PYTHONPATH": str(self.folder / "src")}, start_new_session=True,
            )  # fmt: skip
            try:
                status: int | None = process.wait(seconds)
            except subprocess.TimeoutExpired:
                status = None
            finally:
                if process.poll() is None:
                    os.killpg(process.pid, signal.SIGKILL)
                    process.wait()
            said.seek(0)
            return status, said.read()

    def listed(self) -> set[str]:
        """Return the names of all tests but those that fail without any change."""
        _, said = self.tests("-n", "0", "--collect-only", seconds=LONGEST)
        return {line for line in said.splitlines() if re.match(r"tests/\S+\.py::", line)} - {*self.failing}

    def learn(self) -> "Learnt":
        """Run all tests once, and return what they reach."""
        status, said = self.tests(
            "-n", workers(), "--cov", "--cov-context=test", "--cov-report=", "-rfE", seconds=2 * LONGEST
        )
        failing = re.findall(r"^FAILED (\S.*?)(?: - .*)?$", said, re.MULTILINE)
        if status not in (0, 1) or not re.search(r"\d passed", said) or (status and not failing):
            raise SystemExit(f"the tests do not run as they are:\n{said[-3000:]}")
        return Learnt(failing, reached_in(self.folder / ".coverage"))

    def write(self, file: Path, text: str) -> None:
        """Write a source file, so that nothing compiled of what it was before is used."""
        place = self.folder / file
        place.write_text(text, encoding="utf-8", newline="\n")
        Path(importlib.util.cache_from_source(str(place))).unlink(missing_ok=True)


def workers() -> str:
    return str(os.cpu_count() or 1)


class Learnt(NamedTuple):
    """The tests that fail without any change, and for each file and line the tests that reach it."""

    failing: list[str]
    reached: Reached

    def keep(self, file: Path) -> None:
        """Write it to a file, with numbers for the names of tests."""
        names = sorted(
            {name for lines in self.reached.values() for tests in lines.values() for name in tests}
        )
        numbers = {name: number for number, name in enumerate(names)}
        reached = {
            source: {line: [numbers[name] for name in tests] for line, tests in lines.items()}
            for source, lines in self.reached.items()
        }
        file.write_text(json.dumps({"failing": self.failing, "tests": names, "reached": reached}), "utf-8")

    @classmethod
    def kept(cls, file: Path) -> "Learnt":
        """Read what was kept."""
        data = json.loads(file.read_text("utf-8"))
        names = data["tests"]
        reached = {
            source: {int(line): [names[number] for number in tests] for line, tests in lines.items()}
            for source, lines in data["reached"].items()
        }
        return cls(data["failing"], reached)


def reached_in(file: Path) -> Reached:
    """Return what coverage measured."""
    from coverage import CoverageData

    data = CoverageData(str(file))
    data.read()
    return {
        (SOURCE / name.rpartition(f"/{SOURCE.as_posix()}/")[2]).as_posix(): {
            line: sorted({context.partition("|")[0] for context in contexts if context})
            for line, contexts in data.contexts_by_lineno(name).items()
        }
        for name in data.measured_files()
    }


def nearest(change: Change, reached: Reached, there: Collection[str]) -> list[str]:
    """Return the tests that meet a change first: they reach its line, and little besides its file."""
    lines = reached.get(change.file.as_posix(), {})
    names = {name for line in range(change.first, change.last + 1) for name in lines.get(line, ())}
    names &= set(there)
    if not names:  # what runs when the module is imported matters to all that use the module
        names = {name for tests in lines.values() for name in tests} & set(there)
    here = Counter(name for tests in lines.values() for name in tests)
    all_over = Counter(
        name for lines in reached.values() for tests in lines.values() for name in tests if name in names
    )
    order = sorted(names, key=lambda name: (-here[name] / all_over[name], name))
    # of a test that runs many times first one run, as the next is most like it
    runs: Counter[str] = Counter()
    turns = {}
    for name in order:
        function = name.partition("[")[0]
        turns[name] = runs[function]
        runs[function] += 1
    return sorted(order, key=lambda name: turns[name])[:NEAR]


def noticed(tree: Tree, change: Change, near: Collection[str], *, whole: bool) -> str:
    """Return the name of a test that fails with a change, or an empty text if none does."""
    original = (ROOT / change.file).read_text("utf-8")
    tree.write(change.file, applied(original, change))
    try:
        for arguments in ([("-n", "0", *near)] if near else []) + ([("-n", workers())] if whole else []):
            status, said = tree.tests("-x", "-rfE", *arguments, seconds=LONGEST)
            if status is None:
                return "they do not end"
            if status:
                failed = re.search(r"^(?:FAILED|ERROR) (\S.*?)(?: - .*)?$", said, re.MULTILINE)
                return failed[1] if failed else ANY
        return ""
    finally:
        tree.write(change.file, original)


# What is told


def diff(change: Change) -> str:
    """Return the lines that a change takes out and puts in."""
    original = (ROOT / change.file).read_text("utf-8")
    lines = difflib.unified_diff(
        original.splitlines(), applied(original, change).splitlines(), lineterm="", n=0
    )
    return "\n".join(f"    {line}" for line in lines if re.match(r"[-+](?![-+]{2} )", line))


def say(*words: str) -> None:
    print(*words, flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("seed", type=int, help="a number that chooses the changes")
    parser.add_argument("--count", type=int, default=50, help="how many changes")
    parser.add_argument("--allowed", type=int, default=5, help="how many may survive")
    parser.add_argument("--only", default="", help="run these alone, by number: 3,17")
    parser.add_argument("--near", action="store_true", help="leave the whole suite out")
    parser.add_argument("--reached", type=Path, help="where it is kept which test reaches which line")
    parser.add_argument("--list", action="store_true", help="show the changes and run nothing")
    given = parser.parse_args()
    only = {int(number) for number in given.only.split(",") if number}
    changes = {
        number: change
        for number, change in enumerate(chosen(ROOT, given.seed, given.count), 1)
        if not only or number in only
    }
    if given.list:
        for number, change in changes.items():
            say(f"{number:3} {change.place} {change.kind}\n{diff(change)}")
        return 0
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # the tests end with it, and the folder goes
    begun = time.monotonic()
    survivors = {}
    with tempfile.TemporaryDirectory(prefix="mutants-") as name:
        tree = Tree(Path(name).resolve())
        say(f"seed {given.seed}: {len(changes)} changes")
        if given.reached is not None and given.reached.exists():
            learnt = Learnt.kept(given.reached)
        else:
            say("the tests run as they are, to learn what they reach")
            learnt = tree.learn()
            if given.reached is not None:
                learnt.keep(given.reached)
        tree.failing = learnt.failing
        for test in tree.failing:
            say(f"left out, as it fails without a change: {test}")
        there = tree.listed()
        for number, change in changes.items():
            near = nearest(change, learnt.reached, there)
            test = noticed(tree, change, near, whole=not given.near)
            minutes = (time.monotonic() - begun) / 60
            say(f"{number:3} {minutes:5.1f} min  {change.place} {change.kind}: {test or 'SURVIVES'}")
            if not test:
                survivors[number] = change
    say(f"\n{len(changes)} made, {len(changes) - len(survivors)} noticed, {len(survivors)} survive")
    for number, change in survivors.items():
        say(f"{number:3} {change.place} {change.kind}\n{diff(change)}")
    return int(len(survivors) > given.allowed)


if __name__ == "__main__":
    sys.exit(main())
