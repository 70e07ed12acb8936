"""The tab that is read first: the page of `peeldiff summary`, and the names of the two reports.

Lines lead to rows of the texts. Made for a width, as plain styled text; no widgets.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich.cells import cell_len
from textual.content import Content

from peeldiff.model import DEMANDS, Inspection, InspectionDiff, Pair
from peeldiff.model.vocabulary import STATUSES
from peeldiff.neutral import two_forces
from peeldiff.phrasing.facts import names, shown_status
from peeldiff.phrasing.publication import dated
from tui.labels import status_badge
from tui.lines import TONES, OverviewLine
from tui.plain import content, one_line, shorten
from tui.work import Comparison

__all__ = ["heads", "summary_lines", "years"]

_WIDEST = 118
"""Cells of a line of sentences: longer ones lose the eye on its way back."""


def heads(pair: Pair, gap: str = " ", *, when: bool = True) -> str:
    """Both reports on one line, "PEEL 2018/19, published May 2019" or what there is of each, or its file.

    Without the dates where `when` is false. An arrow stands only where one is the other's past.
    """
    between = f"{gap}{'|' if two_forces(pair.diff) else '→'}{gap}"
    return between.join(_report_name(one, when) for one in (pair.old, pair.new))


def _report_name(inspection: Inspection, when: bool) -> str:
    name = " ".join(part for part in (inspection.programme, inspection.cycle) if part)
    told = ", ".join(part for part in (name, dated(inspection) if when or not name else "") if part)
    return one_line(told or inspection.source.name)


def years(comparison: Comparison) -> tuple[str, str]:
    """What tells the two reports apart, on one line each."""
    old, new = names(comparison.pair.diff)
    return shorten(old, 40), shorten(new, 40)


def summary_lines(comparison: Comparison, width: int) -> Iterator[OverviewLine]:
    """Every line of the tab, `width` cells wide at most: the headline, how many, then the rest."""
    from peeldiff.pages.summary import summary_page
    from tui.pages import page_lines

    pair = comparison.pair
    width = min(width, _WIDEST)
    page = summary_page(pair)
    lines = page_lines(page, comparison, width)
    if not two_forces(pair.diff):
        yield next(lines)
        yield from _counts(pair.diff, width)
    yield from lines


def _counts(diff: InspectionDiff, width: int) -> Iterator[OverviewLine]:
    """How many concerns have each status, as chips; nothing where there are none."""
    found = Counter(shown_status(finding) for finding in diff.findings if finding.kind in DEMANDS)
    rows: list[list[Content]] = [[]]
    used = 0
    for status in STATUSES:
        if not found[status]:
            continue
        badge = status_badge(status)
        chip = f" {badge.sign} {found[status]} {badge.word} "
        if used + cell_len(chip) + 1 > width - 1:
            rows.append([])
            used = 0
        rows[-1].append(content(chip, f"{TONES[badge.tone]} on ${badge.tone}-soft"))
        used += cell_len(chip) + 1
    if rows[0]:
        lines = [Content(" ").join([Content(""), *row]) for row in rows]
        yield OverviewLine(Content("\n").join([Content(""), *lines]), is_title=True)
