"""The history of the invented force against the labels of its successive pairs of reports."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from alignment.words import normalised
from peeldiff.history import EventKind, History, Thread, history
from peeldiff.report import read_inspection

FIXTURES = Path(__file__).parents[2] / "fixtures"
PAIRS = {
    ("2015", "2016"): "2015-effectiveness-web--2016-effectiveness-report",
    ("2016", "2018/19"): "2016-effectiveness-report--2018-19-report",
    ("2018/19", "2021/22"): "2018-19-report--2021-22-report",
    ("2021/22", "2023-25"): "2021-22-report--2023-25-report",
}
Words = tuple[str, str]
"""The label of an inspection and the words of a finding."""


@pytest.fixture(scope="module")
def found() -> History:
    names = sorted(path for path in FIXTURES.iterdir() if path.name.startswith("20"))
    return history([read_inspection(path) for path in names])


@pytest.fixture(scope="module")
def threads(found: History) -> dict[Words, Thread]:
    """The thread of each finding."""
    return {
        (found.inspections[event.inspection].label, normalised(finding.text)): thread
        for thread in found.threads
        for event in thread.events
        for finding in event.findings
    }


def labelled(pair: tuple[str, str]) -> list[tuple[str, list[Words], list[Words]]]:
    """Status, older and newer findings of each label; those of items are left out by the caller."""
    path = FIXTURES / "labels" / f"pair-{PAIRS[pair]}.json"
    return [
        (
            label["status"],
            [(pair[0], normalised(ref["text"])) for ref in label["old"]],
            [(pair[1], normalised(ref["text"])) for ref in label["new"]],
        )
        for label in json.loads(path.read_text(encoding="utf-8"))["findings"]
    ]


@pytest.mark.parametrize("pair", PAIRS)
def test_what_the_labels_link_is_one_thread_or_says_that_it_is_asked_as_one(
    threads: dict[Words, Thread], pair: tuple[str, str]
) -> None:
    links = [
        (old, new)
        for _, olds, news in labelled(pair)
        for old in olds
        for new in news
        if old in threads
    ]
    assert links
    apart = [link for link in links if threads[link[0]] is not threads[link[1]]]
    assert [
        (old, new)
        for old, new in apart
        if not any(event.kind is EventKind.JOINED for event in threads[old].events)
    ] == []


@pytest.mark.parametrize("pair", PAIRS)
def test_what_is_raised_again_is_linked_by_the_labels(
    found: History, pair: tuple[str, str]
) -> None:
    links = {(old, new) for _, olds, news in labelled(pair) for old in olds for new in news}
    for thread in found.threads:
        raised = [
            (
                found.inspections[event.inspection].label,
                [normalised(f.text) for f in event.findings],
            )
            for event in thread.events
            if event.findings
        ]
        for (before, olds), (after, news) in pairwise(raised):
            if (before, after) == pair:
                assert any(((before, o), (after, n)) in links for o in olds for n in news)


@pytest.mark.parametrize("pair", PAIRS)
def test_nothing_is_closed_that_the_labels_keep_open(
    found: History, threads: dict[Words, Thread], pair: tuple[str, str]
) -> None:
    """The one error that a history must not make."""
    resolved = [olds[0] for status, olds, _ in labelled(pair) if status == "resolved"]
    labels = [inspection.label for inspection in found.inspections]
    for thread in threads.values():
        for event in thread.events:
            if event.kind is EventKind.ANSWERED and event.status == "resolved":
                assert event.compared_with is not None
                compared = labels[event.compared_with], labels[event.inspection]
                if compared == pair:
                    assert any(threads.get(words) is thread for words in resolved)
