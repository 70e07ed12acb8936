"""An earlier tracker, or one that an office made itself, taken apart into what must not be lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from alignment.records import dataclass, field, replace
from peeldiff.papers.spreadsheet import BLANK, Book, Cell, Sheet, cell_name
from peeldiff.papers.spreadsheet.cells import PLAIN
from peeldiff.papers.tracker.columns import CARRIED, DECIDED, ITEM_COLUMNS, LEFT_COLUMNS, OURS
from peeldiff.papers.tracker.counts import is_counts
from peeldiff.papers.tracker.headings import named_columns
from peeldiff.papers.tracker.points import CHECK
from peeldiff.papers.tracker.prints import Prints
from peeldiff.papers.tracker.sheets import (
    BOARD_SHEET,
    CHANGED_SHEET,
    CONTACT,
    COUNTS_SHEET,
    NO_CONTACT,
)

__all__ = [
    "ABOVE",
    "HEADING",
    "NOT_COPIED",
    "OVERWRITTEN",
    "OWN_NOTE",
    "OWN_ROW",
    "READING",
    "REPLACED",
    "SET_BY",
    "OldCell",
    "OldRow",
    "OldTracker",
    "is_own",
    "read_own",
    "take_apart",
]

OWN_ROW = "Row of your own"
"""What stands under `carried` in a row that people added and asked to keep."""

OWN_NOTE = f"{OWN_ROW}: no report given here has it."

SET_BY = "Set by reader "
"""How our own words under `reader_decided` begin: a decision that was made with `peeldiff decide`."""

REPLACED = "Replaced by "
"""How the line begins under `carried` in a row whose finding another one has taken the place of."""

READING = "Your reading then: "
"""Before what people wrote of a finding that another has taken the place of."""

NOT_COPIED = "Not copied"
"""How a note begins on columns of people's own that are not shown under a usual heading."""

_NOTES = (
    *("From ", "Merged from ", "Split: ", "Please check", "Before: ", "Carried as", "Copied from "),
    *("Several entries ", REPLACED, OWN_ROW, NOT_COPIED),
)
"""How the lines under `carried` begin."""
_MADE_ANEW = ("Cover", "Grades", "History", "Notes", BOARD_SHEET, CHANGED_SHEET)
_SHOWING = (BOARD_SHEET, COUNTS_SHEET)
"""Sheets of ours whose formulas show what stands in Findings."""
_FINDINGS = tuple(column.name for column in (*OURS, CARRIED))
_ITEMS = tuple(column.name for column in (*ITEM_COLUMNS, CARRIED))
_LEFT = tuple(column.name for column in (*LEFT_COLUMNS, *OURS, CARRIED))
OVERWRITTEN = "You wrote this in a column of peeldiff, which is made anew each time."
ABOVE = "It stood above the headings."
HEADING = "The heading of your column in full."
_ON_HEADING = "You wrote this on a heading of peeldiff, which is made anew each time."
_FEWEST = 5
"""Of our own headings that make a row of them a heading row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OldRow:
    """A row of a table. `ours` and `theirs` are its cells by the names of their columns."""

    place: str
    """ "Findings row 12"."""
    table: str
    """ "findings" or "items"."""
    ref: str
    text: str
    ours: Mapping[str, Cell]
    theirs: Mapping[str, Cell]
    row: int
    """Its position in its sheet, from 0, and `columns` those of all columns of the table by name."""
    columns: Mapping[str, int]
    written: bool = False
    """Whether peeldiff wrote its reference and text, as far as that can be told."""
    typed: frozenset[str] = frozenset()
    """The columns of ours that people wrote over, as far as that can be told."""

    @property
    def decided(self) -> str:
        """What people wrote as their own reading of the finding."""
        lines = self.ours.get(DECIDED, BLANK).text.split("\n")
        own = [line for line in lines if line.strip() and not line.startswith(SET_BY)]
        over = self.ours.get("what_became_of_it", BLANK).text
        if "what_became_of_it" in self.typed and over not in own:
            own.append(over)
        return "\n".join(own)

    @property
    def waiting(self) -> str:
        """The notes on it that wait for somebody: what to check, and what people said before."""
        lines = self.ours.get(CARRIED.name, BLANK).text.split("\n")
        return "\n".join(line for line in lines if line.startswith(CHECK) or READING in line)

    @property
    def is_untouched(self) -> bool:
        """Whether nobody wrote or marked anything in it, and no note waits for somebody."""
        return (
            all(cell.is_blank for cell in self.theirs.values())
            and not self.decided
            and not self.waiting
            and not any(cell.comment or cell.look.fill for cell in self.ours.values())
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class OldCell:
    """A cell that is part of no row: where it stood, under what, and why it cannot stay."""

    place: str
    column: str
    cell: Cell
    why: str
    ref: str = ""


@dataclass(slots=True, kw_only=True)
class OldTracker:
    """What an old tracker holds that people wrote, in its order."""

    own: bool
    """Whether peeldiff made it."""
    columns: list[str] = field(default_factory=list)
    item_columns: list[str] = field(default_factory=list)
    rows: list[OldRow] = field(default_factory=list)
    waiting: list[OldRow] = field(default_factory=list)
    """The rows of its sheet Not carried."""
    sheets: list[Sheet] = field(default_factory=list)
    """Sheets of people's own."""
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    contact: Cell = BLANK
    strays: list[OldCell] = field(default_factory=list)
    prints: Prints = field(default_factory=lambda: Prints({}))


