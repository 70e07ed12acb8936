"""The data file: that it loads, and that it is general."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from peeldiff.inspectorates import Inspectorate, Question, load_inspectorate
from peeldiff.inspectorates.data_files import tables_of
from peeldiff.inspectorates.lists import TABLES, Findings, Patterns, Structure
from peeldiff.model import FindingKind, Grade
from peeldiff.words import plain, sentences

ROOT = Path(__file__).parents[2]
WORDS = load_inspectorate()
TEXT = files("peeldiff.inspectorates").joinpath("hmicfrs.toml").read_text("utf-8")

PLACES = [
    "avon", "bedford", "birmingham", "brackenshire", "bristol", "cambridge", "cheshire", "cleveland",
    "cumbria", "derby", "devon", "dorset", "durham", "dyfed", "essex", "gloucester", "gwent",
    "hampshire", "harrowby", "hertford", "humberside", "kent", "lancashire", "leeds", "leicester",
    "lincoln", "liverpool", "london", "manchester", "marlshire", "mercia", "merseyside",
    "metropolitan", "midlands", "norfolk", "northampton", "northumbria", "nottingham", "oxley",
    "powys", "rutland", "sheffield", "somerset", "staffordshire", "stanwick", "suffolk", "surrey",
    "sussex", "thames", "wales", "warwick", "wiltshire", "york",
]  # fmt: skip
"""Police areas and cities of England and Wales, and the invented ones."""


def lists(data: Any, path: str = "") -> Iterator[tuple[str, list[str]]]:
    """Every list of strings in the data file with its place."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from lists(value, f"{path}.{key}".strip("."))
    elif isinstance(data, list) and all(isinstance(entry, str) for entry in data):
        yield path, data
    elif isinstance(data, list):
        for number, entry in enumerate(data):
            yield from lists(entry, f"{path}[{number}]")


def filled(pattern: str) -> str:
    """A pattern with its stand-ins filled, as it is compiled."""
    return (
        WORDS.filled(pattern)
        .replace("GRADE", WORDS.grade_alternatives)
        .replace("FORCE", "(?:the force)")
    )


def _patterns(table: str, key: str) -> Patterns:
    listed = TABLES[table].lists[key]
    assert isinstance(listed, Patterns)
    return listed


LISTS = dict(lists(WORDS.data))
SENTENCES = [
    plain(sentence)
    for line in (ROOT / "tests/reading/verdicts.txt").read_text("utf-8").splitlines()
    + (ROOT / "fixtures/2018-19-report.txt").read_text("utf-8").splitlines()
    for sentence in sentences(line.partition(" | ")[2] or line)
]
PATTERNS = {path: entries for path, entries in LISTS.items() if path.endswith("patterns")}


def test_it_is_the_file_of_its_inspectorate() -> None:
    assert WORDS.name == "HMICFRS"


def test_it_is_loaded_once() -> None:
    assert load_inspectorate() is load_inspectorate()


@pytest.mark.parametrize("path", sorted(PATTERNS))
def test_a_pattern_can_be_read_at_a_glance(path: str) -> None:
    """What many patterns share, or makes one long, has a name in [fragments]."""
    assert [pattern for pattern in PATTERNS[path] if len(pattern) > 200] == []


@pytest.mark.parametrize("path", sorted(PATTERNS))
def test_every_pattern_compiles_alone(path: str) -> None:
    assert all(re.compile(filled(pattern)).groups >= 0 for pattern in PATTERNS[path])


@pytest.mark.parametrize("path", sorted(PATTERNS))
def test_a_list_finds_in_a_sentence_what_any_of_its_patterns_finds(path: str) -> None:
    """Found by both or by neither: the list is compiled as one, its patterns here one by one."""
    table, _, key = path.partition(".")
    together = WORDS.pattern(_patterns(table, key), "the force")
    alone = [re.compile(filled(pattern)) for pattern in PATTERNS[path]]
    differ = [
        sentence
        for sentence in SENTENCES
        if bool(together.search(sentence)) is not any(one.search(sentence) for one in alone)
    ]
    assert differ == []


def test_a_pattern_that_begins_a_word_has_no_bar_outside_its_brackets() -> None:
    """The test for a word's beginning is made once for neighbours, and would part from the rest."""

    def outside(pattern: str) -> str:
        pattern = re.sub(r"\\.|\[[^]]*\]", "", pattern)
        while pattern != (pattern := re.sub(r"\([^()]*\)", "", pattern)):
            pass
        return pattern

    barred = [
        pattern
        for entries in PATTERNS.values()
        for pattern in entries
        if pattern.startswith(r"\b") and "|" in outside(pattern)
    ]
    assert barred == []


@pytest.mark.parametrize("path", sorted(PATTERNS))
def test_no_pattern_matches_nothing_at_all(path: str) -> None:
    table, _, key = path.partition(".")
    assert not WORDS.pattern(_patterns(table, key)).search("")


@pytest.mark.parametrize("path", sorted(LISTS))
def test_no_list_is_empty_or_says_a_thing_twice(path: str) -> None:
    assert 0 < len(set(LISTS[path])) == len(LISTS[path])


