"""The whole comparison as a page: every grade, every finding with its evidence, every changed paragraph.

Sections that only one report has are named, not printed: they can be read there. Nothing else is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alignment.records import replace
from peeldiff.model import GradeChange, Pair, Quote
from peeldiff.model.vocabulary import GRADE_CHANGES
from peeldiff.neutral import two_forces
from peeldiff.pages import remarks
from peeldiff.pages.amount import Amount
from peeldiff.pages.figures import figures
from peeldiff.pages.page import Bullet, Note, Page, Section
from peeldiff.pages.page import Quote as Quoted
from peeldiff.pages.places import question_name
from peeldiff.pages.sections import sections
from peeldiff.pages.summary import SummaryMaker, files, head
from peeldiff.phrasing.facts import grade_values, practices, shared_note, title
from peeldiff.phrasing.parts import PARTS
from peeldiff.phrasing.phrases import grade_move, grade_sign, grade_words

__all__ = ["comparison_page"]


def comparison_page(pair: Pair, parts: Sequence[str] | None = None) -> Page:
    """The comparison as a page; `parts` (None: all) says which of its parts."""
    shown = parts or PARTS
    if two_forces(pair.diff):
        from peeldiff.pages.two_forces import two_forces_page

        return two_forces_page(pair, shown)
    return Page(
        title=title(pair.diff),
        lead=head(pair),
        sections=tuple(s for s in _sections(pair, shown) if s is not None),
        footer=title(pair.diff),
    )


def _sections(pair: Pair, parts: Sequence[str]) -> Iterator[Section | None]:
    maker = SummaryMaker(pair, Amount.FULL)
    diff, old, new = pair.diff, maker.old, maker.new
    if "findings" in parts:
        yield remarks.observations(diff, new)
    if "grades" in parts and diff.grades:
        yield Section(
            id="grades",
            heading=f"Grades ({len(diff.grades)})",
            blocks=tuple(_grades(pair, maker)),
        )
    if "findings" in parts:
        yield from maker.findings()
        yield _practices(pair, maker)
        yield remarks.better_since(diff, new)
        yield remarks.said_of_earlier(diff, new)
        yield remarks.missing(diff, new)
    if "sections" in parts:
        yield sections(pair, old, new)
        yield figures(pair, old, new, everything=True)
    yield files(diff)


def _practices(pair: Pair, maker: SummaryMaker) -> Section | None:
    found = practices(pair.diff)
    if not found:
        return None
    blocks = tuple(map(maker.entries.practice, found))
    return Section(id="practice", heading=f"Good practice ({len(found)})", blocks=blocks)


def _grades(pair: Pair, maker: SummaryMaker) -> Iterator[Bullet]:
    """Each grade with both sides and the reason; a caveat on all of them is quoted under the first only."""
    quoted: set[Quote] = set()
    for grade in pair.diff.grades:
        bullet = _grade(grade, maker)
        quotes = [quote for quote in (grade.caveat, grade.stated_by_report) if quote is not None]
        fresh = tuple(
            Quoted(text=quote.text, place=maker.new.place(quote.line), line=quote.line)
            for quote in quotes
            if quote not in quoted
        )
        quoted |= set(quotes)
        yield replace(bullet, under=(*bullet.under, *fresh))


def _grade(grade: GradeChange, maker: SummaryMaker) -> Bullet:
    sides = [
        Note(text=f"{places.place(ref.line)}: {grade_words(ref.grade)} – {ref.heading}")
        for ref, places in ((grade.old, maker.old), (grade.new, maker.new))
        if ref is not None
    ]
    return Bullet(
        label=f"{grade_sign(grade)} {question_name(grade, maker.old, maker.new)}",
        text=f"{grade_values(grade)} ({grade_move(grade)})",
        accent=GRADE_CHANGES[grade.change].accent,
        under=(
            *sides,
            *(Note(text=f"{note}.") for note in filter(None, [shared_note([grade])])),
            Note(text=grade.why),
        ),
    )
