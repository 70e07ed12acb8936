"""What the reader takes away: rows as text for the clipboard, the view as a file.

Markdown is written so that text from a report shows as it stands: what Markdown or HTML would read
as mark-up is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from peeldiff.model import InspectionDiff
from peeldiff.neutral import same_words, two_forces
from peeldiff.phrasing.facts import grade_values, question, title
from peeldiff.phrasing.phrases import grade_move, place
from peeldiff.phrasing.quoting import Quoter, has_passages, page_of
from peeldiff.render.escaping import escape
from peeldiff.rows import Cell, Fold, Mark, Row, RowKind
from tui.labels import plural, row_badge
from tui.plain import clean
from tui.summary import years
from tui.view import Entry
from tui.work import Comparison

__all__ = [
    "export_text",
    "overview_as_markdown",
    "rows_as_text",
    "view_as_json",
    "view_as_markdown",
    "without_remote_fonts",
]


def rows_as_text(comparison: Comparison, numbers: Sequence[int], years: tuple[str, str]) -> str:
    """The rows for the clipboard: each side under its year, with the line where it stands."""
    blocks = []
    for number in numbers:
        row = comparison.table.rows[number]
        lines = [row.label] if row.label else []
        graded = row.kind is RowKind.GRADE  # one word on two scales is not one grade
        if row.old and row.new and row.old.text == row.new.text and not graded:
            lines.append(f"{years[0]} and {years[1]} (line {row.new.line}): {row.new.text}")
        else:
            lines += [
                f"{year} (line {cell.line}): {cell.text}"
                for year, cell in zip(years, (row.old, row.new), strict=True)
                if cell is not None
            ]
        blocks.append("\n".join(clean(line) for line in lines))
    return "\n\n".join(blocks)


# ---- Markdown -----------------------------------------------------------------------------------


def _marked(cell: Cell) -> str:
    """The words with their marks; white space stays outside the marks, where Markdown wants it."""
    parts = []
    for mark, text in cell.spans:
        words = escape(text)
        inner = words.strip()
        if mark is Mark.PLAIN or not inner:
            parts.append(words)
            continue
        sign = "~~" if mark in (Mark.REMOVED, Mark.WEIGHTY_REMOVED) else "**"
        start, end = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
        parts.append(f"{start}{sign}{inner}{sign}{end}")
    return "".join(parts).strip()


def view_as_markdown(
    comparison: Comparison, entries: Iterable[Entry], years: tuple[str, str]
) -> str:
    """The entries on show; `~~struck~~` is gone, `**bold**` is new."""
    diff = comparison.pair.diff
    old, new = (escape(year) for year in years)
    lines = [f"# {escape(title(diff))}", ""]
    for entry in entries:
        if isinstance(entry, Fold):
            lines += [f"*{plural(entry.count, *same_words(diff))}*", ""]
        else:
            lines += [*_row_as_markdown(comparison.table.rows[entry], diff, old, new), ""]
            for quoted in _quotations(comparison, entry):
                lines += [quoted, ""]
    return "\n".join(lines)


def _quotations(comparison: Comparison, number: int) -> Iterator[str]:
    """Under a concern or a part of one: what the newer report says of it, as in the card."""
    row, diff = comparison.table.rows[number], comparison.pair.diff
    if row.finding is None or two_forces(diff):
        return
    change = diff.findings[row.finding]
    if row.item is not None:
        change = change.items[row.item]
    elif comparison.table.findings.get(row.finding) != number:
        return  # its explanation, or the place from which it has moved
    for quoted in Quoter().quote(change) if has_passages(change) else ():
        if quoted.source is None:
            yield f"*{quoted.text}*"
        else:
            where = place(quoted.source.line, page_of(quoted.source))
            yield f"> {escape(quoted.text, at_start=True)} ({where})"


def _row_as_markdown(row: Row, diff: InspectionDiff, old: str, new: str) -> list[str]:
    lines = []
    sides = [(year, cell) for year, cell in ((old, row.old), (new, row.new)) if cell is not None]
    if row.kind is RowKind.HEADING:
        between = " | " if two_forces(diff) else " → "
        words = between.join(dict.fromkeys(escape(cell.text) for _, cell in sides))
        lines.append("#" * min(row.level + 2, 6) + " " + words)
        if row.label:
            lines += ["", f"*{escape(row.label)}*"]
        return lines
    if row.grade is not None and two_forces(diff):
        return [f"**{escape(question(diff.grades[row.grade]))}** {escape(row.label)}"]
    if row.grade is not None:
        grade = diff.grades[row.grade]
        return [f"**Grade:** {escape(grade_values(grade))} ({grade_move(grade)})"]
    badge = row_badge(row, diff)
    if row.label:
        lines += [f"**{escape(row.label)}**" if badge else f"*{escape(row.label)}*", ""]
    if len(sides) == 2 and sides[0][1].text == sides[1][1].text:
        return [*lines, escape(sides[1][1].text, at_start=True)]
    for year, cell in sides:
        lines += [f"> {year}, line {cell.line}: {_marked(cell)}", ">"]
    lines.pop()
    if row.note and len(sides) == 1:
        lines += ["", escape(row.note, at_start=True)]
    return lines


def export_text(form: str, comparison: Comparison, entries: Sequence[Entry] | None) -> str:
    """The export in the form "md" or "json"; without entries, Markdown holds the overview."""
    if form == "json":
        return view_as_json(comparison)
    if entries is None:
        return overview_as_markdown(comparison)
    return view_as_markdown(comparison, entries, years(comparison))


def overview_as_markdown(comparison: Comparison) -> str:
    """The summary, as `peeldiff summary --format markdown` prints it."""
    from peeldiff.pages.summary import summary_page
    from peeldiff.render.markdown import markdown

    return markdown(summary_page(comparison.pair))


def without_remote_fonts(picture: str) -> str:
    """An SVG screenshot that asks no other machine for its font when it is opened."""
    return re.sub(r"@font-face\s*\{[^}]*\}\s*", "", picture)


def view_as_json(comparison: Comparison) -> str:
    """The whole comparison, as `peeldiff diff --format json` prints it."""
    from peeldiff.jsonio import to_json

    return to_json(comparison.pair.diff)
