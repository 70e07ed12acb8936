"""What people wrote in an old tracker, put beside the findings that it is about.

Nothing is lost: a cell is in the row where its finding stands now, or among what is `left`, with the
reason. In doubt it is left, and the reader decides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from alignment.records import replace
from peeldiff.papers.spreadsheet import BLANK, Cell
from peeldiff.papers.spreadsheet.cells import PLAIN
from peeldiff.papers.tracker.carried_columns import (
    carried_columns,
    copy_by_alias,
    empty_on_the_board,
    is_of_the_portal,
    positions,
)
from peeldiff.papers.tracker.columns import (
    CARRIED,
    DECIDED,
    ITEM_COLUMNS,
    OURS,
    plain_header,
)
from peeldiff.papers.tracker.filled import Filled, Left, Place, empty
from peeldiff.papers.tracker.formulas import moved
from peeldiff.papers.tracker.leaving import (
    about_none,
    as_of,
    left_again,
    left_cell,
    left_of,
    without_twins,
)
from peeldiff.papers.tracker.meeting import can_join, mark, says_the_same
from peeldiff.papers.tracker.old import (
    NOT_COPIED,
    OVERWRITTEN,
    OWN_NOTE,
    OWN_ROW,
    READING,
    REPLACED,
    OldRow,
    OldTracker,
)
from peeldiff.papers.tracker.points import CHECK, UNKNOWN, UNRECOGNISED, Match, Point, Register
from peeldiff.papers.tracker.rows import FindingRow, ItemRow

__all__ = ["carry"]

_OWN_FINDING = f"{OWN_ROW}: it is of a report that was not given this time, and is kept as it was."
_LASTING = (
    "From ",
    "Merged from ",
    "Split: ",
    "Before: ",
    "Several entries ",
    "Copied from ",
    NOT_COPIED,
)
"""Notes that stand until somebody deletes them."""
_STAYING = (CHECK, *_LASTING)
_OWN_WORDS = ("own row", "own", "keep")
_NO_ROW = "This part stands in no row any more."
_FORMULA = "A formula that looks at other cells: what it last showed stands in the tracker."


def carry(
    old: OldTracker,
    register: Register,
    rows: Sequence[FindingRow],
    lists: Mapping[str, tuple[str, ...]],
    *,
    with_items: bool,
    with_register: bool = True,
) -> Filled:
    """Put all that `old` holds where it belongs; `with_items`: the new tracker has a sheet Items.

    `with_register` as in `usual_columns`.
    """
    return _Carrying(
        old, register, rows, lists, with_items=with_items, with_register=with_register
    ).filled()


class _Carrying:
    def __init__(
        self,
        old: OldTracker,
        register: Register,
        rows: Sequence[FindingRow],
        lists: Mapping[str, tuple[str, ...]],
        *,
        with_items: bool,
        with_register: bool,
    ) -> None:
        self.old, self.register, self.rows = old, register, rows
        self.items: list[ItemRow] = [item for row in rows for item in row.items]
        self.with_items = with_items
        self.new = empty(rows, {**lists, **old.lists})
        self.new.columns, self.new.item_columns = carried_columns(
            old, with_items=with_items, with_register=with_register
        )
        self.new.sheets, self.new.contact, self.new.carried = old.sheets, old.contact, True
        self.new.was_own = old.own
        fixed = (*OURS, CARRIED)
        self.layout = positions([column.name for column in fixed], self.new.columns)
        parts = (*ITEM_COLUMNS, CARRIED)
        self.item_layout = positions([column.name for column in parts], self.new.item_columns)

    def filled(self) -> Filled:
        matched = [(row, self._match(row)) for row in self.old.rows]
        # The entries of the latest wording come first: where two rows meet, theirs stand.
        matched.sort(key=lambda both: -both[1].point.age if both[1].point else 0)
        for row, match in matched:
            if match.point is not None and self._is_replaced(row, match.point):
                self._keep(row, row.ours[CARRIED.name].text)
            elif match.point is None and self._is_theirs(row, match):
                self._keep(row, _OWN_FINDING if row.written else OWN_NOTE)
            else:
                self._place(row, match)
        for row in self.old.waiting:
            why = row.ours.get("why_not_carried", BLANK).text
            self.new.waited.append(left_again(row, why, self.register))
            self._decide(row)
        self.new.left += [left_cell(stray) for stray in self.old.strays]
        self._note_sources()
        if not self.old.own:
            self.new.shown_as = copy_by_alias(self.new.rows, self.new.columns)
            self.new.empty = empty_on_the_board(self.new.rows, self.new.columns)
        self.new.left = list(without_twins(self.new.left))
        return self.new

    def _is_replaced(self, row: OldRow, point: Point) -> bool:
        """Whether the row was kept for its portal entry, and its finding still has no row."""
        kept = row.ours.get(CARRIED.name, BLANK).text.startswith(REPLACED)
        return kept and row.ref not in {self.rows[at].ref for at in point.rows}

    def _is_theirs(self, row: OldRow, match: Match) -> bool:
        """Whether a row of our tracker is about no finding given here, and stays where it is."""
        if row.table != "findings" or (row.is_untouched and row.written and not _is_own_row(row)):
            return False
        return _is_own_row(row) or (self.old.own and match.note == UNKNOWN)

    def _match(self, row: OldRow) -> Match:
        if self.old.own:
            return self.register.match(row.ref, row.text, items=row.table == "items")
        return self.register.find(row.text)

    # ---- one row --------------------------------------------------------------------------------

    def _place(self, row: OldRow, match: Match) -> None:
        point = match.point
        if point is None:
            if not (row.is_untouched and row.written):
                why = "" if self.old.own else about_none(row)
                self._leave(row, why or match.note, match.nearest)
            return
        places, home = self._homes(point)
        if not places:
            if not row.is_untouched:
                self._leave(row, _NO_ROW, self._finding_of(point))
            return
        source = " ".join(row.ref.split()) or row.place
        self._leave_overwritten(row, point)
        if home == "findings" and self._keeps_portal(row, places):
            now = ", ".join(self._ref_at(at, home) for at, _ in places)
            self._keep(
                row, f"{REPLACED}{now}; its entry in the inspectorate's register stays here."
            )
        for at, place in places:
            place.sources.append(source)
            place.is_of_another |= self._ref_at(at, home) != point.ref
            if match.note and match.note not in place.notes:
                place.notes.append(match.note)
            self._fill(row, place, at, home, point)
            self._remember(row, place, at, home)
        if len(places) > 1:
            refs = [self._ref_at(at, home) for at, _ in places]
            for at, place in places:
                others = ", ".join(ref for ref in refs if ref != self._ref_at(at, home))
                place.notes.append(f"Split: the entries of {source} also stand in {others}.")

    def _leave_overwritten(self, row: OldRow, point: Point) -> None:
        """What stands in our cells of a row whose reference people wrote over, if not by us."""
        sheet, key = ("Items", "item_ref") if row.table == "items" else ("Findings", "ref")
        know = self.old.prints.know
        if know(sheet, row.ref, key, row.ref):
            return  # it was asked when the row was read
        for name, cell in row.ours.items():
            ours = name in (key, CARRIED.name) or know(sheet, point.ref, name, cell.text)
            if not (ours or cell.is_blank):
                whole = replace(cell, comment="", look=PLAIN)
                self.new.left.append(left_of(row, name, whole, OVERWRITTEN))

    def _keeps_portal(self, row: OldRow, places: Sequence[tuple[int, Place]]) -> bool:
        """Whether a row has an entry of the portal that must not go to the finding in its place."""
        if not self._moves(row, [self._ref_at(at, "findings") for at, _ in places]):
            return False
        return any(not cell.is_blank for name, cell in row.theirs.items() if is_of_the_portal(name))

    def _moves(self, row: OldRow, refs: Sequence[str]) -> bool:
        """Whether a row that we wrote goes to findings of other references."""
        return self.old.own and row.written and bool(row.ref) and row.ref not in refs

    def _remember(self, row: OldRow, place: Place, at: int, home: str) -> None:
        """What nobody has deleted yet, and what the old tracker said of the finding, if that differs.

        When a finding takes the place of another, the notes of that one have done their work.
        """
        ref = self._ref_at(at, home)
        moves = bool(row.ref) and row.ref != ref
        typed = "what_became_of_it" in row.typed
        before = "" if typed else row.ours.get("what_became_of_it", BLANK).text
        cells = self.items[at].cells if home == "items" else self.rows[at].cells
        differs = bool(before) and before != cells.get("what_became_of_it")
        for line in row.ours.get(CARRIED.name, BLANK).text.split("\n"):
            lasting = line.startswith(CHECK if moves else _STAYING)
            renewed = differs and line.startswith("Before: ")
            theirs = READING in line
            if (theirs or (lasting and not renewed)) and line not in place.notes:
                place.notes.append(line)
        told = f"Before: {before}."
        if differs and told not in place.notes:
            place.notes.append(told)
        if not moves:
            place.before = before
            place.decided += [one for one in _lines(row.decided) if one not in place.decided]
        elif row.decided:
            note = f"Before: {before}. {READING}{'; '.join(_lines(row.decided))}"
            place.notes += [] if note in place.notes else [note]

    def _homes(self, point: Point) -> tuple[list[tuple[int, Place]], str]:
        """The rows where a point stands now, and the name of their table."""
        if point.is_item and self.with_items:
            return [(at, self.new.items[at]) for at in point.rows], "items"
        if point.is_item:
            finding = self._finding_of(point)
            point = finding if finding is not None else point
        return [(at, self.new.rows[at]) for at in point.rows], "findings"

    def _finding_of(self, point: Point) -> Point | None:
        return self.register.named(point.ref.rstrip("abcdefghijklmnopqrstuvwxyz"))

    def _ref_at(self, at: int, home: str) -> str:
        return self.items[at].ref if home == "items" else self.rows[at].ref

    def _fill(self, row: OldRow, place: Place, at: int, home: str, point: Point) -> None:
        """Put the entries of a row beside the finding; what another entry stands in the way of is left."""
        clashing: dict[str, Cell] = {}
        columns = self.new.item_columns if home == "items" else self.new.columns
        names = {name.casefold(): name for name in columns}
        stays = home == "findings" and self._moves(row, [self._ref_at(at, home)])
        several = []
        for name, cell in row.theirs.items():
            if cell.is_blank and cell.look == PLAIN:
                continue
            if stays and is_of_the_portal(name):
                continue
            column = names.setdefault(name.casefold(), name)
            if column not in columns:  # what waited comes to a table that lacks its column
                columns.append(column)
            there = place.cells.get(column, BLANK)
            if not there.is_blank and (cell.is_blank or says_the_same(there, cell)):
                continue
            if not there.is_blank and not is_of_the_portal(name) and can_join(there, cell):
                if f"\n{cell.text}\n" not in f"\n{there.text}\n":
                    place.cells[column] = replace(there, value=f"{there.text}\n{cell.text}")
                    several.append(column)
                continue
            if not there.is_blank:
                clashing[column] = cell
                continue
            place.cells[column] = self._moved(cell, column, row, at, home)
        for name, cell in row.ours.items():
            if cell.comment or cell.look.fill:
                mark(place.marks, name, cell)
        if several:
            place.notes.append(
                f"Several entries in {', '.join(several)}, the last of {row.ref or row.place}."
            )
        if clashing:
            ref = self._ref_at(at, home)
            self.new.left.append(
                Left(
                    why=f"{ref} has another entry there already, because several rows were merged.",
                    place=row.place,
                    nearest=point,
                    ours=row.ours,
                    theirs=clashing,
                )
            )

    def _moved(self, cell: Cell, column: str, row: OldRow, at: int, home: str) -> Cell:
        """The cell as it must stand in its new row."""
        if not cell.formula:
            return cell
        layout = self.item_layout if home == "items" else self.layout
        ours = ITEM_COLUMNS if home == "items" else OURS
        theirs = self.new.item_columns if home == "items" else self.new.columns
        formula = moved(
            cell.formula,
            row.row,
            {
                was: layout[name.casefold()]
                for name, was in row.columns.items()
                if name.casefold() in layout
            },
            at + 1,
            home,
            {*(column.name for column in ours), *theirs},
        )
        if formula is None:
            self._leave_formula(cell, column, row)
        return replace(cell, formula=formula or "")

    def _leave_formula(self, cell: Cell, column: str, row: OldRow) -> None:
        self.new.left.append(left_of(row, column, Cell(value=cell.formula), _FORMULA))

    def _keep(self, row: OldRow, note: str = "") -> None:
        """A row of people's own stays at the end of Findings, all its columns as they were."""
        at = len(self.rows) + len(self.new.own_rows)
        names = {name.casefold(): name for name in self.new.columns}
        noted = row.ours.get(CARRIED.name, BLANK).text.split("\n")
        told = note or OWN_NOTE
        place = Place(notes=[told, *(n for n in noted if n.startswith(_STAYING) and n != told)])
        for name, cell in row.theirs.items():
            if not cell.is_blank or cell.look != PLAIN:
                column = names[name.casefold()]
                place.cells[column] = self._moved(cell, column, row, at, "findings")
        for name, cell in row.ours.items():
            if cell.formula:
                self._leave_formula(cell, name, row)
            if name != CARRIED.name:
                place.marks[name] = replace(cell, formula="")
        self.new.own_rows.append(place)

    # ---- what is left ---------------------------------------------------------------------------

    def _leave(self, row: OldRow, why: str, nearest: Point | None) -> None:
        ours = dict(row.ours)
        if row.decided:
            ours[DECIDED] = replace(ours.get(DECIDED, BLANK), value=row.decided)
        if not self.old.own:
            ours["text"] = Cell(value=row.text)
        elif row.waiting:
            self.new.left.append(left_of(row, CARRIED.name, Cell(value=row.waiting), why))
        theirs = {name: cell for name, cell in row.theirs.items() if not cell.is_blank}
        self.new.left.append(
            Left(why=why, place=row.place, nearest=nearest, ours=ours, theirs=theirs)
        )

    def _decide(self, row: OldRow) -> None:
        """A row that was left before: it goes where the reader says, or is tried again, or stays."""
        told = row.ours.get("carry_to", BLANK)
        single = row.ours.get("value_there", BLANK)
        why = row.ours.get("why_not_carried", BLANK).text
        if plain_header(told.text) in _OWN_WORDS and single.is_blank:
            self._keep(as_of(row))
            return
        if told.text.strip():
            point = self.register.named(told.text)
            if point is None or not self._homes(point)[0]:
                why = f"carry_to names no finding of these reports: {told.text}"
            elif single.is_blank:
                self._place(as_of(row), Match(point=point, note="Carried as you decided."))
                return
            else:
                column = row.ours.get("was_in_column", BLANK).text
                if self._place_cell(point, column, single):
                    return
                why = f"carry_to names {point.ref}, which has another entry in {column or 'no column'}."
        elif why in (UNKNOWN, UNRECOGNISED) and single.is_blank:
            match = self.register.match(row.ref, row.text, items=row.ref[-1:].islower())
            if match.point is not None and self._homes(match.point)[0]:
                self._place(as_of(row), match)
                return
        self.new.left.append(left_again(row, why, self.register))

    def _place_cell(self, point: Point, column: str, cell: Cell) -> bool:
        places, home = self._homes(point)
        columns = self.new.item_columns if home == "items" else self.new.columns
        if column not in columns:
            return False
        if any(
            not place.cells.get(column, BLANK).is_blank
            and not says_the_same(place.cells[column], cell)
            for _, place in places
        ):
            return False
        for _, place in places:
            place.cells[column] = cell
        return True

    def _note_sources(self) -> None:
        """Say under `carried` where entries come from, if not from the row of the same reference."""
        for ref, place in (
            *((row.ref, place) for row, place in zip(self.rows, self.new.rows, strict=True)),
            *((item.ref, place) for item, place in zip(self.items, self.new.items, strict=True)),
        ):
            sources = list(dict.fromkeys(place.sources))
            if sources and sources != [ref]:
                merged = "Merged from" if len(sources) > 1 else "From"
                place.notes.insert(0, f"{merged} {' and '.join(sources)}.")


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def _is_own_row(row: OldRow) -> bool:
    return row.ours.get("carried", BLANK).text.startswith(OWN_ROW)
