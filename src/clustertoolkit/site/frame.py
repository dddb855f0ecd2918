"""A page of a site as HTML: its blocks in the frame that all pages share."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from clustertoolkit.content.records import Licence
from clustertoolkit.render.html import bodies
from clustertoolkit.render.templating import templates
from clustertoolkit.schema.addresses import is_address
from clustertoolkit.site.addresses import relative
from clustertoolkit.site.page import SitePage, Trail
from clustertoolkit.views.blocks import Handout

NO_LINK = Licence("", "", "")


class SiteFrame(NamedTuple):
    """What all pages of a site share; `url` is where it will stand, if that is known.

    `style` and `scripts` are addresses of files: the scripts of a template by its name.
    """

    title: str
    version: str
    licence: Licence
    menu: tuple[Trail, ...]
    foot: tuple[Trail, ...]
    style: str
    scripts: Mapping[str, Sequence[str]]
    url: str = ""


def written(frame: SiteFrame, page: SitePage) -> bytes:
    """Return a page as UTF-8; the same page in the same frame gives the same bytes."""
    handout = Handout(page.title, frame.title, page.sections, excerpt=True)
    licence = frame.licence if is_address(frame.licence.url) else frame.licence._replace(url="")

    def to(address: str) -> str:
        return relative(page.address, address)

    text = templates("site").get_template(page.template).render(
        site=frame._replace(licence=licence), page=page, sections=bodies(handout, to), to=to, own=page.own,
        scripts=frame.scripts.get(page.template, ()),
    )  # fmt: skip
    return text.encode()


def style_sheet() -> bytes:
    """Return the one style sheet: that of the command's HTML files, and what a site has besides."""
    from clustertoolkit.render.html import style

    own: Any = templates("site").get_template("site.css").render()
    return str(Markup(style()) + Markup(own)).encode()  # noqa: S704  # it is ours
