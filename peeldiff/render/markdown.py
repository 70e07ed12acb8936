"""A page as Markdown: to be attached, printed or turned into a word-processor file.

Words taken out are struck through in the older text and words put in are bold in the newer one, each
side whole, so that no conversion can mix the two. All text of a page passes through `escape`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
from peeldiff.render.escaping import escape
from peeldiff.render.marked_markdown import one_side

__all__ = ["markdown"]

_USUAL = KINDS[FindingKind.AREA_FOR_IMPROVEMENT].short
"""The kind that needs no naming."""


def markdown(page: Page) -> str:
    """The page as Markdown."""
    return "\n\n".join(_page(page)) + "\n"


def _page(page: Page) -> Iterator[str]:
    yield f"# {escape(page.title)}"
    named = [note for note in page.lead if note.label and note.accent is Accent.PLAIN]
    if named:
        yield "\n".join(f"- {_labelled(note.label, note.text)}" for note in named)
    for note in page.lead:
        if note not in named:
            yield _note(note)
    for section in page.sections:
        yield from _section(section, 2)


def _section(section: Section, level: int) -> Iterator[str]:
    yield f"{'#' * level} {escape(section.heading)}"
    if section.guard:
        yield f"*{escape(section.guard)}*"
    yield from _blocks(section.blocks, level)


def _blocks(blocks: Sequence[Block | Section], level: int) -> Iterator[str]:
    """Bullets in a row make one list."""
    run: list[str] = []
    for block in blocks:
        if isinstance(block, Bullet):
            run.append("\n".join(_bullet(block, "")).rstrip())
            continue
        if run:
            yield "\n".join(run)
            run = []
        yield from _block(block, level)
    if run:
        yield "\n".join(run)


def _block(block: Block | Section, level: int) -> Iterator[str]:
    match block:
        case Note():
            yield _note(block)
        case Quote():
            yield "\n".join(_quote(block, ""))
        case Bullet():
            yield "\n".join(_bullet(block, ""))
        case Rewording():
            yield "\n>\n".join(_rewording(block))
        case Entry():
            yield "\n".join(_entry(block))
        case Table():
            yield _table(block)
            for note in block.notes:
                yield from _block(note, level)
        case Counts():
            yield "\n".join(f"- {escape(name)}: {count}" for _, name, count in block.rows)
        case Glossary():
            yield "\n".join(f"- {_labelled(word, meaning)}" for word, meaning, _ in block.rows)
        case Section():
            yield from _section(block, level + 1)


def _labelled(label: str, text: str) -> str:
    return f"**{escape(label)}:** {escape(text)}" if label else escape(text, at_start=True)


def _note(note: Note) -> str:
    if note.accent in (Accent.WARN, Accent.BAD):
        return f"> {_labelled(note.label, note.text)}"
    if note.accent is Accent.STRONG and not note.label:
        return f"**{escape(note.text)}**"
    return _labelled(note.label, note.text)


def _quote(quote: Quote, indent: str) -> Iterator[str]:
    under = f", under “{escape(quote.heading)}”" if quote.heading else ""
    yield f"{indent}> “{escape(quote.text)}” ({escape(quote.place)}{under})"


def _bullet(bullet: Bullet, indent: str) -> Iterator[str]:
    place = f" ({escape(bullet.place)})" if bullet.place else ""
    yield f"{indent}- {_labelled(bullet.label, bullet.text)}{place}"
    for under in bullet.under:
        match under:
            case Bullet():
                yield from _bullet(under, f"{indent}  ")
            case Note():
                yield f"\n{indent}  {_note(under)}"
            case Quote():
                told = f"{escape(under.label)}: " if under.label else ""
                words = f"“{escape(under.text)}” ({escape(under.place)})"
                yield f"\n{indent}  {told}{words}"


def _rewording(block: Rewording) -> Iterator[str]:
    steps, weighty = block.change.steps, block.change.weighty
    for place, side in ((block.older, WordingOp.DELETE), (block.newer, WordingOp.INSERT)):
        if place:
            yield f"> {escape(place)}: {one_side(steps, weighty, side)}"


def _entry(entry: Entry) -> Iterator[str]:
    bullet = "- "
    kind = "" if entry.kind == _USUAL else entry.kind[:1].upper() + entry.kind[1:]
    if entry.wording is not None:
        steps, weighty = entry.wording.steps, entry.wording.weighty
        label = f"**{escape(kind)}:** " if kind else ""
        yield f"{bullet}{label}{one_side(steps, weighty, WordingOp.INSERT)}"
        yield f"\n  Before: {one_side(steps, weighty, WordingOp.DELETE)}"
    else:
        for text in entry.texts:
            yield f"{bullet}{_labelled(kind, text)}"
            bullet, kind = "\n  ", ""
    yield from (f"\n  - {escape(item, at_start=True)}" for item in entry.items)
    where = f"{entry.heading} – {entry.place}" if entry.heading else entry.place
    where += f" ({entry.ref})" if entry.ref and entry.ref not in where else ""
    told = "; ".join(part for part in (where, *entry.facts, entry.doubt) if part)
    yield f"\n  *{escape(told)}*"
    yield from (f"\n  {escape(words, at_start=True)}" for words in entry.detail)
    for quote in entry.before:
        words = f"{escape(quote.label)}: “{escape(quote.text)}” ({escape(quote.place)})"
        yield f"\n  {words}"
    yield from _backing(entry, "  ")
    for part in entry.parts:
        yield from _part(part)
    for past in entry.past:
        yield from _bullet(past, "\n  ")


def _part(part: Entry) -> Iterator[str]:
    told = escape("; ".join(part.texts))
    if part.wording is not None:
        told = one_side(part.wording.steps, part.wording.weighty, WordingOp.INSERT)
    if part.status is not None:
        term = term_of(part.status)
        told = f"**{escape(term.short[0].upper() + term.short[1:])}:** {told}"
    facts = "; ".join(words for words in (part.place, part.doubt) if words)
    yield f"\n  - {told}" + (f" ({escape(facts)})" if facts else "")
    if part.wording is not None:
        before = one_side(part.wording.steps, part.wording.weighty, WordingOp.DELETE)
        yield f"\n    Before: {before}"
    for quote in part.before:
        words = f"{escape(quote.label)}: “{escape(quote.text)}” ({escape(quote.place)})"
        yield f"\n    {words}"
    yield from _backing(part, "    ")


def _backing(entry: Entry, indent: str) -> Iterator[str]:
    for words in (entry.why, entry.lead):
        if words:
            yield f"\n{indent}{escape(words, at_start=True)}"
    label = ""
    for quote in entry.quotes:
        if quote.label and quote.label != label:
            yield f"\n{indent}*{escape(quote.label)}:*"
        label = quote.label
        yield "\n" + "\n".join(_quote(quote, indent))
    for note in entry.notes:
        yield f"\n{indent}{_note(note)}"


def _table(table: Table) -> str:
    rule = [("--:" if at in table.numeric else "---") for at in range(len(table.columns))]
    rows = [_lined(table.columns, table), rule]
    rows += [_lined([cell.text for cell in row], table) for row in table.rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _lined(texts: Sequence[str], table: Table) -> list[str]:
    """A row with a line before each column whose grades stand on another scale."""
    told = (f"| {text}" if at in table.breaks else text for at, text in enumerate(texts))
    return [escape(text) for text in told]
