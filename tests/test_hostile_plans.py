"""Hostile texts in plans: every form builds, shows them as typed, and has the structure of a harmless plan."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from clustertoolkit import render
from clustertoolkit.content import load
from clustertoolkit.content.model import Toolkit
from clustertoolkit.plan import planfile, statements
from clustertoolkit.plan.plans import plan_from
from clustertoolkit.render import mermaid
from clustertoolkit.views import blocks
from clustertoolkit.views import roadmap as views
from clustertoolkit.views.roadmap.labels import Empty
from conftest import DATA, TODAY, Run, demo, plan_file, short_demo

Schema = dict[str, Any]
SCHEMA = planfile.schema()
SHORT = 160  # characters that every text field takes

HOSTILE = [
    "<script>alert(1)</script>",
    "</td></table></svg></style></title><img src=x onerror=alert(1)><!-- -->",
    "\" onmouseover=\"alert(1)\" x='y' &lt;b&gt; &#60;i&#62; &amp;",
    "<![CDATA[x]]> <?php ?> <!doctype html> {{ title }} {% raw %} ${x}",
    "# heading", "## heading ##", "> quote", "- item", "* item", "+ item", "- [ ] task", "1. item", "12) item",
    "---", "===", "***", "```", "~~~ python", "| a | b |", "a | b\\| c", ": definition", "[ref]: https://example.org",
    "![image](https://example.org/i.png)", "[link](javascript:alert(1)) [r] [r][r] [^1]", "<https://example.org>",
    "https://example.org www.example.org a@example.org", "`code` ``co`de`` **strong** __s__ *e* _e_ ~~d~~ a_b_c",
    "back\\slash \\* \\", "two  \nlines", "first\n# second\n- third\n\n| a |\n| --- |\n```\nx", " blank at both ends ",
    "end", "click a href \"javascript:alert(1)\"", "%% comment", "5% fewer", "%%{init: {'theme': 'dark'}}%%",
    "a: b; c # d #35; &#35;", "\"] --> x[\"", "s0[(x)] --- s1{y}", "section Other", "Includes all firms",
    "Excludes weekends", "Weekday monday", "2027-01-01 launch", "Gantt", "title Mine", "topAxis", "classDef a fill:#f00",
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\u05e9\u05dc\u05d5\u05dd (1)", "\u0645\u0631\u062d\u0628\u0627: 12%",
    "W" * SHORT, "word " * 31 + "end", "e\u0301\u0301\u0301 \U0001f600 \u65e5\u672c",
]  # fmt: skip


def replaced(value: Any, schema: Schema, text: str) -> Any:
    """Return plain data with a text in every field that takes any text; prose is left out."""
    if isinstance(value, dict):
        properties = schema["properties"]
        return {
            key: replaced(one, properties[key], text) for key, one in value.items() if key != "notes"
        }  # fmt: skip
    if isinstance(value, list):
        return [replaced(one, schema["items"], text) for one in value]
    takes_any = schema["type"] == "string" and not {"enum", "pattern", "x-words"} & schema.keys()
    return text if takes_any else value


@pytest.fixture(scope="module")
def toolkit() -> Toolkit:
    return load.load(DATA, TODAY)


def built(data: Any, toolkit: Toolkit) -> tuple[str, str]:
    """Return the whole document of a plan as a page and as Markdown."""
    found = statements.check(data, SCHEMA, toolkit)
    fails = [statements.sentence_of(one) for one in found.verdicts if one.verdict == "fails"]
    still_open = [Empty(one.field, one.titles) for one in found.open]
    view = views.document(plan_from(data), toolkit, still_open, fails, internal=True)
    return render.document(view, ".html").decode(), render.document(view, ".md").decode()


# What readers make of a document


NAMED = r"https://example\.org(?:/i\.png)?"  # the addresses in hostile texts: the only ones that become links


class Page(HTMLParser):
    """The elements of a page with their attributes, and the texts in them; pictures and such links apart."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.elements: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.drawn: set[tuple[str, str]] = set()
        self.texts: dict[str, list[str]] = {}
        self._open = ""
        self._in_picture = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_picture |= tag == "svg"
        if tag == "a" and re.fullmatch(NAMED, dict(attrs)["href"] or ""):
            self.links.add(dict(attrs)["href"] or "")
        elif self._in_picture:
            self.drawn |= {(tag, name) for name, _ in attrs}
        elif tag != "wbr":
            self.elements.append((tag, tuple(attrs)))
            self._open = tag
            self.texts.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        self._in_picture &= tag != "svg"

    def handle_data(self, data: str) -> None:
        if self._open and not self._in_picture:
            self.texts[self._open][-1] += data

    def handle_comment(self, data: str) -> None:
        assert data.startswith(" made by toolkit roadmap build, sha256 ")


READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def unworded(attribute: tuple[str, Any]) -> tuple[str, Any]:
    """Return an attribute; a link to a heading without the words of this, which are all that it may have."""
    name, value = attribute
    return (name, "#") if re.fullmatch(r"#(?:[\w-]|%[0-9A-F]{2})+", str(value)) else attribute


class Marks:
    """What a reader of Markdown makes of a document: its structure without its words, its title and charts.

    Links to the addresses in hostile texts are no part of the structure.
    """

    def __init__(self, text: str) -> None:
        blocks = READER.parse(text)
        self.tokens = [token for block in blocks for token in (block, *(block.children or ()))]
        self.links = {
            str(token.attrs["href"])
            for token in self.tokens
            if token.type == "link_open" and re.fullmatch(NAMED, str(token.attrs["href"]))
        }
        self.structure = [
            (one.type, one.tag, one.level, tuple(map(unworded, one.attrs.items())), one.info,
             one.content if one.type.startswith("html") else "")
            for one in self._without_links()
            if one.type != "text"
        ]  # fmt: skip
        (*_, self.title) = ["".join(part.content for part in one.children or ()) for one in blocks[:2]]
        self.charts = [one.content for one in blocks if one.type == "fence"]

    def _without_links(self) -> Iterator[Token]:
        named = False
        for token in self.tokens:
            if token.type == "link_open":
                named = str(token.attrs["href"]) in self.links
            if not (named and token.type in ("link_open", "link_close")):
                yield token


