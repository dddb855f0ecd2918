"""Web addresses: whether a browser opens them, whether everybody reaches them, and what they hide."""

import re
from functools import lru_cache

from clustertoolkit.content.checks.subject import CheckedFile, CheckFindings, ContentFacts

_PARTS = re.compile(r"https?://(?:www\.)?(\[[^\]]*\]|[^\s/?#@:]+)(?::([^/?#@]*))?([/?#].*)?\Z", re.IGNORECASE)
_LABEL = re.compile(r"(?!-)[\w-]{1,63}(?<!-)\Z")
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
def _parts(address: str) -> tuple[str, str | None, str | None] | None:
    """Return host (small letters, no `www.`), port and the rest of an address; None if it is none."""
    parts = _PARTS.match(address)
    return (parts.group(1).lower(), parts.group(2), parts.group(3)) if parts else None


def same_page(address: str) -> str:
    """Make addresses equal that differ in scheme, case and `www.` of the host, or a last slash only."""
    if not (parts := _parts(address)):
        return address
    host, port, rest = parts
    return f"{host}{'' if port in (None, '80', '443') else f':{port}'}{(rest or '').rstrip('/#')}"


def link_not_http(file: CheckedFile, _facts: ContentFacts) -> CheckFindings:
    """Find an address of the right form that no browser opens: a port or a host that cannot be."""
    for path, value in file.addresses:
        if not (parts := _parts(value)):
            continue  # the schema reports another form
        host, port, _ = parts
        if port is not None and not (port.isdecimal() and port.isascii() and 0 < int(port[:6]) < 65536):
            yield (
                file.span(*path),
                f"the address has the port '{port}', and no server has it",
                ("leave out the colon and what stands between it and the slash"),
            )
        elif not host.startswith("[") and not all(map(_LABEL.match, host.removesuffix(".").split("."))):
            yield file.span(*path), f"'{host}' cannot be the name of a server", "copy it from the browser"


def link_not_public(file: CheckedFile, _facts: ContentFacts) -> CheckFindings:
    """Find an address that leads to no host which the public reaches."""
    for path, value in file.addresses:
        if not (parts := _parts(value)):
            continue
        host = parts[0].removesuffix(".")
        if "." not in host:
            continue  # the schema reports it
        last = host.rpartition(".")[2]
        if host[0] == "[" or last.isdecimal() or last.startswith("0x"):
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
        return not ipaddress.ip_address(host.strip("[]")).is_global
    except ValueError:
        return True


def link_not_original(file: CheckedFile, _facts: ContentFacts) -> CheckFindings:
    """Find an address that hides another page behind it, or leads to a copy of one or of a document."""
    for path, value in file.addresses:
        if not (parts := _parts(value)):
            continue
        host = parts[0]
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
