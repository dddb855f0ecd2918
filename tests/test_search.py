"""`toolkit search`: ranked hits in all texts, whatever people type."""

import csv
import json
import re
import sqlite3
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from clustertoolkit.content import load
from clustertoolkit.content.model import Toolkit
from clustertoolkit.errors import ToolkitError
from clustertoolkit.query import passages, search
from clustertoolkit.query.show import all_entries
from clustertoolkit.query.texts import Titles, texts_of
from clustertoolkit.views.search import COLUMNS
from conftest import DATA, ROOT, TODAY, Run, fits

PASSAGE = "Firms meet four times a year."


def ids(out: str) -> list[str]:
    """Return the ids in the lines of a search in a pipe."""
    return [line.split("\t")[1] for line in out.splitlines()]


@pytest.fixture
def named(small: Path) -> Path:
    """Return the small content with names and words in which letters and signs matter."""
    example = small / "examples" / "austrian-network.yaml"
    text = example.read_text("utf-8").replace("aliases: [Netzwerk]\n", "")
    for name, words in {
        "poles": "name: Pôles de compétitivité",
        "lodz": "name: Cluster of Łódź\nlocal_name: Klaster Łódzki",
        "orsted": "name: Ørsted i Straße\nacronym: ØS",
        "economie": "name: Pour l'économie sociale",
        "start": "name: A start-up fund for C++ and F#",
        "greek": "name: Συστάδα επιχειρήσεων",
        "decomposed": "name: E\u0301toile re\u0301gionale",
    }.items():
        changed = text.replace("id: austrian-network", f"id: {name}").replace("name: Austrian network", words)
        changed = changed.replace(
            "basis: paper\n    position: 1", "basis: judged\n    fit: direct\n    why: It fits."
        )
        (small / "examples" / f"{name}.yaml").write_text(changed, encoding="utf-8")
    return small


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Pôles", ["poles"]),
        ("poles", ["poles"]),
        ("POLES COMPETITIVITE", ["poles"]),
        ("competitivité pôles", ["poles"]),
        ("comp pol", ["poles"]),
        ("Lodz", ["lodz"]),
        ("Łódź", ["lodz"]),
        ("łodzki", ["lodz"]),
        ("Oersted", ["orsted"]),
        ("orsted", ["orsted"]),
        ("strasse", ["orsted"]),
        ("STRAẞE", ["orsted"]),
        ("os", ["orsted"]),
        ("l'économie", ["economie"]),
        ("l'economie", ["economie"]),
        ("economie pour", ["economie"]),
        ("l'sociale", []),
        ("C++", ["start"]),
        ("f#", ["start"]),
        ("start-up", ["start"]),
        ("startup", ["start"]),
        ("up-start", []),
        ("συσταδα", ["greek"]),
        ("Étoile", ["decomposed"]),
        ("regionale", ["decomposed"]),
    ],
)
def test_accents_special_letters_signs_and_beginnings_do_not_matter(
    words: str, found: list[str], named: Path, run: Run
) -> None:
    result = run("search", *words.split(), "--kind", "example")

    assert (result.status, ids(result.out)) == (0, found)


@pytest.mark.parametrize(
    "words",
    [
        ["("], ['"'], ["-", "--x"[2:]], ["NEAR("], ["AND"], ["a AND b"], ["NOT", "networking"], ["^firms"], ["summary:firms"],
        ["firms*"], ["*"], ["{firms}"], ["firms)"], ['"firms'], ["fi\x00rms"], ["\x1b[31m"], ["%", "_"], ["'; DROP TABLE entries"],
        ["labour-" * 400], ["\udce9"], ["🌱"], ["--", "-x"], ["a" * 10_000], ["a-" * 2_000], [f"w{number}" for number in range(400)], ["١٢"], ["\u200b"],
    ],
    ids=ascii,
)  # fmt: skip
def test_no_sign_and_no_word_is_an_operator(words: list[str], small: Path, run: Run) -> None:
    status, out, err = run("search", "--", *words)

    if any(one.isalnum() for word in words for one in word):
        assert status == 0
        assert bool(out) != err.endswith("nothing found\n")
    else:
        nothing = "error: there is no word to look for\nhint: a word has a letter or a digit\n"
        assert (status, out, err) == (2, "", nothing)


