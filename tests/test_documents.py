"""The one reader: what it makes of good text, and what it refuses, with libyaml and without."""

from pathlib import Path

import pytest

from clustertoolkit.problems import Span
from clustertoolkit.yamlfiles.reader import MAX_BYTES, MAX_PROBLEMS, Document, parse, read

pytestmark = pytest.mark.usefixtures("parser")


def told(document: Document) -> list[tuple[int, int, str]]:
    """Return line, column and code of every problem."""
    return [(one.span.line, one.span.column, one.code) for one in document.problems]


@pytest.mark.parametrize(
    ("text", "data"),
    [
        pytest.param("a: 1\nb: two\n", {"a": 1, "b": "two"}, id="plain"),
        pytest.param("a: -5\nb: 31.23\nc: 0\n", {"a": -5, "b": 31.23, "c": 0}, id="numbers"),
        pytest.param("a: true\nb: false\n", {"a": True, "b": False}, id="truth"),
        pytest.param("a:\nb: ~\nc: null\n", {"a": None, "b": None, "c": None}, id="nothing"),
        pytest.param('a: "NO"\nb: \'on\'\n', {"a": "NO", "b": "on"}, id="quoted Norway"),
        pytest.param('a: "2024-05-01"\n', {"a": "2024-05-01"}, id="quoted date"),
        pytest.param("a: >-\n  one\n  two\nb: |\n  x\n  y\n", {"a": "one two", "b": "x\ny\n"}, id="blocks"),
        pytest.param("a: [1, {b: c}]\n", {"a": [1, {"b": "c"}]}, id="flow"),
        pytest.param("- a\n- - b\n", ["a", ["b"]], id="list"),
        pytest.param("a: 3 clusters in Nord\n", {"a": "3 clusters in Nord"}, id="text with a digit"),
        pytest.param("a: Noord\nb: yesterday\nc: onward\n", {"a": "Noord", "b": "yesterday", "c": "onward"}, id="words"),
        pytest.param("a: Ärger, Łódź, Σ, Пловдив, 東京\n", {"a": "Ärger, Łódź, Σ, Пловдив, 東京"}, id="letters"),
        pytest.param("---\na: b\n...\n", {"a": "b"}, id="markers"),
        pytest.param("# a comment\na: b # another\n", {"a": "b"}, id="comments"),
    ],
)  # fmt: skip
def test_plain_data_comes_out(text: str, data: object) -> None:
    document = parse("a.yaml", text.encode())

    assert (document.data, document.problems) == (data, ())


def test_a_byte_order_mark_and_windows_line_ends_are_accepted_and_do_not_shift_places() -> None:
    document = parse("a.yaml", "\ufeffa: 1\r\nb:\r\n  - c: NO\r\n".encode())

    assert document.data == {"a": 1, "b": [{"c": "NO"}]}
    assert told(document) == [(3, 8, "ambiguous-scalar")]


