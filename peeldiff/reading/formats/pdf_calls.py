"""PDFium's questions about the text of a page, in the cheapest way that ctypes has to ask them.

The bindings declare the type of each argument, and ctypes then converts what needs no conversion:
that took longer than the answers. So the questions that are asked of every line are taken from the
library again without these declarations, and what they are given must be exactly what they expect.
"""

from __future__ import annotations

import ctypes
from array import array
from typing import Any

__all__ = ["Calls", "handle"]


class Calls:
    """The questions. Each takes the `handle` of a page's text first, and whole numbers behind it.

    What some write to `places` stands in `numbers` afterwards.
    """

    def __init__(self, pdfium: Any) -> None:
        self.numbers = array("d", [0.0] * 4)
        self.places = [
            ctypes.byref(ctypes.c_double.from_buffer(self.numbers, self.numbers.itemsize * index))
            for index in range(4)
        ]
        whole, real, address = ctypes.c_int, ctypes.c_double, ctypes.c_void_p
        # (text, first character, characters): how many pieces they make.
        self.count_pieces = _bare(pdfium.FPDFText_CountRects, whole)
        # (text, piece, left, top, right, bottom): the box of one of them.
        self.piece = _bare(pdfium.FPDFText_GetRect, whole)
        # (text, character, left, right, bottom, top)
        self.box = _bare(pdfium.FPDFText_GetCharBox, whole)
        # (text, character, x, y)
        self.origin = _bare(pdfium.FPDFText_GetCharOrigin, whole)
        # (text, character)
        self.size = _bare(pdfium.FPDFText_GetFontSize, real)
        self.text_object = _bare(pdfium.FPDFText_GetTextObject, address)
        # (text object): alone declared, because ctypes would cut an address to the length of an int.
        self.font = _bare(pdfium.FPDFTextObj_GetFont, address, address)


def handle(text_page: Any) -> Any:
    """Return what every function of PDFium takes as that page's text without converting it."""
    return ctypes.byref(text_page.contents)


def _bare(function: Any, result: Any, *arguments: Any) -> Any:
    """Return a function of the bindings with no types declared but these.

    It keeps the interpreter's lock: to let go of it takes a fifth of so short a call.
    """
    return ctypes.cast(function, ctypes.PYFUNCTYPE(result, *arguments))
