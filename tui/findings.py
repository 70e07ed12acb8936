"""The tab of the concerns: every one under the heading that the summary gives it, the worst first."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from rich.cells import cell_len
from textual.content import Content

from peeldiff.inspectorates.whose import terms_of
from peeldiff.model import DEMANDS, FindingChange, FindingKind
from peeldiff.model.terms import Terms
from peeldiff.neutral import two_forces
from peeldiff.phrasing.groups import groups
from tui.beside import concerns_beside
from tui.labels import finding_name, status_badge
from tui.lines import TONES, Goal, OverviewLine, paragraph, title_line
from tui.plain import content, one_line, shorten
from tui.work import Comparison

__all__ = ["concern_lines"]

_MARGIN = "   "


def concern_lines(
    comparison: Comparison,
    width: int,
    shown: Collection[int] | None = None,
    *,
    whole: bool = False,
) -> Iterator[OverviewLine]:
    """The lines, `width` cells wide at most; `shown` are the rows that pass the filter, None all.

    `whole` is for where no card has the words that a line would cut.
    """
    diff = comparison.pair.diff
    if two_forces(diff):
        yield from concerns_beside(comparison, width, shown, whole=whole)
        return
    rows = {
        id(finding): comparison.table.findings.get(number)
        for number, finding in enumerate(diff.findings)
    }
    for group in groups(diff):
        chosen = [f for f in group.findings if shown is None or rows[id(f)] in shown]
        if not chosen or group.status is None:
            continue
        badge = status_badge(group.status)
        yield title_line(f"{badge.sign} {group.words}", str(len(chosen)), TONES[badge.tone])
        if group.meaning:
            meaning = paragraph(group.meaning, width - 1, "   ")
            yield OverviewLine(content(meaning, "$quiet"), is_title=True)
        for finding in chosen:
            yield _line(finding, Goal(rows[id(finding)]), width, terms_of(diff.new), whole)
    practices = [
        finding
        for finding in diff.findings
        if finding.kind not in DEMANDS and (shown is None or rows[id(finding)] in shown)
    ]
    if practices:
        yield title_line("Good practice", str(len(practices)))
    for finding in practices:
        yield _line(finding, Goal(rows[id(finding)]), width, terms_of(diff.new), whole)


def _line(
    finding: FindingChange, goal: Goal, width: int, terms: Terms, whole: bool
) -> OverviewLine:
    usual = finding.kind is FindingKind.AREA_FOR_IMPROVEMENT
    name = "" if usual else terms.kind(finding.kind)
    if finding.set_by is not None:
        name = f"{name}, set by reader".removeprefix(", ")
    lead = _MARGIN + (f"{name}  " if name else "")
    text = one_line(finding_name(finding))
    if whole:
        # So that one can see where the next begins.
        words = paragraph(lead[len(_MARGIN) :] + text, width - 1, _MARGIN, hanging="  ")
    else:
        words = lead + shorten(text, max(width - 1 - cell_len(lead), 10))
    parts = [content(words[: len(lead)], "bold"), content(words[len(lead) :])]
    return OverviewLine(Content("").join(parts), goal)
