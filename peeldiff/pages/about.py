"""What every page that is handed on says of itself: made by what, from what, under which licence."""

from __future__ import annotations

from collections.abc import Sequence

from peeldiff._version import __version__
from peeldiff.history.shapes import HistoryInspection
from peeldiff.pages.page import Bullet, Note, Section
from peeldiff.phrasing.publication import dated_in_history

__all__ = ["LICENCE", "inspection_facts", "sources"]

LICENCE = (
    "The reports are © Crown copyright. Their words are quoted under the Open Government "
    "Licence v3.0, nationalarchives.gov.uk/doc/open-government-licence/version/3."
)


def inspection_facts(inspection: HistoryInspection) -> str:
    """ "PEEL 2018/19, published May 2019", or what there is of it."""
    programme = inspection.programme or ""
    name = inspection.label if programme in inspection.label else f"{programme} {inspection.label}"
    dated = dated_in_history(inspection)
    return f"{name}, {dated}" if dated else name


def sources(inspections: Sequence[HistoryInspection], *, id: str = "sources") -> Section:
    """The files that were read, so that anybody can tell whether theirs are the same."""
    files = [
        Bullet(
            label=inspection_facts(inspection),
            text=f"{source.name}, {source.lines:,} lines of {_FORMATS.get(source.format, source.format)}",
            under=(Note(text=source.sha256, label="SHA-256"),),
        )
        for inspection in inspections
        for source in inspection.sources
    ]
    made = f"Made by peeldiff {__version__} from the words of these reports."
    notes = (Note(text=LICENCE), Note(text=made))
    return Section(id=id, heading="Sources and licence", blocks=(*files, *notes))


_FORMATS = {
    "text": "plain text",
    "markdown": "Markdown",
    "html": "HTML",
    "pdf": "PDF",
    "docx": "DOCX",
    "odt": "ODT",
}
