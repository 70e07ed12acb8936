"""What the blocks of a PDF are by their look: headings, footnotes, entries of a contents list.

Sizes mean something only beside each other, so this looks at the whole document first: the size of
most letters is that of the running text, what is larger or bold and short is a heading, and what is
smaller, low on the page and begins with a mark is a footnote.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations, pairwise

from alignment.late import late
from peeldiff.document.formats.pdf_layout import Block
from peeldiff.document.formats.pdf_outline import Bookmark
from peeldiff.document.formats.pdf_tags import Kind

__all__ = ["Styles", "entry_title"]

_ENTRY = late(r"(.*?[^\W\d_].*?)[\s.…_]+([0-9]{1,4})\Z")
_LEADERS = late(r"(?:\.{3,}|…|(?:\. ){3,}|_{3,})\s*[0-9]{1,4}\Z")
_PAGE = late(r"[0-9]{1,4}\Z")
_LABEL = late(r":\s+\S+\s+\S")
# What ends the number of a heading; a bullet outweighs the tag of one.
_NUMBERED = (".", ")")
# Bookmarks found on their pages from which an outline is taken to be whole.
_FEWEST_NAMED = 3
# Where one pair of headings in so many is of the opposite rank, the levels of the file are not believed.
_CONTRADICTS = 4
_ENTRIES_A_PAGE = 3
_ENTRY_LINES = 3
_HEADING_LINES = 4
_HEADING_LENGTH = 200
# Titles so much larger than the running text may take more lines.
_LARGE = 1.3
_LARGE_LINES = 7
_LARGER = 0.9
_SMALLER = 0.92
# How much lower a heading that begins a line of text ranks than one of its own line.
_RUNS_IN = 0.5
# Letters in a box that stands beside a heading, a grade for one.
_LONGEST_BOX = 40


class Styles:
    """The sizes, the contents list and the file's own headings of one document."""

    def __init__(self, pages: list[list[Block]], outline: list[Bookmark]) -> None:
        self.body = _body_size(pages)
        for blocks in pages:
            blocks[:] = _boxes_parted(blocks, self.body)
        self._named = _named_headings(pages, outline)
        self._brand = _brand(pages[0], self._named) if pages else 0
        self._is_outlined = bool(outline) and len(self._named) >= _FEWEST_NAMED
        self._contents, self._titles = _contents_lists(pages)
        # A promised title that some line prints as a heading is not one where it is plain.
        if self._titles:
            self._titles -= {
                _title_of(block)
                for number, blocks in enumerate(pages)
                for index, block in enumerate(blocks)
                if not self.in_contents(number, index) and self._stands_out(block)
            }
        # The size of each heading, by its page and place there; their ranks are the levels.
        self._rungs: dict[tuple[int, int], float] = {}
        for number, blocks in enumerate(pages):
            for index, block in enumerate(blocks):
                if self.in_contents(number, index):
                    continue
                if number == 0 and index < self._brand:
                    continue
                head = _head_of_box(blocks, index)
                if self._may_be_heading(head or block):
                    rung = max(self.body, round((head or block).size))
                    # One with its text on the same line is lower than those on lines of their own.
                    self._rungs[number, index] = rung - _RUNS_IN * block.spans[-1].runs_in
        if all(self._is_plain(pages[page][index]) for page, index in self._rungs):
            # Where headings look like text they are left to those who know what a report says.
            self._rungs.clear()
        if _contradict(self._named, pages):
            # Levels that no reader sees say nothing: each of these headings ranks as it is printed.
            for page, index in self._named:
                self._rungs[page, index] = max(self.body, round(pages[page][index].size))
            self._named = {}
        self._levels = self._ranks(pages)

    def _ranks(self, pages: list[list[Block]]) -> dict[float, int]:
        """Return the level of each size: that of the named headings of this size, else by rank."""
        named: defaultdict[float, Counter[int]] = defaultdict(Counter)
        for (page, index), level in self._named.items():
            block = pages[page][index]
            if not block.spans[-1].text.endswith((".", ";")):  # an entry that is called a heading
                named[max(self.body, round(block.size))][level] += 1
        levels: dict[float, int] = {}
        above = 0
        for rung in sorted({*self._rungs.values(), *named}, reverse=True):
            known = max(named[rung].items(), key=lambda found: found[1])[0] if rung in named else 0
            above = levels[rung] = known or min(6, above + 1)
        return levels

    def in_contents(self, page: int, index: int) -> bool:
        """Tell whether a block (by its index on its page) stands inside the contents list."""
        first, last = self._contents.get(page, (1, 0))
        return first <= index <= last

    def heading_level(self, page: int, index: int) -> int:
        """Return 1 to 6 for a block that is a heading, by its index on its page, or 0.

        What the file itself calls a heading has the level that it gives. Of the others the largest
        are of level 1; bold ones in the size of the running text come last. A lone row has the level
        of the heading that its first cell would be.
        """
        if named := self._named.get((page, index)):
            return named
        rung = self._rungs.get((page, index))
        return 0 if rung is None else self._levels[rung]

    def is_footnote(self, block: Block, height: float) -> bool:
        """Tell whether a block is a note at the foot of a page of that height."""
        begins = bool(block.spans[0].note) or block.mark.rstrip(".)").isdigit()
        return begins and self.is_small(block) and block.spans[0].y < 0.6 * height

    def is_small(self, block: Block) -> bool:
        """Tell whether a block is set smaller than the running text."""
        return block.size <= _SMALLER * self.body

    def _may_be_heading(self, block: Block) -> bool:
        spans = block.spans
        # What costs least comes first: most blocks are paragraphs that end with a stop.
        if (
            block.cells
            or block.grid
            or spans[-1].text.endswith((".", ",", ";"))
            or len(spans) > _LARGE_LINES
        ):
            return False
        size = block.size
        if len(spans) > _HEADING_LINES and size < _LARGE * self.body:
            return False
        text = " ".join(span.text for span in spans)
        if len(text) > _HEADING_LENGTH or sum(map(str.isalpha, text)) < 3:
            return False
        if size < self.body - _LARGER or spans[0].note:
            return False
        if text[0].islower() and not block.mark:
            return False
        if self._stands_out(block):
            return True
        bullet = block.mark and not block.mark[0].isdigit()
        return not bullet and (
            spans[-1].runs_in
            or _title_of(block) in self._titles
            or (block.bold and not self._is_emphasis(block) and not _LABEL.search(text))
        )

    def _is_emphasis(self, block: Block) -> bool:
        """Tell whether the file itself calls a bold line text: strong, or left out of its outline.

        That is believed of an outline that names the headings that stand out.
        """
        return self._is_outlined or (block.tag is not None and block.tag.strong)

    def _is_plain(self, block: Block) -> bool:
        """Tell whether nothing but the contents list calls a block a heading."""
        return not block.bold and not self._stands_out(block)

    def _stands_out(self, block: Block) -> bool:
        """Tell whether a block is set larger than the running text."""
        return block.size >= self.body + _LARGER


