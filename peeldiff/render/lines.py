"""Styled lines for a terminal or a page of text: wrapping, columns, and the last step to a string.

The only place where text becomes terminal output: every piece passes through `clean` here, so no
control or escape character of a report, file name or JSON input ever reaches a terminal, and ANSI
codes are only those written below. Nothing here knows what a report is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from unicodedata import combining, east_asian_width

from peeldiff.document.decode import clean
from peeldiff.model.vocabulary import Accent

__all__ = [
    "Line",
    "Span",
    "Style",
    "accented",
    "cell_width",
    "columns",
    "heading",
    "plain",
    "shorten",
    "to_text",
    "wrap",
]


class Style(Enum):
    """What a piece of text is; the value is its ANSI code ("" for none)."""

    PLAIN = ""
    STRONG = "1"
    QUIET = "2"
    BAD = "31"
    GOOD = "32"
    WARN = "33"
    REMOVED = "31;9"
    ADDED = "32;4"
    WEIGHTY_REMOVED = "1;7;31"
    WEIGHTY_ADDED = "1;7;32"


_COLOURED = {Accent.BAD: Style.BAD, Accent.WARN: Style.WARN, Accent.GOOD: Style.GOOD}


def accented(accent: Accent, otherwise: Style = Style.PLAIN) -> Style:
    """The colour of an accent, or `otherwise` for one that has none: what nobody knows, above all."""
    return _COLOURED.get(accent, otherwise)


Span = tuple[Style, str]
Line = tuple[Span, ...]
"""Pieces of one line, left to right."""


def plain(text: str) -> Line:
    """One piece without a style."""
    return ((Style.PLAIN, text),)


def cell_width(text: str) -> int:
    """Terminal columns that `text` takes: wide characters two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if combining(character) else 2 if east_asian_width(character) in "WF" else 1
        for character in text
    )


def wrap(spans: Sequence[Span], width: int, first: str = "", rest: str | None = None) -> list[Line]:
    """Break at white space into lines of at most `width` columns; a longer word is cut.

    `first` stands before the first line and `rest` (None: blanks as wide) before the others. White
    space, line breaks too, counts as one blank.
    """
    indent = " " * cell_width(first) if rest is None else rest
    lines: list[list[Span]] = []
    line: list[Span] = [(Style.PLAIN, first)] if first else []
    room = width - cell_width(first)
    used = 0
    for word in _words(spans, max(width - max(cell_width(first), cell_width(indent)), 1)):
        size = sum(cell_width(text) for _, text in word)
        if used and used + 1 + size > room:
            lines.append(line)
            line = [(Style.PLAIN, indent)] if indent else []
            room = width - cell_width(indent)
            used = 0
        if used:
            same = line[-1][0] is word[0][0]
            line.append((line[-1][0] if same else Style.PLAIN, " "))
            used += 1
        line.extend(word)
        used += size
    if line:
        lines.append(line)
    return [_joined(line) for line in lines]


def _words(spans: Sequence[Span], longest: int) -> Iterator[list[Span]]:
    """Runs without white space, across styles, cut where they are wider than `longest`."""
    word: list[Span] = []
    for style, raw in spans:
        text = clean(raw)
        if not text:
            continue
        pieces = text.split()
        if word and (not pieces or text[0].isspace()):
            yield from _cut(word, longest)
            word = []
        for number, piece in enumerate(pieces):
            if number:
                yield from _cut(word, longest)
                word = []
            word.append((style, piece))
        if word and text[-1:].isspace():
            yield from _cut(word, longest)
            word = []
    if word:
        yield from _cut(word, longest)


def _cut(word: list[Span], longest: int) -> Iterator[list[Span]]:
    if sum(cell_width(text) for _, text in word) <= longest:
        yield word
        return
    part: list[Span] = []
    used = 0
    for style, text in word:
        for character in text:
            size = cell_width(character)
            if used and used + size > longest:
                yield part
                part, used = [], 0
            part.append((style, character))
            used += size
    yield part


def _joined(line: Iterable[Span]) -> Line:
    """The same line with neighbours of one style as one piece."""
    found: list[Span] = []
    for style, text in line:
        if found and found[-1][0] is style:
            found[-1] = (style, found[-1][1] + text)
        else:
            found.append((style, text))
    return tuple(found)


def columns(cells: Sequence[tuple[Sequence[Span], int]], indent: str = "") -> list[Line]:
    """Cells of given widths side by side, each wrapped, two blanks between them."""
    wrapped = [wrap(spans, width) for spans, width in cells]
    lines: list[Line] = []
    for row in range(max(map(len, wrapped))):
        line: list[Span] = [(Style.PLAIN, indent)] if indent else []
        pending = 0
        for (_, width), part in zip(cells, wrapped, strict=True):
            spans = part[row] if row < len(part) else ()
            if spans:
                line.append((Style.PLAIN, " " * pending))
                line.extend(spans)
                pending = 0
            pending += width + 2 - sum(cell_width(text) for _, text in spans)
        lines.append(_joined(line))
    return lines


def heading(text: str, width: int, style: Style = Style.STRONG) -> Iterator[Line]:
    """A blank line and the title of a part in capitals."""
    yield ()
    yield from wrap([(style, text.upper())], width)


def shorten(text: str, width: int) -> str:
    """The text in at most `width` columns, whole words where one fits, "…" where it was cut.

    White space before the first word stays.
    """
    text = clean(text)
    if cell_width(text) <= width:
        return text
    cut = text[: max(width, 1)]
    while cell_width(cut) > width - 2:
        cut = cut[:-1]
    head, space, _ = cut.rpartition(" ")
    if space and head.strip() and not text[len(cut)].isspace():
        cut = head
    return f"{cut.rstrip(' ,;:')} …"


def to_text(lines: Iterable[Line], *, colour: bool) -> str:
    """The lines as text, each ending in a newline, without blanks at their ends."""
    return "".join(_line_text(line, colour).rstrip() + "\n" for line in lines)


def _line_text(line: Line, colour: bool) -> str:
    parts = []
    for style, raw in line:
        text = " ".join(clean(raw).splitlines()).expandtabs(1)
        code = style.value if colour and text.strip() else ""
        parts.append(f"\x1b[{code}m{text}\x1b[0m" if code else text)
    return "".join(parts)
