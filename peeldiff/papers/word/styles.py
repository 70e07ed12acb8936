"""The styles of a paper by their names, so that an office can change how it looks in one place.

A letter of the office keeps its own styles; what it lacks is put in. A place to write has a style of
its own, by which Word finds every one of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart
from docx.shared import Pt, RGBColor

from alignment.records import dataclass, replace
from peeldiff.errors import FormatError

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph

__all__ = ["BULLET", "CAPTION", "CELL", "DRAFT", "LETTERING", "QUOTE", "QUOTE_BULLET", "SMALL",
           "SUB_BULLET", "TITLE", "TO_WRITE", "heading", "put_styles", "shade", "speak_english"]  # fmt: skip

TITLE, QUOTE, QUOTE_BULLET, CAPTION = "Title", "Quote", "Quote Bullet", "Caption"
BULLET, SUB_BULLET = "List Bullet", "List Bullet 2"
TO_WRITE, DRAFT, SMALL, CELL = "To write", "Draft", "Note", "Table Text"

LETTERING = "Arial"
_INK, _QUIET = "1F3864", "404040"
_GROUND = "FFF4CE"
"""Behind what somebody has to write or to look at."""
_BODY = 11
_HANGING = 340
"""Twentieths of a point between a bullet and its text."""


def heading(level: int) -> str:
    """The style of a heading; 0 is the title."""
    return f"Heading {level}" if level else TITLE


@dataclass(frozen=True, slots=True, kw_only=True)
class _Style:
    """How a style looks: sizes in points, indents in twentieths of one."""

    size: float
    before: int = 0
    after: int = 6
    bold: bool = False
    italic: bool = False
    colour: str = ""
    indent: int = 0
    border: str = ""
    ground: str = ""
    outline: int | None = None
    bullet: str = ""
    keep: bool = False
    """Whether it stays with what follows it."""


_STYLES = {
    TITLE: _Style(size=19, after=12, bold=True, colour=_INK, keep=True),
    "Heading 1": _Style(size=15, before=18, after=6, bold=True, colour=_INK, outline=0, keep=True),
    "Heading 2": _Style(size=12, before=12, after=4, bold=True, colour=_INK, outline=1, keep=True),
    BULLET: _Style(size=_BODY, after=4, indent=340, bullet="•"),
    SUB_BULLET: _Style(size=_BODY, after=4, indent=680, bullet="–"),
    QUOTE: _Style(size=_BODY, after=4, indent=340, border="8497B0"),
    QUOTE_BULLET: _Style(size=_BODY, after=4, indent=680, border="8497B0", bullet="•"),
    TO_WRITE: _Style(size=_BODY, border="BF8F00", ground=_GROUND),
    DRAFT: _Style(size=_BODY, italic=True, colour=_QUIET, ground=_GROUND),
    SMALL: _Style(size=10, after=4, colour=_QUIET),
    CAPTION: _Style(size=_BODY, before=6, after=4, bold=True, keep=True),
    CELL: _Style(size=10, before=2, after=2),
}


def put_styles(document: Document, *, own: bool, dense: bool = False) -> tuple[str, ...]:
    """See to it that every style is there; returns those that the document lacked.

    With `own` the document is ours: its styles are made to look like these, smaller if `dense`.
    """
    styles = document.styles
    if own:
        _set_lettering(document, dense=dense)
    lacking = []
    for name, look in _STYLES.items():
        found = next((style for style in styles if style.name == name), None)
        if found is not None and found.type is not WD_STYLE_TYPE.PARAGRAPH:
            raise FormatError(
                f"The template has a style “{name}” that is none of paragraphs; rename it there."
            )
        if found is None:
            found = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name != TO_WRITE)
            found.base_style = styles.default(WD_STYLE_TYPE.PARAGRAPH)
            lacking.append(name)
        elif not own:
            continue
        _make(document, found, _smaller(look) if dense else look, own=own)
    return tuple(lacking)


def _set_lettering(document: Document, *, dense: bool) -> None:
    """One plain typeface and moderate distances everywhere."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for fonts in defaults.iter(qn("w:rFonts")):
        fonts.attrib.clear()
        for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{kind}"), LETTERING)
    for size in (*defaults.iter(qn("w:sz")), *defaults.iter(qn("w:szCs"))):
        size.set(qn("w:val"), "20" if dense else "22")
    for spacing in defaults.iter(qn("w:spacing")):
        spacing.set(qn("w:after"), "40" if dense else "120")
        spacing.set(qn("w:line"), "240" if dense else "264")


