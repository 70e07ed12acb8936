"""Which demands are ranked before which, and what is not taken for the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from alignment.records import replace
from peeldiff.model import FindingKind
from peeldiff.peers import Demand, Ranking

TEXTS = {
    "plain": "The force should ensure that its investigations are supervised regularly.",
    "longer": "The force should improve its investigations by making sure that it: allocates crimes to "
    "officers with the right skills; supervises investigations effectively; tells victims what happens.",
    "calls": "The force should answer more of its 101 calls.",
    "vetting": "The force should clear its backlog of vetting renewals.",
}


def demand(name: str, *, text: str = "", told: str = "", force: str = "") -> Demand:
    """A demand on a force of its own."""
    return Demand(
        id=name,
        force=force or name,
        inspection=f"{force or name}-2016",
        question="",
        kind=FindingKind.AREA_FOR_IMPROVEMENT,
        asks=text or TEXTS[name],
        told=told,
    )


ALL = [demand(name) for name in TEXTS]


def found(words: str, demands: list[Demand] = ALL) -> list[str]:
    """The ids of what is found by words, in order."""
    return [one.demand.id for one in Ranking(demands).by_words(words)]


def test_a_question_finds_what_it_names_and_nothing_else() -> None:
    assert found("Who else was told to supervise investigations?") == ["plain", "longer"]


def test_of_equals_the_one_that_says_least_besides_comes_first() -> None:
    assert found("supervise investigations")[0] == "plain"


def test_what_is_asked_for_counts_more_than_what_is_explained() -> None:
    explained = demand(
        "explained",
        text="The force should work faster.",
        told="It has a vetting backlog of renewals.",
    )
    assert found("vetting backlog", [explained, *ALL]) == ["vetting", "explained"]


def test_a_comparative_is_looked_for_as_its_plain_word() -> None:
    quick = demand("quick", text="The force should answer emergency calls quickly.")
    [first, *_] = Ranking([quick, *ALL]).by_words("quicker emergency calls")
    assert (first.demand.id, first.score) == ("quick", 1.0)


def test_words_that_no_demand_uses_are_told_and_not_counted() -> None:
    ranking = Ranking(ALL)
    assert ranking.unknown("vetting xylophone backlog") == ["xylophone"]
    assert ranking.by_words("vetting xylophone backlog")[0].close


def test_a_word_that_is_asked_for_stands_for_no_other() -> None:
    exhibits = demand("exhibits", text="The force should clear its backlog of exhibits.")
    ranked = Ranking([exhibits, *ALL]).by_words("clear vetting backlog")
    close = {one.demand.id: one.close for one in ranked}
    assert close == {"vetting": True, "exhibits": False}


def test_how_much_there_is_of_something_does_not_outweigh_what_it_is() -> None:
    enough = demand("enough", text="The force should give officers enough time for their notes.")
    cars = demand("cars", text="The force should buy police cars.")
    assert found("there are not enough police cars", [enough, cars, *ALL])[0] == "cars"


def test_words_side_by_side_stand_before_the_same_words_apart() -> None:
    apart = demand(
        "apart", text="The force should store each knife of the kitchen and pay for a crime map."
    )
    beside = demand(
        "beside", text="The force should map knife crime each month and pay for the kitchen."
    )
    assert found("knife crime", [apart, beside, *ALL]) == ["beside", "apart"]


def test_an_inspectorate_is_looked_through_with_its_own_kin_words() -> None:
    text = "Strengthen how courts are kept informed."
    own, other = (demand(name, text=text, force=name) for name in ("own", "other"))
    own = replace(own, tables="ofsted_childrens_services")
    assert found("judiciary", [own, other]) == ["own"]


def test_words_that_tell_nothing_find_nothing() -> None:
    assert found("who was told to improve") == []


def test_a_finding_finds_its_like_in_other_forces_only() -> None:
    asked = demand("asked", text="The force should supervise its investigations better.")
    own = demand("own", text=asked.asks, force="asked")
    ranked = Ranking([asked, own, *ALL]).by_finding(asked)
    assert [one.demand.id for one in ranked][:1] == ["plain"]
    assert not {one.demand.force for one in ranked} & {"asked"}


def test_a_finding_on_another_subject_is_not_close() -> None:
    asked = demand("asked", text="The force should supervise its investigations better.")
    close = {one.demand.id for one in Ranking([asked, *ALL]).by_finding(asked) if one.close}
    assert not close & {"calls", "vetting"}


@given(st.permutations(ALL))
def test_the_order_of_the_demands_makes_no_difference(demands: list[Demand]) -> None:
    assert found("supervise investigations", demands) == found("supervise investigations")
    one, other = (Ranking(some).by_finding(ALL[0]) for some in (demands, ALL))
    assert one == other


@given(st.text())
def test_any_words_are_only_words(words: str) -> None:
    for one in Ranking(ALL).by_words(words):
        assert 0 <= one.score <= 1
