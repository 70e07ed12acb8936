"""The page of a survey: counts, the grid, who rose and fell, what is open longest, what is unread.

The tables of the package hold everything; where this page leaves rows out it says how many and where
they stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from os.path import commonprefix

from peeldiff.inspectorates.whose import terms_called
from peeldiff.model import Grade, Status, ThreadState
from peeldiff.model.vocabulary import GRADES, STATES_OF_BODIES, STATUSES, Accent
from peeldiff.pages.page import Bullet, Cell, Note, Page, Section, Table
from peeldiff.phrasing.phrases import counted, listed
from peeldiff.survey.overview import Concern, Grid, GridRow, Mark, Move, Moves, Overview
from peeldiff.survey.wording import (
    concerns_words,
    files_words,
    nothing_words,
    printed_words,
    weak_words,
)

__all__ = ["survey_page"]

_OLDEST = 10
_UNREAD = 20
_NAMED = 6
"""Files that are named where one reason holds for many."""
_FEW_CYCLES = 8
"""Cycles up to which each has a place of its own in the cells of the grid."""
_NAME = 26
"""Columns for the name of a body in the grid."""

_LETTERS = {grade: term.short[0] for grade, term in GRADES.items()}
_NO_GRADE = "?"
_NOT_ASKED = "·"
_NEW_SCALE = "|"


def survey_page(found: Overview, width: int, package: str) -> Page:
    """The page for a terminal of so many columns; `package` is where the tables are."""
    return Page(
        title=f"Survey of {counted(found.forces, 'body', 'bodies')}{_years(found)}",
        lead=tuple(_lead(found, package)),
        sections=tuple(_sections(found, width)),
    )


def _lead(found: Overview, package: str) -> Iterator[Note]:
    yield Note(label="Package", text=package)
    if found.group is not None:
        yield Note(
            label="Group",
            text=f"{found.group}. Grades, who rose and fell and what is open are of its bodies alone.",
        )


def _years(found: Overview) -> str:
    if found.first is None or found.last is None:
        return ""
    return f", {found.first}" if found.first == found.last else f", {found.first} to {found.last}"


def _sections(found: Overview, width: int) -> Iterator[Section]:
    yield Section(id="counts", heading="Counts", blocks=tuple(_counts(found)))
    for at, grid in enumerate(found.grids, start=1):
        yield Section(
            id=f"grades-{at}",
            heading=f"Grades, {grid.inspectorate}: {grid.programme}",
            blocks=tuple(_grid(grid, width)),
        )
    if found.moves:
        yield Section(id="moves", heading="Who rose and fell", blocks=tuple(_moves(found.moves)))
    if found.open:
        yield Section(id="open", heading="Open longest", blocks=tuple(_open(found)))
    if found.missing or found.nothing:
        yield Section(id="missing", heading="What is missing", blocks=tuple(_missing(found)))
    if found.unread:
        yield Section(id="unread", heading="Not read", blocks=tuple(_unread(found)))


# ---- counts -------------------------------------------------------------------------------------


def _counts(found: Overview) -> Iterator[Note | Table]:
    files = files_words({one.value: one.count for one in found.documents})
    printed = printed_words(found.inspections, found.forces, found.demands)
    yield Note(text=f"{files} {printed}", accent=Accent.STRONG)
    if found.statuses:
        yield _count_table(
            "From one inspection to the next",
            [(STATUSES[Status(one.value)].heading, one.count) for one in found.statuses],
        )
    if found.states:
        concerns = sum(one.count for one in found.states)
        yield Note(text=concerns_words(found.demands, concerns))
        yield _count_table(
            "How the last inspection of each body left the concerns",
            [(STATES_OF_BODIES[ThreadState(one.value)].heading, one.count) for one in found.states],
        )
        yield Note(text="Not raised again does not mean dealt with.", accent=Accent.QUIET)
        for weak in weak_words(found.words):
            yield Note(text=weak, accent=Accent.WARN)


def _count_table(caption: str, rows: Sequence[tuple[str, int]]) -> Table:
    return Table(
        caption=caption,
        columns=(caption, ""),
        rows=tuple((Cell(text=name), Cell(text=f"{count:,}")) for name, count in rows),
        numeric=(1,),
    )


# ---- the grid -----------------------------------------------------------------------------------


def _grid(grid: Grid, width: int) -> Iterator[Note | Table]:
    """Tables of so many questions as fit, a row a body, with a letter for each inspection in a cell."""
    aligned = len(grid.inspections) <= _FEW_CYCLES
    breaks = {
        mark.inspection
        for row in grid.rows
        for marks in row.marks
        for mark in marks
        if mark.new_scale
    }
    cells = [
        [
            _in_places(marks, grid.inspections, breaks) if aligned else _in_turn(marks, row)
            for marks in row.marks
        ]
        for row in grid.rows
    ]
    places = (
        f"In each cell, from left to right: {', '.join(grid.inspections)}."
        if aligned
        else "In each cell the graded inspections of that body, the oldest first."
    )
    yield Note(text=f"{places} {_legend(cells)}", accent=Accent.QUIET)
    names = [row.force for row in grid.rows]
    room = width - 2 - min(_NAME, max(map(len, names)))
    for start, end in _portions(grid, cells, room):
        numbers = [str(at + 1) for at in range(start, end)]
        key = "; ".join(f"{at} {grid.questions[int(at) - 1]}" for at in numbers)
        yield Table(
            caption="Grades",
            columns=("", *numbers),
            rows=tuple(
                (Cell(text=name), *(Cell(text=cell) for cell in row[start:end]))
                for name, row in zip(names, cells, strict=True)
                if any(cell.strip(_NOT_ASKED + _NEW_SCALE) for cell in row[start:end])
            ),
            notes=(Note(text=f"{key}.", accent=Accent.QUIET),),
        )


def _portions(grid: Grid, cells: Sequence[Sequence[str]], room: int) -> Iterator[tuple[int, int]]:
    """Runs of questions that fit beside the names."""
    start, used = 0, 0
    for at in range(len(grid.questions)):
        size = 2 + max(len(str(at + 1)), *(len(row[at]) for row in cells))
        if at > start and used + size > room:
            yield start, at
            start, used = at, 0
        used += size
    yield start, len(grid.questions)


def _in_turn(marks: Sequence[Mark], row: GridRow) -> str:
    """A letter for each of a body's own inspections, so that the last is the newest in every cell."""
    breaks = {mark.inspection for each in row.marks for mark in each if mark.new_scale}
    return _in_places(marks, row.inspections, breaks) if marks else _NOT_ASKED


