"""What the command line names: reports, folders of them, and the reader's decisions."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence

from peeldiff.cli.writing import DECISIONS_NAME
from peeldiff.errors import UsageError
from peeldiff.output import narrate, progress

TYPE_CHECKING = False

if TYPE_CHECKING:
    from peeldiff.decisions import Decisions
    from peeldiff.folders import ReportFile
    from peeldiff.inputs import Report
    from peeldiff.model import Inspection, Pair, ReportWarning

__all__ = [
    "compared",
    "decisions_for",
    "read_both",
    "read_one",
    "reading_words",
    "report_files",
    "reports_of",
]


def read_one(source: str, source_format: str | None, *, followups: bool = True) -> Inspection:
    """The inspection that a report, or JSON, tells of; what is being read is said if it takes long."""
    from peeldiff.inputs import read_inspection

    with progress(reading_words(source)):
        return read_inspection(source, source_format=source_format, followups=followups)


def reading_words(source: str) -> str:
    """What is said while a report is read."""
    return f"Reading {os.path.basename(source) or source}" if source != "-" else "Reading"


def reports_of(given: Sequence[str]) -> tuple[list[Report], list[ReportWarning]]:
    """Every report that the command line names, and what was left out of folders, said aloud."""
    from peeldiff.inputs import read_reports

    reports, left_out = read_reports(report_files(given), lambda path: read_one(path, None))
    for warning in left_out:
        narrate(warning.text)
    return reports, left_out


def report_files(given: Sequence[str]) -> list[ReportFile]:
    """The files of reports that the command line names, those in folders too."""
    from peeldiff.folders import files_of

    if given.count("-") > 1:
        raise UsageError('Only one of the reports can be "-" (standard input).')
    return files_of(given)


def read_both(options: argparse.Namespace) -> tuple[Inspection, Inspection]:
    """The older and the newer inspection."""
    if options.old == options.new == "-":
        raise UsageError('Only one of the two reports can be "-" (standard input).')
    return (
        # Nobody asks what the older report says of inspections before it.
        read_one(options.old, options.source_format, followups=False),
        read_one(options.new, options.source_format),
    )


def compared(options: argparse.Namespace) -> Pair:
    """Both inspections with their comparison."""
    from peeldiff.compare import compare
    from peeldiff.model import Pair

    old, new = read_both(options)
    decisions = decisions_for(options, options.new)
    with progress("Comparing"):
        return Pair(old, new, compare(old, new, decisions=decisions))


def decisions_for(options: argparse.Namespace, report: str) -> Decisions | None:
    """The reader's decisions: those asked for, or those beside `report`, said on standard error.

    `options.decisions` names them afterwards, so that no output takes their place.
    """
    beside = options.decisions is None
    if beside:
        path = os.path.join(os.path.dirname(report), DECISIONS_NAME)
        if report == "-" or not os.path.isfile(path):
            return None
        options.decisions = path
    from peeldiff.decisions import load_decisions

    found = load_decisions(options.decisions)
    if beside and found.decisions:
        narrate(f"your decisions in {options.decisions} are applied.")
    return found
