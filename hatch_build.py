"""Makes the manual page when the wheel is built, so that it says what this program's parser says."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ManualPage(BuildHookInterface[Any]):
    """Puts `peeldiff.1` where man looks for what stands on the PATH."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the page beside nothing of ours and name it to the builder."""
        sys.path.insert(0, self.root)  # an isolated build has no other way to the package
        try:
            from peeldiff.cli.manual import manual
            from peeldiff.cli.parser import build_parser
        finally:
            sys.path.remove(self.root)
        self._folder = tempfile.TemporaryDirectory()
        page = Path(self._folder.name) / "peeldiff.1"
        page.write_text(manual(build_parser()), encoding="utf-8", newline="\n")
        build_data["shared_data"][str(page)] = "share/man/man1/peeldiff.1"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Take the page away again."""
        self._folder.cleanup()
