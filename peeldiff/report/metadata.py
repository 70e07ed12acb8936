"""Who was inspected, in which programme and cycle, when it was published, under what title.

Read from the title page and the imprint; the text itself is asked only where these are silent.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from enum import Enum
from itertools import zip_longest

from alignment.late import late
from alignment.records import dataclass
from peeldiff.document.source import Line, Role
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Structure
from peeldiff.report.chrome import find_menus, navigation_reader
from peeldiff.report.dates import is_dated, read_published, read_visit
from peeldiff.report.title_page import read_title_page
from peeldiff.words import ends_sentence, plain, starts_lower, straight, words_in

__all__ = ["Metadata", "read_metadata"]

_TOP, _BOTTOM = 60, 16
_OPENING = 120
"""Lines of text among which the title page is looked for; a site's own links may come first."""
_LONGEST_DATED = 120
_WRAPPED = 50
"""Characters from which a line may have been broken by its width."""
_CYCLE = late(r"\b(20\d\d)(?:(?:/|[-–])((?:20)?\d\d)| (?:[-–]|to) (20\d\d))?(?!\d)")
_NUMBERS = late(r"\d+")
_PAGE_AT_END = late(r"\s\d{1,3}$")
_TITLE_LINES = 12
_FACTS = 30
"""Lines among which a cycle may stand behind a label of its own."""
_OFTEN = 5
"""Times that a joint report names the force that it is also about."""
_RUNNING = 3
"""Times that a line with the title's words stands in the report from which it is its header."""
_SUBJECT = late(r"\b[Aa]n inspection of (?:the )?([A-Z][^.,:;|]{2,60})$")
_PLACE = late(
    r"(?!PEEL|Police\b)([A-Z][\w '&-]{2,40}?) PEEL (?:[Aa]ssessment |[Ii]nspection )?20\d\d\S*"
    r"(?: ?[-:] ?.{0,60})?$"
)
_NAME_WORD = r"[A-Z][\w'&-]*"
_OPENERS = frozenset(
    """
    the a an at in on of to for from with by and but or as while when where if since although both
    like our all most many each every however overall also then today peel assessment inspection
    report letter chief constable
    """.split()  # noqa: SIM905 - a list of quoted words would hide the words
)
"""Words with a capital only because they open a sentence."""


_OTHERS = late(
    r"(?:Last|Previous|Earlier|Next) [^:.]{0,25}"
    r"\b(?:inspect(?:ion|ed)|assess(?:ment|ed)|visit|report)\b[^:.]{0,20}: "
)
"""A fact of the title page that is told of another inspection."""
_AT_PROGRAMME = late(r"\bPEEL:? (?:[Aa]ssessment |[Ii]nspection )?(?=20\d\d)")
_PARTNERS = late(r"\bwith (?:our )?colleagues (?:from|at|in)\b", re.IGNORECASE)
"""Who says "we" and names others beside them."""
_REPORT_ON = late(r" ?[:-] (?:[Aa] )?(?:[\w-]+ ){0,2}?[Rr]eport (?:on|of) ")


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
    visit_from: str | None = None
    visit_to: str | None = None


def read_metadata(lines: Sequence[Line], words: Inspectorate) -> Metadata:
    """Read the metadata off all lines of a report, furniture included."""
    texts = [told for line in lines if line.text and not _OTHERS.match(told := _as_told(line))]
    printed = [line for line in _without_chrome(lines, words) if not _OTHERS.match(_as_told(line))]
    top = [text for line in printed[:_TOP] if len(text := _as_told(line)) < 240]
    title_lines = _without_prose(printed)
    edges = [text for text in (*texts[:_TOP], *texts[-_BOTTOM:]) if len(text) < _LONGEST_DATED]
    published = read_published(edges, words)
    if words.frameworks:
        return _by_title_page(printed, texts, published, words)
    titled = _is_titled(title_lines, words)
    force = _force(texts, top, words, _Whose.OURS if titled else _whose(texts, words))
    programme = _programme(title_lines, texts, words) or _programme_of(force, words)
    inspectorate = _inspectorate(texts, words, programme, titled=titled)
    cycle = _cycle(top, texts, force, programme, published, words)
    title, pillar = _title(title_lines, texts, words, programme)
    return Metadata(force, inspectorate, programme, cycle, published, title, pillar)


