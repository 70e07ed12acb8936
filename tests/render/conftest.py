"""A small invented comparison that holds every status, every grade change and every relation."""

from __future__ import annotations

from dataclasses import replace

import pytest

from peeldiff.model import (
    Confidence,
    Evidence,
    FigureChange,
    FindingChange,
    FindingKind,
    FindingRef,
    Generator,
    Grade,
    GradeChange,
    GradeChangeKind,
    GradeRef,
    Inspection,
    InspectionDiff,
    InspectionHead,
    Item,
    Mention,
    MissingInspection,
    Observation,
    Pair,
    Paragraph,
    ParagraphChange,
    Passage,
    Quote,
    Recall,
    Relation,
    ReportWarning,
    Scores,
    Section,
    SectionChange,
    SectionRef,
    SectionRelation,
    SourceInfo,
    Stated,
    Status,
    Tone,
    Verdict,
    Wording,
    WordingOp,
)

EQUAL, DELETE, INSERT = WordingOp.EQUAL, WordingOp.DELETE, WordingOp.INSERT
AFI = FindingKind.AREA_FOR_IMPROVEMENT


def _ref(
    name: str,
    text: str,
    line: int,
    heading: str = "Investigating crime",
    kind: FindingKind = AFI,
    items: tuple[Item, ...] = (),
    page: int | None = None,
) -> FindingRef:
    return FindingRef(name, kind, text, None, items, "s2", heading, line, line, page)


def _change(
    status: Status,
    old: tuple[FindingRef, ...] = (),
    new: tuple[FindingRef, ...] = (),
    wording: Wording = (),
    *,
    confidence: Confidence = Confidence.HIGH,
    evidence: tuple[Evidence, ...] = (),
    items: tuple[FindingChange, ...] = (),
    weighty: tuple[int, ...] = (),
    why: str = "A reason.",
    **more: str,
) -> FindingChange:
    kind = (new or old)[0].kind
    if not wording:
        wording = tuple((DELETE, ref.text) for ref in old) + tuple(
            (INSERT, ref.text) for ref in new
        )
    return FindingChange(
        status, kind, old, new, 0.5, confidence, why, wording, evidence, items, weighty, **more
    )


def _said(text: str, line: int, verdict: Verdict = Verdict.IMPROVED) -> Evidence:
    return Evidence(text, line, "s2", "Investigating crime", verdict)


def _grade(
    change: GradeChangeKind,
    heading: str,
    old: Grade | None,
    new: Grade | None,
    steps: int | None = None,
    why: str = "",
    **more: object,
) -> GradeChange:
    sides = [
        GradeRef("s2", heading, line, grade, Stated.LINE if grade else None)
        for grade, line in ((old, 12), (new, 21))
    ]
    settings = {"carried_over_from": None, "caveat": None, "stated_by_report": None, **more}
    return GradeChange(change, sides[0], sides[1], steps, why=why, **settings)  # type: ignore[arg-type]


GRADES = (
    _grade(
        GradeChangeKind.DECLINED, "Protecting vulnerable people",
        Grade.GOOD, Grade.INADEQUATE, -2, "Two steps worse than last time.",
        stated_by_report=Quote("This is a marked decline since our last visit.", 30),
    ),
    _grade(
        GradeChangeKind.NOT_COMPARABLE, "Managing offenders",
        Grade.GOOD, Grade.ADEQUATE, None, "The grades stand on two scales: four steps then, five now.",
        caveat=Quote("These grades must not be held against those of earlier years.", 9),
    ),
    replace(
        _grade(GradeChangeKind.NO_LONGER_GRADED, "Armed policing", Grade.GOOD, None, None, "Not asked."),
        new=None,
    ),
    _grade(
        GradeChangeKind.CARRIED_OVER, "Preventing crime and tackling anti-social behaviour",
        Grade.GOOD, Grade.GOOD, None, "Not inspected this time.", carried_over_from="2016",
    ),
    _grade(GradeChangeKind.UNCHANGED, "Treating the public fairly", Grade.GOOD, Grade.GOOD, 0, "Same."),
    replace(
        _grade(
            GradeChangeKind.NEWLY_GRADED, "Planning for the future",
            None, Grade.REQUIRES_IMPROVEMENT, None, "The older report does not cover it.",
        ),
        old=None,
    ),
    _grade(
        GradeChangeKind.IMPROVED, "Investigating crime",
        Grade.REQUIRES_IMPROVEMENT, Grade.GOOD, 1, "One step better than last time.",
    ),
)  # fmt: skip

