"""Finding words in the rows on show. The words are text, never a pattern."""

from __future__ import annotations

from collections.abc import Sequence

from alignment.records import dataclass
from peeldiff.rows import Fold, Row
from tui.view import Entry

__all__ = ["Index", "Search"]


class Index:
    """The rows' texts in lower case, made once a comparison: typing searches them at every key."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._texts = [
            "\n".join(cell.text for cell in (row.old, row.new) if cell is not None).lower()
            for row in rows
        ]

    def find(self, words: str, entries: Sequence[Entry]) -> Search:
        """All rows among `entries`, folded ones too, that hold `words` in any case."""
        wanted = words.lower()
        rows: list[int] = []
        places = 0
        for entry in entries if wanted.strip() else ():
            numbers = range(entry.start, entry.end) if isinstance(entry, Fold) else (entry,)
            for number in numbers:
                if found := self._texts[number].count(wanted):
                    places += found
                    rows.append(number)
        return Search(words, tuple(rows), places)


@dataclass(frozen=True, slots=True)
class Search:
    """`rows` are numbers of rows with a hit, in order; `places` counts every occurrence."""

    words: str
    rows: tuple[int, ...]
    places: int

    def step(self, row: int, direction: int) -> int | None:
        """The next (1) or previous (-1) row with a hit after `row`, round the end; None if none."""
        if not self.rows:
            return None
        if direction > 0:
            return next((n for n in self.rows if n > row), self.rows[0])
        return next((n for n in reversed(self.rows) if n < row), self.rows[-1])

    def number(self, row: int) -> int:
        """Which of the rows with hits `row` is, from 1; 0 if it has none."""
        return self.rows.index(row) + 1 if row in self.rows else 0