def _as_told(line: Line) -> str:
    """The text of a line with straight quotes; a row of two cells as the fact that it tells: "Force: …"."""
    label, *values = [cell for cell in line.cells if cell] if line.role is Role.ROW else [""]
    return straight(f"{label.rstrip(' :')}: {values[0]}" if len(values) == 1 else line.text)


def _by_title_page(
    printed: Sequence[Line], texts: Sequence[str], published: str | None, words: Inspectorate
) -> Metadata:
    """The metadata of a report whose title page says them in the set phrases of its data file."""
    found = read_title_page([line.text for line in printed], words)
    visit = read_visit(texts[:_TOP], words)
    if found is None:
        return Metadata(None, words.name, None, None, published, None, None, *visit)
    cycle = found.cycle(*visit, published)
    return Metadata(
        found.force, words.name, found.programme, cycle, published, found.title, None, *visit
    )


def _force(
    texts: Sequence[str], top: Sequence[str], words: Inspectorate, whose: _Whose
) -> str | None:
    """The force that the title names, or else the one that the text speaks of.

    Other bodies' reports speak of police forces without inspecting them, unless they are joint.
    """
    suffixes = "|".join(map(re.escape, words.head.force_suffixes))
    name = re.compile(
        rf"\b({_NAME_WORD}(?:[ ]{_NAME_WORD}|[ ](?:and|of|the|&)[ ]{_NAME_WORD}){{0,4}}?)[ ]({suffixes})\b"
        r"(?![ ]?(?:Station|Cadets|College|Federation|Museum|(?:and|&) (?:Fire, )?Crime)\b)"
    )
    marks = words.head.force_suffixes
    barred = words.head.not_forces
    counts: Counter[str] = Counter()
    for text in texts:
        if not any(mark in text for mark in marks):
            continue
        for match in name.finditer(text):
            if place := _place(match[1].split(), barred):
                counts[f"{place} {match[2]}"] += 1
    for text in top[:_TITLE_LINES]:
        subject = _SUBJECT.search(text)
        if subject and subject[1].strip() in counts:
            return subject[1].strip()
    for text in top[:_TITLE_LINES]:
        if (titled := name.match(text)) and (place := _place(titled[1].split(), barred)):
            rest = text[titled.end() :].strip(" :-")
            if not rest or _CYCLE.match(rest) or _REPORT_ON.match(text[titled.end() :]):
                return f"{place} {titled[2]}"
    inspected = re.compile(rf"\b[Ii]nspection\b.* (?:in|of|to|at) ({name.pattern})$")
    for text in top[:_TITLE_LINES]:
        if (named := inspected.search(text)) and named[1] in counts:
            return named[1]
    if counts and whose is not _Whose.ANOTHERS:
        force = max(counts, key=lambda force: (counts[force], force))
        # A page on many forces is about none of them, and another body's report about its own.
        if counts[force] * 2 >= counts.total() and (
            whose is _Whose.OURS or counts[force] >= _OFTEN
        ):
            return force
    # Web pages name only the place, in front of the programme: half a name is better than none.
    titles = (_PLACE.match(text) for text in top[:8])
    return next((match[1].strip() for match in titles if match), None)


def _place(place: list[str], barred: Sequence[str]) -> str:
    """The name of an area out of the words before "Police"; "" where they name something else."""
    while place and place[0].casefold() in _OPENERS:
        place = place[1:]
    for at in range(len(place) - 2, -1, -1):  # "the Local Authority and Marlshire Police"
        if place[at].casefold() in barred and place[at + 1] in ("and", "&", "the"):
            place = place[at + 2 :]
            break
    name = " ".join(place)
    if not place or f" {name.casefold()}".endswith(tuple(f" {bar}" for bar in barred)):
        return ""
    if place[-1].endswith("'s"):
        return ""
    return "" if len(place) == 1 and name.isupper() else name


class _Whose(Enum):
    """Whose report it is by the inspectorates that it names; one that names none is ours."""

    OURS = "ours"
    JOINT = "joint"
    ANOTHERS = "another's"


