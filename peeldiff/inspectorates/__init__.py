"""What peeldiff knows of an inspectorate: one data file each, loaded into `Inspectorate`.

The data file is the only place for the domain's words. This module turns its lists into look-ups and
compiled patterns, lazily, because most runs need few of them. It reads no report.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cache, cached_property
from itertools import chain

from alignment.late import late
from alignment.records import dataclass
from alignment.words import stem, stems
from peeldiff.inspectorates.data_files import (
    FORCE_WORDS,
    GRADE_WORDS,
    Tables,
    filled,
    fragments,
    tables,
)
from peeldiff.inspectorates.patterns import Patterns, WordIndex, caught, union
from peeldiff.inspectorates.scanned import KnownWords
from peeldiff.model import FindingKind, Grade
from peeldiff.model.vocabulary import Terms
from peeldiff.words import plain, straight, year_in

__all__ = [
    "DEFAULT",
    "GRADE_WORDS",
    "Inspectorate",
    "Question",
    "Scale",
    "load_inspectorate",
]

DEFAULT = "hmicfrs"
"""The data file of what no other claims."""
_WORD = late(r"\w+")
_BEFORE = late(r"\s*[(,;]\s*|\s+[-–—]\s+")
_SIGNS = late("(?![☐□▢○◯◻◽✗✘])[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]+")
"""Stars, arrows, lights and the like, which say the same as the word beside them; an empty box denies it."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The grades of a run of cycles, best first. `last_cycle` is "" while the scale is in use;
    `pillars` is False for cycles whose reports have areas instead of pillars.

    Where `frameworks` names some, the cycles are those that begin with one of them ("ILACS 2022").
    """

    first_cycle: str
    last_cycle: str
    grades: tuple[Grade, ...]
    pillars: bool
    frameworks: tuple[str, ...] = ()

    def covers(self, cycle: str) -> bool:
        """Whether a cycle such as "2016", "2018/19" or "2023-25" was graded on this scale."""
        if self.frameworks:
            return cycle.startswith(self.frameworks)
        year = year_in(cycle)
        return self.first_cycle[:4] <= year and (not self.last_cycle or year <= self.last_cycle[:4])


@dataclass(frozen=True, slots=True)
class Question:
    """A family of questions that succeed one another; `overall` ones judge a whole pillar.

    `short` is the name that stays when the heading changes ("Investigating crime").

    Before `first_cycle` ("" for always) the same words head a part of another question.
    """

    family: str
    pillar: str | None
    overall: bool
    names: tuple[str, ...]
    short: str
    first_cycle: str = ""


class Inspectorate:
    """The words of one inspectorate, from its data file."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self.data = data = tables.data
        self.name: str = data["name"]
        self.short_names: tuple[str, ...] = tuple(data["short_names"])
        self.full_names: tuple[str, ...] = tuple(data["full_names"])
        self.pillars: tuple[str, ...] = tuple(data["pillars"])
        self.main_programme: str = data["main_programme"]
        self.called: str = f"the {data['body'][0]}"
        """The body that is inspected, in a sentence: "the force"."""
        self.nearest_from: int | None = data["weak_links"].get("nearest_from")
        """The weight from which the nearest newer entry is shown under what no newer one takes up."""
        self.has_register: bool = data["has_register"]
        """Whether it keeps a list of its findings and closes them there."""

    @cached_property
    def terms(self) -> Terms:
        """What it calls its findings and whom it inspects."""
        return Terms.of(
            self.data["kinds"],
            self.data["body"],
            names_gravest=self.data["names_gravest"],
            recognised=self.data["weak_links"].get("recognised", ""),
        )

    # -- grades --

    @cached_property
    def scales(self) -> tuple[Scale, ...]:
        """The grade scales, oldest first."""
        return tuple(
            Scale(
                s.get("first_cycle", ""),
                s.get("last_cycle", ""),
                tuple(Grade(g) for g in s["grades"]),
                s.get("pillars", True),
                tuple(s.get("frameworks", ())),
            )
            for s in self.data["scales"]
        )

    def scale(self, cycle: str | None) -> Scale | None:
        """The scale of a cycle, or None if the cycle is unknown or between scales."""
        if not cycle:
            return None
        return next((scale for scale in self.scales if scale.covers(cycle)), None)

    @cached_property
    def grade_names(self) -> dict[str, Grade]:
        """Every way to print a grade, in plain form."""
        return {
            plain(word): Grade(grade)
            for grade, words in self.data["grades"].items()
            for word in words
        }

    @cached_property
    def grade_alternatives(self) -> str:
        """A regular expression group `grade` for any grade in print, longest first."""
        words = sorted(self.grade_names, key=lambda word: (-len(word), word))
        return r"(?P<grade>" + "|".join(re.escape(word) for word in words) + r")"

    def labelled_grade(self, text: str) -> Grade | None:
        """The grade that a text gives behind a label and nothing else: "Judgment: Good"."""
        said = plain(text if text.isascii() else _SIGNS.sub("", text)).rstrip(".!*")
        if not said.endswith(tuple(self.grade_names)):  # few texts do: only these are looked into
            return None
        match = self.pattern("judgments", "labelled_grade_patterns").fullmatch(said)
        return self.grade_names[caught(match, "grade") or ""] if match else None

    def grade_alone(self, text: str) -> Grade | None:
        """The grade of a line that is nothing but a grade, with or without a label."""
        said = plain(text if text.isascii() else _SIGNS.sub("", text)).rstrip(".!*")
        return self._grades.get(said) or self.labelled_grade(text) or self._moved_grade(text)

    def _moved_grade(self, text: str) -> Grade | None:
        """The grade of a line that says behind it what the grade was before: "Good (2015: Inadequate)"."""
        if not (end := _BEFORE.search(text)):
            return None
        before, behind = text[: end.start()], plain(text[end.end() :])
        if not self.pattern("judgments", "earlier_grade_patterns").fullmatch(behind):
            return None
        printed = plain(before if before.isascii() else _SIGNS.sub("", before))
        return self._grades.get(printed) or self.labelled_grade(before)

    @cached_property
    def _grades(self) -> KnownWords[Grade]:
        return KnownWords(self.grade_names.items())

    def is_label(self, text: str) -> bool:
        """Whether a line is the label of a finding list or of a summary, or a grade."""
        said = plain(text)
        known = said in self.finding_labels or said in self.plain_set("structure", "summaries")
        return known or self.grade_alone(text) is not None

    def grade_of_heading(self, text: str) -> tuple[str, Grade] | None:
        """A heading in plain form without the grade at its end, and that grade."""
        said = plain(text)
        if not said.rstrip(")]").endswith(tuple(self.grade_names)):
            return None
        match = self.pattern("judgments", "heading_grade_patterns").fullmatch(said)
        if match is None:
            return None
        return caught(match, "head") or "", self.grade_names[caught(match, "grade") or ""]

    def grade_with_areas(self, text: str) -> tuple[Grade, str] | None:
        """The grade before a colon or dash and what stands behind: "Good: Investigating crime"."""
        head, colon, rest = text.partition(":")
        if not colon:
            head, colon, rest = straight(text).partition(" - ")
        grade = self.grade_names.get(plain(head)) if colon and len(head) < 40 else None
        return (grade, rest.strip()) if grade and rest.strip() else None

    # -- questions and structure --

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The question families in the order of the data file."""
        return tuple(
            Question(
                family,
                entry["pillar"] or None,
                entry.get("overall", False),
                tuple(entry["names"]),
                entry["short"],
                entry.get("first_cycle", ""),
            )
            for family, entry in self.data["questions"].items()
        )

    @cached_property
    def question_names(self) -> dict[str, tuple[Question, ...]]:
        """Each known heading in plain form with the families that it belongs to."""
        names: dict[str, list[Question]] = {}
        for question in self.questions:
            for name in question.names:
                names.setdefault(plain(name), []).append(question)
        return {name: tuple(families) for name, families in names.items()}

    def subjects_of(self, families: Collection[str], heading: str) -> frozenset[int]:
        """What a question is about, as places in the data file's list of subjects.

        `families` are those of the question; one that has none is told by the words of its `heading`.
        """
        said = frozenset() if families else frozenset(_WORD.findall(plain(heading)))
        return frozenset(
            place
            for place, subject in enumerate(self.data.get("subjects", ()))
            if not said.isdisjoint(subject["words"])
            or not frozenset(families).isdisjoint(subject["families"])
        )

    def pillar_named(self, key: str) -> str | None:
        """The pillar that a heading in plain form names first, or None."""
        return next(
            (named for word in _WORD.findall(key) if (named := self._pillars_of.get(word))), None
        )

    @cached_property
    def _pillars_of(self) -> dict[str, str]:
        named = self.data["pillar_words"].items()
        return {word: pillar for pillar, words in named for word in words}

    @cached_property
    def demand_stems(self) -> frozenset[str]:
        """The stems of the words of which demands are made: they tell nothing of what is asked."""
        return frozenset(chain.from_iterable(map(stems, self.data["findings"]["demand_words"])))

    @cached_property
    def finding_labels(self) -> dict[str, FindingKind]:
        """Each heading of a finding list, in plain form."""
        return KnownWords(
            (plain(label), kind)
            for kind in FindingKind
            for label in self.data["findings"].get(kind.value, [])
        )

    @cached_property
    def inspectorate_names(self) -> frozenset[str]:
        """The inspectorate's names, long and short, in plain form."""
        return frozenset(plain(name) for name in (*self.full_names, *self.short_names))

    def is_annex(self, heading: str) -> bool:
        """Whether a heading is over an annex, or over how an inspection was made."""
        said = plain(heading)
        return any(
            self.pattern("structure", key).fullmatch(said)
            for key in ("annex_patterns", "method_patterns")
        )

    def plain_set(self, table: str, key: str) -> frozenset[str]:
        """A list of the data file in plain form, for membership tests only."""
        return self._plain_sets[table, key]

    @cached_property
    def _plain_sets(self) -> dict[tuple[str, str], frozenset[str]]:
        return {
            (table, key): frozenset(plain(word) for word in words)
            for table in ("structure", "furniture", "judgments", "findings")
            for key, words in self.data[table].items()
            if not key.endswith("_patterns")
        }

    # -- patterns --

    def pattern(self, table: str, key: str, force: str | None = None) -> Patterns:
        """The patterns of one key as one; `force` is put where the data file says FORCE."""
        cached = self._patterns.get((table, key, force))
        if cached is None:
            name = re.escape(plain(force)) if force else self.data["force_pattern"]
            number = self._tables.numbers[table, key]
            cached = Patterns(
                [
                    self.filled(pattern)
                    .replace(GRADE_WORDS, self.grade_alternatives)
                    .replace(FORCE_WORDS, f"(?:{name})")
                    for pattern in self.data[table][key]
                ],
                self._tables.needs[number],
                self._index,
                number,
            )
            self._patterns[table, key, force] = cached
        return cached

    def pattern_of(self, patterns: Iterable[str]) -> re.Pattern[str]:
        """Patterns that stand in an entry of a list of the data file, as one."""
        said = (self.filled(one).replace(GRADE_WORDS, self.grade_alternatives) for one in patterns)
        return re.compile(union(said))

    def says(self, table: str, key: str, said: str) -> bool:
        """Whether a pattern of the list `key`_patterns finds something in a text in plain form."""
        return self.pattern(table, f"{key}_patterns").search(said) is not None

    def filled(self, pattern: str) -> str:
        """A pattern of the data file with the file's own fragments in the place of their names."""
        return filled(pattern, self._fragments)

    @cached_property
    def _fragments(self) -> dict[str, str]:
        return fragments(self.data)

    @cached_property
    def inspecting_stems(self) -> frozenset[str]:
        """Stems with which the inspectorate speaks of its own work: they name no point."""
        table = self.data["raised_before"]
        return frozenset(map(stem, (*table["raising_words"], *table["inspecting_words"])))

    @cached_property
    def _patterns(self) -> dict[tuple[str, str, str | None], Patterns]:
        return {}

    @cached_property
    def _index(self) -> WordIndex:
        return WordIndex(self._tables.beginnings, self._tables.always)


@cache
def load_inspectorate(name: str = DEFAULT) -> Inspectorate:
    """The inspectorate whose data file is `name`.toml beside this module.

    `whose` tells which file a document or an inspection needs.
    """
    return Inspectorate(tables(name))
