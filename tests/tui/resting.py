"""Textual made to waste no time under a pilot: nothing here changes what an application does.

Hundreds of applications are started by the tests beside this file. Left alone, each parses the same style
sheets anew, styles parts and paints frames that nobody looks at, and is waited for by a guess: Textual's
pilot posts a message to every widget and then sleeps until the processor seems idle, once or twice a key.
Where other work has the processor the guess is wrong, too.

What has a public name is called by it. The rest Textual 8 and asyncio keep to themselves: whether a loop has
something to run, when a screen paints, which style sheets were parsed. No documented way leads there; a
version that renames one of these fails at once in `quicken` or in the first test, and never silently.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from weakref import WeakKeyDictionary, WeakSet

import textual.app
import textual.pilot
import textual.screen
from textual._context import active_app  # `textual.pilot` calls `wait_for_idle` without the app
from textual.app import App
from textual.cache import LRUCache
from textual.css.model import RuleSet
from textual.css.styles import RenderStyles
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.pilot import Pilot
from textual.screen import Screen

import tui.reports

__all__ = ["at_rest", "paint", "quicken"]

_SOON = 1 / 60
"""Seconds: what is put off for less, such as the answer to a new size, belongs to what was asked."""


async def at_rest(app: App[object]) -> None:
    """Wait until nothing is left to run but what waits for a thread, a key or a later time."""
    loop = asyncio.get_running_loop()
    while True:
        while loop._ready:  # asyncio tells nobody what is ready to run
            await asyncio.sleep(0)
        screen = app.screen_stack[-1] if app.screen_stack else None
        # A screen that is to be painted has this timer going; `Screen.refresh` only starts it.
        if screen is not None and screen._update_timer._active.is_set():
            screen._on_timer_update()
        elif soon := [
            wait for timer in loop._scheduled
            if not timer.cancelled() and (wait := timer.when() - loop.time()) < _SOON
        ]:  # fmt: skip
            await asyncio.sleep(min(soon))
        else:
            return


_paint = Screen._compositor_refresh
_unpainted: WeakSet[Screen] = WeakSet()


def _paint_later(self: Screen) -> None:
    """What is painted before anybody looks is for nobody: the frame that is looked at is enough."""
    if self is not self.app.screen:
        _paint(self)  # asks the screen over it to paint
        return
    _unpainted.add(self)
    self._dirty_widgets.clear()  # the compositor has been told of them


def paint(app: App[object]) -> None:
    """Paint what has changed since the screen was looked at."""
    screen = app.screen
    if screen in _unpainted:
        _unpainted.discard(screen)
        _paint(screen)


async def _wait_for_idle(min_sleep: float = 0, max_sleep: float = 1) -> None:
    await at_rest(active_app.get())


async def _wait_for_screen(self: Pilot[object], timeout: float = 30.0) -> bool:
    await at_rest(self.app)
    return True


async def _pause(self: Pilot[object], delay: float | None = None) -> None:
    await at_rest(self.app)
    if any(not worker.is_finished for worker in self.app.workers):
        await asyncio.sleep(0.002)  # for a test that waits for what a thread does
        await at_rest(self.app)


class _Kept(LRUCache[tuple, list[RuleSet]]):
    """Parsed style sheets for one set of colours: what a new application forgets is kept."""

    def clear(self) -> None:
        pass


_parsed: defaultdict[frozenset[tuple[str, str]], _Kept] = defaultdict(lambda: _Kept(256))


def _cache(self: Stylesheet) -> _Kept:
    return _parsed[frozenset(self._variables.items())]


def _keep(self: Stylesheet, cache: object) -> None:
    pass


_component_styles = DOMNode.get_component_styles


def _style_components(self: Stylesheet, node: DOMNode) -> None:
    """Style the parts of a widget that were asked for: most of its parts are never shown."""
    if not node._get_component_classes():
        return
    changed = node not in _sheets
    _sheets[node] = self
    for name, before in sorted(node._component_styles.items()):
        node._component_styles[name] = after = _styled(node, name)
        changed = changed or before != after
    if changed:
        node.refresh()


def _style_asked(self: DOMNode, *names: str) -> RenderStyles:
    for name in names:
        if name not in self._component_styles and name in self._get_component_classes():
            self._component_styles[name] = _styled(self, name)
    return _component_styles(self, *names)


def _styled(node: DOMNode, name: str) -> RenderStyles:
    part = DOMNode(classes=name)
    part._attach(node)
    _sheets[node].apply(part, animate=False)
    return part.styles


_sheets: WeakKeyDictionary[DOMNode, Stylesheet] = WeakKeyDictionary()


def quicken() -> None:
    """Do this for every application of this process."""
    textual.app.wait_for_idle = textual.pilot.wait_for_idle = _wait_for_idle
    Pilot._wait_for_screen = _wait_for_screen
    Pilot.pause = _pause
    Stylesheet._parse_cache = property(_cache, _keep)
    Stylesheet._process_component_classes = _style_components
    DOMNode.get_component_styles = _style_asked
    RuleSet.__hash__ = object.__hash__  # the same, not written in Python
    Screen._compositor_refresh = _paint_later
    textual.screen.UPDATE_PERIOD = 1.0  # seconds; `at_rest` does not wait for it
    # Each comparison would be the reason to look through all that pytest holds.
    tui.reports._set_aside_from_collection = lambda: None
