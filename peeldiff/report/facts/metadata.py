"""Who was inspected, in which programme and cycle, when it was published, under what title.

Read from the title page and the imprint; the text itself is asked only where these are silent.
"""

from __future__ import annotations

from collections.abc import Sequence

from alignment.late import late_with
from alignment.records import dataclass
from peeldiff.document.source import Line, Role
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Furniture
from peeldiff.report.facts.authors import Whose, is_titled, name_inspectorate, whose_report
from peeldiff.report.facts.cycles import read_cycle
from peeldiff.report.facts.dates import read_published, read_visit
from peeldiff.report.facts.forces import read_force
from peeldiff.report.facts.opening import (
    LONGEST_LINE,
    TOP,
    as_told,
    opening_lines,
    title_lines,
    told_lines,
)
from peeldiff.report.facts.programmes import programme_of_body, read_programme, said_programme
from peeldiff.report.facts.prose_dates import said_published
from peeldiff.report.facts.title_page import read_title_page
from peeldiff.report.facts.titles import read_title
from peeldiff.words import plain

__all__ = ["Metadata", "read_metadata"]

_BOTTOM = 16
_OTHERS = late_with(
    ("Last ", "Previous ", "Earlier ", "Next "),
    r"(?:Last|Previous|Earlier|Next) [^:.]{0,25}"
    r"\b(?:inspect(?:ion|ed)|assess(?:ment|ed)|visit|report)\b[^:.]{0,20}: ",
)
"""A fact of the title page that is told of another inspection."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What identifies an inspection; None for what the report does not say."""

    force: str | None
    inspectorate: str | None
    programme: str | None
    cycle: str | None
    published: str | None
    title: str | None
    pillar: str | None
    visit_from: str | None = None
    visit_to: str | None = None


def read_metadata(lines: Sequence[Line], words: Inspectorate) -> Metadata:
    """Read the metadata off all lines of a report, furniture included."""
    texts = [told for told in told_lines(lines) if not _OTHERS.match(told)]
    printed = [line for line in opening_lines(lines, words) if not _OTHERS.match(as_told(line))]
    top = [text for line in printed[:TOP] if len(text := as_told(line)) < LONGEST_LINE]
    titles = title_lines(printed)
    said = None if words.frameworks else said_published(texts)
    published = read_published((*texts[:TOP], *texts[-_BOTTOM:]), words, said)
    if published is None and any(line.role is Role.NAVIGATION for line in lines):
        # A site's menus may be longer than the pages where a date is sought.
        inside = told_lines([line for line in lines if line.role is not Role.NAVIGATION])
        published = read_published((*inside[:TOP], *inside[-_BOTTOM:]), words, said)
    if words.frameworks:
        return _by_title_page(printed, texts, published, words)
    titled = is_titled(titles, words)
    whose = Whose.OURS if titled else whose_report(texts, words)
    force = read_force(texts, top, words, whose)
    programme = read_programme(titles, texts, words)
    if programme is None and whose is Whose.OURS and _is_signed(texts, words, titled=titled):
        programme = said_programme(texts, words)
    programme = programme or programme_of_body(force, words)
    inspectorate = name_inspectorate(texts, words, programme, titled=titled)
    cycle = read_cycle(top, texts, force, programme, published, words)
    title, pillar = read_title(titles, texts, words, programme)
    return Metadata(force, inspectorate, programme, cycle, published, title, pillar)


def _is_signed(texts: Sequence[str], words: Inspectorate, *, titled: bool) -> bool:
    """Whether a report names the inspectorate, or one of its inspectors signs it."""
    signature = words.pattern(Furniture.signature_patterns)
    named = name_inspectorate(texts, words, None, titled=titled) is not None
    return named or any(signature.fullmatch(plain(text)) for text in texts[:TOP])


def _by_title_page(
    printed: Sequence[Line], texts: Sequence[str], published: str | None, words: Inspectorate
) -> Metadata:
    """The metadata of a report whose title page says them in the set phrases of its data file."""
    found = read_title_page([line.text for line in printed], words)
    visit = read_visit(texts[:TOP], words)
    if found is None:
        return Metadata(None, words.name, None, None, published, None, None, *visit)
    cycle = found.cycle(*visit, published)
    return Metadata(
        found.force, words.name, found.programme, cycle, published, found.title, None, *visit
    )
