"""The contract's closed sets in plain English, for people who hear them read out in a meeting.

One wording for every renderer. A status is explained, never only named: "not raised" must not be
heard as "done". Nothing here lays out text.
"""

from __future__ import annotations

from collections.abc import Sequence

from peeldiff.model import (
    Confidence,
    FindingChange,
    FindingKind,
    Grade,
    GradeChange,
    GradeChangeKind,
    InspectionHead,
    Mention,
    MissingInspection,
    ReportWarning,
    SectionRelation,
    Status,
    Tone,
    Verdict,
)

__all__ = [
    "ABOVE",
    "ALSO_SAYS",
    "BELOW",
    "OBSERVATIONS",
    "RECALLS",
    "RECALLS_MEANING",
    "SAID_IN_PASSING",
    "SEE_ALSO",
    "STATUS_ORDER",
    "comes_back",
    "confidence_words",
    "counted",
    "date_words",
    "grade_move",
    "grade_sign",
    "grade_words",
    "is_left_open",
    "is_merely_near",
    "kind_label",
    "kind_words",
    "listed",
    "mention_label",
    "mention_name",
    "mention_words",
    "missing_words",
    "number",
    "passage_words",
    "place",
    "quote_words",
    "report_words",
    "section_words",
    "status_meaning",
    "status_words",
    "tone_words",
    "verdict_words",
    "warning_words",
]

STATUS_ORDER = (
    Status.ESCALATED,
    Status.PERSISTING,
    Status.RECURRING,
    Status.NEW,
    Status.PARTLY_RESOLVED,
    Status.NOT_RAISED,
    Status.NOT_REINSPECTED,
    Status.DE_ESCALATED,
    Status.RESOLVED,
)
"""Worst news first; what nobody knows stands before what is known to be better."""

_STATUS = {
    Status.ESCALATED: (
        "More serious than before",
        "An area for improvement in the older report, a cause of concern now.",
    ),
    Status.PERSISTING: ("Raised before and raised again", ""),
    Status.RECURRING: (
        "Not in the older report, but raised before",
        "The newer report says itself that an earlier inspection raised this.",
    ),
    Status.NEW: ("New this time", ""),
    Status.PARTLY_RESOLVED: (
        "Partly dealt with",
        "Better, or done in part: the newer report does not say that all of it is done.",
    ),
    Status.NOT_RAISED: (
        "Not raised again",
        "The area was inspected again. The newer report neither repeats the point nor says plainly "
        "that it is done, so it must not be counted as dealt with.",
    ),
    Status.NOT_REINSPECTED: (
        "Not looked at again",
        "The newer report did not inspect the area or does not cover it, so its silence says "
        "nothing.",
    ),
    Status.DE_ESCALATED: (
        "Less serious than before",
        "A cause of concern in the older report, an area for improvement now.",
    ),
    Status.RESOLVED: (
        "Dealt with",
        "The newer report says so, in the words quoted.",
    ),
}

_MENTIONS = {
    Mention.ANSWERED: ("answered", "Answered in the newer report"),
    Mention.SPOKEN_OF: (
        "spoken of, without a plain answer",
        "Spoken of in the newer report, without a plain answer",
    ),
    Mention.NOT_MENTIONED: ("not mentioned", "Not mentioned in the newer report"),
    Mention.UNSURE: (
        "not sure whether it is mentioned",
        "Not sure whether the newer report mentions this",
    ),
}
_NEAREST = (
    "The nearest passage, which proves nothing by itself",
    "The nearest passages, which prove nothing by themselves",
)

SEE_ALSO = "See also: "
"""Before a passage that stands beside an answer and need not be one."""

ALSO_SAYS = "The newer report also says:"
"""Above passages on a point that the newer report lists again."""

SAID_IN_PASSING = "What it says in passing is quoted."
"""After the meaning of "not looked at again", where the newer report speaks of a point all the same."""

ABOVE = "in the words quoted above"
BELOW = "in the words quoted below"

OBSERVATIONS = "What the inspector says in his or her own name"
RECALLS = "Said of earlier inspections"
RECALLS_MEANING = (
    "The newer report says this of earlier inspections; it answers no finding listed here."
)

