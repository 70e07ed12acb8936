"""What every value of a closed set is called, how it ranks and what it looks like: one table a set.

Each table stands in the order in which its values are told, worst news first unless it says
otherwise. Terminal, Markdown, HTML, spreadsheet, browser, history and `decide` read these tables, so
that one status has one wording: to change a word, change it here. A status is explained, never only
named: "not raised" must not be heard as "done". Nothing here lays out text.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from peeldiff.model.term import Accent, KindTerm, StateTerm, StatusTerm, Term
from peeldiff.model.values import (
    Addressee,
    Confidence,
    FindingKind,
    Grade,
    GradeChangeKind,
    Mention,
    SectionRelation,
    Status,
    ThreadState,
    Tone,
    Verdict,
)

__all__ = [
    "ADDRESSEES",
    "CONFIDENCES",
    "GRADES",
    "GRADE_CHANGES",
    "KINDS",
    "MENTIONS",
    "QUOTED",
    "RELATIONS",
    "SILENT",
    "STATES_OF_BODIES",
    "STATUSES",
    "THREAD_STATES",
    "TONES",
    "VERDICTS",
    "Accent",
    "KindTerm",
    "StateTerm",
    "StatusTerm",
    "Term",
    "rank",
    "term_of",
]


Value = TypeVar("Value", bound=StrEnum)


def rank(table: Mapping[Value, Term], value: Value) -> int:
    """The position of a value in its table, from 0."""
    return list(table).index(value)


STATUSES: Mapping[Status, StatusTerm] = {
    Status.ESCALATED: StatusTerm(
        heading="Raised again as more serious",
        short="more serious",
        guard="An area for improvement in the older report, a cause of concern now.",
        sign="▲",
        accent=Accent.BAD,
        fate=("is now a cause of concern", "are now causes of concern"),
        next_step="Open: answer it again, now as a cause of concern.",
    ),
    Status.PERSISTING: StatusTerm(
        heading="Raised before and raised again",
        short="raised again",
        plain="Both reports ask for it.",
        sign="=",
        accent=Accent.BAD,
        fate=("is raised again", "are raised again"),
        next_step="Open: answer it again.",
    ),
    Status.RECURRING: StatusTerm(
        heading="Raised before by another inspection",
        short="raised before",
        guard="The newer report says itself that an earlier inspection raised this.",
        sign="@",
        accent=Accent.BAD,
        next_step="Allocate an owner; find the answer that was given before.",
    ),
    Status.NEW: StatusTerm(
        heading="New this time",
        short="new",
        plain="Only the newest report asks for it, and no words were found there that it was raised before.",
        sign="+",
        accent=Accent.WARN,
        next_step="Allocate an owner.",
    ),
    Status.PARTLY_RESOLVED: StatusTerm(
        heading="Partly dealt with",
        short="partly dealt with",
        guard="Better, or done in part: no words were found that all of it is done.",
        sign="±",
        accent=Accent.WARN,
        fate=("is partly dealt with", "are partly dealt with"),
        next_step="Open for what is left.",
    ),
    # Still asked for, so it stands before what nobody knows.
    Status.DE_ESCALATED: StatusTerm(
        heading="Raised again as less serious",
        short="less serious",
        guard="A cause of concern in the older report, an area for improvement now.",
        sign="▼",
        accent=Accent.WARN,
        fate=("is raised again as less serious", "are raised again as less serious"),
        next_step="Open: answer it again, now as an area for improvement.",
    ),
    Status.NOT_RAISED: StatusTerm(
        heading="Not raised again",
        short="not raised again",
        guard="The area was inspected again, and the point is not asked for again. That alone does not "
        "deal with it: read what the newer report says of it.",
        sign="?",
        accent=Accent.QUIET,
        fate=("is not raised again", "are not raised again"),
        next_step="Keep open: ask the inspectorate.",
    ),
    Status.NOT_REINSPECTED: StatusTerm(
        heading="Not looked at this time",
        short="not looked at",
        guard="The newer report did not inspect the area or does not cover it, so its silence says "
        "nothing.",
        sign="○",
        accent=Accent.QUIET,
        fate=("was not looked at this time", "were not looked at this time"),
        next_step="Keep open.",
    ),
    Status.RESOLVED: StatusTerm(
        heading="Dealt with",
        short="dealt with",
        guard="The newer report says so, in the words quoted.",
        sign="√",
        accent=Accent.GOOD,
        fate=("is dealt with", "are dealt with"),
        next_step="Propose closure, with the words quoted.",
    ),
}

QUOTED = (Status.RESOLVED, Status.PARTLY_RESOLVED, Status.RECURRING)
"""What must not be said without the report's own words."""

SILENT = (Status.NOT_RAISED, Status.NOT_REINSPECTED)
"""What rests on silence: these say already that nobody knows."""

