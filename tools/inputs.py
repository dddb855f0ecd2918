"""Odd inputs for tests and for `tools/fuzz.py`: values, texts like YAML, and plain data that is changed."""

import json
from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

from clustertoolkit.yamlfiles import paths
from clustertoolkit.yamlfiles.paths import Way

GONE = object()  # stands for a key or an entry that is taken out
TWICE = object()  # stands for a value that is made a list of itself, twice

VALUES: list[Any] = [
    None, "", " ", "a\nb", "x" * 5_000, "0000", "0000-01-01", "1899-12-31", "9999-12-31", "2026-02-30",
    "2200", "2020-00", "{", "}", "{x}", "{0}", "{name", "\u00b2", "\u0663", "-", ".", "a.b", "../x",
    "=1+1", "::error::x", "##[error]x", "<b>|*[", "https://example.org/(a)", "http://[::1",
    "https://a.b:99999/", "NO", "ZZ", "true", "n/a", "constructor", "None", "x=y", True, False, 0, 1, -1,
    1900, 2200, 10**14, -(10**14), 0.5, -2.25, [], {}, [[]], [{}], [None], ["x"], [["x"]], ["x", "x"],
    [{"id": "x"}], {"a": {}}, {"id": []}, {"id": "x"}, {"": None}, ["x"] * 300, GONE, TWICE,
]  # fmt: skip


def ways(data: Any) -> list[Way]:
    """Return the way to a value of each form in plain data: of the entries of a list, one for each key."""
    found: dict[Way, Way] = {}

    def look(value: Any, way: Way) -> None:
        found.setdefault(tuple("" if isinstance(step, int) else step for step in way), way)
        pairs = (
            value.items() if isinstance(value, dict) else enumerate(value if isinstance(value, list) else ())
        )
        for key, inner in pairs:
            look(inner, (*way, key))

    look(data, ())
    return list(found.values())


def changed(data: Any, way: Way, value: Any) -> Any:
    """Return a copy of plain data with another value at the end of a way."""
    if not way:
        return [data, data] if value is TWICE else None if value is GONE else value
    data = deepcopy(data)
    home, last = paths.get(data, way[:-1]), way[-1]
    if value is GONE:
        del home[last]
    else:
        home[last] = [home[last], home[last]] if value is TWICE else value
    return data


def written(value: Any, indent: int = 0) -> str:
    """Return plain data as YAML line by line, as people write it, texts in quotes."""
    blanks = "\n" + " " * indent
    if isinstance(value, dict) and value:
        return "".join(f"{blanks}{json.dumps(key)}:{written(one, indent + 2)}" for key, one in value.items())
    if isinstance(value, list) and value:
        return "".join(f"{blanks}-{written(one, indent + 2)}" for one in value)
    return " " + ("" if value is None else json.dumps(value, ensure_ascii=False))


PIECES = [
    "a", "b c", ": ", ":", " :", "- ", "-", "? ", "?", "[", "]", "{", "}", ", ", ",", "&x ", "*x", "!t ",
    "!!str ", "|", ">", "|-", ">2", "'", '"', "''", "\\", "\\n", "\\x41", "%", "#", " # c", "@", "`", "~",
    "<<", "0", "-1.5", "1e3", "NO", "=", " ", "  ", "\n", "\n  ", "\n    ", "\n- ", "\n? ", "\n: ",
    "\n\n", "\r\n", "---", "\n---\n", "...", "\n...\n", "%YAML 1.2\n", "\ufeff", "\u00e9", "\t",
]  # fmt: skip
SCALARS = [
    "", "a", "b c", "'x'", '"y"', "'it''s'", '"\\u00e9\\n"', "|\n x\n y", "|-\n x", ">+\n x\n\n y",
    "|2\n   x", "[a, b]", "{a: b}", "[]", "{}", "[a,\n b]", "{a: [1, 2], 'b': c}", "[{a: b}, c: d]",
    "a\n b", '"a\n b"', '"a\\\n b"', "'a\n\n b'", "a # c", "'a'# c", "x:y", "x#y", "?x", "-x", ":x",
    "[?x]", "[x?]", "[-x]", "{a:b}", '{"a":b}', "[a:b]", "{a}", "{a: }", "[a, ]", "[,]", "! x", "!!str x",
    "&a x", "*a", "@x", "`x", "%x", "? a", "- a", "- - a", "- b: c", "~", "null", "1", "-1.5", "1e3",
    "NO", "12:30", "2026-11-30", "=", "<<", "-", "?", ":", "---", "...", "#", "'", '"', "[", "]", "{",
    "}", "|#c\n x", "\u65e5\u672c", "\ufeff", "\x85", "a: b",
]  # fmt: skip


