"""What a page of a site consists of, before any frame is drawn around it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from clustertoolkit.views.blocks import Section


class Trail(NamedTuple):
    """A page on the way to another one."""

    title: str
    address: str


class SitePage(NamedTuple):
    """A page: what it is called, what stands on it, and the way to it.

    `command` is the one that tells the same in a terminal. `template` is that of its kind, which `own` fills
    in beside the sections. `part` is the address of the page of the menu to which it belongs.
    """

    address: str
    title: str
    sections: tuple[Section, ...] = ()
    lead: str = ""
    kind: str = ""
    id: str = ""
    trail: tuple[Trail, ...] = ()
    command: str = ""
    notes: tuple[str, ...] = ()
    part: str = ""
    template: str = "page.html"
    own: Mapping[str, object] = MappingProxyType({})
    others: tuple[Trail, ...] = ()  # pages that go before and after it
