"""The choice of what to show: statuses, movement of grades, sections, only changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from peeldiff.model import DEMANDS, GradeChange, GradeChangeKind, Status
from peeldiff.model.vocabulary import GRADE_CHANGES, STATUSES
from peeldiff.neutral import Whose, told_of, two_forces, whose
from peeldiff.phrasing.facts import shown_status
from tui.labels import by_movement, change_word, grade_badge, plural, status_badge
from tui.names import ShortNames
from tui.plain import content, shorten
from tui.screens.dialog import fit_list
from tui.view import Filter
from tui.widgets.keybar import KeyBar
from tui.widgets.options import Options
from tui.work import Comparison

__all__ = ["FilterScreen"]

Choice = bool | Status | GradeChangeKind | Whose | int
"""Only changes, a status, a movement, who is asked, or the position of a section change."""


class FilterScreen(ModalScreen[Filter | None]):
    """Gives back the filter, or None if the reader left things as they were."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter", "switch", "On or off", id="filter.toggle", priority=True),
        Binding("a,f", "apply", "Show", id="filter.apply"),
        Binding("r", "reset", "Show everything", id="filter.reset"),
        Binding("escape", "dismiss(None)", "Leave as it was", id="filter.leave"),
        Binding("j", "down", "Down", id="filter.down", show=False),
        Binding("k", "up", "Up", id="filter.up", show=False),
    ]

    def __init__(self, comparison: Comparison, chosen: Filter) -> None:
        super().__init__()
        self._comparison = comparison
        self._chosen: set[Choice] = {
            *chosen.statuses,
            *chosen.grades,
            *chosen.sections,
            *chosen.asked,
        }
        self._only_changes = chosen.only_changes
        self._choices: list[tuple[Choice | None, str]] = list(self._all_choices())

    def _all_choices(self) -> list[tuple[Choice | None, str]]:
        diff = self._comparison.pair.diff
        choices: list[tuple[Choice | None, str]] = [(True, f"only {change_word(diff)}s")]
        choices += self._asked() if two_forces(diff) else self._moves()
        called = ShortNames(self._comparison.pair)
        if diff.sections:
            choices.append((None, "Sections"))
        for number in sorted(self._comparison.table.sections):
            choices.append((number, shorten(called.section(diff.sections[number]), 60)))
        return choices

    def _asked(self) -> Iterator[tuple[Choice | None, str]]:
        """Of two forces: who is asked."""
        diff = self._comparison.pair.diff
        demands = [finding for finding in diff.findings if finding.kind in DEMANDS]
        if demands:
            yield None, "Concerns"
        for side in Whose:
            if found := [finding for finding in demands if whose(finding) is side]:
                yield side, f"{shorten(told_of(found[0], diff), 56)}  {len(found)}"

    def _moves(self) -> list[tuple[Choice | None, str]]:
        """What became of concerns and grades."""
        diff = self._comparison.pair.diff
        choices: list[tuple[Choice | None, str]] = []
        statuses = Counter(shown_status(finding) for finding in diff.findings)
        if statuses:
            choices.append((None, "Concerns"))
        for status in STATUSES:
            if statuses[status]:
                badge = status_badge(status)
                choices.append((status, f"{badge.sign} {badge.word}  {statuses[status]}"))
        grades: dict[GradeChangeKind, list[GradeChange]] = {}
        for _, grade in by_movement(diff):
            grades.setdefault(grade.change, []).append(grade)
        if grades:
            choices.append((None, "Sections by what became of their grade"))
        for kind, some in grades.items():
            choices.append((kind, f"{_called(some)}  {len(some)}"))
        return choices

    def compose(self) -> ComposeResult:
        """A title, the choices, the keys."""
        with Vertical(id="dialog"):
            yield Static(Content("Show only"), id="dialog-title")
            yield Options(id="filter-list")
            yield Static(Content(""), id="dialog-note")
        yield KeyBar()

    def on_mount(self) -> None:
        """List the choices."""
        self._fill()
        self.query_one(OptionList).action_first()

    def on_resize(self) -> None:
        """Leave the words below the choices in sight."""
        self.call_after_refresh(fit_list, self)

    def _on(self, choice: Choice) -> bool:
        return self._only_changes if choice is True else choice in self._chosen

    def _fill(self) -> None:
        options = self.query_one(OptionList)
        here = options.highlighted
        options.clear_options()
        for choice, label in self._choices:
            if choice is None:
                options.add_option(Option(content(f"\n{label}", "bold $primary"), disabled=True))
            else:
                box = "[x]" if self._on(choice) else "[ ]"
                options.add_option(Option(content(f" {box} {label}")))
        options.highlighted = here
        count = len(self._chosen) + self._only_changes
        note = plural(count, "choice") if count else "nothing chosen: everything is shown"
        self.query_one("#dialog-note", Static).update(content(note, "$quiet"))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click switches a choice too."""
        event.stop()
        self._toggle(event.option_index)

    def action_switch(self) -> None:
        """Switch the choice under the cursor."""
        here = self.query_one(OptionList).highlighted
        if here is not None:
            self._toggle(here)

    def _toggle(self, position: int) -> None:
        choice = self._choices[position][0]
        if choice is True:
            self._only_changes = not self._only_changes
        elif choice is not None:
            self._chosen ^= {choice}
        self._fill()

    def action_apply(self) -> None:
        """Show what was chosen."""
        statuses = frozenset(c for c in self._chosen if isinstance(c, Status))
        grades = frozenset(c for c in self._chosen if isinstance(c, GradeChangeKind))
        sections = frozenset(c for c in self._chosen if isinstance(c, int))
        asked = frozenset(c for c in self._chosen if isinstance(c, Whose))
        self.dismiss(Filter(statuses, grades, sections, self._only_changes, asked))

    def action_reset(self) -> None:
        """Show everything again."""
        self.dismiss(Filter())

    def action_down(self) -> None:
        """One choice down."""
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        """One choice up."""
        self.query_one(OptionList).action_cursor_up()


def _called(grades: list[GradeChange]) -> str:
    """What has become of grades of one kind, in the words of their tab: "unchanged or not graded"."""
    words = [
        GRADE_CHANGES[one.change].short if one.steps else grade_badge(one).word for one in grades
    ]
    return f"{grade_badge(grades[0]).sign} {' or '.join(dict.fromkeys(words))}"