THREAD_STATES: Mapping[ThreadState, StateTerm] = {
    ThreadState.OPEN: StateTerm(
        heading="Still open",
        short="open",
        guard="The last inspection asks for these, or says that they are not dealt with.",
        sign=STATUSES[Status.PERSISTING].sign,
        accent=Accent.BAD,
        fate=("is still open", "are still open"),
    ),
    ThreadState.NOT_REINSPECTED: StateTerm(
        heading="Open when last looked at",
        short="open when last looked at",
        guard="No later inspection looked at these, so nobody knows.",
        sign=STATUSES[Status.NOT_REINSPECTED].sign,
        accent=Accent.QUIET,
        fate=("was open when last looked at", "were open when last looked at"),
    ),
    ThreadState.NOT_RAISED: StateTerm(
        heading=STATUSES[Status.NOT_RAISED].heading,
        short=STATUSES[Status.NOT_RAISED].short,
        guard="A later inspection looked at the area and does not ask for it again. That alone does not "
        "deal with it: read what the report says of it.",
        sign=STATUSES[Status.NOT_RAISED].sign,
        accent=Accent.QUIET,
        fate=("was not raised again", "were not raised again"),
    ),
    ThreadState.PARTLY_RESOLVED: StateTerm(
        heading=STATUSES[Status.PARTLY_RESOLVED].heading,
        short=STATUSES[Status.PARTLY_RESOLVED].short,
        guard="Better, or done in part: a later report says so, and not that all of it is done.",
        sign=STATUSES[Status.PARTLY_RESOLVED].sign,
        accent=Accent.WARN,
        fate=("is partly dealt with", "are partly dealt with"),
    ),
    ThreadState.RESOLVED: StateTerm(
        heading=STATUSES[Status.RESOLVED].heading,
        short=STATUSES[Status.RESOLVED].short,
        guard="A later report says so, in the words quoted, and none has raised it since.",
        sign=STATUSES[Status.RESOLVED].sign,
        accent=Accent.GOOD,
        fate=("is dealt with", "are dealt with"),
    ),
    ThreadState.MERGED: StateTerm(
        heading="Asked as one with another concern",
        short="asked as one with another",
        guard="A later inspection asks for each of these together with another concern, in one finding: "
        "how that one stands is told there, and it is counted there alone.",
        sign="»",
        accent=Accent.QUIET,
        fate=("is asked as one with another", "are asked as one with others"),
    ),
}

STATES_OF_BODIES: Mapping[ThreadState, StateTerm] = {
    **THREAD_STATES,
    ThreadState.OPEN: StateTerm(
        heading="Open",
        short="open",
        guard="The last inspection of the body asks for these, or says that they are not dealt with.",
        sign=THREAD_STATES[ThreadState.OPEN].sign,
        accent=Accent.BAD,
        fate=(
            "was open at the last inspection of the body",
            "were open at the last inspection of the body",
        ),
    ),
}
"""The same of several bodies, whose last inspections are years apart: "still" would be said of years in which
nobody looked."""

GRADE_CHANGES: Mapping[GradeChangeKind, Term] = {
    GradeChangeKind.DECLINED: Term(heading="Worse", short="down", sign="▼", accent=Accent.BAD),
    GradeChangeKind.NOT_COMPARABLE: Term(
        heading="Not comparable", short="not comparable", sign="?", accent=Accent.QUIET
    ),
    GradeChangeKind.NO_LONGER_GRADED: Term(
        heading="No newer grade", short="no newer grade", sign="-", accent=Accent.WARN
    ),
    GradeChangeKind.CARRIED_OVER: Term(
        heading="Carried over", short="carried over", sign="…", accent=Accent.QUIET
    ),
    GradeChangeKind.UNCHANGED: Term(
        heading="Unchanged", short="unchanged", sign="=", accent=Accent.QUIET
    ),
    GradeChangeKind.NEWLY_GRADED: Term(
        heading="No older grade", short="no older grade", sign="+", accent=Accent.WARN
    ),
    GradeChangeKind.IMPROVED: Term(heading="Better", short="up", sign="▲", accent=Accent.GOOD),
}

GRADES: Mapping[Grade, Term] = {
    Grade.OUTSTANDING: Term(heading="Outstanding", short="O"),
    Grade.GOOD: Term(heading="Good", short="G"),
    Grade.ADEQUATE: Term(heading="Adequate", short="A"),
    Grade.REQUIRES_IMPROVEMENT: Term(heading="Requires improvement", short="RI"),
    Grade.INADEQUATE: Term(heading="Inadequate", short="I"),
    Grade.UNGRADED: Term(heading="Ungraded", short="–"),
}
"""The best first, as the inspectorate prints its scale; `short` is the mark of a table."""

