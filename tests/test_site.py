"""The site: pages that need no server, whose links lead somewhere, and whose filters and search are the command's."""

import gzip
import json
import random
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from posixpath import dirname, join, normpath
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, unquote, urlencode
from zipfile import ZipFile

import pytest

from clustertoolkit.content import load
from clustertoolkit.content.model import Toolkit
from clustertoolkit.errors import ToolkitError
from clustertoolkit.query.entries import examples
from clustertoolkit.query.passages import parts_of
from clustertoolkit.query.search import search
from clustertoolkit.query.select import select
from clustertoolkit.query.show import all_entries
from clustertoolkit.site import build
from clustertoolkit.site.addresses import RESERVED, address, address_of, relative
from clustertoolkit.site.explorer import filters
from conftest import MORE, ROOT, TESTS, TODAY, Run
from test_fields import Content, folder, made  # noqa: F401

Files = Mapping[str, bytes]
ADDRESSES = TESTS / "site" / "addresses.txt"
GOLDEN = (
    "index.html",
    "matrix.html",
    "matrix/green/innovation/intelligence.html",
    "examples/austrian-network.html",
)
NODE = shutil.which("node")
WORDS = {  # what people may type into a filter that has no closed list
    "text": ("valley", "west", "no such region"), "code": ("BE2", "fr1", "AT"),
    "years": ("2020", "2015-2018", "2023-", "-2010"), "euro": ("500000", "1.5m", "EUR 2bn", "1,000,000"),
    "day": ("2026-11-30", "2026-12", "2027"),
}  # fmt: skip


@pytest.fixture(scope="module")
def site(shipped: Toolkit) -> Files:
    return dict(build.files(build.Site(shipped, TODAY)))


