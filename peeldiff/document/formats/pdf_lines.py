"""What one line of print holds, put together from what the file sets apart.

PDFium gives a line in the order of the file. Bullets, numbers and footnote marks may be runs of their
own, drawn long before or after their text, and the words of a justified line may stand so far
from each other that they look like cells.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from alignment.late import late
from alignment.records import dataclass, field
from peeldiff.document.formats.bullets import BULLETS, DASHES
from peeldiff.document.formats.pdf_tags import Tag

__all__ = ["HYPHENS", "NOTE", "STARTS_ITEM", "UNIT", "Cell", "Panel", "Span", "lines_joined"]

NOTE = late(r"[0-9]{1,3}\Z|[*†‡§]{1,3}\Z")
"""A footnote mark."""
UNIT = late(r"(?:^|[\s\d])[ckm]?m\Z")
"""A unit of length, behind which a raised number is a power."""
HYPHENS = ("\u2010", "\u00ad")
"""What a program prints where it breaks a word of itself; a typed hyphen is another character."""
_STOP = late(r"[,.;:?!)\]](?:\s|\Z)")
"""How what stands behind a footnote mark begins where no space parts it from the word before."""
STARTS_ITEM = late(
    r"(?:[0-9]{1,3}(?:\.[0-9]{1,2}){0,3}[.)]?"
    r"|\(?(?:[a-zA-Z]?[0-9]{1,4}|[0-9]{1,3}[a-zA-Z]?|[a-zA-Z]|[ivxlIVXL]{1,4})[.)]|\W{1,2}|o)\Z"
)
"""A bullet, number or letter before a text, alone; the last syllable of a sentence is none."""
_LONE_BULLET = late(f"[{re.escape(BULLETS)}\ue000-\uf8ff]\\Z")
_LONE_NUMBER = late(r"\(?(?:[0-9]{1,3}|[a-z]|[ivx]{1,4})[.)]\Z")
# How far, in points, a bullet may stand before its text.
_REACH = 40.0
# Edges of lines that differ by less than this, in points, are the same margin.
_SAME_EDGE = 2.5
_TIGHT = 1.6


class Cell(NamedTuple):
    """A cell of a table with drawn borders: the table's number on its page, row and column."""

    grid: int
    row: int
    column: int


@dataclass(slots=True, eq=False)
class Panel:
    """A box with a colour or a frame of its own, in points, and the lines that stand in it.

    `outer`: the box in which it stands itself. `alone`: it is none, but a label in the margin. `seen`:
    2 by its colour, 1 by its frame, 0 only in a coloured one. `text`: whether it holds a text apart
    from what stands beside it, once that was asked; `drawn`: the later one lies over the other.
    """

    left: float
    low: float
    right: float
    top: float
    lines: list[Span] = field(default_factory=list)
    outer: Panel | None = None
    alone: bool = False
    seen: int = 0
    drawn: int = 0
    text: bool | None = None


