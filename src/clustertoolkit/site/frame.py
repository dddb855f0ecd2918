"""A page of a site as HTML: its blocks in the frame that all pages share."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from markupsafe import Markup

from clustertoolkit.content.records import Licence
from clustertoolkit.render.elements import Elements, escaped, web
from clustertoolkit.render.html import bodies
from clustertoolkit.render.templating import templates
from clustertoolkit.schema.addresses import is_address
from clustertoolkit.site.addresses import relative
from clustertoolkit.site.page import SitePage, Trail
from clustertoolkit.views.anchors import with_addresses
from clustertoolkit.views.blocks import EntryKey, Handout, Line, Run
from clustertoolkit.views.naming import Leading


class SiteFrame(NamedTuple):
    """What all pages of a site share; `url` is where it will stand, if that is known.

    `style`, `icon` and `scripts` are addresses of files: the scripts of a template by its name.
    """

    title: str
    version: str
    licence: Licence
    menu: tuple[Trail, ...]
    foot: tuple[Trail, ...]
    style: str
    icon: str
    scripts: Mapping[str, Sequence[str]]
    url: str = ""


class Writer:
    """Writes pages of a site as UTF-8; the same page in the same frame gives the same bytes.

    With `leading` every entry that is named and every web address is a link; none leads to the page itself.
    What the pages of a folder share is made once for those that come one after the other.
    """

    def __init__(self, frame: SiteFrame, leading: Leading | None = None) -> None:
        known = is_address(frame.licence.url)
        self._frame = frame if known else frame._replace(licence=frame.licence._replace(url=""))
        self._leading = leading
        self._folder = _Folder("")

    def written(self, page: SitePage) -> bytes:
        """Return a page."""
        folder = page.address.rpartition("/")[0]
        if folder != self._folder.name:
            self._folder = _Folder(folder)
        inside = (page.kind, page.id) if page.id else None
        elements = Elements(partial(self._address_of, inside), partial(self._prepared, inside))
        handout = Handout(page.title, self._frame.title, page.sections, excerpt=True)
        sections = Markup().join(map(_section, bodies(handout, elements)))
        text = templates("site").get_template(page.template).render(
            site=self._frame, page=page, sections=sections, to=self._folder.way,
            menu=self._folder.links(self._frame.menu, page), foot=self._folder.links(self._frame.foot, None),
            own=page.own, scripts=self._frame.scripts.get(page.template, ()),
        )  # fmt: skip
        return text.encode()

    def _address_of(self, inside: EntryKey | None, run: Run) -> str:
        """Return where a run leads, as it stands in an attribute."""
        ways = self._folder.ways
        if run.entry and run.entry != inside and self._leading:
            if run.entry in ways:
                return ways[run.entry]
            led = self._leading.led(run)
            if led.place:
                return ways.setdefault(run.entry, escaped(self._folder.way(led.place)))
            return web(led.link)
        return escaped(self._folder.way(run.place)) if run.place else web(run.link)

    def _prepared(self, inside: EntryKey | None, line: Line) -> Line:
        """Return a line in which web addresses are links."""
        for run in line:
            if self._leading and "://" in run.text:
                return with_addresses(tuple(self._leading.led(each, inside) for each in line))
        return line


def _section(section: dict[str, Any]) -> Markup:
    """Return a section of a page; what stands in it is escaped already."""
    level, title = section["level"], section["title"]
    head = f'<h{level + 1} id="title-{section["place"]}" dir="auto">{title}</h{level + 1}>\n' if title else ""
    return Markup(  # noqa: S704
        f'<section id="{section["id"]}" class="level-{level}">\n{head}{section["body"]}</section>\n'
    )


class _Folder:
    """What the pages of a folder share: ways to other pages, and the links of menu and foot."""

    def __init__(self, name: str) -> None:
        self.name, self._here = name, f"{name}/" if name else ""
        self.ways: dict[EntryKey | tuple[()], str] = {}
        self._links: dict[tuple[str, str, tuple[Trail, ...]], Markup] = {}

    def way(self, there: str) -> str:
        """Return the way from a page of the folder to another address of the same site."""
        return relative(self._here, there)

    def links(self, trails: tuple[Trail, ...], page: SitePage | None) -> Markup:
        """Return links as points of a list, those to a page and to its part marked as such."""
        here = page.address if page and any(trail.address == page.address for trail in trails) else ""
        part = page.part if page else ""
        key = here, part, trails
        if key not in self._links:
            made: Any = (
                templates("site")
                .get_template("links.html")
                .render(links=trails, here=here, part=part, to=self.way)
            )
            self._links[key] = Markup(made)  # noqa: S704  # a template wrote it
        return self._links[key]


def style_sheet() -> bytes:
    """Return the one style sheet: that of the command's HTML files, and what a site has besides."""
    from clustertoolkit.render.html import style

    own: Any = templates("site").get_template("site.css").render()
    return str(Markup(style()) + Markup(own)).encode()  # noqa: S704  # it is ours
