"""Lines to blocks: whole paragraphs, list items, headings and table rows, with broken sentences mended.

A page break, a running header or a footnote may stand in the middle of a sentence; so may a hard
line end. What belongs together is joined here, once, so that nobody downstream sees half a sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from alignment.late import late
from alignment.records import dataclass, field
from peeldiff.document.source import Line, Role
from peeldiff.report.begun_anew import BEGINNINGS, Above, begins_anew, begins_in_room
from peeldiff.words import MAY_END, OPEN_WORDS, ends_sentence, starts_lower

__all__ = ["FIELD", "Block", "make_blocks"]

_LONG = 40
"""Characters from which a line without a full stop is a broken sentence, not a heading."""
_VERY_LONG = 90
_QUESTION_LINES = 4
_SLACK = 2
"""Columns by which the width of the text may be told too small or too large."""
_FEWEST_FILLED, _MOSTLY = 8, 0.97
_LEAST_OF_WIDTH = 0.4
"""The share of the width that a line has at least on which a text breaks off inside a sentence."""
_SHARE_OF_WIDTH = 0.7
_WORD = late(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HEAD = late(r"([^\W\d_]+(?:-[^\W\d_]+)*)-$")
_NUMBERED = late(
    r"(?:[A-Z]\d{0,2}[.):]|[A-Z]?\d{1,2}(?:[.):]|(?:\.\d{1,2})+[.):]?)"
    r"|(?:Part|Section|Chapter|Annex|Appendix) (?:\d{1,2}|[A-Z])[a-z]?[.:–-]?)\s+[A-Z]"
)
"""How what has a number of its own begins: "B4. …", "3.2 …", "Part 1b: …"."""
_CODED = late(r"[A-Z]{1,4} ?\d{1,2}[.):]?\s+[A-Z]")
"""How a demand begins that has a code: "AFI 1 The force should …"."""
_LONGEST_HEADING = 80
_STOP_WITH_NOTE = late(r"[.!?]['\")’”]?\d{1,2}$")
_BYLINE = late(r"by (?:HM|Her Majesty|His Majesty|the) [A-Z]")
"""Who wrote what a title names, on a line of its own."""
FIELD = late(r"[A-Z][A-Za-z]*(?: [a-z]+){0,3}: (?=\S)")
"""What a line of a card begins with, which says what stands behind it: "By when: May 2020"."""
_BETWEEN_PARTS = late(r"; (?:and|or)$")
_BETWEEN_RULES = 3
"""Lines that a heading between two rules may have."""


@dataclass(slots=True)
class Block:
    """A paragraph, item, heading or row. `first` and `last` are line numbers from 1; furniture may
    stand between them. `lines` holds the numbers of the lines that the text came from."""

    role: Role
    text: str
    first: int
    last: int
    level: int = 0
    bold: bool = False
    indent: int = 0
    mark: str = ""
    cells: tuple[str, ...] = ()
    page: int | None = None
    lines: list[int] = field(default_factory=list)
    pieces: list[tuple[int, int]] = field(default_factory=list)
    last_length: int = 0
    hang: int = 0
    """Columns before the last line that was joined to the first."""
    ends: bool = False
    """Whether the format tells that nothing goes on with the last line."""
    parts: tuple[tuple[str, ...], ...] = ()
    """The paragraphs of each cell, where one has several."""


def make_blocks(
    lines: Sequence[Line],
    set_aside: Mapping[int, str],
    *,
    whole_paragraphs: bool,
    stands_alone: Callable[[str], bool] = lambda _: False,
) -> list[Block]:
    """The blocks of a report in reading order; `set_aside` holds the indexes of furniture lines.

    `stands_alone` tells of a line's text that it is a label or a grade, which goes on from nothing.
    """
    width = None if whole_paragraphs else _wrap_width(lines, set_aside)
    filled = width if width and _fills_lines(lines, set_aside, width) else None
    blocks: list[Block] = []
    printed = _Printed(lines)
    part: Block | None = None
    gap_blank = gap_furniture = gap_rule = False
    for index, line in enumerate(lines):
        if not line.text:
            gap_blank = True
            gap_rule = gap_rule or line.role is Role.RULE
            continue
        if index in set_aside:
            gap_furniture = True
            continue
        last = blocks[-1] if blocks else None
        page_turned = last is not None and line.page != last.page
        if (
            last is not None
            and line.role is Role.TEXT
            and last.role in (Role.TEXT, Role.ITEM)
            and last.bold == line.bold
            and not last.ends
            and not (gap_rule and _is_between_rules(lines, index))
            and (
                line.goes_on
                or (
                    _goes_on_after_gap(
                        last, line, gap_furniture or page_turned, whole_paragraphs, width
                    )
                    and not (
                        gap_blank
                        and not gap_furniture
                        and _begins_anew(last, line, lines[index + 1 : index + 3], stands_alone)
                    )
                )
                if line.goes_on or gap_blank or gap_furniture or page_turned
                else not whole_paragraphs
                and _goes_on(
                    last, line, lines[index + 1 : index + 3], width, filled, in_part=last is part
                )
                and not (ends_sentence(last.text) and stands_alone(line.text))
            )
        ):
            last.text = printed.joined(last.text, line.text)
            last.pieces.append((len(last.text) - len(line.text), line.number))
            last.last = line.number
            last.lines.append(line.number)
            last.last_length = len(line.text)
            last.hang = line.indent
            last.ends = line.ends
        else:
            blocks += map(_block, line.inside or (line,))
            if line.role is Role.TEXT and last is not None and _is_part(last, line, last is part):
                part = blocks[-1]
        gap_blank = gap_furniture = gap_rule = False
    _nest_items(blocks)
    return blocks


def _block(line: Line) -> Block:
    """A block of one line."""
    return Block(
        line.role,
        line.text,
        line.number,
        line.number,
        line.level,
        line.bold,
        line.indent,
        line.mark,
        line.cells,
        line.page,
        [line.number],
        [],
        len(line.text),
        ends=line.ends,
        parts=line.parts,
    )


def _is_between_rules(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is the first of a few right between two rules: a heading, whatever breaks off above."""
    if lines[index - 1].role is not Role.RULE:
        return False
    for line in lines[index + 1 : index + 1 + _BETWEEN_RULES]:
        if not line.text:
            return line.role is Role.RULE
    return False


