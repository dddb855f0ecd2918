"""What a web address is, told once: what content accepts, the pages of every form link."""

import json

import pytest

from clustertoolkit import render
from clustertoolkit.schema import addresses
from clustertoolkit.schema.fits import fits
from clustertoolkit.schema.judge import validator
from clustertoolkit.schema.schemas import entry, read
from clustertoolkit.views import Column, Report, Sheet
from conftest import ROOT
from test_files import report
from test_links import READERS

__all__ = ["report"]  # the fixture

SCHEMAS = ROOT / "schemas"
PUBLIC = (
    "https://example.org", "http://example.org/", "https://EXAMPLE.org/A", "https://www.example.org/a/b?c=d&e=f#g",
    "https://example.org?a", "https://example.org#a", "https://example.org:1/", "https://example.org:65535/a",
    "https://ovam.be./x", "https://a_b.example.org/", "https://a-b.c--d.org/", "https://éxample.org/é",
    "https://93.184.215.14/", "https://example.org/Cluster_(economics)", "https://example.org/a)b(c",
    "https://example.org/[b]{c}|d\\e^f`g", "https://example.org/100%", "https://example.org/a?b?c@d:e#f?g@h",
    "https://example.org/it's*_~", f"https://{'a' * 63}.org/",
)  # fmt: skip
NOT_PUBLIC = ("http://localhost", "https://intranet/page", "http://localhost:8000/a")
NONE = (
    "", "www.example.org", "HTTPS://example.org", "ftp://example.org", "//example.org", "javascript:alert(1)",
    "https://", "https:///a", "https://example..org", "https://.example.org", "https://-example.org",
    "https://example-.org/", f"https://{'a' * 64}.org/", "https://example.org:0/", "https://example.org:65536/",
    "https://example.org:99999/", "https://example.org:/", "https://example.org:port/", "https://me@example.org/",
    "https://me:word@example.org/", "https://[::1]/", "https://[::ffff:93.184.215.14]/", "https://exam ple.org/",
    "https://example.org/a b", "https://example.org/a#b#c", 'https://example.org/"', "https://example.org/<a>",
    " https://example.org", "https://example.org\n", "https://example,org/a", "https://example.org../a",
    f"https://example.org/{'a' * 2060}",
)  # fmt: skip


def accepted(address: str) -> bool:
    """Tell whether the schema of an example takes it for the address of a page; both judges agree."""
    form = entry(read(SCHEMAS, "example")["example"], "sources")["properties"]["url"]
    judged = validator(form).is_valid(address)
    assert fits(address, form, {}) == judged
    return bool(judged)


def test_the_schemas_say_the_form_that_the_rule_knows() -> None:
    link = json.loads((SCHEMAS / "common.schema.json").read_text("utf-8"))["$defs"]["link"]

    assert link["pattern"] == addresses.FORM


def test_what_the_content_accepts_is_an_address_and_nothing_else_is() -> None:
    assert {text for text in (*PUBLIC, *NOT_PUBLIC, *NONE) if accepted(text)} == set(PUBLIC)
    assert {text for text in (*PUBLIC, *NOT_PUBLIC, *NONE) if addresses.is_address(text)} == {
        *PUBLIC,
        *NOT_PUBLIC,
    }


SPELLED = {  # what differs in links from how it was typed
    "https://example.org/[b]{c}|d\\e^f`g": "https://example.org/%5Bb%5D%7Bc%7D%7Cd%5Ce%5Ef%60g",
    "https://example.org/100%": "https://example.org/100%25",
}


@pytest.mark.parametrize("form", READERS)
def test_every_form_links_exactly_what_is_an_address_and_spells_it_alike(form: str, report: Report) -> None:
    texts = (*PUBLIC, *NOT_PUBLIC, *(text for text in NONE if not list(addresses.pieces(text))[1:]))
    sheet = Sheet("Links", (Column("a", "A", kind="link"),), tuple((text,) for text in texts))

    written = render.form(form, "file")(report._replace(sheets=(sheet,), title="Links"))

    links = READERS[form](written if isinstance(written, bytes) else written.encode())
    licence = report.toolkit.head.licence
    assert {link for link in links if link[0] not in (licence.title, licence.url)} == {
        (address, SPELLED.get(address, address)) for address in (*PUBLIC, *NOT_PUBLIC)
    }


@pytest.mark.parametrize(
    ("before", "address", "after"),
    [
        ("", "https://x.eu/a", ""),
        ("See ", "https://x.eu/a", "."),
        ("See ", "https://x.eu", ", then go on"),
        ("See ", "https://x.eu", ": it is there"),
        ("See ", "https://x.eu./a", "."),
        ("(see ", "https://x.eu/a", ")"),
        ("(see ", "https://x.eu/a", ")."),
        ("[", "https://x.eu/a", "]"),
        ("{", "https://x.eu/a", "}"),
        ("See ", "https://x.eu/Cluster_(economics)", ""),
        ("See ", "https://x.eu/Cluster_(economics)", "."),
        ("(see ", "https://x.eu/Cluster_(economics)", ")"),
        ("(see ", "https://x.eu/(a)_(b)", "), and so on"),
        ("See ", "https://x.eu/a[1]", "; then go on"),
        ("“", "https://x.eu/a", "”"),
        ("‘", "https://x.eu/a", "’, he said"),
        ("«", "https://x.eu/a", "»…"),
        ("'", "https://x.eu/a", "'!"),
        ("<", "https://x.eu/a", ">"),
        ("Is it at ", "https://x.eu/a?b=c", "?"),
        ("At ", "https://x.eu/a?b=c#d", "\nand more"),
        ("At ", "https://x.eu:8080", "."),
        ("", "https://x.eu/)", ""),
    ],
)  # fmt: skip
def test_an_address_in_a_sentence_ends_where_a_reader_ends_it(before: str, address: str, after: str) -> None:
    wanted = [(text, link) for text, link in ((before, ""), (address, address), (after, "")) if text]

    assert list(addresses.pieces(f"{before}{address}{after}")) == wanted


@pytest.mark.parametrize(
    "text",
    ["No address.", "https://me:word@x.eu/a", "https://x.eu:99999/a", "https://x.eu/a#b#c here", "https://-x.eu", "https://",
     "https://x..eu/a"],
)  # fmt: skip
def test_no_part_of_what_is_no_address_is_linked(text: str) -> None:
    assert list(addresses.pieces(text)) == [(text, "")]
