"""What a shell is offered when somebody presses the tab key."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from clustertoolkit.content import location
from clustertoolkit.content.kinds import BY
from conftest import DATA, ROOT, TESTS, Run

SMALL = TESTS / "content"
SCRIPT = (
    "import sys\nfrom clustertoolkit.cli import main\n"
    "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code, end.code\n"
    "seen = [name for name in ('rich', 'yaml', 'jsonschema', 'sqlite3') if sys.modules.get(name)]\n"
    "print(seen, file=sys.stderr)"
)


def offered(line: str, shell: str = "bash", folder: Path = ROOT, data: Path | None = None) -> list[str]:
    """Return the lines that a shell gets for a command line which ends where the tab key was pressed."""
    environment = {name: value for name, value in os.environ.items() if name != "TOOLKIT_DATA"}
    environment |= {"TOOLKIT_DATA": str(data)} if data else {}
    environment |= {
        "_TOOLKIT_COMPLETE": f"complete_{shell}",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "_TYPER_COMPLETE_ARGS": line,
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(line.split(" ")) - 1),
        "PYTHONUTF8": "1",
    }
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=folder, env=environment, capture_output=True, encoding="utf-8",
        check=True,
    )  # fmt: skip
    assert done.stderr == "[]\n", "nothing else is said, and nothing slow imported"
    return done.stdout.split("\n")[:-1] if done.stdout.strip() else []


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("toolkit mat", ["matrix"]),
        ("toolkit matrix --prio", ["--priority"]),
        ("toolkit --install", ["--install-completion"]),
        ("toolkit matrix --priority ", ["green", "digital"]),
        ("toolkit matrix --priority gr", ["green"]),
        ("toolkit matrix --priority green --priority d", ["digital"]),
        ("toolkit matrix --priority green,d", ["green,digital"]),
        ("toolkit matrix --challenge v", ["value-chains"]),
        ("toolkit matrix --function ", ["intelligence", "networking"]),
        ("toolkit matrix --basis ", ["paper", "table-5", "judged"]),
        ("toolkit examples --country ", ["AT", "GR", "NO"]),
        ("toolkit examples --country AT,G", ["AT,GR", "AT,Greece"]),
        ("toolkit examples --country Nor", ["Norway"]),
        ("toolkit matrix --country austria,nor", ["austria,norway"]),
        ("toolkit examples --country n", ["no", "norway"]),
        ("toolkit examples --group e", ["eu27"]),
        ("toolkit examples --recommendation G", ["G1", "G2"]),
        ("toolkit examples --recommendation g", ["g1", "g2"]),
        ("toolkit examples --instrument g", ["grants"]),
        ("toolkit examples --sector h", ["health"]),
        ("toolkit examples --status ", ["active", "ended", "unknown"]),
        ("toolkit examples --evidence s", ["secondary", "self-reported"]),
        ("toolkit examples --by ", list(BY)),
        ("toolkit examples --by figure --sort eu", ["euro"]),
        ("toolkit examples --columns name,st", ["name,status", "name,start"]),
        ("toolkit examples --sort lev", ["level"]),
        ("toolkit examples --by placement --sort wh", ["why"]),
        ("toolkit actions --sort b", ["bases"]),
        ("toolkit recommendations --columns e", ["edition", "examples"]),
        ("toolkit matrix --format m", ["markdown"]),
        ("toolkit matrix --format x", []),
        ("toolkit validate --format ", ["text", "json", "github", "sarif", "junit"]),
        ("toolkit gaps --gap thin", ["thin-cell", "thin-action"]),
        ("toolkit countries --group-by ", ["eu27"]),
        ("toolkit checks dup", ["duplicate-key"]),
        ("toolkit show me", ["meet-partners"]),
        ("toolkit show watch-markets a", ["austrian-network"]),
        ("toolkit show ph", ["phase-1"]),
        ("toolkit show G", ["G1", "G2"]),
        ("toolkit matrix --priority x", []),
        ("toolkit help ma", ["matrix"]),
        ("toolkit help roadmap b", ["build"]),
        ("toolkit matrix --js", ["--json"]),
        ("toolkit --no-c", ["--no-color"]),
        # files are left to the shell
        ("toolkit matrix --data ", []),
        ("toolkit matrix -o ", []),
        ("toolkit validate ", []),
    ],
)
def test_words_are_offered(line: str, words: list[str]) -> None:
    assert offered(line, data=SMALL) == words


def test_zsh_and_fish_are_told_what_words_mean() -> None:
    assert offered("toolkit examples --country ", "zsh", data=SMALL) == [
        "_arguments '*: :((\"AT\":\"Austria\"", '"GR":"Greece"', '"NO":"Norway"))\'',
    ]  # fmt: skip
    assert offered("toolkit examples --country ", "fish", data=SMALL) == [
        "AT\tAustria", "GR\tGreece", "NO\tNorway",
    ]  # fmt: skip
    assert offered("toolkit che", "fish") == ["checks\tList every code that 'toolkit validate'..."]
    assert offered("toolkit matrix --prio", "zsh") == [
        '_arguments \'*: :(("--priority":"Thematic priority, such as green."))\''
    ]
    assert offered("toolkit matrix -o ", "zsh") == ["_files"]


def test_ids_of_the_shipped_content_are_offered() -> None:
    names = {file.stem for folder in ("actions", "examples") for file in (DATA / folder).iterdir()}

    assert names < set(offered("toolkit show ", data=DATA))


def test_only_countries_that_occur_are_offered(tmp_path: Path) -> None:
    """In either form of a list, with line ends of any system, and of a name only what a shell takes as it is."""
    data = shutil.copytree(SMALL, tmp_path / "data")
    (data / "studies").mkdir()
    (data / "studies" / "three.yaml").write_text('id: three\ncountries: ["CH"]\n', encoding="utf-8")
    for name, lines in (
        ("one", 'countries: ["BA", "CI"]'),
        ("two", "countries:  # both\n  - TR\n  - 'AL'\nx: ME\n"),
    ):
        (data / "examples" / f"{name}.yaml").write_bytes(
            f"id: {name}\n{lines}\n".replace("\n", "\r\n").encode()
        )
    (data / "countries.yaml").write_text((DATA / "countries.yaml").read_text("utf-8"), encoding="utf-8")

    assert offered("toolkit examples --country ", data=data) == ["AL", "AT", "BA", "CI", "GR", "NO", "TR"]
    assert offered("toolkit examples --country B", data=data) == ["BA", "Bosnia-and-Herzegovina"]
    assert offered("toolkit studies --country C", data=data) == ["CH"]
    assert offered("toolkit words --country M", data=data) == []
    assert offered("toolkit show Bosnia", data=data) == []


def test_a_name_that_is_offered_is_understood(run: Run) -> None:
    codes = set(offered("toolkit examples --country ", data=DATA))
    names = {
        name for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        for name in offered(f"toolkit examples --country {letter}", data=DATA)
    } - codes  # fmt: skip
    found = run("examples", "--data", DATA, "--country", ",".join(sorted(names)), "--json")

    assert len(names) > 20
    assert found.status == 0
    listed = {one for example in json.loads(found.out)["examples"] for one in example["countries"]}
    assert codes <= listed


def test_content_is_found_where_commands_find_it(tmp_path: Path) -> None:
    elsewhere = f"--data {SMALL}"
    (tmp_path / "below").mkdir()
    shutil.copytree(SMALL, tmp_path / "data")

    assert offered("toolkit matrix --priority ", folder=tmp_path / "below") == ["green", "digital"]
    assert offered("toolkit matrix --priority ") == ["green", "digital", "resilience"]
    assert offered(f"toolkit matrix {elsewhere} --priority ") == ["green", "digital"]
    assert offered(f"toolkit {elsewhere} matrix --priority ") == ["green", "digital"]
    assert offered(f"toolkit matrix {elsewhere} --priority ", data=DATA) == ["green", "digital"]


def test_no_content_is_no_noise(tmp_path: Path) -> None:
    assert offered("toolkit matrix --priority ", data=tmp_path) == []
    assert offered(f"toolkit matrix --data {tmp_path} --priority ") == []
    (tmp_path / "toolkit.yaml").touch()
    assert offered("toolkit matrix --priority ", data=tmp_path) == []
    assert offered("toolkit show m", data=tmp_path) == []


LISTED = """\
# a comment
things:
  - id: plain
    title: A plain (short) title, and more - of it
  - id: "quoted"
    title: 'Quoted too'
  - code: AT
    name: Österreich
    things:
      - id: inner
        title: Not a thing of the first list
  - id: title-later
    priority: green

    title: Not found

  - id: title-second
    priority: green
    title: Found
  - id: folded
    title: >-
      Not on this line
