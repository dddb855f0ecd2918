"""Whether a plan is a good one: statements that hold, fail or cannot be judged yet, and what is open.

A statement judges what is written. What is merely missing is open, unless the plan has begun on it: a
plan without any cost has costs to come, one in which a single action has none has forgotten it.
"""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from clustertoolkit import plan as plans
from clustertoolkit.documents import Document, PathKey
from clustertoolkit.model import Toolkit
from clustertoolkit.planfile import digest
from clustertoolkit.problems import Span
from clustertoolkit.words import hint

Path = tuple[PathKey, ...]
Data = dict[str, Any]
NAMING = (
    "name",
    "title",
    "id",
    "body",
    "step",
    "risk",
    "source",
    "what",
    "action",
    "challenge",
    "priority",
    "example",
    "fact",
    "who",
    "to",
    "partner",
    "date",
)  # keys by which people know an entry, the best first
HELIX = {
    "public": "public authorities", "business": "business", "research-education": "research and education",
    "civil-society": "civil society",
}  # fmt: skip


class Finding(NamedTuple):
    """One place in the plan and what is wrong there; a missing key is placed where it would stand."""

    path: Path
    message: str


class Statement(NamedTuple):
    """What a good plan says yes to; `guidance` are ids of the schema's publications."""

    id: str
    text: str
    tip: str
    guidance: tuple[str, ...]
    judge: Callable[["Case"], Iterator[Finding] | None]


class Verdict(NamedTuple):
    """How a statement does: `holds`, `fails` with its findings, or `open` if it cannot be judged yet."""

    statement: Statement
    verdict: str
    findings: tuple[Finding, ...] = ()


class Open(NamedTuple):
    """A field that a whole plan has and this one has not: keys, titles, schema, and where it belongs."""

    field: tuple[str, ...]
    titles: tuple[str, ...]
    schema: Data
    paths: tuple[Path, ...]


class Result(NamedTuple):
    """The plan as judged, all verdicts in their order, and all open fields in that of the form."""

    plan: plans.Plan
    verdicts: tuple[Verdict, ...]
    open: tuple[Open, ...]

    @property
    def fails(self) -> bool:
        """Tell whether a statement fails."""
        return any(one.verdict == "fails" for one in self.verdicts)


class Case:
    """A plan as judged: its plain data and the content that it draws on."""

    def __init__(self, data: Data, toolkit: Toolkit) -> None:
        self.data = data
        self.toolkit = toolkit
        self.plan = plans.of(data)
        self._items: dict[Path, list[tuple[Path, Data]]] = {}
        self.specific = self.ids("roadmap", "actions", "specific")
        self.chosen = self.ids("actions", "chosen")

    def items(self, *path: PathKey) -> list[tuple[Path, Data]]:
        """Return the entries of a list that hold anything, with their paths."""
        if path not in self._items:
            value: Any = self.data
            for step in path:
                value = value.get(step) if isinstance(value, dict) else None
            found = [((*path, place), one) for place, one in enumerate(value or ()) if plans.holds(one)]
            self._items[path] = found
        return self._items[path]

    def ids(self, *path: PathKey) -> dict[str, Path]:
        """Return the ids of a list's entries with their paths; of two alike the first."""
        found: dict[str, Path] = {}
        for place, one in self.items(*path):
            if "id" in one:
                found.setdefault(one["id"], (*place, "id"))
        return found


def check(document: Document, schema: Data, toolkit: Toolkit) -> Result:
    """Judge a plan that fits its schema."""
    case = Case(document.data, toolkit)
    verdicts = []
    for statement in STATEMENTS:
        found = statement.judge(case)
        findings = tuple(found) if found is not None else ()
        verdict = "open" if found is None else "fails" if findings else "holds"
        verdicts.append(Verdict(statement, verdict, findings))
    told = {finding.path for one in verdicts for finding in one.findings}
    return Result(case.plan, tuple(verdicts), tuple(_open(document.data, schema, told)))


def empty(data: Data, schema: Data) -> list[Open]:
    """Return every needed field that is empty, also where a statement fails for it."""
    return list(_open(data, schema, set()))


def said(verdict: Verdict) -> str:
    """Return what was found against a statement in one sentence."""
    return "; ".join(finding.message for finding in verdict.findings) + "."


