"""Word files as lines: what the file prints, with its styles, lists, tables, boxes and notes.

Tracked changes are read as if accepted, with a warning. Fields show their last result, hidden text
and comments are left out as in print, and nothing that a file refers to is opened.
"""

from __future__ import annotations

from alignment.late import late
from alignment.records import dataclass, field
from peeldiff.document.formats.archive import Archive, Node, prose_in
from peeldiff.document.formats.builder import LineBuilder
from peeldiff.document.formats.bullets import (
    is_headed,
    part_glued_number,
    places_prose,
    sets_off_mark,
)
from peeldiff.document.formats.docx_styles import Numbering, Styles, is_on
from peeldiff.document.formats.entries import BREAK, TAB, add_entry, entries_of, wrapped_lines
from peeldiff.document.formats.printed import Look, PrintedLines
from peeldiff.document.formats.verbatim import is_text_file, verbatim_lines
from peeldiff.document.formats.warned import TRACKED_CHANGES, hidden_text
from peeldiff.document.limits import Limits
from peeldiff.document.source import Line, Role
from peeldiff.errors import FormatError
from peeldiff.model import ReportWarning

__all__ = ["read_docx", "read_word"]

_NOTE_MARK = late(r"[0-9]{1,3}\Z|[*†‡§]{1,3}\Z")
_DELETED = frozenset(("del", "moveFrom"))
_INSERTED = frozenset(("ins", "moveTo"))
_SILENT = frozenset(
    ("rPr", "pPr", "sdtPr", "tblPr", "tblGrid", "trPr", "tcPr", "instrText", "delText", "sectPr")
)


def read_docx(
    data: bytes, name: str, limits: Limits
) -> tuple[tuple[Line, ...], list[ReportWarning]]:
    """Return the lines of a Word file and warnings; see `read_word`."""
    lines, warnings, _ = read_word(data, name, limits)
    return lines, warnings


def read_word(
    data: bytes, name: str, limits: Limits
) -> tuple[tuple[Line, ...], list[ReportWarning], bool]:
    """Return the lines of a Word file, warnings, and whether it is a text with its own line ends.

    Raises `FormatError` and `LimitError`.
    """
    archive = Archive(data, name, "Word", limits)
    reader = _Word(archive, LineBuilder(name, limits))
    body = reader.body()
    if body is None:
        raise FormatError(f"{name} is a Word file without a document in it; save it again.")
    verbatim = reader.verbatim(body)
    lines = verbatim or reader.read(body)
    warnings = [TRACKED_CHANGES] * reader.tracked + [hidden_text()] * reader.hidden
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
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Node] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces)


