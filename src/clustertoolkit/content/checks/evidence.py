"""What is said to have come of something, who paid, and what studies found: that it can be what it says."""

from collections.abc import Iterator
from typing import Any

from clustertoolkit.content.checks.addresses import same_page
from clustertoolkit.content.checks.subject import (
    CheckedFile,
    CheckFindings,
    ContentFacts,
    Place,
    mappings,
    placements,
)

SECOND_READER = "2027-01-01"  # the day from which evidence is official by two people
PROPOSAL = "Proposed, not law: "  # how the title of what is no law yet begins
_COMPARED = {  # with whom each method compares, as far as it says
    "randomised": ("by-lot",), "counterfactual": ("by-lot", "matched", "plain"), "before-after": ("none",),
    "qualitative": ("none", "plain"),
}  # fmt: skip


def seen_unlikely(file: CheckedFile, facts: ContentFacts) -> CheckFindings:
    """Find a year of evidence for a status that is not known, or that lies ahead of the check."""
    year, checked = file.data.get("seen"), str(file.data.get("checked", ""))[:4]
    if file.kind != "example" or type(year) is not int:
        return
    if file.data.get("status") == "unknown":
        message = "the status is unknown, and 'seen' is the year of the evidence for one"
        yield file.span("seen", of_key=True), message, "give the status that was seen, or delete the line"
    elif year > facts.today.year or (checked.isdigit() and year > int(checked)):
        message = f"'seen' is {year}, and the facts were last checked in {checked}"
        yield file.span("seen"), message, "correct the year, or the day of the check"


def not_read_again(file: CheckedFile, _facts: ContentFacts) -> CheckFindings:
    """Find public pages that no second reader has gone through, in what was checked since that is asked."""
    data = file.data
    if file.kind != "example" or data.get("evidence") != "official" or data.get("reviewed_by"):
        return
    if str(data.get("checked", "")) >= SECOND_READER:
        message = f"what is checked since {SECOND_READER} is official once a second reader has read it"
        hint = "let somebody else read the pages and add 'reviewed_by', or set evidence: self-reported"
        yield file.span("evidence"), message, hint


def source_not_listed(file: CheckedFile, _facts: ContentFacts) -> CheckFindings:
    """Find an outcome, a payer or a rate whose page is not among the sources of its record."""
    for record, way in _records(file):
        pages = {
            same_page(source["url"])
            for _, source in mappings(record.get("sources"))
            if isinstance(source.get("url"), str)
        }
        for key in ("outcomes", "funded_by", "rates"):
            for number, entry in mappings(record.get(key)):
                page = entry.get("source")
                if isinstance(page, str) and same_page(page) not in pages:
                    message = f"the page is not among the sources of the {file.kind.removesuffix('s')}"
                    hint = "add it under 'sources' with the day you read it"
                    yield file.span(*way, key, number, "source"), message, hint


def _records(file: CheckedFile) -> Iterator[tuple[dict[str, Any], Place]]:
    """Yield each record of a file that has sources of its own, with its path."""
    if file.is_entry:
        yield file.data, ()
    for number, fund in mappings(file.data.get("funds") if file.kind == "funds" else None):
        yield fund, ("funds", number)


def payer_unclear(file: CheckedFile, _facts: ContentFacts) -> CheckFindings:
    """Find one who pays that is named twice or not at all."""
    for number, payer in mappings(file.data.get("funded_by") if file.is_entry else None):
        named = [key for key in ("fund", "name") if key in payer]
        if len(named) != 1:
            message = "one who pays is a 'fund' of data/funds.yaml, or another by its 'name'"
            yield file.span("funded_by", number), message, "give one of the two"


def carrier_not_partial(file: CheckedFile, _facts: ContentFacts) -> CheckFindings:
    """Find a placement of something without clusters that is said to fit directly."""
    for number, placement, _ in placements(file.data):
        if placement.get("carrier") == "other" and placement.get("fit") != "partial":
            message = "what works without clusters shows a part of the action alone"
            yield file.span("placements", number, "carrier"), message, "take fit: partial, or delete the line"


def effect_not_listed(file: CheckedFile, _facts: ContentFacts) -> CheckFindings:
    """Find a study that bears on an action by an effect which it does not list."""
    if file.kind != "study":
        return
    known = [effect.get("what") for _, effect in mappings(file.data.get("effects"))]
    for number, bearing in mappings(file.data.get("bears_on")):
        effect = bearing.get("effect")
        if isinstance(effect, str) and effect not in known:
            hint = f"choose from: {'; '.join(map(str, known))}"
            yield file.span("bears_on", number, "effect"), f"the study has no effect '{effect}'", hint


def comparison_unlikely(file: CheckedFile, _facts: ContentFacts) -> CheckFindings:
    """Find a study whose method and comparison contradict each other."""
    method, compared = file.data.get("method"), file.data.get("compared")
    allowed = _COMPARED.get(method) if isinstance(method, str) else None
    if file.kind == "study" and allowed and isinstance(compared, str) and compared not in allowed:
        message = f"the method is {method}, and the comparison {compared}"
        yield file.span("compared"), message, f"take {' or '.join(allowed)}, or correct the method"


def proposal_as_law(file: CheckedFile, _facts: ContentFacts) -> CheckFindings:
    """Find a proposal whose title does not say that it is one, or a law whose title says so."""
    for number, development in mappings(
        file.data.get("developments") if file.kind == "developments" else None
    ):
        title, state = development.get("title"), development.get("state")
        if isinstance(title, str) and title.startswith(PROPOSAL) != (state == "proposed"):
            message = f"the state is {state}, and the title is '{title}'"
            hint = f"the title of a proposal, and of nothing else, begins with '{PROPOSAL}'"
            yield file.span("developments", number, "title"), message, hint


def development_undated(file: CheckedFile, _facts: ContentFacts) -> CheckFindings:
    """Find a development without a date of its own or of its page."""
    for number, development in mappings(
        file.data.get("developments") if file.kind == "developments" else None
    ):
        if "date" not in development and "seen" not in development:
            message = "nothing says when it came"
            yield (
                file.span("developments", number),
                message,
                "give 'date', or 'seen' with the date of its page",
            )
