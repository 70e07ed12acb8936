"""Turns a report that exists as text into the files that people have: HTML, DOCX, ODT and PDF.

Each writer sets the same parts of a report as a publisher or a word processor would. None of them
uses a reader's code, so that a reader is never tested against itself.
"""

from __future__ import annotations

from collections.abc import Callable

from .facts import ASPECTS
from .html_page import published_page, saved_page
from .odt import odt_file
from .pdf import pdf_file, pdf_file_of_two_columns
from .report import Report, report_of
from .word import docx_file

__all__ = ["ASPECTS", "WRITERS", "Report", "report_of"]

WRITERS: dict[str, Callable[[Report], bytes]] = {
    "html": published_page,
    "html-saved": saved_page,
    "docx": docx_file,
    "odt": odt_file,
    "pdf": pdf_file,
    "pdf-two-columns": pdf_file_of_two_columns,
}
"""Format, or a variant of one → writer."""
