"""Which sections belong together, and how."""

from __future__ import annotations

from collections.abc import Callable

from peeldiff.model import InspectionDiff

Diff = Callable[..., InspectionDiff]
Question = Callable[..., str]

PROSE = (
    "The force knows its neighbourhoods, and its officers speak with the people who live in them. "
    "It has a plan for each of the places that suffer most."
)
BATS = (
    "Volunteers walk along the river at dusk and count the bats. They tell the wildlife officer, who "
    "keeps the register and visits each of the builders who has had a warning."
)
LAMPS = (
    "Street lamps that have failed are put on a map. The council repairs them within a week, and the "
    "analyst compares the map with that of thefts from cars."
)
ASKED_BOTH = "How effective is the force at investigating crime and reducing re-offending?"


def relations(diff: InspectionDiff) -> list[tuple[str, list[str], list[str]]]:
    return [
        (s.relation.value, [r.heading for r in s.old], [r.heading for r in s.new])
        for s in diff.sections
    ]


def part(heading: str, prose: str = PROSE) -> str:
    return f"### {heading}\n\n{prose}\n\n"


def test_a_heading_in_both_is_the_same(diff: Diff, question: Question) -> None:
    text = question("Investigating crime")
    assert relations(diff(text, text)) == [
        ("same", ["Investigating crime"], ["Investigating crime"])
    ]


def test_capitals_and_quotes_rename_nothing(diff: Diff, question: Question) -> None:
    found = diff(
        question("Investigating crime") + part("The force's map", LAMPS),
        question("INVESTIGATING CRIME") + part("The force’s map", LAMPS),
    )
    assert [r[0] for r in relations(found)] == ["same", "same"]


def test_the_number_of_a_chapter_renames_nothing(diff: Diff, question: Question) -> None:
    found = diff(
        question("4.2 Investigating crime") + part("4.2.1 Lamps", LAMPS),
        question("3. Investigating crime") + part("Lamps", LAMPS),
    )
    assert [r[0] for r in relations(found)] == ["same", "same"]


def test_a_question_in_other_words_is_renamed(diff: Diff, question: Question) -> None:
    old = "How effective is the force at investigating offending?"
    assert relations(diff(question(old), question("Investigating crime"))) == [
        ("renamed", [old], ["Investigating crime"])
    ]


def test_a_part_with_another_heading_is_known_by_its_text(diff: Diff, question: Question) -> None:
    found = diff(
        question("Investigating crime") + part("Work with volunteers", BATS),
        question("Investigating crime") + part("How volunteers help the force", BATS),
    )
    assert relations(found)[1][0] == "renamed"


def test_one_question_became_two(diff: Diff, question: Question) -> None:
    found = diff(
        question(ASKED_BOTH), question("Investigating crime") + question("Managing offenders"),
        cycles=("2016", "2021/22"),
    )  # fmt: skip
    assert relations(found) == [
        ("split", [ASKED_BOTH], ["Investigating crime", "Managing offenders"])
    ]


def test_two_questions_became_one(diff: Diff, question: Question) -> None:
    found = diff(
        question("Investigating crime") + question("Managing offenders"), question(ASKED_BOTH)
    )
    assert relations(found) == [
        ("merged", ["Investigating crime", "Managing offenders"], [ASKED_BOTH])
    ]


def test_a_section_only_in_the_newer_report_is_added(diff: Diff, question: Question) -> None:
    found = diff(
        question("Investigating crime"), question("Investigating crime") + part("Bats", BATS)
    )
    assert ("added", [], ["Bats"]) in relations(found)


def test_a_section_only_in_the_older_report_is_removed(diff: Diff, question: Question) -> None:
    found = diff(
        question("Investigating crime") + part("Bats", BATS), question("Investigating crime")
    )
    assert ("removed", ["Bats"], []) in relations(found)


def test_a_question_that_was_not_inspected_says_so(diff: Diff, question: Question) -> None:
    new = question("Investigating crime", prose="Our judgment of 2016 has been carried over.")
    found = diff(question("Investigating crime"), new, cycles=("2016", "2018/19"))
    assert [r[0] for r in relations(found)] == ["not_inspected"]


def test_a_heading_of_every_chapter_is_matched_in_its_own(diff: Diff, question: Question) -> None:
    old = (
        question("Investigating crime") + part("Working with others", BATS)
        + question("Protecting vulnerable people") + part("Working with others", LAMPS)
    )  # fmt: skip
    new = (
        question("Protecting vulnerable people") + part("Working with others", LAMPS)
        + question("Investigating crime") + part("Working with others", BATS)
    )  # fmt: skip
    pairs = [
        (s.old[0].line, s.new[0].line)
        for s in diff(old, new).sections
        if s.old and s.old[0].heading == "Working with others"
    ]
    assert sorted(pairs) == [(10, 20), (20, 10)]


def test_a_question_is_not_matched_with_a_part(diff: Diff, question: Question) -> None:
    found = diff(
        question("Preventing crime") + part("How lamps help", LAMPS),
        question("Preventing crime") + question("Managing offenders", prose=LAMPS),
    )
    assert ("removed", ["How lamps help"], []) in relations(found)


def test_every_section_stands_in_one_row(diff: Diff, question: Question) -> None:
    old = question(ASKED_BOTH) + part("Bats", BATS) + part("Lamps", LAMPS)
    new = question("Investigating crime") + part("Lamps", LAMPS) + question("Managing offenders")
    found = diff(old, new, cycles=("2016", "2021/22"))
    rows = relations(found)
    assert sorted(h for r in rows for h in r[1]) == ["Bats", ASKED_BOTH, "Lamps"]


def test_a_question_says_why_it_is_the_same(diff: Diff, question: Question) -> None:
    found = diff(question("Investigating crime"), question("Investigating crime"))
    assert found.sections[0].why == "Both answer the same question of the inspectorate."


def test_rows_stand_in_the_order_of_the_newer_report(diff: Diff, question: Question) -> None:
    old = question("Preventing crime") + question("Investigating crime")
    new = question("Investigating crime") + question("Preventing crime")
    assert [s.new[0].heading for s in diff(old, new).sections] == [
        "Investigating crime", "Preventing crime",
    ]  # fmt: skip
