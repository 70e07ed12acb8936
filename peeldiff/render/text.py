"""A page as text for a terminal or a file: the answer on the first screen, the rest below it.

What has no room on the first screen moves down whole; no sentence is ever cut. Colour adds nothing that
the words do not say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alignment.records import replace
from peeldiff.model import FindingKind, WordingOp
from peeldiff.model.vocabulary import KINDS, Accent, term_of
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
from peeldiff.phrasing.rewording import is_close, one_side
from peeldiff.render.first_screen import Part, fitting
from peeldiff.render.lines import (
    Line,
    Span,
    Style,
    accented,
    cell_width,
    columns,
    heading,
    plain,
    to_text,
    wrap,
)
from peeldiff.render.marked import LEGEND, marked

__all__ = ["FIRST_SCREEN", "text"]

_USUAL = KINDS[FindingKind.AREA_FOR_IMPROVEMENT].short
"""The kind that needs no naming."""

FIRST_SCREEN = 40
"""Lines of the answer that is read first, at the usual width."""

_GAP = 2
"""Columns between those of a table."""

_LEAST_CELL = 12
"""Columns below which a cell would break every word, so that a row is told line by line instead."""


def text(page: Page, width: int, *, colour: bool) -> str:
    """The page as text of at most `width` columns."""
    return to_text(_Layout(width, colour).page(page), colour=colour)


class _Layout:
    def __init__(self, width: int, colour: bool) -> None:
        self.width, self.colour = width, colour

    def page(self, page: Page) -> Iterator[Line]:
        lead = [*self._wrap([(Style.STRONG, page.title)]), *self._lead(page.lead)]
        yield from lead
        if not self.colour and _has_wording(page.sections):
            yield ()
            yield from self._wrap([(Style.QUIET, f"Wording: {LEGEND}")], "", "  ")
        first = [section for section in page.sections if section.first_screen]
        parts, taken = fitting([*map(self._part, first)], FIRST_SCREEN - len(lead))
        for part, count in zip(parts, taken, strict=True):
            yield from part.head
            for lines in part.blocks[:count]:
                yield from lines
            if rest := len(part.blocks) - count:
                more = f"{rest} more" if _counts_blocks(part) else "more"
                yield ((Style.QUIET, f"  and {more} below"),)
        for part, count in zip(parts, taken, strict=True):
            if count < len(part.blocks):
                yield from heading(f"{part.section.heading}, continued", self.width)
                for lines in part.bare[count:]:
                    yield from lines
        for section in page.sections:
            if not section.first_screen:
                yield from self._section(section)

    # -- frame --

    def _wrap(self, spans: Sequence[Span], first: str = "", rest: str | None = None) -> list[Line]:
        return wrap(spans, self.width, first, rest)

    def _lead(self, notes: Sequence[Note]) -> Iterator[Line]:
        """Labelled lines stand together, warnings and the headline apart."""
        labels = [f"{note.label}: " for note in notes if note.label and note.accent is Accent.PLAIN]
        margin = max(map(cell_width, labels), default=0)
        for note in notes:
            if note.accent is Accent.PLAIN and note.label:
                yield from self._wrap(plain(note.text), "  " + f"{note.label}: ".rjust(margin))
            else:
                yield ()
                yield from self._note(note, "")

    def _part(self, section: Section) -> Part:
        def laid(blocks: Sequence[Block | Section]) -> tuple[list[Line], ...]:
            return tuple(list(self._block(block, "")) for block in blocks)

        bare = tuple(map(_bare, section.blocks)) if section.told_below else section.blocks
        return Part(
            section=section,
            head=list(self._head(section)),
            blocks=laid(section.blocks),
            bare=laid(bare),
            least=section.least,
        )

    def _head(self, section: Section) -> Iterator[Line]:
        yield from heading(section.heading, self.width, accented(section.accent, Style.STRONG))
        if section.guard:
            yield from self._wrap([(Style.QUIET, section.guard)])

    def _section(self, section: Section) -> Iterator[Line]:
        yield from self._head(section)
        yield from self._blocks(section.blocks, "")

    def _nested(self, section: Section) -> Iterator[Line]:
        yield ()
        yield from self._wrap([(Style.STRONG, section.heading)])
        if section.guard:
            yield from self._wrap([(Style.QUIET, section.guard)])
        yield from self._blocks(section.blocks, "")

    def _blocks(self, blocks: Sequence[Block | Section], indent: str) -> Iterator[Line]:
        before: Block | Section | None = None
        for block in blocks:
            after_section = isinstance(before, Section) and not isinstance(block, Section)
            if after_section or (isinstance(before, Entry) and isinstance(block, Entry)):
                yield ()
            yield from self._block(block, indent)
            before = block

    # -- blocks --

    def _block(self, block: Block | Section, indent: str) -> Iterator[Line]:
        match block:
            case Note():
                yield from self._note(block, indent)
            case Quote():
                yield from self._quotes([block], indent)
            case Bullet():
                yield from self._bullet(block, indent)
            case Rewording():
                yield from self._rewording(block)
            case Entry():
                yield from self._entry(block)
            case Table():
                yield from self._table(block)
            case Counts():
                for _, name, count in block.rows:
                    yield from self._wrap(plain(f"{count:>4}  {name}"))
            case Glossary():
                for word, meaning, _ in block.rows:
                    spans = [(Style.STRONG, f"{word}: "), (Style.PLAIN, meaning)]
                    yield from self._wrap(spans, "  ", "    ")
            case Section():
                yield from self._nested(block)

    def _note(self, note: Note, indent: str) -> Iterator[Line]:
        label = f"{note.label}: " if note.label else ""
        rest = f"{indent}  " if label else indent
        yield from self._wrap([(_style(note.accent), label + note.text)], indent, rest)

    def _quotes(self, quotes: Sequence[Quote], indent: str) -> Iterator[Line]:
        """Each whole, with its place; what several of them are is said above them once."""
        label = ""
        for quote in quotes:
            if quote.label and quote.label != label:
                yield from self._wrap([(Style.QUIET, f"{quote.label}:")], indent)
            label = quote.label
            under = f"{indent}  " if label else indent
            under_which = f", under “{quote.heading}”" if quote.heading else ""
            yield from self._wrap(plain(f"“{quote.text}” ({quote.place}{under_which})"), under)

    def _bullet(self, bullet: Bullet, indent: str) -> Iterator[Line]:
        place = f" ({bullet.place})" if bullet.place else ""
        spans: list[Span] = []
        if bullet.label:
            spans.append((_style(bullet.accent), f"{bullet.label}: "))
        elif bullet.accent is not Accent.PLAIN:
            spans.append((_style(bullet.accent), bullet.text))
        if not spans or bullet.label:
            spans.append((Style.PLAIN, bullet.text))
        spans.append((Style.PLAIN, place))
        yield from self._wrap(spans, f"{indent}  • ")
        for under in bullet.under:
            if isinstance(under, Quote) and under.label:
                told = f"{under.label}: “{under.text}” ({under.place})"
                yield from self._wrap(plain(told), f"{indent}    ")
            else:
                yield from self._block(under, f"{indent}    ")

    # -- a finding --

    def _entry(self, entry: Entry) -> Iterator[Line]:
        kind = "" if entry.kind in ("", _USUAL) else f"{entry.kind[:1].upper()}{entry.kind[1:]}: "
        if entry.wording is not None:
            spans = marked(entry.wording.steps, entry.wording.weighty, colour=self.colour)
            yield from self._wrap([*plain(kind), *spans], "  • ")
        else:
            bullet = "  • "
            for words in entry.texts:
                yield from self._wrap(plain(kind + words), bullet)
                bullet, kind = "    ", ""
        for item in entry.items:
            yield from self._wrap(plain(item), "    – ")
        where = f"{entry.heading} – {entry.place}" if entry.heading else entry.place
        where += f" ({entry.ref})" if entry.ref and entry.ref not in where else ""
        told = "; ".join(part for part in (where, *entry.facts, entry.doubt) if part)
        yield from self._wrap([(Style.QUIET, told)], "    ")
        for words in entry.detail:
            yield from self._wrap(plain(words), "    ")
        for quote in entry.before:
            yield from self._wrap(plain(f"{quote.label}: “{quote.text}” ({quote.place})"), "    ")
        yield from self._backing(entry, "    ")
        for part in entry.parts:
            yield from self._part_of(part)
        for bullet_of_past in entry.past:
            yield from self._bullet(bullet_of_past, "  ")

    def _part_of(self, part: Entry) -> Iterator[Line]:
        term = None if part.status is None else term_of(part.status)
        spans = [*plain(f"{term.short}: ")] if term else []
        if part.wording is not None:
            spans += marked(part.wording.steps, part.wording.weighty, colour=self.colour)
        else:
            spans += plain("; ".join(part.texts))
        if facts := "; ".join(words for words in (part.place, part.doubt) if words):
            spans += plain(f" ({facts})")
        yield from self._wrap(spans, "    – ")
        for quote in part.before:
            yield from self._wrap(plain(f"{quote.label}: “{quote.text}” ({quote.place})"), "      ")
        yield from self._backing(part, "      ")

    def _backing(self, entry: Entry, indent: str) -> Iterator[Line]:
        for words in (entry.why, entry.lead):
            yield from self._wrap(plain(words), indent) if words else ()
        yield from self._quotes(entry.quotes, indent)
        for note in entry.notes:
            yield from self._note(note, indent)

    # -- a paragraph --

    def _rewording(self, block: Rewording) -> Iterator[Line]:
        """One marked text where the two are close, otherwise each side whole."""
        steps, weighty = block.change.steps, block.change.weighty
        if block.older and block.newer and is_close(steps):
            spans = marked(steps, weighty, colour=self.colour)
            yield from self._wrap(
                [(Style.QUIET, f"{block.older}; {block.newer}: "), *spans], "  ~ "
            )
            return
        for place, sign, style, side in (
            (block.older, "-", Style.REMOVED, WordingOp.DELETE),
            (block.newer, "+", Style.ADDED, WordingOp.INSERT),
        ):
            if place:
                spans = [(Style.QUIET, f"{place}: "), (style, one_side(steps, side))]
                yield from self._wrap(spans, f"  {sign} ")

    # -- tables --

    def _table(self, table: Table) -> Iterator[Line]:
        heads = _lined(table.columns, table)
        rows = [_lined([cell.text for cell in row], table) for row in table.rows]
        widths = _widths([heads, *rows], self.width - 2)
        if widths is None:
            for row in table.rows:
                yield from self._row_in_words(table, [cell.text for cell in row])
        else:
            told = zip(heads, widths, strict=True)
            yield from columns([([(Style.QUIET, name)], size) for name, size in told], "  ")
            for cells, words in zip(table.rows, rows, strict=True):
                laid = [
                    ([(_style(cell.accent), text)], size)
                    for cell, text, size in zip(cells, words, widths, strict=True)
                ]
                yield from columns(laid, "  ")
        for note in table.notes:
            yield from self._block(note, "  ")

    def _row_in_words(self, table: Table, row: Sequence[str]) -> Iterator[Line]:
        told = "; ".join(
            f"{name}: {text}" for name, text in zip(table.columns[1:], row[1:], strict=True) if text
        )
        yield from self._wrap([(Style.STRONG, f"{row[0]}: "), (Style.PLAIN, told)], "  ", "    ")


def _lined(texts: Sequence[str], table: Table) -> list[str]:
    """A row with a line before each column whose grades stand on another scale."""
    return [f"| {text}" if at in table.breaks else text for at, text in enumerate(texts)]


def _style(accent: Accent) -> Style:
    match accent:
        case Accent.STRONG:
            return Style.STRONG
        case Accent.QUIET:
            return Style.QUIET
        case _:
            return accented(accent)


def _bare(block: Block | Section) -> Block | Section:
    """A point without the words quoted under it; what it is about and by when stay."""
    if not isinstance(block, Bullet):
        return block
    return replace(block, under=tuple(one for one in block.under if not isinstance(one, Quote)))


def _counts_blocks(part: Part) -> bool:
    """Whether a number in a heading is that of the blocks: some hold several grades each."""
    heading = part.section.heading
    return not heading.endswith(")") or heading.endswith(f"({len(part.blocks)})")


def _has_wording(blocks: Sequence[Block | Section]) -> bool:
    return any(
        _has_wording(block.blocks)
        if isinstance(block, Section)
        else isinstance(block, Rewording)
        or (isinstance(block, Entry) and block.wording is not None)
        for block in blocks
    )


def _widths(rows: Sequence[Sequence[str]], room: int) -> list[int] | None:
    """Columns for each cell so that a row fits, or None where there is too little room.

    What needs less than its share gets what it needs, and the others share the rest.
    """
    natural = [max(map(cell_width, column)) for column in zip(*rows, strict=True)]
    room -= _GAP * (len(natural) - 1)
    widths: dict[int, int] = {}
    for at in sorted(range(len(natural)), key=natural.__getitem__):
        share = (room - sum(widths.values())) // (len(natural) - len(widths))
        if share < min(natural[at], _LEAST_CELL):
            return None
        widths[at] = min(natural[at], share)
    return [widths[at] for at in range(len(natural))]
