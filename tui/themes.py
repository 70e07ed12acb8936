"""The browser's own themes: dark, light, blue and orange, without colours, and the terminal's own.

Each gives the style sheet's words for a mark: `removed` and `added` as colour, soft and strong
ground, and a ground for the chip of each tone. The terminal's own colours are known to nobody here,
so `peeldiff-ansi` writes every word in the terminal's text colour, and where another theme has a
coloured ground its style sheet rules turn the two round.
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
    "quiet": "#9aa3b5",
    "rule": "#4a5364",
    "cursor": "#2f3850",
    "input-selection-background": "#2f3850",
    "bad-soft": "#4a2530",
    "warn-soft": "#43351c",
    "good-soft": "#20402b",
    "quiet-soft": "#2c3340",
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
    "quiet": "#565e6b",
    "rule": "#b4afa2",
    "cursor": "#d5e1f5",
    "input-selection-background": "#d5e1f5",
    "bad-soft": "#f7dcd9",
    "warn-soft": "#f6e6c3",
    "good-soft": "#dcefd9",
    "quiet-soft": "#e6e3da",
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


_OWN = "ansi_default"
"""The terminal's colour: of a text that of its text, of a ground that of its ground."""

_TERMINAL = {
    **dict.fromkeys(_DARK, _OWN),
    **_scrollbars(_OWN, _OWN, _OWN, _OWN),
    "rule": "ansi_bright_black",
    "ansi-background": _OWN,
    "ansi-foreground": _OWN,
    "block-cursor-foreground": _OWN,
    "block-cursor-background": _OWN,
    "block-cursor-text-style": "bold reverse",
    "block-hover-background": _OWN,
    "input-selection-background": _OWN,
    "input-selection-foreground": _OWN,
}

THEMES = (
    Theme(
        name="peeldiff-dark",
        primary="#7aa2f7",
        secondary="#5b6b8c",
        accent="#e0af68",
        warning="#e0af68",
        error="#ff9aa5",
        success="#a9dc8f",
        foreground="#d6dae3",
        background="#15181e",
        surface="#1b1f27",
        panel="#252b37",
        dark=True,
        variables={**_DARK, **_scrollbars("#323a49", "#4a5364", "#7aa2f7", "#15181e")},
    ),
    Theme(
        name="peeldiff-light",
        primary="#2455a4",
        secondary="#6b7890",
        accent="#7a4f00",
        warning="#744b00",
        error="#94201b",
        success="#1c5c22",
        foreground="#23262c",
        background="#fbfaf7",
        surface="#f3f1ec",
        panel="#e6e3da",
        dark=False,
        variables={**_LIGHT, **_scrollbars("#d8d4c9", "#b4afa2", "#2455a4", "#fbfaf7")},
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
            **_scrollbars("#323945", "#4b5565", "#8cc4ff", "#13161b"),
            "removed": "#ffb366",
            "removed-soft": "#38250f",
            "removed-strong": "#8f5310",
            "added": "#8cc4ff",
            "added-soft": "#11283f",
            "added-strong": "#1c5b96",
            "on-strong": "#ffffff",
            "hit": "#fff2a8",
            "on-hit": "#13161b",
            "quiet": "#9da5b4",
            "rule": "#4b5565",
            "cursor": "#263a52",
            "input-selection-background": "#263a52",
            "bad-soft": "#4a2f10",
            "warn-soft": "#453a2c",
            "good-soft": "#15334f",
            "quiet-soft": "#2c333f",
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
            **_scrollbars("#3a3a3a", "#5a5a5a", "#ffffff", "#121212"),
            "removed": "#bdbdbd",
            "removed-soft": "#121212",
            "removed-strong": "#4a4a4a",
            "added": "#ffffff",
            "added-soft": "#121212",
            "added-strong": "#4a4a4a",
            "on-strong": "#ffffff",
            "hit": "#ffffff",
            "on-hit": "#121212",
            "quiet": "#a4a4a4",
            "rule": "#5a5a5a",
            "cursor": "#3a3a3a",
            "input-selection-background": "#3a3a3a",
            "bad-soft": "#4a4a4a",
            "warn-soft": "#3c3c3c",
            "good-soft": "#303030",
            "quiet-soft": "#262626",
        },
    ),
    Theme(
        name="peeldiff-ansi",
        ansi=True,
        primary=_OWN,
        secondary=_OWN,
        accent=_OWN,
        warning=_OWN,
        error=_OWN,
        success=_OWN,
        foreground=_OWN,
        background=_OWN,
        surface=_OWN,
        panel=_OWN,
        dark=True,
        variables=_TERMINAL,
    ),
)
