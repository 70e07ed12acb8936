"""The table of `peeldiff read --check`: as text, a row a file and a sentence below; as CSV.

Text is a table where one fits into the width; where none does, each file has lines of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from peeldiff.checking import Check, CheckedFile
from peeldiff.document.decode import clean
from peeldiff.model import ReportWarning
from peeldiff.phrasing.phrases import counted, date_words, listed, number
from peeldiff.render.lines import Line, Span, Style, cell_width, plain, to_text, wrap

__all__ = ["checked_csv", "checked_text"]

_HEADS = ("file", "force", "cycle", "published", "sections", "grades", "findings")
_COUNTS = 3
"""How many of the columns, the last, hold numbers and so are set to the right."""
_SENTENCE = 100
"""Columns beyond which a sentence is hard to read."""
_MARK = "! "
_NOTHING = "–"
_DATED = ("published", "last updated")
"""What a date is told as, of a report that prints only when it was updated too."""

_REASONS = {
    "": "not readable",
    "no-force": "without a force",
    "no-cycle": "without a cycle",
    "other-inspectorate": "of another inspectorate",
    "no-section": "without a heading",
    "nothing-found": "without a grade or a finding",
    "label-without-findings": "with nothing read under a label",
    "demands-not-read": "with demands in a list that was not read",
    "picture-pages": "with pages that are pictures",
    "columns-parted": "with columns that were put one below another",
    "torn-text": "with texts side by side that could not be told apart",
    "hidden-text": "with hidden text",
    "tracked-changes": "with tracked changes",
    "damaged-characters": "with damaged characters",
    "encoded-twice": "with letters encoded twice",
    "not-utf-8": "in an encoding that had to be guessed",
    "nul-bytes": "with NUL bytes",
    "given-twice": "given twice",
    "upgraded": "with warnings from an older peeldiff",
}
"""Why a file is to be looked at, by the code of its warning ("" for an error), gravest first."""


def checked_text(check: Check, width: int, *, colour: bool) -> str:
    """The table as text of at most `width` columns."""
    return to_text(_lines(check, width), colour=colour)


def _lines(check: Check, width: int) -> Iterator[Line]:
    cells = [_cells(row) for row in check.files]
    widths = [max(map(cell_width, column)) for column in zip(_HEADS, *cells, strict=True)]
    if len(_MARK) + sum(widths) + 2 * (len(widths) - 1) <= width:
        heads = [(Style.STRONG, head.upper()) for head in _HEADS]
        yield _row("  ", heads, widths)
        for row, cell in zip(check.files, cells, strict=True):
            yield _row(_mark(row), [(Style.PLAIN, text) for text in cell], widths)
            yield from _remarks(row, width)
    else:
        for row in check.files:
            yield from wrap([(Style.STRONG, row.file)], width, _mark(row), "  ")
            if row.error is None:
                yield from wrap(plain(_facts(row)), width, "    ")
            yield from _remarks(row, width)
    yield ()
    yield from wrap([(Style.STRONG, _advice(check))], min(width, _SENTENCE))


def _mark(row: CheckedFile) -> str:
    return _MARK if row.look else " " * len(_MARK)


def _row(mark: str, cells: Sequence[Span], widths: Sequence[int]) -> Line:
    line: list[Span] = [(Style.PLAIN, mark)]
    for at, ((style, text), width) in enumerate(zip(cells, widths, strict=True)):
        gap = (Style.PLAIN, " " * (width - cell_width(text)))
        is_count = at >= len(cells) - _COUNTS
        line += [gap, (style, text)] if is_count else [(style, text), gap]
        line.append((Style.PLAIN, "  "))
    return tuple(line)


def _cells(row: CheckedFile) -> tuple[str, ...]:
    if row.error is not None:
        return (clean(row.file), *[_NOTHING] * (len(_HEADS) - 1))
    counts = (row.sections, row.grades, row.findings)
    published = row.published and date_words(row.published)
    if published and row.only_updated:
        published = f"{_DATED[True]} {published}"
    facts = (row.force, row.cycle, published)
    return (clean(row.file), *(clean(fact or _NOTHING) for fact in facts), *map(str, counts))


def _facts(row: CheckedFile) -> str:
    facts = (
        row.force or "no force",
        row.cycle or "no cycle",
        f"{_DATED[row.only_updated]} {date_words(row.published)}" if row.published else "no date",
    )
    counts = (
        (row.sections, "section"),
        (row.grades, "grade"),
        (row.findings, "finding"),
    )
    told = [f"{count} {one if count == 1 else one + 's'}" for count, one in counts]
    return f"{', '.join(facts)}: {listed(told)}"


def _remarks(row: CheckedFile, width: int) -> Iterator[Line]:
    text = row.error if row.error is not None else ", ".join(_codes(row.warnings))
    if text:
        yield from wrap([(Style.WARN, text)], width, "    ")


def _codes(warnings: Sequence[ReportWarning]) -> Iterator[str]:
    """Each code once, with the lines that it is about or how often it comes."""
    for code, count in Counter(warning.code for warning in warnings).items():
        lines = [str(w.line) for w in warnings if w.code == code and w.line is not None]
        if lines:
            yield f"{code} ({'line' if len(lines) == 1 else 'lines'} {', '.join(lines)})"
        else:
            yield code if count == 1 else f"{code} ({count} times)"


def _advice(check: Check) -> str:
    """The sentence below the table."""
    count = len(check.files)
    if not check.to_look_at:
        return f"Nothing needs a look in {'this file' if count == 1 else f'these {count} files'}."
    why: Counter[str] = Counter()
    for row in check.files:
        why.update({""} if row.error is not None else {w.code for w in row.warnings})
    codes = [*_REASONS, *sorted(code for code in why if code not in _REASONS)]
    reasons = [
        f"{number(why[code])} {_REASONS.get(code, f'with the warning {code}')}"
        for code in codes
        if code in why
    ]
    marked = counted(check.to_look_at, "file")
    return (
        f"Look at the {marked} marked “{_MARK.strip()}” before you trust what was read "
        f"({listed(reasons)}): `peeldiff read FILE` shows what was understood of each."
    )


# ---- CSV ----------------------------------------------------------------------------------------


def checked_csv(check: Check) -> str:
    """The table as comma-separated values with a row of names; `warnings` by code with their lines."""
    import csv
    from io import StringIO

    heads = (
        *("file", "look", "force", "inspectorate", "programme", "cycle", "pillars", "published"),
        *("sections", "grades", "findings", "warnings", "error"),
    )
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(heads)
    for row in check.files:
        counts: tuple[object, ...] = (row.sections, row.grades, row.findings)
        facts = (
            *(row.file, "yes" if row.look else "no"),
            *(row.force, row.inspectorate, row.programme, row.cycle),
            *("; ".join(row.pillars), row.published),
            *(counts if row.error is None else ("", "", "")),
            *("; ".join(_codes(row.warnings)), row.error),
        )
        writer.writerow([_cell(fact) for fact in facts])
    return out.getvalue()


def _cell(fact: object) -> str:
    """The text of a cell; what a spreadsheet would take for a formula gets a quote before it."""
    text = clean("" if fact is None else str(fact))
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text
