from __future__ import annotations

from pathlib import Path

import pytest

from tui.state import BrowserState, load_state, save_state, state_file


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    state = BrowserState(theme="nord", split=0.4, navigator=False)
    assert save_state(tmp_path / "deep" / "state.json", state)
    assert load_state(tmp_path / "deep" / "state.json") == state
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["state.json"]


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"theme": 5, "split": "half"}', "\0"])
def test_a_damaged_file_counts_as_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "state.json"
    path.write_text(text)
    assert load_state(path) == BrowserState()


def test_values_out_of_range_are_brought_into_it(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    path.write_text('{"list_width": 5000, "split": 7.5, "layout": "sideways"}')
    state = load_state(path)
    assert (state.list_width, state.split, state.layout) == (80, 0.8, "auto")


def test_a_place_that_cannot_be_written_harms_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert not save_state(tmp_path / "file" / "state.json", BrowserState())


def test_the_state_is_kept_in_the_users_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PEELDIFF_STATE", raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", "/home/someone/.state")
    path = state_file()
    assert path.name == "browser.json"
    assert "peeldiff" in path.parts
