"""The cycle of a report: that of its title, or else the one that its text names most."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from alignment.late import late
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Structure
from peeldiff.report.facts.dates import find_month, is_dated
from peeldiff.report.facts.opening import TOP
from peeldiff.report.facts.programmes import heads_line, names_programme
from peeldiff.report.facts.prose_dates import said_visited
from peeldiff.words import ends_sentence, plain

__all__ = ["CYCLE", "read_cycle"]

CYCLE = late(r"\b(20\d\d)(?:(?:/|--?|–)((?:20)?\d\d)| (?:[-–]|to) (20\d\d))?(?!\d)")
_PEEL = late(r"\bPEEL\b")
_AT_PROGRAMME = late(r"\bPEEL:? (?:[Aa]ssessment |[Ii]nspection )?(?=20\d\d)")
_OPENS = late(rf"PEEL:? {CYCLE.pattern}(?=\. [A-Z])")
_SPAN_BEHIND = late(r"(?: [Ii]nspections?)?,? (?P<cycle>20\d\d/(?P<last>\d\d))\b")
_ANNEX = late(r"(?i)(?:annex|appendix)(?: [a-z\d]{1,2})?(?: ?[:–—-] ?|\. )(?=\S)")
_RECALLED = late(
    r"\bPEEL:? (?:[a-z]+ ){0,2}(?P<behind>20\d\d[/–-](?:20)?\d\d)(?!\d)"
    r"|(?<![\d/])(?P<before>20\d\d[/–-](?:20)?\d\d) (?:[a-z]+ ){0,2}PEEL\b"
)
_PARTS_OF_TITLE = late(r"\bPEEL\b|\b[Aa]ssessment\b|[\s:,–—-]+")
"""What else than force and cycle the title of a page on a force may have."""
_YEARS_BACK = 2
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DAYS = late(
    r"(?:(?:(?:[Dd]ates? of )?(?:the )?[Ii]nspections?|[Ii]nspected|[Ff]ieldwork|[Vv]isits?|[Vv]isited"
    r"|[Uu]nannounced (?:inspection|visit))(?: dates?| period| from| between| on| carried out)*:? ?)?"
    rf"{_DAY}(?: [A-Z][a-z]+)?(?: 20\d\d)?(?: ?[-–—] ?| to | and ){_DAY} [A-Z][a-z]+ (?P<year>20\d\d)"
)
"""From which day to which inspectors were there."""
_WHOLE_DAY = late(rf"\b{_DAY} [A-Z][a-z]+,? 20\d\d\b")
"""A day with its year, which is no cycle."""
_FACTS_OF_LINE = late(
    r" [|·•] |[.;] (?=[A-Z])|(?<=20\d\d) (?=[A-Z][a-z]+(?: [a-z]+){0,2}:? \d)|\.$"
)
"""What parts the facts on one line: "Inspected 3 to 14 June 2019 Published 5 November 2019"."""
_A_MONTH = late(r"[A-Z][a-z]+ (?P<year>20\d\d)")
_TITLE_LINES = 12
_LONGEST_TITLE = 120
_FACTS = 30
"""Lines among which a cycle may stand behind a label of its own."""


def read_cycle(
    top: Sequence[str],
    texts: Sequence[str],
    force: str | None,
    programme: str | None,
    published: str | None,
    words: Inspectorate,
) -> str | None:
    """The cycle of a report, or else the year in which it was published.

    `top` are its opening lines, `texts` all of them.
    """
    match = (
        _labelled(top, words)
        or _in_title(top, programme, words)
        or _in_subject(top)
        or _beside_force(top, force, programme, words)
    )
    if match:
        return _normal_cycle(match)
    if programme == "PEEL":
        told = (
            _said_to_be_own(texts, words)
            or _named_most(top, texts)
            or _come_back_to(texts, published)
            or _in_annex(top)
            or _in_pasted_title(top, force, words)
        )
    else:
        told = (
            _beside_programme(top[:_TITLE_LINES], programme, published, words)
            or _beside_programme(_annexes(texts), programme, published, words)
            or _visited(top, force)
            or _behind_programme(texts[:TOP], programme, published, words)
            or _in_month(top, published)
            or said_visited(texts, published)
        )
    return told or (published[:4] if published else None)


def _labelled(top: Sequence[str], words: Inspectorate) -> re.Match[str] | None:
    """The cycle behind or under a label of its own."""
    label = words.pattern(Structure.cycle_label_patterns)
    for above, text in zip(["", *top], top[:_FACTS], strict=False):
        match = CYCLE.fullmatch(text.rpartition(":")[2].strip())
        if match and label.fullmatch(plain(text.rpartition(":")[0] or above)):
            return match
    return None


def _in_title(
    top: Sequence[str], programme: str | None, words: Inspectorate
) -> re.Match[str] | None:
    """The cycle in a line that names the programme, or a pillar: right behind its name, else the last one."""
    for line in top[:_TITLE_LINES]:
        opens = _OPENS.match(line)  # "PEEL 2023–25. The inspectorate …"
        text = opens[0] if opens else line
        low = plain(text)
        stands = _AT_PROGRAMME.search(text)
        bare = _WHOLE_DAY.sub("", text)
        match = CYCLE.match(text, stands.end()) if stands else _last(CYCLE, bare)
        if not match or len(low) >= _LONGEST_TITLE:
            continue
        if not stands and is_dated(text) and ends_sentence(text):
            continue  # "… the latest PEEL report, which was published in June 2024."
        asks = programme is None or words.asks_questions(programme)
        pillar = asks and any(name in low for name in words.pillars) and not ends_sentence(text)
        if "peel" in low or low.startswith("police ") or (pillar and not is_dated(text)):
            return match
    return None


def _in_annex(top: Sequence[str]) -> str | None:
    """The cycle in the title of a report that stands behind a covering paper or the heads of mails."""
    for text in top[_TITLE_LINES:]:
        low = plain(text)
        if len(text) >= _LONGEST_TITLE or ends_sentence(text) or is_dated(text):
            continue
        if "inspection of " in low and (stands := _AT_PROGRAMME.search(text)):
            match = CYCLE.match(text, stands.end())
        else:
            match = _last(CYCLE, text) if low.startswith("peel: ") else None
        if match:
            return _normal_cycle(match)
    return None


def _in_pasted_title(top: Sequence[str], force: str | None, words: Inspectorate) -> str | None:
    """The cycle in a line that has the force, the programme and no other word: the title of a page that
    was pasted under the heads of mails, which are younger. Nothing where such lines name several."""
    area = _area(force, words)
    named = {
        _normal_cycle(match)
        for text in top[_TITLE_LINES:]
        if area and len(text) < _LONGEST_TITLE and area in text and _PEEL.search(text)
        if (match := _last(CYCLE, text))
        and not _PARTS_OF_TITLE.sub("", _without(text, force or "", area, match[0]))
    }
    return named.pop() if len(named) == 1 else None


def _without(text: str, *parts: str) -> str:
    for part in parts:
        text = text.replace(part, " ")
    return text


def _area(force: str | None, words: Inspectorate) -> str:
    """The name of a force without what it is: "Marlshire" of "Marlshire Police"."""
    suffixes = words.head.force_suffixes
    return next(
        (force.removesuffix(one).strip() for one in suffixes if force and force.endswith(one)), ""
    )


def _in_subject(top: Sequence[str]) -> re.Match[str] | None:
    """The cycle in the subject of a letter, which stands under its heads."""
    for text in top[_TITLE_LINES:_FACTS]:
        if (stands := _AT_PROGRAMME.match(text)) and (match := CYCLE.match(text, stands.end())):
            return match
    return None


def _beside_force(
    top: Sequence[str], force: str | None, programme: str | None, words: Inspectorate
) -> re.Match[str] | None:
    """The cycle that is all of a line of the title, but for the name of the force or its area."""
    area = _area(force, words)
    for text in top[:_TITLE_LINES]:
        rest = text.removeprefix(force or "").removeprefix(area).strip(" :-")
        if (match := CYCLE.fullmatch(rest)) and (programme == "PEEL" or rest != text.strip()):
            return match
    return None


def _said_to_be_own(texts: Sequence[str], words: Inspectorate) -> str | None:
    """The cycle that an opening sentence says to be that of this report."""
    own = words.pattern(Structure.own_cycle_patterns)
    for text in texts[:TOP]:
        if (said := own.search(plain(text))) and (match := CYCLE.search(said[0])):
            return _normal_cycle(match)
    return None


def _named_most(top: Sequence[str], texts: Sequence[str]) -> str | None:
    """The cycle of two years that a text names most, if more than once."""
    if not _PEEL.search(" ".join(top)):
        return None
    spans = Counter(
        _normal_cycle(match)
        for text in texts
        for match in CYCLE.finditer(text)
        if match[2] or match[3]
    )
    named = [cycle for cycle in spans if spans[cycle] > 1]
    return max(named, key=lambda cycle: (spans[cycle], cycle)) if named else None


def _come_back_to(texts: Sequence[str], published: str | None) -> str | None:
    """The cycle of the PEEL report that the opening text names, if one of the last years before."""
    opening = " ".join(texts[:TOP])
    for match in _RECALLED.finditer(opening):
        cycle = CYCLE.fullmatch(match["behind"] or match["before"])
        if cycle and (end := cycle[2] or cycle[3]):
            year = int(cycle[1][:2] + end[-2:])
            if published and 0 <= int(published[:4]) - year <= _YEARS_BACK:
                return _normal_cycle(cycle)
    return None


def _visited(top: Sequence[str], force: str | None) -> str | None:
    """The year of the inspectors' days on a title page, which is that of the inspection."""
    for text in top[:_TITLE_LINES]:
        for fact in _FACTS_OF_LINE.split(text):
            rest = fact.removeprefix(force or "").strip(" :,-")
            told = (days for days in map(_DAYS.fullmatch, (rest, rest.rpartition(", ")[2])) if days)
            if days := next(told, None):
                return days["year"]
    return None


