"""Bold that sets nothing apart, because a program has set all of a document in it.

Where the running text itself is bold, a bold line is no heading and no label.
"""

from __future__ import annotations

from alignment.records import replace
from peeldiff.document.source import Line, Role

__all__ = ["without_idle_bold"]

_PROSE = 80
"""Characters from which a line is surely no heading."""
_FEWEST = 3
_NEARLY_ALL = 0.8
_TEXTS = (Role.TEXT, Role.ITEM, Role.ROW)


def without_idle_bold(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines, none of their text bold if nearly all prose is."""
    prose = [line for line in lines if line.role in _TEXTS[:2] and len(line.text) >= _PROSE]
    bold = [line for line in prose if line.bold]
    told = sum(len(line.text) for line in bold)
    if len(bold) < _FEWEST or told < _NEARLY_ALL * sum(len(line.text) for line in prose):
        return lines
    return tuple(
        replace(line, bold=False) if line.bold and line.role in _TEXTS else line for line in lines
    )
