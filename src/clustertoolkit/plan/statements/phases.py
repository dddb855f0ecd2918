"""What the first three phases choose: that it fits together, and stands in the content."""

from collections.abc import Iterator

from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Action
from clustertoolkit.plan.digest import digest
from clustertoolkit.plan.entry_names import pair
from clustertoolkit.plan.statements.case import Case, Finding, Found, Statement, meant
from clustertoolkit.query import show
from clustertoolkit.yamlfiles.paths import Data, Way


def _weights(case: Case) -> Found:
    chosen = case.items("priorities", "chosen")
    weights = [(path, one["weight"]) for path, one in chosen if "weight" in one]
    total = sum(weight for _, weight in weights)
    if not weights or (len(weights) < len(chosen) and total <= 100):
        return None
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
    taken = {pair(one) for one in actions}
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
            both = pair(one)
            if None not in both and both not in challenges:
                yield Finding((*path, "challenge"), f"the challenge '{both[0]} / {both[1]}' is not chosen")

    return found()


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
    toolkit = case.toolkit
    chosen = [one for one in case.items("actions", "chosen") if "action" in one[1]]
    recorded = any("digest" in one for _, one in chosen)
    given, here = case.plan.content_version, toolkit.head.version
    older = bool(chosen and given and _release(given) > _release(here))
    findings = []
    if older:
        message = f"the plan draws on content version {given}, and the content here is older: {here}"
        findings.append(Finding(("content_version",), message))
    for path, one in chosen:
        action = toolkit.actions.get(one["action"])
        if action is None:
            message = _gone(toolkit, "action", one["action"], list(toolkit.actions))
            findings.append(Finding((*path, "action"), message))
        elif not older:  # what differs from older content is not what changed since
            changes = _changes(action, path, one)
            findings += [change for change in changes if recorded or change.path[-1] != "digest"]
    return iter(findings) if findings or recorded else None


def _release(version: str) -> list[int]:
    return [int(part) for part in version.split(".")]


def _changes(action: Action, path: Way, chosen: Data) -> Iterator[Finding]:
    name = chosen["action"]
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
    if gone := show.retired(toolkit, name):
        instead = " and ".join(f"'{one}'" for one in gone.replaced_by)
        verb = "replaces" if len(gone.replaced_by) == 1 else "replace"
        replaced = f"; {instead} {verb} it" if instead else ""
        return f"the {kind} '{name}' was retired on {gone.retired} ({gone.why.removesuffix('.')}){replaced}"
    return f"the content has no {kind} '{name}'{meant(name, known)}"


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
                elif name and toolkit.examples[name].evidence == "named-only":
                    message = f"only the name of '{name}' is known: nothing can be learnt from it yet"
                    yield Finding((*path, "examples", number, "example"), message, "warning")
            for number, name in enumerate(one.get("recommendations", ())):
                if name not in known:
                    message = _gone(toolkit, "recommendation", name, sorted(known))
                    yield Finding((*path, "recommendations", number), message)

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
)  # fmt: skip
