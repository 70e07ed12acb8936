"""Sentences and phrases over the words of `peeldiff.model.vocabulary`, for people who hear them read out.

One wording for every renderer. Nothing here lays out text.
"""

from __future__ import annotations

from collections.abc import Sequence, Sized

from alignment.late import late
from peeldiff.model import (
    Confidence,
    FindingChange,
    Grade,
    GradeChange,
    InspectionHead,
    Mention,
    MissingInspection,
    Observation,
    ReportWarning,
    SectionRelation,
    Status,
    Tone,
    Verdict,
)
from peeldiff.model.terms import Terms
from peeldiff.model.vocabulary import (
    CONFIDENCES,
    GRADE_CHANGES,
    GRADES,
    KINDS,
    MENTIONS,
    RELATIONS,
    SILENT,
    STATUSES,
    TONES,
    VERDICTS,
)

__all__ = [
    "ABOVE",
    "ALSO_SAYS",
    "BELOW",
    "CAUTION",
    "LOOKING_BACK",
    "NEAREST",
    "NO_ANSWER",
    "NO_PASSAGE",
    "PERHAPS",
    "RECALLS",
    "SAID_IN_PASSING",
    "SEE_ALSO",
    "SHARED",
    "SHARED_SIGN",
    "comes_back",
    "confidence_words",
    "counted",
    "date_words",
    "dated_words",
    "grade_move",
    "grade_sign",
    "grade_words",
    "inspection_words",
    "is_left_open",
    "is_merely_near",
    "listed",
    "mention_label",
    "mention_name",
    "mention_words",
    "missing_name",
    "missing_words",
    "number",
    "observations_heading",
    "parts_below",
    "passage_words",
    "place",
    "quote_words",
    "report_words",
    "section_words",
    "status_meaning",
    "status_words",
    "tone_words",
    "verdict_words",
    "visit_words",
    "warning_words",
]

_NEAREST = (
    "The nearest passage, which proves nothing by itself",
    "The nearest passages, which prove nothing by themselves",
)

NO_PASSAGE = "No passage comes near it."
SHARED_SIGN = "†"
SHARED = f"{SHARED_SIGN} one grade for several of these questions"
"""What the mark means that stands beside a grade which judges several questions."""
NO_ANSWER = "No answer was recognised; the report may give one in other words."
NEAREST_WORDS = "The closest words found: "
"""Before a passage that does not back the status but stands nearest to the point."""
PERHAPS_THIS = "Perhaps about this, please check: "
"""Before the passage that may be about a point of which it is not sure that the report speaks."""
SEE_ALSO = "See also: "
"""Before a passage that stands beside an answer and need not be one."""

PERHAPS = "Near it, and perhaps about something else: "
"""Before a passage that shares no more than a word with a point on which others are quoted."""

ALSO_SAYS = "The newer report also says:"
"""Above passages on a point that the newer report lists again."""

CAUTION = (
    "What became of a finding is worked out by a program; neither the inspectorate nor whoever was inspected "
    "has decided it. Read the words quoted, and the report around them, before you rely on a status."
)

SAID_IN_PASSING = "What it says in passing is quoted."
"""After the meaning of "not looked at this time", where the newer report speaks of a point all the same."""

ABOVE = "in the words quoted above"
BELOW = "in the words quoted below"

_OBSERVATIONS = "What the inspector says"
RECALLS = "Also said of earlier inspections"
EARLIER = "earlier inspections"
"""What a recall refers to that names none."""
LOOKING_BACK = "Looking back to "
"""Before the inspection that a quotation speaks of, so that it is not taken for one from that report."""

_A_REPORT = late(
    r"[A-Za-z][a-z-]*(?: [\w-]+)* (?:inspection|report|review|visit)(?: (?:in|of) .+)?"
)
_TELLS_WHICH = frozenset({
    "a", "an", "any", "each", "his", "its", "last", "one", "our", "previous", "that", "the", "this",
})  # fmt: skip
"""Words before a report after which it needs no article."""
_NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_MONTHS = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]  # fmt: skip


