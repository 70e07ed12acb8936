"""The outline (bookmarks) of a PDF: titles of its headings with their depth and page."""

from __future__ import annotations

import ctypes
from typing import Any

from alignment.records import dataclass

__all__ = ["Bookmark", "outline_of"]

_MOST = 5_000
_DEEPEST = 20
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Bookmark:
    """One entry: `level` counts from 1, `page` from 0; -1 where it leads to no page."""

    title: str
    level: int
    page: int


def outline_of(pdfium: Any, document: Any) -> list[Bookmark]:
    """Return the bookmarks of a document in their order, as far as they are sound."""
    found: list[Bookmark] = []
    first = pdfium.FPDFBookmark_GetFirstChild(document, None)
    waiting = [(first, 1)] if first else []
    # A damaged outline may run in a circle.
    while waiting and len(found) < _MOST:
        item, level = waiting.pop()
        target = pdfium.FPDFBookmark_GetDest(document, item)
        page = pdfium.FPDFDest_GetDestPageIndex(document, target) if target else -1
        title = _title(pdfium, item)
        if title:
            found.append(Bookmark(title, level, page))
        after = pdfium.FPDFBookmark_GetNextSibling(document, item)
        if after:
            waiting.append((after, level))
        child = pdfium.FPDFBookmark_GetFirstChild(document, item) if level < _DEEPEST else None
        if child:
            waiting.append((child, level + 1))
    return found


def _title(pdfium: Any, item: Any) -> str:
    length: int = pdfium.FPDFBookmark_GetTitle(item, None, 0)
    if not 2 < length <= 2 * _LONGEST:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFBookmark_GetTitle(item, buffer, length)
    return buffer.raw[: length - 2].decode("utf-16-le", "replace")
