"""The tracker: a spreadsheet with a row for each finding, and columns that people fill in."""

from __future__ import annotations

from collections.abc import Sequence

from peeldiff.errors import PeeldiffError
from peeldiff.papers.shapes import Dossier, PaperFile, PaperOptions

__all__ = ["make"]


def make(dossier: Dossier, options: PaperOptions) -> Sequence[PaperFile]:
    """Make the tracker as XLSX or CSV."""
    raise PeeldiffError(f"{options.output}: trackers cannot be made yet.")
