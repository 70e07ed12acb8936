"""A document whose whole text stands in one column of a table, a sentence or a paragraph a row.

Translators' tools export a text like that, with the other language beside it, and so do those that gather
comments line by line. The column is read down as the document that it is. What stands beside it comes
behind the text, as what is none of it. A table of demands with answers names its columns otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alignment.late import late
from alignment.records import replace
from peeldiff.document.formats.bullets import split_bullet
from peeldiff.document.source import Line, Role

__all__ = ["with_tables_read_down"]

_LANGUAGE = (
    r"(?:english|welsh|cymraeg|saesneg|gaelic|g\u00e0idhlig|irish|gaeilge|french|german|polish|urdu|arabic"
    r"|(?:en|eng|cy|cym|ga|gle|gd|fr|fra|de|deu|pl|pol)(?:[-_][a-z]{2})?)"
)
_ENGLISH = late(r"(?:english|en|eng)(?:[-_ ].*|\s*\(.*\))?|saesneg")
_SOURCE = late(
    r"(?:source|original)(?: (?:text|segment|language|wording|sentence|version))?(?:\s*[(:].*)?"
)
_TEXT = late(
    r"(?:(?:report|draft|published|current|full) )?(?:text|wording|sentence|segment|paragraph)s?"
    r"(?: (?:text|of (?:the )?(?:report|draft)))?"
)
"""The heads of the column that has the text: the first of these that a table has."""
_BESIDE = late(
    rf"{_LANGUAGE}(?:[-_ ].*|\s*\(.*\))?|(?:target|translat\w*|back.translation)\b.*"
    r"|(?:segment|row|line|para(?:graph)?|sentence|page|unit|ref)? ?(?:id|nos?\.?|number|ref\.?|#)?"
    r"|\u2116|nr\.?|(?:segment )?(?:status|state)|match.*|score|%|context|resource|file|words?"
    r"|(?:.* )?(?:comments?|notes?|quer(?:y|ies)|remarks?|sylwadau|statws|nodiadau|review(?:er|ed)|checked)"
    r"(?: .*)?"
)
"""The heads of the columns beside it."""
_FEWEST_ROWS, _FEWEST_HEADS = 10, 3
_HEAD_ROWS = 3
_MOSTLY, _FILLED, _ENDED = 0.8, 0.9, 0.3
"""Shares: of the document's letters that stand in the table, of its rows that have text in the column, and of
those that end a sentence."""
_LONGEST_HEAD = 120
_STOPS = (".", "!", "?", ":", ";")


def with_tables_read_down(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a document with those of such a table as text, numbered anew; else the same lines."""
    rows = [at for at, line in enumerate(lines) if line.role is Role.ROW]
    if len(rows) < _FEWEST_ROWS:
        return tuple(lines)
    head = next((at for at in rows[:_HEAD_ROWS] if _column(lines[at].cells) is not None), None)
    column = _column(lines[head].cells) if head is not None else None
    if head is None or column is None:
        return tuple(lines)
    width = len(lines[head].cells)
    table = {at for at in rows if at >= head and len(lines[at].cells) == width}
    body = sorted(table - {at for at in table if lines[at].cells == lines[head].cells})
    if not _reads_on([lines[at] for at in body], column) or not _is_whole(lines, table):
        return tuple(lines)
    told: list[Line] = []
    for at, line in enumerate(lines):
        if at not in table:
            told.append(line)
        elif at in body:
            _append(told, line, column)
    told += [Line(0, ""), *_beside(lines, sorted(table), body, column)]
    return tuple(replace(line, number=number) for number, line in enumerate(told, 1))


def _column(cells: Sequence[str]) -> int | None:
    """The column of the text by the heads of a table; None for a row that is not such heads."""
    heads = [cell.casefold().strip() for cell in cells]
    if sum(map(bool, heads)) < 2:
        return None
    for named in (_ENGLISH, _SOURCE, _TEXT):
        found = [at for at, head in enumerate(heads) if head and named.fullmatch(head)]
        if len(found) == 1:
            others = [head for at, head in enumerate(heads) if at != found[0]]
            return found[0] if all(map(_BESIDE.fullmatch, others)) else None
    return None


def _reads_on(body: Sequence[Line], column: int) -> bool:
    """Whether a column has sentences, and lines between them that have no stop: headings and labels."""
    texts = [text for line in body if (text := line.cells[column])]
    ended = [text for text in texts if text.endswith(_STOPS)]
    heads = [text for text in texts if len(text) <= _LONGEST_HEAD and not text.endswith(_STOPS)]
    return (
        len(body) >= _FEWEST_ROWS
        and len(texts) >= _FILLED * len(body)
        and len(ended) >= _ENDED * len(texts)
        and len(heads) >= _FEWEST_HEADS
    )


def _is_whole(lines: Sequence[Line], table: set[int]) -> bool:
    """Whether nearly all of a document's text stands in a table."""
    letters = sum(len(line.text) for line in lines)
    return sum(len(lines[at].text) for at in table) >= _MOSTLY * letters


def _append(told: list[Line], row: Line, column: int) -> None:
    """Add the paragraphs of a cell, as lines of text or as items with the bullets that they begin with."""
    parts = row.parts[column] if row.parts and len(row.parts[column]) > 1 else ()
    for text in parts or filter(None, (row.cells[column],)):
        mark, bare = split_bullet(text)
        role = Role.ITEM if mark else Role.TEXT
        if told and told[-1].text and not (mark and told[-1].role is Role.ITEM):
            told.append(Line(0, "", page=row.page))
        told.append(Line(0, bare, role, mark=mark, page=row.page))


def _beside(
    lines: Sequence[Line], table: Sequence[int], body: Sequence[int], column: int
) -> Iterator[Line]:
    """What the rows of a table have beside its text, and its heads."""
    for at in table:
        row = lines[at]
        cells = [cell for nth, cell in enumerate(row.cells) if nth != column or at not in body]
        if text := " ".join(filter(None, cells)):
            yield Line(0, text, Role.NAVIGATION, page=row.page)
