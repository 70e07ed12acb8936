"""What a sentence takes away from the answer that it gives, and what only sounds like it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.inspectorates import load_inspectorate
from peeldiff.model import FindingKind
from peeldiff.model.inspection import Finding
from peeldiff.statements import Demand, Statement, demand_of, load_lexicon, read_statement
from peeldiff.status import reservations
from peeldiff.status.reservations import (
    counts,
    is_set_going,
    is_taken_back_by,
    leaves_nothing,
    speaks_ill_of_it,
)

LAMPS = "The force should give a lamp to each of its wardens."
LATE = "The force should reduce the delays in mending its boats."


def _demand(asked: str = LAMPS) -> Demand:
    finding = Finding("f1", FindingKind.AREA_FOR_IMPROVEMENT, asked, None, (), None, 1, 1)
    return demand_of(finding, None, "", load_lexicon(), load_inspectorate().demand_stems)


@pytest.mark.parametrize(
    "said",
    [
        "Wardens have been given a lamp.",
        "Each lamp must be signed for by the warden.",
        "We estimate that a lamp was given to every warden.",
        "Some 40 wardens were given a lamp.",
        "The wardens were given a lamp to read the reported tides.",
        "The 48 wardens, in a boat of seven days' build, had a lamp.",
    ],
)
def test_an_answer_leaves_nothing(said: str) -> None:
    assert leaves_nothing(_demand(), [read_statement(said)])


@pytest.mark.parametrize(
    "said",
    [
        "Few wardens have been given a lamp.",
        "Some wardens have been given a lamp.",
        "A lamp is still to be given to wardens.",
        "The force plans to give each warden a lamp.",
        "In the north wardens have been given a lamp.",
        "Of 48 wardens, 30 were given a lamp and the rest have none.",
        "Wardens are said by the harbour master to believe that each has a lamp.",
        "There was no improvement in how wardens are given a lamp.",
    ],
)
def test_a_part_a_plan_or_a_word_of_others_is_left(said: str) -> None:
    assert not leaves_nothing(_demand(), [read_statement(said)])


@pytest.mark.parametrize(
    "after",
    [
        "However, the oil has run out.",
        "Those at the lock have not.",
        "For tenders there is nothing of the kind.",
        "Few of the wardens light their lamp.",
        "The lamps of the wardens are poor.",
        "The wardens have no lamp at the lock.",
    ],
)
def test_the_next_sentence_takes_it_back(after: str) -> None:
    assert is_taken_back_by(_demand(), read_statement(after))


@pytest.mark.parametrize(
    "after",
    [
        "The harbour master keeps the list.",
        "It rained on four of the nine days of our visit.",
        "Wardens are proud of their lamp.",
        "Each lamp must be signed for.",
        "The canteen has no bread.",
    ],
)
def test_the_next_sentence_goes_on(after: str) -> None:
    assert not is_taken_back_by(_demand(), read_statement(after))


TAKES: list[tuple[Callable[[Statement], bool], list[str], list[str]]] = [
    (
        reservations.sets_aside,
        [
            "Oil is another matter.",
            "Those at the lock are another story.",
            "Attendance is another thing: 12 of them came.",
            "Apart from these, nobody had one.",
            "Fewer than a third of them work.",
        ],
        [
            "Another warden had a lamp.",
            "The matter was closed in May.",
            "The lamps stand apart from the oil.",
            "It is a good story.",
            "All of them work, no fewer than 60.",
        ],
    ),
    (
        reservations.takes_out,
        [
            "All wardens, those at the lock apart, have a lamp.",
            "All wardens have a lamp except the new ones.",
            "Every warden bar two has a lamp.",
            "Each warden has a lamp unless it rains.",
            "Only wardens have a lamp.",
            "In neighbouring Dunmarsh each warden has a lamp.",
        ],
        [
            "All wardens have a lamp.",
            "Each warden has a lamp, without exception.",
            "Every warden has a lamp from the first day.",
            "Each warden has a part of the harbour and a lamp.",
            "None of the wardens was without a lamp.",
        ],
    ),
    (
        reservations.is_another_voice,
        [
            "Each warden has a lamp, their sergeant told us.",
            "The sergeants said that each warden has a lamp.",
            "We were told that each warden has a lamp.",
            "The force believes that each warden has a lamp.",
            "According to the harbour master each warden has a lamp.",
            "I was assured that each warden has a lamp.",
        ],
        [
            "Each warden has a lamp.",
            "We believe that each warden has a lamp.",
            "Each warden had been told where the lamp is.",
            "As we said in May, each warden has a lamp.",
            "The hearing was concluded within a week.",
            "What was said is written into the book.",
        ],
    ),
]


@pytest.mark.parametrize(
    ("takes", "said"), [(takes, said) for takes, those, _ in TAKES for said in those]
)
def test_something_is_taken_away(takes: Callable[[Statement], bool], said: str) -> None:
    assert takes(read_statement(said))


@pytest.mark.parametrize(
    ("takes", "said"), [(takes, said) for takes, _, those in TAKES for said in those]
)
def test_nothing_is_taken_away(takes: Callable[[Statement], bool], said: str) -> None:
    assert not takes(read_statement(said))


@pytest.mark.parametrize(
    ("said", "told_to"),
    [
        ("All wardens have been promised a lamp.", True),
        ("Every warden is booked on a course about lamps.", True),
        ("All wardens have been asked to fetch a lamp.", True),
        ("Wardens were reminded to fetch a lamp.", True),
        ("All wardens are invited to fetch a lamp.", True),
        ("Wardens should have a lamp.", False),
        ("Each warden will have a lamp.", False),
        ("A lamp is due for each warden.", False),
        ("The force intends to give a lamp to each warden.", False),
        ("Each lamp must be signed for.", False),
    ],
)
def test_what_is_set_going_is_not_done(said: str, told_to: bool) -> None:
    row = read_statement(said)
    assert is_set_going(_demand(), row)
    assert is_set_going(_demand(), row, or_meant=False) is told_to


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (LAMPS, "All wardens have been given a lamp."),
        (LAMPS, "Each warden was asked about the lamp."),
        ("The force should invite each keeper to the fair.", "All keepers were invited to the fair."),
        ("The force should ask owners for a licence.", "Each owner is asked to show a licence."),
        ("The force should schedule its fairs.", "Every fair is scheduled in May."),
    ],
)  # fmt: skip
def test_what_is_asked_for_may_be_that_somebody_is_told_to(asked: str, said: str) -> None:
    assert not is_set_going(_demand(asked), read_statement(said), or_meant=False)


@pytest.mark.parametrize(
    ("asked", "said", "ill"),
    [
        (LAMPS, "All wardens were given a poor lamp.", True),
        (LAMPS, "Every warden went out without a lamp.", True),
        (LAMPS, "None of the wardens has a lamp.", True),
        (LAMPS, "The oil of the lamps is out of date.", True),
        (LATE, "All boats were mended late.", True),
        (LAMPS, "All wardens were given a lamp.", False),
        (LAMPS, "None of the wardens was without a lamp.", False),
        (LATE, "None of the boats was mended late.", False),
        (LATE, "No boat was mended after the tide.", False),
        ("The force should record each delay.", "Every delay is recorded.", False),
    ],
)
def test_what_is_ill_of_a_point(asked: str, said: str, ill: bool) -> None:
    assert speaks_ill_of_it(_demand(asked), read_statement(said)) is ill


@pytest.mark.parametrize(
    ("asked", "said", "given"),
    [
        ("The force should weigh its dogs.", "Each keeper has scales to weigh dogs.", True),
        ("The force should mend its ladders.", "All crews have a list of what to mend.", True),
        (
            "The force should light its lamps.",
            "Each warden has been given oil to light a lamp.",
            True,
        ),
        (
            "The force should check each boat.",
            "Every boat has a book, and a day to check it.",
            True,
        ),
        ("The force should review each rope.", "Each master has a list of ropes to review.", True),
        ("The force should weigh its dogs.", "Each keeper has weighed the dogs.", False),
        ("The force should train divers to search.", "All divers are trained to search.", False),
        ("The force should mend its ladders.", "All ladders were mended to last a year.", False),
        ("The force should give a lamp to wardens.", "A lamp is given to wardens.", False),
        ("The force should check each boat.", "Each boat was checked next to the lock.", False),
    ],
)
def test_what_a_thing_is_for_is_not_done(asked: str, said: str, given: bool) -> None:
    assert reservations.is_given_to_do_it(_demand(asked), read_statement(said)) is given


@pytest.mark.parametrize(
    ("asked", "said", "has"),
    [
        ("The force should make sure that ropes are tested.", "All ropes have been tested.", True),
        ("The force should make sure that its dogs are weighed.", "Each dog is weighed.", True),
        ("The force should see that lamps are lit and oiled.", "Every lamp had been lit.", True),
        (LAMPS, "Wardens carry a lamp.", True),
        ("The force should test its ropes.", "All ropes have passed.", True),
        ("The force should make sure that ropes are tested.", "All ropes have been coiled.", False),
        ("The force should make sure that its dogs are weighed.", "Each dog is fed.", False),
        ("The force should see that lamps are oiled.", "Every lamp had been lit.", False),
        ("The force should see that its boats are tarred.", "All boats are painted.", False),
        (
            "The force should see that each ladder be mended.",
            "Every ladder is in its place.",
            False,
        ),
    ],
)
def test_what_is_to_be_done_is_told(asked: str, said: str, has: bool) -> None:
    assert reservations.has_its_deed(_demand(asked), [read_statement(said)]) is has


@pytest.mark.parametrize(
    ("asked", "said", "lacking"),
    [
        (LAMPS, "Each warden went out without a lamp.", True),
        (LAMPS, "Wardens begin their round without the lamp that they need.", True),
        (
            "The force should test ropes.",
            "Each boat went out without its ropes being tested.",
            True,
        ),
        (
            "The force should record the weight of dogs.",
            "Dogs are sold without their weight.",
            True,
        ),
        ("The force should oil its bells.", "All bells were rung without having been oiled.", True),
        (LAMPS, "None of the wardens was without a lamp.", False),
        (LAMPS, "No warden goes out without a lamp.", False),
        (LAMPS, "Each warden has a lamp, without exception.", False),
        (LATE, "All boats were mended without delays.", False),
        ("The force sends wardens out without a lamp.", "Each goes out without a lamp.", False),
    ],
)
def test_something_is_so_without_what_is_asked_for(asked: str, said: str, lacking: bool) -> None:
    assert reservations.is_without_it(_demand(asked), read_statement(said)) is lacking


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("In 2017 we counted 60 lamps.", [60]),
        ("All 60 had been mended within seven days.", [60]),
        ("In 58 of the 60 cases 97 percent was oil.", [58, 60]),
        ("A three-day course was given to 12 wardens.", [12]),
        ("It is lit.", []),
    ],
)
def test_numbers_that_count_things(said: str, found: list[int]) -> None:
    assert [int(count) for _, count in counts(read_statement(said))] == found


@pytest.mark.parametrize(
    ("asked", "said", "has"),
    [
        ("The force should evaluate its lamps.", "Each lamp is held in one store.", False),
        ("The force should review each lamp.", "Each lamp is reviewed by the warden.", True),
        ("The force should review each lamp.", "The warden examines each lamp.", True),
        ("The force should review each lamp.", "We examined 60 lamps, and each was lit.", False),
        ("The force should regularly test its lamps.", "All lamps are new.", False),
        ("The force must monitor who carries lamps.", "A book shows who carries lamps.", False),
        ("The force should light its lamps.", "All lamps are lit.", True),
    ],
)
def test_scrutiny_that_is_asked_for_is_told(asked: str, said: str, has: bool) -> None:
    assert reservations.has_its_scrutiny(_demand(asked), [read_statement(said)]) is has
