"""From a dossier to the page that is handed on: counts first, then what needs an answer, then the rest.

The sections are those of the summary, whole, in the order of a paper for a board: what is still asked
for stands under its question, with what earlier inspections said of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from alignment.records import replace
from peeldiff.compare.missing import is_named
from peeldiff.history.gathering import Column
from peeldiff.inspectorates.whose import inspectorate_of
from peeldiff.model import (
    DEMANDS,
    FindingChange,
    FindingKind,
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
from peeldiff.pages.page import (
    Block,
    Bullet,
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
from peeldiff.papers.coming import awaited_for, awaited_words, is_awaited
from peeldiff.papers.news import ended_causes
from peeldiff.papers.page.past import Pasts
from peeldiff.papers.publication import published_words
from peeldiff.papers.shapes import Dossier
from peeldiff.papers.words import inspection_words, one_line, own_reading_words
from peeldiff.render.counting import COUNTING, counted_by_status, how_many, in_newer, in_older
from peeldiff.render.facts import grade_values, names, shared_note
from peeldiff.render.phrases import (
    date_words,
    grade_move,
    grade_sign,
    grade_words,
    listed,
    warning_words,
)
from peeldiff.render.pressing import heads, pressing, pressing_label

__all__ = ["GRID", "handout"]

GRID = "Grades through all inspections given"
"""What the heat grid is called."""

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
        self.words = inspectorate_of(self.pair.new)
        old, new = (
            Places(column.inspection, name, column.place)
            for column, name in zip(dossier.columns[-2:], names(self.diff), strict=True)
        )
        maker = SummaryMaker(self.pair, Amount.FULL, (old, new))
        self.entries = maker.entries
        self.summary = maker.page()
        self.demands = [one for one in self.diff.findings if one.kind in DEMANDS]
        self.pasts = Pasts(self.history)

    def page(self) -> Page:
        told = {section.id: section for section in self.summary.sections}
        order = [
            self._short(),
            told.get("first"),
            self._counts(),
            self._key(),
            self._grades(told.get("on-grades")),
            told.get("observations"),
            self._asked(),
            *(self._with_past(told.get(status.replace("_", "-"))) for status in _BELOW),
            self.pasts.earlier(),
            told.get("practice"),
            told.get("figures"),
            told.get("better-since"),
            told.get("recalls"),
            told.get("missing"),
            told.get("how-sure"),
            sources(self.history.inspections),
        ]
        return Page(
            title=self._title(),
            lead=tuple(self._lead()),
            sections=tuple(section for section in order if section is not None),
            footer=self._title(),
        )

    def _title(self) -> str:
        """ "Marlshire Police: HMICFRS inspection PEEL 2023-25, compared with PEEL 2021/22"."""
        old, new = (column.inspection for column in self.dossier.columns[-2:])
        force, by = self.history.force or f"Unknown {self.words.terms.body[0]}", new.inspectorate
        name = inspection_words(new)
        if by:
            name = f"{by} {name}" if "inspection" in name.lower() else f"{by} inspection {name}"
        return f"{force}: {name}, compared with {inspection_words(old)}"

    def _lead(self) -> Iterator[Note]:
        warned = {note.text for note in self.summary.lead}
        for column, label in zip(self.dossier.columns[-2:], ("Older", "Newer"), strict=True):
            inspection = column.inspection
            name = f"{inspection_words(inspection)}, {published_words(inspection)}"
            yield Note(
                label=label,
                text=f"{inspection.force or f'unknown {self.words.terms.body[0]}'}, {name}",
            )
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

    # -- the answer, for the first sheet --

    def _short(self) -> Section | None:
        """Counts at a glance, the grades that moved, causes of concern that ended, what is asked."""
        blocks: list[Block | Section] = []
        rows = tuple(
            (one.status, STATUSES[one.status].heading, one.older or one.newer)
            for one in counted_by_status(self.diff)
        )
        if rows:
            blocks.append(Counts(rows=rows))
        moved = [one for kind in MOVED for one in self.diff.grades if one.change is kind]
        blocks += [
            Bullet(
                label=f"{grade_sign(one)} {question_name(one, self.entries.old, self.entries.new)}",
                text=f"{grade_values(one)} ({grade_move(one)})",
                accent=GRADE_CHANGES[one.change].accent,
            )
            for one in moved
        ]
        if note := shared_note(moved):
            blocks.append(Bullet(text=f"{note}."))
        blocks += [
            Bullet(
                label=f"{one.terms.gravest.heading}, {one.told}",
                text=one.ref.text,
                accent=Accent.GOOD,
                link=entry_id(one.change),
            )
            for one in ended_causes(self.dossier)
        ]
        first = pressing(self.diff)
        pressed = {id(change) for change in first}
        others = [one for one in self.demands if id(one) not in pressed and one.new]
        blocks += [
            Bullet(
                label=pressing_label(change, self.words.terms),
                text=one_line(ref),
                accent=STATUSES[change.status].accent,
                link=entry_id(change) if ref is heads(change)[0] else None,
            )
            for change in (*first, *others)
            for ref in heads(change)
        ]
        return Section(id="short", heading="In short", blocks=tuple(blocks)) if blocks else None

    # -- counts and key --

    def _counts(self) -> Section | None:
        if not self.demands:
            return None
        found = Counter(
            (side, one.status, ref.kind)
            for one in self.demands
            for side, refs in (("old", one.old), ("new", one.new))
            for ref in refs
        )
        columns = [
            (side, name, kinds)
            for side, name in zip(("old", "new"), names(self.diff), strict=True)
            for kinds in self._kinds(side, found)
        ]

        def row(name: Cell, counted: Sequence[Status]) -> tuple[Cell, ...]:
            numbers = (
                sum(found[side, status, kind] for status in counted for kind in kinds)
                for side, _, kinds in columns
            )
            return (name, *(Cell(text=str(number)) for number in numbers))

        statuses = [one.status for one in counted_by_status(self.diff)]
        table = Table(
            caption="Findings of both reports by what became of them",
            columns=(
                "What became of it",
                *(self._counted(name, kinds) for _, name, kinds in columns),
            ),
            rows=(
                *(row(_name(status), [status]) for status in statuses),
                row(Cell(text="All", accent=Accent.STRONG), statuses),
            ),
            numeric=tuple(range(1, len(columns) + 1)),
            notes=(Note(text=COUNTING, accent=Accent.QUIET),),
        )
        return Section(id="counts", heading="Counts", blocks=(table,))

    def _kinds(
        self, side: str, found: Mapping[tuple[str, Status, FindingKind], int]
    ) -> Iterator[tuple[FindingKind, ...]]:
        """Each kind that a report has, then all of them together where there are several."""
        kinds = tuple(k for k in KINDS if any(s == side and of is k for s, _, of in found))
        if len(kinds) != 1:
            yield from ((kind,) for kind in kinds)
        yield kinds

    def _counted(self, report: str, kinds: Sequence[FindingKind]) -> str:
        """ "2021/22: causes of concern"; "2021/22: all"."""
        one = len(kinds) == 1
        return f"{report}: {self.words.terms.kind(kinds[0], 2) if one else 'all'}"

    def _key(self) -> Section | None:
        there = {one.status for one in self.demands}
        rows = tuple(
            (
                _tag(status),
                f"{term.guard or f'{term.heading}.'} Next: {term.next_step}",
                term.accent,
            )
            for status, term in self.words.terms.statuses.items()
            if status in there
        )
        if not rows:
            return None
        closes = f", and {self.words.name} closes" if self.words.has_register else ""
        guard = f"What comes next is a suggestion: {self.words.called} decides{closes}."
        return Section(
            id="key", heading="What the words mean", guard=guard, blocks=(Glossary(rows=rows),)
        )

    # -- grades --

    def _grades(self, notes: Section | None) -> Section | None:
        blocks: list[Block | Section] = []
        if self.diff.grades:
            blocks.append(self._grade_table())
            if note := shared_note(self.diff.grades):
                blocks.append(Note(text=f"{note}."))
        if notes is not None:
            blocks += notes.blocks
        grid = grade_grid(self.history, GRID)
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
                _grade(one.new, one.carried_over_from)
                if not is_awaited(one.new, self.pair.new)
                else Cell(text="to be graded", accent=Accent.QUIET),
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
        asked_under: dict[str, list[FindingChange]] = {}
        grades = self._grade_words()
        for one in asked:
            entry = self._read(self.pasts.told(self.entries.entry(one), one), one)
            name = entry.heading or ""
            questions.setdefault(name, []).append(replace(entry, heading=None))
            asked_under.setdefault(name, []).append(one)
            grade = one.new[0].question_grade if one.new else None
            if grade not in (None, Grade.UNGRADED):
                grades.setdefault(name, f"Grade: {grade_words(grade)}.")
        groups = tuple(
            Section(
                id=f"q-{slug(name) or 'other'}",
                heading=f"{name or 'Under no question'} ({how_many(asked_under[name])})",
                status=_shared_status(found),
                guard=grades.get(name, ""),
                blocks=tuple(found),
            )
            for name, found in questions.items()
        )
        if not groups:
            return None
        _, new = names(self.diff)
        told = [f"{in_newer(asked)} in {new}"]
        if left := in_older(one for one in asked if not one.new):
            told.append(f"{left} from before")
        heading = f"What is asked of {self.words.called} ({', '.join(told)})"
        return Section(id="findings", heading=heading, blocks=groups)

    def _grade_words(self) -> dict[str, str]:
        """The grade of each question in a sentence, by its name."""
        found = {}
        for one in self.diff.grades:
            name = question_name(one, self.entries.old, self.entries.new)
            unknown = one.change is GradeChangeKind.NO_LONGER_GRADED
            found[name] = "" if unknown else f"Grade: {grade_values(one)} ({grade_move(one)})."
        return found

    def _read(self, entry: Entry, change: FindingChange) -> Entry:
        """The entry with how people read it themselves, as they wrote it in their tracker."""
        refs = [ref.ref for ref in (*change.new, *change.old)]
        told = self.dossier.own_readings(refs)
        notes = (
            Note(label=own_reading_words(self.pair.new), text=text, accent=Accent.STRONG)
            for text in told
        )
        return replace(entry, notes=(*entry.notes, *notes))

    def _awaited(self, entry: Entry, change: FindingChange) -> Entry:
        """The entry with what the report says of an answer that is still to come."""
        if change.status is not Status.NOT_REINSPECTED or not change.old:
            return entry
        section = awaited_for(change.old[0], self.pair.old, self.pair.new)
        if section is None:
            return entry
        told = Note(text=awaited_words(section, self.pair.new), accent=Accent.WARN)
        return replace(entry, notes=(told, *entry.notes))

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
                change = changes[block.id]
                entry = self._awaited(self.pasts.told(block, change), change)
                blocks.append(self._read(entry, change))
            else:
                blocks.append(block)
        return replace(section, blocks=tuple(blocks))


def _without_given(diff: InspectionDiff, earlier: Sequence[Column]) -> InspectionDiff:
    """The comparison, which knows two inspections, without missing the earlier ones that were given."""
    missing = (
        one
        for one in diff.missing
        if not any(is_named(column.inspection, one.refers_to) for column in earlier)
    )
    return replace(diff, missing=tuple(missing))


def _name(status: Status) -> Cell:
    return Cell(text=STATUSES[status].heading, accent=STATUSES[status].accent)


def _tag(status: Status) -> str:
    short = STATUSES[status].short
    return short[0].upper() + short[1:]


def _grade(ref: GradeRef | None, since: str | None = None) -> Cell:
    if ref is None:
        return Cell(text="not in this report", accent=Accent.QUIET)
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