def test_signs_around_a_word_change_nothing(small: Path, run: Run) -> None:
    plain = run("search", "firms")

    for word in ("firms*", "(firms", '"firms"', "^FIRMS", "firms:"):
        assert run("search", word) == plain


def test_the_first_hit_has_the_words_in_its_name_the_next_in_its_summary_the_last_in_its_note(
    small: Path, run: Run
) -> None:
    example = small / "examples" / "austrian-network.yaml"
    text = example.read_text("utf-8").replace(
        "basis: paper\n    position: 1", "basis: judged\n    fit: direct\n    why: It fits."
    )
    for name, old, new in (
        ("a-note", "checked:", "note: Perhaps a zebra.\nchecked:"),
        ("b-summary", "summary: Firms meet", "summary: Zebras meet"),
        ("c-alias", "[Netzwerk]", "[Zebra club]"),
        ("d-title", "name: Austrian network", "name: Zebra network"),
    ):
        changed = text.replace("id: austrian-network", f"id: {name}").replace(old, new)
        changed = changed.replace("[Netzwerk]", f"[{name} net]")
        (small / "examples" / f"{name}.yaml").write_text(changed, encoding="utf-8")

    found = run("search", "zebra").out.splitlines()

    assert [line.split("\t")[1:] for line in found] == [
        ["d-title", "Zebra network", PASSAGE],
        ["c-alias", "Austrian network", "Also called: Zebra club"],
        ["b-summary", "Austrian network", "Zebras meet four times a year."],
        ["a-note", "Austrian network", "Perhaps a zebra."],
    ]


def test_an_entry_with_just_these_words_for_a_name_comes_first_and_a_word_of_a_list_last(run: Run) -> None:
    for words, first in (
        ("Vlaanderen Circulair", "circular-flanders"), ("eegc-2020/D3", "D3"), ("Interreg", "interreg"),
        ("map green innovation needs and potential", "map-green-innovation-needs"),
    ):  # fmt: skip
        assert ids(run("search", "--data", DATA, *words.split()).out)[0] == first
    for words, word in (("training", "training"), ("industrial symbiosis", ""), ("Austria", "AT")):
        kinds = [
            line.split("\t")[0]
            for line in run("search", "--data", DATA, *words.split(), "--limit", "10").out.splitlines()
        ]
        assert set(kinds) <= {"action", "example", "recommendation", "study"}, (words, word)


def test_entries_with_all_words_in_any_order_and_text_come_before_those_with_most(
    small: Path, run: Run
) -> None:
    assert ids(run("search", "year", "netzwerk", "austria").out) == ["austrian-network"]
    status, out, err = run("search", "year", "norwegian")
    assert (status, set(ids(out)), err) == (
        0, {"austrian-network", "norwegian-named-only"}, "no entry has all words; best with 1 of 2\n",
    )  # fmt: skip
    words = "export", "vouchers", "--data", str(DATA), "--limit", "0"
    found = json.loads(run("search", *words, "--format", "json").out)
    held = [result["holds"] for result in found["results"]]
    assert 0 < found["whole"] == held.count(2) < found["found"] == len(held)
    told = f"{found['whole']} of {found['found']} entries have all words\n"
    assert run("search", *words).err == told


