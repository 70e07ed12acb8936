"""Changes planted in the invented reports: each next year's report is this year's with one difference.

A base is a report and the same report dated one cycle later, which by itself changes nothing. What is
planted is found in the file by its line, so the file keeps its mark-up and its furniture. Every change
says what a comparison has to tell, in the form of `told`, and that it may tell nothing else.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from peeldiff.model import (
    Finding,
    FindingKind,
    Grade,
    Inspection,
    InspectionDiff,
    Section,
    Stated,
    WordingOp,
)

BASES = {
    "2015-effectiveness-web.txt": ("PEEL 2015", "PEEL 2016"),
    "2016-effectiveness-web.txt": ("PEEL 2016", "PEEL 2017"),
    "2016-effectiveness-report.md": ("effectiveness 2016", "effectiveness 2017"),
    "2017-legitimacy-web.md": ("PEEL: Police legitimacy 2017", "PEEL: Police legitimacy 2018"),
    "2021-22-report.md": ("PEEL 2021/22", "PEEL 2023–25"),
}
"""File name → how its title names the cycle, and what the next one's says."""

BY_HAND = tomllib.loads((Path(__file__).parent / "planted.toml").read_text("utf-8"))

Told = tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]
"""What changes, the words for it that will do, and the older and the newer texts."""

_LONG = 40
"""Sections from which a report takes long to compare."""

SILENT = ("not_raised", "persisting", "partly_resolved")
"""What a demand may be that is gone from its list while the prose of the report stays as it was."""


@dataclass(frozen=True, slots=True)
class Planted:
    """A newer report with one change, and what has to be told of it."""

    kind: str
    name: str
    text: str
    tells: tuple[Told, ...]


# ---- what a comparison tells ---------------------------------------------------------------------------


def told(diff: InspectionDiff) -> list[Told]:
    """Everything that a comparison calls a change; what merely stays is left out."""
    found: list[Told] = []
    linked = {(o.heading, n.heading) for s in diff.sections for o in s.old for n in s.new}
    for row in diff.grades:
        if not any(ref and ref.grade for ref in (row.old, row.new)):
            continue  # a grade that neither report prints is told, and is no change
        if row.change not in ("unchanged", "carried_over"):
            old, new = ((side.heading,) if side else () for side in (row.old, row.new))
            found.append(("grade", (f"{row.change} {row.steps}",), old, new))
    for change in diff.findings:
        old = tuple(ref.text for ref in change.old)
        new = tuple(ref.text for ref in change.new)
        if change.status != "persisting" or old != new:
            found.append(("finding", (str(change.status),), old, new))
        elif (change.old[0].heading, change.new[0].heading) not in linked:
            found.append(("finding", ("moved",), old, new))
        found += [
            ("item", (str(item.status),), (item.old[0].text,), ())
            for item in (change.items if new else ())
            if item.status != "persisting" or item.old[0].text != item.new[0].text
        ]
    for section in diff.sections:
        old = tuple(ref.heading for ref in section.old)
        new = tuple(ref.heading for ref in section.new)
        if section.relation not in ("same", "not_inspected"):
            found.append(("section", (str(section.relation),), old, new))
        elif any(op is not WordingOp.EQUAL for row in section.paragraphs for op, _ in row.wording):
            found.append(("prose", ("changed",), old, new))
    return found


def differences(diff: InspectionDiff, planted: Planted) -> tuple[list[Told], list[Told]]:
    """What was planted and not told, and what was told and not planted."""
    missing = list(planted.tells)
    extra = []
    for got in told(diff):
        fits = [
            want
            for want in missing
            if (want[0], want[2], want[3]) == (got[0], got[2], got[3]) and got[1][0] in want[1]
        ]
        if fits:
            missing.remove(fits[0])
        else:
            extra.append(got)
    return missing, extra


# ---- one report and what can be done to it ---------------------------------------------------------------