KINDS: Mapping[FindingKind, KindTerm] = {
    FindingKind.CAUSE_OF_CONCERN: KindTerm(
        heading="Cause of concern",
        short="cause of concern",
        several="causes of concern",
        gravity=2,
        accent=Accent.BAD,
    ),
    FindingKind.RECOMMENDATION: KindTerm(
        heading="Recommendation",
        short="recommendation",
        several="recommendations",
        gravity=2,
    ),
    FindingKind.AREA_FOR_IMPROVEMENT: KindTerm(
        heading="Area for improvement",
        short="area for improvement",
        several="areas for improvement",
        gravity=1,
    ),
    FindingKind.INNOVATIVE_PRACTICE: KindTerm(
        heading="Innovative practice",
        short="innovative practice",
        several="innovative practices",
        gravity=0,
    ),
    FindingKind.PROMISING_PRACTICE: KindTerm(
        heading="Promising practice",
        short="promising practice",
        several="promising practices",
        gravity=0,
    ),
}
"""The gravest first."""

MENTIONS: Mapping[Mention, Term] = {
    Mention.ANSWERED: Term(
        heading="Answered in the newer report",
        short="answered",
        guard="The newer report says how it stands, in the words quoted.",
    ),
    Mention.SPOKEN_OF: Term(
        heading="Referred to in the newer report",
        short="referred to",
        guard="The newer report refers to it in the words quoted; judge for yourself whether they settle it.",
    ),
    Mention.UNSURE: Term(
        heading="Not sure whether the newer report refers to this",
        short="perhaps referred to",
        guard="The passages come near and may be about something else: they prove nothing by themselves.",
        accent=Accent.QUIET,
    ),
    Mention.NOT_MENTIONED: Term(
        heading="No mention found in the newer report",
        short="no mention found",
        guard="No sentence on it was found; the nearest passages prove nothing by themselves.",
        accent=Accent.QUIET,
    ),
}
"""What the report says most of first."""

VERDICTS: Mapping[Verdict, Term] = {
    Verdict.WORSE: Term(heading="Worse", short="worse", accent=Accent.BAD),
    Verdict.NOT_IMPROVED: Term(heading="Not improved", short="not improved", accent=Accent.BAD),
    Verdict.UNCHANGED: Term(heading="Unchanged", short="unchanged", accent=Accent.WARN),
    Verdict.PARTLY: Term(heading="Improved in part", short="improved in part", accent=Accent.WARN),
    Verdict.IMPROVED: Term(heading="Improved", short="improved", accent=Accent.GOOD),
    Verdict.UNCLEAR: Term(heading="Not clear", short="", accent=Accent.QUIET),
}

TONES: Mapping[Tone, Term] = {
    Tone.CONCERN: Term(heading="Concern", short="concern", accent=Accent.BAD),
    Tone.MIXED: Term(heading="Praise and concern", short="praise and concern", accent=Accent.WARN),
    Tone.PRAISE: Term(heading="Praise", short="praise", accent=Accent.GOOD),
}

CONFIDENCES: Mapping[Confidence, Term] = {
    Confidence.LOW: Term(heading="Doubtful", short="doubtful, please check", accent=Accent.WARN),
    Confidence.MEDIUM: Term(heading="Likely", short="likely, not certain", accent=Accent.QUIET),
    Confidence.HIGH: Term(heading="Sure", short=""),
}
"""The most doubtful first; `short` is what to add to a claim, "" where there is nothing to add."""

RELATIONS: Mapping[SectionRelation, Term] = {
    SectionRelation.SAME: Term(heading="Under the same heading", short="same", sign=" "),
    SectionRelation.RENAMED: Term(heading="Under another heading", short="renamed", sign="~"),
    SectionRelation.SPLIT: Term(heading="Split into several", short="split", sign="»"),
    SectionRelation.MERGED: Term(heading="Merged from several", short="merged", sign="»"),
    SectionRelation.ADDED: Term(heading="Only in the newer report", short="added", sign="+"),
    SectionRelation.REMOVED: Term(heading="Only in the older report", short="removed", sign="-"),
    SectionRelation.NOT_INSPECTED: Term(
        heading="Not inspected this time", short="not inspected", sign="○"
    ),
}
"""What belongs together first."""

ADDRESSEES: Mapping[Addressee, Term] = {
    Addressee.FORCE: Term(heading="The force", short="the force"),
    Addressee.ALL_FORCES: Term(heading="All forces", short="all forces"),
    Addressee.OTHER_BODY: Term(
        heading="Another body, not the force", short="another body, not the force"
    ),
}
"""Whom a demand is addressed to; the force that is inspected first."""


def term_of(fate: Status | ThreadState) -> Term:
    """The words of what became of a finding or of a thread: a state may be spelt like a status."""
    return STATUSES[fate] if isinstance(fate, Status) else THREAD_STATES[fate]
