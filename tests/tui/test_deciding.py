"""Decisions made in the browser: on disk at once, taken back, seen everywhere."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from peeldiff.decisions import DecisionKeeper, load_decisions
from peeldiff.model import FindingChange, Pair, Status
from peeldiff.model.vocabulary import STATUSES
from peeldiff.phrasing.facts import full_text
from tui.deciding import Choice, Kind, carry_out, choices
from tui.screens.decide import DecideScreen
from tui.screens.reader import ReaderScreen

AFI_LONG = (
    "The force should make sure that everyone who answers calls from the public records the risk to "
    "the caller at once, and that a supervisor reads the record before the end of the shift."
)


@pytest.fixture
def reports(tmp_path: Path) -> tuple[str, str]:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name in ("old.txt", "new.txt"):
        (folder / name).write_text("x")
    return str(folder / "old.txt"), str(folder / "new.txt")


def kept(reports: tuple[str, str]) -> list[dict[str, object]]:
    text = (Path(reports[0]).parent / "peeldiff.toml").read_text(encoding="utf-8")
    found = tomllib.loads(text).get("decision", [])
    assert isinstance(found, list)
    return found


async def test_d_and_enter_keep_the_match_as_it_is(browse, pair: Pair, reports) -> None:
    async with browse(pair, "o", "g", "]", "]", "d", paths=reports) as browser:
        assert isinstance(browser.app.screen, DecideScreen)
        await browser.write("read both")
        await browser.press("enter")
        await browser.settle()
        assert isinstance(browser.app.screen, ReaderScreen)
    (decision,) = kept(reports)
    assert decision["action"] == "match"
    assert decision["note"] == "read both"
    assert decision["by"] == "AB"
    assert decision["old"] == [
        {
            "text": "The force should improve how it records risk when a victim first calls.",
            "section": "Protecting vulnerable people",
        }
    ]


async def test_a_decision_compares_anew_at_the_same_place(
    browse, fake_work, pair: Pair, reports
) -> None:
    work = fake_work(pair)
    async with browse(pair, "o", "g", "]", "]", paths=reports, work=work) as browser:
        row = browser.diff.row
        finding = replace(pair.diff.findings[1], set_by="AB", note="read both")
        findings = (pair.diff.findings[0], finding, pair.diff.findings[2])
        work.pair = replace(pair, diff=replace(pair.diff, findings=findings))
        await browser.press("d", "enter")
        await browser.settle()
        assert len(work.compared) == 2
        assert browser.diff.row == row
        again = STATUSES[Status.PERSISTING].short
        assert f"Area for improvement: {again}, set by reader AB" in browser.screen
        await browser.press("c")
        assert "Set by reader AB: read both" in browser.screen
        await browser.press("3")
        assert "set by reader The force must" in browser.words


async def test_U_takes_the_last_decision_back(browse, pair: Pair, reports) -> None:
    async with browse(pair, "o", "g", "]", "d", "down", "up", "enter", paths=reports) as browser:
        await browser.settle()
        assert len(kept(reports)) == 1
        await browser.press("U")
        assert kept(reports) == []
        await browser.press("U")
        assert browser.notices[-1] == "No decision to take back"


async def test_a_decision_is_signed_and_the_initials_are_remembered(
    browse, pair: Pair, reports
) -> None:
    async with browse(pair, "o", "g", "]", "d", "enter", paths=reports, initials="") as browser:
        assert isinstance(browser.app.screen, DecideScreen)
        assert "Give your initials, so that others know who decided this." in browser.words
        await browser.write("a1")
        await browser.press("enter")
        assert "Initials are a few letters, such as JB" in browser.words
        await browser.press("backspace", "b", "enter")
        await browser.settle()
        assert [decision["by"] for decision in kept(reports)] == ["ab"]
        await browser.press("]", "d", "enter")
        await browser.settle()
        assert [decision["by"] for decision in kept(reports)] == ["ab", "ab"]
        assert browser.app.state.initials == "ab"


async def test_the_way_from_the_reason_to_the_initials_is_told(browse, pair: Pair, reports) -> None:
    async with browse(pair, "3", "d", paths=reports, size=(80, 24), initials="") as browser:
        assert "tab Next field" in browser.screen.splitlines()[-1]
        await browser.write("seen")
        await browser.press("tab")
        await browser.write("jb")
        await browser.press("enter")
        await browser.settle()
        (decision,) = kept(reports)
        assert (decision["note"], decision["by"]) == ("seen", "jb")


@pytest.mark.parametrize("size", [(80, 40), (160, 40)])
async def test_what_it_may_be_linked_with_is_told_whole(
    browse, pair: Pair, reports, size: tuple[int, int]
) -> None:
    async with browse(pair, "o", "g", "]", "d", paths=reports, size=size) as browser:
        region = browser.app.screen.query_one("#dialog").content_region
        lines = browser.screen.splitlines()[region.y : region.bottom]
        told = " ".join(" ".join(line[region.x : region.right] for line in lines).split())
        for finding in pair.diff.findings[:2]:
            assert f"Link with {full_text(finding.new[0])}" in told


async def test_reason_and_initials_stand_in_sight_below_many_choices(
    browse, pair: Pair, reports
) -> None:
    several = tuple(
        replace(pair.diff.findings[1], new=(replace(pair.diff.findings[1].new[0], text=AFI_LONG),))
        for _ in range(9)
    )
    full = replace(pair, diff=replace(pair.diff, findings=(*pair.diff.findings, *several)))
    async with browse(
        full, "o", "g", "]", "d", paths=reports, size=(80, 24), initials=""
    ) as browser:
        assert browser.screen.count("Link with") < 9
        for words in ("Reason  ", "for those who read it later", "Initials  ", "Kept in "):
            assert words in browser.screen
        await browser.press(*["down"] * 12)
        assert "for those who read it later" in browser.screen


async def test_escape_decides_nothing(browse, pair: Pair, reports) -> None:
    async with browse(pair, "o", "g", "]", "d", "escape", paths=reports):
        assert not (Path(reports[0]).parent / "peeldiff.toml").exists()


async def test_d_away_from_a_concern_says_what_to_do(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g", "d") as browser:
        assert browser.notices == ["Go to a concern first: ] takes you to the next one"]


async def test_a_decisions_file_with_a_mistake_is_told(browse, pair: Pair, reports) -> None:
    (Path(reports[0]).parent / "peeldiff.toml").write_text("version = 1\n[[decision]]\nx = 1\n")
    async with browse(pair, paths=reports) as browser:
        assert "peeldiff.toml" in browser.screen
        assert "r to try again" in browser.screen


MISTAKE = "version = 1\n[[decision]]\nx = 1\n"


@pytest.fixture
def apart(tmp_path: Path) -> tuple[Path, Path]:
    """Two reports in two folders."""
    paths = tmp_path / "older" / "old.txt", tmp_path / "newer" / "new.txt"
    for path in paths:
        path.parent.mkdir()
        path.write_text("x")
    return paths


async def test_a_decision_is_kept_beside_the_newer_report(
    browse, pair: Pair, apart: Sequence[Path]
) -> None:
    async with browse(pair, "o", "g", "]", "]", "d", "enter", paths=apart) as browser:
        await browser.settle()
    assert (apart[1].parent / "peeldiff.toml").exists()
    assert not (apart[0].parent / "peeldiff.toml").exists()


async def test_decisions_beside_the_older_report_are_not_asked(
    browse, pair: Pair, apart: Sequence[Path]
) -> None:
    (apart[0].parent / "peeldiff.toml").write_text(MISTAKE)
    async with browse(pair, paths=apart) as browser:
        assert "one is worse" in browser.screen


async def test_another_pair_has_the_decisions_beside_its_own_newer_report(
    browse, fake_work, pair: Pair, tmp_path: Path, apart: Sequence[Path]
) -> None:
    first = replace(pair.old, cycle="2014")
    path = tmp_path / "oldest" / "first.txt"
    work = fake_work(pair, {"first.txt": first})
    (apart[0].parent / "peeldiff.toml").write_text(MISTAKE)
    async with browse(pair, work=work, paths=(path, *apart)) as browser:
        assert "one is worse" in browser.screen
        await browser.press("4")
        assert "2014 → 2016" in browser.screen
        await browser.press("g", "enter")
        assert "peeldiff.toml" in browser.notices[-1]
        assert len(work.compared) == 1


def test_a_match_can_be_accepted_broken_and_given_what_fits_two_sides(pair: Pair) -> None:
    offered = list(choices(pair.diff.findings[1], replace(pair.diff, findings=())))
    assert offered[:2] == [Choice(Kind.ACCEPT), Choice(Kind.PART)]
    assert {c.status for c in offered[2:]} == {
        Status.ESCALATED,
        Status.DE_ESCALATED,
        Status.PARTLY_RESOLVED,
    }


def test_a_lone_concern_can_be_linked_with_another_but_not_broken(pair: Pair) -> None:
    lone = pair.diff.findings[2]
    offered = list(choices(lone, pair.diff))
    assert offered[0] == Choice(Kind.ACCEPT)
    assert Kind.PART not in {c.kind for c in offered}
    assert [c.other for c in offered if c.kind is Kind.LINK] == list(pair.diff.findings[:2])


@pytest.mark.parametrize("number", [0, 1, 2])
def test_every_choice_can_be_written_and_read_back(pair: Pair, tmp_path: Path, number: int) -> None:
    finding = pair.diff.findings[number]
    for choice in choices(finding, pair.diff):
        path = tmp_path / f"{choice.kind}-{choice.status}.toml"
        keeper = DecisionKeeper(path, pair.old, pair.new, date="2026-11-20")
        carry_out(keeper, finding, choice, "because\n[/b]")
        read = load_decisions(path).decisions[0]
        assert read.note == "because [/b]"
        assert read.status is (finding.status if _sets_status(finding, choice) else choice.status)


def _sets_status(finding: FindingChange, choice: Choice) -> bool:
    """Accepting what stands alone sets the status that it has."""
    return choice.kind is Kind.ACCEPT and not (finding.old and finding.new)
