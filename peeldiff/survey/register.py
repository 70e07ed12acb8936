"""The user's file of forces: what no report says of a body, such as its region and its most similar group.

A CSV file with the column `force` and any of `COLUMNS`. Every name must be that of a body of the survey, or
of a police force that peeldiff knows and of which the survey has nothing.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from alignment.records import dataclass
from peeldiff.document.files import printable_name
from peeldiff.errors import SourceError
from peeldiff.inspectorates import DEFAULT, load_inspectorate
from peeldiff.survey.grouping import Body
from peeldiff.survey.naming import place_slug

__all__ = ["COLUMNS", "Register", "read_register"]

COLUMNS = ("gss_code", "region", "most_similar_group")
"""The columns of `forces` that the file fills."""
_NAME = "force"
_MOST = 1_000_000
"""Bytes that are read: there are some hundred forces, services and councils."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row of the file: its line, the name as it is written there, and the cells that are not empty."""

    line: int
    name: str
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Register:
    """The rows of a file; `file` is what it is called."""

    file: str
    entries: Sequence[_Entry]

    def of(self, bodies: Sequence[Body]) -> dict[str, Mapping[str, str]]:
        """What the file says of each body, by its id; raises `SourceError` for a name that is nobody's."""
        found: dict[str, Mapping[str, str]] = {}
        lines: dict[str, int] = {}
        for entry in self.entries:
            body = self._body(entry, bodies)
            if body is None:
                continue
            if body.id in found:
                raise SourceError(
                    f"{self.file} line {entry.line}: {entry.name} is the body of line "
                    f"{lines[body.id]} again; keep one of the two rows."
                )
            found[body.id], lines[body.id] = entry.cells, entry.line
        return found

    def _body(self, entry: _Entry, bodies: Sequence[Body]) -> Body | None:
        """The body that a row means; None for a police force that the survey has nothing of."""
        named = entry.name.casefold()
        alike = [
            body
            for body in bodies
            if named in [name.casefold() for name in (body.name, *body.other_names)]
        ]
        # A place alone means its police force; other bodies of that place bear their kind in their name.
        for wanted in ((DEFAULT,), {body.words for body in bodies} - {DEFAULT}):
            alike = alike or [
                body
                for body in bodies
                if body.words in wanted
                and place_slug(entry.name, body.words) == place_slug(body.name, body.words)
            ]
        if len(alike) == 1:
            return alike[0]
        if alike:
            names = " or ".join(body.name for body in alike)
            raise SourceError(
                f"{self.file} line {entry.line}: {entry.name} may be {names}; write the whole name."
            )
        known = load_inspectorate().refs.forces
        if place_slug(entry.name, DEFAULT) in {place_slug(place, DEFAULT) for place in known}:
            return None
        raise SourceError(
            f"{self.file} line {entry.line}: {entry.name} is no body of this survey and no police force "
            "that peeldiff knows; write the name as the reports do, or take the row out."
        )


def read_register(path: str) -> Register:
    """Read a file of forces; raises `SourceError`."""
    file = printable_name(path)
    try:
        with open(path, "rb") as handle:
            data = handle.read(_MOST + 1)
    except OSError as error:
        raise SourceError(
            f"{file} cannot be read ({error.strerror}); give a CSV file after --forces."
        ) from error
    if len(data) > _MOST:
        raise SourceError(f"{file} is no file of forces: it has more than {_MOST:,} bytes.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError(f"{file} is no CSV file in UTF-8; save it as such.") from error
    rows = csv.reader(io.StringIO(text, newline=""))
    try:
        head = [name.strip().casefold() for name in next(rows, [])]
        entries = list(_entries(file, rows, _places(file, head)))
    except csv.Error as error:
        raise SourceError(
            f"{file} line {rows.line_num} is no row of a CSV file ({error})."
        ) from error
    return Register(file, entries)


def _places(file: str, head: Sequence[str]) -> dict[str, int]:
    """Where each column stands."""
    valid = f"give the columns {_NAME} and any of {', '.join(COLUMNS)}."
    if _NAME not in head:
        raise SourceError(f"{file} line 1 has no column {_NAME}; {valid}")
    for name in head:
        if name not in (_NAME, *COLUMNS):
            raise SourceError(f"{file} line 1 has a column {name or 'without a name'}; {valid}")
        if head.count(name) > 1:
            raise SourceError(f"{file} line 1 has the column {name} twice; {valid}")
    return {name: head.index(name) for name in head}


def _entries(file: str, rows, places: Mapping[str, int]):  # type: ignore[no-untyped-def]
    for row in rows:
        cells = [" ".join(cell.split()) for cell in row]
        if not any(cells):
            continue
        if len(cells) != len(places):
            raise SourceError(
                f"{file} line {rows.line_num} has {len(cells)} cells; give one for each of the "
                f"{len(places)} columns of line 1."
            )
        name = cells[places[_NAME]]
        if not name:
            raise SourceError(
                f"{file} line {rows.line_num} names no force; name it or take it out."
            )
        told = {column: cells[at] for column, at in places.items() if column != _NAME and cells[at]}
        yield _Entry(rows.line_num, name, told)
