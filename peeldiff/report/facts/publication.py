"""The day on which a report was published: a day of updating is none, and an embargo ends on it.

A web page often prints only when it was last updated, and a report under embargo the day on which that
ends. Periods of the law are counted from the day of publication, so these are told apart here.
"""

from __future__ import annotations

from alignment.late import late
from peeldiff.inspectorates.whose import inspectorate_of
from peeldiff.model import DatePrecision, Inspection
from peeldiff.report.facts.dates import read_published
from peeldiff.words import plain

__all__ = ["embargo_day", "is_only_updated", "published_day"]

_UPDATED = late(r"(?:last |page )?updated\b")
_EMBARGO = late(r"\bembargo(?:ed)?\b[^.;|]{0,60}?\b(?:until|before|till)\b(.*)")
_HOUR = late(r"\b\d{1,2}[.:]\d{2}(?: ?hrs?| ?hours)?\b(?: on)?")


def is_only_updated(inspection: Inspection) -> bool:
    """Whether the date that a report prints is told as that of its last update, and as nothing else."""
    lines = [
        plain(line)
        for one in inspection.furniture
        if one.kind == "published"
        for line in one.text.split("\n")
    ]
    dated = [line for line in lines if read_published([line], inspectorate_of(inspection))]
    return bool(dated) and all(_UPDATED.match(line) for line in dated)


def embargo_day(inspection: Inspection) -> str | None:
    """The day on which the embargo of a report ended, "2017-03-02", which is that of publication."""
    for one in inspection.furniture:
        for line in one.text.split("\n"):
            if found := _EMBARGO.search(plain(line)):
                day = _HOUR.sub(" ", found[1]).strip(" ,:")
                told = read_published([" ".join(day.split())], inspectorate_of(inspection))
                if told and told.count("-") == 2:
                    return told
    return None


def published_day(inspection: Inspection) -> str | None:
    """The day of publication, or None: as printed, or else that on which the embargo ended."""
    published = inspection.published if inspection.published_precision else None
    if published and inspection.published_precision is DatePrecision.DAY:
        return None if is_only_updated(inspection) else published
    day = embargo_day(inspection)
    return day if day and day.startswith(published or "") else None