NEAREST = "Nearest in the newer list, and perhaps another thing"
"""What stands before a newer demand that is merely the most like an older one."""


def status_words(status: Status) -> str:
    """The status as a heading: "Not raised again"."""
    return STATUSES[status].heading


def status_meaning(status: Status, terms: Terms) -> str:
    """One sentence that guards against a wrong reading, or "" where the heading says it all."""
    return terms.statuses[status].guard


def grade_words(grade: Grade | None) -> str:
    """ "Requires improvement"; "no grade printed" where there is none."""
    return "no grade printed" if grade is None else GRADES[grade].heading


def is_left_open(change: GradeChange) -> bool:
    """Whether the question is asked and graded in neither report: nothing stayed the same, and there is
    nothing to compare."""
    grades = {ref.grade for ref in (change.old, change.new) if ref is not None}
    return grades == {Grade.UNGRADED}


def grade_sign(change: GradeChange) -> str:
    """A sign of one column for the direction."""
    if is_left_open(change):
        return "?"
    return GRADE_CHANGES[change.change].sign


def grade_move(change: GradeChange) -> str:
    """The direction and its size: "down 1 step", "carried over"."""
    if is_left_open(change):
        return "not graded"
    move = GRADE_CHANGES[change.change].short
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
    return NEAREST_WORDS if change.status in SILENT and not comes_back(change) else ""


def mention_name(mention: Mention) -> str:
    """Whether the newer report refers to a point: "referred to"."""
    return MENTIONS[mention].short


def is_merely_near(mention: Mention) -> bool:
    """Whether the passages only stand near the point, as the report is not known to mention it."""
    return mention in (Mention.NOT_MENTIONED, Mention.UNSURE)


def mention_words(mention: Mention, quotations: int) -> str:
    """What to say above as many quotations, so that nobody takes a near passage for an answer."""
    told = MENTIONS[mention].heading
    if is_merely_near(mention):
        if not quotations:
            return f"{told}; {NO_PASSAGE[0].lower()}{NO_PASSAGE[1:]}"
        return f"{told}. {_nearest(quotations)}:"
    return f"{told}:" if quotations else f"{told}."


def passage_words(change: FindingChange) -> str:
    """What one passage of a point is, for whoever looks at it in the report."""
    if change.mention is None or (change.new and change.status is Status.PERSISTING):
        return "A passage on this point."
    told = f"A passage near this point: {mention_name(change.mention)}."
    return f"{told} It proves nothing by itself." if is_merely_near(change.mention) else told


def missing_name(one: MissingInspection) -> str:
    """What a missing inspection is called: "2017 efficiency inspection"."""
    name = one.refers_to[:1].upper() + one.refers_to[1:]
    return name if name.endswith(("letter", "report", "inspection")) else f"{name} inspection"


def missing_words(missing: Sequence[MissingInspection]) -> str:
    """Which inspections the newer report names that are not compared, and on which lines."""
    named = "; ".join(f"{missing_name(one)} ({_lines(one.lines)})" for one in missing)
    what = "an inspection that is" if len(missing) == 1 else "inspections that are"
    return f"The newer report names {what} not among these files: {named}."


def _lines(lines: Sequence[int]) -> str:
    return f"line{'s' * (len(lines) > 1)} {listed(list(map(str, lines)))}"


def mention_label(mention: Mention, quotations: int) -> str:
    """What stands above quotations behind the name of an inspection: "referred to, …:"."""
    name = mention_name(mention)
    if not quotations:
        return name
    return f"{name}; {_nearest(quotations).lower()}:" if is_merely_near(mention) else f"{name}:"


def _nearest(quotations: int) -> str:
    return _NEAREST[quotations > 1]


def tone_words(tone: Tone | None) -> str:
    """ "concern", "praise", "praise and concern"; "" where the tone is not plain."""
    return "" if tone is None else TONES[tone].short


