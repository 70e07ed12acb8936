"""How much a sentence speaks of a point: one table for all points and all sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from peeldiff.compare.bearing import Bearing, Bearings
from peeldiff.compare.findings import demands_of
from peeldiff.compare.outline import Outline
from peeldiff.inspectorates import load_inspectorate
from peeldiff.inspectorates.lists import Structure
from peeldiff.model import Inspection, InspectionDiff, Status
from peeldiff.statements import Demand, Statements, load_lexicon, read_statements

Report = Callable[..., Inspection]
Question = Callable[..., str]

CRIME = "Investigating crime"
ROPES = "The force should dry its diving ropes before the next search."
WELLS = "The force should map old wells before the next search."
ON_ROPES = "Diving ropes are dried on racks."
ON_WELLS = "A map of old wells hangs in the boathouse."
ON_BOTH = "The next search is in May."
CALM = "The choir meets on Tuesdays."


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of bearings with the demands and statements that it is made of."""

    bearings: Bearings
    demands: dict[str, Demand]
    new: Statements

    def at(self, demand: str, text: str) -> Bearing:
        row = next(row for row in self.new.rows if row.sentence.text == text)
        return self.bearings.at(self.demands[demand], row.sentence.index)


@pytest.fixture(scope="module")
def table(report: Report, question: Question) -> Callable[..., Table]:
    """The bearings of some demands of 2016 on the prose of 2017."""

    def make(prose: str, *demands: str, listed: tuple[str, ...] = ()) -> Table:
        words, lexicon = load_inspectorate(), load_lexicon()
        old = Outline(
            report("2016", question(CRIME, *demands)), words.plain_set(Structure.summaries)
        )
        new = read_statements(report("2017", question(CRIME, *listed, prose=prose)))
        found = demands_of(old, lexicon, words.demand_stems)
        nothing = Statements(rows=(), spread=Counter(), cycle="2016")
        bearings = Bearings(list(found.values()), new, nothing, [()] * len(found))
        return Table(bearings=bearings, demands={d.text: d for d in found.values()}, new=new)

    return make


Make = Callable[..., Table]
ALL = f"{CALM}\n\n{ON_ROPES}\n\n{ON_WELLS}\n\n{ON_BOTH}"


def test_a_sentence_with_a_points_words_bears_on_it(table: Make) -> None:
    made = table(ALL, ROPES, WELLS)
    assert made.at(ROPES, ON_ROPES).score > made.at(ROPES, ON_WELLS).score


def test_a_sentence_without_any_of_its_words_does_not_bear(table: Make) -> None:
    assert table(ALL, ROPES, WELLS).at(ROPES, CALM).score == 0


def test_the_best_sentence_comes_first(table: Make) -> None:
    made = table(ALL, ROPES, WELLS)
    best = made.bearings.of(made.demands[ROPES], 3)[0]
    assert made.new.rows[best.index].sentence.text == ON_ROPES


def test_sentences_come_in_order_of_score(table: Make) -> None:
    made = table(ALL, ROPES, WELLS)
    scores = [bearing.score for bearing in made.bearings.of(made.demands[ROPES], 12)]
    assert scores == sorted(scores, reverse=True)


def test_no_more_are_given_than_asked_for(table: Make) -> None:
    made = table(ALL, ROPES, WELLS)
    assert len(made.bearings.of(made.demands[ROPES], 1)) == 1


def test_every_score_is_a_share(table: Make) -> None:
    made = table(ALL, ROPES, WELLS)
    scores = [b.score for d in made.demands.values() for b in made.bearings.of(d, 12)]
    assert all(-0.1 <= score <= 1 for score in scores)


def test_a_point_leads_where_a_sentence_is_its_own(table: Make) -> None:
    made = table(ALL, ROPES, WELLS)
    assert made.at(ROPES, ON_ROPES).lead > 0
    assert made.at(WELLS, ON_ROPES).lead < 0


def test_where_two_points_share_all_that_is_said_neither_leads_by_much(table: Make) -> None:
    made = table(ALL, ROPES, WELLS)
    assert abs(made.at(ROPES, ON_BOTH).lead) < abs(made.at(ROPES, ON_WELLS).lead)


def test_a_point_alone_has_no_rival(table: Make) -> None:
    assert table(ALL, ROPES).at(ROPES, ON_BOTH).rival == 0


