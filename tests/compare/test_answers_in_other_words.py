"""Each choice of answers to the parts of a finding, in words that are partly those of other parts."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest

from peeldiff.model import InspectionDiff

Diff = Callable[..., InspectionDiff]
Question = Callable[..., str]

CRIME = "Investigating crime"
PEOPLE = "Protecting vulnerable people"
BETTER = ("resolved", "partly_resolved")
AFTER = "The canteen was painted in the spring, and the choir meets there on Tuesdays."

REWORDED = (
    ("improve the supervision of investigations",
     ("supervisors review each investigation every 28 days",
      "investigation plans are agreed with a supervisor at the start",
      "supervisors record their decisions in the investigation log"),
     ("Supervisors now review investigations every four weeks.",
      "A plan is now agreed with the supervisor before an investigation starts.",
      "The reasons for decisions are now recorded in the log by supervisors.")),
    ("improve its response to domestic abuse",
     ("officers complete a risk assessment at every domestic abuse incident",
      "risk assessments are reviewed by a specialist within one day",
      "victims of domestic abuse are told when the suspect is released",
      "body-worn video is used at every domestic abuse incident"),
     ("A risk assessment is now completed whenever officers attend domestic abuse.",
      "Specialists now review every assessment on the next day.",
      "Victims are now told before a suspect is released from custody.",
      "Officers now use body-worn video at domestic abuse incidents.")),
    ("improve how it manages registered sex offenders",
     ("visits to registered sex offenders are made on time",
      "neighbourhood officers know which registered sex offenders live in their area",
      "offender managers have no more than 50 offenders each"),
     ("Visits to offenders are now made on the day on which they are due.",
      "Neighbourhood officers are now told of the registered sex offenders who live near them.",
      "Each offender manager now has between 40 and 50 offenders.")),
    ("make better use of stop and search",
     ("officers record the grounds for each search",
      "supervisors check the recorded grounds",
      "the public can see how often searches are made"),
     ("The grounds of every search are now recorded by the officers.",
      "Supervisors now check a sample of grounds each day.",
      "The number of searches is now published for the public to see.")),
)  # fmt: skip
"""What a finding is about, its parts, and an answer to each in words that are partly others."""


@pytest.fixture(scope="module")
def outcomes(diff: Diff, question: Question) -> list[tuple[str, bool, str, str]]:
    """(how it is recalled, whether the part is answered, its status, what was said) for each part and
    each choice of answers."""
    found = []
    for about, asked, done in REWORDED:
        lead = f"The force should {about} by making sure that:"
        old = question(CRIME) + question(PEOPLE, lead, items=tuple(f"{item};" for item in asked))
        listed = f"{', '.join(asked[:-1])} and that {asked[-1]}"
        each = f"In 2016 we said that the force should make sure that {listed}."
        for recall in (f"In 2016 we said that the force should {about}.", each):
            for chosen in product((True, False), repeat=len(asked)):
                said = [answer for answer, is_there in zip(done, chosen, strict=True) if is_there]
                prose = f"{' '.join((recall, *said))}\n\n{AFTER}"
                (change,) = diff(old, question(CRIME) + question(PEOPLE, prose=prose)).findings
                kind = "each part" if recall == each else "whole"
                found += [
                    (kind, is_there, item.status.value, f"{item.old[0].text}: {prose}")
                    for is_there, item in zip(chosen, change.items, strict=True)
                ]
    return found


def test_no_part_is_better_for_the_answers_to_others(outcomes: list[tuple[str, ...]]) -> None:
    false = [said for _, is_there, status, said in outcomes if not is_there and status in BETTER]
    assert false == []


def test_where_each_part_is_recalled_each_answer_is_found(outcomes: list[tuple[str, ...]]) -> None:
    missed = [
        said
        for kind, is_there, status, said in outcomes
        if kind == "each part" and is_there and status != "resolved"
    ]
    assert missed == []


def test_where_the_whole_is_recalled_most_answers_are_found(
    outcomes: list[tuple[str, ...]],
) -> None:
    found = [
        status == "resolved"
        for kind, is_there, status, _ in outcomes
        if kind == "whole" and is_there
    ]
    assert sum(found) >= 0.85 * len(found)
