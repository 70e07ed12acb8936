"""What the newer report says of earlier inspections: each recall, what it is on and what it says plainly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from alignment.records import dataclass
from peeldiff.compare.bearing import Bearings
from peeldiff.compare.outline import Outline
from peeldiff.compare.raised_before import OF_INSPECTING, share_of
from peeldiff.model import FindingChange, FollowUp, Recall
from peeldiff.reading.plainly import PlainReader
from peeldiff.statements import Demand, Statement, Statements
from peeldiff.words import plain, sentences, starts_lower

__all__ = ["RecallTables", "recalls"]

_INSPECTION = re.compile(
    r"\b(inspections?|re-inspections?|hmic(frs)?|judge?ments?|areas? for improvement|causes? of concern"
    r"|recommend\w+|visit(ed)?)\b"
)
"""Words that only an inspectorate's own work is told in."""
_VOICE = re.compile(r"\b(we|our|i|my)\b")
_REPORT = re.compile(
    r"\b(last|previous|earlier|20\d\d(/\d\d)?)( \w+)? report\b|\breport (of|in) (\w+ )?20\d\d"
    r"|\blast (year|time)\b"
)
_THIS_TIME = re.compile(
    r"\b(first|last|second) (day|days|week|night|report) (of|to|from)\b"
    r"|\b(an|one) (earlier|previous) occasion\b"
)
_OTHERS = re.compile(
    r"\b(a|an|the|its|their|this) 20\d\d "
    r"(study|survey|strategy|plan|act|census|budget|consultation|statement)\b"
)
"""What else than an inspection has a year for its name."""
_TOLD = re.compile(r"\b(we|i) were told\b|\btold (us|me)\b")
_NOW_ONLY = re.compile(
    r"\b(have|has) therefore\b|\bnext inspection\b|\bin this (section|part|report|chapter)\b|\buntil 20\d\d\b"
)
_METHOD = re.compile(
    r"\bjudge?ments?\b.*\b(still in place|stands?|carried over|remains? in place)\b"
    r"|\bcompar(e|ed|ison|isons|able)\b.*\b(grades?|judge?ments?|assessments?)\b"
    r"|\b(grades?|judge?ments?|assessments?)\b.*\bcompar(e|ed|ison|isons|able)\b"
    r"|\bhave previously inspected\b|\bpreviously inspected how\b"
)
"""How the inspectorate works, which grades are carried over, what may be compared: no recall of a point."""
_THEN = re.compile(
    r"^(in|when we last)\b.*\b(we|hmic(frs)?|it was) (judged|graded|assessed)\b"
    r"|\bwas (also )?(judged|graded) to be\b"
)
_HINTS_AT_NOW = re.compile(r"\b(now|since|but|still|this (time|year|inspection))\b")
_NAMES = re.compile(r"20\d\d|inspect|report|visit|\blast (year|time)\b|\bago\b|\bpreviously\b")
_JUDGED = re.compile(r"\b(judge?ments?|judged|graded|grades?)\b|\bconsistent with\b")
_SPEAKS_OF = 0.3
_LEAST = 2
"""Share of a demand's own words, and least number of them, from which a recall is quoted under a finding."""
_ON_THIS = re.compile(r"(we|i|hmic(frs)?) (\w+ ){0,2}\w+ (this|these|that (it|they|this|these))\b")
_WENT_ON = re.compile(r"(we|it) (also )?(said|asked|stated)\b(?!.*\b20\d\d\b)")
_OF_THESE = re.compile(r"\b(of|about|on) (these|those)\b")
"""How a sentence in the inspectorate's voice points back."""
_REACH = 6
"""Statements that follow words ending in a colon: the list and what is said of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallTables:
    """The newer sentences, how they bear on older and newer demands, and the reader of plain verdicts."""

    statements: Statements
    demands: Mapping[str, Demand]
    bearings: Bearings
    new_demands: Mapping[str, Demand]
    new_bearings: Bearings
    reader: PlainReader


def recalls(
    new: Outline, changes: Iterable[FindingChange], tables: RecallTables
) -> tuple[Recall, ...]:
    """The recalls of the newer report that no finding's evidence quotes, in reading order."""
    listed = list(_flat(changes))
    quoted = [e.text for change in listed for e in change.evidence]
    told: dict[str, Recall] = {}
    for one in new.inspection.followups:
        if not _is_recall(one):
            continue
        line, text = _whole(one, tables.statements)
        if any(text in other or other in text for other in quoted) or text in told:
            continue
        on_old, on_new = _bears_on(line, text, listed, tables)
        told[text] = Recall(
            line=line,
            text=text,
            refers_to=one.refers_to if _NAMES.search(plain(one.refers_to)) else "",
            verdict=tables.reader.read(one.text),
            heading=new.heading_of(one.section),
            on_old=on_old,
            on_new=on_new,
        )
    return tuple(
        one
        for one in told.values()
        if not any(one.text in other.text for other in told.values() if other is not one)
    )


