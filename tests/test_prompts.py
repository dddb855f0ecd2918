"""Prompts one by one: what keys give, what is said and kept meanwhile, and how they look."""

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import ColorDepth
from prompt_toolkit.output.vt100 import Vt100_Output

from clustertoolkit.cli.roadmap import prompts
from clustertoolkit.cli.roadmap.prompts import Wished
from clustertoolkit.plan.walk.choices import Choice
from conftest import within

BACK, SKIP, GO, DOWN, UP, EMPTY = "\x02", "\x0e", "\x07", "\x1b[B", "\x1b[A", "\x15"
FRUIT = [Choice("a", "Apple"), Choice("b", "Banana"), Choice("c", "Cherry")]
MANY = [Choice(f"v{number}", f"Name {number:02}") for number in range(20)]
NOTED = [choice._replace(note=f"Note of {choice.title}.") for choice in MANY]

Asked = Callable[..., tuple[Any, str, str]]


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Iterator[Asked]:
    """Return a function that asks with these keys: what is given or wished, what is said, what is drawn."""

    def ask(prompt: Callable[..., Any], *arguments: Any, keys: str, **options: Any) -> tuple[Any, str, str]:
        drawn = io.StringIO()
        output = Vt100_Output(
            drawn, lambda: Size(rows=30, columns=80), term="xterm", default_color_depth=ColorDepth.DEPTH_4_BIT
        )
        with within(120), create_pipe_input() as pipe, create_app_session(input=pipe, output=output):
            pipe.send_text(keys)
            try:
                given = prompt(*arguments, **options)
            except Wished as wished:
                given = wished.wish
        return given, capsys.readouterr().err, drawn.getvalue()

    return ask


class Kept(list[list[str]]):
    """Every list that was kept while it grew."""

    def __call__(self, found: list[str]) -> None:
        self.append(list(found))


def fits(_: list[str]) -> str:
    """Find nothing wrong with any list."""
    return ""


PROMPTS: dict[str, tuple[Callable[..., Any], tuple[Any, ...], str, Any]] = {
    "text": (prompts.text, ("What?", ""), "Word\r", "Word"),
    "completed text": (prompts.text, ("What?", "", "", FRUIT), "Word\r", "Word"),
    "number": (prompts.number, ("What?", None, ""), "12\r", 12),
    "suggested": (prompts.suggested, ("What?", FRUIT, ""), f"{DOWN}\r", "b"),
    "texts": (prompts.texts, ("What?", [], Kept(), fits), "One\r\r", ["One"]),
    "confirmed": (lambda words: prompts.confirmed(words, default=False), ("What?",), "y\r", True),
    "one": (prompts.one, ("What?", FRUIT, None), f"{DOWN}\r", "b"),
    "ticked": (prompts.ticked, ("What?", FRUIT, []), f" {DOWN} \r", ["a", "b"]),
    "several": (prompts.several, ("What?", FRUIT, [], Kept()), f"{DOWN} \r", ["b"]),
    "searched": (prompts.searched, ("What?", MANY, [], Kept()), "name 03\r\r", ["v3"]),
}


@pytest.mark.parametrize("name", PROMPTS)
def test_a_prompt_gives_what_was_typed_or_marked(name: str, ask: Asked) -> None:
    prompt, arguments, keys, wanted = PROMPTS[name]

    assert ask(prompt, *arguments, keys=keys)[0] == wanted


@pytest.mark.parametrize("name", PROMPTS)
def test_all_prompts_look_alike_their_mark_coloured_and_their_words_bold(name: str, ask: Asked) -> None:
    prompt, arguments, keys, _ = PROMPTS[name]

    drawn = ask(prompt, *arguments, keys=keys)[2]

    assert "\x1b[0;36m?" in drawn
    assert re.search("\x1b\\[0;1m ?What\\?", drawn)


@pytest.mark.parametrize("name", ["one", "ticked", "several", "suggested"])
def test_the_marked_line_of_a_list_is_seen(name: str, ask: Asked) -> None:
    prompt, arguments, keys, _ = PROMPTS[name]

    drawn = ask(prompt, *arguments, keys=keys)[2]

    assert re.search("\x1b\\[0;36;1m \u00bb .*\x1b\\[0;1m.*Apple", drawn)


@pytest.mark.parametrize(("key", "wish"), [(BACK, "back"), (SKIP, "skip"), (GO, "go")])
@pytest.mark.parametrize("name", PROMPTS)
def test_each_prompt_can_be_left_by_the_same_keys(name: str, key: str, wish: str, ask: Asked) -> None:
    prompt, arguments, _, _ = PROMPTS[name]

    assert ask(prompt, *arguments, keys=key)[0] == wish


@pytest.mark.parametrize("name", PROMPTS)
def test_ctrl_c_ends_each_prompt(name: str, ask: Asked) -> None:
    prompt, arguments, _, _ = PROMPTS[name]

    with pytest.raises(KeyboardInterrupt):
        ask(prompt, *arguments, keys="\x03")


