"""Every rule: its examples, its name, and a pair of small reports by which it is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from alignment.records import replace
from peeldiff.compare import compare, explain
from peeldiff.document.files import load_bytes
from peeldiff.model import Inspection, InspectionDiff, Status
from peeldiff.report import read_document
from peeldiff.status.reader import SAYINGS, Reader, Reading
from peeldiff.status.rule import Example, Rule, Yes
from peeldiff.status.rules import PRECEDENCE, weighed

CRIME, PEOPLE = "Investigating crime", "Protecting vulnerable people"
CALM = "The canteen was painted in the spring, and the choir meets there on Tuesdays."
TRACTORS = "The force should visit the owners of stolen tractors within two days."
RECALL = "In 2016 we asked the force to visit the owners of stolen tractors within two days."
WELLS = "The force should make sure that divers search wells with a second diver above them."


def _report(cycle: str, body: str, force: str = "Marlshire Police", pillar: str = "") -> Inspection:
    text = f"PEEL: Police {pillar or 'effectiveness'} {cycle}\nAn inspection of {force}\n\n{body}"
    return read_document(load_bytes(text.encode(), f"{cycle}.txt"))


def _question(name: str, prose: str, *findings: str) -> str:
    return f"## {name}\n\n**Good**\n\n{prose}\n\n" + "".join(findings)


def _area(demand: str, *items: str) -> str:
    listed = "".join(f"\n  - {item}" for item in items)
    return f"### Areas for improvement\n\n- {demand}{listed}\n\n"


def _cause(concern: str) -> str:
    return f"### Cause of concern\n\n{concern}\n\n"


def _asking(demand: str, *items: str) -> Inspection:
    body = _question(CRIME, CALM, _area(demand, *items)) + _question(PEOPLE, CALM)
    return _report("2016", body)


def _saying(said: str, *findings: str) -> Inspection:
    body = _question(CRIME, f"{said}\n\n{CALM}", *findings) + _question(PEOPLE, CALM)
    return _report("2017", body)


def _rules_of(diff: InspectionDiff) -> set[str | None]:
    return {change.rule for finding in diff.findings for change in (finding, *finding.items)}


def _asked_of_a_board() -> Inspection:
    """A report with a demand on a body that another report of its kind is not on."""
    report = _asking(TRACTORS)
    return replace(report, findings=(replace(report.findings[0], asked_of="the board"),))


# ---- the examples --------------------------------------------------------------------------------------


def _examples() -> list[object]:
    return [
        pytest.param(rule, example, id=f"{rule.name} {type(example).__name__.lower()} {number}")
        for rule in PRECEDENCE
        for number, example in enumerate(rule.examples)
    ]


@pytest.mark.parametrize(("rule", "example"), _examples())
def test_an_example_shows_what_it_is_for(rule: Rule, example: Example) -> None:
    (change,) = compare(_asking(example.asked), _saying(example.said)).findings
    assert (change.rule == rule.name) is isinstance(example, Yes)


@pytest.mark.parametrize(("rule", "example"), _examples())
def test_an_example_has_the_status_of_its_rule_only_where_the_rule_applies(
    rule: Rule, example: Example
) -> None:
    (change,) = compare(_asking(example.asked), _saying(example.said)).findings
    if isinstance(example, Yes):
        assert change.status is rule.status
    elif rule.status is Status.RESOLVED:
        assert change.status is not Status.RESOLVED


# ---- the table -----------------------------------------------------------------------------------------


def test_names_are_unique() -> None:
    names = [rule.name for rule in PRECEDENCE]
    assert len(names) == len(set(names))


def test_every_rule_says_why_in_one_sentence() -> None:
    assert [rule.name for rule in PRECEDENCE if not rule.why.endswith(".")] == []


def test_the_last_rule_always_applies() -> None:
    last = PRECEDENCE[-1]
    assert last.name == "silent"
    (change,) = compare(_asking(WELLS), _saying(CALM)).findings
    assert change.rule == last.name


# ---- each rule is told somewhere --------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two reports by which a rule is told, of a finding or of one of its items."""

    old: Inspection
    new: Inspection


