"""Text from reports inside Markdown: shown as it stands, never obeyed.

Everything that Markdown or HTML would read as mark-up is escaped, so that a report can neither lose
a bracket nor bring a script into the page that is made of it.
"""

from __future__ import annotations

from alignment.late import late
from peeldiff.document.decode import clean

__all__ = ["escape"]

_SPECIAL = late(r"([\\`*_{}\[\]#|~$!])")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_AT_START = late(r"^([-+=:]|\d{1,9}(?=[.)]))")
_AUTOLINK = late(r"(?i)\b(https?|ftp|www)(?=[:.])")


def escape(text: str, *, at_start: bool = False) -> str:
    """`text` on one line as Markdown that shows exactly it; `at_start`: it opens a block.

    White space counts as one blank, at the ends too.
    """
    words = clean(text).split()
    if not words:
        return " " if text else ""
    line = " ".join(words)
    lead = " " if text[0].isspace() else ""
    tail = " " if text[-1].isspace() else ""
    for character, entity in _ENTITIES.items():
        line = line.replace(character, entity)
    line = _SPECIAL.sub(r"\\\1", line)
    line = _AUTOLINK.sub(lambda found: f"{found[1]}<!-- -->", line)
    if at_start:
        line = _AT_START.sub(lambda m: f"{m[1]}\\" if m[1].isdigit() else f"\\{m[1]}", line)
    return f"{lead}{line}{tail}"