def _whose(texts: Sequence[str], words: Inspectorate) -> _Whose:
    joined = "\n".join(texts)
    ours = sum(_mentions(joined, name) for name in (*words.short_names, *words.full_names))
    others = _mentions_of_others(texts, words)
    if others <= ours:
        return _Whose.OURS
    return _Whose.JOINT if ours else _Whose.ANOTHERS


def _is_titled(top: Sequence[str], words: Inspectorate) -> bool:
    """Whether the title names the programme that nobody else has, whoever is named further down."""
    marks = words.programmes.get(words.main_programme or "", ())
    return any(
        mark.isupper() and _names(text, mark) for text in top[:_TITLE_LINES] for mark in marks
    )


def _inspectorate(
    texts: Sequence[str], words: Inspectorate, programme: str | None, *, titled: bool
) -> str | None:
    """The inspectorate's name as the report uses it, or None for a report of another one."""
    joined = "\n".join(texts)
    counts = {name: _mentions(joined, name) for name in words.short_names}
    if not titled and _mentions_of_others(texts, words) > sum(counts.values()):
        return None
    if any(counts.values()):
        return max(counts, key=lambda name: counts[name])
    low = joined[:20_000].casefold()
    named = any(plain(name) in low for name in words.full_names)
    return words.name if named or programme else None


def _mentions_of_others(texts: Sequence[str], words: Inspectorate) -> int:
    """How often other inspectorates are named, but for those of whom the report says "our colleagues"."""
    joined = "\n".join(texts)
    others = [name for name in words.head.other_inspectorates if name in joined]
    if others:
        beside = " ".join(text for text in texts if _PARTNERS.search(text))
        others = [name for name in others if name not in beside]
    return sum(_mentions(joined, name) for name in others)


def _mentions(text: str, name: str) -> int:
    # What stands before the name is asked behind it: a search for plain letters is much faster.
    return len(re.findall(rf"{re.escape(name)}(?<![\w/]{re.escape(name)})\b", text))


def _programme(top: Sequence[str], texts: Sequence[str], words: Inspectorate) -> str | None:
    """The programme that the first title names, or else the one that the text names most."""
    programmes = words.programmes
    for text in top[:25]:
        for programme, marks in programmes.items():
            if any(_heads(text, mark) or _names(text, mark) for mark in marks):
                return programme
    counts = {
        programme: sum(_names(text, mark) for text in texts for mark in marks[:1])
        for programme, marks in programmes.items()
    }
    best = max(counts, key=lambda programme: counts[programme])
    return best if counts[best] else None


def _programme_of(force: str | None, words: Inspectorate) -> str | None:
    """The programme that looks at bodies of a force's sort, where one sort has its own."""
    own = words.programmes_of
    return next((own[suffix] for suffix in own if force and force.endswith(suffix)), None)


def _heads(text: str, mark: str) -> bool:
    """Whether a line that is no sentence is headed by a programme's name, or calls it an inspection."""
    if mark.isupper() or ends_sentence(text.rstrip(":")):
        return False
    name = re.escape(mark)
    return bool(
        re.search(
            rf"(?:^|[:-] ?|\binspections? (?:visits? )?(?:of|to) |'s ){name}s?\b"
            rf"|\b{name},? (?:inspections?|assessments?|reports?|20\d\d)\b",
            plain(text),
        )
    )


def _names(text: str, mark: str) -> bool:
    """Whether a text means a programme and does not merely use its words.

    An abbreviation is told by its capitals. Other names are words of everyday prose as well, which
    means the programme by them only with a capital or in quotation marks.
    """
    if mark.isupper():
        return mark in text and re.search(rf"\b{re.escape(mark)}\b", text) is not None
    if mark not in text.casefold():
        return False
    named = re.escape(mark[0].upper() + mark[1:])
    return bool(re.search(rf"(?:^|(?<=[a-z,] )|[\"']){named}\b", text))


