"""From a file to an `Inspection`: formats, structure, meaning."""

from __future__ import annotations

import os

from peeldiff.inspectorates import load_inspectorate
from peeldiff.model import Inspection
from peeldiff.reading.source import Document

__all__ = ["read_document", "read_inspection"]


def read_document(document: Document, *, followups: bool = True) -> Inspection:
    """Understand a report whose lines are already read.

    `followups` is False for the older side of a comparison, which nobody asks what it says of
    inspections before it.
    """
    from peeldiff.reading.structure import understand

    return understand(document, load_inspectorate(), followups=followups)


def read_inspection(
    source: str | os.PathLike[str], *, source_format: str | None = None
) -> Inspection:
    """Read the report at `source` ("-": standard input). Raises `PeeldiffError`."""
    from peeldiff.reading.files import load

    return read_document(load(source, source_format=source_format))
