"""The editor: a text says something else, and every other character of it stays."""

import json
import random
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clustertoolkit.errors import ToolkitError
from clustertoolkit.yamlfiles import editor, paths, reader
from clustertoolkit.yamlfiles.likeness import fingerprint
from clustertoolkit.yamlfiles.reader import Document
from commented import HOSTILE, Commented, Entry, Text, entry_of
from conftest import MORE

SESSIONS = 12 * MORE
CHANGES = 200  # in one session
SAMPLE = {"mapping": {"key": 1}, "list": [{"key": 2}, "text"]}  # tells the manner, and is not changed
WORDS = ("evidence", "examples", "funding", "lines", "steps", "milestones", "title", "year", "note")


def parsed(text: str) -> Document:
    document = reader.parse("plan.yaml", text.encode())
    assert document.problems == (), (document.problems, text)
    return document


# Any text, any changes


def some_data(dice: random.Random, depth: int = 0) -> Any:
    kind = dice.random()
    if depth > 3 or kind < 0.4:
        return dice.choice((*HOSTILE, "plain words here", 7, 2.5, True, None, f"unlike {dice.random()}"))
    if kind < 0.7:
        return [some_data(dice, depth + 2 if dice.random() < 0.5 else 9) for _ in range(dice.randint(0, 4))]
    return {word: some_data(dice, depth + 1) for word in dice.sample(WORDS, dice.randint(0, 4))}


def with_lists_in_mappings_alone(data: Any) -> Any:
    """Return data whose lists hold no lists."""
    if isinstance(data, dict):
        return {key: with_lists_in_mappings_alone(item) for key, item in data.items()}
    if isinstance(data, list):
        return [with_lists_in_mappings_alone(item) for item in data if not isinstance(item, list)]
    return data


class Found(NamedTuple):
    """An entry, the way to it and the entry that holds it."""

    way: paths.Way
    entry: Entry
    home: Entry


def below(entry: Entry, way: paths.Way = ()) -> Iterator[Found]:
    """Yield all entries but for the sample."""
    for place, inner in enumerate(entry.entries()):
        if inner.key == "sample":
            continue
        step = inner.key if entry.is_mapping else place
        assert step is not None
        yield Found((*way, step), inner, entry)
        yield from below(inner, (*way, step))


