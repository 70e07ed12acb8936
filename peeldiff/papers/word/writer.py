"""A paper block by block into paragraphs and tables of a DOCX file."""

from __future__ import annotations

from datetime import datetime
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, assert_never

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Emu

from peeldiff.document.decode import clean
from peeldiff.papers.blocks import (
    DRAFT_MARK,
    Block,
    Demand,
    Heading,
    Look,
    Paper,
    Point,
    Quote,
    Table,
    Text,
    ToWrite,
)
from peeldiff.papers.word.package import blank, opened, packed
from peeldiff.papers.word.styles import (
    BULLET,
    CAPTION,
    CELL,
    DRAFT,
    QUOTE,
    QUOTE_BULLET,
    SMALL,
    SUB_BULLET,
    TO_WRITE,
    heading,
    put_styles,
    shade,
    speak_english,
)
from peeldiff.phrasing.phrases import listed

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

__all__ = ["to_docx"]

_LOOKS = {Look.BODY: None, Look.DRAFT: DRAFT, Look.SMALL: SMALL}
_ON_ONE_PAGE = 25
"""Lines of a table that is kept on one page; a longer one has its heading repeated on each."""
_SHORT = 120
"""Characters of a cell of such a table: one of quotations fills pages."""
_EDGE, _LINE, _HEAD = "A6A6A6", 4, "E7EAF0"


def to_docx(paper: Paper, template: str | None = None) -> tuple[bytes, str]:
    """The file, and a sentence on the styles that the office's letter lacks ("" for none).

    What stands in `template` is kept and the paper written behind it. Raises `PeeldiffError`.
    """
    own = template is None
    document = blank() if template is None else opened(template)
    lacking = put_styles(document, own=own, dense=paper.dense)
    speak_english(document)
    _set_properties(document, paper, own=own)
    if own:
        _set_page(document, paper)
    blocks = paper.blocks
    for before, block, after in zip_longest((None, *blocks[:-1]), blocks, blocks[1:]):
        assert block is not None
        _add(document, block, keep=_belong_together(before, block, after))
        if isinstance(block, Table) and not isinstance(after, Heading):
            document.add_paragraph(style=SMALL)  # tables that touch would be one
    told = ""
    if template is not None and lacking:
        names = listed([f"“{name}”" for name in lacking])
        several = len(lacking) > 1
        told = (
            f"{template} has no style{'s' if several else ''} {names}, so "
            f"{'those' if several else 'that'} of peeldiff {'were' if several else 'was'} put in."
        )
    return packed(document), told


def _set_properties(document: Document, paper: Paper, *, own: bool) -> None:
    """Title and subject, and no date but the one that the paper bears."""
    properties = document.core_properties
    properties.title, properties.subject, properties.language = (
        _clean(paper.title),
        _clean(paper.subject),
        "en-GB",
    )
    properties.comments, properties.last_modified_by, properties.revision = "", "", 1
    if own:
        properties.author = ""
    element = document.part.package.core_properties._element  # python-docx has no other way to it
    for tag in ("dcterms:created", "dcterms:modified", "cp:lastPrinted"):
        for old in element.findall(qn(tag)):
            element.remove(old)
    if paper.made_on is not None:
        properties.created = properties.modified = datetime.fromisoformat(paper.made_on)


