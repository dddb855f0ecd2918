"""`--fix`: what is mechanical is mended and shown, and everything else of a file stays as it was."""

import sys
from pathlib import Path

import pytest

from clustertoolkit.contribute.mending import MARK
from clustertoolkit.yamlfiles.reader import MAX_BYTES, parse
from conftest import DATA, DEMO, Run

NETWORK = Path("data/examples/austrian-network.yaml")

# each: what stands in the file, what stands there in its wrong form, and what `--fix` makes of that
MENDED = {
    "Norway": ('countries: ["AT"]', "countries: [NO]  # Norway", 'countries: ["NO"]  # Norway'),
    "a country by its name": ('countries: ["AT"]', "countries: [Norway]", 'countries: ["NO"]'),
    "a day": ('checked: "2026-01-15"', "checked: 2026-01-15", 'checked: "2026-01-15"'),
    "a number for a text": ("name: Austrian network", "name: 2026", 'name: "2026"'),
    "thousands for a text": ("name: Austrian network", "name: 2.300", 'name: "2.300"'),
    "curly quotes": ("name: Austrian network", "name: “Austrian network”", 'name: "Austrian network"'),
    "single curly quotes": ("aliases: [Netzwerk]", "aliases: [‘L’réseau’]", 'aliases: ["L’réseau"]'),
    "a colon in curly quotes": ("name: Austrian network", "name: “Austria: network”", 'name: "Austria: network"'),
    "tabs in the indentation": ("  start: 2016", "\tstart: 2016", "  start: 2016"),
    "a tab behind a colon": ("name: Austrian", "name:\tAustrian", "name: Austrian"),
    "a tab before a comment, and tabs in it": ("kind: programme", "kind: programme\t#\tone\ttwo", "kind: programme #\tone\ttwo"),
    "a tab in quotes, which no reader here takes": ("name: Austrian network", 'name: "Austrian\tnetwork"', 'name: "Austrian network"'),
    "tabs in a comment in brackets": ("aliases: [Netzwerk]", "aliases: [\n\t# a\tb\n\tNetzwerk]", "aliases: [\n  # a\tb\n  Netzwerk]"),
    "a slip beside a tab in a comment": ("kind: programme", "kind: progamme  #\tmine", "kind: programme  #\tmine"),
    "a no-break blank": ("Austrian network", "Austrian\u00a0network", "Austrian network"),
    "no-break blanks in the indentation": ("  start: 2016", "\u00a0\u00a0start: 2016", "  start: 2016"),
    "a second byte order mark": (
        "id: austrian-network\n", f"{MARK}{MARK}id: austrian-network\n", f"{MARK}id: austrian-network\n"
    ),
    "a word behind the byte order mark": ("id: austrian-network\n", f"{MARK}id: “austrian-network”\n", f'{MARK}id: "austrian-network"\n'),
    "a slip in a closed word": ("kind: programme", "kind: progamme", "kind: programme"),
    "a word in capitals": ("priority: green", "priority: GREEN", "priority: green"),
    "a country in small letters": ('countries: ["AT"]', "countries: [no]", 'countries: ["NO"]'),
    "a slip in curly quotes": ("kind: programme", "kind: “progamme”", "kind: programme"),
    "a no-break blank at the end": ("kind: programme", "kind: programme\u00a0", "kind: programme "),
    "a no-break blank behind a key": ("kind: programme", "kind\u00a0: programme", "kind : programme"),
}  # fmt: skip

LEFT = {  # what its author has to say
    "the opposite of a word": ("status: active", "status: inactive"),
    "a number of thousands": ("value: 40", "value: 2.300"),
    "a date where a number is wanted": ("value: 40", "value: 2026-01-15"),
    "no near word": ("kind: programme", "kind: thing"),
    "true for a text": ("name: Austrian network", "name: true"),
    "another id": ("action: meet-partners", "action: meet-partner"),
    "another key": ("kind: programme", "kinds: programme"),
    "a part in curly quotes": ("name: Austrian network", "name: “Austrian” network"),
    "a slip in a text of several lines": ("kind: programme", "kind: |-\n  progamme"),
    "a no-break blank that holds a comment off": ("name: Austrian network", "name: Network\u00a0# 1"),
    "a no-break blank that holds a comment off in a list": (
        "aliases: [Netzwerk]", "aliases:\n  - Netz\n  - Netz\u00a0# 1"
    ),
    "tabs in comments": ("kind: programme", "#\tmine\nkind: programme  # a\tb\n  #\t\tc"),
    "the byte order mark": ("id: austrian-network\n", f"{MARK}id: austrian-network\n"),
    "tabs that could mean two things": ("  start: 2016\n", "  start:\n\tend: 2016\n"),
}  # fmt: skip