def _named_headings(
    pages: list[list[Block]], outline: list[Bookmark]
) -> dict[tuple[int, int], int]:
    """Return the levels of the headings that tags or bookmarks name, by page and place there."""
    named = {
        (number, index): block.tag.level
        for number, blocks in enumerate(pages)
        for index, block in enumerate(blocks)
        if block.tag is not None
        and block.tag.kind is Kind.HEADING
        and not block.cells
        and (not block.mark or block.mark[-1:] in _NUMBERED or block.mark[-1:].isalnum())
    }
    if named:
        return named
    places: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    for number, blocks in enumerate(pages):
        for index, block in enumerate(blocks):
            if not block.cells and len(block.spans) <= _LARGE_LINES:
                places[number, _title_of(block)].append(index)
    for mark in outline:
        found = places.get((mark.page, _bare(mark.title)))
        if found:
            # A title that its page prints several times is named as often, in the same order.
            named[mark.page, found.pop(0) if len(found) > 1 else found[0]] = min(6, mark.level)
    return named


def _brand(blocks: list[Block], named: dict[tuple[int, int], int]) -> int:
    """Return how many blocks stand above the title that the file tags, where they are the name of a site.

    No tag makes blocks of them, and none is set larger than the title.
    """
    at = next((at for at in range(len(blocks)) if named.get((0, at)) == 1), 0)
    loose = all(block.tag is None and block.spans[0].place for block in blocks[:1])
    return at if loose and all(block.size <= blocks[at].size for block in blocks[:at]) else 0


def _contradict(named: dict[tuple[int, int], int], pages: list[list[Block]]) -> bool:
    """Tell whether the file often calls a heading lower than one that it prints smaller."""
    told = Counter(
        (round(pages[page][index].size), level) for (page, index), level in named.items()
    )
    against = agree = 0
    for ((size, level), count), ((other, above), times) in combinations(told.items(), 2):
        if size != other and level != above:
            if (size > other) == (level < above):
                agree += count * times
            else:
                against += count * times
    return against * _CONTRADICTS > agree


def entry_title(block: Block, pages: int) -> str:
    """Return the title that a line of a contents list gives, or ""."""
    title, page = _entry(block)
    return title if 0 < page <= 2 * pages + 10 else ""


