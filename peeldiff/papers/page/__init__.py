"""The page: one HTML file to mail, to put on an intranet or to print, that tells the whole comparison."""

from __future__ import annotations

from collections.abc import Sequence

from peeldiff.papers.page.build import handout
from peeldiff.papers.shapes import Dossier, PaperFile, PaperOptions
from peeldiff.render.html import html

__all__ = ["make"]


def make(dossier: Dossier, options: PaperOptions) -> Sequence[PaperFile]:
    """Make the page as one HTML file."""
    return [PaperFile(path=options.output, content=html(handout(dossier)).encode())]
