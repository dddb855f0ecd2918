"""The ways in which a command can fail on purpose."""

from collections.abc import Mapping, Sequence

from clustertoolkit.problems import Problem


class ContentError(Exception):
    """The content cannot be read whole; carries every problem, and the text of each file with one."""

    def __init__(self, problems: Sequence[Problem], texts: Mapping[str, str] | None = None) -> None:
        super().__init__(f"{len(problems)} problems in the content")
        self.problems = tuple(problems)
        self.texts = texts or {}


class PlanError(ContentError):
    """A plan cannot be read whole; carries every problem, and the plan's text."""


class ToolkitError(Exception):
    """The command cannot do what was asked; one sentence says why, the hint what helps."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
