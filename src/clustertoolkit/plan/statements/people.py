"""Who takes part, who is asked, and who answers for what."""

from collections.abc import Callable, Iterator

from clustertoolkit.content.terms import STRANDS
from clustertoolkit.plan.statements.case import Case, Finding, Findings, Statement
from clustertoolkit.yamlfiles.paths import Data, Way


def _helix(case: Case) -> Findings:
    stakeholders = case.items("roadmap", "stakeholder_engagement", "stakeholders")
    if not stakeholders:
        return None
    present = {stakeholder.get("type") for _, stakeholder in stakeholders}
    path = ("roadmap", "stakeholder_engagement", "stakeholders")
    return (
        Finding(path, f"nobody stands for '{title}'")
        for name, title in STRANDS.items()
        if name not in present
    )


def _voice(case: Case, heard: Callable[[Data], bool], who: str) -> Findings:
    stakeholders = case.items("roadmap", "stakeholder_engagement", "stakeholders")
    if not stakeholders:
        return None
    speakers = [(path, stakeholder) for path, stakeholder in stakeholders if heard(stakeholder)]
    if not speakers:
        path = ("roadmap", "stakeholder_engagement", "stakeholders")
        return iter([Finding(path, f"no stakeholder speaks for {who}")])
    if all(stakeholder.get("engagement") == "inform" for _, stakeholder in speakers):
        return iter(
            [Finding((*speakers[0][0], "engagement"), f"who speaks for {who} is informed and not asked")]
        )
    return iter(())


def _sme_voice(case: Case) -> Findings:
    return _voice(
        case, lambda stakeholder: stakeholder.get("speaks_for_smes") is True, "small and medium-sized firms"
    )


def _civil_voice(case: Case) -> Findings:
    return _voice(case, lambda stakeholder: stakeholder.get("type") == "civil-society", "civil society")


def _one_accountable(case: Case) -> Findings:
    rows = case.items("roadmap", "governance", "responsibilities")
    if not case.specific or not rows:
        return None
    by_action: dict[str, list[tuple[Way, Data]]] = {}
    for path, row in rows:
        by_action.setdefault(row.get("action", ""), []).append((path, row))

    def findings() -> Iterator[Finding]:
        for name, path in case.specific.items():
            own_rows = by_action.get(name, [])
            if not own_rows:
                yield Finding(path, f"nobody is accountable for '{name}'")
                continue
            accountable = [body for _, row in own_rows for body in row.get("accountable", ())]
            if len(accountable) != 1:
                message = f"{len(accountable) or 'no'} bodies are accountable for '{name}', not one"
                yield Finding((*own_rows[-1][0], "accountable"), message)
            if not any(row.get("responsible") for _, row in own_rows):
                yield Finding((*own_rows[-1][0], "responsible"), f"nobody does the work of '{name}'")

    return findings()


def _risks(case: Case) -> Findings:
    """Judge whether somebody owns each risk that is high, and something is done about it."""
    risks = [
        (path, risk)
        for action, _ in case.items("roadmap", "actions", "specific")
        for path, risk in case.items(*action, "risks")
        if "likelihood" in risk and "impact" in risk
    ]
    if not risks:
        return None

    def findings() -> Iterator[Finding]:
        for path, risk in risks:
            weights = {risk["likelihood"], risk["impact"]}
            if "high" in weights and "low" not in weights:
                for key, message in (
                    ("owner", "the risk is high, and nobody owns it"),
                    ("response", "the risk is high, and nothing is done about it"),
                ):
                    if key not in risk:
                        yield Finding((*path, key), message)

    return findings()


STATEMENTS = (
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
        "high-risks-are-owned", "Every high risk has an owner, and something is done about it.",
        "Name who watches it and what is done: high is what has one weight high and none low.",
        ("ris3-action-plan",), _risks,
    ),
)  # fmt: skip