def _wrap_width(lines: Sequence[Line], set_aside: Mapping[int, str]) -> int | None:
    """The column at which the text is hard-wrapped, or None where a line is a paragraph."""
    lengths: list[int] = []
    pairs = wrapped = 0
    for index, line in enumerate(lines):
        if line.role not in (Role.TEXT, Role.ITEM) or not line.text or index in set_aside:
            continue
        lengths.append(len(line.text))
        follower = lines[index + 1] if index + 1 < len(lines) else None
        if follower is not None and follower.role is Role.TEXT and follower.text:
            pairs += 1
            wrapped += 45 <= len(line.text) <= 120 and line.text[-1] not in "?:"
    if pairs < 6 or wrapped * 2 < pairs:
        return None
    lengths.sort()
    longest = lengths[int(len(lengths) * 0.97)]
    return longest if longest <= 130 else None


def _fills_lines(lines: Sequence[Line], set_aside: Mapping[int, str], width: int) -> bool:
    """Whether what broke the lines put as many words on each as go into the width.

    Mail programs and editors do; print in letters of several widths does not. Asked of lines that go on
    with a small letter, which surely are of one paragraph.
    """
    told = [
        len(line.text) + 1 + len(below.text.split(None, 1)[0]) > width - _SLACK
        for index, (line, below) in enumerate(pairwise(lines))
        if line.role is Role.TEXT is below.role
        and line.text and below.text
        and index not in set_aside and index + 1 not in set_aside
        and starts_lower(below.text) and not ends_sentence(line.text)
    ]  # fmt: skip
    return len(told) >= _FEWEST_FILLED and sum(told) >= _MOSTLY * len(told)


