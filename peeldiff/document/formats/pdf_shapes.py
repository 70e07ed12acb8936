"""What a PDF page draws besides text, as far as it says something of the text.

Some browsers draw the bullets of lists as small shapes; and a box or picture under white letters is
what makes them seen.
"""

from __future__ import annotations

import ctypes
from typing import Any

from peeldiff.document.formats.pdf_lines import Span

__all__ = ["Backgrounds", "mark_drawn_bullets"]

_TEXT, _PATH = 1, 2
_MOST_OBJECTS = 20_000
_BULLET = "•"
# A bullet's side as a share of the size of the letters beside it, and how far it stands before them.
_SMALLEST, _LARGEST = 0.15, 0.75
_NEAREST, _FARTHEST = 0.1, 2.6
# The least value of each colour that is not told from paper.
_PALE = 0xF0

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


class _Shapes:
    """The questions about the objects of a page that are no text."""

    def __init__(self, pdfium: Any, page: Any) -> None:
        self._pdfium = pdfium
        self._places = [ctypes.c_float() for _ in range(4)]
        self._colours = [ctypes.c_uint() for _ in range(4)]
        count = min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)
        objects = (pdfium.FPDFPage_GetObject(page, index) for index in range(count))
        kinds = ((item, pdfium.FPDFPageObj_GetType(item)) for item in objects)
        self.found = [(item, kind) for item, kind in kinds if kind != _TEXT]

    def box(self, item: Any) -> Box:
        self._pdfium.FPDFPageObj_GetBounds(item, *map(ctypes.byref, self._places))
        left, bottom, right, top = (place.value for place in self._places)
        return left, bottom, right, top

    def is_pale(self, item: Any) -> bool:
        """Tell whether a shape is filled with the page's colour, or not at all."""
        mode = ctypes.c_int()
        stroke = ctypes.c_int()
        self._pdfium.FPDFPath_GetDrawMode(item, ctypes.byref(mode), ctypes.byref(stroke))
        self._pdfium.FPDFPageObj_GetFillColor(item, *map(ctypes.byref, self._colours))
        *colours, alpha = (colour.value for colour in self._colours)
        return not mode.value or not alpha or min(colours) >= _PALE


def mark_drawn_bullets(pdfium: Any, page: Any, spans: list[Span]) -> None:
    """Give the lines of a page the bullets that are drawn before them."""
    shapes = _Shapes(pdfium, page)
    small: list[Box] = []
    for item, kind in shapes.found:
        if kind != _PATH:
            continue
        box = shapes.box(item)
        width, height = box[2] - box[0], box[3] - box[1]
        if 0 < width < 12 and 0.8 < width / max(height, 0.01) < 1.25:
            small.append(box)
    for left, bottom, right, top in small:
        middle = (bottom + top) / 2
        beside = [
            span
            for span in spans
            if span.y - 0.1 * span.size < middle < span.y + 0.8 * span.size
            and _SMALLEST * span.size < right - left < _LARGEST * span.size
            and _NEAREST * span.size < span.x0 - right < _FARTHEST * span.size
        ]
        if beside:
            nearest = min(beside, key=lambda span: span.x0)
            nearest.mark = _BULLET


class Backgrounds:
    """What lies under the text of a page: boxes in a colour, pictures, shadings."""

    def __init__(self, pdfium: Any, page: Any) -> None:
        shapes = _Shapes(pdfium, page)
        self._boxes = [
            shapes.box(item)
            for item, kind in shapes.found
            if kind != _PATH or not shapes.is_pale(item)
        ]

    def lie_under(self, x: float, y: float) -> bool:
        """Tell whether one of them covers a place."""
        return any(
            left <= x <= right and bottom <= y <= top for left, bottom, right, top in self._boxes
        )
