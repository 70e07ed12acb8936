"""What the summary says a status rests on: the words for each part, or the reader who set it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from peeldiff.model import Confidence, FindingChange, Pair, Status, Verdict
from peeldiff.pages.page import Entry, Section
from peeldiff.pages.summary import summary_page
from peeldiff.render.text import text
from peeldiff.words import sentences

Compared = Callable[[str, str], Pair]


def shown(pair: Pair, *findings: FindingChange) -> str:
    """The summary of these findings alone, on as few lines as may be."""
    diff = replace(pair.diff, findings=findings or pair.diff.findings)
    return text(summary_page(replace(pair, diff=diff)), 400, colour=False)


def one(pair: Pair, status: Status) -> FindingChange:
    return next(f for f in pair.diff.findings if f.status is status)


def entries(pair: Pair) -> list[Entry]:
    """Every finding of the summary with all that is quoted for it."""
    found: list[Entry] = []
    for section in summary_page(pair).sections:
        for block in section.blocks:
            inner = block.blocks if isinstance(block, Section) else [block]
            found += [entry for entry in inner if isinstance(entry, Entry)]
    return found


PAIRS = pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2015-effectiveness-web.txt", "2016-effectiveness-report.md"),
        ("2016-effectiveness-report.md", "2018-19-report.txt"),
        ("2021-22-report.md", "2023-25-report.txt"),
    ],
)


@PAIRS
def test_each_part_told_as_dealt_with_has_words_of_its_own(
    old: str, new: str, compared: Compared
) -> None:
    parts = [part for entry in entries(compared(old, new)) for part in entry.parts]
    done = [part for part in parts if part.status is Status.RESOLVED]
    assert all(part.quotes or "in the words quoted above" in part.lead for part in done)


@PAIRS
def test_nothing_is_quoted_twice_for_one_finding(old: str, new: str, compared: Compared) -> None:
    for entry in entries(compared(old, new)):
        quotes = [quote.text for one in (entry, *entry.parts) for quote in one.quotes]
        assert len(quotes) == len(set(quotes))


@PAIRS
def test_every_evidence_and_passage_is_there_whole(old: str, new: str, compared: Compared) -> None:
    pair = compared(old, new)
    shown = re.sub(r"\s+", " ", text(summary_page(pair), 80, colour=False))
    for finding in pair.diff.findings:
        for one in (finding, *finding.items):
            for said in (*one.evidence, *one.passages):
                for sentence in sentences(said.text):
                    assert " ".join(sentence.split()) in shown


def test_parts_that_share_their_fate_have_the_words_of_each(pair: Pair) -> None:
    partly = one(pair, Status.PARTLY_RESOLVED)
    said = partly.items[0].evidence[0]
    items = [
        replace(item, status=Status.RESOLVED, evidence=(replace(said, text=text),))
        for item, text in zip(partly.items, ("Leads are named.", "Reviews are good."), strict=True)
    ]
    said = shown(pair, replace(partly, status=Status.RESOLVED, items=tuple(items)))
    assert "“Leads are named.”" in said
    assert "“Reviews are good.”" in said


def test_good_news_is_not_quoted_without_the_bad(pair: Pair) -> None:
    partly = replace(one(pair, Status.PARTLY_RESOLVED), items=())
    good = replace(partly.evidence[0], text="It is better.", verdict=Verdict.IMPROVED)
    bad = replace(good, text="It is worse.", verdict=Verdict.WORSE)
    said = shown(pair, replace(partly, evidence=(good, bad)))
    assert "“It is better.”" in said
    assert "“It is worse.”" in said


def test_better_is_not_told_as_done_in_part(pair: Pair) -> None:
    said = shown(pair, one(pair, Status.PARTLY_RESOLVED))
    assert "Better, or done in part: no words were found that all of it is done." in said


def test_what_a_reader_set_is_not_told_as_the_reports_words(pair: Pair) -> None:
    done = replace(one(pair, Status.RESOLVED), set_by="JB", evidence=())
    said = shown(pair, done)
    assert "DEALT WITH (1)\nSet by a reader.\n" in said
    assert "in the words quoted" not in said


def test_a_reader_beside_the_report_is_told_apart(pair: Pair) -> None:
    done = replace(one(pair, Status.RESOLVED), set_by="JB")
    said = shown(pair, done, replace(done, set_by=None))
    assert "in the words quoted. One was set by a reader instead." in said


def test_a_part_that_a_reader_set_is_told_though_all_share_a_fate(pair: Pair) -> None:
    partly = one(pair, Status.PARTLY_RESOLVED)
    items = [replace(i, status=Status.RESOLVED, set_by="JB") for i in partly.items]
    said = shown(pair, replace(partly, status=Status.RESOLVED, items=tuple(items)))
    assert said.count("      Set by reader JB.") == 2


def test_what_comes_back_without_a_clear_verdict_is_quoted_to_be_read(pair: Pair) -> None:
    said = one(pair, Status.PARTLY_RESOLVED).items[0].evidence[0]
    silent = replace(one(pair, Status.NOT_RAISED), evidence=(said,), items=())
    doubtful = replace(silent, confidence=Confidence.LOW)
    lead = "The closest words found:\n"
    assert f"“{said.text}”" in shown(pair, doubtful)
    assert lead not in shown(pair, doubtful)
    assert lead in shown(pair, silent)
