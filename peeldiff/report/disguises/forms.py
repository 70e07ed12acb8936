"""Forms: a table for each question, which has what is asked, the judgment and the text in rows of its own.

Such a table is a section set in boxes. It is opened before anyone looks for headings: its first row
becomes the heading, and the rows of the judgment and of the text become lines under it. Rows with a
label for findings stay rows, which are read as such.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alignment.late import late
from peeldiff.document.source import Role
from peeldiff.inspectorates import Inspectorate
from peeldiff.report.blocks import Block
from peeldiff.report.questions import QuestionNames
from peeldiff.words import ends_sentence, plain

__all__ = ["open_forms"]

_CODE = late(r"\(?[A-Za-z]{0,3}\.? ?\d{0,2}(?:\.\d{1,2})*[.):]?")
_ASKED = frozenset(
    (
        "question",
        "core question",
        "area",
        "theme",
        "topic",
        "subject",
        "section",
        "heading",
        "title",
    )
)
_ROWS_OF_TITLE = 2
"""Rows among which what is asked stands."""
_MOST_WORDS = 30


def open_forms(blocks: list[Block], names: QuestionNames, words: Inspectorate) -> None:
    """Set what tables that are forms hold under each other, where one of them names a known question."""
    forms = list(_forms(blocks, words))
    if not any(_asks(blocks[title].cells, names) for title, _ in forms):
        return
    titles = {title for title, _ in forms}
    for title, graded in forms:
        at = title + 1
        while at < len(blocks) and blocks[at].role is Role.ROW and at not in titles:
            cells = _filled(blocks[at])
            label = len(cells) == 2 and plain(cells[0]).rstrip(":") in words.finding_labels
            if at == graded or (len(cells) <= 2 and not label and ends_sentence(cells[-1])):
                told = cells[-1:] if at == graded else cells
                _open(blocks[at], Role.TEXT, ": ".join(cell.rstrip(": ") for cell in told))
            at += 1
        _open(blocks[title], Role.HEADING, _name(blocks[title]) or "")


def _open(block: Block, role: Role, text: str) -> None:
    block.role, block.text, block.cells, block.parts = role, text, (), ()


def _forms(blocks: Sequence[Block], words: Inspectorate) -> Iterator[tuple[int, int]]:
    """Of each form the rows that have what is asked and the judgment; a form has one of each."""
    rows = [at for at in range(len(blocks)) if blocks[at].role is Role.ROW]
    graded = {at for at in rows if _has_judgment(blocks[at], words)}
    for at in sorted(graded):
        above = range(at - 1, max(-1, at - 1 - _ROWS_OF_TITLE), -1)
        title = next((row for row in above if _name(blocks[row])), None)
        if title is not None and all(
            blocks[row].role is Role.ROW and row not in graded for row in range(title, at)
        ):
            yield title, at


def _name(block: Block) -> str | None:
    """The cell of a row that has nothing else, but for a code and for a word for what is asked."""
    if block.role is not Role.ROW:
        return None
    cells = [
        cell
        for cell in _filled(block)
        if not _CODE.fullmatch(cell.strip()) and plain(cell).rstrip(":") not in _ASKED
    ]
    if len(cells) != 1 or len(cells[0].split()) > _MOST_WORDS or ends_sentence(cells[0]):
        return cells[0] if len(cells) == 1 and cells[0].endswith("?") else None
    return cells[0]


def _has_judgment(block: Block, words: Inspectorate) -> bool:
    """Whether a row has a label of a judgment and the judgment beside it, and nothing else."""
    cells = _filled(block)
    if len(cells) != 2:
        return False
    label = plain(cells[0]).rstrip(":")
    return words.labelled_grade(f"{label}: {cells[1]}") is not None or (
        words.labelled_grade(f"{label}: good") is not None
        and words.carried_grade(cells[1]) is not None
    )


def _asks(cells: Sequence[str], names: QuestionNames) -> bool:
    return any(names.families(cell) or cell.endswith("?") for cell in cells)


def _filled(block: Block) -> list[str]:
    return [cell for cell in block.cells if cell.strip()]
