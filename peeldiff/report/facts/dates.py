"""When a report was published: only a date that says so, or that stands alone where reports print it.

Dates of visits, of figures and of embargoes stand in the same places; they are told by what stands
beside them, so that a date with other words around it is none of publication.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from alignment.late import late, late_with
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Furniture
from peeldiff.inspectorates.patterns import caught
from peeldiff.words import plain

__all__ = [
    "MONTH_NAMES", "WEEKDAY", "find_day", "find_month", "is_dated", "read_published", "read_visit",
    "uniform_dates",
]  # fmt: skip

_MONTHS = (
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)
MONTH_NAMES = "|".join(
    rf"{month[:3]}(?:{'t?' if month == 'september' else ''}\b\.?|{month[3:]})"
    if month != "may"
    else month
    for month in _MONTHS
)
"""Months in full or cut to three letters, with a stop or without: "sept. 2016"."""
_NUMBERS = {month[:3]: number for number, month in enumerate(_MONTHS, start=1)}
WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
_YEAR = ("20",)
_DAY = late_with(_YEAR, rf"\b(\d{{1,2}})(?:st|nd|rd|th)? ({MONTH_NAMES}),? (20\d\d)\b")
_MONTH = late_with(_YEAR, rf"\b({MONTH_NAMES}) (20\d\d)\b")
_NUMERIC = late(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](20\d\d)\b")
_ISO = late(r"\b(20\d\d)-(\d\d)-(\d\d)\b")
_MONTH_FIRST = late(rf"\b({MONTH_NAMES}) (\d{{1,2}})(?:st|nd|rd|th)?,? (20\d\d)\b")
_DAY_BEHIND = late(r"[a-z.] \d{1,2}(?:st|nd|rd|th)?,? 20\d\d")
"""What stands in every such date, asked before it: it is a short pattern."""
_DIGIT = late(r"\d")
_PARTED_DAY = late(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?[-/. ]({MONTH_NAMES})[-/., ]+((?:20)?[12]\d)\b(?!/)"
)
_WITH_TIME = late(r"\b(20\d\d-\d\d-\d\d)t\d\d:\d\d\S*")
"""The moment at which a content system puts a page out."""
_YEAR_FIRST = late(r"\b(20\d\d)[/.](\d\d)[/.](\d\d)\b")
_SHORT_YEAR = late(r"\b(\d{1,2})[/.-](\d{1,2})[/.-]([12]\d)\b(?![/.-]?\d)")
_ALONE = late_with(
    _YEAR, rf"{WEEKDAY}(?:{_DAY.pattern}|{_NUMERIC.pattern}|{_ISO.pattern}|{_MONTH.pattern})"
)
_DUE = late_with(("will be published on",), rf"\bwill be published on {WEEKDAY}{_DAY.pattern}")
_OWN = late(r"\bthis (?:report|letter)\b")
"""What says of a date to come that it is the report's own."""
_SEPARATED = late(r" ?[|,;(] ?| / ")
_BARE = late(r"date:? \d")
_POSTED = late(r"posted\b")
_FACTS = late(r" [|·•] | (?=(?:reading time|\d+[ -]min(?:ute)?s?(?: to)? read)\b)")
_PARTED = late(
    r" [|·•] |(?<!\bpage) (?=(?:date )?(?:first )?published(?: on)?: ?\d)"
    r"|[.,] (?=(?:first )?published(?: on| in)?:? ?\d)|\. (?=(?:first )?published(?: on| in)?:? ?[a-z])"
    r"|(?<=\b20\d\d) (?=(?!to\b|and\b|until\b)(?:[a-z]+ ){1,3}\d{1,2} [a-z]+ 20\d\d$)"
)
"""What parts the facts of a page that stand on one line."""
_PARTING = ("|", "·", "•", "published")
_NUMERALS = "i ii iii iv v vi vii viii ix x xi xii".split()  # noqa: SIM905
_ROMAN = late_with(
    tuple(f"{last}{mark}20" for last in "ivx" for mark in ". /-"),
    rf"\b(\d{{1,2}})[. /-]({'|'.join(sorted(_NUMERALS, key=len, reverse=True))})[. /-](20\d\d)\b",
)
_OF_MONTH = late_with(
    tuple(f" of {month}" for month in _NUMBERS),
    rf"\b(?:the )?(\d{{1,2}}(?:st|nd|rd|th)?) (?:day )?of ({MONTH_NAMES})\b",
)
_BEFORE_YEAR = late_with((", 20",), rf"\b({MONTH_NAMES}), (20\d\d)\b")
_TITLE_ENDS = late(r"\binspections?,? 20\d\d(?:[-/]\d\d(?:\d\d)?)?$")
"""The end of a title, "… inspection 2018", which is no label of the date under it."""
_RECEIVED = late(
    r"(?:date )?(?:received|scanned)(?: (?:by|in|at|on)\b.{0,40})?:?|filed|registered|entered"
)
"""The stamp of an office that got a paper, whose day is not that of the paper."""
_MAIL_FIELDS = ("from:", "sent:", "date:", "to:", "cc:", "subject:")
_CLOCK = late(r"\b\d{1,2}:\d\d\b")
_STAMP = late(r"\b\d{1,2}:\d\d:\d\d\b")
"""The time to a second, by which a program says when it made a page."""
_MAIL_HEAD = 3
"""Fields of a mail's head, and how many of them stand together in one: its day is not the letter's in it."""
_LONGEST_DATED = 120
_LONGEST_FACT = 60
"""Characters of a line that may tell a date, and of one among several facts on a longer line."""
_MOST_WORDS = 3
"""Words of a place or a name before a date."""
_GOES_ON = late(r"(?:\b(?:to|and|between|from|until|on|at|in)|(?<!-)[-&])$")
"""How the first of two dates ends, whose second stands on the next line."""


