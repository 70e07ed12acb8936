"""The page for a review meeting: what changed, worst news first, in words that can be read out.

Long findings are shortened, quotations never are: half of one may say the opposite. Everything
left out here stands in `peeldiff diff`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from peeldiff.model import (
    Confidence,
    FindingChange,
    GradeChange,
    GradeChangeKind,
    InspectionDiff,
    Pair,
    Status,
)
from peeldiff.model.vocabulary import GRADE_CHANGES, SILENT, STATUSES
from peeldiff.render.backing import backing
from peeldiff.render.beside import grades_beside, sides
from peeldiff.render.facts import (
    Pages,
    asked_in_both,
    full_text,
    grade_values,
    headline,
    match_words,
    names,
    practices,
    question,
    sections_sentence,
    title,
    two_forces,
)
from peeldiff.render.groups import groups
from peeldiff.render.lines import (
    Line,
    Style,
    accented,
    clip,
    columns,
    heading,
    plain,
    shorten,
    to_text,
    wrap,
)
from peeldiff.render.phrases import (
    confidence_words,
    counted,
    grade_move,
    grade_sign,
    place,
    report_words,
    warning_words,
)
from peeldiff.render.remark_lines import missing_told, observations_told, recalls_told

__all__ = ["grade_table", "head", "summary", "tone"]

_SHORT = 2
"""Lines that a finding may take before it is shortened."""
_NARROW = 60
"""Columns below which a table of grades would break every word."""

_QUESTION = 31
"""Columns for a question at the usual width: most take two lines."""


def summary(pair: Pair, width: int, *, colour: bool) -> str:
    """The summary as text of at most `width` columns."""
    return to_text(_summary(pair, width), colour=colour)


def _summary(pair: Pair, width: int) -> Iterator[Line]:
    diff = pair.diff
    yield from head(diff, width)
    pages = (Pages(pair.old), Pages(pair.new))
    yield from missing_told(diff, width)
    yield from observations_told(diff, pages[1], width)
    apart = two_forces(diff)
    if diff.grades:
        yield from heading("Grades", width)
        if apart:
            yield from _grades_beside(diff, width)
        else:
            yield from grade_table(diff, width)
            yield from _grade_notes(pair, width)
    same = asked_in_both(diff)
    if same:
        yield ()
        yield from wrap(plain(same), width)
    for group in groups(diff):
        if same and group.status is Status.PERSISTING:
            continue
        title = f"{group.words} ({len(group.findings)})"
        yield from heading(title, width, tone(group.status))
        if apart:
            for finding in group.findings:
                yield from _side_by_side(finding, diff, pages, width)
            continue
        doubt = _shared_doubt(group.findings)
        if meaning := " ".join(part for part in (group.meaning, doubt) if part):
            yield from wrap([(Style.QUIET, meaning)], width)
        for finding in group.findings:
            yield from _finding(finding, diff, pages, width, tell_doubt=not doubt)
    yield from recalls_told(diff, pages[1], width)
    yield from _rest(diff, width)


def head(diff: InspectionDiff, width: int) -> Iterator[Line]:
    """Title, the two reports, every warning and the headline."""
    yield from wrap([(Style.STRONG, title(diff))], width)
    first, second = (" first: ", "second: ") if two_forces(diff) else ("older: ", "newer: ")
    yield from wrap(plain(report_words(diff.old)), width, f"  {first}")
    yield from wrap(plain(report_words(diff.new)), width, f"  {second}")
    for warning in diff.warnings:
        yield ()
        yield from wrap([(Style.WARN, warning_words(warning))], width, "Warning: ", "  ")
    yield ()
    yield from wrap([(Style.STRONG, " ".join(headline(diff)))], width)


def tone(status: Status | None) -> Style:
    """The colour of a status; what nobody knows has none."""
    return Style.STRONG if status is None else accented(STATUSES[status].accent, Style.STRONG)


def grade_table(diff: InspectionDiff, width: int) -> Iterator[Line]:
    """Direction, question and grades of every graded question, a row each."""
    if width < _NARROW:
        for grade in diff.grades:
            words = f"{grade_sign(grade)} {grade_move(grade)}: {question(grade)}: {_values(grade)}"
            yield from wrap(
                [(accented(GRADE_CHANGES[grade.change].accent), words)], width, "  ", "    "
            )
        return
    move_width = 16
    room = width - move_width - 6
    widest = max(len(_values(grade)) for grade in diff.grades)
    values_width = min(widest, room - _QUESTION if room > 56 else room // 2)
    for grade in diff.grades:
        style = accented(GRADE_CHANGES[grade.change].accent)
        yield from columns(
            [
                ([(style, f"{grade_sign(grade)} {grade_move(grade)}")], move_width),
                (plain(question(grade)), room - values_width),
                ([(style, _values(grade))], values_width),
            ],
            "  ",
        )


def _grades_beside(diff: InspectionDiff, width: int) -> Iterator[Line]:
    """Question and the grade of each of two forces, a row each."""
    rows = [(row.question, *row.words) for row in grades_beside(diff)]
    if width < _NARROW:
        old, new = names(diff)
        for name, before, after in rows:
            yield from wrap(plain(f"{name}: {old}: {before}; {new}: {after}"), width, "  ", "    ")
        return
    cell = 20
    for name, before, after in [("", *names(diff)), *rows]:
        style = Style.PLAIN if name else Style.QUIET
        yield from columns(
            [
                (plain(name), width - 2 * cell - 6),
                ([(style, before)], cell),
                ([(style, after)], cell),
            ],
            "  ",
        )


def _values(grade: GradeChange) -> str:
    values = grade_values(grade)
    return f"{values}, from {grade.carried_over_from}" if grade.carried_over_from else values


def _grade_notes(pair: Pair, width: int) -> Iterator[Line]:
    """Why grades cannot be compared, and what the newer report itself says of a move."""
    new_name = names(pair.diff)[1]
    pages = Pages(pair.new)
    notes: dict[str, None] = {}
    for grade in pair.diff.grades:
        if grade.change is GradeChangeKind.NOT_COMPARABLE:
            notes[f"? {grade.why}"] = None
    for grade in pair.diff.grades:
        for about, quote in (
            ("On comparing grades", grade.caveat),
            (question(grade), grade.stated_by_report),
        ):
            if quote is not None:
                where = place(quote.line, pages.of(quote.line), new_name)
                notes[f"{about}: “{quote.text}” ({where})"] = None
    for note in notes:
        yield from wrap([(Style.QUIET, note)], width, "  ", "  ")


def _doubt(finding: FindingChange) -> str:
    if finding.status in SILENT and finding.confidence is not Confidence.LOW:
        return ""
    return confidence_words(finding.confidence)


def _shared_doubt(findings: Sequence[FindingChange]) -> str:
    """The doubt that all findings under a heading share, said once."""
    doubts = {_doubt(finding) for finding in findings}
    if len(findings) < 2 or len(doubts) > 1 or "" in doubts:
        return ""
    return f"Each of these is {doubts.pop()}."


def _finding(
    finding: FindingChange,
    diff: InspectionDiff,
    pages: tuple[Pages, Pages],
    width: int,
    *,
    tell_doubt: bool,
) -> Iterator[Line]:
    """The finding as it stands now, where that is, and what backs its status."""
    old_name, new_name = names(diff)
    refs, page, name = (
        (finding.new, pages[1], new_name) if finding.new else (finding.old, pages[0], old_name)
    )
    facts = [place(refs[0].line, refs[0].page or page.of(refs[0].line), name)]
    facts += [words for words in (match_words(finding), tell_doubt and _doubt(finding)) if words]
    for ref in refs:
        yield from clip(wrap(plain(full_text(ref)), width, "  • "), _SHORT, width)
    told = "; ".join(facts)
    if under := refs[0].heading:
        told = f"{shorten(under, max(width - 7 - len(told), 34))} – {told}"
    yield from wrap([(Style.QUIET, told)], width, "    ")
    yield from backing(finding, new_name, pages[1], width)


def _side_by_side(
    finding: FindingChange, diff: InspectionDiff, pages: tuple[Pages, Pages], width: int
) -> Iterator[Line]:
    """What is asked of one force or of two, each in its own words and with its place."""
    bullet = "  • "
    for side in sides(finding, diff):
        yield from clip(wrap(plain(side.words), width, bullet, "    "), _SHORT, width)
        told = side.place(pages) + (f"; {side.doubt}" if side.doubt else "")
        if under := side.ref.heading:
            told = f"{shorten(under, max(width - 7 - len(told), 34))} – {told}"
        yield from wrap([(Style.QUIET, told)], width, "    ")
        bullet = "    "


def _rest(diff: InspectionDiff, width: int) -> Iterator[Line]:
    others = []
    praised = sum(len(finding.new) for finding in practices(diff))
    if praised:
        which = names(diff)[1] if two_forces(diff) else "newer"
        others.append(
            f"Praised in the {which} report: {counted(praised, 'example')} of good practice."
        )
    if not two_forces(diff) and (sections := sections_sentence(diff)):
        others.append(f"Sections: {sections}")
    figures = sum(figure.old != figure.new for figure in diff.figures if figure.comparable)
    if figures:
        others.append(f"Figures that both give and that differ: {figures}.")
    if others:
        yield ()
    for other in others:
        yield from wrap([(Style.QUIET, other)], width, "", "  ")