def put(old: str, new: str) -> bytes:
    """Write the small example with a text in the place of another one, and return its bytes."""
    text = NETWORK.read_text("utf-8")
    assert text.count(old) >= 1
    raw = text.replace(old, new, 1).encode()
    NETWORK.write_bytes(raw)
    return raw


@pytest.mark.parametrize("name", MENDED)
def test_what_is_mechanical_is_mended_and_nothing_else(name: str, small: Path, run: Run) -> None:
    right, wrong, mended = MENDED[name]
    before = NETWORK.read_text("utf-8")
    put(right, wrong)

    result = run("validate", "--fix")

    assert NETWORK.read_bytes() == before.replace(right, mended, 1).encode()
    assert result.status == 0, result.out
    assert result.err.startswith(f"--- {NETWORK.as_posix()}\n+++ {NETWORK.as_posix()}\n@@ ")
    assert result.err.endswith("files checked in data, no problems\n")


@pytest.mark.parametrize("name", LEFT)
def test_what_could_mean_two_things_is_left_to_its_author(name: str, small: Path, run: Run) -> None:
    raw = put(*LEFT[name])
    told = run("validate")

    fixed = run("validate", "--fix")

    assert fixed == told
    assert NETWORK.read_bytes() == raw


def test_what_cannot_be_mended_keeps_nothing_else_from_it(small: Path, run: Run) -> None:
    """A text of several lines with a slip, and a blank that keeps a comment away, are left to their author."""
    left = "name: Network\u00a0# 1\naliases: [“Netz”]\nregion: >-\n  “Wien”\n"
    before = NETWORK.read_text("utf-8").replace("name: Austrian network\naliases: [Netzwerk]\n", left)
    before = before.replace("priority: green", "priority: >-\n        gren", 1)
    wrong = before.replace('"AT"', "NO").replace("  start: 2016", "\u00a0 start: 2016\u00a0")
    right = (
        before.replace('"AT"', '"NO"').replace("[“Netz”]", '["Netz"]').replace("start: 2016", "start: 2016 ")
    )
    NETWORK.write_text(wrong, encoding="utf-8")

    run("validate", "--fix")

    assert NETWORK.read_text("utf-8") == right


def test_quotes_within_texts_stay_when_a_file_is_made_readable(small: Path, run: Run) -> None:
    text = "name: “A: network”\nregion: |\n  “Here: and there”\n  - “x”\nlevel: national\n"
    NETWORK.write_text(text, encoding="utf-8")

    run("validate", "--fix")

    assert NETWORK.read_text("utf-8") == text.replace("“A: network”", '"A: network"')


@pytest.mark.parametrize("text", ["5", "true", "[]", "2.300", "“x”", "", "\ufeff\ufeff", "- 1", "? x"])
def test_a_file_that_holds_no_keys_is_told_as_such(text: str, small: Path, run: Run) -> None:
    NETWORK.write_text(text, encoding="utf-8")
    (small.parent / "plan.yaml").write_text(text, encoding="utf-8")

    for words in (("validate", "--fix"), ("roadmap", "check", "plan.yaml", "--fix")):
        result = run(*words)
        assert result.status == 1
        assert "Traceback" not in result.err


def test_a_file_that_is_too_large_to_be_read_is_left(small: Path, run: Run) -> None:
    text = NETWORK.read_text("utf-8").replace("kind: programme", "kind: progamme")
    NETWORK.write_text(text + "#" * MAX_BYTES, encoding="utf-8")
    told = run("validate")

    assert run("validate", "--fix") == told
    assert "error[too-large]" in told.out


def test_mending_twice_changes_nothing_more(small: Path, run: Run) -> None:
    for right, wrong, _ in MENDED.values():
        before = NETWORK.read_bytes()
        put(right, wrong)
        run("validate", "--fix")
        once = NETWORK.read_bytes()
        run("validate", "--fix")
        assert NETWORK.read_bytes() == once
        NETWORK.write_bytes(before)


