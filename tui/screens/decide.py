"""The choices that a reader has about one concern, and a line for the reason."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from alignment.records import dataclass
from peeldiff.model import FindingChange, Status
from peeldiff.phrasing.facts import full_text
from peeldiff.phrasing.phrases import status_words
from tui.deciding import Choice, Kind, initials_problem
from tui.labels import finding_name, status_badge
from tui.lines import paragraph
from tui.plain import content, one_line, shorten
from tui.screens.dialog import field, fit_list
from tui.widgets.keybar import KeyBar
from tui.widgets.options import Options

__all__ = ["DecideScreen", "Verdict"]


_LONGEST = 400
"""Cells of the concern: five lines, which leave a low screen room for the choices."""


_WIDTH, _AROUND, _NAME = 92, 9, 12
"""Cells of the dialog, of its frame and scrollbar, and of what a choice is called."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the reader chose, why (the note may be empty), and who the reader is."""

    choice: Choice
    note: str
    initials: str


class DecideScreen(ModalScreen[Verdict | None]):
    """Gives back the reader's choice, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", "Keep in the decisions file", id="decide.keep", priority=True),
        Binding("tab", "app.focus_next", "Next field", id="decide.field"),
        Binding("escape", "dismiss(None)", "Leave it", id="decide.leave"),
        Binding("up", "move(-1)", "Choice before", id="decide.up", show=False, priority=True),
        Binding("down", "move(1)", "Next choice", id="decide.down", priority=True),
    ]

    def __init__(
        self,
        finding: FindingChange,
        offered: Sequence[Choice],
        path: Path,
        told: str = "",
        initials: str = "",
    ) -> None:
        """`told` is said in the place of a status, where there can be none; `initials` are those
        given last."""
        super().__init__()
        self._initials = initials
        self._finding = finding
        self._offered = offered
        self._path = path
        self._told = told

    def compose(self) -> ComposeResult:
        """The concern, the choices, the note, where it is kept, the keys."""
        text = shorten(finding_name(self._finding), _LONGEST)
        with Vertical(id="dialog", classes="-wide"):
            yield Static(content(text), id="dialog-title")
            yield Options(*map(self._option, self._offered))
            reason = Input(placeholder="why, for those who read it later", id="decide-note",
                           compact=True)  # fmt: skip
            yield field("Reason", reason, _NAME)
            initials = Input(self._initials, placeholder="yours: they stand beside the decision",
                             id="decide-initials", compact=True)  # fmt: skip
            yield field("Initials", initials, _NAME)
            yield Static(content(f"Kept in {self._path}", "$quiet"), id="dialog-note")
        yield KeyBar()

    def _option(self, choice: Choice) -> Option:
        """The choice, on as many lines as its words need: what is cut cannot be judged."""
        room = max(min(_WIDTH, self.app.size.width * 24 // 25) - _AROUND - _NAME, 20)
        name, words = _label(choice, self._finding, self._told)
        shown = paragraph(one_line(words), room + _NAME, " " * _NAME)[_NAME:]
        return Option(Content("").join([content(f" {name:<{_NAME - 1}}", "bold"), content(shown)]))

    def on_mount(self) -> None:
        """Start with the first choice; typing writes the reason."""
        self.query_one(OptionList).highlighted = 0
        self.query_one("#decide-note").focus()

    def on_resize(self) -> None:
        """Leave the reason and the initials in sight, however many choices there are."""
        self.call_after_refresh(fit_list, self)

    def action_move(self, step: int) -> None:
        """Go to another choice."""
        options = self.query_one(OptionList)
        options.highlighted = ((options.highlighted or 0) + step) % len(self._offered)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click only chooses: Enter keeps."""
        event.stop()
        self.query_one("#decide-note").focus()

    def action_keep(self) -> None:
        """Give the choice back; a decision that nobody signs is none."""
        here = self.query_one(OptionList).highlighted or 0
        field = self.query_one("#decide-initials", Input)
        if problem := initials_problem(field.value):
            self.query_one("#dialog-note", Static).update(content(problem, "$error"))
            field.focus()
            return
        note = self.query_one("#decide-note", Input).value
        self.dismiss(Verdict(self._offered[here], note, field.value.strip()))


def _label(choice: Choice, finding: FindingChange, told: str) -> tuple[str, str]:
    """What the choice is called, and what it is about."""
    match choice.kind:
        case Kind.PART:
            return "Break", "these are two different concerns"
        case Kind.LINK:
            assert choice.other is not None
            refs = choice.other.new if finding.old else choice.other.old
            return "Link with", full_text(refs[0])
        case Kind.ACCEPT if finding.old and finding.new:
            return "Accept", "both reports raise the same concern"
        case Kind.ACCEPT:
            return "Accept", told or _status(finding.status)
        case Kind.STATUS:
            assert choice.status is not None
            return "Set to", _status(choice.status)


def _status(status: Status) -> str:
    return f"{status_badge(status).sign} {status_words(status)}"
