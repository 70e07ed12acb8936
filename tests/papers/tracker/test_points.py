"""Which finding an old row is about; in doubt, none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.papers import Dossier
from peeldiff.papers.tracker.points import UNKNOWN, Match, Register
from peeldiff.papers.tracker.rows import FindingRow, finding_rows


def text_of(register: Register, ref: str) -> str:
    point = register.named(ref)
    assert point is not None
    return point.text


def told(match: Match) -> tuple[str | None, str]:
    return (match.point.ref if match.point else None), match.note


OLD, OTHER = "MAR-2016-EFFECT-AFI-02", "MAR-2016-EFFECT-AFI-05"


def test_reference_and_text_that_agree_need_no_note(register: Register) -> None:
    assert told(register.match(OLD, text_of(register, OLD), items=False)) == (OLD, "")


def test_kinds_of_quotes_and_line_breaks_are_no_disagreement(register: Register) -> None:
    text = text_of(register, OLD).replace(" ", "\n", 2).replace("'", "’")
    assert told(register.match(f" {OLD.lower()} ", text, items=False)) == (OLD, "")


def test_a_text_of_another_finding_outweighs_the_reference_and_is_flagged(
    register: Register,
) -> None:
    found = register.match(OLD, text_of(register, OTHER), items=False)
    assert told(found) == (
        OTHER,
        f"Please check: found by its text; its reference {OLD} is of another finding.",
    )


def test_a_text_without_a_known_reference_is_flagged(register: Register) -> None:
    found = register.match("OWN-7", text_of(register, OLD), items=False)
    assert told(found) == (
        OLD,
        "Please check: found by its text; its reference OWN-7 is not known here.",
    )


def test_a_text_that_was_edited_is_flagged(register: Register) -> None:
    text = f"{text_of(register, OLD)} See the plan of the board."
    assert told(register.match(OLD, text, items=False)) == (
        OLD,
        "Please check: its text is not quite the report's.",
    )


def test_an_empty_text_is_flagged(register: Register) -> None:
    assert told(register.match(OLD, " ", items=False)) == (OLD, "Please check: its text was empty.")


def test_a_text_of_something_else_is_not_carried(register: Register) -> None:
    found = register.match(OLD, "The board looks after the dogs and their vans.", items=False)
    assert told(found) == (None, f"Its reference {OLD} and its text do not belong together.")
    assert found.nearest is not None
    assert found.nearest.ref == OLD


def test_what_no_report_has_is_not_carried(register: Register) -> None:
    found = register.match("X-1", "The dogs of the force need new vans.", items=False)
    assert told(found) == (None, UNKNOWN)


NUMBERED = "AFI 3 (2016): {}"
EXPLAINED = "{} HMIC found that this had not been done in nine of the cases that were looked at."


@pytest.mark.parametrize("form", [NUMBERED, EXPLAINED, "{}".upper(), "– {}"])
def test_a_finding_is_found_however_an_office_wrote_it_down(
    form: str, register: Register, second_rows: list[FindingRow]
) -> None:
    for point in register.points:
        if point.is_item:
            continue
        found = register.find(form.format(point.text.split("\n")[0]))
        assert found.point is not None, point.text
        assert found.point.rows == point.rows


def test_a_finding_without_its_first_words_is_found(register: Register) -> None:
    """Offices leave "The force should" away, and what stands behind the first comma."""
    found = wrong = 0
    for point in register.points:
        if point.is_item:
            continue
        short = point.text.split("\n")[0].removeprefix("The force should ").split(",")[0]
        match = register.find(short)
        found += match.point is not None and match.point.rows == point.rows
        wrong += match.point is not None and match.point.rows != point.rows
    findings = sum(not point.is_item for point in register.points)
    assert wrong == 0
    assert found >= 0.9 * findings


def test_a_remark_is_no_finding(register: Register) -> None:
    for remark in (
        "To be discussed at the next meeting of the board.",
        "The force should improve.",
        "Head of crime to report on the progress of investigations and supervision",
        "Vulnerable people",
        "PEEL: Police effectiveness 2016",
    ):
        assert register.find(remark).point is None, remark


SHORT = """## Protecting vulnerable people

**Good**

### Areas for improvement

- The force should make disclosures under the harbour visitors warning scheme on time.
- The force should visit licensed boat owners without notice.
- The force should give every multi-agency harbour safety conference its own minutes.
"""


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("HVWS timescales", "AFI-01"),
        ("LBO visits", "AFI-02"),
        ("MAHSC minutes", "AFI-03"),
        ("Minutes (MAHSC)", "AFI-03"),
        ("lbo visits", None),
        ("LB visits", None),
        ("XYZ visits", None),
        ("HVWS and LBO", None),
    ],
)
def test_initials_propose_a_finding_and_never_carry_to_it(
    text: str, asked: str | None, reports: Callable[..., Dossier]
) -> None:
    """Offices write "LBO" for what a report spells out: a person decides whether it is that."""
    dossier = reports(of_2015=SHORT.split("###")[0], of_2016=SHORT)
    found = Register(dossier, finding_rows(dossier)).find(text)
    assert found.point is None
    assert (found.nearest and found.nearest.ref[-6:]) == asked
