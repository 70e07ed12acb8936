"""What peeldiff knows of an inspectorate: one data file each, loaded into `Inspectorate`.

The data file is the only place for the domain's words. This module turns its lists into look-ups and
compiled patterns, lazily, because most runs need few of them. It reads no report.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cache, cached_property, lru_cache
from itertools import chain

from alignment.late import late
from alignment.words import stem, stems
from peeldiff.inspectorates.data_files import (
    FORCE_WORDS,
    GRADE_WORDS,
    Tables,
    filled,
    fragments,
    tables,
)
from peeldiff.inspectorates.lists import Findings, Judgments, Raising, Structure, Words
from peeldiff.inspectorates.lists import Patterns as PatternList
from peeldiff.inspectorates.patterns import Patterns, WordIndex, caught, union
from peeldiff.inspectorates.printed_grade import PrintedGrades
from peeldiff.inspectorates.records import (
    Framework,
    JudgementTables,
    OtherBodies,
    Question,
    Refs,
    Scale,
    Section55,
    Subject,
    frameworks,
    head,
    judgement_tables,
    other_bodies,
    questions,
    refs,
    scales,
    section_55,
    subjects,
)  # fmt: skip
from peeldiff.inspectorates.scanned import KnownWords
from peeldiff.model import FindingKind, Grade
from peeldiff.model.terms import Terms
from peeldiff.words import plain

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
_LABELS = {
    FindingKind.AREA_FOR_IMPROVEMENT: Findings.area_for_improvement,
    FindingKind.CAUSE_OF_CONCERN: Findings.cause_of_concern,
    FindingKind.RECOMMENDATION: Findings.recommendation,
    FindingKind.INNOVATIVE_PRACTICE: Findings.innovative_practice,
    FindingKind.PROMISING_PRACTICE: Findings.promising_practice,
}
_WORD = late(r"\w+")
_BEFORE = late(r"\s*[(,;]\s*|\s+[-–—]\s+")
_BOXED = late(r"[\[(<{\"“‘']([^\[\](){}<>“”‘’\"]{4,60})[\])>}\"”’']")
_BOX_BEGINS = "[(<{\"“‘'"
_LANGUAGES = late(r"\s*[|/]\s*")
_LONGEST_CARRIED = 90
_MOST_LINES = 4_096
_YEAR = late(r"\b20\d\d\b")
_FIRST_SIGN = "\u2190"
_SIGNS = late("(?![☐□▢○◯◻◽✗✘])[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]+")
"""Stars, arrows, lights and the like, which say the same as the word beside them; an empty box denies it."""


def _without_signs(text: str) -> str:
    return text if text.isascii() or max(text) < _FIRST_SIGN else _SIGNS.sub("", text)


class Inspectorate:
    """The words of one inspectorate, from its data file."""

    def __init__(self, tables: Tables, labels: frozenset[str] = frozenset()) -> None:
        """`labels` are words by which one report calls its grades, besides those of the file."""
        self._tables, self._labels = tables, labels
        self.data = tables.data
        """The tables as they stand in the file; whoever asks for something asks a property below."""
        self.head = told = head(tables.data)
        self.name = told.name
        self.short_names, self.full_names = told.short_names, told.full_names
        self.pillars, self.main_programme = told.pillars, told.main_programme
        self.has_register = told.has_register
        self.called = f"the {told.body[0]}"
        """The body that is inspected, in a sentence: "the force"."""
        self.nearest_within: int | None = told.weak_links.get("nearest_within")
        """How far below the weight of a link the nearest newer entry is still shown."""
        # Every pass over a report asks of the same lines.
        self._kept_grades = lru_cache(maxsize=_MOST_LINES)(self._grade_alone)

    def with_labels(self, labels: frozenset[str]) -> Inspectorate:
        """This inspectorate for a report that has words of its own for its grades."""
        return Inspectorate(self._tables, labels) if labels else self

    @cached_property
    def terms(self) -> Terms:
        """What it calls its findings and whom it inspects."""
        return Terms.of(
            self.head.kinds,
            self.head.body,
            names_gravest=self.head.names_gravest,
            recognised=self.head.weak_links.get("recognised", ""),
        )

    def asks_questions(self, programme: str | None) -> bool:
        """Whether a programme asks the questions of this file; one that is not known may."""
        return programme in (None, self.main_programme, *self.data.get("same_questions", ()))

    def programme_marks(self, programme: str | None) -> tuple[str, ...]:
        """The words in titles by which a programme, and those that ask its questions, are told."""
        marks = self.programmes
        return tuple(
            mark
            for name in marks
            if name == programme or (programme and self.follows(name, programme))
            for mark in marks[name]
        )

    def follows(self, one: str, other: str) -> bool:
        """Whether inspections of two programmes follow each other: they ask the same questions."""
        return one == other or (self.asks_questions(one) and self.asks_questions(other))

    # -- grades --

    @cached_property
    def scales(self) -> tuple[Scale, ...]:
        """The grade scales, oldest first."""
        return tuple(scales(self.data))

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
        said = plain(_without_signs(text)).rstrip(".!*")
        if not said.endswith(tuple(self.grade_names)):  # few texts do: only these are looked into
            return None
        match = self.pattern(Judgments.labelled_grade_patterns).fullmatch(said)
        if match:
            return self.grade_names[caught(match, "grade") or ""]
        printed = self.printed_grades.read(text)
        return printed.grade if printed and not printed.carried_from else None

    def grade_alone(self, text: str) -> Grade | None:
        """The grade of a line that is nothing but a grade, with or without a label."""
        return self._kept_grades(text)

    def _grade_alone(self, text: str) -> Grade | None:
        text = text.lstrip(" >=~|").rstrip(" <=~|")  # what is typed around it: ">> Good <<"
        if text[:1] in _BOX_BEGINS and (
            boxed := _BOXED.fullmatch(text)
        ):  # what stands for the picture of a grade in a copy
            text = boxed[1].strip()
            if picture := self.pattern(Judgments.picture_of_grade_patterns).fullmatch(plain(text)):
                return self.grade_names[caught(picture, "grade") or ""]
        said = plain(_without_signs(text)).rstrip(".!*")
        known = (
            self._grades.get(said)
            or self.labelled_grade(text)
            or self._moved_grade(text)
            or self._translated_grade(text)
        )
        if known is None and (printed := self.printed_grades.read(text)):
            return None if printed.carried_from else printed.grade
        return known

    @cached_property
    def printed_grades(self) -> PrintedGrades:
        """What reads the lines that print a grade with more around it."""
        nouns = self.plain_set(Judgments.standing_nouns) | self._labels
        return PrintedGrades(self.grade_names, nouns, self.pillars)

    def carried_grade(self, text: str) -> tuple[Grade, str] | None:
        """The grade of a line that says from which year it is carried over, and that year."""
        if len(text) >= _LONGEST_CARRIED or not _YEAR.search(text):
            return None
        match = self.pattern(Judgments.carried_grade_patterns).fullmatch(plain(text).rstrip(".!*"))
        if match is None:
            printed = self.printed_grades.read(text)
            return (
                (printed.grade, printed.carried_from) if printed and printed.carried_from else None
            )
        return self.grade_names[caught(match, "grade") or ""], caught(match, "year") or ""

    def _translated_grade(self, text: str) -> Grade | None:
        """The grade of a line that has it in two languages: "Rhagorol | Outstanding"."""
        if "|" not in text and "/" not in text:
            return None
        parts = [plain(part) for part in _LANGUAGES.split(text)]
        if len(parts) != 2 or self.translated_grades.isdisjoint(parts):
            return None
        return self._grades.get(parts[0]) or self._grades.get(parts[1])

    @cached_property
    def translated_grades(self) -> frozenset[str]:
        """The grades in the other language of a report that is printed in two."""
        return self.plain_set(Judgments.translated_grades)

    def _moved_grade(self, text: str) -> Grade | None:
        """The grade of a line that says behind it what the grade was before: "Good (2015: Inadequate)"."""
        if not (end := _BEFORE.search(text)):
            return None
        before, behind = text[: end.start()], plain(text[end.end() :])
        printed = plain(_without_signs(before))
        grade = self._grades.get(printed) or self.labelled_grade(before)
        earlier = self.pattern(Judgments.earlier_grade_patterns)
        return grade if grade and earlier.fullmatch(behind) else None

    @cached_property
    def _grades(self) -> KnownWords[Grade]:
        return KnownWords(self.grade_names.items())

    def is_label(self, text: str) -> bool:
        """Whether a line is the label of a finding list or of a summary, or a grade."""
        said = plain(text)
        known = said in self.finding_labels or said in self.plain_set(Structure.summaries)
        return known or self.grade_alone(text) is not None

    def grade_of_heading(self, text: str) -> tuple[str, Grade] | None:
        """A heading in plain form without the grade at its end, and that grade."""
        said = plain(text)
        if not said.rstrip(")]").endswith(tuple(self.grade_names)):
            return None
        match = self.pattern(Judgments.heading_grade_patterns).fullmatch(said)
        if match is None:
            return None
        return caught(match, "head") or "", self.grade_names[caught(match, "grade") or ""]

    # -- questions and structure --

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The question families in the order of the data file."""
        return tuple(questions(self.data))

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
            for place, subject in enumerate(self._subjects)
            if not (said.isdisjoint(subject.words) and subject.families.isdisjoint(families))
        )

    @cached_property
    def _subjects(self) -> tuple[Subject, ...]:
        return tuple(subjects(self.data))

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
        return frozenset(chain.from_iterable(map(stems, self.listed(Findings.demand_words))))

    @cached_property
    def finding_labels(self) -> KnownWords[FindingKind]:
        """Each heading of a finding list, in plain form."""
        return KnownWords(
            (plain(label), kind)
            for kind, labels in _LABELS.items()
            for label in self.listed(labels)
        )

    @cached_property
    def inspectorate_names(self) -> frozenset[str]:
        """The inspectorate's names, long and short, in plain form."""
        return frozenset(plain(name) for name in (*self.full_names, *self.short_names))

    def is_annex(self, heading: str) -> bool:
        """Whether a heading is over an annex, or over how an inspection was made."""
        said = plain(heading)
        return any(
            self.pattern(listed).fullmatch(said)
            for listed in (Structure.annex_patterns, Structure.method_patterns)
        )

    def listed(self, words: Words) -> tuple[str, ...]:
        """A list of words as printed, in the order of the data file."""
        return tuple(self.data[words.table][words.key])

    def plain_set(self, words: Words) -> frozenset[str]:
        """A list of words in plain form, for membership tests only."""
        known = self._plain_sets.get(words)
        if known is None:
            known = self._plain_sets[words] = frozenset(map(plain, self.listed(words)))
        return known

    @cached_property
    def _plain_sets(self) -> dict[Words, frozenset[str]]:
        return {}

    # -- who, when, and by which framework --

    @cached_property
    def programmes(self) -> dict[str, tuple[str, ...]]:
        """The programmes in order, each with the words that tell it."""
        return {name: tuple(marks) for name, marks in self.data["programmes"].items()}

    @cached_property
    def programmes_of(self) -> dict[str, str]:
        """The programme that looks at bodies of a sort, by the end of their names."""
        return dict(self.data["programmes_of"])

    @cached_property
    def frameworks(self) -> tuple[Framework, ...]:
        """The frameworks that title pages name, in the order in which they are looked for."""
        return tuple(frameworks(self.data))

    @cached_property
    def judgement_tables(self) -> JudgementTables | None:
        """How judgements are printed in a table on the first page; None where they are not."""
        return judgement_tables(self.data)

    @cached_property
    def other_bodies(self) -> OtherBodies | None:
        """Whom parts of reports are on, if not the body that is inspected; None for nobody."""
        return other_bodies(self.data)

    @cached_property
    def refs(self) -> Refs:
        """The words of which references of findings are made."""
        return refs(self.data)

    @cached_property
    def section_55(self) -> Section55:
        """Who answers a report in public, and until when."""
        return section_55(self.data)

    # -- patterns --

    def has(self, patterns: PatternList) -> bool:
        """Whether the data file has a list that not every inspectorate has."""
        return patterns.key in self.data[patterns.table]

    def pattern(self, patterns: PatternList, force: str | None = None) -> Patterns:
        """A list of patterns as one; `force` is put where the data file says FORCE."""
        cached = self._patterns.get((patterns, force))
        if cached is None:
            name = re.escape(plain(force)) if force else self.head.force_pattern
            number = self._tables.numbers[patterns.table, patterns.key]
            cached = Patterns(
                self.data[patterns.table][patterns.key],
                self._tables.needs[number],
                self._index,
                number,
                lambda pattern: self._with_grades(pattern).replace(FORCE_WORDS, f"(?:{name})"),
            )
            self._patterns[patterns, force] = cached
        return cached

    def pattern_of(self, patterns: Iterable[str]) -> re.Pattern[str]:
        """Patterns that stand in an entry of a list of the data file, as one."""
        return re.compile(union(map(self._with_grades, patterns)))

    def _with_grades(self, pattern: str) -> str:
        return self.filled(pattern).replace(GRADE_WORDS, self.grade_alternatives)

    def says(self, patterns: PatternList, said: str) -> bool:
        """Whether a pattern of a list finds something in a text in plain form."""
        return self.pattern(patterns).search(said) is not None

    def filled(self, pattern: str) -> str:
        """A pattern of the data file with the file's own fragments in the place of their names."""
        return filled(pattern, self._fragments)

    @cached_property
    def _fragments(self) -> dict[str, str]:
        return fragments(self.data)

    @cached_property
    def inspecting_stems(self) -> frozenset[str]:
        """Stems with which the inspectorate speaks of its own work: they name no point."""
        words = *self.listed(Raising.raising_words), *self.listed(Raising.inspecting_words)
        return frozenset(map(stem, words))

    @cached_property
    def _patterns(self) -> dict[tuple[PatternList, str | None], Patterns]:
        return {}

    @cached_property
    def _index(self) -> WordIndex:
        return WordIndex(self._tables.beginnings, self._tables.always, self._tables.places)


@cache
def load_inspectorate(name: str = DEFAULT) -> Inspectorate:
    """The inspectorate whose data file is `name`.toml beside this module.

    `whose` tells which file a document or an inspection needs.
    """
    return Inspectorate(tables(name))
