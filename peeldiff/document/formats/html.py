"""Web pages as lines: as published, as saved whole or as one file, and as printed to a page.

What a reader of the page sees becomes lines, with headings, list nesting and table cells as the
page marks them; menus, banners and cookie notices are kept apart as navigation. Only what no reader
sees as text (scripts, styles, templates) is left out. No address is ever followed.
"""

from __future__ import annotations

import re

from alignment.late import late
from peeldiff.document.decode import clean, decode
from peeldiff.document.formats.aside import Aside, SetAside, aside_of, is_apart, is_icon, is_sign
from peeldiff.document.formats.builder import LineBuilder
from peeldiff.document.formats.bullets import part_glued_number, sets_off_mark, split_bullet
from peeldiff.document.formats.elements import (
    FOLDING,
    bold_style,
    heading_level,
    integer,
    is_layout,
    is_note,
    is_preformatted,
    is_raised,
    item_level,
)
from peeldiff.document.formats.entries import BREAK, TAB, Entry, add_entry, entries_of
from peeldiff.document.formats.html_looks import Spaces, look_of
from peeldiff.document.formats.loose import (
    begins_entry,
    begins_outer_entry,
    is_entry,
    is_loose,
    overflows,
)
from peeldiff.document.formats.markup import BLOCKS, DROPPED, Element, Event, parse
from peeldiff.document.formats.open_elements import OpenFrame, OpenList, OpenTable
from peeldiff.document.formats.placed import running_lines
from peeldiff.document.formats.printed import Look, PrintedLines
from peeldiff.document.formats.region import Region
from peeldiff.document.formats.style_sheet import bold_classes, rules_of, unseen_classes
from peeldiff.document.formats.terms import Term, terms_of
from peeldiff.document.formats.text import read_text_lines
from peeldiff.document.limits import Limits
from peeldiff.document.sniff import sniff
from peeldiff.document.source import Line, Role
from peeldiff.errors import FormatError
from peeldiff.model import ReportWarning

__all__ = ["read_html"]

_NOTE_MARK = late(r"\[?(?:[0-9]{1,3}|[ivx]{1,4}|[*†‡§]{1,3})\]?\Z")
_UNIT = late(r"(?:^|[\s\d])[ckm]?m\Z")
_TYPED_MARK = late(r"(\(?(?:[0-9]{1,3}|[a-z]|[ivx]{1,4})[.)]|[o§\uf0a7])\s+(?=\S)", re.IGNORECASE)
_SPACES = late(r"\s+")
_LISTS = frozenset(("ul", "ol", "menu", "dir"))
_CELLS = frozenset(("td", "th"))
_ALT_LENGTH = 60


def read_html(
    data: bytes, name: str, limits: Limits
) -> tuple[tuple[Line, ...], list[ReportWarning]]:
    """Return the lines of a page (HTML, or MHTML as browsers save it) and warnings; see `read_page`."""
    lines, warnings, _ = read_page(data, name, limits)
    return lines, warnings


def read_page(
    data: bytes, name: str, limits: Limits
) -> tuple[tuple[Line, ...], list[ReportWarning], bool]:
    """Return the lines of a page, warnings, and whether most of it is text with its own line ends.

    Raises `FormatError` for an MHTML file without a page in it and `LimitError`.
    """
    if sniff(data) == "mhtml":
        data = _page_of_mhtml(data, name)
    text, warnings = decode(data, name)
    page = _Page(parse(text, name, limits), name, limits)
    return page.lines(), warnings, page.is_preformatted


def _page_of_mhtml(data: bytes, name: str) -> bytes:
    from email import message_from_bytes

    try:
        for part in message_from_bytes(data).walk():
            if part.get_content_type() in ("text/html", "application/xhtml+xml"):
                page = part.get_payload(decode=True)
                if isinstance(page, bytes):
                    return page
    except RecursionError:
        pass
    raise FormatError(f"{name} is a saved web page without the page itself; save it as HTML.")


