"""The same report gives the same inspection, whatever it was saved as."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from peeldiff.document.source import Role

FORMATS = ("html", "html-saved", "docx", "odt", "pdf", "pdf-two-columns")
ASPECTS = ("head", "sections", "grades", "findings")


@pytest.mark.parametrize("aspect", ASPECTS)
@pytest.mark.parametrize("form", FORMATS)
def test_a_format_says_what_the_text_says(path: Path, form: str, aspect: str, shelf: Any) -> None:
    read = shelf.writers.ASPECTS[aspect]

    assert read(shelf.inspection(path, form)) == read(shelf.inspection(path, "text"))


@pytest.mark.parametrize("form", FORMATS)
def test_every_part_comes_out_whole_and_in_order(path: Path, form: str, shelf: Any) -> None:
    lines = shelf.document(path, form).lines
    flow = _letters(" ".join(line.text for line in lines if line.role is not Role.HEADER))
    parts = shelf.report(path).parts
    # A page break sets footnotes between the halves of a paragraph, and a row's cells may wrap.
    if form.startswith("pdf"):
        text = [line for line in lines if line.role not in (Role.HEADER, Role.FOOTNOTE)]
        flow = _letters(" ".join(line.text for line in text))
        parts = [part for part in parts if part.kind != "row"]
    missing = [part.text for part in parts if _letters(part.text) not in flow]

    assert missing == []


@pytest.mark.parametrize("form", FORMATS)
def test_every_footnote_comes_out_as_furniture(path: Path, form: str, shelf: Any) -> None:
    found = _letters(
        " ".join(
            entry.text
            for entry in shelf.inspection(path, form).furniture
            if entry.kind in ("footnote", "link")
        )
    )
    notes = [note for part in shelf.report(path).parts for note in part.notes]

    assert [note for note in notes if _letters(note) not in found] == []


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
