"""What stands in our columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from peeldiff.inputs import read_inspection
from peeldiff.model import DEMANDS, Inspection, Mention, Status
from peeldiff.model.vocabulary import MENTIONS, SILENT, STATUSES, rank
from peeldiff.papers import Dossier
from peeldiff.papers.shapes import assemble
from peeldiff.papers.tracker.columns import ITEM_COLUMNS, OURS, THEIRS
from peeldiff.papers.tracker.rows import FindingRow, finding_rows
from peeldiff.phrasing.coming import awaited_for, awaited_words
from peeldiff.phrasing.each_newer import NONE_OF_ITS_PARTS
from peeldiff.phrasing.facts import shown_status
from peeldiff.phrasing.phrases import NO_ANSWER, PERHAPS_THIS
from peeldiff.phrasing.pressing import heads, pressing, pressing_words
from peeldiff.phrasing.quoting import perhaps_passage

DIGITAL = "The force should reduce the time that seized phones wait to be examined"
CLOSED = "The force should tell victims why a case against a suspect is closed without a charge."
WHOLE = (
    f"{DIGITAL}, and should tell victims why a case against a suspect is closed without a charge."
)

RESOLVED = Status.RESOLVED

Question = Callable[..., str]
Reports = Callable[..., Dossier]

SPOKEN_OF = MENTIONS[Mention.SPOKEN_OF]


def row(rows: list[FindingRow], ref: str) -> FindingRow:
    return next(row for row in rows if row.ref == ref)


def test_what_needs_an_answer_first_stands_first_as_on_the_cover(
    fixtures_dir: Path,
) -> None:
    names = ("2018-19-report.txt", "2021-22-report.md", "2023-25-report.txt")
    reports = [read_inspection(fixtures_dir / name) for name in names]
    dossier = assemble(reports)
    refs = [ref.ref for change in pressing(dossier.pair.diff) for ref in change.new or change.old]
    assert refs
    assert [row.ref for row in finding_rows(dossier)][: len(refs)] == refs


def test_the_columns_are_those_that_were_agreed() -> None:
    assert " · ".join(column.name for column in OURS) == (
        "ref · text · kind · detail · question · pillar · question_grade · grade_now · report · published · "
        "page · line · deadline_as_printed · deadline_date · deadline_left · addressed_to · first_raised · "
        "times_raised · older_refs · what_became_of_it · since_last_report · evidence · "
        "evidence_place · passages · passages_place · confidence · why · reader_decided · "
        "suggested_next_step · board_words"
    )
    assert " · ".join(column.name for column in THEIRS) == (
        "hmicfrs_ref · hmicfrs_status · portal_checked_on · chief_officer_lead · owner · "
        "governance_board · action · due_date · rag · progress · evidence_of_completion · "
        "closure_proposed_on · closure_agreed_by · last_updated"
    )
    assert all(12 <= column.width <= 60 for column in (*OURS, *THEIRS, *ITEM_COLUMNS))


@pytest.mark.parametrize("names", [("2015", "2016"), ("2015", "2016", "2018-19"), ("2021", "2023")])
def test_every_demand_of_every_report_is_in_one_row(
    names: tuple[str, ...], fixtures_dir: Path
) -> None:
    """In its own, or among the older ones of the row of a later finding, which may have been split."""
    files = [next(p for p in sorted(fixtures_dir.iterdir()) if p.name.startswith(n)) for n in names]
    dossier = assemble([read_inspection(file) for file in files])
    rows = finding_rows(dossier)
    own = Counter(row.node for row in rows)
    older = {node for row in rows for node in row.older}
    assert max(own.values()) == 1
    assert {*own, *older} == set(dossier.web.findings)
    assert not older.intersection(own)


def test_the_newest_two_tell_the_status_of_their_findings(
    second: Dossier, second_rows: list[FindingRow]
) -> None:
    told: Counter[Status | None] = Counter()
    for change in second.pair.diff.findings:
        if change.kind in DEMANDS:
            told[shown_status(change)] += len(change.new or change.old)
    newest = [row for row in second_rows if row.node[0] >= 1]
    assert Counter(row.status for row in newest) == told


def test_behind_what_presses_the_worst_news_comes_first(
    second: Dossier, second_rows: list[FindingRow]
) -> None:
    pressed = [ref.ref for change in pressing(second.pair.diff) for ref in change.new or change.old]
    rest = [row.status or Status.NOT_REINSPECTED for row in second_rows if row.ref not in pressed]
    assert second_rows[0].status is Status.PERSISTING
    assert rest == sorted(rest, key=lambda status: rank(STATUSES, status))
    assert rest[-1] is Status.RESOLVED


def test_a_row_says_where_and_since_when(second_rows: list[FindingRow]) -> None:
    cells = row(second_rows, "MAR-2018/19-AFI-01").cells
    assert {name: cells[name] for name in ("kind", "question", "pillar", "report", "line")} == {
        "kind": "Area for improvement",
        "question": "Investigating crime",
        "pillar": "Effectiveness",
        "report": "PEEL 2018/19",
        "line": 203,
    }
    assert (cells["first_raised"], cells["times_raised"]) == ("2015", 3)
    assert cells["older_refs"] == "MAR-2015-EFFECT-AFI-03\nMAR-2016-EFFECT-AFI-03"
    assert cells["published"] == "May 2019"
    assert (
        row(second_rows, "MAR-2015-EFFECT-AFI-01").cells["published"]
        == "last updated 23 February 2016"
    )


def test_silence_is_never_told_as_done(second_rows: list[FindingRow]) -> None:
    cells = row(second_rows, "MAR-2016-EFFECT-AFI-02").cells
    assert cells["what_became_of_it"] == f"Not raised again ({SPOKEN_OF.short})"
    assert str(cells["evidence"]).startswith(f"{SPOKEN_OF.heading}:")
    assert cells["suggested_next_step"].startswith("Keep open: ask the inspectorate.")


def test_what_an_earlier_report_answered_says_which(second_rows: list[FindingRow]) -> None:
    cells = row(second_rows, "MAR-2015-EFFECT-AFI-01").cells
    assert cells["what_became_of_it"] == "Dealt with, says the 2016 report"
    assert re.search(r"2016 report, under “[^”]+”, line \d", str(cells["evidence_place"]))


def test_nothing_is_ever_closed_or_rated(second_rows: list[FindingRow]) -> None:
    words = " ".join(str(cell) for row in second_rows for cell in row.cells.values()).casefold()
    assert not any(
        column in row.cells for row in second_rows for column in ("rag", "hmicfrs_status")
    )
    assert "is closed" not in words.replace("to be closed", "")


def test_quotations_and_their_places_are_numbered_alike(second_rows: list[FindingRow]) -> None:
    for one in second_rows:
        quoted = str(one.cells.get("evidence") or "").count("[")
        assert str(one.cells.get("evidence_place") or "").count("[") == quoted
        near = str(one.cells.get("passages") or "").count("[")
        assert str(one.cells.get("passages_place") or "").count("[") == near


def test_what_merely_comes_near_stands_apart_from_what_counts(
    second: Dossier, second_rows: list[FindingRow]
) -> None:
    near = [c for c in second.pair.diff.findings if c.mention is Mention.UNSURE and c.passages]
    assert near
    for change in near:
        cells = row(second_rows, change.old[0].ref).cells
        told, apart = str(cells["evidence"]), str(cells["passages"])
        assert not any(one.text in told for one in change.passages)
        assert all(" ".join(one.text.split()) in apart for one in change.passages)


def test_no_row_quotes_a_finding_for_itself(second_rows: list[FindingRow]) -> None:
    for one in second_rows:
        text = f"“{one.cells['text']}”"
        assert text not in str(one.cells.get("evidence")) + str(one.cells.get("passages"))


def test_parts_keep_their_letters(second_rows: list[FindingRow]) -> None:
    items = row(second_rows, "MAR-2018/19-AFI-04").items
    assert [(item.ref[-4:], item.cells["what_became_of_it"]) for item in items] == [
        ("-07a", "Raised before and raised again"),
        ("-07b", "Dealt with"),
        ("-07c", "No plain answer found on this part"),
    ]


def test_one_that_became_two_has_two_rows_with_one_past(
    question: Question, reports: Reports
) -> None:
    rows = finding_rows(
        reports(
            of_2016=question("Investigating crime", WHOLE),
            of_2017=question("Investigating crime", f"{DIGITAL}.", CLOSED),
        )
    )
    assert [(row.ref[-6:], row.cells["older_refs"]) for row in rows] == [
        ("AFI-01", "MAR-2016-EFFECT-AFI-01"),
        ("AFI-02", "MAR-2016-EFFECT-AFI-01"),
    ]
    assert rows[0].cells["since_last_report"] == "Now two findings"


def test_an_explanation_and_a_deadline_have_columns_of_their_own(fixtures_dir: Path) -> None:
    names = ("2021-22-report.md", "2023-25-report.txt")
    rows = finding_rows(assemble([read_inspection(fixtures_dir / name) for name in names]))
    assert any(row.cells["detail"] for row in rows)
    deadlines = [row.cells for row in rows if row.cells["deadline_as_printed"]]
    assert deadlines
    assert all(str(cells["deadline_as_printed"]) in str(cells["text"]) for cells in deadlines)


def test_a_day_that_the_reader_gives_makes_a_period_a_date(
    question: Question, read: Callable[[str], object]
) -> None:
    body = question("Investigating crime", f"Within six months, {DIGITAL[0].lower()}{DIGITAL[1:]}.")
    inspections = [
        read(f"PEEL: Police effectiveness {cycle}\nAn inspection of Marlshire Police\n\n{text}")
        for cycle, text in (("2016", question("Investigating crime", CLOSED)), ("2017", body))
    ]
    found = finding_rows(assemble(inspections, published="2018-03-22"))  # type: ignore[arg-type]
    cells = row(found, "MAR-2017-EFFECT-AFI-01").cells
    assert (cells["published"], cells["deadline_date"]) == (date(2018, 3, 22), date(2018, 9, 22))


@pytest.mark.parametrize(
    ("made_on", "told"),
    [
        (None, None),
        ("2023-06-12", "two months past"),
        ("2023-03-31", "today"),
        ("2023-03-21", "ten days"),
    ],
)
def test_the_time_to_a_deadline_is_counted_from_the_day_of_the_tracker_alone(
    fixtures_dir: Path, made_on: str | None, told: str | None
) -> None:
    names = ("2021-22-report.md", "2023-25-report.txt")
    inspections = [read_inspection(fixtures_dir / name) for name in names]
    rows = finding_rows(assemble(inspections, made_on=made_on))
    dated = [row for row in rows if row.cells["deadline_date"]]
    left = {row.ref: row.cells["deadline_left"] for row in dated if row.status is not RESOLVED}
    assert left["MAR-2021/22-REC-02"] == told
    assert not any(row.cells["deadline_left"] for row in dated if row.status is RESOLVED)


@pytest.mark.parametrize(
    ("said", "years"),
    [
        ("In 2016 we found that seized phones waited too long to be examined.", "2016"),
        (
            "This is in contrast to our inspection in 2016 that found seized phones to be examined in time.",
            "",
        ),
        ("In 2016 we found the time that seized phones wait to be examined to be good.", ""),
    ],
)
def test_what_an_earlier_inspection_praised_it_did_not_raise(
    said: str, years: str, question: Question, read: Callable[[str], object]
) -> None:
    """A report that says what has become worse recalls praise, and no earlier demand."""
    title = "PEEL: Police effectiveness {}\nAn inspection of Marlshire Police\n\n{}"
    inspections = [
        read(title.format("2015", question("Investigating crime", CLOSED))),
        read(title.format("2017", f"{question('Investigating crime', DIGITAL)}\n\n{said}\n")),
    ]
    dossier = assemble(inspections)  # type: ignore[arg-type]
    found = next(row for row in finding_rows(dossier) if row.cells["text"] == DIGITAL)
    assert found.cells["times_raised"] == (2 if years else 1)
    assert str(found.cells["first_raised"]).startswith(years or "2017")


@pytest.mark.real
def test_the_published_reports_are_tracked_whole(shared_dir: Path) -> None:
    """Five documents of four inspections: each demand in one row, places in the file that prints them."""
    files = sorted((shared_dir / "seeds").glob("leicestershire-*"))
    dossier = assemble([read_inspection(file) for file in files])
    rows = finding_rows(dossier)
    assert {*(row.node for row in rows), *(node for row in rows for node in row.older)} == set(
        dossier.web.findings
    )
    answered = next(row for row in rows if row.status is Status.RESOLVED)
    assert str(answered.cells["evidence_place"]).startswith(
        "[1] 2016 report (leicestershire-peel-2016-effectiveness-report.md), under “"
    )


def test_what_the_report_recalls_counts_before_passages_where_no_evidence_answers(
    fixtures_dir: Path,
) -> None:
    pair = ("2021-22-report.md", "2023-25-report.txt")
    rows = finding_rows(assemble([read_inspection(fixtures_dir / name) for name in pair]))
    cells = row(rows, "MAR-2021/22-AFI-07").cells
    recalled = "[1] The newer report, looking back to 2021/22: “We asked the force in 2021/22"
    told = f"{SPOKEN_OF.heading}:\n{recalled}"
    assert str(cells["evidence"]).startswith(told)
    assert SPOKEN_OF.heading not in str(cells["passages"])


@pytest.mark.parametrize("names", [("2015", "2016"), ("2016-eff", "2018-19"), ("2021", "2023")])
def test_a_board_reads_what_tells_most_and_never_what_merely_comes_near(
    names: tuple[str, ...], fixtures_dir: Path
) -> None:
    """The judgement that the cover quotes, and not the recall in front of it."""
    files = [next(p for p in sorted(fixtures_dir.iterdir()) if p.name.startswith(n)) for n in names]
    dossier = assemble([read_inspection(file) for file in files])
    diff = dossier.pair.diff
    rows = {row.node[1]: row for row in finding_rows(dossier) if row.node[0] == 1}
    before = {row.node[1]: row for row in finding_rows(dossier) if row.node[0] == 0}
    for change in diff.findings:
        if change.kind not in DEMANDS:
            continue
        words = pressing_words(change, diff, dossier.pair.new)
        for ref in heads(change):
            told = str((rows if change.new else before)[ref.id].cells["board_words"] or "")
            if ref.id in words:
                assert told.startswith(f"“{words[ref.id].text}” (")
            elif change.status in SILENT and change.mention in (
                Mention.UNSURE,
                Mention.NOT_MENTIONED,
            ):
                perhaps = perhaps_passage(change)
                begins = NO_ANSWER if perhaps is None else f"{PERHAPS_THIS}“{perhaps.text}” ("
                old, new = (column.inspection for column in dossier.columns[-2:])
                section = change.old and awaited_for(change.old[0], old, new)
                begins = awaited_words(section, new) if section else begins
                assert told.startswith(begins)


@pytest.mark.parametrize("names", [("2015", "2016"), ("2016-eff", "2018-19"), ("2021", "2023")])
def test_the_explanation_of_an_older_report_is_not_quoted_as_the_newer_one_s(
    names: tuple[str, ...], fixtures_dir: Path
) -> None:
    files = [next(p for p in sorted(fixtures_dir.iterdir()) if p.name.startswith(n)) for n in names]
    pair = assemble([read_inspection(file) for file in files]).pair
    diff = pair.diff
    for change in diff.findings:
        explained = {line for ref in change.old for line in (ref.detail or "").splitlines()}
        words = {one.text for one in pressing_words(change, diff, pair.new).values()}
        assert not words & explained


def test_inspections_that_the_report_names_count_for_what_is_raised_again_too(
    fixtures_dir: Path,
) -> None:
    """ "We drew attention to this in 2017 and again in 2018/19.": the report of 2017 is not given."""
    names = ("2018-19-report.txt", "2021-22-report.md")
    rows = finding_rows(assemble([read_inspection(fixtures_dir / name) for name in names]))
    cells = row(rows, "MAR-2021/22-AFI-10").cells
    assert (cells["first_raised"], cells["times_raised"]) == ("2017, says the report", 3)


def test_a_recommendation_leaves_the_words_to_its_cause_of_concern(fixtures_dir: Path) -> None:
    names = ("2018-19-report.txt", "2021-22-report.md")
    rows = finding_rows(assemble([read_inspection(fixtures_dir / name) for name in names]))
    assert "“" in str(row(rows, "MAR-2021/22-COC-01").cells["board_words"])
    assert row(rows, "MAR-2021/22-REC-02").cells["board_words"] == "See MAR-2021/22-COC-01."


def test_a_judgement_counts_before_the_recall_in_front_of_it(reports: Reports) -> None:
    dossier = reports(
        of_2016="## Investigating crime\n\n**Good**\n\nThe force investigates most crime well.\n\n",
        of_2018="## Investigating crime\n\n**Good**\n\nIn 2017 we identified an area for improvement on the "
        "time that seized phones wait to be examined. We found that the force has made little progress, and "
        "that seized phones wait for seven months to be examined.\n\n### Areas for improvement\n\n"
        "- The force should reduce the time that seized phones wait to be examined.\n\n",
    )
    (one,) = finding_rows(dossier)
    assert one.status is Status.RECURRING
    assert "little progress" in str(one.cells["board_words"])


@pytest.mark.parametrize(
    ("asked", "parts", "deadline"),
    [
        ("By 30 June 2031, the force should:", ("count its boats; and", "paint its boats."), "day"),
        ("By 30 June 2031, the force should:", ("count its boats, and", "paint its boats"), "day"),
        ("The force should immediately:", ("count its boats; or", "paint its boats."), "printed"),
        ("The force should:", ("count its boats;", "paint its boats."), None),
        ("The force should:", ("count its boats", "paint its boats"), None),
    ],
)
def test_a_part_has_the_deadline_of_its_finding_and_no_word_that_leads_to_the_next(
    read: Callable[[str], Inspection], asked: str, parts: tuple[str, str], deadline: str | None
) -> None:
    listed = "\n".join(f"    - {part}" for part in parts)
    text = f"### Recommendations\n\n- {asked}\n{listed}\n"
    title = "PEEL {}\nAn inspection of Marlshire Police\n\n# Preventing crime\n\n**Good**\n\n"
    old, new = (
        read(title.format(cycle) + body)
        for cycle, body in (("2021/22", "The force is calm.\n"), ("2023-25", text))
    )
    dossier = assemble([old, new])
    items = [item.cells for found in finding_rows(dossier) for item in found.items]
    assert [cells["item"] for cells in items] == ["count its boats", "paint its boats"]
    day = {"day": date(2031, 6, 30), "printed": "immediately", None: None}[deadline]
    assert [cells["deadline_date"] for cells in items] == [day, day]


@pytest.mark.real
def test_each_of_two_that_ask_again_has_the_words_and_the_parts_that_are_its_own(
    shared_dir: Path,
) -> None:
    seeds = shared_dir / "seeds"
    names = ("2015-effectiveness-web.txt", "2016-effectiveness-report.md")
    read = [read_inspection(seeds / f"leicestershire-peel-{name}") for name in names]
    one, other = (row(finding_rows(assemble(read)), f"LEI-2016-EFFECT-AFI-0{n}") for n in (8, 9))
    assert [part.ref[-1] for part in one.items] == ["a", "b", "c", "d"]
    assert not other.items
    assert str(one.cells["suggested_next_step"]).startswith(
        "Open: answer part c. Keep parts a and b"
    )
    assert "part" not in str(other.cells["suggested_next_step"])
    assert other.cells["why"] == NONE_OF_ITS_PARTS
    said = [str(told.cells["evidence"]) for told in (one, other)]
    assert ["cameras" in told for told in said] == [True, False]
    assert ["referral rate" in told for told in said] == [False, True]
