"""The JSON of every command is what its schema in schemas/output/ says, and the schemas leave nothing open."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from clustertoolkit.query.gaps import KINDS
from clustertoolkit.views import flat
from conftest import ADOPTED, DATA, PLANS, ROOT, TESTS, Run, fits

SCHEMAS = ROOT / "schemas" / "output"
COMMANDS = {
    "actions": ("actions",),
    "columns": ("words", "columns"),
    "countries": ("countries",),
    "developments": ("developments",),
    "diff": ("diff", str(TESTS / "content")),
    "examples": ("examples",),
    **{f"examples-by-{by}": ("examples", "--by", by) for by in flat.OTHERS},
    "funds": ("funds",),
    "gaps": ("gaps",),
    "matrix": ("matrix",),
    "matrix-counts": ("matrix", "--counts"),
    "placements": ("examples", "--by", "placement"),
    "recommendations": ("recommendations",),
    "roadmap-check": ("roadmap", "check", str(PLANS / "small.yaml")),
    "roadmap-status": ("roadmap", "status", str(ADOPTED), "--as-of", "2028-06-01"),
    "search": ("search", "network"),
    "show": ("show", "innovation"),
    "studies": ("studies",),
    "validate": ("validate",),
    "words": ("words",),
}
NOTHING = {
    "actions": ("--challenge", "value-chains", "--basis", "judged"),
    "countries": ("--status", "ended"),
    "examples": ("--status", "ended"),
    "gaps": ("--gap", "stale"),
    "placements": ("--status", "ended"),
    **{f"examples-by-{by}": ("--status", "ended") for by in flat.OTHERS},
    "recommendations": ("--priority", "digital"),
    "developments": ("--priority", "digital"),
    "funds": ("--state", "ended"),
    "studies": ("--method", "randomised"),
}
GUIDANCE = """\
guidance:
  how:
    - step: Ask firms what they need.
      rests_on: [austrian-network, a-book]
      seen_in:
        - example: austrian-network
          amount: EUR 100 for each firm
          duration: a day
          size: 40 firms
          legal_base: a law on networks
    - step: Invite them.
      rests_on: [a-book]
    - step: Meet again.
      rests_on: [austrian-network]
  partners:
    - type: civil-society
      role: Says what people need.
  instruments: [networks]
  indicators:
    - name: meetings held
      kind: output
      unit: meetings
      verification: Minutes.
      rests_on: [austrian-network]
    - name: firms that met
      kind: result
      unit: firms
      verification: Lists.
      rests_on: [austrian-network]
  risks:
    - risk: Nobody comes.
      response: Go to the firms.
      rests_on: [austrian-network]
      judgement: true
    - risk: Too many come.
      response: Meet twice.
      rests_on: [a-book]
  today:
    text: Much is online.
    rests_on: [a-book]
    developments: [a-law]
"""
FULL = """\
id: full-example
name: Full example
aliases: [Whole example]
local_name: Volles Beispiel
acronym: FE
kind: law
countries: ["AT", "NO"]
region: Tyrol
territory: ["AT33", "NO-03"]
kinds_of_place: [mountain, rural]
level: macro-regional
organisation:
  name: Land Tirol
  type: public-authority
period:
  start: 2016
  end: 2020
status: ended
seen: 2021
unknowns: [money, outcomes]
url: https://example.org/full
summary: It has every key.
transfer: Another region needs mountains.
instruments: [grants]
sectors: [health]
figures:
  - what: budget
    qualifier: about
    value: 1.5
    unit: EUR
    year: 2019
    measures: budget
    scope: year
outcomes:
  - what: firms that export
    qualifier: up-to
    value: 7
    unit: firms
    year: 2020
    kind: result
    measured_by: independent
    source: https://example.org/full
funded_by:
  - fund: a-fund
    source: https://example.org/full
  - name: Land Tirol
    source: https://example.org/full
placements:
  - priority: green
    challenge: innovation
    function: networking
    basis: judged
    action: meet-partners
    fit: partial
    carrier: other
    why: It says so.
evidence: self-reported
sources:
  - url: https://example.org/full
    title: Full
    read: "2026-01-15"
related:
  - id: austrian-network
    relation: succeeded-by
not_the_same_as: [norwegian-named-only]
reply:
  date: "2026-01-16"
  by: Land Tirol
  text: It runs on under another name.
note: All of it is made up.
checked: "2026-01-15"
submitted_by: A. Person
"""
STUDY = """\
id: a-study
title: A study
authors: [A. Person]
year: 2020
publisher: A journal
url: https://example.org/study
read: "2026-01-15"
source_read: original
countries: ["AT"]
programme: full-example
method: review
compared: none
systematic: true
contains: [another-study]
by: own
sample: Ten studies.
effects:
  - {what: sales of firms, result: gain, measures: result, size: a third, when: after a year}
finding: Firms sell more.
caution: They are few.
bears_on:
  - {action: meet-partners, effect: sales of firms, through: clusters, why: They met., judged_by: A. Person}
