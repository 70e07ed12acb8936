"""Help for where the reader is: what this pane holds, which keys apply, what every mark means.

Keys are taken from the bindings themselves, marks from the badges: what is written here is what the
keys do and what the screen shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from alignment.records import replace
from peeldiff.model import GradeChange, GradeChangeKind
from peeldiff.model.vocabulary import GRADE_CHANGES, STATUSES
from tui.labels import Badge, grade_badge, status_badge
from tui.lines import TONES
from tui.plain import content, fit
from tui.widgets.keybar import KeyBar
from tui.wrap import wrap

__all__ = ["HelpScreen"]

_COLUMN = 20
"""Cells of the keys and of the marks, before what they do and mean."""

Line = tuple[str, str, str]
"""A key or a mark, its style, and what it does or means."""

Part = tuple[str, Sequence[Line]]
"""A heading and the lines under it."""

_OF_TEXTS = (
    ("- struck", "words that only the older report has"),
    ("+ underlined", "words that only the newer report has"),
    ("¦ below them", "the same goes on"),
    ("~ reworded", "both have it, in other words; numbers, must, should and the like stand out"),
    ("» moved", "Enter goes to the other place, backspace comes back"),
    ("• part", "one part of what is asked for, with a fate of its own"),
    ("≡ folded", "unchanged paragraphs; Enter opens them, u opens all"),
    ("▌ at the left", "where you are; of several lines, what y copies"),
)

_OF_TWO_FORCES = (
    ("1 and 2", "what the first or the second of two forces is graded and asked"),
    ("- struck", "words that only the report on the first force has"),
    ("+ underlined", "words that only the report on the second force has"),
    *_OF_TEXTS[2:],
)

_GROUPS = {
    "navigator": "Keys of the list",
    "diff": "Keys to move in the texts",
    "panel": "Keys of the card",
    "reader": "Keys of this tab",
    "overview": "Keys of these tabs",
    "tabs": "Keys for tabs and panes",
    "picker": "Keys to choose reports",
    "package": "Keys of the survey",
    "peers": "Keys of this list",
    "app": "Keys that do the same everywhere",
}


class HelpScreen(ModalScreen[None]):
    """Shows words about the pane, the keys that apply by group, and the legend of the marks."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q", "dismiss(None)", "Close", id="help.close"),
        Binding("down,j", "scroll(2)", "Down", id="help.down"),
        Binding("up,k", "scroll(-2)", "Up", id="help.up"),
        Binding(
            "pagedown,space,ctrl+d", "scroll(12)", "Page down", id="help.page-down", show=False
        ),
        Binding("pageup,ctrl+u", "scroll(-12)", "Page up", id="help.page-up", show=False),
    ]

    def __init__(
        self, bindings: Iterable[Binding], title: str = "", about: str = "", *,
        of_two_forces: bool = False,
    ) -> None:  # fmt: skip
        """`title` and `about` are of the pane with the focus; "" without one."""
        super().__init__()
        known = [binding for binding in bindings if binding.id and binding.description]
        self._known = list(Binding.make_bindings(known))
        self._title = title
        self._about = about
        self._of_two_forces = of_two_forces

    def compose(self) -> ComposeResult:
        """Where the reader is, keys by group, then the marks."""
        with Vertical(id="dialog", classes="-wide"):
            yield Static(content(self._title or "Help"), id="dialog-title")
            with VerticalScroll(id="help-scroll"):
                yield Static(Content(""), id="help-text")
        yield KeyBar()

    def on_resize(self) -> None:
        """Set the text for this width."""
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        room = self.query_one("#help-scroll").scrollable_content_region.width
        self.query_one("#help-text", Static).update(self._text(room))

    def _text(self, width: int) -> Content:
        blocks = [content(self._about)] if self._about else []
        for title, lines in (*self._keys(), *self._marks()):
            blocks.append(_legend(title, lines, width))
        return Content("\n\n").join(blocks)

    def _keys(self) -> Iterator[Part]:
        keys: dict[str, list[Binding]] = {}
        for binding in self._known:
            keys.setdefault(binding.id or "", []).append(binding)
        groups: dict[str, list[Line]] = {}
        for name, bindings in keys.items():
            shown = "  ".join(dict.fromkeys(self.app.get_key_display(b) for b in bindings))
            use = bindings[0].tooltip or bindings[0].description
            groups.setdefault(name.partition(".")[0], []).append((shown, "bold", use))
        for group, title in _GROUPS.items():
            if group in groups:
                yield title, groups[group]

    def _marks(self) -> Iterator[Part]:
        if self._of_two_forces:
            yield "Marks", [(sign, "", told) for sign, told in _OF_TWO_FORCES]
        else:
            yield "Marks in the texts", [(sign, "", told) for sign, told in _OF_TEXTS]
            yield "What became of a concern", list(_of_statuses())
            yield "What became of a grade", list(_of_grades())

    def action_scroll(self, lines: int) -> None:
        """Scroll the text."""
        self.query_one("#help-scroll").scroll_relative(y=lines, animate=False)


def _legend(title: str, lines: Iterable[Line], width: int) -> Content:
    """A heading, then signs or keys in their style, each before its meaning."""
    shown = [content(title, "bold $primary")]
    for sign, style, meaning in lines:
        parts = [meaning[a:b] for a, b in wrap(meaning, width - _COLUMN - 2)]
        told = ("\n" + " " * (_COLUMN + 2)).join(parts)
        shown.append(Content("").join([content("  " + fit(sign, _COLUMN), style), content(told)]))
    return Content("\n").join(shown)


def _badged(badge: Badge, meaning: str) -> Line:
    return f"{badge.sign} {badge.word}", TONES[badge.tone], meaning


def _of_statuses() -> Iterator[Line]:
    for status, term in STATUSES.items():
        yield _badged(status_badge(status), term.guard or f"{term.heading}.")


def _of_grades() -> Iterator[Line]:
    nothing = GradeChange(GradeChangeKind.UNCHANGED, None, None, None, None, None, None, "")
    for kind in GRADE_CHANGES:
        yield _badged(grade_badge(replace(nothing, change=kind)), _GRADES[kind])


_GRADES = {
    GradeChangeKind.IMPROVED: "better than the grade before",
    GradeChangeKind.DECLINED: "worse than the grade before",
    GradeChangeKind.UNCHANGED: "the same grade again",
    GradeChangeKind.CARRIED_OVER: "not inspected this time: an earlier judgment stands",
    GradeChangeKind.NEWLY_GRADED: "the older report does not grade the question",
    GradeChangeKind.NO_LONGER_GRADED: "the newer report does not grade the question",
    GradeChangeKind.NOT_COMPARABLE: "on two scales, or of two kinds: no movement may be told",
}
