"""By when a demand must be met, as its own words say, and as a date where one follows from them.

A demand is full of times that are no deadline ("to be spoken to within three days of being found").
A time counts where it stands in front of the subject ("Within six months, the force should …") or
right behind the verb ("The force should, by 31 March 2023, …"). Anywhere else only a date that names
its month counts, or a period that is counted from publication.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from alignment.late import late
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Deadlines, Findings
from peeldiff.model import Deadline, DeadlineKind
from peeldiff.words import sentences, straight

__all__ = ["MODAL", "counted", "opening_deadline", "read_deadline", "read_part_deadline"]

_MONTHS = {
    name: number
    for number, name in enumerate(
        "january february march april may june july august september october november december".split(),  # noqa: SIM905
        start=1,
    )
}
_NUMBERS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(),  # noqa: SIM905
        start=1,
    )
} | {"a": 1, "an": 1}
_MONTH = "|".join(_MONTHS)
_DATE = (
    rf"(?:the )?(?:(?P<end>end) of )?(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? )?"
    rf"(?P<month>{_MONTH}),? (?P<year>20\d\d)\b"
)
_LOOSE = (
    rf"(?:the )?(?:end|beginning|start|close) of (?:(?P<whole>20\d\d)\b|(?:{_MONTH})\b|(?:spring|summer|"
    r"autumn|winter) 20\d\d\b)|(?:spring|summer|autumn|winter),? 20\d\d\b|(?P<bare>20\d\d)\b"
)
_BY = r"(?:(?:by|on|at)? ?(?:no|not) later than|at the latest by|on or before|by|before)"
_PERIOD = (
    r"within (?:the )?(?:next |following |first )?(?P<count>\d{1,3}|" + "|".join(_NUMBERS) + r")"
    r"(?: \(\d{1,3}\))? (?P<working>working )?(?:calendar )?(?P<unit>day|week|month|year)s?\b"
)
_OF_TIMES = ("20", "within ", "end of ", "beginning of ", "start of ", "close of ")
MODAL = late(r"\b(?:should|must|needs? to|has to|have to|ought to)\b(?! have\b)", re.I)
"""The verb by which a sentence asks for something."""


def _may_tell_time(said: str, words: Inspectorate) -> bool:
    """Whether a sentence has a word that stands in every time that `_grammar` knows."""
    low = said.casefold()
    return (
        any(map(low.__contains__, _OF_TIMES))
        or any(map(low.__contains__, words.listed(Deadlines.immediate)))
        or any(map(low.__contains__, words.listed(Deadlines.urgent)))
        or words.says(Deadlines.events_patterns, low)
    )


@cache
def _grammar(words: Inspectorate) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A time by which something is to be done; and one that is told wherever it stands."""
    immediate = "|".join(map(re.escape, words.listed(Deadlines.immediate)))
    urgent = "|".join(map(re.escape, words.listed(Deadlines.urgent)))
    publication = words.pattern(Deadlines.publication_patterns).pattern
    events = words.pattern(Deadlines.events_patterns).pattern
    since = rf"(?P<since> (?:{publication}))?(?P<other> (?:of|from|after) [^,.;:]+?(?=,))?"
    times = (
        rf"(?P<immediate>{immediate})\b|(?P<urgent>{urgent})\b|{_BY} (?:{_DATE}|{_LOOSE}|"
        rf"(?P<event>{events}))|{_PERIOD}{since}"
    )
    told = rf"\b(?:{_BY} {_DATE}|{_PERIOD}(?P<since> (?:{publication})))"
    return late(times, re.I), late(told, re.I)


def read_deadline(
    text: str, words: Inspectorate, published: str | None, *, detail: bool = False
) -> Deadline | None:
    """The deadline that a demand names, or None.

    `published` is the day, month or year of publication. In an explanation (`detail`) only a sentence
    that asks for something by its time counts.
    """
    for sentence in sentences(text):
        found = _in_sentence(sentence, words, published, anywhere=not detail)
        if found is not None:
            return found
    return None


def read_part_deadline(text: str, words: Inspectorate, published: str | None) -> Deadline | None:
    """The deadline that one part of a list of demands names for itself, or None."""
    times, told = _grammar(words)
    said = straight(text)
    match = times.match(said) or next(
        (m for m in told.finditer(said) if not _is_past(m, published)), None
    )
    return None if match is None else _deadline(text[match.start() : match.end()], match, published)


