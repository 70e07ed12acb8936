"""The papers that are handed on: a page to mail, a tracker, a response, a cover paper.

Each is made from one `Dossier` and returned as whole files; `peeldiff.cli.papers` reads the reports and
writes the files. To add a paper: a module with a `Maker`, a row in `KINDS`, its options in
`peeldiff.cli.paper_options`. Libraries of the extra `[papers]` are imported inside the maker that needs
them, by `needed`.
"""

from __future__ import annotations

from peeldiff.papers.kinds import KINDS, PaperKind
from peeldiff.papers.shapes import Dossier, Maker, PaperFile, PaperOptions, needed

__all__ = ["KINDS", "Dossier", "Maker", "PaperFile", "PaperKind", "PaperOptions", "needed"]
