"""Writes .github/ISSUE_TEMPLATE/new-*.yml from the questions to contributors; with --check compares."""

from datetime import date
from pathlib import Path

from clustertoolkit.contribute import issues
from clustertoolkit.contribute.asking import asking
from clustertoolkit.yamlfiles import canonical
from generated import ROOT, deliver

TARGET = ROOT / ".github" / "ISSUE_TEMPLATE"
KINDS = ("example",)


def wanted() -> dict[Path, str]:
    """Return what each generated file must hold."""
    return {
        TARGET / f"new-{kind}.yml": canonical.written(issues.form(asking(ROOT / "data", kind, date.max)))
        for kind in KINDS
    }


if __name__ == "__main__":
    deliver(wanted(), [*TARGET.glob("new-*")])