def test_a_change_is_shown_before_what_is_left_is_reported(small: Path, run: Run) -> None:
    put('countries: ["AT"]', "countries: [AT, NO]\nlevels: x")

    assert run("validate", "--fix", NETWORK) == (
        1,
        "data/examples/austrian-network.yaml:6:1: error[unknown-key]: 'levels' is not a key\n   |\n"
        " 6 | levels: x\n   | ^^^^^^\n   = hint: did you mean 'level'?\n\n"
        "data/examples/austrian-network.yaml:7:8: warning[level-unlikely]: the level is national, and "
        "'countries' names 2 of them\n   |\n 7 | level: national\n   |        ^^^^^^^^\n"
        "   = hint: take level: international, or give the 'region' that reaches across the border\n\n"
        "1 error and 1 warning in 1 file (1 file checked in data)\n",
        "--- data/examples/austrian-network.yaml\n+++ data/examples/austrian-network.yaml\n@@ -2,7 +2,7 @@\n"
        " name: Austrian network\n aliases: [Netzwerk]\n kind: programme\n"
        '-countries: [AT, NO]\n+countries: [AT, "NO"]\n'
        " levels: x\n level: national\n period:\n",
    )


def test_lines_keep_their_ends_and_the_file_its_mode(small: Path, run: Run) -> None:
    raw = put("kind: programme", "kind: progamme").replace(b"\n", b"\r\n")
    NETWORK.write_bytes(raw)
    if sys.platform != "win32":
        NETWORK.chmod(0o600)

    run("validate", "--fix")

    assert NETWORK.read_bytes() == raw.replace(b"progamme", b"programme")
    assert sys.platform == "win32" or NETWORK.stat().st_mode & 0o777 == 0o600


def test_only_what_is_named_is_mended(small: Path, run: Run) -> None:
    raw = put("kind: programme", "kind: progamme")

    result = run("validate", "--fix", small / "actions")

    assert (result.status, result.err) == (0, "2 files checked in data, no problems\n")
    assert NETWORK.read_bytes() == raw


def test_the_shipped_content_and_the_demo_have_nothing_to_mend(run: Run, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_bytes(DEMO.read_bytes())

    assert run("validate", "--fix", "--data", DATA).err.count("\n") == 1
    assert run("roadmap", "check", plan, "--fix", "--data", DATA).err == ""
    assert plan.read_bytes() == DEMO.read_bytes()


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("countries:\n  - NO", 'countries:\n  - "NO"'),
        ("date: 2026-11-26", 'date: "2026-11-26"'),
        ("horizon:\n\u00a0\u00a0start: 2027", 'horizon:\n  start: "2027"'),
        ("level: regionl  # by hand", "level: regional  # by hand"),
        ("title: “A plan”\nvision: “A region: whole”", 'title: "A plan"\nvision: "A region: whole"'),
    ],
)
def test_a_plan_is_mended_and_its_own_blanks_and_comments_stay(
    wrong: str, right: str, small: Path, run: Run
) -> None:
    head = 'plan_version: 1\nterritory: "L\u2019\u00a0Ile : x"  # by hand\n'
    plan = small.parent / "plan.yaml"
    plan.write_text(f"{head}{wrong}\n", encoding="utf-8", newline="\n")

    result = run("roadmap", "check", "plan.yaml", "--fix")

    assert plan.read_text("utf-8") == f"{head}{right}\n"
    assert result.err.startswith("--- plan.yaml\n+++ plan.yaml\n@@ ")
    assert parse("plan.yaml", plan.read_bytes()).problems == ()


def test_a_file_that_may_not_be_written_is_refused(small: Path, run: Run) -> None:
    plan = small.parent / "plan.yaml"
    (small.parent / "real.yaml").write_text(
        "plan_version: 1\nterritory: X\nlevel: regionl\n", encoding="utf-8"
    )
    if sys.platform == "win32":
        pytest.skip("links need a privilege there")
    plan.symlink_to(small.parent / "real.yaml")

    result = run("roadmap", "check", "plan.yaml", "--fix")

    assert (result.status, result.out) == (2, "")
    assert result.err.endswith("error: plan.yaml is not a plain file\nhint: name another file\n")
