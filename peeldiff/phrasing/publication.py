"""When a report was published, as a paper may say it."""

from __future__ import annotations

from peeldiff.history.shapes import HistoryInspection
from peeldiff.model import Inspection
from peeldiff.phrasing.phrases import date_words, dated_words, visit_words
from peeldiff.report.facts.publication import is_only_updated, published_day

__all__ = ["dated", "dated_in_history", "published_words"]


def dated(inspection: Inspection) -> str:
    """When a report was published, in few words, or else the days of the visit; "" for neither."""
    if day := published_day(inspection):
        return f"published {date_words(day)}"
    if is_only_updated(inspection) and inspection.published:
        return f"last updated {date_words(inspection.published)}"
    return dated_words(inspection.published, inspection.visit_from, inspection.visit_to)


def dated_in_history(inspection: HistoryInspection) -> str:
    """When an inspection of a history was published, in few words, or else the days of the visit."""
    if inspection.only_updated and inspection.published:
        return f"last updated {date_words(inspection.published)}"
    return dated_words(inspection.published, inspection.visit_from, inspection.visit_to)


def published_words(inspection: Inspection) -> str:
    """ "published on 2 May 2019", "published in May 2019", "published on a day that it does not print"."""
    if day := published_day(inspection):
        return f"published on {date_words(day)}"
    if inspection.published is None:
        unknown = "published on a day that it does not print"
        visited = visit_words(inspection.visit_from, inspection.visit_to)
        return f"{visited}, {unknown}" if visited else unknown
    told = date_words(inspection.published)
    if is_only_updated(inspection):
        return f"last updated on {told} (it does not print when it was published)"
    return f"published {'on' if inspection.published.count('-') == 2 else 'in'} {told}"