PARTS = (
    "visits the owners of stolen tractors within two days;",
    "photographs every injury that a detainee brings into custody.",
)
LEAD = "The force should make sure that it:"
PHOTOGRAPHED = (
    "In 2016 we asked for every injury of a detainee to be photographed in custody. "
    "This has been fully implemented."
)
VISITED = f"{RECALL} This has been fully implemented."
TOLD_ABROAD = (
    "We went out with two men who carried a list of 31 owners, each of whom had lost a horse."
)
NOBODY = (
    "The owners of stolen tractors are not visited within two days. "
    "In 2017 no officer had visited any of the 24 owners of stolen tractors within two days."
)
IDLE = (
    "We did not inspect this question in 2017, and the judgment from our 2016 effectiveness inspection "
    "has been carried over."
)
CONCERN = (
    "HMIC has a cause of concern: the owners of stolen tractors are not visited within two days."
)


def _other_pillar() -> Inspection:
    asked = "To what extent does the force treat its workforce with fairness and respect?"
    return _report("2017", _question(asked, CALM), pillar="legitimacy")


REACHED: dict[str, Callable[[], Pair]] = {
    "formally-closed": lambda: Pair(
        old=_asking(TRACTORS),
        new=_saying(f"{RECALL} This is no longer an area for improvement."),
    ),
    "concern-closed": lambda: Pair(
        old=_report(
            "2016",
            _question(
                CRIME,
                CALM,
                _cause(CONCERN),
                "### Recommendation\n\n- The force should count its tractors.\n\n",
            )
            + _question(PEOPLE, CALM),
        ),
        new=_saying(f"{RECALL} We have closed this cause of concern."),
    ),
    "parts-differ": lambda: Pair(old=_asking(LEAD, *PARTS), new=_saying(PHOTOGRAPHED)),
    "parts-done": lambda: Pair(
        old=_asking(LEAD, *PARTS), new=_saying(f"{PHOTOGRAPHED}\n\n{VISITED}")
    ),
    "settled-in-words": lambda: Pair(old=_asking(TRACTORS), new=_saying(VISITED)),
    "weighed-recalled": lambda: Pair(
        old=_asking(TRACTORS),
        new=_saying(f"{RECALL} Every owner of a stolen tractor is now visited within two days."),
    ),
    "told-of-all": lambda: Pair(
        old=_asking("The force should mend its ladders."),
        new=_saying("None of the 60 ladders was broken, and each had been mended in the year."),
    ),
    "weighed": lambda: Pair(
        old=_asking(TRACTORS),
        new=_saying("Every owner of a stolen tractor is now visited within two days."),
    ),
    "told-of-a-part": lambda: Pair(
        old=_asking("The force should train its divers and their tenders to work under ice."),
        new=_saying("All 24 divers have been trained to work under ice. The tenders have not."),
    ),
    "raised-to-concern": lambda: Pair(old=_asking(TRACTORS), new=_saying(CALM, _cause(CONCERN))),
    "lowered-from-concern": lambda: Pair(
        old=_report("2016", _question(CRIME, CALM, _cause(CONCERN)) + _question(PEOPLE, CALM)),
        new=_saying(CALM, _area(TRACTORS)),
    ),
    "asked-again-in-part": lambda: Pair(
        old=_asking(LEAD, *PARTS),
        new=_saying(
            "We saw the records of 40 detainees, and an injury had been photographed in custody for each.",
            _area(TRACTORS),
        ),
    ),
    "listed-again": lambda: Pair(old=_asking(TRACTORS), new=_saying(CALM, _area(TRACTORS))),
    "formally-kept": lambda: Pair(
        old=_asking(TRACTORS), new=_saying(f"{RECALL} This remains an area for improvement.")
    ),
    "another-force": lambda: Pair(
        old=_asking(TRACTORS),
        new=_report("2017", _question(CRIME, VISITED), force="Brackenshire Constabulary"),
    ),
    "another-body": lambda: Pair(
        old=_asked_of_a_board(), new=_report("2017", _question(CRIME, CALM))
    ),
    "scope-named": lambda: Pair(
        old=_asking(TRACTORS),
        new=_saying("We did not look at visits to the owners of stolen tractors this year."),
    ),
    "weighed-as-open": lambda: Pair(
        old=_asking(TRACTORS),
        new=_saying(NOBODY),
    ),
    "weighed-in-part": lambda: Pair(
        old=_asking(TRACTORS),
        new=_saying(
            f"{RECALL} Most owners of stolen tractors are now visited within two days, "
            "but some still wait for a week."
        ),
    ),
    "parts-open": lambda: Pair(
        old=_asking(LEAD, *PARTS),
        new=_saying(NOBODY),
    ),
    "spoken-of": lambda: Pair(
        old=_asking(TRACTORS), new=_saying("Stolen tractors and their owners are many here.")
    ),
    "told-elsewhere": lambda: Pair(
        old=_asking(TRACTORS),
        new=_report("2017", _question(PEOPLE, f"{TOLD_ABROAD}\n\n{CALM}")),
    ),
    "not-covered": lambda: Pair(old=_asking(TRACTORS), new=_other_pillar()),
    "not-inspected": lambda: Pair(
        old=_asking(WELLS),
        new=_report("2017", _question(CRIME, IDLE) + _question(PEOPLE, CALM)),
    ),
    "not-asked": lambda: Pair(old=_asking(WELLS), new=_report("2017", _question(PEOPLE, CALM))),
    "asked-otherwise": lambda: Pair(
        old=_report(
            "2016",
            _question("Treating the workforce fairly", CALM, _area(WELLS)),
            pillar="legitimacy",
        ),
        new=_report(
            "2017",
            _question("Looking after the workforce", "It rained on most days."),
            pillar="legitimacy",
        ),
    ),
    "no-questions": lambda: Pair(
        old=_asking(WELLS), new=_report("2017", f"## What became of it\n\n{CALM}\n\n")
    ),
    "silent": lambda: Pair(old=_asking(WELLS), new=_saying(CALM)),
}


