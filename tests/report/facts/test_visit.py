"""The days on which the inspectors were there."""

from __future__ import annotations

import pytest

from peeldiff.inspectorates import load_inspectorate
from peeldiff.report.facts.dates import read_visit

OFSTED = load_inspectorate("ofsted_childrens_services")


@pytest.mark.parametrize(
    ("line", "span"),
    [
        ("Inspection dates: 4 March 2019 to 8 March 2019", ("2019-03-04", "2019-03-08")),
        ("Inspection dates: 11 to 15 September 2023", ("2023-09-11", "2023-09-15")),
        ("Inspection date: 14 January – 5 February 2014", ("2014-01-14", "2014-02-05")),
        ("Inspection date: 16 January 2017–9 February 2017", ("2017-01-16", "2017-02-09")),
        ("Inspection dates: 16 December to 10 January 2020", ("2019-12-16", "2020-01-10")),
        ("Inspection date: 12/09/2016 to 06/10/2016", ("2016-09-12", "2016-10-06")),
        ("Inspection date: 28 July 2016", ("2016-07-28", "2016-07-28")),
        ("Inspection dates: 4 to 8 and 11 to 15 March 2019", ("2019-03-04", "2019-03-15")),
        ("Inspection dates: | 9 March 2020 to 13 March 2020", ("2020-03-09", "2020-03-13")),
        ("This inspection took place from 9 to 13 December 2024.", ("2024-12-09", "2024-12-13")),
        ("Inspection date: 31 February 2016", (None, None)),
        ("Report published: 5 April 2016", (None, None)),
    ],
)
def test_a_span_of_days(line: str, span: tuple[str | None, str | None]) -> None:
    assert read_visit([line], OFSTED) == span


def test_a_line_may_end_inside_the_dates() -> None:
    lines = ["Inspection dates: 4 March 2019", "to 8 March 2019"]
    assert read_visit(lines[:1], OFSTED) == ("2019-03-04", "2019-03-04")
    assert read_visit(["Inspection dates: 4 March to", "8 March 2019"], OFSTED) == (
        "2019-03-04",
        "2019-03-08",
    )


def test_where_the_data_file_knows_no_words_for_it_nothing_is_read() -> None:
    assert read_visit(["Inspection date: 28 July 2016"], load_inspectorate()) == (None, None)
