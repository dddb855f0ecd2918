"""What stands twice in one list of one file."""

from clustertoolkit.content.checks.addresses import same_page
from clustertoolkit.content.checks.subject import CheckedFile, CheckFindings, ContentFacts, mappings


def entry_twice(file: CheckedFile, _facts: ContentFacts) -> CheckFindings:
    """Find a word that stands twice in one list, or one id that two entries of a list have."""
    for path, entries in file.lists():
        seen: set[str] = set()
        for number, entry in enumerate(entries):
            name = (entry.get("id") or entry.get("code")) if isinstance(entry, dict) else entry
            if not isinstance(name, str):
                continue
            same = " ".join(name.casefold().split()) if path[-1] == "aliases" else name
            if same in seen:
                yield file.span(*path, number), f"'{name}' stands twice in '{path[-1]}'", "delete one"
            seen.add(same)


def source_twice(file: CheckedFile, _facts: ContentFacts) -> CheckFindings:
    """Find a page that stands twice among the sources of one record."""
    for path, sources in file.lists():
        if path[-1] != "sources":
            continue
        first: dict[str, int] = {}
        for number, source in mappings(sources):
            if isinstance(source.get("url"), str):
                page = same_page(source["url"])
                if page in first:
                    line = file.span(*path, first[page]).line
                    yield (
                        file.span(*path, number, "url"),
                        f"the page is a source on line {line} already",
                        ("delete one of the two"),
                    )
                first.setdefault(page, number)


def related_to_itself(file: CheckedFile, _facts: ContentFacts) -> CheckFindings:
    """Find an example that is related to itself."""
    if file.kind != "example":
        return
    for number, relation in mappings(file.data.get("related")):
        if relation.get("id") == file.data.get("id"):
            yield file.span("related", number), "the example is related to itself", "delete the entry"