def observations_heading(observations: Sequence[Observation]) -> str:
    """The report's own heading over what the inspector says, where it names the inspector."""
    headings = (one.heading for one in observations if one.heading)
    return next((told for told in headings if "inspector" in told.lower()), _OBSERVATIONS)


def verdict_words(verdict: Verdict) -> str:
    """What a report says has become of a point: "not improved"; "" where it is unclear."""
    return VERDICTS[verdict].short


def inspection_words(refers_to: str, inspectorate: str | None) -> str:
    """What a recall refers to, in the words of a third person and as they stand in a sentence: "our 2017
    report" as "HMICFRS's 2017 report", "Last year" as "last year"."""
    told = refers_to.strip()
    first = told.partition(" ")[0]
    if first.lower() == "our" and inspectorate:
        return f"{inspectorate}'s {told[4:]}"
    if told and told == first and not any(letter.isdigit() for letter in told):
        return EARLIER  # "previously", "earlier": no name
    if first.lower() == "last" and told.endswith("ed"):
        return "the last inspection"  # "last inspected"
    if any(told.lower().startswith(term.short) for term in KINDS.values()):
        return f"the {told[:1].lower()}{told[1:]}"
    if _A_REPORT.fullmatch(told) and first.lower() not in _TELLS_WHICH:
        return f"the {told[:1].lower()}{told[1:]}"
    bare = first.removesuffix("'s")
    is_name = bare == inspectorate or (bare.isupper() and len(bare) > 1)
    return told if is_name else told[:1].lower() + told[1:]


def section_words(relation: SectionRelation) -> str:
    """How sections of the two reports belong together."""
    words = RELATIONS[relation].heading
    return words[0].lower() + words[1:]


def confidence_words(confidence: Confidence) -> str:
    """What to add to a match that is not certain; "" where it is."""
    return CONFIDENCES[confidence].short


def number(count: int) -> str:
    """ "no", "one" … "ten", then digits."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def counted(count: int, one: str, several: str = "") -> str:
    """ "one grade", "three grades"."""
    return f"{number(count)} {one if count == 1 else several or one + 's'}"


def parts_below(parts: Sized) -> str:
    """What to add to the place of a lead-in whose parts stand further down; "" where it has none."""
    if not parts:
        return ""
    return f"; {'its part is' if len(parts) == 1 else f'its {number(len(parts))} parts are'} below"


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


def visit_words(first: str | None, last: str | None) -> str:
    """ "visited 5 to 9 September 2022", from the first and the last day; "" where none is known."""
    days = [day for day in (first, last) if day]
    if not days:
        return ""
    told = [date_words(day) for day in dict.fromkeys(days)]
    if len(told) == 1:
        return f"visited {told[0]}"
    begins, ends = (words.split(" ") for words in told)
    while begins[-1] == ends[-1]:  # the month and the year are told once
        begins, ends = begins[:-1], ends[:-1]
    return f"visited {' '.join(begins)} to {told[1]}"


def dated_words(published: str | None, first: str | None, last: str | None) -> str:
    """When a report was published or, where it does not print that, the visit; "" for neither."""
    return f"published {date_words(published)}" if published else visit_words(first, last)


def report_words(head: InspectionHead, dated: str, *, file: bool = True) -> str:
    """ "PEEL 2018/19, published May 2019 (report.txt)", or what there is of it; `file`: with its name."""
    name = " ".join(part for part in (head.programme, head.cycle) if part) or "a report"
    told = f"{name}, {dated}" if dated else name
    return told + (f" ({head.source.name})" if file else "")


def place(line: int, page: int | None, report: str = "", last: int | None = None) -> str:
    """Where something stands: "2018/19 report, page 12, line 203"; as far as the line `last`, if given."""
    at = f"line {line}" if last in (None, line) else f"lines {line}–{last}"
    parts = (f"{report} report" if report else "", f"page {page}" if page else "", at)
    return ", ".join(part for part in parts if part)


def warning_words(warning: ReportWarning) -> str:
    """A warning as people read it: its sentence, and the line that it is about."""
    return warning.text if warning.line is None else f"{warning.text} (line {warning.line})"
