"""The ids of a package: made of the field's own names, and the same in every run."""

from __future__ import annotations

from peeldiff.history.gathering import Column
from peeldiff.inspectorates import load_inspectorate
from peeldiff.inspectorates.whose import inspectorate_named, inspectorate_of
from peeldiff.report.refs import force_short, place_of
from peeldiff.words import words_in

__all__ = ["finding_ids", "force_id", "inspection_ids", "slug"]


def slug(text: str) -> str:
    """Words in small letters with hyphens between them."""
    return "-".join(words_in(text))


def force_id(name: str, inspectorate: str) -> str:
    """The id of a body by its fullest name.

    It is the place, so that a page that gives no more means the same force. Who is looked at under
    another programme, like a fire service, keeps the whole name beside the force of that place.
    """
    words = inspectorate_named(inspectorate)
    if any(name.endswith(suffix) for suffix in words.data["programmes_of"]):
        return slug(name)
    place = slug(place_of(name, words)) or slug(name)
    return place if inspectorate == load_inspectorate().name else f"{slug(inspectorate)}-{place}"


def inspection_ids(force: str, columns: list[Column]) -> list[str]:
    """An id for each inspection of a body: "marlshire-peel-2018-19"."""
    found: list[str] = []
    for column in columns:
        inspection = column.inspection
        cycle = inspection.cycle or f"{inspection.published or ''} {inspection.source.sha256[:8]}"
        parts = (force, slug(inspection.programme or ""), slug(cycle))
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