@pytest.fixture(scope="module")
def disk(site: Files, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site as a folder."""
    room = tmp_path_factory.mktemp("site") / "site"
    build.write_folder(iter(site.items()), room, force=False)
    return room


class Seen(HTMLParser):
    """What a page has of links, of places to which links may lead, and of text that people see."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.places: set[str] = set()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.attributes |= given.keys()
        self.places |= {given["id"] or ""} if "id" in given else set()
        if tag == "a":
            self.links.append(given.get("href") or "")
        if tag in ("link", "script", "img", "iframe"):
            self.loads.append(given.get("href") or given.get("src") or "")

    def handle_data(self, data: str) -> None:
        self.text += data


def pages_of(site: Files) -> dict[str, Seen]:
    return {name: Seen(raw.decode()) for name, raw in site.items() if name.endswith(".html")}


@pytest.fixture(scope="module")
def pages(site: Files) -> dict[str, Seen]:
    return pages_of(site)


def target(page: str, link: str) -> tuple[str, str]:
    """Return the file and the place within it to which a link of a page leads."""
    where, _, place = link.partition("#")
    where = where.partition("?")[0]
    return normpath(join(dirname(page), unquote(where))) if where else page, place


def is_own(link: str) -> bool:
    return not re.match(r"[a-z]+:", link)


def test_every_link_leads_to_a_page_and_a_place_that_there_is(site: Files, pages: dict[str, Seen]) -> None:
    broken = [
        (page, link)
        for page, seen in pages.items()
        for link in (*seen.links, *seen.loads)
        if is_own(link)
        for file, place in (target(page, link),)
        if file not in site or (place and place not in pages[file].places)
    ]

    assert broken == []


def test_every_entry_and_cell_is_reached_from_the_start_without_scripts(
    shipped: Toolkit, pages: dict[str, Seen]
) -> None:
    found, left = set(), ["index.html"]
    while left:
        page = left.pop()
        if page not in found and page in pages:
            found.add(page)
            left += [target(page, link)[0] for link in pages[page].links if is_own(link)]
    with_example = {code for one in shipped.examples.values() for code in one.countries}
    wanted = {
        address_of(entry)
        for entry in all_entries(shipped)
        if entry.kind != "country" or entry.id in with_example
    }
    wanted |= {f"matrix/{'/'.join(cell)}.html" for cell in shipped.cells()}

    assert wanted - found == set()


def test_a_long_table_leads_to_the_list_that_the_same_filters_leave(
    shipped: Toolkit, site: Files, pages: dict[str, Seen]
) -> None:
    long = {name: seen for name, seen in pages.items() if "The first 200 of" in seen.text}

    assert long
    for name, seen in long.items():
        (way,) = [link for link in seen.links if "examples.html?" in link]
        page, _, asked = way.partition("?")
        found = examples(shipped, select(shipped, **dict(parse_qsl(asked))))
        assert normpath(join(dirname(name), page)) in site
        assert f"The first 200 of {len(found)} examples. All {len(found)} stand in" in seen.text
        shown = [link for link in seen.links if "../examples/" in link]
        assert shown == [f"../examples/{one.record.id}.html" for one in found[:200]]


def test_no_page_loads_anything_from_elsewhere_or_runs_what_stands_in_it(pages: dict[str, Seen]) -> None:
    for page, seen in pages.items():
        assert all(map(is_own, seen.loads)), page
        assert not {name for name in seen.attributes if name == "style" or name.startswith("on")}, page
        assert "iframe" not in seen.tags, page


def test_each_page_says_first_what_it_may_load(site: Files) -> None:
    for page, raw in site.items():
        if page.endswith(".html"):
            head = raw.decode().partition("<head>\n")[2]
            assert head.startswith(
                '<meta http-equiv="Content-Security-Policy" content="default-src \'none\';'
            ), page
            assert "unsafe" not in head.partition("\n")[0], page


def test_pages_have_names_of_their_own(site: Files) -> None:
    titles: dict[str, list[str]] = {}
    for page, raw in site.items():
        if page.endswith(".html"):
            (title,) = re.findall("<title>(.*)</title>", raw.decode())
            kind = re.findall('<p class="kind">(.*)</p>', raw.decode())
            titles.setdefault(title + "".join(kind), []).append(page)

    assert {title: found for title, found in titles.items() if len(found) > 1} == {}


def test_the_same_content_gives_the_same_bytes(little: Toolkit) -> None:
    first, second = (dict(build.files(build.Site(little, TODAY))) for _ in range(2))

    assert first == second
    assert json.loads(first["MANIFEST.json"])["files"].keys() == first.keys() - {"MANIFEST.json"}


@pytest.mark.parametrize("page", GOLDEN)
def test_a_page_is_as_it_was(page: str, little: Toolkit, golden: Callable[[Path, str], None]) -> None:
    found = dict(build.files(build.Site(little, TODAY)))

    golden(TESTS / "golden" / "site" / page.replace("/", "-"), found[page].decode())


def test_addresses_stay(site: Files, request: pytest.FixtureRequest) -> None:
    """What was ever published has a page; a new address joins the list with --golden, and none leaves it."""
    ever = set(ADDRESSES.read_text("utf-8").split())
    now = {name for name in site if name.endswith(".html")}
    if request.config.getoption("--golden"):
        ever |= now
        ADDRESSES.write_text("\n".join(sorted(ever)) + "\n", encoding="utf-8", newline="\n")

    assert ever == now


def test_an_id_that_is_gone_has_a_page_that_names_what_replaces_it(little: Toolkit) -> None:
    found = dict(build.files(build.Site(little, TODAY)))

    seen = Seen(found["examples/an-old-example.html"].decode())

    assert "Retired on 2026-01-31: It was a copy. Replaced by:" in seen.text
    assert "austrian-network.html" in seen.links


def test_data_files_are_the_commands_own(run: Run, small: Path, tmp_path: Path) -> None:
    assert run("site", "build", tmp_path / "site", "--today", "2026-11-30").status == 0

    for file in sorted((tmp_path / "site" / "data").iterdir()):
        told = (tmp_path / "site" / "data.html").read_text("utf-8")
        assert f"toolkit {file.stem} -o {file.name}" in told
        assert run(file.stem, "-o", tmp_path / file.name, "--today", "2026-11-30").status == 0
        assert file.read_bytes() == (tmp_path / file.name).read_bytes(), file.name


class Budget(NamedTuple):
    """The most bytes that some files have together, compressed."""

    most: int
    files: Callable[[Files], list[list[str]]]


def own_scripts(site: Files) -> list[str]:
    return [name for name in site if re.fullmatch(r"assets/.*\.js", name)]


BUDGETS = {  # each file alone, or those that a page needs together
    "item": Budget(12_000, lambda site: [[n] for n in site if re.match(r"(actions|examples|studies|recommendations)/", n)]),
    "matrix": Budget(24_000, lambda site: [[n] for n in site if re.match("matrix", n)]),
    "search": Budget(45_000, lambda site: [[n for n in site if re.match(r"search\.html|assets/search|d/index", n)]]),
    "style": Budget(8_000, lambda site: [[n for n in site if n.endswith(".css")]]),
    "scripts": Budget(12_000, lambda site: [own_scripts(site)]),
    "words": Budget(20_000, lambda site: [[n] for n in site if n.startswith("d/w-")]),
}  # fmt: skip
A_ROW = 45_000 / 320  # bytes of the list of examples with all that filters it, for each example


@pytest.mark.parametrize("name", BUDGETS)
def test_pages_are_light(name: str, site: Files) -> None:
    budget = BUDGETS[name]
    sizes = {
        " ".join(files): sum(len(gzip.compress(site[file], mtime=0)) for file in files)
        for files in budget.files(site)
    }

    assert sizes
    assert {files: size for files, size in sizes.items() if size > budget.most} == {}


def test_the_list_of_examples_is_light(site: Files, shipped: Toolkit) -> None:
    names = [name for name in site if re.match(r"examples\.html|assets/explorer|d/list", name)]

    assert len(names) == 3
    size = sum(len(gzip.compress(site[name], mtime=0)) for name in names)
    assert size < A_ROW * len(shipped.examples)


# the scripts of the pages


def answered(disk: Path, questions: list[dict[str, str]]) -> list[dict[str, Any]]:
    """Return what the scripts of the pages answer, run without a browser."""
    if NODE is None:
        pytest.skip("no Node.js here, which runs the scripts of the pages")
    done = subprocess.run(
        [NODE, TESTS / "in_browser.mjs", disk], input=json.dumps(questions), capture_output=True, text=True,
        check=True, timeout=120,
    )  # fmt: skip
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def asked_at_random(shipped: Toolkit, number: int) -> list[list[tuple[str, str]]]:
    """Return filters with values as an address may have them: one or several, alternatives or together."""
    choose = random.Random(7)  # the same each time
    known = filters(shipped)
    asked = []
    for _ in range(number):
        pairs = []
        for given in choose.sample(known, choose.choice([1, 1, 2, 2, 3])):
            words = [word for word, _ in given.values] or WORDS[given.form]
            values = [choose.choice(words) for _ in range(choose.choice([1, 1, 2]) if given.values else 1)]
            pairs.append((given.name, choose.choice(",+").join(values)))
        asked.append(pairs)
    return asked


def test_filters_in_the_browser_mean_what_the_commands_mean(shipped: Toolkit, disk: Path) -> None:
    asked = asked_at_random(shipped, 150 * MORE)
    wanted: list[list[str]] = []
    for pairs in asked:
        try:
            selection = select(shipped, **{name.replace("-", "_"): value for name, value in pairs})
            wanted.append([listed.record.id for listed in examples(shipped, selection)])
        except ToolkitError:  # a text that no example has a part of
            wanted.append([])

    found = answered(disk, [{"page": "examples.html", "address": f"?{urlencode(pairs)}"} for pairs in asked])

    for pairs, ids, answer in zip(asked, wanted, found, strict=True):
        assert answer["ids"] == ids, pairs
    assert sum(map(bool, wanted)) > len(asked) / 3


def test_a_filtered_page_tells_the_command_and_what_it_does_not_know(disk: Path, run: Run) -> None:
    (answer,) = answered(disk, [
        {"page": "examples.html", "address": "?country=AT&status=running&colour=red&region=Upper%20Austria"}
    ])  # fmt: skip

    assert answer["unknown"] == [["status", "running"], ["colour", "red"]]
    assert answer["command"] == "toolkit examples --country AT --status running --region 'Upper Austria'"


def test_search_in_the_browser_finds_what_the_command_finds(shipped: Toolkit, disk: Path) -> None:
    """The first hit is the command's, and eight of the first ten are, for every question that is kept."""
    kept = json.loads((ROOT / "benchmarks" / "search-questions.json").read_text("utf-8"))
    texts = [text for one in kept for text in (one["query"], *one["variants"])]

    found = answered(disk, [{"page": "search.html", "search": text} for text in texts])

    for text, answer in zip(texts, found, strict=True):
        result = search(shipped, text, limit=10)
        ids = [hit.entry.id for hit in result.hits]
        assert answer["ids"][:1] == ids[:1], text
        assert len(set(answer["ids"]) & set(ids)) >= min(8, len(ids)), text


def test_words_of_no_alphabet_and_names_of_objects_are_words_like_others(
    shipped: Toolkit, disk: Path
) -> None:
    texts = ["constructor", "__proto__", "…", "", "日本", "x" * 500, "a\u0000b", "'\"<b>"]

    found = answered(disk, [{"page": "search.html", "search": text} for text in texts])

    for text, answer in zip(texts, found, strict=True):
        wanted = search(shipped, text).number if parts_of(text) else 0
        assert answer["number"] == wanted, text


# the folder


def test_a_site_replaces_a_site_and_nothing_else(run: Run, small: Path, tmp_path: Path) -> None:
    foreign, site = tmp_path / "foreign", tmp_path / "site"
    foreign.mkdir()
    (foreign / "mine.txt").write_text("mine", "utf-8")

    refused = run("site", "build", foreign, "--force")
    first = run("site", "build", site)
    again = run("site", "build", site)
    (site / "stale.html").write_text("old", "utf-8")
    stale = run("site", "build", site, "--check")
    replaced = run("site", "build", site, "--force")
    fresh = run("site", "build", site, "--check")

    assert (refused.status, [file.name for file in foreign.iterdir()]) == (2, ["mine.txt"])
    assert "holds something else than a site" in refused.err
    assert (first.status, replaced.status, fresh.status) == (0, 0, 0)
    assert (again.status, "use --force" in again.err) == (2, True)
    assert (stale.status, stale.out) == (1, "stale.html does not belong to it\n")
    assert not (site / "stale.html").exists()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["data", "foreign", "site"]


def test_an_archive_holds_the_same_files(run: Run, small: Path, tmp_path: Path) -> None:
    assert run("site", "build", tmp_path / "site").status == 0
    assert run("site", "build", tmp_path / "site.zip").status == 0

    with ZipFile(tmp_path / "site.zip") as archive:
        packed = {name: archive.read(name) for name in archive.namelist()}
    assert packed == {
        file.relative_to(tmp_path / "site").as_posix(): file.read_bytes()
        for file in (tmp_path / "site").rglob("*")
        if file.is_file()
    }


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("nowhere/site",), "nowhere is no folder"),
        (("site", "--url", "javascript:alert(1)"), "is no web address"),
        (("site", "--publisher", "none.txt"), "none.txt cannot be read"),
        (("data",), "holds something else"),
        (("missing", "--check"), "--check looks at a folder"),
        (("site.zip", "--check"), "--check looks at a folder"),
    ],
)
def test_what_cannot_be_built_is_told(
    arguments: tuple[str, ...], complaint: str, run: Run, small: Path
) -> None:
    result = run("site", "build", *arguments)

    assert (result.status, result.out) == (2, "")
    assert complaint in result.err


