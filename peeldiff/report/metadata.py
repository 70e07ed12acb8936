"""Who was inspected, in which programme and cycle, when it was published, under what title.

Read from the title page and the imprint; the text itself is asked only where these are silent.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from peeldiff.document.source import Line
from peeldiff.inspectorates import Inspectorate
from peeldiff.words import plain, starts_lower, straight, words_in

__all__ = ["Metadata", "read_metadata"]

_TOP, _BOTTOM = 60, 16
_WRAPPED = 50
"""Characters from which a line may have been broken by its width."""
_CYCLE = re.compile(r"\b(20\d\d)(?:(?:/|[-–])((?:20)?\d\d))?\b")
_MONTHS = (
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)
_DAY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)? (" + "|".join(_MONTHS) + r"),? (20\d\d)\b")
_MONTH = re.compile(r"(?:^|[|,(] ?)(" + "|".join(_MONTHS) + r") (20\d\d)\b")
_STATED_MONTH = re.compile(r"\b(" + "|".join(_MONTHS) + r") (20\d\d)\b")
_NUMERIC = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](20\d\d)\b")
_NUMBERS = re.compile(r"\d+")
_PAGE_AT_END = re.compile(r"\s\d{1,3}$")
_RUNNING = 3
"""Times that a line with the title's words stands in the report from which it is its header."""
_SUBJECT = re.compile(r"\b[Aa]n inspection of (?:the )?([A-Z][^.,:;|]{2,60})$")
_PLACE = re.compile(r"([A-Z][\w '&-]{2,40}?) (?:PEEL )?20\d\d(?:/\d\d)?$")
_NAME_WORD = r"[A-Z][\w'&-]*"
_NOT_DATING = ("under", "on ", "as ", "by ", "before ", "from ", "since ", "until ", "within ")
_PERIOD = re.compile(r"\b(?:end(?:ing|ed)|at|(?:months?|quarter|year|period) to) $")
"""What stands before the date of a figure."""
_OPENERS = frozenset(
    """
    the a an at in on of to for from with by and but or as while when where if since although both
    like our all most many each every however overall also then today peel assessment inspection
    report letter chief constable
    """.split()  # noqa: SIM905 - a list of quoted words would hide the words
)
"""Words with a capital only because they open a sentence."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What identifies an inspection; None for what the report does not say."""

    force: str | None
    inspectorate: str | None
    programme: str | None
    cycle: str | None
    published: str | None
    title: str | None
    pillar: str | None


def read_metadata(lines: Sequence[Line], words: Inspectorate) -> Metadata:
    """Read the metadata off all lines of a report, furniture included."""
    texts = [straight(line.text) for line in lines if line.text]
    top = [text for text in texts[:_TOP] if len(text) < 240]
    force = _force(texts, top, words)
    programme = _programme(top, texts, words)
    published = _published(texts, words)
    cycle = _cycle(top, texts, programme, published, words)
    title, pillar = _title(_without_prose(lines), texts, words, programme)
    inspectorate = _inspectorate(texts, words, programme)
    return Metadata(force, inspectorate, programme, cycle, published, title, pillar)


def _force(texts: Sequence[str], top: Sequence[str], words: Inspectorate) -> str | None:
    """The force that the title names, or else the one that the text names most."""
    suffixes = "|".join(words.data["force_suffixes"])
    name = re.compile(
        rf"\b({_NAME_WORD}(?:[ ]{_NAME_WORD}|[ ](?:and|of|the|&)[ ]{_NAME_WORD}){{0,4}}?)[ ]({suffixes})\b"
    )
    barred = tuple(words.data["not_forces"])
    counts: Counter[str] = Counter()
    for text in texts:
        if "Police" not in text and "Constabulary" not in text:
            continue
        for match in name.finditer(text):
            place = match[1].split()
            while place and place[0].casefold() in _OPENERS:
                place.pop(0)
            if place and not " ".join(place).casefold().endswith(barred):
                counts[f"{' '.join(place)} {match[2]}"] += 1
    for text in top[:12]:
        subject = _SUBJECT.search(text)
        if subject and subject[1].strip() in counts:
            return subject[1].strip()
    if counts:
        return max(counts, key=lambda force: (counts[force], force))
    # Web pages name only the place, in front of the programme: half a name is better than none.
    titles = (_PLACE.match(text) for text in top[:8])
    return next((match[1].strip() for match in titles if match), None)