def _entry(block: Block) -> tuple[str, int]:
    """Return title and page if a block could be a line of a contents list, or ("", 0)."""
    if not block.spans[-1].text[-1:].isdigit():
        return "", 0
    if block.cells:
        page = " ".join(span.text for span in block.cells[-1])
        title = " ".join(span.text for cell in block.cells[:-1] for span in cell)
        if not _PAGE.match(page) or not any(map(str.isalpha, title)):
            return "", 0
    else:
        found = _ENTRY.match(" ".join(span.text for span in block.spans[:_ENTRY_LINES]))
        if not found or len(block.spans) > _ENTRY_LINES:
            return "", 0
        title, page = found[1], found[2]
    return title.rstrip(" .…_"), int(page)


def _contents_lists(pages: list[list[Block]]) -> tuple[dict[int, tuple[int, int]], set[str]]:
    """Return where contents lists stand, as first and last block by page, and their titles.

    A page number that an entry prints on a line of its own is joined to it.
    """
    places: dict[int, tuple[int, int]] = {}
    titles: set[str] = set()
    printed: set[str] = set()
    for number, blocks in enumerate(pages):
        if sum(bool(entry_title(block, len(pages))) for block in blocks) < _ENTRIES_A_PAGE:
            continue
        printed = printed or {
            _bare(" ".join(span.text for span in block.spans))
            for page in pages
            for block in page
            if len(block.spans) <= _HEADING_LINES
        }
        joined = _entries_joined(blocks, len(pages))
        entries = [(i, *_entry(b)) for i, b in enumerate(joined) if entry_title(b, len(pages))]
        if _is_contents_list([entry[1:] for entry in entries], joined, printed):
            blocks[:] = joined
            places[number] = (entries[0][0], entries[-1][0])
            titles.update(_bare(joined[i].mark + title) for i, title, _ in entries)
    return places, titles


def _entries_joined(blocks: list[Block], pages: int) -> list[Block]:
    joined: list[Block] = []
    for block in blocks:
        alone = not block.cells and len(block.spans) == 1 and _PAGE.match(block.spans[0].text)
        before = joined[-1] if joined else None
        if alone and before and not before.cells and not entry_title(before, pages):
            joined[-1] = Block([*before.spans, *block.spans], mark=before.mark)
        else:
            joined.append(block)
    return joined


def _is_contents_list(
    entries: list[tuple[str, int]], blocks: list[Block], printed: set[str]
) -> bool:
    """Tell a contents list from a table of figures.

    Its numbers never fall, and it has dot leaders or its titles stand elsewhere as headings.
    """
    if any(after < before for (_, before), (_, after) in pairwise(entries)):
        return False
    found = sum(_bare(title) in printed for title, _ in entries)
    leaders = sum(bool(_LEADERS.search(block.spans[-1].text)) for block in blocks)
    return 2 * max(found, leaders) >= len(entries)


def _boxes_parted(blocks: list[Block], body: float) -> list[Block]:
    """Part headings from the box that stands beside them: a row of its own, over prose, no table."""
    parted: list[Block] = []
    for index, block in enumerate(blocks):
        near = blocks[max(0, index - 1) : index + 2]
        alone = (
            len(block.cells) == 2
            and all(block.cells)
            and sum(bool(other.cells) for other in near) == 1
        )
        if alone and index + 1 < len(blocks) and _is_prose(blocks[index + 1], body):
            head, box = (Block(cell, right=block.right) for cell in block.cells)
            letters = sum(len(span.text) for span in box.spans)
            if (
                min(span.size for span in head.spans) >= body + _LARGER
                and max(span.size for span in box.spans) < head.size - _LARGER
                and letters <= _LONGEST_BOX
            ):
                parted += [head, box]
                continue
        parted.append(block)
    return parted


def _head_of_box(blocks: list[Block], index: int) -> Block | None:
    """Return what may be a heading in a lone row, with a box beside it; None for other blocks."""
    row = blocks[index]
    if len(row.cells) != 2 or not all(row.cells):
        return None
    near = blocks[max(0, index - 1) : index + 2]
    letters = sum(len(span.text) for span in row.cells[1])
    if letters > _LONGEST_BOX or sum(bool(other.cells) for other in near) > 1:
        return None
    return Block(row.cells[0])


def _is_prose(block: Block, body: float) -> bool:
    """Tell whether a block is a sentence at least, in the size of the running text."""
    letters = sum(len(span.text) for span in block.spans)
    stopped = block.spans[-1].text.endswith(".") and not block.bold
    return stopped and letters >= _LONGEST_BOX and abs(block.size - body) < _LARGER


def _body_size(pages: list[list[Block]]) -> float:
    exact: defaultdict[float, int] = defaultdict(int)
    for blocks in pages:
        for block in blocks:
            for span in block.spans:
                exact[span.size] += len(span.text)
    letters: Counter[float] = Counter()
    for size, count in exact.items():
        letters[round(size * 2) / 2] += count
    return max(letters, key=lambda size: (letters[size], -size)) if letters else 0.0


def _title_of(block: Block) -> str:
    return _bare(block.mark + " ".join(span.text for span in block.spans))


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
