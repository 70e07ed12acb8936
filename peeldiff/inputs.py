"""Reports in, whatever they are: documents to be understood, or JSON that `read` printed before.

Both ways lead to the same `Inspection`. Nothing here parses: documents are the readers' work, JSON
that of `peeldiff.schema`, which is imported only when JSON comes because it loads pydantic.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from alignment.records import dataclass
from peeldiff.document.files import load_bytes, read_bytes
from peeldiff.document.sniff import sniff
from peeldiff.errors import NotAReportError, SourceError
from peeldiff.folders import ReportFile
from peeldiff.model import Inspection, ReportWarning
from peeldiff.report import read_document
from peeldiff.report.marks import is_marked

__all__ = ["Report", "read_inspection", "read_reports"]


@dataclass(frozen=True, slots=True)
class Report:
    """A report that was read, with the path that was given or found for it."""

    path: str
    inspection: Inspection


def read_reports(
    files: Sequence[ReportFile], read: Callable[[str], Inspection] | None = None
) -> tuple[list[Report], list[ReportWarning]]:
    """Read every report among files that were named or found (`peeldiff.folders.files_of`).

    `read` reads one (default: `read_inspection`). The warnings name what a folder holds that is no
    report; a file that was named must be one. Raises `SourceError` and its kinds.
    """
    read = read or read_inspection
    reports: list[Report] = []
    left_out: list[ReportWarning] = []
    for file in files:
        try:
            inspection = read(file.path)
        except SourceError as error:
            if not file.found:
                raise
            left_out.append(_left_out(str(error)))
            continue
        if file.found and not _is_told(inspection):
            left_out.append(
                _left_out(
                    f"{file.path} gives no date and no finding; name the file to have it read."
                )
            )
            continue
        reports.append(Report(file.path, inspection))
    if not reports:
        raise SourceError(f"No report was found. {left_out[0].text}")
    return reports, left_out


def _left_out(reason: str) -> ReportWarning:
    return ReportWarning(code="left-out", text=f"Left out: {reason}")


def _is_told(inspection: Inspection) -> bool:
    """Whether a text says of what it is a report: notes beside the reports have headings too."""
    return bool(inspection.cycle or inspection.published or inspection.findings)


def read_inspection(
    source: str | os.PathLike[str],
    *,
    source_format: str | None = None,
    followups: bool = True,
) -> Inspection:
    """Read the report at `source`, or standard input for "-".

    `source_format` is one of `peeldiff.document.files.SOURCE_FORMATS` and overrides what the content
    says; without `followups` the report is not asked for these. Raises `SourceError` and its kinds,
    `NotAReportError` if nothing in it has a heading, or it bears no mark of an inspection report.
    """
    data, name = read_bytes(source)
    if source_format is None and sniff(data) == "json":
        from peeldiff.schema import inspection_from_json

        return inspection_from_json(data, name)
    inspection = read_document(
        load_bytes(data, name, source_format=source_format), followups=followups
    )
    if not inspection.sections and not inspection.findings:
        raise NotAReportError(
            f"{name} was read, but it has no heading and no finding; "
            "give an inspection report with its headings."
        )
    if not is_marked(inspection):
        raise NotAReportError(
            f"{name} was read, but nothing in it is of an inspection report: it names no force or other "
            "body, no inspectorate and no programme, and has no grade and no finding; give a report."
        )
    return inspection
