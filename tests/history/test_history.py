"""The whole way from reports to a history that a board can read."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from peeldiff.decisions import Action, Decision, Decisions, FindingQuote, InspectionQuote
from peeldiff.errors import PeeldiffError
from peeldiff.history import EventKind, History, Thread, ThreadState, history
from peeldiff.jsonio import to_json
from peeldiff.model import Inspection, Status
from peeldiff.pages.history import history_page
from peeldiff.render.markdown import markdown
from peeldiff.render.text import text as as_text
from peeldiff.report import read_inspection

pytestmark = pytest.mark.usefixtures("remembered")

FIXTURES = Path(__file__).parents[2] / "fixtures"
MARLSHIRE = (
    "2014-core-business-letter.txt",
    "2015-effectiveness-web.txt",
    "2016-effectiveness-report.md",
    "2016-effectiveness-web.txt",
    "2017-legitimacy-web.md",
    "2018-19-report.txt",
    "2021-22-report.md",
    "2023-25-report.txt",
)


@pytest.fixture(scope="module")
def reports() -> dict[str, Inspection]:
    return {name: read_inspection(FIXTURES / name) for name in MARLSHIRE}


@pytest.fixture(scope="module")
def marlshire(reports: dict[str, Inspection]) -> History:
    return history(list(reports.values()))


def about(found: History, words: str) -> Thread:
    """The one thread in one of whose wordings the words stand."""
    (thread,) = (
        thread
        for thread in found.threads
        if any(words in f.text for event in thread.events for f in event.findings)
    )
    return thread


def raised_in(found: History, thread: Thread) -> list[str]:
    return [found.inspections[e.inspection].label for e in thread.events if e.findings]


# ---- the invented force -------------------------------------------------------------------------


def test_the_history_of_the_invented_force_reads_well(
    marlshire: History, golden: Callable[[str, str], None]
) -> None:
    golden("history-marlshire.txt", history_text(marlshire))


def test_supervision_is_followed_through_five_inspections(marlshire: History) -> None:
    thread = about(marlshire, "every investigation effective supervision")
    assert raised_in(marlshire, thread) == ["2015", "2016", "2018/19", "2021/22", "2023-25"]
    assert thread.running == 5


def test_waiting_calls_become_a_cause_of_concern_and_less_again(marlshire: History) -> None:
    thread = about(marlshire, "The force should reassess calls from vulnerable people")
    statuses = [event.status for event in thread.events if event.kind is EventKind.RAISED_AGAIN]
    assert statuses == ["escalated", "de_escalated"]


def test_problem_solving_is_found_again_behind_two_inspections_that_did_not_look(
    marlshire: History,
) -> None:
    thread = about(marlshire, "evaluate the results of its problem-solving work")
    assert raised_in(marlshire, thread) == ["2016", "2021/22", "2023-25"]


def test_victims_at_medium_risk_are_closed_with_the_reports_own_words(marlshire: History) -> None:
    thread = about(marlshire, "victims of domestic abuse at medium risk wait")
    closing = next(event for event in thread.events if event.status == "resolved")
    assert (thread.state, closing.inspection) == (ThreadState.RESOLVED, 5)
    assert any("has been resolved" in quote.text for quote in closing.evidence)


def test_nothing_is_resolved_without_evidence(marlshire: History) -> None:
    closing = [
        event for thread in marlshire.threads for event in thread.events
        if event.kind is EventKind.ANSWERED and event.status == "resolved"
    ]  # fmt: skip
    assert closing
    assert all(event.evidence for event in closing)


def test_evidence_stands_at_its_line_of_its_file(
    marlshire: History, reports: dict[str, Inspection]
) -> None:
    printed = {
        name: {
            paragraph.line_at(at)
            for section in report.sections
            for paragraph in section.paragraphs
            for at in range(len(paragraph.text) + 1)
        }
        | {n for f in report.findings for n in range(f.line, f.end_line + 1)}
        for name, report in reports.items()
    }
    quotes = [q for t in marlshire.threads for e in t.events for q in e.evidence]
    assert all(quote.line in printed[quote.source] for quote in quotes)


def test_each_demand_stands_in_exactly_one_thread(
    marlshire: History, reports: dict[str, Inspection]
) -> None:
    placed = [
        (f.source, f.line)
        for thread in marlshire.threads
        for event in thread.events
        for f in event.findings
    ]
    printed = [
        (name, f.line)
        for name, report in reports.items()
        for f in report.findings
        if name != "2016-effectiveness-web.txt" and not f.kind.endswith("practice")
    ]
    assert sorted(placed) == sorted(printed)


def test_the_readers_match_makes_a_concern_come_back(reports: dict[str, Inspection]) -> None:
    decision = Decision(
        Action.MATCH, InspectionQuote("2015"), InspectionQuote("2023-25"),
        (FindingQuote("The force should arrange for every child"),),
        (FindingQuote("The force should find out why children go missing"),),
        by="AB", note="The same children.",
    )  # fmt: skip
    found = history(
        [reports[name] for name in MARLSHIRE if name[:4] in ("2015", "2021", "2023")],
        decisions=Decisions(Path("peeldiff.toml"), (decision,)),
    )
    back = about(found, "children go missing").events[-1]
    assert (back.kind, back.set_by, back.note) == (EventKind.CAME_BACK, "AB", "The same children.")
    assert "set by reader AB: The same children." in history_text(found)


def test_what_a_reader_set_is_not_told_as_words_of_a_report(
    reports: dict[str, Inspection],
) -> None:
    decision = Decision(
        Action.STATUS, InspectionQuote("2015"), InspectionQuote("2016"),
        (FindingQuote("The force should arrange for every child"),), (), Status.RESOLVED, by="AB",
    )  # fmt: skip
    found = history(
        [reports["2015-effectiveness-web.txt"], reports["2016-effectiveness-web.txt"]],
        decisions=Decisions(Path("peeldiff.toml"), (decision,)),
    )
    assert "DEALT WITH (1)\nSet by a reader.\n" in history_text(found)


def test_a_decision_that_no_longer_fits_is_reported_once(reports: dict[str, Inspection]) -> None:
    decision = Decision(
        Action.MATCH, InspectionQuote("2015"), InspectionQuote("2016"),
        (FindingQuote("The force should paint its stations"),), (FindingQuote("The force"),),
    )  # fmt: skip
    found = history(
        [reports["2015-effectiveness-web.txt"], reports["2016-effectiveness-web.txt"]],
        decisions=Decisions(Path("peeldiff.toml"), (decision,)),
    )
    assert sum("paint its stations" in warning.text for warning in found.warnings) == 1


# ---- laws ---------------------------------------------------------------------------------------


def test_the_order_of_the_files_makes_no_difference(reports: dict[str, Inspection]) -> None:
    chosen = [reports[name] for name in MARLSHIRE[1:5]]
    orders = itertools.islice(itertools.permutations(chosen), 0, 24, 5)
    texts = {to_json(history(order)) for order in orders}
    assert len(texts) == 1


def test_one_report_has_a_history(reports: dict[str, Inspection]) -> None:
    found = history([reports["2015-effectiveness-web.txt"]])
    assert [thread.raised for thread in found.threads] == [1] * 6


def test_the_same_report_twice_is_the_report_once(reports: dict[str, Inspection]) -> None:
    report = reports["2015-effectiveness-web.txt"]
    once, twice = history([report]), history([report, report])
    assert (once.threads, once.questions) == (twice.threads, twice.questions)


def test_another_shape_of_the_same_inspection_adds_no_concern(
    reports: dict[str, Inspection],
) -> None:
    one = history([reports["2016-effectiveness-report.md"]])
    both = history([reports["2016-effectiveness-report.md"], reports["2016-effectiveness-web.txt"]])
    assert [t.text for t in one.threads] == [t.text for t in both.threads]


def test_two_forces_have_no_common_history(reports: dict[str, Inspection]) -> None:
    other = read_inspection(FIXTURES / "other-force-2016-web.txt")
    with pytest.raises(PeeldiffError, match="These reports are on 2 forces"):
        history([reports["2015-effectiveness-web.txt"], other])


def history_text(history: History, width: int = 80, *, colour: bool = False) -> str:
    return as_text(history_page([history]), width, colour=colour)


def history_markdown(history: History) -> str:
    return markdown(history_page([history]))


# ---- formats ------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_of_the_text_is_wider_than_asked(marlshire: History, width: int) -> None:
    assert max(map(len, history_text(marlshire, width).splitlines())) <= width


def test_six_graded_inspections_fit_one_table_at_80_columns(marlshire: History) -> None:
    lines = history_text(marlshire).splitlines()
    (head,) = (line for line in lines if line.startswith("  Question"))
    assert head.split()[1:] == ["2015", "2016", "2017", "2018/19", "|", "2021/22", "2023-25"]


def test_colour_adds_nothing_but_colour(marlshire: History) -> None:
    coloured = history_text(marlshire, colour=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == history_text(marlshire)


def test_markdown_holds_every_wording_whole(marlshire: History) -> None:
    paper = history_markdown(marlshire)
    texts = [f.text for t in marlshire.threads for e in t.events for f in e.findings[1:]]
    assert texts
    assert all(text in paper for text in texts)


def test_mark_up_in_a_report_stays_text(reports: dict[str, Inspection]) -> None:
    report = reports["2015-effectiveness-web.txt"]
    nasty = replace(report.findings[0], text="The force should <b>stop</b> | `rm` [x](y).")
    paper = history_markdown(history([replace(report, findings=(nasty,))]))
    assert r"&lt;b&gt;stop&lt;/b&gt; \| \`rm\` \[x\](y)." in paper


def test_terminal_escapes_of_a_label_do_not_reach_the_terminal(
    reports: dict[str, Inspection],
) -> None:
    report = replace(reports["2015-effectiveness-web.txt"], force="Marl\x1b[2Jshire")
    assert "\x1b" not in history_text(history([report]))


def test_the_json_names_its_version_first(marlshire: History) -> None:
    data = json.loads(to_json(marlshire))
    assert next(iter(data.items())) == ("schema_version", 2)


def test_the_json_is_read_back_as_the_same_history(marlshire: History) -> None:
    assert TypeAdapter(History).validate_json(to_json(marlshire)) == marlshire


def test_more_inspections_than_fit_are_told_in_words(
    reports: dict[str, Inspection],
) -> None:
    report = reports["2016-effectiveness-web.txt"]
    many = [
        replace(
            report, cycle=str(year), findings=(), source=replace(report.source, sha256=str(year))
        )
        for year in range(1990, 2017)
    ]
    text = " ".join(history_text(history(many)).split())
    grades = "; ".join(f"{year}: G" for year in range(1990, 2017))
    assert f"Preventing crime: {grades}" in text


def test_a_report_that_says_nothing_of_itself_has_a_history(
    reports: dict[str, Inspection],
) -> None:
    report = reports["2015-effectiveness-web.txt"]
    unknown = replace(report, force=None, programme=None, cycle=None, published=None, pillars=())
    assert history_text(history([unknown])).startswith("Unknown force, undated\n")


def test_a_history_without_a_demand_says_so(reports: dict[str, Inspection]) -> None:
    text = history_text(history([reports["2014-core-business-letter.txt"]]))
    assert "None of these inspections makes a formal demand." in text


# ---- the published reports ----------------------------------------------------------------------


@pytest.mark.real
def test_the_published_reports_make_four_inspections_and_no_double_concern(
    shared_dir: Path,
) -> None:
    reports = [read_inspection(path) for path in sorted((shared_dir / "seeds").iterdir())]
    found = history(reports)
    assert [i.label for i in found.inspections] == ["2014", "2015", "2016", "2018/19"]
    silent = {
        thread.events[0].findings[0].line
        for thread in found.threads
        if thread.state is ThreadState.NOT_REINSPECTED and thread.first == 2
    }
    assert silent == {480, 1155}