def is_dated(text: str) -> bool:
    """Whether a line names a month of a year."""
    return _MONTH.search(plain(text)) is not None


def read_published(
    edges: Sequence[str], words: Inspectorate, said: str | None = None
) -> str | None:
    """The date of publication as exact as it stands, or None.

    `edges` are the lines of the first and last pages, where title and imprint stand; `said` is the date
    that a sentence tells, which is believed before one that stands alone.
    """
    updated = words.pattern(Furniture.updated_patterns)
    lines = [
        uniform_dates(part)
        for text in map(plain, edges)
        if not (_STAMP.search(text) and updated.match(text))
        for part in _facts(text)
    ]
    lines = _without_stamps(lines)
    letter = _without_mail(lines)
    told = _read(letter, words, said)
    if told is None and len(letter) < len(lines) and not any(map(_CLOCK.search, lines)):
        # A memorandum has the same head as a mail, without the time of day.
        return _read(lines, words, said)
    return told


def _facts(text: str) -> list[str]:
    """A line, or those parts of a long one that are short enough for a fact of their own."""
    if len(text) < _LONGEST_DATED:
        return [text]
    return [part for part in _parts(text) if len(part) < _LONGEST_FACT and part != text]


def _parts(text: str) -> list[str]:
    """The facts that stand on one line."""
    may_part = text.count(_YEAR[0]) > 1 or any(map(text.__contains__, _PARTING))
    return _PARTED.split(text) if may_part else [text]


def _read(lines: Sequence[str], words: Inspectorate, said: str | None) -> str | None:
    stated = words.pattern(Furniture.published_patterns)
    label = words.pattern(Furniture.published_labels_patterns)
    updated = words.pattern(Furniture.updated_patterns)
    changed: str | None = None
    first: str | None = None
    parted = [part.strip() for text in lines for part in _parts(text)]
    for above, text in _dated(parted):
        behind = text.partition(":")
        dated = (
            stated.fullmatch(text)
            or (_ALONE.fullmatch(text) and label.fullmatch(above))
            or (_ALONE.fullmatch(behind[2].strip()) and label.fullmatch(behind[0].strip()))
        )
        if dated and (told := find_day(text) or find_month(text)):
            if said and _BARE.match(text):
                return said  # "Date:" may be that of a paper which covers the report
            if updated.match(above if _ALONE.fullmatch(text) else text) or _POSTED.match(text):
                changed = changed or told
            elif any(map(text.__contains__, words.inspectorate_names)):
                first = told  # a site has its own day beside that of the inspectorate
                break
            else:
                first = first or told
    if first is not None:
        return said if said and said.startswith(first) else first
    if said is None and changed is not None:
        alone = _read_alone(lines, words)
        return alone if alone and alone < changed else changed
    for above, text in zip(["", *lines], lines, strict=False):
        both = f"{above} {text}"
        if (due := _DUE.search(both)) and _OWN.search(both):
            return find_day(due[0])
    return said if said is not None else _read_alone(lines, words)


def _read_alone(lines: Sequence[str], words: Inspectorate) -> str | None:
    """The first day, or else month, that stands alone, and not under a label of something else."""
    other = words.pattern(Furniture.other_dates_patterns)
    for find in (find_day, find_month):
        for above, text in _dated(lines):
            alone = _alone_on(text, words)
            if alone and not (
                (other.search(above) and not _TITLE_ENDS.search(above)) or _GOES_ON.search(above)
            ):
                told = find(alone)
                if told is not None:
                    return told
    return None


