"""How a character of a PDF page looks: place, size, weight, colour, and the tag that it bears."""

from __future__ import annotations

import ctypes
from math import hypot
from typing import Any

from peeldiff.document.formats.pdf_calls import Calls
from peeldiff.document.formats.pdf_lines import Span
from peeldiff.document.formats.pdf_tags import Tag, Tags, is_artifact

__all__ = ["LEFT", "Looks"]

# Letters of a smaller nominal size than this get their real one from the page's matrix.
_UNIT_SIZE = 3.0
_BOLD_WEIGHT = 600
# More than any font weighs: a program has measured its stems in another way, and only names tell.
_MOST_WEIGHT = 1000
# How a text is set that lies unseen over a picture.
_UNSEEN = 3
# The least value of each colour that is not told from paper.
_PALE = 0xF0
LEFT, RIGHT = 1, -1
"""The ways in which text may be turned by a right angle."""


class Looks:
    """The questions about single characters of one file, a page after the other.

    `turn` tells how the text of the page is turned, `tags` what its marked contents are, `recognised`
    whether the text lies unseen over a picture of it. `by_name`: the file weighs all its fonts alike, so that
    only their names tell which are bold.
    """

    def __init__(self, pdfium: Any, calls: Calls) -> None:
        self._pdfium = pdfium
        self._calls = calls
        self._matrix = pdfium.FS_MATRIX()
        self._fonts: dict[int, bool] = {}
        self._scaled = False
        self.turn = 0
        self.recognised = self.by_name = False
        self.tags: dict[int, Tag] = {}
        self._places: dict[int, int] = {}

    def open_page(self, tags: Tags) -> None:
        """Begin with another page."""
        self._fonts.clear()  # a font of a page that was closed may have left its address to another
        self.tags, self._places = tags.blocks, tags.places
        self.turn = 0
        self.recognised = False

    def doubt_weights(self) -> None:
        """From now on tell bold fonts by their names alone."""
        self.by_name = True
        self._fonts.clear()

    def measure(self, text_page: Any, index: int) -> None:
        """Learn from one printed character how the page scales and turns its text.

        Asked once a page and not for each line: a file scales its text everywhere or nowhere.
        """
        self._pdfium.FPDFText_GetMatrix(text_page, index, self._matrix)
        self._scaled = abs(hypot(self._matrix.c, self._matrix.d) - 1) > 0.01
        self.turn = _turn(self._matrix.a, self._matrix.b)
        item = self._calls.text_object(text_page, index)
        self.recognised = bool(item) and self._calls.mode(item) == _UNSEEN

    def style(self, text_page: Any, index: int) -> tuple[float, float, bool]:
        """Return the baseline, the size in points and the weight of a character."""
        calls = self._calls
        calls.origin(text_page, index, calls.places[0], calls.places[1])
        x, baseline = calls.numbers[0], calls.numbers[1]
        size: float = calls.size(text_page, index)
        if (self._scaled or size < _UNIT_SIZE) and self._pdfium.FPDFText_GetMatrix(
            text_page, index, self._matrix
        ):
            size *= hypot(self._matrix.c, self._matrix.d) or 1.0
        if self.turn:
            baseline = -x if self.turn == LEFT else x
        return baseline, size, self.is_bold(text_page, index)

    def ink(self, text_page: Any, index: int) -> tuple[int, bool]:
        """Return the colour of a character, and whether it is that of paper, or none."""
        calls = self._calls
        if not calls.colour(text_page, index, *calls.colour_places):
            return 0, False
        red, green, blue, alpha = calls.colours
        return red << 16 | green << 8 | blue, not alpha or min(red, green, blue) >= _PALE

    def label(self, text_page: Any, index: int, span: Span) -> None:
        """Give a span the tag of a character in it, and tell whether it is content at all."""
        item = self._calls.text_object(text_page, index)
        if not item:
            return
        marked = self._calls.marked(item)
        span.tag = self.tags.get(marked)
        span.place = self._places.get(marked, 0)
        span.aside = marked < 0 and is_artifact(self._pdfium, item)

    def forget_printed_label(self, text_page: Any, index: int, tag: Tag) -> None:
        """Leave a label that has a text to the layout, which knows bullets by their looks.

        Some programs call the first letter of an item that goes on over a page its label.
        """
        item = self._calls.text_object(text_page, index)
        if item and self._calls.marked(item) == tag.label:
            tag.label = -1

    def is_bold(self, text_page: Any, index: int) -> bool:
        """Tell whether a character is set in a bold font."""
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
        if self.by_name:
            # Such files set their lower headings in italics as often as in bold.
            return b"oblique" in lowered or b"italic" in lowered
        return bool(_BOLD_WEIGHT <= pdfium.FPDFFont_GetWeight(pointer) <= _MOST_WEIGHT)


def _turn(a: float, b: float) -> int:
    """Return which way text is turned by a right angle, from the first row of its matrix, or 0."""
    if abs(b) <= abs(a):
        return 0
    return LEFT if b > 0 else RIGHT
