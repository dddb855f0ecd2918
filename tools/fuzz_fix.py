"""The target `fix` of `fuzz.py`: files with slips are mended, and nothing else in them changes."""

import re
from collections.abc import Collection
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from clustertoolkit.content import load
from clustertoolkit.content.location import listing, schemas_folder
from clustertoolkit.content.validation import word_lists
from clustertoolkit.contribute.mending import Form, mended
from clustertoolkit.plan import planfile
from clustertoolkit.schema import schemas
from clustertoolkit.schema.shapes import Shapes
from clustertoolkit.yamlfiles import reader
from inputs import TEXTS, slipped

ROOT = Path(__file__).parents[1]
DEMO = ROOT / "examples" / "ile-de-france" / "plan.yaml"
SHORT = 2_500  # characters of a file that is quickly mended and looked through


@cache
def forms() -> dict[str, Form]:
    """Return what `--fix` has to know of each kind of file."""
    content = load.load(ROOT / "data", date(2026, 11, 30))
    found, lists = schemas.read(schemas_folder()), {**word_lists(ROOT / "data"), **planfile.lists(content)}
    shapes = Shapes(found, lists)
    return {
        kind: Form(schema, lists, partial(shapes.problems, kind=kind), plain_blanks=kind != "plan")
        for kind, schema in found.items()
    }


@cache
def samples() -> list[tuple[str, str]]:
    """Return the kinds and texts of short files of the content, and of a plan."""
    files = [(file.kind, file.path.read_text("utf-8")) for file in listing(ROOT / "data")[0]]
    head = DEMO.read_text("utf-8").partition("\npriorities:")[0]
    short = [(kind, text) for kind, text in files if len(text) < SHORT]
    return [*short, *[("plan", head)] * (len(short) // 4)]  # one file in five is a plan


FILES = st.one_of(
    st.deferred(lambda: st.sampled_from(samples())).flatmap(
        lambda pair: st.tuples(st.just(pair[0]), slipped(pair[1]))
    ),
    st.tuples(st.sampled_from(["plan", "example"]), TEXTS),
)


def fix(file: tuple[str, str]) -> int:
    """Mend a file: what could be read says the same but for what was wrong, and no remark is lost."""
    kind, text = file
    form, raw = forms()[kind], text.encode("utf-8", "surrogatepass")
    after = mended(raw, form)
    before = reader.parse("", raw)
    if after is None:
        return len(before.problems)
    document = reader.parse("", after.encode())
    assert document.data is not None or after.lstrip("\ufeff") == text.lstrip("\ufeff"), "it cannot be read"
    assert remarks(after) == remarks(text), "a remark is lost"
    assert mended(after.encode(), form) is None, "what was mended is mended once more"
    if before.data is not None:
        new, old = problems_of(document, form), problems_of(before, form)
        assert len(new) <= len(old), "there is a new problem"
        assert new != old or raw != after.encode()
        words = {word for listed in form.lists.values() for word in listed.ids} | enumerated(form.schema)
        assert says_the_same(before.data, document.data, words), "something else is said"
    return len(document.problems)


def remarks(text: str) -> list[str]:
    return re.findall("# remark [0-9]+", text)


def problems_of(document: reader.Document, form: Form) -> list[tuple[str, str]]:
    """Return the codes and messages of all problems that a text has."""
    problems = {*document.problems, *form.judge(document)}
    return sorted((one.code, one.message) for one in problems)


def enumerated(schema: Any) -> set[str]:
    """Return the words that a schema lists itself."""
    if isinstance(schema, list):
        return set().union(*map(enumerated, schema))
    inner = schema.items() if isinstance(schema, dict) else ()
    return set().union(*(set(one) if key == "enum" else enumerated(one) for key, one in inner))


def says_the_same(before: Any, after: Any, words: Collection[str]) -> bool:
    """Tell whether all texts have their letters and digits still, but for words of closed lists."""
    if isinstance(before, dict) and isinstance(after, dict):
        keys, others = ([" ".join(key.split()) for key in data] for data in (before, after))
        pairs = zip(before.values(), after.values(), strict=True)
        return keys == others and all(says_the_same(*pair, words) for pair in pairs)
    if isinstance(before, list) and isinstance(after, list):
        return all(says_the_same(*pair, words) for pair in zip(before, after, strict=True))
    if not isinstance(before, str):
        return before == after or isinstance(after, str)
    return re.sub(r"\W", "", before) == re.sub(r"\W", "", after) or after in words