ITEM_DONE = _ref("f5a", "give every district a named lead", 61)
ITEM_OPEN = _ref("f5b", "check the quality of each review", 62)
FINDINGS = (
    _change(
        Status.ESCALATED,
        (_ref("f1", "The force should answer emergency calls sooner.", 40),),
        (
            _ref(
                "g1",
                "The force does not answer emergency calls soon enough.",
                50,
                kind=FindingKind.CAUSE_OF_CONCERN,
            ),
        ),
        (
            (EQUAL, "The force "), (DELETE, "should"), (INSERT, "does not"),
            (EQUAL, " answer emergency calls "), (DELETE, "sooner"), (INSERT, "soon enough"), (EQUAL, "."),
        ),
        weighty=(1, 2),
        why="What was an area for improvement is now a cause of concern.",
    ),
    _change(
        Status.PERSISTING,
        (_ref("f2", "The force should review some cases every 12 weeks.", 41),),
        (_ref("g2", "The force should review most cases every 6 weeks.", 51, page=7),),
        (
            (EQUAL, "The force should review "), (DELETE, "some"), (INSERT, "most"),
            (EQUAL, " cases every "), (DELETE, "12"), (INSERT, "6"), (EQUAL, " weeks."),
        ),
        confidence=Confidence.LOW,
        weighty=(1, 2, 4, 5),
        why="Both reports ask for the same in other words.",
    ),
    _change(
        Status.RECURRING,
        new=(_ref("g3", "The force should keep a register of skills.", 52),),
        evidence=(_said("We first asked for a register of skills in 2013.", 53, Verdict.NOT_IMPROVED),),
        confidence=Confidence.MEDIUM,
    ),
    _change(
        Status.NEW,
        new=(_ref("g4", "The force should explain [/b] to *everyone* why <b>it</b> searches.", 54),),
        why="The older report has nothing like it.",
    ),
    _change(
        Status.PARTLY_RESOLVED,
        (
            _ref(
                "f5", "By 31 March, the force should:", 60, kind=FindingKind.RECOMMENDATION,
                items=(Item("f5a", ITEM_DONE.text + "; and", 61, 61), Item("f5b", ITEM_OPEN.text, 62, 62)),
            ),
        ),
        evidence=(_said("Each district now has a named lead, but reviews are not checked.", 63),),
        items=(
            _change(Status.RESOLVED, (ITEM_DONE,), evidence=(_said("Each has a lead.", 63),)),
            _change(Status.NOT_RAISED, (ITEM_OPEN,), confidence=Confidence.MEDIUM),
        ),
    ),
    _change(
        Status.NOT_RAISED,
        (_ref("f6", "The force should publish its stop and search records.", 64),),
        confidence=Confidence.MEDIUM,
        why="The area was inspected again; the report says nothing of this.",
    ),
    _change(
        Status.NOT_REINSPECTED,
        (_ref("f7", "The force should evaluate its problem-solving plans.", 65),),
    ),
    _change(
        Status.DE_ESCALATED,
        (_ref("f8", "The force leaves calls waiting.", 66, kind=FindingKind.CAUSE_OF_CONCERN),),
        (_ref("g8", "The force should not leave calls waiting at night.", 55),),
    ),
    _change(
        Status.RESOLVED,
        (_ref("f9", "The force should see to it that bail is used well.", 67),),
        evidence=(_said("Bail is no longer a problem.", 68),),
        set_by="JB",
        note="seen at the visit",
    ),
    _change(
        Status.NEW,
        new=(
            _ref("g9", "A board game teaches recruits.", 70, kind=FindingKind.INNOVATIVE_PRACTICE),
        ),
    ),
)  # fmt: skip


