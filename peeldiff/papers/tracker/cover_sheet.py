"""The sheet Cover of a tracker: what it is about, the counts, what stands where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from peeldiff._version import __version__
from peeldiff.inspectorates.whose import inspectorate_of, terms_of
from peeldiff.model import Tone
from peeldiff.papers.response.section55 import response_day
from peeldiff.papers.shapes import Dossier
from peeldiff.papers.spreadsheet import Value
from peeldiff.papers.spreadsheet.plans import ColumnPlan, SheetPlan
from peeldiff.papers.tracker.printed import label_of
from peeldiff.papers.tracker.rows import FindingRow
from peeldiff.papers.tracker.sheets import CONTACT, NO_CONTACT, cells_of
from peeldiff.papers.words import Reader, count_words
from peeldiff.phrasing.history_words import inspection_words
from peeldiff.phrasing.observed import observations_in_order
from peeldiff.phrasing.phrases import date_words, listed, missing_name
from peeldiff.phrasing.whole_thought import whole_thought

__all__ = ["cover", "title_of"]


def title_of(dossier: Dossier) -> str:
    """ "Marlshire Police: inspection tracker"."""
    unknown = f"Unknown {terms_of(dossier.pair.new).body[0]}"
    return f"{dossier.history.force or unknown}: inspection tracker"


def cover(
    dossier: Dossier, rows: Sequence[FindingRow], contact: str, more: Sequence[tuple[str, Value]]
) -> SheetPlan:
    """What the tracker is about, the counts, and what stands on each sheet; `more` after the counts."""
    words = inspectorate_of(dossier.pair.new)
    deciders = [words.called, *([words.name] if words.has_register else [])]
    lines = [
        *_reports(dossier),
        (CONTACT, contact or NO_CONTACT),
        *_response_day(dossier),
        *_concern(dossier),
        *_counts(dossier, rows),
        *more,
        *_contents(rows),
        ("How to use it", "Dark headings are peeldiff's columns: they are made anew each time. Pale "
         "ones are yours: write there, and add columns of your own. If you read a finding otherwise, "
         "write your reading under “Our own reading, and why”: it is kept. Columns that say where "
         "something stands are folded: press [+] above the headings, or 2 at the top left, to see them."),
        ("Colours of RAG", "Blue: complete. Green: on track. Amber: at risk. Red: late or not possible. "
         "White: not ours to deliver. You choose; peeldiff never does."),
        ("When the next report comes", "Whoever runs peeldiff for you makes the next tracker with this one "
         "beside it: give them this file, every report that it was made from, and the new report (they "
         "add --carry with the name of this file). All that you wrote is then in the new tracker: the "
         "column “Carried from the last tracker” says where it comes from, and what found no place stands "
         "on the sheet Not carried. By hand: have a new tracker made, and copy your pale columns across "
         "row by row, by Reference; “Older references” says what a finding was called before."),
        ("Progress on the Board", "Each row of the Board has room for eight lines. For more, choose all rows "
         "there and double-click the line between two row numbers."),
        ("What it does not say", "peeldiff never rates progress and never closes a finding: those are "
         f"decisions of {' and of '.join(deciders)}."),
        ("Made by", f"peeldiff {__version__}"),
    ]  # fmt: skip
    if dossier.made_on:
        lines.append(("Made on", date_words(dossier.made_on)))
    return SheetPlan(
        name="Cover",
        columns=(ColumnPlan(header=title_of(dossier), width=44), ColumnPlan(header="", width=90)),
        rows=tuple(cells_of(*line) for line in lines),
        titled=True,
    )


def _response_day(dossier: Dossier) -> Iterator[tuple[str, Value]]:
    if told := response_day(dossier.columns[-1], dossier.made_on):
        yield "Last day for the response under section 55", f"{told[0].upper()}{told[1:]}"


def _concern(dossier: Dossier) -> Iterator[tuple[str, Value]]:
    """What the inspector is most concerned about, in the words of the report."""
    said = [one for one in observations_in_order(dossier.pair.diff) if one.tone is Tone.CONCERN]
    if said:
        by = dossier.pair.new.inspectorate or "the inspectorate"
        words = whole_thought(said[0].text, said[0].heading, dossier.pair.new)
        yield f"Concern of {by}", f"“{words}” ({Reader(dossier).place(said[0].line)})"


def _reports(dossier: Dossier) -> Iterator[tuple[str, Value]]:
    last = len(dossier.columns) - 1
    names = {last: "Newest report", last - 1: "Compared with"}
    for at in range(last, -1, -1):
        yield names.get(at, "Earlier report"), _report(dossier, at)
    if missing := dossier.pair.diff.missing:
        yield (
            "Not among these reports",
            f"The newest report names at least: {listed(list(map(missing_name, missing)))}.",
        )


def _report(dossier: Dossier, at: int) -> str:
    inspection = dossier.history.inspections[at]
    words = inspection_words(inspection)
    programme = inspection.programme
    cycle = f" {inspection.cycle}" if inspection.cycle else ""
    if programme and words.startswith(programme):
        return f"{programme}{cycle}{words.removeprefix(programme)}"
    return f"{label_of(dossier.columns[at])}: {words}"


def _counts(dossier: Dossier, rows: Sequence[FindingRow]) -> Iterator[tuple[str, Value]]:
    """What the two reports ask for, and the rows here; the sheet Counts has the rest."""
    for column in reversed(dossier.columns[-2:]):
        asked = count_words(column.inspection.findings, terms_of(dossier.pair.new)) or "none"
        yield f"Findings of {column.label}", f"{asked[0].upper()}{asked[1:]}"
    told = f"{len(rows)}. Each finding of all reports given stands once, as last worded."
    yield "Rows on the sheet Findings", told if rows else "None"


_FINDINGS = (
    "One row for each finding in its latest wording, worst news first. Printed, what is asked, what became "
    "of it and your own columns stand on pages of their own."
)


_BOARD = (
    "What a board reads, to print on A4; it shows what you write in Findings: your own reading in place of "
    "peeldiff's, and up to ten rows that you add below the last one. What its words mean stands on Counts "
    "and Notes."
)


def _contents(rows: Sequence[FindingRow]) -> Iterator[tuple[str, str]]:
    yield "Sheet Counts", "How many findings stand how, and how far you are by your own entries."
    yield "Sheet Board", _BOARD
    yield "Sheet Findings", _FINDINGS
    if any(row.items for row in rows):
        yield "Sheet Items", "One row for each part of a finding that has parts."
    yield "Sheet Grades", "The grade of each question in each inspection."
    yield "Sheet History", "What each inspection said of each finding."
    yield "Sheet Notes", "What the columns and the words mean, and what to be careful with."
    yield "Sheet Lists", "The choices of the drop-downs: change them as you like."