class _Word:
    def __init__(self, archive: Archive, builder: LineBuilder) -> None:
        self._archive = archive
        self._builder = builder
        self._main = _related(archive, "", "officeDocument") or ["word/document.xml"]
        related = {
            kind: [archive.tree(part) for part in _related(archive, self._main[0], kind)]
            for kind in ("styles", "numbering", "footnotes", "endnotes", "header", "footer")
        }
        self._parts = {kind: [n for n in nodes if n is not None] for kind, nodes in related.items()}
        self._styles = Styles(next(iter(self._parts["styles"]), None))
        self._numbering = Numbering(next(iter(self._parts["numbering"]), None))
        self._notes: dict[tuple[str, str], Node] = {
            (kind, note.get("id")): note
            for kind in ("footnote", "endnote")
            for part in self._parts[f"{kind}s"]
            for note in part.children
            if note.tag == kind and note.get("type") in ("", "normal")
        }
        self._page: int | None = None
        self._printed = PrintedLines()
        self._space_below = 0
        self._counts = {"footnote": 0, "endnote": 0}
        self.tracked = False
        self.hidden = False

    def body(self) -> Node | None:
        root = self._archive.tree(self._main[0])
        return root.child("body") if root is not None else None

    def verbatim(self, body: Node) -> tuple[Line, ...] | None:
        """The lines of a text file that Word has opened, or None."""
        paragraphs = [node for node in body.children if node.tag in ("p", "tbl")]
        styled = [
            self._styles.style(_property(node.child("pPr"), "pStyle")).verbatim
            for node in paragraphs
        ]
        if not is_text_file(styled):
            return None
        return verbatim_lines(
            self._content(node).text if node.tag == "p" else "" for node in paragraphs
        )

    def read(self, body: Node) -> tuple[Line, ...]:
        if next(body.every("lastRenderedPageBreak"), None) is not None:
            self._page = 1
        self._furniture("header", 1 if self._page else None)
        self._blocks(body)
        for key in list(self._notes):
            self._note(*key)
        self._furniture("footer", self._page)
        return self._printed.joined(self._builder.lines())

    def _furniture(self, kind: str, page: int | None) -> None:
        """Add running headers or footers, each different text once."""
        seen: set[str] = set()
        for part in self._parts[kind]:
            for content in self._contents(part):
                if content.text not in seen:
                    seen.add(content.text)
                    self._builder.add(content.text, Role.HEADER, page=page)

    # ---- blocks --------------------------------------------------------------------------------

    def _blocks(self, parent: Node) -> None:
        for node in _chosen(parent):
            if node.tag == "p":
                self._paragraph(node)
            elif node.tag == "tbl":
                self._table(node)
            elif node.tag in _DELETED:
                self.tracked = True
            elif node.tag not in _SILENT:
                self._blocks(node)

    def _paragraph(self, node: Node) -> None:
        properties = node.child("pPr")
        content = self._content(node)
        page = content.page
        builder = self._builder
        style = self._styles.style(_property(properties, "pStyle"))
        outline = _property(properties, "outlineLvl")
        level = min(6, int(outline) + 1) if outline in tuple("012345678") else style.level
        bold = not content.plain
        list_id = _property(properties, "numPr", "numId") or style.list_id or ""
        depth = _property(properties, "numPr", "ilvl") or str(style.depth or 0)
        mark = self._numbering.mark(list_id, int(depth)) if depth in tuple("012345678") else ""
        if not content.text.strip() and builder.ends_in_row:
            builder.part()
        first = builder.count
        if level:
            for line in wrapped_lines(content.text):
                told = part_glued_number(line)
                builder.add(told, Role.HEADING, level=level, bold=bold, mark=mark, page=page)
        elif style.contents:
            for line in wrapped_lines(content.text):
                builder.add(line, bold=bold, page=page, close=True)
        else:
            for number, entry in enumerate(entries_of(content.text, listed=bool(mark))):
                if number or not mark:
                    add_entry(builder, entry, bold=bold, page=page, close=number > 0)
                    continue
                at = int(depth) + style.nesting
                builder.add(
                    entry.whole,
                    Role.ITEM,
                    level=at,
                    indent=2 * at,
                    mark=mark,
                    bold=bold,
                    page=page,
                )
        self._note_print(properties, content, first)
        for key in content.notes:
            self._note(*key)
        for box in content.boxes:
            self._blocks(box)

    def _note_print(self, properties: Node | None, content: _Paragraph, first: int) -> None:
        """Note how a paragraph is set, whose lines the builder has from `first` on."""
        above = self._space_below + _space(properties, "before")
        self._space_below = _space(properties, "after")
        looks = content.looks if content.text.strip() else ()
        self._printed.note(self._builder.lines_from(first), looks, above)

    def _table(self, table: Node) -> None:
        rows = [row for row in _flat(table, "tr") if not self._is_deleted(row)]
        cells = [_flat(row, "tc") for row in rows]
        if self._is_box(table, cells):
            for row_cells in cells:
                for cell in row_cells:
                    self._blocks(cell)
            return
        self._builder.part()
        self._printed.part()
        waiting: list[tuple[str, str]] = []
        for row_cells in cells:
            page: int | None = None
            texts: list[str] = []
            for cell in row_cells:
                found = self._contents(cell)
                waiting += [key for content in found for key in content.notes]
                page = page or next((c.page for c in found if c.page), None)
                texts.append(BREAK.join(content.text for content in found))
                texts += [""] * (_span(cell) - 1)
            self._builder.add_row(texts, page=page)
        self._builder.part()
        for key in waiting:
            self._note(*key)

    def _is_box(self, table: Node, cells: list[list[Node]]) -> bool:
        """Tell whether a table only frames or places text, or holds a list."""
        if next(table.every("tbl"), None) is not None:
            return True
        if not any(sum(cell.has_text() for cell in row) > 1 for row in cells):
            return True
        if places_prose(map(prose_in, cells)):
            return True
        if is_headed([[cell.letters() for cell in row] for row in cells]):
            return False
        styles = [self._styles.style(style.get("val")) for style in table.every("pStyle")]
        items = sum(1 for _ in table.every("numPr")) + sum(bool(style.list_id) for style in styles)
        return items > 1 or any(style.level for style in styles)

    def _is_deleted(self, row: Node) -> bool:
        deleted = row.child("trPr", "del") is not None
        self.tracked = self.tracked or deleted
        return deleted

    def _note(self, kind: str, identifier: str) -> None:
        """Add a footnote where it is first referred to."""
        note = self._notes.pop((kind, identifier), None)
        if note is None:
            return
        self._counts[kind] += 1
        mark = str(self._counts[kind])
        for content in self._contents(note):
            self._builder.add(
                content.text.replace(BREAK, " "),
                Role.FOOTNOTE,
                mark=mark,
                page=self._page,
            )
            mark = ""

    # ---- runs ----------------------------------------------------------------------------------

    def _contents(self, parent: Node) -> list[_Paragraph]:
        """Return the paragraphs inside a cell, note or header, those of its boxes included."""
        found: list[_Paragraph] = []
        for node in _chosen(parent):
            if node.tag == "p":
                content = self._content(node)
                found.append(content)
                for box in content.boxes:
                    found += self._contents(box)
            elif node.tag in _DELETED:
                self.tracked = True
            elif node.tag not in _SILENT:
                found += self._contents(node)
        return found

    def _content(self, paragraph: Node) -> _Paragraph:
        found = _Paragraph()
        style = self._styles.style(_property(paragraph.child("pPr"), "pStyle"))
        self._runs(paragraph, found, style.bold)
        return found

    def _runs(self, parent: Node, found: _Paragraph, bold: bool) -> None:
        for node in _chosen(parent):
            tag = node.tag
            if tag == "r":
                self._run(node, found, bold)
            elif tag in _DELETED:
                self.tracked = True
            elif tag not in _SILENT:
                self.tracked = self.tracked or tag in _INSERTED
                if tag == "t":
                    found.pieces.append(node.text)
                self._runs(node, found, bold)

    def _run(self, run: Node, found: _Paragraph, bold: bool) -> None:
        properties = run.child("rPr")
        if is_on(properties, "vanish"):
            self.hidden = self.hidden or any(text.text.strip() for text in run.every("t"))
            return
        own = is_on(properties, "b")
        if own is None:
            named = self._styles.style(_property(properties, "rStyle")).bold
            own = named or bold
        raised = _property(properties, "vertAlign") == "superscript"
        for node in _chosen(run):
            match node.tag:
                case "t":
                    if raised and _NOTE_MARK.match(node.text.strip()) and found.text.strip():
                        continue
                    if sets_off_mark(found.pieces, node.text):
                        found.pieces.append(" ")
                    found.pieces.append(node.text)
                    if not node.text.isspace():
                        found.looks[1:] = [_look(properties, bool(own))]
                    found.page = found.page or self._page
                    found.plain = found.plain or (not own and not node.text.isspace())
                case "tab" | "ptab":
                    found.pieces.append(TAB)
                case "br" | "cr":
                    found.pieces.append(" " if node.get("type") == "page" else BREAK)
                case "noBreakHyphen":
                    found.pieces.append("-")
                case "sym":
                    found.pieces.append(_symbol(node.get("char")))
                case "footnoteReference" | "endnoteReference":
                    found.notes.append((node.tag.removesuffix("Reference"), node.get("id")))
                case "lastRenderedPageBreak":
                    self._page = (self._page or 0) + 1
                case "drawing" | "pict" | "object":
                    found.boxes += node.outermost("txbxContent")
                case _:
                    if node.tag not in _SILENT:
                        self._runs(node, found, own)


