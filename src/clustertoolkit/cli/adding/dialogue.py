"""The questions to contributors at a terminal, as prompts on standard error."""

from collections.abc import Sequence
from pathlib import Path

from clustertoolkit.cli.adding import told
from clustertoolkit.cli.adding.given import OptionAnswers
from clustertoolkit.cli.roadmap import prompts
from clustertoolkit.cli.roadmap.prompts import Wished
from clustertoolkit.cli.shared.output import say, show
from clustertoolkit.cli.shared.terminals import on_standard_error
from clustertoolkit.content.location import shown
from clustertoolkit.content.records import AskedField
from clustertoolkit.contribute.alike import entries_like
from clustertoolkit.contribute.answers import lines_of, value_of
from clustertoolkit.contribute.asking import Asking
from clustertoolkit.contribute.draft import Judged, judged
from clustertoolkit.contribute.entry import composed
from clustertoolkit.errors import ContentError
from clustertoolkit.files import write_whole
from clustertoolkit.plan.walk.choices import Choice
from clustertoolkit.query.proposals import proposed_actions
from clustertoolkit.render.plain import printable
from clustertoolkit.yamlfiles import canonical

KEYS = (
    "Enter takes what is typed or marked; with nothing typed the question stays open, as with Ctrl-N. "
    "Ctrl-B goes back, Ctrl-C stops and keeps the answers in {file}."
)
NEEDED = "An entry cannot do without this."
OTHER = "another one"
TELLING = ("name", "title", "url", "summary")  # what an entry is known by


def run(asking: Asking, given: OptionAnswers, file: Path, *, curator: bool) -> None:
    """Ask what was not given until the entry is well, and write it; who stops finds the answers in a file."""
    dialogue = _Dialogue(asking, given)
    with on_standard_error():
        say(prompts.wrapped(KEYS.format(file=shown(file))))
        try:
            one = dialogue.go(curator=curator)
            is_wanted = one is not None and prompts.confirmed("Write it?", default=True)
        except (KeyboardInterrupt, EOFError):
            _keep(asking.kind, dialogue.given, file)
            raise KeyboardInterrupt from None
    if one is not None and is_wanted:
        told.write(asking, one)
    elif one is not None:
        _keep(asking.kind, dialogue.given, file)


def new_file() -> Path:
    """Return a file for answers that is not there yet."""
    names = ("answers.yaml", *(f"answers-{n}.yaml" for n in range(2, 1000)))
    return next(file for file in map(Path, names) if not file.exists())


def _keep(kind: str, given: OptionAnswers, file: Path) -> None:
    """Write the answers so far to a file, from which the next run takes them."""
    if given:
        answers = {name: lines[0] if len(lines) == 1 else list(lines) for name, lines in given.items()}
        write_whole(file, canonical.written(answers).encode(), force=True, private=True)
        say(f"\nKept in {shown(file)}. To go on: toolkit add {kind} --answers {shown(file)}")


class _Dialogue:
    """The questions of one entry, with the answers so far."""

    def __init__(self, asking: Asking, given: OptionAnswers) -> None:
        self.asking = asking
        self.given = dict(given)
        self._told: set[str] = set()  # entries that were asked about

    def go(self, *, curator: bool) -> Judged | None:
        """Ask until the entry is well, and show it; None if it is one that is there already."""
        fields = [field for field in self.asking.fields(curator=curator) if field.id not in self.given]
        while True:
            if self._ask(fields):
                return None
            (one,) = judged(self.asking, [self.given])
            if one.other and one.draft:
                raise ContentError(one.other, {one.draft.document.path: one.draft.document.text})
            if one.is_well and one.draft:
                show(printable(f"\n{one.draft.document.text}"))
                return one
            for fault in one.faults:
                say(prompts.indented(f"{self.asking.title(fault.field)}: {fault.message}"))
            fields = list({fault.field.id: fault.field for fault in one.faults}.values())

    def _ask(self, fields: Sequence[AskedField]) -> bool:
        """Ask for some fields; tell whether the entry is one that is there already."""
        place = 0
        while place < len(fields):
            field = fields[place]
            self._head(field)
            try:
                self._answer(field)
            except Wished as wished:
                if wished.wish == "back":
                    place = max(place - 1, 0)
                    continue
                if wished.wish == "clear":
                    self.given.pop(field.id, None)
                if field.needed and field.id not in self.given:
                    say(prompts.indented(NEEDED))
                    continue
            if field.into in TELLING and self._is_there():
                return True
            place += 1
        return False

    def _head(self, field: AskedField) -> None:
        """Say the question to which a field belongs, and what helps to answer."""
        question = next(one for one in self.asking.questions if field in one.fields)
        say(f"\n{prompts.wrapped(question.text)}" if field is question.fields[0] else "")
        say(prompts.indented(field.help))

    def _answer(self, field: AskedField) -> None:
        """Ask for a field until the answer is right."""
        before = self.given.get(field.id, ())
        while True:
            lines = lines_of(self._prompt(field, before))
            _, faults = value_of(self.asking, field, lines)
            if not faults:
                self.given[field.id] = lines
                return
            say(prompts.indented(faults[0].message))
            before = lines

    def _prompt(self, field: AskedField, before: Sequence[str]) -> Sequence[str]:
        asking, form = self.asking, self.asking.form(field)
        words = f"{asking.title(field)}:"
        if field.into == "placements" and "action" in field.parts:
            return self._action(words, before)
        if field.choices:
            offered = [Choice(choice.id, choice.title) for choice in field.choices]
            return [prompts.one(words, offered, before[0] if before else None)]
        if "enum" in form:
            offered = [Choice(word, word) for word in form["enum"]]
            return [prompts.one(words, offered, before[0] if before else None)]
        hint = field.example or ""
        if asking.takes_lines(field):
            return prompts.texts(words, before, lambda _: None, lambda found: self._wrong(field, found), hint)
        return [prompts.text(words, " ".join(before), hint)]

    def _wrong(self, field: AskedField, found: Sequence[str]) -> str:
        _, faults = value_of(self.asking, field, lines_of(found))
        return faults[-1].message if faults else ""

    def _action(self, words: str, before: Sequence[str]) -> Sequence[str]:
        """Ask for the action: one of those whose texts fit best, or any other by its name."""
        actions = self.asking.toolkit.actions
        text = " ".join(" ".join(self.given.get(name, ())) for name in ("name", "summary"))
        offered = [
            Choice(action.id, action.title, f"{' / '.join(action.placements[0].cell)}. {action.summary}")
            for action in proposed_actions(self.asking.toolkit, text)
        ]
        for line in prompts.explained(offered):
            say(prompts.indented(line))
        chosen = prompts.one(words, [*offered, Choice("", OTHER)], before[0] if before else None)
        if chosen:
            return [chosen]
        others = [Choice(action.id, action.title) for action in actions.values()]
        return prompts.searched("Which one?", others, [], lambda _: None)

    def _is_there(self) -> bool:
        """Ask about entries that this one may be, each once; those that it is not are kept as such."""
        for one in entries_like(self.asking, composed(self.asking, self.given).data):
            if one.id in self._told:
                continue
            self._told.add(one.id)
            say(prompts.indented(f"This may be '{one.name}' ({one.id}): {one.why}."))
            if prompts.confirmed("Is it the same thing?", default=True):
                say(f"Nothing was written. It is there: toolkit show {one.id}")
                return True
            if one.certain:
                say(prompts.indented("Then one of the two needs a longer name, or another page."))
                continue
            self.given["not-the-same-as"] = (*self.given.get("not-the-same-as", ()), one.id)
        return False
