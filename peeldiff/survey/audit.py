"""How often a survey is right: a sample of its claims to be judged by people, and what they found.

The sample is a spreadsheet with an empty column `right`. It is drawn by a digest of each claim, so that
the same package gives the same sample and a larger one holds the smaller. Each status gets as many rows
as any other, as far as there are any: those that are told seldom would else hardly be judged.
"""

from __future__ import annotations

import math
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

from alignment.records import dataclass
from peeldiff.errors import FormatError, OutputError
from peeldiff.inspectorates.whose import terms_called
from peeldiff.model import SCHEMA_VERSION, Status
from peeldiff.model.vocabulary import STATUSES
from peeldiff.output import write_file
from peeldiff.papers.spreadsheet.comma import write_csv
from peeldiff.papers.spreadsheet.reading import read_book
from peeldiff.peers import Package

__all__ = ["AUDIT", "Audit", "Judged", "read_audit", "sample", "wilson", "write_sample"]

AUDIT = "audit.csv"

_SEED = "peeldiff audit 1"
"""Another seed would draw another sample."""
_COLUMNS = (
    *("claim", "force", "older", "newer", "status", "claimed", "confidence", "of", "asked"),
    *("newer_wording", "quotation", "where", "right", "remark"),
)
_YES = ("yes", "y", "1", "true", "right", "x", "✓")
_NO = ("no", "n", "0", "false", "wrong")
_UNJUDGED = ("", "?")
_95 = 1.959964
"""How many standard deviations hold 95 % of a normal distribution."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The claims of one status that were judged.

    `right` of `judged` were right, and so `precision` is from 0 to 1 with its 95 % interval from `low` to
    `high`, None where none was judged. `sampled` are the rows of the sample, `told` how often the survey
    tells this status with words that can be looked at.
    """

    status: Status
    told: int
    sampled: int
    judged: int
    right: int
    precision: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """What was judged, by status.

    `precision` is that of all claims, each status counting as often as the survey tells it; None unless
    every status of the sample was judged.
    """

    file: str
    statuses: tuple[Judged, ...]
    precision: float | None
    schema_version: int = SCHEMA_VERSION


# ---- the sample ---------------------------------------------------------------------------------


def write_sample(package: Path, count: int) -> tuple[Path, int]:
    """Write `count` claims of a package into its file `audit.csv`; returns that and how many there are.

    Raises `OutputError` where somebody has written into an earlier sample, and then changes nothing.
    """
    path = package / AUDIT
    if os.path.lexists(path) and _is_written_in(path):
        raise OutputError(
            f"{path} holds judgments and was not replaced; read it with `peeldiff survey --audit "
            f"{path}`, or give it another name."
        )
    with closing(Package(package)) as opened:
        rows = sample(opened, count)
    write_file(path, write_csv([_COLUMNS, *rows]))
    return path, len(rows)


def sample(package: Package, count: int) -> list[tuple[str | int, ...]]:
    """The rows of a sample: as many of each status, the worst news first."""
    claims: dict[Status, list[Any]] = {}
    for row in package.select(_CLAIMS):
        claims.setdefault(Status(row["status"]), []).append(row)
    for rows in claims.values():
        rows.sort(key=lambda row: sha256(f"{_SEED}\0{row['change_id']}".encode()).digest())
    taken: Counter[Status] = Counter()
    while sum(taken.values()) < count:
        open_ones = [one for one in STATUSES if taken[one] < len(claims.get(one, ()))]
        if not open_ones:
            break
        for status in open_ones[: count - sum(taken.values())]:
            taken[status] += 1
    return [
        _row(package, row, len(claims[status]))
        for status in STATUSES
        for row in claims.get(status, ())[: taken[status]]
    ]


_CLAIMS = """
SELECT c.*, f.name AS force, f.words, a.label AS older, b.label AS newer
FROM changes c JOIN forces f USING (force_id)
JOIN inspections a ON a.inspection_id = c.old_inspection_id
JOIN inspections b ON b.inspection_id = c.new_inspection_id
WHERE c.successive AND c.old_finding_id IS NOT NULL AND (
  c.new_finding_id IS NOT NULL
  OR EXISTS (SELECT 1 FROM evidence e WHERE e.change_id = c.change_id)
  OR EXISTS (SELECT 1 FROM passages p WHERE p.change_id = c.change_id))
ORDER BY c.change_id
"""
"""Every claim on an older finding that can be looked at: the newer wording, evidence, or passages."""


def _row(package: Package, row: Any, told: int) -> tuple[str | int, ...]:
    term = terms_called(row["words"]).statuses[Status(row["status"])]
    quotes, places = _quotes(package, row["change_id"])
    return (
        row["change_id"],
        row["force"],
        row["older"],
        row["newer"],
        row["status"],
        f"{term.heading}. {term.guard}".strip(),
        row["confidence"],
        told,
        _findings(package, row["change_id"], "old"),
        _findings(package, row["change_id"], "new"),
        quotes,
        places,
        "",
        "",
    )


