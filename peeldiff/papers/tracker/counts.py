"""The sheet Counts: how many findings stand how, and how far people are with them, by their own entries.

What they enter is counted by formulas, so that the sheet is right whenever it is opened.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from peeldiff.inspectorates.whose import terms_of
from peeldiff.model import DeadlineKind
from peeldiff.papers.shapes import Dossier
from peeldiff.papers.spreadsheet import Cell, column_name
from peeldiff.papers.spreadsheet.plans import ROOM, ColumnPlan, SheetPlan
from peeldiff.papers.tracker.columns import THEIRS, plain_header
from peeldiff.papers.tracker.rows import FindingRow
from peeldiff.papers.tracker.sheets import COUNTS_SHEET, Lists, cells_of
from peeldiff.phrasing.counting import COUNTING, counted_by_status

__all__ = ["counts", "is_counts"]

_HEADERS = ("counted", "older", "newer", "rows", "meaning")
_LONGEST = 255
"""Characters of a text inside a formula."""
_LABELS = {column.name: column.label for column in THEIRS}
_CLOSED = ("Blue", "White")
"""How ratings begin of which nothing is overdue: complete, and not theirs to deliver."""
_UNRATED = f", and RAG does not begin with {' or '.join(_CLOSED)}"
_WHEN_OPENED = "counted when opened"
"""What a count shows that hangs on the day on which the file is opened."""
_WHOLE_DAY = len("2031-01-31")
_WAITING = "Entries on Not carried that wait for a decision"
_UNCOUNTED = (
    "As this tracker was made. No number above and no row of the Board has them, nor what they say of owner, "
    "day and rating."
)
_BY_LIST = ("rag", "hmicfrs_status")
"""Columns of theirs whose choices are counted one by one."""


def is_counts(headings: Sequence[Cell]) -> bool:
    """Whether a row has the headings of this sheet: people may have one of that name."""
    return tuple(cell.text for cell in headings[: len(_HEADERS)]) == _HEADERS


def counts(
    dossier: Dossier,
    rows: Sequence[FindingRow],
    findings: SheetPlan,
    lists: Lists,
    waiting: int = 0,
) -> SheetPlan:
    """The sheet; `findings` is the plan of the sheet that people fill, whose cells are counted.

    `waiting` entries of an old tracker found no place: no number here has them.
    """
    old, new = (column.label for column in dossier.columns[-2:])
    lines = [*_told(dossier, rows, findings), *_entered(dossier, findings, lists)]
    if waiting:
        lines.append(cells_of(_WAITING, None, None, waiting, _UNCOUNTED))
    columns = (
        ("What is counted", 40),
        (f"Findings of {old}", 16),
        (f"Findings of {new}", 16),
        ("Rows of Findings", 16),
        ("What it means", 84),
    )
    return SheetPlan(
        name=COUNTS_SHEET,
        columns=tuple(
            ColumnPlan(header=name, label=label, width=width)
            for name, (label, width) in zip(_HEADERS, columns, strict=True)
        ),
        rows=tuple(lines),
    )


def _told(
    dossier: Dossier, rows: Sequence[FindingRow], findings: SheetPlan
) -> Iterator[tuple[Cell, ...]]:
    """The findings of the two reports compared, as every paper counts them, and the rows here."""
    found = counted_by_status(dossier.pair.diff)
    terms = terms_of(dossier.pair.new)
    here = Counter(row.status for row in rows)
    for one in found:
        words = terms.statuses[one.status]
        yield cells_of(
            f"– {words.heading}",
            one.older,
            one.newer,
            here.pop(one.status, 0),
            words.meaning or None,
        )
    for status, count in here.items():
        told = terms.statuses[status].heading if status else "Not told by a later report"
        said = "Raised by an earlier report alone; the two reports compared do not take it up."
        yield cells_of(f"– {told}, earlier reports", None, None, count, said)
    added = max(0, len(findings.rows) - len(rows))
    every = f"SUMPRODUCT(--{_filled(_last(findings))})"
    yield _line(
        "– Rows that you added",
        added,
        f"=MAX(0,{every}-{len(rows)})",
        "Rows of Findings beside those that peeldiff made: in no report that was given.",
    )
    yield (
        *cells_of("All findings", sum(one.older for one in found), sum(one.newer for one in found)),
        Cell(value=len(rows) + added, formula=f"={every}"),
        Cell(value=COUNTING),
    )


def _last(findings: SheetPlan) -> int:
    return max(1, len(findings.rows)) + ROOM


def _filled(last: int) -> str:
    """Whether a row has a reference or says what is asked: one that people add may have either."""
    return f'(({_range(0, last)}<>"")+({_range(1, last)}<>"")>0)'


def _entered(dossier: Dossier, findings: SheetPlan, lists: Lists) -> Iterator[tuple[Cell, ...]]:
    """What people entered, counted by formulas over the columns that they still have."""
    last = _last(findings)
    places: dict[str, int] = {}
    for at, column in enumerate(findings.columns):
        if column.theirs:
            places.setdefault(plain_header(column.header), at)
    entries = {
        name: [row[places[plain_header(name)]] for row in findings.rows]
        for name in _LABELS
        if plain_header(name) in places
    }
    ranges = {name: _range(places[plain_header(name)], last) for name in entries}
    filled = _filled(last)
    rated = ranges.get("rag", "")
    waiting = _waiting(entries.get("rag", ()), len(findings.rows))
    for name in ("chief_officer_lead", "owner", "action", "due_date"):
        if name in entries:
            none = sum(cell.value in (None, "") for cell in entries[name])
            formula = f'=SUMPRODUCT({filled}*({ranges[name]}=""))'
            yield _line(f"Without an entry under {_LABELS[name]}", none, formula)
    if "due_date" in entries:
        due = ranges["due_date"]
        late = f"ISNUMBER({due})*({due}<TODAY())"
        words = f"The day under Due date is past{_UNRATED if rated else ''}."
        seen = _past([cell.value for cell in entries["due_date"]], waiting, dossier.made_on)
        yield _line("Due date passed", seen, f"=SUMPRODUCT({late}{_open(rated)})", words)
    if any(column.header == "deadline_date" for column in findings.columns):
        yield _their_deadlines(dossier, findings, last, rated, waiting)
    for name in _BY_LIST:
        if name in entries:
            yield from _choices(name, lists.get(name, ()), entries[name], ranges[name], filled)


def _open(rated: str) -> str:
    """What leaves out rows that people rated as complete or as not theirs; "" without a rating."""
    closed = (f'*(LEFT({rated},{len(word)})<>"{word}")*({rated}<>"{word[0]}")' for word in _CLOSED)
    return "".join(closed) if rated else ""


def _waiting(ratings: Sequence[Cell], rows: int) -> list[bool]:
    """For each row whether people rated it neither as complete nor as not theirs."""
    rated = [cell.text.casefold() for cell in ratings] or [""] * rows
    closed = tuple(word.casefold() for word in _CLOSED)
    return [
        not text.startswith(closed) and text not in [word[0] for word in closed] for text in rated
    ]


def _past(days: Sequence[object], waiting: Sequence[bool], made_on: str | None) -> int | str:
    """How many days that wait are before the day of the paper; without that one a number would be false
    for whoever opens the file later, in a program that works out no formulas."""
    counted = [day for day, counts in zip(days, waiting, strict=True) if counts and _is_day(day)]
    if not counted:
        return 0
    by_number = any(not isinstance(day, date) for day in counted)
    if made_on is None or len(made_on) < _WHOLE_DAY or by_number:
        return _WHEN_OPENED
    return sum(str(day)[:_WHOLE_DAY] < made_on for day in counted)


def _is_day(value: object) -> bool:
    return isinstance(value, date | float | int) and not isinstance(value, bool)


def _their_deadlines(
    dossier: Dossier, findings: SheetPlan, last: int, rated: str, waiting: Sequence[bool]
) -> tuple[Cell, ...]:
    """How many deadlines of the inspectorate are past: its dates, and what it asked for at once."""
    places = {column.header: at for at, column in enumerate(findings.columns) if not column.theirs}
    day, printed = (_range(places[name], last) for name in ("deadline_date", "deadline_as_printed"))
    at_once = {
        found.deadline.text
        for found in dossier.web.findings.values()
        if found.deadline and found.deadline.kind is DeadlineKind.IMMEDIATE
    }
    past = [f"ISNUMBER({day})*({day}<TODAY())"]
    for text in sorted({text.casefold() for text in at_once if len(text) <= _LONGEST}):
        quoted = text.replace('"', '""')
        past.append(f'({day}="")*({printed}="{quoted}")')
    formula = f"=SUMPRODUCT(({'+'.join(past)}){_open(rated)})"
    name = dossier.pair.new.inspectorate or "The inspectorate"
    words = f"Its date is past, or it asked for it at once{_UNRATED if rated else ''}."
    days = [row[places["deadline_date"]].value for row in findings.rows]
    printed_as = [row[places["deadline_as_printed"]].text.casefold() for row in findings.rows]
    folded = {text.casefold() for text in at_once}
    urgent = sum(
        counts and day in (None, "") and text in folded
        for counts, day, text in zip(waiting, days, printed_as, strict=True)
    )
    seen = _past(days, waiting, dossier.made_on)
    shown = seen if isinstance(seen, str) else seen + urgent
    return _line(f"{name}'s own deadline passed", shown, formula, words)


def _choices(
    name: str, choices: Sequence[str], cells: Sequence[Cell], there: str, filled: str
) -> Iterator[tuple[Cell, ...]]:
    label = _LABELS[name]
    told = Counter(cell.text.casefold() for cell in cells)
    for choice in dict.fromkeys(choices):
        if len(choice) <= _LONGEST:
            spelt = _spellings(choice, choices)
            quoted = (one.replace('"', '""') for one in spelt)
            alike = "+".join(f'({there}="{one}")' for one in quoted)
            several = ">0" if len(spelt) > 1 else ""
            seen = sum(told[one] for one in {one.casefold() for one in spelt})
            yield _line(f"{label}: {choice}", seen, f"=SUMPRODUCT(--({alike}{several}))")
    yield _line(f"{label}: none yet", told[""], f'=SUMPRODUCT({filled}*({there}=""))')


def _spellings(choice: str, choices: Sequence[str]) -> list[str]:
    """ "Red: late or not possible", "Red" and "R", as far as no other choice is meant by it."""
    word, colon, _ = choice.partition(":")
    others = [one.casefold() for one in choices if one.casefold() != choice.casefold()]
    shorter = (word, word[:1]) if colon and word else ()
    told = (s for s in shorter if not any(one.startswith(s.casefold()) for one in others))
    return [choice, *told]


def _range(column: int, last: int) -> str:
    letters = column_name(column)
    return f"Findings!${letters}$2:${letters}${last + 1}"


def _line(
    words: str, shown: int | str, formula: str, meaning: str | None = None
) -> tuple[Cell, ...]:
    """A count by formula; `shown` is what it shows before a program works it out."""
    return (*cells_of(words, None, None), Cell(value=shown, formula=formula), Cell(value=meaning))
