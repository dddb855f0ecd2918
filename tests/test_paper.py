"""The content against the paper's tables, which tests/paper/ holds typed in a second time."""

import re
import unicodedata
from collections import Counter

import pytest

from clustertoolkit.content import load
from clustertoolkit.content.model import Toolkit
from clustertoolkit.schema.words import fold
from clustertoolkit.yamlfiles.reader import read
from conftest import DATA, TODAY, paper


@pytest.fixture(scope="module")
def toolkit() -> Toolkit:
    return load.load(DATA, TODAY)


def plain(name: str) -> str:
    """Make printed names comparable that differ in quotes, dashes and blanks only."""
    text = unicodedata.normalize("NFC", name).replace("–", "-").replace("’", "'")
    return fold(text)


def test_the_actions_stand_in_the_papers_cells_and_order(toolkit: Toolkit) -> None:
    ours = {
        (p.priority, p.challenge, p.function, p.position, action.id)
        for action in toolkit.actions.values()
        for p in action.placements
        if p.basis == "paper"
    }
    theirs = {
        (row["priority"], row["challenge"], row["function"], int(row["position"]), row["action"])
        for row in paper("actions")
    }

    assert ours == theirs
    assert Counter(place[0] for place in ours) == {"green": 12, "digital": 13, "resilience": 15}
    assert len({place[4] for place in ours}) == 37
    assert len({row["action"] for row in paper("key_terms")} & toolkit.actions.keys()) == 38


def test_the_examples_stand_in_the_papers_cells_and_order(toolkit: Toolkit) -> None:
    ours = {
        (p.priority, p.challenge, p.function, p.position, example.id)
        for example in toolkit.examples.values()
        for p in example.placements
        if p.basis == "paper"
    }
    theirs = {
        (row["priority"], row["challenge"], row["function"], int(row["position"]), row["example"])
        for row in paper("examples")
    }

    assert ours == theirs
    assert len(ours) == 58
    assert len({place[4] for place in ours}) == 46


def test_the_list_of_what_the_paper_prints_says_the_same() -> None:
    document = read(DATA / "paper.yaml", "paper.yaml")
    cells, links = document.data["cells"], document.data["links"]
    ours = {
        (cell["priority"], cell["challenge"], cell["function"], str(position), name)
        for cell in cells
        for key in ("actions", "examples")
        for position, name in enumerate(cell.get(key, ()), 1)
    }
    linked = {
        (link["recommendation"].removeprefix("eegc-2020/"), link["function"], kind, str(position), name)
        for link in links
        for kind in ("action", "example")
        for position, name in enumerate(link.get(f"{kind}s", ()), 1)
    }

    assert ours == {
        (row["priority"], row["challenge"], row["function"], row["position"], row[kind])
        for kind in ("action", "example")
        for row in paper(f"{kind}s")
    }
    assert linked == {
        (row["recommendation"], row["function"], row["kind"], row["position"], row["id"])
        for row in paper("table5")
    }
    assert (len(ours), len(linked)) == (98, 66)


def test_an_example_in_a_cell_with_one_action_illustrates_that_action_and_no_other_names_one(
    toolkit: Toolkit,
) -> None:
    actions: dict[tuple[str, ...], list[str]] = {}
    for row in paper("actions"):
        cell = (row["priority"], row["challenge"], row["function"])
        actions.setdefault(cell, []).append(row["action"])

    for example in toolkit.examples.values():
        for p in example.placements:
            if p.basis == "paper":
                there = actions[p.priority, p.challenge, p.function]
                assert p.action == (there[0] if len(there) == 1 else None), example.id


