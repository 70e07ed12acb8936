"""OpenDocument texts, with plain headings left plain: as a colleague pastes a report and saves it."""

from __future__ import annotations

import io
import zipfile
from itertools import groupby
from xml.sax.saxutils import escape

from .report import Part, Report

__all__ = ["odt_file"]

_NAMES = {
    "office": "office",
    "text": "text",
    "table": "table",
    "style": "style",
    "fo": "xsl-fo-compatible",
}
_NS = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in _NAMES.items()
)
_STYLES = (
    '<office:automatic-styles><style:style style:name="B" style:family="text">'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    '<text:list-style style:name="Dots"><text:list-level-style-bullet text:level="1" '
    'text:bullet-char="•"/><text:list-level-style-bullet text:level="2" text:bullet-char="–"/>'
    '</text:list-style><text:list-style style:name="Numbers"><text:list-level-style-number '
    'text:level="1" style:num-format="1" style:num-suffix="."/></text:list-style>'
    "</office:automatic-styles>"
)


def odt_file(report: Report) -> bytes:
    """The report as one OpenDocument text."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NS}>{_STYLES}'
            f"<office:body><office:text>{_body(report)}</office:text></office:body>"
            "</office:document-content>",
        )
        archive.writestr(
            "styles.xml",
            f"<office:document-styles {_NS}><office:master-styles><style:master-page>"
            f"<style:header><text:p>{escape(report.header)}</text:p></style:header>"
            "</style:master-page></office:master-styles></office:document-styles>",
        )
    return packed.getvalue()


def _body(report: Report) -> str:
    out: list[str] = []
    counter = iter(range(1, 10_000))
    for kind, group in groupby(report.parts, key=lambda part: part.kind):
        run = list(group)
        if kind == "row":
            out.append("<table:table>" + "".join(map(_row, run)) + "</table:table>")
        elif kind == "item":
            out += [_item(part, _inline(part, counter)) for part in run]
        else:
            for part in run:
                text = _inline(part, counter)
                if part.markup:
                    out.append(f'<text:h text:outline-level="{part.markup}">{text}</text:h>')
                else:
                    out.append(f"<text:p>{text}</text:p>")
    return "".join(out)


def _row(part: Part) -> str:
    cells = (
        f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>"
        for cell in part.cells
    )
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def _item(part: Part, text: str) -> str:
    """One list an item, as pasted text has it: nested by lists in lists."""
    number = part.mark.rstrip(".)") if part.mark[:1].isdigit() and not part.level else ""
    style = "Numbers" if number else "Dots"
    start = f' text:start-value="{number}"' if number else ""
    item = f"<text:list-item{start}><text:p>{text}</text:p></text:list-item>"
    for _ in range(part.level):
        item = f"<text:list-header><text:list>{item}</text:list></text:list-header>"
    return f'<text:list text:style-name="{style}">{item}</text:list>'


def _inline(part: Part, counter: object) -> str:
    cells = [escape(cell) for cell in part.cells if cell]
    text = "<text:tab/>".join(cells) if part.kind == "contents" and cells else escape(part.text)
    if part.bold:
        text = f'<text:span text:style-name="B">{text}</text:span>'
    for note in part.notes:
        number = next(counter)  # type: ignore[call-overload]
        text += (
            f'<text:note text:note-class="footnote"><text:note-citation>{number}'
            f"</text:note-citation><text:note-body><text:p>{escape(note)}</text:p>"
            "</text:note-body></text:note>"
        )
    return text
