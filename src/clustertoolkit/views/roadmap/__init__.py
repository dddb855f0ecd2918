"""A plan as a document for people, in sections and blocks that every form can draw."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from clustertoolkit.content.model import Toolkit
from clustertoolkit.plan.money import money
from clustertoolkit.plan.records import TITLES, Plan
from clustertoolkit.plan.statements import Result, sentence_of
from clustertoolkit.views.anchors import addressed, anchors, with_lines
from clustertoolkit.views.blocks import (
    Block,
    Handout,
    LabelledLines,
    Line,
    Section,
    cell,
    heading,
    labelled,
    line,
    lines,
    linked,
    listed,
    note,
    table,
    text,
)
from clustertoolkit.views.prose import prose
from clustertoolkit.views.roadmap import (
    actions,
    decision,
    frame,
    governance,
    labels,
    monitoring,
    phases,
    resources,
    stakeholders,
    timetable,
)
from clustertoolkit.views.roadmap.labels import Empty, Keys
from clustertoolkit.views.wording import moment, sentence, span, words

SHOWN = 6  # indicators in the summary
HEAD = ("Time", "Authors", "Date and state", "Strategy served")  # rows of the brief's title block
UNNAMED = "Territory still open"
DRAFT = "draft (no state is given)"
LONG = 400  # characters of an indicator's name


def judged(result: Result, toolkit: Toolkit, *, brief: bool = False, internal: bool = False) -> Handout:
    """Return the document of a plan as judged: whole, or two pages without anything internal."""
    still_open = [Empty(field.field, field.titles) for field in result.open]
    failing = [verdict for verdict in result.verdicts if verdict.verdict == "fails"]
    if brief:
        texts = [verdict.statement.text for verdict in failing]
        return in_brief(result.plan, toolkit, still_open, texts)
    fails = [f"{verdict.statement.text[:-1]}: {sentence_of(verdict)}" for verdict in failing]
    accepted = [
        f"{verdict.statement.text[:-1]}: {sentence_of(verdict)} Accepted: {verdict.reason}"
        for verdict in result.verdicts
        if verdict.verdict == "waived"
    ]
    return document(result.plan, toolkit, still_open, fails, accepted, internal=internal)


def document(
    plan: Plan,
    toolkit: Toolkit,
    still_open: Sequence[Empty],
    fails: Sequence[str],
    accepted: Sequence[str] = (),
    *,
    internal: bool = False,
) -> Handout:
    """Return the whole document; `still_open`, `fails` and `accepted` are what a check of the plan found.

    What is no part of the plan itself stays out of one that is adopted, but for internal use.
    """
    names = labels.Names(plan, toolkit)
    titles: dict[Keys, str] = {(phase.chooses,): labels.heading(phase) for phase in toolkit.phases}
    titles |= {
        (phase.chooses, part.id.replace("-", "_")): part.title
        for phase in toolkit.phases
        for part in phase.parts
    }

    def part(keys: Keys, blocks: list[Block]) -> tuple[Keys, Section]:
        """Title a section as the content does, or else as the plan's form does."""
        title = titles.get(keys) or TITLES["Roadmap" if keys[1:] else "Plan"][keys[-1]]
        return keys, _section(title, len(keys), blocks)

    carried = {action.id: names.policy(action) for action in plan.actions.chosen if action.id}
    specific: list[tuple[Keys, Section]] = [
        (
            (labels.SPECIFIC, action.id or ""),
            _section(action.title or action.id or "-", 3, actions.in_full(action, names, carried)),
        )
        for action in plan.roadmap.actions.specific
    ]
    parts = [
        ((), _section("Summary", 1, _summary(plan, names))),
        part(("portrait",), frame.portrait(plan)),
        part(("priorities",), phases.priorities(plan, names)),
        part(("challenges",), phases.challenges(plan, names)),
        part(("objectives",), frame.objectives(plan, names)),
        part(("actions",), phases.actions(plan, names)),
        part(("alternatives",), frame.alternatives(plan)),
        part(("roadmap",), [*phases.brought_in(plan.roadmap), *prose(plan.roadmap.notes)]),
        part(("roadmap", "stakeholder_engagement"), stakeholders.stakeholders(plan, internal=internal)),
        part(("roadmap", "governance"), governance.governance(plan, names)),
        part(("roadmap", "resources"), resources.resources(plan, names)),
        part(("roadmap", "actions"), actions.actions(plan, names)),
        *specific,
        part(("roadmap", "monitoring"), monitoring.monitoring(plan, names)),
        part(("principles",), frame.principles(plan)),
        part(("communication",), frame.communication(plan)),
        part(("consultation",), frame.consultation(plan)),
    ]  # fmt: skip
    kept = _numbered(parts)
    homes = {keys: section for keys, section in (*parts, *kept) if keys}
    last = [_section("Sources", 1, _sources(plan, toolkit))]
    if internal or not decision.is_made(plan):
        found = _open([_placed(empty, homes) for empty in still_open], fails, accepted)
        last.insert(0, _section("Still open", 1, found))
    sections = _numbered([*kept, *(((), section) for section in last)])
    return _handout(plan, toolkit, _with_places(sections), names, still_open, internal=internal)


