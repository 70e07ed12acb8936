"""A response leaves out nothing that a report asks for, whatever that is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peeldiff.errors import PeeldiffError
from peeldiff.inputs import read_inspection
from peeldiff.inspectorates import load_inspectorate
from peeldiff.model import DEMANDS, Finding, FindingKind, Inspection, Item
from peeldiff.papers import Dossier
from peeldiff.papers.blocks import Demand, Heading, Paper
from peeldiff.papers.markdown import to_markdown
from peeldiff.papers.response.demands import check_whole
from peeldiff.papers.response.script import write_response
from peeldiff.papers.shapes import assemble
from peeldiff.render.escaping import escape

Gather = Callable[..., Dossier]
WORDS = load_inspectorate()
BOTH = ("2018-19-report.txt", "2021-22-report.md")
FIXTURES = Path(__file__).parents[3] / "fixtures"


def written(dossier: Dossier) -> Paper:
    return write_response(dossier, WORDS)[0]


def headings(paper: Paper, level: int) -> list[str]:
    return [b.text for b in paper.blocks if isinstance(b, Heading) and b.level == level]


OLD = read_inspection(FIXTURES / BOTH[0])
NEW = read_inspection(FIXTURES / BOTH[1])

_LETTERS = st.characters(
    exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="\n\r\x85\u2028\u2029"
)
_TEXTS = st.text(_LETTERS, min_size=1, max_size=60).map(
    lambda text: " ".join(text.split()) or "count"
)


@st.composite
def _findings(draw: st.DrawFn) -> tuple[Finding, ...]:
    """Findings in any words and order, recommendations with and without a cause of concern."""
    kinds = draw(st.lists(st.sampled_from(FindingKind), max_size=6))
    made = []
    for number, kind in enumerate(kinds, start=1):
        items = draw(st.lists(_TEXTS, max_size=3))
        made.append(
            replace(
                NEW.findings[0],
                id=f"f{number}",
                kind=kind,
                text=draw(_TEXTS),
                detail=draw(st.none() | _TEXTS),
                items=tuple(
                    Item(f"f{number}{'abc'[n]}", text, 100 + number, 100 + number)
                    for n, text in enumerate(items)
                ),
                section=draw(st.sampled_from(["s13", "s22", None])),
                line=100 + number,
                end_line=100 + number,
                detail_lines=(),
            )
        )
    return tuple(made)


def _with(findings: tuple[Finding, ...]) -> Inspection:
    from peeldiff.report.particulars import with_particulars

    return with_particulars(replace(NEW, findings=findings), WORDS)


@settings(max_examples=settings.default.max_examples * 3 // 20)  # each is a comparison: 15, 300
@given(_findings())
def test_every_demand_of_the_newer_report_stands_in_the_response_whole(
    findings: tuple[Finding, ...],
) -> None:
    dossier = assemble([OLD, _with(findings)])
    paper = written(dossier)
    text = to_markdown(paper)
    for finding in dossier.pair.new.findings:
        if finding.kind not in DEMANDS:
            continue
        assert f"> {escape(finding.text, at_start=True)}" in text
        assert all(f"> - {escape(item.text, at_start=True)}" in text for item in finding.items)
        assert sum(finding.ref in name for name in headings(paper, 2)) == 1


def test_a_response_that_leaves_something_out_is_not_written(gather: Gather) -> None:
    dossier = gather(*BOTH)
    blocks = written(dossier).blocks
    for demand in (block for block in blocks if isinstance(block, Demand)):
        fewer = [block for block in blocks if block is not demand]
        with pytest.raises(PeeldiffError, match="The response would leave out MAR-2021/22-"):
            check_whole(fewer, dossier.pair.new.findings, "report.md")


def test_a_response_that_loses_one_part_of_a_demand_is_not_written(gather: Gather) -> None:
    dossier = gather(*BOTH)
    blocks = [
        replace(block, items=block.items[1:]) if isinstance(block, Demand) else block
        for block in written(dossier).blocks
    ]
    with pytest.raises(PeeldiffError, match="MAR-2021/22-REC-02"):
        check_whole(blocks, dossier.pair.new.findings, "report.md")
