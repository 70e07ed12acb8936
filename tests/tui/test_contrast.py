"""What stands on the screen can be read, in every theme: contrast of text and ground as painted.

The terminal's own theme is painted in colours that only the terminal knows; it is measured in those of
several terminals, light ones among them.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rich.color import Color, ColorType
from rich.segment import Segment

from peeldiff.model import Pair
from tui.themes import THEMES

ENOUGH = 4.5
"""WCAG 2.2 AA for text of ordinary size."""

FRAMES = set("╭╮╰╯─│┬┴┳┻━┃┏┓┗┛╱▌▁▂▃▄▅▆▇█▔░≡ ")
"""Signs that are no text: frames, rules, scrollbars, the hatched ground of an empty place."""

Palette = tuple[str, str, str]
"""Text, ground and bright black of a terminal."""

TERMINALS: dict[str, Palette] = {
    "xterm": ("#e5e5e5", "#000000", "#7f7f7f"),
    "xterm, light": ("#000000", "#ffffff", "#7f7f7f"),
    "Windows Terminal": ("#cccccc", "#0c0c0c", "#767676"),
    "VS Code, light": ("#333333", "#ffffff", "#666666"),
    "Solarized, light": ("#586e75", "#fdf6e3", "#93a1a1"),
}

PLACES = {
    "summary": (),
    "grades": ("2", "j"),
    "concerns": ("3", "j"),
    "history": ("4",),
    "texts": ("5", "g"),
    "a concern with its card": ("5", "g", "]", "]", "c"),
    "why": ("5", "g", "w"),
    "furniture": ("5", "g", "i", "l", "u"),
    "the list": ("5", "g", "shift+tab", "j"),
    "search": ("5", "g", "slash", "v", "i", "c"),
    "evidence": ("5", "g", "]", "e"),
    "nothing passes": ("5", "f", "j", "j", "j", "j", "j", "space", "j", "j", "space", "a"),
    "jump": ("5", "g", "c", "apostrophe"),
    "filter": ("f", "space"),
    "decide": ("5", "g", "]", "d"),
    "export": ("x",),
    "help": ("question_mark",),
    "palette": ("ctrl+p",),
}


def linear(channel: int) -> float:
    share = channel / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def luminance(hex_colour: str) -> float:
    red, green, blue = (int(hex_colour[n : n + 2], 16) for n in (1, 3, 5))
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def colour(of: Color | None, default: str, palette: Palette) -> str:
    """The colour as it is painted, in hexadecimal."""
    if of is None or of.type is ColorType.DEFAULT:
        return default
    if of.triplet is not None:
        return of.triplet.hex
    assert of.number == 8, f"colour {of.name} of the terminal is nowhere known to be readable"
    return palette[2]


def painted(browser) -> Iterator[Segment]:
    """What can be read now: of a dialog itself, as what is behind it is dimmed on purpose."""
    screen = browser.app.screen
    strips = screen._compositor.render_strips()
    regions = [screen.region]
    if screen.is_modal:
        leaves = [w for w in screen.walk_children() if not w.children and w.visible and w.region]
        regions = [screen.find_widget(widget).visible_region for widget in leaves]
    for region in regions:
        for y in region.line_range:
            yield from strips[y].crop(region.x, region.right)


def unreadable(browser, palette: Palette) -> dict[str, float]:
    """Words on the screen whose contrast does not do, with that contrast."""
    found = {}
    for segment in painted(browser):
        words = segment.text.strip()
        if not words or set(words) <= FRAMES or segment.style is None:
            continue
        style = segment.style
        text = colour(style.color, palette[0], palette)
        ground = colour(style.bgcolor, palette[1], palette)
        if style.reverse:
            text, ground = ground, text
        assert not style.dim, f"{words!r} is dim, which each terminal paints as it likes"
        measured = contrast(text, ground)
        if measured < ENOUGH:
            found[f"{words} ({text} on {ground})"] = round(measured, 2)
    return found


OWN = [theme for theme in THEMES if not theme.ansi]
TERMINAL = next(theme for theme in THEMES if theme.ansi)


@pytest.mark.parametrize("place", list(PLACES))
@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])
async def test_every_word_can_be_read_in_every_theme(
    browse, pair: Pair, place: str, size: tuple[int, int]
) -> None:
    async with browse(pair, *PLACES[place], size=size) as browser:
        for theme in THEMES:
            browser.app.theme = theme.name
            await browser.settle()
            for name, palette in TERMINALS.items() if theme.ansi else [("", TERMINALS["xterm"])]:
                assert unreadable(browser, palette) == {}, f"{theme.name} {name}"


@pytest.mark.parametrize("start", [theme.name for theme in OWN])
async def test_after_t_the_list_has_the_colours_of_the_new_theme(
    browse, pair: Pair, start: str
) -> None:
    """Not those in which it was filled: a dark theme's green on a light ground cannot be read."""
    async with browse(pair, "5", "g") as browser:
        browser.app.theme = start
        await browser.settle()
        for _ in THEMES:
            await browser.press("t")
            theme = next(theme for theme in THEMES if theme.name == browser.app.theme)
            assert unreadable(browser, TERMINALS["xterm"]) == {}, f"{start} → {theme.name}"


@pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
async def test_the_chip_of_every_tone_can_be_read(browse, pair: Pair, theme) -> None:
    async with browse(pair) as browser:
        browser.app.theme = theme.name
        await browser.settle()
        pane = browser.app.screen.pane
        for tone in ("bad", "warn", "good", "quiet"):
            style = pane.get_component_rich_style(f"pane--{tone}")
            assert style.color is not None
            assert style.bgcolor is not None
            measured = contrast(style.color.triplet.hex, style.bgcolor.triplet.hex)
            assert measured >= ENOUGH, f"{theme.name} {tone}: {measured:.2f}"


def test_the_measure_knows_what_is_known() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
