"""Running headers, footers and page numbers, told by their repetition from page to page.

A line is furniture only where other pages print the same words at the same height, and where no
page prints running text at that height: so a heading that happens to begin three pages is none.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from alignment.late import late
from peeldiff.document.formats.pdf_lines import Span

__all__ = ["in_boxes", "in_tables", "running_headers"]

_DIGITS = late(r"[0-9]+")
_PAGE_NUMBER = late(
    r"(?:page\s*)?[-–|\[(]?\s*([0-9]{1,4})\s*(?:(?:of|/)\s*[0-9]{1,4}\s*)?[-–|\])]?\Z", re.I
)
_ROMAN = late(r"[ivxlc]{1,6}\Z")
# Shares of the page's height, from its edges, in which headers and footers stand.
_ZONE = 0.15
# Height of a band of equal baselines, in points.
_BAND = 3.0
_PURE = 0.75
# Pieces of a running header or footer, on one edge of a page.
_MOST_ASIDE = 4
# Lines of print that part a page number from the text above it.
_APART = 2.5
# Tables in the margins, at least, that are running headers.
_FEWEST_TABLES = 3
# Letters of a line that is none of a header, and the share of a page's lines that a box holds at most.
_LONG, _BOX = 40, 0.5
# The share of all pages on which the first line stands at one height, in one size.
_MOST = 0.6
# Pages at least, where no header comes again.
_FEWEST_PAGES = 4


def running_headers(pages: list[list[Span]], heights: list[float]) -> set[Span]:
    """Return the spans that are running headers, footers or page numbers."""
    found = _repeated(pages, heights) | _said(pages, heights) | _lone_numbers(pages, heights)
    return found | _set_apart(pages, heights, found)


def in_tables(pages: list[list[Span]], heights: list[float]) -> set[Span]:
    """Return the spans in the cells of tables with drawn borders, which are no running header.

    One that stands in the margin of most pages, with the same words, is.
    """
    tables: list[tuple[list[Span], str]] = []
    for spans, height in zip(pages, heights, strict=True):
        found: defaultdict[int, list[Span]] = defaultdict(list)
        for span in spans:
            if span.cell is not None:
                found[span.cell.grid].append(span)
        for table in found.values():
            low, high = min(span.y for span in table), max(span.y for span in table)
            marginal = low >= (1 - _ZONE) * height or high <= _ZONE * height
            tables.append((table, _key(" ".join(s.text for s in table)) if marginal else ""))
    times = Counter(words for _, words in tables if words)
    return {
        span
        for table, words in tables
        if not words or times[words] < max(_FEWEST_TABLES, len(pages) / 2)
        for span in table
    }


def in_boxes(pages: list[list[Span]], headers: set[Span]) -> set[Span]:
    """Return the headers that are none: they head the text of a box, which goes on below the margin.

    A box as large as the page holds its headers, too.
    """
    return {
        span
        for spans in pages
        for span in spans
        if span in headers
        and (panel := span.panel) is not None
        and len(panel.lines) <= _BOX * len(spans)
        and any(len(line.text) >= _LONG and line not in headers for line in panel.lines)
    }


def _set_apart(pages: list[list[Span]], heights: list[float], known: set[Span]) -> set[Span]:
    """Return the top lines that stand, far above the text, where most pages have their header.

    A header that changes with the chapter may come on one page alone.
    """
    tops: defaultdict[tuple[int, float], list[list[Span]]] = defaultdict(list)
    for spans, height in zip(pages, heights, strict=True):
        if len(spans) < 2:
            continue
        highest = max(span.y for span in spans)
        # On a damaged page heights may be so great that two points make no difference.
        top = [span for span in spans if span.y > highest - 2 or span.y == highest]
        below = max((span.y for span in spans if span.y <= highest - 2), default=highest)
        stands = highest > (1 - _ZONE) * height and highest - below > _APART * top[0].size
        if stands and not any(span.text.endswith(".") for span in top):
            tops[round(highest / _BAND), round(top[0].size, 1)].append(top)
    found: set[Span] = set()
    sizes = sorted(span.size for spans in pages for span in spans)
    for (_, size), lines in tops.items():
        headed = sum(any(span in known for span in top) for top in lines)
        small = len(lines) >= _FEWEST_PAGES and size <= sizes[len(sizes) // 2]
        if len(lines) >= _MOST * len(pages) and (small or 2 * headed >= len(lines)):
            found.update(span for top in lines for span in top)
    return found


def _said(pages: list[list[Span]], heights: list[float]) -> set[Span]:
    """Return the spans in the margins that the file itself calls no content.

    So many that they are paragraphs are content, whatever the file says.
    """
    found: set[Span] = set()
    for spans, height in zip(pages, heights, strict=True):
        aside = [span for span in _in_margins(spans, height) if span.aside]
        for side in (False, True):
            edge = [span for span in aside if (span.y > height / 2) is side]
            if len(edge) <= _MOST_ASIDE:
                found.update(edge)
    return found


def _lone_numbers(pages: list[list[Span]], heights: list[float]) -> set[Span]:
    """Return the page numbers that stand alone as the first or last line of their page.

    A number that comes once cannot be told by those of other pages: it must name its own page, or
    stand far below the text.
    """
    found: set[Span] = set()
    for page, (spans, height) in enumerate(zip(pages, heights, strict=True)):
        if len(spans) < 2:
            continue
        lowest, second = sorted(spans, key=lambda span: span.y)[:2]
        highest = max(spans, key=lambda span: span.y)
        for span in (lowest, highest):
            number = _PAGE_NUMBER.match(span.text)
            if not number or 0.1 * height < span.y < 0.9 * height:
                continue
            apart = span is lowest and second.y - span.y > _APART * second.size
            if apart or int(number[1]) == page + 1:
                found.add(span)
    return found


def _repeated(pages: list[list[Span]], heights: list[float]) -> set[Span]:
    if len(pages) < 2:
        return set()
    marginal = [
        (page, span, round(span.y / _BAND), _key(span.text))
        for page, (spans, height) in enumerate(zip(pages, heights, strict=True))
        for span in _in_margins(spans, height)
    ]
    enough = 3 if len(pages) > 3 else 2
    # Most lines of running text are printed once, and need no closer look.
    printed = Counter(key for _, _, _, key in marginal)
    often = [found for found in marginal if printed[found[-1]] >= enough]
    pages_of: dict[tuple[str, int], set[int]] = defaultdict(set)
    for page, _, band, key in often:
        pages_of[key, band].add(page)

    # A browser prints the day at the top of every page: the same digits, where page numbers differ.
    same = Counter(span.text for _, span, _, _ in often)

    def repeats(key: str, band: int) -> bool:
        near = [pages_of.get((key, band + step), set()) for step in (-1, 0, 1)]
        return len(set().union(*near)) >= enough

    repeated = _numbered(marginal) | {
        span
        for _, span, band, key in often
        if repeats(key, band) and (any(c.isalpha() for c in key) or same[span.text] >= enough)
    }
    in_band = Counter(band for _, _, band, _ in marginal)
    repeated_in_band = Counter(band for _, span, band, _ in marginal if span in repeated)
    pure = {
        band
        for band in repeated_in_band
        if _near(band, repeated_in_band) >= _PURE * _near(band, in_band)
    }
    return {span for _, span, band, _ in marginal if span in repeated and band in pure}


def _near(band: int, counts: Counter[int]) -> int:
    return counts[band - 1] + counts[band] + counts[band + 1]


def _in_margins(spans: list[Span], height: float) -> list[Span]:
    lowest, highest = _ZONE * height, (1 - _ZONE) * height
    return [span for span in spans if not lowest < span.y < highest]


def _key(text: str) -> str:
    return _DIGITS.sub("#", " ".join(text.casefold().split()))


def _numbered(marginal: list[tuple[int, Span, int, str]]) -> set[Span]:
    """Return the page numbers: numbers that grow with the pages, by one each."""
    offsets: Counter[tuple[int, int]] = Counter()
    found: list[tuple[Span, tuple[int, int]]] = []
    romans: list[Span] = []
    for page, span, band, _ in marginal:
        number = _PAGE_NUMBER.match(span.text)
        if number:
            for step in (-1, 0, 1):
                offsets[int(number[1]) - page, band + step] += 1
            found.append((span, (int(number[1]) - page, band)))
        elif _ROMAN.match(span.text):
            romans.append(span)
    counted = {span for span, key in found if offsets[key] >= 2}
    # Roman numerals stand on the few pages before the first; they count where others are numbered.
    heights = {round(span.y / _BAND) for span in counted}
    return counted | {span for span in romans if round(span.y / _BAND) in heights}
