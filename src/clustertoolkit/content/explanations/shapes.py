"""What a schema refuses."""

from clustertoolkit.content.explanations.explanation import Explanation

EXPLANATIONS = {
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
        "status: ended\nseen: 2025\n",
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
        "placements:\n"
        "  - {priority: green, challenge: innovation, function: intelligence, basis: paper, position: 2}\n"
        "  - priority: green\n    challenge: innovation\n    function: networking\n"
        "    basis: judged\n    fit: direct\n    why: Partners along the chain share one plan.\n",
    ),
    "link-not-http": Explanation(
        "An address is not one that a browser opens.",
        "Begin it with https:// or http://, and leave out blanks and user names.",
        "url: www.vlaanderen-circulair.be/en\n",
        "url: https://www.vlaanderen-circulair.be/en\n",
    ),
}
