"""What the newer report says of an older point, in the card, by the keys, and in the overview."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from textual.widgets import OptionList

from peeldiff.model import (
    FindingChange,
    Mention,
    MissingInspection,
    Observation,
    Pair,
    Passage,
    Recall,
    Relation,
    Status,
    Tone,
    Verdict,
)
from peeldiff.model.vocabulary import MENTIONS
from peeldiff.phrasing.phrases import PERHAPS, is_merely_near
from peeldiff.rows import build_rows
from tui.export import overview_as_markdown, view_as_markdown
from tui.widgets.panel import Panel
from tui.work import Comparison

SIZES = pytest.mark.parametrize("size", [(60, 120), (80, 120), (200, 70)], ids=str)
NEAREST = "The nearest passages, which prove nothing by themselves:"
WORDS = {
    mention: f"{term.heading}. {NEAREST}" if is_merely_near(mention) else f"{term.heading}:"
    for mention, term in MENTIONS.items()
}


def passage(pair: Pair, section: int, paragraph: int, score: float = 0.4) -> Passage:
    """A paragraph of the newer report as a passage."""
    home = pair.new.sections[section]
    found = home.paragraphs[paragraph]
    return Passage(
        text=found.text, line=found.line, page=None, section=home.id, heading=home.heading,
        score=score, verdict=Verdict.UNCLEAR,
    )  # fmt: skip


def letter(pair: Pair) -> Passage:
    return passage(pair, 2, 0, 0.62)


def cameras(pair: Pair) -> Passage:
    return passage(pair, 3, 0, 0.31)


def with_first(pair: Pair, finding: FindingChange) -> Pair:
    """The pair with another finding in the place of the first that `]` goes to."""
    return replace(pair, diff=replace(pair.diff, findings=(*pair.diff.findings[:2], finding)))


def with_last(pair: Pair, finding: FindingChange) -> Pair:
    """The pair with another finding in the place of the last that `]` goes to."""
    return replace(pair, diff=replace(pair.diff, findings=(finding, *pair.diff.findings[1:])))


def spoken(pair: Pair, mention: Mention, **more: Any) -> Pair:
    """The pair with its first finding not raised again, with this mention and two passages."""
    found: dict[str, Any] = {
        "evidence": (), "passages": (letter(pair), cameras(pair)), "rule": "silent", **more,
    }  # fmt: skip
    finding = pair.diff.findings[2]
    return with_first(pair, replace(finding, status=Status.NOT_RAISED, mention=mention, **found))


def panel_text(browser) -> str:
    """All that the panel shows, on one line."""
    region = browser.app.screen.query_one(Panel).region
    lines = browser.screen.splitlines()[region.y : region.bottom]
    return " ".join(
        " ".join(line[region.x : region.right].strip("│ ▁▔▃▆▅▄▂▇█") for line in lines).split()
    )


def read_now(browser) -> str:
    assert browser.reading.new is not None
    return browser.reading.new.text


# ---- the card -------------------------------------------------------------------------------------


@SIZES
@pytest.mark.parametrize("mention", Mention)
async def test_the_card_tells_the_four_kinds_apart_and_quotes_whole(
    browse, pair: Pair, mention: Mention, size: tuple[int, int]
) -> None:
    async with browse(spoken(pair, mention), "o", "g", "]", "c", size=size) as browser:
        shown = panel_text(browser)
        assert [kind for kind, words in WORDS.items() if words in shown] == [mention]
        assert shown.index(WORDS[mention]) < shown.index(f"“{letter(pair).text}”")
        assert f"“{cameras(pair).text}” line 74" in shown


async def test_the_card_says_that_nothing_is_near(browse, pair: Pair) -> None:
    alone = spoken(pair, Mention.NOT_MENTIONED, passages=())
    async with browse(alone, "o", "g", "]", "c", size=(160, 50)) as browser:
        assert "No mention found in the newer report; no passage comes near it." in panel_text(
            browser
        )
        assert not browser.app.screen.query_one(Panel).quoted


async def test_the_card_quotes_a_repeated_sentence_once(browse, pair: Pair) -> None:
    resolved = pair.diff.findings[2]
    said = resolved.evidence[0]
    again = replace(letter(pair), text=said.text, line=said.line)
    finding = replace(resolved, mention=Mention.ANSWERED, passages=(again, cameras(pair)))
    async with browse(with_first(pair, finding), "o", "g", "]", "c", size=(160, 60)) as browser:
        shown = panel_text(browser)
        assert shown.count(said.text) == 1
        assert f"{PERHAPS}“{cameras(pair).text}”" in shown


async def test_each_part_in_the_card_has_its_passages(browse, pair: Pair) -> None:
    escalated = pair.diff.findings[0]
    part = replace(
        escalated.items[0], status=Status.NOT_RAISED, new=(), mention=Mention.SPOKEN_OF,
        passages=(replace(cameras(pair), page=7),),
    )  # fmt: skip
    pair = with_last(pair, replace(escalated, items=(part, escalated.items[1])))
    async with browse(pair, "o", "g", "]", "]", "]", "c", size=(160, 70)) as browser:
        told = f"{WORDS[Mention.SPOKEN_OF]} “{cameras(pair).text}” (page 7, line 74)"
        assert told in panel_text(browser)


async def test_the_rule_stands_in_why_and_not_in_the_card(browse, pair: Pair) -> None:
    async with browse(spoken(pair, Mention.UNSURE), "o", "g", "]", "c", size=(160, 60)) as browser:
        assert "silent" not in panel_text(browser)
        await browser.press("w")
        assert "rule silent" in panel_text(browser)


async def test_w_shows_all_that_led_to_the_status(browse, pair: Pair) -> None:
    async with browse(
        spoken(pair, Mention.SPOKEN_OF), "o", "g", "]", "w", size=(80, 100)
    ) as browser:
        shown = panel_text(browser)
        assert pair.diff.findings[2].why in shown
        assert "confidence likely, not certain" in shown
        assert f"mention {MENTIONS[Mention.SPOKEN_OF].short}" in shown
        assert f"0.62 “{letter(pair).text}” (line 54, Answering victims" in shown
        assert f"0.31 “{cameras(pair).text}”" in shown


async def test_w_has_no_line_without_a_value(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g", "]", "]", "w", size=(160, 60)) as browser:
        assert "similarity" in panel_text(browser)
        assert "confidence" not in panel_text(browser)  # certain: nothing is to be added
        await browser.press("[")
        assert "Why this status" in panel_text(browser)
        assert "similarity" not in panel_text(browser)  # nothing that it could be similar to


async def test_w_shows_the_rule_of_each_part(browse, pair: Pair) -> None:
    escalated = pair.diff.findings[0]
    part = replace(escalated.items[0], rule="asked-again", passages=(letter(pair),))
    pair = with_last(pair, replace(escalated, items=(part, escalated.items[1])))
    async with browse(pair, "o", "g", "]", "]", "]", "w", size=(160, 70)) as browser:
        told = f"{part.old[0].text} {part.why} asked-again 0.62 “{letter(pair).text}”"
        assert told in panel_text(browser)


# ---- going there ----------------------------------------------------------------------------------


async def test_e_steps_through_the_evidence_and_then_the_passages(browse, pair: Pair) -> None:
    resolved = pair.diff.findings[2]
    said = resolved.evidence[0]
    again = replace(letter(pair), text=said.text, line=said.line)
    passages = (again, cameras(pair), letter(pair))
    pair = with_first(pair, replace(resolved, mention=Mention.ANSWERED, passages=passages))
    async with browse(pair, "o", "g", "]") as browser:
        here = browser.diff.row
        for step in (said, cameras(pair), letter(pair), said):
            await browser.press("e")
            assert read_now(browser) == step.text
        await browser.press("backspace")
        assert browser.diff.row == here


@pytest.mark.parametrize(
    ("mention", "told"),
    [
        (Mention.ANSWERED, ""),
        (Mention.SPOKEN_OF, ""),
        (Mention.NOT_MENTIONED, " It proves nothing by itself."),
        (Mention.UNSURE, " It proves nothing by itself."),
    ],
)
async def test_e_says_what_a_passage_is(browse, pair: Pair, mention: Mention, told: str) -> None:
    async with browse(spoken(pair, mention), "o", "g", "]", "e") as browser:
        assert read_now(browser) == letter(pair).text
        short = MENTIONS[mention].short
        assert browser.notices == [f"A passage near this point: {short}.{told}"]


async def test_e_says_nothing_of_evidence(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g", "]", "e") as browser:
        assert browser.notices == []


async def test_e_at_a_part_begins_with_its_own_passage(browse, pair: Pair) -> None:
    escalated = pair.diff.findings[0]
    parts = [
        replace(item, mention=Mention.SPOKEN_OF, passages=(found,))
        for item, found in zip(escalated.items, (letter(pair), cameras(pair)), strict=True)
    ]
    pair = with_last(pair, replace(escalated, items=tuple(parts)))
    async with browse(pair, "o", "g", "]", "]", "]") as browser:
        while browser.reading.item != 1:
            await browser.press("j")
        await browser.press("e")
        assert read_now(browser) == cameras(pair).text


async def test_between_two_forces_e_goes_nowhere(browse, pair: Pair) -> None:
    apart = spoken(pair, Mention.SPOKEN_OF)
    apart = replace(apart, diff=replace(apart.diff, relation=Relation.DIFFERENT_FORCE))
    async with browse(apart, "o", "g", "]", "e") as browser:
        assert browser.notices[-1].startswith("No evidence is quoted here")


async def test_enter_on_a_passage_in_the_card_jumps_to_its_line(browse, pair: Pair) -> None:
    async with browse(spoken(pair, Mention.NOT_MENTIONED), "o", "g", "]", "c") as browser:
        await browser.press("tab", "down", "enter")
        assert read_now(browser) == cameras(pair).text
        assert browser.diff.has_focus


async def test_the_words_above_the_passages_cannot_be_chosen(browse, pair: Pair) -> None:
    async with browse(spoken(pair, Mention.NOT_MENTIONED), "o", "g", "]", "c", "tab") as browser:
        panel = browser.app.screen.query_one(Panel)
        assert panel.quoted[0].source is None
        assert panel.chosen == 1
        await browser.press("enter")
        assert read_now(browser) == letter(pair).text


async def test_up_from_the_first_passage_shows_what_stands_above_it(browse, pair: Pair) -> None:
    long = spoken(pair, Mention.NOT_MENTIONED)
    async with browse(long, "o", "g", "]", "c", "tab", size=(100, 25)) as browser:
        panel = browser.app.screen.query_one(Panel)
        await browser.press("down")
        assert panel.scroll_offset.y > 0
        await browser.press("up", "up")
        assert panel.scroll_offset.y == 0


async def test_a_click_on_a_passage_jumps_to_its_line(browse, pair: Pair) -> None:
    shown = spoken(pair, Mention.NOT_MENTIONED)
    async with browse(shown, "o", "g", "]", "c", size=(160, 50)) as browser:
        panel = browser.app.screen.query_one(Panel)
        lines = browser.screen.splitlines()[panel.region.y :]
        y = next(n for n, line in enumerate(lines) if "line 74" in line)
        await browser.pilot.click("#panel", offset=(4, y))
        await browser.settle()
        assert read_now(browser) == cameras(pair).text


# ---- the overview ---------------------------------------------------------------------------------


@pytest.fixture
def remarked(pair: Pair) -> Pair:
    """The pair with an observation at the letter, a recall, and an inspection that is missing."""
    observation = Observation(
        line=54, text="I am concerned about [b]records[/b], and " + "about much more, " * 12 + "too.",
        tone=Tone.CONCERN, heading=None,
    )  # fmt: skip
    recall = Recall(
        line=74, text="In 2017 cameras were few.", refers_to="2017 efficiency",
        verdict=Verdict.IMPROVED, heading=None,
    )  # fmt: skip
    missing = MissingInspection(refers_to="2017 effectiveness", lines=(54, 74))
    diff = replace(pair.diff, observations=(observation,), recalls=(recall,), missing=(missing,))
    return replace(pair, diff=diff)


@SIZES
async def test_the_inspectors_own_words_stand_whole_in_the_summary(
    browse, remarked: Pair, size: tuple[int, int]
) -> None:
    async with browse(remarked, size=size) as browser:
        said = f"Concern: “{remarked.diff.observations[0].text}” (2018/19 report, line 54)"
        assert said in browser.words


async def test_the_overview_names_what_is_missing_and_what_is_recalled(
    browse, remarked: Pair
) -> None:
    async with browse(remarked, size=(100, 120)) as browser:
        shown = browser.words
        assert "2017 effectiveness inspection: named on lines 54 and 74" in shown
        assert "2017 efficiency" in shown
        assert "“In 2017 cameras were few.” (2018/19 report, line 74)" in shown


async def test_enter_on_an_observation_goes_to_it(browse, remarked: Pair) -> None:
    async with browse(remarked, size=(100, 60)) as browser:
        listed = browser.app.screen.query_one("#overview-list", OptionList)
        lines = browser.app.screen.lines
        at = next(n for n, line in enumerate(lines) if "I am concerned" in line.content.plain)
        while listed.highlighted != at:
            await browser.press("down")
        await browser.press("enter")
        assert read_now(browser) == letter(remarked).text


async def test_two_forces_have_no_remarks_in_the_overview(browse, remarked: Pair) -> None:
    apart = replace(remarked, diff=replace(remarked.diff, relation=Relation.DIFFERENT_FORCE))
    async with browse(apart, size=(100, 60)) as browser:
        assert "I am concerned" not in browser.screen
        assert "not among these files" not in browser.words


# ---- files ----------------------------------------------------------------------------------------


def test_the_view_as_a_file_quotes_under_each_concern_what_the_card_quotes(pair: Pair) -> None:
    said = spoken(pair, Mention.NOT_MENTIONED)
    comparison = Comparison(said, build_rows(said))
    text = view_as_markdown(comparison, range(len(comparison.table.rows)), ("2016", "2018/19"))
    assert text.count(f"*{WORDS[Mention.NOT_MENTIONED]}*") == 1
    assert text.count(f"> “{letter(pair).text}” (line 54)") == 1


def test_the_overview_as_a_file_has_the_remarks_whole(remarked: Pair) -> None:
    text = overview_as_markdown(Comparison(remarked, build_rows(remarked)))
    assert "## What the inspector says" in text
    assert "about much more, " * 12 in text
    assert "2017 effectiveness" in text
    assert "lines 54 and 74" in text
