"""The comparison as a Markdown paper for the meeting: to be attached, printed or turned into Word.

Words taken out are struck through in the older text and words put in are bold in the newer one,
each side whole, so that no conversion can mix the two. Headings, texts and names from reports pass
through `escape`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from peeldiff.model import (
    FindingChange,
    GradeChange,
    Pair,
    SectionChange,
    Wording,
    WordingOp,
)
from peeldiff.render.beside import bullets, grades_beside, sides
from peeldiff.render.escaping import escape
from peeldiff.render.facts import (
    Pages,
    full_text,
    headline,
    names,
    practices,
    question,
    section_told,
    set_by_words,
    title,
    two_forces,
)
from peeldiff.render.groups import groups
from peeldiff.render.marked import alike_in_print, is_close
from peeldiff.render.parts import PARTS, is_reworded
from peeldiff.render.phrases import (
    OBSERVATIONS,
    RECALLS,
    RECALLS_MEANING,
    confidence_words,
    counted,
    grade_move,
    grade_sign,
    grade_words,
    kind_label,
    place,
    report_words,
    status_words,
    warning_words,
)
from peeldiff.render.quoting import Quotable, Quoter, page_of
from peeldiff.render.remarks import Remark, missing_sentence, observations, recalls

__all__ = ["markdown"]

_EDGES = re.compile(r"^(\W*)(.*?)(\W*)$", re.DOTALL)


def markdown(pair: Pair, *, parts: Sequence[str] | None = None) -> str:
    """The comparison as Markdown; `parts` (None: all) says what to show."""
    blocks = _Writer(pair).blocks(parts or PARTS)
    return "\n\n".join(blocks) + "\n"


class _Writer:
    def __init__(self, pair: Pair) -> None:
        self.pair = pair
        self.apart = two_forces(pair.diff)
        self.old_name, self.new_name = names(pair.diff)
        self.old_pages, self.new_pages = Pages(pair.old), Pages(pair.new)

    def blocks(self, parts: Sequence[str]) -> Iterator[str]:
        diff = self.pair.diff
        yield f"# {escape(title(diff))}"
        old, new = escape(report_words(diff.old)), escape(report_words(diff.new))
        which = ("First", "Second") if self.apart else ("Older", "Newer")
        yield f"- {which[0]} report: {old}\n- {which[1]} report: {new}"
        for warning in diff.warnings:
            yield f"> **Warning:** {escape(warning_words(warning))}"
        yield f"**{escape(' '.join(headline(diff)))}**"
        if "findings" in parts:
            if missing := missing_sentence(diff):
                yield escape(missing)
            yield from self._remarks(OBSERVATIONS, observations(diff))
        if "grades" in parts and diff.grades:
            yield "## Grades"
            if self.apart:
                yield self._grades_beside()
            else:
                yield self._grade_table()
                yield from self._grade_quotes()
        if "findings" in parts:
            yield from self._findings()
            yield from self._remarks(RECALLS, recalls(diff), RECALLS_MEANING)
        if "sections" in parts:
            yield from self._sections()
            yield from self._figures()

    def _old_place(self, line: int, page: int | None = None) -> str:
        return escape(place(line, page or self.old_pages.of(line), self.old_name))

    def _new_place(self, line: int, page: int | None = None) -> str:
        return escape(place(line, page or self.new_pages.of(line), self.new_name))

    # -- grades --

    def _grade_table(self) -> str:
        rows = [
            f"| Change | Question | {escape(self.old_name)} | {escape(self.new_name)} | Why |",
            "|---|---|---|---|---|",
        ]
        for grade in self.pair.diff.grades:
            old, new = (
                "–" if ref is None else f"{grade_words(ref.grade)} (line {ref.line})"
                for ref in (grade.old, grade.new)
            )
            move = f"{grade_sign(grade)} {grade_move(grade)}"
            cells = (move, question(grade), old, new, grade.why)
            rows.append("| " + " | ".join(escape(cell) for cell in cells) + " |")
        return "\n".join(rows)

    def _grades_beside(self) -> str:
        rows = [
            f"| Question | {escape(self.old_name)} | {escape(self.new_name)} |",
            "|---|---|---|",
        ]
        for row in grades_beside(self.pair.diff):
            cells = [row.question] + [
                words if ref is None else f"{words} (line {ref.line})"
                for words, ref in zip(row.words, row.refs, strict=True)
            ]
            rows.append("| " + " | ".join(escape(cell) for cell in cells) + " |")
        return "\n".join(rows)

    def _grade_quotes(self) -> Iterator[str]:
        quotes: dict[str, None] = {}
        for grade in self.pair.diff.grades:
            for quote in _quotes(grade):
                quotes[f"> “{escape(quote[0])}” ({self._new_place(quote[1])})"] = None
        yield from quotes

    # -- findings --

    def _findings(self) -> Iterator[str]:
        for group in groups(self.pair.diff):
            yield f"## {group.words} ({len(group.findings)})"
            if group.meaning:
                yield f"*{group.meaning}*"
            for finding in group.findings:
                apart = group.status is None
                yield "\n".join(self._side_by_side(finding) if apart else self._finding(finding))
        if praised := practices(self.pair.diff):
            yield f"## Good practice ({len(praised)})"
            for finding in praised:
                yield "\n".join(self._wording(finding, "- ", "  ", item=False))

    def _finding(self, finding: FindingChange) -> Iterator[str]:
        yield from self._wording(finding, "- ", "  ", item=False)
        yield from self._backing(finding, "  ")
        for part in finding.items:
            bullet = f"\n  - *{status_words(part.status)}:* "
            yield from self._wording(part, bullet, "    ", item=True)
            yield from self._backing(part, "    ")

    def _side_by_side(self, finding: FindingChange) -> Iterator[str]:
        """What two forces are asked for, each in its own words."""
        bullet = "- "
        for side in sides(finding, self.pair.diff):
            where = side.whereabouts((self.old_pages, self.new_pages))
            yield f"{bullet}{escape(side.words, at_start=True)} ({escape(where)})"
            for item in bullets(side.ref):
                yield f"\n  - {escape(item, at_start=True)}"
            bullet = "\n  "

    def _wording(
        self, finding: FindingChange, bullet: str, indent: str, *, item: bool
    ) -> Iterator[str]:
        """Each side with its place; marked where the two belong together one to one."""
        marked = len(finding.old) == len(finding.new) == 1 and is_close(finding.wording)
        sides = [(ref, WordingOp.DELETE, self._old_place) for ref in finding.old]
        sides += [(ref, WordingOp.INSERT, self._new_place) for ref in finding.new]
        for ref, side, where in sides:
            if marked:
                label = "" if item else escape(kind_label(ref.kind), at_start=True)
                words = label + _one_side(finding.wording, finding.weighty, side)
            else:
                words = escape(ref.text if item else full_text(ref), at_start=True)
            under = f", under “{escape(ref.heading)}”" if ref.heading else ""
            yield f"{bullet}{words} ({where(ref.line, ref.page)}{under})"
            bullet = f"\n{indent}" + ("" if self.apart else "→ ")

    def _backing(self, finding: FindingChange, indent: str) -> Iterator[str]:
        doubt = confidence_words(finding.confidence)
        told = f"{finding.why.rstrip('.')}; {doubt}." if doubt else finding.why
        yield f"\n{indent}{escape(told, at_start=True)}"
        for quoted in Quoter().quote(finding):
            if quoted.source is None:
                yield f"\n{indent}*{quoted.text}*"
            else:
                yield f"\n{indent}> {self._quote(quoted.text, quoted.source)}"
        if decided := set_by_words(finding):
            yield f"\n{indent}**{escape(decided)}**"

    def _quote(self, words: str, source: Quotable) -> str:
        under = f", under “{escape(source.heading)}”" if source.heading else ""
        page = page_of(source)
        return f"{escape(words, at_start=True)} ({self._new_place(source.line, page)}{under})"

    def _remarks(self, words: str, remarks: Sequence[Remark], meaning: str = "") -> Iterator[str]:
        if remarks:
            yield f"## {words} ({len(remarks)})"
            if meaning:
                yield f"*{meaning}*"
            yield "\n".join(f"- {self._quote(remark.words, remark)}" for remark in remarks)

    # -- sections and figures --

    def _sections(self) -> Iterator[str]:
        diff = self.pair.diff
        if diff.sections:
            yield f"## Sections ({len(diff.sections)})"
        alone: list[str] = []
        for section in diff.sections:
            if section.old and section.new:
                if alone:
                    yield "\n".join(alone)
                    alone = []
                yield from self._section(section)
            else:
                ref, where = (
                    (section.new[0], self._new_place)
                    if section.new
                    else (section.old[0], self._old_place)
                )
                count = counted(len(section.paragraphs), "paragraph")
                words = f"{section_told(section, diff)}, {count}"
                alone.append(f"- {escape(ref.heading, at_start=True)} ({where(ref.line)}): {words}")
        if alone:
            yield "\n".join(alone)

    def _section(self, section: SectionChange) -> Iterator[str]:
        sides = ("; ".join(ref.heading for ref in refs) for refs in (section.old, section.new))
        between = " | " if self.apart else " → "
        yield f"### {escape(between.join(dict.fromkeys(sides)), at_start=True)}"
        doubt = confidence_words(section.confidence)
        places = [self._old_place(ref.line) for ref in section.old]
        places += [self._new_place(ref.line) for ref in section.new]
        told = section_told(section, self.pair.diff) + (f"; {doubt}" if doubt else "")
        yield f"*{told[0].upper()}{told[1:]}* ({'; '.join(places)})"
        unchanged = sum(not is_reworded(paragraph.wording) for paragraph in section.paragraphs)
        if unchanged:
            told = "in the same words" if self.apart else "unchanged"
            yield f"{counted(unchanged, 'paragraph')} {told}.".capitalize()
        for paragraph in section.paragraphs:
            if not is_reworded(paragraph.wording):
                continue
            lines = []
            if paragraph.old is not None:
                words = _one_side(paragraph.wording, paragraph.weighty, WordingOp.DELETE)
                lines.append(f"> {escape(self.old_name)}: {words}")
            if paragraph.new is not None:
                words = _one_side(paragraph.wording, paragraph.weighty, WordingOp.INSERT)
                lines.append(f"> {escape(self.new_name)}: {words}")
            yield "\n>\n".join(lines)

    def _figures(self) -> Iterator[str]:
        figures = self.pair.diff.figures
        if not figures:
            return
        yield f"## Figures ({len(figures)})"
        rows = [
            f"| Figure | {escape(self.old_name)} | {escape(self.new_name)} | Note |",
            "|---|---|---|---|",
        ]
        for figure in figures:
            note = "" if figure.comparable else f"not comparable: {figure.why}"
            cells = (figure.label, figure.old, figure.new, note)
            rows.append("| " + " | ".join(escape(cell) for cell in cells) + " |")
        yield "\n".join(rows)


def _quotes(grade: GradeChange) -> list[tuple[str, int]]:
    return [
        (quote.text, quote.line)
        for quote in (grade.caveat, grade.stated_by_report)
        if quote is not None
    ]


def _one_side(wording: Wording, weighty: Sequence[int], side: WordingOp) -> str:
    """One wording with its marks on words only, where Markdown reads them wherever they stand."""
    sign = "~~" if side is WordingOp.DELETE else "**"
    parts = []
    alike = alike_in_print(wording)
    for position, (op, text) in enumerate(wording):
        if op is WordingOp.EQUAL or (op is side and position in alike):
            parts.append(escape(text))
        elif op is side:
            found = _EDGES.match(text)
            before, inner, after = found.groups() if found else ("", text, "")
            if not inner:
                parts.append(escape(text))
                continue
            marked = f"{sign}{escape(inner)}{sign}"
            if position in weighty:
                marked = f"*{marked}*"
            parts.append(f"{escape(before)}{marked}{escape(after)}")
    return "".join(parts).strip()