def _paragraph(
    old: int | None, new: int | None, *wording: tuple[WordingOp, str]
) -> ParagraphChange:
    return ParagraphChange(old, new, 0.8, wording)


def _section(
    relation: SectionRelation,
    old: tuple[str, ...],
    new: tuple[str, ...],
    *paragraphs: ParagraphChange,
    confidence: Confidence = Confidence.HIGH,
) -> SectionChange:
    sides = [
        tuple(SectionRef("s2", heading, line) for heading in headings)
        for headings, line in ((old, 10), (new, 20))
    ]
    return SectionChange(
        relation,
        sides[0],
        sides[1],
        0.9,
        Scores(1.0, 0.8, 0.9),
        confidence,
        "A reason.",
        paragraphs,
    )


SECTIONS = (
    _section(
        SectionRelation.SAME, ("Investigating crime",), ("Investigating crime",),
        _paragraph(0, 0, (EQUAL, "Nothing has moved here.")),
        _paragraph(
            1, 1, (EQUAL, "Officers "), (DELETE, "rarely"), (INSERT, "always"), (EQUAL, " record it.")
        ),
        _paragraph(2, None, (DELETE, "An old remark.")),
        _paragraph(None, 2, (INSERT, "A new remark.")),
    ),
    _section(
        SectionRelation.RENAMED, ("Working with others",), ("Partners",), confidence=Confidence.MEDIUM
    ),
    _section(SectionRelation.SPLIT, ("Calls and officers",), ("Calls", "Officers")),
    _section(SectionRelation.MERGED, ("Plans", "Money"), ("Plans and money",)),
    _section(SectionRelation.ADDED, (), ("Fraud",), _paragraph(None, 0, (INSERT, "On fraud."))),
    _section(SectionRelation.REMOVED, ("Cyber",), (), _paragraph(0, None, (DELETE, "On cyber."))),
    _section(SectionRelation.NOT_INSPECTED, ("Preventing crime",), ("Preventing crime",)),
)  # fmt: skip


def _inspection(name: str, cycle: str, published: str, *paragraphs: str) -> Inspection:
    texts = tuple(
        Paragraph(text, 100 + number, 100 + number) for number, text in enumerate(paragraphs)
    )
    section = Section("s2", None, 1, "Investigating crime", None, 10, 110, None, True, None, texts)
    return Inspection(
        "Marlshire Police", "HMICFRS", "PEEL", cycle, (), published, None,
        SourceInfo(name, "text", "0" * 64, 200), (section,), (), (), (), (), (),
    )  # fmt: skip


@pytest.fixture
def pair() -> Pair:
    """Every status, grade change and relation once; texts with mark-up that must come out as it is."""
    old = _inspection(
        "older.txt", "2016", "2017-03-02",
        "Nothing has moved here.", "Officers rarely record it.", "An old remark.",
    )  # fmt: skip
    new = _inspection(
        "newer.txt", "2018/19", "2019-05",
        "Nothing has moved here.", "Officers always record it.", "A new remark.",
    )  # fmt: skip
    heads = [
        InspectionHead(i.force, i.programme, i.cycle, i.published, i.title, i.source)
        for i in (old, new)
    ]
    diff = InspectionDiff(
        Generator("peeldiff", "0"), heads[0], heads[1], Relation.SUCCESSIVE, GRADES, FINDINGS, SECTIONS,
        (
            FigureChange("Calls per 1,000 people", "130", "142", True, "", 80, 90),
            FigureChange("Cost per head", "£164", "£171", False, "Prices of different years.", 81, 91),
        ),
        (ReportWarning(code="picture-pages", text="The newer report was read with a page missing."),),
    )  # fmt: skip
    return Pair(old, new, diff)


