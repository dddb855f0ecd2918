"""The titles by which a document names what a plan and its content hold by id."""

from collections.abc import Iterable
from typing import NamedTuple

from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Cell, Example, Phase, Term
from clustertoolkit.plan.records import TITLES, ChosenAction, Plan, SpecificAction
from clustertoolkit.views.blocks import Line, Run, line, lines
from clustertoolkit.views.wording import words

Keys = tuple[str, ...]  # that lead to a field of a plan
SPECIFIC = "specific action"  # the kind of what leads to its section


class Empty(NamedTuple):
    """A field of a whole plan that this one leaves empty: its keys and their titles."""

    field: Keys
    titles: tuple[str, ...]


def heading(phase: Phase) -> str:
    """Return what comes of a phase, to head a part of a document: what the plan's form calls it."""
    return TITLES["Plan"].get(phase.chooses, phase.title)


def labelled_word(record: NamedTuple, key: str) -> str:
    """Return a word of a closed list behind its label, as in `likelihood medium`, or nothing."""
    value = getattr(record, key)
    return f"{TITLES[type(record).__name__][key].lower()} {words(value)}" if value else ""


class Names:
    """The titles by which a document names what a plan and its content hold by id."""

    def __init__(self, plan: Plan, toolkit: Toolkit) -> None:
        self.toolkit = toolkit
        dimensions = toolkit.dimensions
        terms: tuple[Term, ...] = (*dimensions.priorities, *dimensions.challenges, *dimensions.functions)
        self._terms = {term.id: term.title for term in terms}
        self._ways = {element.id: element.title for model in dimensions.models for element in model.elements}
        self._specific = {
            action.id: action.title or action.id for action in plan.roadmap.actions.specific if action.id
        }
        self._objectives = {one.id: one.objective or one.id for one in plan.objectives if one.id}
        self._recommended = {
            name: recommendation.title
            for edition in toolkit.editions
            for recommendation in edition.recommendations
            for name in (recommendation.id, f"{edition.id}/{recommendation.id}")
        }

    def term(self, name: str | None) -> str:
        """Name a priority, challenge or function."""
        return self._terms.get(name or "", name or "")

    def way(self, name: str | None) -> str:
        """Name a way to act."""
        return self._ways.get(name or "", name or "")

    def place(self, where: Cell | None) -> list[str]:
        """Name the three dimensions of a cell."""
        return [self.term(word) for word in where] if where else []

    def policy(self, chosen: ChosenAction) -> str:
        """Name a policy action, by its title then if the content no longer has it."""
        action = self.toolkit.actions.get(chosen.action or "")
        own = chosen.own.title if chosen.own else None
        return action.title if action else own or chosen.title or chosen.action or ""

    def specific(self, name: str | None) -> str:
        """Name a specific action of the plan, or the plan itself where none is meant."""
        if not name:
            return "The plan as a whole"
        return self._specific.get(name, name)

    def objective(self, name: str) -> str:
        """Name an objective of the plan."""
        return self._objectives.get(name, name)

    def led(self, name: str | None) -> Line:
        """Name a specific action as what leads to its section, or the plan itself where none is meant."""
        return (Run(self.specific(name), entry=(SPECIFIC, name) if name in self._specific else ()),)

    def own(self, action: SpecificAction) -> list[Line]:
        """Name a specific action of the plan as what leads to its section; nothing if it has no name."""
        return [self.led(action.id)] if action.id else [*lines(action.title or "")]

    def led_example(self, name: str | None) -> Line:
        """Name an example with its countries as what leads to its home page, if it has one."""
        example = self.toolkit.examples.get(name or "")
        return line(self.example(name), example.url if example else None) if name else ()

    def example(self, name: str | None) -> str:
        """Name an example with its countries."""
        example = self.toolkit.examples.get(name or "")
        return f"{example.name} ({', '.join(self._countries(example))})" if example else name or ""

    def example_in_short(self, name: str | None) -> str:
        """Name an example, with its country if it has one alone."""
        example = self.toolkit.examples.get(name or "")
        if example is None:
            return name or ""
        if len(example.countries) > 1:
            return example.name
        return ", ".join((example.name, *self._countries(example)))

    def countries(self, codes: Iterable[str]) -> str:
        """Name countries."""
        return ", ".join(self.toolkit.countries[code].name for code in codes)

    def recommendation(self, name: str) -> str:
        """Name a recommendation by id and title."""
        title = self._recommended.get(name)
        return f"{name}: {title}" if title else name

    def _countries(self, example: Example) -> list[str]:
        return [self.toolkit.countries[code].name for code in example.countries]
