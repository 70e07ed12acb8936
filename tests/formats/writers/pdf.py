"""PDF files as a printer's program sets them: pages, running headers, footnotes at the foot of a page.

A small typesetter of its own, because it must set footnotes and two columns, which the flowing
layouts of reportlab do not. Everything is drawn line by line, in reading order.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from .report import Part, Report

__all__ = ["pdf_file", "pdf_file_of_two_columns"]

_WIDTH, _HEIGHT = A4
_MARGIN = 64.0
_TOP, _BOTTOM = _HEIGHT - 76, 70.0
_GUTTER = 24.0
_SIZES = {1: 22.0, 2: 19.0, 3: 17.0, 4: 15.0, 5: 13.5, 6: 12.0}
_PLAIN, _BOLD = "Helvetica", "Helvetica-Bold"

_ENTRY = re.compile(r"(.*?)[\s.]+(\d{1,3})\Z")

Run = tuple[float, float, str, str, float]
"""Offset to the right, rise, text, font, size."""


@cache
def _wide(text: str, font: str, size: float) -> float:
    return float(stringWidth(text, font, size))


@dataclass
class _Strip:
    """One line of print, or one table row, that no page break may cut. `height` holds its leading."""

    runs: list[Run]
    height: float
    notes: list[list[_Strip]] = field(default_factory=list)
    keep: bool = False
    """Must not stand last on a page."""


def pdf_file(report: Report) -> bytes:
    """One column, 10.5 points."""
    return _Press(report, columns=1, size=10.5).print()


def pdf_file_of_two_columns(report: Report) -> bytes:
    """Two columns, 9 points."""
    return _Press(report, columns=2, size=9.0).print()


class _Press:
    def __init__(self, report: Report, columns: int, size: float) -> None:
        self._report = report
        self._columns = columns
        self._size = size
        self._measure = (_WIDTH - 2 * _MARGIN - (columns - 1) * _GUTTER) / columns
        self._notes = 0

    def print(self) -> bytes:
        packed = io.BytesIO()
        canvas = Canvas(packed, pagesize=A4, pageCompression=1, invariant=1)
        pages = self._pages(self._strips())
        for number, columns in enumerate(pages, 1):
            canvas.setFont(_PLAIN, 8.5)
            canvas.drawString(_MARGIN, _HEIGHT - 42, self._report.header)
            for place, (strips, notes) in enumerate(columns):
                x = _MARGIN + place * (self._measure + _GUTTER)
                self._draw(canvas, strips, x, _TOP)
                self._draw(canvas, notes, x, _BOTTOM + sum(s.height for s in notes))
            canvas.setFont(_PLAIN, 8.5)
            canvas.drawCentredString(_WIDTH / 2, 36, str(number))
            canvas.showPage()
        canvas.save()
        return packed.getvalue()

    def _draw(self, canvas: Canvas, strips: list[_Strip], x: float, y: float) -> None:
        for strip in strips:
            y -= strip.height
            for right, rise, text, font, size in strip.runs:
                canvas.setFont(font, size)
                canvas.drawString(x + right, y + rise, text)

    def _pages(self, strips: list[_Strip]) -> list[list[tuple[list[_Strip], list[_Strip]]]]:
        """Fill columns from the top with text and from the foot with its notes."""
        room = _TOP - _BOTTOM
        columns: list[tuple[list[_Strip], list[_Strip]]] = [([], [])]
        used = 0.0
        for index, strip in enumerate(strips):
            notes = [line for note in strip.notes for line in note]
            need = strip.height + sum(line.height for line in notes)
            at = index
            ahead = 0.0
            while strips[at].keep and at + 1 < len(strips):
                at += 1
                ahead += strips[at].height
            if used + need + ahead > room and columns[-1][0]:
                columns.append(([], []))
                used = 0.0
            columns[-1][0].append(strip)
            columns[-1][1].extend(notes)
            used += need
        step = self._columns
        return [columns[at : at + step] for at in range(0, len(columns), step)]

    # ---- parts to strips -------------------------------------------------------------------------

    def _strips(self) -> list[_Strip]:
        out: list[_Strip] = []
        parts = self._report.parts
        at = 0
        while at < len(parts):
            part = parts[at]
            if part.kind == "row":
                end = at
                while end < len(parts) and parts[end].kind == "row":
                    end += 1
                out += self._table(parts[at:end])
                at = end
                continue
            out += self._part(part)
            at += 1
        return out

    def _part(self, part: Part) -> list[_Strip]:
        size = self._size
        if part.kind == "heading":
            scale = size / 10.5
            set_in = self._set(part.text, _BOLD, _SIZES[part.level] * scale, 0, before=size)
            for strip in set_in:
                strip.keep = True
            return set_in
        if part.kind == "contents":
            return self._entry(part)
        font = _BOLD if part.strong else _PLAIN
        if part.kind != "item":
            strips = self._set(part.text, font, size, 0, before=0.6 * size)
            for strip in strips[:-1]:
                strip.keep = part.strong
            return self._noted(part, strips)
        left = 14.0 * (part.level + 1)
        strips = self._set(part.text, font, size, left, before=0.25 * size)
        mark = part.mark if part.mark[:1].isalnum() else "•"
        strips[0].runs.insert(0, (left - 13.0, 0, mark, _PLAIN, size))
        return self._noted(part, strips)

    def _noted(self, part: Part, strips: list[_Strip]) -> list[_Strip]:
        last = strips[-1]
        for note in part.notes:
            self._notes += 1
            right, _, text, font, size = last.runs[-1]
            end = right + _wide(text, font, size) + (2 if size < 0.7 * self._size else 0)
            last.runs.append((end, 0.35 * self._size, str(self._notes), _PLAIN, 0.62 * self._size))
            small = 0.76 * self._size
            lines = self._set(note, _PLAIN, small, 8, before=3)
            lines[0].runs.insert(0, (0, 0.35 * small, str(self._notes), _PLAIN, 0.65 * small))
            last.notes.append(lines)
        return strips

    def _entry(self, part: Part) -> list[_Strip]:
        """An entry of a contents list, with dots up to its page number."""
        font = _BOLD if part.strong else _PLAIN
        size = self._size
        left = 12.0 * part.level
        cells = [cell for cell in part.cells if cell]
        text = " ".join(cells) if cells else part.text
        found = _ENTRY.match(text)
        if not found:
            return self._set(text, font, size, left, before=0.6 * size)
        strips = self._set(
            found[1], font, size, left, before=0.4 * size, measure=self._measure - 50
        )
        right, rise, last, _, _ = strips[-1].runs[0]
        room = self._measure - left - _wide(f"{last}  {found[2]}", font, size)
        dots = "." * int(room / _wide(".", font, size))
        strips[-1].runs[0] = (right, rise, f"{last} {dots} {found[2]}", font, size)
        return strips

    def _set(
        self, text: str, font: str, size: float, left: float, before: float, measure: float = 0.0
    ) -> list[_Strip]:
        lines = _wrapped(text, font, size, (measure or self._measure) - left)
        strips = [_Strip([(left, 0, line, font, size)], 1.25 * size) for line in lines]
        strips[0].height += before
        return strips

    def _table(self, rows: list[Part]) -> list[_Strip]:
        count = max(len(row.cells) for row in rows)
        size = self._size
        widest = [
            max((_wide(r.cells[c], _PLAIN, size) for r in rows if c < len(r.cells)), default=0.0)
            for c in range(count)
        ]
        gap = 14.0
        room = self._measure - gap * (count - 1)
        widths = _fitted(widest, room)
        out = []
        for row in rows:
            runs: list[Run] = []
            deepest = 1
            right = 0.0
            for cell, width in zip(row.cells, widths, strict=False):
                lines = _wrapped(cell, _PLAIN, size, width) if cell else []
                for number, line in enumerate(lines):
                    runs.append((right, -1.2 * size * number, line, _PLAIN, size))
                deepest = max(deepest, len(lines))
                right += width + gap
            drop = 1.2 * size * (deepest - 1)
            runs = [
                (right, rise + drop, text, font, size) for right, rise, text, font, size in runs
            ]
            out.append(_Strip(runs, 1.2 * size * deepest + 0.7 * size))
        return out


def _wrapped(text: str, font: str, size: float, measure: float) -> list[str]:
    lines: list[str] = []
    space = _wide(" ", font, size)
    line: list[str] = []
    width = 0.0
    for word in _breakable(text, font, size, measure):
        step = _wide(word, font, size)
        if line and width + space + step > measure:
            lines.append(" ".join(line))
            line, width = [], -space
        line.append(word)
        width += space + step if line[1:] or width else step
    lines.append(" ".join(line))
    return lines


def _breakable(text: str, font: str, size: float, measure: float) -> Iterator[str]:
    """Yield the words of a text; an address that is longer than a line is cut in pieces."""
    for word in text.split():
        while _wide(word, font, size) > measure:
            fit = max(n for n in range(1, len(word)) if _wide(word[:n], font, size) <= measure)
            yield word[:fit]
            word = word[fit:]
        yield word


def _fitted(widest: list[float], room: float) -> list[float]:
    """Column widths: narrow columns as wide as they are, the others share what is left."""
    fair = room / max(1, len(widest))
    narrow = [width for width in widest if width <= fair]
    left = room - sum(narrow)
    wide = len(widest) - len(narrow)
    return [width + 1 if width <= fair else left / wide for width in widest]
