"""What a page of the walk begins with: the content, and a plan as somebody has it."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from clustertoolkit.content.model import Toolkit
from clustertoolkit.errors import PlanError
from clustertoolkit.plan import planfile
from clustertoolkit.plan.walk.session import Session
from clustertoolkit.views.blocks import EntryKey
from clustertoolkit.yamlfiles.reader import Document

# one of each pass: to read a plan again for each page takes long
_BEGUN: list[tuple[object, Toolkit, Session | PlanError]] = []
NOWHERE: Mapping[EntryKey, str] = MappingProxyType({})


class DeskPlan(NamedTuple):
    """A plan at work: the bytes of its file, None before there is one, and how people call that file.

    `full` asks all questions, not those of the first pass alone. Funds are told as they stand `today`.
    `addresses` say where entries of the content have a page, seen from one of the walk.
    A plan that is not `in_file` is held by a page, and its owner has to take it along.
    """

    toolkit: Toolkit
    today: date
    name: str
    raw: bytes | None
    full: bool
    addresses: Mapping[EntryKey, str] = NOWHERE
    in_file: bool = True

    def document(self) -> Document | None:
        """Return the plan, None if there is none yet; PlanError if it is not as a plan has to be."""
        if self.raw is None:
            return None
        return planfile.fitting(self.name, self.raw, self.toolkit)

    def session(self, keep: Callable[[str], None]) -> Session:
        """Return a walk through the plan; `keep` gets its new text at each answer. PlanError as above.

        A walk that was begun is taken up again if it is one through the same plan, as it was then or as this
        walk has left it, and so is a refusal.
        """

        def changed(text: str) -> None:
            _BEGUN.clear()
            keep(text)
            _BEGUN.append(((self.name, text.encode(), self.full, self.today), self.toolkit, session))

        whole = self.name, self.raw, self.full, self.today
        for begun, toolkit, found in _BEGUN:
            if begun == whole and toolkit is self.toolkit:
                if isinstance(found, PlanError):
                    raise found.with_traceback(None)
                session = found
                session.keep = changed
                return session
        try:
            session = Session(self.toolkit, self.document(), changed, full=self.full, today=self.today)
        except PlanError as refused:
            _BEGUN[:] = [(whole, self.toolkit, refused), *_BEGUN[:1]]
            raise
        _BEGUN[:] = [(whole, self.toolkit, session), *_BEGUN[:1]]
        return session
