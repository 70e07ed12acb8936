"""The law of --carry: whatever people wrote in an old tracker is in the new one, or beside it."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from peeldiff.errors import PeeldiffError
from peeldiff.papers import Dossier, PaperOptions
from peeldiff.papers.spreadsheet import BLANK, Book, Cell
from peeldiff.papers.spreadsheet.comma import write_csv
from peeldiff.papers.spreadsheet.excel_writing import write_xlsx
from peeldiff.papers.spreadsheet.plans import BookPlan, SheetPlan
from peeldiff.papers.tracker import make
from peeldiff.papers.tracker.columns import OURS, THEIRS
from peeldiff.papers.tracker.headings import named_columns
from peeldiff.papers.tracker.rows import FindingRow
from tests.papers.tracker.reading_once import read_once

NIGHTLY = os.environ.get("HYPOTHESIS_PROFILE") == "nightly"
EXAMPLES = settings(
    deadline=None,
    max_examples=150 if NIGHTLY else 8,
    derandomize=not NIGHTLY,
    phases=[Phase.generate],  # each example makes workbooks: to shrink one takes minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30),
    st.sampled_from(
        ["=1+1", "- done", "+44", "@x", "'=1", "a\nb", "a\r\nb", "_x000D_", "<r>x</r>", " "]
    ),
    st.sampled_from(["x" * 40_000, "😀" * 17_000]),
)
COMMENTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=30),
    st.sampled_from(["=1+1", "JB:\nseen", "<r>x</r>", "x" * 40_000]),
)
"""Excel lets nobody type a control character into a comment, and its files cannot hold any."""
NUMBERS = st.one_of(
    st.booleans(), st.integers(-(10**9), 10**9), st.sampled_from([0.5, 1e-9, 12.25])
)
DAYS = st.dates(date(1950, 1, 1), date(2090, 1, 1)).map(lambda d: datetime(d.year, d.month, d.day))
FORMULAS = st.sampled_from(
    [
        *("=TODAY()", "=SUM(Z1:Z9)", "=A{row}&B{row}", "=$C{row}", "=Lists!A2", "=IF("),
        "=findings[[#This Row],[ref]]",
    ]
)


@pytest.fixture(autouse=True)
def reads_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("peeldiff.papers.tracker.read_book", read_once)


@st.composite
def cells(draw: st.DrawFn) -> Cell:
    """A cell that people filled, or did not."""
    if draw(st.integers(0, 3)) == 0:
        return BLANK
    cell = Cell(value=draw(st.one_of(TEXTS, TEXTS, NUMBERS, DAYS)))
    match draw(st.integers(0, 9)):
        case 0:
            cell = replace(cell, comment=draw(COMMENTS))
        case 1 if isinstance(cell.value, str):
            cell = replace(
                cell, link=draw(st.sampled_from(["https://example.org/a?b=1#c", "#Notes!A1"]))
            )
        case 2 if not isinstance(cell.value, str) or (
            cell.value.isprintable() and len(cell.value) < 100
        ):
            cell = replace(cell, formula=draw(FORMULAS))
    return cell


EXTRA = (
    "Owner 2",
    "carry_to",
    "Ref",
    "Evidence",
    "",
    "Notes\nof JB",
    "=x",
    "owner",
    "Due date",
    "<r>h</r>",
)


class Old:
    """An old tracker: headings and rows of cells."""

    def __init__(self, header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        self.header, self.rows = header, rows

    def __repr__(self) -> str:
        return f"Old({list(self.header)}, {len(self.rows)} rows)"


@st.composite
def trackers(draw: st.DrawFn, findings: Sequence[FindingRow]) -> Old:
    """Any tracker: columns and rows in any order, some taken out, put in, or written over."""
    ours = draw(st.permutations([column.name for column in OURS]))
    theirs = draw(
        st.lists(st.sampled_from([column.name for column in THEIRS]), unique=True, max_size=5)
    )
    extra = draw(st.lists(st.sampled_from(EXTRA), max_size=3))
    header = draw(st.permutations([*ours, *theirs, *extra]))
    rows = []
    for finding in draw(st.permutations(findings))[: draw(st.integers(1, 8))]:
        other = draw(st.sampled_from(findings))
        ref, text = finding.ref, str(finding.cells["text"])
        match draw(st.integers(0, 9)):
            case 0:
                ref = other.ref
            case 1:
                ref = ""
            case 2:
                text += " Put off until the new system is in use."
            case 3:
                text = "The board looks after the dogs and their vans."
            case 4:
                ref, text = "OWN-1", "A point of our own audit"
        values = {**finding.cells, "ref": ref, "text": text}
        row = [Cell(value=values.pop(name)) if name in values else draw(cells()) for name in header]
        rows.append(row)
    return Old(header, rows)


def written(old: Old, path: Path) -> None:
    """The tracker as a file, by a writer that knows nothing of trackers."""
    if path.suffix == ".csv":
        lines = [[cell.text for cell in row] for row in old.rows]
        path.write_bytes(write_csv([list(old.header), *lines]))
        return
    rows = [[Cell(value=name) for name in old.header]]
    for number, row in enumerate(old.rows, 2):
        rows.append([_writable(cell, number) for cell in row])
    sheet = SheetPlan(name="Findings", columns=(), rows=tuple(map(tuple, rows)))
    plan = BookPlan(
        title="", sheets=(sheet,), names=(), properties=(), created=datetime(2019, 5, 2)
    )
    path.write_bytes(write_xlsx(plan))


def _writable(cell: Cell, row: int) -> Cell:
    value = cell.value[:16_000] if isinstance(cell.value, str) else cell.value
    return replace(
        cell,
        value=value,
        formula=cell.formula.replace("{row}", str(row)),
        comment=cell.comment[:16_000],
    )


def run(dossier: Dossier, carry: Path, output: Path) -> list[Book]:
    """Make the tracker, write its files, and read them back."""
    options = PaperOptions(
        output=str(output), ending=output.suffix, carry=str(carry), overwrite=True
    )
    for file in make(dossier, options):
        Path(file.path).write_bytes(file.content)
    beside = output.with_name(f"{output.stem}-not-carried.csv")
    return [read_once(str(path))[0] for path in (output, beside) if path.exists()]


def contents(books: Sequence[Book]) -> Iterator[str]:
    """All that stands in the cells, in any way."""
    for cell in (
        cell for book in books for sheet in book.sheets for row in sheet.rows for cell in row
    ):
        yield cell.text
        yield from cell.comment.split("\n")
        yield cell.comment
        yield cell.link
        yield cell.formula


def assert_kept(old: Book, new: Sequence[Book]) -> None:
    """Every cell of people's own stands somewhere in the new books, with all that it held."""
    there = set(contents(new))
    whole = "\0".join(sorted(there, key=len))
    formulas = {_shape(text) for text in there if text.startswith("=")}
    header = [cell.text for cell in old.sheets[0].rows[0]]
    ours = [is_ours for _, is_ours in named_columns(header, [column.name for column in OURS])]
    for row in old.sheets[0].rows[1:]:
        for cell, is_ours in zip(row, ours, strict=False):
            if is_ours or cell.is_blank:
                continue
            assert _is_there(cell.text, there, whole), str(cell)[:300]
            assert cell.comment in there or all(line in there for line in cell.comment.split("\n"))
            assert cell.link in there, str(cell)[:300]
            if cell.formula:
                assert _shape(cell.formula) in formulas, str(cell)[:300]


