"""The README's sessions are what the program really prints; `make golden` writes them again."""

import re
import shlex

import pytest

from clustertoolkit.cli.shared import output
from conftest import ROOT, Run

README = ROOT / "README.md"
SESSION = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)


def played(session: str, run: Run, on_terminal: pytest.MonkeyPatch) -> str:
    """Return a session with the output that its commands have now."""
    commands = [line for line in session.splitlines() if line.startswith("$ ")]
    shown = []
    for line in commands:
        words, _, search = line.removeprefix("$ ").partition(" | grep ")
        on_terminal.setattr(output, "on_terminal", lambda piped=bool(search): not piped)
        name, *arguments = shlex.split(words)
        assert name == "toolkit"
        result = run(*arguments)
        lines = (result.out + result.err).splitlines()
        shown.append("\n".join([line, *(one for one in lines if search in one)]) + "\n")
    return "\n".join(shown)


def test_the_sessions_are_true(
    run: Run, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.chdir(ROOT)
    text = README.read_text(encoding="utf-8")

    true = SESSION.sub(lambda found: played(found.group(), run, monkeypatch), text)

    if request.config.getoption("--golden"):
        README.write_text(true, encoding="utf-8", newline="\n")
    assert README.read_text(encoding="utf-8") == true
    assert len(SESSION.findall(text)) == 8
    assert "$ toolkit" in SESSION.findall(text)[0]


def test_the_two_commands_for_a_fresh_machine_stand_where_ci_looks_for_them() -> None:
    text = README.read_text(encoding="utf-8")

    for heading, last in (("Run it", "toolkit matrix --priority green"), ("Test it", "-m pytest")):
        part = text.split(f"## {heading}\n")[1].split("\n## ")[0]
        (posix,) = re.findall(r"```sh\n(.*?)```", part, re.DOTALL)
        (windows,) = re.findall(r"```powershell\n(.*?)```", part, re.DOTALL)
        for command in (posix, windows):
            assert command.count("\n") == 1
            assert command.strip().endswith(last)
