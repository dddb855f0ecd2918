"""The whole content as one record, and what follows from it alone."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from clustertoolkit.content.records import (
    Action,
    Call,
    Cell,
    Contribution,
    Country,
    Development,
    Dimensions,
    Edition,
    Example,
    Explainer,
    Fund,
    Head,
    Phase,
    Question,
    Rate,
    Retired,
    Sector,
    Study,
    Synonyms,
    Term,
)
from clustertoolkit.notebook import small_table

if TYPE_CHECKING:
    from clustertoolkit.content.compiled import Compiled

Kept = TypeVar("Kept")


class Toolkit(NamedTuple):
    """The whole content, read and consistent; entries are keyed by id, lists are in display order."""

    head: Head
    dimensions: Dimensions
    phases: tuple[Phase, ...]
    editions: tuple[Edition, ...]
    actions: Mapping[str, Action]
    examples: Mapping[str, Example]
    instruments: tuple[Term, ...]
    sectors: tuple[Sector, ...]
    groups: tuple[Term, ...]
    countries: Mapping[str, Country]
    retired: tuple[Retired, ...]
    layers: tuple[str, ...]
    studies: Mapping[str, Study] = MappingProxyType({})
    funds: tuple[Fund, ...] = ()
    calls: tuple[Call, ...] = ()
    developments: tuple[Development, ...] = ()
    pages: tuple[Explainer, ...] = ()
    rates: tuple[Rate, ...] = ()
    synonyms: Synonyms = Synonyms((), ())
    questions: Mapping[str, tuple[Question, ...]] = MappingProxyType({})  # of each phase; for the walk alone
    contributions: Mapping[str, Contribution] = MappingProxyType({})  # by the kind of entry
    release: "Compiled | None" = None  # from which it came, if it was compiled

    def __repr__(self) -> str:
        recommendations = sum(len(edition.recommendations) for edition in self.editions)
        return (
            f"<Toolkit {self.head.version}: {len(self.actions)} actions, {len(self.examples)} examples, "
            f"{recommendations} recommendations>"
        )

    def _repr_html_(self) -> str:
        """Return how many entries of each kind there are as a small table."""
        numbers = {
            "actions": len(self.actions),
            "examples": len(self.examples),
            "recommendations": sum(len(edition.recommendations) for edition in self.editions),
            "studies": len(self.studies),
            "funds": len(self.funds),
            "developments": len(self.developments),
        }
        told = f"{self.head.title}, content version {self.head.version}"
        return small_table(list(numbers), [list(numbers.values())], told)

    def cells(self) -> Iterator[Cell]:
        """Yield every cell of the matrix in display order."""
        for priority in self.dimensions.priorities:
            for challenge in self.dimensions.challenges:
                for function in self.dimensions.functions:
                    yield Cell(priority.id, challenge.id, function.id)

    def short_id(self, edition: str, recommendation: str) -> str:
        """Return a recommendation's id: short if only the newest edition could be meant, else in full."""
        return recommendation if edition == self.editions[-1].id else f"{edition}/{recommendation}"


def once(make: Callable[[Toolkit], Kept]) -> Callable[[Toolkit], Kept]:
    """Return a function that keeps what it made of a content until it is asked about another one."""
    kept: tuple[Toolkit, Kept] | None = None

    def made(toolkit: Toolkit) -> Kept:
        nonlocal kept
        found = kept
        if found is None or found[0] is not toolkit:
            kept = found = toolkit, make(toolkit)
        return found[1]

    return made
