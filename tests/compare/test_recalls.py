"""What the newer report says of earlier inspections: which of it is told, of which finding, how labelled."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.compare import compare
from peeldiff.model import Inspection, InspectionDiff, Recall, Verdict

Diff = Callable[..., InspectionDiff]
Question = Callable[..., str]

LANTERNS = "The force should mend the broken lanterns on its jetties."


@pytest.fixture
def told(diff: Diff, question: Question) -> Callable[[str], tuple[Recall, ...]]:
    """The recalls of a newer report with some prose under the question of an older finding."""

    def run(prose: str) -> tuple[Recall, ...]:
        old = question("Protecting vulnerable people", LANTERNS)
        new = question("Protecting vulnerable people", prose=prose)
        return diff(old, new, cycles=("2016", "2018/19")).recalls

    return run


Told = Callable[[str], tuple[Recall, ...]]


@pytest.mark.parametrize(
    "prose",
    [
        "Our 2017 judgments are still in place for the ropes that we did not inspect.",
        "It is not possible to compare these grades with those of our 2017 inspection.",
        "In 2017, we judged the force to be good at diving.",
        "We have previously inspected how well forces dive.",
        "The force has published a 2015 study by a university on diving.",
        "A victim has one number to ring, from the first report to the end of the case.",
    ],
)
def test_what_is_on_no_point_of_an_earlier_inspection_is_no_recall(told: Told, prose: str) -> None:
    assert not told(prose)


def test_a_recall_with_a_plain_word_of_progress_is_labelled(told: Told) -> None:
    found = told(
        "Since our 2017 efficiency inspection the force has improved how it dries its ropes."
    )
    assert [one.verdict for one in found] == [Verdict.IMPROVED]


def test_a_recall_that_only_sounds_bad_is_not(told: Told) -> None:
    found = told(
        "The force dives more deeply – as our re-inspection report of January 2019 confirms. Few of its "
        "divers do not have a lamp."
    )
    assert [one.verdict for one in found] == [Verdict.UNCLEAR]


def test_a_recall_of_what_an_older_finding_asks_is_on_that_finding(
    diff: Diff, question: Question
) -> None:
    old = question("Protecting vulnerable people", LANTERNS)
    new = question(
        "Protecting vulnerable people",
        prose="Our 2017 report said that lanterns on the jetties were broken. We could not tell why.",
    )
    found = diff(old, new, cycles=("2016", "2018/19"))
    quoted = [e.text for change in found.findings for e in change.evidence]
    on = [one for one in found.recalls if one.on_old == found.findings[0].old[0].id]
    assert on or any("lanterns on the jetties" in text for text in quoted)


def test_a_recall_of_something_else_is_on_none(told: Told) -> None:
    found = told("Our 2017 report said that the force should bake bread. It bakes.")
    assert [(one.on_old, one.on_new) for one in found] == [(None, None)]


def test_words_that_end_in_a_colon_are_quoted_with_their_list_and_the_answer(told: Told) -> None:
    found = told(
        "In our 2017 legitimacy report, we recommended that all forces should:\n\n"
        "- weigh their ropes; and\n- publish what they weigh by July 2018.\n\n"
        "The force has complied with most of this recommendation."
    )
    assert "publish what they weigh by July 2018" in found[0].text
    assert "complied with most" in found[0].text


def test_a_recall_that_begins_with_this_is_quoted_with_the_sentence_before_it(told: Told) -> None:
    found = told("The ropes are wet. This was the same when we inspected the force in 2017.")
    assert found[0].text.startswith("The ropes are wet.")


CODE = "The force should keep the whole of the Harbour Code of Practice for Divers and Boats."


@pytest.mark.parametrize(
    ("prose", "is_on_it"),
    [
        ("Our 2017 inspection found that the force kept the Harbour Code of Practice badly.", True),
        ("Since our 2017 inspection a boat keeps watch over the divers who work at night.", False),
    ],
)
def test_a_name_of_several_words_is_meant_where_most_of_it_stands(
    diff: Diff, question: Question, prose: str, *, is_on_it: bool
) -> None:
    around = (
        "Divers and boats are many here. The divers keep their boats dry. Boats wait for divers."
    )
    old = question("Protecting vulnerable people", LANTERNS)
    new = question("Protecting vulnerable people", CODE, prose=f"{around}\n\n{prose}")
    found = diff(old, new, cycles=("2016", "2018/19"))
    on_new = [one.on_new for one in found.recalls] + [
        one.text for change in found.findings if not change.old for one in change.evidence
    ]
    assert any(on_new) is is_on_it


@pytest.mark.parametrize(
    "middle",
    [
        "What we saw suggests that this is not so.",
        "Our evidence is that these were left to the winter.",
        "We doubt whether this has been done.",
    ],
)
def test_a_recall_is_quoted_back_to_what_it_is_about(told: Told, middle: str) -> None:
    found = told(
        f"The force should see that the lanterns burn. {middle} It is a pity that little has changed "
        "since our 2016 inspection."
    )
    assert found[0].text.startswith("The force should see that the lanterns burn.")


@pytest.mark.parametrize(
    ("prose", "is_on_it"),
    [
        ("In 2016 we found that nobody oiled the hinges of the old boathouse. It is as it was.", True),
        ("Since our 2016 inspection the hinges of the boathouse have been oiled by nobody.", True),
        ("In 2016 we found that nobody oiled the horses of the mayor. It is as it was.", False),
    ],
)  # fmt: skip
def test_a_recall_of_a_part_of_a_finding_is_on_that_finding(
    diff: Diff, question: Question, prose: str, *, is_on_it: bool
) -> None:
    asked = question(
        "Protecting vulnerable people",
        "The force should look after what it owns by making sure that it:",
        items=("oils the hinges of the old boathouse; and", "counts its whistles every spring."),
    )
    new = question("Protecting vulnerable people", prose=prose)
    found = diff(asked, new, cycles=("2016", "2018/19"))
    (change,) = (one for one in found.findings if one.old)
    said = [one.text for part in (change, *change.items) for one in part.evidence]
    said += [one.text for one in found.recalls if one.on_old == change.old[0].id]
    assert any("2016" in text for text in said) is is_on_it


@pytest.mark.parametrize(
    ("prose", "is_on_it"),
    [
        ("In 2016 we said that broken lanterns were graded as urgent and the jetties left dark.", True),
        ("In 2016 we said that a clerk had graded broken lanterns and left the jetties as they were.", True),
        ("In 2016 we graded the force as good at mending lanterns on its jetties.", False),
        ("Since 2016 our grade for mending the broken lanterns on the jetties has stood.", False),
    ],
)  # fmt: skip
def test_what_is_said_of_a_judgment_is_on_no_finding_and_what_is_graded_by_others_may_be(
    told: Told, prose: str, *, is_on_it: bool
) -> None:
    found = told(prose)
    assert any(one.on_old for one in found) is is_on_it


ROPES = "**The force should dry its ropes in the loft**"


@pytest.mark.parametrize(
    ("explained", "is_on_it"),
    [
        (
            "We identified this as an area for improvement in 2016. It has become more pressing.",
            True,
        ),
        ("We raised this in our 2016 inspection. It has not changed.", True),
        ("This was an area for improvement in our 2016 report. It still is.", True),
        ("This was also found in our 2016 inspection.", True),
        ("It was an area for improvement in 2016 as well.", True),
        # What "this" is stands before it.
        ("Lamps go out. We identified this as an area for improvement in 2016.", False),
        # Of another thing.
        ("In 2016 we identified the feeding of geese as an area for improvement.", False),
    ],
)
def test_a_recall_of_this_at_the_head_of_an_explanation_is_on_what_it_explains(
    diff: Diff, report: Callable[..., Inspection], explained: str, is_on_it: bool
) -> None:
    head = "## Protecting vulnerable people\n\n**Adequate**\n\n### Area for improvement\n\n"
    old = report("2016", f"{head}{LANTERNS}\n")
    new = report(
        "2021/22",
        f"{head}{ROPES}\n\n{explained} Nobody has a key.\n\n### Geese\n\nThey are well.\n",
    )
    assert new.findings[0].detail
    found = [one for one in compare(old, new).recalls if "2016" in one.text]
    evidence = [one for change in compare(old, new).findings for one in change.evidence]
    assert found or any("2016" in one.text for one in evidence)
    assert any(one.on_new for one in found) is (is_on_it and bool(found))