BAR = re.compile(r"    (?P<label>.*) :(?:active, )?[0-9]{4}-[0-9]{2}-[0-9]{2}, [0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
NODE = re.compile(r"    s[0-9]\[\"(?:<div style='[a-z:-]+'>)?(?P<labels>.*?)(?:</div>)?\"\]\Z")
FRAME = re.compile(
    r"(?:%%\{init: \{[^\n]*\}\}%%\n)?gantt\n    dateFormat YYYY-MM-DD\n    axisFormat %Y-%m\n    todayMarker off\n"
    r"(?:    tickInterval [0-9]+month\n)?"
)
# what Mermaid takes for something else than a task at the start of a line of a Gantt chart
TAKEN = re.compile(
    r".?%|gantt|dateFormat\s|inclusiveEndDates|topAxis|axisFormat\s|tickInterval\s|includes\s|excludes\s"
    r"|todayMarker\s|week(day|end)\s|title\s|acc(Title|Descr)|section\s|click\s|call\s|href\s|\d{4}-\d\d-\d\d",
    re.IGNORECASE,
)


def harmless(label: str) -> bool:
    """Tell whether no character of a label steers a chart."""
    coded = re.sub(r"#[0-9]+;", "", label)
    return bool(label.strip()) and not re.search(r"[#:;\"`<>{}\[\]|\\&=~@$^_?!%\n\ufb02\xb6]", coded)


def labels(chart: str) -> list[str]:
    """Return all labels of a chart, after making sure that it has the lines that it should have, and no other."""
    if chart.startswith("flowchart"):
        first, *lines, last = chart.rstrip("\n").split("\n")
        assert (first, last) == ("flowchart LR", "    s0 --> s1 --> s2 --> s3")
        nodes = [NODE.match(line) for line in lines]
        assert all(nodes), lines
        found = [part for node in nodes if node for part in re.split("<br>|</?b>", node["labels"]) if part]
    else:
        frame = FRAME.match(chart)
        assert frame, chart[:200]
        found = []
        for line in chart[frame.end() :].rstrip("\n").split("\n"):
            bar = BAR.match(line)
            assert bar or line.startswith("    section "), line
            assert not (bar and TAKEN.match(bar["label"])), line
            found += [bar["label"]] if bar else line.removeprefix("    section ").split("<br>")
    assert [one for one in found if not harmless(one)] == []
    return found


def read(label: str) -> str:
    """Return what a reader sees of a label."""
    return (
        re.sub(r"#([0-9]+);", lambda code: chr(int(code[1])), label)
        .replace("\u200b", "")
        .removeprefix("\u2022 ")
    )


# A text in all fields of the demo


@pytest.fixture(scope="module")
def benign(toolkit: Toolkit) -> tuple[Page, Marks]:
    page, document = built(replaced(short_demo(), SCHEMA, "Plain"), toolkit)
    return Page(page), Marks(document)


def test_every_free_text_of_the_demo_is_replaced() -> None:
    def texts(value: Any) -> Iterator[str]:
        for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from texts(one)
        if isinstance(value, str) and " " in value:
            yield value

    assert sum(1 for _ in texts(demo())) > 400
    assert set(texts(replaced(demo(), SCHEMA, "x y"))) == {"x y"}


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:24])
def test_a_text_in_all_fields_changes_no_structure(
    text: str, benign: tuple[Page, Marks], toolkit: Toolkit, tmp_path: Path
) -> None:
    data = replaced(short_demo(), SCHEMA, text)
    assert planfile.read(plan_file(tmp_path, data), toolkit).data == data

    page, document = built(data, toolkit)

    shown = " ".join(text.split())
    read, marks = Page(page), Marks(document)
    assert read.links == marks.links == set(re.findall(NAMED, text))
    assert read.elements == benign[0].elements
    assert read.drawn <= benign[0].drawn
    assert [" ".join(one.split()) for one in read.texts["h1"] + read.texts["title"]] == [shown, shown]
    for picture in re.findall("<svg .*?</svg>", page, re.DOTALL):
        ET.fromstring(picture)
    assert marks.structure == benign[1].structure
    assert " ".join(marks.title.split()) == shown
    assert [bool(labels(one)) for one in marks.charts] == [True] * len(benign[1].charts)


@pytest.mark.parametrize("arguments", [("build",), ("build", "--brief"), ("worksheet",)], ids=" ".join)
def test_hostile_texts_side_by_side_change_no_structure(
    arguments: tuple[str, ...], tmp_path: Path, run: Run
) -> None:
    def shown(*texts: str) -> tuple[list[object], list[object]]:
        data = replaced(demo(), SCHEMA, "Plain")
        rest = iter(texts)
        for part in ("priorities", "challenges", "actions"):
            data[part]["needs"] = [next(rest) for _ in range(len(texts) // 3)]
        data |= {"title": texts[3], "vision": texts[0], "notice": texts[1], "contact": None}
        data["roadmap"]["actions"]["specific"][0]["title"] = texts[2]
        data["roadmap"]["actions"]["specific"][0]["objective"] = None
        file = plan_file(tmp_path, data)
        page = tmp_path / "page.html"
        run("roadmap", *arguments, file, "-o", page, "--data", DATA, "--force")
        text = run("roadmap", *arguments, file, "--data", DATA).out
        return list(Page(page.read_text("utf-8")).elements), list(Marks(text).structure)

    assert shown(*HOSTILE) == shown(*["Plain"] * len(HOSTILE))


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:24])
def test_a_label_of_a_chart_steers_nothing_and_is_shown_as_typed(text: str) -> None:
    bars = tuple(blocks.TimeBar(title, "2027-01-01", "2027-12-31") for title in (text, f"x {text}"))
    stages = tuple(blocks.ChainStage("Stage", (text, f"x {text}")) for _ in range(4))
    group = blocks.TimeGroup(text, bars)

    gantt = labels(mermaid.timetable(blocks.Timetable("", (group,), 12, 2027, 0, "2027-01-01", "2027-12-31")))
    chain = labels(mermaid.chain(blocks.Chain("", stages)))

    typed = " ".join(text.split())
    assert [read(one) for one in chain] == ["Stage", typed, f"x {typed}"] * 4
    for label, shown in zip(gantt[-2:], (typed, f"x {typed}"), strict=True):
        assert read(label) == shown or (
            read(label).endswith("\u2026") and shown.startswith(read(label)[:-1].rstrip())
        )


