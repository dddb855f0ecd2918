"""Puts compiled content into the wheel; hatchling runs it when it builds one.

An installation that can be edited has none: a checkout reads its own files.
"""

import shutil
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileHook(BuildHookInterface):
    """Compiles the content that goes into a wheel, and refuses to build one of content with errors."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the compiled file to what the wheel holds, the last of all: then it is the youngest there."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from clustertoolkit.content import compiled
        from clustertoolkit.query.compiling import compile_content

        self.folder = Path(tempfile.mkdtemp())
        file = self.folder / compiled.NAME
        compile_content(root, file, datetime.now(UTC).date())
        build_data["force_include"][str(file)] = f"clustertoolkit/{compiled.NAME}"

    def finalize(self, *_: object) -> None:
        """Take the temporary file away again."""
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder)
