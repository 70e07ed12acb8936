"""PDF files as lines: paragraphs, headings, list items and table rows, each with its page.

A PDF only says which letters stand where; everything else is told by place, size and repetition, so
this reader can err where a page is laid out in a way that it does not know, but it never drops a
letter. It runs no OCR: a scan is refused by name.
"""

from __future__ import annotations

from itertools import chain
from typing import NamedTuple

from peeldiff.document.formats.builder import LineBuilder
from peeldiff.document.formats.bullets import DASHES
from peeldiff.document.formats.pdf_furniture import in_boxes, in_tables, running_headers
from peeldiff.document.formats.pdf_layout import Block, blocks_of_page
from peeldiff.document.formats.pdf_ligatures import mend_ligatures
from peeldiff.document.formats.pdf_lines import Span
from peeldiff.document.formats.pdf_margin import Margin
from peeldiff.document.formats.pdf_outline import Bookmark
from peeldiff.document.formats.pdf_spans import Page, PdfFile
from peeldiff.document.formats.pdf_streams import refuse_bombs
from peeldiff.document.formats.pdf_styles import Styles, entry_title
from peeldiff.document.formats.pdf_tables import tables_joined
from peeldiff.document.formats.pdf_tags import are_sound
from peeldiff.document.formats.pdf_torn import holds_torn_text
from peeldiff.document.formats.pdf_turns import Turns
from peeldiff.document.formats.pdf_words import Words
from peeldiff.document.formats.verbatim import printed_lines
from peeldiff.document.formats.warned import hidden_text, picture_pages, torn_text
from peeldiff.document.limits import Limits
from peeldiff.document.source import Line, Role
from peeldiff.errors import FormatError
from peeldiff.model import ReportWarning

__all__ = ["Print", "read_pdf", "read_print"]

# Fewer letters a page than this, on pages that show something, mean a scan with a stamp on it.
_LETTERS_A_PAGE = 15
# Bullets that differ in their place by less than this, in points, are of one depth.
_SAME_DEPTH = 8.0


def read_pdf(
    data: bytes, name: str, limits: Limits
) -> tuple[tuple[Line, ...], list[ReportWarning]]:
    """Return the lines of a PDF, each with its page, and warnings; see `read_print`."""
    printed = read_print(data, name, limits)
    return printed.lines, printed.warnings


class Print(NamedTuple):
    """What a PDF holds.

    `is_text`: it is the print of a text file. `recognised`: most of its pages are pictures, off which a
    program read the text.
    """

    lines: tuple[Line, ...]
    warnings: list[ReportWarning]
    is_text: bool = False
    recognised: bool = False


def read_print(data: bytes, name: str, limits: Limits) -> Print:
    """Return the lines of a PDF, and what is known of it as a whole.

    Raises `FormatError` for a file that is damaged, encrypted or a scan, and `LimitError`.
    """
    refuse_bombs(data, name, limits)
    file = PdfFile(data, name, limits)
    try:
        pages = [file.page(index) for index in range(file.pages)]
        outline = file.outline()
    finally:
        file.close()
    pictures = [number for number, page in enumerate(pages, start=1) if page.drawn]
    hidden = [number for number, page in enumerate(pages, start=1) if page.hidden]
    _refuse_scan(pages, pictures, name)
    mend_ligatures([page.spans for page in pages])
    warnings: list[ReportWarning] = []
    if pictures:
        warnings.append(picture_pages(pictures))
    if hidden:
        warnings.append(hidden_text(hidden))
    if printed := printed_lines([page.spans for page in pages]):
        return Print(printed, warnings, is_text=True)
    document = _Document(pages, outline, LineBuilder(name, limits))
    if torn := document.torn():
        warnings.append(torn_text(torn))
    recognised = 2 * sum(page.recognised for page in pages) > len(pages)
    return Print(document.lines(), warnings, recognised=recognised)


def _refuse_scan(pages: list[Page], pictures: list[int], name: str) -> None:
    letters = sum(len(span.text) for page in pages for span in page.spans)
    if letters >= _LETTERS_A_PAGE * len(pages) and letters:
        return
    if 2 * len(pictures) >= len(pages) or not letters:
        what = "is scanned: its pages are pictures" if pictures else "is a PDF"
        raise FormatError(f"{name} {what} without text; run OCR on it first and give the result.")


def _is_body(line: Line) -> bool:
    return bool(line.text) and line.role not in (Role.HEADER, Role.FOOTNOTE)