def _dated(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The lines that may name a year, each behind the one above it."""
    pairs = zip(["", *lines], lines, strict=False)
    return ((above, text) for above, text in pairs if _YEAR[0] in text)


def _alone_on(text: str, words: Inspectorate) -> str | None:
    """The date that is all of a line, or the last or first of the facts on it."""
    facts = _FACTS.split(text)
    for part in (_first(text, words), facts[-1].strip(), facts[0].strip()):
        if _ALONE.fullmatch(part):
            return part
    return None


def _without_stamps(lines: Sequence[str]) -> list[str]:
    """The lines without the days of stamps: a lone day right under "received", or else right over it."""
    found: list[str] = []
    stamped = False
    for text in lines:
        if stamped and _ALONE.fullmatch(text):
            stamped = False
            continue
        stamped = _RECEIVED.fullmatch(text) is not None
        if stamped and found and _ALONE.fullmatch(found[-1]) and find_day(found[-1]):
            found.pop()
            stamped = False
        found.append(text)
    return found


def _without_mail(lines: Sequence[str]) -> list[str]:
    """The lines without the heads of mails in which a letter was sent on."""
    found: list[str] = []
    head: list[str] = []
    for text in (*lines, ""):
        if text.startswith(_MAIL_FIELDS):
            head.append(text)
            continue
        if len({field.partition(":")[0] for field in head}) < _MAIL_HEAD:
            found += head
        head = []
        found.append(text)
    return found


def _first(text: str, words: Inspectorate) -> str:
    """What stands before the first separator: "march 2017 | isbn …", or behind a place or a name: "london,
    2 may 2015"."""
    parts = [part for part in _SEPARATED.split(text) if part]
    if parts and _MONTH.search(parts[0]):
        return parts[0]
    place, comma, rest = text.partition(", ")
    ours = place.startswith(tuple(words.inspectorate_names))
    if not comma or any(map(str.isdigit, place)) or (len(place.split()) > _MOST_WORDS and not ours):
        return text
    # A month alone stands behind other works' publishers as well.
    whole = find_day(rest) or ours or place.endswith("report")
    dated = whole and _ALONE.fullmatch(rest)
    return rest if dated and not words.says(Furniture.other_dates_patterns, place) else text


def uniform_dates(text: str) -> str:
    """A text in plain form, its dates written in one way: "may 4, 2022", "04-may-22", "4/5/22", "9.xi.2017",
    "the 3rd day of april, 2019"."""
    if not _DIGIT.search(text):
        return text
    text = _ROMAN.sub(
        lambda match: f"{match[1]} {_MONTHS[_NUMERALS.index(match[2])]} {match[3]}", text
    )
    if any(month in text for month in _NUMBERS):
        text = _OF_MONTH.sub(r"\1 \2", text)
        text = _BEFORE_YEAR.sub(r"\1 \2", text)
        if _DAY_BEHIND.search(text):
            text = _MONTH_FIRST.sub(r"\2 \1 \3", text)
        text = _PARTED_DAY.sub(
            lambda match: f"{match[1]} {match[2]} {match[3].zfill(4).replace('00', '20', 1)}", text
        )
    if not any(mark in text for mark in "/.-"):
        return text
    text = _WITH_TIME.sub(r"\1", text)
    text = _YEAR_FIRST.sub(r"\1-\2-\3", text)
    return _SHORT_YEAR.sub(r"\1/\2/20\3", text)


def find_month(text: str) -> str | None:
    """The first month that a text in plain form names, "2019-05"."""
    match = _MONTH.search(text)
    return f"{match[2]}-{_NUMBERS[match[1][:3]]:02d}" if match else None


def find_day(text: str) -> str | None:
    """The first day that a text names: "Published on 22 March 2018 | Last updated 09/04/2018"."""
    found = []
    if match := _NUMERIC.search(text):
        found.append((match.start(), int(match[3]), int(match[2]), int(match[1])))
    if match := _ISO.search(text):
        found.append((match.start(), int(match[1]), int(match[2]), int(match[3])))
    if match := _DAY.search(text):
        found.append((match.start(), int(match[3]), _NUMBERS[match[2][:3]], int(match[1])))
    if not found:
        return None
    _, year, month, day = min(found)
    return f"{year}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else None


_PART_OF_SPAN = late(
    r"\b(?:(\d{1,2})/(\d{1,2})/(20\d\d)"
    rf"|(\d{{1,2}})(?:st|nd|rd|th)?(?: ({MONTH_NAMES}))?(?:,? (20\d\d))?)\b"
)


def read_visit(lines: Sequence[str], words: Inspectorate) -> tuple[str | None, str | None]:
    """The first and the last day of the inspectors' visit, or None twice.

    `lines` are those of the opening pages; the data file says how a report prints its visit.
    """
    if not words.has(Furniture.visit_patterns):
        return None, None
    pattern = words.pattern(Furniture.visit_patterns)
    said = [plain(text) for text in lines]
    for at, text in enumerate(said):
        # A line may end inside the dates.
        for told in (text, " ".join(said[at : at + 2])):
            match = pattern.search(told)
            if match and (span := _span(caught(match, "dates") or "")):
                return span
    return None, None


def _span(text: str) -> tuple[str, str] | None:
    """The first and last day that a text names; what the earlier ones leave out stands behind them."""
    month = year = 0
    days: list[date] = []
    for match in reversed(list(_PART_OF_SPAN.finditer(text))):
        if match[1]:
            day, month, year = int(match[1]), int(match[2]), int(match[3])
        else:
            day = int(match[4])
            month = _NUMBERS[match[5][:3]] if match[5] else month
            year = int(match[6]) if match[6] else year
        if not (month and year):
            continue
        try:
            found = date(year, month, day)
            if days and found > days[-1]:  # "16 December to 10 January 2020"
                found = date(year - 1, month, day)
        except ValueError:
            return None
        days.append(found)
    return (days[-1].isoformat(), days[0].isoformat()) if days else None
