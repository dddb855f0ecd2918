"""The level at which an example works, against the countries in which it does."""

from clustertoolkit.content.checks.subject import CheckedFile, CheckFindings, ContentFacts

_UNION = "EU"  # stands in data/countries.yaml for a measure of the Union as a whole
_WITHIN_ONE = frozenset(("local", "regional", "national"))


def level_unlikely(file: CheckedFile, _facts: ContentFacts) -> CheckFindings:
    """Find a level that the countries contradict.

    A region may reach across a border, and a wider one may be named in place of its countries.
    """
    level, countries = file.data.get("level"), file.data.get("countries")
    if file.kind != "example" or not isinstance(level, str) or not isinstance(countries, list):
        return
    countries = list(dict.fromkeys(map(str, countries)))
    if level in _WITHIN_ONE and _UNION in countries:
        message = f"the level is {level}, and 'countries' names the Union as a whole"
        yield file.span("level"), message, "name the country, or take level: european"
    elif level in _WITHIN_ONE and len(countries) > 1 and not (level != "national" and "region" in file.data):
        message = f"the level is {level}, and 'countries' names {len(countries)} of them"
        hint = "take level: international, or give the 'region' that reaches across the border"
        yield file.span("level"), message, hint
    elif level == "european" and len(countries) == 1 and _UNION not in countries:
        message = f"the level is european, and the one country is {countries[0]}"
        yield (
            file.span("level"),
            message,
            'name the other countries, or countries: ["EU"] for the whole Union',
        )
    elif (
        level == "macro-regional"
        and len(countries) == 1
        and _UNION not in countries
        and "region" not in file.data
    ):
        message = f"the level is macro-regional, and the one country is {countries[0]}"
        yield file.span("level"), message, "name the other countries, or the wider region under 'region'"