_TONES = {
    Tone.CONCERN: "concern",
    Tone.PRAISE: "praise",
    Tone.MIXED: "praise and concern",
}

_VERDICTS = {
    Verdict.IMPROVED: "improved",
    Verdict.NOT_IMPROVED: "not improved",
    Verdict.PARTLY: "improved in part",
    Verdict.WORSE: "worse",
    Verdict.UNCHANGED: "unchanged",
    Verdict.UNCLEAR: "",
}

_KINDS = {
    FindingKind.AREA_FOR_IMPROVEMENT: ("area for improvement", "areas for improvement"),
    FindingKind.CAUSE_OF_CONCERN: ("cause of concern", "causes of concern"),
    FindingKind.RECOMMENDATION: ("recommendation", "recommendations"),
    FindingKind.INNOVATIVE_PRACTICE: ("innovative practice", "innovative practices"),
    FindingKind.PROMISING_PRACTICE: ("promising practice", "promising practices"),
}

_MOVES = {
    GradeChangeKind.IMPROVED: ("▲", "up"),
    GradeChangeKind.DECLINED: ("▼", "down"),
    GradeChangeKind.UNCHANGED: ("=", "unchanged"),
    GradeChangeKind.CARRIED_OVER: ("…", "carried over"),
    GradeChangeKind.NEWLY_GRADED: ("+", "no older grade"),
    GradeChangeKind.NO_LONGER_GRADED: ("-", "no newer grade"),
    GradeChangeKind.NOT_COMPARABLE: ("?", "not comparable"),
}

_RELATIONS = {
    SectionRelation.SAME: "under the same heading",
    SectionRelation.RENAMED: "under another heading",
    SectionRelation.SPLIT: "split into several",
    SectionRelation.MERGED: "merged from several",
    SectionRelation.ADDED: "only in the newer report",
    SectionRelation.REMOVED: "only in the older report",
    SectionRelation.NOT_INSPECTED: "not inspected this time",
}

_NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_MONTHS = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]  # fmt: skip


def status_words(status: Status) -> str:
    """The status as a heading: "Not raised again"."""
    return _STATUS[status][0]


def status_meaning(status: Status) -> str:
    """One sentence that guards against a wrong reading, or "" where the heading says it all."""
    return _STATUS[status][1]


def kind_words(kind: FindingKind, count: int = 1) -> str:
    """ "area for improvement", "areas for improvement"."""
    return _KINDS[kind][count != 1]


def kind_label(kind: FindingKind) -> str:
    """ "Cause of concern: " before the text; nothing before the usual area for improvement."""
    usual = kind is FindingKind.AREA_FOR_IMPROVEMENT
    return "" if usual else f"{kind_words(kind).capitalize()}: "


def grade_words(grade: Grade | None) -> str:
    """ "Requires improvement"; "no grade in print" where there is none."""
    return "no grade in print" if grade is None else grade.replace("_", " ").capitalize()


def is_left_open(change: GradeChange) -> bool:
    """Whether both reports ask the question and neither grades it: nothing stayed the same."""
    grades = [ref.grade for ref in (change.old, change.new) if ref is not None]
    return grades == [Grade.UNGRADED, Grade.UNGRADED]


def grade_sign(change: GradeChange) -> str:
    """A sign of one column for the direction."""
    if is_left_open(change):
        return "?"
    return _MOVES[change.change][0]


def grade_move(change: GradeChange) -> str:
    """The direction and its size: "down 1 step", "carried over"."""
    if is_left_open(change):
        return "not graded"
    move = _MOVES[change.change][1]
    if not change.steps:
        return move
    steps = abs(change.steps)
    return f"{move} {steps} step{'s' if steps > 1 else ''}"


def comes_back(change: FindingChange) -> bool:
    """Whether the newer report recalls a point that it does not list, without a clear verdict: its own
    words have to be read."""
    doubtful = change.confidence is Confidence.LOW and bool(change.evidence)
    return change.status is Status.NOT_RAISED and doubtful


def quote_words(change: FindingChange) -> str:
    """What a quotation is where it does not back the status but stands nearest to the point."""
    silent = change.status in (Status.NOT_RAISED, Status.NOT_REINSPECTED)
    return "The nearest that it comes: " if silent and not comes_back(change) else ""


