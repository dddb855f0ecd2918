"""Every kind of entry, every field of one, and every filter: what the program knows of them, once.

Names alone: no record, schema or file is read here, so that options and completion cost nothing. How a field
is called stands in its schema (`title`), from where it comes into `content.records`.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Kind(NamedTuple):
    """One kind of entry.

    `file` is the content file without its suffix, and `key` the list in it, with a dot before a list within
    each of its items; a kind without a key has a folder with a file for each entry. `place` leads to the
    entries in the records of the content. `id` and `title` are the fields by which people know an entry,
    `names` those that hold its other names.
    """

    name: str
    file: str
    key: str
    record: str
    place: str
    id: str = "id"
    title: str = "title"
    names: tuple[str, ...] = ("aliases",)


class Filter(NamedTuple):
    """One filter: the field that must hold one of the values, and of what it is a field.

    `of` is `placement`, `country` (of any country of an example) or a kind of entry. A dot leads into a
    record within the field; without a field `query.derived` says what an entry holds. `kind` is that of the
    values; without one they are the words of the field itself, or `words`, with what they mean. `finds` are
    the kinds of entry of which the filter can hold, and `held` the fields of those that hold it elsewhere.
    `form` is how a value is read and compared: see `query.values`. `meant` has values of other filters
    that people give to this one, with the filter that is meant. `query.evidence` says what a study holds.
    """

    name: str
    of: str
    field: str
    kind: str = ""
    finds: tuple[str, ...] = ("example",)
    held: tuple[tuple[str, str], ...] = ()
    form: str = "word"
    words: Mapping[str, str] = MappingProxyType({})
    meant: Mapping[str, str] = MappingProxyType({})


class Field(NamedTuple):
    """One field of a kind: where people see it, and in which column of the search index it stands.

    `page` is `head`, `fact` or `block`, or the key of the field in whose line it is told. `search` is a
    column of the index, which `query.search` weighs: names, summary, details or notes; empty for id and
    title, which have columns of their own. `column` is how much its column in lists matters (see
    `views.Column`; 0: only when asked for), None if the list tells it otherwise. What is not searched
    says `why`: see WHY.
    """

    key: str
    page: str = "fact"
    search: str = "details"
    column: int | None = None
    form: str = "text"
    why: str = ""


KINDS = (
    Kind("action", "actions", "", "Action", "actions"),
    Kind(
        "example", "examples", "", "Example", "examples",
        title="name", names=("local_name", "acronym", "aliases"),
    ),
    Kind("study", "studies", "", "Study", "studies", names=()),
    Kind("recommendation", "recommendations", "editions.recommendations", "Recommendation", "editions"),
    Kind("priority", "dimensions", "priorities", "Term", "dimensions.priorities"),
    Kind("challenge", "dimensions", "challenges", "Term", "dimensions.challenges"),
    Kind("function", "dimensions", "functions", "Term", "dimensions.functions"),
    Kind("phase", "phases", "phases", "Phase", "phases", names=()),
    Kind("model", "dimensions", "models", "Model", "dimensions.models", names=()),
    Kind("instrument", "instruments", "instruments", "Term", "instruments"),
    Kind("sector", "sectors", "sectors", "Sector", "sectors"),
    Kind("country", "countries", "countries", "Country", "countries", id="code", title="name"),
    Kind("group", "countries", "groups", "Term", "groups"),
    Kind("fund", "funds", "funds", "Fund", "funds", title="name", names=("acronym", "aliases")),
    Kind("call", "funds", "calls", "Call", "calls", names=()),
    Kind("development", "developments", "developments", "Development", "developments", names=()),
    Kind("page", "pages", "pages", "Explainer", "pages", names=()),
    Kind("reference", "toolkit", "references", "Reference", "head.references", names=()),
)  # fmt: skip
BY_NAME = {kind.name: kind for kind in KINDS}
DIMENSIONS = ("priority", "challenge", "function")
FOLDERS = {kind.file: kind.name for kind in KINDS if not kind.key}
ENTRY_KINDS = frozenset(FOLDERS.values())  # of which each entry has a file of its own
FILES = (  # of which there is one each, in the order in which they are read
    "toolkit", "dimensions", "phases", "countries", "instruments", "sectors", "retired", "recommendations",
    "questions",
)  # fmt: skip
LATER = ("funds", "developments", "pages")  # files that content of older releases lacks
LATER_FOLDERS = ("studies",)  # folders that it lacks
TABLES = ("rates", "synonyms")  # files to reckon and to search with; older content has none
PROOFS = ("paper",)  # files that only the validator reads; content of older releases has none
UNIONS = {  # lists of ids that schemas name besides those of single kinds
    "dimensions": DIMENSIONS,
    "entries": ("action", "example", "recommendation", "study", "fund", "development"),
    "evidence": ("example", "reference"),
}

_ALL = ("action", "example", "recommendation")
FILTERS = {
    declared.name: declared
    for declared in (
        Filter(
            "priority", "placement", "priority", "priority", (*_ALL, "development"),
            (("development", "bears_on.priorities"),),
        ),
        Filter(
            "challenge", "placement", "challenge", "challenge", (*_ALL[:2], "study", "fund", "development"),
            (("fund", "fits.challenges"), ("development", "bears_on.challenges")),
        ),
        Filter(
            "function", "placement", "function", "function", (*_ALL, "fund"), (("fund", "fits.functions"),)
        ),
        Filter("basis", "placement", "basis", finds=_ALL[:2]),
        Filter(
            "action", "placement", "action", "action", ("example", "study", "fund", "development"),
            (("study", "bears_on.action"), ("fund", "fits.actions"), ("development", "bears_on.actions")),
        ),
        Filter(
            "country", "example", "countries", "country", ("example", "study"), (("study", "countries"),)
        ),
        Filter("group", "country", "groups", "group", ("example", "study"), meant={"outermost": "place"}),
        Filter("recommendation", "recommendation", "id", "recommendation", _ALL),
        Filter(
            "instrument", "example", "instruments", "instrument", ("example", "study", "fund"),
            (("fund", "fits.instruments"),),
        ),
        Filter("sector", "example", "sectors", "sector"),
        Filter("status", "example", "status"),
        Filter("fit", "placement", "fit"),
        Filter("carrier", "placement", "carrier"),
        Filter("kind", "example", "kind"),
        Filter("level", "example", "level"),
        Filter("organisation_type", "example", "organisation.type"),
        Filter("evidence", "example", "evidence"),
        Filter("place", "example", "kinds_of_place"),
        Filter("region", "example", "region", form="text"),
        Filter("territory", "example", "territory", form="code"),
        Filter("fund", "example", "funded_by.fund", "fund"),
        Filter("active_in", "example", "", form="years"),
        Filter("budget_min", "example", "", form="euro"),
        Filter("budget_max", "example", "", form="euro"),
        Filter("has", "example", "", words={
            "outcomes": "what came of it is told",
            "evaluation": "a study looks at it, or others measured what came of it",
            "comparison": "an independent study compared it with others outside",
            "money": "a sum is known that was spent, granted or brought in",
            "transfer": "it is told what another region would need",
        }),
        Filter(
            "checked_before", "example", "checked", finds=("example", "fund"), held=(("fund", "checked"),),
            form="day",
        ),
        Filter("method", "study", "method", finds=("study",)),
        Filter("state", "fund", "state", finds=("fund",)),
    )
}  # fmt: skip

FIRST_FILTERS = ("priority", "challenge", "function", "country", "status")  # which help shows first


def filters_of(kind: str) -> list[str]:
    """Return the names of the filters that can hold of a kind of entry."""
    return [given.name for given in FILTERS.values() if kind in given.finds]


WHY = {
    "filter": "a filter finds it, and as a word it would be found everywhere",
    "steers": "it steers the program and tells people nothing",
    "whole": "it is of the content as a whole, or of what is gone, and is told where that is told",
}
UNSEARCHED = {  # keys of records within entries that are no words to look for, and why
    ("Placement", "priority"): "filter",
    ("Placement", "challenge"): "filter",
    ("Placement", "function"): "filter",
    ("Placement", "basis"): "filter",
    ("Placement", "position"): "steers",
}
UNLISTED = {  # keys of files that are no fields of an entry, "" for all of a file, and why
    ("toolkit", "title"): "whole",
    ("toolkit", "version"): "whole",
    ("toolkit", "schema_version"): "steers",
    ("toolkit", "licence"): "whole",
    ("toolkit", "paper"): "whole",
    ("retired", "retired"): "whole",
    ("questions", ""): "steers",
}
_TERM = (Field("id", "head", ""), Field("title", "head", ""), Field("summary", "head", "summary"))
_ALIASES = Field("aliases", search="names")
FIELDS = {
    "action": (
        Field("id", "head", "", 1),
        Field("title", "head", "", 9),
        Field("summary", "head", "summary", 0),
        Field("aliases", search="names", column=0, form="list"),
        Field("placements", "block", "notes"),
        Field("guidance", "block"),
    ),
    "example": (
        Field("id", "head", "", 0),
        Field("name", "head", "", 9),
        Field("summary", "head", "summary", 0),
        Field("aliases", search="names", column=0, form="list"),
        Field("local_name", "aliases", "names", 0),
        Field("acronym", "aliases", "names", 0),
        Field("kind", column=0),
        Field("level", "kind", column=0),
        Field("countries", column=0, form="list"),
        Field("region", "countries", column=0),
        Field("territory", "countries", column=0, form="list"),
        Field("kinds_of_place", column=0, form="list"),
        Field("organisation", column=0),
        Field("period", search="notes"),
        Field("status", search="", column=6, why="filter"),
        Field("seen", "status", "notes", 0, "number"),
        Field("unknowns", search="notes", column=0, form="list"),
        Field("url", search="notes", column=0, form="link"),
        Field("instruments", column=0, form="list"),
        Field("sectors", column=0, form="list"),
        Field("evidence", search="", column=4, why="filter"),
        Field("checked", search="notes", column=0, form="date"),
        Field("submitted_by", search="notes", column=0),
        Field("reviewed_by", search="notes", column=0),
        Field("placements", "block", "notes"),
        Field("figures", "block"),
        Field("outcomes", "block"),
        Field("funded_by", "block"),
        Field("transfer", "block", "summary", 0),
        Field("reply", "block", "notes"),
        Field("note", "block", "notes", 0),
        Field("related", "block", "notes"),
        Field("not_the_same_as", search="notes", column=0, form="list"),
        Field("sources", "block", "notes"),
    ),
    "study": (
        Field("id", "head", "", 0),
        Field("title", "head", "", 9),
        Field("finding", "head", "summary", 0),
        Field("authors", column=0, form="list"),
        Field("year", column=5, form="number"),
        Field("publisher", column=0),
        Field("url", search="notes", column=0, form="link"),
        Field("programme", column=6),
        Field("countries", column=0, form="list"),
        Field("method", column=7),
        Field("compared", column=3),
        Field("systematic", column=0),
        Field("by", column=0),
        Field("source_read", search="notes", column=0),
        Field("read", search="notes", column=0, form="date"),
        Field("sample", column=0),
        Field("reviewed_by", search="notes", column=0),
        Field("effects", "block"),
        Field("caution", "block", "summary", 0),
        Field("bears_on", "block", "notes"),
        Field("contains", "block", "notes"),
        Field("examples", "block", "notes"),
        Field("reply", "block", "notes"),
        Field("note", "block", "notes", 0),
    ),
    "recommendation": (
        *_TERM, _ALIASES, Field("priority"), Field("links", "block", "notes"),
        Field("note", "block", "notes"), Field("sources", "block", "notes"),
    ),
    **dict.fromkeys((*DIMENSIONS, "instrument", "group"), (*_TERM, _ALIASES)),
    "sector": (*_TERM, _ALIASES, Field("ecosystem")),
    "phase": (
        *_TERM[:2], Field("purpose", "head", "summary"), Field("brings_in", "block"),
        Field("hands_on", "block"), Field("parts", "block"), Field("chooses", "", "", why="steers"),
    ),
    "model": (*_TERM, Field("about"), Field("place"), Field("elements", "block")),
    "country": (
        Field("code", "head", ""), Field("name", "head", ""), _ALIASES, Field("groups"),
        Field("footnote", search="notes"),
    ),
    "fund": (
        Field("id", "head", "", 1),
        Field("name", "head", "", 9),
        Field("what_it_pays", "head", "summary", 0),
        Field("aliases", search="names", column=0, form="list"),
        Field("acronym", "aliases", "names", 0),
        Field("state", column=6),
        Field("last_call", column=4, form="date"),
        Field("next_call", column=4, form="date"),
        Field("spend_by", column=3, form="date"),
        Field("checked", search="notes", column=2, form="date"),
        Field("who_manages", column=0),
        Field("who_may_apply", column=0),
        Field("territories", column=0),
        Field("how_to_reach", column=0),
        Field("state_aid", column=0),
        Field("state_aid_until", column=0, form="date"),
        Field("rates", "block"),
        Field("fits", "block", "notes"),
        Field("note", "block", "notes", 0),
        Field("sources", "block", "notes"),
    ),
    "call": (
        Field("id", "head", ""), Field("title", "head", ""), Field("what", "head", "summary"),
        Field("country"), Field("year"), Field("url", search="notes"), Field("read", search="notes"),
    ),
    "development": (
        Field("id", "head", "", 0),
        Field("title", "head", "", 9),
        Field("what", "head", "summary", 0),
        Field("date", column=6, form="date"),
        Field("seen", column=1, form="date"),
        Field("state", column=5),
        Field("for_clusters", "block", "summary", 0),
        Field("judged", "for_clusters", "notes", 0),
        Field("bears_on", "block", "notes"),
        Field("note", "block", "notes", 0),
        Field("sources", "block", "notes"),
    ),
    "page": (*_TERM, Field("parts", "block", "notes")),
    "reference": (
        *_TERM[:2], Field("authors"), Field("year"), Field("publication"), Field("url", search="notes"),
        Field("read", search="notes"),
    ),
}  # fmt: skip
BY = {  # what a row of a flat list of examples is, and the table that has these rows
    "placement": "placements",
    "country": "example_countries",
    "instrument": "example_instruments",
    "sector": "example_sectors",
    "figure": "figures",
    "outcome": "outcomes",
    "funder": "funded_by",
    "source": "sources",
    "recommendation": "example_recommendations",
    "year": "example_years",
}
