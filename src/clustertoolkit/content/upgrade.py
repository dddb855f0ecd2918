"""Content of schema version 1, read as if it were of version 2.

Version 1 knew of a figure only whether it is a budget, wrote `under` for "up to or almost", and did not say
in which year the evidence for a status was seen. What is taken here from the words of a figure is a first
type, which a reader of the page may correct once the file is of version 2.
"""

import re
from typing import Any

from clustertoolkit.content.checks.currencies import CURRENCIES
from clustertoolkit.content.checks.figures import AHEAD

AT_WORK = 2024  # version 1 called active what was seen at work from this year on,
PLANNED = 2026  # or is planned to run in this year or later

_MEASURES = (  # of money and shares, by their own words; the first that fits
    ("leverage", r"match\w*|leverag\w*|private|triggered|co-financ\w*|attracted|raised"),
    ("grant", r"grants?|subsid\w*|vouchers?|awards?|awarded|aid|EU (?:funding|contribution)|ERDF funding"),
)
_ALLOWED = r"largest|smallest|longest|highest|lowest|most|least|maximum|minimum|possible|foreseen|quota"
_EACH = r"largest|smallest|per|for a|for each|highest|lowest"
_SCOPES = (
    ("year", r"yearly|annual|a year|per year|each year|in the year|fiscal year"),
    ("call", r"calls?|rounds?|competition|tenders?|waves?|editions?|series"),
    ("part", r"phases?|part|share|contribution|first|second|third|extension|stage|ERDF|EU funding|some of"),
)
_COVERED = """
turnover value volume capital sales exports people persons staff jobs employees firms companies
businesses organisations entities members partners participants researchers clusters networks countries
regions municipalities provinces departments trainees students apprentices entrepreneurs visitors
graduates stakeholders actors suppliers applicants beneficiaries experts respondents start-ups workers
managers universities institutes chambers hubs centres groups initiatives engineers cities plants
coalitions bodies teams consortia associations farms shops schools scientists sectors arrangements
complexes winners users buyers sites inhabitants
"""
_SIZE = "|".join(_COVERED.split())


def upgraded(data: Any, kind: str) -> Any:
    """Return the data of a file of version 1 in the form of version 2; other kinds stay as they are."""
    if kind == "toolkit" and isinstance(data, dict):
        return {**data, "schema_version": 2}
    if kind != "example" or not isinstance(data, dict):
        return data
    new: dict[str, Any] = {}
    for key, value in data.items():
        new[key] = value
        if key == "status" and value in ("active", "ended"):
            new.setdefault("seen", last_seen(data))
        elif key == "figures" and isinstance(value, list):
            new[key] = [typed(figure) if isinstance(figure, dict) else figure for figure in value]
    return new


def typed(figure: dict[str, Any]) -> dict[str, Any]:
    """Return a figure of version 1 with what it measures, the scope of money, and the qualifier as meant."""
    new, said = dict(figure), str(figure.get("what", ""))
    money = figure.get("unit") in CURRENCIES
    if figure.get("qualifier") == "under":
        new["qualifier"] = "up-to"
    new["measures"] = _measures(figure, said, money=money)
    if money:
        new.setdefault("scope", _scope(said, str(new["measures"])))
    return new


def _measures(figure: dict[str, Any], said: str, *, money: bool) -> str:
    share = str(figure.get("unit", "")).strip() == "%"
    if money or share:
        for measures, words in _MEASURES:
            if _says(said, words):
                return measures
    if figure.get("measures"):
        return str(figure["measures"])
    if AHEAD.search(said) or _says(said, _ALLOWED):
        return "target"
    if money:
        return "reach" if _says(said, _SIZE) else "budget"
    return "reach" if share or _says(str(figure.get("unit", "")), _SIZE) else "output"


def _scope(said: str, measures: str) -> str:
    if measures == "grant" and _says(said, _EACH):
        return "award"
    return next((scope for scope, words in _SCOPES if _says(said, words)), "total")


def _says(text: str, words: str) -> bool:
    return re.search(rf"\b(?:{words})\b", text, re.IGNORECASE) is not None


def last_seen(data: dict[str, Any]) -> int:
    """Return the newest year that an example of version 1 tells of itself, up to that of its check."""
    given, period, figures = str(data.get("checked", ""))[:4], data.get("period"), data.get("figures")
    checked = int(given) if given.isdigit() else AT_WORK
    told = [*period.values()] if isinstance(period, dict) else []
    told += [
        figure.get("year")
        for figure in (figures if isinstance(figures, list) else ())
        if isinstance(figure, dict) and not AHEAD.search(str(figure.get("what", "")))
    ]
    years = [year for year in told if type(year) is int]
    newest = max((year for year in years if year <= checked), default=AT_WORK)
    is_planned = max(years, default=0) >= PLANNED
    return max(newest, AT_WORK) if data.get("status") == "active" and not is_planned else newest