def entry(data: Data, path: Path) -> str:
    """Name the innermost entry of a list that holds a path, as its author does; empty if there is none."""
    value: Any = data
    name = ""
    for step in path:
        value = value[step] if isinstance(step, int) else value.get(step, {})
        if isinstance(step, int):
            given = next((key for key in NAMING if value.get(key)), "")
            pair = " / ".join(map(str, _pair(value))) if given == "challenge" and "priority" in value else ""
            name = pair or str(value.get(given, "")) or name
    return name


def place(document: Document, path: Path) -> Span:
    """Tell where a path stands in the file: its value, or the key that would hold it."""
    span = document.span(path)
    return span if span != document.span(path[:-1]) else document.span(path[:-1], of_key=True)


def _open(data: Data, schema: Data, told: set[Path]) -> Iterator[Open]:
    """Yield the fields that are needed and empty, those of one name in a list together."""
    found: dict[tuple[str, ...], tuple[Data, list[Path]]] = {}
    for path, one in _needed(data, schema, ()):
        if path not in told:
            names = tuple(step for step in path if isinstance(step, str))
            found.setdefault(names, (one, []))[1].append(path)
    order = {names: number for number, names in enumerate(_fields(schema))}
    for names, (one, paths) in sorted(found.items(), key=lambda field: order[field[0]]):
        yield Open(names, _titles(names, schema), one, tuple(paths))


