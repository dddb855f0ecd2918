"""What differs between two states of a plan."""

import shutil
from pathlib import Path

import pytest

from conftest import DEMO, INVENTED, Run

CHANGES: dict[str, tuple[str, str, list[str]]] = {
    "nothing": ("# An invented plan", "# A plan", []),
    "a number": (
        "value: 600", "value: 500",
        ["changed: Action plan: Monitoring and assessment: Indicators: People trained: Target: Value: 600 became 500"],
    ),
    "a text": (
        'lead: "Chamber of Exampleland"', 'lead: "College of Exampleland"',
        ['changed: Action plan: Specific actions: Actions: Open two repair halls: Lead: "Chamber of Exampleland" became "College of Exampleland"'],
    ),
    "a name, with the same id": (
        'title: "Open two repair halls"', 'title: "Open one repair hall"',
        ['changed: Action plan: Specific actions: Actions: Open one repair hall: Title: "Open two repair halls" became "Open one repair hall"'],
    ),
    "an entry gone": (
        '      - name: "Union of Exampleland"\n        type: civil-society\n', "",
        ["gone: Action plan: Stakeholder engagement strategy: Stakeholders: Union of Exampleland"],
    ),
    "a field filled": (
        'currency: "EUR"\n', 'currency: "EUR"\nnuts:\n  - "FR1"\n', ["new: NUTS codes: FR1"],
    ),
    "a row of money": (
        "            year: 2025\n            amount: 300000\n", "            year: 2025\n            amount: 250000\n",
        ["changed: Action plan: Resource planning: Funding: Skills fund of Exampleland: Lines: retrain, 2025: Amount: 300000 became 250000"],
    ),
    "what is noted of the content": ('content_version: "2026', 'content_version: "2025', []),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_told_in_the_words_of_the_plan(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    old, new, lines = CHANGES[name]
    monkeypatch.chdir(tmp_path)
    shutil.copy(INVENTED, "old.yaml")
    text = INVENTED.read_text("utf-8")
    assert text.count(old) == 1
    Path("new.yaml").write_text(text.replace(old, new), encoding="utf-8")

    count = f"{len(lines)} difference{'' if len(lines) == 1 else 's'}\n"
    wanted = "\n".join([*lines, "", count]) if lines else count
    assert run("roadmap", "diff", "old.yaml", "new.yaml") == (0, wanted, "")


def test_two_plans_that_have_nothing_in_common_differ_in_everything(run: Run) -> None:
    there = run("roadmap", "diff", str(DEMO), str(INVENTED))
    back = run("roadmap", "diff", str(INVENTED), str(DEMO))

    assert there.status == back.status == 0
    assert there.out.count("\nnew: ") == back.out.count("\ngone: ")
    assert there.out.splitlines()[-1] == back.out.splitlines()[-1]