def test_a_site_that_stands_somewhere_says_so(run: Run, small: Path, tmp_path: Path) -> None:
    (tmp_path / "who.txt").write_text("The Region\n\nMain Street 1 <&>", "utf-8")

    result = run("site", "build", "site", "--url", "https://example.org/tk", "--publisher", "who.txt")

    assert result.status == 0, result.err
    page = (tmp_path / "site" / "examples" / "austrian-network.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://example.org/tk/examples/austrian-network.html">' in page
    assert "https://example.org/tk/matrix.html" in (tmp_path / "site" / "sitemap.xml").read_text("utf-8")
    assert "Main Street 1 &lt;&amp;&gt;" in (tmp_path / "site" / "publisher.html").read_text("utf-8")


# what content may hold


def test_every_field_of_every_entry_stands_on_its_page(folder: Path, made: Content) -> None:  # noqa: F811
    toolkit = load.load(folder, TODAY)

    found = pages_of(dict(build.files(build.Site(toolkit, TODAY))))

    for starts, kind in OF_KIND.items():
        texts = " ".join(seen.text for page, seen in found.items() if page.startswith(starts))
        words = {one.word for one in made.said if one.kind == kind and one.word.startswith("Zqword")}
        assert words
        assert {word for word in words if word not in texts} == set(), kind


OF_KIND = {
    ("actions/",): "action", ("examples/",): "example", ("studies/",): "study", ("funds/", "calls/"): "funds",
}  # fmt: skip
HOSTILE = "<img src=x onerror=alert(1)>\u202e</script><script>alert(2)</script>{{7*7}}\"'`"


def test_hostile_words_stay_words_on_every_page(little: Toolkit) -> None:
    record = little.examples["austrian-network"]
    evil = record._replace(name=HOSTILE, summary=HOSTILE, region=HOSTILE, note=HOSTILE, acronym=HOSTILE)
    action = next(iter(little.actions.values()))
    toolkit = little._replace(
        examples={**little.examples, record.id: evil},
        actions={**little.actions, action.id: action._replace(title=HOSTILE, summary=HOSTILE)},
    )

    before, after = (dict(build.files(build.Site(one, TODAY))) for one in (little, toolkit))

    tags, wicked = (pages_of(found) for found in (before, after))
    for page, seen in wicked.items():
        assert "img" not in seen.tags, page
        assert seen.tags.count("script") == tags[page].tags.count("script"), page
        assert not {name for name in seen.attributes if name.startswith("on")}, page
    assert any("<img src=x onerror=alert(1)>" in seen.text for seen in wicked.values())
    for name, raw in after.items():
        if name.startswith("d/"):
            assert b"</script" not in raw, name


# addresses


@pytest.mark.parametrize(
    ("here", "there", "way"),
    [
        ("index.html", "matrix.html", "matrix.html"),
        ("matrix/green.html", "matrix.html", "../matrix.html"),
        ("matrix/green/skills/networking.html", "matrix/green.html", "../../green.html"),
        ("matrix/green/skills/networking.html", "matrix/green/skills/intelligence.html", "intelligence.html"),
        ("examples/a.html", "actions/b.html", "../actions/b.html"),
        ("index.html", "examples/a.html", "examples/a.html"),
    ],
)
def test_the_way_from_page_to_page(here: str, there: str, way: str) -> None:
    assert relative(here, there) == way
    assert normpath(join(dirname(here), way)) == there


def test_no_page_has_a_name_that_opens_a_device(site: Files) -> None:
    assert address("example", "con") == "examples/con-.html"
    assert [name for name in site if PurePosixPath(name).stem.split(".")[0] in RESERVED] == []