def _flat(changes: Iterable[FindingChange]) -> Iterator[FindingChange]:
    for change in changes:
        yield change
        yield from change.items


def _is_recall(one: FollowUp) -> bool:
    """Whether a follow-up is on a point that an earlier inspection made, in whole sentences."""
    said = [plain(sentence) for sentence in sentences(one.text)]
    if not said or starts_lower(one.text) or said[0].endswith(";"):
        return False
    if any(map(_METHOD.search, said)) or _NOW_ONLY.search(said[0]):
        return False
    if _OTHERS.search(said[0]) and not _INSPECTION.search(said[0]):
        return False
    if not _NAMES.search(plain(one.refers_to)) and _TOLD.search(said[0]):
        return False
    if len(said) == 1 and _THEN.search(said[0]) and not _HINTS_AT_NOW.search(said[0]):
        return False
    whole = " ".join(said)
    if _THIS_TIME.search(whole) and not _INSPECTION.search(whole):
        return False
    return bool(_INSPECTION.search(whole) or _VOICE.search(whole) or _REPORT.search(whole))


def _whole(one: FollowUp, statements: Statements) -> tuple[int, str]:
    """The text of a follow-up and its line: with the sentence before it where it begins with "this", and
    with the list behind it and what is said of that where it ends in a colon."""
    told = sentences(one.text)
    line, parts = one.line, [one.text]
    first, last = (_row(text, one.line, statements) for text in (told[0], told[-1]))
    if first is not None and first.sentence.index:
        before = statements.rows[first.sentence.index - 1]
        if before.sentence.paragraph == first.sentence.paragraph and _leans(first, before):
            line = before.sentence.line
            parts.insert(0, before.sentence.text)
    if last is not None and one.text.rstrip().endswith(":"):
        for row in statements.rows[last.sentence.index + 1 :][:_REACH]:
            if row.sentence.section != last.sentence.section:
                break
            parts.append(row.sentence.text)
            ends = row.sentence.text.rstrip().endswith((".", "!"))
            if ends and not starts_lower(row.sentence.text):
                break
    return line, " ".join(parts)


def _leans(row: Statement, before: Statement) -> bool:
    """Whether a recall needs the sentence before it: it points back, or goes on with what that recalls."""
    said = plain(row.sentence.text)
    if row.points_back or _ON_THIS.match(said) or _OF_THESE.search(said):
        return True
    return before.recall is not None and bool(_WENT_ON.match(said))


def _row(text: str, line: int, statements: Statements) -> Statement | None:
    """The statement of a text from a line on."""
    found = (r for r in statements.rows if r.sentence.line >= line and r.sentence.text == text)
    return next(found, None)


def _bears_on(
    line: int, text: str, changes: Iterable[FindingChange], tables: RecallTables
) -> tuple[str | None, str | None]:
    """The id of the older or of the newer finding that a recall speaks of most, the other None.

    What is said of a judgment is on no finding.
    """
    if _JUDGED.search(plain(text)):
        return None, None
    said = set(sentences(text))
    rows = (
        r for r in tables.statements.rows if r.sentence.line >= line and r.sentence.text in said
    )
    stems = frozenset().union(*(row.stems for row in rows)) - OF_INSPECTING
    older = {ref.id for change in changes for ref in change.old}
    newer = {ref.id for change in changes for ref in change.new}
    best: list[tuple[float, str]] = []
    for ids, demands, bearings in (
        (older, tables.demands, tables.bearings),
        (newer, tables.new_demands, tables.new_bearings),
    ):
        scores = [
            (_share(demand, stems, bearings), demand.finding.id)
            for demand in demands.values()
            if demand.item is None and demand.finding.id in ids
        ]
        best.append(max(scores, key=lambda one: one[0], default=(0.0, "")))
    (one, old), (other, new) = best
    if max(one, other) < _SPEAKS_OF:
        return None, None
    return (old, None) if one >= other else (None, new)


def _share(demand: Demand, stems: frozenset[str], bearings: Bearings) -> float:
    """How much of what a demand asks for some stems name: 0 for one of them alone, and enough where they
    have a name in capitals that it asks for."""
    if len((demand.asked - OF_INSPECTING) & stems) < _LEAST:
        return 0.0
    share = share_of(demand, stems, bearings)
    return max(share, _SPEAKS_OF) if demand.names & stems else share