def _findings(package: Package, change: str, side: str) -> str:
    """The findings of one side, each with its kind and its parts."""
    told = []
    for row in package.select(
        "SELECT f.finding_id, f.kind, f.text, o.words FROM change_findings m "
        "JOIN findings f USING (finding_id) JOIN forces o USING (force_id) "
        "WHERE m.change_id = ? AND m.side = ? ORDER BY f.rowid",
        (change, side),
    ):
        items = package.select(
            "SELECT text FROM items WHERE finding_id = ? ORDER BY item_no", (row["finding_id"],)
        )
        kind = terms_called(row["words"]).kinds[row["kind"]].heading
        parts = [f"{kind}: {row['text']}", *(item["text"] for item in items)]
        told.append(" ".join(parts))
    return "\n".join(told)


def _quotes(package: Package, change: str) -> tuple[str, str]:
    """The words on which the claim rests, or else the nearest, and where they stand."""
    for table, lead in (("evidence", ""), ("passages", "Nearest: ")):
        rows = package.select(
            f"SELECT q.text, q.line, d.path FROM {table} q LEFT JOIN documents d USING (document_id) "
            "WHERE q.change_id = ? ORDER BY q.rowid",
            (change,),
        )
        if rows:
            told = dict.fromkeys(
                (row["text"], f"{row['path']}, line {row['line']}") for row in rows
            )
            quotes = "\n".join(f"{lead}“{text}”" for text, _ in told)
            return quotes, "\n".join(place for _, place in told)
    return "", ""


def _is_written_in(path: Path) -> bool:
    """Whether a file is none of our samples, or one in which a judgment or a remark stands."""
    try:
        rows = list(_rows(str(path)))
    except FormatError:
        return True
    return any(row["right"] or row["remark"] for _, row in rows)


# ---- read back ----------------------------------------------------------------------------------


def read_audit(path: str) -> Audit:
    """What people judged in a sample.

    Raises `SourceError` where there is none, `FormatError` for a file that is no sample and for a
    judgment that is neither yes nor no.
    """
    told: dict[Status, int] = {}
    sampled: Counter[Status] = Counter()
    judged: Counter[Status] = Counter()
    right: Counter[Status] = Counter()
    for number, row in _rows(path):
        status = _status(path, number, row["status"])
        sampled[status] += 1
        told[status] = int(row["of"]) if row["of"].isdigit() else sampled[status]
        answer = row["right"].strip().casefold()
        if answer in _UNJUDGED:
            continue
        if answer not in (*_YES, *_NO):
            raise FormatError(
                f"{path}, row {number}: “{row['right']}” under right is no judgment; write yes, no, or "
                "nothing."
            )
        judged[status] += 1
        right[status] += answer in _YES
    found = tuple(
        _judged(status, told[status], sampled[status], judged[status], right[status])
        for status in STATUSES
        if sampled[status]
    )
    whole = None
    if found and all(one.judged for one in found):
        weighed = math.fsum(one.told * (one.precision or 0) for one in found)
        whole = round(weighed / sum(one.told for one in found), 4)
    return Audit(file=os.path.basename(path), statuses=found, precision=whole)


def _judged(status: Status, told: int, sampled: int, judged: int, right: int) -> Judged:
    low, high = wilson(right, judged) if judged else (None, None)
    return Judged(
        status=status,
        told=told,
        sampled=sampled,
        judged=judged,
        right=right,
        precision=round(right / judged, 4) if judged else None,
        low=low,
        high=high,
    )


def wilson(right: int, judged: int) -> tuple[float, float]:
    """The 95 % interval of Wilson for a share, from 0 to 1; `judged` is at least 1."""
    share, z = right / judged, _95 * _95 / judged
    middle = (share + z / 2) / (1 + z)
    reach = _95 * math.sqrt(share * (1 - share) / judged + z / (4 * judged)) / (1 + z)
    return round(max(0.0, middle - reach), 4), round(min(1.0, middle + reach), 4)


def _status(path: str, number: int, text: str) -> Status:
    try:
        return Status(text.strip())
    except ValueError as error:
        raise FormatError(
            f"{path}, row {number}: {text or 'nothing'} under status is none that peeldiff tells; leave "
            "that column as it was written."
        ) from error


def _rows(path: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a sample with their numbers as a spreadsheet counts them."""
    book, _ = read_book(path)
    rows: Sequence[Any] = book.sheets[0].rows if book.sheets else ()
    head = [str(cell.value or "").strip() for cell in rows[0]] if rows else []
    lacking = [name for name in ("claim", "status", "right") if name not in head]
    if lacking:
        raise FormatError(
            f"{path} has no column {lacking[0]}; give the file that `peeldiff survey --audit N` wrote."
        )
    for number, row in enumerate(rows[1:], start=2):
        cells = [_text(cell.value) for cell in row]
        cells += [""] * (len(head) - len(cells))
        if any(cells):
            found = dict.fromkeys(_COLUMNS, "")
            found.update(zip(head, cells, strict=False))
            yield number, found


def _text(value: Any) -> str:
    """A cell as words: a spreadsheet keeps what looks like a number, or like yes, as one."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