def test_every_key_and_value_has_its_place() -> None:
    document = parse("a.yaml", b"a: one\nlist:\n  - key: value\n    other: |\n      text\n  - 'two'\n")

    assert document.span(("a",)) == Span(1, 4, 1, 7)
    assert document.span(("a",), of_key=True) == Span(1, 1, 1, 2)
    assert document.span(("list", 0, "key")) == Span(3, 10, 3, 15)
    assert document.span(("list", 0, "other"), of_key=True) == Span(4, 5, 4, 10)
    assert document.span(("list", 1)) == Span(6, 5, 6, 10)
    assert document.span(()) == Span(1, 1, 1, 2)
    assert document.span(("list", 7, "gone")) == document.span(("list",))


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        pytest.param("a: 1\nb: 2\na: 3\n", [(3, 1, "duplicate-key")], id="duplicate key"),
        pytest.param("a:\n  b: 1\n  'b': 2\n", [(3, 3, "duplicate-key")], id="duplicate key, quoted"),
        pytest.param("a: &x 1\nb: *x\n", [(1, 4, "unsafe-yaml"), (2, 4, "unsafe-yaml")], id="anchor and alias"),
        pytest.param("*x : 1\n", [(1, 1, "unsafe-yaml")], id="alias as key"),
        pytest.param("a: &x\n  b: 1\nc:\n  <<: *x\n", [(1, 4, "unsafe-yaml"), (4, 3, "unsafe-yaml"), (4, 7, "unsafe-yaml")], id="merge key"),
        pytest.param("a: !!python/object/apply:os.system [ls]\n", [(1, 4, "unsafe-yaml")], id="tag on a list"),
        pytest.param("a: !!str 5\n", [(1, 4, "unsafe-yaml")], id="tag on a text"),
        pytest.param("a: ! 5\n", [(1, 4, "unsafe-yaml")], id="bare tag"),
        pytest.param("%YAML 1.1\n---\na: 1\n", [(1, 1, "unsafe-yaml")], id="directive"),
        pytest.param("a: 1\n---\nb: 2\n", [(2, 1, "unsafe-yaml")], id="two documents"),
        pytest.param("? [a, b]\n: c\n", [(1, 3, "unsafe-yaml")], id="list as key"),
        pytest.param("1: a\n", [(1, 1, "unsafe-yaml")], id="number as key"),
        pytest.param("true: a\n", [(1, 1, "unsafe-yaml")], id="truth as key"),
        pytest.param("on: a\n", [(1, 1, "ambiguous-scalar")], id="on as key"),
        pytest.param("~: a\n", [(1, 1, "unsafe-yaml")], id="nothing as key"),
        pytest.param("[" * 40_000, [(1, 33, "unsafe-yaml")], id="40,000 brackets"),
        pytest.param("{a: " * 40_000, [(1, 129, "unsafe-yaml")], id="40,000 mappings"),
        pytest.param("- " * 30_000, [(1, 65, "unsafe-yaml")], id="30,000 list marks"),
        pytest.param("a: NO\n", [(1, 4, "ambiguous-scalar")], id="Norway"),
        pytest.param("a: Off\n", [(1, 4, "ambiguous-scalar")], id="Off"),
        pytest.param("a: y\n", [(1, 4, "ambiguous-scalar")], id="y"),
        pytest.param("a: 2024-13-01\n", [(1, 4, "ambiguous-scalar")], id="date that is none"),
        pytest.param("a: 2024-05-01 10:00:00\n", [(1, 4, "ambiguous-scalar")], id="time stamp"),
        pytest.param("a: 12:30\n", [(1, 4, "ambiguous-scalar")], id="base 60"),
        pytest.param("a: 017\n", [(1, 4, "ambiguous-scalar")], id="octal or not"),
        pytest.param("a: 0o17\n", [(1, 4, "ambiguous-scalar")], id="octal"),
        pytest.param("a: 0x1F\n", [(1, 4, "ambiguous-scalar")], id="hexadecimal"),
        pytest.param("a: 1_000\n", [(1, 4, "ambiguous-scalar")], id="underscore"),
        pytest.param("a: +5\n", [(1, 4, "ambiguous-scalar")], id="plus"),
        pytest.param("a: -0\n", [(1, 4, "ambiguous-scalar")], id="minus nought"),
        pytest.param("a: 1e3\n", [(1, 4, "ambiguous-scalar")], id="exponent"),
        pytest.param("a: .5\n", [(1, 4, "ambiguous-scalar")], id="no leading digit"),
        pytest.param("a: .inf\n", [(1, 4, "ambiguous-scalar")], id="infinity"),
        pytest.param("a: 2.300\n", [(1, 4, "ambiguous-scalar")], id="thousands or a fraction"),
        pytest.param("a: =\n", [(1, 4, "ambiguous-scalar")], id="equals"),
        pytest.param("a: " + "9" * 5_000, [(1, 4, "ambiguous-scalar")], id="5,000 digits"),
        pytest.param("a: 0." + "9" * 5_000, [(1, 4, "ambiguous-scalar")], id="5,000 decimals"),
        pytest.param("a: \x00\n", [(1, 4, "unsafe-character")], id="NUL"),
        pytest.param("a: b\n# \x1b[2J\n", [(2, 3, "unsafe-character")], id="escape in a comment"),
        pytest.param('a: "\\x1b[2J"\n', [(1, 4, "unsafe-character")], id="escaped escape"),
        pytest.param('"a\\u200b": 1\n', [(1, 1, "unsafe-character")], id="zero width in a key"),
        pytest.param("a: x\u202ey\n", [(1, 5, "unsafe-character")], id="bidirectional"),
        pytest.param("a: x\u2066y\n", [(1, 5, "unsafe-character")], id="isolate"),
        pytest.param("a: x\u200by\n", [(1, 5, "unsafe-character")], id="zero width"),
        pytest.param("a: x\u2028y\n", [(1, 5, "unsafe-character")], id="line separator"),
        pytest.param("a: x\x85y\n", [(1, 5, "unsafe-character")], id="next line"),
        pytest.param("a: x\U000e0041y\n", [(1, 5, "unsafe-character")], id="tag character"),
        pytest.param("a: x\rb: y\n", [(1, 5, "unsafe-character")], id="carriage return alone"),
        pytest.param("", [(1, 1, "empty-file")], id="empty"),
        pytest.param("# nothing\n", [(1, 1, "empty-file")], id="only a comment"),
        pytest.param("---\n...\n", [(1, 1, "empty-file")], id="only markers"),
        pytest.param("a: [1, 2", [(1, 4, "yaml-syntax")], id="open bracket"),
        pytest.param("a: 'x\n", [(1, 4, "yaml-syntax")], id="open quote"),
        pytest.param("a: b: c\n", [(1, 5, "yaml-syntax")], id="colon"),
    ],
)  # fmt: skip
def test_what_is_refused_has_a_place_and_a_code(text: str, problems: list[tuple[int, int, str]]) -> None:
    document = parse("a.yaml", text.encode("utf-8", "surrogatepass"))

    assert told(document) == problems
    assert all(one.message for one in document.problems)


