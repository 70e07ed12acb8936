"""Whether a text bears any mark of an inspection report: a licence, a poem or an invoice is read like one.

Whatever bears one stays read, since to refuse a report is worse than to read a text that is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from peeldiff.inspectorates import load_inspectorate
from peeldiff.inspectorates.lists import Structure
from peeldiff.inspectorates.whose import all_names
from peeldiff.model import Inspection
from peeldiff.words import plain

__all__ = ["is_marked", "speaks_of_inspecting"]


def is_marked(inspection: Inspection) -> bool:
    """Whether a force, an inspectorate, a programme, a grade or a finding was read, or the text speaks of
    inspecting."""
    told = inspection.force or inspection.inspectorate or inspection.programme
    grades = any(section.grade is not None for section in inspection.sections)
    return bool(told or inspection.findings) or grades or speaks_of_inspecting(inspection)


def speaks_of_inspecting(inspection: Inspection) -> bool:
    """Whether a text has words of inspections, or the name of an inspectorate or of a programme."""
    words, names = load_inspectorate(), all_names()
    return any(
        words.says(Structure.inspection_patterns, said) or names.search(said) is not None
        for said in map(plain, _texts(inspection))
    )


def _texts(inspection: Inspection) -> Iterator[str]:
    yield inspection.title or ""
    for section in inspection.sections:
        yield section.heading
        for paragraph in section.paragraphs:
            yield paragraph.text
    for line in inspection.furniture:
        yield line.text
