"""A page as lines of the overview: the same words as in the terminal, each leading to its place.

What a page says is decided in `peeldiff.pages`; here it only gets margins and colours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from rich.cells import cell_len
from textual.content import Content

from alignment.records import replace
from peeldiff.model import DEMANDS
from peeldiff.model.vocabulary import Accent, term_of
from peeldiff.pages.naming import entry_id
from peeldiff.pages.page import (
    Block,
    Bullet,
    Counts,
    Entry,
    Glossary,
    Note,
    Page,
    Quote,
    Rewording,
    Section,
    Table,
)
from peeldiff.phrasing.facts import names
from peeldiff.phrasing.phrases import grade_sign
from peeldiff.rows.shapes import Side
from tui.lines import TONES, Goal, OverviewLine
from tui.names import ShortNames
from tui.plain import content, fit, flat, one_line
from tui.work import Comparison
from tui.wrap import wrap

__all__ = ["entry_lines", "page_lines"]

_USUAL = "area for improvement"
"""The kind that is not named: nearly everything is one."""

Span = tuple[str, str]
"""A style and words in it."""


def page_lines(
    page: Page, comparison: Comparison, width: int, goals: Mapping[str, Goal] = MappingProxyType({})
) -> Iterator[OverviewLine]:
    """Every line, `width` cells wide at most. What the screen says above its tabs is left out.

    `goals` say where entries lead that are none of the comparison, by their ids.
    """
    yield from _Drawer(comparison, width, goals).page(page)


def entry_lines(entry: Entry, comparison: Comparison, width: int) -> Iterator[OverviewLine]:
    """The lines of one concern, as it stands in its page."""
    yield from _Drawer(comparison, width, {})._entry(entry)


class _Drawer:
    def __init__(self, comparison: Comparison, width: int, goals: Mapping[str, Goal]) -> None:
        diff = comparison.pair.diff
        self.goals = goals
        self.table, self.width = comparison.table, width
        self.older = f"{names(diff)[0]} report"
        self.rows = {
            entry_id(finding): self.table.findings.get(number)
            for number, finding in enumerate(diff.findings)
        }
        self.practices = {
            ref.text: self.table.findings.get(number)
            for number, finding in enumerate(diff.findings)
            if finding.kind not in DEMANDS
            for ref in finding.new
        }
        called = ShortNames(comparison.pair)
        graded = {row.grade: n for n, row in enumerate(self.table.rows) if row.grade is not None}
        self.graded = {
            f"{grade_sign(grade)} {called.question(grade)}": graded.get(number)
            for number, grade in enumerate(diff.grades)
        }
        """The rows of the grades that a bullet of their own tells of, by its label."""
        self.said = {f"“{one.text}”": one.line for one in diff.observations}
        self.said |= {f"“{one.text}”": one.line for one in diff.recalls}
        """Where words stand that the page quotes without a line."""

    def page(self, page: Page) -> Iterator[OverviewLine]:
        for note in page.lead:
            if not note.label or note.accent is not Accent.PLAIN:  # else it names the reports
                yield from self._note(note, " ", None)
        for section in page.sections:
            strong = section.accent is Accent.STRONG
            style = "$primary" if strong else TONES[section.accent]
            yield from self._section(section, self._title(section.heading, " ", f"bold {style}"))

    def _title(self, heading: str, indent: str, style: str) -> OverviewLine:
        """A heading below an empty line."""
        words = self._wrapped([(style, heading)], indent).content
        return OverviewLine(Content("\n").join([Content(""), words]), is_title=True)

    def _section(self, section: Section, title: OverviewLine) -> Iterator[OverviewLine]:
        yield title
        if section.guard:
            guard = self._wrapped([("$quiet", section.guard)], "   ")
            yield replace(guard, is_title=True)
        before: Block | Section | None = None
        for block in section.blocks:
            if isinstance(before, Entry) and isinstance(block, Entry):
                yield OverviewLine(content(""), is_title=True)
            yield from self._block(block, "   ")
            before = block

    def _block(self, block: Block | Section, indent: str) -> Iterator[OverviewLine]:
        match block:
            case Note():
                yield from self._note(block, indent, None)
            case Quote():
                yield from self._quotes([block], indent)
            case Bullet():
                yield from self._bullet(block, indent)
            case Entry():
                yield from self._entry(block)
            case Table():
                yield from self._table(block, indent)
            case Section():
                yield from self._section(block, self._title(block.heading, "   ", "bold"))
            case Counts():
                for _, name, count in block.rows:
                    yield self._wrapped([("", f"{count}  {name}")], indent)
            case Glossary():
                for word, meaning, accent in block.rows:
                    yield self._wrapped([(_of(accent), f"{word}: "), ("", meaning)], indent)
            case Rewording():
                words = "".join(text for _, text in block.change.steps)
                yield self._wrapped([("", words)], indent)

    # ---- words ----------------------------------------------------------------------------------

    def _wrapped(
        self, spans: Sequence[Span], indent: str, sign: str = "", goal: Goal | None = None
    ) -> OverviewLine:
        """Words behind a margin and a sign, on as many lines as they need."""
        spans = [(style, flat(words)) for style, words in spans]
        words = "".join(text for _, text in spans)
        margin = " " * cell_len(sign)
        parts: list[Content] = []
        for number, (start, end) in enumerate(wrap(words, self.width - 1 - len(indent + margin))):
            parts.append(content(f"{indent}{margin if number else sign}"))
            at = 0
            for style, text in spans:
                begin, stop = max(start, at), min(end, at + len(text))
                if begin < stop:
                    parts.append(content(words[begin:stop], style))
                at += len(text)
            parts.append(content("\n"))
        return OverviewLine(Content("").join(parts[:-1]), goal)

    def _note(self, note: Note, indent: str, goal: Goal | None) -> Iterator[OverviewLine]:
        label = f"{note.label}: " if note.label else ""
        yield self._wrapped([(_of(note.accent), label + note.text)], indent, goal=goal)

    def _quotes(
        self, quotes: Sequence[Quote], indent: str, about: int | None = None
    ) -> Iterator[OverviewLine]:
        """Each whole, with its place; what several of them are is said above them once."""
        label = ""
        for quote in quotes:
            if quote.label and quote.label != label:
                lead = self._wrapped([("italic", f"{quote.label}:")], indent)
                yield replace(lead, is_title=True)
            label = quote.label
            under = f", under “{quote.heading}”" if quote.heading else ""
            spans = [("", f"“{quote.text}”"), ("$quiet", f" ({quote.place}{under})")]
            yield self._wrapped(spans, indent, "  " if label else "", self._goal(quote, about))

    def _goal(self, quote: Quote, about: int | None) -> Goal | None:
        """The row in which the words stand, of the report that their place names."""
        if quote.line is None:
            return None if about is None else Goal(about)
        side: Side = "old" if quote.place.startswith(self.older) else "new"
        row = self.table.at_line(side, quote.line)
        if row is None:
            row = self.table.above_line(side, quote.line) if about is None else about
        return Goal(row, about=about)

    def _bullet(self, bullet: Bullet, indent: str) -> Iterator[OverviewLine]:
        goal = Goal(self.rows[bullet.link]) if bullet.link in self.rows else None
        if goal is None and bullet.text in self.said:
            goal = Goal(self.table.at_line("new", self.said[bullet.text]))
        if goal is None and bullet.label in self.graded:
            goal = Goal(self.graded[bullet.label])
        if goal is None and bullet.text in self.practices:
            goal = Goal(self.practices[bullet.text])
        label = f"{bullet.label}: " if bullet.label else ""
        place = f" ({bullet.place})" if bullet.place else ""
        spans = [
            (_of(bullet.accent), label),
            ("" if label else _of(bullet.accent), bullet.text),
            ("$quiet", place),
        ]
        yield self._wrapped([span for span in spans if span[1]], indent, "• ", goal)
        for under in bullet.under:
            if isinstance(under, Note):
                yield from self._note(under, f"{indent}  ", goal)
            elif isinstance(under, Quote):
                label = f"{under.label}: " if under.label else ""
                spans = [
                    ("italic", label),
                    ("", f"“{under.text}”"),
                    ("$quiet", f" ({under.place})"),
                ]
                leads = self._goal(under, goal.row if goal else None)
                yield self._wrapped(spans, f"{indent}  ", goal=leads)
            else:
                yield from self._block(under, f"{indent}  ")

    # ---- a finding ------------------------------------------------------------------------------

    def _entry(self, entry: Entry) -> Iterator[OverviewLine]:
        goal = self.goals.get(entry.id) or Goal(self.rows.get(entry.id))
        kind = "" if entry.kind in ("", _USUAL) else f"{entry.kind[0].upper()}{entry.kind[1:]}: "
        sign = f"{_sign(entry)} "
        for words in entry.texts:
            yield self._wrapped([("bold", kind), ("", words)], " ", sign, goal)
            sign, kind = " " * cell_len(sign), ""
        for item in entry.items:
            yield self._wrapped([("", item)], "   ", "– ", goal)
        where = f"{entry.heading} – {entry.place}" if entry.heading else entry.place
        where += f" ({entry.ref})" if entry.ref and entry.ref not in where else ""
        told = "; ".join(part for part in (where, *entry.facts, entry.doubt) if part)
        yield self._wrapped([("$quiet", told)], "   ", goal=goal)
        yield from self._backing(entry, "   ", goal)
        for part in entry.parts:
            yield from self._part(part, goal)
        for bullet in entry.past:
            yield from self._bullet(bullet, "   ")

    def _part(self, part: Entry, goal: Goal) -> Iterator[OverviewLine]:
        term = None if part.status is None else term_of(part.status)
        spans = [(_of(term.accent), f"{term.short}: ")] if term else []
        spans.append(("", "; ".join(part.texts)))
        if facts := "; ".join(words for words in (part.place, part.doubt) if words):
            spans.append(("$quiet", f" ({facts})"))
        yield self._wrapped(spans, "   ", "– ", goal)
        yield from self._backing(part, "     ", goal)

    def _backing(self, entry: Entry, indent: str, goal: Goal) -> Iterator[OverviewLine]:
        for quote in entry.before:
            spans = [("italic", f"{quote.label}: "), ("", f"“{quote.text}”"),
                     ("$quiet", f" ({quote.place})")]  # fmt: skip
            yield self._wrapped(spans, indent, goal=self._goal(quote, goal.row))
        for words in (entry.why, entry.lead):
            if words:
                yield self._wrapped([("italic", words)], indent, goal=goal)
        yield from self._quotes(entry.quotes, indent, goal.row)
        for note in entry.notes:
            yield from self._note(note, indent, goal)

    # ---- tables ---------------------------------------------------------------------------------

    def _table(self, table: Table, indent: str) -> Iterator[OverviewLine]:
        """In columns where they fit, else each row in words."""
        rows = [[one_line(cell.text) for cell in row] for row in table.rows]
        columns = [one_line(name) for name in table.columns]
        kept = [n for n in range(len(columns)) if any(row[n] for row in rows)]
        sizes = {n: max(cell_len(row[n]) for row in [columns, *rows]) + 2 for n in kept}
        room = self.width - 1 - len(indent)
        fits = sum(sizes.values()) <= room
        if fits:
            head = "".join(fit(columns[n], sizes[n]) for n in kept)
            yield OverviewLine(content(indent + head.rstrip(), "$quiet"), is_title=True)
        for row in rows:
            if fits:
                told = "".join(fit(row[n], sizes[n]) for n in kept).rstrip()
                yield OverviewLine(content(indent + told))
            else:
                said = "; ".join(f"{columns[n]}: {row[n]}" for n in kept[1:] if row[n])
                yield self._wrapped([("bold", f"{row[0]}: "), ("", said)], indent, "• ")
        for note in table.notes:
            yield from self._block(note, indent)


def _of(accent: Accent) -> str:
    toned = accent in (Accent.BAD, Accent.WARN, Accent.GOOD)
    return f"bold {TONES[accent]}" if toned else TONES[accent]


def _sign(entry: Entry) -> str:
    return "•" if entry.status is None else term_of(entry.status).sign
