"""The sheets Notes and Lists of a tracker, and the names that all its sheets share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from peeldiff.inspectorates.whose import inspectorate_of
from peeldiff.model import Confidence, FindingKind, Mention
from peeldiff.model.vocabulary import MENTIONS
from peeldiff.papers.shapes import Dossier
from peeldiff.papers.spreadsheet import Cell, Value, column_name
from peeldiff.papers.spreadsheet.plans import ColumnPlan, SheetPlan
from peeldiff.papers.tracker.columns import CARRIED, ITEM_COLUMNS, OURS, Column, usual_columns
from peeldiff.papers.tracker.printed import label_of
from peeldiff.papers.tracker.rows import sureness
from peeldiff.phrasing.history_words import grade_notes
from peeldiff.phrasing.phrases import (
    missing_words,
    warning_words,
)

__all__ = [
    "BOARD_SHEET",
    "CHANGED_SHEET",
    "CONTACT",
    "COUNTS_SHEET",
    "NO_CONTACT",
    "Lists",
    "cells_of",
    "list_names",
    "lists",
    "notes",
]

BOARD_SHEET = "Board"
COUNTS_SHEET = "Counts"
CHANGED_SHEET = "Changed since last tracker"

CONTACT = "Contact"
"""The label on the Cover beside which people write their name; it is kept."""
NO_CONTACT = "(write here whom to ask)"

Lists = Mapping[str, Sequence[str]]
"""The entries of each drop-down by the name of its column."""

_LIST_ROWS = 500


def cells_of(*values: Value) -> tuple[Cell, ...]:
    """A row of cells with these values."""
    return tuple(Cell(value=value) for value in values)


# ---- Notes --------------------------------------------------------------------------------------


def notes(dossier: Dossier, own: Sequence[str], *, carried: bool) -> SheetPlan:
    """What the columns and words mean; `own` are what to say of this tracker besides."""
    words = inspectorate_of(dossier.pair.new)
    lines = [
        (_word("what_became_of_it"), term.heading, term.meaning)
        for term in words.terms.statuses.values()
    ]
    lines += [
        (_word("what_became_of_it"), f"({MENTIONS[mention].short})", words)
        for mention, words in _MENTIONS
    ]
    lines += [
        (_word("confidence"), sureness(confidence), words) for confidence, words in _CONFIDENCES
    ]
    lines += [
        ("column", _named(column), column.meaning)
        for column in (*OURS, *((CARRIED,) if carried else ()))
    ]
    lines += [
        ("your column", _named(column), column.meaning)
        for column in usual_columns(with_register=words.has_register)
    ]
    lines += [
        ("column of Items", _named(column), column.meaning)
        for column in ITEM_COLUMNS
        if column.name == "item_ref"
    ]
    lines += [("grades", "Note", note) for note in grade_notes(dossier.history)]
    lines += [
        ("file read", source.name, f"{label_of(column)}, SHA-256 {source.sha256}")
        for column in dossier.columns
        for source in column.sources
    ]
    warnings = dict.fromkeys(
        map(warning_words, (*dossier.history.warnings, *dossier.pair.diff.warnings))
    )
    lines += [("warning", "Of these reports", text) for text in warnings]
    if missing := dossier.pair.diff.missing:
        lines.append(("warning", "Reports that are missing", missing_words(missing)))
    practices = sum(1 for change in dossier.pair.diff.findings if change.kind in _PRACTICES)
    if practices:
        lines.append(
            (
                "scope",
                "Good practice",
                f"{practices} boxes of good practice ask for nothing and are not tracked.",
            )
        )
    lines.append(
        (
            "scope",
            "What is tracked",
            f"Every {words.terms.demands} of every report given, each once in its latest wording.",
        )
    )
    lines.append(
        (
            "scope",
            "Quotations",
            "The quoted words are the inspectorate's, whole sentences as printed; read around them.",
        )
    )
    lines += [("your entries", "Note", text) for text in own]
    return SheetPlan(
        name="Notes",
        columns=(
            ColumnPlan(header="about", label="About", width=24),
            ColumnPlan(header="word", label="Word", width=34),
            ColumnPlan(header="meaning", label="Meaning", width=60),
        ),
        rows=tuple(cells_of(*line) for line in lines),
        table="notes",
    )  # fmt: skip


def _named(column: Column) -> str:
    """The heading as a workbook shows it, and as a CSV tracker does."""
    return f"{column.label} [{column.name}]"


def _word(name: str) -> str:
    return next(column.label for column in OURS if column.name == name)


_PRACTICES = (FindingKind.INNOVATIVE_PRACTICE, FindingKind.PROMISING_PRACTICE)
_MENTIONS = (
    (Mention.SPOKEN_OF, "The report speaks of it; whether its words settle it is for the reader to judge."),
    (Mention.NOT_MENTIONED, "No sentence on it was found; the passages quoted are merely the nearest."),
    (Mention.UNSURE, "peeldiff cannot tell whether the report speaks of it; please look at the passages."),
)  # fmt: skip
_CONFIDENCES = (
    (Confidence.HIGH, "Certain enough to use; the words quoted let you check."),
    (Confidence.MEDIUM, "Read the words quoted before you rely on it."),
    (Confidence.LOW, "Do not use it before you have read the report at the place given."),
)


_LISTED = {column.name: column.label for column in usual_columns(with_register=True)}


# ---- Lists --------------------------------------------------------------------------------------


def lists(entries: Lists) -> SheetPlan:
    """A column for each drop-down."""
    names = list(entries)
    most = max((len(entries[name]) for name in names), default=0)
    return SheetPlan(
        name="Lists",
        columns=tuple(
            ColumnPlan(header=name, label=_LISTED.get(name, ""), width=28, theirs=True)
            for name in names
        ),
        rows=tuple(
            cells_of(*(entries[name][at] if at < len(entries[name]) else None for name in names))
            for at in range(most)
        ),
    )


def list_names(entries: Lists) -> dict[str, tuple[str, str]]:
    """For each column with a drop-down the defined name of its list and the formula behind that.

    The formula counts what stands in the column, so that entries that people add are offered too.
    """
    found = {}
    for at, name in enumerate(entries):
        letter = column_name(at)
        cells = f"Lists!${letter}$2:${letter}${_LIST_ROWS}"
        formula = f"=OFFSET(Lists!${letter}$2,0,0,MAX(1,COUNTA({cells})),1)"
        found[name] = (f"list_{at + 1}", formula)
    return found
