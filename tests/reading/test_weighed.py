"""What the trained reader says of a recall that is answered in facts alone."""

from __future__ import annotations

import pytest

from peeldiff.inspectorates import load_inspectorate
from peeldiff.model import Verdict
from peeldiff.reading.weighed import borne_out, weighed
from peeldiff.statements import Statement, read_statement

WORDS = load_inspectorate()
RECALL = "In 2017 we said that the force should review every mooring plan within a week."
ALL_ARE = "All plans are now reviewed within a week, and we found no exception in 40."
NONE_IS = ("We read 40 plans.", "None had been reviewed within a week.")


def rows(*texts: str, apart: bool = False) -> list[Statement]:
    return [
        read_statement(text, paragraph=at if apart else 0, cycle="2018/19")
        for at, text in enumerate(texts)
    ]


def test_what_is_now_so_in_every_case_is_an_improvement() -> None:
    assert weighed(rows(RECALL, ALL_ARE), WORDS) is Verdict.IMPROVED


def test_what_is_so_in_no_case_is_none() -> None:
    assert weighed(rows(RECALL, *NONE_IS), WORDS) is Verdict.NOT_IMPROVED


@pytest.mark.parametrize(
    "texts",
    [
        (RECALL,),
        (RECALL, "The harbour has two basins."),
        (RECALL, "The force told us that every plan is now reviewed within a week."),
    ],
    ids=["nothing follows", "something else follows", "the force says so"],
)
def test_what_no_fact_answers_stays_unclear(texts: tuple[str, ...]) -> None:
    assert weighed(rows(*texts), WORDS) is Verdict.UNCLEAR


def test_the_next_paragraph_is_not_asked() -> None:
    assert weighed(rows(RECALL, ALL_ARE, apart=True), WORDS) is Verdict.UNCLEAR


def test_a_further_recall_ends_what_is_asked() -> None:
    other = "In 2016 we asked the force to paint its lanterns."
    assert weighed(rows(RECALL, other, ALL_ARE), WORDS) is Verdict.UNCLEAR


def test_a_verdict_is_not_borne_out_where_the_reader_reads_the_opposite() -> None:
    assert not borne_out(Verdict.IMPROVED, rows(RECALL, *NONE_IS), WORDS)
    assert borne_out(Verdict.IMPROVED, rows(RECALL, ALL_ARE), WORDS)