def test_a_neighbour_adds_to_what_a_sentence_says(table: Make) -> None:
    alone = table(f"{ON_ROPES}\n\n{ON_BOTH}", ROPES).at(ROPES, ON_BOTH)
    beside = table(f"{ON_ROPES} {ON_BOTH}", ROPES).at(ROPES, ON_BOTH)
    assert beside.score > alone.score
    assert beside.own == pytest.approx(alone.own)


def test_what_a_neighbour_adds_counts_less_than_what_a_sentence_says(table: Make) -> None:
    beside = table(f"{ON_ROPES} {ON_BOTH}", ROPES).at(ROPES, ON_BOTH)
    whole = table(f"{ON_ROPES[:-1]} before the next search.", ROPES).bearings
    assert beside.score < whole.of(table("", ROPES).demands[ROPES], 1)[0].score


def test_a_newer_demand_counts_less_than_a_statement_of_the_same_words(table: Make) -> None:
    made = table(f"{CALM}\n\n{ROPES}", ROPES, listed=(ROPES,))
    prose, demand = (
        next(r for r in made.new.rows if r.sentence.text == ROPES and r.sentence.is_demand is asks)
        for asks in (False, True)
    )
    of = made.bearings.at
    assert of(made.demands[ROPES], demand.sentence.index).score < (
        of(made.demands[ROPES], prose.sentence.index).score
    )


def test_a_rare_word_counts_more_than_one_that_stands_everywhere(table: Make) -> None:
    everywhere = " ".join(
        f"The ropes of shed {n} are long." for n in ("one", "two", "three", "four")
    )
    made = table(f"{everywhere}\n\nRopes hang.\n\nDiving begins.", ROPES)
    assert made.at(ROPES, "Diving begins.").own > made.at(ROPES, "Ropes hang.").own


def test_the_order_of_the_points_does_not_matter(table: Make) -> None:
    one, other = table(ALL, ROPES, WELLS), table(ALL, WELLS, ROPES)
    for text in (ON_ROPES, ON_WELLS, ON_BOTH):
        assert one.at(ROPES, text).score == pytest.approx(other.at(ROPES, text).score)
        assert one.at(ROPES, text).rival == pytest.approx(other.at(ROPES, text).rival)


CHARTER = "The force should follow the Charter of Conduct for Keepers of Knots."
OF_DIVERS = "The Charter of Conduct for Divers hangs in the hall."
IN_SHORT = "All stations meet the rules of the charter."


def is_another(told: Table, text: str) -> bool:
    """Whether a sentence speaks of another charter."""
    row = next(row for row in told.new.rows if row.sentence.text == text)
    return row.sentence.index in told.bearings.foreign(told.demands[CHARTER])


@pytest.mark.parametrize("gap", [" ", "\n\n"], ids=["the same paragraph", "the next paragraph"])
def test_a_name_in_short_is_that_of_what_was_named_last(
    table: Callable[..., Table], gap: str
) -> None:
    assert is_another(table(f"{OF_DIVERS}{gap}{IN_SHORT}", CHARTER), IN_SHORT)


def test_a_name_in_short_that_nothing_was_named_before_is_the_points_own(
    table: Callable[..., Table],
) -> None:
    assert not is_another(table(IN_SHORT, CHARTER), IN_SHORT)


def test_a_name_in_full_ends_what_was_named_before(table: Callable[..., Table]) -> None:
    own = "The Charter of Conduct for Keepers of Knots was printed."
    assert not is_another(table(f"{OF_DIVERS}\n\n{own}\n\n{IN_SHORT}", CHARTER), IN_SHORT)


def test_far_behind_a_name_nothing_is_taken_for_it(table: Callable[..., Table]) -> None:
    prose = "\n\n".join([OF_DIVERS, *[CALM] * 12, IN_SHORT])
    assert not is_another(table(prose, CHARTER), IN_SHORT)


def test_a_concern_and_its_recommendation_are_no_rivals(
    diff: Callable[..., InspectionDiff], question: Callable[..., str]
) -> None:
    concern = (
        "### Cause of concern\n\nThe force does not have enough divers for the lakes to be searched.\n\n"
        "### Recommendation\n\n- By 31 March 2017, the force should make sure that it has enough divers.\n"
    )
    said = "The force now has enough divers. We have closed the cause of concern of 2016."
    old = question("Investigating crime") + concern
    found = diff(old, question("Investigating crime", prose=said)).findings
    assert {change.status for change in found} == {Status.RESOLVED}
