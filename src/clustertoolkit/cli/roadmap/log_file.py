"""The log of a plan as a command writes it: entry by entry, each judged before it is kept."""

from pathlib import Path

from clustertoolkit.cli.shared.output import say
from clustertoolkit.errors import ToolkitError
from clustertoolkit.files import OwnFile
from clustertoolkit.plan.history import checks, logfile
from clustertoolkit.plan.history.records import History
from clustertoolkit.plan.plans import plan_from
from clustertoolkit.plan.records import Plan
from clustertoolkit.yamlfiles.paths import Data
from clustertoolkit.yamlfiles.reader import Document

AGAIN = "run the command again"


class LogFile:
    """A log that entries are added to; each is at once on disk."""

    def __init__(self, plan_file: Path, plan: Document, today: str) -> None:
        self.path = logfile.beside(plan_file)
        self._own = OwnFile(self.path, logfile.MAX_BYTES)
        self._document = logfile.read(self.path, plan_file.as_posix())
        self.plan: Plan = plan_from(plan.data)
        self.today = today

    @property
    def log(self) -> History:
        """The log as it is now."""
        return logfile.log_from(self._document.data)

    def add(self, entry: Data) -> None:
        """Add an entry, without its id, and tell what is doubtful about it.

        LogError if it does not fit its form; ToolkitError if it names what the plan does not have.
        """
        name = logfile.next_id(self._document.data)
        changed = logfile.with_entry(self._document, {"id": name, **entry})
        place = ("entries", len(changed.data["entries"]) - 1)
        found = checks.found(self.plan, logfile.log_from(changed.data), self.today, self.today)
        mine = [finding for finding in found if finding.path[:2] == place]
        for finding in mine:
            if finding.severity == "error":
                raise ToolkitError(finding.message, "correct it, and run the command again")
        self._own.write(changed.text, AGAIN)
        self._document = changed
        for finding in mine:
            say(f"note: {finding.message}")
        say(f"{self.path.as_posix()}: {name} added")

    def empty(self, name: str) -> None:
        """Take out what an entry says; ToolkitError if there is none of that id."""
        if name not in [entry["id"] for entry in self._document.data.get("entries", ())]:
            raise ToolkitError(f"the log has no entry '{name}'", "the ids stand in the log's file")
        self._own.write(logfile.emptied(self._document, name, self.today).text, AGAIN)
        say(f"{self.path.as_posix()}: {name} is emptied; older versions of the file may still hold it")
