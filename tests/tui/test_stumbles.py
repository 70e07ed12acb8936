"""What a new user stumbled over, each as keys that he or she pressed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import pytest

from peeldiff.model import (
    Confidence,
    FindingChange,
    FindingKind,
    Inspection,
    Pair,
    Status,
)
from peeldiff.rows import RowChange, RowKind, build_rows
from peeldiff.timeline import fullest
from tui.screens.filter import FilterScreen
from tui.screens.overview import OverviewScreen
from tui.screens.reader import ReaderScreen
from tui.view import first_that_matters
from tui.widgets.navigator import Navigator

AFI = FindingKind.AREA_FOR_IMPROVEMENT


def with_findings(pair: Pair, *findings: FindingChange) -> Pair:
    return replace(pair, diff=replace(pair.diff, findings=findings))


def new_demand(pair: Pair) -> Pair:
    """The pair with its persisting concern as one that only the newer report raises."""
    escalated, persisting, resolved = pair.diff.findings
    new = replace(
        persisting, status=Status.NEW, old=(), wording=(), weighty=(), margin=None,
        confidence=Confidence.HIGH, why="nothing like it in the older report",
    )  # fmt: skip
    return with_findings(pair, escalated, new, resolved)


# ---- o begins at what matters -----------------------------------------------------------------------


async def test_o_begins_at_the_first_thing_that_matters(browse, pair: Pair) -> None:
    async with browse(pair, "o") as browser:
        assert browser.reading.kind is RowKind.FINDING
        assert browser.reading.label.endswith("dealt with")
        heading = "Preventing crime and tackling"
        assert heading in browser.screen  # the one that it stands under


async def test_a_grade_that_moved_matters_as_much_as_a_concern(browse, pair: Pair) -> None:
    async with browse(with_findings(pair, *pair.diff.findings[:2]), "o") as browser:
        assert browser.reading.kind is RowKind.GRADE
        assert browser.reading.change is RowChange.REWORDED


async def test_o_reads_from_the_grade_that_the_reader_went_to(browse, pair: Pair) -> None:
    async with browse(pair, "2") as browser:
        for _ in range(2):
            question = browser.app.screen._goal_at(browser.app.screen.options.highlighted)
            await browser.press("o")
            assert browser.app.screen.diff.row == question.row
            assert browser.reading.kind is RowKind.GRADE
            await browser.press("2", "j")


@pytest.mark.parametrize("tab", ["1", "2", "3"])
async def test_o_reads_from_any_line_that_the_reader_went_to(browse, pair: Pair, tab: str) -> None:
    async with browse(pair, "o", tab) as browser:
        overview = browser.app.screen
        for _ in range(4):
            await browser.press("j")
            goal = overview._goal_at(overview.options.highlighted)
            if goal is not None and goal.row is not None:
                await browser.press("o")
                assert browser.app.screen.diff.row == goal.row
                await browser.press("o")


@pytest.mark.parametrize("key", ["o", "1", "2", "3", "4"])
async def test_o_comes_back_to_the_same_place_from_where_nobody_went_anywhere(
    browse, pair: Pair, key: str
) -> None:
    async with browse(pair, "2", "o", "o", "1", "o") as browser:
        await browser.press("n", "n")
        row = browser.app.screen.diff.row
        await browser.press(key, "o")
        assert browser.app.screen.diff.row == row


async def test_o_compares_no_other_reports(browse, fake_work, pair: Pair) -> None:
    work = fake_work(pair)
    async with browse(pair, "4", "j", "o", work=work) as browser:
        assert isinstance(browser.app.screen, ReaderScreen)
        assert len(work.compared) == 1


def test_without_either_a_changed_number_matters_before_other_words(pair: Pair) -> None:
    bare = replace(pair, diff=replace(pair.diff, findings=(), grades=()))
    table = build_rows(bare)
    first = first_that_matters(table, bare.diff)
    assert first is not None
    assert "39 percent" in table.rows[first].old.text


def test_where_nothing_has_changed_nothing_matters(identical: Pair) -> None:
    assert first_that_matters(build_rows(identical), identical.diff) is None


def test_of_the_fixtures_it_is_no_page_on_the_inspectorate(
    compared: Callable[[str, str], Pair],
) -> None:
    pair = compared("2016-effectiveness-report.md", "2018-19-report.txt")
    table = build_rows(pair)
    first = first_that_matters(table, pair.diff)
    assert first is not None
    row = table.rows[first]
    assert row.grade is not None or row.finding is not None
    assert any(before.change is not RowChange.SAME for before in table.rows[:first])


# ---- the first screen takes the keys of the texts ----------------------------------------------------


async def test_slash_searches_from_the_first_screen_and_escape_comes_back(
    browse, pair: Pair
) -> None:
    async with browse(pair, "2", "slash") as browser:
        await browser.write("backlog")
        assert isinstance(browser.app.screen, ReaderScreen)
        assert "2 hits in 2 places" in browser.screen
        await browser.press("escape")
        assert isinstance(browser.app.screen, OverviewScreen)
        assert browser.app.screen.tab == "2"


async def test_a_search_from_the_first_screen_that_is_kept_stays_in_the_texts(
    browse, pair: Pair
) -> None:
    async with browse(pair, "slash") as browser:
        await browser.write("backlog")
        await browser.press("enter", "n")
        assert "hit 2 of 2" in browser.screen


async def test_f_filters_from_the_first_screen(browse, pair: Pair) -> None:
    async with browse(pair, "f") as browser:
        assert isinstance(browser.app.screen, FilterScreen)
        await browser.press("j", "space", "a")
        assert browser.app.screen.tab == "3"  # the summary is not narrowed: go where it is seen
        assert "Too many victims" in browser.screen
        assert "answer messages" not in browser.screen
        assert "1 of 1 concern · filtered, Esc shows all" in browser.screen
        await browser.press("2")
        assert "No grade passes the filter: Esc shows all of them." in browser.words
        await browser.press("5")
        assert browser.app.screen.view.filter.statuses == {Status.ESCALATED}
        await browser.press("3", "escape")
        assert "answer messages" in browser.screen
        await browser.press("5")
        assert not browser.app.screen.view.filter


async def test_bracket_goes_from_concern_to_concern_on_the_first_screen(browse, pair: Pair) -> None:
    async with browse(pair) as browser:
        screen, seen = browser.app.screen, []
        for _ in range(12):
            here = screen.lines[screen.options.highlighted].goal
            seen.append(browser.app.comparison.table.rows[here.about or here.row].finding)
            await browser.press("]")
        assert [number for number, _ in groupby(seen)] == [0, 1, 0, 1, 2]
        assert browser.notices[-1] == "No concern after this one"
        await browser.press("[")
        assert screen.tab == "1"


async def test_bracket_in_a_tab_without_concerns_goes_to_the_concerns(browse, pair: Pair) -> None:
    async with browse(pair, "2", "right_square_bracket") as browser:
        assert browser.app.screen.tab == "3"


# ---- the list ----------------------------------------------------------------------------------------


def listed(browser) -> list[str]:
    """What every line of the list says, whole."""

    def under(node) -> list[str]:
        told = (
            []
            if node.data is None
            else [f"{node.data.badge} {node.data.words} {node.data.counts}".strip()]
        )
        return told + [line for child in node.children for line in under(child)]

    return under(browser.app.screen.query_one(Navigator).root)


async def test_the_list_follows_the_filter(browse, pair: Pair) -> None:
    async with browse(pair, "5", "g") as browser:
        everything = listed(browser)
        await browser.press("f", "j", "space", "a")
        assert listed(browser) == [
            "Concerns 1", "▲ more serious 1", "Too many victims of domestic abuse in Marlshire wait "
            "too long for help. The force should: send an officer the same day; tell victims what "
            "happens next", "Sections 1",
            "Protecting vulnerable people ~3 +3 -1 »2",
        ]  # fmt: skip
        assert "filtered" in browser.app.screen.query_one("#list-pane").state
        await browser.press("escape")
        assert listed(browser) == everything


async def test_a_filter_that_nothing_passes_says_so_in_one_sentence(browse, pair: Pair) -> None:
    only_resolved = with_findings(pair, pair.diff.findings[2])
    async with browse(only_resolved, "5", "f", "j", "space", "j", "space", "a") as browser:
        assert "No change passes this filter: Esc shows everything." in browser.words
        assert "╱" in browser.screen
        await browser.press("n", "j", "G", "]", "y", "e", "w", "c", "escape", "escape")
        assert "answer messages" in browser.screen


async def test_the_list_begins_with_the_grade_that_fell(browse, pair: Pair) -> None:
    unchanged, fell = pair.diff.grades[1], pair.diff.grades[0]
    async with browse(
        replace(pair, diff=replace(pair.diff, grades=(unchanged, fell))), "5", "g"
    ) as browser:
        grades = [line for line in listed(browser) if line[0] in "▼…"]
        assert grades == ["▼ Protecting vulnerable people", "… Preventing crime"]


async def test_questions_are_called_by_their_short_names(browse, pair: Pair) -> None:
    long = "How effective is the force at protecting those who are vulnerable from harm?"
    sections = tuple(
        replace(s, heading=long, short="Protecting vulnerable people") if s.id == "n2" else s
        for s in pair.new.sections
    )
    grade = pair.diff.grades[0]
    asked = replace(
        grade, old=replace(grade.old, heading=long), new=replace(grade.new, heading=long)
    )
    bad = replace(pair, new=replace(pair.new, sections=sections))
    bad = replace(bad, diff=replace(bad.diff, grades=(asked, *pair.diff.grades[1:])))
    async with browse(bad, "2") as browser:
        lines = browser.screen.splitlines()
        assert any(
            "down 1 step" in line and "Protecting vulnerable people" in line for line in lines
        )
        await browser.press("5", "g")
        assert "▼ Protecting vulnerable people" in listed(browser)
        assert not any("How effective" in line for line in listed(browser))


# ---- e says what is true -------------------------------------------------------------------------------


async def test_e_on_a_new_concern_says_that_it_is_new(browse, pair: Pair) -> None:
    async with browse(new_demand(pair), "5", "g", "]", "]", "e") as browser:
        assert browser.reading.label.endswith("new")
        assert browser.notices == [
            "New in the 2018/19 report: there is no older point that it could answer"
        ]


async def test_e_on_a_concern_that_is_raised_again_says_that(browse, pair: Pair) -> None:
    async with browse(pair, "5", "g", "]", "]", "e") as browser:
        assert browser.notices == [
            "Raised again: the words of the 2018/19 report stand beside the older ones"
        ]


async def test_e_on_a_concern_of_which_nothing_is_said_says_that(browse, pair: Pair) -> None:
    from peeldiff.model import Mention

    silent = replace(
        pair.diff.findings[2], status=Status.NOT_RAISED, evidence=(),
        mention=Mention.NOT_MENTIONED,
    )  # fmt: skip
    async with browse(with_findings(pair, silent), "5", "g", "]", "e") as browser:
        assert browser.notices == [
            "No mention found in the newer report; no passage comes near it."
        ]


# ---- colours say no more than is known ------------------------------------------------------------------


@pytest.mark.parametrize("keys", [("5", "g"), ("5", "g", "v")], ids=["side by side", "one column"])
async def test_a_new_demand_is_not_green(browse, pair: Pair, keys: tuple[str, ...]) -> None:
    async with browse(new_demand(pair), *keys, "]", "]") as browser:
        green = browser.app.theme_variables["added"].lower()
        shown = [
            (segment.text, segment.style.color.name.lower())
            for strip in browser.app.screen._compositor.render_strips()
            for segment in strip
            if segment.style is not None and segment.style.color is not None
        ]
        told = [name for text, name in shown if "The force must improve" in text]
        assert told
        assert green not in told
        assert green in [name for text, name in shown if "Body-worn" in text or "The chief" in text]


# ---- words are those of the summary ------------------------------------------------------------------------


async def test_concerns_stand_under_the_headings_of_the_summary(browse, pair: Pair) -> None:
    from peeldiff.phrasing.groups import groups

    async with browse(pair, "3", "c", size=(120, 60)) as browser:
        for group in groups(pair.diff):
            assert f"{group.words} {len(group.findings)}" in browser.words
            assert group.meaning in browser.words


async def test_notes_on_grades_name_their_questions(browse, pair: Pair) -> None:
    stands = pair.diff.grades[1]
    also = replace(stands, new=replace(stands.new, heading="Use of technology", section="n4"))
    grades = (*pair.diff.grades, replace(also, old=None))
    async with browse(
        replace(pair, diff=replace(pair.diff, grades=grades)), "2", "c", size=(80, 40)
    ) as browser:
        told = (
            "Preventing crime and Use of technology: not inspected this time; the judgment of 2016"
        )
        assert told in browser.words


# ---- two documents of one inspection -----------------------------------------------------------------------


@pytest.fixture
def page(pair: Pair) -> Inspection:
    """The older inspection again, as a page that tells less of it."""
    source = replace(pair.old.source, name="marlshire-2016-web.txt", sha256="1" * 64)
    return replace(
        pair.old, source=source, findings=pair.old.findings[:1], published=None,
        sections=pair.old.sections[:2],
    )  # fmt: skip


def test_of_two_documents_of_one_inspection_the_fuller_counts(pair: Pair, page) -> None:
    for given in ([pair.old, page, pair.new], [page, pair.new, pair.old]):
        assert fullest(given) == [pair.old, pair.new]


def test_a_report_on_another_pillar_is_another_inspection(pair: Pair, page) -> None:
    other = replace(page, pillars=("legitimacy",))
    assert fullest([pair.old, other, pair.new]) == [pair.old, other, pair.new]


@pytest.mark.parametrize("lacks", ["force", "cycle"])
def test_what_does_not_say_what_it_is_counts_for_itself(pair: Pair, page, lacks: str) -> None:
    untold = replace(page, **{lacks: None})
    assert len(fullest([pair.old, untold, pair.new])) == 3


async def test_the_fuller_document_is_compared_and_both_can_be_told_apart(
    browse, fake_work, pair: Pair, page, tmp_path: Path
) -> None:
    first = replace(pair.old, cycle="2014", published="2014-05")
    work = fake_work(pair, {"page.txt": page, "first.txt": first})
    paths = ("page.txt", "first.txt", "old.txt", "new.txt")
    async with browse(pair, "4", work=work, paths=paths) as browser:
        assert work.compared == [(pair.old, pair.new)]
        goals = [line for line in browser.app.screen.lines if line.goal and line.goal.pair]
        named = [line.content.plain.strip() for line in goals]
        assert named[:3] == ["2014 → 2016", "2016 → 2018/19  compared now", "2014 → 2018/19"]
        assert "2016 (marlshire-2016-web.txt) → 2018/19" in named
        assert len(set(named)) == len(named) == 6


# ---- e, d and U on the first screens -----------------------------------------------------------------


async def test_e_goes_from_the_concerns_to_the_words_quoted(browse, pair: Pair) -> None:
    resolved = pair.diff.findings[2]
    async with browse(pair, "3", "G") as browser:
        assert browser.app.screen.concern == resolved
        await browser.press("e")
        assert isinstance(browser.app.screen, ReaderScreen)
        assert browser.reading.new.text == resolved.evidence[0].text
        await browser.press("backspace")
        assert browser.app.screen.concern == resolved


async def test_e_in_the_summary_says_what_is_true_of_a_new_concern(browse, pair: Pair) -> None:
    given = new_demand(pair)
    async with browse(given, "3") as browser:
        while browser.app.screen.concern != given.diff.findings[1]:
            await browser.press("j")
        await browser.press("e")
        assert isinstance(browser.app.screen, OverviewScreen)
        assert browser.notices[-1].startswith("New in the 2018/19 report")


async def test_d_decides_in_the_tab_of_the_concerns_and_U_takes_it_back(
    browse, pair: Pair, tmp_path: Path
) -> None:
    paths = tuple(str(tmp_path / name) for name in ("old.txt", "new.txt"))
    kept = tmp_path / "peeldiff.toml"
    async with browse(pair, "3", "G", "d", "enter", paths=paths) as browser:
        await browser.settle()
        assert isinstance(browser.app.screen, OverviewScreen)
        assert browser.app.screen.concern == pair.diff.findings[2]  # at the same place
        assert "[[decision]]" in kept.read_text(encoding="utf-8")
        await browser.press("U")
        assert "[[decision]]" not in kept.read_text(encoding="utf-8")


async def test_d_where_no_concern_is_says_what_to_do(browse, pair: Pair) -> None:
    async with browse(pair, "2", "d") as browser:
        assert browser.notices == ["Go to a concern first: ] takes you to the next one"]