def mention_name(mention: Mention) -> str:
    """Whether the newer report speaks of a point: "spoken of, without a plain answer"."""
    return _MENTIONS[mention][0]


def is_merely_near(mention: Mention) -> bool:
    """Whether the passages only stand near the point, as the report is not known to mention it."""
    return mention in (Mention.NOT_MENTIONED, Mention.UNSURE)


def mention_words(mention: Mention, quotations: int) -> str:
    """What to say above as many quotations, so that nobody takes a near passage for an answer."""
    told = _MENTIONS[mention][1]
    if is_merely_near(mention):
        if not quotations:
            return f"{told}; no passage comes near it."
        return f"{told}. {_nearest(quotations)}:"
    return f"{told}:" if quotations else f"{told}."


def passage_words(change: FindingChange) -> str:
    """What one passage of a point is, for whoever looks at it in the report."""
    if change.mention is None or (change.new and change.status is Status.PERSISTING):
        return "A passage on this point."
    told = f"A passage near this point: {mention_name(change.mention)}."
    return f"{told} It proves nothing by itself." if is_merely_near(change.mention) else told


def missing_words(missing: Sequence[MissingInspection]) -> str:
    """Which inspections the newer report names that are not compared, and on which lines."""
    named = "; ".join(f"{one.refers_to} ({_lines(one.lines)})" for one in missing)
    what = "an inspection that is" if len(missing) == 1 else "inspections that are"
    return f"The newer report names {what} not among these files: {named}."


def _lines(lines: Sequence[int]) -> str:
    return f"line{'s' * (len(lines) > 1)} {listed(list(map(str, lines)))}"


def mention_label(mention: Mention, quotations: int) -> str:
    """The same where the name of the inspection stands before it: "spoken of, …:"."""
    name = mention_name(mention)
    if not quotations:
        return name
    return f"{name}; {_nearest(quotations).lower()}:" if is_merely_near(mention) else f"{name}:"


def _nearest(quotations: int) -> str:
    return _NEAREST[quotations > 1]


def tone_words(tone: Tone) -> str:
    """ "concern", "praise", "praise and concern"."""
    return _TONES[tone]


def verdict_words(verdict: Verdict) -> str:
    """What a report says has become of a point: "not improved"; "" where it is unclear."""
    return _VERDICTS[verdict]


def section_words(relation: SectionRelation) -> str:
    """How sections of the two reports belong together."""
    return _RELATIONS[relation]


def confidence_words(confidence: Confidence) -> str:
    """What to add to a match that is not certain; "" where it is."""
    match confidence:
        case Confidence.HIGH:
            return ""
        case Confidence.MEDIUM:
            return "likely, not certain"
        case Confidence.LOW:
            return "doubtful, please check"


def number(count: int) -> str:
    """ "no", "one" … "ten", then digits."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def counted(count: int, one: str, several: str = "") -> str:
    """ "one grade", "three grades"."""
    return f"{number(count)} {one if count == 1 else several or one + 's'}"


def listed(parts: list[str]) -> str:
    """ "a, b and c"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def date_words(published: str) -> str:
    """ "2019-05-02" → "2 May 2019", "2019-05" → "May 2019"; anything else as it is."""
    year, _, rest = published.partition("-")
    month, _, day = rest.partition("-")
    if not (month.isdigit() and 1 <= int(month) <= 12 and (day.isdigit() or not day)):
        return published
    return f"{int(day) if day else ''} {_MONTHS[int(month) - 1]} {year}".lstrip()


def report_words(head: InspectionHead) -> str:
    """ "PEEL 2018/19, published May 2019 (report.txt)", or what there is of it."""
    name = " ".join(part for part in (head.programme, head.cycle) if part) or "a report"
    published = f", published {date_words(head.published)}" if head.published else ""
    return f"{name}{published} ({head.source.name})"


def place(line: int, page: int | None, report: str = "") -> str:
    """Where something stands: "2018/19 report, page 12, line 203"."""
    parts = (f"{report} report" if report else "", f"page {page}" if page else "", f"line {line}")
    return ", ".join(part for part in parts if part)


def warning_words(warning: ReportWarning) -> str:
    """A warning as people read it: its sentence, and the line that it is about."""
    return warning.text if warning.line is None else f"{warning.text} (line {warning.line})"
