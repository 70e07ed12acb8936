"""The command palette: every action by its name, every section and concern by its words.

Matching is by the words typed, all of which must stand in the name: Textual's fuzzy search tries
every possible place of every letter, which a long concern turns into seconds, and its highlighting
reads mark-up.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from textual.binding import Binding
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.types import IgnoreReturnCallbackType

from peeldiff.neutral import told_of, two_forces
from tui.labels import finding_badge, finding_name
from tui.plain import content, shorten
from tui.themes import THEMES

if TYPE_CHECKING:
    from tui.app import PeeldiffApp

__all__ = ["BrowserCommands"]

_LONGEST = 120

_MOVING = ("down", "up", "first", "last")
"""What moves a cursor and nothing else."""

Command = tuple[str, str, IgnoreReturnCallbackType]
"""The name, what kind of thing it is, and what to do."""


class BrowserCommands(Provider):
    """Offers the bindings that apply, then themes, sections and concerns."""

    async def discover(self) -> Hits:
        """The actions, before anything is typed."""
        for name, kind, run in self._actions(moving=False):
            yield DiscoveryHit(_display(name, kind, ""), run, text=name)

    async def search(self, query: str) -> Hits:
        """Everything in whose name all the words typed stand."""
        wanted = query.lower().split()
        for name, kind, run in self._everything():
            haystack = f"{kind} {name}".lower()
            places = [haystack.find(word) for word in wanted]
            if min(places, default=0) >= 0:
                score = 1 / (1 + sum(places) / 100)
                yield Hit(score, _display(name, kind, query), run, text=name)

    @property
    def _browser(self) -> PeeldiffApp:
        return cast("PeeldiffApp", self.app)

    def _everything(self) -> Iterator[Command]:
        yield from self._actions()
        for theme in THEMES:  # Textual's own are not made for the marks of a comparison
            run = partial(self._browser.set_theme, theme.name)
            yield theme.name, "Theme", run
        comparison = self._browser.comparison
        if comparison is None:
            return
        table, diff = comparison.table, comparison.pair.diff
        for number, row in sorted(table.sections.items()):
            change = diff.sections[number]
            heading = (change.new or change.old)[0].heading
            yield shorten(heading, _LONGEST), "Section", partial(self._browser.read_from, row)
        for number, row in sorted(table.findings.items()):
            finding = diff.findings[number]
            text = shorten(finding_name(finding), _LONGEST)
            told = told_of(finding, diff) if two_forces(diff) else finding_badge(finding).word
            kind = f"Concern, {told}"
            yield text, kind, partial(self._browser.read_from, row)

    def _actions(self, moving: bool = True) -> Iterator[Command]:
        """What the keys do here; without `moving`, not what only moves about."""
        seen: set[str] = set()
        for active in self.screen.active_bindings.values():
            binding: Binding = active.binding
            if not binding.id or not binding.description or binding.id in seen:
                continue
            screen, _, name = binding.id.partition(".")
            if not moving and (screen in ("diff", "navigator") or name in _MOVING):
                continue
            seen.add(binding.id)
            key = self.app.get_key_display(binding)
            run: Any = partial(self.app.run_action, binding.action, active.node)
            yield binding.tooltip or binding.description, f"Key\u00a0{key}", run


def _display(name: str, kind: str, query: str) -> Content:
    shown = content(name)
    lower = name.lower()
    if len(lower) == len(name):
        for word in query.lower().split():
            if (place := lower.find(word)) >= 0:
                shown = shown.stylize("bold underline", place, place + len(word))
    return Content("  ").join([shown, content(kind, "$quiet")])
