"""What the words of closed lists say to people: at most five words each, as a label beside a fact."""

from clustertoolkit.content.records import Example, Study

EVIDENCE = {
    "official": "the facts stand on its own page or a public authority's",
    "secondary": "the facts stand on pages of others",
    "self-reported": "the facts stand only on the contributor's own page",
    "fragment": "only scraps were found",
    "named-only": "named in the paper, not yet identified",
}
SURE = {  # the same beside other facts
    "official": "own or public pages", "secondary": "pages of others",
    "self-reported": "contributor's own page", "fragment": "scraps only", "named-only": "named in the paper",
}  # fmt: skip
BASIS = {
    "paper": "in the paper's matrix", "table-5": "in the paper's Table 5",
    "judged": "judged by a contributor",
}  # fmt: skip
NOT_READ_AGAIN = "nobody yet"  # who read an entry a second time
STATUS = {"active": "running when last seen", "ended": "ended", "unknown": "not established"}
FIT = {"direct": "shows the action", "partial": "shows part of it"}
WITHOUT_CLUSTERS = "done without clusters"
SHOWS = ("Shows the action", "Shows part of it", "Done without clusters", "Facts not confirmed")
MEASURED_BY = {
    "self": "told by the programme", "funder": "measured by the funder",
    "independent": "measured by outside evaluators",
}  # fmt: skip
MEASURES = {
    "budget": "budget", "grant": "grant", "leverage": "money brought in", "target": "planned or allowed",
}  # fmt: skip
MORE_MEASURES = {"reach": "whom it reaches", "output": "what was done"}  # told where sums are not alone
QUALIFIER = {"up-to": "up to"}
ORGANISATION = {"public-authority": "public authority", "cluster-organisation": "cluster organisation"}
PLACE = {"less-developed": "less developed"}
SCOPE = {
    "total": "in all", "part": "a part", "year": "each year", "call": "one call", "award": "one receiver",
}  # fmt: skip
METHOD = {
    "randomised": "drawn by lot", "counterfactual": "compared with others",
    "before-after": "before and after", "mixed": "several ways", "qualitative": "interviews and surveys",
    "review": "review of studies",
}  # fmt: skip
COMPARED = {
    "by-lot": "drawn by lot", "matched": "with similar ones outside", "plain": "with others, not matched",
    "none": "with none outside",
}  # fmt: skip
NOT_COUNTED = {
    "account": "read only in others' account",
    "review": "it does not say how it chose studies",
    "not-compared": "no comparison with others outside",
    "not-matched": "it does not show that like was compared with like",
    "no-result": "services, opinions or forecasts only",
    "contained": "it reviews a counted study",
}
BY = {
    "independent": "independent", "commissioned": "commissioned by funder or programme",
    "own": "by the programme itself",
}  # fmt: skip
READ = {
    "original": "in the original", "abstract": "in its abstract", "report-by-others": "in others' account",
}  # fmt: skip
RESULT = {
    "gain": "gain", "no-difference": "no difference", "mixed": "mixed", "worse": "worse",
    "unclear": "unclear",
}  # fmt: skip
THROUGH = {
    "clusters": "through clusters", "groups": "through groups of firms", "elsewhere": "without clusters",
}  # fmt: skip
DEVELOPMENT = {
    "law": "law", "adopted": "adopted", "proposed": "proposed, not law", "ended": "ended or replaced",
}  # fmt: skip
COUNTRY_CODES = "Country codes"  # the title of a column beside that of names; codes stay there
JUDGED = "judged by this toolkit"
JUDGEMENT = "a judgement of this toolkit"


def method(study: Study) -> str:
    """Return how a study was made; of a comparison, with whom."""
    if study.method == "counterfactual":
        return "compared with similar ones" if study.compared == "matched" else "compared, not matched"
    return METHOD[study.method]


def status_briefly(example: Example) -> str:
    """Return the word for whether an example runs, with the year in which that was seen, or it ended."""
    end = example.period.end if example.period else None
    if example.status == "ended" and end:
        return f"ended {end}"
    return f"{example.status}, seen {example.seen}" if example.seen else example.status


def status(example: Example) -> str:
    """Return whether an example runs, with the year of the evidence; never that no page exists."""
    end = example.period.end if example.period else None
    if example.status == "unknown":
        seen = f"; last seen in {example.seen}" if example.seen else ""
        return f"not established when last checked ({example.checked}){seen}"
    if example.status == "ended":
        return f"ended in {end}" if end else f"ended when last seen ({example.seen})"
    past = end is not None and end < int(example.checked[:4])
    return f"running when last seen ({example.seen}){'; planned end has passed' if past else ''}"
