"""What the report says of a point stands where its answer is written, and in the report's own order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from peeldiff.inspectorates import load_inspectorate
from peeldiff.model import DEMANDS
from peeldiff.papers import Dossier
from peeldiff.papers.blocks import Block, Heading, Look, Quote, Table, Text
from peeldiff.papers.response.script import write_response
from peeldiff.phrasing.pressing import heads, pressing_words

Gather = Callable[..., Dossier]
PAIRS = (
    ("2015-effectiveness-web.txt", "2016-effectiveness-report.md"),
    ("2016-effectiveness-report.md", "2018-19-report.txt"),
    ("2018-19-report.txt", "2021-22-report.md"),
    ("2021-22-report.md", "2023-25-report.txt"),
    ("2018-19-report.txt", "2021-22-report.md", "2023-25-report.txt"),
)
every_pair = pytest.mark.parametrize(
    "names", PAIRS, ids=lambda names: "-".join(n[:4] for n in names)
)


def blocks_of(dossier: Dossier) -> Sequence[Block]:
    return write_response(dossier, load_inspectorate())[0].blocks


def under(blocks: Sequence[Block], ref: str) -> list[Block]:
    """The blocks under the heading of a finding."""
    found, here = [], False
    for block in blocks:
        if isinstance(block, Heading):
            here = block.text.endswith(f"({ref})")
        elif here:
            found.append(block)
    return found


@every_pair
def test_what_was_raised_before_has_the_words_that_a_board_reads(
    gather: Gather, names: Sequence[str]
) -> None:
    """Words on one point must not stand in one paper and lack in the other."""
    dossier = gather(*names)
    diff, blocks = dossier.pair.diff, blocks_of(dossier)
    for change in diff.findings:
        if change.kind not in DEMANDS or not (change.old and change.new):
            continue
        told = pressing_words(change, diff, dossier.pair.new)
        for ref in heads(change):
            if ref.id in told:
                assert any(isinstance(block, Quote) for block in under(blocks, ref.ref)), ref.ref


def test_figures_of_then_and_now_stand_at_the_answer(gather: Gather) -> None:
    blocks = under(blocks_of(gather(*PAIRS[3])), "MAR-2023-25-AFI-06")
    (quote,) = [block.text for block in blocks if isinstance(block, Quote)]
    assert (
        "There were 143 overdue visits when we last inspected the force, and there are 151 now"
        in quote
    )


@every_pair
def test_what_the_inspector_says_stands_in_the_order_of_the_report(
    gather: Gather, names: Sequence[str]
) -> None:
    dossier = gather(*names)
    lines = {one.text: one.line for one in dossier.pair.diff.observations}
    for look in (Look.DRAFT, None):
        told = [
            line
            for block in blocks_of(dossier)
            if isinstance(block, Quote) and (block.look is Look.DRAFT) is (look is Look.DRAFT)
            for text, line in lines.items()
            if text in block.text
        ]
        assert told == sorted(told)


def test_the_grades_say_that_one_grade_judges_several_questions(gather: Gather) -> None:
    small = [b.text for b in blocks_of(gather(*PAIRS[3])) if isinstance(b, Text)]
    assert (
        "Investigating crime and managing offenders: one grade for two questions of 2021/22, counted once."
        in small
    )


@every_pair
def test_no_long_quotation_stands_in_two_rows(gather: Gather, names: Sequence[str]) -> None:
    """A recommendation that rests on the words on its cause of concern leads to them."""
    (table,) = [
        block
        for block in blocks_of(gather(*names))
        if isinstance(block, Table) and len(block.columns) == 3
    ]
    told = [row[2].split("” (")[0] for row in table.rows if row[2].startswith("“")]
    told = [words for words in told if len(words) > 120]
    assert len(told) == len(set(told))


def test_a_recommendation_leads_to_the_words_on_its_cause(gather: Gather) -> None:
    (table,) = [
        block
        for block in blocks_of(gather(*PAIRS[3]))
        if isinstance(block, Table) and len(block.columns) == 3
    ]
    (told,) = [row[2] for row in table.rows if row[0].startswith("2021/22 REC-03")]
    assert told.startswith("In the words quoted at 2021/22 COC-02 (")
