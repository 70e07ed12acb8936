"""Offers the reports of a folder by force and cycle, and gives back those to compare."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from alignment.records import dataclass
from peeldiff.model import Inspection
from peeldiff.phrasing.publication import dated
from peeldiff.timeline import age
from tui.labels import plural
from tui.lines import paragraph
from tui.plain import content, fit, one_line
from tui.widgets.keybar import KeyBar
from tui.widgets.options import Options
from tui.widgets.pane import Pane

__all__ = ["Candidate", "PickerScreen"]


_WIDEST = 34
"""Cells of the widest column."""

_HELP = (
    "The reports of this folder, oldest first, by what they say of themselves. Of three or more the "
    "newest two inspections are compared, and the others tell the history."
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that may be a report: what it is, or the reason why it cannot be used."""

    path: Path
    inspection: Inspection | None
    problem: str = ""


class PickerScreen(Screen[None]):
    """Fills as the application reads the folder; two or more are compared."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "toggle_here", "Choose", id="picker.toggle"),
        Binding("a", "all", "All", id="picker.all", tooltip="Choose all reports, or none"),
        Binding("c", "compare", "Compare", id="picker.compare"),
        Binding("j", "down", "Down", id="picker.down", show=False),
        Binding("k", "up", "Up", id="picker.up", show=False),
        Binding("escape", "leave", "Back", id="picker.leave", show=False),
    ]

    class Chosen(Message):
        """The reports to compare, oldest first by cycle."""

        def __init__(self, candidates: list[Candidate]) -> None:
            super().__init__()
            self.candidates = candidates

    class Left(Message):
        """The reader goes back to what was shown before."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._candidates: list[Candidate] = []
        self._chosen: list[Path] = []

    def compose(self) -> ComposeResult:
        """The folder, its reports, the keys."""
        title = [
            content("Choose two reports or more", "bold"),
            content(str(self._folder), "$quiet"),
        ]
        yield Static(Content("\n").join(title), id="overview-title")
        yield Static(content("Looking for reports …"), id="overview-headline")
        with Pane(id="picker-pane", called="Choosing reports", help=_HELP):
            yield Options(id="picker-list")
        yield KeyBar()

    def on_mount(self) -> None:
        """Give the list the focus."""
        self.query_one(Pane).entitle("Reports")
        self.query_one(OptionList).focus()

    @property
    def focused_pane(self) -> Pane:
        """The pane that the help is about."""
        return self.query_one(Pane)

    def on_resize(self) -> None:
        """Set the lines for this width."""
        self.call_after_refresh(self._fill)

    def show(self, candidates: Sequence[Candidate], left: int) -> None:
        """List what was found so far; `left` files are still to be read."""
        self._candidates = sorted(candidates, key=_rank)
        self._fill()
        found = sum(candidate.inspection is not None for candidate in candidates)
        words = f"{plural(found, 'report')} found"
        words += f", {plural(left, 'file')} still to read …" if left else ""
        self.query_one("#overview-headline", Static).update(content(words))

    def tell(self, step: str) -> None:
        """Show what is being done with the chosen reports."""
        self.query_one("#overview-headline", Static).update(content(f"{step} …"))

    def fail(self, problem: str, advice: str) -> None:
        """Say why nothing can be offered; what can be done stands among the keys."""
        self.query_one("#overview-headline", Static).update(content(problem, "$error"))

    def _fill(self) -> None:
        options = self.query_one(OptionList)
        here = options.highlighted
        found = [c.inspection for c in self._candidates if c.inspection is not None]
        columns = list(zip(*map(_columns, found), strict=True))
        cells = [min(max(map(cell_len, column)), _WIDEST) + 2 for column in columns]
        room = self.query_one(OptionList).scrollable_content_region.width - len(" [ ] ")
        while len(cells) > 1 and sum(cells) > room:
            cells.pop()  # it stands below, beside the file's name
        options.clear_options()
        options.add_options(
            Option(self._line(candidate, cells), disabled=candidate.inspection is None)
            for candidate in self._candidates
        )
        chosen = len(self._chosen)
        self.query_one(Pane).tell(*([f"{chosen} of {len(found)} chosen"] if chosen else []))
        if here is None:
            options.action_first()
        else:
            options.highlighted = here

    def _line(self, candidate: Candidate, cells: Sequence[int]) -> Content:
        """What the file is; its name stands below where there is no room beside."""
        inspection = candidate.inspection
        if inspection is None:
            name, told = candidate.path.name, candidate.problem
            told = told if told.startswith(name) else f"{name}: {told}"  # most say it themselves
            room = self.query_one(OptionList).scrollable_content_region.width
            return content(paragraph(one_line(told), max(room, 30), "     "), "$quiet")
        place = self._chosen.index(candidate.path) + 1 if candidate.path in self._chosen else 0
        columns = _columns(inspection)
        line = "".join(
            fit(text, width - 2) + "  " for text, width in zip(columns, cells, strict=False)
        )
        mark = f" [{place}] " if place else " [ ] "
        name = "  ".join([one_line(candidate.path.name), *filter(None, columns[len(cells) :])])
        room = self.query_one(OptionList).scrollable_content_region.width
        beside = len(mark) + cell_len(line) + cell_len(name) <= room
        return Content("").join(
            [
                content(mark, "bold $accent" if place else ""),
                content(line),
                content(name if beside else f"\n     {name}", "$quiet"),
            ]
        )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click chooses."""
        event.stop()
        self._toggle(self._candidates[event.option_index])

    def action_toggle_here(self) -> None:
        """Choose the report under the cursor, or drop it."""
        here = self.query_one(OptionList).highlighted
        if here is not None:
            self._toggle(self._candidates[here])

    def _toggle(self, candidate: Candidate) -> None:
        if candidate.inspection is None:
            return
        if candidate.path in self._chosen:
            self._chosen.remove(candidate.path)
        else:
            self._chosen.append(candidate.path)
        self._fill()
        self.refresh_bindings()

    def action_all(self) -> None:
        """Choose every report, or none if all are chosen."""
        every = [one.path for one in self._candidates if one.inspection is not None]
        self._chosen = [] if len(self._chosen) == len(every) else every
        self._fill()

    def action_compare(self) -> None:
        """Compare the chosen ones."""
        chosen = [candidate for candidate in self._candidates if candidate.path in self._chosen]
        if len(chosen) < 2:
            self.notify("Choose at least two reports with space", timeout=3, markup=False)
        else:
            self.post_message(self.Chosen(chosen))

    def action_down(self) -> None:
        """One report down."""
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        """One report up."""
        self.query_one(OptionList).action_cursor_up()

    def action_leave(self) -> None:
        """Back to what was shown before."""
        self.post_message(self.Left())


def _columns(inspection: Inspection) -> tuple[str, str, str]:
    """Force, cycle, and when it was published, as it is written elsewhere."""
    name = " ".join(part for part in (inspection.programme, inspection.cycle) if part)
    return (
        one_line(inspection.force or "Unknown force"),
        one_line(name or "unknown cycle"),
        dated(inspection).removeprefix("published "),
    )


def _rank(candidate: Candidate) -> tuple[int, str, tuple[str, ...]]:
    """By force and time: of two reports the first is compared as the older. No report comes last."""
    found = candidate.inspection
    if found is None:
        return 2, "", (candidate.path.name,)
    undated = not (found.cycle or found.published)
    return int(undated), found.force or "", (*age(found), candidate.path.name)
