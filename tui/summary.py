"""The tab that is read first: what changed in sentences, and what the inspector says.

Lines lead to rows of the texts. Made for a width, as plain styled text; no widgets.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from textual.content import Content

from peeldiff.model import DEMANDS, InspectionDiff, InspectionHead
from peeldiff.model.vocabulary import STATUSES
from peeldiff.model.vocabulary import TONES as REMARK_TONES
from peeldiff.neutral import two_forces
from peeldiff.render.facts import figure_values, headline, names
from peeldiff.render.phrases import (
    OBSERVATIONS,
    RECALLS,
    date_words,
    place,
    warning_words,
)
from peeldiff.render.remarks import Remark, missing_sentence, observations, recalls
from tui.beside import section_lines_beside
from tui.findings import concern_lines
from tui.grading import grade_lines
from tui.labels import status_badge
from tui.lines import TONES, Goal, OverviewLine, paragraph, title_line
from tui.plain import content, fit, one_line, shorten
from tui.work import Comparison

__all__ = [
    "heads",
    "overview_lines",
    "report_name",
    "summary_lines",
    "years",
]


def report_name(head: InspectionHead) -> str:
    """ "PEEL 2018/19, published May 2019", or what there is of it, or the file's name."""
    name = " ".join(part for part in (head.programme, head.cycle) if part)
    parts = [name, f"published {date_words(head.published)}" if head.published else ""]
    return one_line(", ".join(part for part in parts if part) or head.source.name)


def heads(diff: InspectionDiff, gap: str = " ") -> str:
    """Both reports on one line; an arrow only where one is the other's past."""
    between = f"{gap}{'|' if two_forces(diff) else '→'}{gap}"
    return between.join(report_name(head) for head in (diff.old, diff.new))


def years(comparison: Comparison) -> tuple[str, str]:
    """What tells the two reports apart, on one line each."""
    old, new = names(comparison.pair.diff)
    return shorten(old, 40), shorten(new, 40)


def summary_lines(comparison: Comparison, width: int) -> Iterator[OverviewLine]:
    """Every line of the tab, `width` cells wide at most."""
    diff = comparison.pair.diff
    said = " ".join(headline(diff))
    yield OverviewLine(content(paragraph(said, width - 1, " "), "bold"), words=said)
    if not two_forces(diff):
        yield from _counts(diff, width)
    if missing := missing_sentence(diff):
        yield OverviewLine(content(""), is_title=True)
        yield OverviewLine(content(paragraph(one_line(missing), width - 1, " "), "$warning"))
    yield from _remark_lines(OBSERVATIONS, observations(diff), comparison, width)
    yield from _remark_lines(RECALLS, recalls(diff), comparison, width)
    if two_forces(diff):
        yield from section_lines_beside(diff, width)
    if diff.figures:
        yield title_line("Figures", str(len(diff.figures)))
        for figure in diff.figures:
            line = figure_values(figure, diff)
            line += "" if figure.comparable else f"  not comparable: {figure.why}"
            yield OverviewLine(
                _columns(("", 3), (figure.label, width // 2), (line, width // 2 - 4))
            )
    if diff.warnings:
        yield title_line("Warnings", str(len(diff.warnings)))
        for warning in diff.warnings:
            yield OverviewLine(
                content(f"   {shorten(warning_words(warning), width - 4)}", "$warning")
            )


def overview_lines(comparison: Comparison, width: int) -> Iterator[OverviewLine]:
    """All tabs one below the other, for a file."""
    yield from summary_lines(comparison, width)
    yield title_line("Grades", str(len(comparison.pair.diff.grades)))
    yield from grade_lines(comparison, width)
    yield from concern_lines(comparison, width)


def _counts(diff: InspectionDiff, width: int) -> Iterator[OverviewLine]:
    """How many concerns have each status, as chips; nothing where there are none."""
    found = Counter(finding.status for finding in diff.findings if finding.kind in DEMANDS)
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


def _remark_lines(
    title: str, remarks: Sequence[Remark], comparison: Comparison, width: int
) -> Iterator[OverviewLine]:
    """Each remark whole, on as many lines as it needs; Enter goes to it in the newer text."""
    if remarks:
        yield title_line(title, str(len(remarks)))
    for remark in remarks:
        words = one_line(f"{remark.words} ({place(remark.line, None)})")
        style = "" if remark.tone is None else TONES[REMARK_TONES[remark.tone].accent]
        goal = Goal(comparison.table.at_line("new", remark.line))
        yield OverviewLine(content(paragraph(words, width - 1, "   "), style), goal, words)


def _columns(*columns: tuple[str, int]) -> Content:
    return content("".join(fit(text, cells) for text, cells in columns if cells > 0).rstrip())
