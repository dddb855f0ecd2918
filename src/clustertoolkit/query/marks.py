"""What is known of whether an action works: three marks, computed from the records, never added up or ranked.

Shown by: examples that do the whole of it. Sums we found: money of these. What studies found: by a rule that
`toolkit show marks` tells to people.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Action, Bearing, Effect, Example, Study
from clustertoolkit.query.links import Links, illustrated_actions
from clustertoolkit.query.sums import FoundSum, sums_of

FACTS = ("official", "secondary")  # whose word stands for an example that shows an action
READ = ("original", "abstract")  # how a study must have been read to count
APART = ("by-lot", "matched")  # with whom it must compare, unless it is a systematic review
NEAR = ("clusters", "groups", "elsewhere")  # how close a study is to the action, the closest first
ENOUGH = 3  # programmes from which on results are put into a word
MANY_CLUSTERS = 2  # of these, through clusters, from which on an action is well studied
UNION = "EU"  # stands among the countries for a measure of the Union as a whole, and is none

Standing = Literal["well", "some", "elsewhere", "weak", "none"]
Tendency = Literal["gains", "no-difference", "mixed"]
Reason = Literal["account", "review", "not-compared", "not-matched", "no-result", "contained"]

STANDING = {
    "well": "Well studied", "some": "Some studies", "elsewhere": "Studied elsewhere",
    "weak": "No study that counts", "none": "No study found",
}  # fmt: skip
TENDENCY = {"gains": "mostly gains", "no-difference": "mostly no difference", "mixed": "mixed results"}


class ShownBy(NamedTuple):
    """The examples that show the whole of an action, their countries, and those that ran or had ended.

    Whether the others run is not established. `union_wide` are those of the European Union as a whole alone.
    """

    examples: tuple[str, ...]
    countries: tuple[str, ...]
    running: tuple[str, ...]
    ended: tuple[str, ...]
    union_wide: tuple[str, ...]


class ProgrammeVerdict(NamedTuple):
    """What the counted studies of one programme found for the aim of an action.

    `has_less` tells that an outcome at which the action does not aim showed no difference or was worse.
    """

    programme: str
    through: str
    result: str
    has_worse: bool
    has_less: bool
    studies: tuple[str, ...]


class StudyFindings(NamedTuple):
    """What studies found of an action: a word, a second one from enough programmes on, and their ground.

    `verdicts` are those that the word counts, what was worse first. `countries`, `newest` and `made_by` (how
    many by whom) are of their studies; `is_wide` if one of these reviews the whole world. `elsewhere` are
    those without clusters or groups beside others. `weak` are studies that bear on the action and do not
    count, each with the reason.
    """

    standing: Standing
    tendency: Tendency | None = None
    verdicts: tuple[ProgrammeVerdict, ...] = ()
    countries: tuple[str, ...] = ()
    newest: int | None = None
    made_by: tuple[tuple[str, int], ...] = ()
    is_wide: bool = False
    elsewhere: tuple[ProgrammeVerdict, ...] = ()
    weak: tuple[tuple[str, Reason], ...] = ()


class Marks(NamedTuple):
    """The three marks of an action."""

    shown: ShownBy
    sums: tuple[FoundSum, ...]
    found: StudyFindings


def marks(toolkit: Toolkit, action: str, examples: Iterable[Example], studies: Iterable[Study]) -> Marks:
    """Return the marks of an action from the examples that illustrate it and the studies that bear on it."""
    direct = [example for example in examples if _shows(example, action)]
    shown = ShownBy(
        tuple(example.id for example in direct),
        tuple(dict.fromkeys(code for example in direct for code in example.countries if code != UNION)),
        tuple(example.id for example in direct if example.status == "active"),
        tuple(example.id for example in direct if example.status == "ended"),
        tuple(example.id for example in direct if example.countries == (UNION,)),
    )
    return Marks(shown, sums_of(toolkit, direct), findings(action, studies))


def known_of(toolkit: Toolkit, action: Action, links: Links) -> Marks:
    """Return the marks of an action with these links."""
    examples = map(toolkit.examples.__getitem__, links.examples)
    return marks(toolkit, action.id, examples, map(toolkit.studies.__getitem__, links.studies))


def all_marks(toolkit: Toolkit) -> Mapping[str, Marks]:
    """Return the marks of every action by its id."""
    examples: dict[str, list[Example]] = {}
    for example in toolkit.examples.values():
        for name in illustrated_actions(example):
            examples.setdefault(name, []).append(example)
    studies: dict[str, list[Study]] = {}
    for study in toolkit.studies.values():
        for name in dict.fromkeys(bearing.action for bearing in study.bears_on):
            studies.setdefault(name, []).append(study)
    return {
        name: marks(toolkit, name, examples.get(name, ()), studies.get(name, ())) for name in toolkit.actions
    }


def _shows(example: Example, action: str) -> bool:
    return example.evidence in FACTS and any(
        place.action == action and place.fit == "direct" for place in example.placements
    )


class _Counted(NamedTuple):
    study: Study
    bearing: Bearing
    effect: Effect


def findings(action: str, studies: Iterable[Study]) -> StudyFindings:
    """Return what studies found of an action."""
    everything = [
        _Counted(study, bearing, effect)
        for study in studies
        for bearing in study.bears_on
        if bearing.action == action
        for effect in study.effects
        if effect.what == bearing.effect
    ]
    counted = [one for one in everything if _reason(one) is None]
    names = {one.study.id for one in counted}
    doubled = {one.study.id for one in counted if not names.isdisjoint(one.study.contains)}
    counted = [one for one in counted if one.study.id not in doubled]  # the studies count, not both
    weak: dict[str, Reason] = {}
    for one in everything:
        if one.study.id in doubled or one.study.id not in names:
            weak.setdefault(one.study.id, _reason(one) or "contained")
    verdicts = _verdicts(counted)
    close = [verdict for verdict in verdicts if verdict.through != NEAR[-1]]
    if not verdicts:
        return StudyFindings("weak" if weak else "none", weak=tuple(weak.items()))
    basis = close or verdicts
    told = {name for verdict in basis for name in verdict.studies}
    sources = list({one.study.id: one.study for one in counted if one.study.id in told}.values())
    return StudyFindings(
        _standing(close), _tendency(basis), tuple(basis),
        tuple(dict.fromkeys(code for study in sources for code in study.countries)),
        max(study.year for study in sources), tuple(sorted(Counter(study.by for study in sources).items())),
        not all(study.countries for study in sources),
        tuple(verdict for verdict in verdicts if verdict not in basis), tuple(weak.items()),
    )  # fmt: skip


def _reason(one: _Counted) -> Reason | None:
    """Return why a study does not count for an action, the gravest reason; None if it does."""
    study = one.study
    if study.source_read not in READ:
        return "account"
    if study.method == "review":
        if not study.systematic:
            return "review"
    elif study.compared not in APART:
        return "not-matched" if study.compared == "plain" else "not-compared"
    return None if one.effect.measures == "result" else "no-result"


def _verdicts(counted: Iterable[_Counted]) -> list[ProgrammeVerdict]:
    """Return one verdict for each programme; what found it worse first, then the closest."""
    by_programme: dict[str, list[_Counted]] = {}
    for one in counted:
        by_programme.setdefault(one.study.programme, []).append(one)
    found = []
    for programme, group in by_programme.items():
        results = {one.effect.result for one in group} - {"unclear"}
        through = min((one.bearing.through for one in group), key=NEAR.index)
        result = results.pop() if len(results) == 1 else "mixed" if results else "unclear"
        worse = any(one.effect.result == "worse" for one in group)
        names = tuple(dict.fromkeys(one.study.id for one in group))
        less = any(_beside(one.study, one.bearing.action) for one in group)
        found.append(ProgrammeVerdict(programme, through, result, worse, less, names))
    return sorted(found, key=lambda one: (not one.has_worse, NEAR.index(one.through), one.programme))


def _beside(study: Study, action: str) -> bool:
    """Tell whether an outcome at which the action does not aim showed no difference or was worse."""
    aims = {bearing.effect for bearing in study.bears_on if bearing.action == action}
    return any(
        effect.result in ("no-difference", "worse") and effect.measures == "result"
        for effect in study.effects
        if effect.what not in aims
    )


def _standing(close: Iterable[ProgrammeVerdict]) -> Standing:
    """Return how well studied an action is, from the verdicts through clusters and groups of firms."""
    ways = [verdict.through for verdict in close]
    if len(ways) >= ENOUGH and ways.count(NEAR[0]) >= MANY_CLUSTERS:
        return "well"
    return "some" if ways else "elsewhere"


def _tendency(verdicts: Iterable[ProgrammeVerdict]) -> Tendency | None:
    """Return the second word: two thirds of one result or more, and none worse; None of few programmes."""
    verdicts = list(verdicts)
    if len(verdicts) < ENOUGH:
        return None
    results = [verdict.result for verdict in verdicts]
    if not any(verdict.has_worse for verdict in verdicts):
        if 3 * results.count("gain") >= 2 * len(results):
            return "gains"
        if 3 * results.count("no-difference") >= 2 * len(results):
            return "no-difference"
    return "mixed"


def standing_of(found: StudyFindings, worse: str = "") -> str:
    """Return the word for how well an action is studied, and the second one.

    In how many programmes something was worse comes first; `worse` are their names, if they are to be told.
    """
    number = sum(verdict.has_worse for verdict in found.verdicts)
    names = f" ({worse})" if worse else ""
    first = f"Worse in {number} programme{'s' * (number != 1)}{names}. " if number else ""
    second = f", {TENDENCY[found.tendency]}" if found.tendency else ""
    return f"{first}{STANDING[found.standing]}{second}"


def shown_line(marks: Marks) -> str:
    """Return how many examples show an action, in how many countries, and how many ran when last seen."""
    shown = marks.shown
    if not shown.examples:
        return "no example found yet"
    number, countries, union = len(shown.examples), len(shown.countries), len(shown.union_wide)
    several = f"{number} example{'s' * (number != 1)}"
    within = f"in {countries} countr{'ies' if countries != 1 else 'y'}"
    across = "across the European Union"
    if not union:
        placed = f"{several} {within}"
    elif union == number:
        placed = f"{several} {across}"
    else:
        placed = f"{several}, {number - union} {within} and {union} {across}"
    unclear = number - len(shown.running) - len(shown.ended)
    seen = (
        (len(shown.running), "running when last seen"), (len(shown.ended), "ended"),
        (unclear, "not established"),
    )  # fmt: skip
    return f"{placed}: {', '.join(f'{many} {state}' for many, state in seen if many)}"
