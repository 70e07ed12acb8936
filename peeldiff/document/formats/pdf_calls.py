"""PDFium's questions about the text of a page, in the cheapest way that ctypes has to ask them.

The bindings declare the type of each argument, and ctypes then converts what needs no conversion:
that took longer than the answers. So the questions that are asked of every line are taken from the
library again without these declarations, and what they are given must be exactly what they expect.
"""

from __future__ import annotations

import ctypes
from array import array
from typing import Any

__all__ = ["Calls", "ShapeCalls", "TreeCalls", "handle"]


# Made once, because each is a class. They keep the interpreter's lock: to let go of it takes a fifth
# of so short a call.
_WHOLE = ctypes.PYFUNCTYPE(ctypes.c_int)
_REAL = ctypes.PYFUNCTYPE(ctypes.c_double)
_ADDRESS = ctypes.PYFUNCTYPE(ctypes.c_void_p)
_WHOLE_OF_ADDRESS = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_void_p)
_WHOLE_AT = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int)
_ADDRESS_AT = ctypes.PYFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_NAME_OF = ctypes.PYFUNCTYPE(ctypes.c_ulong, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)
_ONE_OF_ADDRESS = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
_PAIR_OF_ADDRESS = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_void_p, *[ctypes.c_void_p] * 2)
_BOX_OF_ADDRESS = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_void_p, *[ctypes.c_void_p] * 4)
_ADDRESS_OF_ADDRESS = ctypes.PYFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p)


def _places(kind: Any, numbers: array[Any]) -> list[Any]:
    """What PDFium takes as the places of numbers to write to."""
    return [
        ctypes.byref(kind.from_buffer(numbers, numbers.itemsize * index))
        for index in range(len(numbers))
    ]


class Calls:
    """The questions. Each takes the `handle` of a page's text first, and whole numbers behind it.

    What some write to `places` stands in `numbers` afterwards.
    """

    def __init__(self, pdfium: Any) -> None:
        self.numbers = array("d", [0.0] * 4)
        self.places = _places(ctypes.c_double, self.numbers)
        # (text, first character, characters): how many pieces they make.
        self.count_pieces: Any = ctypes.cast(pdfium.FPDFText_CountRects, _WHOLE)
        # (text, piece, left, top, right, bottom): the box of one of them.
        self.piece: Any = ctypes.cast(pdfium.FPDFText_GetRect, _WHOLE)
        # (text, character, left, right, bottom, top)
        self.box: Any = ctypes.cast(pdfium.FPDFText_GetCharBox, _WHOLE)
        # (text, character, x, y)
        self.origin: Any = ctypes.cast(pdfium.FPDFText_GetCharOrigin, _WHOLE)
        # (text, character)
        self.size: Any = ctypes.cast(pdfium.FPDFText_GetFontSize, _REAL)
        self.text_object: Any = ctypes.cast(pdfium.FPDFText_GetTextObject, _ADDRESS)
        # (object): the number of the marked content that it belongs to, or -1.
        self.marked: Any = ctypes.cast(pdfium.FPDFPageObj_GetMarkedContentID, _WHOLE_OF_ADDRESS)
        self.colours = array("I", [0] * 4)
        self.colour_places = _places(ctypes.c_uint, self.colours)
        # (text, character, red, green, blue, alpha); these stand in `colours` afterwards.
        self.colour: Any = ctypes.cast(pdfium.FPDFText_GetFillColor, _WHOLE)
        # (text object): both declared, because ctypes would cut an address to the length of an int.
        self.mode: Any = ctypes.cast(pdfium.FPDFTextObj_GetTextRenderMode, _WHOLE_OF_ADDRESS)
        self.font: Any = ctypes.cast(pdfium.FPDFTextObj_GetFont, _ADDRESS_OF_ADDRESS)


class TreeCalls:
    """The questions about a structure tree. Elements are addresses, 0 or None where there is none."""

    def __init__(self, pdfium: Any) -> None:
        # (tree) and (tree, index)
        self.roots: Any = ctypes.cast(pdfium.FPDF_StructTree_CountChildren, _WHOLE_OF_ADDRESS)
        self.root: Any = ctypes.cast(pdfium.FPDF_StructTree_GetChildAtIndex, _ADDRESS_AT)
        # (element) and (element, index)
        self.children: Any = ctypes.cast(pdfium.FPDF_StructElement_CountChildren, _WHOLE_OF_ADDRESS)
        self.child: Any = ctypes.cast(pdfium.FPDF_StructElement_GetChildAtIndex, _ADDRESS_AT)
        self.marked: Any = ctypes.cast(pdfium.FPDF_StructElement_GetChildMarkedContentID, _WHOLE_AT)
        # (element, buffer, its length): the length of the name with its two closing bytes.
        self.type: Any = ctypes.cast(pdfium.FPDF_StructElement_GetType, _NAME_OF)


class ShapeCalls:
    """The questions about what a page draws. Each takes the `handle` of a page or an address.

    Bounds stand in `box` afterwards, colours in `colours`.
    """

    def __init__(self, pdfium: Any) -> None:
        self.box = array("f", [0.0] * 4)
        self.sides = _places(ctypes.c_float, self.box)
        self.colours = array("I", [0] * 4)
        self.colour_places = _places(ctypes.c_uint, self.colours)
        # (page) and (page, index): its objects.
        self.count: Any = ctypes.cast(pdfium.FPDFPage_CountObjects, _WHOLE)
        self.object: Any = ctypes.cast(pdfium.FPDFPage_GetObject, _ADDRESS)
        # (object): text, path, picture, …
        self.kind: Any = ctypes.cast(pdfium.FPDFPageObj_GetType, _WHOLE_OF_ADDRESS)
        # (object, left, low, right, top)
        self.bounds: Any = ctypes.cast(pdfium.FPDFPageObj_GetBounds, _BOX_OF_ADDRESS)
        # (path, fill mode, whether stroked)
        self.mode: Any = ctypes.cast(pdfium.FPDFPath_GetDrawMode, _PAIR_OF_ADDRESS)
        self.stroke_colour: Any = ctypes.cast(pdfium.FPDFPageObj_GetStrokeColor, _BOX_OF_ADDRESS)
        self.fill_colour: Any = ctypes.cast(pdfium.FPDFPageObj_GetFillColor, _BOX_OF_ADDRESS)
        self.matrix: Any = ctypes.cast(pdfium.FPDFPageObj_GetMatrix, _ONE_OF_ADDRESS)
        # (path) and (path, index)
        self.segments: Any = ctypes.cast(pdfium.FPDFPath_CountSegments, _WHOLE_OF_ADDRESS)
        self.segment: Any = ctypes.cast(pdfium.FPDFPath_GetPathSegment, _ADDRESS_AT)
        # (segment, x, y), and (segment)
        self.point: Any = ctypes.cast(pdfium.FPDFPathSegment_GetPoint, _PAIR_OF_ADDRESS)
        self.segment_kind: Any = ctypes.cast(pdfium.FPDFPathSegment_GetType, _WHOLE_OF_ADDRESS)
        self.closes: Any = ctypes.cast(pdfium.FPDFPathSegment_GetClose, _WHOLE_OF_ADDRESS)


def handle(text_page: Any) -> Any:
    """Return what every function of PDFium takes as that page, or its text, without converting it."""
    return ctypes.byref(text_page.contents)
