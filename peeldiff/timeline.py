"""When inspections were: which stands before which, and which of several is the newest.

The command line and the browser must not differ over whose decisions are read, so both ask here.
The browser asks while a person waits: nothing is imported but a regular expression.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from alignment.late import late

if TYPE_CHECKING:
    from peeldiff.model import Inspection

__all__ = ["age", "are_apart", "fullest", "in_order", "is_later", "newest", "year_of"]

_YEAR = late(r"(?:19|20)\d\d(?!\d)")
_MONTH = late(r"((?:19|20)\d\d)-(\d\d)")
_RETURNS = late(r"(?i)\b(?:re-?visit|re-?inspection|post-inspection review)s?\b")
"""What a document calls a return to what an inspection found: it bears the cycle of that inspection."""
_APART = 6
"""Months between two publications from which they are no two shapes of one inspection."""
_UNTOLD = "9999"
"""Sorts after every year and every date."""


def year_of(inspection: Inspection) -> str:
    """The year of the cycle, or else of the visit or of publication; "" without.

    A cycle may come from JSON and say anything. It begins with its year, or with the framework's name.
    """
    for told in (inspection.cycle, inspection.visit_from, inspection.published):
        year = _YEAR.search(told or "")
        if year:
            return year[0]
    return ""


def age(inspection: Inspection) -> tuple[str, str, str, str, str]:
    """What sorts by time, and in one way only whatever order the files came in.

    Where a report prints when its inspectors were there, that says more than the day of publication.
    """
    source = inspection.source
    cycle = inspection.cycle or ""
    return (
        year_of(inspection) or _UNTOLD,
        # Of one year, "2018" stands before "2018/19"; a framework's name says nothing of time.
        cycle if cycle[:1].isdigit() else "",
        inspection.visit_to or inspection.published or _UNTOLD,
        source.name,
        source.sha256,
    )


def in_order(inspections: Sequence[Inspection]) -> list[Inspection]:
    """Oldest first."""
    return sorted(inspections, key=age)


def newest(inspections: Sequence[Inspection]) -> int:
    """The position of the inspection that `in_order` puts last, wherever it was given."""
    return sorted(range(len(inspections)), key=lambda at: age(inspections[at]))[-1]


def fullest(inspections: Sequence[Inspection]) -> list[Inspection]:
    """Oldest first, one document for each inspection: where several tell of it, what tells most.

    A web page and the report of one inspection are two shapes of it, and the page may be the shorter
    by far. Reports on different pillars of one year are two inspections.
    """
    found: list[Inspection] = []
    for inspection in in_order(inspections):
        twin = next((n for n, one in enumerate(found) if _is_same(one, inspection)), None)
        if twin is None:
            found.append(inspection)
        elif _fullness(inspection) > _fullness(found[twin]):
            found[twin] = inspection
    return found


def _is_same(one: Inspection, other: Inspection) -> bool:
    """Whether both tell of one inspection: without a cycle or a force nothing says so."""
    if not one.cycle or not one.force or not other.force:
        return False
    alike = (one.programme, one.cycle) == (other.programme, other.cycle)
    shared = not (one.pillars and other.pillars) or bool(set(one.pillars) & set(other.pillars))
    if not (alike and shared) or are_apart(one, other):
        return False
    from peeldiff.forces import same_body

    return same_body(one, other)


def are_apart(one: Inspection, other: Inspection) -> bool:
    """Whether two documents of one cycle tell of two inspections: of one, and of a return to what it found.

    One of them calls itself so, or they were published half a year apart and do not ask for the same.
    """
    if _calls_itself_return(one) is not _calls_itself_return(other):
        return True
    first, second = _month(one), _month(other)
    if first is None or second is None or abs(first - second) < _APART:
        return False
    asked = [{finding.text for finding in inspection.findings} for inspection in (one, other)]
    return 2 * len(asked[0] & asked[1]) < min(map(len, asked)) or not all(asked)


def _calls_itself_return(inspection: Inspection) -> bool:
    return _RETURNS.search(inspection.title or "") is not None


def _month(inspection: Inspection) -> int | None:
    """The month of publication, counted from the year 0; a day on which a page was updated is none."""
    told = _MONTH.match(inspection.published or "")
    if told is None:
        return None
    from peeldiff.report.facts.publication import is_only_updated

    return None if is_only_updated(inspection) else 12 * int(told[1]) + int(told[2])


def _fullness(inspection: Inspection) -> tuple[int, int, int]:
    """How much a document tells: what is asked for first, then grades, then text."""
    grades = sum(section.grade is not None for section in inspection.sections)
    paragraphs = sum(len(section.paragraphs) for section in inspection.sections)
    return len(inspection.findings), grades, paragraphs


def is_later(one: Inspection, other: Inspection) -> bool:
    """Whether `one` is told to be of a later year, or of one cycle another inspection that was published
    later; what gives no year is told to be nothing."""
    year, before = year_of(one), year_of(other)
    if not (year and before):
        return False
    if one.cycle and one.cycle == other.cycle and one.programme == other.programme:
        days = one.published or "", other.published or ""
        return all(days) and days[0] > days[1] and are_apart(one, other)
    return year > before
