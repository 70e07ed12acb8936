"""Which inspectorate a document and an inspection are of."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from peeldiff.document.formats.text import read_text_lines
from peeldiff.inspectorates.whose import file_of, file_of_inspection, inspectorate_of
from peeldiff.report import read_inspection

AUTHORITY = """Marlshire County Council

Inspection of children's social care services

Inspection dates: 4 March 2019 to 8 March 2019

Marlshire keeps its plans up to date. Ofsted publishes this report.
"""
SERVICE = """Fire & Rescue Service 2018/19

An inspection of Marlshire Fire and Rescue Service

How effective is the service at keeping people safe and secure?

Good
"""


@pytest.mark.parametrize(
    ("text", "file"),
    [
        (AUTHORITY, "ofsted_childrens_services"),
        (SERVICE, "fire_and_rescue"),
        ("PEEL 2016\n\nAn inspection of Marlshire Police", "hmicfrs"),
        ("", "hmicfrs"),
    ],
)
def test_a_document_is_told_by_its_opening_and_its_words(text: str, file: str) -> None:
    assert file_of(read_text_lines(text)) == file


def test_an_opening_alone_makes_no_report_ofsted_s() -> None:
    assert file_of(read_text_lines(AUTHORITY.replace("Ofsted", "Nobody"))) == "hmicfrs"


def test_a_police_report_that_speaks_of_ofsted_is_not_ofsted_s() -> None:
    text = "PEEL 2016\n\nMarlshire Police\n\nThe force works with the council, as Ofsted found."
    assert file_of(read_text_lines(text)) == "hmicfrs"


def test_the_inspectorate_s_own_long_name_makes_no_report_one_on_a_fire_service() -> None:
    text = (
        "Her Majesty's Inspectorate of Constabulary and Fire & Rescue Services\n\nMarlshire Police\n\n"
        "How effective is the service at answering calls? The force answers them."
    )
    assert file_of(read_text_lines(text)) == "hmicfrs"


@pytest.mark.parametrize(
    ("name", "programme", "file"),
    [
        ("HMICFRS", "PEEL", "hmicfrs"),
        ("HMIC", None, "hmicfrs"),
        ("HMICFRS", "Fire and rescue service inspection", "fire_and_rescue"),
        ("Ofsted", "Children's services inspection", "ofsted_childrens_services"),
        ("Ofsted", "Focused visit", "ofsted_childrens_services"),
        (None, None, "hmicfrs"),
        ("Nobody we know", None, "hmicfrs"),
    ],
)
def test_an_inspection_is_told_in_the_words_of_its_own_inspectorate(
    fixtures_dir: Path, name: str | None, programme: str | None, file: str
) -> None:
    police = read_inspection(fixtures_dir / "2018-19-report.txt")
    given = replace(police, inspectorate=name, programme=programme)
    assert file_of_inspection(given) == file
    assert inspectorate_of(given) is inspectorate_of(given)
