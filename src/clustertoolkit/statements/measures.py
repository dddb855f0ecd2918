"""Indicators: that they are whole, and measure every action."""

from collections.abc import Iterator

from clustertoolkit.statements.case import Case, Finding, Found, Statement


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


STATEMENTS = (
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
)  # fmt: skip
