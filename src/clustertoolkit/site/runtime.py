"""What runs the walk in a visitor's browser, as the wheel made in `browser/` brings it."""

import gzip
import json
import zipfile
from base64 import b64encode
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from clustertoolkit import __version__
from clustertoolkit.content.location import listing
from clustertoolkit.errors import ToolkitError

FOLDER = "clustertoolkit_browser/runtime/"
FORMAT = 2
MAKE = "make browser in a checkout of this version makes one"


class Runtime(NamedTuple):
    """The worker's script, the pieces that it starts with by their names, and whose work they are.

    `content` is the sum of the content that it carries (see `sum_of`).
    """

    engine: str
    pieces: Mapping[str, bytes]
    licences: bytes
    content: str


def read(wheel: Path) -> Runtime:
    """Return what a wheel brings; ToolkitError if it is none of these, or one of another program version."""
    try:
        with zipfile.ZipFile(wheel) as archive:
            told = json.loads(archive.read(f"{FOLDER}runtime.json"))
            if told["format"] != FORMAT or told["program"] != __version__:
                raise ToolkitError(f"{wheel.as_posix()} is of another version of the program", MAKE)
            pieces = {name: archive.read(FOLDER + name) for name in told["pieces"]}
            engine = archive.read(FOLDER + told["engine"]).decode()
            return Runtime(engine, pieces, archive.read(f"{FOLDER}LICENSES.txt"), told["content"])
    except OSError as error:
        raise ToolkitError(f"{wheel.as_posix()} cannot be read: {error.strerror}", MAKE) from error
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError) as error:
        raise ToolkitError(f"{wheel.as_posix()} holds no runtime", MAKE) from error


def sum_of(folder: Path) -> str:
    """Return the SHA-256 of all files of content in a folder, with their names; OSError as from reading."""
    files = sorted((file.path.relative_to(folder).as_posix(), file.path) for file in listing(folder).files)
    told = [(name, sha256(path.read_bytes()).hexdigest()) for name, path in files]
    return sha256(json.dumps(told).encode()).hexdigest()


def refuse_other(runtime: Runtime, folder: Path) -> None:
    """ToolkitError if a runtime carries other content than a folder: the walk would offer other entries."""
    if runtime.content != sum_of(folder):
        raise ToolkitError(f"the runtime was made of other content than that of {folder.as_posix()}", MAKE)


def served(runtime: Runtime) -> Iterator[tuple[str, str, bytes]]:
    """Yield what a page fetches from a server: the name of each piece, of its file, and its bytes."""
    yield "engine.js", "engine/engine.js", runtime.engine.encode()
    for name, raw in runtime.pieces.items():
        yield name, f"engine/{name}", raw


def from_disk(runtime: Runtime) -> Iterator[tuple[str, str, bytes]]:
    """Yield the same as scripts that hand themselves over: a page from a disk can fetch nothing."""
    yield "engine.js", "engine/disk/engine.js", _handing("engine.js", runtime.engine)
    for name, raw in runtime.pieces.items():
        packed = b64encode(gzip.compress(raw, 9, mtime=0)).decode()
        yield name, f"engine/disk/{name}.js", _handing(name, packed)


def _handing(name: str, text: str) -> bytes:
    return f"toolkit.piece({json.dumps(name)},{json.dumps(text)});\n".encode()