def is_own(book: Book) -> bool:
    """Whether peeldiff made the spreadsheet: one of its sheets has the headings of Findings."""
    return any(_heading_row(sheet, _FINDINGS, ("ref", "text")) is not None for sheet in book.sheets)


def read_own(book: Book, left: Sequence[Sheet] = ()) -> OldTracker:
    """Take a tracker that peeldiff made apart; `left` are sheets of what was not carried before."""
    prints = Prints(book.properties)
    old = OldTracker(own=True, prints=prints)
    for sheet in (*book.sheets, *left):
        if sheet.name == BOARD_SHEET or _is_counts(sheet):
            _beside(sheet, prints, old)
        elif (at := _heading_row(sheet, _LEFT, ("carry_to", "why_not_carried"))) is not None:
            old.waiting += take_apart(sheet, at, _LEFT, "findings", old.columns, old.strays)
        elif (at := _heading_row(sheet, _ITEMS, ("item_ref", "item"))) is not None:
            found = take_apart(sheet, at, _ITEMS, "items", old.item_columns, old.strays)
            rows = [_marked(row, "Items", "item_ref", "item", prints) for row in found]
            old.rows += rows
            old.strays += _overwritten(rows)
        elif (at := _heading_row(sheet, _FINDINGS, ("ref", "text"))) is not None:
            found = take_apart(sheet, at, _FINDINGS, "findings", old.columns, old.strays)
            rows = [_marked(row, "Findings", "ref", "text", prints) for row in found]
            old.rows += rows
            old.strays += _overwritten(rows)
        elif sheet.name == "Lists":
            old.lists = _lists(sheet, old.strays)
        elif sheet.name in _MADE_ANEW:
            _beside(sheet, prints, old)
        else:
            old.sheets.append(sheet)
    return old


def _is_counts(sheet: Sheet) -> bool:
    return sheet.name == COUNTS_SHEET and bool(sheet.rows) and is_counts(sheet.rows[0])


def _heading_row(sheet: Sheet, names: Sequence[str], needed: Sequence[str]) -> int | None:
    """The position of the row with our headings, or None."""
    for at, row in enumerate(sheet.rows[:50]):
        told = {cell.text for cell in row}
        if told.issuperset(needed) and len(told.intersection(names)) >= _FEWEST:
            return at
    return None


def take_apart(
    sheet: Sheet,
    at: int,
    ours: Sequence[str],
    table: str,
    columns: list[str],
    strays: list[OldCell],
    text_of: Callable[[Mapping[str, Cell]], str] | None = None,
) -> list[OldRow]:
    """The rows under the heading row `at`, -1 without one; their columns are added to `columns`.

    What stands above the headings goes to `strays`. `text_of` gives the text of a row from its cells
    by column, where it has no column of ours that holds it.
    """
    for row, above in enumerate(sheet.rows[: max(at, 0)]):
        strays += _stray(sheet, row, above, ABOVE)
    headings = sheet.rows[at] if at >= 0 else ()
    below = sheet.rows[at + 1 :]
    width = max(map(len, (headings, *below)))
    used = {i for row in below for i, cell in enumerate(row) if not cell.is_blank}
    headers = [cell.text for cell in _filled(headings, width)]
    named = named_columns(headers, ours)
    places = {name: i for i, (name, _) in enumerate(named)}
    known = {name.casefold() for name in columns}
    for i, (name, is_ours) in enumerate(named):
        heading = headings[i] if i < len(headings) else BLANK
        if is_ours:
            more = replace(heading, value=None)
            strays += _stray(sheet, at, [BLANK] * i + [more], _ON_HEADING)
            continue
        if name.casefold() not in known and (i in used or i < len(headings)):
            columns.append(name)
        if (
            not name.startswith(" ".join(heading.text.split()))
            or heading.comment
            or heading.formula
        ):
            strays += _stray(sheet, at, [BLANK] * i + [heading], HEADING)
    found = []
    for row in range(at + 1, len(sheet.rows)):
        cells = {name: cell for (name, _), cell in zip(named, sheet.rows[row], strict=False)}
        if all(cell.is_blank for cell in cells.values()) or sheet.rows[row] == headings:
            continue  # some trackers print the headings again above each report
        mine = {name: cells[name] for name, is_ours in named if is_ours and name in cells}
        theirs = {name: cells[name] for name, is_ours in named if not is_ours and name in cells}
        ref = mine.get("item_ref" if table == "items" else "ref", BLANK).text
        text = mine.get("item" if table == "items" else "text", BLANK).text
        found.append(
            OldRow(
                place=f"{sheet.name} row {row + 1}",
                table=table,
                ref=ref,
                text=text_of(cells) if text_of is not None else text,
                ours=mine,
                theirs=theirs,
                row=row,
                columns=places,
            )
        )
    return found


