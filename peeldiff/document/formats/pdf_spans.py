"""What a PDF prints, as runs of text with their place, size and weight, in the order of the file.

The only module that asks PDFium, by `pdf_calls`. It asks for as little as the layout needs (the
page's text once, then a few numbers a line) because each call costs about half a microsecond and a
character-wise reading would take ten times as long. It judges nothing.
"""

from __future__ import annotations

import ctypes
import importlib
from math import isfinite
from typing import Any

from alignment.late import late
from alignment.records import dataclass, field
from peeldiff.document.formats.bullets import split_bullet
from peeldiff.document.formats.pdf_calls import Calls, ShapeCalls, handle
from peeldiff.document.formats.pdf_grid import Grid, frames_of, grids_of, groups_of
from peeldiff.document.formats.pdf_ligatures import with_ligatures
from peeldiff.document.formats.pdf_lines import HYPHENS, STARTS_ITEM, Panel, Span, lines_joined
from peeldiff.document.formats.pdf_looks import LEFT, Looks
from peeldiff.document.formats.pdf_notes import may_hold_marks, without_cuts, without_marks
from peeldiff.document.formats.pdf_numbered import LineNumbers, Part
from peeldiff.document.formats.pdf_outline import Bookmark, outline_of
from peeldiff.document.formats.pdf_panels import (
    fill_panels,
    panels_of,
    place_in_panels,
    sides_between,
)  # fmt: skip
from peeldiff.document.formats.pdf_recognised import as_printed
from peeldiff.document.formats.pdf_rules import rules_of
from peeldiff.document.formats.pdf_run_in import RUN_IN, head_parted
from peeldiff.document.formats.pdf_shapes import Backgrounds, mark_drawn_bullets
from peeldiff.document.formats.pdf_tags import tags_of_page
from peeldiff.document.limits import Limits
from peeldiff.errors import FormatError, LimitError

__all__ = ["Page", "PdfFile"]

# PDFium puts this where a hyphen ends a printed line, and joins the next line to it.
_HYPHEN = "\ufffe"
# Lines as long as those of prose from which a page is not set in bold as a whole.
_FULL_PAGE, _LONG_LINE = 12, 60
_PASSWORD_ERROR = 4
_SPACES = late(r"\s+")
# A wider gap than this many times the size of the letters parts columns, not words.
_GAP = 1.8
# One inside a piece that the file sets in one go may be a justified space up to this width; letters are
# hardly wider than `_WIDE_LETTER` on average.
_GAP_INSIDE, _WIDE_LETTER = 3.0, 0.62
# So does a gap of this width where the side of a box stands in it.
_NEAR_SIDE = 0.8
# A line that goes back further than this holds pieces of two columns.
_BACK = 8.0
# Raised pieces are at most this high, as a share of the size of the letters beside them.
_NOTE_HEIGHT = 0.7


@dataclass(slots=True)
class Page:
    """What a page prints, and its height in points.

    `drawn`: it shows something, but no text. `hidden`: text of it that no reader sees was left out.
    `grids`: the tables with drawn borders. `numbers`: those of its lines, which stand in no span.
    `recognised`: a program read its text off a picture.
    """

    spans: list[Span] = field(default_factory=list)
    height: float = 0.0
    drawn: bool = False
    hidden: bool = False
    grids: list[Grid] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    recognised: bool = False


