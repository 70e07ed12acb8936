"""Plain text and Markdown as lines: mark-up is turned into the style that `Line` carries.

Published reports circulate as text that is half Markdown (links and bold survive a copy), so both are
read alike. This module looks at one line at a time and joins nothing; only a line that begins like a
block quote or a cell is asked for its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from alignment.late import late
from alignment.records import replace
from peeldiff.document.formats.addresses import going_on_lines
from peeldiff.document.formats.bullets import BULLETS, DASHES, STOPS, leads_to_part, unmarked
from peeldiff.document.formats.converted import without_leavings
from peeldiff.document.formats.gaps import mark_headings_between_gaps
from peeldiff.document.formats.inline import RAISED, unmark, unmark_note
from peeldiff.document.formats.piped import (
    RULE,
    boxed_rows,
    cell_lines,
    cells_of,
    close_open_cells,
    with_outer_pipes,
)
from peeldiff.document.formats.set_in import mark_headings_left_of_text
from peeldiff.document.formats.side_by_side import one_below_another
from peeldiff.document.formats.spoken import without_speech
from peeldiff.document.formats.text_columns import set_tabs
from peeldiff.document.formats.underlined import tell_underlined
from peeldiff.document.formats.wrapped import join_wrapped_headings
from peeldiff.document.source import Line, Role

__all__ = ["read_text", "read_text_lines"]

_HEADING = late(r"(#{1,6})\s+(.*?)\s*#*$")
_RULE = late(r"(?:[-*_=~]\s*){3,}$")
_GLYPHS = "".join(mark for mark in BULLETS if mark not in (*DASHES, "*")) + "\ue000-\uf8ff"
_BULLET = late(
    rf"([{_GLYPHS}{re.escape(DASHES)}*+])\s+(?:\[[ xX]\]\s+)?(?=\S)|([{_GLYPHS}])(?=[^\W\d_])|(o)\s+(?=\S)"
)
_NUMBER = late(
    r"(\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\[[a-z]\])\s+(?=\S)|(\d{1,2}[.)])(?=[^\W\d_]{2})"
)
_ESCAPED_MARK = late(r"^(\(?(?:\d{1,2}|[a-z]|[ivx]{1,4}))?\\([.)\-+])(?=\s)")
_FOOTNOTE = late(
    r"<sup>\s*[\d,*†‡ ]{1,7}\s*</sup>\s*(?=\S)|\[\^\w+\]:\s*(?=\S)"
    rf"|(?:{RAISED}|[¹²³⁰⁴-⁹]{{1,3}})\s*(?=[^\W\d_])"
)
_OPENS_NOTE = "<[^¹²³⁰⁴⁵⁶⁷⁸⁹"
_QUOTE = late(r"(\s*)>(?:\s?>)*[ \t]?")
_PARAGRAPH_NUMBER = late(
    r"^(\s*(?:\d{1,2}(?:\.\d{1,3})+[.)]?|[A-Z]{1,2}\d{1,3}[.)]?))\t+(?=[^\t]*[^\W\d_][^\t]*$)"
)
"""The number of a paragraph with a tab behind it: no cell of a table."""
_FRONT = late(r"[\w-]+\s*[:=](?:\s|$)|\s+\S|- |#")
"""A line of front matter: a key with its value, or what goes on with the one above."""
_LONGEST_FRONT = 60

_PAGE_NUMBER = late(
    r"(?:page\s+)?[-–|]?\s*[0-9]{1,3}\s*[-–|]?(?:\s*(?:of|/)\s*[0-9]{1,3})?\Z", re.I
)

_PAGE_MARK = late(
    r"\{\d+\}-{10,}\Z|([-=])\1+\s*page\s+\d+.{0,12}\1\1\Z|\[\s*page\s+\d+\s*\]\Z", re.I
)
_LONE_MARK = late(rf"[{_GLYPHS}–—−o]\Z|\(?(?:\d{{1,2}}(?:\.\d{{1,2}})?|[a-z])[.)]\Z")
_LONGEST_MARK = 6
_DASHES = "–—−"
"""Bullets that are also printed between words, and in empty cells: alone before a small letter or a
whole line of text they are bullets."""
_LONG_ENTRY = 40
_TYPED_DASH = late(r"^(\s*)--(?=\s+[^\s-])")
"""A dash that is typed as two, before an entry."""
_MISREAD_MARK = late(r"(?:[‘'`*«]?[e«»¢©®°?¥§]|[«‘'`][+*-]) (?=[^\W\d_])")
"""What recognition of a scanned page makes of a bullet, with a spot before it perhaps."""
_ENDS_BEFORE_ENTRY = late(r"[.:;?]\Z|[;,] (?:and|or)\Z")
_EDGE = late(rf"(\s*[{_GLYPHS}{re.escape(DASHES)}*+e«»¢°?])\s\|\s(?=[^\W_])")
_FEWEST_MISREAD = 2
_NEAR = 6
"""Lines below an entry among which the next one begins."""
_OWNS = late(r"(?i)\b(?:crown|copyright|rights|licen[cs]e|(?:19|20)\d\d|limited|ltd|hmic\w*)\b")
_DIRT = late(r"(?=.{0,4}[.,|'`~:;^])[.,|'`~:;^_ -]{1,5}\Z")
"""What is left of a spot on a page that was scanned."""
_DEFINES = late(r":\s{1,3}(?=[^\W_])")
"""What Markdown sets before what a word on the line above means, or before the caption of a table."""
_COMMENT = late(r"<!--(?:(?!-->).)*-->\Z")
_TEMPLATE = late(r"(?:\{%.*%\}|\{\{.*\}\}|\{:[^{}]*\})\Z")
"""What a program that makes pages of Markdown reads and nobody else: a call, or a list of attributes."""
_ATTRIBUTES = late(r"(?<=\S)\s?\{:[^{}]*\}\Z")

_ENDS_ENTRY = late(r"(?:^|[\s.…])[0-9]{1,3}\s*\*\*\Z")
_LONGEST_BOLD = 5
_LONGEST_CELL = 120

_OPENS = late(
    r"(?:</?(?:p|div|span|section|article|blockquote|table|thead|tbody|tr|td|th|ul|ol|li|dl|dd|dt)"
    r"(?:\s[^<>]*)?>\s*)+(?=[^<\s])",
    re.IGNORECASE,
)
"""Tags before the words of a line, where its bullet may stand."""
_TAGGED_HEADING = late(r"<h([1-6])(?:\s[^<>]*)?>(.*)</h\1>$", re.IGNORECASE)
_BOLD_WHOLE = late(r"\*\*(?!\s).*\*\*$|<(b|strong)>.*</\1>$|__(?!\s).*__$")


def read_text_lines(text: str) -> tuple[Line, ...]:
    """The lines of a text, one `Line` each; a form feed, or what stands for one, begins a new page.

    Pages are numbered only if the text has either.
    """
    return read_text(text)[0]


def read_text(text: str) -> tuple[tuple[Line, ...], bool]:
    """The lines of a text, and whether columns side by side were put one below another, so that these are
    numbered as they are read."""
    raws = without_leavings(without_speech(text)).split("\n")
    paged = "\f" in text or any(map(_turns_page, raws))
    page = 1
    if raws and not raws[-1].strip():
        raws.pop()
    printed = raws
    raws = one_below_another(printed)
    mark_headings_left_of_text(raws)
    if "#" in text:
        join_wrapped_headings(raws)
    if "\n\n\n\n\n" in text:
        mark_headings_between_gaps(raws)
    if "|" in text:
        with_outer_pipes(raws)
        close_open_cells(raws)
    going_on = going_on_lines(raws)
    boxed = boxed_rows(raws) if "|" in text or "</" in text else {}
    set_tabs(raws)
    _drop_edges_behind_bullets(raws)
    misread = _misread_bullets(raws)
    numbers = _join_lone_marks(raws)
    _close_emphasis(raws)
    lines = _front_matter(raws)
    for number, raw in enumerate(raws[len(lines) :], start=len(lines) + 1):
        if paged and "\f" in raw:
            page += raw.count("\f")
            raw = raw.replace("\f", "")
        if ">" in raw and raw.lstrip()[:1] == ">" and _is_quote(raws, number - 1):
            raw = _QUOTE.sub(r"\1", raw, count=1)
        if "--" in raw[:_LONG_ENTRY]:
            raw = _TYPED_DASH.sub(r"\1–", raw, count=1)
        if lines and _turns_page(raw):
            page += 1
        if "\t" in raw and (number == 1 or not raws[number - 2].strip() or "." in raw[:6]):
            raw = _PARAGRAPH_NUMBER.sub(r"\1 ", raw, count=1)
        if box := boxed.get(number - 1):
            line = _boxed_line(number, *box, page if paged else None)
        else:
            line = _read_line(number, raw, page if paged else None)
        if number - 1 in going_on:
            line = replace(line, goes_on=True)
        if number - 1 in numbers:
            line = replace(line, role=Role.HEADER)
        if number - 1 in misread:
            mark, _, rest = line.text.partition(" ")
            if mark == "©" and rest[:1].isupper():
                mark = _mark_beside(raws, number)
            line = replace(line, role=Role.ITEM, mark=mark, text=rest)
        if raw[:1] == "\t" and lines and _is_lone_cell(line, lines[-1]):
            line = _row(number, raw.split("\t"), line.page)
        lines.append(line)
        if line.role is Role.NAVIGATION and line.text == "{:toc}" and number > 1:
            lines[-2] = replace(lines[-2], role=Role.NAVIGATION)  # the entry that the list replaces
    if paged:
        _tell_page_numbers(lines)
    tell_underlined(lines, raws)
    return tuple(lines), raws is not printed


def _misread_bullets(raws: Sequence[str]) -> frozenset[int]:
    """The lines whose bullet a scan has made a letter or a sign, where there are several."""
    found = [
        index
        for index, raw in enumerate(raws)
        if (mark := _MISREAD_MARK.match(raw))
        and ("©" not in mark[0] or raw[mark.end()].islower() or _is_entry(raw))
        and (not index or _may_end_entry(raws[index - 1]) or raws[index - 1][:1] == raw[:1])
    ]
    return frozenset(found) if len(found) >= _FEWEST_MISREAD else frozenset()


def _may_end_entry(above: str) -> bool:
    """Whether an entry may begin below a line: another ends there, or a text that leads to it."""
    told = above.strip()
    return not told or _ENDS_BEFORE_ENTRY.search(told) is not None or bool(_BULLET.match(above))


def _mark_beside(raws: Sequence[str], below: int) -> str:
    """The bullet of the next entry, which is of the same list and was read rightly."""
    for raw in raws[below : below + _NEAR]:
        if (match := _BULLET.match(raw)) and raw[match.end() : match.end() + 1].isupper():
            return match[1] or match[2] or match[3]
    return "©"


def _is_entry(raw: str) -> bool:
    """Whether what stands behind a copyright sign is the first line of an entry, and names no owner."""
    return len(raw) >= _LONG_ENTRY and not _OWNS.search(raw)


def _drop_edges_behind_bullets(raws: list[str]) -> None:
    """Take off the line that recognition of a scanned page sees between the bullet and the text of a box."""
    for index, raw in enumerate(raws):
        if "|" in raw[:_LONGEST_MARK] and raw.count("|") == 1 and (edge := _EDGE.match(raw)):
            raws[index] = f"{edge[1]} {raw[edge.end() :]}"


def _join_lone_marks(raws: list[str]) -> frozenset[int]:
    """Put a bullet, or a number with its stop, that stands alone on a line before the next text.

    Copies of a page have them so; the line that is left is blank. Some have all marks of a list over
    all its entries, where they say nothing: bullets go, and the lines of numbers are returned.
    """
    numbers: set[int] = set()
    run: list[int] = []
    for index, raw in enumerate([*raws, "end"]):
        body = raw.strip()
        if 0 < len(body) <= _LONGEST_MARK and _is_lone_mark(body):
            run.append(index)
            continue
        if not body:
            continue
        if len(run) == 1 and index - run[0] <= 2 and index < len(raws):
            _join_mark(raws, run[0], index)
        elif len(run) > 1:
            numbers.update(at for at in run if any(map(str.isalnum, raws[at])))
            for at in run:
                raws[at] = raws[at] if at in numbers else ""
        run = []
    return frozenset(numbers)


def _is_lone_mark(body: str) -> bool:
    """Whether a line is one sign, or ends in a stop or bracket, and is a mark."""
    return (len(body) == 1 or body[-1] in ".)") and _LONE_MARK.match(body) is not None


def _join_mark(raws: list[str], at: int, below: int) -> None:
    mark, text = raws[at].strip(), raws[below].strip()
    begins = text[0].islower() or len(text) >= _LONG_ENTRY
    parts_words = mark in _DASHES and (below != at + 1 or not begins)
    if "\f" not in raws[below] and text[0].isalpha() and not parts_words:
        indent = raws[at][: len(raws[at]) - len(raws[at].lstrip())]
        raws[below] = f"{indent}{mark} {text}"
        raws[at] = raws[at].replace(mark, "")


def _turns_page(raw: str) -> bool:
    body = raw.strip()
    if body[:4] == "<!--" and _COMMENT.match(body):
        return "pagebreak" in body.lower().replace(" ", "").replace("-", "")
    return _is_page_mark(body)


def _is_page_mark(body: str) -> bool:
    """Whether a line is what programs print where a page begins."""
    named = body[:1] == "{" or (body[:1] in ("-", "=", "[") and "page" in body.casefold())
    return named and _PAGE_MARK.match(body) is not None


def _front_matter(raws: Sequence[str]) -> list[Line]:
    """The lines of the block that some tools write above a Markdown text; empty without one.

    What it says of the title and the date is text, the rest is not a reader's.
    """
    if not raws or raws[0].strip() not in ("---", "+++"):
        return []
    closing = {"---": ("---", "..."), "+++": ("+++",)}[raws[0].strip()]
    end = next((n for n, raw in enumerate(raws[1:_LONGEST_FRONT], 1) if raw.strip() in closing), 0)
    inside = [raw for raw in raws[1:end] if raw.strip()]
    if not inside or not all(_FRONT.match(raw) for raw in inside):
        return []
    return [_front_line(number, raw) for number, raw in enumerate(raws[: end + 1], start=1)]


def _front_line(number: int, raw: str) -> Line:
    body = raw.strip()
    if not body or _RULE.match(body) or body in ("...", "+++"):
        return Line(number, "", Role.RULE)
    key, _, value = (part.strip() for part in body.partition("=" if "=" in body else ":"))
    if key.lower() == "title" and value:
        return Line(number, unmark(value.strip("\"'")), bold=True)
    dated = key.lower() in ("date", "published")
    return Line(number, unmark(body.replace('"', "")), Role.TEXT if dated else Role.NAVIGATION)


def _close_emphasis(raws: list[str]) -> None:
    """Give each line of a bold contents entry its own marks; a tool that wraps lines sets one pair.

    Other wrapped bold text stays plain: labels of figures are set so, and would seem headings.
    """
    begins: int | None = None
    for index, raw in enumerate(raws):
        line = raw.strip()
        if begins is None or not line or index - begins > _LONGEST_BOLD:
            opens = line.startswith("**") and line.count("**") == 1 and line[2:3].strip()
            begins = index if opens else None
        elif "**" in line:
            if _ENDS_ENTRY.search(line) and line.count("**") == 1:
                for inside in range(begins, index + 1):
                    raws[inside] = f"**{raws[inside].strip().strip('*')}**"
            begins = None


def _tell_page_numbers(lines: list[Line]) -> None:
    """Call a number alone on the last line of a page a page number, also where it comes once."""
    last: int | None = None
    for index, line in enumerate(lines):
        before = lines[last] if last is not None else None
        if before is not None and before.page != line.page and _PAGE_NUMBER.match(before.text):
            lines[last or 0] = replace(before, role=Role.HEADER, mark="")
        last = index if line.text else last


def _is_lone_cell(line: Line, above: Line) -> bool:
    """Whether a short text behind tabs, right under a table row, is a row with one cell filled."""
    return (
        above.role is Role.ROW
        and line.role is Role.TEXT
        and 0 < len(line.text) < _LONGEST_CELL
        and line.text[-1] not in ".!?;,"
    )


def _is_quote(raws: list[str], at: int) -> bool:
    """Whether a line that begins with ">" is quoted; before a number it may mean "more than"."""
    first = raws[at].lstrip("> \t\f")[:1]
    near = [raws[i] for i in (at - 1, at + 1) if 0 <= i < len(raws)]
    return not first.isdigit() or any(raw.lstrip("\f ").startswith(">") for raw in near)


def _read_line(number: int, raw: str, page: int | None) -> Line:
    body = raw.strip()
    if body[:1] == ":":
        body = _DEFINES.sub("", body, count=1)
    # A line break that Markdown asks for.
    broken = body.endswith("\\") and not body.endswith("\\\\")
    if broken:
        body = body[:-1].rstrip()
    broken = broken or raw.endswith("  ")
    if body[-1:] == "}":
        if _TEMPLATE.match(body):
            return Line(number, body, Role.NAVIGATION, page=page)
        body = _ATTRIBUTES.sub("", body)
    if not body:
        return Line(number, "", page=page)
    if body[0] == "<" and (tags := _OPENS.match(body)):
        body = body[tags.end() :] or body
        if tags[0].casefold().rstrip().endswith("<li>") and not _BULLET.match(body):
            body = f"• {body}"
    indent = 0
    if raw[0].isspace():
        spaced = raw.expandtabs(4)
        indent = len(spaced) - len(spaced.lstrip())
    first = body[0]
    if first == "#" and (match := _HEADING.match(body)):
        inner = match[2]
        bold = bool(_BOLD_WHOLE.match(inner))
        return Line(number, unmark(inner), Role.HEADING, len(match[1]), bold, page=page)
    if first == "<" and (match := _TAGGED_HEADING.match(body)):
        return Line(number, unmark(match[2]), Role.HEADING, int(match[1]), page=page)
    if first in "-*_=~" and _RULE.match(body):
        return Line(number, "", Role.RULE, page=page)
    if len(body) < 6 and _DIRT.match(body) and not RULE.match(body):
        return Line(number, body, Role.HEADER, page=page)
    if _is_page_mark(body) or (first in "{-=<[" and _COMMENT.match(body)):
        return Line(number, body, Role.HEADER, page=page)
    if first in _OPENS_NOTE and (match := _FOOTNOTE.match(body)):
        return Line(
            number,
            unmark(body[match.end() :]),
            Role.FOOTNOTE,
            mark=unmark_note(match[0]),
            page=page,
        )
    if first in "(\\" or body[1:4].find("\\") >= 0:
        # A converter escapes what would begin a list; on the page it begins one.
        body = _ESCAPED_MARK.sub(r"\1\2", body, count=1)
    ends = broken and (body[-1:] in STOPS or leads_to_part(body))
    item = _BULLET.match(body) if not body.startswith("**") else None
    if item or ((item := _NUMBER.match(body)) and "\t" not in body[item.end() :]):
        mark = next(filter(None, item.groups()))
        told = unmark(body[item.end() :])
        return Line(number, told, Role.ITEM, 0, False, indent, mark, page=page, ends=ends)
    if "|" in body and body.count("|") >= 2 and first == "|":
        if RULE.match(body):
            return Line(number, "", Role.RULE, page=page)
        return _row(number, cells_of(body), page)
    if "\t" in body or (raw.startswith("\t") and raw.rstrip(" ").endswith("\t")):
        return _row(number, raw.strip(" ").split("\t"), page)
    bold = bool(_BOLD_WHOLE.match(body))
    return Line(number, unmark(body), bold=bold, indent=indent, page=page, ends=ends)


def _row(number: int, raw_cells: list[str], page: int | None) -> Line:
    stripped = [cell.strip() for cell in raw_cells]
    cells = tuple(unmark(cell) for cell in stripped)
    bold = bool(_BOLD_WHOLE.match(next((cell for cell in stripped if cell), "")))
    text = " ".join(cell for cell in cells if cell)
    parts: tuple[tuple[str, ...], ...] = ()
    if any("<" in cell or "  " in cell for cell in stripped):
        parts = tuple(unmarked(map(unmark, cell_lines(cell))) for cell in stripped)
    if not any(len(told) > 1 for told in parts):
        parts = ()
    return Line(number, text, Role.ROW, bold=bold, cells=cells, page=page, parts=parts)


def _boxed_line(number: int, cells: tuple[str, ...], whole: bool, page: int | None) -> Line:
    """A row of a box: the line that stands in it, or a row that holds several."""
    if not cells:
        return Line(number, "", Role.RULE if whole else Role.TEXT, page=page)
    if not whole and len(list(cell_lines(cells[0]))) < 2:
        return _read_line(number, cells[0], page)
    read = [[_read_line(number, told, page) for told in cell_lines(cell)] for cell in cells]
    parts = tuple(tuple(line.text for line in cell if line.text) for cell in read)
    inside = tuple(replace(line, ends=True) for cell in read for line in cell if line.text)
    if len(inside) == 1:
        return inside[0]
    texts = tuple(map(" ".join, parts))
    return Line(
        number, " ".join(texts), Role.ROW, cells=texts, page=page, parts=parts, inside=inside
    )
