"""Which grade the text under a heading tells, if any: openings by writers who knew none of the rules."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from peeldiff.inspectorates import load_inspectorate
from peeldiff.model import Grade
from peeldiff.report.grades.mentions import GradeMentions
from peeldiff.report.grades.passages import PassageGrades
from tests.conftest import Read

CORPUS = Path(__file__).parents[3] / "fixtures" / "corpus" / "judgments"
MISSED: dict[str, set[int]] = {
    "j1": {
        0,
        3,
        13,
        14,
        15,
        18,
        35,
        38,
        40,
        42,
        46,
        47,
        49,
        52,
        54,
        65,
        69,
        71,
        72,
        78,
        88,
        90,
        94,
        96,
        98,
        102,
        110,
        115,
        116,
    },
    "j2": {
        0,
        5,
        7,
        10,
        11,
        13,
        27,
        29,
        33,
        40,
        42,
        46,
        53,
        55,
        56,
        58,
        59,
        60,
        62,
        65,
        68,
        75,
        76,
        80,
        83,
        88,
        90,
        93,
        95,
        100,
        101,
        103,
        108,
        110,
        113,
        115,
    },
    "j3": {18, 21, 25, 48, 51, 55, 57, 95, 96, 100, 108, 115, 116},
}
"""Snippets of a file that are told otherwise than a careful reader would."""
OTHER = (
    "## Keeping the harbour safe\n\n**Good**\n\n"
    "The harbour is patrolled by day and by night, and staff know what they have to do.\n\n"
)
ASKED = "How well does the force run its harbour patrols?"


def told(said: str, asked: str = ASKED, cycle: str = "2018/19") -> Grade | None:
    mentions = GradeMentions(load_inspectorate(), "Marlshire Police", cycle)
    return PassageGrades(mentions, cycle).in_sentence(said, asked)


@pytest.mark.parametrize(
    "said",
    [
        "Marlshire Police is good at running its harbour patrols.",
        "The way in which it runs its harbour patrols is good.",
        "Our grade for this area is good.",
        "Overall we have settled on good.",
        "It comes out of this inspection as good.",
        "Good is what we judge it to be.",
        "The force has moved up from requires improvement to good at this.",
        "It can be no better than good here.",
        "In this area, for the second year, the force is good.",
        "Verdict: good.",
        "It was inadequate in 2016; it is now good.",
        "For its harbour patrols the force earns a good.",
        "HMICFRS considers the running of the force's harbour patrols to be good.",
        "The force does all of this itself, and was judged good.",
        "The force was inadequate at its harbour patrols in 2016 and is good now.",
    ],
)
def test_a_sentence_gives_the_force_a_grade(said: str) -> None:
    assert told(said) is Grade.GOOD


@pytest.mark.parametrize(
    "said",
    [
        "The force has good harbour patrols.",
        "The force is not yet good at running its harbour patrols.",
        "The force aims to be good at running its harbour patrols.",
        "To be good at this it would need more launches.",
        "Tollshire Police is good at running its harbour patrols.",
        "Most forces are good at running their harbour patrols.",
        "The force told us that it is good at running its harbour patrols.",
        "In the force's own assessment its running of harbour patrols is good.",
        "The commissioner called its harbour patrols good.",
        "In 2016 the force was good at running its harbour patrols.",
        "When we last came, we judged it good at running its harbour patrols.",
        "A force that is good at running harbour patrols has launches.",
        "A force that was adequate in 2016 and is good today has not of need become better.",
        "The grades run from outstanding through good to inadequate.",
        "It is good that the force runs harbour patrols.",
        "The harbour patrol team is good.",
        "The force is good in places.",
        "We asked whether the force is good at running its harbour patrols.",
        "It would be wrong to call the harbour patrols good.",
        "The records were not good enough.",
        "The force is good at mending nets.",
    ],
)
def test_a_sentence_gives_it_none(said: str) -> None:
    assert told(said) is None


@pytest.mark.parametrize(
    ("said", "grade"),
    [
        ("The force requires improvement in how it runs its harbour patrols.", Grade.REQUIRES_IMPROVEMENT),
        ("The force was judged to require improvement here.", Grade.REQUIRES_IMPROVEMENT),
        ("The verdict here is that improvement is required.", Grade.REQUIRES_IMPROVEMENT),
        ("We rate the force as requiring improvement in this area.", Grade.REQUIRES_IMPROVEMENT),
        ("So requires improvement it is for its harbour patrols.", Grade.REQUIRES_IMPROVEMENT),
        ("Grade for this area: RI", Grade.REQUIRES_IMPROVEMENT),
    ],
)  # fmt: skip
def test_improvement_is_required_in_many_words(said: str, grade: Grade) -> None:
    assert told(said) is grade


def _snippets() -> Iterator[Any]:
    for path in sorted(CORPUS.glob("*.toml")):
        for number, snippet in enumerate(tomllib.loads(path.read_text("utf-8"))["snippet"]):
            marks = [pytest.mark.xfail(strict=True)] if number in MISSED.get(path.stem, ()) else []
            yield pytest.param(snippet, id=f"{path.stem}-{number}", marks=marks)


@pytest.mark.parametrize("snippet", list(_snippets()))
def test_snippets_tell_the_grade_or_none(read: Read, snippet: dict[str, Any]) -> None:
    inspection = read(
        f"# PEEL {snippet['cycle']}\n\nPolice effectiveness, efficiency and legitimacy\n\n"
        f"An inspection of {snippet['force']}\n\n{OTHER}## {snippet['heading']}\n\n"
        f"{snippet['text'].strip()}\n\nThose who call are told what will happen next.\n"
    )
    section = next(s for s in inspection.sections if s.heading.startswith(snippet["heading"][:20]))
    found = section.grade
    assert (found.value.value if found else "") == snippet["grade"]
    if found and snippet["stands"]:
        year = snippet["stands"] if snippet["stands"] != "yes" else None
        assert (section.inspected, found.carried_over_from) == (False, year)
