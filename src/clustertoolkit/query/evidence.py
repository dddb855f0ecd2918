"""Lists of studies, funds and developments, in display order."""

from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Development, Fund, Study
from clustertoolkit.notebook import Found
from clustertoolkit.query.select import ALL, Selection, fitting, fitting_country


def studies(toolkit: Toolkit, selection: Selection = ALL) -> Found[Study]:
    """Return the chosen studies, the newest first; of the countries of one, one must fit."""
    fits, fits_country = fitting("study", selection), fitting_country(toolkit, selection)
    chosen = (study for study in toolkit.studies.values() if fits(study) and fits_country(study.countries))
    return Found(sorted(chosen, key=lambda study: (-study.year, study.title.casefold())))


def funds(toolkit: Toolkit, selection: Selection = ALL) -> Found[Fund]:
    """Return the chosen funds in the order of their file."""
    return Found(filter(fitting("fund", selection), toolkit.funds))


def developments(toolkit: Toolkit, selection: Selection = ALL) -> Found[Development]:
    """Return the chosen developments, the newest first."""
    chosen = filter(fitting("development", selection), toolkit.developments)
    return Found(sorted(chosen, key=lambda one: one.date or one.seen or "", reverse=True))