def _with_places(sections: Sequence[tuple[Keys, Section]]) -> tuple[Section, ...]:
    """Return sections in which the name of each specific action leads to the section that it has."""
    titles = [f"{section.number} {section.title}" for _, section in sections]
    places = {
        keys: anchor
        for (keys, _), anchor in zip(sections, anchors(titles), strict=True)
        if keys[:1] == (labels.SPECIFIC,) and keys[1]
    }

    def led(line: Line) -> Line:
        if not any(run.entry for run in line):
            return line
        return tuple(run._replace(entry=(), place=places.get(run.entry, run.place)) for run in line)

    return tuple(
        section._replace(
            anchor=places.get(keys, ""), blocks=tuple(with_lines(block, led) for block in section.blocks)
        )
        for keys, section in sections
    )


def _placed(empty: Empty, homes: Mapping[Keys, Section]) -> str:
    """Name an empty field behind the section to which it belongs: the innermost that the document has."""
    inside = [empty.field[: depth + 1] for depth in range(len(empty.field))]
    names = [
        homes[keys].title if keys in homes else title
        for keys, title in zip(inside, empty.titles, strict=True)
    ]
    numbers = [homes[keys].number for keys in inside if keys in homes and homes[keys].number]
    if not numbers:
        return ": ".join(names)
    return f"{numbers[-1]} {': '.join(names[len(numbers) - 1 :])}"


def in_brief(plan: Plan, toolkit: Toolkit, still_open: Sequence[Empty], fails: Sequence[str]) -> Handout:
    """Return the plan on about two pages; `fails` are the statements on a good plan that do not hold."""
    from clustertoolkit.views.roadmap import brief  # most documents are whole

    names = labels.Names(plan, toolkit)
    charts = timetable.overview(plan)
    sections = [
        _section("In short", 1, brief.in_short(plan, names)),
        _section(
            "Timetable",
            1,
            [
                *(chart._replace(caption="") for chart in charts),
                *note(timetable.LIGHT if timetable.has_light(charts) else ""),
            ],
        ),
    ]
    if not decision.is_made(plan):
        sections.append(_section("Still to come", 1, brief.to_come(plan, toolkit, still_open, fails)))
    kept = tuple(section for section in sections if section.blocks)
    whole = _handout(plan, toolkit, kept, names, still_open, internal=False)
    return whole._replace(facts=tuple(row for row in whole.facts if row.label in HEAD), compact=True)


def _handout(
    plan: Plan,
    toolkit: Toolkit,
    sections: tuple[Section, ...],
    names: labels.Names,
    still_open: Sequence[Empty],
    *,
    internal: bool,
) -> Handout:
    head = toolkit.head
    territory = UNNAMED if any(empty.field == ("territory",) for empty in still_open) else plan.territory
    whole = Handout(
        title=plan.title
        or ("Cluster roadmap" if territory == UNNAMED else f"Cluster roadmap for {territory}"),
        over=territory,
        sections=sections,
        facts=_head(plan, territory, names),
        notices=lines(filter(None, (plan.notice, stakeholders.INTERNAL if internal else ""))),
        origin=(
            f"Built from content version {head.version} of {head.title}, {head.licence.title}.",
            f"It rests on: {', '.join(head.paper.authors)}: {head.paper.title}. "
            f"{head.paper.publisher}, {moment(head.paper.date)}.",
        ),
    )
    return addressed(whole)


def _section(title: str, level: int, blocks: Sequence[Block]) -> Section:
    return Section(title, level, tuple(blocks))


def _numbered(parts: Sequence[tuple[Keys, Section]]) -> list[tuple[Keys, Section]]:
    """Return the sections that hold something, or of which a lower one does, each with its number."""
    kept: list[tuple[Keys, Section]] = []
    counts = [0, 0, 0]
    for place, (keys, section) in enumerate(parts):
        if not (section.blocks or any(lower.blocks for lower in _below(section, parts[place + 1 :]))):
            continue
        counts[section.level - 1] += 1
        counts[section.level :] = [0] * (len(counts) - section.level)
        number = ".".join(map(str, counts[: section.level]))
        kept.append((keys, section._replace(number=number)))
    return kept


