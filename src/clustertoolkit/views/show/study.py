"""The page of a study."""

from collections.abc import Iterator
from typing import cast

from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import TITLES, Study
from clustertoolkit.query.links import Links
from clustertoolkit.query.show import Entry
from clustertoolkit.views import block, labels
from clustertoolkit.views.blocks import Line, said
from clustertoolkit.views.show.phrases import (
    PageParts,
    effect_words,
    entry_line,
    example_line,
    plain_blocks,
    plain_facts,
    reply,
    study_line,
)


def study_page(toolkit: Toolkit, entry: Entry, _: Links) -> PageParts:
    """Return the parts of the page of a study; what nobody judged a second time says so."""
    study = cast(Study, entry.record)
    titles = TITLES["Study"]
    facts = plain_facts(
        toolkit, entry,
        countries=", ".join(toolkit.countries[code].name for code in study.countries),
        method=labels.METHOD[study.method],
        compared="" if study.method == "review" else labels.COMPARED[study.compared],
        by=labels.BY[study.by], source_read=labels.READ[study.source_read],
        reviewed_by=study.reviewed_by or labels.NOT_READ_AGAIN,
    )  # fmt: skip
    blocks = plain_blocks(
        toolkit, entry,
        effects=[block(titles["effects"], map(effect_words, study.effects))],
        bears_on=[block(titles["bears_on"], _bearings(toolkit, study))],
        contains=[block(
            titles["contains"], tuple(study_line(toolkit.studies[name]) for name in study.contains)
        )],
        examples=[block(
            titles["examples"], tuple(example_line(toolkit, name) for name in study.examples)
        )],
        reply=reply(study.reply),
    )  # fmt: skip
    return study.finding, facts, blocks


def _bearings(toolkit: Toolkit, study: Study) -> Iterator[Line]:
    for bearing in study.bears_on:
        by = f" Judged by {bearing.judged_by}." if bearing.judged_by else ""
        action = entry_line(toolkit.actions[bearing.action])
        yield said(action, f", {labels.THROUGH[bearing.through]}, by {bearing.effect}: {bearing.why}{by}")