NAMED = re.compile(r"^\[(refs\.forces|section_55[^\]]*)\]\n.*?(?=^\[)", re.MULTILINE | re.DOTALL)
"""The tables whose matter are the forces: their codes, and who answers for them."""
COUNTRY = re.compile("England (and|&) Wales")
"""Not a place of a force: what every force is compared with."""


@pytest.mark.parametrize("place", PLACES)
def test_no_force_and_no_town_is_named_in_what_reports_are_read_by(place: str) -> None:
    assert not re.search(rf"(?i)\b{place}", COUNTRY.sub("", NAMED.sub("", TEXT)))


STAND_INS = "|".join(("GRADE", "FORCE", "INSPECTORATE", r"\(\?P<\w+>", *WORDS.data["fragments"]))


def test_patterns_are_written_for_small_letters() -> None:
    """They are matched against plain text; a capital outside a stand-in would be an oversight."""
    stray = re.compile(r"(?<!\\)[A-Z]")
    left = {
        path: [p for p in entries if stray.search(re.sub(STAND_INS, "", p))]
        for path, entries in PATTERNS.items()
    }
    assert {path: found for path, found in left.items() if found} == {}


# ---- questions -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("family", WORDS.questions, ids=lambda family: family.family)
def test_every_family_has_a_pillar_or_belongs_to_reports_without(family: Question) -> None:
    assert family.pillar in WORDS.pillars or family.first_cycle


@pytest.mark.parametrize("pillar", ["effectiveness", "efficiency", "legitimacy"])
def test_one_family_judges_each_pillar_as_a_whole(pillar: str) -> None:
    overall = [f.family for f in WORDS.questions if f.overall and f.pillar == pillar]
    assert overall == [f"overall-{pillar}"]


def test_a_name_of_a_pillars_question_is_in_no_other_family() -> None:
    overall = {plain(name) for f in WORDS.questions if f.overall for name in f.names}
    others = {plain(name) for f in WORDS.questions if not f.overall for name in f.names}
    assert overall & others == set()


def test_a_name_is_no_part_beside_the_questions() -> None:
    beside = WORDS.plain_set(Structure.parts) | WORDS.plain_set(Structure.summaries)
    assert sorted(beside & set(WORDS.question_names)) == []


def test_a_family_is_found_under_each_of_its_names() -> None:
    assert all(
        family in WORDS.question_names[plain(name)]
        for family in WORDS.questions
        for name in family.names
    )


def test_each_family_has_a_short_name_of_its_own() -> None:
    shorts = [family.short for family in WORDS.questions]
    assert len(set(shorts)) == len(shorts)
    assert all(2 <= len(short.split()) <= 5 and "?" not in short for short in shorts)


# ---- grades --------------------------------------------------------------------------------------------


def test_scales_do_not_overlap() -> None:
    cycles = ["2014", "2015", "2016", "2017", "2018/19", "2021/22", "2023-25"]
    assert [sum(scale.covers(cycle) for scale in WORDS.scales) for cycle in cycles] == [1] * 7


def test_between_two_scales_there_is_none() -> None:
    assert WORDS.scale("2020") is None


def test_only_the_later_scale_has_adequate() -> None:
    assert [Grade.ADEQUATE in scale.grades for scale in WORDS.scales] == [False, True]


@pytest.mark.parametrize("number", [0, 1])
def test_the_best_grade_of_a_scale_stands_first(number: int) -> None:
    grades = WORDS.scales[number].grades
    assert (grades[0], grades[-1]) == (Grade.OUTSTANDING, Grade.INADEQUATE)


def test_every_grade_has_a_name_in_print() -> None:
    assert set(WORDS.grade_names.values()) == set(Grade)


def test_longer_grades_are_tried_first() -> None:
    match = re.match(WORDS.grade_alternatives, "requires improvement to be good")
    assert match is not None
    assert match[0] == "requires improvement to be good"


# ---- findings ------------------------------------------------------------------------------------------


def test_every_kind_of_finding_has_a_label() -> None:
    assert set(WORDS.finding_labels.values()) == set(FindingKind)


@pytest.mark.parametrize(("one", "other"), list(combinations(FindingKind, 2)))
def test_no_label_is_of_two_kinds(one: FindingKind, other: FindingKind) -> None:
    labels = WORDS.data["findings"]
    assert {plain(x) for x in labels[one]} & {plain(x) for x in labels[other]} == set()


@pytest.mark.parametrize(
    "text",
    [
        "the force should train its call handlers",
        "the force must immediately train its call handlers",
        "the constabulary needs to train its call handlers",
        "by 31 march 2022, the force should train its call handlers",
        "within three months, the chief constable should train call handlers",
        "marlshire police should train its call handlers",
    ],
)
def test_a_demand_is_known_by_its_first_words(text: str) -> None:
    assert WORDS.pattern(Findings.demand_patterns, "Marlshire Police").match(text)


@pytest.mark.parametrize(
    "text",
    ["all forces should do so", "forces must do so", "chief constables should do so", "the college "
     "of policing should do so"],
)  # fmt: skip
def test_what_is_asked_of_everybody_is_told_apart(text: str) -> None:
    assert WORDS.pattern(Findings.general_patterns).search(text)


def test_another_inspectorate_is_another_file() -> None:
    data = {**WORDS.data, "name": "OTHER"}
    assert Inspectorate(tables_of(data)).name == "OTHER"
