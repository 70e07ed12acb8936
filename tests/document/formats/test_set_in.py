"""Headings are told by their columns where all text is set in, and only there."""

from __future__ import annotations

from peeldiff.document.formats.text import read_text_lines
from peeldiff.document.source import Role

PROSE = """\
The dogs of the force are walked twice a day, and
people in the town know them by name, as they do
the handlers.
"""


def _set(text: str, columns: int) -> str:
    return "".join(f"{' ' * columns}{line}\n" for line in text.splitlines())


def _page(*parts: tuple[str, int]) -> str:
    return "\n".join(_set(text, columns) for text, columns in parts)


def _headings(text: str) -> list[tuple[str, int]]:
    return [(line.text, line.level) for line in read_text_lines(text) if line.role is Role.HEADING]


def test_what_stands_left_of_all_text_is_a_heading() -> None:
    text = _page(
        ("Dogs", 0), (PROSE, 3), ("Vans", 2), (PROSE, 3), ("2. Horses and those who\nride them", 0),
        (PROSE, 3), ("Boats and their crews", 0), (PROSE, 3), ("A short line", 3), (PROSE, 3),
    )  # fmt: skip
    assert _headings(text) == [
        ("Dogs", 2), ("Vans", 3), ("2. Horses and those who ride them", 2), ("Boats and their crews", 2),
    ]  # fmt: skip


def test_a_deeper_level_stands_further_in_than_text() -> None:
    text = _page(
        ("Dogs", 0), (PROSE, 3), ("Vans", 2), (PROSE, 3), ("Tyres", 4), (PROSE, 3), ("Tyres in snow", 6),
        (PROSE, 3), ("Horses", 0), (PROSE, 3), ("A quotation", 8), ("Not of text", 10), (PROSE, 3),
    )  # fmt: skip
    assert _headings(text) == [
        ("Dogs", 2), ("Vans", 3), ("Tyres", 4), ("Tyres in snow", 5), ("Horses", 2),
    ]  # fmt: skip


def test_a_text_at_the_margin_has_no_such_headings() -> None:
    text = _page(*[("Dogs", 0), (PROSE, 0)] * 3, *[(PROSE, 3)] * 4)
    assert _headings(text) == []


def test_where_other_things_stand_left_as_well_nothing_is_told() -> None:
    text = _page(*[("Dogs", 0), (PROSE, 3), ("and so on, page 4,", 0), (PROSE, 3)] * 4)
    assert _headings(text) == []


def test_a_letter_whose_paragraphs_begin_further_in_has_none() -> None:
    first, *others = PROSE.splitlines()
    paragraph = "\n".join([f"    {first}", *others])
    assert _headings(_page(*[("Dear Sir", 0), (paragraph, 0)] * 6)) == []
