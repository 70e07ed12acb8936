"""OpenDocument texts as lines: what the file prints, with its headings, lists, tables and notes.

Tracked changes are read as if accepted, with a warning. Comments and hidden text are left out as in
print, and nothing that a file refers to is opened.
"""

from __future__ import annotations

from alignment.late import late
from alignment.records import dataclass, field
from peeldiff.document.formats.archive import Archive, Node, prose_in
from peeldiff.document.formats.builder import LineBuilder
from peeldiff.document.formats.bullets import is_headed, part_glued_number, places_prose
from peeldiff.document.formats.entries import BREAK, TAB, add_entry, entries_of, wrapped_lines
from peeldiff.document.formats.odt_styles import ListStyles, Style, Styles
from peeldiff.document.formats.printed import Look, PrintedLines
from peeldiff.document.formats.verbatim import is_text_file, verbatim_lines
from peeldiff.document.formats.warned import TRACKED_CHANGES, hidden_text
from peeldiff.document.limits import Limits
from peeldiff.document.source import Line, Role
from peeldiff.errors import FormatError
from peeldiff.model import ReportWarning

__all__ = ["read_odt", "read_opendocument"]

_NOTE_MARK = late(r"[0-9]{1,3}\Z|[*†‡§]{1,3}\Z")
_SILENT = frozenset(
    (
        "tracked-changes", "annotation", "annotation-end", "sequence-decls", "forms", "script",
        "variable-decls", "user-field-decls", "table-of-content-source", "title", "desc",
        "bibliography-source", "table-columns", "table-column", "ruby-text", "event-listeners",
    )
)  # fmt: skip
_CHANGES = frozenset(("insertion", "deletion"))
_ROW_GROUPS = frozenset(("table-header-rows", "table-rows", "table-row-group"))
_CELLS = frozenset(("table-cell", "covered-table-cell"))


def read_odt(
    data: bytes, name: str, limits: Limits
) -> tuple[tuple[Line, ...], list[ReportWarning]]:
    """Return the lines of an OpenDocument text and warnings; see `read_opendocument`."""
    lines, warnings, _ = read_opendocument(data, name, limits)
    return lines, warnings


def read_opendocument(
    data: bytes, name: str, limits: Limits
) -> tuple[tuple[Line, ...], list[ReportWarning], bool]:
    """Return the lines of a text, warnings, and whether it is one with its own line ends.

    Raises `FormatError` and `LimitError`.
    """
    archive = Archive(data, name, "OpenDocument", limits)
    content, styles = archive.tree("content.xml"), archive.tree("styles.xml")
    text = content.child("body", "text") if content is not None else None
    if content is None or text is None:
        raise FormatError(
            f"{name} is an OpenDocument file without a text in it; give a text document (ODT)."
        )
    reader = _Text([root for root in (styles, content) if root is not None], name, limits)
    changes = text.child("tracked-changes")
    changed = changes is not None and any(changes.every(tag) for tag in _CHANGES)
    verbatim = reader.verbatim(text)
    lines = verbatim or reader.read(text, styles)
    warnings = [TRACKED_CHANGES] * changed + [hidden_text()] * reader.hidden
    return lines, warnings, verbatim is not None


@dataclass(slots=True)
class _Paragraph:
    """The text of one paragraph and what hangs on it."""

    pieces: list[str] = field(default_factory=list)
    plain: bool = False
    page: int | None = None
    """The page of its first word, where pages are known."""
    looks: list[Look] = field(default_factory=list)
    """How its first and last words are set."""
    notes: list[Node] = field(default_factory=list)
    boxes: list[Node] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces)


@dataclass(slots=True)
class _Lists:
    """The lists around a paragraph: their style, and the number on each level."""

    style: str = ""
    counts: list[int] = field(default_factory=list)
    fresh: bool = False
    """Whether the item has not had its first paragraph yet."""


