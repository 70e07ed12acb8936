"""What a data file says besides its lists, as records: the file was checked when it was parsed.

A table is made into its record when it is first asked for. Words are as printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from alignment.records import dataclass
from peeldiff.model import FindingKind, Grade
from peeldiff.words import year_in

__all__ = [
    "Framework", "Head", "JudgementTables", "Office", "OtherBodies", "Question", "Refs", "Scale", "Section55",
    "Stated", "Subject", "frameworks", "head", "judgement_tables", "other_bodies", "questions", "refs",
    "scales", "section_55", "subjects",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a file says of its inspectorate as a whole."""

    name: str
    short_names: tuple[str, ...]
    full_names: tuple[str, ...]
    other_inspectorates: tuple[str, ...]
    """Whoever is named more often than this one has made the report."""
    main_programme: str
    pillars: tuple[str, ...]
    narrative_pillars: tuple[str, ...]
    """Pillars that are told in words and never graded."""
    force_prefixes: tuple[str, ...]
    force_suffixes: tuple[str, ...]
    not_forces: tuple[str, ...]
    """Words before a suffix that make no name of a body."""
    force_pattern: str
    body: tuple[str, ...]
    """What the body that is inspected is called, one and several: "force", "forces"."""
    kinds: Mapping[str, Sequence[str]]
    """What it calls its findings, one and several, by the value of the kind."""
    names_gravest: bool
    """Whether a report that has the gravest of them says so under their name."""
    weak_links: Mapping[str, Any]
    """How much of what is asked for again is recognised, where that is little; and how far below the weight
    of a link the nearest newer entry is still shown."""
    has_register: bool
    """Whether it keeps a list of its findings and closes them there."""
    titled_from: str
    """From this year on an area for improvement is a title with an explanation under it; "" for never."""
    list_themes: bool
    """Whether lines inside a list part it by what the entries are about."""
    link_tables: str
    """The folder in `compare/link_tables/` of what tells whether two demands are one, or ""."""
    measured: bool
    """Whether the weights of the reader were measured on its reports."""


def head(data: Mapping[str, Any]) -> Head:
    """The record of the keys above the first table."""
    told: dict[str, Any] = {}
    for name in Head.__annotations__:
        value = data[name]
        told[name] = tuple(value) if isinstance(value, list) else value
    return Head(**told)


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


def scales(data: Mapping[str, Any]) -> Iterator[Scale]:
    """The grade scales, oldest first."""
    for row in data["scales"]:
        yield Scale(
            row.get("first_cycle", ""),
            row.get("last_cycle", ""),
            tuple(Grade(grade) for grade in row["grades"]),
            row.get("pillars", True),
            tuple(row.get("frameworks", ())),
        )


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


def questions(data: Mapping[str, Any]) -> Iterator[Question]:
    """The question families in the order of the file."""
    for family, row in data["questions"].items():
        yield Question(
            family,
            row["pillar"] or None,
            row.get("overall", False),
            tuple(row["names"]),
            row["short"],
            row.get("first_cycle", ""),
        )


@dataclass(frozen=True, slots=True)
class Subject:
    """What some questions are about, whatever they are called."""

    families: frozenset[str]
    words: frozenset[str]


def subjects(data: Mapping[str, Any]) -> Iterator[Subject]:
    """The subjects in the order of the file."""
    for row in data.get("subjects", ()):
        yield Subject(frozenset(row["families"]), frozenset(row["words"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Framework:
    """A framework that title pages name; `beside` says that the body's name stands above or below the title,
    less what `drop_pattern` ("" for nothing) finds."""

    short: str
    programme: str
    title_patterns: tuple[str, ...]
    beside: bool
    drop_pattern: str


def frameworks(data: Mapping[str, Any]) -> Iterator[Framework]:
    """The frameworks in the order in which they are looked for; none where titles name none."""
    for name, row in data.get("frameworks", {}).items():
        yield Framework(
            short=row.get("short", name),
            programme=row["programme"],
            title_patterns=tuple(row["title_patterns"]),
            beside=row.get("beside", False),
            drop_pattern=row.get("drop_pattern", ""),
        )


@dataclass(frozen=True, slots=True)
class Stated:
    """A judgement in a sentence: the family that it is on, and patterns with the group `area`."""

    family: str
    patterns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JudgementTables:
    """The table of judgements on the first page: what heads its columns, and how one is stated outside it."""

    heads: tuple[str, ...]
    stated: tuple[Stated, ...]


def judgement_tables(data: Mapping[str, Any]) -> JudgementTables | None:
    """How judgements are printed in a table, or None for an inspectorate that prints none."""
    told = data.get("judgement_tables")
    if told is None:
        return None
    stated = (Stated(row["family"], tuple(row["patterns"])) for row in told.get("stated", ()))
    return JudgementTables(tuple(told["heads"]), tuple(stated))


@dataclass(frozen=True, slots=True)
class OtherBodies:
    """Whom parts of a report are on, and whom whole programmes are on, if not the body that is inspected."""

    of_parts: str
    of_programmes: dict[str, str]


def other_bodies(data: Mapping[str, Any]) -> OtherBodies | None:
    """The other bodies, or None where reports are on nobody else."""
    told = data.get("other_bodies")
    return told and OtherBodies(told["of_parts"], told.get("of_programmes", {}))


@dataclass(frozen=True, slots=True)
class Refs:
    """The words of which references of findings are made."""

    kinds: dict[FindingKind, str]
    pillars: dict[str, str]
    programmes: dict[str, str]
    forces: dict[str, str]


def refs(data: Mapping[str, Any]) -> Refs:
    """The words of references."""
    told = data["refs"]
    kinds = {FindingKind(kind): letters for kind, letters in told["kinds"].items()}
    return Refs(kinds, told["pillars"], told["programmes"], told["forces"])


@dataclass(frozen=True, slots=True)
class Office:
    """Who answers a report: the policing body and the chief officer."""

    body: str
    chief: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section55:
    """What section 55 of the Police Act 1996 asks of whom: `days` from publication, since `limit_since`."""

    other_forces: tuple[str, ...]
    other_programmes: tuple[str, ...]
    limit_since: str
    days: int
    usual: Office
    special: dict[str, Office]


def section_55(data: Mapping[str, Any]) -> Section55:
    """Who answers a report, and until when."""
    told = data["section_55"]
    special = told["special"].items()
    return Section55(
        other_forces=tuple(told["other_forces"]),
        other_programmes=tuple(told["other_programmes"]),
        limit_since=told["limit_since"],
        days=told["days"],
        usual=Office(told["usual"]["body"], told["usual"]["chief"]),
        special={place: Office(row["body"], row["chief"]) for place, row in special},
    )
