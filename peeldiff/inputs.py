"""One report in, whatever it is: a document to be understood, or JSON that `read` printed before.

Both ways lead to the same `Inspection`. Nothing here parses: documents are the readers' work, JSON
that of `peeldiff.schema`, which is imported only when JSON comes because it loads pydantic.
"""

from __future__ import annotations

import os

from peeldiff.document.files import load_bytes, read_bytes
from peeldiff.document.sniff import sniff
from peeldiff.errors import NotAReportError
from peeldiff.model import Inspection
from peeldiff.report import read_document

__all__ = ["read_inspection"]


def read_inspection(
    source: str | os.PathLike[str],
    *,
    source_format: str | None = None,
    followups: bool = True,
) -> Inspection:
    """Read the report at `source`, or standard input for "-".

    `source_format` is one of `peeldiff.document.files.SOURCE_FORMATS` and overrides what the content
    says; without `followups` the report is not asked for these. Raises `SourceError` and its kinds,
    `NotAReportError` if nothing in it has a heading.
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
    return inspection