def test_ten_examples_take_their_cells_from_the_actions_that_table_5_links_them_to(toolkit: Toolkit) -> None:
    table5 = paper("table5")
    priorities = {row["recommendation"]: row["priority"] for row in paper("recommendations")}
    actions_of: dict[tuple[str, str], list[str]] = {}
    for row in table5:
        if row["kind"] == "action":
            actions_of.setdefault((row["recommendation"], row["function"]), []).append(row["id"])
    cells = {
        (row["action"], row["priority"]): (row["challenge"], row["function"]) for row in paper("actions")
    }
    printed = {row["example"] for row in paper("examples")}

    theirs = set()
    for row in table5:
        if row["kind"] == "example" and row["id"] not in printed:
            priority = priorities[row["recommendation"]]
            for action in actions_of[row["recommendation"], row["function"]]:
                theirs.add((row["id"], priority, *cells[action, priority], action))
    ours = {
        (example.id, p.priority, p.challenge, p.function, p.action)
        for example in toolkit.examples.values()
        for p in example.placements
        if p.basis == "table-5"
    }

    assert ours == theirs
    assert len({place[0] for place in ours}) == 10


def test_the_recommendations_have_the_papers_titles_and_links(toolkit: Toolkit) -> None:
    (edition,) = toolkit.editions
    ours = [(one.id, one.priority, one.title) for one in edition.recommendations]
    links = {
        (one.id, link.function, kind, position, name)
        for one in edition.recommendations
        for link in one.links
        for kind, names in (("action", link.actions), ("example", link.examples))
        for position, name in enumerate(names, 1)
    }
    theirs = {
        (row["recommendation"], row["function"], row["kind"], int(row["position"]), row["id"])
        for row in paper("table5")
    }

    assert ours == [
        (row["recommendation"], row["priority"], row["title"]) for row in paper("recommendations")
    ]
    assert links == theirs
    assert len({link[:2] for link in links}) == 31
    assert Counter(link[2] for link in links) == {"action": 33, "example": 33}
    assert [one.id for one in edition.recommendations if not one.links] == ["G5"]
    assert len({link[4] for link in links if link[2] == "action"}) == 28


def test_every_printed_name_finds_its_example(toolkit: Toolkit) -> None:
    for row in paper("examples") + [row for row in paper("table5") if row["kind"] == "example"]:
        example = toolkit.examples[row.get("example") or row["id"]]
        names = {plain(name) for name in (example.name, *example.aliases)}
        assert plain(row["printed_name"]) in names, (example.id, row["printed_name"])


def test_the_countries_are_those_that_the_paper_prints(toolkit: Toolkit) -> None:
    printed: dict[str, set[str]] = {}
    for row in paper("examples") + [row for row in paper("table5") if row["kind"] == "example"]:
        found = printed.setdefault(row.get("example") or row["id"], set())
        found |= {row["country"]} - {""}

    assert {name: set(toolkit.examples[name].countries) for name in printed} == printed
    assert sorted(set().union(*printed.values())) == [row["country"] for row in paper("countries")]


def test_titles_and_summaries_keep_the_key_terms(toolkit: Toolkit) -> None:
    rows = paper("key_terms")
    lost = {}
    for row in rows:
        action = toolkit.actions[row["action"]]
        words = re.findall(r"[a-z0-9&]+(?:-[a-z0-9]+)*", f"{action.title} {action.summary}".lower())
        terms = row["terms"].split()
        assert 5 <= len(terms) <= 10
        lost[action.id] = [term for term in terms if not any(same_stem(term, word) for word in words)]
    assert {name: terms for name, terms in lost.items() if terms} == {}


def same_stem(term: str, word: str) -> bool:
    """Tell whether two words are alike but for at most three letters at the end: enter, entering."""
    shared = 0
    while shared < min(len(term), len(word)) and term[shared] == word[shared]:
        shared += 1
    return term == word or (shared >= max(4, len(term) - 3) and len(word) - shared <= 3)


def test_the_references_of_the_annex_are_there(toolkit: Toolkit) -> None:
    ours = {one.title: str(one.year) for one in toolkit.head.references}
    theirs = {row["title"]: row["year"][:4] for row in paper("references")}

    assert theirs.items() <= ours.items()
    assert len(theirs) == 7
    assert "eegc-2020-report" in {one.id for one in toolkit.head.references}  # of the first footnote
