"""Section 55 of the Police Act 1996: whom it binds, and by when.

The local policing body of a force publishes comments on each report on it, within 56 days that begin
with the day of publication; so the last day is the 55th after it. A report of before the Act that set this
is under the older duty. Nothing here writes the comments.
"""

from __future__ import annotations

from datetime import date, timedelta

from alignment.records import dataclass
from peeldiff.errors import PeeldiffError
from peeldiff.history.gathering import Column
from peeldiff.inspectorates import Inspectorate, load_inspectorate
from peeldiff.inspectorates.whose import inspectorate_of
from peeldiff.model import Inspection
from peeldiff.papers.words import apart
from peeldiff.phrasing.phrases import date_words
from peeldiff.report.facts.publication import is_only_updated, published_day
from peeldiff.report.refs import place_of
from peeldiff.words import plain

__all__ = [
    "NO_LIMIT",
    "LastDay",
    "Parties",
    "check_applies",
    "is_under_older_duty",
    "last_day",
    "parties",
    "response_day",
]

NO_LIMIT = "none that the law set"
"""How the sentence begins of a report from before the Act that set a limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """Who answers, as the paper calls them: "police and crime commissioner", "chief constable"."""

    body: str
    chief: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LastDay:
    """The last day for publication: `date` (ISO 8601) or None, and the sentence that shows the sum."""

    date: str | None
    told: str
    doubt: str = ""
    """What a person has to find out first, "" where nothing is left open."""


def check_applies(column: Column, words: Inspectorate) -> None:
    """Raise `PeeldiffError`, in one sentence, where section 55 asks nobody to comment on a report."""
    inspection = column.inspection
    known = words.section_55
    name = inspection.source.name
    reason = ""
    if inspection.inspectorate is None or inspectorate_of(inspection).name != words.name:
        reason = f"it is no report of {words.name}"
    elif inspection.programme in known.other_programmes:
        reason = f'a "{inspection.programme}" is made under another Act'
    elif not inspection.force:
        reason = "it does not say which force it is about"
    elif place_of(inspection.force, words) in map(plain, known.other_forces):
        reason = f"{inspection.force} is maintained by no local policing body"
    if reason:
        raise PeeldiffError(
            f"{name} needs no comments under section 55 of the Police Act 1996: {reason}; give a "
            f"report of {words.name} on a police force of England or Wales."
        )
    _check_is_one_report(column)


def _check_is_one_report(column: Column) -> None:
    """Refuse several reports of a cycle that were published on several days: each has its last day."""
    days = {report.source.name: report.published for report in column.reports if report.published}
    exact = {
        day
        for day in days.values()
        if not any(other.startswith(day) and other != day for other in days.values())
    }
    if len(exact) > 1:
        told = ", ".join(f"{name} ({date_words(day)})" for name, day in sorted(days.items()))
        raise PeeldiffError(
            f"The reports of {column.label} were published on different days, and each needs comments "
            f"of its own: {told}; give one of them, with the reports of earlier inspections."
        )


def parties(inspection: Inspection, words: Inspectorate) -> Parties:
    """Who answers a report on a force."""
    known = words.section_55
    place = place_of(inspection.force, words)
    special = {plain(name): row for name, row in known.special.items()}
    row = special.get(place, known.usual)
    return Parties(body=row.body, chief=row.chief)


def is_under_older_duty(inspection: Inspection, words: Inspectorate) -> bool:
    """Whether a report was published before section 55 set a limit and asked for an answer to each
    recommendation: then the policing body had to publish its comments and the chief officer's, no more.
    """
    told_on = _told_on(inspection)
    since = words.section_55.limit_since
    return bool(told_on) and told_on < since[: len(told_on)]


def last_day(
    inspection: Inspection, words: Inspectorate, made_on: str | None = None, *, brief: bool = False
) -> LastDay:
    """The last day on which comments on a report may be published.

    `made_on` is the date of the paper: a last day before it is told as such. `brief` tells that in the
    fewest words.
    """
    exact = published_day(inspection)
    updated = exact is None and is_only_updated(inspection)
    published = exact or (inspection.published if inspection.published_precision else None)
    known = words.section_55
    days = known.days - 1
    doubt = ""
    if is_under_older_duty(inspection, words):
        since = date_words(known.limit_since)
        doubt = "by when comments were asked for"
        told = (
            f"{NO_LIMIT}: the limit of {days + 1} days came into force on {since}, "
            "after the report was published."
        )
        return LastDay(date=None, told=told, doubt=doubt)
    begins = f"the {days + 1} days of section 55 begin with the day of publication"
    if published is None:
        told = f"unknown, because the report does not print when it was published; {begins}"
        return LastDay(date=None, told=f"{told}.", doubt=doubt)
    if updated:
        told = (
            f"unknown, because the report prints only when it was last updated, "
            f"{date_words(published)}; {begins}"
        )
        return LastDay(date=None, told=f"{told}.", doubt=doubt)
    if exact is None:
        first = _first_day(published)
        told = (
            f"unknown, because the report prints no day of publication but {date_words(published)}"
        )
        early = f"counted from {_spelt(first)} it would be {_spelt(first + timedelta(days=days))}"
        return LastDay(date=None, told=f"{told}; {early}, and it cannot be earlier.", doubt=doubt)
    day = date.fromisoformat(published)
    last = day + timedelta(days=days)
    ended = ", the release date that the report prints," if exact != inspection.published else ""
    how = f"{_spelt(day)}{ended} + {days} days: {begins}"
    if brief:
        how = f"day {known.days}; {_spelt(day)}{ended} is day 1"
    told = f"{_spelt(last)} ({how})"
    if made_on and len(made_on) == len(last.isoformat()) and last.isoformat() < made_on:
        told += f", {apart(last.isoformat(), made_on)} before the date of this paper"
    return LastDay(date=last.isoformat(), told=f"{told}.", doubt=doubt)


def response_day(column: Column, made_on: str | None = None, *, brief: bool = False) -> str:
    """The last day for comments on a report as `last_day` tells it; "" where none are asked for."""
    words = load_inspectorate()
    try:
        check_applies(column, words)
    except PeeldiffError:
        return ""
    return last_day(column.inspection, words, made_on, brief=brief).told


def _told_on(inspection: Inspection) -> str:
    """The day of publication as exactly as it is known, "" where it is not."""
    known = inspection.published if inspection.published_precision else None
    return published_day(inspection) or known or ""


def _first_day(published: str) -> date:
    year, _, month = published.partition("-")
    return date(int(year), int(month or 1), 1)


def _spelt(day: date) -> str:
    return date_words(day.isoformat())