def _smaller(look: _Style) -> _Style:
    """A style for a paper of one page; nothing is set in less than nine points."""
    return replace(
        look,
        size=max(9, look.size * 0.87 // 0.5 / 2),
        before=look.before // 2,
        after=look.after // 2,
    )


def _make(document: Document, style: ParagraphStyle, look: _Style, *, own: bool) -> None:
    element = style.element
    for tag in ("w:pPr", "w:rPr"):
        for old in element.findall(qn(tag)):
            element.remove(old)
    style.hidden = False
    style.quick_style = True
    font, layout = style.font, style.paragraph_format
    if own or look.size != _BODY:  # a letter's own size holds for what is body text
        font.size = Pt(look.size)
    font.bold, font.italic = look.bold or None, look.italic or None
    layout.space_before, layout.space_after = Pt(look.before), Pt(look.after)
    layout.keep_with_next = look.keep or None
    if look.colour:
        font.color.rgb = RGBColor.from_string(look.colour)
    properties = element.get_or_add_pPr()
    if look.outline is not None:
        properties.append(_xml("outlineLvl", val=str(look.outline)))
    hanging = ""
    if look.bullet:
        number = _add_bullet(document, style.style_id, look.bullet, look.indent)
        properties.append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="{number}"/></w:numPr>')
        )
        hanging = f' w:hanging="{_HANGING}"'
    if look.indent:
        properties.append(parse_xml(f'<w:ind {nsdecls("w")} w:left="{look.indent}"{hanging}/>'))
    if look.border:
        side = f'<w:left w:val="single" w:sz="18" w:space="8" w:color="{look.border}"/>'
        properties.append(parse_xml(f"<w:pBdr {nsdecls('w')}>{side}</w:pBdr>"))
    if look.ground:
        properties.append(_xml("shd", val="clear", color="auto", fill=look.ground))
    _sort(properties)


_ORDER = (
    "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd", "tabs", "spacing",
    "ind", "contextualSpacing", "jc", "outlineLvl",
)  # fmt: skip
"""How the properties of a paragraph have to follow one another."""


def _sort(properties: Any) -> None:
    for child in sorted(properties, key=lambda child: _ORDER.index(child.tag.rpartition("}")[2])):
        properties.append(child)


def _xml(tag: str, **attributes: str) -> Any:
    told = "".join(f' w:{name}="{value}"' for name, value in attributes.items())
    return parse_xml(f"<w:{tag} {nsdecls('w')}{told}/>")


def _add_bullet(document: Document, style: str, sign: str, indent: int) -> int:
    """A list of one level for the style with an id; returns its number in the document."""
    numbering = _numbering(document)
    for old in list(numbering.iter(qn("w:pStyle"))):
        if old.get(qn("w:val")) == style:  # a style belongs to one list
            old.getparent().remove(old)
    abstract = _next(numbering, "abstractNum", "abstractNumId")
    number = _next(numbering, "num", "numId")
    list_ = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract}">'
        '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="bullet"/><w:pStyle w:val="{style}"/><w:lvlText w:val="{sign}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{indent}" w:hanging="{_HANGING}"/></w:pPr></w:lvl>'
        "</w:abstractNum>"
    )
    first = numbering.find(qn("w:num"))
    if first is None:
        numbering.append(list_)
    else:
        first.addprevious(list_)
    used = f'<w:abstractNumId w:val="{abstract}"/>'
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}">{used}</w:num>'))
    return number


def _next(numbering: Any, tag: str, attribute: str) -> int:
    """A number that no list of the document has."""
    taken = (int(n.get(qn(f"w:{attribute}"))) for n in numbering.findall(qn(f"w:{tag}")))
    return 1 + max(taken, default=0)


def _numbering(document: Document) -> Any:
    part = document.part
    for relation in part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING:
            return relation.target_part.element
    element = parse_xml(f"<w:numbering {nsdecls('w')}/>")
    new = NumberingPart(
        PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, element, part.package
    )
    part.relate_to(new, RELATIONSHIP_TYPE.NUMBERING)
    return element


def shade(paragraph: Paragraph) -> None:
    """Give a paragraph the ground of the places to write: somebody has to look at it."""
    properties = paragraph._p.get_or_add_pPr()
    shading = _xml("shd", val="clear", color="auto", fill=_GROUND)
    properties.insert_element_before(
        shading, "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )


def speak_english(document: Document) -> None:
    """Have spelling checked in British English, whatever the file began with."""
    lettering = document.styles.element
    for tag in ("docDefaults", "rPrDefault", "rPr"):
        lettering = _child(lettering, tag)
    for old in lettering.findall(qn("w:lang")):
        lettering.remove(old)
    lettering.append(_xml("lang", val="en-GB", eastAsia="en-US", bidi="ar-SA"))
    for theme in document.settings.element.iter(qn("w:themeFontLang")):
        theme.set(qn("w:val"), "en-GB")


def _child(parent: Any, tag: str) -> Any:
    """The child with a tag, made as the first one where there is none."""
    child = parent.find(qn(f"w:{tag}"))
    if child is None:
        child = _xml(tag)
        parent.insert(0, child)
    return child
