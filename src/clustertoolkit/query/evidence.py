"""Lists of studies, funds and developments, in display order."""

from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Development, Fund, Study
from clustertoolkit.notebook import Found
from clustertoolkit.query.select import ALL, Selection, fitting, fitting_country


def studies(toolkit: Toolkit, selection: Selection = ALL) -> Found[Study]:
    """Return the chosen studies, the newest first; of the countries of one, one must fit.

    A study has the challenges of the actions on which it bears, and the instruments of the examples it names.
    """
    fits, fits_country = fitting("study", selection), fitting_country(toolkit, selection)

    def chosen_through(study: Study) -> bool:
        actions = (toolkit.actions[bearing.action] for bearing in study.bears_on)
        examples = (toolkit.examples[name] for name in study.examples)
        return selection.leaves(
            "challenge", {place.challenge for action in actions for place in action.placements}
        ) and selection.leaves("instrument", {word for example in examples for word in example.instruments})

    chosen = (
        study
        for study in toolkit.studies.values()
        if fits(study) and fits_country(study.countries) and chosen_through(study)
    )
    return Found(sorted(chosen, key=lambda study: (-study.year, study.title.casefold())))


def funds(toolkit: Toolkit, selection: Selection = ALL) -> Found[Fund]:
    """Return the chosen funds in the order of their file."""
    return Found(filter(fitting("fund", selection), toolkit.funds))


def developments(toolkit: Toolkit, selection: Selection = ALL) -> Found[Development]:
    """Return the chosen developments, the newest first."""
    chosen = filter(fitting("development", selection), toolkit.developments)
    return Found(sorted(chosen, key=lambda one: one.date or one.seen or "", reverse=True))
