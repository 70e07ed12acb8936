"""A report as its parts: what a publisher would hand to a typesetter.

Taken from the lines of a text, with sentences mended over its page breaks. Running headers and page
numbers of the text are left out: every format makes its own. A line that heads a section is a
heading here even where the text prints it plainly, because a published file sets it as one.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from peeldiff.document.source import Document, Line, Role
from peeldiff.inspectorates import load_inspectorate
from peeldiff.model import Inspection
from peeldiff.report.aside.furniture import set_aside
from peeldiff.report.blocks import make_blocks
from peeldiff.report.facts.metadata import read_metadata

__all__ = ["Part", "Report", "report_of"]

_OF_THE_PAGES = ("running_header", "page_number")


@dataclass
class Part:
    """One block. `kind`: heading, text, item, row, contents, menu. `notes`: texts of its footnotes.

    `level` counts from 1 for headings and from 0 for items and contents entries. `markup` is the
    level of a heading that the text itself marks, or 0: what a writer sees who keeps the text's own
    look. `strong` is what a publisher sets in bold, `bold` what the text does.
    """

    kind: str
    text: str
    level: int = 0
    bold: bool = False
    mark: str = ""
    cells: tuple[str, ...] = ()
    markup: int = 0
    strong: bool = False
    notes: list[str] = field(default_factory=list)


@dataclass
class Report:
    """The parts in reading order. `header` runs through the pages."""

    parts: list[Part]
    header: str


def report_of(document: Document, inspection: Inspection) -> Report:
    """Take a text apart; `inspection` is what peeldiff reads in it."""
    words = load_inspectorate()
    metadata = read_metadata(document.lines, words)
    aside = set_aside(
        document.lines, words, metadata, whole_paragraphs=document.whole_paragraphs
    ).kinds
    blocks = make_blocks(document.lines, aside, whole_paragraphs=document.whole_paragraphs)
    headed = {section.line: section.level for section in inspection.sections}
    titled = {finding.line for finding in inspection.findings if finding.detail}
    placed: list[tuple[int, Part]] = []
    depth = 0
    for block in blocks:
        kind = {Role.HEADING: "heading", Role.ITEM: "item", Role.ROW: "row"}.get(block.role, "text")
        part = Part(kind, block.text, block.level, block.bold, block.mark, block.cells)
        part.strong = part.bold or (kind == "text" and block.first in titled)
        depth = headed.get(block.first, depth)
        if kind == "heading" or (kind == "text" and block.first in headed):
            part.kind = "heading"
            part.markup = block.level if block.role is Role.HEADING else 0
            part.level = min(6, depth + 1 + (block.first not in headed))
        placed.append((block.first, part))
    for index, kind in aside.items():
        line = document.lines[index]
        if kind not in (*_OF_THE_PAGES, "footnote") and line.text:
            placed.append((line.number, _aside(line, kind)))
    placed.sort(key=lambda pair: pair[0])
    _add_notes(placed, document, aside)
    name = inspection.title or inspection.force or "Report"
    return Report([part for _, part in placed], f"{name[:60]} – report")


def _aside(line: Line, kind: str) -> Part:
    if kind == "navigation":
        return Part("menu", line.text)
    if kind == "contents":
        is_title = line.role is Role.HEADING
        level = line.level if is_title else min(1, line.indent)
        what = "heading" if is_title else "contents"
        return Part(what, line.text, level, line.bold, "", line.cells, line.level, line.bold)
    if line.role is Role.HEADING:
        return Part("heading", line.text, line.level, line.bold, markup=line.level)
    kind = {Role.ITEM: "item", Role.ROW: "row"}.get(line.role, "text")
    return Part(kind, line.text, line.level, line.bold, line.mark, line.cells, strong=line.bold)


def _add_notes(placed: list[tuple[int, Part]], document: Document, aside: dict[int, str]) -> None:
    """Hang each footnote on the part above it; a line without a mark goes on with the note."""
    bodies = [(first, part) for first, part in placed if part.kind in ("text", "item")]
    last: Part | None = None
    for index in sorted(index for index, kind in aside.items() if kind == "footnote"):
        line = document.lines[index]
        if not line.text:
            continue
        if last is not None and line.role is not Role.FOOTNOTE:
            last.notes[-1] += f" {line.text}"
            continue
        above = [part for first, part in bodies if first <= line.number]
        last = above[-1] if above else bodies[0][1]
        last.notes.append(line.text)
