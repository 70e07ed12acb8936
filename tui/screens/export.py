"""Asks in which form and where to keep what is on show; writing it is the application's affair."""

from __future__ import annotations

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
from tui.plain import content
from tui.screens.dialog import field
from tui.widgets.keybar import KeyBar
from tui.widgets.options import Options

__all__ = ["Export", "ExportScreen"]

_FORMS = (
    ("md", "Markdown", "what is on show, to paste into minutes or a paper"),
    ("json", "JSON", "the whole comparison, for other programs"),
    ("svg", "Picture", "this screen as an SVG picture, for slides"),
)


@dataclass(frozen=True, slots=True)
class Export:
    """`form` is "md", "json" or "svg"."""

    form: str
    path: Path


class ExportScreen(ModalScreen[Export | None]):
    """Gives back what to write where, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Leave", id="export.leave"),
        Binding("enter", "write", "Write", id="export.write", priority=True),
        Binding("up", "form(-1)", "Form before", id="export.up", show=False, priority=True),
        Binding("down", "form(1)", "Next form", id="export.down", priority=True),
    ]

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._replacing: Path | None = None

    def compose(self) -> ComposeResult:
        """The forms, the path, the keys."""
        with Vertical(id="dialog"):
            yield Static(Content("Export"), id="dialog-title")
            options = [
                Option(Content("").join([content(f" {name:<10}", "bold"), content(use, "$quiet")]))
                for _, name, use in _FORMS
            ]
            yield Options(*options, id="export-forms")
            path = Input(str(self._folder / "peeldiff-view.md"), id="export-path", compact=True)
            yield field("File", path, 11)
            yield Static(Content(""), id="dialog-note")
        yield KeyBar()

    def on_mount(self) -> None:
        """Start with Markdown."""
        self.query_one(OptionList).highlighted = 0
        self.query_one(Input).focus()

    @property
    def _form(self) -> str:
        return _FORMS[self.query_one(OptionList).highlighted or 0][0]

    def action_form(self, step: int) -> None:
        """Go to the next form."""
        options = self.query_one(OptionList)
        options.highlighted = ((options.highlighted or 0) + step) % len(_FORMS)
        self._end_as_form()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """A click chooses a form too."""
        self._end_as_form()

    def _end_as_form(self) -> None:
        """Let the path end as the form does."""
        field = self.query_one(Input)
        path = Path(field.value)
        if path.suffix in {f".{form}" for form, _, _ in _FORMS}:
            field.value = str(path.with_suffix(f".{self._form}"))
            field.cursor_position = len(field.value)

    def action_write(self) -> None:
        """Give the choice back; ask once more before a file is replaced."""
        note = self.query_one("#dialog-note", Static)
        try:
            path = Path(self.query_one(Input).value).expanduser()
            exists = _exists(path)
        except (OSError, RuntimeError) as error:  # a name too long; "~" of no user
            reason = getattr(error, "strerror", None) or str(error).rstrip(".")
            note.update(content(f"This cannot be written: {reason}.", "$error"))
            return
        if not path.name or path.is_dir():
            note.update(content("Give the name of a file.", "$error"))
        elif not path.parent.is_dir():
            note.update(content(f"There is no folder {path.parent}", "$error"))
        elif exists and path != self._replacing:
            self._replacing = path
            note.update(content("This file exists: Enter again replaces it.", "$warning"))
        else:
            self.dismiss(Export(self._form, path))


def _exists(path: Path) -> bool:
    """`Path.exists` tells of a name that is too long in some versions of Python only."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True
