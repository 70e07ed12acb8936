"""What is asked for again is told as raised again, also where a part of it is done: as on every page.

To stand under "partly dealt with" it would look better than it is, and be counted twice over or not at
all: once by the list of the concerns and once by what is beside it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from peeldiff.compare import compare
from peeldiff.inputs import read_inspection
from peeldiff.inspectorates.whose import terms_of
from peeldiff.model import DEMANDS, FindingChange, Pair, Status
from peeldiff.model.vocabulary import STATUSES
from peeldiff.phrasing.facts import shown_status
from peeldiff.phrasing.groups import groups
from peeldiff.rows import build_rows
from tui.cards import finding_card
from tui.labels import finding_badge, row_badge
from tui.view import Filter, View, visible


@pytest.fixture(scope="module")
def partly(fixtures_dir: Path) -> Pair:
    """Two reports of which the newer asks for something again that it says is done in part."""
    old, new = (
        read_inspection(fixtures_dir / name)
        for name in ("2015-effectiveness-web.txt", "2016-effectiveness-report.md")
    )
    diff = compare(old, new)
    again = [one for one in diff.findings if shown_status(one) is not one.status]
    assert len(again) == 1
    return Pair(old, new, diff)


def again(pair: Pair) -> tuple[int, FindingChange]:
    return next(
        (n, one) for n, one in enumerate(pair.diff.findings) if shown_status(one) is not one.status
    )


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("sides", ["both", "older", "newer"])
def test_the_badge_of_a_finding_is_that_of_the_page(
    partly: Pair, status: Status, sides: str
) -> None:
    _, finding = again(partly)
    old = () if sides == "newer" else finding.old
    new = () if sides == "older" else finding.new
    finding = replace(finding, status=status, old=old, new=new)
    raised = status is Status.PARTLY_RESOLVED and sides == "both"
    wanted = STATUSES[Status.PERSISTING if raised else status]
    badge = finding_badge(finding)
    assert (badge.sign, badge.word, badge.tone) == (wanted.sign, wanted.short, wanted.accent)


def test_the_row_says_both(partly: Pair) -> None:
    number, _ = again(partly)
    table = build_rows(partly)
    row = table.rows[table.findings[number]]
    assert row.label == "area for improvement: raised again, partly dealt with"
    badge = row_badge(row, partly.diff)
    assert badge is not None
    assert badge.word == "raised again"


def test_the_card_says_both(partly: Pair) -> None:
    _, finding = again(partly)
    card = finding_card(finding, ("2015", "2016"), terms_of(partly.diff.new)).plain
    first = card.split("\n")[0]
    assert first.startswith("= Raised before and raised again")
    assert "dealt with" in first


@pytest.mark.parametrize("status", [Status.PERSISTING, Status.PARTLY_RESOLVED])
def test_the_filter_lets_through_what_the_page_has_under_the_heading(
    partly: Pair, status: Status
) -> None:
    table = build_rows(partly)
    view = View(filter=Filter(statuses=frozenset({status})))
    rows = [table.rows[one] for one in visible(table, partly.diff, view) if isinstance(one, int)]
    told = {row.finding for row in rows if row.finding is not None}
    [group] = [one for one in groups(partly.diff) if one.status is status]
    wanted = {n for n, one in enumerate(partly.diff.findings) if one in group.findings}
    assert told == wanted


@pytest.mark.parametrize("size", [(120, 40), (200, 60)])
async def test_every_count_of_the_browser_is_that_of_the_page(
    browse, partly: Pair, fake_work, size: tuple[int, int]
) -> None:
    counts = Counter(shown_status(one) for one in partly.diff.findings if one.kind in DEMANDS)
    chips = [f"{STATUSES[one].sign} {n} {STATUSES[one].short}" for one, n in counts.items()]
    badges = [f"{STATUSES[one].sign} {STATUSES[one].short}  {n}" for one, n in counts.items()]
    async with browse(partly, work=fake_work(partly), size=size) as browser:
        assert [one for one in chips if one not in browser.screen] == []
        await browser.press("5")
        assert [one for one in badges if one not in browser.screen] == []
        await browser.press("f")
        assert [one for one in badges if f"[ ] {one}" not in browser.screen] == []
        await browser.press("j", "space", "a")
        raised = counts[Status.PERSISTING]
        assert f"Concerns {raised}" in browser.screen
        await browser.press("3")
        heading = STATUSES[Status.PERSISTING].heading
        assert f"= {heading}  {raised}" in browser.screen


async def test_the_palette_asks_in_our_words_and_without_a_picture(browse, pair: Pair) -> None:
    async with browse(pair, "ctrl+p") as browser:
        assert "An action, a section or a concern, by its words" in browser.screen
        assert "Search for commands" not in browser.screen
        assert "🔎" not in browser.screen