class Base:
    """A report, dated one cycle later and ready to be changed."""

    def __init__(self, name: str, text: str, inspection: Inspection) -> None:
        self.name = name
        before, after = BASES[name]
        self.text = text.replace(before, after, 1)
        self.lines = self.text.split("\n")
        self.read = inspection
        self.headings = {section.id: section.heading for section in inspection.sections}

    def changes(self, *, thorough: bool) -> Iterator[Planted]:
        """The changes that are planted in this report, each in a text of its own.

        In a long report every second finding gets one of them in turn and every second grade is
        changed, unless `thorough`.
        """
        yield Planted("dated anew", "nothing else", self.text, ())
        every = len(self.read.sections) <= _LONG or thorough
        for number, finding in enumerate(self.read.findings):
            if every or number % 6 == 0:
                yield self._removed(finding)
            if every or number % 6 == 2:
                yield from self._reworded(finding)
            if every or number % 6 == 4:
                yield from self._moved(finding)
        graded = [
            section
            for section in self.read.sections
            if section.grade and section.inspected and section.grade.value is not Grade.UNGRADED
        ]
        for section in graded if every else graded[::2]:
            yield from self._regraded(section, (1, 2) if every else (1,))
        yield from self._by_hand()

    def _joined(self, lines: list[str]) -> str:
        return "\n".join(lines)

    # -- findings --

    def _extent(self, finding: Finding) -> tuple[int, int]:
        """The lines of a finding, as a slice; its label with it if the list holds no other."""
        start, end = finding.line - 1, finding.end_line
        labels = [f for f in self.read.furniture if f.kind == "label" and f.line < finding.line]
        others = [f for f in self.read.findings if f is not finding]
        if labels:
            label = labels[-1].line
            following = [
                f.line for f in self.read.furniture if f.kind == "label" and f.line > label
            ]
            last = min(following, default=len(self.lines) + 1)
            alone = not any(label < other.line < last for other in others) or (
                last > finding.end_line
                and not any(
                    label < other.line < last and other.section == finding.section
                    for other in others
                )
            )
            if alone:
                start = label - 1
        return start, end

    def _removed(self, finding: Finding) -> Planted:
        start, end = self._extent(finding)
        demanded = finding.kind not in ("innovative_practice", "promising_practice")
        return Planted(
            "removed",
            finding.id,
            self._joined(self.lines[:start] + self.lines[end:]),
            (("finding", SILENT if demanded else ("not_raised",), (finding.text,), ()),),
        )

    def _reworded(self, finding: Finding) -> Iterator[Planted]:
        index = finding.line - 1
        if finding.text not in self.lines[index]:
            return  # mark-up or a page break stands in it
        text = finding.text
        for before, after in BY_HAND["rewording"]:
            text = text.replace(before, after)
        if text == finding.text:
            stop = text[-1] if text[-1] in ".:" else ""
            text = f"{text.removesuffix(stop)}{BY_HAND['rewording_tail']}{stop}"
        lines = list(self.lines)
        lines[index] = lines[index].replace(finding.text, text)
        yield Planted(
            "reworded",
            finding.id,
            self._joined(lines),
            (("finding", ("persisting",), (finding.text,), (text,)),),
        )

    def _moved(self, finding: Finding) -> Iterator[Planted]:
        """Into the list of another question: behind the last area for improvement there."""
        if finding.kind is not FindingKind.AREA_FOR_IMPROVEMENT:
            return  # it would need its cause of concern beside it
        targets = [
            f
            for f in self.read.findings
            if f.section != finding.section and f.kind is FindingKind.AREA_FOR_IMPROVEMENT
        ]
        after = [f for f in targets if f.line > finding.line] or targets
        target = [f for f in after if f.section == after[0].section][-1]
        start, end = self._extent(finding)
        block = self.lines[finding.line - 1 : end]
        if finding.detail:  # a title needs its own label to be no heading
            block = ["", "### Area for improvement", "", *block]
        lines = list(self.lines)
        at = target.end_line
        if at > end:
            lines[at:at] = block
            del lines[start:end]
        else:
            del lines[start:end]
            lines[at:at] = block
        yield Planted(
            "moved",
            finding.id,
            self._joined(lines),
            (("finding", ("moved",), (finding.text,), (finding.text,)),),
        )

    # -- grades --

    def _regraded(self, section: Section, down: tuple[int, ...]) -> Iterator[Planted]:
        grade = section.grade
        assert grade is not None
        scale = ["outstanding", "good", "requires improvement", "inadequate"]
        if self.name.startswith("2021"):
            scale.insert(2, "adequate")
        here = scale.index(grade.value.replace("_", " "))
        index = grade.line - 1
        for there in [(here + step) % len(scale) for step in down]:
            lines = list(self.lines)
            lines[index] = self._regrade(lines[index], scale[here], scale[there], grade.stated)
            steps = here - there
            change = "improved" if steps > 0 else "declined"
            told: list[Told] = [
                ("grade", (f"{change} {steps}",), (section.heading,), (section.heading,))
            ]
            if grade.stated is Stated.PROSE:
                told.append(("prose", ("changed",), (section.heading,), (section.heading,)))
            yield Planted(
                "regraded", f"{section.id} to {scale[there]}", self._joined(lines), tuple(told)
            )

    def _regrade(self, line: str, here: str, there: str, stated: Stated) -> str:
        if stated is not Stated.PROSE:
            return re.sub(here, there.capitalize(), line, count=1, flags=re.IGNORECASE)
        for before, after in (("requires improvement in", "is {} in"), ("is {} at", "is {} at")):
            old = before.format(here)
            if old in line:
                new = after.format(there).replace("is requires", "requires")
                return line.replace(old, new, 1)
        raise ValueError(f"no grade to replace in {line!r}")

    # -- what only a person can write --

    def _by_hand(self) -> Iterator[Planted]:
        for row in BY_HAND["split"]:
            if row["base"] == self.name:
                whole, parts = row["whole"], tuple(row["parts"])
                yield Planted(
                    "split",
                    whole[:40],
                    self._replaced(whole, parts),
                    (("finding", ("persisting",), (whole,), parts),),
                )
        for row in BY_HAND["merge"]:
            if row["base"] == self.name:
                first, second = row["parts"]
                lines = [line for line in self.lines if second not in line]
                text = self._joined(lines).replace(first, row["whole"])
                told = (("finding", ("persisting",), (first, second), (row["whole"],)),)
                yield Planted("merged", row["whole"][:40], text, told)
        for row in BY_HAND["rename"]:
            if row["base"] == self.name:
                text = self.text.replace(row["old"], row["new"])
                told = (("section", ("renamed",), (row["old"],), (row["new"],)),)
                yield Planted("renamed", row["old"][:40], text, told)
        for row in BY_HAND["demand"]:
            if row["base"] == self.name:
                text = self._replaced(row["after"], (row["after"], row["text"]))
                told = (("finding", ("new",), (), (row["text"],)),)
                yield Planted("demanded", row["text"][:40], text, told)
        for row in BY_HAND["prose"]:
            if row["base"] == self.name:
                assert row["old"] in self.text, row
                text = self.text.replace(row["old"], row["new"])
                told = (("prose", ("changed",), (row["heading"],), (row["heading"],)),)
                yield Planted("prose", row["heading"][:40], text, told)

    def _replaced(self, text: str, by: tuple[str, ...]) -> str:
        """A bulleted demand replaced by some, each with the same mark before it."""
        index = next(n for n, line in enumerate(self.lines) if text in line)
        lines = [self.lines[index].replace(text, other) for other in by]
        return self._joined([*self.lines[:index], *lines, *self.lines[index + 1 :]])
