"""Which format is written: what --format asks for, else what the ending of --output says.

A file's name must not lie about what is in it, because the next program, or person, believes it.
"""

from __future__ import annotations

import os

from peeldiff.errors import UsageError

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["format_of"]

_ENDINGS = {
    "tree": (".txt",),
    "text": (".txt",),
    "markdown": (".md", ".markdown"),
    "html": (".html", ".htm"),
    "json": (".json",),
    "csv": (".csv",),
}
_OTHERS = (".pdf", ".doc", ".docx", ".odt", ".rtf", ".xls", ".xlsx", ".ods", ".svg", ".xml")
"""Endings of formats that no verb with --format writes."""
_KNOWN = frozenset((*_OTHERS, *(ending for endings in _ENDINGS.values() for ending in endings)))


def format_of(asked: str | None, output: str, offered: Sequence[str]) -> str:
    """The format to write: `asked`, or by the ending of `output`, or the first of those `offered`.

    Raises `UsageError` for an ending that stands for another format, or that says nothing without
    `asked`. A name without an ending, like that of a device, says nothing and may hold anything.
    """
    ending = os.path.splitext(output)[1].lower()
    if output == "-" or not ending:
        return asked or offered[0]
    if asked is not None:
        if ending in _KNOWN and ending not in _ENDINGS[asked]:
            raise UsageError(
                f"{output} does not end as {asked} does; give a name that ends in "
                f"{' or '.join(_ENDINGS[asked])}, or leave out --format."
            )
        return asked
    for name in offered:
        if ending in _ENDINGS[name]:
            return name
    endings = list(dict.fromkeys(_ENDINGS[name][0] for name in offered))
    raise UsageError(
        f"{output} cannot be written: the ending {ending} is not offered here; give a name that ends "
        f"in {' or '.join(filter(None, (', '.join(endings[:-1]), endings[-1])))}."
    )
