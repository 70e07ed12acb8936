"""The columns of a tracker: ours, which every run fills, and theirs, which nobody but people fill."""

from __future__ import annotations

from alignment.records import dataclass

__all__ = [
    "BOARD",
    "CARRIED",
    "DECIDED",
    "ITEM_COLUMNS",
    "ITEM_THEIRS",
    "LEFT_COLUMNS",
    "LISTS",
    "OF_THE_PORTAL",
    "OURS",
    "REGISTER",
    "RESERVED",
    "THEIRS",
    "Column",
    "plain_header",
    "usual_columns",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column by the name of its heading."""

    name: str
    width: float
    """In characters, from 12 to 60: those of ours that no [+] folds fit the pages of A4 in print."""
    meaning: str
    """One sentence for the sheet Notes."""
    folded: bool = False
    """Whether it is folded away at first: it says where something stands rather than what."""
    is_date: bool = False

    @property
    def label(self) -> str:
        """The heading in ordinary words, which is shown in place of the name."""
        return _LABELS.get(self.name) or self.name.replace("_", " ").capitalize()


_LABELS = {
    "ref": "Reference",
    "text": "What the report asks for",
    "detail": "The report's explanation",
    "question_grade": "Grade then",
    "grade_now": "Grade now",
    "deadline_as_printed": "Deadline as printed",
    "deadline_date": "Deadline (date)",
    "deadline_left": "Time left to the deadline",
    "first_raised": "First raised, as far as known",
    "times_raised": "Times raised, at least",
    "older_refs": "Older references",
    "since_last_report": "Wording since the last report",
    "evidence": "The report's words",
    "evidence_place": "Where they stand",
    "passages": "What else comes near",
    "passages_place": "Where that stands",
    "confidence": "How sure",
    "why": "Why",
    "reader_decided": "Our own reading, and why",
    "suggested_next_step": "Suggested next step",
    "board_words": "The report's words in one quotation",
    "carried": "Carried from the last tracker",
    "hmicfrs_ref": "HMICFRS number",
    "hmicfrs_status": "HMICFRS status",
    "portal_checked_on": "Portal checked on",
    "chief_officer_lead": "Chief officer lead",
    "due_date": "Due date",
    "rag": "RAG",
    "item_ref": "Reference of the part",
    "item": "The part",
    "carry_to": "Carry to",
    "why_not_carried": "Why not carried",
    "nearest_ref": "Nearest reference",
    "nearest_text": "Nearest text",
    "was_at": "Where it stood",
    "was_in_column": "In which column",
    "value_there": "What stood there",
}
"""Headings in ordinary words where the name itself, written as words, would not do."""


def _ours(name: str, width: float, meaning: str, *, folded: bool = False) -> Column:
    return Column(name=name, width=width, meaning=meaning, folded=folded)


def _theirs(name: str, width: float, meaning: str, *, is_date: bool = False) -> Column:
    return Column(name=name, width=width, meaning=meaning, is_date=is_date)


OURS = (
    _ours("ref", 15, "Reference of the finding: place, cycle, kind, order in the report. It stays the same."),
    _ours("text", 37, "What the report asks for, in full, with its parts."),
    _ours("kind", 15, "Cause of concern, area for improvement or recommendation."),
    _ours("detail", 60, "The explanation that the report prints under it.", folded=True),
    _ours("question", 15, "The question of the inspection that it stands under."),
    _ours("pillar", 14, "The pillar of the inspection, where it has pillars.", folded=True),
    _ours("question_grade", 14, "The grade of that question in the report that this is of.", folded=True),
    _ours("grade_now", 14, "The same in the newest report; empty without one.", folded=True),
    _ours("report", 13, "The inspection whose wording this is."),
    _ours("published", 13, "When its report was published, as exactly as it is printed.", folded=True),
    _ours("page", 12, "Page of the report, where it has pages.", folded=True),
    _ours("line", 12, "Line of the report as peeldiff reads it.", folded=True),
    _ours("deadline_as_printed", 13, "The deadline in the report's own words; empty where it names none."),
    _ours("deadline_date", 13, "The same as a date, where one follows from it."),
    _ours("deadline_left", 12, "How far the date of this tracker (--made-on) is from it; empty without one."),
    _ours("addressed_to", 14, "The body inspected, all of its kind, or another.", folded=True),
    _ours("first_raised", 12, "The earliest inspection to raise it, of the files and those that they name."),
    _ours("times_raised", 12, "How many inspections raised it, of the files and those that they name."),
    _ours("older_refs", 22, "The references that it had in earlier reports.", folded=True),
    _ours("what_became_of_it", 17, "What the newest report says of it; the words stand on this sheet."),
    _ours("since_last_report", 16, "How its wording compares with that of the last report.", folded=True),
    _ours("evidence", 46, "The report's words on which that rests, or the first that speak of it."),
    _ours("evidence_place", 17, "Where these words stand, in the same order."),
    _ours("passages", 52, "What else comes near it in the report: it proves nothing by itself.", folded=True),
    _ours("passages_place", 19, "Where these passages stand, in the same order.", folded=True),
    _ours("confidence", 12, "How sure peeldiff is of what became of it."),
    _ours("why", 40, "Why peeldiff says so.", folded=True),
    _ours("reader_decided", 18, "Your own reading, and why: kept, and shown in other papers by --readings."),
    _ours("suggested_next_step", 19, "A suggestion that follows from this; the decision is yours."),
    _ours("board_words", 52, "What tells most of it, as the sheet Board shows it.", folded=True),
)  # fmt: skip
"""Ours, in order."""

CARRIED = _ours(
    "carried", 30, "Where your entries come from; delete a line to check when you have checked it."
)
"""Ours as well, the last of them: only in a tracker that was made with --carry."""

THEIRS = (
    _theirs("hmicfrs_ref", 18, "Its number in HMICFRS's own register."),
    _theirs("hmicfrs_status", 18, "Its status there."),
    _theirs("portal_checked_on", 14, "When you looked.", is_date=True),
    _theirs("chief_officer_lead", 20, "The chief officer who answers for it."),
    _theirs("owner", 20, "Who does the work."),
    _theirs("governance_board", 20, "The board that watches it."),
    _theirs("action", 40, "What is done or will be done."),
    _theirs("due_date", 14, "By when, in your own plan.", is_date=True),
    _theirs("rag", 22, "Your own rating."),
    _theirs("progress", 40, "How far it is."),
    _theirs("evidence_of_completion", 30, "What shows that it is done."),
    _theirs("closure_proposed_on", 14, "When you proposed to close it.", is_date=True),
    _theirs("closure_agreed_by", 20, "Who agreed, and when."),
    _theirs("last_updated", 14, "When this row was last looked at.", is_date=True),
)
"""Theirs, in order, empty at first."""

ITEM_COLUMNS = (
    _ours("item_ref", 15, "Reference of the finding with the letter of the part."),
    _ours("item", 37, "The part, in full."),
    _ours("ref", 14, "Reference of the finding in the sheet Findings.", folded=True),
    _ours("what_became_of_it", 17, "What the newest report says of this part."),
    _ours("deadline_date", 13, "The deadline of the finding: a date, or as printed where none follows."),
    _ours("evidence", 46, "The report's words on which that rests, or the first that speak of it."),
    _ours("evidence_place", 17, "Where these words stand, in the same order."),
    _ours("passages", 54, "What else comes near it in the report: it proves nothing by itself.", folded=True),
    _ours("passages_place", 20, "Where these passages stand, in the same order.", folded=True),
    _ours("confidence", 12, "How sure peeldiff is."),
    _ours("why", 40, "Why peeldiff says so.", folded=True),
    _ours("reader_decided", 18, "Your own reading, and why: kept, and shown in other papers by --readings."),
)  # fmt: skip
"""The columns of the sheet Items that are ours."""

ITEM_THEIRS = tuple(
    column for column in THEIRS if column.name in ("owner", "action", "due_date", "rag", "progress")
)
"""Theirs on the sheet Items, empty at first: a part is often late on its own."""

DECIDED = "reader_decided"
"""The column of ours that people write in as well: what stands there of their own is kept."""

REGISTER = frozenset({"hmicfrs_ref", "hmicfrs_status", "portal_checked_on"})
"""Theirs only where the inspectorate keeps a register of its findings."""

OF_THE_PORTAL = frozenset(
    """
    hmicfrs_ref hmicfrs_status portal_checked_on due_date rag closure_proposed_on closure_agreed_by
    """.split()  # noqa: SIM905 - a list of quoted words would hide the words
)
"""What belongs to one finding as HMICFRS's portal lists it, and not to the one that takes its place."""

BOARD = (
    *(
        "ref",
        "text",
        "what_became_of_it",
        "board_words",
        "deadline_date",
        "chief_officer_lead",
        "owner",
        "due_date",
        "rag",
        "progress",
    ),
)
"""The columns that a board reads, on a sheet of their own."""

LEFT_COLUMNS = (
    _ours("carry_to", 26, "Write here the ref of the row that this belongs to, or: own row."),
    _ours("why_not_carried", 40, "Why it stands here."),
    _ours("nearest_ref", 26, "The finding that it is most like."),
    _ours("nearest_text", 60, "Its text."),
    _ours("was_at", 20, "Where it stood."),
    _ours("was_in_column", 20, "For a single cell: its column."),
    _ours("value_there", 40, "For a single cell: what stood in it."),
)
"""What stands in front of a row on the sheet Not carried; the row itself follows whole."""

RESERVED = frozenset(
    " ".join(column.name.replace("_", " ").split())
    for column in (*OURS, CARRIED, *ITEM_COLUMNS, *LEFT_COLUMNS)
)
"""Headings, in the form of `plain_header`, that people's own columns cannot have."""

LISTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("hmicfrs_status", ("Awaiting review", "Being progressed", "Complete")),
    ("chief_officer_lead", ()),
    ("owner", ()),
    ("governance_board", ()),
    (
        "rag",
        (
            "Blue: complete",
            "Green: on track",
            "Amber: at risk",
            "Red: late or not possible",
            "White: not ours to deliver",
        ),
    ),
)
"""The drop-downs on the sheet Lists by the column that they belong to; people may change them."""


def plain_header(header: str) -> str:
    """What two headings share that mean the same column: "Due date" and "due_date"."""
    return " ".join(header.replace("_", " ").casefold().split())


def usual_columns(*, with_register: bool) -> tuple[Column, ...]:
    """Theirs in a new tracker; `with_register`: the inspectorate keeps a register of its findings."""
    return tuple(column for column in THEIRS if with_register or column.name not in REGISTER)