@pytest.mark.parametrize(
    ("words", "found", "err"),
    [
        ("xylophone", [], "no entry has 'xylophone'\nnothing found\n"),
        ("netzwrk", ["austrian-network"], "searched for 'netzwerk' instead of 'netzwrk'\n"),
        (
            "netzwrk austrain xylophone", ["austrian-network"],
            "searched for 'netzwerk' instead of 'netzwrk'\nsearched for 'austrian' instead of 'austrain'\n"
            "no entry has 'xylophone'\nno entry has all words; best with 2 of 3\n",
        ),
        ("a1 b1 c1", [], "no entry has 'a1', 'b1' or 'c1'\nnothing found\n"),
        ("a1 b1 c1 d1 e1 f1 h1", [], "no entry has 'a1', 'b1', 'c1', 'd1' or 'e1'; nor 2 others\nnothing found\n"),
    ],
)  # fmt: skip
def test_what_is_relaxed_is_told(words: str, found: list[str], err: str, small: Path, run: Run) -> None:
    status, out, told = run("search", *words.split())

    assert (status, ids(out), told) == (0, found, err)


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ("--kind action", ["meet-partners"]),
        ("--kind ACTION,example", ["austrian-network", "meet-partners", "norwegian-named-only"]),
        ("--kind function --kind phase", ["networking"]),
        ("--priority green", ["G1", "austrian-network", "meet-partners", "norwegian-named-only"]),
        ("--priority digital", ["meet-partners", "norwegian-named-only"]),
        (
            "--challenge innovation --function networking --kind example",
            ["austrian-network", "norwegian-named-only"],
        ),
        ("--challenge value-chains", []),
        ("--function intelligence", []),
        ("--basis judged", ["meet-partners", "norwegian-named-only"]),
        ("--basis paper", ["austrian-network", "meet-partners"]),
        ("--country AT", ["austrian-network"]),
        ("--country NO,GR", ["norwegian-named-only"]),
        ("--group eu27", ["austrian-network", "norwegian-named-only"]),
        ("--recommendation g1", ["G1", "austrian-network", "meet-partners", "norwegian-named-only"]),
        ("--recommendation G2", []),
        ("--priority digital --country AT", []),
    ],
)
def test_filters_leave_out_what_they_cannot_hold_of(
    arguments: str, found: list[str], small: Path, run: Run
) -> None:
    """The word begins words in an action, two examples, a function, an instrument and more."""
    for file, old, new in (
        ("examples/norwegian-named-only.yaml", "name: Norwegian example", "name: Norwegian meeting"),
        ("dimensions.yaml", "To meet.", "To meet."),
    ):
        path = small / file
        path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")

    result = run("search", "meet", *arguments.split())

    assert result.status == 0
    assert sorted(ids(result.out)) == found


def test_a_recommendation_is_held_by_the_filters_of_its_own_list(run: Run) -> None:
    def found(*arguments: str) -> set[str]:
        return set(
            ids(
                run(
                    "search",
                    "--data",
                    DATA,
                    "clusters",
                    "--kind",
                    "recommendation",
                    "--limit",
                    "0",
                    *arguments,
                ).out
            )
        )

    assert len(found()) > len(found("--priority", "green")) > 0
    assert found("--recommendation", "G2") == {"G2"}
    assert found("--challenge", "skills") == found("--country", "AT") == found("--basis", "paper") == set()


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ("--kind exmple", "error: no kind is named 'exmple'\nhint: did you mean 'example'?\n"),
        ("--priority gren", "error: no priority is named 'gren'\nhint: did you mean 'green'?\n"),
    ],
)
def test_a_wrong_filter_names_the_near_one(arguments: str, error: str, small: Path, run: Run) -> None:
    assert run("search", "firms", *arguments.split()) == (2, "", error)


def test_twenty_hits_are_shown_or_as_many_as_wanted(run: Run) -> None:
    first = run("search", "--data", DATA, "cluster")
    five = run("search", "--data", DATA, "cluster", "--limit", "5")
    whole = run("search", "--data", DATA, "cluster", "--limit", "0")

    number = len(whole.out.splitlines())
    assert number > 50
    assert first == (
        0,
        "".join(whole.out.splitlines(keepends=True)[:20]),
        f"20 of {number} shown; --limit 0 shows all\n",
    )
    assert five.out == "".join(whole.out.splitlines(keepends=True)[:5])
    assert whole.err == ""


