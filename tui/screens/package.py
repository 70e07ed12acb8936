"""The bodies of a survey with their latest grades; Enter goes down to a body's reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from peeldiff.model.vocabulary import THREAD_STATES
from peeldiff.render.history_words import grade_mark, mark_meanings
from tui.labels import plural
from tui.lines import TONES
from tui.past import ground
from tui.plain import content, fit, one_line
from tui.screens.tabbed import NORMAL, WIDE
from tui.surveyed import Body, Group
from tui.widgets.keybar import KeyBar
from tui.widgets.pane import Pane
from tui.wrap import wrap

__all__ = ["PackageScreen"]

_NAME = 30
_INSPECTION = 12
_CELL = 6
_ROOM_FOR_CARD = 16

_HELP = (
    "The bodies of the survey, each with the grades of its last inspection that gives some. The card says "
    "of the body under the cursor what the letters mean, how its concerns stand, and whether its reports "
    "are where they were. Enter opens them: their history, and the texts side by side."
)


class PackageScreen(Screen[None]):
    """Posts which body is chosen."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NORMAL, "-normal"), (WIDE, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-compact"), (25, "-tall")]  # noqa: RUF012

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open", id="package.open", priority=True,
                tooltip="Open the reports on this body"),
        Binding("j", "down", "Down", id="package.down", show=False),
        Binding("k", "up", "Up", id="package.up", show=False),
        Binding("escape", "leave", "Back", id="package.leave", show=False,
                tooltip="Back to what was open"),
    ]  # fmt: skip

    class Chosen(Message):
        """The body whose reports the reader wants."""

        def __init__(self, body: Body) -> None:
            super().__init__()
            self.body = body

    class Left(Message):
        """The reader goes back to what was shown before."""

    def __init__(self, folder: Path, groups: Sequence[Group], *, at: str = "") -> None:
        """`at` is the id of the body where the cursor begins, "" for the first."""
        super().__init__()
        self._folder = folder
        self._groups = groups
        self._at = at
        self._bodies: list[Body | None] = []
        self._said_of: Body | None = None

    def compose(self) -> ComposeResult:
        """The package, its bodies, the card, the keys."""
        count = sum(len(group.bodies) for group in self._groups)
        title = [
            content(f"Survey of {plural(count, 'body', 'bodies')}", "bold"),
            content(str(self._folder), "$quiet"),
        ]
        yield Static(Content("\n").join(title), id="overview-title")
        yield Static(content(""), id="overview-headline")
        with Pane(id="package-pane", called="The survey", help=_HELP):
            yield OptionList(id="package-list")
        with Pane(id="package-card", called="The card", help=_HELP):
            yield Static(content(""), id="package-words")
        yield KeyBar()

    def on_mount(self) -> None:
        """Give the list the focus."""
        self.query_one("#package-pane", Pane).entitle("Bodies")
        self.query_one("#overview-headline").display = False
        self.options.focus()

    @property
    def options(self) -> OptionList:
        """The list of bodies."""
        return self.query_one("#package-list", OptionList)

    @property
    def focused_pane(self) -> Pane:
        """The pane that the help is about."""
        return self.query_one("#package-pane", Pane)

    @property
    def body(self) -> Body | None:
        """The body under the cursor."""
        here = self.options.highlighted
        return None if here is None or here >= len(self._bodies) else self._bodies[here]

    def on_resize(self) -> None:
        """Set the lines for this width; a very low screen has room for the bodies alone."""
        self.query_one("#package-card").display = self.size.height >= _ROOM_FOR_CARD
        self.call_after_refresh(self._fill)

    # ---- what the application says ------------------------------------------------------------

    def tell(self, step: str) -> None:
        """Show what is being done with the reports of a body."""
        self._say(content(f"{step} …"))

    def fail(self, problem: str, advice: str) -> None:
        """Say why a body cannot be opened."""
        self._say(content(problem, "$error"))

    def _say(self, words: Content) -> None:
        self._said_of = self.body
        headline = self.query_one("#overview-headline", Static)
        headline.update(words)
        headline.display = True

    # ---- lines --------------------------------------------------------------------------------

    def _fill(self) -> None:
        options = self.options
        here = self.body.force if self.body is not None else self._at
        lines: list[tuple[Content, Body | None]] = []
        for group in self._groups:
            lines += self._group(group)
        self._bodies = [body for _, body in lines]
        options.clear_options()
        options.add_options(Option(words, disabled=body is None) for words, body in lines)
        at = next(
            (n for n, b in enumerate(self._bodies) if b is not None and b.force == here), None
        )
        if at is None:
            options.action_first()
        else:
            options.highlighted = at
        self._show_card()

    def _group(self, group: Group) -> Iterator[tuple[Content, Body | None]]:
        """A heading with the numbers of the questions, then a line for each body."""
        width = max(options_width(self.options), 30)
        named = min(_NAME, max(width - _INSPECTION - 2 * _CELL - 1, 12))
        room = max((width - named - _INSPECTION - 1) // _CELL, 1)
        shown = list(group.questions)[:room]
        yield content(""), None
        yield content(f" {group.name}  {len(group.bodies)}", "bold $primary"), None
        if shown:
            key = "; ".join(f"{n} {group.questions[one]}" for n, one in enumerate(shown, 1))
            if len(group.questions) > len(shown):
                key += f"; {len(group.questions) - len(shown)} more in the card"
            for start, end in wrap(key, width - 2):
                yield content(f" {key[start:end]}", "$quiet"), None
            head = "".join(fit(str(n), _CELL) for n in range(1, len(shown) + 1))
            yield content(" " * (1 + named + _INSPECTION) + head.rstrip(), "$quiet"), None
        for body in group.bodies:
            parts = [
                content(" " + fit(body.name, named - 1) + " "),
                content(fit(body.inspection, _INSPECTION - 1) + " ", "$quiet"),
            ]
            for one in shown:
                mark = grade_mark(body.points.get(one))
                parts += [content(fit(mark, _CELL - 1), ground(mark)), content(" ")]
            yield Content("").join(parts), body

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Let the card follow the cursor; what was said of another body is said no more."""
        event.stop()
        if self.body is not self._said_of:
            self.query_one("#overview-headline").display = False
        self._show_card()

    def _show_card(self) -> None:
        bodies = [body for body in self._bodies if body is not None]
        body = self.body
        pane = self.query_one("#package-pane", Pane)
        at = bodies.index(body) + 1 if body is not None else 0
        pane.tell(f"{at} of {plural(len(bodies), 'body', 'bodies')}")
        card = self.query_one("#package-card", Pane)
        card.entitle(one_line(body.name) if body is not None else "Card")
        group = next((g for g in self._groups if body is not None and body in g.bodies), None)
        words = [] if body is None or group is None else list(_card(body, group))
        self.query_one("#package-words", Static).update(Content("\n").join(words))

    # ---- keys -----------------------------------------------------------------------------------

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click opens too."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Ask for the reports of the body under the cursor."""
        if self.body is not None:
            self.post_message(self.Chosen(self.body))

    def action_down(self) -> None:
        """One body down."""
        self.options.action_cursor_down()

    def action_up(self) -> None:
        """One body up."""
        self.options.action_cursor_up()

    def action_leave(self) -> None:
        """Back to what was shown before."""
        self.post_message(self.Left())


def options_width(options: OptionList) -> int:
    """Cells for a line of a list."""
    return options.scrollable_content_region.width


def _card(body: Body, group: Group) -> Iterator[Content]:
    """All that the package says of a body on one look."""
    there = sum(document.is_there for document in body.documents)
    told = f"{plural(body.inspections, 'inspection')}, {plural(len(body.documents), 'report')}"
    yield content(told, "bold")
    if there < len(body.documents):
        gone = [one_line(one.shown) for one in body.documents if not one.is_there]
        yield content(f"Not where it was: {'; '.join(gone)}", "$error")
    for state, term in THREAD_STATES.items():
        if count := body.states.get(state):
            yield Content("").join(
                [content(f"{term.sign} ", TONES[term.accent]), content(f"{count} {term.short}")]
            )
    if body.points:
        yield content(f"Grades of {body.inspection}", "$quiet")
    for key, point in body.points.items():
        name = group.questions.get(key, point.heading)
        mark = grade_mark(point)
        yield Content("").join(
            [content(fit(mark, _CELL - 1), ground(mark)), content(f" {one_line(name)}")]
        )
    meanings = mark_meanings(grade_mark(point) for point in body.points.values())
    if meanings:
        yield content(meanings, "$quiet")
