"""The sheet Cover of a tracker: what it is about, the counts, what stands where."""

from __future__ import annotations

from collections import Counter
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
from peeldiff.papers.words import count_words
from peeldiff.render.counting import COUNTING, counted_by_status
from peeldiff.render.history_words import inspection_words
from peeldiff.render.observed import observations_in_order
from peeldiff.render.phrases import date_words, missing_words

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
        ("When the next report comes", "peeldiff paper tracker ALL-REPORTS --carry THIS.xlsx --output "
         "NEW.xlsx keeps all that you wrote; give every report that this tracker was made from, and the "
         "new one. If you name THIS.xlsx after --output as well, the old file stays as THIS.xlsx.bak. "
         "The column “Carried from the last tracker” then says where entries come from; what found no "
         "place stands on the sheet Not carried."),
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
        yield f"Concern of {by}", f"“{said[0].text}” (line {said[0].line})"


def _reports(dossier: Dossier) -> Iterator[tuple[str, Value]]:
    last = len(dossier.columns) - 1
    names = {last: "Newest report", last - 1: "Compared with"}
    for at in range(last, -1, -1):
        yield names.get(at, "Earlier report"), _report(dossier, at)
    if missing := dossier.pair.diff.missing:
        yield "Not among these reports", missing_words(missing)


def _report(dossier: Dossier, at: int) -> str:
    inspection = dossier.history.inspections[at]
    words = inspection_words(inspection)
    programme = inspection.programme
    cycle = f" {inspection.cycle}" if inspection.cycle else ""
    if programme and words.startswith(programme):
        return f"{programme}{cycle}{words.removeprefix(programme)}"
    return f"{label_of(dossier.columns[at])}: {words}"


def _counts(dossier: Dossier, rows: Sequence[FindingRow]) -> Iterator[tuple[str, Value]]:
    """The findings of the two reports compared, as every paper counts them; then the rows here."""
    old, new = (column.label for column in dossier.columns[-2:])
    found = counted_by_status(dossier.pair.diff)
    terms = terms_of(dossier.pair.new)
    asked = count_words(dossier.columns[-1].inspection.findings, terms) or "none"
    yield f"Findings of {new}", f"{sum(one.newer for one in found)}: {asked}" if found else "None"
    asked = count_words(dossier.columns[-2].inspection.findings, terms) or "none"
    yield f"Findings of {old}", f"{sum(one.older for one in found)}: {asked}" if found else "None"
    for one in found:
        words = terms.statuses[one.status]
        guard = f". {words.guard}" if words.guard else ""
        yield f"– {words.heading}", f"{one.older} of {old}, {one.newer} of {new}{guard}"
    yield "How they are counted", COUNTING
    told = "None"
    if rows:
        kinds = Counter(row.cells["kind"] for row in rows)
        told = ", ".join(
            f"{kinds[term.heading]} {term.short if kinds[term.heading] == 1 else term.several}"
            for term in terms.kinds.values()
            if kinds[term.heading]
        )
        told = (
            f"{len(rows)}: {told}. Each finding of all reports given stands once, as last worded."
        )
    yield "Rows on the sheet Findings", told


_FINDINGS = (
    "One row for each finding in its latest wording, worst news first. Printed, what is asked, what became "
    "of it and your own columns stand on pages of their own."
)


def _contents(rows: Sequence[FindingRow]) -> Iterator[tuple[str, str]]:
    yield "Sheet Board", "What a board reads, to print on A4; it shows what you write in Findings."
    yield "Sheet Findings", _FINDINGS
    empty = "" if any(row.items for row in rows) else " None of these has parts."
    yield "Sheet Items", f"One row for each part of a finding that has parts.{empty}"
    yield "Sheet Grades", "The grade of each question in each inspection."
    yield "Sheet History", "What each inspection said of each finding."
    yield "Sheet Notes", "What the columns and the words mean, and what to be careful with."
    yield "Sheet Lists", "The choices of the drop-downs: change them as you like."