def _cycle(
    top: Sequence[str],
    texts: Sequence[str],
    force: str | None,
    programme: str | None,
    published: str | None,
    words: Inspectorate,
) -> str | None:
    """The cycle of the title; in its absence the one that the text names most."""
    label = words.pattern(Structure.cycle_label_patterns)
    for above, text in zip(["", *top], top[:_FACTS], strict=False):
        match = _CYCLE.fullmatch(text.rpartition(":")[2].strip())
        if match and label.fullmatch(plain(text.rpartition(":")[0] or above)):
            return _normal_cycle(match)
    for text in top[:12]:
        low = plain(text)
        stands = _AT_PROGRAMME.search(text)
        match = _CYCLE.match(text, stands.end()) if stands else _last(_CYCLE, text)
        if match and len(low) < 120 and ("peel" in low or low.startswith("police ")):
            return _normal_cycle(match)
    for text in top[12:_FACTS]:  # the subject of a letter, under its heads
        if (stands := _AT_PROGRAMME.match(text)) and (match := _CYCLE.match(text, stands.end())):
            return _normal_cycle(match)
    place = next((force.removesuffix(s).strip() for s in words.head.force_suffixes
                  if force and force.endswith(s)), "")  # fmt: skip
    for text in top[:_TITLE_LINES]:
        rest = text.removeprefix(force or "").removeprefix(place).strip(" :-")
        if (match := _CYCLE.fullmatch(rest)) and (programme == "PEEL" or rest != text.strip()):
            return _normal_cycle(match)
    if programme == "PEEL":
        own = words.pattern(Structure.own_cycle_patterns)
        for text in texts[:_TOP]:
            if (said := own.search(plain(text))) and (match := _CYCLE.search(said[0])):
                return _normal_cycle(match)
        spans = Counter(
            _normal_cycle(match)
            for text in texts
            for match in _CYCLE.finditer(text)
            if match[2] or match[3]
        )
        named = [
            cycle for cycle in spans if re.search(r"\bPEEL\b", " ".join(top)) and spans[cycle] > 1
        ]
        if named:
            return max(named, key=lambda cycle: (spans[cycle], cycle))
    else:
        marks = words.programmes.get(programme or "", ())
        for text in top[:_TITLE_LINES]:
            titled = any(_heads(text, mark) or _names(text, mark) for mark in marks)
            if titled and not is_dated(text) and (match := _last(_CYCLE, text)):
                return match[0]
    return published[:4] if published else None


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


def _without_chrome(lines: Sequence[Line], words: Inspectorate) -> list[Line]:
    """The opening lines that hold text, without the links and buttons of a site."""
    opening = [line for line in lines if line.text][:_OPENING]
    is_navigation = navigation_reader(words)
    menus = set(find_menus(opening, is_navigation))
    kept = [
        line
        for index, line in enumerate(opening)
        if index not in menus and not (len(line.text) < _LONGEST_DATED and is_navigation(line))
    ]
    # What a file calls navigation may bear a title, but other pages' titles as well: it comes last.
    return sorted(kept, key=lambda line: line.role is Role.NAVIGATION)


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
            kept.append(_as_told(line))
    return [text for text in kept if len(text) < 240]


def _is_prose(text: str) -> bool:
    return text.endswith(".") and len(text) > _WRAPPED


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
    marks = words.programmes.get(programme or "", ())
    # A pillar's name alone belongs to the title where it stands once; several are parts.
    narrative = words.head.narrative_pillars
    standing = [low for text in texts if (low := plain(text)) in words.pillars]
    alone = len(standing) == 1 or sum(low not in narrative for low in standing) == 1
    kept: list[str] = []
    for text in top[:20]:
        low = plain(text)
        named = any(_heads(text, mark) or _names(text, mark) for mark in marks)
        subject = low.startswith("an inspection of")
        if ((named or subject) and len(text) < 160 and not low.endswith(".")) or (
            kept and alone and low in words.pillars and plain(kept[-1]) not in words.pillars
        ):
            if not kept or not _is_header_of(kept, text, texts):
                kept.append(text.strip())
        elif (len(kept) >= 3 and not _is_header_of(kept, text, texts)) or (
            kept and (low in words.question_names or _is_prose(text))
        ):
            break
    title = " – ".join(_said_once(kept)) or None
    low = plain(title or "")
    named_pillars = [pillar for pillar in words.pillars if re.search(rf"\b{pillar}\b", low)]
    return title, named_pillars[0] if len(named_pillars) == 1 else None
