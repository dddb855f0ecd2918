"""What is wrong with the files of a folder, or with all of one file."""

from clustertoolkit.content.explanations.explanation import Explanation

EXPLANATIONS = {
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
    "missing-folder": Explanation(
        "A folder of entries is missing or empty, and other files name entries of it.",
        "Check the folder out as well (`git sparse-checkout disable`), or copy it from a release.",
        "data/ without examples/\n",
        "data/examples/\n",
    ),
    "newer-schema": Explanation(
        "The content has a form that is newer than this program.",
        "Install a newer clustertoolkit.",
        "schema_version: 3   # in data/toolkit.yaml, read by a program that knows 2\n",
        "schema_version: 2\n",
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
}
