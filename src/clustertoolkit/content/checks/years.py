"""Days and years: that they have come, and that they are in order."""

from datetime import date

from clustertoolkit.content.checks.subject import CheckedFile, CheckFindings, ContentFacts, mappings

FIRST_PAGE = 1990  # the year of the first page on the web
EARLY = "what is taken for today lies before the content's own version: see --today and SOURCE_DATE_EPOCH"


def _day(value: object) -> date | None:
    """Return a day that is written as one; None for what the schema reports."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def date_in_future(file: CheckedFile, facts: ContentFacts) -> CheckFindings:
    """Find a day of reading, checking or retiring that has not come; one day ahead may be a time zone."""
    for path, value in file.days:
        if (day := _day(value)) and (day - facts.today).days > 1:
            message = f"'{path[-1]}' is {value}, and today is {facts.today.isoformat()}"
            early = f"{facts.today:%Y.%m}" < facts.version[:7]
            yield file.span(*path), message, EARLY if early else "correct the day"


def date_too_early(file: CheckedFile, _facts: ContentFacts) -> CheckFindings:
    """Find a page that was read, or a fact that was checked, before there was a page to read."""
    for path, value in file.days:
        if (day := _day(value)) and day.year < FIRST_PAGE:
            message = f"'{path[-1]}' is {value}, and there was no web page before {FIRST_PAGE}"
            yield file.span(*path), message, "correct the day"


def read_after_checked(file: CheckedFile, _facts: ContentFacts) -> CheckFindings:
    """Find a page that was read after the day on which the facts are said to have been checked last."""
    checked = _day(file.data.get("checked"))
    for number, source in mappings(file.data.get("sources")):
        read = _day(source.get("read"))
        if checked and read and read > checked and checked.year >= FIRST_PAGE:
            message = f"the page was read on {read}, after the facts were last checked on {checked}"
            hint = f'set checked: "{read}", or correct the day of reading'
            yield file.span("sources", number, "read"), message, hint


def years_reversed(file: CheckedFile, _facts: ContentFacts) -> CheckFindings:
    """Find a period that ends before it starts."""
    period = file.data.get("period")
    if file.kind != "example" or not isinstance(period, dict):
        return
    start, end = period.get("start"), period.get("end")
    if type(start) is int and type(end) is int and end < start:
        message = f"the period ends in {end}, before it starts in {start}"
        yield file.span("period", "end"), message, "correct the years"


def active_past_end(file: CheckedFile, facts: ContentFacts) -> CheckFindings:
    """Find an example that is said to be active although the last year of its period is over."""
    period = file.data.get("period")
    if file.kind != "example" or file.data.get("status") != "active" or not isinstance(period, dict):
        return
    start, end = period.get("start"), period.get("end")
    if type(end) is not int or end >= facts.today.year or (type(start) is int and end < start):
        return  # years in the wrong order are reported as that
    message = f"the status is active, and the period ended in {end}"
    yield file.span("status"), message, "see whether it goes on: correct the end, or the status"
