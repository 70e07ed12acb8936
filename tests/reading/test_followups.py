"""Passages in which a report comments on an earlier inspection."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.model import FollowUp, Inspection

Read = Callable[[str], Inspection]

PROSE = "Officers know their neighbourhoods and speak with the people who live in them."
RECALL = "Our 2015 effectiveness report found that the force should train its call handlers."


@pytest.fixture(scope="session")
def told(read_2016: Read) -> Callable[[str], tuple[FollowUp, ...]]:
    """The follow-ups of one paragraph of a report of 2016."""
    return lambda text: (
        read_2016(f"## Investigating crime\n\n**Good**\n\n{PROSE}\n\n{text}\n").followups
    )


Told = Callable[[str], tuple[FollowUp, ...]]


# ---- what one is -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "refers_to"),
    [
        ("Our 2015 effectiveness report said that the force should train its call handlers.",
         "Our 2015 effectiveness report"),
        ("HMIC’s 2015 effectiveness inspection found that records were thin.",
         "HMIC's 2015 effectiveness inspection"),
        ("In 2015, we said that the force should train its call handlers.", "2015"),
        ("Records are better than they were in 2015, when we found them thin.", "2015"),
        ("Since our last inspection the force has trained its call handlers.",
         "our last inspection"),
        ("This is a deterioration on last year, when we judged the force to be good.",
         "last year"),
        ("We previously raised concerns about the training of call handlers.", "previously"),
    ],
)  # fmt: skip
def test_refers_to_the_inspection_in_the_reports_own_words(
    told: Told, text: str, refers_to: str
) -> None:
    assert [f.refers_to.replace("’", "'") for f in told(text)] == [refers_to]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("This is consistent with the findings in our inspection in 2015.", "2015"),
        ("This was also an area for improvement in 2014.", "2014"),
        ("The force wrote a plan in 2015 to meet our 2014 national recommendation on kayaks.", "2014"),
        ("In 2015 the force bought lamps, as our 2013 national recommendation asked.", "2013"),
        ("HMIC’s 2014 national recommendation on kayaks led the force to a review in 2015.", "2014"),
        ("By 2015 the force had trained its divers, in answer to our 2014 recommendation.", "2014"),
        ("The force was thin in 2015 on what our 2014 national recommendation asked.", "2014"),
        ("We know that the force wrote a plan in 2014 and another in 2015.", "2014"),
    ],
)  # fmt: skip
def test_refers_to_a_year_if_one_is_named(told: Told, text: str, year: str) -> None:
    assert [f.refers_to[-4:] for f in told(text)] == [year]


@pytest.mark.parametrize(
    "text",
    [
        "The practice of downgrading calls remains a concern.",
        "This has been rectified.",
        "Some progress has been made, but more work is needed.",
        "The force has taken steps to improve the training of call handlers.",
    ],
)
def test_some_name_no_inspection(told: Told, text: str) -> None:
    assert [f.refers_to for f in told(text)] == [""]


@pytest.mark.parametrize(
    "text",
    [
        "In the 12 months to 30 June 2015 the force recorded 61,000 crimes.",
        "Between April 2014 and March 2015 the number of officers fell.",
        "This is the first year in which we have graded this question.",
        "Comparisons with data from 2014 are not possible.",
        "HMIC uses a risk-based approach and monitors progress on earlier reports.",
        "The unit was founded in 2012 by four officers.",
        "We will inspect this again in 2017.",
    ],
)
def test_is_none(told: Told, text: str) -> None:
    assert told(text) == ()


# ---- the verdict -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ("This has been rectified.", "improved"),
        ("This year we found that it has not been done.", "not_improved"),
        ("Some progress has been made, but more work is needed.", "partly"),
        ("Since then, the position has deteriorated.", "worse"),
    ],
)
def test_the_verdict_may_stand_in_the_next_sentence(told: Told, answer: str, verdict: str) -> None:
    assert [f.verdict for f in told(f"{RECALL} {answer}")] == [verdict]


def test_the_verdict_may_stand_two_sentences_later(told: Told) -> None:
    text = f"{RECALL} Thirty of them take calls from the public. We found that this has been done in full."
    assert [f.verdict for f in told(text)] == ["improved"]


def test_the_verdict_may_stand_in_the_next_paragraph(told: Told) -> None:
    assert [f.verdict for f in told(f"{RECALL}\n\nThis has been rectified.")] == ["improved"]


def test_the_verdict_may_stand_in_the_same_sentence(told: Told) -> None:
    text = "Our 2015 report found that records were thin, and this has not changed."
    assert [f.verdict for f in told(text)] == ["not_improved"]


def test_the_verdict_may_follow_the_recall_after_a_comma(told: Told) -> None:
    text = (
        "This was also an area for improvement in 2014, and it is disappointing that so little has "
        "been done about it."
    )
    assert [f.verdict for f in told(text)] == ["not_improved"]


def test_what_the_earlier_report_said_is_not_the_verdict(told: Told) -> None:
    text = "Our 2015 report found that the force did not train its call handlers. They are all constables."
    assert [f.verdict for f in told(text)] == ["unclear"]


def test_a_good_verdict_that_the_next_sentence_takes_back_is_part_of_one(told: Told) -> None:
    text = f"{RECALL} The force has improved its training. However, call handlers still do not have a guide."
    assert [f.verdict for f in told(text)] == ["partly"]


def test_a_verdict_beyond_the_next_point_belongs_to_that(told: Told) -> None:
    text = (
        f"{RECALL} Our 2015 report also found that the force should visit offenders. "
        "This has been rectified."
    )
    assert [f.verdict for f in told(text)] == ["unclear", "improved"]


def test_without_an_answer_the_verdict_is_unclear(told: Told) -> None:
    assert [f.verdict for f in told(f"{RECALL} Thirty people take calls.")] == ["unclear"]


# ---- its place ---------------------------------------------------------------------------------------


def test_it_stands_on_the_line_of_its_first_sentence(told: Told) -> None:
    assert [f.line for f in told(RECALL)] == [10]


def test_it_stands_on_its_own_line_of_a_mended_paragraph(told: Told) -> None:
    text = (
        f"{PROSE} The people who live in them like it, and many of them\n\nhave said so. {RECALL}"
    )
    assert [f.line for f in told(text)] == [12]


def test_it_runs_from_the_recall_to_the_answer(told: Told) -> None:
    assert [f.text for f in told(f"{RECALL} This has been rectified. {PROSE}")] == [
        f"{RECALL} This has been rectified."
    ]


def test_it_may_straddle_a_page_break(told: Told) -> None:
    text = (
        "Our 2015 effectiveness report found that the force should train all of its\n\f"
        "call handlers. This has been rectified."
    )
    assert [f.verdict for f in told(text)] == ["improved"]


def test_it_knows_its_section(told: Told) -> None:
    assert [f.section for f in told(RECALL)] == ["s1"]


def test_an_annex_has_none(read_2016: Read) -> None:
    text = f"## Investigating crime\n\n{PROSE}\n\n## Annex A\n\n{RECALL} This has been rectified.\n"
    assert read_2016(text).followups == ()


def test_the_explanation_of_a_finding_may_hold_one(read_2021: Read) -> None:
    recall = "Our 2018/19 inspection found that the force should train its call handlers."
    text = (
        "## Investigating crime\n\n**Good**\n\n### Area for improvement\n\n"
        "**The force should make sure that its call handlers are trained**\n\n"
        f"{recall} This has not been done.\n\n## Preventing crime\n\n**Good**\n\n{PROSE}\n"
    )
    assert [f.verdict for f in read_2021(text).followups] == ["not_improved"]
