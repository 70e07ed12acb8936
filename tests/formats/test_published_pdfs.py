"""Published PDFs: a date is read as printed or not at all, and no force or programme is invented."""

from __future__ import annotations

import ctypes
import importlib
import os
import re
from pathlib import Path
from typing import Any

import pytest

from peeldiff.document.files import load_bytes
from peeldiff.inspectorates.whose import inspectorate_of
from peeldiff.model import Inspection
from peeldiff.report import read_document

FOLDER = Path(__file__).parents[2].parent / "shared" / "pdf"
NIGHTLY = os.environ.get("HYPOTHESIS_PROFILE") == "nightly"
FILES = sorted(FOLDER.glob("*.pdf"))[:: 1 if NIGHTLY else 6]
"""A sixth of them, of all authorities and years; `make nightly` reads every one."""
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
STATED = re.compile(
    rf"[Pp]ublished:? +(?:(\d\d?) ({'|'.join(MONTHS)}) (20\d\d)|(\d\d)/(\d\d)/(20\d\d))"
)
OF_A_LETTER = re.compile(rf"\s*(\d\d?) ({'|'.join(MONTHS)}) (20\d\d)\s")

pdfium: Any = importlib.import_module("pypdfium2_raw")

pytestmark = [
    pytest.mark.real,
    pytest.mark.slow,
    pytest.mark.skipif(not FILES, reason="the published PDFs are not beside the checkout"),
]


def pages(path: Path, most: int) -> list[str]:
    """The text of the first pages as PDFium gives it, without any layout."""
    data = path.read_bytes()
    file = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    texts = []
    for index in range(min(most, pdfium.FPDF_GetPageCount(file)) if file else 0):
        page = pdfium.FPDF_LoadPage(file, index)
        text = pdfium.FPDFText_LoadPage(page)
        count = pdfium.FPDFText_CountChars(text)
        buffer = ctypes.create_string_buffer(2 * count + 2)
        pdfium.FPDFText_GetText(
            text, 0, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
        )
        texts.append(buffer.raw[: 2 * count].decode("utf-16-le", "replace"))
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)
    return texts


def printed_date(texts: list[str]) -> str | None:
    """The date behind "published" on the first two pages, or that which a letter begins with."""
    if match := STATED.search("\n".join(texts[:2])):
        day, month, year, d, m, y = match.groups()
        return f"{y}-{m}-{d}" if y else f"{year}-{MONTHS.index(month) + 1:02d}-{int(day):02d}"
    if texts and (match := OF_A_LETTER.match(texts[0])):
        return f"{match[3]}-{MONTHS.index(match[2]) + 1:02d}-{int(match[1]):02d}"
    return None


def read(path: Path) -> Inspection:
    """Read it under another name, which says nothing."""
    return read_document(load_bytes(path.read_bytes(), "report.pdf"))


@pytest.mark.parametrize("pdf", FILES, ids=lambda pdf: pdf.stem)
def test_what_is_told_of_a_published_pdf_is_printed_in_it(pdf: Path) -> None:
    inspection = read(pdf)
    texts = pages(pdf, 400)
    everything = " ".join(" ".join(texts).split())

    assert inspection.published == printed_date(texts)
    assert inspection.force is None or inspection.force in everything
    if inspection.programme is None:
        return
    frameworks = inspectorate_of(inspection).frameworks
    assert inspection.programme in {framework.programme for framework in frameworks}
    assert inspection.title is not None
    assert " ".join(inspection.title.split()) in everything
