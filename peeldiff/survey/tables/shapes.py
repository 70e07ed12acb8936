"""What a table of the package is: columns, keys, links, and the columns that several tables share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from alignment.records import dataclass
from peeldiff.model import Confidence, Mention

__all__ = [
    "CONFIDENCE",
    "DATE",
    "FORCE_ID",
    "MENTION",
    "PLACE",
    "WHY",
    "Cell",
    "Column",
    "ForeignKey",
    "Row",
    "Table",
    "count",
    "flag",
    "link",
    "number",
    "one_of",
    "text",
]

Cell = str | int | float | bool | None
Row = tuple[Cell, ...]

DATE = r"\d{4}(-\d{2}(-\d{2})?)?"
"""The pattern of a date that is as exact as a report prints it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column. `type` is one of Table Schema: string, integer, number, boolean.

    `values` is the closed set of what may stand there, empty for any; `required` says that it is never
    unknown; `pattern` is a regular expression for the whole cell.
    """

    name: str
    type: str
    description: str
    values: tuple[str, ...] = ()
    required: bool = False
    pattern: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignKey:
    """A column whose every value stands in the first column of another table."""

    column: str
    table: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table. `key` names the columns that tell its rows apart."""

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    links: tuple[ForeignKey, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)

    def row(self, cells: Mapping[str, Cell]) -> Row:
        """The cells in the order of the columns; raises `KeyError` unless there is one for each."""
        if len(cells) != len(self.columns):
            raise KeyError(sorted(set(cells) ^ set(self.names)))
        return tuple(_plain(cells[column.name]) for column in self.columns)


def _plain(cell: Cell) -> Cell:
    return str(cell) if isinstance(cell, StrEnum) else cell


def text(name: str, description: str, *, required: bool = False, pattern: str = "") -> Column:
    """A column of words."""
    return Column(
        name=name, type="string", description=description, required=required, pattern=pattern
    )


def one_of(name: str, values: Iterable[str], description: str, *, required: bool = False) -> Column:
    """A column with one of some values."""
    return Column(
        name=name,
        type="string",
        description=description,
        values=tuple(map(str, values)),
        required=required,
    )


def count(name: str, description: str, *, required: bool = False) -> Column:
    """A column of whole numbers."""
    return Column(name=name, type="integer", description=description, required=required)


def number(name: str, description: str) -> Column:
    """A column of numbers."""
    return Column(name=name, type="number", description=description)


def flag(name: str, description: str) -> Column:
    """A column of yes and no, which is never unknown."""
    return Column(name=name, type="boolean", description=description, required=True)


def link(column: str, table: str, key: str = "") -> ForeignKey:
    """A column whose values stand in another table, there called `key` if not the same."""
    return ForeignKey(column=column, table=table, key=key or column)


PLACE = (
    text("document_id", "The document in which it stands."),
    count(
        "line",
        "The line of that document, counted from 1 in its text as `peeldiff read --format text` prints it.",
    ),
)
FORCE_ID = text("force_id", "The body inspected.", required=True)
WHY = text("why", "One sentence that says why.")
CONFIDENCE = one_of("confidence", Confidence, "How sure the program is.", required=True)
MENTION = one_of(
    "mention",
    Mention,
    "Whether the newer report speaks of the older point. not_mentioned: nothing was found, which is "
    "no denial.",
)
