"""What is wrong with outcomes, payers, studies, funds and developments that have the right shape."""

from clustertoolkit.content.explanations.explanation import Explanation

_PAGE = "https://vlaanderen-circulair.be/en"
_SOURCES = f'sources:\n  - url: {_PAGE}\n    read: "2026-11-22"\n'
_OUTCOME = (
    "outcomes:\n  - what: firms that cut their waste\n    value: 40\n    unit: firms\n    kind: result\n"
    "    measured_by: self\n"
)

EXPLANATIONS = {
    "seen-unlikely": Explanation(
        "The year of the evidence for a status has not come, or no status is given for which it could stand.",
        "Correct the year, or give the status that was seen.",
        "status: active\nseen: 2099\n",
        "status: active\nseen: 2025\n",
    ),
    "not-read-again": Explanation(
        "What is checked since 1 January 2027 is official once a second reader has gone through its pages.",
        "Let somebody else read the pages, and name them in `reviewed_by`; until then it is self-reported.",
        'evidence: official\nchecked: "2027-01-15"\n',
        'evidence: self-reported\nchecked: "2027-01-15"\n',
    ),
    "source-not-listed": Explanation(
        "An outcome, a payer or a rate names a page that is not among the sources of its record.",
        "Add the page under `sources` with the day on which you read it.",
        f"{_SOURCES}{_OUTCOME}    source: https://ovam-english.vlaanderen.be/circular-economy\n",
        f"{_SOURCES}{_OUTCOME}    source: {_PAGE}\n",
    ),
    "payer-unclear": Explanation(
        "One who pays is named twice, or not at all.",
        "Give `fund` with an id of data/funds.yaml, or `name` for any other.",
        f"funded_by:\n  - source: {_PAGE}\n",
        f"funded_by:\n  - name: Flemish Government\n    source: {_PAGE}\n",
    ),
    "carrier-not-partial": Explanation(
        "An example works without clusters and is said to fit the action directly.",
        "Take `fit: partial`. If clusters or groups of firms do carry it, delete `carrier`.",
        "placements:\n"
        "  - {priority: green, challenge: innovation, function: intelligence, basis: paper, position: 2,\n"
        "     fit: direct, carrier: other, why: An agency surveys firms.}\n",
        "placements:\n"
        "  - {priority: green, challenge: innovation, function: intelligence, basis: paper, position: 2,\n"
        "     fit: partial, carrier: other, why: An agency surveys firms.}\n",
    ),
    "scope-astray": Explanation(
        "Nothing says how much of the whole a sum of money is, or something else than money has a scope.",
        "Give `scope` with money alone: total, part, year, call or award.",
        "figures:\n  - what: support from the Region\n    value: 16000000\n    unit: EUR\n"
        "    measures: budget\n",
        "figures:\n  - what: support from the Region\n    value: 16000000\n    unit: EUR\n"
        "    measures: budget\n    scope: call\n",
    ),
    "effect-not-listed": Explanation(
        "A study bears on an action by an effect that it does not list.",
        "Write the effect as `what` among the effects says it.",
        "effects:   # in a file of data/studies/\n  - what: sales of member firms\n    result: gain\n"
        "    measures: result\nbears_on:\n  - {action: organise-green-reskilling, effect: sales,\n"
        "     through: clusters, why: It trains.}\n",
        "effects:\n  - what: sales of member firms\n    result: gain\n    measures: result\n"
        "bears_on:\n  - {action: organise-green-reskilling, effect: sales of member firms,\n"
        "     through: clusters, why: It trains.}\n",
    ),
    "comparison-unlikely": Explanation(
        "The method of a study and its comparison contradict each other.",
        "Randomised studies compare by lot; those before and after compare with nobody else.",
        "method: randomised   # in a file of data/studies/\ncompared: matched\n",
        "method: randomised\ncompared: by-lot\n",
    ),
    "proposal-as-law": Explanation(
        "The title of a proposal does not say that it is one, or that of a law says so.",
        "Begin the title of what is proposed, and of nothing else, with `Proposed, not law: `.",
        "- id: an-act   # in data/developments.yaml\n  title: An Act\n  state: proposed\n",
        "- id: an-act\n  title: 'Proposed, not law: An Act'\n  state: proposed\n",
    ),
    "development-undated": Explanation(
        "Nothing says when a development came.",
        "Give `date`, or the date of its page as `seen`.",
        "- id: an-act   # in data/developments.yaml\n  title: An Act\n  state: law\n",
        '- id: an-act\n  title: An Act\n  state: law\n  date: "2024-06"\n',
    ),
}
