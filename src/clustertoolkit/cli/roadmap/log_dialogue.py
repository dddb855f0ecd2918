"""What happened since the last time, asked lead by lead: some ten questions, whose answers become entries."""

from collections.abc import Callable
from typing import Any, TypeVar

from clustertoolkit.cli.roadmap import prompts
from clustertoolkit.cli.roadmap.log_file import LogFile
from clustertoolkit.cli.shared.output import say
from clustertoolkit.cli.shared.terminals import on_standard_error
from clustertoolkit.errors import PlanError, ToolkitError
from clustertoolkit.plan.history import logfile, questions
from clustertoolkit.plan.history.case import AdoptedPlan
from clustertoolkit.plan.history.questions import LeadAsked
from clustertoolkit.plan.history.standing import StepRow
from clustertoolkit.plan.records import Indicator
from clustertoolkit.plan.walk.choices import Choice
from clustertoolkit.schema.fits import fits
from clustertoolkit.views.wording import moment
from clustertoolkit.yamlfiles.paths import Data

AUDIENCES = [
    Choice("team", "the team alone"),
    Choice("council", "the council, too"),
    Choice("public", "everybody, but for what is never public"),
]
Said = TypeVar("Said")


def ask(log_file: LogFile, frame: Data) -> None:
    """Ask what happened, and add an entry for each thing; `frame` has its day, and perhaps who tells it.

    Ctrl-N leaves a question open, Ctrl-C ends; what was added stays.
    """
    with on_standard_error():
        try:
            _ask(log_file, frame)
        except (KeyboardInterrupt, EOFError):
            say(f"\nWhat was added is kept in {log_file.path.as_posix()}.")
            raise KeyboardInterrupt from None


def _ask(log_file: LogFile, frame: Data) -> None:
    case = AdoptedPlan(log_file.plan, log_file.log, frame["date"])
    leads = questions.leads(case)
    lead = frame.get("by")
    if lead not in leads:
        lead = _given(lambda: prompts.one("Whose actions?", [Choice(one, one) for one in leads], None))
    if lead is None:
        return
    audience = frame.get("audience") or _given(lambda: prompts.one("Who may see it?", AUDIENCES, "team"))
    asked = questions.asked(case, lead)
    LogDialogue(
        log_file, {"date": frame["date"], "by": frame.get("by") or lead, "audience": audience}, asked
    ).go()


def _given(prompt: Callable[[], Said]) -> Said | None:
    """Return an answer; None for a question that is left open."""
    try:
        return prompt()
    except prompts.Wished:
        return None


class LogDialogue:
    """The questions to one lead; each answer is an entry, written at once."""

    def __init__(self, log_file: LogFile, frame: Data, asked: LeadAsked) -> None:
        self.log_file, self.asked = log_file, asked
        self.frame = {key: value for key, value in frame.items() if value}
        self.since = moment(asked.since)

    def go(self) -> None:
        """Ask about steps, readings, money, risks, and what is asked of others."""
        self._steps()
        for indicator in self.asked.indicators:
            self._reading(indicator)
        for action in self.asked.actions:
            self._money(action.id or "", action.title or action.id or "")
        self._risks()
        if _given(lambda: prompts.confirmed("Is something asked of another body?", default=False)):
            to, what = _text("Of whom?"), _text("What?")
            if to and what:
                self._add("ask", {"to": to, "what": what})

    def _reading(self, indicator: Indicator) -> None:
        number = _given(lambda: prompts.number(f"{indicator.name}: how many now?", None, ""))
        if number is not None:
            self._add("reading", {"indicator": indicator.id, "value": number})

    def _steps(self) -> None:
        rows = {f"{row.action.id}/{row.step.id}": row for row in self.asked.steps}
        done = self._ticked(f"Which of these were done since {self.since}?", rows)
        for row in done:
            evidence = _text(f"What is there to show for '{row.step.step}'?")
            self._add("step", {**_named(row), "state": "done", "evidence": evidence})
        waiting = {key: row for key, row in rows.items() if row not in done and row.state == "planned"}
        begun = self._ticked(f"Which of these began since {self.since}?", waiting)
        for row in begun:
            self._add("step", {**_named(row), "state": "started"})
        for row in rows.values():
            if row not in done and row.slip:
                self._late(row, "started" if row in begun or row.state == "started" else "")

    def _late(self, row: StepRow, state: str) -> None:
        """Ask of a late step that has begun when it will be done, and why it is late."""
        if not state:
            return
        end = _moment(f"When will '{row.step.step}' be done, such as 2028-12?")
        reason = _text("Why is it late?")
        if end or reason:
            self._add("step", {**_named(row), "state": state, "expected_end": end, "reason": reason})

    def _ticked(self, words: str, rows: dict[str, StepRow]) -> list[StepRow]:
        offered = [
            Choice(key, f"{row.step.step} (until {moment(row.end)})" if row.end else row.step.step or key)
            for key, row in rows.items()
        ]
        found = _given(lambda: prompts.ticked(words, offered, [])) if offered else None
        return [rows[key] for key in found or ()]

    def _money(self, action: str, title: str) -> None:
        sources = [
            Choice(one.id, one.source or one.id)
            for one in self.log_file.plan.roadmap.resources.funding
            if one.id
        ]
        if not sources:
            return
        spent = _given(lambda: prompts.number(f"{title}: how much was spent since {self.since}?", None, ""))
        if not spent:
            return
        source = sources[0].value
        if len(sources) > 1:
            source = _given(lambda: prompts.one("From which source?", sources, None)) or ""
        if source:
            self._add("money", {"source": source, "action": action, "state": "spent", "amount": int(spent)})

    def _risks(self) -> None:
        risks = {f"{action.id}/{risk.id}": (action, risk) for action, risk in self.asked.risks}
        offered = [Choice(key, risk.risk or key) for key, (_, risk) in risks.items()]
        words = f"Which of these risks occurred since {self.since}?"
        found = _given(lambda: prompts.ticked(words, offered, [])) if offered else None
        for action, risk in (risks[key] for key in found or ()):
            what, done = _text("What happened?"), _text("What was done about it?")
            self._add(
                "risk",
                {"action": action.id, "risk": risk.id, "state": "occurred", "what": what, "done": done},
            )

    def _add(self, kind: str, said: Data) -> None:
        """Add an entry; one that the log does not take is told, and the questions go on."""
        try:
            self.log_file.add(
                {**self.frame, kind: {key: one for key, one in said.items() if one is not None}}
            )
        except PlanError as error:
            for problem in error.problems:
                say(prompts.indented(f"Not kept: {problem.message}. {problem.hint}"))
        except ToolkitError as error:
            say(prompts.indented(f"Not kept: {error.message}"))


def _named(row: StepRow) -> dict[str, Any]:
    return {"action": row.action.id, "step": row.step.id}


def _text(words: str) -> str | None:
    """Ask for a text; None where nothing is said."""
    return _given(lambda: prompts.text(words, ""))


def _moment(words: str) -> str | None:
    """Ask for a year, month or day until it is one; None where nothing is said."""
    form = logfile.kinds()["step"]["properties"]["expected_end"]
    given = _text(words)
    while given and not fits(given, form, {}):
        say(prompts.indented(f"'{given}' is not {form['x-form']}."))
        given = _text(words)
    return given
