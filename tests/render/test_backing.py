"""What the summary says a status rests on: the words for each part, or the reader who set it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from peeldiff.model import Confidence, FindingChange, Pair, Status, Verdict
from peeldiff.render.summary import summary

Compared = Callable[[str, str], Pair]


def shown(pair: Pair, *findings: FindingChange) -> str:
    """The summary of these findings alone, on as few lines as may be."""
    diff = replace(pair.diff, findings=findings or pair.diff.findings)
    return summary(replace(pair, diff=diff), 400, colour=False)


def one(pair: Pair, status: Status) -> FindingChange:
    return next(f for f in pair.diff.findings if f.status is status)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2015-effectiveness-web.txt", "2016-effectiveness-report.md"),
        ("2021-22-report.md", "2023-25-report.txt"),
    ],
)
def test_each_part_told_as_dealt_with_has_words_of_its_own(
    old: str, new: str, compared: Compared
) -> None:
    lines = shown(compared(old, new)).splitlines()
    told = [at for at, line in enumerate(lines) if line.startswith("    – dealt with: ")]
    assert told
    assert all(re.match(r"      (“|in the words quoted above)", lines[at + 1]) for at in told)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2015-effectiveness-web.txt", "2016-effectiveness-report.md"),
        ("2016-effectiveness-report.md", "2018-19-report.txt"),
        ("2021-22-report.md", "2023-25-report.txt"),
    ],
)
def test_nothing_is_quoted_twice_for_one_finding(old: str, new: str, compared: Compared) -> None:
    for finding in compared(old, new).diff.findings:
        quotes = re.findall(r"^ +“(.*)” \(", shown(compared(old, new), finding), re.MULTILINE)
        assert len(quotes) == len(set(quotes))


def test_parts_that_share_their_fate_have_the_words_of_each(pair: Pair) -> None:
    partly = one(pair, Status.PARTLY_RESOLVED)
    said = partly.items[0].evidence[0]
    items = [
        replace(item, status=Status.RESOLVED, evidence=(replace(said, text=text),))
        for item, text in zip(partly.items, ("Leads are named.", "Reviews are good."), strict=True)
    ]
    text = shown(pair, replace(partly, status=Status.RESOLVED, items=tuple(items)))
    assert "“Leads are named.”" in text
    assert "“Reviews are good.”" in text


def test_good_news_is_not_quoted_without_the_bad(pair: Pair) -> None:
    partly = replace(one(pair, Status.PARTLY_RESOLVED), items=())
    good = replace(partly.evidence[0], text="It is better.", verdict=Verdict.IMPROVED)
    bad = replace(good, text="It is worse.", verdict=Verdict.WORSE)
    text = shown(pair, replace(partly, evidence=(good, bad)))
    assert "“It is better.”" in text
    assert "“It is worse.”" in text


def test_better_is_not_told_as_done_in_part(pair: Pair) -> None:
    text = shown(pair, one(pair, Status.PARTLY_RESOLVED))
    assert "Better, or done in part: the newer report does not say that all of it is done." in text


def test_what_a_reader_set_is_not_told_as_the_reports_words(pair: Pair) -> None:
    done = replace(one(pair, Status.RESOLVED), set_by="JB", evidence=())
    text = shown(pair, done)
    assert "DEALT WITH (1)\nSet by a reader.\n" in text
    assert "in the words quoted" not in text


def test_a_reader_beside_the_report_is_told_apart(pair: Pair) -> None:
    done = replace(one(pair, Status.RESOLVED), set_by="JB")
    text = shown(pair, done, replace(done, set_by=None))
    assert "in the words quoted. One was set by a reader instead." in text


def test_a_part_that_a_reader_set_is_told_though_all_share_a_fate(pair: Pair) -> None:
    partly = one(pair, Status.PARTLY_RESOLVED)
    items = [replace(i, status=Status.RESOLVED, set_by="JB") for i in partly.items]
    text = shown(pair, replace(partly, status=Status.RESOLVED, items=tuple(items)))
    assert text.count("      Set by reader JB.") == 2


def test_what_comes_back_without_a_clear_verdict_is_quoted_to_be_read(pair: Pair) -> None:
    said = one(pair, Status.PARTLY_RESOLVED).items[0].evidence[0]
    silent = replace(one(pair, Status.NOT_RAISED), evidence=(said,), items=())
    doubtful = replace(silent, confidence=Confidence.LOW)
    assert said.text[:40] in shown(pair, doubtful)
    assert said.text[:40] not in shown(pair, silent)
