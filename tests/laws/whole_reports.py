"""Whole reports of the invented force, made with the truth about themselves.

A report is drawn part by part, and each part is written down twice: as lines of the file and as what
a careful reader finds in it. Four shapes: Markdown out of a PDF, plain text out of a PDF, the same
wrapped at a column, and web copy without blank lines. No report here is ambiguous to a person: what
the print leaves open (a heading level in plain text) is not drawn.
"""

from __future__ import annotations

import textwrap
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

FORCE = "Marlshire Police"

_WORDS = tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))
GRADES = {
    "outstanding": "Outstanding", "good": "Good", "requires_improvement": "Requires improvement",
    "inadequate": "Inadequate", "adequate": "Adequate", "ungraded": "Ungraded",
}  # fmt: skip
_WIDTH = 76
"""Columns at which a letter-like report is wrapped."""
UNHEARD = "Marlshire, a view from the river"
"""A running header that only its place tells: it is drawn where it breaks sentences often enough."""
CARRIED = (
    "This question was not subject to inspection this time, and our judgment from the 2014 inspection "
    "has been carried over."
)


# ---- the truth ---------------------------------------------------------------------------------------


@dataclass(slots=True)
class PlannedFinding:
    """A finding as a careful reader finds it; `section` is a position in `Planned.sections`."""

    kind: str
    text: str
    section: int
    items: list[str] = field(default_factory=list)
    detail: list[str] = field(default_factory=list)


@dataclass(slots=True)
class PlannedSection:
    """A section as a careful reader finds it; `parent` is a position or None."""

    heading: str
    parent: int | None
    grade: str | None = None
    carried_over_from: str | None = None
    paragraphs: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Planned:
    """The file and the truth about it. `furniture` are whole lines, labels of lists among them."""

    shape: str
    cycle: str
    text: str = ""
    sections: list[PlannedSection] = field(default_factory=list)
    findings: list[PlannedFinding] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)
    broken: int = 0
    """Sentences that nothing but a running header interrupts, in a line of over forty characters."""


# ---- the print ---------------------------------------------------------------------------------------


