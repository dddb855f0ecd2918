"""What the first three phases choose: that it fits together, and stands in the content."""

from collections.abc import Iterator

from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Action
from clustertoolkit.plan.digest import digest
from clustertoolkit.plan.entry_names import row_of
from clustertoolkit.plan.statements.case import Case, Finding, Findings, Statement, did_you_mean
from clustertoolkit.query import show
from clustertoolkit.yamlfiles.paths import Data, Way


def _weights(case: Case) -> Findings:
    chosen = case.items("priorities", "chosen")
    weights = [(path, choice["weight"]) for path, choice in chosen if "weight" in choice]
    total = sum(weight for _, weight in weights)
    if not weights or (len(weights) < len(chosen) and total <= 100):
        return None
    if total == 100:
        return iter(())
    return iter([Finding((*weights[-1][0], "weight"), f"the weights add up to {total}, not to 100")])


def _priorities_have_challenges(case: Case) -> Findings:
    chosen = [item for item in case.items("priorities", "chosen") if "priority" in item[1]]
    challenges = [challenge for _, challenge in case.items("challenges", "chosen")]
    if not chosen or not challenges:
        return None
    taken = {challenge.get("priority") for challenge in challenges}
    return (
        Finding((*path, "priority"), f"no challenge is chosen in the priority '{choice['priority']}'")
        for path, choice in chosen
        if choice["priority"] not in taken
    )


def _challenges_have_actions(case: Case) -> Findings:
    chosen = case.items("challenges", "chosen")
    actions = [action for _, action in case.items("actions", "chosen")]
    if not chosen or not actions:
        return None
    taken = {row_of(action) for action in actions}
    return (
        Finding(
            (*path, "challenge"), f"no action is chosen for '{choice['priority']} / {choice['challenge']}'"
        )
        for path, choice in chosen
        if "priority" in choice
        and "challenge" in choice
        and (choice["priority"], choice["challenge"]) not in taken
    )


def _phases_follow(case: Case) -> Findings:
    priorities = {choice.get("priority") for _, choice in case.items("priorities", "chosen")}
    challenges = {
        (choice.get("priority"), choice.get("challenge")) for _, choice in case.items("challenges", "chosen")
    }
    if not priorities or not challenges:
        return None

    def findings() -> Iterator[Finding]:
        for path, choice in case.items("challenges", "chosen"):
            if "priority" in choice and choice["priority"] not in priorities:
                yield Finding((*path, "priority"), f"the priority '{choice['priority']}' is not chosen")
        for path, choice in case.items("actions", "chosen"):
            row = row_of(choice)
            if None not in row and row not in challenges:
                yield Finding((*path, "challenge"), f"the challenge '{row[0]} / {row[1]}' is not chosen")

    return findings()


def _chosen_is_carried_out(case: Case) -> Findings:
    if not case.chosen or not case.specific:
        return None
    carried = {
        name
        for _, action in case.items("roadmap", "actions", "specific")
        for name in action.get("carries_out", ())
    }
    return (
        Finding(path, f"no specific action carries out '{name}'")
        for name, path in case.chosen.items()
        if name not in carried
    )


def _content_stands(case: Case) -> Findings:
    toolkit = case.toolkit
    chosen = [item for item in case.items("actions", "chosen") if "action" in item[1]]
    recorded = any("digest" in choice for _, choice in chosen)
    plan_version, content_version = case.plan.content_version, toolkit.head.version
    older = bool(chosen and plan_version and _release(plan_version) > _release(content_version))
    findings = []
    if older:
        message = (
            f"the plan draws on content version {plan_version}, "
            f"and the content here is older: {content_version}"
        )
        findings.append(Finding(("content_version",), message))
    for path, choice in chosen:
        action = toolkit.actions.get(choice["action"])
        if action is None:
            message = _lacking(toolkit, "action", choice["action"], list(toolkit.actions))
            findings.append(Finding((*path, "action"), message))
        elif not older:  # what differs from older content is not what changed since
            changes = _changes(action, path, choice)
            findings += [change for change in changes if recorded or change.path[-1] != "digest"]
    return iter(findings) if findings or recorded else None


def _release(version: str) -> list[int]:
    return [int(part) for part in version.split(".")]


def _changes(action: Action, path: Way, chosen: Data) -> Iterator[Finding]:
    name = chosen["action"]
    cells = [(placement.priority, placement.challenge, placement.function) for placement in action.placements]
    cell = tuple(chosen.get(key) for key in ("priority", "challenge", "function"))
    if None not in cell and cell not in cells:
        stands = "; ".join(" / ".join(other) for other in cells)
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


def _lacking(toolkit: Toolkit, kind: str, name: str, known: list[str]) -> str:
    if gone := show.retired(toolkit, name):
        instead = " and ".join(f"'{successor}'" for successor in gone.replaced_by)
        verb = "replaces" if len(gone.replaced_by) == 1 else "replace"
        replaced = f"; {instead} {verb} it" if instead else ""
        return f"the {kind} '{name}' was retired on {gone.retired} ({gone.why.removesuffix('.')}){replaced}"
    return f"the content has no {kind} '{name}'{did_you_mean(name, known)}"


def _entries_exist(case: Case) -> Findings:
    toolkit = case.toolkit
    known = {recommendation.id for edition in toolkit.editions for recommendation in edition.recommendations}
    known |= {
        f"{edition.id}/{recommendation.id}"
        for edition in toolkit.editions
        for recommendation in edition.recommendations
    }
    chosen = case.items("actions", "chosen")
    if not any(choice.get("examples") or choice.get("recommendations") for _, choice in chosen):
        return None

    def findings() -> Iterator[Finding]:
        for path, choice in chosen:
            for number, drawn in enumerate(choice.get("examples", ())):
                name = drawn.get("example")
                if name and name not in toolkit.examples:
                    message = _lacking(toolkit, "example", name, list(toolkit.examples))
                    yield Finding((*path, "examples", number, "example"), message)
                elif name and toolkit.examples[name].evidence == "named-only":
                    message = f"only the name of '{name}' is known: nothing can be learnt from it yet"
                    yield Finding((*path, "examples", number, "example"), message, "warning")
            for number, name in enumerate(choice.get("recommendations", ())):
                if name not in known:
                    message = _lacking(toolkit, "recommendation", name, sorted(known))
                    yield Finding((*path, "recommendations", number), message)

    return findings()


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
)  # fmt: skip