@pytest.mark.parametrize("name", PROMPTS)
def test_alt_enter_is_as_good_as_enter(name: str, ask: Asked) -> None:
    prompt, arguments, keys, wanted = PROMPTS[name]

    assert ask(prompt, *arguments, keys=keys.replace("\r", "\x1b\r"))[0] == wanted


@pytest.mark.parametrize("key", ["\x0f", "\x1b[200~x\ny\x1b[201~", "\x12x", "\x1by", "\x1a"])
@pytest.mark.parametrize("name", ["confirmed", "one", "ticked", "several", "suggested"])
def test_what_ends_or_fills_a_line_elsewhere_is_no_answer_to_a_choice(
    name: str, key: str, ask: Asked
) -> None:
    prompt, arguments, keys, wanted = PROMPTS[name]

    assert ask(prompt, *arguments, keys=f"{key}{keys}")[0] == wanted


# Texts and numbers


@pytest.mark.parametrize(
    ("before", "keys", "given", "said"),
    [
        ("", " Word \r", "Word", "  For example: Example\n"),
        ("Old", "er\r", "Older", ""),
        ("Old", "\r", "Old", ""),
        ("Old", f"{EMPTY}New\r", "New", ""),
        ("Old", f"{EMPTY}\ry\r", "clear", ""),
        ("Old", f"{EMPTY}\rn\r", "skip", ""),
        ("", "\r", "skip", "  For example: Example\n"),
        ("", f"typed{BACK}", "back", "  For example: Example\n  Not kept: typed\n"),
        ("Old", BACK, "back", ""),
        ("Old", f"er{SKIP}", "skip", "  Not kept: Older\n"),
    ],
)
def test_a_text_is_kept_changed_emptied_or_left(
    before: str, keys: str, given: str, said: str, ask: Asked
) -> None:
    assert ask(prompts.text, "What?", before, "Example", keys=keys)[:2] == (given, said)


WRONG = "  this is not a number: write digits alone, such as 1200 or 2.5\n"


@pytest.mark.parametrize(
    ("before", "keys", "given", "wrong"),
    [
        (None, "1200\r", 1200, 0), (None, "1 200\r", 1200, 0), (None, "2.5\r", 2.5, 0), (None, "2,5\r", 2.5, 0),
        (None, "-3\r", -3, 0), (None, "1,2345\r", 1.2345, 0), (None, "2.50\r", 2.5, 0), (7, "\r", 7, 0),
        (None, f"1.200\r{EMPTY}1200\r", 1200, 1), (None, f"1,200\r{EMPTY}1\r", 1, 1), (None, f"ten\r{EMPTY}10\r", 10, 1),
        (None, f"1e3\r{EMPTY}1\r", 1, 1), (None, f"ten\r{EMPTY}1x\r{EMPTY}1\r", 1, 2), (0, "\r", 0, 0),
    ],
    ids=str,
)  # fmt: skip
def test_a_number_is_understood_or_asked_for_again(
    before: Any, keys: str, given: float, wrong: int, ask: Asked
) -> None:
    found, said, _ = ask(prompts.number, "What?", before, "", keys=keys)

    assert (found, type(found), said) == (given, type(given), WRONG * wrong)


@pytest.mark.parametrize(
    ("before", "keys", "given", "said", "kept"),
    [
        ([], "One\rTwo\r\r", ["One", "Two"], "", [["One"], ["One", "Two"]]),
        ([], "One\rOne\rTwo\r\r", ["Two"], "  taken out: One\n", [["One"], [], ["Two"]]),
        (["Old"], "\r", ["Old"], "  so far: Old\n", []),
        (["Old"], "New\r\r", ["Old", "New"], "  so far: Old\n", [["Old", "New"]]),
        (["Old"], "Old\r\r", [], "  so far: Old\n  taken out: Old\n", [[]]),
        ([], "\r", "skip", "", []),
        (["Old"], BACK, "back", "  so far: Old\n", []),
    ],
)
def test_a_list_grows_text_by_text_and_is_kept_each_time(
    before: list[str], keys: str, given: Any, said: str, kept: list[list[str]], ask: Asked
) -> None:
    keep = Kept()

    assert ask(prompts.texts, "What?", before, keep, fits, keys=keys)[:2] == (given, said)
    assert keep == kept


def test_another_word_than_the_suggested_ones_can_be_typed(ask: Asked) -> None:
    assert ask(prompts.suggested, "What?", FRUIT, "", keys=f"{UP}\rPear\r")[0] == "Pear"


# Lists


@pytest.mark.parametrize(
    ("before", "keys", "given"),
    [(None, "\r", "a"), ("b", "\r", "b"), ("c", f"{UP}\r", "b"), ("gone", "\r", "a")],
)
def test_what_was_chosen_before_is_marked_first(
    before: str | None, keys: str, given: str, ask: Asked
) -> None:
    assert ask(prompts.one, "What?", FRUIT, before, keys=keys)[0] == given


