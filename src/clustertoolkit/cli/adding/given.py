"""The answers that are given as options, or in a file."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from clustertoolkit.cli.shared.options import Command, in_place_of
from clustertoolkit.cli.shared.output import complain, say
from clustertoolkit.errors import ToolkitError

if TYPE_CHECKING:
    from clustertoolkit.contribute.asking import Asking

ASKED, CURATOR = "Answers", "Answers of curators"
STUDY, ACTION = "Answers for a study", "Answers for an action"
ANSWERS = {  # the options, by the ids of the fields in data/questions.yaml: what a value is, and what it says
    ASKED: {
        "name": ("TEXT", "Name in English."),
        "page": ("URL", "Its own page."),
        "country": ("NAME", "Country by name or code; several with semicolons."),
        "region": ("TEXT", "Region or city, if it does not cover the whole country."),
        "led-by": ("TEXT", "Body that leads it."),
        "summary": ("TEXT", "What it does, in two or three sentences."),
        "start": ("YEAR", "First year."),
        "end": ("YEAR", "Last year, or the planned one."),
        "seen": ("YEAR", "Year of the newest page that shows it at work."),
        "result": ("LINE", "Result: what | number | unit | year | page that says so."),
        "authority": ("URL", "Page of a public authority that says the same."),
        "source": ("LINE", "Further page: address | title."),
        "transfer": ("TEXT", "What another region would need."),
        "part": ("WORD", "Your part in it: runs, pays, takes-part or none."),
        "giver": ("TEXT", "Your name, if it may be printed."),
        "action": ("ID", "Policy action that it shows; left out, the one that fits best."),
    },
    CURATOR: {
        "kind": ("WORD", "Kind of example, such as programme."),
        "level": ("WORD", "Level of government."),
        "led-by-type": ("WORD", "Type of the body that leads it."),
        "status": ("WORD", "active, ended or unknown; left out, the years tell."),
        "local-name": ("TEXT", "Name in the language of the place."),
        "acronym": ("TEXT", "Usual abbreviation."),
        "alias": ("TEXT", "Other name."),
        "territory": ("CODE", "Territory by NUTS or ISO 3166-2 code."),
        "place": ("WORD", "Kind of place."),
        "instrument": ("WORD", "Instrument, such as training."),
        "sector": ("WORD", "Sector, such as agri-food."),
        "figure": ("LINE", "Number: what | number | unit | measures | year | scope | qualifier."),
        "paid-by": ("LINE", "Payer: name | page that says so | id of a fund."),
        "unknown": ("WORD", "What was looked for and not found."),
        "related": ("LINE", "Other example: id | what it is to this one."),
        "not-the-same-as": ("ID", "Example that is alike and another thing."),
        "doubts": ("TEXT", "Doubts, which are shown as such."),
        "id": ("ID", "Id; left out, made of the name."),
    },
    STUDY: {
        "title": ("TEXT", "Title as published; of an action, a few words from a verb on."),
        "authors": ("TEXT", "Authors as published; several with semicolons."),
        "year": ("YEAR", "Year of publication."),
        "published-by": ("TEXT", "Journal or body that published it."),
        "read-as": ("WORD", "What was read: original or abstract."),
        "programme": ("TEXT", "What was studied, with its country."),
        "sample": ("TEXT", "Who and how many were studied."),
        "example": ("ID", "Example that it studies."),
        "method": ("WORD", "How it was made."),
        "compared": ("WORD", "With whom those who took part are compared."),
        "systematic": ("WORD", "Of a review: whether it tells how it searched."),
        "contains": ("ID", "Of a review: study that it reviews."),
        "made-by": ("WORD", "Who made it: independent, commissioned or own."),
        "effect": ("LINE", "Effect: what | result | what it measures | size | when."),
        "finding": ("TEXT", "What it found."),
        "caution": ("TEXT", "What limits it."),
    },
    ACTION: {
        "cell": ("LINE", "Cell: priority | challenge | function | fit | why."),
    },
}

OptionAnswers = dict[str, tuple[str, ...]]


def answered(command: Command) -> Command:
    """Give a command an option for each answer; it takes the lines that were given as `answers`."""
    options: dict[str, tuple[Any, Any]] = {}
    for panel, named in ANSWERS.items():
        for name, (metavar, text) in named.items():
            option = typer.Option(
                f"--{name}", metavar=metavar, help=text, rich_help_panel=panel, show_default=False
            )
            options[_parameter(name)] = (Annotated[list[str] | None, option], None)
    return in_place_of("answers", options, _lines)(command)


def _parameter(name: str) -> str:
    return f"answer_{name.replace('-', '_')}"


def _lines(given: Mapping[str, list[str] | None]) -> OptionAnswers:
    from clustertoolkit.contribute.answers import lines_of

    names = [name for named in ANSWERS.values() for name in named]
    return {name: lines for name in names if (lines := lines_of(given[_parameter(name)] or ()))}


def from_file(file: Path, asking: "Asking") -> OptionAnswers:
    """Return the answers in a YAML file: a text, a number or a list of them by the id of each field.

    ToolkitError for an answer that nobody asked for; what is no YAML is told, and ends the command with 1.
    """
    from clustertoolkit.contribute.answers import lines_of
    from clustertoolkit.schema.words import hint
    from clustertoolkit.yamlfiles.reader import read

    document = read(file, file.as_posix())
    if document.problems:
        complain(document.problems, {document.path: document.text})
        say("error: the answers have problems; mend them, and run the command again")
        raise typer.Exit(1)
    if not isinstance(document.data, dict):
        raise ToolkitError(f"{file.as_posix()} holds no answers", 'write a line such as name: "..." for each')
    known = [field.id for field in asking.fields()]
    given: OptionAnswers = {}
    for name, value in document.data.items():
        if name not in known:
            raise ToolkitError(f"{file.as_posix()}: nobody asks for '{name}'", hint(name, known))
        values = value if isinstance(value, list) else [value]
        if any(isinstance(one, dict | list | bool) for one in values):
            message = f"{file.as_posix()}: '{name}' is no text, no number and no list of them"
            raise ToolkitError(message, "write what 'toolkit add --help' says of it")
        given[name] = lines_of(one for one in values if one is not None)
    return given
