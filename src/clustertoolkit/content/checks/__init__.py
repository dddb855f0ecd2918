"""The sense of a document: what a schema cannot say. One small function a check, by its code."""

from collections.abc import Callable, Iterator

from clustertoolkit.content.checks import (
    addresses,
    cells,
    evidence,
    figures,
    ids,
    levels,
    lists,
    names,
    near,
    paper,
    texts,
    walk,
    years,
)
from clustertoolkit.content.checks.subject import CheckedFile, CheckFindings, ContentFacts
from clustertoolkit.problems import Problem
from clustertoolkit.yamlfiles.reader import Document

ContentCheck = Callable[[CheckedFile, ContentFacts], CheckFindings]

# Warnings come last: where a file has more problems than are shown, they must not hide an error.
CHECKS: dict[str, ContentCheck] = {
    check.__name__.replace("_", "-"): check
    for check in (
        ids.id_not_file_name,
        ids.id_taken,
        names.name_taken,
        names.alias_taken,
        names.address_taken,
        lists.entry_twice,
        lists.source_twice,
        lists.related_to_itself,
        cells.placement_twice,
        cells.position_taken,
        cells.position_unfounded,
        cells.action_elsewhere,
        cells.action_of_other_priority,
        evidence.carrier_not_partial,
        paper.not_as_printed,
        paper.not_as_linked,
        years.date_in_future,
        years.date_too_early,
        years.read_after_checked,
        years.years_reversed,
        evidence.seen_unlikely,
        evidence.not_read_again,
        evidence.source_not_listed,
        evidence.payer_unclear,
        evidence.effect_not_listed,
        evidence.comparison_unlikely,
        evidence.proposal_as_law,
        evidence.development_undated,
        figures.count_not_whole,
        figures.not_a_currency,
        figures.scope_astray,
        addresses.link_not_public,
        texts.text_cut_off,
        texts.no_break_blank,
        texts.markup,
        walk.question_astray,
        years.active_past_end,
        figures.figure_in_future,
        figures.share_over_100,
        levels.level_unlikely,
        near.near_text,
        addresses.link_not_original,
        texts.empty_phrase,
        texts.long_sentence,
    )
}


def problems(document: Document, kind: str, facts: ContentFacts) -> Iterator[Problem]:
    """Yield what every check finds in one document of this kind."""
    if isinstance(document.data, dict):
        file = CheckedFile(document, kind)
        for code, check in CHECKS.items():
            for span, message, hint in check(file, facts):
                yield Problem(document.path, span, code, message, hint)