def _inspectorate(texts: Sequence[str], words: Inspectorate, programme: str | None) -> str | None:
    """The inspectorate's name as the report uses it, or None for a report of another one."""
    joined = "\n".join(texts)
    counts = {name: _mentions(joined, name) for name in words.short_names}
    others = sum(_mentions(joined, name) for name in words.data["other_inspectorates"])
    if others > sum(counts.values()):
        return None
    if any(counts.values()):
        return max(counts, key=lambda name: counts[name])
    low = joined[:20_000].casefold()
    named = any(plain(name) in low for name in words.full_names)
    return words.name if named or programme else None


def _mentions(text: str, name: str) -> int:
    # What stands before the name is asked behind it: a search for plain letters is much faster.
    return len(re.findall(rf"{re.escape(name)}(?<![\w/]{re.escape(name)})\b", text))


def _programme(top: Sequence[str], texts: Sequence[str], words: Inspectorate) -> str | None:
    for text in top[:25]:  # the line that names one first decides
        low = plain(text)
        for programme, marks in words.data["programmes"].items():
            if any(_has_word(low, mark) for mark in marks):
                return str(programme)
    counts = {
        programme: sum(_has_word(plain(text), mark) for text in texts for mark in marks[:1])
        for programme, marks in words.data["programmes"].items()
    }
    best = max(counts, key=lambda programme: counts[programme])
    return str(best) if counts[best] else None


def _has_word(text: str, mark: str) -> bool:
    return mark in text and re.search(rf"\b{re.escape(mark)}\b", text) is not None


def _cycle(
    top: Sequence[str],
    texts: Sequence[str],
    programme: str | None,
    published: str | None,
    words: Inspectorate,
) -> str | None:
    """The cycle of the title; in its absence the one that the text names most."""
    for text in top[:12]:
        low = plain(text)
        match = _last(_CYCLE, text)
        if match and len(low) < 120 and ("peel" in low or low.startswith("police ")):
            return _normal_cycle(match)
    for text in top[:6]:
        match = _last(_CYCLE, text)
        if match and programme == "PEEL" and _PLACE.match(text) and not _MONTH.search(plain(text)):
            return _normal_cycle(match)
    for at, text in enumerate(top[:12]):
        if programme == "PEEL" and _CYCLE.fullmatch(text.strip()) and at < 8:
            match = _CYCLE.fullmatch(text.strip())
            if match:
                return _normal_cycle(match)
    if programme == "PEEL":
        own = words.pattern("structure", "own_cycle_patterns")
        for text in texts[:_TOP]:
            if (said := own.search(plain(text))) and (match := _CYCLE.search(said[0])):
                return _normal_cycle(match)
        spans = Counter(
            _normal_cycle(match) for text in texts for match in _CYCLE.finditer(text) if match[2]
        )
        named = [
            cycle for cycle in spans if re.search(r"\bPEEL\b", " ".join(top)) and spans[cycle] > 1
        ]
        if named:
            return max(named, key=lambda cycle: (spans[cycle], cycle))
    return published[:4] if published else None


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = list(pattern.finditer(text))
    return found[-1] if found else None


def _normal_cycle(match: re.Match[str]) -> str:
    """2018-19, 2018–2019 and 2018/19 are one cycle; a span of more than two years keeps its dash.

    The web pages of the 2018/19 cycle call it 2018.
    """
    start, end = match[1], match[2]
    if not end:
        return "2018/19" if start == "2018" else start
    end = end[-2:]
    return f"{start}/{end}" if int(end) == (int(start) + 1) % 100 else f"{start}-{end}"


def _published(texts: Sequence[str], words: Inspectorate) -> str | None:
    """The date of publication as exact as it stands: a day, a month, or None."""
    stated = words.pattern("furniture", "published_patterns")
    edges = [plain(text) for text in (*texts[:_TOP], *texts[-_BOTTOM:]) if len(text) < 120]
    for text in edges:
        if stated.fullmatch(text) and (date := _day(text) or _month(_STATED_MONTH, text)):
            return date
    for text in edges:
        if len(text) < 40 and not _dates_a_figure(text) and (date := _day(text)):
            return date
    for text in edges:
        match = _MONTH.search(text)
        if match and text.startswith(match[0].lstrip("|,( ")) and len(text) < 100:
            return _month(_MONTH, text)
    return None


