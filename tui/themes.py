"""The browser's own themes: light, dark, blue and orange, and one without colours.

Each gives the style sheet's words for a mark: `removed` and `added` as colour, soft and strong
background. Other themes of Textual work too: they get the colours of the dark or the light one.
"""

from __future__ import annotations

from textual.theme import Theme

__all__ = ["DEFAULT_THEME", "THEMES", "default_variables"]

DEFAULT_THEME = "peeldiff-dark"

_DARK = {
    "removed": "#ff9aa5",
    "removed-soft": "#3a1d26",
    "removed-strong": "#8c2f45",
    "added": "#a9dc8f",
    "added-soft": "#1b3324",
    "added-strong": "#2b6b41",
    "on-strong": "#ffffff",
    "hit": "#e0af68",
    "on-hit": "#15181e",
    "quiet": "#8a93a6",
    "rule": "#39414f",
}

_LIGHT = {
    "removed": "#94201b",
    "removed-soft": "#fbe4e1",
    "removed-strong": "#f0b0ab",
    "added": "#1c5c22",
    "added-soft": "#e1f2de",
    "added-strong": "#a3d59d",
    "on-strong": "#16181c",
    "hit": "#ffd866",
    "on-hit": "#23262c",
    "quiet": "#626a78",
    "rule": "#cbc7bc",
}


def default_variables(dark: bool) -> dict[str, str]:
    """The colours of marks for a theme that does not give its own."""
    return dict(_DARK if dark else _LIGHT)


def _scrollbars(bar: str, hover: str, active: str, background: str) -> dict[str, str]:
    """Quiet scrollbars: given here because a style sheet's rule for all widgets costs time."""
    return {
        "scrollbar": bar,
        "scrollbar-hover": hover,
        "scrollbar-active": active,
        "scrollbar-background": background,
        "scrollbar-background-hover": background,
        "scrollbar-background-active": background,
        "scrollbar-corner-color": background,
    }


THEMES = (
    Theme(
        name="peeldiff-dark",
        primary="#7aa2f7",
        secondary="#5b6b8c",
        accent="#e0af68",
        warning="#e0af68",
        error="#ff8f9c",
        success="#a5d98a",
        foreground="#d6dae3",
        background="#15181e",
        surface="#1b1f27",
        panel="#252b37",
        dark=True,
        variables={**_DARK, **_scrollbars("#252b37", "#39414f", "#7aa2f7", "#15181e")},
    ),
    Theme(
        name="peeldiff-light",
        primary="#2b5fb3",
        secondary="#6b7890",
        accent="#8a5a00",
        warning="#8a5a00",
        error="#a1201a",
        success="#22652a",
        foreground="#23262c",
        background="#fbfaf7",
        surface="#f3f1ec",
        panel="#e6e3da",
        dark=False,
        variables={**_LIGHT, **_scrollbars("#e6e3da", "#cbc7bc", "#2b5fb3", "#fbfaf7")},
    ),
    Theme(
        name="peeldiff-blue-orange",
        primary="#8cc4ff",
        secondary="#5b6b8c",
        accent="#ffb366",
        warning="#ffd9ad",
        error="#ffb366",
        success="#8cc4ff",
        foreground="#dde1e8",
        background="#13161b",
        surface="#1a1e25",
        panel="#252b36",
        dark=True,
        variables={
            **_scrollbars("#252b36", "#3a4250", "#8cc4ff", "#13161b"),
            "removed": "#ffb366",
            "removed-soft": "#38250f",
            "removed-strong": "#8f5310",
            "added": "#8cc4ff",
            "added-soft": "#11283f",
            "added-strong": "#1c5b96",
            "on-strong": "#ffffff",
            "hit": "#fff2a8",
            "on-hit": "#13161b",
            "quiet": "#8d95a5",
            "rule": "#3a4250",
        },
    ),
    Theme(
        name="peeldiff-mono",
        primary="#ffffff",
        secondary="#a8a8a8",
        accent="#ffffff",
        warning="#e4e4e4",
        error="#ffffff",
        success="#d0d0d0",
        foreground="#d8d8d8",
        background="#121212",
        surface="#1a1a1a",
        panel="#2a2a2a",
        dark=True,
        variables={
            **_scrollbars("#2a2a2a", "#4a4a4a", "#ffffff", "#121212"),
            "removed": "#bdbdbd",
            "removed-soft": "#121212",
            "removed-strong": "#4a4a4a",
            "added": "#ffffff",
            "added-soft": "#121212",
            "added-strong": "#4a4a4a",
            "on-strong": "#ffffff",
            "hit": "#ffffff",
            "on-hit": "#121212",
            "quiet": "#9a9a9a",
            "rule": "#4a4a4a",
        },
    ),
)
