"""What was not carried, laid out for the reader to decide: a sheet of the workbook, or a CSV file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from alignment.late import late
from alignment.records import replace
from peeldiff.papers.spreadsheet import BLANK, Cell
from peeldiff.papers.spreadsheet.comma import write_csv
from peeldiff.papers.spreadsheet.excel_writing import fits
from peeldiff.papers.spreadsheet.plans import ColumnPlan, SheetPlan
from peeldiff.papers.tracker.columns import LEFT_COLUMNS, OURS, Column
from peeldiff.papers.tracker.filled import Filled, Left
from peeldiff.papers.tracker.holding import Rest, in_csv, in_excel
from peeldiff.papers.tracker.old import ABOVE, HEADING, OldCell, OldRow
from peeldiff.papers.tracker.plans import SCALE, our_plan, their_plan
from peeldiff.papers.tracker.points import Register

__all__ = [
    "LEFT_SHEET",
    "about_none",
    "as_of",
    "left_again",
    "left_cell",
    "left_csv",
    "left_of",
    "left_over",
    "left_sheets",
    "to_decide",
    "without_twins",
]

LEFT_SHEET = "Not carried"
ALONE = "Nothing stands beside it: a title, a heading or a note of yours, kept here."
_COLOUR_KEY = "It says what your colours mean: kept here."
_COLOUR_TOLD = late(
    r"\b(blue|green|amber|yellow|red|white|gr[ae]y|black|purple)\s*[=:–—-]", re.IGNORECASE
)
_NO_DECISION = (ALONE, _COLOUR_KEY, ABOVE, HEADING)
"""Why something stands on the sheet though nothing hangs on where it goes."""


def left_csv(left: Sequence[Left], filled: Filled) -> bytes:
    """What was not carried, as a CSV file."""
    plans, rows = _left_table(_undecided_first(_spelt_out(left, csv=True)), filled)
    heading = [plan.header for plan in plans]
    return write_csv([heading, *([cell.text for cell in row] for row in rows)])


_FIRST = (
    "carry_to", "why_not_carried", "ref", "text", "was_in_column", "value_there", "nearest_ref",
    "nearest_text", "was_at",
)  # fmt: skip
"""What the reader needs to decide; then come people's own columns, and at the end the rest of ours."""


def _left_table(left: Sequence[Left], filled: Filled) -> tuple[list[ColumnPlan], list[list[Cell]]]:
    """The columns, and the rows under them."""
    theirs = list(filled.columns)
    known = {name.casefold() for name in theirs}
    for name in (*filled.item_columns, *(name for one in left for name in one.theirs)):
        if name.casefold() not in known:
            known.add(name.casefold())
            theirs.append(name)
    ours = {column.name: column for column in (*LEFT_COLUMNS, *OURS)}
    plans = [our_plan(replace(ours[name], folded=False)) for name in _FIRST]
    plans[0] = replace(plans[0], theirs=True, hint=LEFT_COLUMNS[0].meaning)
    texts = {name: [one.theirs[name].text for one in left if name in one.theirs] for name in theirs}
    plans += [their_plan(name, "", texts[name]) for name in theirs]
    rest = [replace(column, folded=True) for column in OURS if column.name not in _FIRST]
    plans += map(our_plan, rest)
    return plans, [_left_row(one, theirs, rest) for one in left]


def _left_row(one: Left, theirs: Sequence[str], rest: Sequence[Column]) -> list[Cell]:
    nearest = one.nearest
    ours = {
        **one.ours,
        "ref": _first(one.ours, "item_ref", "ref"),
        "text": _first(one.ours, "item", "text"),
        "carry_to": one.carry_to,
        "why_not_carried": Cell(value=one.why),
        "nearest_ref": Cell(value=nearest.ref if nearest else None),
        "nearest_text": Cell(value=nearest.text if nearest else None),
        "was_at": Cell(value=one.place or None),
        "was_in_column": Cell(value=one.column or None),
        "value_there": one.cell,
    }
    cells = {name.casefold(): cell for name, cell in one.theirs.items()}
    return [
        *(ours.get(name, BLANK) for name in _FIRST),
        *(cells.get(name.casefold(), BLANK) for name in theirs),
        *(ours.get(column.name, BLANK) for column in rest),
    ]


def _first(cells: Mapping[str, Cell], *names: str) -> Cell:
    """The first of these cells in which anything stands."""
    return next((cells[name] for name in names if not cells.get(name, BLANK).is_blank), BLANK)


def left_sheets(left: Sequence[Left], filled: Filled) -> Iterator[SheetPlan]:
    """The sheet, or none if nothing was left."""
    if not left:
        return
    plans, rows = _left_table(_undecided_first(_spelt_out(left, csv=False)), filled)
    yield SheetPlan(
        name=LEFT_SHEET,
        columns=tuple(plans),
        rows=tuple(map(tuple, rows)),
        table="not_carried",
        scale=SCALE,
    )