others:
- id: flush
  title: Flush left
- id: last
"""


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_lists_are_read_line_by_line(mark: str, ending: str, tmp_path: Path) -> None:
    text = mark + LISTED.replace("\n", ending)
    (tmp_path / "file.yaml").write_bytes(text.rstrip().encode())

    assert location.words(tmp_path, "file", "things") == {
        "plain": "A plain (short) title, and more - of it",
        "quoted": "Quoted too",
        "AT": "Österreich",
        "title-later": "",
        "title-second": "Found",
        "folded": "",
    }
    assert location.words(tmp_path, "file", "others") == {"flush": "Flush left", "last": ""}
    assert location.words(tmp_path, "file", "nothing") == {}
    assert location.words(tmp_path, "nowhere", "things") == {}


def test_of_several_lists_the_outermost_and_last_counts(tmp_path: Path) -> None:
    (tmp_path / "file.yaml").write_text(
        "sets:\n  - id: one\n    words:\n      - id: old\n  - id: two\n    words:\n      - id: new\n"
        "deeper:\n    - id: x\n      y:\n          words:\n            - id: deep\n",
        encoding="utf-8",
    )

    assert list(location.words(tmp_path, "file", "words")) == ["new"]


@pytest.mark.parametrize(
    "evil", ["$(touch x)", "`touch x`", "a;b", "a'b", 'a"b', "a\\b", "a b", "-x", "a:b", "*", "\x1b[2J", "é"]
)
def test_nothing_that_a_shell_would_act_on_is_offered(evil: str, tmp_path: Path) -> None:
    (tmp_path / "file.yaml").write_text(
        f"things:\n  - id: {evil}\n    title: Fine\n  - id: fine\n    title: {evil}!\n", encoding="utf-8"
    )
    (tmp_path / "actions").mkdir()
    (tmp_path / "actions" / "fine.yaml").touch()
    if os.name != "nt":
        (tmp_path / "actions" / f"{evil}.yaml").touch()

    assert location.words(tmp_path, "file", "things") == {"fine": ""}
    assert location.ids(tmp_path, "actions") == ["fine"]