class _Document:
    """The pages of one file on their way to lines."""

    def __init__(self, printed: list[Page], outline: list[Bookmark], builder: LineBuilder) -> None:
        pages = [page.spans for page in printed]
        self._heights = heights = [page.height for page in printed]
        self._numbers = [page.numbers for page in printed]
        self._builder = builder
        self._words = Words(chain.from_iterable(pages))
        headers = running_headers(pages, heights) - in_tables(pages, heights)
        headers -= in_boxes(pages, headers)
        self._headers = [[span for span in spans if span in headers] for spans in pages]
        bodies = [[span for span in spans if span not in headers] for spans in pages]
        if not are_sound(bodies):
            for span in chain.from_iterable(bodies):
                span.tag, span.place = None, 0
        lines = list(chain.from_iterable(bodies))
        margin = Margin(lines)
        self._blocks = [
            blocks_of_page(spans, lines, page.grids, margin)
            for spans, page in zip(bodies, printed, strict=True)
        ]
        if any(page.grids for page in printed):
            tables_joined(self._blocks)
        self._styles = Styles(self._blocks, outline)
        self._depths: list[float] = []

    def lines(self) -> tuple[Line, ...]:
        noted = list(map(self._noted, self._blocks, self._heights))
        turns = Turns(
            [
                [block for block, note in zip(blocks, notes, strict=True) if not note]
                for blocks, notes in zip(self._blocks, noted, strict=True)
            ]
        )
        for page, (blocks, height) in enumerate(zip(self._blocks, self._heights, strict=True)):
            above = [span for span in self._headers[page] if span.y > height / 2]
            below = [span for span in self._headers[page] if span.y <= height / 2]
            self._add_headers(above, page)
            for index, block in enumerate(blocks):
                self._add(block, page, index, noted[page][index])
                in_cell = block.grid is not None and not block.cells
                if in_cell or turns.end_with(block, page):
                    self._builder.end_paragraph()
                if turns.go_on_with(block, page):
                    self._builder.go_on()
            self._add_headers(below, page)
            if self._numbers[page]:
                self._builder.add(" ".join(self._numbers[page]), Role.HEADER, page=page + 1)
        return self._builder.lines()

    def torn(self) -> list[int]:
        """Return the pages with texts side by side that nothing tells apart."""
        return [page for page, blocks in enumerate(self._blocks, 1) if holds_torn_text(blocks)]

    def _noted(self, blocks: list[Block], height: float) -> list[bool]:
        """Tell of each block of a page whether it is a footnote or goes on in one."""
        told: list[bool] = []
        for block in blocks:
            goes_on = bool(told) and told[-1] and self._styles.is_small(block)
            told.append(self._styles.is_footnote(block, height) or goes_on)
        return told

    def _add_headers(self, spans: list[Span], page: int) -> None:
        for span in sorted(spans, key=lambda span: -span.y):
            self._builder.add(span.text, Role.HEADER, page=page + 1)

    def _add(self, block: Block, page: int, index: int, noted: bool) -> None:
        builder, number = self._builder, page + 1
        if self._styles.in_contents(page, index):
            self._add_entry(block, number)
        elif block.repeats:
            builder.add(self._words.join(block.spans), Role.HEADER, page=number)
        elif block.cells:
            level = self._styles.heading_level(page, index)
            cells = [self._words.join(cell) for cell in block.cells]
            builder.add_row(cells, page=number, level=level)
        elif noted:
            mark = block.spans[0].note or block.mark
            builder.add(self._words.join(block.spans), Role.FOOTNOTE, mark=mark, page=number)
        elif level := self._styles.heading_level(page, index):
            self._depths.clear()
            text = f"{block.mark} {self._words.join(block.spans)}"
            builder.add(text, Role.HEADING, level=level, bold=block.bold, page=number)
        elif block.mark and not self._goes_on(block, index):
            depth = self._depth(block.x0)
            builder.add(
                self._words.join(block.spans),
                Role.ITEM,
                level=depth,
                indent=2 * depth,
                bold=block.bold,
                mark=block.mark,
                page=number,
            )
        else:
            lead = block.mark or block.spans[0].note
            text = f"{lead} {self._words.join(block.spans)}"
            builder.add(text, bold=block.bold, page=number, close=block.close)

    def _goes_on(self, block: Block, index: int) -> bool:
        """Tell whether the dash that begins a page stands in a sentence of the page before."""
        if index or block.mark not in DASHES or not block.spans[0].text[:1].islower():
            return False
        before = next((line for line in reversed(self._builder.lines()) if _is_body(line)), None)
        return before is not None and before.role is Role.TEXT and before.text[-1].isalnum()

    def _add_entry(self, block: Block, page: int) -> None:
        """Add a piece of a contents list: never joined, never a heading."""
        spans = block.spans
        text = f"{block.mark} {self._words.join(spans)}"
        if entry_title(block, len(self._blocks)) or not block.cells:
            self._builder.add(text, bold=block.bold, page=page, close=True)
        else:
            self._builder.add_row([self._words.join(cell) for cell in block.cells], page=page)

    def _depth(self, x0: float) -> int:
        """Return how deep a list item is nested, by the bullets to the left of its own."""
        while self._depths and self._depths[-1] > x0 + _SAME_DEPTH:
            self._depths.pop()
        if not self._depths or self._depths[-1] < x0 - _SAME_DEPTH:
            self._depths.append(x0)
        return len(self._depths) - 1
