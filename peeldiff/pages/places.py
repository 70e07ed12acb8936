"""Where things stand in a report, and under which question, in words."""

from __future__ import annotations

from collections.abc import Callable

from peeldiff.inspectorates.naming import own_name
from peeldiff.inspectorates.whose import inspectorate_of
from peeldiff.model import GradeChange, Inspection
from peeldiff.phrasing.facts import Pages
from peeldiff.phrasing.phrases import place
from peeldiff.words import sentences

__all__ = ["Places", "question_name"]


class Places:
    """Looks up one report of a comparison; `name` tells it from the other ("2018/19").

    Of an inspection that was merged from several files, `where` gives the file and the line in it for a
    line of the whole. `own` calls questions as the report itself does, and not by their short names, which
    stay through the years.
    """

    def __init__(
        self,
        inspection: Inspection,
        name: str,
        where: Callable[[int], tuple[str, int]] | None = None,
        *,
        own: bool = False,
    ) -> None:
        self.name = name
        self._where = where
        self._own = inspectorate_of(inspection) if own else None
        self.inspection = inspection
        self.inspectorate = inspection.inspectorate
        self._pages = Pages(inspection)
        self._paragraphs = sorted(
            (p for section in inspection.sections for p in section.paragraphs),
            key=lambda paragraph: paragraph.line,
        )
        self._sections = {section.id: section for section in inspection.sections}

    def place(self, line: int, page: int | None = None) -> str:
        """ "2018/19 report, page 12, line 203"; without a page for a format that has none."""
        file, number = self._file(line)
        report = f"{self.name} report, {file}" if file else f"{self.name} report"
        told = place(number, page or self._pages.of(line))
        return f"{report}, {told}"

    def span(self, line: int, text: str) -> str:
        """The place of a quotation that may join paragraphs: "2018/19 report, lines 565–569"."""
        last = self._last_line(line, text)
        if last is None or self._where is not None:
            return self.place(line)
        return f"{self.name} report, {place(line, self._pages.of(line), last=last)}"

    def _last_line(self, line: int, text: str) -> int | None:
        """The line of the paragraph in which a text ends, if that is a later one than where it begins."""
        ends = sentences(text)[-1:]
        within = [p for p in self._paragraphs if p.line <= line <= p.end_line]
        if not ends or any(ends[0] in p.text for p in within):
            return None
        after = (p for p in self._paragraphs if p.line > line and ends[0] in p.text)
        found = next(after, None)
        return None if found is None else found.line_at(found.text.find(ends[0]))

    def line(self, line: int) -> str:
        """ "line 203", after the name of its file where that is not the first of several."""
        file, number = self._file(line)
        return f"{file}, line {number}" if file else f"line {number}"

    def _file(self, line: int) -> tuple[str, int]:
        """The file, "" for the first or only one, and the line in it."""
        if self._where is None:
            return "", line
        file, number = self._where(line)
        return ("" if number == line else file), number

    def question(self, section: str | None, heading: str | None = None) -> str:
        """The name of the question that a section is or belongs to, else the heading, whole."""
        at = section
        while at is not None and at in self._sections:
            found = self._sections[at]
            if found.short is not None:
                return found.short if self._own is None else own_name(found, self._own)
            at = found.parent
        return heading or ""


def question_name(grade: GradeChange, old: Places, new: Places) -> str:
    """The name of a graded question: that of the newer report, or of a grade that judges several of its
    questions the shorter one."""
    names = [
        places.question(ref.section, ref.heading)
        for places, ref in ((new, grade.new), (old, grade.old))
        if ref is not None
    ]
    is_shared = grade.new is not None and grade.new.is_shared
    return min(names, key=len) if is_shared else names[0]
