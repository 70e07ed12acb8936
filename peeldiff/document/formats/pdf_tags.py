"""What a tagged PDF says of its own text: headings, list items, paragraphs and what is no content.

Programs that write a structure tree know what a paragraph is, which no place on the page tells for
sure. Each page has its own part of the tree; its leaves are marks that the page's text bears, too.
Tables are left to the layout, because their tags hold boxes and columns as often as data.
"""

from __future__ import annotations

import ctypes
from enum import Enum, auto
from itertools import pairwise
from typing import Any, Protocol

from alignment.late import late
from alignment.records import dataclass, field
from peeldiff.document.formats.pdf_calls import TreeCalls

__all__ = ["Kind", "Tag", "Tags", "are_sound", "is_artifact", "tags_of_page"]

_HEADING = late(r"H([1-6])\Z")
# Elements that begin a block of their own. Those that may also stand inside a line do not.
_PARAGRAPHS = frozenset(("P", "TOCI", "Caption", "Note", "Title"))
_ALONE = frozenset(("Caption", "Title"))
_GROUPS = frozenset(("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "TOC", "Index"))
_CELLS = frozenset(("TD", "TH"))
_ARTIFACT = "Artifact"
_DEEPEST = 60
_LONGEST_NAME = 64
_MOST_ELEMENTS = 50_000
# Sentences at least that must go on over a line end before tags that part them are not believed.
_FEWEST_BREAKS = 8
_PARTED = 0.1


class Kind(Enum):
    """What a block is by its tag."""

    TEXT = auto()
    HEADING = auto()
    ITEM = auto()


@dataclass(slots=True)
class Tag:
    """The block that a piece of text belongs to: its number on the page, and what it is.

    `level` is that of a heading, from 1. `label`: the
    number of the marked content that is the item's bullet on this page, or -1. No text is printed
    for it where the bullet is drawn. `strong`: some of it is tagged as strong, not just set in bold.
    `alone`: nothing goes on with it, whatever stands under it.
    """

    block: int
    kind: Kind
    level: int = 0
    label: int = -1
    strong: bool = False
    alone: bool = False


@dataclass(slots=True)
class Tags:
    """What the tree says of each marked content of a page, by its number.

    `places` has the text that stands in no block of its own, as in the cell of a table or the bar of a
    card: the number that a block would have there.
    """

    blocks: dict[int, Tag] = field(default_factory=dict)
    places: dict[int, int] = field(default_factory=dict)


class _Tagged(Protocol):
    """What `are_sound` needs to know of a line."""

    tag: Tag | None

    @property
    def text(self) -> str: ...

    @property
    def size(self) -> float: ...

    @property
    def x0(self) -> float: ...

    @property
    def y(self) -> float: ...


def are_sound(pages: list[list[Any]]) -> bool:
    """Tell whether the tags of a document keep its sentences whole.

    Some programs tag each printed line as a paragraph. `pages` holds the lines of each page.
    """
    whole = parted = 0
    for lines in pages:
        for before, after in pairwise(lines):
            if before.tag is None or after.tag is None or not _goes_on(before, after):
                continue
            whole += before.tag.block == after.tag.block
            parted += before.tag.block != after.tag.block
    return parted < _FEWEST_BREAKS or parted <= _PARTED * (whole + parted)


def _goes_on(before: _Tagged, after: _Tagged) -> bool:
    """Tell whether a line surely goes on with the sentence of the line above it."""
    return (
        after.text[:1].islower()
        and before.text[-1:].isalpha()
        and abs(before.x0 - after.x0) < before.size / 2
        and 0 < before.y - after.y < 2 * before.size
    )


def is_artifact(pdfium: Any, address: int) -> bool:
    """Tell whether the file marks an object of a page as no part of its content."""
    item = ctypes.cast(address, pdfium.FPDF_PAGEOBJECT)
    name = ctypes.create_string_buffer(2 * len(_ARTIFACT) + 4)
    length = ctypes.c_ulong()
    for index in range(pdfium.FPDFPageObj_CountMarks(item)):
        mark = pdfium.FPDFPageObj_GetMark(item, index)
        known = pdfium.FPDFPageObjMark_GetName(
            mark,
            ctypes.cast(name, ctypes.POINTER(pdfium.FPDF_WCHAR)),
            len(name),
            ctypes.byref(length),
        )
        text = name.raw[: max(0, length.value - 2)].decode("utf-16-le", "replace")
        if known and text == _ARTIFACT:
            return True
    return False


def tags_of_page(pdfium: Any, page: Any) -> Tags:
    """Return the tags of a page, and the places of what no tag makes a block."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return Tags()
    try:
        return _Tree(pdfium).read(tree)
    finally:
        pdfium.FPDF_StructTree_Close(tree)


@dataclass(frozen=True, slots=True)
class _Place:
    """What stands around an element: the block, and whether a table cell or a bullet."""

    tag: Tag | None = None
    cell: bool = False
    label: bool = False


class _Tree:
    def __init__(self, pdfium: Any) -> None:
        self._calls = TreeCalls(pdfium)
        self._buffer = ctypes.create_string_buffer(_LONGEST_NAME)
        self._found = Tags()
        self._blocks = 0
        self._elements = 0
        # The items whose first paragraph has come: what follows in them is a block of its own.
        self._begun: set[int] = set()

    def read(self, tree: Any) -> Tags:
        calls = self._calls
        for index in range(calls.roots(tree)):
            element = calls.root(tree, index)
            if element:
                self._element(element, _Place(), 0)
        return self._found

    def _element(self, element: int, around: _Place, depth: int) -> None:
        self._elements += 1
        if depth > _DEEPEST or self._elements > _MOST_ELEMENTS:
            return
        calls = self._calls
        place = self._placed(self._type(element), around)
        tag, child_of, marked_of = place.tag, calls.child, calls.marked
        for index in range(calls.children(element)):
            child = child_of(element, index)
            if child:
                self._element(child, place, depth + 1)
            elif (marked := marked_of(element, index)) < 0:
                continue
            elif tag is None:
                self._blocks += 1
                self._found.places[marked] = self._blocks
            else:
                self._found.blocks[marked] = tag
                if place.label:
                    tag.label = marked

    def _type(self, element: int) -> str:
        length = self._calls.type(element, self._buffer, _LONGEST_NAME)
        return self._buffer.raw[: max(0, length - 2)].decode("utf-16-le", "replace")

    def _placed(self, name: str, around: _Place) -> _Place:
        if heading := _HEADING.match(name):
            return _Place(self._tag(Kind.HEADING, int(heading[1])), around.cell)
        if name == "L":
            return _Place(None, around.cell)
        if name == "LI":
            return _Place(self._tag(Kind.ITEM))
        if name == "Strong" and around.tag is not None:
            around.tag.strong = True
        if name == "Lbl":
            return _Place(around.tag, around.cell, label=True)
        if name in _CELLS:
            return _Place(None, True)
        if name in _ALONE and around.tag is None and not around.cell:
            tag = self._tag(Kind.TEXT)
            tag.alone = True
            return _Place(tag)
        if name in _PARAGRAPHS and not around.cell:
            return self._paragraph(around)
        if name in _GROUPS:
            return _Place(None, around.cell)
        return around

    def _paragraph(self, around: _Place) -> _Place:
        """The first paragraph of an item or note is that; others are blocks of their own."""
        tag = around.tag
        if tag is not None and tag.block not in self._begun:
            self._begun.add(tag.block)
            return around
        return _Place(self._tag(Kind.TEXT), around.cell)

    def _tag(self, kind: Kind, level: int = 0) -> Tag:
        self._blocks += 1
        return Tag(self._blocks, kind, level)
