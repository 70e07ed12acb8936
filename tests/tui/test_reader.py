"""Every key of the reading screen, pressed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from peeldiff.model import Pair, Status
from peeldiff.model.vocabulary import STATUSES
from peeldiff.rows import RowChange, RowKind
from tui.state import Layout
from tui.widgets.navigator import Navigator
from tui.widgets.panel import Panel


async def test_n_goes_from_change_to_change_and_N_back(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g", "n") as browser:
        assert browser.reading.change is not RowChange.SAME
        first = browser.diff.row
        await browser.press("n", "N")
        assert browser.diff.row == first


async def test_n_at_the_last_change_says_so(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g", "G", "n") as browser:
        assert browser.notices == ["No change after this one"]


async def test_brackets_go_from_concern_to_concern(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g", "]") as browser:
        assert browser.reading.kind is RowKind.FINDING
        assert browser.reading.label.endswith(STATUSES[Status.RESOLVED].short)
        await browser.press("]")
        assert browser.reading.label.endswith(STATUSES[Status.PERSISTING].short)
        await browser.press("[")
        assert browser.reading.label.endswith(STATUSES[Status.RESOLVED].short)


async def test_j_k_and_arrows_move_a_row(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g") as browser:
        start = browser.diff.cursor
        for keys, expected in (("j", 1), ("down", 2), ("k", 1), ("up", 0)):
            await browser.press(keys)
            assert browser.diff.cursor == start + expected


async def test_g_and_G_go_to_both_ends(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g", "G") as browser:
        assert browser.reading.new is not None
        assert "Body-worn cameras" in browser.reading.new.text
        await browser.press("g")
        assert browser.diff.cursor == 0
        await browser.press("end", "home")
        assert browser.diff.cursor == 0


async def test_pages_scroll_forth_and_back_to_the_same_line(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g", size=(120, 20)) as browser:
        for there, back in (("ctrl+d", "ctrl+u"), ("pagedown", "pageup"), ("space", "pageup")):
            await browser.press(there)
            assert browser.diff.scroll_offset.y > 0
            await browser.press(back)
            assert browser.diff.scroll_offset.y == 0


async def test_a_row_higher_than_the_screen_is_scrolled_by_lines(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g", "c", size=(40, 10)) as browser:
        await browser.press("]", "]", "]")
        row = browser.diff.row
        y = browser.diff.scroll_offset.y
        await browser.press("j")
        assert (browser.diff.row, browser.diff.scroll_offset.y) == (row, y + 1)
        await browser.press("k")
        assert (browser.diff.row, browser.diff.scroll_offset.y) == (row, y)


async def test_slash_searches_as_words_are_typed(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g", "slash") as browser:
        await browser.write("victim")
        assert "9 hits in 5 places" in browser.screen
        assert "victim" in (browser.reading.old or browser.reading.new).text


async def test_n_goes_through_the_hits_of_a_search_and_escape_ends_it(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g", "slash") as browser:
        await browser.write("backlog")
        await browser.press("enter")
        assert "hit 1 of 2" in browser.screen
        await browser.press("n")
        assert "hit 2 of 2" in browser.screen
        await browser.press("n", "N")
        assert "hit 2 of 2" in browser.screen
        await browser.press("escape")
        assert "change " in browser.screen


async def test_a_hit_inside_a_fold_opens_it(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g", "slash") as browser:
        await browser.write("stanwick")
        assert browser.reading.kind is RowKind.PARAGRAPH
        assert "Stanwick Cross officers" in browser.screen


async def test_escape_in_the_search_line_forgets_the_words(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g", "slash") as browser:
        await browser.write("backlog")
        await browser.press("escape")
        assert browser.app.screen.search.words == ""
        assert browser.diff.has_focus


async def test_v_changes_between_side_by_side_and_one_column(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g") as browser:
        assert not browser.app.screen.unified
        await browser.press("v")
        assert browser.app.screen.unified
        assert "in one column" in browser.screen
        await browser.press("v")
        assert not browser.app.screen.unified


async def test_u_unfolds_and_folds_unchanged_paragraphs(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g") as browser:
        assert "4 unchanged paragraphs" in browser.screen
        await browser.press("u")
        assert "unchanged paragraphs ─" not in browser.screen
        assert "Neighbourhood teams in" in browser.screen
        await browser.press("u")
        assert "4 unchanged paragraphs" in browser.screen


async def test_enter_opens_a_fold(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g", "j", "j", "enter") as browser:
        assert "Neighbourhood teams in" in browser.screen
        assert browser.reading.kind is RowKind.PARAGRAPH


async def test_enter_on_a_moved_paragraph_jumps_and_backspace_returns(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g") as browser:
        while not browser.reading.note.startswith("stood at"):
            await browser.press("j")
        here = browser.diff.row
        await browser.press("enter")
        assert browser.reading.note == "moved within the section"
        await browser.press("backspace")
        assert browser.diff.row == here


async def test_backspace_without_a_jump_says_so(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g", "backspace") as browser:
        assert browser.notices == ["No jump to go back from"]


async def test_e_shows_the_evidence_where_it_stands(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g", "]", "e") as browser:
        evidence = pair.diff.findings[2].evidence[0]
        assert browser.reading.new is not None
        assert browser.reading.new.text == evidence.text


async def test_e_again_steps_through_the_quotations_and_backspace_leads_back(
    browse, pair: Pair
) -> None:
    resolved = pair.diff.findings[2]
    letter, quoted = pair.new.sections[2].paragraphs
    cameras = pair.new.sections[3].paragraphs[0]
    more = [replace(resolved.evidence[0], text=p.text, line=p.line) for p in (letter, cameras)]
    item = replace(resolved, evidence=(more[1], more[0]))
    finding = replace(resolved, evidence=(*resolved.evidence, more[0]), items=(item,))
    findings = (*pair.diff.findings[:2], finding)
    pair = replace(pair, diff=replace(pair.diff, findings=findings))
    async with browse(pair, "o", "g", "]") as browser:
        here = browser.diff.row
        for paragraph in (quoted, letter, cameras, quoted):
            await browser.press("e")
            assert browser.reading.new is not None
            assert browser.reading.new.text == paragraph.text
        await browser.press("backspace")
        assert browser.diff.row == here


async def test_e_away_from_a_concern_says_what_to_do(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g", "e") as browser:
        assert browser.notices == ["No evidence is quoted here: go to a concern with ] first"]


async def test_c_shows_and_hides_the_card(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g", "]", "c") as browser:
        assert pair.diff.findings[2].why in browser.screen
        assert "Evidence in the newer report" in browser.screen
        await browser.press("c")
        assert not browser.app.screen.query_one("#card-pane").display


async def test_enter_on_quoted_evidence_in_the_card_jumps_to_it(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g", "]", "c") as browser:
        await browser.press("tab")
        await browser.press("enter")
        assert browser.reading.new is not None
        assert browser.reading.new.text == pair.diff.findings[2].evidence[0].text


async def test_the_card_follows_the_reader(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g", "c", "]") as browser:
        assert f"√ {STATUSES[Status.RESOLVED].short}" in browser.screen
        await browser.press("]")
        assert "one word changed" in browser.screen


async def test_w_shows_the_scores_of_a_section(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g", "w") as browser:
        for words in ("heading", "content", "position", "0.74", "runner-up", "0.41 ahead"):
            assert words in browser.screen


async def test_w_on_a_concern_shows_runner_up_and_margin(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g", "]", "]", "w") as browser:
        assert "0.93" in browser.screen
        assert "0.50 ahead of it" in browser.screen


async def test_a_card_longer_than_its_panel_is_scrolled_with_j_and_k(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g", "c", size=(80, 16)) as browser:
        await browser.press("]", "]")
        panel = browser.app.screen.query_one(Panel)
        await browser.press("tab")
        assert panel.has_focus
        await browser.press("j", "j", "k")
        assert panel.scroll_offset.y == 1


async def test_keys_that_come_faster_than_the_screen_is_painted_all_count(
    browse, pair: Pair
) -> None:
    async with browse(pair, "o", "g", "c", "]", "]", "tab", size=(80, 12)) as browser:
        for key in "jjj":
            browser.app.simulate_key(key)
        await browser.settle()
        assert browser.app.screen.query_one(Panel).scroll_offset.y == 3


async def test_going_on_with_the_card_open_lays_nothing_out_anew(
    browse, pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with browse(pair, "o", "g", "]", "c") as browser:
        panel = browser.app.screen.query_one(Panel)
        before, laid = panel.text.plain, []
        monkeypatch.setattr(type(browser.app.screen), "_refresh_layout", lambda *_: laid.append(1))
        await browser.press("]")
        assert panel.text.plain != before
        assert not laid


async def test_a_key_held_down_at_the_end_says_so_once(browse, pair: Pair) -> None:
    async with browse(pair, "o", "G", "n", "n", "n") as browser:
        assert len(list(browser.app._notifications)) == 1


async def test_y_copies_the_row_with_year_and_line(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g", "]", "y") as browser:
        assert browser.app.clipboard == (
            f"area for improvement: {STATUSES[Status.RESOLVED].short}\n"
            "2016 (line 25): The force should answer messages from the public without delay."
        )


async def test_shift_and_arrows_select_several_rows_to_copy(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g", "]", "shift+down", "J", "K", "shift+up", "J", "y") as browser:
        assert browser.app.clipboard.count("(line") == 2
        assert browser.notices[-1] == "Copied 2 rows"


async def test_b_hides_the_list_and_the_texts_take_its_room(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g") as browser:
        width = browser.diff.size.width
        await browser.press("b")
        assert browser.diff.size.width == 118  # the screen without the frame
        await browser.press("b")
        assert browser.diff.size.width == width


async def test_angle_brackets_change_the_width_of_the_list(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g") as browser:
        width = browser.diff.size.width
        await browser.press("less_than_sign")
        assert browser.diff.size.width == width + 2
        await browser.press("greater_than_sign")
        assert browser.diff.size.width == width


async def test_i_shows_furniture_and_the_title_says_when_it_is_hidden(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g") as browser:
        assert "2 page numbers and the like hidden" in browser.screen
        await browser.press("i", "g")
        assert "Page 2" in browser.screen
        assert "page numbers and the like hidden" not in browser.screen.splitlines()[0]


async def test_l_shows_line_numbers(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g", "]") as browser:
        assert "25 The force" not in browser.screen
        await browser.press("l")
        assert "25 The force" in browser.screen


async def test_escape_closes_panel_then_filter_then_goes_to_the_overview(
    browse, pair: Pair
) -> None:
    async with browse(pair, "o", "g", "c", "f", "space", "a") as browser:
        reader = browser.app.screen
        await browser.press("escape")
        assert reader.panel_mode == ""
        await browser.press("escape")
        assert not reader.view.filter
        await browser.press("escape")
        assert browser.app.screen is not reader


async def test_o_goes_to_the_overview_and_back_to_the_same_place(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g", "]", "]") as browser:
        row = browser.diff.row
        await browser.press("o", "o")
        assert browser.diff.row == row


async def test_filter_by_status_leaves_only_its_concerns(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g", "f", "j", "space", "a") as browser:
        assert browser.app.screen.view.filter.statuses == {Status.ESCALATED}
        assert f"Cause of concern: {STATUSES[Status.ESCALATED].short}" in browser.screen
        assert "Area for improvement" not in browser.screen
        assert "filtered" in browser.screen


async def test_a_jump_to_a_row_that_is_filtered_out_drops_the_filter(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g", "f", "j", "space", "a") as browser:
        browser.app.screen.go_to_quotation(pair.diff.findings[2].evidence[0])
        await browser.settle()
        assert not browser.app.screen.view.filter
        assert browser.reading.new is not None
        assert browser.reading.new.text == pair.diff.findings[2].evidence[0].text


async def test_the_list_follows_the_reader(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g", "]", "]") as browser:
        node = browser.app.screen.query_one(Navigator).cursor_node
        assert node is not None
        assert node.data is not None
        assert node.data.row == browser.diff.row


async def test_moving_through_the_list_moves_the_texts(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g", "shift+tab", "G") as browser:
        assert browser.app.screen.query_one(Navigator).has_focus
        await browser.press("end")
        assert browser.reading.new is not None
        assert browser.reading.new.text == "Use of technology"
        await browser.press("enter")
        assert browser.diff.has_focus


async def test_h_and_l_fold_and_unfold_the_list(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g", "shift+tab", "g") as browser:
        navigator = browser.app.screen.query_one(Navigator)
        lines = navigator.last_line
        await browser.press("h")
        assert navigator.last_line == lines - 2
        await browser.press("l")
        assert navigator.last_line == lines
        await browser.press("j", "k", "right", "left")
        assert navigator.last_line == lines - 2


async def test_a_click_goes_to_the_row_and_a_second_opens_it(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g") as browser:
        await browser.pilot.click("#diff", offset=(10, 6))
        await browser.settle()
        assert "Neighbourhood teams in" in browser.screen


async def test_the_wheel_scrolls_and_takes_the_reader_along(browse, pair: Pair) -> None:
    from textual import events

    async with browse(pair, "o", "g", size=(120, 20)) as browser:
        diff = browser.diff
        for _ in range(4):
            diff.post_message(
                events.MouseScrollDown(diff, 5, 5, 0, 1, 0, False, False, False, 5, 5)
            )
            await browser.settle()
        assert diff.scroll_offset.y == 12
        assert diff.cursor > 0
        diff.post_message(events.MouseScrollUp(diff, 5, 5, 0, -1, 0, False, False, False, 5, 5))
        await browser.settle()
        assert diff.scroll_offset.y == 9


async def test_dragging_the_divider_moves_it_and_is_remembered(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g") as browser:
        divider = browser.diff.left_width
        await browser.pilot.mouse_down("#diff", offset=(divider, 5))
        await browser.pilot.hover("#diff", offset=(divider + 12, 5))
        await browser.pilot.mouse_up("#diff", offset=(divider + 12, 5))
        await browser.settle()
        assert browser.diff.left_width > divider + 8
        assert browser.app.state.split > 0.55


async def test_a_layout_chosen_by_hand_outlives_the_width(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g", "v", "v") as browser:
        assert browser.app.state.layout == Layout.SIDE_BY_SIDE
        await browser.pilot.resize_terminal(90, 30)
        await browser.settle()
        assert not browser.app.screen.unified


async def test_a_panel_opened_while_the_texts_are_laid_out_leaves_them_room(
    browse, pair: Pair
) -> None:
    async with browse(pair, size=(160, 40)) as browser:
        await browser.pilot.press("o", "c")
        await browser.settle()
        await browser.settle()
        assert browser.diff.left_width < browser.diff.size.width // 2 + 2
