"""Pages whose text a program recognised on a picture: what it gets wrong about print, put right.

It measures the size of each line by itself, takes bullets for the sign that is most like them, and the
rules of a box or table for letters. Bold letters are to it like all others: what was a heading is told by
the space over it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from alignment.late import late
from alignment.records import replace
from peeldiff.document.formats.bullets import split_bullet
from peeldiff.document.formats.pdf_lines import Span

__all__ = ["as_printed"]

_MISREAD = late(
    r"(?:(?:[e«»¢©®°?@+=~¥§0]|e[«»°o]|o[©°®]|«[°e])\s*\|?\s+|¢|[•*·◦o-]\s*\|\s*)(?=[^\W\d_])"
)
"""What recognition makes of a bullet, in one sign or two, and of the edge of a box behind it."""
_SURE = "¢«»~=@¥+e"
"""Those with which no line of text begins."""
_EDGES = late(r"^[|\[\]]\s+(?=\S)|(?<=\S)\s+[|\[\]]$")
_RULE = " | "
# By how much, in points or as a share of the size, the same print may be measured otherwise.
_JITTER, _JITTER_SHARE = 1.05, 0.09
# How much more than is usual two lines of one paragraph stand apart, and those of a heading, in sizes.
_LOOSER, _OF_HEADING = 1.12, 1.35
# Lines of one paragraph stand less than so many sizes apart; what may be wrong about these, as a factor.
_SINGLE, _MISMEASURED = 1.54, 1.12
# Places at one edge, in points.
_SAME_PLACE = 5.0
_BULLET = "•"
# Letters of a line of text, and of a heading at least; the lines of a heading at most.
_LONG, _FEWEST_LETTERS, _HEADING_LINES = 40, 4, 3
# How much wider than between paragraphs the space over a heading is, and than that under it; what parts
# paragraphs is less than so many lines.
_WIDER, _NEARER, _OF_PARAGRAPHS = 1.2, 1.15, 2.5
_STOPS = (".", "?", "!", ".”", ".’", ".)")


def as_printed(spans: Sequence[Span]) -> list[Span]:
    """Return the lines of a recognised page with even sizes, told bullets and no edges of boxes."""
    lines = [_without_edges(span) for span in spans]
    _even_sizes(lines)
    _fit_sizes(lines)
    _mark_bullets(lines)
    _mark_headings(lines)
    return _cells_whole(_cells_parted(lines))


# ---- sizes ---------------------------------------------------------------------------------------


def _even_sizes(lines: list[Span]) -> None:
    """Give the lines of each paragraph, and of each wrapped heading, the size of most of its letters."""
    usual = _leading(lines)
    body = _most(lines)
    run: list[Span] = []
    for line in lines:
        if run and not _is_under(run[-1], line, usual, body):
            _even(run)
            run = []
        run.append(line)
    _even(run)


def _fit_sizes(lines: list[Span]) -> None:
    """Enlarge all letters a little where they were measured too small for the space between their lines."""
    usual, body = _leading(lines), _most(lines)
    drops = [above.y - line.y for above, line in pairwise(lines) if _is_in_column(above, line)]
    widest = max((drop for drop in drops if abs(drop - usual) <= 1), default=0.0)
    factor = widest / (_SINGLE * body) if body else 0.0
    if 1 < factor <= _MISMEASURED:
        for line in lines:
            line.size *= factor


def _leading(lines: list[Span]) -> float:
    drops = Counter(
        round(above.y - line.y)
        for above, line in pairwise(lines)
        if 0 < above.y - line.y < 2 * line.size and _is_in_column(above, line)
    )
    return float(max(drops, key=lambda drop: (drops[drop], -drop))) if drops else 0.0


def _is_under(above: Span, line: Span, usual: float, body: float) -> bool:
    """Tell whether two lines are of one paragraph or heading, but for their sizes."""
    size = max(above.size, line.size)
    drop = above.y - line.y
    near = drop <= max(usual * _LOOSER, usual + 1) or (
        min(above.size, line.size) > body and drop <= _OF_HEADING * size
    )
    alike = abs(above.size - line.size) <= max(_JITTER, _JITTER_SHARE * size)
    return drop > 0 and near and alike and _is_in_column(above, line)


def _is_in_column(above: Span, line: Span) -> bool:
    return line.x0 < above.x1 and line.x1 > above.x0


def _even(run: list[Span]) -> None:
    size = _most(run)
    for line in run:
        line.size = size


def _most(lines: list[Span]) -> float:
    """Return the size of most letters."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[line.size] += len(line.text)
    return max(letters, key=lambda size: (letters[size], size), default=0.0)


# ---- bullets and edges ---------------------------------------------------------------------------


