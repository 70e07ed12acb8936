"""When a report was published, as a paper may say it: a day of updating is no day of publication.

A web page often prints only when it was last updated, and a report under embargo the day on which that
ends. Periods of the law are counted from the day of publication, so these are told apart here.
"""

from __future__ import annotations

from alignment.late import late
from peeldiff.inspectorates.whose import inspectorate_of
from peeldiff.model import DatePrecision, Inspection
from peeldiff.render.phrases import date_words, dated_words, visit_words
from peeldiff.report.dates import read_published
from peeldiff.words import plain

__all__ = ["dated", "embargo_day", "is_only_updated", "published_day", "published_words"]

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


def dated(inspection: Inspection) -> str:
    """When a report was published, in few words, or else the days of the visit; "" for neither."""
    if day := published_day(inspection):
        return f"published {date_words(day)}"
    if is_only_updated(inspection) and inspection.published:
        return f"last updated {date_words(inspection.published)}"
    return dated_words(inspection.published, inspection.visit_from, inspection.visit_to)


def published_words(inspection: Inspection) -> str:
    """ "published on 2 May 2019", "published in May 2019", "published on a day that it does not print"."""
    if day := published_day(inspection):
        ended = day != inspection.published
        end = ", when its embargo ended" if ended else ""
        return f"published on {date_words(day)}{end}"
    if inspection.published is None:
        unknown = "published on a day that it does not print"
        visited = visit_words(inspection.visit_from, inspection.visit_to)
        return f"{visited}, {unknown}" if visited else unknown
    told = date_words(inspection.published)
    if is_only_updated(inspection):
        return f"last updated on {told} (it does not print when it was published)"
    return f"published {'on' if inspection.published.count('-') == 2 else 'in'} {told}"