def _spelt_out(left: Sequence[Left], *, csv: bool) -> Iterator[Left]:
    """Each leftover as the file holds it, and behind it what the file cannot hold in its cells."""
    for one in left:
        rests: list[tuple[str, Rest]] = []

        def held(name: str, cell: Cell, rests: list[tuple[str, Rest]] = rests) -> Cell:
            if csv:
                rests.append((name, in_csv(cell)[1]))
                return cell
            kept, rest = in_excel(cell, formula=False)
            rests.append((name, rest))
            return kept

        yield replace(
            one,
            cell=held(one.column, one.cell),
            theirs={name: held(name, cell) for name, cell in one.theirs.items()},
            ours={name: held(name, cell) for name, cell in one.ours.items()},
        )
        whose, ref = (one.ours.get(name, BLANK) for name in ("item_ref", "ref"))
        told = not whose.is_blank and whose.text.startswith(ref.text) and not ref.comment
        if not (told or whose.is_blank or ref.is_blank):
            yield Left(why=one.why, place=one.place, column="ref", cell=ref, ours={"ref": whose})
        for name, rest in rests:
            yield from left_over(rest, name, one.place, one.ours)


def left_over(rest: Rest, column: str, place: str, ours: Mapping[str, Cell]) -> Iterator[Left]:
    """What a cell of a column had besides, each as a leftover of its own."""
    named = {
        name: Cell(value=ours[name].value)
        for name in ("item_ref", "ref", "item", "text")
        if name in ours and fits(ours[name].text)
    }
    for why, text in rest:
        yield Left(why=why, place=place, column=column, cell=Cell(value=text), ours=named)


# ---- what was left before ---------------------------------------------------------------------------


def left_cell(stray: OldCell) -> Left:
    """A cell that stood outside every row."""
    ours = {"ref": Cell(value=stray.ref)} if stray.ref else {}
    return Left(why=stray.why, place=stray.place, column=stray.column, cell=stray.cell, ours=ours)


def left_of(row: OldRow, column: str, cell: Cell, why: str) -> Left:
    """A single cell of a row, with what tells which row that was."""
    named = {name: row.ours[name] for name in ("ref", "text") if name in row.ours}
    return Left(why=why, place=row.place, column=column, cell=cell, ours=named)


def as_of(row: OldRow) -> OldRow:
    """A row of Not carried as it stood before it came there."""
    place = row.ours.get("was_at", BLANK).text or row.place
    ours = {name: cell for name, cell in row.ours.items() if name not in _LEFT_NAMES}
    return replace(row, place=place, ours=ours)


_LEFT_NAMES = (
    "carry_to", "why_not_carried", "nearest_ref", "nearest_text",
    "was_at", "was_in_column", "value_there",
)  # fmt: skip


def about_none(row: OldRow) -> str:
    """Why a row of an office's own sheet can be about no finding: a title, a heading or a note has one cell,
    and a key to colours, with one more in front, says what several mean; "" where it may be about one."""
    filled = [cell.text for cell in row.theirs.values() if not cell.is_blank]
    if len(filled) == 1:
        return ALONE
    told = {one[1].casefold() for text in filled for one in _COLOUR_TOLD.finditer(text)}
    return _COLOUR_KEY if len(filled) == 2 and len(told) > 1 else ""


def left_again(row: OldRow, why: str, register: Register) -> Left:
    """What was left by an earlier run and still waits, as it was."""
    before = as_of(row)
    return Left(
        why=why,
        place=before.place,
        column=row.ours.get("was_in_column", BLANK).text,
        cell=row.ours.get("value_there", BLANK),
        nearest=register.named(row.ours.get("nearest_ref", BLANK).text),
        carry_to=row.ours.get("carry_to", BLANK),
        ours=before.ours,
        theirs={name: cell for name, cell in row.theirs.items() if not cell.is_blank},
    )


def to_decide(left: Iterable[Left]) -> int:
    """How many leftovers wait for somebody to say where they belong."""
    return sum(one.why not in _NO_DECISION for one in left)


def _undecided_first(left: Iterable[Left]) -> list[Left]:
    """The leftovers in their order, what needs no decision behind all others."""
    return sorted(left, key=lambda one: one.why in _NO_DECISION)


def without_twins(left: Iterable[Left]) -> Iterable[Left]:
    """Each leftover once: a run that was cut off may have written some of them before."""
    seen: set[tuple[object, ...]] = set()
    for one in left:
        key = (
            one.column,
            one.cell,
            one.carry_to,
            tuple(sorted(one.theirs.items(), key=lambda item: item[0])),
            tuple(
                (name, cell.text, cell.comment, cell.formula)
                for name, cell in sorted(one.ours.items(), key=lambda item: item[0])
            ),
            one.place if one.cell is not BLANK else "",
        )
        if key not in seen:
            seen.add(key)
            yield one