def _in_month(top: Sequence[str], published: str | None) -> str | None:
    """The year of a month alone on the title page, where the day of publication is told as a later one."""
    months = (_A_MONTH.fullmatch(text) for text in top[:_TITLE_LINES])
    told = next((month for month in months if month and find_month(plain(month[0]))), None)
    if told is None or not published or (find_month(plain(told[0])) or "") >= published[:7]:
        return None
    return told["year"]


def _behind_programme(
    texts: Sequence[str], programme: str | None, published: str | None, words: Inspectorate
) -> str | None:
    """The years, as printed, right behind the name of another programme than PEEL in a sentence of the
    opening: those of two years of which the report came out in the last."""
    marks = words.programmes.get(programme or "", ())
    for text in texts:
        for mark in marks:
            at = text.casefold().find(mark.casefold())
            match = _SPAN_BEHIND.match(text, at + len(mark)) if at >= 0 else None
            if match and published and published[2:4] == match["last"]:
                return match["cycle"]
    return None


def _annexes(texts: Sequence[str]) -> list[str]:
    """The lines that head an annex, behind its letter: a covering paper sets the report out in one."""
    found = ((text, _ANNEX.match(text)) for text in texts if len(text) < _LONGEST_TITLE)
    return [text[annex.end() :] for text, annex in found if annex]


