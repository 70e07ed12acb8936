"""The bodies of a survey with their latest grades; Enter goes down to a body's reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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

from peeldiff.model.vocabulary import THREAD_STATES
from peeldiff.phrasing.grade_marks import grade_mark, mark_meanings
from tui.labels import plural
from tui.lines import TONES
from tui.past import ground
from tui.plain import content, fit, fitting, one_line, shorten
from tui.screens.tabbed import NORMAL, TALL, WIDE
from tui.surveyed import Among, Body, Programme, groups_of, narrowed
from tui.widgets.keybar import KeyBar
from tui.widgets.options import Options
from tui.widgets.pane import Pane
from tui.widgets.panel import Panel
from tui.wrap import wrap

__all__ = ["PackageScreen"]

_NAME = 18
"""Cells that a name has at least."""

_INSPECTION = 12
_CELL = 6
_ROOM_FOR_CARD = 16
"""Cells of a card beside the bodies."""

_HELP = (
    "The bodies of the survey, each with the grades of its last inspection that gives some. The card says "
    "of the body under the cursor what the letters mean, how its concerns stand, and whether its reports "
    "are where they were. Enter opens them: their history, and the texts side by side. f shows one most "
    "similar group or one region alone; peers are then looked for in it alone."
)

_HELP_CARD = (
    "The body under the cursor: its groups, how its concerns stand after its last inspection, its grades by "
    "name, and which of its reports are not where they were. j and k scroll."
)


class PackageScreen(Screen[None]):
    """Posts which body is chosen, and which group of bodies alone the reader wants to see."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NORMAL, "-normal"), (WIDE, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-compact"), (TALL, "-tall")]  # noqa: RUF012

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open", id="package.open", priority=True,
                tooltip="Open the reports on this body"),
        Binding("f", "filter", "One group", id="package.filter",
                tooltip="Show one most similar group or one region alone"),
        Binding("j", "down", "Down", id="package.down", show=False),
        Binding("k", "up", "Up", id="package.up", show=False),
        Binding("escape", "leave", "Back", id="package.leave", show=False,
                tooltip="Show all bodies again, or go back to what was open"),
    ]  # fmt: skip

    class Chosen(Message):
        """The body whose reports the reader wants."""

        def __init__(self, body: Body) -> None:
            super().__init__()
            self.body = body

    class Narrowed(Message):
        """The group of bodies that alone is shown; None for all."""

        def __init__(self, among: Among | None) -> None:
            super().__init__()
            self.among = among

    class Left(Message):
        """The reader goes back to what was shown before."""

    def __init__(
        self,
        folder: Path,
        programmes: Sequence[Programme],
        *,
        at: str = "",
        among: Among | None = None,
    ) -> None:
        """`at` is the id of the body where the cursor begins, "" for the first; of `among` alone bodies
        are shown."""
        super().__init__()
        self._folder = folder
        self._all = programmes
        self._among = among
        self._at = at
        self._bodies: list[Body | None] = []
        self._said_of: Body | None = None

    def compose(self) -> ComposeResult:
        """The package, its bodies, the card, the keys."""
        yield Static(Content(""), id="overview-title")
        yield Static(Content(""), id="overview-headline")
        with Pane(id="package-pane", called="The survey", help=_HELP):
            yield Options(id="package-list")
        with Pane(id="package-card", called="The card", help=_HELP_CARD):
            yield Panel(id="panel")
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
    def panel(self) -> Panel:
        """The words of the card."""
        return self.query_one(Panel)

    @property
    def focused_pane(self) -> Pane:
        """The pane that the help is about."""
        on_card = self.focused is self.panel
        return self.query_one("#package-card" if on_card else "#package-pane", Pane)

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
        for number, programme in enumerate(narrowed(self._all, self._among)):
            if number:
                lines.append((Content(""), None))
            lines += self._programme(programme)
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

    def _programme(self, programme: Programme) -> Iterator[tuple[Content, Body | None]]:
        """A heading with the numbers of the questions, then a line for each body."""
        width = max(self.options.scrollable_content_region.width, 30)
        longest = max(cell_len(one_line(body.name)) for body in programme.bodies)
        asked = len(programme.questions)
        # Names are the first to have their room: a grade that has none stands in the card.
        named = min(longest + 3, max(width - _INSPECTION - asked * _CELL, _NAME))
        room = max((width - named - _INSPECTION) // _CELL, 1)
        shown = list(programme.questions)[:room]
        yield content(f" {programme.name}  {len(programme.bodies)}", "bold $primary"), None
        if shown:
            key = "; ".join(f"{n} {programme.questions[one]}" for n, one in enumerate(shown, 1))
            if asked > len(shown):
                key += f"; {asked - len(shown)} more in the card"
            for start, end in wrap(key, width - 2):
                yield content(f" {key[start:end]}", "$quiet"), None
            head = "".join(fit(str(n), _CELL) for n in range(1, len(shown) + 1))
            yield content(" " * (named + _INSPECTION) + head.rstrip(), "$quiet"), None
        for body in programme.bodies:
            parts = [
                content(" " + fit(shorten(body.name, named - 2), named - 1)),
                content(fit(shorten(body.inspection, _INSPECTION - 1), _INSPECTION), "$quiet"),
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
        at = bodies.index(body) + 1 if body is not None else 0
        facts = [f"{at} of {plural(len(bodies), 'body', 'bodies')}"]
        if self._among is not None:
            facts += [f"{self._among.kind} {self._among.name} alone", "Esc shows all"]
        self.query_one("#package-pane", Pane).tell(*facts)
        self._entitle(facts)
        card = self.query_one("#package-card", Pane)
        card.entitle(one_line(body.name) if body is not None else "Card")
        programme = next((p for p in self._all if body is not None and body in p.bodies), None)
        if body is None or programme is None:
            self.panel.show(Content(""))
            return
        width = self.panel.scrollable_content_region.width
        self.panel.show(Content("\n").join(_card(body, programme, width)))

    def _entitle(self, facts: Sequence[str]) -> None:
        """Say what is open, on a low screen on one line with what no frame says."""
        count = sum(len(programme.bodies) for programme in self._all)
        title = content(f"Survey of {plural(count, 'body', 'bodies')}", "bold")
        heading = self.query_one("#overview-title", Static)
        if self.size.height >= TALL:
            heading.update(Content("\n").join([title, content(str(self._folder), "$quiet")]))
            return
        room = self.size.width - 4 - title.cell_length
        told = fitting(facts, room - 2)
        gap = " " * max(room - cell_len(told), 0)
        heading.update(Content("").join([title, content(gap + told, "$quiet")]))

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

    def action_filter(self) -> None:
        """Choose a group of bodies."""
        from tui.screens.groups import Chosen, GroupScreen

        groups = groups_of(self._all)
        if not groups:
            self.notify(
                "No groups are known here: survey again with --forces FILE.csv, which names them",
                timeout=4,
            )
            return

        def chosen(result: Chosen | None) -> None:
            if result is not None:
                self._narrow(result.among)

        count = sum(len(programme.bodies) for programme in self._all)
        self.app.push_screen(GroupScreen(groups, count, self._among), chosen)

    def _narrow(self, among: Among | None) -> None:
        self._among = among
        self.post_message(self.Narrowed(among))
        self._fill()

    def action_leave(self) -> None:
        """Show all bodies again, or go back to what was shown before."""
        if self._among is not None:
            self._narrow(None)
        else:
            self.post_message(self.Left())


def _card(body: Body, programme: Programme, width: int) -> Iterator[Content]:
    """All that the package says of a body on one look."""
    there = sum(document.is_there for document in body.documents)
    told = [plural(body.inspections, "inspection"), plural(len(body.documents), "report")]
    for name, group in (("region", body.region), ("most similar group", body.most_similar_group)):
        told += [f"{name} {one_line(group)}"] if group else []
    yield content(", ".join(told), "bold")
    if there < len(body.documents):
        gone = [one_line(one.shown) for one in body.documents if not one.is_there]
        yield content(f"Not where it was: {'; '.join(gone)}", "$error")
    states = [
        Content("").join(
            [
                content(f"{term.sign} ", TONES[term.accent]),
                content(f"{body.states[state]} {term.short}"),
            ]
        )
        for state, term in THREAD_STATES.items()
        if body.states.get(state)
    ]
    if states:
        yield Content("   ").join(states)
    if not body.points:
        return
    meanings = mark_meanings(grade_mark(point) for point in body.points.values())
    yield content(f"Grades of {body.inspection}: {meanings}", "$quiet")
    grades = []
    for key, point in body.points.items():
        name = one_line(programme.questions.get(key, point.heading))
        mark = grade_mark(point)
        grades.append((content(fit(mark, _CELL - 1), ground(mark)), name))
    cells = max(cell_len(name) for _, name in grades) + 3
    columns = max(width // (cells + _CELL), 1)
    for start in range(0, len(grades), columns):
        row = grades[start : start + columns]
        yield Content("").join(
            part for mark, name in row for part in (mark, content(" " + fit(name, cells)))
        )