class _Text:
    def __init__(self, roots: list[Node], name: str, limits: Limits) -> None:
        self._limits = limits
        self._builder = LineBuilder(name, limits)
        self._styles = Styles(roots)
        self._lists = ListStyles(roots)
        self._ended: dict[str, int] = {}
        self._page: int | None = None
        self._printed = PrintedLines()
        self._space_below = 0
        self.hidden = False

    def verbatim(self, text: Node) -> tuple[Line, ...] | None:
        """The lines of a text file that the word processor has opened, or None."""
        paragraphs = [node for node in text.children if node.tag in ("p", "table")]
        styled = [
            self._styles.style("paragraph", node.get("style-name")).verbatim for node in paragraphs
        ]
        if not is_text_file(styled):
            return None
        return verbatim_lines(
            self._content(node).text if node.tag == "p" else "" for node in paragraphs
        )

    def read(self, text: Node, styles: Node | None) -> tuple[Line, ...]:
        paged = text.get("use-soft-page-breaks") == "true"
        if paged and next(text.every("soft-page-break"), None) is not None:
            self._page = 1
        self._furniture(styles, "header", 1 if self._page else None)
        self._blocks(text, _Lists())
        self._furniture(styles, "footer", self._page)
        return self._printed.joined(self._builder.lines())

    def _furniture(self, styles: Node | None, kind: str, page: int | None) -> None:
        """Add running headers or footers, each different text once."""
        seen: set[str] = set()
        for master in styles.every("master-page") if styles is not None else ():
            for part in master.children:
                if part.tag.startswith(kind):
                    for content in self._contents(part):
                        if content.text not in seen:
                            seen.add(content.text)
                            self._builder.add(content.text, Role.HEADER, page=page)

    # ---- blocks --------------------------------------------------------------------------------

    def _blocks(self, parent: Node, lists: _Lists) -> None:
        for node in parent.children:
            match node.tag:
                case "p" | "h":
                    self._paragraph(node, lists)
                case "list":
                    self._list(node, lists)
                case "table":
                    self._table(node)
                case "soft-page-break":
                    self._turn_page()
                case "index-body":
                    self._contents_list(node)
                case "frame":
                    for box in node.outermost("text-box"):
                        self._blocks(box, _Lists())
                case tag if tag not in _SILENT:
                    self._blocks(node, lists)

    def _contents_list(self, node: Node) -> None:
        for content in self._contents(node):
            self._builder.add(content.text, page=self._page, close=True)

    def _list(self, node: Node, outer: _Lists) -> None:
        style = node.get("style-name") or outer.style
        depth = len(outer.counts)
        number = self._lists.first(style, depth)
        if node.get("continue-numbering") == "true" or node.get("continue-list"):
            number = self._ended.get(style, number - 1) + 1
        for item in node.children:
            if item.tag not in ("list-item", "list-header"):
                continue
            start = item.get("start-value")
            number = int(start) if start.isdecimal() and len(start) < 6 else number
            fresh = item.tag == "list-item"
            inner = _Lists(style, [*outer.counts, number], fresh)
            self._blocks(item, inner)
            number += fresh
        self._ended[style] = number - 1

    def _paragraph(self, node: Node, lists: _Lists) -> None:
        style = self._styles.style("paragraph", node.get("style-name"))
        if style.breaks_page and self._page and self._builder.lines():
            self._turn_page()
        content = self._content(node)
        page = content.page
        builder = self._builder
        bold = not content.plain
        level = _heading_level(node, style.title)
        depth = max(0, len(lists.counts) - 1)
        if not content.text.strip() and builder.ends_in_row:
            builder.part()
        first = builder.count
        if level:
            for line in wrapped_lines(content.text):
                told = part_glued_number(line)
                builder.add(told, Role.HEADING, level=level, bold=bold, page=page)
        else:
            listed = lists.fresh and lists.counts
            for number, entry in enumerate(entries_of(content.text, listed=bool(listed))):
                if lists.fresh and lists.counts:
                    lists.fresh = False
                    mark = self._lists.mark(lists.style, lists.counts)
                    builder.add(
                        entry.whole,
                        Role.ITEM,
                        level=depth,
                        indent=2 * depth,
                        mark=mark,
                        bold=bold,
                        page=page,
                    )
                else:
                    indent = 2 * len(lists.counts)
                    add_entry(builder, entry, bold=bold, indent=indent, page=page, close=number > 0)
        self._note_print(style, content, first)
        for note in content.notes:
            self._note(note)
        for box in content.boxes:
            self._blocks(box, _Lists())

    def _note_print(self, style: Style, content: _Paragraph, first: int) -> None:
        """Note how a paragraph is set, whose lines the builder has from `first` on."""
        above = self._space_below + style.above
        self._space_below = style.below
        looks = content.looks if content.text.strip() else ()
        self._printed.note(self._builder.lines_from(first), looks, above)

    def _table(self, table: Node) -> None:
        rows = _rows(table)
        columns = max((len(cells) for cells in rows), default=0)
        wide = any(sum(cell.has_text() for cell in cells) > 1 for cells in rows)
        items = sum(1 for _ in table.every("list-item"))
        listed = items > 1 and not is_headed([[cell.letters() for cell in row] for row in rows])
        listed = listed or places_prose(map(prose_in, rows))
        if not wide or listed or any(next(table.every(tag), None) for tag in ("table", "h")):
            for cells in rows:
                for cell in cells:
                    self._blocks(cell, _Lists())
            return
        self._builder.part()
        self._printed.part()
        notes: list[Node] = []
        for cells in rows:
            texts: list[str] = []
            for cell in cells:
                found = self._contents(cell)
                notes += [note for content in found for note in content.notes]
                text = BREAK.join(content.text for content in found)
                repeat = cell.get("number-columns-repeated")
                times = int(repeat) if repeat.isdecimal() and len(repeat) < 6 else 1
                # Empty columns up to the end of the sheet are repeated by the thousand.
                texts += [text] * (times if text else min(times, self._limits.cells))
            while texts and not texts[-1] and len(texts) > columns:
                texts.pop()
            self._builder.add_row(texts, page=self._page)
        self._builder.part()
        for note in notes:
            self._note(note)

    def _note(self, note: Node) -> None:
        citation, body = note.child("note-citation"), note.child("note-body")
        mark = citation.text.strip() if citation is not None else ""
        for content in self._contents(body) if body is not None else []:
            text = content.text.replace(BREAK, " ")
            self._builder.add(text, Role.FOOTNOTE, mark=mark, page=self._page)
            mark = ""

    def _turn_page(self) -> None:
        if self._page is not None:
            self._page += 1

    # ---- text ----------------------------------------------------------------------------------

    def _contents(self, parent: Node) -> list[_Paragraph]:
        """Return the paragraphs inside a cell, note or header, those of its boxes included."""
        found: list[_Paragraph] = []
        for node in parent.children:
            if node.tag in ("p", "h"):
                content = self._content(node)
                found.append(content)
                for box in content.boxes:
                    found += self._contents(box)
            elif node.tag not in _SILENT:
                found += self._contents(node)
        return found

    def _content(self, paragraph: Node) -> _Paragraph:
        found = _Paragraph()
        style = self._styles.style("paragraph", paragraph.get("style-name"))
        self._runs(paragraph, found, style.bold, style.look)
        return found

    def _runs(self, parent: Node, found: _Paragraph, bold: bool, look: Look) -> None:
        self._put(parent.text, found, bold, look)
        for node in parent.children:
            match node.tag:
                case "span":
                    self._span(node, found, bold, look)
                case "s":
                    found.pieces.append(" ")
                case "tab":
                    found.pieces.append(TAB)
                case "line-break":
                    found.pieces.append(BREAK)
                case "soft-page-break":
                    self._turn_page()
                case "note":
                    found.notes.append(node)
                case "frame" | "custom-shape" | "rect" | "g":
                    boxes = list(node.outermost("text-box"))
                    found.boxes += boxes or [node]
                case tag if tag not in _SILENT:
                    self._runs(node, found, bold, look)
            self._put(node.tail, found, bold, look)

    def _span(self, node: Node, found: _Paragraph, bold: bool, look: Look) -> None:
        name = node.get("style-name")
        style = self._styles.style("text", name)
        mark = node.text.strip()
        if style.hidden:
            self.hidden = self.hidden or node.has_text()
            return
        if style.raised and not node.children and _NOTE_MARK.match(mark) and found.text.strip():
            return
        self._runs(node, found, style.bold or bold, style.look)

    def _put(self, text: str, found: _Paragraph, bold: bool, look: Look) -> None:
        if text:
            if not text.isspace():
                found.looks[1:] = [look]
            # Line ends in the file's own text are spaces; breaks have an element.
            found.pieces.append(" ".join(text.split("\n")))
            found.page = found.page or self._page
            found.plain = found.plain or (not bold and not text.isspace())


def _heading_level(node: Node, title: bool) -> int:
    if node.tag == "h":
        level = node.get("outline-level")
        return min(6, max(1, int(level))) if level.isdecimal() and len(level) < 4 else 1
    return int(title)


def _rows(table: Node) -> list[list[Node]]:
    """Return the cells of each row; rows may stand in groups."""
    rows: list[list[Node]] = []
    waiting = list(reversed(table.children))
    while waiting:
        node = waiting.pop()
        if node.tag == "table-row":
            rows.append([cell for cell in node.children if cell.tag in _CELLS])
        elif node.tag in _ROW_GROUPS:
            waiting.extend(reversed(node.children))
    return rows
