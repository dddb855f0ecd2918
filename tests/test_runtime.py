"""A site with the engine of the walk: what it adds, where it may run, and which wheels are refused."""

import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest

from clustertoolkit import __version__
from clustertoolkit.content.model import Toolkit
from clustertoolkit.errors import ToolkitError
from clustertoolkit.site import build, runtime
from clustertoolkit.site.build import Site
from conftest import TODAY, Run

PIECES = {"std.zip": b"library", "app.zip": b"program"}
POLICY = re.compile(r'Content-Security-Policy" content="([^"]+)"')


def wheel(folder: Path, **other: object) -> Path:
    """Return a small wheel of the form that `make browser` makes."""
    told = {
        "format": 2,
        "program": __version__,
        "content": "0" * 64,
        "engine": "engine.js",
        "pieces": [*PIECES],
        **other,
    }
    file = folder / "runtime.whl"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("clustertoolkit_browser/runtime/runtime.json", json.dumps(told))
        archive.writestr("clustertoolkit_browser/runtime/engine.js", "'use </script>'")
        archive.writestr("clustertoolkit_browser/runtime/LICENSES.txt", "Theirs.\n")
        for name, raw in PIECES.items():
            archive.writestr(f"clustertoolkit_browser/runtime/{name}", raw)
    return file


def policies(made: dict[str, bytes]) -> dict[str, str]:
    return {name: POLICY.findall(raw.decode())[0] for name, raw in made.items() if name.endswith(".html")}


def test_only_the_walk_may_run_the_engine_and_all_else_stays_as_it_was(
    steady: Toolkit, tmp_path: Path
) -> None:
    plain = dict(build.files(Site(steady, TODAY)))
    made = dict(build.files(Site(steady, TODAY, runtime=runtime.read(wheel(tmp_path)))))
    changed = {name for name, raw in plain.items() if made.get(name) != raw}

    assert changed == {"walk.html", "LICENSES.txt", "MANIFEST.json"}
    assert made["LICENSES.txt"] == plain["LICENSES.txt"] + b"\nTheirs.\n"
    assert {name for name, policy in policies(made).items() if "wasm-unsafe-eval" in policy} == {"walk.html"}
    assert policies(made)["walk.html"] == (
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; connect-src 'self'; "
        "style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'"
    )
    assert "worker-src" not in policies(made)["index.html"]


def test_every_piece_is_there_for_a_server_and_for_a_disk(steady: Toolkit, tmp_path: Path) -> None:
    engine = runtime.read(wheel(tmp_path))
    made = dict(build.files(Site(steady, TODAY, runtime=engine)))
    packed = dict(build.files(Site(steady, TODAY, runtime=engine, from_disk_only=True)))
    for files, ways in ((made, ["disk", "served"]), (packed, ["disk"])):
        (script,) = (raw for name, raw in files.items() if name.startswith("d/walk."))
        told = json.loads(script.decode().partition('["walk"]=')[2].rstrip(";\n"))
        for one in (told["engine"], *told["pieces"].values()):
            assert sorted(one) == ways
            assert {*one.values()} <= files.keys()
        assert list(told["pieces"]) == [*PIECES]


@pytest.mark.parametrize(
    "other", [{"program": "0.0.0"}, {"format": 1}, {"pieces": ["none.zip"]}, {"engine": 1}]
)
def test_another_wheel_is_refused(tmp_path: Path, other: dict[str, object]) -> None:
    with pytest.raises(ToolkitError) as refused:
        runtime.read(wheel(tmp_path, **other))
    assert refused.value.hint == runtime.MAKE


def test_what_is_no_wheel_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.whl").write_text("nothing")
    for name in ("other.whl", "missing.whl"):
        with pytest.raises(ToolkitError):
            runtime.read(tmp_path / name)


def test_a_runtime_of_other_content_is_refused(run: Run, papers: Path, tmp_path: Path) -> None:
    made = wheel(tmp_path, content=runtime.sum_of(papers))
    other = tmp_path / "other"
    shutil.copytree(papers, other)
    edited = other / "toolkit.yaml"
    edited.write_text(edited.read_text("utf-8") + "# edited\n", "utf-8")
    build_it = ("site", "build", str(tmp_path / "site"), "--runtime", str(made))

    taken = run("--data", str(papers), *build_it)
    refused = run("--data", str(other), *build_it, "--force")

    assert taken.status == 0
    assert refused.status == 2
    assert refused.err == (
        f"error: the runtime was made of other content than that of {other.as_posix()}\nhint: {runtime.MAKE}\n"
    )
