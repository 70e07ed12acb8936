"""The whole comparison as text to read: every grade, every finding with its evidence, every change.

Sections that only one report has are named, not printed: they can be read there. Nothing else is
left out, and nothing is shortened.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from peeldiff.model import (
    FindingChange,
    GradeChange,
    Inspection,
    Pair,
    ParagraphChange,
    Quote,
    SectionChange,
    WordingOp,
)
from peeldiff.neutral import same_words
from peeldiff.render.beside import BesideGrade, bullets, grades_beside, sides
from peeldiff.render.facts import (
    Pages,
    figure_values,
    full_text,
    grade_values,
    names,
    practices,
    question,
    section_told,
    set_by_words,
    two_forces,
)
from peeldiff.render.groups import groups
from peeldiff.render.lines import Line, Style, heading, plain, to_text, wrap
from peeldiff.render.marked import LEGEND, is_close, marked, one_side
from peeldiff.render.parts import PARTS, is_reworded
from peeldiff.render.phrases import (
    confidence_words,
    counted,
    grade_move,
    grade_sign,
    grade_words,
    kind_label,
    place,
    status_words,
)
from peeldiff.render.quoting import Quoter, page_of
from peeldiff.render.remark_lines import missing_told, observations_told, recalls_told
from peeldiff.render.summary import head, tone

__all__ = ["text"]


def text(pair: Pair, width: int, *, colour: bool, parts: Sequence[str] | None = None) -> str:
    """The comparison as text of at most `width` columns; `parts` (None: all) says what to show."""
    return to_text(_Writer(pair, width, colour).lines(parts or PARTS), colour=colour)


class _Writer:
    """What every part of one text needs: the pair, its names and pages, the width."""

    def __init__(self, pair: Pair, width: int, colour: bool) -> None:
        self.pair, self.width, self.colour = pair, width, colour
        self.old_name, self.new_name = names(pair.diff)
        self.old_pages, self.new_pages = Pages(pair.old), Pages(pair.new)

    def lines(self, parts: Sequence[str]) -> Iterator[Line]:
        diff = self.pair.diff
        yield from head(diff, self.width)
        if not self.colour:
            yield ()
            yield from wrap([(Style.QUIET, f"Wording: {LEGEND}")], self.width, "", "  ")
        if "findings" in parts:
            yield from missing_told(diff, self.width)
            yield from observations_told(diff, self.new_pages, self.width)
        if "grades" in parts:
            yield from self._title("Grades", len(diff.grades))
            if two_forces(diff):
                for row in grades_beside(diff):
                    yield from self._beside(row)
            else:
                quoted: set[Quote] = set()
                for grade in diff.grades:
                    yield from self._grade(grade, quoted)
                    if grade.caveat is not None:
                        quoted.add(grade.caveat)
        if "findings" in parts:
            yield from self._findings()
            yield from recalls_told(diff, self.new_pages, self.width)
        if "sections" in parts:
            yield from self._sections()
            yield from self._figures()

    def _title(self, words: str, count: int, style: Style = Style.STRONG) -> Iterator[Line]:
        yield from heading(f"{words} ({count})", self.width, style)

    def _old_place(self, line: int, page: int | None = None) -> str:
        return place(line, page or self.old_pages.of(line), self.old_name)

    def _new_place(self, line: int, page: int | None = None) -> str:
        return place(line, page or self.new_pages.of(line), self.new_name)

    def _says(self, indent: str, words: str, style: Style = Style.PLAIN) -> Iterator[Line]:
        yield from wrap([(style, words)], self.width, indent)

    # -- grades --

    def _grade(self, grade: GradeChange, quoted: Collection[Quote]) -> Iterator[Line]:
        """One row; a caveat that stands for all questions is quoted under the first only."""
        values = grade_values(grade)
        words = f"{grade_sign(grade)} {grade_move(grade)}: {question(grade)}: {values}"
        yield ()
        yield from wrap(plain(words), self.width, "  ", "      ")
        for ref, where in ((grade.old, self._old_place), (grade.new, self._new_place)):
            if ref is not None:
                told = f"{where(ref.line)}: {grade_words(ref.grade)} – {ref.heading}"
                yield from self._says("      ", told, Style.QUIET)
        yield from self._says("      ", grade.why)
        for quote in (grade.caveat, grade.stated_by_report):
            if quote is not None and quote not in quoted:
                yield from self._says("      ", f"“{quote.text}” ({self._new_place(quote.line)})")

    def _beside(self, row: BesideGrade) -> Iterator[Line]:
        yield ()
        yield from wrap([(Style.STRONG, row.question)], self.width, "  ", "      ")
        for ref, words, where in zip(
            row.refs, row.words, (self._old_place, self._new_place), strict=True
        ):
            if ref is not None:
                told = f"{where(ref.line)}: {words} – {ref.heading}"
                yield from self._says("      ", told, Style.QUIET)

    # -- findings --

    def _findings(self) -> Iterator[Line]:
        for group in groups(self.pair.diff):
            yield from self._title(group.words, len(group.findings), tone(group.status))
            if group.meaning:
                yield from self._says("", group.meaning, Style.QUIET)
            for finding in group.findings:
                yield ()
                if group.status is None:
                    yield from self._side_by_side(finding)
                else:
                    yield from self._finding(finding)
        if praised := practices(self.pair.diff):
            yield from self._title("Good practice", len(praised))
            for finding in praised:
                yield ()
                yield from self._finding(finding, praise=True)

    def _finding(self, finding: FindingChange, *, praise: bool = False) -> Iterator[Line]:
        yield from self._wording(finding, "  • ", "    ", item=False)
        yield from self._stands(finding, "    ")
        if praise:
            return
        yield from self._backing(finding, "    ")
        for part in finding.items:
            label = f"    – {status_words(part.status).lower()}: "
            yield from self._wording(part, label, "      ", item=True)
            yield from self._stands(part, "      ")
            yield from self._backing(part, "      ")

    def _side_by_side(self, finding: FindingChange) -> Iterator[Line]:
        """What two forces are asked for, each in its own words."""
        bullet = "  • "
        for side in sides(finding, self.pair.diff):
            yield from wrap(plain(side.words), self.width, bullet, "    ")
            told = side.whereabouts((self.old_pages, self.new_pages))
            yield from self._says("    ", told, Style.QUIET)
            for item in bullets(side.ref):
                yield from wrap(plain(item), self.width, "    – ")
            bullet = "    "

    def _backing(self, finding: FindingChange, indent: str) -> Iterator[Line]:
        """Why the status is what it is, and the newer report's own words."""
        doubt = confidence_words(finding.confidence)
        told = f"{finding.why.rstrip('.')}; {doubt}." if doubt else finding.why
        yield from self._says(indent, told)
        for quoted in Quoter().quote(finding):
            source = quoted.source
            if source is None:
                yield from self._says(indent, quoted.text, Style.QUIET)
                continue
            under = f", under “{source.heading}”" if source.heading else ""
            page = page_of(source)
            where = f"{self._new_place(source.line, page)}{under}"
            hang = f"{indent}  " if quoted.under else indent
            yield from self._says(hang, f"{quoted.text} ({where})")
        if decided := set_by_words(finding):
            yield from self._says(indent, decided, Style.STRONG)

    def _wording(
        self, finding: FindingChange, bullet: str, hang: str, *, item: bool
    ) -> Iterator[Line]:
        """One marked text where the two are close, otherwise each side in full."""
        matched = bool(finding.old and finding.new)
        if len(finding.old) == len(finding.new) == 1 and is_close(finding.wording):
            label = "" if item else kind_label(finding.new[0].kind)
            spans = marked(finding.wording, finding.weighty, colour=self.colour)
            yield from wrap([*plain(label), *spans], self.width, bullet, hang)
            return
        for side, refs in ((self.old_name, finding.old), (self.new_name, finding.new)):
            for ref in refs:
                words = ref.text if item else full_text(ref)
                told = f"{side}: {words}" if matched else words
                yield from wrap(plain(told), self.width, bullet, hang)
                bullet = hang

    def _stands(self, finding: FindingChange, indent: str) -> Iterator[Line]:
        sides = [(ref, self._old_place) for ref in finding.old]
        sides += [(ref, self._new_place) for ref in finding.new]
        for ref, where in sides:
            under = f", under “{ref.heading}”" if ref.heading else ""
            yield from self._says(indent, f"{where(ref.line, ref.page)}{under}", Style.QUIET)

    # -- sections and figures --

    def _sections(self) -> Iterator[Line]:
        diff = self.pair.diff
        yield from self._title("Sections", len(diff.sections))
        old, new = _paragraph_lines(self.pair.old), _paragraph_lines(self.pair.new)
        between = True
        for section in diff.sections:
            alone = not (section.old and section.new)
            if between or not alone:
                yield ()
            between = not alone
            if alone:
                yield from self._alone(section)
            else:
                yield from self._section(section, old, new)

    def _alone(self, section: SectionChange) -> Iterator[Line]:
        """One line for what only one report has: it can be read there."""
        ref, where = (
            (section.new[0], self._new_place) if section.new else (section.old[0], self._old_place)
        )
        count = counted(len(section.paragraphs), "paragraph")
        told = f" ({where(ref.line)}): {section_told(section, self.pair.diff)}, {count}"
        spans = [(Style.STRONG, ref.heading), (Style.QUIET, told)]
        yield from wrap(spans, self.width, "  ", "    ")

    def _section(
        self, section: SectionChange, old: dict[str, list[int]], new: dict[str, list[int]]
    ) -> Iterator[Line]:
        apart = two_forces(self.pair.diff)
        for refs, where, before in (
            (section.old, self._old_place, "  "),
            (section.new, self._new_place, "  | " if apart else "  → "),
        ):
            for ref in refs:
                spans = [(Style.STRONG, ref.heading), (Style.QUIET, f" ({where(ref.line)})")]
                yield from wrap(spans, self.width, before, "    ")
        doubt = confidence_words(section.confidence)
        told = section_told(section, self.pair.diff) + (f"; {doubt}" if doubt else "")
        yield from self._says("    ", told, Style.QUIET)
        old_lines = [line for ref in section.old for line in old.get(ref.id, [])]
        new_lines = [line for ref in section.new for line in new.get(ref.id, [])]
        unchanged = 0
        for paragraph in section.paragraphs:
            if not is_reworded(paragraph.wording):
                unchanged += 1
                continue
            yield from self._unchanged(unchanged)
            unchanged = 0
            yield from self._paragraph(paragraph, old_lines, new_lines)
        yield from self._unchanged(unchanged)

    def _unchanged(self, count: int) -> Iterator[Line]:
        if count:
            words = counted(count, *same_words(self.pair.diff))
            yield from self._says("      ", f"({words})", Style.QUIET)

    def _paragraph(
        self, paragraph: ParagraphChange, old_lines: list[int], new_lines: list[int]
    ) -> Iterator[Line]:
        wording, width = paragraph.wording, self.width
        gone = (
            f"{self.old_name}, line {old_lines[paragraph.old]}: "
            if paragraph.old is not None
            else ""
        )
        come = (
            f"{self.new_name}, line {new_lines[paragraph.new]}: "
            if paragraph.new is not None
            else ""
        )
        if gone and come and is_close(wording):
            spans = marked(wording, paragraph.weighty, colour=self.colour)
            yield from wrap([(Style.QUIET, come), *spans], width, "    ~ ")
            return
        if gone:
            spans = [(Style.QUIET, gone), (Style.REMOVED, one_side(wording, WordingOp.DELETE))]
            yield from wrap(spans, width, "    - ")
        if come:
            spans = [(Style.QUIET, come), (Style.ADDED, one_side(wording, WordingOp.INSERT))]
            yield from wrap(spans, width, "    + ")

    def _figures(self) -> Iterator[Line]:
        figures = self.pair.diff.figures
        if figures:
            yield from self._title("Figures", len(figures))
        for figure in figures:
            values = figure_values(figure, self.pair.diff)
            where = f"{self._old_place(figure.old_line)}; {self._new_place(figure.new_line)}"
            yield from wrap(plain(f"{figure.label}: {values} ({where})"), self.width, "  ", "    ")
            if not figure.comparable:
                yield from self._says("    ", f"Not comparable: {figure.why}", Style.QUIET)


def _paragraph_lines(inspection: Inspection) -> dict[str, list[int]]:
    """The first line of each paragraph, by section."""
    return {section.id: [p.line for p in section.paragraphs] for section in inspection.sections}