def _without_edges(span: Span) -> Span:
    """Take the sides of a box off a line."""
    bare = _EDGES.sub("", span.text)
    if bare != span.text and any(map(str.isalnum, bare)):
        span.text = bare
    return span


def _mark_bullets(lines: list[Span]) -> None:
    found = {at: mark for at, line in enumerate(lines) if (mark := _MISREAD.match(line.text))}
    told = [line.x0 for line in lines if split_bullet(line.text)[0]]
    told += [lines[at].x0 for at, mark in found.items() if mark[0][0] in _SURE]
    for at, mark in found.items():
        line = lines[at]
        under = any(abs(line.x0 - x0) < _SAME_PLACE for x0 in told)
        small = line.text[mark.end()].islower()
        if (
            mark[0][0] in _SURE
            or split_bullet(line.text)[0]
            or under
            or (small and mark[0][0] != "?")
        ):
            line.text, line.mark = line.text[mark.end() :], _BULLET


# ---- headings ------------------------------------------------------------------------------------


def _mark_headings(lines: list[Span]) -> None:
    """Make bold what stands alone at the margin, nearer to the text under it than to that above."""
    usual = _leading(lines)
    margin = Counter(round(line.x0) for line in lines if len(line.text) >= _LONG).most_common(1)
    if not usual or not margin:
        return
    left = margin[0][0]
    runs = _runs(lines, usual)
    drops = [above[-1].y - below[0].y for above, below in pairwise(runs)]
    between = Counter(round(drop) for drop in drops if 0 < drop < _OF_PARAGRAPHS * usual)
    apart = max(between, key=lambda drop: (between[drop], -drop), default=0)
    for at in range(1, len(runs) - 1):
        over, run, under = runs[at - 1 : at + 2]
        space, rest = drops[at - 1], drops[at]
        if (
            _is_head(run, left)
            and space > apart * _WIDER
            and 0 < rest < space / _NEARER
            and (over[-1].text.endswith(_STOPS) or over[-1].bold)
            and (abs(under[0].x0 - left) < _SAME_PLACE or under[0].mark)
            and (_is_head(under, left) or len(under[0].text) >= _LONG)
            and not under[0].text[:1].islower()
        ):
            for line in run:
                line.bold = True


def _runs(lines: list[Span], usual: float) -> list[list[Span]]:
    """Return the lines of a page, those together that no more than the usual space parts."""
    runs: list[list[Span]] = []
    for line in lines:
        if runs and -1 < runs[-1][-1].y - line.y <= max(usual * _LOOSER, usual + 1):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _is_head(run: list[Span], left: float) -> bool:
    """Tell whether lines at the margin have the form of a heading, with nothing beside them."""
    first, text = run[0], " ".join(line.text for line in run)
    return (
        len(run) <= _HEADING_LINES
        and all(abs(line.x0 - left) < _SAME_PLACE for line in run)
        and all(above.y - below.y > 1 for above, below in pairwise(run))
        and (first.text[:1].isupper() or first.text[:1].isdigit())
        and sum(map(str.isalpha, text)) >= _FEWEST_LETTERS
        and not (first.mark or first.note or split_bullet(first.text)[0])
        and not text.endswith((".", ",", ";", ":"))
        and ": " not in text
    )


# ---- tables --------------------------------------------------------------------------------------


def _cells_parted(lines: list[Span]) -> list[Span]:
    """Part a line at the rule between two cells, where another cell begins at the same place."""
    parted: list[Span] = []
    for line in lines:
        left, rule, right = line.text.partition(_RULE)
        at = line.x0 + (line.x1 - line.x0) * (len(left) + len(rule)) / max(1, len(line.text))
        if rule and any(abs(other.x0 - at) < 2 * line.size for other in lines if other is not line):
            width = (line.x1 - line.x0) / len(line.text)
            parted.append(replace(line, text=left, x1=line.x0 + width * len(left)))
            parted.append(replace(line, text=right, x0=at, note=""))
        else:
            parted.append(line)
    return parted


def _cells_whole(lines: list[Span]) -> list[Span]:
    """Put the second line of a row's first cell before the cell beside it."""
    ordered = list(lines)
    for at in range(len(ordered) - 2):
        label, cell, line = ordered[at : at + 3]
        beside = abs(label.y - cell.y) < 3 and cell.x0 > label.x1
        drop = label.y - line.y
        if (
            beside
            and abs(label.x0 - line.x0) < _SAME_PLACE
            and 0 < drop < _OF_HEADING * label.size
            and line.text[:1].islower()
            and line.x1 < cell.x0
        ):
            ordered[at + 1], ordered[at + 2] = line, cell
    return ordered