def _chosen(parent: Node) -> list[Node]:
    """Return the children, with the first of alternative contents in place of all of them."""
    if not any(child.tag == "AlternateContent" for child in parent.children):
        return parent.children
    children: list[Node] = []
    for child in parent.children:
        if child.tag == "AlternateContent":
            choice = child.child("Choice") or child.child("Fallback")
            children += choice.children if choice is not None else []
        else:
            children.append(child)
    return children


def _flat(parent: Node, tag: str) -> list[Node]:
    """Return the rows of a table or the cells of a row, also those wrapped in content controls."""
    found: list[Node] = []
    waiting = list(reversed(parent.children))
    while waiting:
        node = waiting.pop()
        if node.tag == tag:
            found.append(node)
        elif node.tag in ("sdt", "sdtContent", "ins", "customXml", "moveTo"):
            waiting.extend(reversed(node.children))
    return found


def _span(cell: Node) -> int:
    text = _property(cell.child("tcPr"), "gridSpan")
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 5 else 1


def _property(properties: Node | None, *path: str) -> str:
    node = properties.child(*path) if properties is not None else None
    return node.get("val") if node is not None else ""


def _look(properties: Node | None, bold: bool) -> Look:
    """How a run is set by its own properties; what its style says is the same for all lines."""
    size = _property(properties, "sz")
    told = (_property(properties, "color"), is_on(properties, "i") or False)
    return Look(int(size) if size.isdecimal() and len(size) < 5 else 0, (bold, *told))


def _space(properties: Node | None, side: str) -> int:
    """The space above or below a paragraph by its own properties, in twentieths of a point."""
    node = properties.child("spacing") if properties is not None else None
    text = node.get(side) if node is not None else ""
    return int(text) if text.isdecimal() and len(text) < 6 else 0


def _symbol(code: str) -> str:
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return chr(number) if 0x20 <= number < 0xD800 or 0xE000 <= number <= 0x10FFFF else ""


def _related(archive: Archive, part: str, kind: str) -> list[str]:
    """Return the names of the parts that stand in a relation of this kind to a part."""
    folder, _, file = part.rpartition("/")
    folder = f"{folder}/" if folder else ""
    root = archive.tree(f"{folder}_rels/{file}.rels")
    found = []
    for node in root.children if root is not None else []:
        target = node.get("Target")
        if node.get("Type").rpartition("/")[2] == kind and node.get("TargetMode") != "External":
            found.append(target[1:] if target.startswith("/") else f"{folder}{target}")
    return found
