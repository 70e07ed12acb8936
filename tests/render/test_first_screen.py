"""The first screen is the answer: it fits, it cuts nothing, and what moves down is there."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from peeldiff.compare import compare
from peeldiff.inputs import read_inspection
from peeldiff.model import Pair
from peeldiff.pages.page import Bullet, Note, Page, Quote, Section
from peeldiff.pages.summary import summary_page
from peeldiff.render.text import FIRST_SCREEN, text

Compared = Callable[[str, str], Pair]
PAIRS = pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2015-effectiveness-web.txt", "2016-effectiveness-report.md"),
        ("2016-effectiveness-report.md", "2018-19-report.txt"),
        ("2018-19-report.txt", "2021-22-report.md"),
        ("2021-22-report.md", "2023-25-report.txt"),
        ("2016-effectiveness-web.txt", "2016-effectiveness-report.md"),
        ("2016-effectiveness-web.txt", "other-force-2016-web.txt"),
    ],
)


def height(page: Page, width: int = 80) -> int:
    """Lines down to where the first screen ends."""
    lines = text(page, width, colour=False).splitlines()
    last = [section for section in page.sections if section.first_screen][-1]
    start = lines.index(last.heading.upper())
    return lines.index("", start) if "" in lines[start:] else len(lines)


@PAIRS
def test_the_answer_fits_on_one_screen(old: str, new: str, compared: Compared) -> None:
    assert height(summary_page(compared(old, new))) <= FIRST_SCREEN


@pytest.mark.real
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2016-effectiveness-report.md", "2018-19-report.txt"),
        ("2015-effectiveness-web.txt", "2016-effectiveness-report.md"),
    ],
)
def test_the_answer_on_published_reports_fits_on_one_screen(
    old: str, new: str, shared_dir: Path
) -> None:
    seeds = shared_dir / "seeds"
    first, second = (read_inspection(seeds / f"leicestershire-peel-{name}") for name in (old, new))
    assert height(summary_page(Pair(first, second, compare(first, second)))) <= FIRST_SCREEN


@PAIRS
@pytest.mark.parametrize("width", [60, 80, 120])
def test_what_the_first_screen_leaves_out_is_counted_and_stands_below(
    old: str, new: str, width: int, compared: Compared
) -> None:
    page = summary_page(compared(old, new))
    shown = re.sub(r"\s+", " ", text(page, width, colour=False))
    for section in page.sections:
        bullets = [block for block in section.blocks if isinstance(block, Bullet)]
        for bullet in bullets if section.first_screen and not section.told_below else ():
            lead = f"{bullet.label}: " if bullet.label else ""
            assert shown.count(f"• {lead}{bullet.text}") == 1


# ---- how blocks are chosen --------------------------------------------------------------------------


def page_of(*heights: list[int], least: int = 1) -> Page:
    """A page with sections on the first screen, of notes of so many lines each."""
    sections = tuple(
        Section(
            id=f"s{number}",
            heading=f"Section {number}",
            blocks=tuple(
                Note(text=" ".join([f"n{number}-{at}", *["x" * 78] * (lines - 1)]))
                for at, lines in enumerate(blocks)
            ),
            first_screen=True,
            least=least,
        )
        for number, blocks in enumerate(heights)
    )
    below = Section(id="below", heading="Below", blocks=(Note(text="The rest."),))
    return Page(title="Title", lead=(), sections=(*sections, below))


HEIGHTS = st.lists(st.lists(st.integers(1, 9), min_size=1, max_size=9), min_size=1, max_size=4)


@settings(deadline=None)
@given(HEIGHTS)
def test_every_block_is_there_once_and_in_order(heights: list[list[int]]) -> None:
    shown = text(page_of(*heights), 80, colour=False)
    for number, blocks in enumerate(heights):
        names = re.findall(rf"\bn{number}-\d+", shown)
        assert names == [f"n{number}-{at}" for at in range(len(blocks))]


@settings(deadline=None)
@given(HEIGHTS)
def test_what_is_left_out_is_counted(heights: list[list[int]]) -> None:
    page = page_of(*heights)
    first = "\n".join(text(page, 80, colour=False).splitlines()[: height(page)])
    for number, blocks in enumerate(heights):
        there = len(re.findall(rf"\bn{number}-\d+", first))
        at = first.index(f"SECTION {number}")
        part = first[at:].split("\n\n")[0]
        assert (f"and {len(blocks) - there} more below" in part) is (there < len(blocks))


@settings(deadline=None)
@given(HEIGHTS)
@example([[5], [9], [9], [9]])  # one line too many, and each part has its least
def test_nothing_that_would_fit_first_is_left_out(heights: list[list[int]]) -> None:
    total = sum(2 + sum(blocks) for blocks in heights) + 1
    shown = text(page_of(*heights), 80, colour=False)
    spare = any(
        len(blocks) > 1 for blocks in heights
    )  # the first block of a part stands there anyway
    assert ("more below" in shown) is (spare and total > FIRST_SCREEN)


def test_what_must_stand_there_stands_there() -> None:
    page = page_of([9, 9, 9, 9], [9, 9, 9], least=3)
    assert text(page, 80, colour=False).count("and 1 more below") == 1


def test_blocks_are_not_counted_for_what_they_hold_several_of() -> None:
    page = page_of([9, 9, 9, 9], [9, 9, 9], least=3)
    several = replace(page.sections[0], heading="Grades (13)")
    page = replace(page, sections=(several, *page.sections[1:]))
    assert "and more below" in text(page, 80, colour=False)


def pressing_page(quoted: list[int]) -> Page:
    """Points with words of so many lines under them, which stand further below as well; then another part."""
    first = Section(
        id="first",
        heading="First",
        blocks=tuple(
            Bullet(text=f"p{at}", under=(Quote(text=" ".join(["y" * 70] * lines), place="line 1"),))
            for at, lines in enumerate(quoted)
        ),
        first_screen=True,
        told_below=True,
    )
    return replace(page_of([1, 1]), sections=(first, *page_of([1, 1]).sections))


@settings(deadline=None)
@given(st.lists(st.integers(1, 9), min_size=1, max_size=9))
@example([1, 1, 1, 1, 1, 6, 9])  # one line too many
@example([1, 1, 1, 1, 1, 6, 8])
def test_every_point_that_needs_an_answer_is_named_before_words_are_quoted(
    quoted: list[int],
) -> None:
    page = pressing_page(quoted)
    first = "\n".join(text(page, 80, colour=False).splitlines()[: height(page)])
    assert re.findall(r"• p(\d+)", first) == [str(at) for at in range(len(quoted))]
    assert height(page) <= FIRST_SCREEN
    # A point is a line, its words and a line for their place; seven are the title and the parts' frames.
    needed = sum(quoted) + 2 * len(quoted) + 7
    assert (first.count("(line 1)") == len(quoted)) is (needed <= FIRST_SCREEN)
