"""Writes what reviewers of a branch read first, as Markdown: findings, what changed, and each entry's page.

    python tools/summary.py main >> "$GITHUB_STEP_SUMMARY"

The branch is the content in the current folder, and what it is compared with a revision in git. Nothing that
stands in the content ends a block or begins another: findings stand in a fence, all else is escaped.
"""

import re
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from clustertoolkit.content import load, validation
from clustertoolkit.content.location import find
from clustertoolkit.content.model import Toolkit
from clustertoolkit.contribute import revisions
from clustertoolkit.errors import ContentError, ToolkitError
from clustertoolkit.query.show import entries_of
from clustertoolkit.render import diagnostics, markdown
from clustertoolkit.render.plain import harmless
from clustertoolkit.tables.diff import Differences, differences
from clustertoolkit.tables.filled import all_tables
from clustertoolkit.views import diff as views
from clustertoolkit.views.show import pages

MOST = 900_000  # bytes: GitHub takes a summary of up to 1 MiB, and nothing of a longer one
PAGES = 40  # of entries that came or changed


def findings(folder: Path, today: date) -> tuple[str, bool]:
    """Return all findings as a part of the summary, and whether the content can be read nevertheless."""
    try:
        checked = validation.validate(folder, today)
    except ContentError as newer:
        checked = validation.Checked((), newer.problems, dict(newer.texts))
    if not checked.problems:
        return "## Findings\n\nNone.\n", True
    told = diagnostics.text(checked.problems, checked.texts)
    longest = max(map(len, re.findall("`+", told)), default=0)
    fence = "`" * max(3, longest + 1)
    count = diagnostics.counted(checked.problems)
    return f"## Findings\n\n{count}.\n\n{fence}text\n{told}{fence}\n", not checked.errors


def changed_pages(toolkit: Toolkit, found: Differences, today: date) -> Iterator[str]:
    """Yield the page of each entry that came or changed, the first of them if they are many."""
    wanted = {
        (change.kind, change.id): change
        for change in found.entries
        if change.happened in ("added", "changed")
    }
    entries = [
        entry
        for kind in dict.fromkeys(kind for kind, _ in wanted)
        for entry in entries_of(toolkit, kind)
        if (kind, entry.id) in wanted
    ]
    for entry in entries[:PAGES]:
        yield markdown.report(pages(toolkit, [entry], today))
    if len(entries) > PAGES:
        yield f"{len(entries) - PAGES} more entries changed; `toolkit show ID` shows each.\n"


def summary(base: str, folder: Path, today: date) -> str:
    """Return the summary of the content in a folder against a revision; ToolkitError if git has none."""
    told, can_be_read = findings(folder, today)
    parts = [told]
    if can_be_read:
        toolkit = load.load(folder, today)
        with revisions.unpacked(base, folder) as former:
            old = load.load(former, today)
        before, after = all_tables(old), all_tables(toolkit)
        found = differences(before, after)
        report = views.diff(toolkit, found, before, after, (base, "this branch"))
        parts += [markdown.report(report), *changed_pages(toolkit, found, today)]
    else:
        parts.append("What changed is shown once the errors are mended.\n")
    return bounded(parts)


def bounded(parts: list[str]) -> str:
    """Return parts below each other as far as a summary may be long; what is left out is told."""
    whole, size = [], 0
    for number, part in enumerate(parts):
        text = harmless(f"{part.rstrip()}\n\n")
        size += len(text.encode())
        if size > MOST:
            whole.append(f"{len(parts) - number} more parts are left out: the summary would be too long.\n")
            break
        whole.append(text)
    return "".join(whole)


def main() -> int:
    """Print the summary; the status is 2 if that cannot be, and 0 whatever is found."""
    try:
        text = summary(sys.argv[1], find(), datetime.now(UTC).date())
    except (ToolkitError, ContentError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