@pytest.mark.parametrize("prompt", [prompts.one, prompts.several], ids=["one", "several"])
def test_where_there_is_nothing_to_choose_from_it_is_said(prompt: Callable[..., Any], ask: Asked) -> None:
    last = (None,) if prompt is prompts.one else ([], Kept())

    assert ask(prompt, "What?", [], *last, keys="")[:2] == ("skip", "  There is nothing to choose from.\n")


@pytest.mark.parametrize(
    ("before", "keys", "given", "said"),
    [
        ([], " \r", ["a"], ""),
        ([], f" {DOWN}{DOWN} \r", ["a", "c"], "  ticked: Apple\n  ticked: Cherry\n"),
        (["b"], "\r", ["b"], ""),
        (["b"], f"{DOWN} \r", [], ""),
        (["other", "b"], " \r", ["other", "a", "b"], "  ticked: Apple\n  ticked: Banana\n"),
        ([], "ai\r", [], ""),
    ],
)
def test_what_is_ticked_is_taken_and_what_is_not_offered_stays(
    before: list[str], keys: str, given: list[str], said: str, ask: Asked
) -> None:
    assert ask(prompts.ticked, "What?", FRUIT, before, keys=keys)[:2] == (given, said)


NOTHING = "  Nothing is ticked. The space bar ticks a line; Ctrl-N leaves the question\n  open.\n"


def test_nothing_ticked_is_asked_again_unless_something_was_there(ask: Asked) -> None:
    keep = Kept()

    assert ask(prompts.several, "What?", FRUIT, [], keep, keys="\r \r")[:2] == (["a"], NOTHING)
    assert keep == [["a"]]
    assert ask(prompts.several, "What?", FRUIT, ["a"], Kept(), keys=" \r")[:2] == ([], "")


def test_of_a_long_list_with_an_order_the_first_can_be_ticked_and_others_searched(ask: Asked) -> None:
    keep = Kept()
    keys = f" {DOWN * prompts.NEAREST} \rname 19\r\r"

    found, said, drawn = ask(prompts.several, "What?", NOTED, [], keep, keys=keys)

    assert found == ["v0", "v19"]
    assert keep == [["v0"], ["v0", "v19"]]
    assert "search the other 12 by typing" in drawn
    assert said == ("  ticked: Name 00\n  so far: Name 00\n  taken: Name 19\n")


def test_a_list_without_an_order_is_searched_by_the_beginnings_of_names(ask: Asked) -> None:
    keep = Kept()
    names = [
        Choice(name.casefold(), name)
        for name in ("Norway", "Northland", "Iceland", "Ireland", *map(str, range(20)))
    ]

    found, said, _ = ask(
        prompts.several, "Which?", names, ["iceland"], keep,
        keys="nor\r norw \rICEL\rxyz\rrel\r Northland \r\r",
    )  # fmt: skip

    assert found == ["norway", "ireland", "northland"]
    assert said == (
        "  so far: Iceland\n"
        "  Which one? Norway; Northland\n"
        "  taken: Norway\n"
        "  taken out: Iceland\n"
        "  There is no name with 'xyz' in it.\n"
        "  taken: Ireland\n"
        "  taken: Northland\n"
    )
    assert keep[-1] == found
    assert len(keep) == 4


# What is told before


def test_a_few_choices_are_explained_whole_and_many_in_two_lines() -> None:
    note = "Words about it. " * 20
    few = [Choice("a", "Apple.", note.strip())] * prompts.FEW
    many = [*few, Choice("b", "Banana")]

    assert list(prompts.explained(few)) == [f"- Apple: {note.strip()}"] * prompts.FEW
    cut = list(prompts.explained(many))
    assert len(cut) == prompts.FEW
    assert all(text.startswith("- Apple: Words") and text.endswith(" ...") for text in cut)
    assert {len(prompts.indented(text).splitlines()) for text in cut} == {2}
    assert max(map(len, cut)) > prompts.WIDEST


def test_a_title_is_told_whole_only_where_its_line_cuts_it() -> None:
    fits, long = "x" * (prompts.WIDEST - 6), "x " * 40

    assert list(prompts.explained([Choice("a", fits)])) == []
    assert list(prompts.explained([Choice("a", long.strip())])) == [f"- {long.strip()}"]


@pytest.mark.parametrize(("columns", "wide"), [(0, 78), (10, 26), (40, 38), (79, 77), (80, 78), (300, 78)])
def test_texts_are_as_wide_as_the_terminal_within_limits(
    columns: int, wide: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prompts.os, "get_terminal_size", lambda _: Size(rows=24, columns=columns))
    monkeypatch.setattr(prompts.sys, "stderr", open(2, "w", closefd=False))  # noqa: SIM115

    assert prompts.width() == wide
    text = "Word " * 100
    assert max(map(len, prompts.indented(text).splitlines())) <= wide
    assert max(map(len, prompts.wrapped(text).splitlines())) <= wide - 4
    assert len(prompts.short(text)) <= wide - 14
    hanging = prompts.indented(f"- {text}").splitlines()
    assert [line[:5] for line in hanging[:2]] == ["  - W", "    W"]