class _Page:
    def __init__(self, events: list[Event], name: str, limits: Limits) -> None:
        self.events = events
        self.limits = limits
        self.builder = LineBuilder(name, limits)
        self.region = Region(events)
        self.running = running_lines(events)
        rules = rules_of(events)
        self.bold_classes = bold_classes(rules)
        self.unseen_classes = unseen_classes(rules)
        self.buffer: list[str] = []
        self.looks: list[Look] = []
        """How the first and the last words of the buffer are set."""
        self.printed = PrintedLines()
        self.spaces = Spaces()
        self.all_bold = True
        self.loose = False
        self.alt = ""
        self.note_mark = ""
        self.lists: list[OpenList] = []
        self.tables: list[OpenTable | None] = []
        self.item: tuple[int, str] | None = None
        self.typed_item: int | None = None
        """The depth of a paragraph whose bullet or number is typed before its text."""
        self.heading_level = 1
        self.folds = False
        self.set_aside = SetAside()
        self.preformatted: list[str] | None = None
        self.preformatted_length = 0
        self.terms: dict[Element, Term] = {}
        inside = not self.region.known
        self.frames = [OpenFrame(events[0][1], False, 0, False, 0, False, inside)]
        self.dropped: Element | None = None

    def lines(self) -> tuple[Line, ...]:
        for kind, element, text in self.events[1:]:
            if self.dropped is not None:
                if kind == "close" and element is self.dropped:
                    self.dropped = None
            elif kind == "text":
                self.text(text, element)
            elif kind == "open":
                self.open(element)
            elif len(self.frames) > 1:
                self.close(element)
        self.flush()
        return self.printed.joined(self.builder.lines())

    @property
    def is_preformatted(self) -> bool:
        """Whether most of the page is text with its own line ends; true once it was read."""
        return 2 * self.preformatted_length > self.events[0][1].text_length

    def is_bold(self, element: Element) -> bool:
        """Whether the element's own style, or that of one of its classes, is bold."""
        if bold_style(element.attributes):
            return True
        return bool(self.bold_classes) and any(
            ("", name) in self.bold_classes or (element.tag, name) in self.bold_classes
            for name in element.attributes.get("class", "").split()
        )

    # ---- events --------------------------------------------------------------------------------

    def text(self, text: str, element: Element) -> None:
        self.builder.refuse_endless(text)
        if self.preformatted is not None:
            self.preformatted.append(text)
            return
        frame = self.frames[-1]
        aside = aside_of(element, self.unseen_classes, in_heading=bool(frame.heading))
        if frame.heading and element.tag not in BLOCKS and is_sign(text):
            aside = max(aside, Aside.SWITCH)
        if is_icon(text, element):
            return
        if aside and not text.isspace():
            # "section, collapse", "Start of box:": beside what is seen it is no part of that.
            apart = is_apart(self.set_aside.last(aside), text, element)
            self.set_aside.add(len(self.buffer), f" {text}" if apart else text, aside)
            return
        if is_raised(element) and _NOTE_MARK.match(text.strip()):
            before = "".join(self.buffer[-2:])
            if not before.strip():
                self.note_mark = self.note_mark or text.strip()
                return
            if not _UNIT.search(before):
                return
        if begins_outer_entry(element, self.buffer, text):
            self.next_entry()
        if not text.isspace():
            self.all_bold = self.all_bold and frame.bold
            self.looks[1:] = [frame.look]
            self.loose = self.loose or is_loose(element)
        if self.buffer and (
            is_apart(self.buffer[-1], text, element) or sets_off_mark(self.buffer, text)
        ):
            self.buffer.append(" ")
        self.buffer.append(_SPACES.sub(_typed_tab, text) if TAB in text else _SPACES.sub(" ", text))

    def open(self, element: Element) -> None:
        tag = element.tag
        if tag in DROPPED:
            self.dropped = element
            return
        parent = self.frames[-1]
        attributes = element.attributes
        heading = heading_level(element, self.heading_level, parent.inside)
        if heading:
            self.folds = tag in FOLDING
        if parent.heading and overflows(element, self.buffer):
            self.end_heading()
        elif (tag in BLOCKS and not (parent.heading and tag == "button")) or (
            is_loose(element) and begins_entry(element, self.buffer)
        ):
            self.flush()
        elif begins_outer_entry(element, self.buffer):
            self.next_entry()
        inside = parent.inside or self.region.begins_content(element)
        bold = parent.bold or tag in ("b", "strong", "dt") or self.is_bold(element)
        frame = OpenFrame(
            element,
            parent.furniture or (not heading and self.region.is_furniture(element, inside)),
            parent.heading or heading,
            parent.footnote or is_note(element),
            parent.list_depth + (tag in _LISTS),
            bold,
            inside,
            look_of(element, parent.look, bold=bold),
        )
        if tag == "button" and not heading and not parent.heading:
            frame.furniture = True
        self.frames.append(frame)
        if frame.inside and not (frame.furniture or self.table) and is_preformatted(element):
            self.flush()
            self.preformatted = self.preformatted or []
        match tag:
            case "br" if self.preformatted is not None:
                self.preformatted.append(BREAK)
            case "br":
                self.buffer.append(BREAK)
            case "q":
                self.buffer.append("“")
            case "img":
                self.alt = self.alt or attributes.get("alt", "")
            case "hr":
                self.builder.part()
                self.printed.part()
            case "ul" | "ol" | "menu" | "dir":
                self.lists.append(OpenList(tag == "ol", integer(attributes, "start", 1, 0)))
            case "li":
                self.item = (len(self.lists) - 1, self.next_mark(attributes))
            case "dl" if not frame.furniture:
                self.terms |= terms_of(self.events, element)
            case "dt" | "dd" if element in self.terms:
                if self.terms[element] is Term.ENTRY and self.item is None:
                    self.item = (len(self.lists), "•")
            case "table":
                self.builder.part()
                self.tables.append(None if is_layout(element) else OpenTable())
            case "p" | "div" if not (self.lists or frame.heading):
                self.typed_item = item_level(element)
            case "td" | "th" if self.table:
                self.table.width = integer(attributes, "colspan", 1, 1)
            case _:
                pass

    def next_entry(self) -> None:
        """End the entry that is open, and begin one of the list around its own."""
        self.flush()
        self.item = (max(0, len(self.lists) - 2), "•")

    def end_heading(self) -> None:
        """Tell the heading that is open, and let what comes stand below it."""
        self.flush()
        for frame in self.frames:
            frame.heading = 0

    def close(self, element: Element) -> None:
        tag = element.tag
        table = self.table
        if self.terms.get(element) is Term.MARK:
            self.item = (len(self.lists), self.take())
        if self.preformatted is not None and is_preformatted(element):
            self.end_preformatted(element)
        if tag in _CELLS and table is not None:
            self.close_cell(element, table)
        elif tag == "tr" and table is not None:
            self.fill_spans(table)
            self.emit_row(table)
        elif tag == "q":
            self.buffer.append("”")
        elif tag in BLOCKS and not (tag == "button" and self.frames[-2].heading):
            self.flush()
        if tag == "p" and not element.text_length:
            self.printed.part()
        if tag in _LISTS and self.lists:
            self.lists.pop()
        if tag == "table" and self.tables:
            if table is not None and table.cells:
                self.emit_row(table)  # cells that stand in no row
            self.tables.pop()
            self.builder.part()
        if tag == "li" or self.terms.get(element) is Term.ENTRY:
            self.item = None
        self.frames.pop()

    # ---- lists and tables ----------------------------------------------------------------------

    def next_mark(self, attributes: dict[str, str]) -> str:
        current = self.lists[-1] if self.lists else OpenList(False, 0)
        if not current.ordered:
            return "•"
        number = integer(attributes, "value", current.number, 0)
        current.number = number + 1
        return f"{number}."

    @property
    def table(self) -> OpenTable | None:
        return self.tables[-1] if self.tables else None

    def end_preformatted(self, element: Element) -> None:
        """Read the text since the outermost preformatted element opened as a text file's."""
        if any(is_preformatted(frame.element) for frame in self.frames[1:-1]):
            return
        text = clean("".join(self.preformatted or ()))
        self.preformatted = None
        self.preformatted_length += element.text_length
        self.builder.part()
        self.builder.add_lines(read_text_lines(text.removeprefix("\n")))
        self.builder.part()

    def fill_spans(self, table: OpenTable) -> None:
        """Put an empty cell where one of a row above reaches down."""
        while table.spans.get(len(table.cells), 0) > 0:
            table.spans[len(table.cells)] -= 1
            table.cells.append("")

    def close_cell(self, element: Element, table: OpenTable) -> None:
        self.fill_spans(table)
        text = self.take(parted=True)
        rows = integer(element.attributes, "rowspan", 1, 1)
        width = min(integer(element.attributes, "colspan", 1, 1), self.limits.cells)
        for offset in range(width):
            if rows > 1:
                table.spans[len(table.cells)] = rows - 1
            table.cells.append("" if offset else text)

    def emit_row(self, table: OpenTable) -> None:
        if self.frames[-1].furniture:
            self.builder.add(" ".join(table.cells), Role.NAVIGATION)
        else:
            self.builder.add_row(table.cells)
        table.cells = []

    # ---- text to lines -------------------------------------------------------------------------

    def take(self, *, parted: bool = False) -> str:
        aside = " ".join(self.set_aside.part_from(self.buffer)[0])
        text = "".join(self.buffer) + (f" {aside}" if aside[:1].isupper() else "")
        alt = self.alt if len(self.alt) <= _ALT_LENGTH else ""
        text = f"{self.note_mark} {text}" if text.strip() else self.note_mark or alt
        self.reset()
        return (text if parted else text.replace(BREAK, " ")).strip()

    def reset(self) -> None:
        self.buffer.clear()
        self.looks.clear()
        self.alt = ""
        self.note_mark = ""
        self.all_bold = True
        self.loose = False

    def flush(self) -> None:
        """Turn the text since the last block boundary into lines."""
        if self.table is not None and any(f.element.tag in _CELLS for f in self.frames):
            self.buffer.append(BREAK)
            return
        if not (self.buffer or self.alt or self.note_mark or self.set_aside):
            return
        aside, told_by = self.set_aside.part_from(self.buffer)
        self.all_bold = self.all_bold and told_by is Aside.SEEN
        if told_by is Aside.SWITCH and self.frames[-1].element.tag == "button":
            # It opens what stands under the heading beside it.
            self.frames[-1].furniture = True
        furniture = self.frames[-1].furniture or not self.frames[-1].inside
        text = "".join(self.buffer)
        bold = self.all_bold and bool(text.strip())
        note = self.note_mark
        if self.loose and self.item is None and is_entry(text.strip()):
            self.item = (len(self.lists), "•")
        if not text.strip():
            text = note or (self.alt if len(self.alt) <= _ALT_LENGTH else "")
            note = ""
        looks = tuple(self.looks)
        self.reset()
        if self.typed_item is not None:
            mark, rest = _typed_mark(text.strip())
            if mark:
                self.item, text = (self.typed_item, mark), rest
            self.typed_item = None
        first = self.builder.count
        for number, entry in enumerate(entries_of(text)):
            self.line(entry, self.frames[-1], bold, note, close=number > 0)
        self.note_print(first, looks)
        for told in aside:
            fact = told[0].isupper() and ": " in told  # "Judgment: Good", of a picture
            self.builder.add(told, Role.TEXT if fact and not furniture else Role.NAVIGATION)

    def note_print(self, first: int, looks: tuple[Look, ...]) -> None:
        """Note how a paragraph is set, whose lines the builder has from `first` on."""
        element = self.frames[-1].element
        if looks or element.tag == "p":  # else the white space between two of them
            space = self.spaces.above(element) if looks else 0
            self.printed.note(self.builder.lines_from(first), looks, space)

    def line(self, entry: Entry, frame: OpenFrame, bold: bool, note: str, close: bool) -> None:
        builder = self.builder
        text = entry.whole
        if frame.element in self.running:
            builder.add(text, Role.HEADER)
            return
        if note and not (frame.footnote or frame.heading or frame.furniture):
            builder.add(text, Role.FOOTNOTE, mark=note, close=close)
            return
        if note and not frame.footnote:
            text = f"{note} {text}"
        outside = not frame.inside and frame.heading != 1
        if frame.furniture or outside or is_sign(text):
            builder.add(text, Role.NAVIGATION)
        elif frame.heading:
            if not self.folds:  # what folds away stands under the heading above it, beside its like
                self.heading_level = frame.heading
            text = part_glued_number(text)
            builder.add(text, Role.HEADING, level=frame.heading, bold=bold)
            self.item = None  # an entry that a heading begins has its text below that
        elif self.item is not None:
            level, mark = self.item
            text = text.removeprefix(f"{mark} ")  # printed by the program as well as by the list
            role = Role.FOOTNOTE if frame.footnote else Role.ITEM
            builder.add(text, role, level=max(0, level), bold=bold, mark=mark, indent=2 * level)
            self.item = None
        elif frame.footnote:
            builder.add(text, Role.FOOTNOTE, bold=bold, mark=note, close=close)
        else:
            add_entry(builder, entry, bold=bold, indent=2 * len(self.lists), close=close)


def _typed_mark(text: str) -> tuple[str, str]:
    """Return the bullet or number that is typed before a text, and the rest; "" if there is none."""
    mark, rest = split_bullet(text)
    if not mark and (number := _TYPED_MARK.match(text)):
        mark, rest = number[1], text[number.end() :]
    return mark, rest


def _typed_tab(space: re.Match[str]) -> str:
    """Return the tabs in white space without a line end, which an author set; else a space."""
    indents = "\n" in space[0] or "\r" in space[0]
    return " " if indents else TAB * space[0].count(TAB) or " "