LINKS = [
    "https://example.org/(a)b)c", "https://example.org/[b](c)", "https://example.org/`d`e`", "https://example.org/f|g",
    "https://example.org/*h*_i_", "https://example.org/j\\k\\", "https://example.org/?l=m&amp;n=o&copy=p",
    "https://example.org/'q';r", "https://example.org/#s!$~^{t}", "https://example.org/%22%3E%3Cscript%3E",
    "https://example.org/{{u}}{%v%}", "https://\u00e9xample.org/\u00e9", "http://example.org:80/",
]  # fmt: skip


def linked(value: Any, link: str) -> Any:
    """Return plain data with a link in every field that takes one."""
    if isinstance(value, dict):
        return {
            key: link if key == "url" else linked(one, link) for key, one in value.items() if key != "notes"
        }
    return [linked(one, link) for one in value] if isinstance(value, list) else value


@pytest.fixture(scope="module")
def usually_linked(toolkit: Toolkit) -> tuple[Page, Marks]:
    page, document = built(linked(short_demo(), "https://example.org/"), toolkit)
    return Page(page), Marks(document)


@pytest.mark.parametrize("link", LINKS)
def test_a_link_leads_where_it_says_and_is_nothing_else(
    link: str, usually_linked: tuple[Page, Marks], toolkit: Toolkit, tmp_path: Path
) -> None:
    def hidden(page: Page) -> list[object]:
        return [
            (tag, [(name, "" if name == "href" else value) for name, value in given])
            for tag, given in page.elements
        ]

    data = linked(short_demo(), link)
    assert planfile.read(plan_file(tmp_path, data), toolkit).data == data

    written, document = built(data, toolkit)

    page, other = Page(written), usually_linked[0]
    assert hidden(page) == hidden(other)
    given = [[dict(one).get("href") for tag, one in each.elements if tag == "a"] for each in (page, other)]
    for address, usual in zip(*given, strict=True):
        assert (
            unquote(address or "") == unquote(link) if usual == "https://example.org/" else address == usual
        )
    marks = [Marks(document), usually_linked[1]]
    kinds = [[part[:3] for part in one.structure] for one in marks]
    assert kinds[0] == kinds[1]
    given = [[str(part.attrs["href"]) for part in one.tokens if part.type == "link_open"] for one in marks]
    for address, usual in zip(*given, strict=True):
        if usual == "https://example.org/":
            assert unquote(address).replace("xn--xample-9ua", "\u00e9xample") == unquote(link)
        else:
            assert address == usual


# Prose