def _below(section: Section, later: Sequence[tuple[Keys, Section]]) -> Iterator[Section]:
    """Return the sections that belong to one, of those after it."""
    return takewhile(lambda lower: lower.level > section.level, (lower for _, lower in later))


def _head(plan: Plan, territory: str, names: labels.Names) -> tuple[LabelledLines, ...]:
    """Return the rows of the title block."""
    level = sentence(words(plan.level))
    where = [", ".join(filter(None, (level, names.countries(plan.countries)))), *plan.nuts]
    head = labelled([
        ("Territory", territory),
        ("Level", ", ".join(where)),
        ("Time", span(plan.horizon.start, plan.horizon.end)),
        ("Authors", plan.authors),
        ("Contact", plan.contact),
        ("Date and state", sentence(", ".join(filter(None, (moment(plan.date), plan.status or DRAFT))))),
    ])  # fmt: skip
    return (*head, *phases.served(plan))


def _summary(plan: Plan, names: labels.Names) -> list[Block]:
    """Return a page: the vision, what was chosen, the actions, the money and the main targets."""
    chosen = [
        [
            cell(names.term(priority.priority), strong=True),
            cell(f"{priority.weight} %" if priority.weight is not None else None),
            cell(
                [
                    names.term(challenge.challenge)
                    for challenge in plan.challenges.chosen
                    if challenge.priority == priority.priority
                ]
            ),
        ]
        for priority in plan.priorities.chosen
    ]
    budgets = money(plan)
    rows = [
        [
            cell(names.own(action), strong=True),
            cell(action.lead),
            cell(actions.period(action)),
            cell(resources.costs_of(budgets, action.id)),
        ]
        for action in plan.roadmap.actions.specific
    ]
    if rows and (rest := resources.costs_of_no_action(plan, budgets)):
        rows.append([cell(names.specific(None), strong=True), cell(None), cell(None), cell(rest)])
    return [
        *decision.box(plan, LONG),
        *text(plan.vision or ""),
        *table("Priorities and challenges", [("Priority", 34), ("Weight", 16), ("Challenges", 50)], chosen),
        *table("Actions", [("Action", 42), ("Lead", 22), ("When", 20), ("Cost", 16)], rows),
        *resources.totals(plan),
        *monitoring.targets(plan, SHOWN, LONG),
    ]


def _open(still_open: Sequence[str], fails: Sequence[str], accepted: Sequence[str]) -> list[Block]:
    if not still_open and not fails and not accepted:
        return text(
            "Nothing: every field of a whole plan is filled, and every statement on a good plan holds."
        )
    return [
        *heading("Statements that fail", listed(fails)),
        *heading("Statements that fail, which is accepted", listed(accepted)),
        *heading("Fields that are empty", listed(still_open)),
    ]


def _sources(plan: Plan, toolkit: Toolkit) -> list[Block]:
    """Return the pages that facts stand on, and the examples and editions that the plan draws on."""
    dates: dict[tuple[str, str | None], str] = {}
    all_facts = [
        fact
        for phase in (plan.priorities, plan.challenges, plan.actions, plan.roadmap)
        for fact in phase.local_environment
    ] + [*plan.portrait, *(fact for challenge in plan.challenges.chosen for fact in challenge.evidence)]
    for fact in all_facts:
        if fact.source:
            dates.setdefault((fact.source, fact.url), moment(fact.date))
    rows = [[linked(source, url), cell(date)] for (source, url), date in dates.items()]
    names = dict.fromkeys(drawn.example or "" for action in plan.actions.chosen for drawn in action.examples)
    known = [toolkit.examples[name] for name in names if name in toolkit.examples]
    examples = [
        [
            cell([line(example.name, example.url)], strong=True),
            linked(example.sources[0].url, example.sources[0].url),
            cell(moment(example.checked)),
        ]
        if example.sources
        else [cell([line(example.name, example.url)], strong=True), cell(None), cell(moment(example.checked))]
        for example in known
    ]
    named = {name for action in plan.actions.chosen for name in action.recommendations}
    editions = [
        f"{edition.title}, {edition.author}, {moment(edition.date)} ({edition.id})"
        for edition in toolkit.editions
        if any(
            recommendation.id in named or f"{edition.id}/{recommendation.id}" in named
            for recommendation in edition.recommendations
        )
    ]
    return [
        *table("Facts", [("Source", 75), ("Date", 25)], rows),
        *table("Examples", [("Example", 36), ("Page", 44), ("Checked", 20)], examples),
        *heading("Recommendations", listed(editions)),
    ]
