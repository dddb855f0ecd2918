"""Every command, in the order of the help: its place there, its module, and examples that run."""

from typing import NamedTuple


class KnownCommand(NamedTuple):
    """One command: the panel of the help in which it stands, its module below `cli`, and its examples."""

    panel: str
    module: str
    examples: tuple[str, ...]


COMMANDS = {  # those below another command after it
    "matrix": KnownCommand("Browse", "matrix", (
        "toolkit matrix --priority green",
        'toolkit matrix --priority green --challenge "value chains" --country AT,Greece',
        "toolkit matrix --counts -o matrix.svg",
    )),
    "actions": KnownCommand("Browse", "entries", (
        "toolkit actions --priority digital --function networking",
        "toolkit actions --recommendation G2 -o actions.xlsx",
    )),
    "examples": KnownCommand("Browse", "entries", (
        "toolkit examples --country AT --priority digital --sort -start",
        "toolkit examples --group nordic --has outcomes+money --budget-min 1m",
        "toolkit examples --by figure -o figures.csv",
    )),
    "recommendations": KnownCommand("Browse", "entries", (
        "toolkit recommendations --priority green --format markdown",
        "toolkit recommendations --function networking -o recommendations.docx",
    )),
    "studies": KnownCommand("Browse", "evidence", (
        "toolkit studies --action organise-green-reskilling",
        "toolkit studies --method counterfactual --sort -year",
    )),
    "funds": KnownCommand("Browse", "evidence", (
        "toolkit funds --challenge skills",
        "toolkit funds --state closed --json",
    )),
    "developments": KnownCommand("Browse", "evidence", (
        "toolkit developments --priority green",
        "toolkit developments --columns date,title --limit 5",
    )),
    "show": KnownCommand("Browse", "show", (
        "toolkit show circular-flanders",
        "toolkit show organise-green-reskilling --country AT,DE --fit direct",
        "toolkit show G2 -o recommendation.html",
    )),
    "search": KnownCommand("Browse", "search", (
        "toolkit search circular procurement --kind example",
        "toolkit search hydrogen --country DE,NL --limit 5",
    )),
    "gaps": KnownCommand("Browse", "gaps", (
        "toolkit gaps --gap unused-action",
        "toolkit gaps --priority resilience --min 2 --json",
    )),
    "countries": KnownCommand("Browse", "countries", (
        "toolkit countries --priority digital",
        "toolkit countries --group-by nordic -o countries.svg",
    )),
    "words": KnownCommand("Browse", "words", (
        "toolkit words",
        "toolkit words instrument level",
        "toolkit words columns -o columns.xlsx",
    )),
    "export": KnownCommand("Take away", "export", (
        "toolkit export content.zip",
        "toolkit export content.sqlite",
        "toolkit export content",
    )),
    "site": KnownCommand("Take away", "site", (
        "toolkit site build site.zip",
        "toolkit site build site",
    )),
    "site build": KnownCommand("", "site.build", (
        "toolkit site build site.zip",
        "toolkit site build site",
        "toolkit site build site --force --url https://example.org/clusters/",
    )),
    "site serve": KnownCommand("", "site.serve", (
        "toolkit site serve plan.yaml",
        "toolkit site serve examples/ile-de-france/plan.yaml",
    )),
    "roadmap": KnownCommand("Plan", "roadmap", (
        "toolkit roadmap walk plan.yaml",
        "toolkit roadmap check examples/ile-de-france/plan.yaml",
        "toolkit roadmap build examples/ile-de-france/plan.yaml -o roadmap.html",
    )),
    "roadmap walk": KnownCommand("", "roadmap.walk", (
        "toolkit roadmap walk plan.yaml",
        "toolkit roadmap walk plan.yaml --full",
    )),
    "roadmap new": KnownCommand("", "roadmap.new", (
        "toolkit roadmap new plan.yaml",
        'toolkit roadmap new plan.yaml --territory "My region" --level local',
    )),
    "roadmap check": KnownCommand("", "roadmap.check", (
        "toolkit roadmap check examples/ile-de-france/plan.yaml",
        "toolkit roadmap check plan.yaml --json",
    )),
    "roadmap accept": KnownCommand("", "roadmap.accept", (
        "toolkit roadmap accept plan.yaml",
        "toolkit roadmap accept examples/ile-de-france/plan.yaml",
    )),
    "roadmap worksheet": KnownCommand("", "roadmap.worksheet", (
        "toolkit roadmap worksheet examples/ile-de-france/plan.yaml",
        "toolkit roadmap worksheet plan.yaml -o open.docx",
    )),
    "roadmap sheet": KnownCommand("", "roadmap.sheet", (
        "toolkit roadmap sheet examples/ile-de-france/plan.yaml -o tables.xlsx",
        "toolkit roadmap sheet plan.yaml -o tables.xlsx --internal",
    )),
    "roadmap take": KnownCommand("", "roadmap.take", (
        "toolkit roadmap take tables.xlsx plan.yaml",
        "toolkit roadmap take desk.xlsx chambers.xlsx plan.yaml --yes",
    )),
    "roadmap build": KnownCommand("", "roadmap.build", (
        "toolkit roadmap build examples/ile-de-france/plan.yaml -o roadmap.html",
        "toolkit roadmap build plan.yaml --brief -o brief.docx",
    )),
    "roadmap adopt": KnownCommand("", "roadmap.adopt", (
        'toolkit roadmap adopt plan.yaml --by "Regional council" --reference "Decision 12/2027"',
        "toolkit roadmap adopt plan.yaml --date 2027-01-29",
    )),
    "roadmap log": KnownCommand("", "roadmap.log", (
        "toolkit roadmap log plan.yaml step action=retrain step=first-course state=done --by Chambers",
        "toolkit roadmap log plan.yaml --empty e3",
    )),
    "roadmap status": KnownCommand("", "roadmap.status", (
        "toolkit roadmap status plan.yaml",
        "toolkit roadmap status plan.yaml --audience council -o status.docx",
    )),
    "roadmap diff": KnownCommand("", "roadmap.diff", (
        "toolkit roadmap diff old.yaml plan.yaml",
        "toolkit roadmap diff examples/invented-region/plan.yaml plan.yaml",
    )),
    "add": KnownCommand("Contribute", "add", (
        "toolkit add example",
        "toolkit add --template template.xlsx",
        "toolkit add --from template.xlsx",
    )),
    "validate": KnownCommand("Contribute", "validate", (
        "toolkit validate",
        "toolkit validate --changed main",
        "toolkit validate --json",
    )),
    "diff": KnownCommand("Contribute", "diff", (
        "toolkit diff main",
        "toolkit diff v1 v2 -o release-note.md",
        "toolkit diff old.zip --fail-on breaking",
    )),
    "checks": KnownCommand("Contribute", "checks", (
        "toolkit checks",
        "toolkit checks ambiguous-scalar",
    )),
    "help": KnownCommand("Help", "help", (
        "toolkit help matrix",
        "toolkit help roadmap build",
    )),
}  # fmt: skip