class PdfFile:
    """An open PDF; close it with `close`."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        # The library's raw module: its helpers would double the time to import.
        self._pdfium: Any = importlib.import_module("pypdfium2_raw")
        self._pdfium.FPDF_InitLibrary()
        self._data = data
        self._name = name
        self._limits = limits
        self._document = self._pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        if not self._document:
            raise FormatError(self._why_not())
        self.pages: int = self._pdfium.FPDF_GetPageCount(self._document)
        if self.pages < 1:
            self.close()
            raise FormatError(f"{name} is a damaged PDF without pages; download it again.")
        if self.pages > limits.pages:
            self.close()
            raise LimitError(f"{name} has {self.pages:,} pages, more than {limits.pages:,}.")
        self._chars = 0
        self._calls = Calls(self._pdfium)
        self._shapes = ShapeCalls(self._pdfium)
        self._grids: list[Grid] = []
        self._panels: list[Panel] = []
        self._numbers = LineNumbers()
        self._cut: list[str] = []
        self._looks = Looks(self._pdfium, self._calls)

    def _why_not(self) -> str:
        if self._pdfium.FPDF_GetLastError() == _PASSWORD_ERROR:
            return (
                f"{self._name} is encrypted with a password; open it, print it to a new PDF and "
                "give that."
            )
        return f"{self._name} is a damaged PDF that cannot be opened; download it again."

    def close(self) -> None:
        """Free what PDFium holds."""
        if self._document:
            self._pdfium.FPDF_CloseDocument(self._document)
            self._document = None

    def outline(self) -> list[Bookmark]:
        """Return the file's bookmarks."""
        return outline_of(self._pdfium, self._document)

    def page(self, index: int) -> Page:
        """Return what a page prints; raises `LimitError` for more characters than the limits."""
        pdfium = self._pdfium
        page = pdfium.FPDF_LoadPage(self._document, index)
        if not page:
            return Page(drawn=True)
        self._looks.open_page(tags_of_page(pdfium, page))
        text_page = pdfium.FPDFText_LoadPage(page)
        try:
            rules = rules_of(pdfium, page, self._shapes)
            groups = groups_of(rules)
            self._grids = grids_of(groups)
            self._panels = panels_of(dict.fromkeys(frames_of(groups), 1) | rules.boxes)
            lines = self._page_lines(handle(text_page), index) if text_page else []
            if self._panels and not self._looks.turn:
                place_in_panels(self._panels, [span for line in lines for span in line])
            # A damaged file sets characters nowhere: their place is no number.
            placed = [line for line in lines if all(map(_is_placed, line))]
            seen = placed if self._looks.turn else self._seen(page, placed)
            spans = lines_joined(seen)
            if self._looks.recognised:
                spans = as_printed(spans)
            fill_panels(self._panels, spans)
            for span in spans:
                if span.cell and span.cell.grid >= len(self._grids):
                    span.cell = None
            # Drawings are costly to ask for, and a page that prints bullets draws none.
            if not self._looks.tags and not any(split_bullet(span.text)[0] for span in spans):
                mark_drawn_bullets(pdfium, page, spans)
            height = self._upright(page, spans)
            drawn = not lines and pdfium.FPDFPage_CountObjects(page) > 0
        finally:
            if text_page:
                pdfium.FPDFText_ClosePage(text_page)
            pdfium.FPDF_ClosePage(page)
        hidden = len(seen) < len(lines)
        recognised = self._looks.recognised
        return Page(spans, height, drawn, hidden, self._grids, self._cut, recognised)

    def _is_table(self, grid: Grid, spans: list[Span]) -> bool:
        # Where tags tell the paragraphs, borders that only frame these are left to them.
        return grid.holds(spans) and (not self._looks.tags or grid.names_columns(spans))

    def _page_lines(self, text_page: Any, index: int) -> list[list[Span]]:
        """Return the lines of a page, each piece with its cell where it stands in a table."""
        count = self._count(text_page, index)
        lines = self._lines(text_page, count)
        if not self._looks.by_name and _are_all_bold(lines):
            self._looks.doubt_weights()
            lines = self._lines(text_page, count)
        if not self._grids:
            return lines
        spans = [span for line in lines for span in line]
        turned = bool(self._looks.turn)
        kept = [] if turned else [grid for grid in self._grids if self._is_table(grid, spans)]
        parting = [] if turned else [g for g in self._grids if g in kept or g.is_head]
        if len(parting) < len(self._grids):
            # What looked like borders are none, and must part no line.
            self._grids = parting
            lines = self._lines(text_page, count)
            spans = [span for line in lines for span in line]
        # What stands beside a heading over a box is kept apart from it until lines are joined.
        heads = [grid for grid in parting if grid not in kept]
        for number, grid in enumerate([*kept, *heads]):
            grid.place(spans, number)
        self._grids = kept
        return lines

    def _seen(self, page: Any, lines: list[list[Span]]) -> list[list[Span]]:
        """Return the lines that stand on the page and not in its colour on nothing."""
        pdfium = self._pdfium
        box = pdfium.FS_RECTF()
        if not pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box)):
            return lines
        backgrounds: Backgrounds | None = None
        kept: list[list[Span]] = []
        for line in lines:
            first, last = line[0], line[-1]
            across = first.x0 < box.right and last.x1 > box.left
            if not across or not box.bottom - first.size / 4 < first.y < box.top:
                continue
            if first.pale:
                backgrounds = backgrounds or Backgrounds(pdfium, page)
                middle = first.y + first.size / 3
                if not backgrounds.lie_under((first.x0 + last.x1) / 2, middle):
                    continue
            kept.append(line)
        return kept

    def _count(self, text_page: Any, index: int) -> int:
        """Return the number of a page's characters; raises `LimitError` for too many."""
        count: int = self._pdfium.FPDFText_CountChars(text_page)
        self._chars += max(count, 0)
        if count > self._limits.page_chars or self._chars > self._limits.document_chars:
            raise LimitError(
                f"{self._name} holds more characters than a report has (page {index + 1}: "
                f"{count:,}); give the report alone."
            )
        return count

    def _lines(self, text_page: Any, count: int) -> list[list[Span]]:
        if count < 1:
            return []
        text = with_ligatures(self._text(text_page, count))
        # White space may be PDFium's own, which nothing scales.
        printed = next((i for i in range(count // 2, count) if not text[i].isspace()), count // 2)
        self._looks.measure(text_page, printed)
        lines: list[list[Span]] = []
        for part, start in self._unnumbered(text_page, _parts(text)):
            lines.append(self._line(text_page, part, start))
            if text[start + len(part) : start + len(part) + 1] == _HYPHEN:
                lines[-1][-1].hyphen = "-"
            else:
                _take_hyphen(lines[-1][-1])
        return lines

    def _unnumbered(self, text_page: Any, parts: list[Part]) -> list[Part]:
        """Return the lines of a page without the numbers that count them in its margin."""
        self._cut = []
        if self._looks.turn:
            return parts
        kept, self._cut = self._numbers.cut(
            parts,
            lambda index: self._edges(text_page, index),
            lambda index: self._looks.style(text_page, index)[0],
        )
        return kept

    def _upright(self, page: Any, spans: list[Span]) -> float:
        """Move the spans of a turned page onto an upright one, and return its height in points."""
        pdfium = self._pdfium
        height: float = pdfium.FPDF_GetPageHeightF(page)
        if not self._looks.turn:
            return height
        width: float = pdfium.FPDF_GetPageWidthF(page)
        if pdfium.FPDFPage_GetRotation(page) % 2:
            width = height
        if self._looks.turn == LEFT:
            for span in spans:
                span.y += width
        return width

    def _text(self, text_page: Any, count: int) -> str:
        """Return the page's text with one character for each that PDFium counts."""
        pdfium = self._pdfium
        # An array of ctypes would be a new type for each length, and take as long as the text.
        buffer = bytearray(2 * (2 * count + 1))
        start = ctypes.byref(ctypes.c_ushort.from_buffer(buffer))
        units = pdfium.FPDFText_GetText(text_page, 0, count, start)
        text = buffer[: 2 * max(0, units - 1)].decode("utf-16-le", "replace")
        if len(text) == count:
            return text
        # Characters without a meaning are skipped in the text, but not in the count.
        codes = (pdfium.FPDFText_GetUnicode(text_page, index) for index in range(count))
        return "".join(chr(code) if 0 < code < 0x110000 else "\x7f" for code in codes)

    def _line(self, text_page: Any, text: str, start: int) -> list[Span]:
        """Return the spans of one line of PDFium's text, parted at column gaps."""
        first = len(text) - len(text.lstrip())
        last = len(text.rstrip()) - 1
        # A letter stands for its line: a digit might be a raised footnote mark.
        middle = (first + last) // 2
        while middle > first and not text[middle].isalpha():
            middle -= 1
        y, size, bold = self._looks.style(text_page, start + middle)
        pieces, x0, x1, gap, raised = self._extent(text_page, start, len(text), y, size)
        ink, pale = self._looks.ink(text_page, start + middle)
        line = Span("", x0, x1, y, size, bold, pale=pale, ink=ink)
        if self._looks.tags:
            self._looks.label(text_page, start + middle, line)
            if line.tag is not None and line.tag.label >= 0:
                self._looks.forget_printed_label(text_page, start + first, line.tag)
        if pieces > 1 and bold:
            line.bold = self._looks.is_bold(text_page, start + first) and self._looks.is_bold(
                text_page, start + last
            )
        # As the file gives sizes, before the page scales them.
        nominal = self._calls.size(text_page, start + middle) if raised else 0.0
        if raised and may_hold_marks(self._calls, text_page, text, start, nominal):
            char_at = self._pdfium.FPDFText_GetCharIndexAtPos
            places = [char_at(text_page, x, y, 1.0, 1.0) - start for x, y in raised]
            text, line.note = without_marks(self._calls, text_page, text, start, nominal, places)
        walls = [x for grid in self._grids for x in grid.walls_between(y + size / 3, x0, x1)]
        near = bool(self._panels) and gap > _NEAR_SIDE * size and not self._looks.turn
        sides = sides_between(self._panels, y + size / 3, x0, x1) if near else []
        # What the file sets in one go is a gap inside it, too: the words cannot be so wide.
        wide = pieces == 1 and x1 - x0 > size * (_WIDE_LETTER * (last - first + 1) + _GAP_INSIDE)
        if gap > _GAP * size or walls or sides or wide:
            least = (_GAP_INSIDE if wide else _GAP) * size
            return self._parted(text_page, text, start, line, walls, sides, least)
        line.text = without_cuts(text)
        # Where tags tell what is a heading, they tell it of these, too.
        least, most = RUN_IN
        if least * size < gap < most * size and text[first].isalnum() and not self._looks.tags:
            return head_parted(self._looks, self._edges, text_page, text, start, line) or [line]
        return [line]

    def _extent(
        self, text_page: Any, start: int, length: int, y: float, size: float
    ) -> tuple[int, float, float, float, list[tuple[float, float]]]:
        """Return how a line is made: pieces, left, right, widest gap, places in raised pieces.

        A piece is what the file sets in one go. Raised ones are as small as footnote marks are.
        """
        calls, turn = self._calls, self._looks.turn
        get, box = calls.piece, calls.numbers.tolist
        left, top, right, bottom = calls.places
        pieces: int = calls.count_pieces(text_page, start, length)
        raised: list[tuple[float, float]] = []
        x0 = x1 = gap = before = 0.0
        lowest, highest, widest = y + 0.12 * size, _NOTE_HEIGHT * size, 2.5 * size
        # Comparing is cheaper than `min` and `max`, and this runs a hundred times a page.
        for index in range(pieces):
            get(text_page, index, left, top, right, bottom)
            begins, high, ends, low = box()
            if turn:
                begins, ends = self._along(low, high)
            if not index:
                x0, x1, before = begins, ends, ends
            else:
                if begins - x1 > gap:
                    gap = begins - x1
                elif begins < before - _BACK * size:
                    gap = x1 - begins
                before = ends
                if begins < x0:
                    x0 = begins
                if ends > x1:
                    x1 = ends
            if low > lowest and ends - begins < widest and pieces > 1 and not turn:
                height = high - low
                if height < highest:
                    inside = min((ends - begins) / 2, 0.1 * size)  # between two digits is nothing
                    raised.append((begins + inside, low + height / 2))
        return pieces, x0, x1, gap, raised

    def _parted(
        self,
        text_page: Any,
        text: str,
        start: int,
        line: Span,
        walls: list[float],
        sides: list[float],
        least: float,
    ) -> list[Span]:
        """Part a line at gaps wider than `least`, in points, and at the borders of cells and boxes."""
        cuts, back = [0], False
        for found in _SPACES.finditer(text):
            before, after = found.start() - 1, found.end()
            if before < 0 or after >= len(text):
                continue
            ends = self._edges(text_page, start + before)[1]
            begins = self._edges(text_page, start + after)[0]
            jumps = begins < ends - _BACK * line.size
            wide = begins - ends > least or jumps
            over = wide or (
                begins - ends > _NEAR_SIDE * line.size
                and any(ends - 1 < side < begins + 1 for side in sides)
            )
            if (over and not STARTS_ITEM.match(text[cuts[-1] : before + 1])) or any(
                ends - 1 < wall < begins + 1 for wall in walls
            ):
                cuts.append(after)
                back = back or jumps
        if len(cuts) == 1:
            line.text = without_cuts(text)
            return [line]
        spans = []
        for begin, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
            part = text[begin:end]
            inside = without_cuts(part)
            if not inside:
                continue
            x0, _ = self._edges(text_page, start + begin + len(part) - len(part.lstrip()))
            _, x1 = self._edges(text_page, start + begin + len(part.rstrip()) - 1)
            at = len(part) - len(part.lstrip()) + len(inside) // 2
            while part[at].isspace():
                at -= 1
            # A heading and the box beside it are set in letters of their own.
            y, size, bold = self._looks.style(text_page, start + begin + at)
            if abs(y - line.y) >= 2 and not (back or sides):
                y = line.y
                if not text[begin + at].isalpha():  # a raised figure, by which no cell is told
                    size, bold = line.size, line.bold
            piece = Span(inside, x0, x1, y, size, bold, pale=line.pale, ink=line.ink)
            if self._looks.tags:
                self._looks.label(text_page, start + begin + at, piece)
            spans.append(piece)
        spans[0].note = line.note
        return spans

    def _edges(self, text_page: Any, index: int) -> tuple[float, float]:
        """Return where a character begins and ends along its line."""
        self._calls.box(text_page, index, *self._calls.places)
        left, right, bottom, top = self._calls.numbers
        return self._along(bottom, top) if self._looks.turn else (left, right)

    def _along(self, bottom: float, top: float) -> tuple[float, float]:
        """Return where a box on a turned page begins and ends along its line."""
        return (bottom, top) if self._looks.turn == LEFT else (-top, -bottom)


def _parts(text: str) -> list[Part]:
    """Return the printed lines of a page's text, and where each starts."""
    parts: list[Part] = []
    start = 0
    for line in text.split("\r\n"):
        for part in line.split(_HYPHEN):
            if part.strip():
                parts.append((part, start))
            start += len(part) + 1
        start += 1
    return parts


def _are_all_bold(lines: list[list[Span]]) -> bool:
    """Tell whether a page that is full of prose seems to hold nothing but bold letters."""
    long = sum(len(span.text) >= _LONG_LINE for line in lines for span in line)
    return long >= _FULL_PAGE and all(span.bold for line in lines for span in line)


def _take_hyphen(span: Span) -> None:
    """Take from a line the hyphen that the program printed where it broke a word."""
    if span.text.endswith(HYPHENS) and span.text[-2:-1].isalpha():
        span.text, span.hyphen = span.text[:-1], span.text[-1]


def _is_placed(span: Span) -> bool:
    return all(map(isfinite, (span.x0, span.x1, span.y, span.size)))
