"""The seal of a document: a last line by which a later run knows it as its own and unchanged."""

import re
from hashlib import sha256
from struct import pack

_MARK = "made by toolkit roadmap build, sha256 "
_LAST = re.compile(rb"<!-- " + _MARK.encode() + rb"([0-9a-f]{64}) -->\n?\Z")
_COMMENT = len(_MARK) + 64  # of a .docx file, which is a zip archive


def sealed(data: bytes) -> bytes:
    """Return a document with its seal: a comment at the end of a text or of a zip archive."""
    comment = (_MARK + sha256(data).hexdigest()).encode()
    if _is_archive(data):
        return data[:-2] + pack("<H", len(comment)) + comment
    return data + b"<!-- " + comment + b" -->\n"


def is_whole(data: bytes) -> bool:
    """Tell whether a document bears a seal and nothing in it was changed since; line ends do not count."""
    if _is_archive(data):
        comment, inner = data[-_COMMENT:], data[: -_COMMENT - 2] + b"\0\0"
        return comment == (_MARK + sha256(inner).hexdigest()).encode()
    text = data.replace(b"\r\n", b"\n")
    found = _LAST.search(text)
    return found is not None and sha256(text[: found.start()]).hexdigest().encode() == found[1]


def _is_archive(data: bytes) -> bool:
    return data.startswith(b"PK")
