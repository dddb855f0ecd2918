"""Web addresses: whether everybody reaches them, and what they hide; the schemas judge their form."""

import re
from functools import lru_cache

from clustertoolkit.content.checks.subject import CheckedFile, CheckFindings, ContentFacts
from clustertoolkit.schema.addresses import split

_NOBODY = re.compile(  # names of no host that the public reaches: RFC 2606, 6761, 6762, 8375, 9476
    r"(?:localhost|local|localdomain|example|test|invalid|internal|intranet|lan|home|corp|onion|alt"
    r"|home\.arpa)\Z"
)
_HIDING = frozenset((  # hosts that lead to other pages, and what they are
    "bit.ly", "tinyurl.com", "t.co", "goo.gl", "ow.ly", "is.gd", "buff.ly", "lnkd.in", "rb.gy", "cutt.ly",
    "shorturl.at", "t.ly", "tiny.cc", "t1p.de", "dlvr.it", "v.gd", "s.id", "fb.me", "short.io",
))  # fmt: skip
_COPIES = frozenset((
    "web.archive.org", "archive.org", "archive.today", "archive.ph", "archive.is", "archive.li", "archive.md",
    "archive.vn", "archive.fo", "perma.cc", "webcitation.org", "ghostarchive.org",
    "webcache.googleusercontent.com",
))  # fmt: skip

_SHARING = frozenset((  # where anybody puts slides and documents of others
    "slideshare.net", "slideplayer.com", "prezi.com", "scribd.com", "issuu.com", "yumpu.com", "calameo.com",
    "docplayer.net", "docplayer.org", "docslib.org", "pdfslide.us", "pdfslide.net", "vdocuments.net",
    "vdocuments.mx",
    "fdokument.com", "businessdocbox.com", "careersdocbox.com", "studylib.net",
))  # fmt: skip


@lru_cache(maxsize=1024)  # several checks look at each address
def _host(address: str) -> str:
    """Return the host of an address in small letters, without `www.` and a last full stop; else nothing."""
    parts = split(address)
    return parts.host.lower().removesuffix(".").removeprefix("www.") if parts else ""


def same_page(address: str) -> str:
    """Make addresses equal that differ in scheme, case and `www.` of the host, or a last slash only."""
    if not (parts := split(address)):
        return address
    port = "" if parts.port in ("", "80", "443") else f":{parts.port}"
    return f"{_host(address)}{port}{parts.rest.rstrip('/#')}"


def link_not_public(file: CheckedFile, _facts: ContentFacts) -> CheckFindings:
    """Find an address that leads to no host which the public reaches."""
    for path, value in file.addresses:
        host = _host(value)
        if "." not in host:
            continue  # the schema reports it
        last = host.rpartition(".")[2]
        if last.isdecimal() or last.startswith("0x"):
            wrong = _of_no_public_number(host)
        else:
            wrong = bool(_NOBODY.match(last)) or host.endswith(".home.arpa")
        if wrong:
            hint = "give the page that everybody can open"
            yield file.span(*path), f"'{host}' is no host that the public reaches", hint


def _of_no_public_number(host: str) -> bool:
    """Tell whether a host that is given by its number is a private one, or no number of a host at all."""
    import ipaddress  # few addresses are numbers

    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return True


def link_not_original(file: CheckedFile, _facts: ContentFacts) -> CheckFindings:
    """Find an address that hides another page behind it, or leads to a copy of one or of a document."""
    for path, value in file.addresses:
        host = _host(value)
        if host in _HIDING:
            yield (
                file.span(*path),
                f"'{host}' shortens addresses and hides the page",
                ("open it, and give the address that the browser then shows"),
            )
        elif host in _COPIES:
            message = f"'{host}' keeps copies of pages"
            yield file.span(*path), message, "give the original, or another page with the fact"
        elif ".".join(host.split(".")[-2:]) in _SHARING:
            message = f"'{host}' holds slides and documents that anybody put there"
            yield file.span(*path), message, "give the page of those who made it"
