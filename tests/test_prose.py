"""Notes in which nothing is marked are read without the parser of Markdown, and just as it reads them."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clustertoolkit.views import prose
from clustertoolkit.views.blocks import Block, Prose

PLAIN = (
    "One.", "One. Two", "One\ntwo.", " One \n  two \n", "One.\n\nTwo\nthree.\n\n\nFour.", "One.\n \nTwo.",
    "\n\nOne", "    Indented", "One\n        two", "Café – “quoted” & <b> `code` # ~ | > !", "x 1. y - z + w",
    "# heading", "> quote", "| a | b |", "https://example.org/?a=b", "&amp; &#35;", "a\n# b\n> c",
)  # fmt: skip
SIGNS = st.sampled_from([*"ab 1.*_[]()\\-+#>`|~&<!\n\t\u00a0\u2028\r\x00é", "  \n", "\n\n", "- ", "1. "])


def parsed(notes: str) -> list[Block]:
    return [Prose(prose._parts(iter(prose._parser().parse(notes)), ""))]


@pytest.mark.parametrize("notes", PLAIN)
def test_plain_notes_are_read_as_the_parser_reads_them(notes: str) -> None:
    assert prose.prose(notes) == parsed(notes)


@given(st.lists(SIGNS, max_size=24).map("".join).filter(str.strip))
def test_any_notes_are_read_as_the_parser_reads_them(notes: str) -> None:
    assert prose.prose(notes) == parsed(notes)


def test_plain_notes_import_no_parser() -> None:
    code = (
        "import sys; from clustertoolkit.views.prose import prose; "
        f"[prose(notes) for notes in {PLAIN!r}]; print('markdown_it' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "False\n"
