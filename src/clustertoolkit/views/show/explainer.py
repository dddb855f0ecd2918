"""A page of the toolkit itself, such as the one on what its marks count."""

from typing import cast

from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Explainer
from clustertoolkit.query.links import Links
from clustertoolkit.query.show import Entry
from clustertoolkit.views import block
from clustertoolkit.views.show.phrases import PageParts


def explainer_page(_toolkit: Toolkit, entry: Entry, _links: Links) -> PageParts:
    page = cast(Explainer, entry.record)
    return page.summary, iter(()), iter([block(part.heading, part.points) for part in page.parts])
