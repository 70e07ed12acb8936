"""Text files that another program has opened and saved or printed, with each line as it was.

A word processor makes a paragraph of each line, and a print sets it in letters of one width. What they
write has the looks of a document and the lines of a text file, and is read as that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from peeldiff.document.decode import clean
from peeldiff.document.formats.pdf_lines import Span
from peeldiff.document.formats.text import read_text_lines
from peeldiff.document.source import Line

__all__ = ["VERBATIM", "is_text_file", "printed_lines", "verbatim_lines"]

VERBATIM = frozenset(("preformatted text", "html preformatted", "plain text"))
"""The styles that LibreOffice and Word give to such lines."""
_FEWEST = 10
_SHARE = 0.9
_LONG_ENOUGH = 30
"""Letters of a line that show how wide each of them is."""
_PLACES, _SHARE_ALIKE = 1.5, 0.95
_FEWEST_BLANK = 0.08
_MOST_BLANK = 5


def is_text_file(verbatim: Sequence[bool]) -> bool:
    """Whether the paragraphs of a document are the lines of a text file, by what their styles say."""
    marked = sum(verbatim)
    return marked >= _FEWEST and marked >= _SHARE * len(verbatim)


def verbatim_lines(texts: Iterable[str]) -> tuple[Line, ...]:
    """The lines of a text file out of the texts of all its paragraphs, empty ones too."""
    return read_text_lines(clean("\n".join(texts)))


def printed_lines(pages: Sequence[Sequence[Span]]) -> tuple[Line, ...] | None:
    """The lines of a text file that was printed in letters of one width; None for any other print."""
    spans = [span for page in pages for span in page]
    long = sorted((s.x1 - s.x0) / len(s.text) for s in spans if len(s.text) >= _LONG_ENOUGH)
    if len(long) < _FEWEST or (width := long[len(long) // 2]) <= 0:
        return None
    # Ink is narrower than its place; behind a bullet several spaces may be read as one.
    measured = [s for s in spans if len(s.text) >= _LONG_ENOUGH and s.text[:2].isalpha()]
    alike = sum(abs(s.x1 - s.x0 - width * len(s.text)) < _PLACES * width for s in measured)
    if len(measured) < _FEWEST or alike < _SHARE_ALIKE * len(measured):
        return None
    left = min(span.x0 for span in spans)
    text = "\f".join(_printed_page(page, left, width) for page in pages)
    lines = read_text_lines(clean(text))
    blank = sum(not line.text for line in lines)
    # Without blank lines, line ends may be those of the print, and only its layout tells paragraphs.
    return lines if blank >= _FEWEST_BLANK * len(lines) else None


def _printed_page(spans: Sequence[Span], left: float, width: float) -> str:
    """The text of one page with its indents and blank lines."""
    lines: list[str] = []
    above: float | None = None
    gaps = sorted(
        a.y - b.y for a, b in pairwise(sorted(spans, key=lambda s: -s.y)) if a.y - b.y > 1
    )
    step = gaps[len(gaps) // 4] if gaps else 0.0
    for span in sorted(spans, key=lambda span: (-round(span.y), span.x0)):
        column = max(0, round((span.x0 - left) / width))
        if above is not None and abs(above - span.y) < 1:
            lines[-1] = lines[-1].ljust(column) + span.text
            continue
        if above is not None and step:
            lines += [""] * min(_MOST_BLANK, max(0, round((above - span.y) / step) - 1))
        lines.append(" " * column + span.text + span.hyphen)
        above = span.y
    return "\n".join(lines) + "\n"
