"""Makes the manual page when the wheel is built, so that it says what this program's parser says, and
modules of what the data files parse to, so that an installed program need not parse them."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ManualPage(BuildHookInterface[Any]):
    """Puts `peeldiff.1` where man looks for what stands on the PATH, and modules beside data files."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the page and the modules beside nothing of ours and name them to the builder."""
        sys.path.insert(0, self.root)  # an isolated build has no other way to the package
        try:
            from peeldiff.cli.manual import manual
            from peeldiff.cli.parser import build_parser
            from peeldiff.inspectorates.data_files import names, tables
            from peeldiff.parsed import as_modules
            from peeldiff.statements.lexicon import load_lexicon
            from peeldiff.status.reader import load_reader
        finally:
            sys.path.remove(self.root)
        self._folder = tempfile.TemporaryDirectory()
        page = Path(self._folder.name) / "peeldiff.1"
        page.write_text(manual(build_parser()), encoding="utf-8", newline="\n")
        build_data["shared_data"][str(page)] = "share/man/man1/peeldiff.1"
        for name in names():
            tables(name)
        load_lexicon()
        load_reader()
        if version == "editable":  # the checkout keeps them as byte code
            return
        for number, (path, text) in enumerate(as_modules()):
            module = Path(self._folder.name) / f"{number}.py"
            module.write_text(text, encoding="utf-8", newline="\n")
            place = Path(path).resolve().relative_to(Path(self.root).resolve())
            build_data["force_include"][str(module)] = place.as_posix()

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Take the page away again."""
        self._folder.cleanup()