PROSE = MarkdownIt("zero").enable(
    ["paragraph", "list", "emphasis", "link", "escape", "newline", "balance_pairs", "fragments_join"]
)
NOTES = [
    "Plain.", "One.\n\nTwo\nlines.", "A **strong** and an *emphasised* word, and ***both***.",
    "**strong with *both* inside**", "*emphasised with **both** inside*", "**strong *to the end***", "**a**b**c**d",
    "un*frigging*believable", "**\u201cquoted\u201d**", "- one\n- two", "1. one\n2. two", "- one\n  - inner\n- two",
    "- one\n\n  more of one\n- two", "1. one\n   - inner\n   - inner two\n2. two", "Text\n\n- one\n\nText",
    "[a page](https://example.org/a)", "**[a page](https://example.org/a)**", "[a *page*](https://example.org/a)",
    "[a **b** [c]](https://example.org/a \"title\")", "hard\\\nbreak", "hard  \nbreak",
    "- one\n  - two\n    - three\n      - four\n        - five", "**a**_b_", "1. one\n\n- two\n\n* three",
]  # fmt: skip
NOT_PROSE = [
    "- - -", "* * *", "# heading", "Setext\n===", "Setext\n---", "***", "> quote", "```\ncode\n```", "~~~\ncode\n~~~", "    indented", "a `code` b",
    "<b>bold</b>", "<script>alert(1)</script>", "<!-- x -->", "| a | b |\n| --- | --- |\n| c | d |", "![image](https://example.org/i.png)",
    "<https://example.org>", "https://example.org", "[ref]: https://example.org\n\n[ref]", "&lt;b&gt; &copy;", "\\# \\* \\<b\\>",
    "~~gone~~", "- # heading", "- > quote", "- ```\n  code", "- <b>x</b>", "1. - + # x", "Term\n: definition", "a\\", "\\",
]  # fmt: skip
UNSAFE = [
    "[x](javascript:alert(1))", "[x](JAVASCRIPT:alert(1))", "[x](data:text/html;base64,x)", "[x](vbscript:x)", "[x](//example.org)",
    "[x](mailto:a@example.org)", "[x](/etc)", "[x](file:///etc/passwd)", "[x]()",
]  # fmt: skip


def prose(notes: str, toolkit: Toolkit) -> tuple[str, str]:
    """Return the notes of a plan as they come out in Markdown and in HTML."""
    data = {"plan_version": 1, "territory": "Land", "level": "local", "priorities": {"notes": notes}}
    page, document = built(data, toolkit)
    text = document.partition("\n## 1")[2].partition("\n")[2].partition("\n## ")[0]
    return text, page.partition('<div class="prose">')[2].partition("</div>")[0]


