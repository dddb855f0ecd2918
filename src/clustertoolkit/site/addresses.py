"""Where each page of a site is: all addresses are relative, end in .html and carry the id of an entry."""

from clustertoolkit.content.records import Cell
from clustertoolkit.query.show import Entry
from clustertoolkit.views.blocks import EntryKey
from clustertoolkit.views.naming import CELL

FOLDERS = {  # of kinds whose pages are many; those of all others are concepts
    "action": "actions", "example": "examples", "study": "studies", "recommendation": "recommendations",
    "country": "countries", "fund": "funds", "call": "calls", "development": "developments",
}  # fmt: skip
CONCEPTS = "concepts"
MATRIX = "matrix"
# Windows opens a device for a file of such a name, whatever its ending is
RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)))
)


def address_of(entry: Entry) -> str:
    """Return the address of the page of an entry; a recommendation's has its edition in it."""
    return address(entry.kind, entry.names[0] if entry.kind == "recommendation" else entry.id)


def address(kind: str, name: str) -> str:
    """Return where the page of an entry of a kind is, by its id."""
    *folders, last = name.lower().split("/")
    last = f"{last}-" if last in RESERVED else last
    return "/".join((FOLDERS.get(kind, CONCEPTS), *folders, f"{last}.html"))


def key_of(entry: Entry) -> EntryKey:
    """Return the key by which words lead to an entry."""
    return entry.kind, entry.id


def cell_address(*names: str) -> str:
    """Return the address of a cell of the matrix, or of what its first dimensions name."""
    return "/".join((MATRIX, *names)) + ".html"


def cell_key(cell: Cell) -> EntryKey:
    """Return the key by which words lead to a cell."""
    return CELL, "/".join(cell)


def relative(here: str, there: str) -> str:
    """Return the way from one page to another address of the same site."""
    *folders, _ = here.split("/")
    target = there.split("/")
    shared = 0
    while shared < len(folders) and shared < len(target) - 1 and folders[shared] == target[shared]:
        shared += 1
    return "/".join(("..",) * (len(folders) - shared) + tuple(target[shared:]))