def _in_places(marks: Sequence[Mark], inspections: Sequence[str], breaks: Set[str]) -> str:
    """A letter for each cycle, so that those of several bodies stand below one another."""
    letters = {mark.inspection: _letter(mark) for mark in marks}
    return "".join(
        (_NEW_SCALE if name in breaks and at else "") + letters.get(name, _NOT_ASKED)
        for at, name in enumerate(inspections)
    )


def _letter(mark: Mark) -> str:
    if mark.grade is None:
        return _NO_GRADE
    letter = _LETTERS[mark.grade]
    return letter.lower() if mark.carried_over else letter


def _legend(cells: Sequence[Sequence[str]]) -> str:
    there = {letter for row in cells for cell in row for letter in cell}
    told = [
        f"{_LETTERS[grade]} {term.heading.lower()}"
        for grade, term in GRADES.items()
        if {_LETTERS[grade], _LETTERS[grade].lower()} & there and grade is not Grade.UNGRADED
    ]
    others = (
        ("a small letter", "not inspected, an earlier judgment stands", "ogari"),
        (_LETTERS[Grade.UNGRADED], "asked but not graded", _LETTERS[Grade.UNGRADED]),
        (_NO_GRADE, "no grade in print", _NO_GRADE),
        (_NOT_ASKED, "not asked, or not here", _NOT_ASKED),
        (_NEW_SCALE, "another scale from here on", _NEW_SCALE),
    )
    told += [f"{sign} {meaning}" for sign, meaning, signs in others if set(signs) & there]
    return "; ".join(told) + "."


