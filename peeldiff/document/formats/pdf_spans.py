"""What a PDF prints, as runs of text with their place, size and weight, in the order of the file.

The only module that asks PDFium, by `pdf_calls`. It asks for as little as the layout needs (the
page's text once, then a few numbers a line) because each call costs about half a microsecond and a
character-wise reading would take ten times as long. It judges nothing.
"""

from __future__ import annotations

import ctypes
import importlib
import re
from dataclasses import dataclass
from math import hypot
from typing import Any

from peeldiff.document.formats.pdf_calls import Calls, handle
from peeldiff.document.limits import Limits
from peeldiff.errors import FormatError, LimitError

__all__ = ["PdfFile", "Span"]

# PDFium puts this where a hyphen ends a printed line, and joins the next line to it.
_HYPHEN = "\ufffe"
_PASSWORD_ERROR = 4
_NOTE = re.compile(r"[0-9]{1,3}\Z|[*†‡§]{1,3}\Z")
_NOTE_MARK = re.compile(r"[0-9*†‡§]")
_LEADER = re.compile(
    r"(?:[0-9]{1,3}(?:\.[0-9]{1,2}){0,3}[.)]?|\(?[a-zA-Z0-9]{1,4}[.)]|\W{1,2}|o)\Z"
)
_SPACES = re.compile(r"\s+")
_UNIT = re.compile(r"(?:^|[\s\d])[ckm]?m\Z")
# Stands for a footnote mark that was read; no text holds it.
_CUT = "\x00"
# Letters of a smaller nominal size than this get their real one from the page's matrix.
_UNIT_SIZE = 3.0
# A wider gap than this many times the size of the letters parts columns, not words.
_GAP = 1.8
_BOLD_WEIGHT = 600
# Footnote marks are at most this many times the size of the letters beside them.
_NOTE_SIZE = 0.8
_LEFT, _RIGHT = 1, -1


