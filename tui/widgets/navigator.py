"""The list on the left: grades, concerns by status with the worst first, sections as a tree.

Each line has a badge of a sign and a word or number. It only points to rows; going there is the
screen's affair.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from peeldiff.model import DEMANDS, InspectionDiff
from peeldiff.model.vocabulary import STATUSES
from peeldiff.neutral import two_forces
from peeldiff.render.beside import grades_beside
from peeldiff.render.facts import question
from peeldiff.render.groups import groups
from peeldiff.rows import Row, RowChange, RowKind, RowTable
from tui import plain
from tui.labels import Badge, finding_name, grade_badge, status_badge
from tui.view import sections_of

__all__ = ["Navigator"]

_OPENING = re.compile(r"^(the|this) (force|service|constabulary) (should|must|needs to) ", re.I)
"""How nearly every concern begins, which would leave no room for what tells it from others."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a line of the list leads; `finding` is set for concerns."""

    row: int | None
    finding: int | None = None


class Navigator(Tree[Target]):
    """Posts `Chosen` as the reader moves through it and `Entered` on Enter."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", "Down", id="navigator.down", show=False),
        Binding("k", "cursor_up", "Up", id="navigator.up", show=False),
        Binding("h,left", "close", "Fold this part", id="navigator.fold", show=False),
        Binding("l,right", "open", "Unfold this part", id="navigator.unfold", show=False),
        Binding("g,home", "scroll_home", "To the beginning", id="navigator.first", show=False),
        Binding("G,end", "scroll_end", "To the end", id="navigator.last", show=False),
    ]

    class Chosen(Message):
        """The reader is at this line of the list."""

        def __init__(self, target: Target, entered: bool) -> None:
            super().__init__()
            self.target = target
            self.entered = entered

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(Text(""), id=id)
        self.show_root = False
        self.show_guides = False
        self.guide_depth = 2
        self._sections: dict[int, TreeNode[Target]] = {}
        self._findings: dict[int, TreeNode[Target]] = {}
        self._homes: list[int | None] = []

    def fill(self, table: RowTable, diff: InspectionDiff) -> None:
        """List everything in the comparison."""
        self.clear()
        self._sections.clear()
        self._findings.clear()
        self._homes = sections_of(table.rows)
        self._fill_grades(table, diff)
        self._fill_concerns(table, diff)
        self._fill_sections(table)

    def _group(self, title: str, count: int) -> TreeNode[Target]:
        label = plain.text(f"{title} {count}", "bold")
        return self.root.add(label, Target(None), expand=True)

    def _fill_grades(self, table: RowTable, diff: InspectionDiff) -> None:
        rows = {row.grade: n for n, row in enumerate(table.rows) if row.grade is not None}
        group = self._group("Grades", len(diff.grades))
        if two_forces(diff):
            for beside in grades_beside(diff):
                line = plain.text(" | ".join(beside.words), self._tone("quiet"))
                line.append_text(plain.text("  " + plain.one_line(beside.question)))
                group.add_leaf(line, Target(rows.get(beside.number)))
            return
        for number, grade in enumerate(diff.grades):
            line = self._line(grade_badge(grade), question(grade))
            group.add_leaf(line, Target(rows.get(number)))

    def _fill_concerns(self, table: RowTable, diff: InspectionDiff) -> None:
        demands = [(n, f) for n, f in enumerate(diff.findings) if f.kind in DEMANDS]
        group = self._group("Concerns", len(demands))
        if two_forces(diff):
            self._fill_asked(group, table, diff)
        for status in () if two_forces(diff) else STATUSES:
            found = [(n, f) for n, f in demands if f.status is status]
            if not found:
                continue
            badge = status_badge(status)
            label = self._line(Badge(badge.sign, badge.word, badge.tone), str(len(found)))
            under = group.add(label, Target(table.findings.get(found[0][0])), expand=True)
            for number, finding in found:
                text = finding_name(finding)
                target = Target(table.findings.get(number), number)
                self._findings[number] = under.add_leaf(self._shown(text), target)
        others = [(n, f) for n, f in enumerate(diff.findings) if f.kind not in DEMANDS]
        if others:
            group = self._group("Practices", len(others))
            for number, finding in others:
                text = finding_name(finding)
                target = Target(table.findings.get(number), number)
                self._findings[number] = group.add_leaf(self._shown(text), target)

    def _fill_asked(self, group: TreeNode[Target], table: RowTable, diff: InspectionDiff) -> None:
        """Of two forces: what is asked of both, then of each."""
        numbers = {id(finding): number for number, finding in enumerate(diff.findings)}
        for some in groups(diff):
            found = [numbers[id(finding)] for finding in some.findings]
            label = plain.text(f"{plain.one_line(some.words)}  {len(found)}", self._tone("quiet"))
            under = group.add(label, Target(table.findings.get(found[0])), expand=True)
            for number in found:
                target = Target(table.findings.get(number), number)
                text = finding_name(diff.findings[number])
                self._findings[number] = under.add_leaf(self._shown(text), target)

    def _fill_sections(self, table: RowTable) -> None:
        group = self._group("Sections", len(table.sections))
        changes: Counter[tuple[int | None, RowChange]] = Counter()
        for row, home in zip(table.rows, self._homes, strict=True):
            if row.kind is not RowKind.HEADING:
                changes[home, row.change] += 1
        stack: list[tuple[int, TreeNode[Target]]] = [(-1, group)]
        for section, number in sorted(table.sections.items(), key=lambda item: item[1]):
            row = table.rows[number]
            while stack[-1][0] >= row.level:
                stack.pop()
            counts = {change: changes[section, change] for change in RowChange}
            node = stack[-1][1].add(self._section_line(row, counts), Target(number), expand=True)
            self._sections[section] = node
            stack.append((row.level, node))
        for node in self._sections.values():
            node.allow_expand = bool(node.children)

    def _line(self, badge: Badge, words: str) -> Text:
        line = plain.text(f"{badge.sign} {badge.word}", self._tone(badge.tone))
        line.append_text(plain.text("  " + plain.one_line(words)))
        return line

    def _shown(self, words: str) -> Text:
        return plain.text(_OPENING.sub("", plain.one_line(words)))

    def _section_line(self, row: Row, counts: dict[RowChange, int]) -> Text:
        cell = row.new or row.old
        heading = "" if cell is None else plain.one_line(cell.text)
        signs = [
            f"{sign}{counts[change]}"
            for sign, change in (
                ("~", RowChange.REWORDED),
                ("+", RowChange.ADDED),
                ("-", RowChange.REMOVED),
                ("»", RowChange.MOVED),
            )
            if counts[change]
        ]
        line = plain.text(" ".join(signs) or "=", self._tone("warn" if signs else "quiet"))
        style = {RowChange.ADDED: "added", RowChange.REMOVED: "removed"}.get(row.change, "")
        line.append_text(plain.text("  " + heading, self._tone(style) if style else ""))
        return line

    def _tone(self, tone: str) -> str:
        names = {"bad": "error", "good": "success", "warn": "warning"}
        return self.app.theme_variables[names.get(tone, tone)]

    # ---- following ------------------------------------------------------------------------------

    def follow(self, row: Row, number: int) -> None:
        """Point at the concern or section of the row that is being read."""
        home = self._homes[number] if number < len(self._homes) else None
        node = None if row.finding is None else self._findings.get(row.finding)
        if node is None and home is not None:
            node = self._sections.get(home)
        if node is not None and node is not self.cursor_node:
            self.move_cursor(node)

    def scroll_to_line(self, line: int, animate: bool = True) -> None:
        """Scroll only if the line is out of sight, and then by enough to leave it be for a while."""
        height = max(self.scrollable_content_region.height, 1)
        if not 0 <= line - self.scroll_offset.y < height:
            self.scroll_to(y=max(line - height // 3, 0), animate=False)

    def on_tree_node_highlighted(self, event: Tree.NodeHighlighted[Target]) -> None:
        """Go along as the reader moves through the list."""
        event.stop()
        if self.has_focus and event.node.data is not None:
            self.post_message(self.Chosen(event.node.data, entered=False))

    def on_tree_node_selected(self, event: Tree.NodeSelected[Target]) -> None:
        """Go there and read."""
        event.stop()
        if event.node.data is not None:
            self.post_message(self.Chosen(event.node.data, entered=True))

    def action_close(self) -> None:
        """Fold this part, or go to the one that holds it."""
        node = self.cursor_node
        if node is None:
            return
        if node.is_expanded and node.children:
            node.collapse()
        elif node.parent is not None and node.parent is not self.root:
            self.move_cursor(node.parent)

    def action_open(self) -> None:
        """Unfold this part."""
        if self.cursor_node is not None:
            self.cursor_node.expand()
