"""The seam between file formats and understanding: a report as numbered lines that carry their style.

A format reader turns bytes into a `Document` and knows nothing of inspections; the structure readers
see only `Line`s and know nothing of formats. So a report saved as text, HTML, DOCX or PDF is read by
the same rules. A reader of a format with paragraphs gives one `Line` a paragraph (or list item,
table row, heading) and a blank line between blocks.
"""

from __future__ import annotations

from enum import StrEnum

from alignment.records import dataclass
from peeldiff.model import ReportWarning

__all__ = ["Document", "Line", "Role"]


class Role(StrEnum):
    """What a line is by its look, before anyone asks what it means."""

    TEXT = "text"
    HEADING = "heading"
    """The format marks it as a heading; `level` gives the depth."""
    ITEM = "item"
    """A list item; `level` is its nesting from 0, `mark` the bullet or number before it."""
    ROW = "row"
    """A table row; `cells` holds the columns, empty ones too."""
    FOOTNOTE = "footnote"
    RULE = "rule"
    """A line of dashes or the like: no words."""
    HEADER = "header"
    """A running header or footer, page number included, that the format itself tells."""
    NAVIGATION = "navigation"
    """Menus, banners, cookie notices, "Skip to content"."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source.

    `number` counts from 1 in the text as given. `text` is what a reader reads: no mark-up, link
    target or control character; empty for a blank line. `level` is the heading level (1 to 6), the
    depth of a list item (0 outermost) or, of a lone row, the level of a heading that is set like its
    first cell. `bold` means the whole line. `indent` counts columns before
    the text. `mark` is the bullet glyph or number of an item. `page` counts from 1.
    `ends`: the paragraph surely ends with this line, although the page ends, too; `goes_on`: the one
    above, or that ends the page before, surely goes on with it. `parts` holds the
    paragraphs of each cell of a row in which one has several, () for other rows. `inside` holds what a
    box has on this one line, as lines of the same number.
    """

    number: int
    text: str
    role: Role = Role.TEXT
    level: int = 0
    bold: bool = False
    indent: int = 0
    mark: str = ""
    cells: tuple[str, ...] = ()
    page: int | None = None
    ends: bool = False
    goes_on: bool = False
    parts: tuple[tuple[str, ...], ...] = ()
    inside: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A source file as lines, numbered 1, 2, 3 without gaps, blank ones included.

    `format` is "text", "markdown", "html", "pdf", "docx" or "odt". `whole_paragraphs` is True where
    each text line is a whole paragraph by the format's own word (HTML, DOCX, ODT) or because its
    reader has joined the lines (PDF), so that lines are
    never joined but over a page break. `recognised`: its text was read off pictures, which keeps no weight
    of letters.
    """

    name: str
    format: str
    sha256: str
    lines: tuple[Line, ...]
    whole_paragraphs: bool = False
    recognised: bool = False
    warnings: tuple[ReportWarning, ...] = ()