def test_every_rule_has_a_pair_that_reaches_it() -> None:
    assert sorted(REACHED) == sorted(rule.name for rule in PRECEDENCE)


@pytest.mark.parametrize("name", REACHED)
def test_a_rule_is_reached(name: str) -> None:
    pair = REACHED[name]()
    assert name in _rules_of(compare(pair.old, pair.new))


@pytest.mark.parametrize("rule", [weighed.RULE, weighed.IN_PART_RULE, weighed.OPEN_RULE])
def test_plain_statements_are_not_weighed_for_an_inspectorate_whose_reports_taught_nothing(
    rule: Rule, monkeypatch: pytest.MonkeyPatch
) -> None:
    for threshold in ("RESOLVED", "IN_PART", "OPEN"):
        monkeypatch.setattr(weighed, threshold, -1_000_000)  # whatever the weights say
    (example,) = (one for one in weighed.RULE.examples if isinstance(one, Yes))
    (case,) = explain(_asking(example.asked), _saying(example.said))
    assert rule.applies(case) is not None
    assert rule.applies(replace(case, is_measured=False)) is None


@pytest.mark.parametrize(("done", "is_told"), [(1, True), (-1, False)])
def test_what_the_reader_does_not_take_for_done_is_not_told_so(
    done: int, is_told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weighed, "RESOLVED", -1_000_000)  # however much else speaks for it
    reading = Reading(weights=tuple(done * (name == "done") for name in SAYINGS))
    monkeypatch.setattr(Reader, "read", lambda *_: reading)
    (example,) = (one for one in weighed.RULE.examples if isinstance(one, Yes))
    (case,) = explain(_asking(example.asked), _saying(example.said))
    assert (weighed.RULE.applies(case) is not None) is is_told


@pytest.mark.parametrize(
    ("leads_on", "is_part"),
    [
        ("But ", False),
        ("However, ", False),
        ("Yet ", False),
        ("And ", False),
        ("", False),
        ("Here ", True),
    ],
)
def test_what_is_denied_of_all_is_not_told_as_done_in_part(
    leads_on: str, is_part: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weighed, "IN_PART", -1_000_000)  # whatever the weights say
    said = f"{leads_on}nobody visits the owners of stolen tractors within two days."
    (case,) = explain(_asking(TRACTORS), _saying(said[:1].upper() + said[1:]))
    assert (weighed.IN_PART_RULE.applies(case) is not None) is is_part
