"""How a new entry is written: as the entries of the content are, and read back as what it was."""

from hypothesis import given
from hypothesis import strategies as st

from clustertoolkit.yamlfiles.canonical import written
from clustertoolkit.yamlfiles.reader import parse, read
from clustertoolkit.yamlfiles.scalars import unsafe
from conftest import DATA

ODD = ["NO", "yes", "2026-11-22", "12:30", "- a", "a: b", "a #b", "[x]", "{x}", "'", '"', "&a", "*a", "!x", "|", ">-",
       "%", "@", "a\nb", " a ", "~", "null", "1_000", "0x1f", "---", "...", "?", "a\\", "\U0001f600", "é" * 120,
       "so long " * 20 + "text", "x" * 150, "a  b " * 30, "# " * 60, "a: " * 50]  # fmt: skip
TYPED = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), min_size=1)
TEXTS = st.sampled_from(ODD) | TYPED.filter(lambda text: not unsafe(text))  # which is refused before
VALUES = TEXTS | st.integers(-(10**9), 10**9) | st.lists(TEXTS, min_size=1, max_size=3)
ENTRIES = st.dictionaries(
    st.sampled_from(["id", "name", "summary", "period"]),
    VALUES
    | st.dictionaries(st.sampled_from(["name", "url"]), VALUES, min_size=1)
    | st.lists(st.dictionaries(st.sampled_from(["what", "why"]), TEXTS, min_size=1), min_size=1, max_size=2),
    min_size=1,
)


def test_every_example_of_the_content_is_read_back_as_what_it_is() -> None:
    for file in sorted((DATA / "examples").iterdir()):
        document = read(file, file.name)
        again = parse(file.name, written(document.data).encode())
        assert (again.data, again.problems) == (document.data, ())


@given(ENTRIES)
def test_whatever_a_person_types_is_one_text_and_never_a_part_of_the_file(data: dict[str, object]) -> None:
    document = parse("x.yaml", written(data).encode())

    assert (document.data, document.problems) == (data, ())


def test_an_entry_looks_as_those_that_people_wrote() -> None:
    file = DATA / "examples" / "auto-id-saxony.yaml"
    document = read(file, file.name)

    assert written(document.data) == file.read_text("utf-8")
