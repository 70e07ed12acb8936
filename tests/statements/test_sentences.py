"""Sentences and where they stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.model import Inspection
from peeldiff.statements import content_stems, tokenise
from peeldiff.statements.sentences import read_sentences

Report = Callable[..., Inspection]

FIRST = "Divers search old wells with a rope."
SECOND = "The rope is dried each night."
DEMAND = "The force should buy a second rope."


def words(text: str) -> list[str]:
    return [token.word for token in tokenise(text)]


def test_each_sentence_is_a_row(report: Report) -> None:
    found = [row.text for row in read_sentences(report(f"{FIRST} {SECOND}"))]
    assert found[-2:] == [FIRST, SECOND]


def test_sentences_of_one_line_share_their_line_and_paragraph(report: Report) -> None:
    one, two = read_sentences(report(f"{FIRST} {SECOND}"))[-2:]
    assert (one.line, one.paragraph) == (two.line, two.paragraph) == (8, one.paragraph)


def test_a_sentence_of_the_next_paragraph_stands_at_its_own_line(report: Report) -> None:
    one, two = read_sentences(report(f"{FIRST}\n\n{SECOND}"))[-2:]
    assert (one.line, two.line, two.paragraph - one.paragraph) == (8, 10, 1)


def test_rows_are_numbered_in_reading_order(report: Report) -> None:
    rows = read_sentences(
        report(f"{FIRST}\n\n{SECOND}", f"### Areas for improvement\n\n- {DEMAND}\n")
    )
    assert [row.index for row in rows] == list(range(len(rows)))
    assert [row.line for row in rows] == sorted(row.line for row in rows)


def test_the_text_of_a_finding_is_a_demand_of_that_finding(report: Report) -> None:
    inspection = report(FIRST, f"### Areas for improvement\n\n- {DEMAND}\n")
    (row,) = [row for row in read_sentences(inspection) if row.is_demand]
    assert (row.text, row.finding) == (DEMAND, inspection.findings[0].id)


def test_an_item_of_a_finding_is_a_demand_too(report: Report) -> None:
    listed = f"### Areas for improvement\n\n- {DEMAND[:-1]} that:\n  - is long; and\n  - is dry.\n"
    rows = [row.text for row in read_sentences(report(FIRST, listed)) if row.is_demand]
    assert len(rows) == 3


def test_an_annex_has_no_rows(report: Report) -> None:
    inspection = report(FIRST, f"## About the data\n\n{SECOND}\n")
    annex = frozenset(s.id for s in inspection.sections if s.heading == "About the data")
    assert SECOND not in [row.text for row in read_sentences(inspection, annex)]


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("It isn't dry.", ["it", "is", "not", "dry"]),
        ("They won't dive.", ["they", "will", "not", "dive"]),
        ("We can't say.", ["we", "can", "not", "say"]),
        ("They’ve dived.", ["they", "have", "dived"]),
        ("The force's rope", ["the", "force", "rope"]),
        ("a well-kept rope", ["a", "well", "kept", "rope"]),
        ("in 2018/19", ["in", "2018/19"]),
        ("1,250 ropes", ["1,250", "ropes"]),
    ],
)
def test_words_are_told_in_full(text: str, full: list[str]) -> None:
    assert words(text) == full


def test_forms_of_a_word_share_a_stem() -> None:
    assert content_stems(tokenise("divers dived")) & content_stems(tokenise("a diver dives"))


def test_words_of_grammar_say_nothing_of_the_subject() -> None:
    assert content_stems(tokenise("it is of the")) == frozenset()


@pytest.mark.parametrize("text", ["", "…", "— — —", "\u0000", "٣ شرطي"])
def test_any_text_has_tokens(text: str) -> None:
    assert isinstance(tokenise(text), tuple)


def test_a_demand_that_a_paragraph_announces_is_told_once(report: Report) -> None:
    told = f"{FIRST} This is an area for improvement: {DEMAND} {SECOND}"
    rows = read_sentences(report(told))
    assert [row.text for row in rows if "rope." in row.text] == [FIRST, DEMAND]
    assert [row.is_demand for row in rows if row.text == DEMAND] == [True]
