"""Links in what people read: to home pages, and within one file to the place of an entry."""

import io
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from markdown_it import MarkdownIt

from clustertoolkit import render
from clustertoolkit.content import load
from clustertoolkit.content.model import Toolkit
from clustertoolkit.plan import planfile
from clustertoolkit.plan.plans import plan_from
from clustertoolkit.query.entries import ListedExample
from clustertoolkit.query.show import Entry
from clustertoolkit.views import roadmap
from clustertoolkit.views.arrangement import arranged
from clustertoolkit.views.entries import examples
from clustertoolkit.views.show import pages
from conftest import DATA, DEMO, TODAY, Run, demo, short_demo
from test_files import Reading
from test_hostile_plans import replaced

HEADINGS = ("h2", "h3", "h4")
HOME = "https://example.org/network"

Link = tuple[str, str]  # the words of a link; the address, or what is read where it leads


class Pages(Reading):
    """A page of which each link is read with its words."""

    def __init__(self, text: str) -> None:
        self.links: list[list[str]] = []
        self.headings: dict[str, str] = {}
        self.section = self.heading = ""
        super().__init__(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        super().handle_starttag(tag, attrs)
        given = dict(attrs)
        if tag == "a":
            self.links.append(["", given["href"] or ""])
        if tag == "section":
            self.section = given["id"] or ""
        if tag in HEADINGS and f"#{self.section}" not in self.headings:
            self.heading = f"#{self.section}"
            self.headings[self.heading] = ""

    def handle_data(self, data: str) -> None:
        super().handle_data(data)
        if "a" in self.open:
            self.links[-1][0] += data
        if self.heading:
            self.headings[self.heading] += data

    def handle_endtag(self, tag: str) -> None:
        super().handle_endtag(tag)
        if tag in HEADINGS:
            self.heading = ""

    def handle_comment(self, data: str) -> None:
        """Pass over the seal of a roadmap."""


def html(data: bytes) -> list[Link]:
    page = Pages(data.decode())
    return [(words, page.headings.get(target, target)) for words, target in page.links]


def markdown(data: bytes) -> list[Link]:
    parser = MarkdownIt("commonmark").enable("table")
    parser.normalizeLink = parser.normalizeLinkText = str  # as they are written
    tokens = parser.parse(data.decode())
    headings = [after.content for token, after in pairwise(tokens) if token.type == "heading_open"]
    places: dict[str, str] = {}  # as GitHub makes them
    for heading in headings:
        words = "".join(sign for sign in heading.lower() if sign in " -_" or sign.isalnum()).replace(" ", "-")
        places.setdefault(f"#{words}", heading)
    links: list[Link] = []
    for token in tokens:
        target, words = "", ""
        for child in token.children or ():
            if child.type == "link_open":
                target, words = str(child.attrs["href"]), ""
            elif child.type == "link_close":
                links.append((words, places.get(target, target)))
            else:
                words += child.content
    return links


def word(data: bytes) -> list[Link]:
    document = docx.Document(io.BytesIO(data))
    paragraphs = list(document.paragraphs)
    for table in document.tables:
        paragraphs += [paragraph for row in table.rows for cell in row.cells for paragraph in cell.paragraphs]
    places = {
        mark.get(qn("w:name")): paragraph.text
        for paragraph in paragraphs
        for mark in paragraph._p.iter(qn("w:bookmarkStart"))
    }
    return [
        (link.text, places[link.fragment] if link.fragment and not link.address else link.url)
        for paragraph in paragraphs
        for link in paragraph.hyperlinks
    ]


def xlsx(data: bytes) -> list[Link]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    links = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    places = {f"'{sheet.title}'!A1": sheet.title for sheet in book}
    return [
        (
            str(cell.value),
            places[cell.hyperlink.location] if cell.hyperlink.location else cell.hyperlink.target,
        )
        for cell in links
    ]


READERS: dict[str, Callable[[bytes], list[Link]]] = {
    "html": html, "markdown": markdown, "docx": word, "xlsx": xlsx,
}  # fmt: skip
NOT_READ = {"csv", "tsv", "json", "svg", "png"}  # by programs alone, or drawn


def links(form: str, run: Run, *arguments: str) -> list[Link]:
    """Return the links of what a command writes in a form."""
    (suffix,) = (suffix for suffix, name in render.SUFFIXES.items() if name == form)
    run(*arguments, "-o", f"links{suffix}", "--force")
    return READERS[form](Path(f"links{suffix}").read_bytes())


def test_every_form_of_a_file_for_people_has_a_reader() -> None:
    assert READERS.keys() | NOT_READ == set(render.SUFFIXES.values())


@pytest.mark.parametrize("form", READERS)
def test_an_entry_that_stands_in_the_same_file_is_linked_to_its_place(
    form: str, small: Path, run: Run
) -> None:
    both = links(form, run, "show", "meet-partners", "austrian-network", "G1")
    alone = links(form, run, "show", "meet-partners")

    named = "Austrian network (austrian-network)"
    told = {words: target for words, target in both if words.startswith((named, "Example: " + named))}
    assert set(told.values()) == {"Austrian network"}
    assert {target for words, target in both if words.startswith("G1 ")} == {"Do green things"}
    assert [target for words, target in alone if words.startswith(named)] == [HOME]
    assert not [words for words, _ in alone if words.startswith("G1 ")]


@pytest.mark.parametrize("form", READERS)
@pytest.mark.parametrize(
    "arguments",
    [
        ("examples",), ("examples", "--columns", "name"), ("examples", "--by", "placement", "--columns", "name,fit"),
        ("examples", "--columns", "start,name", "--sort", "-start", "--limit", "1"), ("gaps", "--gap", "example-without-year"),
        ("search", "firms"), ("matrix",), ("recommendations",),
    ],
    ids=" ".join,
)  # fmt: skip
def test_the_name_of_an_example_leads_to_its_home_page_in_whatever_lists_it(
    arguments: tuple[str, ...], form: str, small: Path, run: Run
) -> None:
    file = small / "examples" / "austrian-network.yaml"
    if arguments[0] == "gaps":
        file.write_text(re.sub(r"period:\n.*\n", "", file.read_text("utf-8")), encoding="utf-8")
    if arguments[0] == "recommendations":
        linked = small / "recommendations.yaml"
        text = linked.read_text("utf-8").replace("examples: []", "examples: [austrian-network]", 1)
        linked.write_text(text, encoding="utf-8")

    found = links(form, run, *arguments)

    assert [target for words, target in found if "Austrian network" in words][:1] == [HOME]


SECTIONS = {".html": html, ".md": markdown, ".docx": word}  # how the links of each form of a roadmap are read


@pytest.mark.parametrize("suffix", render.DOCUMENTS)
def test_the_name_of_an_action_leads_to_its_section_wherever_a_roadmap_has_it(
    suffix: str, run: Run, tmp_path: Path
) -> None:
    file = tmp_path / f"roadmap{suffix}"
    assert run("roadmap", "build", DEMO, "--data", DATA, "-o", file).status == 0
    own = {action["id"]: action["title"] for action in demo()["roadmap"]["actions"]["specific"]}

    found = SECTIONS[suffix](file.read_bytes())

    for title in own.values():
        targets = [target for words, target in found if words == title]
        assert {re.sub(r"^[\d.\s]+", "", target) for target in targets} == {title}
        # the summary, the trace, the budget, the lines of cost, the overview and what is measured or decided
        assert len(targets) >= 5
    assert not [words for words, target in found if target.startswith("#") and words in own.values()]


@pytest.mark.parametrize("suffix", render.DOCUMENTS)
def test_two_actions_of_one_title_lead_each_to_its_own_section_and_one_without_a_section_nowhere(
    suffix: str, tmp_path: Path
) -> None:
    specific = [
        {"id": "first", "title": "Desk", "text": "One."}, {"id": "second", "title": "Desk", "text": "Two."},
        {"id": "empty", "title": "Nothing yet"},
    ]  # fmt: skip
    plan = plan_from({
        "plan_version": 1, "territory": "Land", "level": "local", "roadmap": {"actions": {"specific": specific}}
    })  # fmt: skip

    handout = roadmap.document(plan, load.load(DATA, TODAY), [], [])

    found = SECTIONS[suffix](render.document(handout, suffix))
    places = [(words, target) for words, target in found if words in ("Desk", "Nothing yet")]
    assert [words for words, _ in places] == ["Desk"] * 4  # in the summary and the overview
    assert len({target for _, target in places}) == 2


@pytest.mark.parametrize("suffix", render.DOCUMENTS)
def test_the_name_of_an_example_leads_to_its_home_page_in_a_roadmap(
    suffix: str, run: Run, tmp_path: Path
) -> None:
    file = tmp_path / f"roadmap{suffix}"
    assert run("roadmap", "build", DEMO, "--data", DATA, "-o", file).status == 0
    toolkit = load.load(DATA, TODAY)
    names = {drawn["example"] for action in demo()["actions"]["chosen"] for drawn in action["examples"]}
    homes = {toolkit.examples[name].name: toolkit.examples[name].url for name in names}

    found = SECTIONS[suffix](file.read_bytes())

    for name, home in homes.items():
        assert {target for words, target in found if words.startswith(name)} == ({home} if home else set())


TYPED = (  # a text before an address, the address, and what follows it in the sentence
    ("See ", "https://x.eu/Cluster_(economics)", ", he said"), ("(", "http://éx.eu:80/é?a=1&copy;=2#b", ")."),
    ("<b>'", "https://x.eu/it's_*so*_~x~", "'</b>"), ("[x](", "https://x.eu/[b]{c}|d\\e^f`g`/100%", " )"),
    ("**", "https://x.eu/%22%3E%3Cscript%3E", " ** or"), ("\"", "https://x.eu/{{u}}{%v%}", "\" & so on"),
)  # fmt: skip
UNLINKED = (
    "javascript:alert(1) JAVASCRIPT://x.eu/%0aalert(1) data:text/html,x vbscript:x file:///etc/passwd ftp://x.eu/ "
    "//x.eu www.x.eu a@x.eu https://me:word@x.eu/ https://x..eu https://-x.eu https://x.eu:99999/ https:// http:/x.eu "
    "HTTPS://x.eu [y](javascript:alert(1))"
)  # fmt: skip


def spelled(address: str) -> str:
    """Return an address as links spell it."""
    return re.sub(r"%(?![0-9A-F]{2})|[\[\]{}|\\^`]", lambda sign: f"%{ord(sign[0]):02X}", address)


def document(suffix: str, text: str, toolkit: Toolkit) -> list[Link]:
    """Return the links of a roadmap whose answers are all this text, and whose notes name an address."""
    data = replaced(short_demo(), planfile.schema(), text)
    data["notice"] = text
    data["roadmap"]["notes"] = "Some **notes**.\n\n- of https://x.eu/notes, *and more*\n"
    view = roadmap.document(plan_from(data), toolkit, [], [])
    return SECTIONS[suffix](render.document(view, suffix))


@pytest.fixture(scope="module")
def plain(shipped: Toolkit) -> dict[str, list[Link]]:
    return {suffix: document(suffix, "Plain", shipped) for suffix in render.DOCUMENTS}


@pytest.mark.parametrize(("before", "address", "after"), TYPED)
def test_an_address_in_any_answer_of_a_plan_is_a_link_and_the_same_in_every_form(
    before: str, address: str, after: str, plain: dict[str, list[Link]], shipped: Toolkit
) -> None:
    numbers = set()
    for suffix, usual in plain.items():
        found = document(suffix, f"{before}{address}{after}", shipped)

        named = [target for words, target in found if words == address]
        assert set(named) == {spelled(address)}
        assert len(found) - len(named) == len(usual)
        assert ("https://x.eu/notes", "https://x.eu/notes") in usual
        numbers.add(len(named))
    assert min(numbers) == max(numbers) > 100


@pytest.mark.parametrize("suffix", render.DOCUMENTS)
def test_nothing_else_in_an_answer_is_a_link(suffix: str, shipped: Toolkit) -> None:
    assert len(document(suffix, UNLINKED, shipped)) == len(document(suffix, "Plain", shipped))


@pytest.mark.parametrize("form", [form for form in READERS if form != "xlsx"])  # whose cells hold one link
@pytest.mark.parametrize(
    "arguments", [("show",), ("examples", "--columns", "name,summary,note")], ids=" ".join
)
@pytest.mark.parametrize(("before", "address", "after"), [*TYPED, (UNLINKED, "", "")])
def test_an_address_in_a_text_of_an_entry_is_a_link_on_its_page_and_in_lists(
    before: str, address: str, after: str, arguments: tuple[str, ...], form: str, little: Toolkit
) -> None:
    text = f"{before}{address}{after}"
    example = little.examples["austrian-network"]._replace(summary=text, note=text, url=None, sources=())
    toolkit = little._replace(examples={example.id: example})
    if arguments == ("show",):
        report = pages(toolkit, [Entry("example", example.id, example.name, (), example)], TODAY)
    else:
        report = arranged(examples(toolkit, [ListedExample(example, ())], ()), arguments[-1], None, 0)

    written = render.form(form, "file")(report)

    found = READERS[form](written if isinstance(written, bytes) else written.encode())
    named = [(address, spelled(address))] * 2 if address else []
    assert [link for link in found if "x.eu" in link[1] or "x.eu" in link[0]] == named
