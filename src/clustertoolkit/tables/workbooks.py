"""Workbooks that people send, opened within limits: nothing of them is run, and none unpacks without end."""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from zipfile import BadZipFile, ZipFile
from zlib import error as damaged

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook.workbook import Workbook

from clustertoolkit.errors import ToolkitError

UNPACKED = 64 * 1024 * 1024  # bytes of all parts of a workbook,
PARTS = 400  # and their number
_DEFINITIONS = [b"<!DOCTYPE", *("<!DOCTYPE".encode(form) for form in ("utf-16-le", "utf-16-be"))]
_RAISED = (  # by what reads a broken workbook; broken XML is a SyntaxError
    BadZipFile, damaged, SyntaxError, InvalidFileException, OSError, KeyError, ValueError, TypeError,
    IndexError, AttributeError, EOFError, NotImplementedError, RuntimeError, OverflowError,
)  # fmt: skip


@contextmanager
def reading(name: str, data: bytes) -> Iterator[Workbook]:
    """Yield a workbook whose cells are read as they stand, formulas as formulas.

    ToolkitError, while it is read as well, if it is none, holds too much, or defines entities of its own.
    """
    try:
        _refuse_bombs(name, data)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what other programs write besides
            yield load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    except _RAISED as error:
        raise ToolkitError(f"{name} is no workbook", "save it as .xlsx once more") from error


def _refuse_bombs(name: str, data: bytes) -> None:
    with ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
            raise ToolkitError(f"{name} holds too much", "split it into smaller files")
        for part in parts:
            held = archive.read(part)
            if any(sign in held for sign in _DEFINITIONS):
                raise ValueError(part.filename)
