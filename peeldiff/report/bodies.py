"""Whom a report is on beside the body inspected: a board that a part of it reviews, or a whole programme.

What is asked of another body is no demand on the one inspected, and a report that does not look at that
body says nothing of it by its silence.
"""

from __future__ import annotations

from collections.abc import Mapping

from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Structure
from peeldiff.model import Inspection, Section
from peeldiff.words import plain

__all__ = ["asked_of", "is_apart", "looks_at"]


def asked_of(
    section: str | None,
    by_id: Mapping[str, Section],
    words: Inspectorate,
    *,
    force: str | None,
    programme: str | None,
) -> str | None:
    """The name of the body that what stands in a section is asked of; None for the one inspected."""
    others = words.other_bodies
    if others is None:
        return None
    if programme in others.of_programmes:
        return others.of_programmes[programme]
    patterns = words.pattern(Structure.other_bodies_patterns)
    if patterns.search(plain(force or "")):
        return None
    while section is not None and section in by_id:
        if patterns.search(plain(by_id[section].heading)):
            return others.of_parts
        section = by_id[section].parent
    return None


def is_apart(body: str | None, words: Inspectorate) -> bool:
    """Whether a body is wholly another than the one inspected, and not one that this belongs to."""
    return (
        body is not None and words.other_bodies is not None and body == words.other_bodies.of_parts
    )


def looks_at(inspection: Inspection, body: str | None, words: Inspectorate) -> bool:
    """Whether a report looks at a body; None stands for the one that its other reports are on."""
    others = words.other_bodies.of_programmes if words.other_bodies else {}
    programme = others.get(inspection.programme or "")
    if programme is not None or body is None:
        return bool(programme == body)
    by_id = {section.id: section for section in inspection.sections}
    return any(
        section.inspected
        and (section.grade is not None or section.questions)
        and body
        == asked_of(
            section.id, by_id, words, force=inspection.force, programme=inspection.programme
        )
        for section in inspection.sections
    )
