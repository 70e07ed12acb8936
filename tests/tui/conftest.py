"""An invented pair of inspections, built by hand so that these tests rest on no reader."""

from __future__ import annotations

import os

os.environ["TEXTUAL_ANIMATIONS"] = "none"  # before Textual is imported: it reads this once
os.environ.pop("NO_COLOR", None)

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual.notifications import Notification
from textual.pilot import Pilot

from peeldiff.errors import NotAReportError
from peeldiff.history import History, history
from peeldiff.model import (
    Confidence,
    Evidence,
    Finding,
    FindingChange,
    FindingKind,
    FindingRef,
    Furniture,
    Generator,
    Grade,
    GradeChange,
    GradeChangeKind,
    GradeRef,
    Inspection,
    InspectionDiff,
    InspectionHead,
    Item,
    Pair,
    Paragraph,
    ParagraphChange,
    Relation,
    Scores,
    Section,
    SectionChange,
    SectionRef,
    SectionRelation,
    SourceInfo,
    Stated,
    Status,
    Verdict,
    Wording,
    WordingOp,
)
from peeldiff.rows import Row, build_rows
from tests.tui.resting import paint, quicken
from tui.app import PeeldiffApp
from tui.screens.reading import ReadingScreen
from tui.widgets.diffview import DiffView
from tui.work import Comparison

quicken()

E, D, N = WordingOp.EQUAL, WordingOp.DELETE, WordingOp.INSERT
AFI, COC = FindingKind.AREA_FOR_IMPROVEMENT, FindingKind.CAUSE_OF_CONCERN


def section(
    id: str, heading: str, line: int, end: int, *texts: str, parent: str | None = None
) -> Section:
    paragraphs = tuple(
        Paragraph(text, line + 2 * n, line + 2 * n + 1) for n, text in enumerate(texts, 1)
    )
    return Section(id, parent, 2, heading, "effectiveness", line, end, None, True, None, paragraphs)


def head(inspection: Inspection) -> InspectionHead:
    return InspectionHead(
        inspection.force,
        inspection.programme,
        inspection.cycle,
        inspection.published,
        inspection.title,
        inspection.source,
    )


def ref(finding: Finding, heading: str | None) -> FindingRef:
    return FindingRef(
        finding.id,
        finding.kind,
        finding.text,
        finding.detail,
        finding.items,
        finding.section,
        heading,
        finding.line,
        finding.end_line,
    )


def item_ref(item: Item, kind: FindingKind, heading: str) -> FindingRef:
    return FindingRef(item.id, kind, item.text, None, (), None, heading, item.line, item.end_line)


def inspection(
    cycle: str,
    sections: tuple[Section, ...],
    findings: tuple[Finding, ...] = (),
    furniture: tuple[Furniture, ...] = (),
    force: str = "Marlshire Police",
) -> Inspection:
    name = f"marlshire-{cycle.replace('/', '-')}.txt"
    return Inspection(
        force,
        "HMICFRS",
        "PEEL",
        cycle,
        ("effectiveness",),
        f"{cycle[:4]}-05",
        f"PEEL: Police effectiveness {cycle} – {force}",
        SourceInfo(name, "text", "0" * 64, 120),
        sections,
        findings,
        (),
        (),
        furniture,
        (),
    )


def same(text: str) -> Wording:
    return ((E, text),)


def paragraph(old: int | None, new: int | None, wording: Wording, *weighty: int) -> ParagraphChange:
    score = 1.0 if all(op is E for op, _ in wording) else 0.8 if None not in (old, new) else 0.0
    return ParagraphChange(old, new, score, wording, weighty)


def change(
    relation: SectionRelation,
    old: tuple[Section, ...],
    new: tuple[Section, ...],
    *paragraphs: ParagraphChange,
) -> SectionChange:
    refs = [tuple(SectionRef(s.id, s.heading, s.line) for s in side) for side in (old, new)]
    both = bool(old and new)
    return SectionChange(
        relation,
        refs[0],
        refs[1],
        0.82 if both else 0.0,
        Scores(0.9, 0.74, 0.85) if both else Scores(0.0, 0.0, 0.0),
        Confidence.HIGH if both else Confidence.LOW,
        "the headings and most of the words are the same" if both else "nothing like it",
        paragraphs,
        0.41 if both else None,
        "Working with partners in Oxley" if both else None,
    )


