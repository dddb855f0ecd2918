"""The seal of a document: a last line by which a later run knows it as its own and unchanged."""

import re
from hashlib import sha256
from struct import pack
from typing import Literal

_SEAL = rb"made by toolkit roadmap (?:build|status)( --internal)?, sha256 ([0-9a-f]{64})"
_LAST = re.compile(rb"<!-- " + _SEAL + rb" -->\n?\Z")
_COMMENT = re.compile(_SEAL + rb"\Z")  # of a .docx file, which is a zip archive


def sealed(data: bytes, *, internal: bool, command: Literal["build", "status"] = "build") -> bytes:
    """Return a document of a command with its seal: a comment at the end of a text or of a zip archive."""
    mark = " --internal" if internal else ""
    comment = f"made by toolkit roadmap {command}{mark}, sha256 {sha256(data).hexdigest()}".encode()
    if _is_archive(data):
        return data[:-2] + pack("<H", len(comment)) + comment
    return data + b"<!-- " + comment + b" -->\n"


def sealed_as(data: bytes) -> Literal["public", "internal"] | None:
    """Tell what a document is by its seal: none without one, or if anything in it was changed since.

    Line ends do not count.
    """
    if _is_archive(data):
        match = _COMMENT.search(data)
        inner = data[: match.start() - 2] + b"\0\0" if match else b""
    else:
        text = data.replace(b"\r\n", b"\n")
        match = _LAST.search(text)
        inner = text[: match.start()] if match else b""
    if match is None or sha256(inner).hexdigest().encode() != match[2]:
        return None
    return "internal" if match[1] else "public"


def _is_archive(data: bytes) -> bool:
    return data.startswith(b"PK")