class Changes:
    """Changes at random in a text, each made twice: by the editor, and in the tree that knows what must come."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.made: dict[str, int] = {}
        data = {word: with_lists_in_mappings_alone(some_data(dice)) for word in WORDS}
        self.text: Text = Commented(dice).text({"sample": SAMPLE, **data})

    def any_change(self) -> tuple[Document, str]:
        """Return what the editor makes of a change, and its kind; the tree has changed likewise."""
        document = parsed(str(self.text))
        name = self.dice.choice(
            ("removed", "dropped", "set", "emptied", "filled", "added", "inserted", "several")
        )
        found = list(below(self.text.root))
        ways = getattr(self, f"_{name}")(self.dice.choice(found))
        if ways is None:
            return document, ""
        wanted = self.text.root.data()
        if name == "removed":
            return editor.without(document, ways), name
        return editor.amended(document, wanted), name

    def new(self) -> Any:
        data = with_lists_in_mappings_alone(some_data(self.dice, 1))
        return self.dice.choice((f"new {self.dice.random()}", data, self.dice.choice(HOSTILE)))

    def _removed(self, found: Found) -> list[paths.Way] | None:
        found.home.remove(found.entry)
        return [found.way]

    def _dropped(self, found: Found) -> list[paths.Way] | None:
        alike = [fingerprint(other.data()) for other in found.home.entries()]
        if (
            len(set(alike)) < len(alike)
            or fingerprint(found.home.data()) == "null"
            or (found.home.is_mapping and fingerprint(found.entry.data()) == "null")
        ):
            return None
        return self._removed(found)

    def _set(self, found: Found) -> list[paths.Way] | None:
        if found.entry.below is not None or found.entry.value is None or not found.home.is_mapping:
            return None
        found.entry.bring(self.dice.choice((*HOSTILE, 7, 0.5, False)))
        return [found.way]

    def _emptied(self, found: Found) -> list[paths.Way] | None:
        if not found.home.is_mapping or fingerprint(found.entry.data()) == "null":
            return None
        for inner in found.entry.entries():
            found.entry.remove(inner)
        if found.entry.below is None:
            found.entry.bring(None)
        return [found.way]

    def _filled(self, found: Found) -> list[paths.Way] | None:
        value = self.new()
        alike = [fingerprint(other.data()) for other in found.home.entries()]
        if found.entry.entries() or found.entry.value is not None or fingerprint(value) == "null":
            return None
        if not found.home.is_mapping and (alike.count("null") > 1 or not isinstance(value, dict)):
            return None
        deeper = self.text.manner.deeper(entry_of(found.entry.key, value))
        if any(comment.index("#") > deeper for comment in found.entry.inside):
            return None  # they would be those of the last entry
        found.entry.bring(value)
        return [found.way]

    def _added(self, found: Found) -> list[paths.Way] | None:
        if not found.entry.entries():
            return None
        key = f"key-{self.dice.randrange(10**6)}" if found.entry.is_mapping else None
        value = self.new()
        if fingerprint(value) == "null" and (key or fingerprint(found.entry.data()) == "null"):
            return None
        found.entry.add(entry_of(key, json.dumps(value) if isinstance(value, list) and not key else value))
        return [found.way]

    def _inserted(self, found: Found) -> list[paths.Way] | None:
        if not found.entry.entries() or found.entry.is_mapping:
            return None
        new = entry_of(None, f"new {self.dice.random()}")
        found.entry.add(new, self.dice.randint(0, len(found.entry.entries())))
        return [found.way]

    def _several(self, first: Found) -> list[paths.Way] | None:
        changed = [
            self._set(other) or self._added(other)
            for other in self.dice.sample(list(below(self.text.root)), 5)
        ]
        return [first.way] if any(changed) else None


def session(seed: int, changes: int) -> None:
    """Make changes in texts, and compare each text and its data with what must have come."""
    dice = random.Random(seed)
    random_changes = Changes(dice)
    made = 0
    while made < changes:
        if len(list(below(random_changes.text.root))) < 8:  # little is left of it
            random_changes = Changes(dice)
        before = str(random_changes.text)
        changed, name = random_changes.any_change()
        made += bool(name)
        if name:
            assert changed.text == str(random_changes.text), (name, before)
            assert fingerprint(changed.data) == fingerprint(random_changes.text.root.data()), (name, before)


@settings(max_examples=SESSIONS)
@given(st.integers(0, 2**64))
def test_any_change_of_a_commented_text_leaves_every_other_character(seed: int) -> None:
    session(seed, CHANGES)


def test_without_libyaml_it_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_Parser", reader.PureParser)
    session(0, CHANGES // 2)


@settings(max_examples=SESSIONS * 10)
@given(st.integers(0, 2**64))
def test_any_change_of_a_text_in_brackets_is_made(seed: int) -> None:
    dice = random.Random(seed)
    old, new = ({word: some_data(dice) for word in dice.sample(WORDS, 5)} for _ in range(2))
    text = json.dumps(old, ensure_ascii=False, indent=dice.choice((None, 1, 4)))

    assert fingerprint(editor.amended(parsed(text), new).data) == fingerprint(new)


# One change each


def changed(before: str, **keys: Any) -> str:
    """Return a text in which these keys say something else."""
    document = parsed(before)
    return editor.amended(document, {**document.data, **keys}).text


LONG = "Sixty characters of prose, which fill a line of a text so"


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("a:\n", "NO", 'a: "NO"\n'),
        ("a:   # c\n", "12:30", 'a: "12:30"   # c\n'),
        ("a: ~ # c\n", ["x"], "a: # c\n  - x\n"),
        ("a: null\n", {"b": {"c": 1}}, "a:\n  b:\n    c: 1\n"),
        ("a: {}\n", {"b": True}, "a:\n  b: true\n"),
        ("a: []  # c\n", ["AT", 1], 'a:  # c\n  - "AT"\n  - 1\n'),
        ("a: [\n ]\nb: 1\n", ["x"], "a:\n  - x\nb: 1\n"),
        ("a: [x, q] # c\n", ["x", "q", "z"], 'a: [x, q, "z"] # c\n'),
        ("a: [x, q,] # c\n", ["x", "q", "z"], 'a: [x, q, "z",] # c\n'),
        ("a: [x, q, z]\n", ["z"], "a: [z]\n"),
        ("a: [x, q, z]\n", ["x"], "a: [x]\n"),
        ("a: [x, q, z]\n", ["x", "z"], "a: [x, z]\n"),
        ("a: [x, q]\n", ["w", "q"], 'a: ["w", q]\n'),
        ("a: [x, q]\n", [], "a: []\n"),
        ("a: [x, q,]\n", ["z"], 'a: ["z"]\n'),
        ("a: [x, q] # c\n", None, "a: # c\n"),
        ("a: {b: 1, c: 2}\n", {"b": 1, "c": None, "d": "yes"}, 'a: {b: 1, c: null, d: "yes"}\n'),
        ("a: {b: 1, c: 2}\n", {"c": 3}, "a: {c: 3}\n"),
        ("a: {b: }\n", {"b": [1]}, "a: {b: [1] }\n"),
        ('a: {"b": 1}\n', {"b": 1, "c": {"d": [2]}}, 'a: {"b": 1, "c": {"d": [2]}}\n'),
        ('{\n "a": {\n  "b": 1\n }\n}\n', {"b": 1, "c": [2]}, '{\n "a": {\n  "b": 1,\n  "c": [2]\n }\n}\n'),
        ("a: ['x', # c\n  'q'] # d\n", ["x", "q", "z"], "a: ['x', # c\n  'q',\n  \"z\"] # d\n"),
        ("a: [\n  x, # c\n  ] # d\n", ["x", "q", "z"], 'a: [\n  x, # c\n  "q",\n  "z",\n  ] # d\n'),
        ("a: [\n  x # c\n  # d\n  ]\n", ["x", "q", "z"], 'a: [\n  x, # c\n  "q",\n  "z"\n  # d\n  ]\n'),
        ("a: [w, x # c\n  ]\n", ["w", "x", "q"], 'a: [w, x, # c\n    "q"\n  ]\n'),
        ("a: [w, # c\r\n  x]\r\n", ["w", "q", "x"], 'a: [w, # c\r\n    "q",\r\n  x]\r\n'),
        ("a: [w # c\n  , x]\n", ["w", "q", "x"], 'a: [w, # c\n    "q"\n  , x]\n'),
        ("a: [w,\n  # of x\n  x]\n", ["w", "q", "x"], 'a: [w,\n  "q",\n  # of x\n  x]\n'),
        ("a: [ # c\n  # of x\n  x]\n", ["w", "x"], 'a: [ # c\n  "w",\n  # of x\n  x]\n'),
        ("a: [x]\n# c\n", ["w", "x"], 'a: ["w", x]\n# c\n'),
        ("a: [x, w, # c\n  ]\n", ["x", "q"], 'a: [x, "q", # c\n  ]\n'),
        ("a: {b: 1, # c\n  }\n", {"b": 1, "d": 2, "e": 3}, "a: {b: 1, # c\n    d: 2,\n    e: 3,\n  }\n"),
        ("a: {b: # c\n  }\n", {"b": None, "d": 2}, "a: {b:, # c\n    d: 2\n  }\n"),
        ("a: |+ # c\n  x\n\nb: 1\n", "q", "a: q # c\nb: 1\n"),
        ("a: >2\n\n    x\n   # c\nb: 1\n", "q z", 'a: "q z"\nb: 1\n'),
        ("a: |\n    x\n  # c\nb: 1\n", "q", "a: q\n  # c\nb: 1\n"),
        ("a: |\n    x\n  # c\nb: 1\n", None, "a:\n  # c\nb: 1\n"),
        ("a: x\n  q # c\n", "z", "a: z # c\n"),
        ('a: "x\n\n  q" # c\n', "z", 'a: "z" # c\n'),
        ("a:\n  'x' # c\n", "q", "a:\n  'q' # c\n"),
        ("a: 'x'\n", "it's\u00a0\\ new", "a: 'it''s\u00a0\\ new'\n"),
        ("a: 'x'\n", "two\nlines", 'a: "two\\nlines"\n'),
        ('a: "x"\n', "q", 'a: "q"\n'),
        ("a: x\n", "It's 2 new, words", "a: It's 2 new, words\n"),
        ("a: x\n", "NO", 'a: "NO"\n'),
        ("a: x\n", "2027", 'a: "2027"\n'),
        ("a: x\n", "q: z", 'a: "q: z"\n'),
        ("a: x\n", "q: z #", 'a: "q: z #"\n'),
        ("a: 1\n", "Two words", 'a: "Two words"\n'),
        (f"a: >- # c\n    {LONG} one\n    two\nb: 1\n", f"{LONG} one two three", f"a: >- # c\n    {LONG} one\n    two three\nb: 1\n"),
        (f"a: >\n  {LONG}\n\n  x\n", f"{LONG} x\n\nz", f"a: >-\n  {LONG}\n  x\n\n\n  z\n"),
        (f"a: |\r\n  {LONG}\r\n  x\r\n", f"{LONG}\nx\nz\n", f"a: |\r\n  {LONG}\r\n  x\r\n  z\r\n"),
        (f"a: |-\n  {LONG}\n", f" {LONG}\nx", f'a: " {LONG}\\nx"\n'),
        (f"a: |2\n    {LONG}\n", f"{LONG} {LONG}", f'a: "{LONG} {LONG}"\n'),
        (f"a: {LONG}\n  x # c\nb: 1\n", f"{LONG} x z z z", f"a: {LONG}\n  x z z z # c\nb: 1\n"),
        (f'a: "{LONG}\n  x"\n', f"x\n\n{LONG} x", f'a: "x\\n\\n{LONG[:49]}\n  {LONG[50:]} x"\n'),
        (f"a: '{LONG}\n\n  x'\n", f"It's {LONG} z", f"a: 'It''s {LONG[:49]}\n  {LONG[50:]} z'\n"),
        ("a: {b: x, c: 'x', d: x}\n", {"b": "New", "c": "New", "d": "q, z"}, "a: {b: New, c: 'New', d: \"q, z\"}\n"),
        ("a: x", "q", "a: q"),
        ("a: 1\nb: |\n  x", None, "a:\nb: |\n  x"),
        ("a:\n  - >2 # c\n\n     x", ["\n x", "q"], "a:\n  - >2- # c\n\n     x\n  - q"),
        ("a:\n  - |+\n    x", ["x", "q"], "a:\n  - |-\n    x\n  - q"),
        ("a:\n  - |\n    x", ["q"], "a:\n  - q"),
        ("a:", ["x"], "a:\n  - x"),
        ("a: 1\nb:\n- x\n", ["q"], "a:\n- q\nb:\n- x\n"),
        ("b:\n    c: 1\na:", {"d": {"e": 1}}, "b:\n    c: 1\na:\n    d:\n        e: 1"),
        ("a:\n  -   x\n", ["x", "q"], "a:\n  -   x\n  -   q\n"),
        ("a:\n  - x\n  # z\nb: 1\n", ["x", "q"], "a:\n  - x\n  - q\n  # z\nb: 1\n"),
        ("a:\n  - x\n    # of x\n  # of q\n  - q\n", ["q"], "a:\n  # of q\n  - q\n"),
        ("a:\n  - x\n    # of x\n  # of q\n  - q\n", ["x"], "a:\n  - x\n    # of x\n"),
        ("a:\n  # of x\n\n  # of x too\n  - x\n", [], "a:\n  # of x\n\n"),
        ("a:\n  -\n  - b: 1\n    c: 2\n", [None, {"c": 2}], "a:\n  -\n  -\n    c: 2\n"),
        ("a:\n  - # c\n", [{"b": 1}], "a:\n  - b: 1 # c\n"),
        ("a:\n  - - x\n    - q\n", [["q"]], "a:\n  -\n    - q\n"),
        ("a:\n  - - x\n", [["w", "x"]], "a:\n  - - w\n    - x\n"),
        ("a:\n  - |+\n    x\n\n  - q\n\nb: 1\n", ["x\n\n"], "a:\n  - |+\n    x\n\nb: 1\n"),
        ("a:\n  - |+\n    x\n\nb: 1\n", ["x\n\n", "q"], "a:\n  - |+\n    x\n\n  - q\nb: 1\n"),
        ("---\na:\n  - x\n...\n# c\n", ["x", "q"], "---\na:\n  - x\n  - q\n...\n# c\n"),
        ("a:\r\n  - x\r\nb: 1\n", ["x", "q"], "a:\r\n  - x\r\n  - q\r\nb: 1\n"),
        ("b: 1\r\na:\n  - x\n  - q\r\n", ["w", "x"], "b: 1\r\na:\n  - w\n  - x\n"),
        ("? a\n: x\n", "q", "? a\n: q\n"),
        ("a: 'it''s'\n", 'say "x"', "a: 'say \"x\"'\n"),
        ("a:\n  - {}  # first\n  - b: 1\n", [{"x": "one"}, {"b": 1}], 'a:\n  - {"x": "one"}  # first\n  - b: 1\n'),
    ],
)  # fmt: skip
def test_a_value_is_changed_and_nothing_else(before: str, value: Any, after: str, parser: str) -> None:
    assert changed(before, a=value) == after


def test_several_keys_are_added_behind_the_last_with_what_belongs_to_it() -> None:
    before = "a: 1\nb:\n  c: 2\n  # of b\n\n# at the end\n"

    assert changed(before, **{"no": "no", "d e": {"f": [{"g": 1, "h": "2027"}]}}) == (
        'a: 1\nb:\n  c: 2\n  # of b\n"no": "no"\n"d e":\n  f:\n    - g: 1\n      h: "2027"\n\n# at the end\n'
    )


@pytest.mark.parametrize(
    ("before", "value", "line"),
    [
        ("x: 1\na: |\n  text", "z", 0),
        ("x: 1\na:\n  ? b\n  : 1\n", {}, 3),
        ("x: 1\na:\n  ? b\n", {"b": "c"}, 3),
        ("x: 1\na: [b: 1]\n", [{"b": 1, "c": 2}], 2),
        ("x: 1\na: [1, # c\n  2]\n", [2], 2),
        ("x: 1\na: [ # c\n  ]\n", [2], 2),
        ("x: 1\na:\n  b: 1\n", "text", 3),
        ("x: 1\na: 1\n", "\u202e", 2),
    ],
)
def test_what_could_only_be_spoilt_is_refused_with_its_line(
    before: str, value: Any, line: int, parser: str
) -> None:
    document = parsed(before)
    try:
        text = editor.amended(document, {**document.data, "a": value}).text
    except ToolkitError as refusal:
        assert refusal.message.startswith(f"plan.yaml:{line}: "), refusal.message
    else:
        assert (line, text) == (0, "x: 1\na: z")


def test_what_does_not_say_what_is_wanted_when_it_is_read_again_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    document = parsed("a:\n  - b: 1\n  - b: 2\n    c: x\n")
    wanted = {"a": [{"b": 1}, {"b": 2, "c": "new"}]}
    monkeypatch.setattr(editor, "quoted_as", lambda *_, **__: "other")

    with pytest.raises(
        ToolkitError, match=r"^plan\.yaml:4: this is written in a form that cannot be changed"
    ):
        editor.amended(document, wanted)


def test_what_would_be_too_large_is_refused() -> None:
    document = parsed("x: 1\na: x\n")

    with pytest.raises(
        ToolkitError, match=r"^plan\.yaml:2: this cannot be changed here: the file has more than"
    ):
        editor.amended(document, {"x": 1, "a": "x" * 2000}, 1024)