PATROL = "Neighbourhood teams in Harrowby patrol on foot every day."
VICTIMS_OLD = "The force assessed 39 percent of vulnerable victims and should do more."
VICTIMS_NEW = "The force assessed 61 percent of vulnerable victims and must do more."
KEPT = tuple(
    f"{place} officers meet residents, councillors and schools at least monthly."
    for place in ("Harrowby", "Stanwick Cross", "Oxley")
)
GONE = "A backlog of 214 unread messages was found at the Oxley desk."
LETTER = "The chief constable has since written to every member of staff."
MOVED = "Supervisors read each risk assessment before the end of the shift."
CAMERAS = "Body-worn cameras are now used at every incident, which is good."
AFI_OLD = "The force should improve how it records risk when a victim first calls."
AFI_NEW = "The force must improve how it records risk when a victim first calls."
AFI_GONE = "The force should answer messages from the public without delay."
EVIDENCE = "The backlog of messages that we found last time has been cleared."
COC_TEXT = (
    "Too many victims of domestic abuse in Marlshire wait too long for help. The force should:"
)
COC_ITEMS = ("send an officer the same day;", "tell victims what happens next.")


@pytest.fixture
def pair() -> Pair:
    """Two reports with a rewording, a move, a split, a fall of grade and every side alone."""
    old_sections = (
        section("s1", "Preventing crime and tackling anti-social behaviour", 10, 29, PATROL, *KEPT),
        section("s2", "Protecting vulnerable people", 30, 59, VICTIMS_OLD, MOVED, GONE),
        section("s3", "Force in context", 60, 79, "Marlshire has 412,000 residents."),
        section("s4", "Serious and organised crime", 80, 99, "Two gangs were broken up."),
    )
    new_sections = (
        section("n1", "Preventing crime", 12, 31, PATROL, *KEPT),
        section("n2", "Protecting vulnerable people", 32, 51, MOVED, VICTIMS_NEW),
        section("n3", "Answering victims of domestic abuse", 52, 71, LETTER, EVIDENCE),
        section("n4", "Use of technology", 72, 89, CAMERAS),
    )
    items = (Item("f2a", COC_ITEMS[0], 45, 45), Item("f2b", COC_ITEMS[1], 46, 46))
    old_findings = (
        Finding("f1", AFI, AFI_OLD, None, (), "s2", 42, 43),
        Finding("f2", AFI, COC_TEXT, None, items, "s2", 44, 46),
        Finding("f3", AFI, AFI_GONE, None, (), "s1", 25, 25),
    )
    new_items = (Item("g2a", COC_ITEMS[0], 65, 65), Item("g2b", COC_ITEMS[1], 66, 66))
    new_findings = (
        Finding("g1", AFI, AFI_NEW, None, (), "n2", 45, 45),
        Finding(
            "g2", COC, COC_TEXT, "Three of five cases waited over a week.", new_items, "n3", 64, 66
        ),
    )
    old = inspection(
        "2016",
        old_sections,
        old_findings,
        (Furniture(5, 8, "contents", "Contents\nPreventing crime 4"),),
    )
    new = inspection(
        "2018/19", new_sections, new_findings, (Furniture(3, 3, "page number", "Page 2"),)
    )
    heading = "Protecting vulnerable people"
    evidence = Evidence(EVIDENCE, 56, "n3", new_sections[2].heading, Verdict.IMPROVED)
    findings = (
        FindingChange(
            Status.ESCALATED, COC, (ref(old_findings[1], heading),),
            (ref(new_findings[1], new_sections[2].heading),), 0.97, Confidence.HIGH,
            "the same demand is now a cause of concern", same(COC_TEXT), (),
            tuple(
                FindingChange(
                    Status.PERSISTING, COC, (item_ref(a, AFI, heading),),
                    (item_ref(b, COC, new_sections[2].heading),), 1.0, Confidence.HIGH,
                    "word for word the same", same(a.text), (),
                )
                for a, b in zip(items, new_items, strict=True)
            ),
            margin=0.62, runner_up="f1",
        ),
        FindingChange(
            Status.PERSISTING, AFI,
            (ref(old_findings[0], heading),), (ref(new_findings[0], heading),),
            0.93, Confidence.HIGH, "one word changed",
            ((E, "The force "), (D, "should"), (N, "must"), (E, AFI_OLD[16:])), (),
            weighty=(1, 2), margin=0.5, runner_up="g2",
        ),
        FindingChange(
            Status.RESOLVED, AFI, (ref(old_findings[2], old_sections[0].heading),), (), 0.0,
            Confidence.MEDIUM, "the newer report says that the backlog has been cleared",
            ((D, AFI_GONE),), (evidence,),
        ),
    )  # fmt: skip
    wording: Wording = (
        (E, "The force assessed "), (D, "39"), (N, "61"),
        (E, " percent of vulnerable victims and "), (D, "should"), (N, "must"), (E, " do more."),
    )  # fmt: skip
    sections = (
        change(
            SectionRelation.RENAMED, old_sections[:1], new_sections[:1],
            paragraph(0, 0, same(PATROL)),
            *(paragraph(n, n, same(t)) for n, t in enumerate(KEPT, 1)),
        ),
        change(
            SectionRelation.SPLIT, old_sections[1:2], new_sections[1:3],
            paragraph(1, 0, same(MOVED)), paragraph(0, 1, wording, 1, 2, 4, 5),
            paragraph(2, None, ((D, GONE),)), paragraph(None, 2, ((N, LETTER),)),
            paragraph(None, 3, ((N, EVIDENCE),)),
        ),
        change(
            SectionRelation.REMOVED, old_sections[2:3], (),
            paragraph(0, None, ((D, "Marlshire has 412,000 residents."),)),
        ),
        change(
            SectionRelation.NOT_INSPECTED, old_sections[3:4], (),
            paragraph(0, None, ((D, "Two gangs were broken up."),)),
        ),
        change(SectionRelation.ADDED, (), new_sections[3:4], paragraph(None, 0, ((N, CAMERAS),))),
    )  # fmt: skip
    grades = (
        GradeChange(
            GradeChangeKind.DECLINED,
            GradeRef("s2", heading, 31, Grade.GOOD, Stated.LINE),
            GradeRef("n2", heading, 33, Grade.REQUIRES_IMPROVEMENT, Stated.LINE),
            -1, None, None, None, "good before, requires improvement now",
        ),
        GradeChange(
            GradeChangeKind.CARRIED_OVER,
            GradeRef("s1", old_sections[0].heading, 11, Grade.GOOD, Stated.LINE),
            GradeRef("n1", new_sections[0].heading, 13, Grade.GOOD, Stated.LINE),
            None, "2016", None, None, "not inspected this time; the judgment of 2016 stands",
        ),
    )  # fmt: skip
    diff = InspectionDiff(
        Generator("peeldiff", "0"), head(old), head(new), Relation.SUCCESSIVE,
        grades, findings, sections, (), (),
    )  # fmt: skip
    return Pair(old, new, diff)