def _fields(schema: Data, names: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the keys of every field in the order of the form."""
    inner = schema.get("items", schema)
    yield names
    for key, one in inner.get("properties", {}).items():
        yield from _fields(one, (*names, key))


def _titles(names: tuple[str, ...], schema: Data) -> tuple[str, ...]:
    """Return the title of a field after those of the mappings and lists that hold it."""
    titles = []
    for name in names:
        schema = schema["properties"][name]
        titles.append(schema["title"])
        schema = schema.get("items", schema)
    return tuple(titles)


def _needed(data: Any, schema: Data, path: Path) -> Iterator[tuple[Path, Data]]:
    for key, one in schema["properties"].items():
        value = data.get(key)
        if one["type"] == "object":
            if not one.get("x-written"):
                yield from _needed(value or {}, one, (*path, key))
        elif "x-needed" in one and not plans.holds(value):
            yield (*path, key), one
        elif one["type"] == "array" and one["items"]["type"] == "object":
            for number, item in enumerate(value or ()):
                if plans.holds(item):
                    yield from _needed(item, one["items"], (*path, key, number))


Found = Iterator[Finding] | None


def _weights(case: Case) -> Found:
    weights = [(path, one["weight"]) for path, one in case.items("priorities", "chosen") if "weight" in one]
    if not weights:
        return None
    total = sum(weight for _, weight in weights)
    if total == 100:
        return iter(())
    return iter([Finding((*weights[-1][0], "weight"), f"the weights add up to {total}, not to 100")])


def _priorities_have_challenges(case: Case) -> Found:
    chosen = [one for one in case.items("priorities", "chosen") if "priority" in one[1]]
    challenges = [one for _, one in case.items("challenges", "chosen")]
    if not chosen or not challenges:
        return None
    taken = {one.get("priority") for one in challenges}
    return (
        Finding((*path, "priority"), f"no challenge is chosen in the priority '{one['priority']}'")
        for path, one in chosen
        if one["priority"] not in taken
    )


def _challenges_have_actions(case: Case) -> Found:
    chosen = case.items("challenges", "chosen")
    actions = [one for _, one in case.items("actions", "chosen")]
    if not chosen or not actions:
        return None
    taken = {_pair(one) for one in actions}
    return (
        Finding((*path, "challenge"), f"no action is chosen for '{one['priority']} / {one['challenge']}'")
        for path, one in chosen
        if "priority" in one and "challenge" in one and (one["priority"], one["challenge"]) not in taken
    )


def _phases_follow(case: Case) -> Found:
    priorities = {one.get("priority") for _, one in case.items("priorities", "chosen")}
    challenges = {
        (one.get("priority"), one.get("challenge")) for _, one in case.items("challenges", "chosen")
    }
    if not priorities or not challenges:
        return None

    def found() -> Iterator[Finding]:
        for path, one in case.items("challenges", "chosen"):
            if "priority" in one and one["priority"] not in priorities:
                yield Finding((*path, "priority"), f"the priority '{one['priority']}' is not chosen")
        for path, one in case.items("actions", "chosen"):
            pair = _pair(one)
            if None not in pair and pair not in challenges:
                yield Finding((*path, "challenge"), f"the challenge '{pair[0]} / {pair[1]}' is not chosen")

    return found()


def _pair(one: Data) -> tuple[str | None, str | None]:
    return one.get("priority"), one.get("challenge")


def _chosen_is_carried_out(case: Case) -> Found:
    if not case.chosen or not case.specific:
        return None
    carried = {
        name for _, one in case.items("roadmap", "actions", "specific") for name in one.get("carries_out", ())
    }
    return (
        Finding(path, f"no specific action carries out '{name}'")
        for name, path in case.chosen.items()
        if name not in carried
    )


def _content_stands(case: Case) -> Found:
    chosen = [one for one in case.items("actions", "chosen") if "action" in one[1]]
    recorded = any("digest" in one for _, one in chosen)
    found = [
        finding
        for path, one in chosen
        for finding in _changes(case.toolkit, path, one)
        if recorded or finding.path[-1] != "digest"
    ]
    return iter(found) if found or recorded else None


def _changes(toolkit: Toolkit, path: Path, chosen: Data) -> Iterator[Finding]:
    name = chosen["action"]
    action = toolkit.actions.get(name)
    if action is None:
        yield Finding((*path, "action"), _gone(toolkit, "action", name, list(toolkit.actions)))
        return
    cells = [(one.priority, one.challenge, one.function) for one in action.placements]
    cell = tuple(chosen.get(key) for key in ("priority", "challenge", "function"))
    if None not in cell and cell not in cells:
        stands = "; ".join(" / ".join(one) for one in cells)
        message = f"the action '{name}' does not stand in {' / '.join(map(str, cell))}; it stands in {stands}"
        yield Finding((*path, "action"), message)
    if "digest" not in chosen:
        yield Finding((*path, "digest"), f"it is not recorded how '{name}' stood when it was chosen")
        return
    if chosen.get("title", action.title) != action.title:
        message = f'the title of \'{name}\' was "{chosen["title"]}" and is now "{action.title}"'
        yield Finding((*path, "title"), message)
    for part, now in digest(action).items():
        if chosen["digest"].get(part, now) != now:
            yield Finding((*path, "digest", part), f"the {part} of '{name}' changed since it was chosen")


def _gone(toolkit: Toolkit, kind: str, name: str, known: list[str]) -> str:
    for retired in toolkit.retired:
        if retired.id == name:
            instead = " and ".join(f"'{one}'" for one in retired.replaced_by)
            replaced = f"; {instead} replaces it" if instead else ""
            return f"the {kind} '{name}' was retired on {retired.retired} ({retired.why}){replaced}"
    return f"the content has no {kind} '{name}'{_meant(name, known)}"


def _meant(name: str, known: list[str]) -> str:
    meant = hint(name, known)
    return f": {meant}" if meant.startswith("did you") else ""


def _entries_exist(case: Case) -> Found:
    toolkit = case.toolkit
    known = {one.id for edition in toolkit.editions for one in edition.recommendations}
    known |= {f"{edition.id}/{one.id}" for edition in toolkit.editions for one in edition.recommendations}
    chosen = case.items("actions", "chosen")
    if not any(one.get("examples") or one.get("recommendations") for _, one in chosen):
        return None

    def found() -> Iterator[Finding]:
        for path, one in chosen:
            for number, drawn in enumerate(one.get("examples", ())):
                name = drawn.get("example")
                if name and name not in toolkit.examples:
                    message = _gone(toolkit, "example", name, list(toolkit.examples))
                    yield Finding((*path, "examples", number, "example"), message)
            for number, name in enumerate(one.get("recommendations", ())):
                if name not in known:
                    message = f"the content has no recommendation '{name}'{_meant(name, sorted(known))}"
                    yield Finding((*path, "recommendations", number), message)

    return found()


def _names_refer(case: Case) -> Found:
    if not case.specific and not case.chosen:
        return None
    return _references(case)


def _references(case: Case) -> Iterator[Finding]:
    lists: tuple[Path, ...] = (("actions", "chosen"), ("roadmap", "actions", "specific"))
    for path in lists:
        first = case.ids(*path)
        for place, one in case.items(*path):
            if "id" in one and first[one["id"]] != (*place, "id"):
                yield Finding((*place, "id"), f"the id '{one['id']}' is given twice")
    for path, name, known in _named(case):
        if name not in known:
            yield Finding(path, f"nothing here has the id '{name}'{_meant(name, list(known))}")
    measured = {one.get("name") for _, one in case.items("roadmap", "monitoring", "indicators")}
    for place, one in case.items("roadmap", "monitoring", "log"):
        if "indicator" in one and one["indicator"] not in measured:
            yield Finding((*place, "indicator"), f"no indicator has the name '{one['indicator']}'")


def _named(case: Case) -> Iterator[tuple[Path, str, dict[str, Path]]]:
    """Yield every id that a part of the plan refers to, with those that there are."""
    listed = (
        (("actions", "specific"), "carries_out", case.chosen),
        (("actions", "specific"), "depends_on", case.specific),
        (("monitoring", "indicators"), "actions", case.specific),
    )
    for part, key, known in listed:
        for place, one in case.items("roadmap", *part):
            for number, name in enumerate(one.get(key, ())):
                yield (*place, key, number), name, known
    rows = [
        *case.items("roadmap", "governance", "responsibilities"),
        *case.items("roadmap", "resources", "costs"),
        *case.items("roadmap", "resources", "unfunded"),
        *(
            line
            for source, _ in case.items("roadmap", "resources", "funding")
            for line in _lines(case, source)
        ),
    ]
    for place, one in rows:
        if "action" in one:
            yield (*place, "action"), one["action"], case.specific


def _lines(case: Case, source: Path) -> list[tuple[Path, Data]]:
    number = source[-1]
    lines = case.data["roadmap"]["resources"]["funding"][number].get("lines") or ()
    return [((*source, "lines", place), one) for place, one in enumerate(lines) if plans.holds(one)]


def _nothing_waits_for_itself(case: Case) -> Found:
    before = {
        one["id"]: [name for name in one.get("depends_on", ()) if name in case.specific]
        for _, one in case.items("roadmap", "actions", "specific")
        if "id" in one
    }
    if not any(before.values()):
        return None if not before else iter(())
    waiting = dict(before)
    while free := [
        name
        for name, first in waiting.items()
        if not any(one in waiting for one in first) or not any(name in others for others in waiting.values())
    ]:
        for name in free:
            del waiting[name]
    return (
        Finding(
            (*case.specific[name][:-1], "depends_on"),
            f"'{name}' depends on itself, directly or through others",
        )
        for name in waiting
    )


def _helix(case: Case) -> Found:
    stakeholders = case.items("roadmap", "stakeholder_engagement", "stakeholders")
    if not stakeholders:
        return None
    present = {one.get("type") for _, one in stakeholders}
    path = ("roadmap", "stakeholder_engagement", "stakeholders")
    return (
        Finding(path, f"nobody stands for {title}") for name, title in HELIX.items() if name not in present
    )


def _voice(case: Case, heard: Callable[[Data], bool], who: str) -> Found:
    stakeholders = case.items("roadmap", "stakeholder_engagement", "stakeholders")
    if not stakeholders:
        return None
    theirs = [(path, one) for path, one in stakeholders if heard(one)]
    if not theirs:
        path = ("roadmap", "stakeholder_engagement", "stakeholders")
        return iter([Finding(path, f"no stakeholder speaks for {who}")])
    if all(one.get("engagement") == "inform" for _, one in theirs):
        return iter(
            [Finding((*theirs[0][0], "engagement"), f"who speaks for {who} is informed and not asked")]
        )
    return iter(())


def _sme_voice(case: Case) -> Found:
    return _voice(case, lambda one: one.get("speaks_for_smes") is True, "small and medium-sized firms")


def _civil_voice(case: Case) -> Found:
    return _voice(case, lambda one: one.get("type") == "civil-society", "civil society")


def _one_accountable(case: Case) -> Found:
    rows = case.items("roadmap", "governance", "responsibilities")
    if not case.specific or not rows:
        return None
    by_action: dict[str, list[tuple[Path, Data]]] = {}
    for path, row in rows:
        by_action.setdefault(row.get("action", ""), []).append((path, row))

    def found() -> Iterator[Finding]:
        for name, path in case.specific.items():
            theirs = by_action.get(name, [])
            if not theirs:
                yield Finding(path, f"nobody is accountable for '{name}'")
                continue
            accountable = [one for _, row in theirs for one in row.get("accountable", ())]
            if len(accountable) != 1:
                message = f"{len(accountable) or 'no'} bodies are accountable for '{name}', not one"
                yield Finding((*theirs[-1][0], "accountable"), message)
            if not any(row.get("responsible") for _, row in theirs):
                yield Finding((*theirs[-1][0], "responsible"), f"nobody does the work of '{name}'")

    return found()


def _money(case: Case) -> Found:
    costs = case.items("roadmap", "resources", "costs")
    if not case.specific or not costs:
        return None
    costed = {one.get("action") for _, one in costs if "amount" in one}
    unfunded = {one.get("action") for _, one in case.items("roadmap", "resources", "unfunded")}
    funded = {
        line.get("action")
        for source, _ in case.items("roadmap", "resources", "funding")
        for _, line in _lines(case, source)
    }

    def found() -> Iterator[Finding]:
        for name, path in case.specific.items():
            if name not in costed:
                yield Finding(path, f"'{name}' has no cost")
            if name not in funded | unfunded:
                yield Finding(path, f"'{name}' has no source of money and is not marked as unfunded")

    return found()


def _sums(case: Case) -> Found:
    resources = case.plan.roadmap.resources
    if not resources.costs and not resources.funding:
        return None
    return _disagreements(case)


def _disagreements(case: Case) -> Iterator[Finding]:
    for path, one in case.items("roadmap", "resources", "costs"):
        amount = one.get("amount", 0)
        least, most = one.get("low", amount), one.get("high", amount)
        if "amount" in one and not least <= amount <= most:
            yield Finding((*path, "amount"), f"{amount} does not lie between {least} and {most}")
        if one.get("rhythm") == "yearly" and "last_year" not in one:
            yield Finding((*path, "last_year"), "the cost is yearly without a last year and counts only once")
    for source, one in case.items("roadmap", "resources", "funding"):
        lines = sum(line.get("amount", 0) for _, line in _lines(case, source))
        if "amount" in one and _lines(case, source) and lines != one["amount"]:
            message = f"the lines add up to {lines}, and the source gives {one['amount']}"
            yield Finding((*source, "amount"), message)
    yield from _totals(case)
    for money in plans.money(case.plan):
        for name, path in case.specific.items():
            cost, given = money.of_action(name)
            if 0 < cost < given:  # what costs nothing in this currency may cost in another
                message = f"'{name}' has {given} {money.currency} from its sources and costs {cost}"
                yield Finding(path, message)


def _totals(case: Case) -> Iterator[Finding]:
    sums = {one.currency: one for one in plans.money(case.plan)}
    for path, one in case.items("roadmap", "resources", "totals"):
        money = sums.get(one.get("currency") or case.plan.currency or plans.CURRENCY)
        for key, found in (("cost", money.costs if money else {}), ("funding", money.funds if money else {})):
            total = sum(found.values())
            if key in one and one[key] != total:
                yield Finding((*path, key), f"the {key} is said to be {one[key]}, and adds up to {total}")


def _indicators(case: Case) -> Found:
    indicators = case.items("roadmap", "monitoring", "indicators")
    if not indicators:
        return None
    wanted: tuple[tuple[str, ...], ...] = (
        ("baseline", "value"), ("baseline", "year"), ("baseline", "source"), ("target", "value"),
        ("target", "year"), ("verification",), ("collector",),
    )  # fmt: skip

    def found() -> Iterator[Finding]:
        for path, one in indicators:
            name = f"'{one['name']}'" if "name" in one else "the indicator"
            for keys in wanted:
                inner = one.get(keys[0], {}) if len(keys) > 1 else one
                if keys[-1] not in inner:
                    said = "means of verification" if keys == ("verification",) else " ".join(keys)
                    yield Finding((*path, *keys), f"{name} has no {said}")

    return found()


def _every_action_is_measured(case: Case) -> Found:
    indicators = case.items("roadmap", "monitoring", "indicators")
    if not case.specific or not indicators:
        return None
    measured = {
        name for _, one in indicators if one.get("kind") != "context" for name in one.get("actions", ())
    }
    return (
        Finding(path, f"no indicator measures '{name}'")
        for name, path in case.specific.items()
        if name not in measured
    )


def _dates(case: Case) -> Found:
    horizon = case.plan.horizon
    if not horizon.start or not horizon.end:
        return None
    return _misplaced(case, horizon.start, horizon.end)


def _misplaced(case: Case, start: str, end: str) -> Iterator[Finding]:
    first, last = plans.first_day(start), plans.last_day(end)
    if first > last:
        yield Finding(("horizon", "end"), f"the plan ends in {end}, before it starts in {start}")
        return

    yield from _steps_misplaced(case, first, last)
    for path, one in case.items("roadmap", "resources", "costs"):
        if one.get("rhythm") == "yearly" and one.get("last_year", 9999) < one.get("first_year", 0):
            message = f"the cost ends in {one['last_year']}, before it starts in {one['first_year']}"
            yield Finding((*path, "last_year"), message)
        yield from _years_outside(path, one, ("first_year", "last_year"), first, last)
    for source, _ in case.items("roadmap", "resources", "funding"):
        for path, one in _lines(case, source):
            yield from _years_outside(path, one, ("year",), first, last)
    for path, one in case.items("roadmap", "monitoring", "indicators"):
        yield from _indicator_years(path, one, int(last[:4]))


def _steps_misplaced(case: Case, first: str, last: str) -> Iterator[Finding]:
    for path, action in case.items("roadmap", "actions", "specific"):
        for number, step in enumerate(action.get("steps", ())):
            here = (*path, "steps", number)
            if "start" in step and "end" in step and _before(step["end"], step["start"]):
                message = f"the step ends in {step['end']}, before it starts in {step['start']}"
                yield Finding((*here, "end"), message)
            for key in ("start", "end"):
                if key in step and not (
                    first <= plans.first_day(step[key]) and plans.last_day(step[key]) <= last
                ):
                    message = f"{step[key]} lies outside the plan, {first[:7]} to {last[:7]}"
                    yield Finding((*here, key), message)


def _before(end: str, start: str) -> bool:
    return plans.last_day(end) < plans.first_day(start)


def _years_outside(path: Path, one: Data, keys: tuple[str, ...], first: str, last: str) -> Iterator[Finding]:
    for key in keys:
        if key in one and not int(first[:4]) <= one[key] <= int(last[:4]):
            yield Finding((*path, key), f"{one[key]} lies outside the plan, {first[:4]} to {last[:4]}")


def _indicator_years(path: Path, one: Data, last: int) -> Iterator[Finding]:
    baseline, target = one.get("baseline", {}).get("year"), one.get("target", {}).get("year")
    if baseline and target and target <= baseline:
        message = f"the target is for {target}, not after the baseline of {baseline}"
        yield Finding((*path, "target", "year"), message)
    elif target and target > last:
        yield Finding((*path, "target", "year"), f"the target is for {target}, after the plan ends in {last}")
    for number, milestone in enumerate(one.get("milestones", ())):
        year = milestone.get("year")
        if year and ((baseline and year <= baseline) or (target and year > target)):
            message = f"the milestone of {year} does not lie between baseline and target"
            yield Finding((*path, "milestones", number, "year"), message)


def _reviews(case: Case) -> Found:
    reviews = case.items("roadmap", "monitoring", "reviews")
    review = case.plan.roadmap.stakeholder_engagement.review
    if not reviews and not review:
        return None
    start, end = case.plan.horizon

    def found() -> Iterator[Finding]:
        if not reviews:
            yield Finding(("roadmap", "monitoring", "reviews"), "no review of the plan is set")
        if not review:
            path = ("roadmap", "stakeholder_engagement", "review")
            yield Finding(path, "no review of the list of stakeholders is set")
        for place, one in reviews:
            if "date" not in one:
                yield Finding((*place, "date"), "the review has no date")
            elif start and _before(one["date"], start):
                message = f"the review of {one['date']} comes before the plan starts in {start}"
                yield Finding((*place, "date"), message)
            elif end and _before(end, one["date"]) and not (start and _before(end, start)):
                message = f"the review of {one['date']} comes after the plan ends in {end}"
                yield Finding((*place, "date"), message)

    return found()


STATEMENTS = (
    Statement(
        "weights-add-up", "The weights of the chosen priorities add up to 100.",
        "Share out 100 points, so that everybody sees what comes first.",
        ("ris3-steps",), _weights,
    ),
    Statement(
        "priorities-have-challenges", "Every chosen priority has a challenge.",
        "Choose a challenge in it, or leave the priority for a later plan.",
        ("policy-toolkit",), _priorities_have_challenges,
    ),
    Statement(
        "challenges-have-actions", "Every chosen challenge has an action.",
        "Look at its row with 'toolkit matrix --priority ... --challenge ...', and choose an action.",
        ("policy-toolkit",), _challenges_have_actions,
    ),
    Statement(
        "phases-follow", "What a phase chooses lies within what the phase before it chose.",
        "Choose the missing priority or challenge, or take out what hangs on it.",
        ("policy-toolkit",), _phases_follow,
    ),
    Statement(
        "choice-is-carried-out", "Every chosen action is carried out by a specific action.",
        "Name it under 'carries_out' of a specific action, or take the choice out.",
        ("ris3-action-plan",), _chosen_is_carried_out,
    ),
    Statement(
        "content-stands", "The chosen actions stand in their cells, and as they stood when they were chosen.",
        "Look at them with 'toolkit show ID', mend the plan if need be, then 'toolkit roadmap accept FILE'.",
        ("policy-toolkit",), _content_stands,
    ),
    Statement(
        "entries-exist", "The examples and recommendations that the plan draws on exist.",
        "Take the ids from 'toolkit examples' and 'toolkit recommendations'.",
        ("interreg-action-plan",), _entries_exist,
    ),
    Statement(
        "names-refer", "Every id within the plan is given once, and what refers to it is right.",
        "Correct the id, or add what it names.",
        ("ris3-action-plan",), _names_refer,
    ),
    Statement(
        "nothing-waits-for-itself", "No action depends on itself, directly or through others.",
        "Take out the dependency that matters least.",
        ("ris3-action-plan",), _nothing_waits_for_itself,
    ),
    Statement(
        "helix-is-whole", "Public authorities, business, research and civil society all take part.",
        "Ask who is missing, and why.",
        ("ris3-steps", "engagement-plan"), _helix,
    ),
    Statement(
        "smes-are-heard", "Somebody speaks for small and medium-sized firms and is asked, not just informed.",
        "Set 'speaks_for_smes: true' for who speaks for them; a cluster organisation often does.",
        ("s3-survey",), _sme_voice,
    ),
    Statement(
        "civil-society-is-heard", "Somebody speaks for civil society and is asked, not just informed.",
        "Invite users, citizens or their associations early.",
        ("s3-survey",), _civil_voice,
    ),
    Statement(
        "one-is-accountable", "One body alone is accountable for each action, and somebody does the work.",
        "Name one, and let the others be consulted: a duty that two share is soon nobody's.",
        ("responsibility-matrix",), _one_accountable,
    ),
    Statement(
        "money-is-planned", "Every action has a cost, and a source of money or the mark that it is unfunded.",
        "Estimate the cost, even roughly; put an action without money under 'unfunded'.",
        ("interreg-action-plan", "climate-city-contract"), _money,
    ),
    Statement(
        "sums-agree", "The sums agree.",
        "Correct the lines or the sum; leave a stated sum out, and the program computes it.",
        ("ris3-action-plan",), _sums,
    ),
    Statement(
        "indicators-are-whole", "Every indicator has a baseline, a target, years, a source and a collector.",
        "Measure the baseline before the plan starts; drop an indicator that nobody will collect.",
        ("s3-monitoring", "covenant-reporting"), _indicators,
    ),
    Statement(
        "actions-are-measured", "Every action is measured by an indicator of output, result or impact.",
        "Add one for its output at least.",
        ("ris3-action-plan", "s3-monitoring"), _every_action_is_measured,
    ),
    Statement(
        "dates-are-in-order", "Dates are in order and within the plan's time.",
        "Correct the date, or widen 'horizon'.",
        ("ris3-action-plan",), _dates,
    ),
    Statement(
        "reviews-are-set", "The plan and its list of stakeholders have dates of review.",
        "A light review after two years and a full one after four is usual.",
        ("covenant-reporting", "engagement-plan"), _reviews,
    ),
)  # fmt: skip
