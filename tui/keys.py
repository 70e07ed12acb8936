"""The keys of the two screens with a comparison, one line a key: help, palette and key bar are made
from these."""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding

__all__ = ["OVERVIEW_KEYS", "READER_KEYS"]

Key = tuple[str, str, str, str, str]
"""Keys, action, name, word in the key bar (none: not shown there), what it does."""

_READER: tuple[Key, ...] = (
    ("n", "next(1)", "next", "Next", "Next change, or next hit of the search"),
    ("N", "next(-1)", "previous", "", "Previous change, or previous hit"),
    ("right_square_bracket", "concern(1)", "next-concern", "Concern", "Next concern"),
    ("left_square_bracket", "concern(-1)", "previous-concern", "", "Previous concern"),
    ("slash", "search", "search", "Search", "Search in both reports"),
    ("f", "filter", "filter", "Filter", "Show only some statuses, grades or sections"),
    (
        "e",
        "evidence",
        "evidence",
        "Evidence",
        "Go to the quoted evidence, then to the passages; again, to the next",
    ),
    ("w", "panel('why')", "why", "Why", "Why these two were matched, or the status was given"),
    ("c", "panel('card')", "card", "Card", "All that is known of this concern"),
    ("d", "decide", "decide", "Decide", "Accept, break or relink a match, set a status"),
    ("v", "layout", "layout", "View", "Side by side, or both in one column"),
    ("u", "fold", "fold", "Fold", "Fold or unfold unchanged paragraphs"),
    ("U", "undo", "undo", "", "Take the last decision back"),
    ("x", "export", "export", "Export", "Write what is on show to a file"),
    ("o", "overview", "overview", "Overview", "Back to the overview"),
    ("y", "copy", "copy", "", "Copy the selection"),
    ("b", "navigator", "navigator", "", "Show or hide the list"),
    ("less_than_sign", "widen(-2)", "narrow", "", "Narrower list"),
    ("greater_than_sign", "widen(2)", "widen", "", "Wider list"),
    ("i", "furniture", "furniture", "", "Show or hide page numbers, contents and the like"),
    ("l", "numbers", "numbers", "", "Show or hide line numbers"),
    ("backspace", "back", "back", "", "Back to before the jump"),
    ("escape", "escape", "escape", "", "Close what is open, then back to the overview"),
)

_OVERVIEW: tuple[Key, ...] = (
    ("enter", "read", "read", "Read", "Go to what the line is about, in the texts"),
    (
        "o",
        "read_all",
        "read-all",
        "Side by side",
        "The texts: at the line you went to, or where you were",
    ),
    ("right_square_bracket", "concern(1)", "next-concern", "Concern", "Next concern"),
    ("left_square_bracket", "concern(-1)", "previous-concern", "", "Previous concern"),
    ("slash", "search", "search", "Search", "Search in both reports"),
    ("f", "filter", "filter", "Filter", "Show only some statuses, grades or sections"),
    ("e", "evidence", "evidence", "", "Go to the words quoted for this concern, in the texts"),
    ("d", "decide", "decide", "", "Accept, break or relink a match, set a status"),
    ("U", "undo", "undo", "", "Take the last decision back"),
    ("c", "panel('card')", "card", "", "The card of this grade or concern"),
    ("w", "panel('why')", "why", "", "Why these two were matched, or the status was given"),
    ("s", "swap", "swap", "Swap old and new", "Take the older report for the newer"),
    ("x", "export", "export", "Export", "Write the overview to a file"),
    ("ctrl+o", "app.choose", "choose", "Other reports", "Choose reports"),
    ("j", "down", "down", "", "Down"),
    ("k", "up", "up", "", "Up"),
    ("g", "first", "first", "", "To the beginning"),
    ("G", "last", "last", "", "To the end"),
    ("escape", "escape", "escape", "Show all", "Show again what the filter hides"),
)


def _bindings(screen: str, keys: Iterable[Key]) -> list[Binding]:
    return [_binding(screen, *key) for key in keys]


def _binding(screen: str, keys: str, action: str, name: str, word: str, use: str) -> Binding:
    return Binding(
        keys,
        action,
        word or use,
        show=bool(word),
        tooltip=use,
        id=f"{screen}.{name}",
        # Lists take Enter for themselves and do not show it: the screen's own goes first.
        priority=keys == "enter",
    )


READER_KEYS = _bindings("reader", _READER)
OVERVIEW_KEYS = _bindings("overview", _OVERVIEW)
