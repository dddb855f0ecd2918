"""How an adopted plan stands, as a document for the team, the council or everybody."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from clustertoolkit.content.model import Toolkit
from clustertoolkit.plan.history.entries import ToldEntry
from clustertoolkit.plan.history.lights import Light, ReasonedLight
from clustertoolkit.plan.history.standing import ActionRow, IndicatorRow, PlanStanding
from clustertoolkit.views.anchors import addressed
from clustertoolkit.views.blocks import (
    NOTHING,
    Block,
    Handout,
    Section,
    cell,
    labelled,
    lines,
    listed,
    number,
    table,
    text,
)
from clustertoolkit.views.roadmap.labels import Names
from clustertoolkit.views.trends import Trend, TrendPoint, Trends
from clustertoolkit.views.wording import amount, grouped, moment, sentence

SAID: dict[Light, str] = {  # a sign and words, so that none of it rests on colour
    "on-course": "+ On course",
    "needs-attention": "! Needs attention",
    "off-course": "x Off course",
    "too-early": "… Too early to say",
    "no-figure": "? No recent figure",
}
READERS = {"team": "the team", "council": "the council", "public": "everybody"}
BAR = 10  # signs of a bar
NARROWER = "Entries of the log that are for a narrower circle are not counted here: "


def status(
    standing: PlanStanding, findings: Sequence[str], toolkit: Toolkit, *,
    owner: str = "", since: str = "", drawn: bool = True,
) -> Handout:  # fmt: skip
    """Return the document; `findings` are what the checks of the log found, and are for the team alone.

    What is drawn by signs, and said beside them, can be left out.
    """
    plan, adopted = standing.case.plan, standing.case.log.adopted
    names = Names(plan, toolkit)
    is_public = standing.audience == "public"
    actions = _for_everybody if is_public else _actions
    parts: list[tuple[str, list[Block]]] = [
        ("In short", text(in_one_line(standing))),
        ("To be decided and overdue", [] if is_public else _due(standing, names)),
        ("Actions", actions(standing, names)),
        ("Late steps", [] if is_public else _late(standing, names)),
        ("Money", _money(standing)),
        ("Indicators", [*_indicators(standing, drawn=drawn), *_trends(standing)]),
        ("Risks that occurred", _risks(standing, names)),
        ("Decisions", _decisions(standing, names)),
        ("What the log does not tell", listed(findings) if standing.audience == "team" else []),
    ]
    adoption = [moment(adopted.date), adopted.by or "", adopted.reference or ""]
    whole = Handout(
        title=f"How it stands: {plan.title or plan.territory}",
        over=plan.territory,
        sections=tuple(Section(title, 1, tuple(blocks)) for title, blocks in parts if blocks),
        facts=labelled([
            ("As of", moment(standing.case.today)), ("Adopted", ", ".join(filter(None, adoption))),
            ("For", READERS[standing.audience]), ("Led by", owner), ("Since", moment(since)),
        ]),
        notices=lines(plan.notice or ""),
        notes=(f"{NARROWER}{standing.hidden}.",) if standing.hidden else (),
        origin=(f"Written from the plan and its log of {len(standing.case.told)} entries.",),
    )  # fmt: skip
    return addressed(whole)


def in_one_line(standing: PlanStanding) -> str:
    """Say how a plan stands in one line: how many steps are done and late, and what waits for a decision.

    It has no light for the whole.
    """
    states = Counter(row.state for row in standing.steps)
    said = [
        f"{states['done']} {_be(states['done'])} done",
        f"{states['started']} {_be(states['started'])} going on",
    ]
    more = ""
    if standing.audience != "public":
        late, overdue = len(standing.late), len(_overdue(standing))
        said += [f"{late} {_be(late)} late"] if late else []
        if overdue:
            more = f" {_counted(overdue, 'decision or ask', 'decisions or asks')} {_be(overdue)} overdue."
    return f"Of {_counted(len(standing.steps), 'step')} {', '.join(said)}.{more}"


def _be(count: int) -> str:
    return "is" if count == 1 else "are"


def _counted(count: int, thing: str, things: str = "") -> str:
    return f"{count} {thing if count == 1 else things or thing + 's'}"


def _overdue(standing: PlanStanding) -> list[ToldEntry]:
    return [one for one in standing.due if one.said.due and one.said.due < standing.case.today]


def _light(judged: ReasonedLight | None) -> list[str]:
    return [SAID[judged.light], *([judged.why] if judged.why else [])] if judged else []


def _due(standing: PlanStanding, names: Names) -> list[Block]:
    overdue = _overdue(standing)
    rows = [
        [
            cell([_what(one)], strong=True), cell(names.specific(one.said.on)),
            cell(one.said.to if one.kind == "ask" else one.said.owner),
            cell([moment(one.said.due), *(["overdue"] if one in overdue else [])]),
        ]
        for one in sorted(standing.due, key=lambda one: one.said.due or "9999")
    ]  # fmt: skip
    return table("", [("What", 42), ("About", 26), ("Who", 18), ("By", 14)], rows)


def _what(one: ToldEntry) -> str:
    return str(one.said.what) if one.kind == "ask" else str(one.said.decided)


def _actions(standing: PlanStanding, names: Names) -> list[Block]:
    rows = [
        [
            cell(names.specific(row.action.id), strong=True), cell(row.action.lead),
            cell(_with_views(row, "time", row.time)), cell(_with_views(row, "money", row.money)),
            cell(_with_views(row, "results", row.results)), number(row.slip or None),
            cell(_spending(row)),
        ]
        for row in standing.actions
    ]  # fmt: skip
    columns = [
        ("Action", 22), ("Lead", 14), ("Time", 15), ("Money", 15), ("Results", 15), ("Months late", 0),
        ("Spent of planned to date", 13),
    ]  # fmt: skip
    return table("", columns, rows)


def _with_views(row: ActionRow, of: str, judged: ReasonedLight) -> list[str]:
    """Return a light by the rules and, beside it, the other one in which the lead sees it."""
    views = [f"The lead: {SAID[one.said.light]}, {one.said.reason}" for one in row.views if one.said.of == of]
    return [*_light(judged), *views]


def _spending(row: ActionRow) -> str:
    spent = "not told" if row.spent is None else grouped(row.spent)
    return f"{spent} of {grouped(row.planned)}"


def _for_everybody(standing: PlanStanding, names: Names) -> list[Block]:
    """Return what was planned and achieved, with the reasons and the next step, and no lights."""
    rows = []
    for row in standing.actions:
        mine = [step for step in standing.steps if step.action is row.action]
        done = [step.step.step or "" for step in mine if step.state == "done"]
        reasons = [f"{step.step.step}: {step.reason}" for step in mine if step.reason]
        planned = f"{_counted(len(mine), 'step')}, {len(done)} of them done"
        rows.append([
            cell(names.specific(row.action.id), strong=True), cell(planned), cell(done), cell(reasons),
            cell(row.next),
        ])  # fmt: skip
    columns = [("Action", 24), ("Planned", 14), ("Achieved", 22), ("Reasons", 20), ("Next step", 20)]
    return table("", columns, rows)


def _late(standing: PlanStanding, names: Names) -> list[Block]:
    rows = [
        [
            cell(row.step.step, strong=True), cell(names.specific(row.action.id)), cell(moment(row.end)),
            number(row.slip), cell(_light(row.judged)), cell(row.reason),
        ]
        for row in standing.late
    ]  # fmt: skip
    columns = [
        ("Step", 28), ("Action", 22), ("To end", 12), ("Months late", 0), ("Light", 18), ("Reason", 16),
    ]  # fmt: skip
    return table("", columns, rows)


def _money(standing: PlanStanding) -> list[Block]:
    states = ("approved", "spent") if standing.audience == "public" else tuple(_states(standing))
    rows = [
        [
            cell([row.source.source or "", *_refused(row.refused, row.currency)], strong=True),
            cell(amount(row.planned, row.currency)), *(number(row.sums[state]) for state in states),
        ]
        for row in standing.money
    ]  # fmt: skip
    return table("", [("Source", 40), ("In the plan", 20), *((sentence(state), 0) for state in states)], rows)


def _states(standing: PlanStanding) -> Iterable[str]:
    return standing.money[0].sums if standing.money else ()


def _refused(refused: int, currency: str) -> list[str]:
    return [f"refused: {amount(refused, currency)}"] if refused else []


def _indicators(standing: PlanStanding, *, drawn: bool) -> list[Block]:
    is_public = standing.audience == "public"
    rows = [
        [
            cell([row.indicator.name or "", row.indicator.unit or ""], strong=True),
            cell(_number(row.expected)), cell(_achieved(row)), cell(_target(row)),
            cell(_way(row, drawn=drawn)),
            *(() if is_public else (cell(_of_results(row)),)),
        ]
        for row in standing.indicators
    ]  # fmt: skip
    columns = [
        ("Indicator", 26), ("Expected by now", 12), ("Achieved", 18), ("Target", 14), ("Of the way", 14),
    ]  # fmt: skip
    return table("", [*columns, *([] if is_public else [("Light", 16)])], rows)


def _trends(standing: PlanStanding) -> list[Block]:
    """Return a small chart of each indicator of which anything was read: as planned, and as it came."""
    trends = tuple(
        Trend(
            row.indicator.name or row.indicator.id or NOTHING,
            tuple(TrendPoint(*point) for point in row.line),
            tuple(TrendPoint(one.entry.date, one.said.value) for one in row.read),
        )
        for row in standing.indicators
        if row.read
    )
    return [Trends("Planned and read", trends)] if trends else []


def _number(value: float | None) -> str:
    return "" if value is None else grouped(round(value, 1) if value % 1 else int(value))


def _achieved(row: IndicatorRow) -> list[str]:
    if not row.last:
        return []
    reading = row.last.said
    said = [f"{_number(reading.value)} on {moment(row.last.entry.date)}"]
    said += ["provisional"] if reading.provisional else []
    said += [f"{part.group}: {_number(part.value)}" for part in row.groups]
    return said + ([f"forecast: {_number(reading.forecast)}"] if reading.forecast is not None else [])


def _target(row: IndicatorRow) -> list[str]:
    goal = row.indicator.target
    if row.target is None:
        return []
    said = [f"{_number(row.target)}{f' by {goal.year}' if goal and goal.year else ''}"]
    if goal and goal.value not in (None, row.target):
        said.append(f"as adopted: {_number(goal.value)}")
    return said


def _way(row: IndicatorRow, *, drawn: bool) -> str:
    """Tell how much of the way from the baseline to the target is gone: as a bar of signs, and in percent."""
    base = row.indicator.baseline.value if row.indicator.baseline else None
    if not row.last or base is None or row.target is None or row.target == base:
        return ""
    share = (row.last.said.value - base) / (row.target - base)
    full = min(max(round(share * BAR), 0), BAR)
    bar = f"{'█' * full}{'░' * (BAR - full)} " if drawn else ""
    return f"{bar}{share:.0%}"


def _of_results(row: IndicatorRow) -> list[str]:
    """Return the light of an indicator; of what is only context, which way it went."""
    if row.judged:
        return _light(row.judged)
    if row.change is None:
        return []
    return [
        "→ unchanged" if not row.change else "↑ more than before" if row.change > 0 else "↓ less than before"
    ]


def _risks(standing: PlanStanding, names: Names) -> list[Block]:
    rows = []
    for one in standing.risks:
        known = standing.case.risks.get((one.said.action, one.said.risk))
        rows.append([
            cell((known.risk if known else None) or one.said.risk, strong=True),
            cell(names.specific(one.said.action)), cell(moment(one.entry.date)), cell(one.said.what),
            cell(one.said.done),
        ])  # fmt: skip
    columns = [("Risk", 28), ("Action", 20), ("When", 12), ("What happened", 20), ("What was done", 20)]
    return table("", columns, rows)


def _decisions(standing: PlanStanding, names: Names) -> list[Block]:
    rows = [
        [
            cell([one.said.decided, *_changed(standing, one)], strong=True),
            cell(names.specific(one.said.on)), cell(moment(one.entry.date)),
            cell([*filter(None, (one.entry.by, one.said.reference))]),
        ]
        for one in standing.decisions
    ]  # fmt: skip
    return table("", [("Decision", 46), ("About", 22), ("When", 14), ("By", 18)], rows)


def _changed(standing: PlanStanding, one: ToldEntry) -> Iterator[str]:
    for change in one.said.changes:
        indicator = standing.case.indicators.get(change.indicator or "")
        step = standing.case.steps.get((change.action or "", change.step or ""))
        if indicator and change.becomes is not None:
            was = f"from {_number(change.was)} " if change.was is not None else ""
            yield f"{indicator.name}: target {was}to {_number(change.becomes)}"
        if step and change.end:
            yield f"{step.step}: ends {moment(change.end)}"