def _set_page(document: Document, paper: Paper) -> None:
    """A4 with its number on every page."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.9 if paper.dense else 2.4)
    section.top_margin = section.bottom_margin = Cm(1.3 if paper.dense else 2.2)
    section.footer_distance = Cm(0.7 if paper.dense else 0.9)
    paragraph = section.footer.paragraphs[0]
    paragraph.style = document.styles[SMALL]
    paragraph.add_run(f"{_clean(paper.footer)} – page ")
    _add_field(paragraph, "PAGE")
    paragraph.add_run(" of ")
    _add_field(paragraph, "NUMPAGES")


def _add_field(paragraph: Paragraph, code: str) -> None:
    field = parse_xml(
        f'<w:fldSimple {nsdecls("w")} w:instr="{code}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    )
    paragraph._p.append(field)


def _belong_together(before: Block | None, block: Block, after: Block | None) -> bool:
    """Whether no page may end between a block and the next: what introduces something stays with it."""
    match block, after:
        case (ToWrite() | Quote(look=Look.BODY), ToWrite()) | (Text(), Table()):
            return True
        case (Heading() | ToWrite() | Quote() | Table(), _) | (_, Heading() | Table() | None):
            return False  # headings stay with what follows by their style
        case Text(look=Look.BODY), _:
            return False
        case _, Point():
            return isinstance(before, Heading)  # what guards a heading
    return True


def _add(document: Document, block: Block, *, keep: bool) -> None:
    match block:
        case Heading(text=text, level=level):
            _write(document, heading(level), text)
        case Text(text=text, label=label, look=look):
            _write(document, _LOOKS[look], text, label, keep=keep)
        case ToWrite(text=text, label=label):
            _write(document, TO_WRITE, f"[To write: {text}]", label, keep=keep)
        case Demand(text=text, items=items):
            _write(document, QUOTE, text, keep=keep)
            for item in items:
                _write(document, QUOTE_BULLET, item, keep=keep)
        case Quote(text=text, place=place, lead=lead, look=look):
            told = f"{lead} {text}{f' ({place})' if place else ''}".lstrip()
            _write(document, QUOTE, told, keep=keep, draft=look is Look.DRAFT)
        case Point(text=text, label=label, level=level, look=look):
            style = BULLET if level == 1 else SUB_BULLET
            _write(document, style, text, label, keep=keep, draft=look is Look.DRAFT)
        case Table():
            _write(document, CAPTION, block.caption)
            _add_table(document, block)
        case _:
            assert_never(block)


def _write(
    document: Document,
    style: str | None,
    text: str,
    label: str = "",
    *,
    keep: bool = False,
    draft: bool = False,
) -> None:
    paragraph = document.add_paragraph(style=style)
    if draft:
        shade(paragraph)
        paragraph.add_run(f"{DRAFT_MARK} ")
    if keep:
        paragraph.paragraph_format.keep_with_next = True
    if label:
        paragraph.add_run(f"{_clean(label)}: ").bold = True
    paragraph.add_run(_clean(text))


def _add_table(document: Document, block: Table) -> None:
    section = document.sections[-1]
    line = (section.page_width or Cm(21)) - (section.left_margin or 0) - (section.right_margin or 0)
    widths = [Emu(line * share // sum(block.widths)) for share in block.widths]
    table = document.add_table(rows=0, cols=len(block.columns))
    table.autofit = False
    properties = table._tbl.tblPr
    properties.find(qn("w:tblLayout")).addprevious(_borders())  # Word insists on an order
    properties.append(_named("w:tblCaption", block.caption))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    # Shares of the width are about as many characters of a line.
    lines = sum(
        max(1 + len(text) // share for text, share in zip(cells, block.widths, strict=True))
        for cells in block.rows
    )
    together = lines <= _ON_ONE_PAGE and all(
        len(text) <= _SHORT for cells in block.rows for text in cells
    )
    for number, cells in enumerate((block.columns, *block.rows)):
        row = table.add_row()
        format_ = row._tr.get_or_add_trPr()
        format_.append(OxmlElement("w:cantSplit"))
        if number == 0:
            format_.append(OxmlElement("w:tblHeader"))
        for cell, text, width in zip(row.cells, cells, widths, strict=True):
            cell.width = width
            paragraph = cell.paragraphs[0]
            paragraph.style = document.styles[CELL]
            if number == 0 or (together and number < len(block.rows)):
                paragraph.paragraph_format.keep_with_next = True
            run = paragraph.add_run(_clean(text))
            if number == 0:
                run.bold = True
                ground = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{_HEAD}"/>'
                cell._tc.get_or_add_tcPr().append(parse_xml(ground))


def _borders() -> Any:
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="{_LINE}" w:space="0" w:color="{_EDGE}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return parse_xml(f"<w:tblBorders {nsdecls('w')}>{sides}</w:tblBorders>")


def _named(tag: str, value: str) -> Any:
    element = OxmlElement(tag)
    element.set(qn("w:val"), _clean(value))
    return element


def _clean(text: str) -> str:
    """The text without what no XML file may hold."""
    return "".join(
        c for c in clean(text) if not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff"
    )
