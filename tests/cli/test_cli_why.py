"""`peeldiff why`: a finding of either report by its reference, an older one by its number as well."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from peeldiff.cli import main

Ask = Callable[..., tuple[int, str, str]]
OLD, NEW = "2015-effectiveness-web.txt", "2016-effectiveness-web.txt"


@pytest.fixture
def ask(fixtures_dir: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Runs `why` on two reports; gives the exit code, the page and the error."""

    def run(*point: str) -> tuple[int, str, str]:
        reports = (str(fixtures_dir / OLD), str(fixtures_dir / NEW))
        code = main(["why", *reports, *point, "--width", "200"])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


def test_the_list_has_number_and_reference_of_each_older_finding(ask: Ask) -> None:
    code, page, _ = ask()
    assert code == 0
    assert "\n   3  MAR-2015-EFFECT-AFI-03: The force should ensure" in page


def test_a_reference_is_the_finding_of_its_number(ask: Ask) -> None:
    assert ask("MAR-2015-EFFECT-AFI-03") == ask("3")


def test_capitals_of_a_reference_make_no_difference(ask: Ask) -> None:
    assert ask("mar-2015-effect-afi-03") == ask("3")


def test_a_reference_shows_the_items_of_its_finding_too(ask: Ask) -> None:
    page = ask("MAR-2015-EFFECT-AFI-04")[1]
    assert page.count("WHAT IT ASKS FOR") > 1
    assert all(part in page for part in (ask("4")[1].strip(), ask("5")[1].strip()))


def test_a_newer_reference_shows_what_it_was_taken_for(ask: Ask) -> None:
    code, page, _ = ask("MAR-2016-EFFECT-AFI-03")
    assert code == 0
    assert page.startswith("MAR-2016-EFFECT-AFI-03: The force should ensure that every")
    assert "It was taken for MAR-2015-EFFECT-AFI-03 of the older report:" in page
    assert page.endswith(ask("3")[1])


def test_a_newer_reference_that_is_new_says_so(ask: Ask) -> None:
    code, page, _ = ask("MAR-2016-EFFECT-AFI-01")
    assert code == 0
    assert page.endswith("New this time. The older report has no finding like it.\n")


@pytest.mark.parametrize(
    ("point", "told"),
    [
        ("MAR-2016-EFFECT-AFI-33", "the nearest are MAR-2016-EFFECT-AFI-03, "),
        ("harbour", "theirs are MAR-2015-EFFECT-AFI-01 to MAR-2016-EFFECT-AFI-09."),
        ("99", f"{OLD} has no finding number 99; give a number from 1 to "),
        ("0", f"{OLD} has no finding number 0; give a number from 1 to "),
    ],
)
def test_what_is_not_there_is_refused_with_what_is(ask: Ask, point: str, told: str) -> None:
    code, page, error = ask(point)
    assert (code, page) == (2, "")
    assert told in error
    assert error.count("\n") == 1
