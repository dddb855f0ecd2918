"""What other programs leave in a text and nobody sees, or nobody wanted: blanks, quotes, conflicts of git."""

import re
import unicodedata

NO_BREAK = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000]")  # blanks that are none to YAML
OPENING, CLOSING = "“„‟‘‚‛«‹", "”“‟’‘‛»›"  # quotes as word processors set them; languages differ on the sides
# compiled when first needed, as few files have a slip
_INDENT = f"(?m)^ *(?=({NO_BREAK.pattern}))"
_CONFLICT = r"(?m)(?:^ *|\\n *)((?:<{7}|>{7}|\|{7})(?=[ \r\n]|$))|^(={7})(?=\r?$)"
_WRAPPED = rf"[{OPENING}]((?:[^{OPENING}{CLOSING}\"]|\u2019(?=\w))*)[{CLOSING}]\Z"
_APOSTROPHE = r"(?:^|[:\-\[,] +)'[^']*'\w"
CURLY = ("curly quotes around the whole value are part of the text", 'use straight quotes: "..."')

Slip = tuple[int, str, str, str]  # where it is, its code, what is wrong and a hint


def found_in(text: str) -> Slip | None:
    """Return the first slip for which a whole text is refused; None if there is none."""
    marks = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
    if any(mark in text for mark in marks) and (conflict := re.search(_CONFLICT, text)):
        group = 1 if conflict.group(1) else 2
        message = f"{conflict.group(group)} is the mark of a conflict that git could not solve"
        hint = "keep what is right, and delete the lines with <<<<<<<, ======= and >>>>>>>"
        return conflict.start(group), "conflict-marker", message, hint
    if not text.isascii() and (indent := re.search(_INDENT, text)):
        message = f"the line begins with a blank that is none to YAML: {named(indent.group(1))}"
        return indent.end(), "no-break-blank", message, "write plain blanks"
    return None


def plainly_indented(text: str) -> str:
    """Return a text whose lines begin with plain blanks in the place of others."""
    return re.sub(
        f"^(?: |{NO_BREAK.pattern})+", lambda found: " " * len(found.group()), text, flags=re.MULTILINE
    )


def named(blank: str) -> str:
    """Name a blank to people, such as U+00A0 (no-break space)."""
    return f"U+{ord(blank):04X} ({unicodedata.name(blank).lower()})"


def unwrapped(value: str) -> str | None:
    """Return a text without the curly quotes around the whole of it; None if there are none."""
    inner = re.match(_WRAPPED, value)
    return inner.group(1).strip() if inner else None


def quotes_hint(line: str) -> str:
    """Return what helps with the quotes on a line that is no YAML; empty if they are not what is wrong."""
    if any(quote in line for quote in "“”„‟") or _around(line):
        return 'write straight quotes ("...") in place of the curly ones'
    if re.search(_APOSTROPHE, line):
        return (
            "an apostrophe ends the text in single quotes: write two of them (''), or use \"double quotes\""
        )
    return ""


def _around(line: str) -> bool:
    """Tell whether a value on a line begins with a single curly quote or a guillemet."""
    return re.search(rf"(?:[:\-\[,] +|^ *)[{OPENING}]", line) is not None
