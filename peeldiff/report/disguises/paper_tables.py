"""Tables by which a paper sets out a report: its paragraphs beside their numbers, replies beside findings."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from alignment.late import late
from alignment.records import replace
from peeldiff.document.source import Role
from peeldiff.inspectorates import Inspectorate
from peeldiff.report.blocks import Block
from peeldiff.report.grades.lines import is_grade_line
from peeldiff.words import plain, words_in

__all__ = ["open_paragraph_tables", "open_reply_tables"]

_NUMBER = late(r"\d{1,2}\.\d{1,3}\.?")
_OF_A_PARAGRAPH = 2
"""Cells of a paragraph beside its number."""
_FEWEST = 3
"""Numbered paragraphs in tables from which a paper sets its text so."""
_SHORTEST_ENTRY = 5
"""Words of a finding."""
_LONGEST_HEAD = 40
_REPLIES = late(r"\b(?:responses?|reply|replies|comments?|accept\w*)\b")
_BESIDE = late(
    r"\b(?:responses?|reply|replies|comments?|accept\w*|lead|owner|rag|due|date|deadline|officer|who|when)\b"
)
"""What a table of findings and replies says in the heads of its other columns, and what the first of them."""


def open_paragraph_tables(blocks: list[Block], words: Inspectorate) -> None:
    """Make paragraphs of rows that have one beside its number: "4.2 | The force trains its officers …"."""
    rows: list[int] = []
    at = 0
    for (role, _), run in groupby(blocks, key=lambda block: (block.role, len(block.cells))):
        table = list(run)
        if role is Role.ROW and not any(_labelled(row, words) for row in table):
            rows += [at + nth for nth, row in enumerate(table) if _is_paragraph(row)]
        at += len(table)
    if len(rows) < _FEWEST:
        return
    for index in rows:
        block = blocks[index]
        number, text = block.cells
        said = text if is_grade_line(text, words) else f"{number} {text}"
        blocks[index] = replace(block, role=Role.TEXT, text=said, cells=(), parts=())


def _is_paragraph(row: Block) -> bool:
    return len(row.cells) == _OF_A_PARAGRAPH and _NUMBER.fullmatch(row.cells[0]) is not None


def open_reply_tables(blocks: list[Block], words: Inspectorate) -> None:
    """Make lists of tables that have findings in the column under their label, and replies beside them."""
    found: list[tuple[int, int, int]] = []
    at = 0
    for role, run in groupby(blocks, key=lambda block: block.role):
        size = len(list(run))
        if role is Role.ROW:
            heads = [one for one in range(at, at + size) if _labelled(blocks[one], words)]
            for start, end in pairwise([*heads, at + size]):
                if (column := _column(blocks[start:end], words)) is not None:
                    found.append((start, end, column))
        at += size
    for start, end, column in reversed(found):
        blocks[start:end] = _listed(blocks[start:end], column)


def _labelled(row: Block, words: Inspectorate) -> list[int]:
    """The cells of a row that are the label of findings."""
    return [at for at, cell in enumerate(row.cells) if plain(cell) in words.finding_labels]


def _column(rows: Sequence[Block], words: Inspectorate) -> int | None:
    """The column of a table of findings and replies, that is under a label; None for other tables."""
    head, body = rows[0], rows[1:]
    labels = _labelled(head, words)
    if not body or len(labels) != 1:
        return None
    others = [plain(cell) for at, cell in enumerate(head.cells) if at != labels[0]]
    beside = all(len(cell) <= _LONGEST_HEAD and _BESIDE.search(cell) for cell in others)
    if not beside or not any(map(_REPLIES.search, others)):
        return None  # what is told of earlier demands
    column = labels[0]
    entries = all(
        len(row.cells) == len(head.cells) and len(words_in(row.cells[column])) >= _SHORTEST_ENTRY
        for row in body
    )
    return column if entries else None


def _listed(rows: Sequence[Block], column: int) -> list[Block]:
    """The label, the findings under it, and then the rest of each row."""
    head, body = rows[0], rows[1:]
    label = replace(head, role=Role.TEXT, text=head.cells[column], cells=(), parts=(), bold=True)
    entries: list[Block] = []
    for row in body:
        told = (
            row.parts[column]
            if column < len(row.parts) and row.parts[column]
            else (row.cells[column],)
        )
        for nth, text in enumerate(told):
            mark, level = ("•", 1) if not nth else ("–", 2)
            entries.append(
                replace(row, role=Role.ITEM, text=text, mark=mark, level=level, cells=(), parts=())
            )
    rest = [
        replace(row, cells=cells, text=" ".join(cells), parts=())
        for row in rows
        if (cells := tuple(cell for at, cell in enumerate(row.cells) if at != column and cell))
    ]
    return [label, *entries, *rest]