def test_billion_laughs_are_refused_before_they_grow() -> None:
    lines = ["a0: &a0 [ha, ha, ha]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]

    document = parse("a.yaml", "\n".join(lines).encode())

    assert {code for _, _, code in told(document)} == {"unsafe-yaml"}
    assert len(document.problems) <= MAX_PROBLEMS + 1


@pytest.mark.parametrize("escape", [b"\\ud800", b"\\UFFFFFFFF"])
def test_a_character_that_is_none_is_refused_by_either_parser(escape: bytes) -> None:
    # one parser calls it syntax, the other a character
    (problem,) = parse("a.yaml", b'a: "%s"\n' % escape).problems

    assert problem.code in ("yaml-syntax", "unsafe-character")
    assert problem.span.line == 1


def test_a_file_with_thousands_of_mistakes_is_not_read_to_its_end() -> None:
    document = parse("a.yaml", b"a: NO\n" * 20_000)

    assert len(document.problems) == MAX_PROBLEMS + 1  # one more shows that there are more


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        pytest.param(b"a: b\nc: \xff\n", (2, 4, "not-utf-8"), id="invalid UTF-8"),
        pytest.param("a: b\n".encode("utf-16"), (1, 1, "not-utf-8"), id="UTF-16"),
        pytest.param(b"a: \xed\xa0\x80\n", (1, 4, "not-utf-8"), id="encoded surrogate"),
        pytest.param(b"a: " + b"x" * 5_000_000, (1, 1, "too-large"), id="5 MB"),
    ],
)
def test_bytes_that_are_no_text_of_ours(raw: bytes, code: tuple[int, int, str]) -> None:
    assert told(parse("a.yaml", raw)) == [code]


def test_no_more_of_a_large_file_is_read_than_shows_that_it_is_too_large(tmp_path: Path) -> None:
    file = tmp_path / "large.yaml"
    with file.open("wb") as stream:
        stream.truncate(64 * 1024**2)

    assert told(read(file, "large.yaml")) == [(1, 1, "too-large")]
    assert MAX_BYTES == 256 * 1024