def test_a_file_holds_all_hits_unless_a_limit_is_given(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "hits.csv"
    number = len(run("search", "--data", DATA, "cluster", "--limit", "0").out.splitlines())

    for limit, rows in (((), number), (("--limit", "7"), 7)):
        run("search", "--data", DATA, "cluster", *limit, "-o", file, "--force")
        with file.open(encoding="utf-8-sig", newline="") as stream:
            assert len(list(csv.DictReader(stream))) == rows


def test_json_ranks_and_tells_how_many_there_are(run: Run) -> None:
    arguments = ("search", "--data", DATA, "firms", "training", "--format", "json")
    document = fits("search", run(*arguments, "--limit", "3").out)
    whole = fits("search", run(*arguments, "--limit", "0").out)

    assert document["words"] == ["firms", "training"]
    assert document["found"] == whole["found"] == len(whole["results"]) > 3
    assert document["results"] == whole["results"][:3]
    assert [one["rank"] for one in whole["results"]] == list(range(1, whole["found"] + 1))
    scores = [one["score"] for one in whole["results"]]
    assert scores == sorted(scores, reverse=True)
    assert fits("search", run("search", "--data", DATA, "xylophone", "--format", "json").out)["results"] == []


def test_the_words_are_marked_in_markdown_and_in_bold_on_a_terminal_and_nowhere_else(
    named: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("search", "comp", "meet", "pol", "--format", "markdown").out == (
        "1. [**Pôles** de **compétitivité**](<https://example.org/network>) (example poles): Firms **meet** four times a year.\n"
        "\n*Small toolkit, content version 2026.01.0, Creative Commons Attribution 4.0 International.*\n"
    )
    assert run("search", "start-up", "meet").out == (
        f"example\tstart\tA start-up fund for C++ and F#\t{PASSAGE}\n"
    )
    assert run("search", "start-up", "--format", "csv").out.splitlines()[0] == ",".join(
        one.key for one in COLUMNS
    )
    table = "A start-up fund for C++ and F#  example start\n  Firms meet four times a year.\n"
    assert run("search", "start-up", "meet", "--format", "table").out == table

    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    marked = run("search", "start-up", "meet", "--format", "table").out
    assert "A \x1b[1mstart-up\x1b[0m fund for C++" in marked
    assert "Firms \x1b[1mmeet\x1b[0m four times" in marked


def test_a_narrow_terminal_gets_whole_words_and_ids_on_lines_of_their_own(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")

    shown = run("search", "--data", DATA, "cluster", "--limit", "0", "--format", "table").out

    assert max(map(len, shown.splitlines())) <= len("example ") + 60  # the longest id
    assert "\naction connect-firms-to-international-circular-solutions\n" in shown


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("Łódź and Straße", ["lodz", "str*"], "<Łódź> and <Straße>"),
        ("E\u0301toile e\u0301", ["etoile"], "<E\u0301toile> e\u0301"),
        ("start-up, startup, start up", ["start up", "startup"], "<start-up>, <startup>, <start up>"),
        ("Circular circles", ["circ*"], "<Circular> <circles>"),
        ("Recycling recycles recyclers, cycle", ["recycled"], "<Recycling> <recycles> <recyclers>, cycle"),
        ("a an and", ["a"], "<a> an and"),
        ("of co-operation", ["co operation"], "of <co-operation>"),
        ("nothing", ["here"], "nothing"),
    ],
)
def test_what_is_found_is_marked_to_the_end_of_the_word(text: str, words: list[str], marked: str) -> None:
    patterns = [passages.pattern_of([(passages.parts_of(word), word.endswith("*")) for word in words])]

    pieces = passages.mark(text, patterns)

    assert "".join(f"<{piece}>" if mark else piece for piece, mark in pieces) == marked


def test_guidance_and_facts_are_searched_and_told_with_a_label(small: Path, run: Run) -> None:
    example = small / "examples" / "austrian-network.yaml"
    text = example.read_text("utf-8") + "organisation:\n  name: A club of bakers\nregion: Vienna\n"
    example.write_text(text, encoding="utf-8")

    for word, passage in (
        ("bakers", "Led by: A club of bakers"), ("vienna", "Region: Vienna"),
        ("members", "Figures: members 40 firms reach over 2020"), ("health", "Sectors: Health"), ("programme", "Kind: programme"),
    ):  # fmt: skip
        line = run("search", word, "--kind", "example").out
        assert line == f"example\taustrian-network\tAustrian network\t{passage}\n"


def test_no_text_that_is_searched_shows_how_the_program_writes_a_record(shipped: Toolkit) -> None:
    titles = Titles(shipped)
    texts = [
        (entry.id, passage.text)
        for entry in all_entries(shipped)
        for part in texts_of(entry, titles)
        for passage in part
    ]

    assert [one for one in texts if re.search(r"[A-Z][A-Za-z]+\([a-z_]+=|=None\b|=\(\)|', '", one[1])] == []


@pytest.mark.parametrize("lacking", ["module", "fts5"])
def test_a_python_that_cannot_search_says_so_in_one_line(
    lacking: str, small: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Database:
        def execute(self, _statement: str) -> None:
            raise sqlite3.OperationalError("no such module: fts5")

        def close(self) -> None:
            pass

    # the module stays as it is for others, such as those who measure what the tests reach
    without = SimpleNamespace(
        connect=lambda _place, **_: Database(), OperationalError=sqlite3.OperationalError
    )
    monkeypatch.setitem(sys.modules, "sqlite3", None if lacking == "module" else without)

    assert run("search", "firms") == (
        2, "",
        "error: this Python cannot search: its SQLite lacks FTS5\nhint: 'toolkit show NAME' does without\n",
    )  # fmt: skip


def test_programs_may_search_too(small: Path) -> None:
    found = search.search(load.load(small, TODAY), ["four times"], limit=1)

    assert [(hit.entry.kind, hit.entry.id) for hit in found.hits] == [("example", "austrian-network")]
    assert found.hits[0].passage == (
        ("Firms meet ", False),
        ("four", True),
        (" ", False),
        ("times", True),
        (" a year.", False),
    )
    with pytest.raises(ToolkitError, match="no word"):
        search.search(load.load(small, TODAY), ["--"])


def test_the_database_is_imported_by_a_search_alone_and_in_a_pipe_no_console() -> None:
    for arguments, expected in ((["search", "circular"], ["sqlite3"]), (["matrix", "--counts"], [])):
        script = (
            "import sys\nfrom clustertoolkit.cli import main\n"
            f"try:\n    main({[*arguments, '--data', str(DATA)]!r})\n"
            "except SystemExit as end:\n    assert not end.code\n"
            "names = [name for name in ('sqlite3', 'rich', 'jsonschema') if name in sys.modules]\n"
            "print(names, file=sys.stderr)"
        )

        done = subprocess.run(
            [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
        )

        assert done.stderr.splitlines()[-1] + "\n" == f"{expected}\n"


def test_a_score_is_a_number_that_json_can_hold(small: Path, run: Run) -> None:
    (result,) = json.loads(run("search", "four", "--format", "json").out)["results"]

    assert result["score"] > 0
    assert result["passage"] == PASSAGE


def test_hits_that_only_the_filters_leave_out_are_told(small: Path, run: Run) -> None:
    assert run("search", "netzwerk", "--country", "NO") == (
        0, "", "nothing found that these filters leave; without them 1\n"
    )  # fmt: skip


# What a word weighs by where it stands

SLOTS = {"title": 3, "names": 4, "summary": 7, "details": 4, "notes": 6}  # words of each text


def weighed(identifier: str, counts: dict[str, int]) -> str:
    """Return an example in which a word comes so often in each of its texts; all such are of one length."""

    def words(place: str) -> str:
        count = counts.get(place, 0)
        return " ".join(["zebra"] * count + [f"filler{identifier}"] * (SLOTS[place] - count))

    return f"""\
id: {identifier}-{"zebra" if counts.get("id") else "other"}
name: {words("title")}
local_name: {words("names")}
countries: ["AT"]
region: {words("details")}
status: unknown
summary: {words("summary")}
placements:
  - priority: green
    challenge: innovation
    function: networking
    basis: judged
    fit: direct
    why: It fits.
evidence: official
sources:
  - url: https://example.org/{identifier}
    read: "2026-01-15"
note: {words("notes")}
checked: "2026-01-15"
"""


def put(small: Path, identifier: str, counts: dict[str, int]) -> str:
    """Put such an example into the content, and return its id."""
    text = weighed(identifier, counts)
    name = text.split("\n", 1)[0].removeprefix("id: ")
    (small / "examples" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return name


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"title": 1}, {"names": 1}), ({"title": 1}, {"id": 1}), ({"names": 1}, {"summary": 1}),
        ({"id": 1}, {"summary": 1}), ({"summary": 1}, {"details": 1}), ({"details": 1}, {"notes": 1}),
        # one place is worth more than some of the others together, and less than more of them
        ({"title": 1}, {"names": 1, "notes": 1}), ({"names": 1, "details": 1, "notes": 1}, {"title": 1}),
        ({"title": 1}, {"id": 1, "notes": 1}), ({"id": 1, "details": 1, "notes": 1}, {"title": 1}),
        ({"names": 1}, {"summary": 1, "details": 1, "notes": 1}), ({"summary": 2, "notes": 1}, {"names": 1}),
        ({"id": 1}, {"summary": 1, "details": 1, "notes": 1}), ({"summary": 2, "notes": 1}, {"id": 1}),
        ({"summary": 1}, {"details": 1, "notes": 1}), ({"details": 2, "notes": 1}, {"summary": 1}),
        ({"notes": 3}, {"details": 1}),
        ({"summary": 5}, {"title": 1, "names": 1}), ({"title": 2}, {"title": 1, "names": 1}),
    ],
    ids=str,
)  # fmt: skip
def test_a_hit_weighs_what_its_place_says(
    first: dict[str, int], second: dict[str, int], small: Path, run: Run
) -> None:
    # the one that is to come second stands first in the content: it would come first if both weighed alike
    later, earlier = put(small, "b", first), put(small, "a", second)
    assert run("validate").status == 0

    assert ids(run("search", "zebra").out) == [later, earlier]