@pytest.fixture
def risen(pair: Pair) -> GradeChange:
    """The first grade of the pair, better by a step and not worse."""
    fell = pair.diff.grades[0]
    return replace(
        fell, change=GradeChangeKind.IMPROVED, steps=1,
        old=replace(fell.old, grade=Grade.REQUIRES_IMPROVEMENT),
        new=replace(fell.new, grade=Grade.GOOD),
    )  # fmt: skip


@pytest.fixture
def identical(pair: Pair) -> Pair:
    """The older report against itself."""
    old = pair.old
    sections = tuple(
        change(
            SectionRelation.SAME,
            (s,),
            (s,),
            *(paragraph(n, n, same(p.text)) for n, p in enumerate(s.paragraphs)),
        )
        for s in old.sections
    )
    diff = InspectionDiff(
        pair.diff.generator,
        head(old),
        head(old),
        Relation.SAME_INSPECTION,
        (),
        (),
        sections,
        (),
        (),
    )
    return Pair(old, old, diff)


@pytest.fixture
def empty() -> Pair:
    """Two reports in which nothing was found."""
    old, new = inspection("2016", ()), inspection("2018/19", ())
    diff = InspectionDiff(
        Generator("peeldiff", "0"), head(old), head(new), Relation.SUCCESSIVE, (), (), (), (), ()
    )
    return Pair(old, new, diff)


