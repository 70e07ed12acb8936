"""The ids of a package: made of the field's own names, and the same in every run."""

from __future__ import annotations

from peeldiff.forces import comparable_name
from peeldiff.history.gathering import Column
from peeldiff.inspectorates import DEFAULT, load_inspectorate
from peeldiff.inspectorates.whose import inspectorate_of
from peeldiff.report.refs import force_short, place_of
from peeldiff.words import words_in

__all__ = ["finding_ids", "force_id", "inspection_ids", "place_slug", "slug"]


def slug(text: str) -> str:
    """Words in small letters with hyphens between them."""
    return "-".join(words_in(text))


def place_slug(name: str, words: str) -> str:
    """The place in a body's name, whatever stands before or behind it: "marlshire"."""
    return slug(place_of(comparable_name(name), load_inspectorate(words))) or slug(name)


def force_id(place: str, words: str) -> str:
    """The id of a body by its place and the data file that knows it.

    It is the place, so that a page that gives no more means the same body. A fire service or a council
    has the first word of its data file behind it, beside the police force of that place.
    """
    return place if words == DEFAULT else f"{place}-{words.split('_')[0]}"


def inspection_ids(force: str, columns: list[Column]) -> list[str]:
    """An id for each inspection of a body: "marlshire-peel-2018-19"."""
    found: list[str] = []
    for column in columns:
        inspection = column.inspection
        day = inspection.published or inspection.visit_from or ""
        cycle = inspection.cycle or f"{day} {inspection.source.sha256[:8]}"
        words = inspectorate_of(inspection)
        programme = inspection.programme or ""
        if words.frameworks and programme == words.main_programme:
            programme = ""  # the cycle begins with the framework's name, which says it already
        parts = (force, slug(programme), slug(cycle))
        found.append(_free("-".join(part for part in parts if part), found))
    return found


def finding_ids(inspection_id: str, column: Column) -> dict[str, str]:
    """The id of each finding of an inspection by its id in the report: "…-afi-03"."""
    words = inspectorate_of(column.inspection)
    found: dict[str, str] = {}
    taken: list[str] = []
    for finding in column.inspection.findings:
        cycle = "".join((column.inspection.cycle or "").split())
        ref = finding.ref.removeprefix(f"{force_short(column.inspection.force, words)}-{cycle}-")
        taken.append(_free(f"{inspection_id}-{slug(ref)}", taken))
        found[finding.id] = taken[-1]
    return found


def _free(name: str, taken: list[str]) -> str:
    number = 2
    free = name
    while free in taken:
        free = f"{name}-{number}"
        number += 1
    return free