@dataclass(slots=True, eq=False)
class Span:
    """A run of text on one baseline. Lengths in points; `y` is the baseline, upwards from below.

    `hyphen`: the hyphen that ended the printed line here. `note`: the footnote mark before the text.
    `mark`: a bullet before the text that the file draws as a shape. `place`: where among the tagged blocks it
    stands that has no tag, 0 where nothing tells. `aside`: the file itself says
    that this is no part of its content. `pale`: it is printed in the colour of paper, and `ink` is its
    colour. `cell`: the one of a table with drawn borders that it stands in, `panel` the box. `runs_in`: it
    is a heading, behind which its text begins.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    hyphen: str = ""
    note: str = ""
    mark: str = ""
    tag: Tag | None = None
    place: int = 0
    aside: bool = False
    pale: bool = False
    ink: int = 0
    cell: Cell | None = None
    panel: Panel | None = None
    runs_in: bool = False


def lines_joined(lines: list[list[Span]]) -> list[Span]:
    """Return the spans of a page in the order of the file, each as a reader sees it.

    `lines` holds the spans of each line of PDFium's text, several where wide gaps part it.
    """
    _join_justified(lines)
    spans = _neighbours_joined([span for line in lines for span in line])
    return _lone_marks_joined(spans)


# ---- justified lines -----------------------------------------------------------------------------


def _join_justified(lines: list[list[Span]]) -> None:
    """Join the pieces of lines that reach from margin to margin like an unbroken line beside them.

    A table has no unbroken line of its own width right above or below each of its rows.
    """
    # Down the page and up again, so that each line that was joined vouches for the next.
    for order in (list(pairwise(lines)), [(b, a) for a, b in pairwise(lines)][::-1]):
        for known, line in order:
            if len(line) > 1 and len(known) == 1 and _same_measure(known[0], line):
                line[:] = [_as_one(line)]


def _same_measure(known: Span, line: list[Span]) -> bool:
    first, last = line[0], line[-1]
    return (
        first.cell == last.cell
        and first.panel is last.panel
        and abs(known.x0 - first.x0) < _SAME_EDGE
        and abs(known.x1 - last.x1) < _SAME_EDGE
        and abs(known.size - first.size) < 1
        and 0 < abs(known.y - first.y) < _TIGHT * first.size
        and known.bold == first.bold
    )


def _as_one(pieces: list[Span]) -> Span:
    whole = pieces[0]
    whole.text = " ".join(piece.text for piece in pieces)
    whole.x1 = pieces[-1].x1
    whole.hyphen = pieces[-1].hyphen
    return whole


# ---- marks ---------------------------------------------------------------------------------------


def _neighbours_joined(spans: list[Span]) -> list[Span]:
    """Join each bullet, number and footnote mark to the text that the file sets next to it."""
    joined: list[Span] = []
    for span in spans:
        before = joined[-1] if joined else None
        near = before is not None and before.cell == span.cell
        if before is None or not near or not -1 <= span.x0 - before.x1 < _REACH:
            joined.append(span)
            continue
        gap = span.x0 - before.x1
        raised = before.y - span.y
        level = abs(raised) < 2
        if 0 <= raised < span.size and before.size < 0.85 * span.size and NOTE.match(before.text):
            span.note = before.text
            joined[-1] = span
        elif 0 <= -raised < before.size and span.size < 0.85 * before.size and gap < 4:
            if not NOTE.match(span.text) or UNIT.search(before.text):
                joined.append(span)
            else:
                before.x1 = span.x1
        elif level and _starts_item(before, gap):
            joined[-1] = _behind(before, span)
        elif level and gap < 0.45 * span.size and abs(before.size - span.size) < 1:
            space = "" if _STOP.match(span.text) else " "
            before.text = f"{before.text}{space}{span.text}"
            before.x1 = span.x1
            before.bold = before.bold and span.bold
            before.hyphen = span.hyphen
        else:
            joined.append(span)
    return joined


def _starts_item(mark: Span, gap: float) -> bool:
    """Tell whether a piece is the bullet or number of the text behind the gap.

    A dash far from it is what an empty cell prints.
    """
    if mark.text in DASHES and gap > 2 * mark.size:
        return False
    return bool(STARTS_ITEM.match(mark.text)) and not NOTE.match(mark.text)


def _lone_marks_joined(spans: list[Span]) -> list[Span]:
    """Join bullets that stand alone to the text on their right, wherever the file draws them."""
    marks = [span for span in spans if _is_lone_mark(span.text)]
    if not marks:
        return spans
    texts = sorted((span for span in spans if span not in marks), key=lambda span: span.x0)
    owned: dict[Span, Span] = {}
    for mark in marks:
        beside = (
            text
            for text in texts
            if text not in owned
            and text.cell == mark.cell
            and abs(text.y - mark.y) < 0.35 * text.size
            and -1 <= text.x0 - mark.x1 < _REACH
        )
        text = next(beside, None)
        if text is not None:
            owned[text] = mark
    taken = set(owned.values())
    return [
        _behind(owned[span], span) if span in owned else span for span in spans if span not in taken
    ]


def _is_lone_mark(text: str) -> bool:
    if text in DASHES:
        return False  # An empty cell of a table prints one.
    return bool(_LONE_BULLET.match(text) or _LONE_NUMBER.match(text))


def _behind(mark: Span, span: Span) -> Span:
    span.text = f"{mark.text} {span.text}"
    span.x0 = mark.x0
    return span
