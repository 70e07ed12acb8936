"""What ties a passage to a point, and what may be told of one that shares a word with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.compare import compare
from peeldiff.model import FindingChange, Inspection, Mention
from peeldiff.phrasing.phrases import PERHAPS, mention_name
from peeldiff.phrasing.quoting import Quoter
from peeldiff.statements.acronyms import acronyms_in, spelt_out

Report = Callable[..., Inspection]
Question = Callable[..., str]
CRIME = "Investigating crime"
FILLER = "\n\n".join(
    f"The {thing} of the force stands in {place} and is painted by {who}."
    for thing, place, who in [
        ("library", "Oakham", "scouts"), ("boathouse", "Wells", "divers"), ("kennel", "Upton", "vets"),
        ("garage", "Norley", "nurses"), ("chapel", "Harrow", "masons"), ("orchard", "Bray", "monks"),
    ]
)  # fmt: skip
KNOTS = "The force should keep to the whole of the Knot Code for every rope that a diver ties."
POINTS = {
    "code": (KNOTS, "Officers know the dress code by heart."),
    "history": (
        "The force should record the medical history of detained riders at once.",
        "The history of the mounted section hangs on a wall in Oakham.",
    ),
    "missing": (
        "The force should search woods for missing walkers before dusk.",
        "Two pages of the canteen ledger were missing when we asked for it.",
    ),
    "savings": (
        "The force should set out in its yearly ledger where its savings on boats will come from.",
        "A miller was sent his savings in six envelopes.",
    ),
    "bridge": (
        "The force should map every low bridge that its horse boxes have to pass.",
        "The sergeants play bridge on Fridays.",
    ),
}


@pytest.fixture
def change(report: Report, question: Question) -> Callable[..., FindingChange]:
    """What became of a demand, given what the newer report says in one paragraph."""

    def run(asked: str, said: str, before: str = "") -> FindingChange:
        old = report("2016", question(CRIME, asked, prose=before or "The force is calm."))
        new = report("2017", question(CRIME, prose=f"{FILLER}\n\n{said}"))
        return next(one for one in compare(old, new).findings if one.old)

    return run


Change = Callable[..., FindingChange]


@pytest.mark.parametrize("word", POINTS)
def test_one_word_in_common_ties_nothing(change: Change, word: str) -> None:
    found = change(*POINTS[word])
    assert {one.tied for one in found.passages} == {False}


@pytest.mark.parametrize("word", POINTS)
def test_what_shares_one_word_is_not_told_as_speaking_of_the_point(
    change: Change, word: str
) -> None:
    mention = change(*POINTS[word]).mention
    assert mention in (Mention.UNSURE, Mention.NOT_MENTIONED)
    assert mention_name(mention) in ("perhaps referred to", "no mention found")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (KNOTS, "Most keep to the Knot Code."),
        (KNOTS, "A copy of the Knot Code lies in each boat."),
        ("The force should make sure that RKO meetings are minuted by a clerk.", "RKO is busy."),
        (
            "The force should trace all those listed on the county harbour register.",
            "People on the county harbour register are now traced within a week.",
        ),
    ],
)
def test_a_name_an_acronym_and_a_term_tie(change: Change, asked: str, said: str) -> None:
    found = change(asked, said)
    assert found.passages[0].tied


def test_an_acronym_that_the_older_report_spells_out_ties_what_is_said_in_full(
    change: Change,
) -> None:
    found = change(
        "The force should make every diver aware of HRGs and of how they work.",
        "Officers know the harbour robbery groups well.",
        "There are four harbour robbery groups (HRGs) in the county.",
    )
    assert any(one.tied for one in found.passages)


def test_words_that_stand_together_in_both_tie(change: Change) -> None:
    found = change(
        "The force should make sure that assessments of depth are accurate for each search.",
        "Depth assessments have become better.",
    )
    assert found.passages[0].tied


@pytest.mark.parametrize(
    ("asked", "said", "paired"),
    [
        ("assessments of depth", "Depth assessments have become better.", True),
        ("depth assessments", "The assessment of the depth of a quarry takes a day.", True),
        ("the depth assessment", "Each depth assessment is signed.", True),
        ("the depth of quarries", "The quarry depth was known.", True),
        ("the depth of quarries", "The depth was known. A quarry is no pond.", False),
        ("the depth of quarries", "The depth was known of one quarry.", False),
        # It is what the question is about, and no word of this point.
        ("the investigating of crime", "The force likes investigating crime.", False),
    ],
)
def test_two_words_that_stand_together_hardly_elsewhere_pair_a_passage(
    change: Change, asked: str, said: str, paired: bool
) -> None:
    found = change(f"The force should make sure that {asked} can be told to each diver.", said)
    assert any(one.paired for one in found.passages if one.text in said) is paired


def test_two_words_that_stand_together_everywhere_pair_nothing(change: Change) -> None:
    often = " ".join(f"The depth assessment of pond {at} was late." for at in "abcdefgh")
    found = change("The force should make sure that depth assessments reach each diver.", often)
    assert not any(one.paired for one in found.passages)


def test_what_may_be_about_something_else_stands_last_and_says_so(change: Change) -> None:
    asked, other = POINTS["code"]
    found = change(asked, f"{other}\n\nEvery diver ties each rope by the Knot Code.")
    quoted = [one for one in Quoter().quote(found) if one.source is not None]
    leads = [one.lead for one in quoted]
    assert leads == sorted(leads)
    assert (quoted[-1].lead, quoted[-1].words) == (PERHAPS, other)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The force knows its harbour robbery groups (HRGs).", {"hrg": {"harbour", "robbery", "groups"}}),
        ("The unit of tracing and search (UTS) is small.", {"uts": {"unit", "tracing", "search"}}),
        ("It has a plan (see annex B) and a unit (AXZ).", {}),
    ],
)  # fmt: skip
def test_an_acronym_is_spelt_out_by_the_words_before_it(
    text: str, found: dict[str, set[str]]
) -> None:
    told = spelt_out([text])
    assert told.keys() == found.keys()
    assert all(len(told[short]) == len(words) for short, words in found.items())


def test_what_stands_in_every_report_in_capitals_is_no_acronym_of_a_point() -> None:
    assert not acronyms_in("HMIC says in its PEEL report that HMICFRS will return.")


LONG_TERMS = [
    (
        "The force should comply fully with the code of practice for divers of wells.",
        "The riding school complies with a code of practice of its own.",
        "Officers know the code of practice for divers by heart.",
    ),
    (
        "The force should keep up the register of keys for the boats of the harbour.",
        "The register of keys at the canteen lies open.",
        "The register of keys has the boats in it.",
    ),
    (
        "The force should teach the rules of conduct for riders on the beach.",
        "The choir sings by rules of conduct that it chose.",
        "Rules of conduct are read to riders in spring.",
    ),
    (
        "The force should print the table of tides for anglers of the bay.",
        "A table of tides hangs in the choir room.",
        "The table of tides was made by anglers.",
    ),
    (
        "The force should sign the terms of reference for the board of anglers.",
        "The terms of reference of the choir are long.",
        "Anglers wrote the terms of reference.",
    ),
]


@pytest.mark.parametrize(("asked", "other", "same"), LONG_TERMS)
def test_the_head_of_a_term_ties_only_with_what_it_is_of(
    change: Change, asked: str, other: str, same: str
) -> None:
    found = change(asked, f"{other}\n\n{same}")
    tied = {text: one.tied for one in found.passages for text in (other, same) if text in one.text}
    assert tied.get(same)
    assert not tied.get(other)
