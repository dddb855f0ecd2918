"""What is known of whether an action works: three marks, computed from the records, never added up or ranked.

Shown by: examples that do the whole of it. Sums we found: what these cost. What studies found: by a rule that
`toolkit show marks` tells to people.
"""

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Bearing, Effect, Example, Study
from clustertoolkit.query.links import illustrated_actions
from clustertoolkit.query.sums import FoundSum, sums_of

FACTS = ("official", "secondary")  # whose word stands for an example that shows an action
READ = ("original", "abstract")  # how a study must have been read to count
APART = ("by-lot", "matched")  # with whom it must compare, unless it is a systematic review
NEAR = ("clusters", "groups", "elsewhere")  # how close a study is to the action, the closest first
ENOUGH = 3  # programmes from which on results are put into a word
MANY_CLUSTERS = 2  # of these, through clusters, from which on an action is well studied

Standing = Literal["well", "some", "elsewhere", "weak", "none"]
Tendency = Literal["gains", "no-difference", "mixed"]

STANDING = {
    "well": "Well studied", "some": "Some studies", "elsewhere": "Studied elsewhere",
    "weak": "Weak studies only", "none": "No study found",
}  # fmt: skip
TENDENCY = {"gains": "mostly gains", "no-difference": "mostly no difference", "mixed": "mixed results"}


class ShownBy(NamedTuple):
    """The examples that show the whole of an action, their countries, and those that ran when last seen."""

    examples: tuple[str, ...]
    countries: tuple[str, ...]
    running: tuple[str, ...]


class ProgrammeVerdict(NamedTuple):
    """What the counted studies of one programme found for the aim of an action."""

    programme: str
    through: str
    result: str
    has_worse: bool
    studies: tuple[str, ...]


class StudyFindings(NamedTuple):
    """What studies found of an action: a word, a second one from enough programmes on, and their ground.

    `verdicts` are those that the word counts, what was worse first. `countries`, `newest` and `made_by` are
    of their studies. `weak` are studies that bear on the action and do not count.
    """

    standing: Standing
    tendency: Tendency | None = None
    verdicts: tuple[ProgrammeVerdict, ...] = ()
    countries: tuple[str, ...] = ()
    newest: int | None = None
    made_by: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()


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
        tuple(dict.fromkeys(code for example in direct for code in example.countries)),
        tuple(example.id for example in direct if example.status == "active"),
    )
    return Marks(shown, sums_of(toolkit, direct), findings(action, studies))


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
    counted = [one for one in everything if _counts(one.study, one.effect)]
    names = {one.study.id for one in counted}
    counted = [one for one in counted if names.isdisjoint(one.study.contains)]  # the studies count, not both
    weak = tuple(dict.fromkeys(one.study.id for one in everything if one.study.id not in names))
    verdicts = _verdicts(counted)
    close = [verdict for verdict in verdicts if verdict.through != NEAR[-1]]
    if not verdicts:
        return StudyFindings("weak" if weak else "none", weak=weak)
    basis = close or verdicts
    told = {name for verdict in basis for name in verdict.studies}
    sources = list({one.study.id: one.study for one in counted if one.study.id in told}.values())
    return StudyFindings(
        _standing(close), _tendency(basis), tuple(basis),
        tuple(dict.fromkeys(code for study in sources for code in study.countries)),
        max(study.year for study in sources), tuple(dict.fromkeys(study.by for study in sources)), weak,
    )  # fmt: skip


def _counts(study: Study, effect: Effect) -> bool:
    compares = bool(study.systematic) if study.method == "review" else study.compared in APART
    return study.source_read in READ and compares and effect.measures == "result"


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
        found.append(ProgrammeVerdict(programme, through, result, worse, names))
    return sorted(found, key=lambda one: (not one.has_worse, NEAR.index(one.through), one.programme))


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


def standing_of(found: StudyFindings) -> str:
    """Return the word for how well an action is studied, and the second one if there is one."""
    second = f", {TENDENCY[found.tendency]}" if found.tendency else ""
    return f"{STANDING[found.standing]}{second}"


def shown_line(marks: Marks) -> str:
    """Return how many examples show an action, in how many countries, and how many ran when last seen."""
    shown = marks.shown
    if not shown.examples:
        return "no example found yet"
    number, countries = len(shown.examples), len(shown.countries)
    return (
        f"{number} example{'s' * (number != 1)} in {countries} countr{'ies' if countries != 1 else 'y'}, "
        f"{len(shown.running)} running when last seen"
    )