@dataclass(slots=True, eq=False)
class Span:
    """A run of text on one baseline. Lengths in points; `y` is the baseline, upwards from below.

    `hyphen`: a hyphen ended the printed line here. `note`: the footnote mark before the text.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    hyphen: bool = False
    note: str = ""


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
        self._fonts: dict[int, bool] = {}
        self._chars = 0
        self._scaled = False
        self._turn = 0
        self._calls = Calls(self._pdfium)
        self._matrix = self._pdfium.FS_MATRIX()

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

    def page(self, index: int) -> tuple[list[Span], float, bool]:
        """Return the spans of a page, its height in points, and whether it shows anything else.

        Raises `LimitError` for more characters than the limits.
        """
        pdfium = self._pdfium
        page = pdfium.FPDF_LoadPage(self._document, index)
        if not page:
            return [], 0.0, True
        self._fonts.clear()  # a font of a page that was closed may have left its address to another
        text_page = pdfium.FPDFText_LoadPage(page)
        try:
            spans = self._spans(handle(text_page), index) if text_page else []
            height = self._upright(page, spans)
            drawn = not spans and pdfium.FPDFPage_CountObjects(page) > 0
        finally:
            if text_page:
                pdfium.FPDFText_ClosePage(text_page)
            pdfium.FPDF_ClosePage(page)
        return spans, height, drawn

    def _spans(self, text_page: Any, index: int) -> list[Span]:
        pdfium = self._pdfium
        count: int = pdfium.FPDFText_CountChars(text_page)
        self._chars += max(count, 0)
        if count > self._limits.page_chars or self._chars > self._limits.document_chars:
            raise LimitError(
                f"{self._name} holds more characters than a report has (page {index + 1}: "
                f"{count:,}); give the report alone."
            )
        if count < 1:
            return []
        text = self._text(text_page, count)
        # Asked once a page and not for each line: a file scales its text everywhere or nowhere.
        pdfium.FPDFText_GetMatrix(text_page, count // 2, self._matrix)
        self._scaled = abs(hypot(self._matrix.c, self._matrix.d) - 1) > 0.01
        self._turn = _turn(self._matrix.a, self._matrix.b)
        spans: list[Span] = []
        start = 0
        for line in text.split("\r\n"):
            *broken, rest = line.split(_HYPHEN)
            for part in broken:
                if part.strip():
                    spans += self._line(text_page, part, start)
                    spans[-1].hyphen = True
                start += len(part) + 1
            if rest.strip():
                spans += self._line(text_page, rest, start)
            start += len(rest) + 2
        return _pieces_joined(spans)

    def _upright(self, page: Any, spans: list[Span]) -> float:
        """Move the spans of a turned page onto an upright one, and return its height in points."""
        pdfium = self._pdfium
        height: float = pdfium.FPDF_GetPageHeightF(page)
        if not self._turn:
            return height
        width: float = pdfium.FPDF_GetPageWidthF(page)
        if pdfium.FPDFPage_GetRotation(page) % 2:
            width = height
        if self._turn == _LEFT:
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
        y, size, bold = self._style(text_page, start + middle)
        pieces, x0, x1, gap, raised = self._extent(text_page, start, len(text), y, size)
        line = Span("", x0, x1, y, size, bold)
        if pieces > 1 and bold:
            line.bold = self._is_bold(text_page, start + first) and self._is_bold(
                text_page, start + last
            )
        if raised and self._may_hold_notes(text_page, text, start, size):
            text, line.note = self._without_notes(text_page, text, start, raised, size)
        if gap > _GAP * size:
            return self._parted(text_page, text, start, line)
        line.text = text.replace(_CUT, "").strip()
        return [line]

    def _extent(
        self, text_page: Any, start: int, length: int, y: float, size: float
    ) -> tuple[int, float, float, float, list[tuple[float, float]]]:
        """Return how a line is made: pieces, left, right, widest gap, places in raised pieces.

        A piece is what the file sets in one go. Raised ones are as small as footnote marks are.
        """
        calls, turn = self._calls, self._turn
        get, box = calls.piece, calls.numbers.tolist
        left, top, right, bottom = calls.places
        pieces: int = calls.count_pieces(text_page, start, length)
        raised: list[tuple[float, float]] = []
        x0 = x1 = gap = 0.0
        lowest, highest, widest = y + 0.12 * size, 0.62 * size, 2.5 * size
        # Comparing is cheaper than `min` and `max`, and this runs a hundred times a page.
        for index in range(pieces):
            get(text_page, index, left, top, right, bottom)
            begins, high, ends, low = box()
            if turn:
                begins, ends = self._along(low, high)
            if not index:
                x0, x1 = begins, ends
            else:
                if begins - x1 > gap:
                    gap = begins - x1
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

    def _may_hold_notes(self, text_page: Any, text: str, start: int, size: float) -> bool:
        """Tell whether a character of a line is one of footnote marks and as small as they are.

        Asked first, because PDFium looks through a whole page for the character at a place.
        """
        small, size_of = _NOTE_SIZE * size, self._calls.size
        return any(
            size_of(text_page, start + found.start()) <= small
            for found in _NOTE_MARK.finditer(text)
        )

    def _without_notes(
        self,
        text_page: Any,
        text: str,
        start: int,
        raised: list[tuple[float, float]],
        size: float,
    ) -> tuple[str, str]:
        """Return the text with footnote marks blotted out, and the mark before it if there is one.

        A mark is raised, small, and stands behind a letter or a stop.
        """
        leading = ""
        for x, y in raised:
            index = self._pdfium.FPDFText_GetCharIndexAtPos(text_page, x, y, 1.0, 1.0)
            at = index - start
            if not 0 <= at < len(text) or not _NOTE.match(text[at]):
                continue
            if self._calls.size(text_page, index) > _NOTE_SIZE * size:
                continue
            begin, end = at, at + 1
            while begin > 0 and text[begin - 1].isdigit() and text[at].isdigit():
                begin -= 1
            while end < len(text) and text[end].isdigit() and text[at].isdigit():
                end += 1
            before = text[:begin].replace(_CUT, "")
            if end - begin > 3 or before[-1:].isdigit():
                continue
            if not before.strip():
                leading = text[begin:end]
            elif _UNIT.search(before):
                continue
            text = text[:begin] + _CUT * (end - begin) + text[end:]
        return text, leading

    def _parted(self, text_page: Any, text: str, start: int, line: Span) -> list[Span]:
        """Part a line at the gaps that are too wide to be spaces."""
        cuts = [0]
        for found in _SPACES.finditer(text):
            before, after = found.start() - 1, found.end()
            if before < 0 or after >= len(text):
                continue
            ends = self._edges(text_page, start + before)[1]
            if self._edges(text_page, start + after)[
                0
            ] - ends > _GAP * line.size and not _LEADER.match(text[cuts[-1] : before + 1]):
                cuts.append(after)
        if len(cuts) == 1:
            line.text = text.replace(_CUT, "").strip()
            return [line]
        spans = []
        for begin, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
            part = text[begin:end]
            inside = part.replace(_CUT, "").strip()
            if not inside:
                continue
            x0, _ = self._edges(text_page, start + begin + len(part) - len(part.lstrip()))
            _, x1 = self._edges(text_page, start + begin + len(part.rstrip()) - 1)
            spans.append(Span(inside, x0, x1, line.y, line.size, line.bold))
        spans[0].note = line.note
        return spans

    def _edges(self, text_page: Any, index: int) -> tuple[float, float]:
        """Return where a character begins and ends along its line."""
        self._calls.box(text_page, index, *self._calls.places)
        left, right, bottom, top = self._calls.numbers
        return self._along(bottom, top) if self._turn else (left, right)

    def _along(self, bottom: float, top: float) -> tuple[float, float]:
        """Return where a box on a turned page begins and ends along its line."""
        return (bottom, top) if self._turn == _LEFT else (-top, -bottom)

    def _style(self, text_page: Any, index: int) -> tuple[float, float, bool]:
        """Return the baseline, the size in points and the weight of a character."""
        calls = self._calls
        calls.origin(text_page, index, calls.places[0], calls.places[1])
        x, baseline = calls.numbers[0], calls.numbers[1]
        size: float = calls.size(text_page, index)
        if (self._scaled or size < _UNIT_SIZE) and self._pdfium.FPDFText_GetMatrix(
            text_page, index, self._matrix
        ):
            size *= hypot(self._matrix.c, self._matrix.d) or 1.0
        if self._turn:
            baseline = -x if self._turn == _LEFT else x
        return baseline, size, self._is_bold(text_page, index)

    def _is_bold(self, text_page: Any, index: int) -> bool:
        item = self._calls.text_object(text_page, index)
        font = item and self._calls.font(item)
        if not font:
            return False
        known = self._fonts.get(font)
        if known is None:
            known = self._fonts[font] = self._is_bold_font(font)
        return known

    def _is_bold_font(self, font: int) -> bool:
        pdfium = self._pdfium
        pointer = ctypes.cast(font, pdfium.FPDF_FONT)
        name = ctypes.create_string_buffer(128)
        pdfium.FPDFFont_GetBaseFontName(pointer, name, 128)
        lowered = name.value.lower()
        if any(word in lowered for word in (b"bold", b"black", b"heavy", b"demi")):
            return True
        return bool(pdfium.FPDFFont_GetWeight(pointer) >= _BOLD_WEIGHT)


def _turn(a: float, b: float) -> int:
    """Return which way text is turned by a right angle, from the first row of its matrix, or 0."""
    if abs(b) <= abs(a):
        return 0
    return _LEFT if b > 0 else _RIGHT


def _pieces_joined(spans: list[Span]) -> list[Span]:
    """Join what one line of print holds but the file sets apart.

    That is bullets and numbers before the text, footnote marks, and the text behind a mark.
    """
    joined: list[Span] = []
    for span in spans:
        before = joined[-1] if joined else None
        if before is None or not -1 <= span.x0 - before.x1 < 40:
            joined.append(span)
            continue
        gap = span.x0 - before.x1
        raised = before.y - span.y
        level = abs(raised) < 2
        if 0 <= raised < span.size and before.size < 0.85 * span.size and _NOTE.match(before.text):
            span.note = before.text
            joined[-1] = span
        elif 0 <= -raised < before.size and span.size < 0.85 * before.size and gap < 4:
            if not _NOTE.match(span.text) or _UNIT.search(before.text):
                joined.append(span)
            else:
                before.x1 = span.x1
        elif level and _LEADER.match(before.text) and not _NOTE.match(before.text):
            span.text = f"{before.text} {span.text}"
            span.x0 = before.x0
            joined[-1] = span
        elif level and gap < 0.45 * span.size and abs(before.size - span.size) < 1:
            before.text = f"{before.text} {span.text}"
            before.x1 = span.x1
            before.bold = before.bold and span.bold
            before.hyphen = span.hyphen
        else:
            joined.append(span)
    return joined