def _filled(row: Sequence[Cell], width: int) -> list[Cell]:
    return [*row, *[BLANK] * (width - len(row))]


def _stray(sheet: Sheet, row: int, cells: Sequence[Cell], why: str) -> Iterator[OldCell]:
    for column, cell in enumerate(cells):
        if not cell.is_blank:
            place = f"{sheet.name}!{cell_name(row, column)}"
            yield OldCell(place=place, column="", cell=cell, why=why)


def _marked(row: OldRow, sheet: str, key: str, text: str, prints: Prints) -> OldRow:
    typed = {name for name, cell in row.ours.items() if cell.formula or cell.link}
    if not prints:  # nobody but peeldiff fills that column
        written = not row.ours.get("what_became_of_it", BLANK).is_blank
        return replace(row, written=written, typed=frozenset(typed))
    known = (prints.know(sheet, row.ref, *both) for both in ((key, row.ref), (text, row.text)))
    if prints.know(sheet, row.ref, key, row.ref):
        typed |= {
            name
            for name, cell in row.ours.items()
            if cell.value not in (None, "") and not prints.know(sheet, row.ref, name, cell.text)
        }
    return replace(row, written=all(known), typed=frozenset(typed))


def _overwritten(rows: Sequence[OldRow]) -> Iterator[OldCell]:
    """What people wrote over our cells; a row whose reference we did not write is theirs as a whole.

    Their own reading of a finding is carried and is not among it.
    """
    for row in rows:
        for name, cell in row.ours.items():
            if name not in row.typed:
                continue
            more = cell.formula or cell.link
            if name in (DECIDED, "what_became_of_it") and not more:
                continue
            if name == CARRIED.name and not more and all(map(_is_note, cell.text.split("\n"))):
                continue  # a line was deleted because it has been checked
            yield OldCell(
                place=row.place,
                column=name,
                cell=replace(cell, comment="", look=PLAIN),
                why=OVERWRITTEN,
                ref=row.ref,
            )


def _is_note(line: str) -> bool:
    return line.startswith(_NOTES) or not line.strip()


def _beside(sheet: Sheet, prints: Prints, old: OldTracker) -> None:
    """The contact on the Cover, and what people wrote on the sheets that are made anew."""
    for number, cells in enumerate(sheet.rows):
        key = cells[0].text if cells else ""
        for column, cell in enumerate(cells):
            if cell.is_blank:
                continue
            shows = bool(cell.formula) and sheet.name in _SHOWING and not cell.comment
            if shows and prints.know_formula(sheet.name, str(column), cell.formula):
                continue  # what shows another cell was never typed
            more = cell.comment or cell.formula or cell.link
            if sheet.name == "Cover" and key == CONTACT and column == 1:
                old.contact = BLANK if cell.text == NO_CONTACT else cell
                if not more:
                    continue
            if more or not prints.know(sheet.name, key, str(column), cell.text):
                place = f"{sheet.name}!{cell_name(number, column)}"
                why = "You wrote this on a sheet that is made anew each time."
                old.strays.append(OldCell(place=place, column="", cell=cell, why=why))


def _lists(sheet: Sheet, strays: list[OldCell]) -> dict[str, tuple[str, ...]]:
    """The entries of each drop-down; what is more than a text goes to `strays` as well."""
    width = max(map(len, sheet.rows), default=0)
    headers = [cell.text for cell in _filled(sheet.rows[0], width)] if sheet.rows else []
    found = {}
    for column, (name, _) in enumerate(named_columns(headers, headers)):
        entries = [row[column].text for row in sheet.rows[1:] if column < len(row)]
        if headers[column] or any(entries):
            found[name] = tuple(entry for entry in entries if entry)
    for number, row in enumerate(sheet.rows):
        more = [cell if cell.comment or cell.link or cell.formula else BLANK for cell in row]
        strays += _stray(sheet, number, more, "It is more than a text in a list of choices.")
    return found
