"""Word files: styles, numbering, tables, footnotes and a running header, as a word processor saves."""

from __future__ import annotations

import io
import zipfile
from itertools import groupby
from xml.sax.saxutils import escape

from .report import Part, Report

__all__ = ["docx_file"]

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W = f'xmlns:w="{_MAIN}" xmlns:r="{_RELATIONS}"'
_BULLETS = ("\uf0b7", "o", "\uf0a7", "\uf0b7")
_PARTS = ("styles", "numbering", "footnotes", "header1", "footer1")


def docx_file(report: Report) -> bytes:
    """The report as one Word file."""
    writer = _Writer()
    body = writer.body(report)
    return _packed(
        {
            "document": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
            "styles": _styles(),
            "numbering": writer.numbering(),
            "footnotes": f"<w:footnotes {_W}>{''.join(writer.notes)}</w:footnotes>",
            "header1": f"<w:hdr {_W}><w:p>{_run(report.header)}</w:p></w:hdr>",
            "footer1": f"<w:ftr {_W}><w:p>{_run('1')}</w:p></w:ftr>",
        }
    )


def _packed(parts: dict[str, str]) -> bytes:
    related = "".join(
        f'<Relationship Id="r{n}" Type="{_RELATIONS}/{part.rstrip("1")}" Target="{part}.xml"/>'
        for n, part in enumerate(_PARTS)
    )
    opening = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "_rels/.rels",
            f'{opening}<Relationship Id="a" Type="{_RELATIONS}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        archive.writestr("word/_rels/document.xml.rels", f"{opening}{related}</Relationships>")
        for part, xml in parts.items():
            archive.writestr(f"word/{part}.xml", f'<?xml version="1.0" encoding="UTF-8"?>{xml}')
    return packed.getvalue()


def _styles() -> str:
    headings = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{n}"><w:name w:val="heading {n}"/>'
        "<w:rPr><w:b/></w:rPr></w:style>"
        for n in range(1, 7)
    )
    contents = "".join(
        f'<w:style w:type="paragraph" w:styleId="TOC{n}"><w:name w:val="toc {n}"/></w:style>'
        for n in (1, 2)
    )
    return f"<w:styles {_W}>{headings}{contents}</w:styles>"


def _run(text: str, bold: bool = False) -> str:
    weight = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{weight}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


class _Writer:
    def __init__(self) -> None:
        self.notes: list[str] = []
        self._starts: list[int] = []
        """One numbered list each, with the number it begins with."""

    def body(self, report: Report) -> str:
        out: list[str] = []
        for kind, group in groupby(report.parts, key=lambda part: part.kind):
            run = list(group)
            if kind == "row":
                rows = "".join(f"<w:tr>{self._cells(part)}</w:tr>" for part in run)
                out.append(f"<w:tbl>{rows}</w:tbl>")
            elif kind == "item":
                out += self._items(run)
            else:
                out += [self._block(part) for part in run]
        return "".join(out)

    def numbering(self) -> str:
        levels = "".join(
            f'<w:lvl w:ilvl="{n}"><w:numFmt w:val="bullet"/><w:lvlText w:val="{bullet}"/></w:lvl>'
            for n, bullet in enumerate(_BULLETS)
        )
        numbered = "".join(
            f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:start w:val="{start}"/>'
            '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
            for n, start in enumerate(self._starts, 1)
        )
        lists = "".join(
            f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>'
            for n in range(len(self._starts) + 1)
        )
        bulleted = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        return f"<w:numbering {_W}>{bulleted}{numbered}{lists}</w:numbering>"

    def _cells(self, part: Part) -> str:
        return "".join(f"<w:tc><w:p>{_run(cell)}</w:p></w:tc>" for cell in part.cells)

    def _items(self, items: list[Part]) -> list[str]:
        out: list[str] = []
        for index, part in enumerate(items):
            numbered = part.mark[:1].isdigit() and not part.level
            if numbered and (not index or not items[index - 1].mark[:1].isdigit()):
                self._starts.append(int(part.mark.rstrip(".)")))
            list_id = len(self._starts) + 1 if numbered else 1
            properties = (
                f'<w:numPr><w:ilvl w:val="{part.level}"/><w:numId w:val="{list_id}"/></w:numPr>'
            )
            out.append(self._paragraph(part, properties))
        return out

    def _block(self, part: Part) -> str:
        style = {"heading": f"Heading{part.level}", "contents": f"TOC{part.level + 1}"}
        named = style.get(part.kind)
        return self._paragraph(part, f'<w:pStyle w:val="{named}"/>' if named else "")

    def _paragraph(self, part: Part, properties: str) -> str:
        if part.kind == "contents" and part.cells:
            text = "<w:r><w:tab/></w:r>".join(
                _run(cell, part.strong) for cell in part.cells if cell
            )
        else:
            text = _run(part.text, part.strong)
        for note in part.notes:
            number = len(self.notes) + 1
            self.notes.append(
                f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r>{_run(" " + note)}'
                "</w:p></w:footnote>"
            )
            text += f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'
        return f"<w:p><w:pPr>{properties}</w:pPr>{text}</w:p>"
