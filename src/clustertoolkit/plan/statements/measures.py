"""Indicators: that they are whole, and measure every action."""

from collections.abc import Iterator

from clustertoolkit.plan.statements.case import Case, Finding, Findings, Statement
from clustertoolkit.yamlfiles.paths import Data, Way

_TITLES: dict[tuple[str, ...], str] = {("verification",): "means of verification"}


def _indicators(case: Case) -> Findings:
    indicators = case.items("roadmap", "monitoring", "indicators")
    if not indicators:
        return None
    wanted: tuple[tuple[str, ...], ...] = (
        ("baseline", "value"), ("baseline", "year"), ("baseline", "source"), ("target", "value"),
        ("target", "year"), ("verification",), ("collector",),
    )  # fmt: skip

    def has(indicator: Data, keys: tuple[str, ...]) -> bool:
        return keys[-1] in (indicator.get(keys[0], {}) if len(keys) > 1 else indicator)

    begun = [keys for keys in wanted if any(has(indicator, keys) for _, indicator in indicators)]
    findings = [
        Finding((*path, *keys), f"{_called(indicator)} has no {_TITLES.get(keys, ' '.join(keys))}")
        for path, indicator in indicators
        for keys in begun
        if not has(indicator, keys)
    ]
    findings += [finding for path, indicator in indicators for finding in _values_astray(path, indicator)]
    return iter(findings) if findings or len(begun) == len(wanted) else None


def _values_astray(path: Way, indicator: Data) -> Iterator[Finding]:
    """Yield values that lead nowhere; what is only context may be meant to stay as it is."""
    baseline, target = (indicator.get(key, {}).get("value") for key in ("baseline", "target"))
    if baseline is None or target is None:
        return
    if baseline == target:
        if indicator.get("kind") != "context":
            yield Finding((*path, "target", "value"), f"the target is the same as the baseline, {baseline}")
        return
    for number, milestone in enumerate(indicator.get("milestones", ())):
        value = milestone.get("value", target)
        if not min(baseline, target) <= value <= max(baseline, target):
            message = f"the milestone of {value} does not lie between {baseline} and {target}"
            yield Finding((*path, "milestones", number, "value"), message)


def _called(indicator: Data) -> str:
    return f"'{indicator['name']}'" if "name" in indicator else "the indicator"


def _every_action_is_measured(case: Case) -> Findings:
    indicators = case.items("roadmap", "monitoring", "indicators")
    if not case.specific or not indicators:
        return None
    measured = {
        name
        for _, indicator in indicators
        if indicator.get("kind") != "context"
        for name in indicator.get("actions", ())
    }
    return (
        Finding(path, f"no indicator measures '{name}'")
        for name, path in case.specific.items()
        if name not in measured
    )


STATEMENTS = (
    Statement(
        "indicators-are-whole",
        "Every indicator leads from a baseline to a target, and has years, a source and a collector.",
        "Measure the baseline before the plan starts; drop an indicator that nobody will collect.",
        ("s3-monitoring", "covenant-reporting"), _indicators,
    ),
    Statement(
        "actions-are-measured", "Every action is measured by an indicator of output, result or impact.",
        "Add one for its output at least.",
        ("ris3-action-plan", "s3-monitoring"), _every_action_is_measured,
    ),
)  # fmt: skip
