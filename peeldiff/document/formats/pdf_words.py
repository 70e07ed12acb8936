"""Lines of print joined to sentences, with the words mended that a line end broke.

Whether a hyphen at a line end belongs to its word ("decision-making") is learnt from the document
itself, which prints most words elsewhere unbroken; no dictionary is asked.
"""

from __future__ import annotations

from collections.abc import Iterable

from alignment.late import late
from peeldiff.document.formats.pdf_lines import HYPHENS, Span

__all__ = ["Words"]

_HEAD = late(r"(?:[^\W\d_]+-)*[^\W\d_]+\Z")
_TAIL = late(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Where one line in so many ends in a hyphen, the producer breaks words of itself.
_LINES_A_BREAK = 30
# Broken words looked up in one document; a file of nothing else would take time without end.
_MOST_LOOKUPS = 500


class Words:
    """The words of one document."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._lines = list(spans)
        broken = sum(bool(span.hyphen) for span in self._lines)
        self._breaks = broken * _LINES_A_BREAK > len(self._lines)
        # A document that prints such a hyphen inside its lines types it; no program broke the word.
        self._types = frozenset(h for h in HYPHENS if any(h in span.text for span in self._lines))
        self._printed = ""
        self._lookups = 0

    def join(self, spans: list[Span]) -> str:
        """Return the lines as one text."""
        text = hyphen = ""
        for span in spans:
            if not text:
                text = span.text
            elif hyphen:
                text = self._mended(text, span.text, hyphen)
            else:
                text = f"{text} {span.text}"
            hyphen = span.hyphen
        return f"{text}{hyphen}"

    def _mended(self, text: str, line: str, hyphen: str) -> str:
        head, tail = _HEAD.search(text), _TAIL.match(line)
        if not head or not tail or not tail[0][0].islower():
            return f"{text}{hyphen}{line}"
        if hyphen in HYPHENS and hyphen not in self._types:
            return f"{text}{line}"
        whole = self._prints(f"{head[0]}{tail[0]}")
        parted = self._prints(f"{head[0]}-{tail[0]}")
        if whole == parted:
            whole = self._breaks and "-" not in head[0]
        return f"{text}{line}" if whole else f"{text}{hyphen}{line}"

    def _prints(self, word: str) -> bool:
        """Tell whether the document prints a word on one line somewhere."""
        self._lookups += 1
        if self._lookups > _MOST_LOOKUPS:
            return False
        if not self._printed:
            self._printed = "\n".join(span.text for span in self._lines).lower()
        word = word.lower()
        at = self._printed.find(word)
        while at >= 0:
            around = (
                self._printed[max(0, at - 1) : at]
                + self._printed[at + len(word) : at + len(word) + 1]
            )
            if not any(c.isalpha() or c == "-" for c in around):
                return True
            at = self._printed.find(word, at + 1)
        return False