# ---- lists --------------------------------------------------------------------------------------


def _moves(moves: Sequence[Moves]) -> Iterator[Bullet | Note]:
    yield Note(
        text="In the last graded inspection of each, against the grade that stood before.",
        accent=Accent.QUIET,
    )
    for one in moves:
        parts = [
            f"{word}: {'; '.join(map(_move, moved))}"
            for word, moved in (("down", one.worse), ("up", one.better))
            if moved
        ]
        accent = Accent.PLAIN
        if not (one.worse and one.better):
            accent = Accent.BAD if one.worse else Accent.GOOD
        yield Bullet(label=f"{one.force}, {one.inspection}", text=". ".join(parts), accent=accent)


def _move(move: Move) -> str:
    steps = f" by {move.steps} steps" if move.steps > 1 else ""
    return f"{move.question} to {GRADES[move.grade].heading.lower()}{steps}"


def _open(found: Overview) -> Iterator[Bullet | Note]:
    for one in found.open[:_OLDEST]:
        heading = f", under “{one.heading}”" if one.heading else ""
        yield Bullet(
            label=f"{one.force}, {_raised(one)}",
            text=f"{terms_called(one.words).kinds[one.kind].heading}: {one.text}",
            under=_first_words(one),
            place=f"{one.id}{heading}",
            accent=Accent.STRONG,
        )
    more = len(found.open) - _OLDEST
    if more > 0:
        yield Note(text=f"And {more} more in data/threads.csv.", accent=Accent.QUIET)


def _first_words(one: Concern) -> tuple[Note, ...]:
    """The words of the first inspection, so that a reader sees whether the same is asked for."""
    if one.first_text == one.text:
        return ()
    return (Note(text=f"In the words of {one.first}: “{one.first_text}”"),)


def _raised(one: Concern) -> str:
    """When it was raised. What a body's only inspection asks for is open as far as anybody can see."""
    if one.raised == 1:
        return f"raised in {one.first}, the last inspection here"
    times = "twice" if one.raised == 2 else counted(one.raised, "time")
    return f"raised {times}, {one.first} to {one.last}"


def _missing(found: Overview) -> Iterator[Bullet | Note]:
    by_body: dict[str, list[str]] = {}
    for name, cycle in found.missing:
        by_body.setdefault(name, []).append(cycle)
    cycles: dict[tuple[str, ...], list[str]] = {}
    for name, lacking in by_body.items():
        cycles.setdefault(tuple(lacking), []).append(name)
    for together, names in cycles.items():
        yield Bullet(label=f"No report of {_together(together)}", text=listed(names))
    if found.nothing:
        yield Bullet(text=nothing_words(found.nothing))


def _together(cycles: Sequence[str]) -> str:
    """ "PEEL 2015 and 2017": the programme once."""
    programme = commonprefix(list(cycles)).rpartition(" ")[0]  # noqa: RUF071 - these are no paths
    own = [cycle.removeprefix(programme).strip() for cycle in cycles]
    if len(cycles) == 1 or not programme or not all(own):
        return listed(list(cycles))
    return f"{programme} {listed(own)}"


def _unread(found: Overview) -> Iterator[Bullet | Note]:
    """The files by what is wrong with them: a mistake with one body is told once."""
    by_reason: dict[str, list[str]] = {}
    for one in found.unread:
        by_reason.setdefault(one.reason.removeprefix(f"{one.path} "), []).append(one.path)
    for reason, paths in list(by_reason.items())[:_UNREAD]:
        more = len(paths) - _NAMED
        named = listed([*paths[:_NAMED], f"{more} more"] if more > 1 else paths)
        yield Bullet(label=named, text=f"each {reason}" if len(paths) > 1 else reason)
    if len(by_reason) > _UNREAD:
        untold = sum(len(paths) for paths in list(by_reason.values())[_UNREAD:])
        yield Note(
            text=f"And {untold} more in data/documents.csv, where reason says why.",
            accent=Accent.QUIET,
        )
