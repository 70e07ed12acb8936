"""The choice of one group of bodies that a survey's package knows: a most similar group, or a region."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from alignment.records import dataclass
from tui.plain import content, shorten
from tui.screens.dialog import fit_list
from tui.surveyed import Among
from tui.widgets.keybar import KeyBar
from tui.widgets.options import Options

__all__ = ["Chosen", "GroupScreen"]

_WIDEST = 56
"""Cells of a group's name."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The group that alone is to be shown; None for all bodies."""

    among: Among | None


class GroupScreen(ModalScreen[Chosen | None]):
    """Gives back what was chosen, or None if the reader left things as they were."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "choose", "Show", id="groups.choose", priority=True,
                tooltip="Show the bodies of this group alone"),
        Binding("escape,f", "dismiss(None)", "Leave as it was", id="groups.leave"),
        Binding("j", "down", "Down", id="groups.down", show=False),
        Binding("k", "up", "Up", id="groups.up", show=False),
    ]  # fmt: skip

    def __init__(self, groups: Mapping[Among, int], count: int, now: Among | None) -> None:
        """`groups` have so many bodies each, all together `count`; `now` is the one that is shown."""
        super().__init__()
        self._groups = groups
        self._count = count
        self._now = now
        self._chosen: list[Chosen | None] = []

    def compose(self) -> ComposeResult:
        """A title, the groups under their kinds, the keys."""
        with Vertical(id="dialog"):
            yield Static(Content("Show only"), id="dialog-title")
            yield Options(*self._options(), id="groups-list")
        yield KeyBar()

    def _options(self) -> list[Option]:
        options = [Option(content(f" All bodies  {self._count}"))]
        self._chosen = [Chosen(None)]
        kind = ""
        for among, bodies in self._groups.items():
            if among.kind != kind:
                kind = among.kind
                heading = content(f"\n{kind[0].upper()}{kind[1:]}", "bold $primary")
                options.append(Option(heading, disabled=True))
                self._chosen.append(None)
            options.append(Option(content(f" {shorten(among.name, _WIDEST)}  {bodies}")))
            self._chosen.append(Chosen(among))
        return options

    @property
    def options(self) -> OptionList:
        """The list."""
        return self.query_one(OptionList)

    def on_mount(self) -> None:
        """Begin at what is shown now."""
        self.options.highlighted = self._chosen.index(Chosen(self._now))

    def on_resize(self) -> None:
        """Let the list have no more lines than there are."""
        self.call_after_refresh(fit_list, self)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click chooses too."""
        event.stop()
        self.dismiss(self._chosen[event.option_index])

    def action_choose(self) -> None:
        """Show the group under the cursor."""
        here = self.options.highlighted
        if here is not None:
            self.dismiss(self._chosen[here])

    def action_down(self) -> None:
        """One group down."""
        self.options.action_cursor_down()

    def action_up(self) -> None:
        """One group up."""
        self.options.action_cursor_up()
