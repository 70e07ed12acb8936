"""The warnings of the format readers: each has a code, and one wording, here."""

from __future__ import annotations

from collections.abc import Sequence

from peeldiff.model import ReportWarning

__all__ = ["COLUMNS_PARTED", "TRACKED_CHANGES", "hidden_text", "picture_pages", "torn_text"]

TRACKED_CHANGES = ReportWarning(
    code="tracked-changes", text="The file has tracked changes; they were read as accepted."
)
COLUMNS_PARTED = ReportWarning(
    code="columns-parted",
    text="Columns that stand side by side were read one below another, so that lines are counted as they"
    " were read.",
)
_MOST_PAGES = 10


def hidden_text(pages: Sequence[int] = ()) -> ReportWarning:
    """Return the warning of text that no reader sees, on `pages` where the format tells them."""
    where = f" (page{'s' * (len(pages) > 1)} {_listed(pages)})" if pages else ""
    return ReportWarning(code="hidden-text", text=f"Text that no reader sees was not read{where}.")


def picture_pages(pages: Sequence[int]) -> ReportWarning:
    """Return the warning of pages that show something but hold no text."""
    return ReportWarning(
        code="picture-pages",
        text=f"{_pages_that('hold', pages)} pictures and no text; what is printed there was not read.",
    )


def torn_text(pages: Sequence[int]) -> ReportWarning:
    """Return the warning of pages with texts side by side whose order nobody can tell."""
    return ReportWarning(
        code="torn-text",
        text=f"{_pages_that('set', pages)} texts side by side, which were read line by line:"
        " check what is read there.",
    )


def _pages_that(verb: str, pages: Sequence[int]) -> str:
    """Return what a sentence on some pages begins with: "Pages 3, 4 hold", "Page 3 holds"."""
    return f"Pages {_listed(pages)} {verb}" if len(pages) > 1 else f"Page {_listed(pages)} {verb}s"


def _listed(pages: Sequence[int]) -> str:
    return ", ".join(map(str, pages[:_MOST_PAGES])) + (", …" if len(pages) > _MOST_PAGES else "")
