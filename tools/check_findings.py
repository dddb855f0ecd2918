"""Lets others judge the findings of `toolkit validate`: SARIF by its schema, JUnit by a library.

The schema comes with the npm package @microsoft/jest-sarif, whose version is fixed here.
"""

import json
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

import jsonschema
from junitparser import JUnitXml

ROOT = Path(__file__).parents[1]
PACKAGE = "@microsoft/jest-sarif@1.0.0-beta.0"
SCHEMA = "package/lib/schemas/sarif-2.1.0-rtm.5.json"


def schema(room: Path) -> dict | None:
    """Return the schema of SARIF 2.1.0 out of the package; None where npm cannot get it."""
    if shutil.which("npm") is None:
        return None
    subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=room, check=False, capture_output=True)
    archive = next(room.glob("*.tgz"), None)
    if archive is None:
        return None
    with tarfile.open(archive) as packed:
        found = packed.extractfile(SCHEMA)
        assert found is not None
        return json.load(found)


def findings(data: Path, form: str) -> str:
    """Return what the command says of broken content in a form."""
    command = [sys.executable, "-m", "clustertoolkit", "--data", str(data), "validate", "--format", form]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    return done.stdout


def main() -> None:
    """Break content in many ways, and let its findings be judged."""
    with TemporaryDirectory() as made:
        room = Path(made)
        data = shutil.copytree(ROOT / "data", room / "data")
        for number, broken in enumerate(sorted((ROOT / "tests" / "broken").rglob("*.yaml"))):
            shutil.copy(broken, data / "examples" / f"broken-{number}.yaml")
        sarif = json.loads(findings(data, "sarif"))
        form = schema(room)
        if form is None:
            print("npm is not here or reaches no registry: nobody else judges SARIF")
        else:
            jsonschema.Draft7Validator(form).validate(sarif)
        suites = JUnitXml.fromstring(findings(data, "junit").encode())
        files = {
            result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
            for result in sarif["runs"][0]["results"]
            if result["level"] == "error"
        }
        assert (suites.failures, suites.errors) == (len(files), 0), (suites, len(files))
        total = len(sarif["runs"][0]["results"])
        print(f"{total} findings in {suites.failures} files are well told")


if __name__ == "__main__":
    main()
