"""The text that line numbers count: what a format reader extracted, line by line."""

from __future__ import annotations

from peeldiff.document.source import Document

__all__ = ["numbered_lines"]


def numbered_lines(document: Document) -> str:
    """Each line with its number, and pages where there are any: what other outputs refer to."""
    digits = len(str(len(document.lines)))
    found = []
    page = None
    for line in document.lines:
        if line.page is not None and line.page != page:
            page = line.page
            found.append(f"{'':>{digits}}  -- page {page} --")
        text = line.text or " ".join(cell for cell in line.cells if cell)
        mark = f"{line.mark} " if line.mark else ""
        found.append(f"{line.number:>{digits}}  {mark}{text}".rstrip())
    return "\n".join(found) + "\n"
