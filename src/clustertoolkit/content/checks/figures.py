"""The numbers of an example: that they can be what they say."""

import re
from collections.abc import Iterator
from typing import Any

from clustertoolkit.content.checks.currencies import CURRENCIES
from clustertoolkit.content.checks.subject import (
    CheckedFile,
    CheckFindings,
    ContentFacts,
    Place,
    mappings,
)

_MONEY = re.compile(
    r"[€$£¥₤₹₽]|\b(?:euros?|dollars?|pounds? sterling|sterling|cents?|francs?|kronor|kroner|zlotys?|forints?"
    r"|yen|[kmt]?eur|[kmb]?usd)\b",
    re.IGNORECASE,
)
_THINGS = """
people persons inhabitants citizens residents households men women pupils students trainees apprentices
graduates learners teachers trainers researchers scientists experts engineers employees workers staff
jobs positions vacancies recruitments entrepreneurs founders owners managers directors visitors
participants attendees respondents applicants winners users customers clients beneficiaries members
partners actors stakeholders players suppliers providers manufacturers procurers facilitators
firms companies smes businesses enterprises start-ups startups spin-offs scale-ups corporations
organisations organizations institutions institutes universities schools colleges associations chambers
clusters networks hubs centres centers consortia partnerships alliances coalitions communities groups
teams projects programmes programs initiatives measures actions events meetings workshops seminars
courses trainings conferences calls applications proposals contracts agreements patents licences
certificates prizes awards labels products prototypes studies publications pages
countries nations regions cities municipalities provinces districts sites plants factories labs
laboratories departments masks gowns machines printers vehicles
"""
_COUNTED = frozenset(_THINGS.split())
_CODE = re.compile(r"\b[A-Z]{3}\b")
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_BESIDE = re.compile(r" (?:of|in|at|from|with|who|that|a|per|and)\b|[(,/]")  # behind what is counted
_SHARED_OUT = re.compile(
    r"\b(?:average|averages|averaged|mean|median|per|each|every|typical)\b", re.IGNORECASE
)
_GROWTH = re.compile(
    r"\b(?:growth|grew|grown|grow|increase[ds]?|increasing|rise|rises|rose|risen|gain(?:ed|s)?|more|above|over"
    r"|change[ds]?|return|returns|up|double[ds]?|triple[ds]?|multipl\w+|oversubscri\w+|of target|compared)\b",
    re.IGNORECASE,
)
AHEAD = re.compile(
    r"\b(?:targets?|targeted|goals?|aim(?:s|ed)?|plans?|planned|expected|foreseen|forecasts?|projected|projections?"
    r"|estimate[ds]?|ambitions?|pledge[ds]?|promised|committed|commitments?|to be|by (?:the end of )?20\d\d"
    r"|until|potential|possible|scheduled)\b",
    re.IGNORECASE,
)


def _figures(file: CheckedFile) -> Iterator[tuple[Place, dict[str, Any], float, str]]:
    """Yield place, data, value and unit of every figure and outcome that is whole enough to look at."""
    for key in ("figures", "outcomes") if file.kind == "example" else ():
        for number, figure in mappings(file.data.get(key)):
            value, unit = figure.get("value"), figure.get("unit")
            if isinstance(value, int | float) and isinstance(unit, str):
                yield (key, number), figure, value, unit


def _said(figure: dict[str, Any]) -> str:
    return str(figure.get("what", ""))


def count_not_whole(file: CheckedFile, _facts: ContentFacts) -> CheckFindings:
    """Find people, firms or things that are counted in parts, or of which there are fewer than none."""
    for place, figure, value, unit in _figures(file):
        if value >= 0 and value == int(value):
            continue
        counted = _WORD.findall(_BESIDE.split(unit.lower())[0])[-1:]
        if not counted or _COUNTED.isdisjoint((counted[0], f"{counted[0]}s")):
            continue
        span = file.span(*place, "value")
        if value < 0:
            hint = "correct the number; if so many were lost, say so in 'what'"
            yield span, f"{value} {unit}: there cannot be fewer than none", hint
        elif not _SHARED_OUT.search(_said(figure)) and " per " not in unit:
            hint = "write 1.5 million as 1500000; if it is an average, say so in 'what'"
            yield span, f"{value} {unit}: nobody counts them in parts", hint


def _looks_like_money(unit: str) -> bool:
    codes = {*_CODE.findall(unit), unit.strip().upper()}
    return bool(_MONEY.search(unit)) or not CURRENCIES.isdisjoint(codes)


def not_a_currency(file: CheckedFile, _facts: ContentFacts) -> CheckFindings:
    """Find a sum of money whose unit is no currency code."""
    for place, figure, _, unit in _figures(file):
        if unit not in CURRENCIES and (figure.get("measures") == "budget" or _looks_like_money(unit)):
            yield (
                file.span(*place, "unit"),
                f"'{unit}' is no code of a currency (ISO 4217)",
                "give the code alone, such as EUR, and the value in whole units: 2000000 and not 2",
            )


def scope_astray(file: CheckedFile, _facts: ContentFacts) -> CheckFindings:
    """Find a sum of money of which nothing says how much of the whole it is, or a scope of anything else."""
    for place, figure, _, unit in _figures(file):
        if place[0] != "figures" or "measures" not in figure:
            continue
        if unit in CURRENCIES and "scope" not in figure:
            message = (
                "nothing says whether this is all of the money, a part, or the money of a year, call or award"
            )
            yield file.span(*place, "value"), message, "add 'scope'"
        elif "scope" in figure and not _looks_like_money(unit) and figure["measures"] != "budget":
            message = "only money has a scope"
            yield file.span(*place, "scope", of_key=True), message, "delete the line"


def share_over_100(file: CheckedFile, _facts: ContentFacts) -> CheckFindings:
    """Find a share of more than the whole; what grows may do so by more."""
    for place, figure, value, unit in _figures(file):
        share = unit.strip().lower() in ("%", "percent", "per cent", "percentage")
        if share and value > 100 and not _GROWTH.search(_said(figure)):
            message = f"{value} % is more than the whole"
            hint = "correct the number; if it is growth, say so in 'what'"
            yield file.span(*place, "value"), message, hint


def figure_in_future(file: CheckedFile, facts: ContentFacts) -> CheckFindings:
    """Find a number for a year that has not come, unless it is money, a plan or within the example's time."""
    period = file.data.get("period")
    end = period.get("end") if isinstance(period, dict) else None
    for place, figure, _, _ in _figures(file):
        year, measures = figure.get("year"), figure.get("measures")
        if type(year) is not int or year <= facts.today.year or measures in ("budget", "target"):
            continue
        if (type(end) is int and year <= end) or AHEAD.search(_said(figure)):
            continue
        message = f"the number is of {year}, and today is {facts.today.isoformat()}"
        hint = "correct the year; if it is a target or a plan, say so in 'what'"
        yield file.span(*place, "year"), message, hint