class FakeWork:
    """Gives prepared inspections by file name and one prepared comparison for any two."""

    def __init__(self, pair: Pair, more: dict[str, Inspection] | None = None) -> None:
        self.pair = pair
        self.by_name = {"old.txt": pair.old, "new.txt": pair.new, **(more or {})}
        self.compared: list[tuple[Inspection, Inspection]] = []
        self.error: Exception | None = None

    def read(self, path: Path) -> Inspection:
        if self.error is not None:
            raise self.error
        if path.name not in self.by_name:
            raise NotAReportError(f"{path.name}: nothing in it looks like an inspection report")
        return self.by_name[path.name]

    def compare(self, old: Inspection, new: Inspection, decisions: object = None) -> Comparison:
        self.compared.append((old, new))
        return Comparison(self.pair, build_rows(self.pair))

    def history(self, inspections: Sequence[Inspection], decisions: object = None) -> History:
        return history(inspections)

    def stop(self) -> None:
        pass


_FRAMES = {ord(sign): " " for sign in "╭╮╰╯─│┬┴▌▁▂▃▄▅▆▇█▔"}


class Browser:
    """The application under a pilot, with the questions that the tests ask of it."""

    def __init__(self, app: PeeldiffApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await self.settle()
            await self.until(self._laid_out)

    def _laid_out(self) -> bool:
        """Whether texts that the last key called for are there for the next key to move in, and as
        wide as the panels beside them leave room for."""
        screen = self.app.screen
        return not isinstance(screen, ReadingScreen) or (screen.has_begun and screen.diff._fits)

    async def settle(self) -> None:
        """Wait for what threads do, for what is shown of it, and for what that sets going."""
        for _ in range(10):
            await self.app.workers.wait_for_complete()
            await self.pilot.pause()
            if all(worker.is_finished for worker in self.app.workers):
                return

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait for what follows a later refresh, such as a file that a closed dialog asked for."""
        for _ in range(50):
            if holds():
                return
            await self.settle()

    async def write(self, words: str) -> None:
        await self.press(*("space" if c == " " else c for c in words))

    @property
    def screen(self) -> str:
        """What stands on the screen, line by line."""
        if self.app._background_screens:  # what lies under a dialog is there once it was painted
            paint(self.app)
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(s.text for s in strip).rstrip() for strip in strips)

    @property
    def words(self) -> str:
        """The same without frames, on one line: for sentences that are wrapped."""
        return " ".join(self.screen.translate(_FRAMES).split())

    @property
    def diff(self) -> DiffView:
        return self.app.screen.query_one(DiffView)

    @property
    def reading(self) -> Row:
        """The row that the reader is at."""
        assert self.app.comparison is not None
        row = self.diff.row
        assert row is not None
        return self.app.comparison.table.rows[row]

    @property
    def notices(self) -> list[str]:
        return [str(note.message) for note in self.app._notifications]


@pytest.fixture
def browse(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., AbstractAsyncContextManager[Browser]]:
    """Open the browser on a prepared pair and wait until it is usable.

    What it says in a corner stays there: on a busy machine it would be gone before it is looked at.
    """
    monkeypatch.setattr(Notification, "time_left", property(lambda self: 3600.0))

    @asynccontextmanager
    async def opened(
        pair: Pair,
        *keys: str,
        size: tuple[int, int] = (120, 40),
        work: FakeWork | None = None,
        paths: tuple[str, ...] = ("old.txt", "new.txt"),
        initials: str = "AB",
    ) -> AsyncIterator[Browser]:
        app = PeeldiffApp(
            paths, work=work or FakeWork(pair), state_path=tmp_path / "state" / "browser.json"
        )
        app.state.initials = initials
        async with app.run_test(size=size, notifications=True) as pilot:
            browser = Browser(app, pilot)
            await browser.settle()
            await browser.press(*keys)
            yield browser
            if not app._background_screens:
                paint(app)  # whatever a test leaves can be shown

    return opened


@pytest.fixture
def fake_work() -> type[FakeWork]:
    return FakeWork


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compare text with a file of `golden/`; `PEELDIFF_WRITE_GOLDEN=1` writes it, to be read."""
    folder = Path(__file__).parent / "golden"

    def check(name: str, text: str) -> None:
        path = folder / name
        if os.environ.get("PEELDIFF_WRITE_GOLDEN"):
            folder.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return check