class _Printer:
    """Writes lines and truth side by side."""

    def __init__(
        self, draw: Callable[[st.SearchStrategy[Any]], Any], shape: str, cycle: str, earliest: int
    ) -> None:
        self.draw = draw
        self.earliest = earliest
        self.plan = Planned(shape, cycle)
        self.lines: list[str] = []
        self.markdown = shape == "markdown"
        self.web = shape == "web"
        self.wrapped = shape == "wrapped"
        self.page = 1
        self.running = draw(st.sampled_from((*_WORDS["running"], UNHEARD)))
        self.numbered = draw(st.booleans())
        self.glyph = draw(st.sampled_from(("", "-", "•", "◼", "−", "\uf0b7", "1.")))
        self.inner = draw(st.sampled_from([g for g in ("–", "•", "o\t", "◦") if g != self.glyph]))
        self.label_form = draw(st.sampled_from(("heading", "bold", "plain")))
        self.notes = 0
        self.said: set[tuple[str, str]] = set()

    def chance(self, one_in: int) -> bool:
        return bool(self.draw(st.integers(0, one_in - 1)) == 0)

    def put(self, *lines: str) -> None:
        """One block, set off by a blank line unless the shape has none."""
        for line in lines:
            indent = " " * (len(line) - len(line.lstrip()))
            wrap = self.wrapped and "\t" not in line and len(line) > _WIDTH
            self.lines += textwrap.wrap(line, _WIDTH, subsequent_indent=indent) if wrap else [line]
        if not self.web:
            self.lines.append("")

    def aside(self, line: str, printed: str | None = None) -> None:
        """One line of furniture, printed with its mark-up if it has any."""
        self.plan.furniture.append(line)
        self.put(printed or line)

    def sentence(self) -> str:
        """One that shares no line's worth of words with another: what recurs is no prose."""
        who, do, so = (_WORDS[part] for part in ("who", "do", "so"))
        first = self.draw(st.integers(0, len(who) * len(do) * len(so) - 1))
        for step in range(len(who) * len(do) * len(so)):
            number = first + 7 * step
            a, b = who[number % len(who)], do[number // len(who) % len(do)]
            c = so[number // (len(who) * len(do)) % len(so)]
            if not self.said & {(a, b), (b, c)}:
                break
        self.said |= {(a, b), (b, c)}
        return f"{a} {b}, {c}."

    def heading(self, text: str, level: int) -> None:
        self.put(f"{'#' * level} {text}" if self.markdown else text)

    def running_text(self, text: str, lead: str = "", indent: str = "") -> None:
        """A text that may be cut by a page break after any word."""
        places = [
            n
            for n, c in enumerate(text)
            if c == " " and text[n + 1].islower() and n >= self.earliest
        ]
        if self.web or not places or not self.chance(3):
            self.put(f"{indent}{lead}{text}")
            return
        at = self.draw(st.sampled_from(places))
        self.put(f"{indent}{lead}{text[:at]}")
        if self.markdown and self.chance(8):
            self.notes += 1
            self.footnote()
        else:
            self.plan.broken += len(next(filter(None, reversed(self.lines)))) > 40
            self.page_break()
        self.put(text[at + 1 :])

    def page_break(self) -> None:
        if self.numbered:
            self.aside(str(self.page))
        self.page += 1
        self.aside(self.running, f"**{self.running}**" if self.markdown else None)

    def footnote(self) -> None:
        """At the foot of a page, under a rule (Markdown only): the text marks it where it stands."""
        note = self.draw(st.sampled_from(_WORDS["notes"]))
        self.put("---")
        self.aside(note, f"<sup>{self.notes}</sup> {note}")
        self.page_break()

    def label(self, text: str) -> None:
        form = self.label_form if self.markdown else "plain"
        marks = {"heading": f"### {text}", "bold": f"**{text}**", "plain": text}
        self.aside(text, marks[form])

    # -- sections --

    def section(self, heading: str, parent: int | None, level: int) -> int:
        self.heading(heading, level)
        self.plan.sections.append(PlannedSection(heading, parent))
        return len(self.plan.sections) - 1

    def paragraph(self, section: int, opening: str = "") -> None:
        count = self.draw(st.integers(1, 2))
        told = [opening] if opening else []
        told += [self.sentence() for _ in range(count)]
        self.plan.sections[section].paragraphs.append(" ".join(told))
        if self.markdown and self.chance(6):
            self.notes += 1
            told[-1] += f"<sup>{self.notes}</sup>"
            self.put(" ".join(told))
            self.footnote()
        else:
            self.running_text(" ".join(told))

    def grade_line(self, grade: str) -> None:
        self.put(f"**{GRADES[grade]}**" if self.markdown and self.chance(2) else GRADES[grade])

    # -- findings --

    def finding_list(self, section: int, count: int) -> None:
        """A list of the cycles up to 2018/19: bulleted demands, some with items."""
        self.label("Areas for improvement" if count > 1 else "Area for improvement")
        verbs = self.draw(st.permutations(_WORDS["verbs"]))[:count]
        for number, verb in enumerate(verbs, start=1):
            lead = f"{number}. " if self.glyph == "1." else f"{self.glyph} ".lstrip()
            if self.chance(3):
                self._with_items(section, lead, verb)
            else:
                text = f"The force should {verb}."
                self.plan.findings.append(PlannedFinding("area_for_improvement", text, section))
                self.running_text(text, lead)

    def _with_items(self, section: int, lead: str, verb: str) -> None:
        text = f"The force should {verb}, by taking steps to ensure it:"
        count = self.draw(st.integers(2, 3))
        items = list(self.draw(st.permutations(_WORDS["items"]))[:count])
        items[:-2] = [f"{item};" for item in items[:-2]]
        items[-2:] = [f"{items[-2]}; and", f"{items[-1]}."]
        self.plan.findings.append(PlannedFinding("area_for_improvement", text, section, items))
        self.put(lead + text)
        flat = self.glyph not in ("", "1.") and self.chance(3)
        for item in items:
            self.running_text(item, *((lead,) if flat else (f"{self.inner} ", "    ")))

    def titled(self, section: int, kind: str, label: str, title: str) -> None:
        """A finding of the later cycles: a title and the evidence under it."""
        self.label(label)
        details = [self.sentence() for _ in range(self.draw(st.integers(1, 2)))]
        self.plan.findings.append(PlannedFinding(kind, title, section, [], details))
        self.put(f"**{title}**" if self.markdown else title)
        for detail in details:
            self.running_text(detail)


def _says(grade: str, about: str) -> str:
    if grade == "requires_improvement":
        return f"{FORCE} requires improvement in {about}."
    return f"{FORCE} is {GRADES[grade].casefold()} at {about}."


# ---- whole reports -------------------------------------------------------------------------------------


@st.composite
def reports(draw: Callable[[st.SearchStrategy[Any]], Any], earliest: int = 1) -> Planned:
    """A report of the invented force in any shape and cycle.

    `earliest` is the number of characters of a paragraph before which no page ends.
    """
    shape = draw(st.sampled_from(("markdown", "markdown", "text", "wrapped", "web")))
    cycle = draw(st.sampled_from(("2015", "2016", "2017", "2021/22")))
    printer = _Printer(draw, shape, cycle, earliest)
    later = cycle == "2021/22"
    asked = _asked(printer, later)
    _title(printer, later)
    listed = not printer.web and draw(st.booleans())
    if listed:
        _contents(printer, asked)
    unlisted = [question for question in asked if question not in _WORDS["unknown"]]
    tabled = _overview(printer, unlisted) if draw(st.booleans()) and not printer.web else {}
    if not (listed or printer.markdown):
        asked = unlisted  # nothing in print tells how high an unknown question stands
    for question in asked:
        _question(printer, question, later, tabled)
    if printer.web:
        printer.aside("Back to top")
    return _bound(printer)


def _bound(printer: _Printer) -> Planned:
    """The lines as one text; an unheard header that too few sentences show gives way to a known one."""
    plan = printer.plan
    plan.text = "\n".join(printer.lines) + "\n"
    if printer.running == UNHEARD and plan.broken < 3:
        plan.text = plan.text.replace(UNHEARD, _WORDS["running"][0])
        plan.furniture = [
            _WORDS["running"][0] if line == UNHEARD else line for line in plan.furniture
        ]
    return plan


def _asked(printer: _Printer, later: bool) -> list[tuple[str, str]]:
    pool = _WORDS["areas"] if later else _WORDS["questions"]
    count = printer.draw(st.integers(2, 3))
    asked = list(printer.draw(st.permutations(pool))[:count])
    if not later and printer.chance(3):
        asked.insert(
            printer.draw(st.integers(1, len(asked))),
            printer.draw(st.sampled_from(_WORDS["unknown"])),
        )
    return asked


def _title(printer: _Printer, later: bool) -> None:
    cycle = printer.plan.cycle
    if printer.web:
        printer.aside("Skip to content")
    titles = [f"PEEL {cycle}"] if later else [f"PEEL: Police effectiveness {cycle}"]
    titles.append(f"An inspection of {FORCE}")
    printer.aside(titles[0], f"# {titles[0]}" if printer.markdown else None)
    printer.aside(titles[1])
    if printer.chance(2):
        printer.aside("Last updated 23/02/2018" if printer.web else "April 2018")


def _contents(printer: _Printer, asked: Sequence[tuple[str, str]]) -> None:
    printer.aside("Contents", "## Contents" if printer.markdown else None)
    page = 3
    for heading, _ in asked:
        entry = f"{heading} ..... {page}" if printer.markdown else f"{heading}\t{page}"
        printer.plan.furniture.append(entry.replace("\t", " "))
        printer.lines.append(entry)
        page += printer.draw(st.integers(1, 4))
    printer.lines.append("")
    while len(asked) < 3:  # two entries are no list: the pages of an annex are listed too
        asked = [*asked, ("", "")]
        entry = f"Annex {'AB'[len(asked) - 3]} ..... {page}"
        printer.plan.furniture.append(entry)
        printer.lines[-1:] = [entry, ""]


def _overview(printer: _Printer, asked: Sequence[tuple[str, str]]) -> dict[str, str]:
    """A table of the judgments in front of the questions; returns what it says."""
    grades = {heading: printer.draw(st.sampled_from(_scale(printer))) for heading, _ in asked}
    section = printer.section("Overall summary", None, 2)
    rows = [("Question", "Judgment"), *((heading, GRADES[g]) for heading, g in grades.items())]
    printed = [f"| {a} | {b} |" if printer.markdown else f"{a}\t{b}" for a, b in rows]
    if printer.markdown:
        printed.insert(1, "|---|---|")
    printer.put(*printed)
    printer.plan.sections[section].paragraphs += [f"{a} | {b}" for a, b in rows]
    return grades


def _scale(printer: _Printer) -> tuple[str, ...]:
    four = ("outstanding", "good", "requires_improvement", "inadequate")
    return (*four, "adequate") if printer.plan.cycle == "2021/22" else four


def _question(
    printer: _Printer, question: tuple[str, str], later: bool, tabled: dict[str, str]
) -> None:
    """A question with its grade in one of the printed positions, prose, findings and parts."""
    heading, about = question
    unknown = question in _WORDS["unknown"]
    grade = tabled.get(heading) or printer.draw(st.sampled_from(_scale(printer)))
    places = ["line", "prose", "summary", "ungraded", "carried", *["heading"] * later] + [
        "nowhere"
    ] * bool(unknown or not tabled)
    place = "table" if heading in tabled and printer.chance(2) else None
    if place is None:
        place = printer.draw(st.sampled_from(places))
    if heading in tabled and place == "ungraded":
        place = "line"
    if tabled and heading not in tabled:
        place = (
            "nowhere"  # a table of judgments that leaves a judged question out is no table of them
        )
    if place == "heading":
        heading = f"{heading}: {GRADES[grade].casefold()}"
    at = printer.section(heading, None, 2)
    plan = printer.plan.sections[at]
    plan.grade = None if place == "nowhere" else "ungraded" if place == "ungraded" else grade
    if place == "carried":
        plan.carried_over_from = "2014"
    if place in ("line", "ungraded", "carried"):
        printer.grade_line("ungraded" if place == "ungraded" else grade)
    findings = printer.draw(st.integers(0, 3)) if place != "carried" else 0
    first = not later and bool(findings) and not printer.web and printer.chance(3)
    if first and place != "prose":
        printer.finding_list(at, findings)
        findings = 0
    opening = _says(grade, about) if place == "prose" else CARRIED if place == "carried" else ""
    printer.paragraph(at, opening)
    for _ in range(2 * printer.wrapped):  # enough lines to show the column
        printer.paragraph(at)
    if later and findings:
        _later_findings(printer, at, findings)
        findings = 0
    pool = (*_WORDS["parts"], *_WORDS["asked_parts"]) if printer.markdown else _WORDS["parts"]
    parts = printer.draw(st.permutations(pool))[: printer.draw(st.integers(int(later), 2))]
    for part in parts:
        child = printer.section(part, at, 3)
        for _ in range(printer.draw(st.integers(1, 2))):
            printer.paragraph(child)
    if place == "summary":
        child = printer.section("Summary of findings", at, 3)
        printer.grade_line(grade)
        printer.paragraph(child)
    if findings:
        printer.finding_list(at, findings)


def _later_findings(printer: _Printer, section: int, count: int) -> None:
    verbs = list(printer.draw(st.permutations(_WORDS["verbs"]))[:count])
    kinds = [printer.draw(st.sampled_from(("area", "area", "concern", "practice"))) for _ in verbs]
    for kind, verb in zip(kinds, verbs, strict=True):
        match kind:
            case "area":
                printer.titled(
                    section, "area_for_improvement", "Area for improvement",
                    f"The force needs to {verb}",
                )  # fmt: skip
            case "concern":
                title = f"The force doesn’t {verb}"
                printer.titled(section, "cause_of_concern", "Cause of concern", title)
                printer.label("Recommendations")
                text = f"Within six months, the force should {verb}."
                printer.plan.findings.append(PlannedFinding("recommendation", text, section))
                printer.running_text(text, "- ")
            case _:
                title = f"The force has begun to {verb}"
                printer.titled(section, "innovative_practice", "Innovative practice", title)