def _in_sentence(
    sentence: str, words: Inspectorate, published: str | None, *, anywhere: bool
) -> Deadline | None:
    said = straight(sentence)
    modal = MODAL.search(said)
    if modal is None or not _may_tell_time(said, words):
        return None
    times, told = _grammar(words)
    at = _behind_lead_in(said, words, times)
    match = times.match(said, at)
    if match is None or match.end() > modal.start():
        behind = modal.end() + len(said[modal.end() :]) - len(said[modal.end() :].lstrip(" ,"))
        match = times.match(said, behind)
    if match is None and anywhere:
        match = next(
            (m for m in told.finditer(said, modal.end()) if not _is_past(m, published)), None
        )
    return (
        None
        if match is None
        else _deadline(sentence[match.start() : match.end()], match, published)
    )


def opening_deadline(sentence: str, words: Inspectorate) -> int:
    """The position behind what leads in to a demand: its occasion, its deadline, a comma."""
    said = straight(sentence)
    times = _grammar(words)[0] if _may_tell_time(said, words) else None
    at = _behind_lead_in(said, words, times)
    if times and (match := times.match(said, at)):
        at = match.end()
    return at + len(said[at:]) - len(said[at:].lstrip(" ,"))


def _behind_lead_in(said: str, words: Inspectorate, times: re.Pattern[str] | None) -> int:
    """The position behind "To address this cause of concern, "; a time may be such a lead-in itself."""
    lead_in = words.pattern(Findings.lead_in_patterns)
    at, low = 0, said.lower()
    if len(low) != len(said):  # a letter that is longer in small: positions would not agree
        return 0
    while (match := lead_in.match(low, at)) and match.end() > at:
        if times and times.match(said, at):
            break
        at = match.end()
    return at


def _deadline(printed: str, match: re.Match[str], published: str | None) -> Deadline:
    parts = match.groupdict()
    if parts.get("immediate"):
        return Deadline(text=printed, kind=DeadlineKind.IMMEDIATE)
    if parts.get("urgent"):
        return Deadline(text=printed, kind=DeadlineKind.URGENT)
    if parts.get("event"):
        return Deadline(text=printed, kind=DeadlineKind.EVENT)
    if parts.get("count"):
        kind = DeadlineKind.PERIOD
        if published is None or parts.get("working") or parts.get("other"):
            return Deadline(text=printed, kind=kind)
        count = _NUMBERS.get(parts["count"].lower()) or int(parts["count"])
        end = counted(published, count, parts["unit"].lower())
        since = published if end is not None else None
        return Deadline(text=printed, kind=kind, date=end, counted_from=since)
    return Deadline(text=printed, kind=DeadlineKind.DATE, date=_date(match))


def _date(match: re.Match[str]) -> str | None:
    """The date in print as ISO 8601, as exact as it is; the end of a month or year is its last day."""
    parts = match.groupdict()
    if whole := parts.get("whole"):
        ends = re.search(r"\bend of", match[0], re.I)
        return f"{whole}-12-31" if ends else whole
    if bare := parts.get("bare"):
        return bare
    if not parts.get("year"):
        return None
    year, month = int(parts["year"]), _MONTHS[parts["month"].lower()]
    day = int(parts["day"] or 0)
    last = _days_of(year, month)
    if parts.get("end"):
        day = last
    if not day:
        return f"{year}-{month:02d}"
    return f"{year}-{month:02d}-{day:02d}" if day <= last else None


def _is_past(match: re.Match[str], published: str | None) -> bool:
    """Whether a date lies before publication: it says since when something is so."""
    if match.groupdict().get("count"):
        return False
    when = _date(match)
    return when is None or published is None or when[: len(published)] < published[: len(when)]


def counted(published: str, count: int, unit: str) -> str | None:
    """The day `count` days, weeks, months or years after a day; None if it is no day, or far off."""
    try:
        start = date.fromisoformat(published)
        if unit in ("day", "week"):
            return (start + timedelta(days=count * (7 if unit == "week" else 1))).isoformat()
        months = start.month - 1 + count * (12 if unit == "year" else 1)
        year, month = start.year + months // 12, months % 12 + 1
        return date(year, month, min(start.day, _days_of(year, month))).isoformat()
    except (ValueError, OverflowError):
        return None


def _days_of(year: int, month: int) -> int:
    """How many days a month has."""
    if month == 12:
        return 31
    return (date(year, month + 1, 1) - timedelta(days=1)).day
