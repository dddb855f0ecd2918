"""Every code that a problem can have: what it says, what to do, and a bad and a good sample.

Which of them are warnings stands in `problems`. A sample is a part of a file in data/examples/, unless it
shows names of files.
"""

from typing import NamedTuple


class Explanation(NamedTuple):
    """One code, as `toolkit checks CODE` explains it."""

    summary: str
    advice: str
    bad: str
    good: str


EXPLANATIONS = {
    "yaml-syntax": Explanation(
        "The text is not YAML.",
        "Look at the place named and the line above it: most often a colon in a text that is not quoted, "
        "a quote that is not closed, or a line that is indented by a blank too many.",
        "name: Moonshot: the Flemish way\n",
        'name: "Moonshot: the Flemish way"\n',
    ),
    "duplicate-key": Explanation(
        "A key is set twice, and YAML readers differ on which one counts.",
        "Keep one of the two lines.",
        "level: regional\nlevel: national\n",
        "level: regional\n",
    ),
    "unsafe-yaml": Explanation(
        "YAML's machinery is used: an anchor, alias, merge, tag, directive, second document, a key that is "
        "no text, or deeper nesting than any record needs.",
        "Write the values out as plain keys and texts.",
        "region: &place Flanders\nacronym: *place\n",
        "region: Flanders\nacronym: Flanders\n",
    ),
    "ambiguous-scalar": Explanation(
        "A value without quotes is read as different things by different YAML readers or people: NO as "
        "false, a date, a time, an octal number, 2.300 as thousands or as a fraction.",
        "Put it in quotes if it is a text; country codes and dates always are. Set no marks between "
        "thousands.",
        "countries: [NO]\n",
        'countries: ["NO"]\n',
    ),
    "unsafe-character": Explanation(
        "The file holds a control, invisible or direction-changing character, or a line break that editors "
        "do not count.",
        "Delete the character. Such characters can hide text or steer other people's terminals.",
        'region: "Flan\\x1bders"\n',
        "region: Flanders\n",
    ),
    "not-utf-8": Explanation(
        "The file is not UTF-8 text.",
        "Save it again with the encoding UTF-8. The sample shows a name saved as Latin-1.",
        "region: Cura\xe7ao   # saved as Latin-1\n",
        "region: Cura\xe7ao   # saved as UTF-8\n",
    ),
    "too-large": Explanation(
        "The file has more than 256 KiB, far more than any record needs.",
        "Split it, or take out what does not belong in it.",
        "data/examples/circular-flanders.yaml   5 MB\n",
        "data/examples/circular-flanders.yaml   4 KB\n",
    ),
    "empty-file": Explanation(
        "The file holds nothing, or only comments.",
        "Fill it or delete it.",
        "# circular-flanders.yaml, to be written\n",
        "id: circular-flanders\n",
    ),
    "unreadable": Explanation(
        "The file cannot be opened.",
        "See to it that you may read it.",
        "-w-------  data/examples/circular-flanders.yaml\n",
        "-rw-r--r--  data/examples/circular-flanders.yaml\n",
    ),
    "unknown-key": Explanation(
        "The record has a key that nothing reads; often a slip of the pen.",
        "Take the key that is suggested, or leave it out.",
        "acronim: OVAM\n",
        "acronym: OVAM\n",
    ),
    "missing-key": Explanation(
        "The record lacks a key that every record of its kind needs.",
        "Add it. An example whose evidence is named-only may do without summary and sources.",
        "organisation:\n  type: agency\n",
        "organisation:\n  name: OVAM\n  type: agency\n",
    ),
    "wrong-value": Explanation(
        "A value is not one of the words, or not of the form, that the key allows.",
        "Take one of the words that are named. The closed lists stand in data/dimensions.yaml, "
        "data/countries.yaml, data/instruments.yaml and data/sectors.yaml.",
        "status: finished\n",
        "status: ended\n",
    ),
    "wrong-type": Explanation(
        "A value is of another sort than the key allows: a text for a list, a number for a text.",
        "Write it as the message says; quote a number that is meant as a text.",
        "sectors: agri-food\n",
        "sectors: [agri-food]\n",
    ),
    "too-long": Explanation(
        "A text or list is longer than its place on a page or in a table.",
        "Shorten it; what is left over may fit in `note`.",
        "acronym: OVAM, the Public Waste Agency of Flanders\n",
        "acronym: OVAM\n",
    ),
    "unknown-id": Explanation(
        "A record names the id of another one, and nothing has it.",
        "Take the id that is suggested; ids are the names of files without .yaml.",
        "related:\n  - id: circular-walonia\n    relation: related-to\n",
        "related:\n  - id: circular-wallonia\n    relation: related-to\n",
    ),
    "no-placement": Explanation(
        "The entry stands in no cell of the matrix.",
        "Give at least one placement with priority, challenge, function and basis.",
        "placements: []\n",
        "placements:\n  - priority: green\n    challenge: innovation\n    function: networking\n"
        "    basis: judged\n    fit: direct\n    why: Partners along the chain share one plan.\n",
    ),
    "link-not-http": Explanation(
        "An address is not one that a browser opens.",
        "Begin it with https:// or http://, and leave out blanks and user names.",
        "url: www.vlaanderen-circulair.be/en\n",
        "url: https://www.vlaanderen-circulair.be/en\n",
    ),
    "id-not-file-name": Explanation(
        "The id and the file's name differ, or the name cannot be a file's on every system.",
        "Rename the file or change the id. Names are lower-case words joined by hyphens.",
        "data/examples/circular-flanders.yaml holds `id: flanders-circular`\n",
        "data/examples/circular-flanders.yaml holds `id: circular-flanders`\n",
    ),
    "id-taken": Explanation(
        "Another file has this id, ignoring case, or a retired entry had it.",
        "Choose another id. Actions, examples, dimension values, phases, recommendations, instruments, "
        "sectors and countries share one name space, and no id is used twice.",
        "data/examples/green.yaml (green is a priority)\n",
        "data/examples/green-flanders.yaml\n",
    ),
    "placement-twice": Explanation(
        "The entry stands twice in one cell.",
        "Delete one of the two placements.",
        "placements:\n"
        "  - {priority: green, challenge: skills, function: networking, basis: judged,\n"
        "     fit: direct, why: It trains.}\n"
        "  - {priority: green, challenge: skills, function: networking, basis: judged,\n"
        "     fit: partial, why: It links.}\n",
        "placements:\n"
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
        "placements:\n  - priority: digital\n    challenge: innovation\n    function: networking\n"
        "    basis: judged\n    action: organise-green-reskilling\n    fit: direct\n    why: It trains.\n",
        "placements:\n  - priority: green\n    challenge: skills\n    function: business-services\n"
        "    basis: judged\n    action: organise-green-reskilling\n    fit: direct\n    why: It trains.\n",
    ),
    "date-in-future": Explanation(
        "A page was read, or facts were checked, on a day that has not come yet.",
        "Correct the day. One day ahead is allowed, for people east of the clock.",
        'checked: "2099-01-01"\n',
        'checked: "2026-11-22"\n',
    ),
    "years-reversed": Explanation(
        "A period ends before it starts.",
        "Correct one of the two years.",
        "period:\n  start: 2020\n  end: 2016\nstatus: ended\n",
        "period:\n  start: 2016\n  end: 2020\nstatus: ended\n",
    ),
    "active-past-end": Explanation(
        "An example is said to be active, and the last year of its period is over.",
        "See on its pages whether it goes on. If so, correct the end or leave it out, else the status.",
        "period:\n  start: 2016\n  end: 2020\nstatus: active\n",
        "period:\n  start: 2016\n  end: 2020\nstatus: ended\n",
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
        "  - {priority: green, challenge: skills, function: networking, basis: judged,\n"
        "     position: 2, fit: direct, why: It trains.}\n",
        "placements:\n"
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
        "A question of the walk leads nowhere in a plan, or its phase, part or id is wrong.",
        "Name keys that schemas/plan.schema.json has.",
        "questions:\n  - id: start\n    text: When does it begin?\n    kind: text\n    into: horizon.begin\n",
        "questions:\n  - id: start\n    text: When does it begin?\n    kind: text\n    into: horizon.start\n",
    ),
    "alias-taken": Explanation(
        "An alias in a list is the id or a name of another entry there, so that it finds the wrong one.",
        "Delete the alias, or give both a longer one.",
        "- id: grants\n  aliases: [vouchers]   # in data/instruments.yaml, where vouchers is an id\n",
        "- id: grants\n  aliases: [subsidies]\n",
    ),
    "too-many-problems": Explanation(
        "A file has more problems than anybody reads at once; only the first are shown.",
        "Mend these first and run the command again.",
        "data/examples/circular-flanders.yaml with 5,000 unknown keys\n",
        "data/examples/circular-flanders.yaml without any\n",
    ),
    "too-many-warnings": Explanation(
        "A file has more warnings than anybody reads at once; only the first are shown.",
        "Mend these first and run the command again.",
        "data/examples/circular-flanders.yaml with 200 long sentences\n",
        "data/examples/circular-flanders.yaml without any\n",
    ),
    "symbolic-link": Explanation(
        "The content folder holds a symbolic link; it could lead outside.",
        "Put the file or folder itself there.",
        "data/examples/circular-flanders.yaml -> ../../elsewhere.yaml\n",
        "data/examples/circular-flanders.yaml\n",
    ),
    "stray-file": Explanation(
        "The content folder holds a file that nothing reads.",
        "Move it elsewhere. Entries are files named *.yaml in data/actions/ and data/examples/.",
        "data/examples/circular-flanders.yml\n",
        "data/examples/circular-flanders.yaml\n",
    ),
    "missing-file": Explanation(
        "The content lacks a file that it cannot do without.",
        "Copy the file from a release.",
        "data/ without dimensions.yaml\n",
        "data/dimensions.yaml\n",
    ),
    "newer-schema": Explanation(
        "The content has a form that is newer than this program.",
        "Install a newer clustertoolkit.",
        "schema_version: 2   # in data/toolkit.yaml, read by a program that knows 1\n",
        "schema_version: 1\n",
    ),
}