class Prose(HTMLParser):
    """Prose as a reader sees it: marks of lists and paragraphs, and texts with how they are set."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, tuple[str, ...]]] = []
        self._set: list[str] = []
        self.feed(re.sub(r"<!-- -->|<wbr>|</?p[^>]*>", "\n", text.replace("<wbr>", "")))
        self.close()
        self.seen = [one for one in self.seen if one[0].strip() or one[0] == "\n"]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("strong", "em", "a"):
            self._set.append(dict(attrs).get("href") or tag)
        else:
            self.seen.append((f"<{tag}>", ()))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("strong", "em", "a"):
            self._set.pop()
        else:
            self.seen.append((f"</{tag}>", ()))

    def handle_data(self, data: str) -> None:
        how = tuple(sorted(self._set))
        text = re.sub(r"\s+", " ", data)
        if self.seen and self.seen[-1][1] == how and not self.seen[-1][0].startswith("<"):
            text = self.seen.pop()[0] + text
        self.seen.append((text, how))


def seen(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(words.strip(), how) for words, how in Prose(text).seen]


@pytest.mark.parametrize("notes", NOTES)
def test_prose_comes_out_as_it_was_meant(notes: str, toolkit: Toolkit) -> None:
    text, page = prose(notes, toolkit)

    assert seen(READER.render(text)) == seen(PROSE.render(notes))
    assert seen(page) == seen(PROSE.render(notes))


def with_links(parts: list[tuple[str, tuple[str, ...]]]) -> list[tuple[str, tuple[str, ...]]]:
    """Return texts of which each address is a link to it, but for what is one already."""
    return [
        (piece.strip(), (piece, *how) if re.fullmatch(NAMED, piece) else how)
        for words, how in parts
        for piece in (re.split(f"({NAMED})", words) if not how else [words])
        if piece.strip()
    ]


@pytest.mark.parametrize("notes", NOT_PROSE)
def test_what_is_no_prose_is_shown_as_typed_with_links_where_it_names_addresses(
    notes: str, toolkit: Toolkit
) -> None:
    text, page = prose(notes, toolkit)

    assert seen(READER.render(text)) == with_links(seen(PROSE.render(notes)))
    assert seen(page) == with_links(seen(PROSE.render(notes)))


@pytest.mark.parametrize("notes", UNSAFE)
def test_a_link_in_prose_that_is_no_web_address_is_text(notes: str, toolkit: Toolkit) -> None:
    text, page = prose(notes, toolkit)

    assert "<a" not in page
    assert "<a" not in READER.render(text)
    assert "x" in page


# Size


def large() -> dict[str, Any]:
    """Return a plan of 40 actions and 60 stakeholders, in two currencies, with long texts."""
    data = demo()
    road = data["roadmap"]
    specific, stakeholders = road["actions"]["specific"], road["stakeholder_engagement"]["stakeholders"]
    road["actions"]["specific"] = [
        {
            **specific[number % len(specific)],
            "id": f"action-{number}",
            "title": f"Action {number} " + "w" * 380,
            "depends_on": [],
        }
        for number in range(40)
    ]
    road["stakeholder_engagement"]["stakeholders"] = [
        {**stakeholders[number % len(stakeholders)], "name": f"Stakeholder {number} " + "long name " * 38}
        for number in range(60)
    ]
    road["resources"] = {
        "costs": [
            {"action": f"action-{number}", "what": "All", "amount": number * 10**9, "currency": ("CHF", "EUR")[number % 2],
             "rhythm": "yearly", "first_year": 2027, "last_year": 2030}
            for number in range(40)
        ],
        "funding": [
            {"source": f"Source {number}", "currency": ("EUR", "CHF")[number % 2],
             "lines": [{"action": f"action-{number}", "year": 2028, "amount": number}]}
            for number in range(40)
        ],
    }  # fmt: skip
    return data


def test_a_large_plan_in_two_currencies_builds_and_loses_nothing(tmp_path: Path, run: Run) -> None:
    plan = plan_file(tmp_path, large())
    for suffix in (".html", ".md"):
        file = tmp_path / f"roadmap{suffix}"
        assert run("roadmap", "build", plan, "-o", file, "--data", DATA).status == 0
        text = file.read_text("utf-8")
        assert all(f"Stakeholder {number} long name" in text for number in range(60))
        assert all(f"Action {number} www" in text for number in range(40))
        for currency, cost, funds in (("EUR", 1600 * 10**9, 380), ("CHF", 1520 * 10**9, 400)):
            assert f"Budget by action and year, {currency}" in text
            assert (
                f"cost {currency} {cost:,}, funding {currency} {funds:,} (state not told {funds:,}), "
                f"gap {currency} {cost - funds:,}" in text
            )

    assert len(Page((tmp_path / "roadmap.html").read_text("utf-8")).texts["h4"]) == 40
    document = (tmp_path / "roadmap.md").read_text("utf-8")
    assert len(re.findall(r"^#### ", document, re.MULTILINE)) == 40
    actions = large()["roadmap"]["actions"]["specific"]
    steps = sum(len(one["steps"]) for one in actions)
    rests = sum(one["end"] > max(step["end"] for step in one["steps"]) for one in actions)
    (gantt,) = [one for one in Marks(document).charts if "gantt\n" in one]
    assert sum(bool(BAR.match(line)) for line in gantt.splitlines()) == steps + rests
    assert gantt.count("    section ") == 40
    labels(gantt)


def test_money_without_a_year_and_in_another_currency_is_shown(toolkit: Toolkit) -> None:
    data = {
        "plan_version": 1, "territory": "Land", "level": "local", "currency": "NOK",
        "roadmap": {"resources": {
            "costs": [
                {"what": "a", "amount": 1_000}, {"what": "b", "amount": 2_000, "currency": "USD", "first_year": 2027},
            ],
            "funding": [{"source": "s", "currency": "USD", "lines": [{"amount": 500}]}],
        }},
    }  # fmt: skip

    text = built(data, toolkit)[1]

    assert "| **The plan as a whole** | 1,000 | 1,000 | 0 | 1,000 |" in text
    assert "| Action | No year | Cost | Funding | Gap |" in text
    assert "| **The plan as a whole** | 2,000 | 0 | 2,000 | 500 | 1,500 |" in text
    assert "| **s** | 0 | 500 | 500 |" in text
    assert "| **Gap to the cost** | 2,000 | surplus 500 | 1,500 |" in text
