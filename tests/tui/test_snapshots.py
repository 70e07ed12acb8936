"""Whole screens against golden files: text to be read by a reviewer, and a few pictures."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from peeldiff.model import Pair
from tui.export import without_remote_fonts

SCREENS = {
    "summary-120x40": ((120, 40), ()),
    "summary-80x24": ((80, 24), ()),
    "grades-120x40": ((120, 40), ("2",)),
    "concerns-80x24": ((80, 24), ("3",)),
    "concerns-160x45": ((160, 45), ("3",)),
    "reader-120x40": ((120, 40), ("o", "g", "]", "]")),
    "reader-80x24": ((80, 24), ("o", "g", "n", "n", "n")),
    "card-160x45": ((160, 45), ("o", "g", "]", "c")),
    "jump-120x40": ((120, 40), ("o", "g", "]", "c", "apostrophe")),
    "filter-100x30": ((100, 30), ("o", "g", "f", "j", "space")),
    "light-100x30": ((100, 30), ("t", "o", "g", "]", "]", "w")),
    "terminal-120x40": ((120, 40), ("t", "t", "t", "t", "o", "g", "]", "]")),
}

PICTURES = ("summary-120x40", "card-160x45", "light-100x30", "terminal-120x40")
"""Few: a picture says what text cannot, which is colour, and nobody reads its file."""


@pytest.fixture(autouse=True)
def settled_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """The core's sentences are tested where they are made; here they stand still."""
    monkeypatch.setattr("peeldiff.pages.summary.headline", lambda diff: ["One grade fell."])
    monkeypatch.setattr("tui.cards.status_words", lambda status: "In plain words")
    monkeypatch.setattr("tui.cards.confidence_words", lambda confidence: "likely")


@pytest.mark.parametrize("name", list(SCREENS))
async def test_the_screen_looks_as_it_was_approved(
    browse, golden: Callable[[str, str], None], pair: Pair, name: str
) -> None:
    size, keys = SCREENS[name]
    async with browse(pair, *keys, size=size) as browser:
        golden(f"{name}.txt", browser.screen + "\n")
        if name in PICTURES:
            picture = browser.app.export_screenshot(title="peeldiff", simplify=True)
            picture = without_remote_fonts(re.sub(r"terminal-\d+", "terminal", picture))
            golden(f"{name}.svg", picture)