@st.composite
def documents(draw: st.DrawFn, indent: int = 0, depth: int = 0) -> str:
    """Draw a text with the shape of YAML: keys, hyphens, and values of all kinds, sometimes out of place."""
    lines = []
    for _ in range(draw(st.integers(1, 3))):
        head = draw(st.sampled_from(["a:", "b:", "'c' :", '"d":', "-", "- a:", "? e\n:", "f:  # c\n", "?"]))
        inner = draw(st.sampled_from([indent + 2, indent + 2, indent + 1, indent + 4, indent]))
        if depth < 2 and draw(st.booleans()):
            value = "\n" + draw(documents(inner, depth + 1))
        else:
            value = " " + draw(st.sampled_from(SCALARS)).replace("\n", "\n" + " " * inner)
        lines.append(" " * indent + head.replace("\n", "\n" + " " * indent) + value)
    return "\n".join(lines) + draw(st.sampled_from(["\n", "", "\n\n", " # c\n", "\n# c\n"]))


TYPED = [
    "NO", "no", "Off", "12:30", "2026", "2.300", "2026-01-15", "0123", "1e3", "true", "~", "", "Norway",
    "GREEN", "Digtal", "\u201cx\u201d", "\u201cx: y\u201d", "\u2018x\u2019", "\u201cNO\u201d",
    "\u201cgren\u201d", "\u201cx\\y\u201d", "a\u00a0b", "a\tb", "|\n  x: \u201cy\u201d", ">-\n  NO",
    "|\n  gren", "[NO, gren]", "'it's'", "{a: NO}", "x #y", "x\u00a0#y", '"gren"',
]  # fmt: skip


def _slip(line: str, kind: int, typed: str, place: int) -> str:
    """Return a line with one slip of a careless hand or of an editor in it."""
    key, colon, value = line.partition(": ")
    body = line.lstrip(" -")
    indent = line[: len(line) - len(body)]
    slips = [
        f"{indent}{body.partition(':')[0]}: {typed}",
        f"{indent}{typed}",
        line.replace('"', ""),
        line.replace('"', "\u201c", 1).replace('"', "\u201d", 1),
        f"{key}{colon}\u201c{value}\u201d",
        f"{key}{colon}{value.upper()}",
        line[:place] + line[place + 1 :],
        line[:place] + "\u00a0" + line[place:],
        line[:place] + "\t" + line[place:],
        indent.replace("  ", "\t") + body,
        indent.replace(" ", "\u00a0") + body,
        f"{line}\n{line}",
        "",
    ]
    return slips[kind % len(slips)]


@st.composite
def slipped(draw: st.DrawFn, text: str) -> str:
    """Draw a text as it may look after a careless hand has changed a few lines, with a remark on each."""
    lines = text.rstrip("\n").split("\n")
    for number in range(draw(st.integers(1, 5))):
        line = draw(st.integers(0, len(lines) - 1))
        place = draw(st.integers(0, len(lines[line])))
        wrong = _slip(lines[line], draw(st.integers(0, 12)), draw(st.sampled_from(TYPED)), place)
        lines[line] = wrong + draw(st.sampled_from(["", "", f"  # remark {number}", f"\n# remark {number}"]))
    whole = draw(st.sampled_from(["\n", "\n", "\r\n"])).join("\n".join(lines).split("\n"))
    return draw(st.sampled_from(["", "", "", "\ufeff"])) + whole + draw(st.sampled_from(["\n", ""]))


TEXTS = st.one_of(
    documents(),
    st.lists(st.sampled_from(PIECES), max_size=20).map("".join),
    st.text(max_size=80),
    st.binary(max_size=80).map(lambda raw: raw.decode("utf-8", "surrogateescape")),
)
