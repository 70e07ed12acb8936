"""All bodies of a survey on one page: the latest grades, who rose and fell, what is open longest, what is
missing and what could not be read.

It asks the database of the package. Where it leaves rows out it says how many and where they stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from peeldiff._version import __version__
from peeldiff.model import FindingKind, Grade, GradeChangeKind, ThreadState
from peeldiff.model.vocabulary import GRADE_CHANGES, GRADES, KINDS, THREAD_STATES, Accent
from peeldiff.pages.about import LICENCE
from peeldiff.pages.entries import slug
from peeldiff.pages.grid import grade_cell, grade_legend
from peeldiff.pages.page import Block, Cell, Note, Page, Section, Table
from peeldiff.render.phrases import CAUTION, counted, listed
from peeldiff.survey.latest import Answers, Programme, family_of, latest_grades
from peeldiff.survey.tables import CoverageState, DocumentStatus

__all__ = ["index_page"]

Address = Callable[[str], str]
"""Gives the address of the page of a body by its id, "" if it has none."""

_OLDEST = 30
"""Open concerns that are shown."""
_OF_CONCERNS = "on the pages of the bodies and in data/threads.csv"
_THREADS = (
    "FROM threads t JOIN inspections a ON a.inspection_id = t.first_inspection_id "
    "JOIN inspections b ON b.inspection_id = t.last_inspection_id "
    "JOIN findings r ON r.finding_id = t.thread_id JOIN forces f ON f.force_id = t.force_id"
)
"""The concerns with the inspections that raised them first and last, the finding that did so first, and
the body."""
_UNREAD = 200
"""Files that are shown of those that were not read."""
_WIDE = 14
"""Questions that a table of grades holds; with more it is cut in two, so that the names stay in sight."""
_COVERED = {
    CoverageState.THERE: ("✓", "there", Accent.GOOD),
    CoverageState.MISSING: ("–", "missing", Accent.QUIET),
    CoverageState.UNREADABLE: ("!", "unreadable", Accent.BAD),
}
_DOCUMENTS = {
    DocumentStatus.READ: ("read", "read"),
    DocumentStatus.COPY: ("an identical copy", "identical copies"),
    DocumentStatus.UNASSIGNED: ("that names no body", "that name no body"),
    DocumentStatus.FOREIGN: (
        "that is no inspection report of a kind that peeldiff knows",
        "that are no inspection reports of a kind that peeldiff knows",
    ),
    DocumentStatus.UNREADABLE: ("unreadable", "unreadable"),
}
"""One, and several."""


def index_page(database: Answers, address: Address) -> Page:
    """The page of all bodies."""
    return _Index(database, address).page()


class _Index:
    def __init__(self, database: Answers, address: Address) -> None:
        self.ask = database.select
        self.address = address
        self.forces = dict(self.ask("SELECT force_id, name FROM forces ORDER BY name, force_id"))

    def page(self) -> Page:
        title = f"Inspections of {counted(len(self.forces), 'body', 'bodies')}{self._years()}"
        found = [
            self._causes(),
            *self._grades(),
            self._moves(),
            self._open(),
            self._bodies(),
            *self._coverage(),
            self._unread(),
            self._about(),
        ]
        return Page(
            title=title,
            lead=tuple(self._lead()),
            sections=tuple(section for section in found if section is not None),
            footer=title,
            wide=True,
        )

    def _years(self) -> str:
        [(first, last)] = self.ask(
            "SELECT min(substr(published, 1, 4)), max(substr(published, 1, 4)) FROM inspections"
        )
        if first is None:
            return ""
        return f", {first}" if first == last else f", {first} to {last}"

    def _body(self, force: str) -> Cell:
        return Cell(text=self.forces[force], page=self.address(force))

    def _entry(self, force: str, ref: str) -> str:
        """The address of a concern by the reference of the finding that first raised it."""
        page = self.address(force)
        return f"{page}#all-c-{slug(ref)}" if page else ""

    # -- counts --

    def _lead(self) -> Iterator[Note]:
        statuses = dict(self.ask("SELECT status, count(*) FROM documents GROUP BY 1"))
        told = [
            f"{statuses[one]:,} {words[statuses[one] != 1]}"
            for one, words in _DOCUMENTS.items()
            if one in statuses
        ]
        [(inspections,)] = self.ask("SELECT count(*) FROM inspections")
        files = sum(statuses.values())
        yield Note(
            text=f"{files:,} files were found: {listed(told) if told else 'none'}. "
            f"They print {inspections:,} inspections of {len(self.forces):,} bodies.",
            accent=Accent.STRONG,
        )
        states = dict(self.ask("SELECT state, count(*) FROM threads GROUP BY 1"))
        told = [
            f"{states[one]:,} {_fate(one, states[one])}" for one in THREAD_STATES if one in states
        ]
        if told:
            raised = sum(states.values())
            noun = "concern was" if raised == 1 else "concerns were"
            yield Note(text=f"{raised:,} {noun} raised: {listed(told)}.")
            yield Note(text=CAUTION, accent=Accent.QUIET)

    # -- grades --

    def _grades(self) -> Iterator[Section]:
        """A section for each programme: the grades of the last inspection of each body that gives some."""
        for number, programme in enumerate(latest_grades(self.ask), start=1):
            yield Section(
                id=f"grades-{number}",
                heading=f"Latest grades: {programme.name}",
                guard="The last inspection of each body that gives grades. Bodies are inspected at "
                "different times, by different questions and on different scales: this is no league table.",
                blocks=tuple(self._grade_tables(programme)),
            )

    def _grade_tables(self, programme: Programme) -> Iterator[Block]:
        asked = list(programme.questions)
        parts = [asked[at : at + _WIDE] for at in range(0, len(asked), _WIDE)]
        for number, part in enumerate(parts, start=1):
            table = [
                (
                    self._body(body.force),
                    Cell(text=body.inspection),
                    *(
                        grade_cell(body.points.get(question), (body.before.get(question, ""),))
                        for question in part
                    ),
                )
                for body in programme.bodies
            ]
            of = f" (part {number} of {len(parts)})" if len(parts) > 1 else ""
            legend = grade_legend(cell for row in table for cell in row[2:])
            notes = [Note(text=legend, accent=Accent.QUIET)]
            if number == len(parts) and programme.others:
                stand = "stands" if programme.others == 1 else "stand"
                notes.append(
                    Note(
                        text=f"{counted(programme.others, 'question').capitalize()} more, asked of few "
                        f"bodies, {stand} on the pages of those bodies.",
                        accent=Accent.QUIET,
                    )
                )
            yield Table(
                caption=f"Latest grades by body and question, {programme.name}{of}",
                columns=("Body", "Inspection", *(programme.questions[one] for one in part)),
                rows=tuple(table),
                notes=tuple(notes),
            )

    def _moves(self) -> Section | None:
        rows = list(
            self.ask(
                "SELECT g.force_id, i.label, g.question, before.grade, g.grade, g.change, g.steps, "
                "  b.label FROM grades g JOIN inspections i USING (inspection_id) "
                "JOIN inspections b ON b.inspection_id = g.compared_with "
                "LEFT JOIN grades before ON before.inspection_id = g.compared_with "
                "  AND before.question = g.question "
                "JOIN forces f ON f.force_id = g.force_id "
                "WHERE g.change IN ('declined', 'improved') AND i.number = ("
                "  SELECT max(n.number) FROM inspections n WHERE n.force_id = g.force_id "
                "  AND n.graded AND coalesce(n.programme, '') = coalesce(i.programme, '')) "
                "ORDER BY g.change, abs(g.steps) DESC, f.name, f.force_id, g.rowid"
            )
        )
        if not rows:
            return None
        found = Counter(row[5] for row in rows)
        better, worse = found["improved"], found["declined"]
        table = Table(
            caption="Grades that moved in the last inspection of each body, what fell first",
            columns=("Body", "Question", "Before", "Now", "Change"),
            rows=tuple(self._move(*row) for row in rows),
        )
        return Section(
            id="moves",
            heading=f"Who rose and fell ({worse} down, {better} up)",
            blocks=(table,),
        )

    def _move(
        self, force: str, label: str, question: str, before: str | None, now: str,
        change: str, steps: int | None, earlier: str,
    ) -> tuple[Cell, ...]:  # fmt: skip
        kind = GRADE_CHANGES[GradeChangeKind(change)]
        size = abs(steps or 1)
        was = "not in print" if before is None else GRADES[Grade(before)].heading
        return (
            self._body(force),
            Cell(text=question),
            Cell(text=f"{was}, {earlier}"),
            Cell(text=f"{GRADES[Grade(now)].heading}, {label}"),
            Cell(
                text=f"{kind.sign} {kind.short} {counted(size, 'step')}",
                accent=kind.accent,
            ),
        )

    # -- concerns --

    def _causes(self) -> Section | None:
        """The gravest that an inspection can say, before everything else."""
        rows = list(
            self.ask(
                "SELECT t.text, t.force_id, a.label, b.label, r.ref "
                f"{_THREADS} "
                "WHERE t.state = 'open' AND t.kind = ? "
                "ORDER BY substr(coalesce(b.published, b.cycle, b.label), 1, 4) DESC, "
                "  f.name, f.force_id, t.rowid",
                (FindingKind.CAUSE_OF_CONCERN.value,),
            )
        )
        if not rows:
            return None
        table = Table(
            caption="Causes of concern that were open at the last inspection of a body",
            columns=("Cause of concern", "Body", "Raised first", "Raised last"),
            rows=tuple(
                (
                    Cell(text=text, page=self._entry(force, ref)),
                    self._body(force),
                    Cell(text=first),
                    Cell(text=last),
                )
                for text, force, first, last, ref in rows[:_OLDEST]
            ),
        )
        return Section(
            id="causes",
            heading=f"Causes of concern ({len(rows):,})",
            guard="What has become of them since, no document here says.",
            blocks=_and_more(table, len(rows) - _OLDEST, _OF_CONCERNS),
        )

    def _open(self) -> Section | None:
        rows = list(
            self.ask(
                "SELECT t.text, t.kind, t.force_id, a.label, b.label, t.times_raised, r.ref "
                f"{_THREADS} "
                "WHERE t.state = 'open' AND t.times_raised > 1 "
                "ORDER BY substr(coalesce(a.published, a.cycle, a.label), 1, 4), "
                "  t.times_raised DESC, f.name, f.force_id, t.rowid"
            )
        )
        if not rows:
            return None
        table = Table(
            caption="What was asked for more than once, by the inspection that raised it first",
            columns=("What is asked for", "Kind", "Body", "Raised first", "Raised last", "Times"),
            rows=tuple(
                (
                    Cell(text=text, page=self._entry(force, ref)),
                    Cell(text=KINDS[FindingKind(kind)].short),
                    self._body(force),
                    Cell(text=first),
                    Cell(text=last),
                    Cell(text=str(times)),
                )
                for text, kind, force, first, last, times, ref in rows[:_OLDEST]
            ),
            numeric=(5,),
        )
        return Section(
            id="open",
            heading=f"Asked for again ({len(rows):,})",
            guard="What the last inspection of a body asks for, and an earlier one did. Between the two "
            "it may have been gone: the body's own page says so.",
            blocks=_and_more(table, len(rows) - _OLDEST, _OF_CONCERNS),
        )

    def _bodies(self) -> Section | None:
        if not self.forces:
            return None
        found: Counter[tuple[str, str]] = Counter()
        for force, state, count in self.ask(
            "SELECT force_id, state, count(*) FROM threads GROUP BY 1, 2"
        ):
            found[force, state] = count
        states = [state for state in ThreadState if any(found[f, state] for f in self.forces)]
        states = [state for state in THREAD_STATES if state in states]
        counts = dict(self.ask("SELECT force_id, inspections FROM forces"))
        table = Table(
            caption="Inspections of each body, and how the concerns that they raised stand",
            columns=("Body", "Inspections", *(THREAD_STATES[state].heading for state in states)),
            rows=tuple(
                (
                    self._body(force),
                    Cell(text=str(counts[force])),
                    *(Cell(text=str(found[force, state])) for state in states),
                )
                for force in self.forces
            ),
            numeric=tuple(range(1, len(states) + 2)),
        )
        without = [name for force, name in self.forces.items() if not self.address(force)]
        blocks: list[Block] = [table]
        if without:
            told = f"No page could be made of {listed(without)}."
            blocks.append(Note(text=told, accent=Accent.WARN))
        guard = "As each body's last inspection here left them. Not raised again does not mean dealt with."
        return Section(
            id="bodies",
            heading=f"All bodies ({len(self.forces):,})",
            guard=guard,
            blocks=tuple(blocks),
        )

    # -- what is not there --

    def _coverage(self) -> Iterator[Section]:
        programmes: dict[tuple[str, str], dict[str, dict[str, CoverageState]]] = {}
        ids: dict[str, str | None] = {}
        nothing: list[str] = []
        for name, force, inspectorate, programme, cycle, state in self.ask(
            "SELECT name, force_id, inspectorate, programme, cycle, state FROM coverage ORDER BY rowid"
        ):
            if cycle is None:
                nothing.append(name)
                continue
            ids[name] = force
            bodies = programmes.setdefault((family_of(inspectorate), programme or ""), {})
            bodies.setdefault(name, {}).setdefault(cycle, CoverageState(state))
        blocks: list[Block] = [
            self._covered(", ".join(filter(None, names)), bodies, ids)
            for names, bodies in sorted(
                programmes.items(), key=lambda entry: (-len(entry[1]), entry[0])
            )
        ]
        if nothing:
            blocks.append(Note(label="Nothing was found of", text=f"{listed(nothing)}."))
        if blocks:
            yield Section(
                id="coverage",
                heading="What is here and what is missing",
                guard="A dash says that no document was found; that no inspection was made it does not say.",
                blocks=tuple(blocks),
            )

    def _covered(
        self, names: str, bodies: dict[str, dict[str, CoverageState]], ids: dict[str, str | None]
    ) -> Table:
        cycles = sorted({cycle for states in bodies.values() for cycle in states})
        rows = []
        for name in sorted(bodies):
            force = ids[name]
            head = Cell(text=name) if force is None else self._body(force)
            rows.append((head, *(_covered(bodies[name].get(cycle)) for cycle in cycles)))
        return Table(
            caption=f"Inspections by body and cycle, {names}",
            columns=("Body", *cycles),
            rows=tuple(rows),
            notes=(
                Note(
                    text="✓ there; – missing; ! found and not readable; · not looked for, as not every "
                    "body has each cycle of this programme.",
                    accent=Accent.QUIET,
                ),
            ),
        )

    def _unread(self) -> Section | None:
        rows = list(
            self.ask(
                "SELECT path, status, coalesce(reason, '') FROM documents "
                "WHERE inspection_id IS NULL AND status <> 'copy' ORDER BY rowid"
            )
        )
        if not rows:
            return None
        table = Table(
            caption="Files that are part of no history",
            columns=("File", "Why"),
            rows=tuple(
                (Cell(text=path), Cell(text=reason.removeprefix(f"{path} ") or status))
                for path, status, reason in rows[:_UNREAD]
            ),
        )
        return Section(
            id="unread",
            heading=f"Not read ({len(rows):,})",
            blocks=_and_more(table, len(rows) - _UNREAD, "in data/documents.csv"),
        )

    def _about(self) -> Section:
        made = f"Made by peeldiff {__version__} from the words of the reports."
        tables = "All of this stands as tables in the folder data and in peeldiff.sqlite."
        return Section(
            id="sources",
            heading="Sources and licence",
            blocks=(
                Note(text="How to read the tables: README.md", page="README.md"),
                Note(text=tables),
                Note(text=LICENCE),
                Note(text=made),
            ),
        )


def _and_more(table: Table, more: int, where: str) -> tuple[Block, ...]:
    """A table, and how many rows more than it shows there are and where they stand."""
    if more <= 0:
        return (table,)
    return table, Note(text=f"{more:,} more stand {where}.", accent=Accent.QUIET)


def _fate(state: ThreadState, count: int) -> str:
    """How concerns of several bodies stand: "open" is told as of each body's own last inspection."""
    if state is ThreadState.OPEN:
        return f"{'was' if count == 1 else 'were'} open at the last inspection of the body"
    return THREAD_STATES[state].fate[count != 1]


def _covered(state: CoverageState | None) -> Cell:
    if state is None:
        return Cell(text="·", hint="not looked for")
    sign, words, accent = _COVERED[state]
    return Cell(text=sign, hint=words, accent=accent)