def _shape(formula: str) -> str:
    """A formula whatever row and columns it has been moved to."""
    return re.sub(r"\$?[A-Z]{1,3}\$?\d+", "#", formula)


def _is_there(text: str, there: set[str], whole: str) -> bool:
    """Whether a text is there: as a cell, as whole lines of one, or in parts where no cell holds it."""
    if text in EXTRA and " ".join(text.split()) in there:
        return True  # a heading of theirs: it is told on one line
    if f"{text} (yours)" in there:
        return True  # a heading of theirs that the program has as well
    if text in there or any(f"\n{text}\n" in f"\n{cell}\n" for cell in there):
        return True
    return len(text) > 10_000 and all(
        text[at : at + 10_000] in whole for at in range(0, len(text), 10_000)
    )


@pytest.mark.slow
@pytest.mark.parametrize("endings", [".xlsx .xlsx", ".xlsx .csv", ".csv .xlsx", ".csv .csv"])
def test_nothing_of_theirs_is_lost(
    endings: str, second: Dossier, first_rows: list[FindingRow]
) -> None:
    before, after = endings.split()

    @given(trackers(first_rows))
    @EXAMPLES
    def law(old: Old) -> None:
        with tempfile.TemporaryDirectory() as folder:
            carry = Path(folder) / f"old{before}"
            written(old, carry)
            read = read_once(str(carry))[0]
            new = run(second, carry, Path(folder) / f"new{after}")
            assert_kept(read, new)
            again = run(second, Path(folder) / f"new{after}", Path(folder) / f"again{after}")
            assert_kept(read, again)

    law()


@pytest.mark.slow
@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_a_refresh_with_the_same_reports_changes_nothing_twice(
    ending: str, second: Dossier, first_rows: list[FindingRow]
) -> None:
    @given(trackers(first_rows))
    @settings(EXAMPLES, max_examples=100 if NIGHTLY else 4)
    def law(old: Old) -> None:
        with tempfile.TemporaryDirectory() as folder:
            paths = [Path(folder) / f"{number}{ending}" for number in range(4)]
            written(old, paths[0])
            run(second, paths[0], paths[1])
            run(second, paths[1], paths[2])
            run(second, paths[2], paths[3])
            assert paths[2].read_bytes() == paths[3].read_bytes()

    law()


@pytest.mark.slow
@pytest.mark.parametrize("endings", [".xlsx .xlsx", ".xlsx .csv", ".csv .xlsx", ".csv .csv"])
def test_what_an_office_keeps_in_columns_of_its_own_is_kept(
    endings: str, second: Dossier, first_rows: list[FindingRow]
) -> None:
    before, after = endings.split()

    @given(trackers(first_rows), st.integers(0, 3))
    @EXAMPLES
    def law(old: Old, above: int) -> None:
        """The same tracker with the office's words for ours, and lines above the headings."""
        header = [f"Our {name}" if name in {c.name for c in OURS} else name for name in old.header]
        rows = [[Cell(value=name) for name in header], *old.rows]
        title = [[Cell(value="Tracker of the board"), Cell(value=datetime(2018, 3, 1))]] * above
        with tempfile.TemporaryDirectory() as folder:
            carry = Path(folder) / f"old{before}"
            everything = Old(header, [*title, *rows])
            written(Old([""], everything.rows), carry)
            read = read_once(str(carry))[0]
            try:
                new = run(second, carry, Path(folder) / f"new{after}")
            except PeeldiffError:
                return  # no row is a finding: nothing is written
            assert_kept(read, new)

    law()
