"""Numbers that tables and info-graphics give, with what the report compares them with.

Only figures whose label, value and comparator stand together are read; an info-graphic whose labels
and values came apart is left as text rather than put together wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from alignment.late import late
from peeldiff.document.source import Line, Role
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Furniture
from peeldiff.inspectorates.patterns import Patterns
from peeldiff.model import Figure
from peeldiff.words import plain

__all__ = ["read_figures"]

_VALUE = late(r"[+\-–−±]?\s?£?\d[\d,]*(?:\.\d+)?\s?(?:%|percent|per cent|m|bn|k)?")
_PERIOD_IN_LABEL = late(
    r"^(?P<label>.{8,}?)\s+(?P<period>(?:in post )?(?:(?:12|twelve|six|6|three|3) months (?:to|ending)"
    r"|year (?:to|ending)|as (?:at|of|on)|on) ?\d{1,2}(?:st|nd|rd|th)? \w+ \d{4}"
    r"|\d{4}/\d\d projection)$",
    re.IGNORECASE,
)
_PERIOD_IN_CAPTION = late(
    r"\b(?:(?:12|twelve|six|6|three|3) months (?:to|ending)|year (?:to|ending|ended)|as (?:at|of|on))"
    r" ?\d{1,2}(?:st|nd|rd|th)? \w+ \d{4}",
    re.IGNORECASE,
)
_UNIT = late(
    r"\bper [\d,]+ (?:of (?:the )?)?(?:population|people|residents|households|officers|staff|workforce)\b",
    re.IGNORECASE,
)
_CAPTION = 3
"""Lines of text right above a table among which its period and its unit are looked for."""


def read_figures(
    lines: Sequence[Line], set_aside: Mapping[int, str], words: Inspectorate
) -> tuple[Figure, ...]:
    """The figures of a report in reading order."""
    period = words.pattern(Furniture.period_patterns)
    found: list[Figure] = []
    header: list[str] = []
    above: list[str] = []
    in_table = False
    for index, line in enumerate(lines):
        if not line.text:
            continue
        if line.role is not Role.ROW or index in set_aside:
            if line.role is not Role.ROW:
                above = [*above[-_CAPTION + 1 :], line.text] if not in_table else [line.text]
                in_table = False
            continue
        if not in_table:
            header, in_table = [], True
        values = [cell for cell in line.cells if _VALUE.fullmatch(cell.strip())]
        if any(plain(cell) in words.grade_names for cell in line.cells):
            continue  # an overview of grades: its numbers are years
        if not values:
            header = list(line.cells)
            continue
        figure = _figure(line, header, _period(above, period), _unit([line.text, *header, *above]))
        if figure:
            found.append(figure)
    return tuple(found)


def _period(above: Sequence[str], whole: Patterns) -> str | None:
    """The period in the lines above a table: a line of its own right above it, or part of a caption."""
    if above and whole.fullmatch(plain(above[-1])):
        return above[-1]
    found = (_PERIOD_IN_CAPTION.search(text) for text in reversed(above))
    match = next((one for one in found if one), None)
    return match[0] if match else None


def _unit(texts: Sequence[str]) -> str | None:
    """What the figures of a table are counted by, where its row, its head or its caption says so."""
    found = (_UNIT.search(text) for text in texts)
    match = next((one for one in found if one), None)
    return match[0] if match else None


def _figure(
    line: Line, header: Sequence[str], above: str | None, unit: str | None
) -> Figure | None:
    """A row with a label and one or two values; the header names the second value's column."""
    label = next((cell for cell in line.cells if re.search(r"[^\W\d_]{3}", cell)), None)
    if label is None:
        return None
    at = line.cells.index(label)
    columns = [
        (column, cell)
        for column, cell in enumerate(line.cells)
        if column > at and _VALUE.fullmatch(cell.strip())
    ]
    if not columns:
        return None
    match = _PERIOD_IN_LABEL.match(label)
    comparator = comparator_value = None
    if len(columns) > 1:
        column, comparator_value = columns[1]
        comparator = header[column] if column < len(header) and header[column] else None
    return Figure(
        match["label"] if match else label,
        columns[0][1],
        comparator,
        comparator_value,
        match["period"] if match else above,
        line.number,
        unit=unit,
    )
