"""From a dossier to the page that is handed on: counts first, then what needs an answer, then the rest.

The sections are those of the summary, whole, in the order of a paper for a board: what is still asked
for stands under its question, with what earlier inspections said of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from peeldiff.compare.remarks import is_named
from peeldiff.history import History, Thread
from peeldiff.history.gathering import Column
from peeldiff.model import (
    DEMANDS,
    FindingChange,
    Grade,
    GradeChangeKind,
    GradeRef,
    InspectionDiff,
    Status,
)
from peeldiff.model.vocabulary import GRADE_CHANGES, KINDS, STATUSES, Accent, rank
from peeldiff.pages.about import sources
from peeldiff.pages.entries import Amount, entry_id, slug
from peeldiff.pages.grades import MOVED
from peeldiff.pages.grid import grade_grid
from peeldiff.pages.history import past_of, thread_entry
from peeldiff.pages.page import (
    Block,
    Cell,
    Counts,
    Entry,
    Glossary,
    Note,
    Page,
    Section,
    Table,
)
from peeldiff.pages.places import Places, question_name
from peeldiff.pages.summary import SummaryMaker
from peeldiff.papers.shapes import Dossier
from peeldiff.render.facts import grade_values, names
from peeldiff.render.history_words import age
from peeldiff.render.phrases import (
    date_words,
    grade_move,
    grade_sign,
    grade_words,
    listed,
    warning_words,
)

__all__ = ["handout"]

_ASKED = (
    Status.ESCALATED,
    Status.PERSISTING,
    Status.RECURRING,
    Status.NEW,
    Status.PARTLY_RESOLVED,
    Status.DE_ESCALATED,
)
"""What still asks something of the force."""
_BELOW = (Status.RESOLVED, Status.NOT_RAISED, Status.NOT_REINSPECTED)


def handout(dossier: Dossier) -> Page:
    """The page of the newest two inspections; earlier ones give the grades and the past of findings."""
    return _Handout(dossier).page()


class _Handout:
    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.history = dossier.history
        self.diff = _without_given(dossier.pair.diff, dossier.columns[:-2])
        self.pair = replace(dossier.pair, diff=self.diff)
        old, new = (
            Places(column.inspection, name, column.place)
            for column, name in zip(dossier.columns[-2:], names(self.diff), strict=True)
        )
        maker = SummaryMaker(self.pair, Amount.FULL, (old, new))
        self.entries = maker.entries
        self.summary = maker.page()
        self.demands = [one for one in self.diff.findings if one.kind in DEMANDS]
        self.threads = _threads(self.history)

    def page(self) -> Page:
        told = {section.id: section for section in self.summary.sections}
        order = [
            self._counts(),
            self._key(),
            told.get("first"),
            self._grades(told.get("on-grades")),
            told.get("observations"),
            self._asked(),
            *(self._with_past(told.get(status.replace("_", "-"))) for status in _BELOW),
            self._earlier(),
            told.get("practice"),
            told.get("figures"),
            told.get("better-since"),
            told.get("recalls"),
            told.get("missing"),
            told.get("how-sure"),
            sources(self.history.inspections),
        ]
        return Page(
            title=self.summary.title,
            lead=tuple(self._lead()),
            sections=tuple(section for section in order if section is not None),
            footer=self.summary.footer,
        )

    def _lead(self) -> Iterator[Note]:
        warned = {note.text for note in self.summary.lead}
        named = [note for note in self.summary.lead if note.label and note.accent is Accent.PLAIN]
        yield from named
        before = [inspection.label for inspection in self.history.inspections[:-2]]
        if before:
            told = f"{listed(before)}, for the grades and for what was said of a finding before"
            yield Note(label="Earlier", text=told)
        if self.dossier.made_on:
            yield Note(label="Made on", text=date_words(self.dossier.made_on))
        yield from (note for note in self.summary.lead if note.accent is Accent.STRONG)
        yield from (note for note in self.summary.lead if note.accent is Accent.WARN)
        for warning in self.history.warnings:
            words = warning_words(warning)
            if words not in warned:
                yield Note(label="Warning", text=words, accent=Accent.WARN)

    # -- counts and key --

    def _counts(self) -> Section | None:
        if not self.demands:
            return None
        found = Counter((one.status, (one.new or one.old)[0].kind) for one in self.demands)
        kinds = [kind for kind in KINDS if any(of is kind for _, of in found)]
        statuses = [status for status in STATUSES if any(of is status for of, _ in found)]

        def row(name: Cell, counted: Sequence[Status]) -> tuple[Cell, ...]:
            numbers = [sum(found[status, kind] for status in counted) for kind in kinds]
            return (name, *(Cell(text=str(number)) for number in (*numbers, sum(numbers))))

        several = (KINDS[kind].several for kind in kinds)
        table = Table(
            caption="Findings of both reports by what became of them",
            columns=("What became of it", *(s[0].upper() + s[1:] for s in several), "All"),
            rows=(
                *(row(_name(status), [status]) for status in statuses),
                row(Cell(text="All", accent=Accent.STRONG), statuses),
            ),
            numeric=tuple(range(1, len(kinds) + 2)),
            notes=tuple(self._on_counting()),
        )
        bar = Counts(
            rows=tuple(
                (status, STATUSES[status].heading, sum(found[status, kind] for kind in kinds))
                for status in statuses
            )
        )
        return Section(id="counts", heading="Counts", blocks=(bar, table))

    def _on_counting(self) -> Iterator[Note]:
        if any(len(one.old) > 1 or len(one.new) > 1 for one in self.demands):
            words = "What was split or merged between the reports is counted once."
            yield Note(text=words, accent=Accent.QUIET)

    def _key(self) -> Section | None:
        there = {one.status for one in self.demands}
        rows = tuple(
            (
                _tag(status),
                f"{term.guard or f'{term.heading}.'} Next: {term.next_step}",
                term.accent,
            )
            for status, term in STATUSES.items()
            if status in there
        )
        if not rows:
            return None
        guard = "What comes next is a suggestion: the force decides, and HMICFRS closes."
        return Section(
            id="key", heading="What the words mean", guard=guard, blocks=(Glossary(rows=rows),)
        )

    # -- grades --

    def _grades(self, notes: Section | None) -> Section | None:
        blocks: list[Block | Section] = []
        if self.diff.grades:
            blocks.append(self._grade_table())
        if notes is not None:
            blocks += notes.blocks
        grid = grade_grid(self.history, "Grades through all inspections given")
        if grid is not None:
            blocks.append(grid)
        return Section(id="grades", heading="Grades", blocks=tuple(blocks)) if blocks else None

    def _grade_table(self) -> Table:
        moved = [one for kind in MOVED for one in self.diff.grades if one.change is kind]
        others = [one for one in self.diff.grades if one.change not in MOVED]
        rows = tuple(
            (
                Cell(text=question_name(one, self.entries.old, self.entries.new)),
                _grade(one.old),
                _grade(one.new, one.carried_over_from),
                Cell(
                    text=f"{grade_sign(one)} {grade_move(one)}",
                    accent=GRADE_CHANGES[one.change].accent,
                ),
            )
            for one in (*moved, *others)
        )
        old, new = names(self.diff)
        return Table(
            caption=f"The grades of {old} and {new}, what moved first",
            columns=("Question", old, new, "Change"),
            rows=rows,
        )

    # -- findings --

    def _asked(self) -> Section | None:
        """What is still asked for, under its question; the question with the worst news first."""
        asked = [one for one in self.demands if one.status in _ASKED]
        asked.sort(key=_badness)
        questions: dict[str, list[Entry]] = {}
        grades = self._grade_words()
        for one in asked:
            entry = self._past(self.entries.entry(one), one)
            name = entry.heading or ""
            questions.setdefault(name, []).append(replace(entry, heading=None))
            grade = one.new[0].question_grade if one.new else None
            if grade not in (None, Grade.UNGRADED):
                grades.setdefault(name, f"Grade: {grade_words(grade)}.")
        groups = tuple(
            Section(
                id=f"q-{slug(name) or 'other'}",
                heading=f"{name or 'Under no question'} ({len(found)})",
                status=_shared_status(found),
                guard=grades.get(name, ""),
                blocks=tuple(found),
            )
            for name, found in questions.items()
        )
        if not groups:
            return None
        heading = f"What is asked of the force ({len(asked)})"
        return Section(id="findings", heading=heading, blocks=groups)

    def _grade_words(self) -> dict[str, str]:
        """The grade of each question in a sentence, by its name."""
        found = {}
        for one in self.diff.grades:
            name = question_name(one, self.entries.old, self.entries.new)
            unknown = one.change is GradeChangeKind.NO_LONGER_GRADED
            found[name] = "" if unknown else f"Grade: {grade_values(one)} ({grade_move(one)})."
        return found

    def _past(self, entry: Entry, change: FindingChange) -> Entry:
        """The entry with what inspections before the newest said of it, if others than these two did.

        What the newest says is told of the finding itself.
        """
        last = len(self.history.inspections) - 1
        at, refs = (last, change.new) if change.new else (last - 1, change.old)
        thread = self.threads.get((at, refs[0].id))
        if thread is None or all(event.inspection >= last - 1 for event in thread.events):
            return entry
        told = age(thread, self.history).rstrip(".")
        facts = (told[0].lower() + told[1:], *entry.facts)
        before = tuple(event for event in thread.events if event.inspection < last)
        return replace(
            entry, facts=facts, past=past_of(replace(thread, events=before), self.history)
        )

    def _with_past(self, section: Section | None) -> Section | None:
        """A section of the summary, its findings with their past."""
        if section is None:
            return None
        changes = {entry_id(one): one for one in self.demands}
        blocks: list[Block | Section] = []
        for block in section.blocks:
            if isinstance(block, Section):
                nested = self._with_past(block)
                assert nested is not None
                blocks.append(nested)
            elif isinstance(block, Entry):
                blocks.append(self._past(block, changes[block.id]))
            else:
                blocks.append(block)
        return replace(section, blocks=tuple(blocks))

    def _earlier(self) -> Section | None:
        """What earlier inspections raised and neither of the two compared lists or answers anew."""
        last = len(self.history.inspections) - 1
        found = [thread for thread in self.history.threads if thread.last < last - 1]
        if not found:
            return None
        before = self.history.inspections[last - 1].label
        return Section(
            id="earlier",
            heading=f"Raised before {before} and not since ({len(found)})",
            guard="Neither of the two reports compared lists these as findings. Each is told as it "
            "stands after all inspections given.",
            blocks=tuple(thread_entry(thread, self.history) for thread in found),
        )


def _without_given(diff: InspectionDiff, earlier: Sequence[Column]) -> InspectionDiff:
    """The comparison, which knows two inspections, without missing the earlier ones that were given."""
    missing = (
        one
        for one in diff.missing
        if not any(is_named(column.inspection, one.refers_to) for column in earlier)
    )
    return replace(diff, missing=tuple(missing))


def _threads(history: History) -> Mapping[tuple[int, str], Thread]:
    """The concern that each finding belongs to, by inspection and id."""
    return {
        (event.inspection, finding.id): thread
        for thread in history.threads
        for event in thread.events
        for finding in event.findings
    }


def _name(status: Status) -> Cell:
    return Cell(text=STATUSES[status].heading, accent=STATUSES[status].accent)


def _tag(status: Status) -> str:
    short = STATUSES[status].short
    return short[0].upper() + short[1:]


def _grade(ref: GradeRef | None, since: str | None = None) -> Cell:
    if ref is None:
        return Cell(text="not asked", accent=Accent.QUIET)
    words = grade_words(ref.grade)
    return Cell(text=f"{words}, of {since}" if since else words, grade=ref.grade)


def _badness(change: FindingChange) -> tuple[int, int, int]:
    ref = (change.new or change.old)[0]
    return rank(STATUSES, change.status), rank(KINDS, ref.kind), ref.line


def _shared_status(entries: Sequence[Entry]) -> Status | None:
    """The status of all of them, if it is one."""
    found = {entry.status for entry in entries}
    status = entries[0].status
    return status if len(found) == 1 and isinstance(status, Status) else None