def _is_near(month: str, published: str) -> bool:
    return int(published[:4]) - int(month[:4]) < _YEARS_BACK


def _beside_programme(
    top: Sequence[str], programme: str | None, published: str | None, words: Inspectorate
) -> str | None:
    """The year, as printed, in a line of the title that names another programme than PEEL."""
    marks = words.programmes.get(programme or "", ())
    for text in top:
        titled = any(heads_line(text, mark) or names_programme(text, mark) for mark in marks)
        month = find_month(plain(text)) if titled and not _WHOLE_DAY.search(text) else None
        # "National child protection inspection: Marlshire Police, October 2019", told in February 2020.
        visited = month and published and month < published[:7] and _is_near(month, published)
        if titled and (visited or not is_dated(text)) and (match := _last(CYCLE, text)):
            return match[0]
    return None


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = list(pattern.finditer(text))
    return found[-1] if found else None


def _normal_cycle(match: re.Match[str]) -> str:
    """2018-19, 2018–2019 and 2018/19 are one cycle; a span of more than two years keeps its dash.

    The web pages of the 2018/19 cycle call it 2018.
    """
    start, end = match[1], match[2] or match[3]
    if not end:
        return "2018/19" if start == "2018" else start
    end = end[-2:]
    return f"{start}/{end}" if int(end) == (int(start) + 1) % 100 else f"{start}-{end}"
