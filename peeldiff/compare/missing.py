"""The inspections that the newer report names and that neither report is.

Only what the inspectorate did is one: a year of records, another's study or the date of a plan is none.
One inspection has many names in a report ("our 2017 efficiency report", "judged in 2017" under a question of
efficiency): they are brought together by year and by what was inspected.
"""

from __future__ import annotations

from collections.abc import Iterator

from alignment.late import late
from peeldiff.compare.outline import Outline
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Missing, Patterns
from peeldiff.inspectorates.patterns import caught
from peeldiff.model import Inspection, MissingInspection
from peeldiff.words import plain, sentences, year_in

__all__ = ["is_named", "missing_inspections"]

_AND = late(r",? and |, ")
_FOLLOW_UP = "follow-up"


def missing_inspections(
    old: Inspection, outline: Outline, words: Inspectorate
) -> tuple[MissingInspection, ...]:
    """The inspections that the newer report names and that neither report is, each with all its lines."""
    new = outline.inspection
    found: dict[str, list[int]] = {}
    names = _Names(words)
    for name, line in names.alongside(outline):
        if not is_named(old, name):
            found.setdefault(name, []).append(line)
    for name, line in names.in_report(outline):
        year, _, what = name.partition(" ")
        is_main = not what or what in words.pillars
        if (
            is_named(old, name)
            or _is_titled(old, what)
            or (is_main and year[:4] >= (year_in(new.cycle or "") or "9"))
        ):
            continue
        found.setdefault(name, []).append(line)
    found = _together(found)
    # A report may be named by the year in which it was published, and nothing else told of it.
    found.pop((old.published or "")[:4], None)
    return tuple(
        MissingInspection(refers_to=name, lines=tuple(sorted(set(lines))))
        for name, lines in sorted(found.items())
    )


class _Names:
    """Finds the names of inspections: "2017 efficiency"."""

    def __init__(self, words: Inspectorate) -> None:
        self._words = words
        self._empty: frozenset[str] = frozenset(words.listed(Missing.empty_words))

    def _has(self, listed: Patterns, said: str) -> bool:
        return self._words.says(listed, said)

    def in_report(self, outline: Outline) -> Iterator[tuple[str, int]]:
        """Each inspection that a sentence names, with the line."""
        for section in outline.sections:
            for paragraph in section.paragraphs:
                position = 0
                for text in sentences(paragraph.text):
                    position = max(position, paragraph.text.find(text, position))
                    said = plain(text)
                    if "20" not in said:
                        continue
                    for name in dict.fromkeys(self._in_sentence(said, section.pillar or "")):
                        yield name, paragraph.line_at(position)
        for finding in outline.inspection.findings:
            for text, line in zip(
                (finding.detail or "").split("\n"), finding.detail_lines, strict=False
            ):
                for sentence in sentences(text):
                    for name in dict.fromkeys(self._in_sentence(plain(sentence), "")):
                        yield name, line

    def alongside(self, outline: Outline) -> Iterator[tuple[str, int]]:
        """The reports of the same year on other matters, where they are listed beside each other."""
        inspection, listed = outline.inspection, self._words.pattern(Missing.alongside_patterns)
        if not (inspection.pillars and inspection.cycle):
            return
        for section in outline.sections:
            for paragraph in section.paragraphs:
                for match in listed.finditer(plain(paragraph.text)):
                    names = _AND.split(caught(match, "list") or "")
                    if set(names).isdisjoint(self._words.pillars):
                        continue
                    for name in names:
                        if name and name not in inspection.pillars:
                            yield f"{inspection.cycle} {name}", paragraph.line

    def _in_sentence(self, said: str, pillar: str) -> Iterator[str]:
        """The names in a sentence; a year alone is that of the pillar of its question."""
        if self._has(Missing.others_patterns, said):
            return
        years = set()
        for listed in (Missing.year_first_patterns, Missing.year_last_patterns):
            for match in self._words.pattern(listed).finditer(said):
                what = self._what(caught(match, "what") or "", caught(match, "of") or "")
                if self._has(Missing.no_name_patterns, what):
                    continue
                year = caught(match, "year") or ""
                years.add(year)
                yield f"{year} {what}".strip()
        told = self._has(Missing.said_patterns, said) or self._has(Missing.carried_patterns, said)
        if not told or self._has(Missing.period_patterns, said):
            return
        for match in self._words.pattern(Missing.acts_patterns).finditer(said):
            year = caught(match, "year") or ""
            if year not in years and not self._has(Missing.plans_patterns, said):
                years.add(year)
                yield f"{year} {pillar}".strip()

    def _what(self, what: str, of: str) -> str:
        """What was inspected, as short as it is told: "efficiency", "crime data integrity".

        "Effectiveness (vulnerability)" is another report than that on effectiveness.
        """
        if "(" in what:
            return what
        words = f"{what} {of}".split()
        told = [word for word in words if word not in self._empty]
        named = [word for word in told if word in self._words.pillars]
        if not told and _FOLLOW_UP in words:
            return _FOLLOW_UP
        return named[0] if named else " ".join(told)


def _together(found: dict[str, list[int]]) -> dict[str, list[int]]:
    """One inspection under one name: a year alone, or a follow-up, goes to the inspection of that year, where
    the report names one only; "2015 vulnerability" goes to "2015 effectiveness (vulnerability)"."""
    known = {name: list(lines) for name, lines in found.items()}
    for name in list(known):
        year, _, what = name.partition(" ")
        if what in ("", _FOLLOW_UP):
            others = [other for other in known if other.startswith(f"{year} ") and other != name]
        else:
            others = [other for other in known if other.endswith(f" ({what})")]
            others = [other for other in others if other.startswith(f"{year} ")]
        if len(others) == 1:
            known[others[0]] += known.pop(name)
    return known


def _is_titled(inspection: Inspection, what: str) -> bool:
    """Whether an inspection has "effectiveness (vulnerability)" in its title."""
    within = what.partition("(")[2].rstrip(")")
    return bool(within) and within in plain(inspection.title or "")


def is_named(inspection: Inspection, name: str) -> bool:
    """Whether "2015" or "2015 effectiveness" may mean an inspection."""
    year, _, what = name.partition(" ")
    if year_in(inspection.cycle or "") != year[:4]:
        return False
    return not what or not inspection.pillars or what in inspection.pillars
