"""Lets LibreOffice save a plan's sheets in its own form and as .xlsx again: no change may come of that.

Where there is no soffice, nothing is judged.
"""

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl

ROOT = Path(__file__).parents[1]
PLANS = (ROOT / "examples" / "ile-de-france" / "plan.yaml", ROOT / "tests" / "plans" / "small.yaml")
PATIENCE = 180  # seconds for one conversion


def toolkit(*words: str | Path) -> str:
    """Run a command, which must succeed, and return all that it says."""
    command = [sys.executable, "-m", "clustertoolkit", "roadmap", *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def converted(file: Path, form: str, room: Path) -> Path:
    """Return a file as LibreOffice saves it in another form."""
    command = [
        "soffice", f"-env:UserInstallation={(room / 'profile').as_uri()}", "--headless",
        "--convert-to", form, "--outdir", room, file,
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
    return room / f"{file.stem}.{form}"


def main() -> None:
    """Take what LibreOffice saved: unchanged, then with a cell that was changed in it."""
    if shutil.which("soffice") is None:
        print("soffice is not here: nobody else opens a plan's sheets")
        return
    for source in PLANS:
        with TemporaryDirectory() as made:
            room = Path(made)
            plan = Path(shutil.copy(source, room / "plan.yaml"))
            toolkit("sheet", plan, "-o", room / "plan.xlsx", "--internal")
            ods = converted(room / "plan.xlsx", "ods", room)
            (room / "plan.xlsx").unlink()
            again = converted(ods, "xlsx", room)
            assert toolkit("take", again, plan, "--yes") == f"nothing to change in {plan.as_posix()}\n"
            assert plan.read_bytes() == source.read_bytes()
            book = openpyxl.load_workbook(again)
            assert book["Steps"].protection.sheet
            assert book["Steps"].data_validations.dataValidation
            book["Stakeholders"]["B2"] = "Somebody else"
            book.save(again)
            assert "1 change written" in toolkit("take", again, plan, "--yes")
    print(f"LibreOffice kept the sheets of {len(PLANS)} plans as they were")


if __name__ == "__main__":
    main()
