"""From lines to an `Inspection`: structure and meaning."""

from __future__ import annotations

import os

from peeldiff.document.source import Document
from peeldiff.inspectorates import load_inspectorate
from peeldiff.model import Inspection

__all__ = ["read_document", "read_inspection"]


def read_document(document: Document, *, followups: bool = True) -> Inspection:
    """Understand a report whose lines are already read.

    `followups` is False for the older side of a comparison, which nobody asks what it says of
    inspections before it.
    """
    from peeldiff.inspectorates.whose import file_of
    from peeldiff.report.grades.own_labels import own_labels
    from peeldiff.report.structure import understand

    words = load_inspectorate(file_of(document.lines))
    words = words.with_labels(own_labels(document.lines, words))
    return understand(document, words, followups=followups)


def read_inspection(
    source: str | os.PathLike[str], *, source_format: str | None = None
) -> Inspection:
    """Read the report at `source` ("-": standard input). Raises `PeeldiffError`."""
    from peeldiff.document.files import load

    return read_document(load(source, source_format=source_format))
