"""The inspections that the newer report names and that neither report is.

Only what the inspectorate did is one: a year of records, another's study or the date of a plan is none.
One inspection has many names in a report ("our 2017 efficiency report", "judged in 2017" under a question of
efficiency): they are brought together by year and by what was inspected.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from peeldiff.compare.outline import Outline
from peeldiff.model import Inspection, MissingInspection
from peeldiff.words import plain, sentences

__all__ = ["is_named", "missing_inspections"]

_PILLARS = ("effectiveness", "efficiency", "legitimacy", "leadership")
_YEAR = r"(?P<year>20[012]\d(?:/\d\d)?)"
_WORK = r"(?:inspections?|re-?inspections?|reports?|assessments?|reviews?|visits?)"
_ADJECTIVES = r"(?:(?!(?:in|from|of|our|the|with|to|on|and|a|an|its|that|this)\b)[\w-]+ ){0,4}?"
_NAMED = (
    re.compile(rf"\b{_YEAR} (?P<what>(?:peel )?{_ADJECTIVES}){_WORK}\b"),
    re.compile(
        rf"\b(?:our|hmic(?:frs)?'s|the(?= [\w -]{{0,40}}inspections?\b)|joint|national)"
        rf" (?P<what>{_ADJECTIVES}){_WORK}(?: report)?"
        rf"(?: of (?P<of>(?!\w+ 20)[\w ,-]{{3,40}}?))?(?:,? published)?(?: (?:of|in|from))?"
        rf" (?:(?:january|february|march|april|may|june|july|august|september|october|november|december"
        rf"|spring|summer|autumn|winter|early|late) )?(?:of )?{_YEAR}\b"
    ),
)
"""Work of the inspectorate with its year: before it or behind it."""
_SAYS_NOTHING = frozenset(
    {"peel", "our", "the", "force", "and", "own", "follow-up", "last", "first", "whole"}
)
_NO_NAME = re.compile(r"\d|\b(they|had|was|were|been|has|have|who|which|these|those|its|their)\b")
_ACTS = re.compile(
    rf"\b(?:in|since|from|than in|and) {_YEAR}\b(?!/)(?=[^.]*\b(?:we|i|hmic(?:frs)?|our)\b)"
    r"|\b(?:we|i|hmic(?:frs)?|our|was judged|were judged|areas? for improvement|cause of concern"
    r"|judged to be [\w ]+|judged the force [\w ]+)\b[^.;]*?"
    r"\b(?:in|of|from) (?P<other>20[012]\d(?:/\d\d)?)\b"
)
"""What the inspectorate did in a year."""
_SAID = re.compile(
    r"\b(?:we|i|hmic(?:frs)?)(?: had| have|,)? (?:also |first |last |previously |had )*(?:said|found|judged"
    r"|identified|recommended|reported|raised|asked|noted|highlighted|graded|stated|criticised|inspected"
    r"|visited|looked|told|wrote|warned|came|praised|pointed|described|were critical"
    r"|had (?:serious )?(?:doubts|reservations|concerns))\b"
    r"|\b(?:was|were) (?:also )?(?:an? )?(?:areas? for improvement|causes? of concern|judged|graded)\b"
    r"|\brequired improvement\b|\bour (?:20\d\d )?(?:national )?(?:recommendation|judge?ments?)\b"
)
_OTHERS = re.compile(
    r"\b20\d\d (?:study|survey|strategy|plan|act|census|budget|consultation|statement)\b"
    r"|\b(?:records|figures|data) (?:of|for|from) the years\b"
    r"|\b(?:next|planned|will be) (?:inspect|inspection)"
    r"|\b(?:years?|between|from) 20\d\d (?:to|and|until) 20\d\d\b"
)
_PERIOD = re.compile(
    r"\b(?:months?|year|quarter|period|years) (?:to|ending|ended|between)\b|\b(?:to|ending) \d+ \w+ 20\d\d"
)
_PLANS = re.compile(
    r"\b(?:plan|policy|programme|strategy|team|unit|system|re-?organisation)\b[^.]*\bin 20\d\d\b"
)
_CARRIED = re.compile(rf"\b(?:judge?ments?|grades?)\b.*\b(?:from|of) (?:the |our )?{_YEAR}\b")


def missing_inspections(old: Inspection, outline: Outline) -> tuple[MissingInspection, ...]:
    """The inspections that the newer report names and that neither report is, each with all its lines."""
    new = outline.inspection
    found: dict[str, list[int]] = {}
    for name, line in _names(outline):
        year, _, what = name.partition(" ")
        is_peel = not what or what in _PILLARS
        if is_named(old, name) or (is_peel and year[:4] >= (new.cycle or "9")[:4]):
            continue
        found.setdefault(name, []).append(line)
    found = _together(found)
    return tuple(
        MissingInspection(refers_to=name, lines=tuple(sorted(set(lines))))
        for name, lines in sorted(found.items())
    )


def _names(outline: Outline) -> Iterator[tuple[str, int]]:
    """Each inspection that a sentence names, as "2017 efficiency", with the line."""
    for section in outline.sections:
        for paragraph in section.paragraphs:
            position = 0
            for text in sentences(paragraph.text):
                position = max(position, paragraph.text.find(text, position))
                said = plain(text)
                if "20" not in said:
                    continue
                for name in dict.fromkeys(_in_sentence(said, section.pillar or "")):
                    yield name, paragraph.line_at(position)
    for finding in outline.inspection.findings:
        for text, line in zip(
            (finding.detail or "").split("\n"), finding.detail_lines, strict=False
        ):
            for sentence in sentences(text):
                for name in dict.fromkeys(_in_sentence(plain(sentence), "")):
                    yield name, line


def _in_sentence(said: str, pillar: str) -> Iterator[str]:
    """The names in a sentence; a year alone is that of the pillar of its question."""
    if _OTHERS.search(said):
        return
    years = set()
    for pattern in _NAMED:
        for match in pattern.finditer(said):
            what = _what(match["what"], match.groupdict().get("of") or "")
            if _NO_NAME.search(what):
                continue
            years.add(match["year"])
            yield f"{match['year']} {what}".strip()
    if not (_SAID.search(said) or _CARRIED.search(said)) or _PERIOD.search(said):
        return
    for match in _ACTS.finditer(said):
        year = match["year"] or match["other"]
        if year not in years and not _PLANS.search(said):
            years.add(year)
            yield f"{year} {pillar}".strip()


def _what(what: str, of: str) -> str:
    """What was inspected, as short as it is told: "efficiency", "crime data integrity"."""
    words = [w for w in f"{what} {of}".split() if w not in _SAYS_NOTHING]
    named = [w for w in words if w in _PILLARS]
    return named[0] if named else " ".join(words)


def _together(found: dict[str, list[int]]) -> dict[str, list[int]]:
    """A year alone goes to the inspection of that year, where the report names one only."""
    known = {name: list(lines) for name, lines in found.items()}
    for name in [name for name in known if " " not in name]:
        others = [other for other in known if other.startswith(f"{name} ")]
        if len(others) == 1:
            known[others[0]] += known.pop(name)
    return known


def is_named(inspection: Inspection, name: str) -> bool:
    """Whether "2015" or "2015 effectiveness" may mean an inspection."""
    year, _, what = name.partition(" ")
    if (inspection.cycle or "")[:4] != year[:4]:
        return False
    return not what or not inspection.pillars or what in inspection.pillars
