"""Text from reports is data: every widget, title, notice and palette hit shows it unread."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Input

from peeldiff.document.decode import clean
from peeldiff.model import (
    FigureChange,
    Furniture,
    Inspection,
    Item,
    Mention,
    MissingInspection,
    Observation,
    Pair,
    Passage,
    Quote,
    Recall,
    Relation,
    ReportWarning,
    Tone,
    Verdict,
)
from peeldiff.rows import build_rows
from tui import plain
from tui.export import overview_as_markdown, view_as_markdown
from tui.view import View, visible
from tui.widgets.navigator import Navigator
from tui.widgets.panel import Panel
from tui.work import Comparison

HOSTILE = {
    "mark-up": "[link](#) [/b] [red on blue]loud[/] [@click=app.quit]press[/]",
    "codes": "[Areas for improvement] :warning: {0} %s {self}",
    "escape sequences": "\x1b[31mred\x1b[0m\x1b]0;title\x07 a\x00b\x08c\x9bd \u202egnp.exe",
    "long word": "x" * 3_000,
}

CASES = pytest.mark.parametrize("hostile", HOSTILE.values(), ids=list(HOSTILE))


def seen(hostile: str) -> str:
    """What must be on the screen: the text without what a terminal would obey; a part if long."""
    return plain.clean(hostile)[:20]


def poisoned(pair: Pair, hostile: str) -> Pair:
    """The pair with the text in every field that a report can fill."""

    def inspection(one: Inspection) -> Inspection:
        return replace(
            one,
            force=hostile,
            cycle=f"{one.cycle} {hostile}",
            programme=hostile,
            title=hostile,
            source=replace(one.source, name=f"{one.cycle} {hostile}"),
            sections=tuple(
                replace(
                    s,
                    heading=hostile,
                    paragraphs=tuple(replace(p, text=hostile) for p in s.paragraphs),
                )
                for s in one.sections
            ),
            furniture=(Furniture(1, 1, "page number", hostile),),
        )

    old, new = inspection(pair.old), inspection(pair.new)
    diff = pair.diff
    item = Item("i", hostile, 1, 1)
    refs = [
        tuple(
            replace(r, text=hostile, heading=hostile, detail=hostile, items=(item,)) for r in side
        )
        for f in diff.findings
        for side in (f.old, f.new)
    ]
    findings = tuple(
        replace(
            f,
            old=refs[2 * n],
            new=refs[2 * n + 1],
            why=hostile,
            wording=tuple((op, hostile) for op, _ in f.wording),
            evidence=tuple(replace(e, text=hostile, heading=hostile) for e in f.evidence),
            runner_up=hostile,
            set_by=hostile,
            note=hostile,
            rule=hostile,
            mention=Mention.UNSURE,
            passages=(
                Passage(
                    text=hostile,
                    line=56,
                    page=None,
                    section=None,
                    heading=hostile,
                    score=0.5,
                    verdict=Verdict.UNCLEAR,
                ),
            ),
        )
        for n, f in enumerate(diff.findings)
    )
    sections = tuple(
        replace(
            s,
            old=tuple(replace(r, heading=hostile) for r in s.old),
            new=tuple(replace(r, heading=hostile) for r in s.new),
            why=hostile,
            runner_up=hostile,
            paragraphs=tuple(
                replace(p, wording=tuple((op, hostile) for op, _ in p.wording))
                for p in s.paragraphs
            ),
        )
        for s in diff.sections
    )
    grades = tuple(
        replace(
            g,
            old=None if g.old is None else replace(g.old, heading=hostile),
            new=None if g.new is None else replace(g.new, heading=hostile),
            why=hostile,
            caveat=Quote(hostile, 1),
            stated_by_report=Quote(hostile, 1),
        )
        for g in diff.grades
    )
    return Pair(
        old,
        new,
        replace(
            diff,
            old=replace(diff.old, force=hostile, cycle=old.cycle, source=old.source),
            new=replace(diff.new, force=hostile, cycle=new.cycle, source=new.source),
            grades=grades,
            findings=findings,
            sections=sections,
            figures=(FigureChange(hostile, hostile, hostile, False, hostile, 1, 1),),
            observations=(Observation(line=56, text=hostile, tone=Tone.CONCERN, heading=hostile),),
            recalls=(
                Recall(
                    line=56, text=hostile, refers_to=hostile, verdict=Verdict.WORSE, heading=hostile
                ),
            ),
            missing=(MissingInspection(refers_to=hostile, lines=(56,)),),
            warnings=(ReportWarning(code="test", text=hostile),),
        ),
    )


@CASES
async def test_every_screen_shows_it_as_it_is(browse, pair: Pair, hostile: str) -> None:
    height = 50 if len(hostile) < 1_000 else 240  # what is quoted is never cut
    async with browse(poisoned(pair, hostile), size=(160, height)) as browser:
        assert seen(hostile) in browser.screen.splitlines()[0]  # the force
        warned = [line for line in browser.app.screen.lines if "Warning:" in line.content.plain]
        assert any(seen(hostile) in line.content.plain for line in warned)
        for key in "123":
            await browser.press(key)
            assert browser.screen.count(seen(hostile)) >= 4
            assert not plain._UNSAFE.search(browser.screen.replace("\n", ""))
        await browser.press("o", "i", "u")
        reader = browser.app.screen
        assert seen(hostile) in browser.screen.splitlines()[0]
        nodes = reader.query_one(Navigator)._tree_nodes.values()
        assert sum(plain.one_line(hostile) in node.data.words for node in nodes if node.data) >= 8
        for keys in (("]", "c"), ("w",), ("v", "l")):
            await browser.press(*keys)
            assert browser.screen.count(seen(hostile)) >= 5
            assert seen(hostile) in reader.query_one(Panel).text.plain
            assert not plain._UNSAFE.search(browser.screen.replace("\n", ""))
        await browser.press("f")
        assert seen(hostile) in browser.screen
        await browser.press("escape", "slash")
        reader.query_one(Input).value = hostile[:30]
        await browser.settle()
        assert " hit " in browser.screen
        await browser.press("enter", "ctrl+p")
        await browser.write("concern")
        await browser.settle()
        assert seen(hostile) in browser.screen
        await browser.press("escape")
        browser.app._fail(hostile, "")
        await browser.settle()
        assert any(seen(hostile)[:20] in str(t.render()) for t in browser.app.screen.query("Toast"))
        assert not plain._UNSAFE.search(browser.screen.replace("\n", ""))


@CASES
async def test_every_screen_of_two_forces_shows_it_as_it_is(
    browse, pair: Pair, hostile: str
) -> None:
    bad = poisoned(pair, hostile)
    apart = replace(bad, diff=replace(bad.diff, relation=Relation.DIFFERENT_FORCE))
    async with browse(apart, size=(160, 50)) as browser:
        assert browser.screen.count(seen(hostile)) >= 2
        for keys in (("2",), ("3",), ("o",), ("]", "c"), ("w",), ("g", "v"), ("f",)):
            await browser.press(*keys)
            assert browser.screen.count(seen(hostile)) >= 2
            assert not plain._UNSAFE.search(browser.screen.replace("\n", ""))
    comparison = Comparison(apart, build_rows(apart))
    entries = visible(comparison.table, apart.diff, View())
    view = view_as_markdown(comparison, entries, (hostile, hostile))
    for text in (view, overview_as_markdown(comparison)):
        assert "[link](#)" not in text
        assert "\x1b" not in text


@CASES
async def test_choosing_and_failing_show_it_as_it_is(
    browse, fake_work, pair: Pair, hostile: str, tmp_path: Path
) -> None:
    (tmp_path / "old.txt").write_text("x")
    (tmp_path / "bad.txt").write_text("x")
    bad = poisoned(pair, hostile)
    work = fake_work(bad)
    async with browse(bad, work=work, paths=(str(tmp_path / "old.txt"), "new.txt")) as browser:
        work.error = ValueError(hostile)
        browser.app.loader.forget()
        browser.app.loader.load(browser.app.paths, None)
        await browser.settle()
        assert plain.clean(hostile) in plain.clean(browser.notices[-1])
        work.error = None
        await browser.press("ctrl+o")
        await browser.settle()
        assert seen(hostile) in browser.screen


@CASES
def test_exported_markdown_shows_it_as_it_is(pair: Pair, hostile: str) -> None:
    bad = poisoned(pair, hostile)
    comparison = Comparison(bad, build_rows(bad))
    entries = visible(comparison.table, bad.diff, View())
    text = view_as_markdown(comparison, entries, ("2016", "2018/19"))
    assert "[link](#)" not in text
    assert "\x1b" not in text
    unescaped = text.replace("\\", "")
    assert " ".join(clean(hostile).split()) in unescaped


def test_exported_markdown_makes_no_link_formula_list_or_tag_of_it(pair: Pair) -> None:
    bad = poisoned(pair, "1. see https://x.example or www.x.example: <b>$x$</b>!")
    comparison = Comparison(bad, build_rows(bad))
    entries = visible(comparison.table, bad.diff, View())
    view = view_as_markdown(comparison, entries, ("2016", "2018/19"))
    text = view + overview_as_markdown(comparison)
    assert "x.example" in text
    assert not re.search(r"https?:|www\.|<b>|(?<!\\)[$!](?!--)", text)
    assert not re.search(r"(?m)^1\.", text)


@CASES
def test_plain_parses_nothing(hostile: str) -> None:
    made = plain.content(hostile)
    assert made.plain == plain.clean(hostile)
    assert made.spans == []