ENVIRONMENT = {  # variables that the program heeds, and what each does
    "TOOLKIT_DATA": "the folder of the content, unless --data names one",
    "PAGER": "what shows a text longer than the screen; less if not set",
    "NO_COLOR": "if set, no colours, as with --no-color",
    "ACCESSIBLE": "1: one record after the other, as with --plain",
    "TERM": "dumb: no pager, and no walk",
    "COLUMNS": "the width of tables and texts on a terminal",
    "GITHUB_ACTIONS": "true: validate annotates lines, named from GITHUB_WORKSPACE",
    "SOURCE_DATE_EPOCH": "seconds since 1970 that are taken for now",
}


def below(place: str) -> dict[str, str]:
    """Return the commands below a command, or below the program (""): their own names and their keys."""
    keys = (key.rpartition(" ") for key in COMMANDS)
    return {name: f"{above} {name}".strip() for above, _, name in keys if above == place}


def examples(place: str) -> str:
    """Return what the help of a command shows at its end."""
    return "\n".join(["Examples:", *COMMANDS[place].examples])


def environment() -> str:
    """Return what the program's help says of the environment."""
    width = max(map(len, ENVIRONMENT))
    return "\n".join(["Environment:", *(f"{name:{width}}  {does}" for name, does in ENVIRONMENT.items())])