def _is_part(last: Block, line: Line, in_part: bool) -> bool:
    """Whether a line that begins anew is a part behind a text with a colon, or behind another part."""
    return starts_lower(line.text) and (last.text.endswith(":") or in_part)


def _goes_on(
    last: Block,
    line: Line,
    below: Sequence[Line],
    width: int | None,
    filled: int | None,
    *,
    in_part: bool,
) -> bool:
    """Whether a line right under another belongs to the same paragraph.

    `width` is the column at which the text is hard-wrapped, `filled` the same where each line has all
    the words that go into it; `in_part` tells that the paragraph is a part of a list without marks.
    """
    if _begins_further_out(last, line) or _BYLINE.match(line.text):
        return False
    if FIELD.match(line.text) and FIELD.match(last.text) and ends_sentence(last.text):
        return False
    if last.role is Role.ITEM and line.indent > max(0, last.indent - 1) and line.indent:
        return True
    above = Above(last.text, last.last_length, len(last.lines), in_part=in_part)
    if width and last.role is Role.TEXT:
        told = begins_anew(above, line.text, [other.text for other in below])
        if told or (not filled and begins_in_room(above, line.text, width)):
            return False
    if starts_lower(line.text) and not ends_sentence(last.text):
        return width is not None or not _BETWEEN_PARTS.search(last.text)
    if _asks(last) and line.text[0].isupper():
        return False  # the heading of a text that stands right under it
    open_end = _last_word(last) in OPEN_WORDS
    if width is None:
        return len(last.text) >= _LONG and open_end
    if open_end and last.text.isupper() and line.text.isupper():
        return True  # a title in lines of the author's own
    if filled and _had_room(last.last_length, line, filled):
        # Another paragraph, or the text of a heading.
        long = len(line.text) >= filled * _SHARE_OF_WIDTH and "..." not in line.text
        prose = ends_sentence(line.text) or long
        if ends_sentence(last.text) or (len(last.lines) == 1 and prose and not line.text.isupper()):
            return False
    # A line without a stop that no other sentence goes on from is the heading of what is below.
    alone = line.text[0].isupper() and not ends_sentence(line.text) and bool(below)
    if filled and alone and ends_sentence(last.text) and _breaks(line, below[0], filled):
        return False
    return last.last_length >= width * _SHARE_OF_WIDTH


def _breaks(line: Line, below: Line, width: int) -> bool:
    """Whether what is below a line surely begins anew."""
    return below.text[:1].isupper() and _had_room(len(line.text), below, width)


def _had_room(length: int, line: Line, width: int) -> bool:
    """Whether the first word of a line would have gone into the line above, which is so long."""
    return length + 1 + len(line.text.split(None, 1)[0]) <= width - _SLACK


def _last_word(block: Block) -> str:
    return block.text.rsplit(None, 1)[-1].casefold()


def _asks(block: Block) -> bool:
    """Whether a block is one question so far, on its first lines."""
    text = block.text
    return (
        text.endswith("?")
        and len(block.lines) <= _QUESTION_LINES
        and text[0].isupper()
        and not any(stop in text for stop in (". ", "? ", "! "))
    )


def _begins_further_out(last: Block, line: Line) -> bool:
    """Whether a line stands left of the hanging lines, or of the nested item, above it.

    Entries without a mark are told by nothing else.
    """
    if starts_lower(line.text):
        return False
    if last.role is Role.ITEM and last.hang > last.indent > line.indent:
        return True  # left of the bullet, below lines that hang
    if not ends_sentence(last.text):
        return False
    hang = last.hang or (last.indent if last.role is Role.ITEM and line.indent else 0)
    return line.indent < hang and (line.indent <= last.indent or last.role is Role.ITEM)


