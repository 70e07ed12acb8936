"""The list on the left: grades, concerns by status with the worst first, sections as a tree.

Each line has a badge of a sign and a word or number, and says the rest as far as it fits. It lists
what the filter lets through. It only points to rows; going there is the screen's affair.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.scrollbar import ScrollBar
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from alignment.records import dataclass
from peeldiff.model import DEMANDS, Pair
from peeldiff.model.vocabulary import STATUSES, Accent
from peeldiff.neutral import two_forces
from peeldiff.phrasing.beside import grades_beside
from peeldiff.phrasing.facts import shown_status
from peeldiff.phrasing.groups import groups
from peeldiff.rows import Row, RowChange, RowKind, RowTable
from tui import plain
from tui.labels import Badge, by_movement, finding_name, grade_badge, status_badge
from tui.names import ShortNames
from tui.view import sections_of
from tui.widgets.scrollbar import light_scrollbar

__all__ = ["Navigator"]

_OPENING = re.compile(r"^(the|this) (force|service|constabulary) (should|must|needs to) ", re.I)
"""How nearly every concern begins, which would leave no room for what tells it from others."""

_SIGNS = (
    ("~", RowChange.REWORDED),
    ("+", RowChange.ADDED),
    ("-", RowChange.REMOVED),
    ("»", RowChange.MOVED),
)


_LEAST = 9
"""Cells of words, and of the space after them, that a line has at least before its numbers."""


@dataclass(frozen=True, slots=True)
class Target:
    """A line of the list: the row where it leads, the finding if it is one, and what it says.

    `badge` has the tone `tone`; `words` follow it as far as there is room, in the tone `shade`;
    `tail`, in the tone of the badge, only where all tails have room. `counts`, in that tone too, end the
    line: words then begin where the others of their part do, however long the numbers are.
    """

    row: int | None
    finding: int | None = None
    badge: str = ""
    tone: str = "quiet"
    words: str = ""
    shade: str = ""
    tail: str = ""
    counts: str = ""


class Navigator(Tree[Target]):
    """Posts `Chosen` as the reader moves through it and `Entered` on Enter."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "navigator--group",
        "navigator--bad",
        "navigator--warn",
        "navigator--good",
        "navigator--quiet",
        "navigator--added",
        "navigator--removed",
    }

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
        self._grades: dict[int, TreeNode[Target]] = {}
        self._homes: list[int | None] = []
        self._shown: Collection[int] | None = None
        self._longest = 0
        """Cells of the longest line with a tail."""

    # ---- what is listed -------------------------------------------------------------------------

    def fill(self, table: RowTable, pair: Pair, shown: Collection[int] | None = None) -> None:
        """List the comparison, or of it what has a row among `shown`."""
        self.clear()
        self._sections.clear()
        self._findings.clear()
        self._grades.clear()
        self._homes = sections_of(table.rows)
        self._shown = shown
        called = ShortNames(pair)
        self._fill_grades(table, pair, called)
        self._fill_concerns(table, pair)
        self._fill_sections(table, pair, called)

    def _is_shown(self, row: int | None) -> bool:
        return self._shown is None or row in self._shown

    def _group(self, title: str, count: int) -> TreeNode[Target] | None:
        """A part of the list; None where it would be empty and the filter is why."""
        if not count and self._shown is not None:
            return None
        target = Target(None, badge=f"{title} {count}", tone="group")
        return self.root.add("", target, expand=True)

    def _fill_grades(self, table: RowTable, pair: Pair, called: ShortNames) -> None:
        diff = pair.diff
        rows = {row.grade: n for n, row in enumerate(table.rows) if row.grade is not None}
        if two_forces(diff):
            badges = [
                (beside.number, Badge("", " | ".join(beside.words), Accent.QUIET))
                for beside in grades_beside(diff)
            ]
        else:
            badges = [(number, grade_badge(grade)) for number, grade in by_movement(diff)]
        badges = [badge for badge in badges if self._is_shown(rows.get(badge[0]))]
        group = self._group("Grades", len(badges))
        self._longest = 0
        for number, badge in badges if group is not None else ():
            name = plain.one_line(called.question(diff.grades[number]))
            target = Target(rows.get(number), None, badge.sign, badge.tone, name, "", badge.word)
            self._grades[number] = group.add_leaf("", target)  # type: ignore[union-attr]
            used = sum(map(plain.cells, (badge.sign, name, badge.word))) + 6
            self._longest = max(self._longest, used)

    def _fill_concerns(self, table: RowTable, pair: Pair) -> None:
        diff = pair.diff
        listed = [
            (n, f) for n, f in enumerate(diff.findings) if self._is_shown(table.findings.get(n))
        ]
        demands = [(n, f) for n, f in listed if f.kind in DEMANDS]
        group = self._group("Concerns", len(demands))
        if group is not None:
            if two_forces(diff):
                numbers = {id(finding): number for number, finding in demands}
                parts = [
                    (Badge("", plain.one_line(some.words), Accent.QUIET),
                     [numbers[id(f)] for f in some.findings if id(f) in numbers])
                    for some in groups(diff)
                ]  # fmt: skip
            else:
                parts = [
                    (status_badge(status), [n for n, f in demands if shown_status(f) is status])
                    for status in STATUSES
                ]
            for badge, found in parts:
                if found:
                    told = f"{badge.sign} {badge.word}".strip()
                    row = table.findings.get(found[0])
                    target = Target(row, None, told, badge.tone, str(len(found)))
                    under = group.add("", target, expand=True)
                    for number in found:
                        self._add_finding(under, table, pair, number)
        practices = [n for n, f in listed if f.kind not in DEMANDS]
        group = self._group("Practices", len(practices)) if practices else None
        for number in practices if group is not None else ():
            self._add_finding(group, table, pair, number)  # type: ignore[arg-type]

    def _add_finding(
        self, under: TreeNode[Target], table: RowTable, pair: Pair, number: int
    ) -> None:
        text = plain.one_line(finding_name(pair.diff.findings[number]))
        words = _OPENING.sub("", text)
        target = Target(table.findings.get(number), number, words=words)
        self._findings[number] = under.add_leaf("", target)

    def _fill_sections(self, table: RowTable, pair: Pair, called: ShortNames) -> None:
        # A section that was split has several headings: it is there with any of its rows.
        homes = None if self._shown is None else {self._homes[number] for number in self._shown}
        listed = [
            (section, number)
            for section, number in sorted(table.sections.items(), key=lambda item: item[1])
            if homes is None or section in homes
        ]
        group = self._group("Sections", len(listed))
        if group is None:
            return
        changes: Counter[tuple[int | None, RowChange]] = Counter()
        for row, home in zip(table.rows, self._homes, strict=True):
            if row.kind is not RowKind.HEADING:
                changes[home, row.change] += 1
        stack: list[tuple[int, TreeNode[Target]]] = [(-1, group)]
        for section, number in listed:
            row = table.rows[number]
            while stack[-1][0] >= row.level:
                stack.pop()
            signs = [
                f"{sign}{changes[section, change]}"
                for sign, change in _SIGNS
                if changes[section, change]
            ]
            target = Target(
                number,
                tone="warn" if signs else "quiet",
                words=plain.one_line(called.section(pair.diff.sections[section])),
                shade={RowChange.ADDED: "added", RowChange.REMOVED: "removed"}.get(row.change, ""),
                counts=" ".join(signs) or "=",
            )
            node = stack[-1][1].add("", target, expand=True)
            self._sections[section] = node
            stack.append((row.level, node))
        for node in self._sections.values():
            node.allow_expand = bool(node.children)

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The light one."""
        return light_scrollbar(self)

    # ---- drawing --------------------------------------------------------------------------------

    def render_label(self, node: TreeNode[Target], base_style: Style, style: Style) -> Text:
        """Badge and words, cut to the room there is. Styles are asked for here, as themes change."""
        target = node.data
        if target is None:
            return Text("")
        label = Text(end="")
        if node.children and not node.is_expanded:  # an open part shows what is in it
            label.append("► ", self._toned("quiet", style))
        depth, parent = 0, node.parent
        while parent is not None and parent is not self.root:
            depth, parent = depth + 1, parent.parent
        room = self.scrollable_content_region.width - depth * self.guide_depth - label.cell_len
        if target.counts and plain.cells(target.counts) + _LEAST > room:
            return label.append(plain.shorten(target.words, room), self._toned(target.shade, style))
        if target.counts:
            room -= plain.cells(target.counts) + 3
            words = plain.fit(target.words, room)
            label.append(words, self._toned(target.shade, style)).append("  ", style)
            return label.append(target.counts, self._toned(target.tone, style))
        badge = plain.shorten(target.badge, room)
        if badge:
            label.append(badge, self._toned(target.tone, style))
            room -= plain.cells(badge) + 2
        if target.words and room > 0:
            gap = " " * min(plain.cells(badge), 2)
            words = plain.shorten(target.words, room)
            label.append(gap, style).append(words, self._toned(target.shade, style))
            room -= plain.cells(words) + 2
        if target.tail and self._longest <= self.scrollable_content_region.width:
            label.append("  ", style).append(target.tail, self._toned(target.tone, style))
        return label

    def _toned(self, tone: str, style: Style) -> Style:
        if not tone:
            return style
        own = self.get_component_rich_style(f"navigator--{tone}", partial=True)
        # The line of the reader has one ground for all its words.
        return style + own + Style(bgcolor=style.bgcolor)

    def get_label_width(self, node: TreeNode[Target]) -> int:
        """Nothing is wider than the list: measuring hundreds of lines would cost every key."""
        return 1

    # ---- following ------------------------------------------------------------------------------

    def follow(self, row: Row, number: int) -> None:
        """Point at the concern, grade or section of the row that is being read."""
        home = self._homes[number] if number < len(self._homes) else None
        node = None if row.finding is None else self._findings.get(row.finding)
        if node is None and row.grade is not None:
            node = self._grades.get(row.grade)
        if node is None and home is not None:
            node = self._sections.get(home)
        # Asking for the last line has the lines numbered: before that no node has a place.
        if node is not None and node is not self.cursor_node and self.last_line >= 0:
            self.move_cursor(node)

    def on_resize(self) -> None:
        """Keep the line of the reader in sight when a panel takes room."""
        if self.cursor_line >= 0:
            self.scroll_to_line(self.cursor_line)

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
