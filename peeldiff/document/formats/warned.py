"""The warnings of the format readers: each has a code, and one wording, here."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["HIDDEN_TEXT", "PICTURES", "TRACKED_CHANGES", "warning"]

HIDDEN_TEXT = "hidden-text"
PICTURES = "pictures"
TRACKED_CHANGES = "tracked-changes"

_WORDS = {
    HIDDEN_TEXT: "text that no reader sees was not read{where}.",
    PICTURES: "{which} pictures and no text; what is printed there was not read.",
}
_MOST_PAGES = 10


def warning(code: str, name: str, *, pages: Sequence[int] = ()) -> str:
    """Return the sentence of a warning about the file `name`, with the pages that it speaks of."""
    if code == TRACKED_CHANGES:
        return f"{name} has tracked changes; they were read as accepted."
    listed = ", ".join(map(str, pages[:_MOST_PAGES])) + (", …" if len(pages) > _MOST_PAGES else "")
    which = f"pages {listed} hold" if len(pages) > 1 else f"page {listed} holds"
    where = f" (page{'s' * (len(pages) > 1)} {listed})" if pages else ""
    return f"{name}: {_WORDS[code].format(where=where, which=which)}"