def _goes_on_after_gap(
    last: Block, line: Line, furniture_between: bool, whole: bool, width: int | None
) -> bool:
    """Whether a sentence goes on over a blank line, a page break or furniture."""
    if _BETWEEN_PARTS.search(last.text) and (
        whole or last.role is Role.ITEM or not furniture_between or starts_lower(last.text)
    ):
        return False  # what follows is the next part, with its bullet or without
    if _BYLINE.match(line.text):
        return False
    if furniture_between and last.text.endswith((";", ",")) and starts_lower(line.text):
        return True  # the lone "and" between two items, for one
    if ends_sentence(last.text) or last.bold:
        return False
    if starts_lower(line.text) and (furniture_between or len(last.text) >= _LONG):
        return True
    if len(last.text) < _LONG:
        return False
    if _last_word(last) in OPEN_WORDS or last.text.endswith(","):
        # The last line of a paragraph has room, whatever a scan has lost of its end. Minutes leave room
        # as well before what was "RESOLVED".
        ended = width is not None and last.last_length < width * _LEAST_OF_WIDTH
        return not ended or line.text.split(None, 1)[0].isupper()
    if width is None:
        full = len(last.text) > _VERY_LONG and len(line.text) > _VERY_LONG
    else:
        full = min(last.last_length, len(line.text)) >= width * _SHARE_OF_WIDTH
    return (
        furniture_between
        and full
        and not _STOP_WITH_NOTE.search(last.text)
        and not _CODED.match(line.text)
        and last.text.isupper() == line.text.isupper()
        and line.text[0].isalnum()
        and line.text.split(None, 1)[0].casefold() not in BEGINNINGS
    )


def _begins_anew(
    last: Block, line: Line, under: Sequence[Line], stands_alone: Callable[[str], bool]
) -> bool:
    """Whether a line below a blank one goes on from nothing, though the text above has no end.

    It is a label, or it has a number of its own, or stands apart over text as a heading does where the
    last word above may end a clause.
    """
    text = line.text
    if not text[0].isupper() and not text[0].isdigit():
        return False
    if _NUMBERED.match(text) or _CODED.match(text) or stands_alone(text):
        return True
    if text.split(None, 1)[0].casefold() in BEGINNINGS:
        return True  # the sentence above would have gone on with a small letter
    if len(text) > _LONGEST_HEADING or ends_sentence(text) or _last_word(last) not in MAY_END:
        return False
    below = next((other for other in under[1:2] if other.text), None)
    return bool(under) and not under[0].text and below is not None and len(below.text) > len(text)


class _Printed:
    """The words that a report prints inside its lines, gathered when the first is asked for."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines

    def joined(self, left: str, right: str) -> str:
        """Two lines as one text; a hyphen between them goes if it surely is the typesetter's."""
        if not (left.endswith("-") and left[-2:-1].isalpha() and starts_lower(right)):
            return f"{left} {right}"
        head, tail = _HEAD.search(left), _WORD.match(right)
        if tail and tail[0] in ("and", "or", "to"):  # "short- and long-term"
            return f"{left} {right}"
        if head and tail:
            whole = f"{head[1]}{tail[0]}".casefold()
            if whole in self._words and f"{head[1]}-{tail[0]}".casefold() not in self._words:
                return left[:-1] + right
        return left + right

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(
            word for line in self._lines for word in _WORD.findall(line.text.casefold())
        )


def _nest_items(blocks: Sequence[Block]) -> None:
    """Give each item its depth in the list, from indents and from a change of the bullet."""
    stack: list[tuple[int, str]] = []
    for block in blocks:
        if block.role is not Role.ITEM:
            if block.role is not Role.TEXT or block.indent == 0:
                stack = []
            continue
        if block.level:  # the format itself tells
            continue
        kind = "1" if any(c.isalnum() for c in block.mark) else block.mark
        while stack and block.indent < stack[-1][0] - 1:
            stack.pop()
        if stack and abs(stack[-1][0] - block.indent) <= 1:
            # At one indent another bullet opens a deeper list, an earlier one goes back to its own.
            same = [at for at, (indent, _) in enumerate(stack) if abs(indent - block.indent) <= 1]
            known = [at for at in same if stack[at][1] == kind]
            if known:
                del stack[known[0] + 1 :]
            else:
                stack.append((block.indent, kind))
        else:
            stack.append((block.indent, kind))
        block.level = len(stack) - 1