def _near(text: str, line: int, score: float, page: int | None = None) -> Passage:
    return Passage(
        text=text, line=line, page=page, section="s2", heading="Investigating crime", score=score,
        verdict=Verdict.UNCLEAR,
    )  # fmt: skip


def _spoken(finding: FindingChange) -> FindingChange:
    """The finding with what the newer report says of it, each kind of mention once or more."""
    name = finding.old[0].id if finding.old else ""
    if name == "f2":
        near = _near("Supervisors told us that reviews slip in the summer.", 52, 0.7)
        return replace(finding, rule="asked-again", mention=Mention.SPOKEN_OF, passages=(near,))
    if name == "f5":
        done, left = finding.items
        leads = _near("Each has a lead. The last was named in May.", 63, 0.8)
        unsure = _near("A panel of volunteers reads some files each month.", 71, 0.3)
        whole = _near(finding.evidence[0].text, 63, 0.9)
        return replace(
            finding, rule="parts-differ", mention=Mention.ANSWERED, passages=(whole, leads),
            items=(
                replace(done, rule="said-done", mention=Mention.ANSWERED, passages=(leads,)),
                replace(left, rule="silent", mention=Mention.UNSURE, passages=(unsure,)),
            ),
        )  # fmt: skip
    if name == "f6":
        records = _near(
            "Records of searches are kept in one place. The force plans to print them, although the "
            "officer who runs the project could not tell us when, and no money has been set aside.",
            72, 0.62, page=9,
        )  # fmt: skip
        money = _near("No money has been set aside for it.", 75, 0.4)
        return replace(
            finding, rule="spoken-of-only", mention=Mention.SPOKEN_OF, passages=(records, money)
        )
    if name == "f7":
        scope = _said("We did not look at problem solving this year.", 76, Verdict.UNCLEAR)
        plans = _near("Plans of another kind are made by [the council](#).", 77, 0.2)
        return replace(
            finding, rule="not-covered", mention=Mention.NOT_MENTIONED, evidence=(scope,),
            passages=(plans, _near("A plan for the estate was drawn up in 2017.", 78, 0.1)),
        )  # fmt: skip
    if name == "f9":
        praise = _near("Bail is no longer a problem. Officers write down why it was used.", 68, 0.9)
        return replace(finding, rule="said-done", mention=Mention.ANSWERED, passages=(praise,))
    return finding


@pytest.fixture
def spoken(pair: Pair) -> Pair:
    """The same pair with all that version 2 adds: rules, mentions, passages and remarks."""
    findings = tuple(map(_spoken, FINDINGS))
    silent = _change(
        Status.NOT_RAISED,
        (_ref("f10", "The force should keep its cells warm.", 69),),
        why="The area was inspected again; the report says nothing of this.",
    )
    silent = replace(silent, rule="silent", mention=Mention.NOT_MENTIONED)
    diff = replace(
        pair.diff,
        findings=(*findings[:6], silent, *findings[6:]),
        observations=(
            Observation(
                line=138, text="I am concerned about how well the force records what it is told.",
                tone=Tone.CONCERN, heading="HM Inspector's observations",
            ),
            Observation(
                line=140, text="I commend the <b>officers</b> whom we met, but they need more help.",
                tone=Tone.MIXED, heading="HM Inspector's observations",
            ),
            Observation(line=141, text="I am pleased with progress.", tone=Tone.PRAISE, heading=None),
        ),
        recalls=(
            Recall(
                line=97, text="In 2017 we found that demand was poorly understood. It is clearer now.",
                refers_to="2017 efficiency", verdict=Verdict.IMPROVED, heading="Meeting demand",
            ),
            Recall(
                line=99, text="Our last report spoke of canals.", refers_to="our last report",
                verdict=Verdict.UNCLEAR, heading=None,
            ),
        ),
        missing=(
            MissingInspection(refers_to="2017 effectiveness", lines=(85, 120, 212)),
            MissingInspection(refers_to="the 2014 letter", lines=(9,)),
        ),
    )  # fmt: skip
    return replace(pair, diff=diff)
