"""What of a cell a file can hold, and what has to stand elsewhere because it cannot."""

from __future__ import annotations

from collections.abc import Iterator

from alignment.records import replace
from peeldiff.papers.spreadsheet import Cell
from peeldiff.papers.spreadsheet.excel_writing import excel_link, fits

__all__ = ["in_csv", "in_excel"]

_PART = 30_000
"""Characters of a part of a text that no cell holds."""
_MORE = "… (the whole stands under what was not carried)"

Rest = list[tuple[str, str]]
"""What a cell had besides, each with the reason why it cannot stay."""


def in_excel(cell: Cell, *, formula: bool) -> tuple[Cell, Rest]:
    """The cell as Excel holds it, with its formula or only with what that last showed."""
    rest: Rest = []
    if cell.formula and not formula:
        rest.append(("The formula of a cell that was not carried.", cell.formula))
        cell = replace(cell, formula="")
    if isinstance(cell.value, str) and not fits(cell.value):
        rest += _parts("A text longer than a cell of Excel holds", cell.value)
        cell = replace(cell, value=f"{cell.value[: _PART // 2]}{_MORE}")
    if not fits(cell.comment):
        rest += _parts("A comment longer than Excel holds", cell.comment)
        cell = replace(cell, comment="")
    if cell.link and not excel_link(cell.link):
        rest += _parts("A link longer than Excel takes", cell.link)
        cell = replace(cell, link="")
    return cell, rest


def in_csv(cell: Cell) -> tuple[str, Rest]:
    """What the cell shows, which is all that a CSV file holds."""
    rest = [
        (f"{what} of a cell: a CSV file holds none.", text)
        for what, text in (
            ("The formula", cell.formula),
            ("The link", cell.link if cell.link != cell.text else ""),
            ("The comment", cell.comment),
        )
        if text
    ]
    return cell.text, rest


def _parts(why: str, text: str) -> Iterator[tuple[str, str]]:
    size = _PART // 2 if any(ord(character) > 0xFFFF for character in text) else _PART
    starts = range(0, len(text), size)
    for number, start in enumerate(starts, 1):
        yield f"{why}: part {number} of {len(starts)}.", text[start : start + size]