examples: [full-example]
reviewed_by: A. Person
reply: {date: "2026-01-16", by: A journal, text: So it is.}
note: All of it is made up.
"""
FUNDS = """\
funds:
  - id: a-fund
    name: A fund
    acronym: AF
    aliases: [Money]
    state: open
    last_call: "2027"
    next_call: "2028-02"
    spend_by: "2030-12-31"
    checked: "2026-01-15"
    who_manages: An agency.
    who_may_apply: Clusters.
    what_it_pays: Meetings.
    rates:
      - {rate: 50%, condition: small firms, call: First call, year: 2026, source: "https://example.org/fund"}
    territories: Mountains.
    how_to_reach: By letter.
    state_aid: Little money needs no notice.
    state_aid_until: "2026-12-31"
    fits:
      - instruments: [grants]
        challenges: [innovation]
        functions: [networking]
        actions: [meet-partners]
        why: It pays meetings.
    note: All of it is made up.
    sources:
      - {url: "https://example.org/fund", title: Fund, read: "2026-01-15"}
calls:
  - id: a-call
    title: A call
    country: "AT"
    year: 2025
    what: Clusters could apply.
    url: https://example.org/call
    read: "2026-01-15"
"""
DEVELOPMENTS = """\
developments:
  - id: a-law
    title: A law
    state: law
    date: "2024-06"
    seen: "2024-07-01"
    what: It allows more.
    for_clusters: They can meet.
    judged: true
    bears_on:
      priorities: [green]
      challenges: [innovation]
      actions: [meet-partners]
    note: All of it is made up.
    sources:
      - {url: "https://example.org/law", title: Law, read: "2026-01-15"}
"""


def described(name: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    return document


def parts(schema: Any) -> Iterator[dict[str, Any]]:
    """Yield a schema and every schema within it."""
    if isinstance(schema, dict):
        yield schema
        for value in schema.values():
            yield from parts(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from parts(value)


def put_evidence(folder: Path) -> None:
    """Put two studies, a fund, a call and a development into content that has the full example."""
    (folder / "studies").mkdir()
    other = STUDY.replace("contains: [another-study]\n", "").replace(
        "https://example.org/study", "https://example.org/2"
    )
    texts = {
        "a-study": STUDY,
        "another-study": other.replace("a-study", "another-study").replace("A study", "Two"),
    }
    for name, text in texts.items():
        (folder / "studies" / f"{name}.yaml").write_text(text, encoding="utf-8")
    (folder / "funds.yaml").write_text(FUNDS, encoding="utf-8")
    (folder / "developments.yaml").write_text(DEVELOPMENTS, encoding="utf-8")


@pytest.fixture
def full(small: Path) -> Path:
    """Return small content with an entry of each kind in which nothing is left out."""
    (small / "examples" / "full-example.yaml").write_text(FULL, encoding="utf-8")
    put_evidence(small)
    action = small / "actions" / "meet-partners.yaml"
    action.write_text(action.read_text(encoding="utf-8") + GUIDANCE, encoding="utf-8")
    return small


def test_every_schema_belongs_to_a_command() -> None:
    assert {file.name.removesuffix(".schema.json") for file in SCHEMAS.iterdir()} == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_output_on_shipped_content_fits(name: str, run: Run) -> None:
    document = fits(name, run(*COMMANDS[name], "--data", DATA, "--format", "json").out)

    assert any(document.values())


@pytest.mark.parametrize("name", COMMANDS)
def test_output_on_small_content_fits(name: str, small: Path, run: Run) -> None:
    fits(name, run(*COMMANDS[name], "--format", "json").out)


@pytest.mark.parametrize("name", COMMANDS)
def test_output_fits_where_every_key_is_filled(name: str, full: Path, run: Run) -> None:
    assert run("validate").status == 0

    fits(name, run(*COMMANDS[name], "--format", "json").out)


@pytest.mark.parametrize("name", NOTHING)
def test_output_that_holds_nothing_fits(name: str, small: Path, run: Run) -> None:
    document = fits(name, run(*COMMANDS[name], *NOTHING[name], "--format", "json").out)

    rows = {"placements": "placements", **{f"examples-by-{by}": flat.by_rows(by) for by in flat.OTHERS}}
    assert document.popitem() == (rows.get(name, COMMANDS[name][0]), [])


@pytest.mark.parametrize("name", COMMANDS)
def test_a_schema_is_closed_and_promises_every_key(name: str) -> None:
    schema = described(name)

    assert schema["title"].startswith(f"toolkit {' '.join(COMMANDS[name][:1])}")
    assert schema["description"]
    for part in parts(schema):
        if part.get("type") == "object" and "properties" in part:
            assert part["additionalProperties"] is False
            # what two entries share has the keys of what they share, and no others
            assert part.get("required") == list(part["properties"]) or name == "show"


@pytest.mark.parametrize(
    "name",
    [
        "actions",
        "columns",
        "countries",
        "developments",
        "examples",
        *(f"examples-by-{by}" for by in flat.OTHERS),
        "funds",
        "gaps",
        "placements",
        "recommendations",
        "studies",
    ],
)
def test_a_key_too_many_or_too_few_does_not_fit(name: str, full: Path, run: Run) -> None:
    text = run(*COMMANDS[name], "--format", "json").out
    schema = jsonschema.Draft202012Validator(described(name))
    *_, records = json.loads(text).values()

    for key in records[0]:
        document = json.loads(text)
        *_, records = document.values()
        del records[0][key]
        assert not schema.is_valid(document), key
    document = json.loads(text)
    *_, records = document.values()
    records[0]["extra"] = None
    assert not schema.is_valid(document)


def test_closed_words_are_those_of_the_program() -> None:
    gap = described("gaps")["properties"]["gaps"]["items"]["properties"]["gap"]
    assert tuple(gap["enum"]) == KINDS
