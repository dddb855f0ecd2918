"""The ways in which a command or function can fail on purpose."""

from collections.abc import Mapping, Sequence

from clustertoolkit.problems import Problem


class ToolkitError(Exception):
    """What was asked cannot be done; one sentence says why, the hint what helps."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        if hint:
            self.add_note(f"hint: {hint}")  # a notebook shows it below the message


class ContentError(ToolkitError):
    """The content cannot be read whole; carries every problem, and the text of each file with one.

    The message tells the first problem with its file, line and column, and how many more there are.
    """

    def __init__(self, problems: Sequence[Problem], texts: Mapping[str, str] | None = None) -> None:
        first, *others = problems
        more = f" (and {len(others)} more)" if others else ""
        whole = " ".join(f"{first}{more}".split())  # what an author wrote may have lines
        super().__init__(whole, first.hint)
        self.problems = tuple(problems)
        self.texts = texts or {}


class PlanError(ContentError):
    """A plan cannot be read whole; carries every problem, and the plan's text."""

    what = "plan"


class LogError(PlanError):
    """The log of a plan cannot be read whole; carries every problem, and the log's text."""

    what = "log"
