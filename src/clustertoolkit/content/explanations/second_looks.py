"""What deserves a second look and stops nothing."""

from clustertoolkit.content.explanations.explanation import Explanation

EXPLANATIONS = {
    "active-past-end": Explanation(
        "An example is said to be active, and the last year of its period is over.",
        "See on its pages whether it goes on. If so, correct the end or leave it out, else the status.",
        "period:\n  start: 2016\n  end: 2020\nstatus: active\nseen: 2025\n",
        "period:\n  start: 2016\n  end: 2020\nstatus: ended\nseen: 2025\n",
    ),
    "figure-in-future": Explanation(
        "A number is of a year that has not come, and is no plan.",
        "Correct the year. Left alone are budgets, years within the example's period, and numbers of which "
        "`what` says that they are a target, a plan or a forecast.",
        "figures:\n  - what: firms that took part\n    value: 40\n    unit: firms\n    year: 2062\n"
        "    measures: reach\n",
        "figures:\n  - what: target for taking part\n    value: 40\n    unit: firms\n    year: 2062\n"
        "    measures: reach\n",
    ),
    "share-over-100": Explanation(
        "A share is more than the whole.",
        "Correct the number. If it is growth, say so in `what`.",
        'figures:\n  - what: share of firms that took part\n    value: 140\n    unit: "%"\n'
        "    measures: reach\n",
        'figures:\n  - what: growth of exports in ten years\n    value: 140\n    unit: "%"\n'
        "    measures: reach\n",
    ),
    "level-unlikely": Explanation(
        "The level and the countries of an example contradict each other.",
        "Correct one of them. A region across a border is named under `region`.",
        'countries: ["BE"]\nlevel: european\n',
        'countries: ["BE"]\nlevel: regional\n',
    ),
    "near-text": Explanation(
        "The summary of an example is nearly that of another one; often one thing was added twice.",
        "If both are one thing, delete one file. Else say so with `not_the_same_as`, in one of the two.",
        "summary: >-\n"
        "  Flanders has run a cluster policy since 1992. Its clusters link the companies, research\n"
        "  institutes and universities of a sector. In this way they reach the size needed for joint\n"
        "  projects and for competing abroad.\n",
        "summary: >-\n"
        "  Flanders has run a cluster policy since 1992. Its clusters link the companies, research\n"
        "  institutes and universities of a sector. In this way they reach the size needed for joint\n"
        "  projects and for competing abroad.\n"
        "not_the_same_as: [catalonia-clusters]\n",
    ),
    "link-not-original": Explanation(
        "An address is a short one that hides the page, or leads to a copy of a page or document.",
        "Open it, and give the address of the original.",
        "url: https://bit.ly/circular-flanders\n",
        "url: https://vlaanderen-circulair.be/en\n",
    ),
    "empty-phrase": Explanation(
        "A text holds what somebody meant to write later, or a phrase that names nobody.",
        "Say who or what it is, or leave it out.",
        "note: The partners are TBD.\n",
        "note: No page names the partners.\n",
    ),
    "long-sentence": Explanation(
        "A sentence has more than 25 words; what stands between colons and semicolons is counted by itself.",
        "Make two of it. People of many languages read these texts.",
        "summary: >-\n"
        "  A call for projects that brings together large firms and start-ups of the region which want\n"
        "  to find out how waste of one of them becomes a material for another.\n",
        "summary: >-\n"
        "  A call for projects that brings together large firms and start-ups of the region. They want\n"
        "  to find out how waste of one of them becomes a material for another.\n",
    ),
}
