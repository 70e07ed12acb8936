"""A thread: a recall with the statements that answer it, or statements that carry one thought on.

A thread goes on until the subject changes, another point is recalled or the paragraph's matter ends. It
decides nothing.
"""

from __future__ import annotations

from collections.abc import Collection

from alignment.records import dataclass
from peeldiff.statements.table import Statement, Statements

__all__ = ["Thread", "thread_at"]

_LONGEST = 6
"""Statements that a thread holds at most."""
_STILL_ON_IT = 2
"""Stems of the point that a sentence must have to carry a thread on by itself."""
_BACK = 3
"""Statements before the one asked for among which its recall is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """Neighbouring statements of one report that speak of one thing; `heart` is the one it grew from."""

    rows: tuple[Statement, ...]
    heart: Statement

    @property
    def recall(self) -> Statement | None:
        """The first statement that recalls an earlier inspection."""
        return next((row for row in self.rows if row.recall is not None), None)


def thread_at(statements: Statements, index: int, asked: Collection[str]) -> Thread:
    """The thread round the statement at `index`, for a point with the stems `asked`."""
    first = _begin(statements, index, asked)
    last = index
    while last + 1 < len(statements.rows) and last + 1 - first < _LONGEST:
        if not _goes_on(statements, last, first, asked):
            break
        last += 1
    return Thread(rows=statements.rows[first : last + 1], heart=statements.rows[index])


def _begin(statements: Statements, index: int, asked: Collection[str]) -> int:
    """Where the thread begins: the recall that the statement answers, or what it leans on."""
    rows = statements.rows
    paragraph = rows[index].sentence.paragraph
    if rows[index].recall is not None and not rows[index].leans:
        return index
    for at in range(index - 1, max(-1, index - 1 - _BACK), -1):
        if rows[at].sentence.paragraph != paragraph:
            break
        if rows[at].recall is not None:
            near = at == index - 1 or not rows[at].stems.isdisjoint(asked)
            return at if near else index
    before = index - 1
    leans = before >= 0 and rows[index].leans and rows[before].sentence.paragraph == paragraph
    if leans and not rows[before].stems.isdisjoint(asked):
        return before
    return index


def _goes_on(statements: Statements, last: int, first: int, asked: Collection[str]) -> bool:
    """Whether the statement after `last` belongs to the thread that began at `first`."""
    rows = statements.rows
    here, after = rows[last], rows[last + 1]
    if after.sentence.is_demand or after.sentence.section != here.sentence.section:
        return False
    same_paragraph = after.sentence.paragraph == here.sentence.paragraph
    answers_recall = rows[first].recall is not None and last == first
    decides = after.decision is not None or after.settled is not None
    if after.recall is not None and not decides:
        return False
    if not same_paragraph:
        # A recall that ends its paragraph is answered in the next one, if that carries on.
        return answers_recall and (after.leans or not after.stems.isdisjoint(asked))
    if answers_recall or after.leans or decides:
        return True
    if rows[first].recall is not None:
        return not after.stems.isdisjoint(asked) or not after.stems.isdisjoint(here.stems)
    return len(after.stems.intersection(asked)) >= _STILL_ON_IT
