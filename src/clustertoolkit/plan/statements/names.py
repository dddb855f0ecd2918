"""The names of those who take part in a plan: that each is given once, and that somebody bears it."""

import re
from collections.abc import Iterator
from functools import cache

from clustertoolkit.plan.statements.case import Case, Finding, did_you_mean
from clustertoolkit.schema.words import comparable
from clustertoolkit.yamlfiles import paths
from clustertoolkit.yamlfiles.paths import Way

STAKEHOLDERS = ("roadmap", "stakeholder_engagement", "stakeholders")
BODIES = ("roadmap", "governance", "bodies")
LEAD = ("roadmap", "governance", "lead", "body")
DUTIES = ("responsible", "accountable", "consulted", "informed")
_ASIDE = re.compile(r"\s*\([^()]*\)\s*\Z")  # such as "(proposed)", behind a name
_PARTS = re.compile(r"\s*[,;]\s*")


def named_twice(case: Case) -> Iterator[Finding]:
    """Yield who stands twice in one list, be it in other letters or with other blanks."""
    for path, what in ((STAKEHOLDERS, "stakeholders"), (BODIES, "bodies")):
        listed = [((*place, "name"), entry["name"]) for place, entry in case.items(*path) if "name" in entry]
        yield from _twice(listed, f"the {what}")
    for way, names in _lists(case):
        yield from _twice([((*way, number), name) for number, name in enumerate(names)], f"'{way[-1]}'")


def _twice(listed: list[tuple[Way, str]], where: str) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for way, name in listed:
        same = _plain(name)
        if same in first:
            as_written = "" if first[same] == name else f", the first time as '{first[same]}'"
            yield Finding(way, f"'{name}' is named twice in {where}{as_written}")
        first.setdefault(same, name)


def borne_by_nobody(case: Case) -> Iterator[Finding]:
    """Yield names with a duty that no stakeholder and no body of the plan bears, once there are any."""
    known = _known(case)
    if not known:
        return
    named = list(known.values())
    meant = cache(lambda name: _meant(_ASIDE.sub("", name), named))
    for way, name in _with_duties(case):
        if not _is_known(name, known):
            yield Finding(way, f"'{name}' is no stakeholder and no body of the plan{meant(name)}")


def _meant(name: str, known: list[str]) -> str:
    """Return who may have been meant: somebody with a near name, or whose name begins so."""
    last = comparable(_PARTS.split(name)[-1])
    longer = [other for other in known if comparable(other).startswith(f"{last}-")]
    return did_you_mean(name, known) or (f": did you mean '{longer[0]}'?" if longer else "")


def _known(case: Case) -> dict[str, str]:
    """Return everybody who takes part, by the name made comparable; empty while no stakeholder is named."""
    stakeholders = [entry["name"] for _, entry in case.items(*STAKEHOLDERS) if "name" in entry]
    if not stakeholders:
        return {}
    bodies = [entry["name"] for _, entry in case.items(*BODIES) if "name" in entry]
    lead = paths.get(case.data, LEAD)
    return {
        _plain(name): _ASIDE.sub("", name) for name in (*stakeholders, *bodies, *([lead] if lead else ()))
    }


def _is_known(name: str, known: dict[str, str]) -> bool:
    """Tell whether a name is borne by somebody: as it is, or as where a role is, behind or before a comma."""
    whole = _ASIDE.sub("", name)
    return any(_plain(part) in known for part in (whole, *_PARTS.split(whole)))


def _plain(name: str) -> str:
    return comparable(_ASIDE.sub("", name))


def _lists(case: Case) -> Iterator[tuple[Way, list[str]]]:
    """Yield every list of names with a duty, with its path."""
    for place, row in case.items("roadmap", "governance", "responsibilities"):
        for duty in DUTIES:
            yield (*place, duty), row.get(duty, [])
    for place, action in case.items("roadmap", "actions", "specific"):
        yield (*place, "partners"), action.get("partners", [])


def _with_duties(case: Case) -> Iterator[tuple[Way, str]]:
    """Yield every name with a duty, with its path."""
    for way, names in _lists(case):
        yield from (((*way, number), name) for number, name in enumerate(names))
    for path, key in ((("actions", "specific"), "lead"), (("monitoring", "indicators"), "collector")):
        for place, entry in case.items("roadmap", *path):
            if key in entry:
                yield (*place, key), entry[key]