@pytest.mark.parametrize("place", [*SLOTS, "id"])
def test_every_place_of_an_example_is_searched(place: str, small: Path, run: Run) -> None:
    name = put(small, "a", {place: 1})

    assert ids(run("search", "zebra").out) == [name]


@pytest.mark.parametrize("order", [("a", "b"), ("b", "a")])
def test_entries_that_weigh_alike_keep_the_order_of_the_content(
    order: tuple[str, str], small: Path, run: Run
) -> None:
    for identifier in order:
        put(small, identifier, {"title": 1})

    assert ids(run("search", "zebra").out) == ["a-other", "b-other"]


def lengthened(small: Path, name: str, times: int) -> None:
    file = small / "examples" / f"{name}.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("note: ", f"note: {'more ' * times}"), encoding="utf-8")


def test_a_publication_weighs_half_of_what_another_entry_would(small: Path, run: Run) -> None:
    head = small / "toolkit.yaml"
    head.write_text(head.read_text("utf-8").replace("title: A book", "title: A zebra"), encoding="utf-8")
    near, far = put(small, "near", {"summary": 1}), put(small, "far", {"notes": 2})
    lengthened(small, far, 24)

    found = json.loads(run("search", "zebra", "--format", "json").out)["results"]

    assert [hit["id"] for hit in found] == [near, "a-book", far]
    assert [hit["kind"] for hit in found] == ["example", "reference", "example"]


