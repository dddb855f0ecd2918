"""What is wrong although the file has the right shape."""

from clustertoolkit.content.explanations.explanation import Explanation

EXPLANATIONS = {
    "placement-twice": Explanation(
        "The entry stands twice in one cell.",
        "Delete one of the two placements.",
        "placements:\n"
        "  - {priority: green, challenge: innovation, function: intelligence, basis: paper, position: 2}\n"
        "  - {priority: green, challenge: skills, function: networking, basis: judged,\n"
        "     fit: direct, why: It trains.}\n"
        "  - {priority: green, challenge: skills, function: networking, basis: judged,\n"
        "     fit: partial, why: It links.}\n",
        "placements:\n"
        "  - {priority: green, challenge: innovation, function: intelligence, basis: paper, position: 2}\n"
        "  - {priority: green, challenge: skills, function: networking, basis: judged,\n"
        "     fit: direct, why: It trains.}\n",
    ),
    "position-taken": Explanation(
        "Two entries of one kind have the same position in a cell of the paper.",
        "Count again in the paper. A contributor's placement is judged and has no position.",
        "placements:\n"
        "  - {priority: green, challenge: innovation, function: intelligence, basis: paper, position: 1}\n",
        "placements:\n"
        "  - {priority: green, challenge: innovation, function: intelligence, basis: paper, position: 2}\n",
    ),
    "action-elsewhere": Explanation(
        "An example is said to illustrate an action in a cell where that action does not stand.",
        "Name an action of that cell, or place the example in a cell of the action.",
        "placements:\n"
        "  - {priority: green, challenge: innovation, function: intelligence, basis: paper, position: 2}\n"
        "  - priority: digital\n    challenge: innovation\n    function: networking\n"
        "    basis: judged\n    action: organise-green-reskilling\n    fit: direct\n    why: It trains.\n",
        "placements:\n"
        "  - {priority: green, challenge: innovation, function: intelligence, basis: paper, position: 2}\n"
        "  - priority: green\n    challenge: skills\n    function: business-services\n"
        "    basis: judged\n    action: organise-green-reskilling\n    fit: direct\n    why: It trains.\n",
    ),
    "date-in-future": Explanation(
        "A page was read, or facts were checked, on a day that has not come yet.",
        "Correct the day. One day ahead is allowed, for people east of the clock.",
        'evidence: secondary\nchecked: "2099-01-01"\n',
        'evidence: secondary\nchecked: "2026-11-22"\n',
    ),
    "years-reversed": Explanation(
        "A period ends before it starts.",
        "Correct one of the two years.",
        "period:\n  start: 2020\n  end: 2016\nstatus: ended\nseen: 2025\n",
        "period:\n  start: 2016\n  end: 2020\nstatus: ended\nseen: 2025\n",
    ),
    "name-taken": Explanation(
        "Two entries of one kind have the same name, alias or acronym, so that it finds the wrong one.",
        "If both are one thing, delete one file and name its id in data/retired.yaml. Else give one of them "
        "a longer name.",
        "aliases: [Circular Wallonia]\n",
        "aliases: [Circular Economy Flanders]\n",
    ),
    "address-taken": Explanation(
        "Two entries call the same page their own.",
        "If both are one thing, delete one file. Else keep the address where the page is its own; under "
        "sources it may stand in both.",
        "url: https://economiecirculaire.wallonie.be/situation-regionale\n",
        "url: https://vlaanderen-circulair.be/en\n",
    ),
    "source-twice": Explanation(
        "One page stands twice among the sources of a record.",
        "Delete one of the two. Addresses that differ in http and https, www or a last slash are one.",
        'sources:\n  - url: https://vlaanderen-circulair.be/en\n    read: "2026-11-22"\n'
        '  - url: http://www.vlaanderen-circulair.be/en/\n    read: "2026-11-21"\n',
        'sources:\n  - url: https://vlaanderen-circulair.be/en\n    read: "2026-11-22"\n',
    ),
    "action-of-other-priority": Explanation(
        "A recommendation links an action that stands in no cell of the recommendation's priority.",
        "Link an action of its priority. What the paper itself links (Table 5) stands in data/paper.yaml.",
        "- id: G1   # in data/recommendations.yaml; the action stands under digital alone\n"
        "  priority: green\n"
        "  links:\n    - {function: networking, actions: [develop-digital-skills-training], basis: judged}\n",
        "- id: G1\n  priority: green\n"
        "  links:\n    - {function: networking, actions: [organise-green-reskilling], basis: judged}\n",
    ),
    "not-as-printed": Explanation(
        "An entry with basis paper stands where the paper does not print it, or not where it does.",
        "Compare data/paper.yaml, which lists what Tables 2 to 4 print. A placement of your own is judged.",
        "placements:\n"
        "  - {priority: green, challenge: innovation, function: intelligence, basis: paper, position: 9}\n",
        "placements:\n"
        "  - {priority: green, challenge: innovation, function: intelligence, basis: paper, position: 2}\n",
    ),
    "not-as-linked": Explanation(
        "A link or placement is said to come from the paper's Table 5, which does not print it.",
        "Compare data/paper.yaml, which lists what Table 5 links. What you link or place is judged.",
        "placements:\n"
        "  - {priority: green, challenge: innovation, function: intelligence, basis: paper, position: 2}\n"
        "  - {priority: green, challenge: skills, function: business-services, basis: table-5,\n"
        "     action: organise-green-reskilling}\n",
        "placements:\n"
        "  - {priority: green, challenge: innovation, function: intelligence, basis: paper, position: 2}\n"
        "  - {priority: green, challenge: skills, function: business-services, basis: judged,\n"
        "     action: organise-green-reskilling, fit: partial, why: It trains firms.}\n",
    ),
    "date-too-early": Explanation(
        "A page was read, or facts were checked, before there were pages to read.",
        "Correct the day. The first page of the web is of 1990.",
        'checked: "1926-11-22"\n',
        'checked: "2026-11-22"\n',
    ),
    "read-after-checked": Explanation(
        "A page was read after the day on which the facts are said to have been checked last.",
        "Set `checked` to the last day on which you read a page.",
        'sources:\n  - url: https://vlaanderen-circulair.be/en\n    read: "2026-11-25"\n'
        'checked: "2026-11-22"\n',
        'sources:\n  - url: https://vlaanderen-circulair.be/en\n    read: "2026-11-25"\n'
        'checked: "2026-11-25"\n',
    ),
    "count-not-whole": Explanation(
        "People, firms or other things are counted in parts, or there are fewer than none of them.",
        "Write the whole number. An average may have parts, if `what` says that it is one.",
        "figures:\n  - what: firms that took part\n    value: 1.5\n    unit: firms\n    measures: reach\n",
        "figures:\n  - what: firms that took part\n    value: 1500\n    unit: firms\n    measures: reach\n",
    ),
    "not-a-currency": Explanation(
        "A sum of money has a unit that is no code of a currency.",
        "Give the code of ISO 4217 alone, and the value in whole units.",
        "figures:\n  - what: support from the Region\n    value: 16\n    unit: EUR million\n"
        "    measures: budget\n    scope: total\n",
        "figures:\n  - what: support from the Region\n    value: 16000000\n    unit: EUR\n"
        "    measures: budget\n    scope: total\n",
    ),
    "link-not-public": Explanation(
        "An address leads to a host that the public does not reach.",
        "Give the page that everybody can open.",
        "url: https://intranet.ovam.local/circular\n",
        "url: https://vlaanderen-circulair.be/en\n",
    ),
    "text-cut-off": Explanation(
        "A text without quotes is cut off, because YAML takes what follows ` #` for a comment.",
        "Put the text in quotes. A comment has a line of its own, or stands behind a single word.",
        "region: Flanders and district #2\n",
        'region: "Flanders and district #2"\n',
    ),
    "markup": Explanation(
        "A text holds a tag or a character name of HTML, which would be printed as it stands.",
        "Write plain text.",
        "region: <b>Flanders</b>\n",
        "region: Flanders\n",
    ),
    "entry-twice": Explanation(
        "One word, or one id, stands twice in a list.",
        "Delete one of the two.",
        'countries: ["BE", "BE"]\n',
        'countries: ["BE"]\n',
    ),
    "position-unfounded": Explanation(
        "An entry has a position in a cell where the paper does not print it.",
        "Delete the line. Only placements with basis paper have a position.",
        "placements:\n"
        "  - {priority: green, challenge: innovation, function: intelligence, basis: paper, position: 2}\n"
        "  - {priority: green, challenge: skills, function: networking, basis: judged,\n"
        "     position: 2, fit: direct, why: It trains.}\n",
        "placements:\n"
        "  - {priority: green, challenge: innovation, function: intelligence, basis: paper, position: 2}\n"
        "  - {priority: green, challenge: skills, function: networking, basis: judged,\n"
        "     fit: direct, why: It trains.}\n",
    ),
    "related-to-itself": Explanation(
        "An example is related to itself.",
        "Name the other example, or delete the entry.",
        "related:\n  - id: circular-flanders\n    relation: related-to\n",
        "related:\n  - id: circular-wallonia\n    relation: related-to\n",
    ),
    "question-astray": Explanation(
        "A question leads nowhere in a plan or an entry, or its phase, part or id is wrong.",
        "Name keys that schemas/plan.schema.json has, or the schema of the entry.",
        "questions:\n  - id: start\n    text: When does it begin?\n    kind: text\n    into: horizon.begin\n",
        "questions:\n  - id: start\n    text: When does it begin?\n    kind: text\n    into: horizon.start\n",
    ),
    "alias-taken": Explanation(
        "An alias in a list is the id or a name of another entry there, so that it finds the wrong one.",
        "Delete the alias, or give both a longer one.",
        "- id: grants\n  aliases: [vouchers]   # in data/instruments.yaml, where vouchers is an id\n",
        "- id: grants\n  aliases: [subsidies]\n",
    ),
}
