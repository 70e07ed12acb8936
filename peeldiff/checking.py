"""What was read of many files, one row a file, and which of them somebody should look at.

A file that cannot be read is a row too. Nothing is compared here.
"""

from __future__ import annotations

from collections.abc import Sequence

from alignment.records import dataclass, replace
from peeldiff.document.files import STANDARD_INPUT, printable_name
from peeldiff.errors import SourceError
from peeldiff.inputs import read_inspection
from peeldiff.model import SCHEMA_VERSION, Inspection, ReportWarning
from peeldiff.report.facts.publication import is_only_updated

__all__ = ["Check", "CheckedFile", "check"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedFile:
    """What was read of one file; of one that cannot be read, `error` says in a sentence why.

    `sections`, `grades` and `findings` count. `look` says that somebody should look at the file:
    there is an error or a warning; `only_updated`, that `published` is the day of the last update, as the
    report prints no other.
    """

    file: str
    sha256: str | None = None
    force: str | None = None
    inspectorate: str | None = None
    programme: str | None = None
    cycle: str | None = None
    pillars: tuple[str, ...] = ()
    published: str | None = None
    sections: int = 0
    grades: int = 0
    findings: int = 0
    warnings: tuple[ReportWarning, ...] = ()
    error: str | None = None
    look: bool = False
    only_updated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """The rows in the order of the files; `to_look_at` counts those that somebody should look at."""

    files: tuple[CheckedFile, ...]
    to_look_at: int
    schema_version: int = SCHEMA_VERSION


def check(files: Sequence[str], *, source_format: str | None = None) -> Check:
    """Read each file; `source_format` as in `peeldiff.document.files.load`."""
    rows: list[CheckedFile] = []
    first: dict[str, str] = {}
    for path in files:
        row = _checked(path, source_format)
        if row.sha256 in first:
            same = f"This is the same document as {first[row.sha256]}."
            again = ReportWarning(code="given-twice", text=same)
            row = replace(row, warnings=(*row.warnings, again))
        elif row.sha256 is not None:
            first[row.sha256] = row.file
        rows.append(replace(row, look=bool(row.error or row.warnings)))
    return Check(files=tuple(rows), to_look_at=sum(row.look for row in rows))


def _checked(path: str, source_format: str | None) -> CheckedFile:
    name = STANDARD_INPUT if path == "-" else printable_name(path)
    try:
        # What a report says of earlier inspections is counted nowhere here.
        inspection = read_inspection(path, source_format=source_format, followups=False)
    except SourceError as error:  # what is wrong with the program's own data is no fault of a file
        return CheckedFile(file=name, error=str(error))
    return CheckedFile(
        file=name,
        sha256=inspection.source.sha256,
        force=inspection.force,
        inspectorate=inspection.inspectorate,
        programme=inspection.programme,
        cycle=inspection.cycle,
        pillars=inspection.pillars,
        published=inspection.published,
        sections=len(inspection.sections),
        grades=sum(section.grade is not None for section in inspection.sections),
        findings=len(inspection.findings),
        warnings=(*inspection.warnings, *_unknown(inspection)),
        only_updated=is_only_updated(inspection),
    )


def _unknown(inspection: Inspection) -> list[ReportWarning]:
    """What the report does not say of itself, and a comparison needs.

    Another inspectorate's report has a warning of its own, and cycles of its own.
    """
    if inspection.inspectorate is None:
        return []
    missing = []
    if not inspection.force:
        text = "It does not say which force it is about."
        missing.append(ReportWarning(code="no-force", text=text))
    if not inspection.cycle:
        text = "It does not say which inspection cycle it belongs to."
        missing.append(ReportWarning(code="no-cycle", text=text))
    return missing