def _dates_a_figure(text: str) -> bool:
    """Whether a line's date ends a period or gives a day on which something was counted."""
    date = _DAY.search(text)
    return text.startswith(_NOT_DATING) or bool(date and _PERIOD.search(text[: date.start()]))


def _month(pattern: re.Pattern[str], text: str) -> str | None:
    match = pattern.search(text)
    return f"{match[2]}-{_MONTHS.index(match[1]) + 1:02d}" if match else None


def _day(text: str) -> str | None:
    if match := _NUMERIC.search(text):
        day, month, year = int(match[1]), int(match[2]), match[3]
    elif match := _DAY.search(text):
        day, month, year = int(match[1]), _MONTHS.index(match[2]) + 1, match[3]
    else:
        return None
    return f"{year}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else None


def _without_prose(lines: Sequence[Line]) -> list[str]:
    """The opening lines but for those that break off in a sentence, or go on with one that broke off."""
    kept: list[str] = []
    inside = False
    for line, after in zip_longest(lines, lines[1:]):
        if len(kept) == _TOP:
            break
        follower = after.text if after else ""
        goes_on = starts_lower(follower) or follower.startswith("(")
        wrapped = goes_on and min(len(line.text), len(follower)) >= _WRAPPED
        inside = bool(line.text) and (wrapped or (inside and starts_lower(line.text)))
        if line.text and not inside:
            kept.append(straight(line.text))
    return [text for text in kept if len(text) < 240]


def _is_header_of(title: Sequence[str], text: str, texts: Sequence[str]) -> bool:
    """Whether a line is the running header that says the title again."""
    says_no_more = set(words_in(text)) <= set(words_in(" ".join(title)))
    if not says_no_more and not _PAGE_AT_END.search(text):
        return False
    key = _NUMBERS.sub("#", text)
    return sum(len(other) < 160 and _NUMBERS.sub("#", other) == key for other in texts) >= _RUNNING


def _said_once(lines: Sequence[str]) -> list[str]:
    """A title's lines but for those whose words stand together in another, as in a trail of links."""
    distinct = list(dict.fromkeys(lines))
    padded = {text: f" {' '.join(words_in(text))} " for text in distinct}
    return [
        text
        for text in distinct
        if not any(padded[text] in padded[other] != padded[text] for other in distinct)
    ]


def _title(
    top: Sequence[str], texts: Sequence[str], words: Inspectorate, programme: str | None
) -> tuple[str | None, str | None]:
    """The title's lines joined, and the pillar that they name."""
    marks = words.data["programmes"].get(programme, [])
    # A pillar's name alone belongs to the title where it stands once; several are parts.
    narrative = words.data["narrative_pillars"]
    standing = [low for text in texts if (low := plain(text)) in words.pillars]
    alone = len(standing) == 1 or sum(low not in narrative for low in standing) == 1
    exact = words.plain_set("furniture", "navigation")
    navigation = words.pattern("furniture", "navigation_patterns")
    kept: list[str] = []
    for text in [t for t in top[:20] if not (plain(t) in exact or navigation.fullmatch(plain(t)))]:
        low = plain(text)
        named = any(_has_word(low, mark) for mark in marks)
        subject = low.startswith("an inspection of")
        if ((named or subject) and len(text) < 160 and not low.endswith(".")) or (
            kept and alone and low in words.pillars and plain(kept[-1]) not in words.pillars
        ):
            if not kept or not _is_header_of(kept, text, texts):
                kept.append(text.strip())
        elif len(kept) >= 3 and not _is_header_of(kept, text, texts):
            break
    title = " – ".join(_said_once(kept)) or None
    low = plain(title or "")
    named_pillars = [pillar for pillar in words.pillars if re.search(rf"\b{pillar}\b", low)]
    return title, named_pillars[0] if len(named_pillars) == 1 else None
