"""What each inspectorate calls its findings and whom it inspects, in everything that people read."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from peeldiff import inspection_history, read_inspection
from peeldiff.compare import compare
from peeldiff.inspectorates.whose import inspectorate_of, terms_of
from peeldiff.model import Addressee, FindingKind, Inspection, Pair, Status
from peeldiff.model.terms import Terms
from peeldiff.model.vocabulary import KINDS, STATUSES
from peeldiff.pages.amount import Amount
from peeldiff.pages.comparison import comparison_page
from peeldiff.pages.history import history_page
from peeldiff.pages.summary import summary_page
from peeldiff.render.text import text
from peeldiff.rows.build import build_rows

Golden = Callable[[str, str], None]
Reports = dict[str, Inspection]


@pytest.fixture(scope="module")
def council(fixtures_dir: Path) -> list[Inspection]:
    folder = fixtures_dir / "childrens-services-urgent"
    return [read_inspection(path) for path in sorted(folder.iterdir())]


@pytest.fixture(scope="module")
def service(fixtures_dir: Path) -> list[Inspection]:
    folder = fixtures_dir / "fire-and-rescue"
    return [read_inspection(path) for path in sorted(folder.iterdir())]


def _pair(reports: list[Inspection], at: int = 0) -> Pair:
    old, new = reports[at : at + 2]
    return Pair(old, new, compare(old, new))


def _own(page: str) -> str:
    """The words of a page that are not a report's."""
    return re.sub(r"“[^”]*”", "", page)


def test_the_summary_of_an_authority_speaks_of_priority_action(
    council: list[Inspection], golden: Golden
) -> None:
    told = text(summary_page(_pair(council)), 80, colour=False)
    golden("own-words-summary-council.txt", told)


def test_the_history_of_an_authority_speaks_of_priority_action(
    council: list[Inspection], golden: Golden
) -> None:
    told = text(history_page([inspection_history(council)]), 80, colour=False)
    golden("own-words-history-council.txt", told)


def test_the_summary_of_a_service_speaks_of_a_service(
    service: list[Inspection], golden: Golden
) -> None:
    golden("own-words-summary-service.txt", text(summary_page(_pair(service)), 80, colour=False))


def test_no_page_of_an_authority_names_another_inspectorate_s_kinds_or_a_force(
    council: list[Inspection],
) -> None:
    pages = [
        *(summary_page(_pair(council, at), amount) for at in (0, 1) for amount in Amount),
        *(comparison_page(_pair(council, at)) for at in (0, 1)),
        history_page([inspection_history(council)]),
        history_page([inspection_history(council), inspection_history(council[:2])]),
    ]
    for page in pages:
        told = _own(text(page, 100, colour=False)).casefold()
        assert "of concern" not in re.sub(r"\s+", " ", told)
        assert not re.search(r"\bforces?\b", told)


def test_the_rows_of_the_browser_name_the_kind(council: list[Inspection]) -> None:
    labels = [row.label for row in build_rows(_pair(council)).rows]
    assert any(label.startswith("area for priority action:") for label in labels)
    assert not any("cause of concern" in label for label in labels)


def test_the_reason_of_a_status_names_the_kinds(council: list[Inspection]) -> None:
    reasons = [change.why for change in _pair(council).diff.findings]
    assert "What was an area for priority action is now a recommendation." in reasons


def test_the_json_keeps_the_values_of_the_contract(council: list[Inspection]) -> None:
    kinds = {ref.kind for change in _pair(council).diff.findings for ref in change.old}
    assert FindingKind.CAUSE_OF_CONCERN in kinds


# ---- the vocabulary -----------------------------------------------------------------------------


def _terms(**kinds: tuple[str, str]) -> Terms:
    return Terms.of(kinds, ("harbour", "harbours"), names_gravest=True, recognised="")


def test_what_an_inspectorate_does_not_name_is_called_as_everywhere() -> None:
    assert _terms().kinds == KINDS
    assert _terms().statuses == STATUSES


def test_a_status_that_names_kinds_names_them_as_the_inspectorate_does() -> None:
    term = _terms(cause_of_concern=("red flag", "red flags")).statuses[Status.ESCALATED]
    assert term.guard == "An area for improvement in the older report, a red flag now."
    assert term.fate == ("is now a red flag", "are now red flags")
    assert term.next_step == "Open: answer it again, now as a red flag."


def test_whom_a_demand_is_addressed_to_is_called_as_the_inspectorate_does() -> None:
    told = [_terms().addressees[to].short for to in Addressee]
    assert told == ["the harbour", "all harbours", "another body, not the harbour"]


def test_a_kind_keeps_its_rank_under_another_name() -> None:
    kinds = _terms(cause_of_concern=("red flag", "red flags")).kinds
    assert list(kinds) == list(KINDS)
    assert kinds[FindingKind.CAUSE_OF_CONCERN].gravity == 2


def test_a_side_of_a_comparison_says_whose_words_it_is_told_in(council: list[Inspection]) -> None:
    pair = _pair(council)
    assert terms_of(pair.diff.new) == inspectorate_of(pair.new).terms