@pytest.mark.parametrize("kind", ["action", "example"])
def test_what_else_has_the_word_in_its_title_comes_before_a_publication(
    kind: str, small: Path, run: Run
) -> None:
    head = small / "toolkit.yaml"
    head.write_text(head.read_text("utf-8").replace("title: A book", "title: A zebra"), encoding="utf-8")
    file = small / (
        "actions/watch-markets.yaml" if kind == "action" else "examples/norwegian-named-only.yaml"
    )
    old = "title: Watch markets" if kind == "action" else "name: Norwegian example"
    text = file.read_text("utf-8")
    file.write_text(text.replace(old, f"{old.split(':')[0]}: A zebra"), encoding="utf-8")

    assert [line.split("\t")[0] for line in run("search", "zebra").out.splitlines()] == [kind, "reference"]


def test_an_entry_that_is_named_just_so_comes_first_whatever_others_weigh(small: Path, run: Run) -> None:
    put(small, "a", {"title": 3, "names": 4, "summary": 7})
    file = small / "examples" / "norwegian-named-only.yaml"
    file.write_text(file.read_text("utf-8") + "acronym: Zebra\n", encoding="utf-8")
    lengthened(small, "a-other", 1)

    assert ids(run("search", "zebra").out) == ["norwegian-named-only", "a-other"]
