"""What the reader refuses, whatever the file holds."""

from clustertoolkit.content.explanations.explanation import Explanation

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
    "conflict-marker": Explanation(
        "Git could not bring two versions together, and the marks of both stand in the file.",
        "Keep what is right, and delete the lines with <<<<<<<, ======= and >>>>>>>.",
        "<<<<<<< HEAD\nregion: Flanders\n=======\nregion: Flemish Region\n>>>>>>> flemish-names\n",
        "region: Flanders\n",
    ),
    "no-break-blank": Explanation(
        "A blank is none that the space bar gives, as word processors and web pages set them.",
        "Write a plain blank, or run `toolkit validate --fix`. Search and YAML take it for a letter.",
        "region: Flanders\u00a0and Brussels\n",
        "region: Flanders and Brussels\n",
    ),
    "curly-quotes": Explanation(
        "A value stands in curly quotes, which are letters to YAML and would be printed.",
        "Write straight quotes, or run `toolkit validate --fix`.",
        "region: \u201cFlanders\u201d\n",
        'region: "Flanders"\n',
    ),
}
