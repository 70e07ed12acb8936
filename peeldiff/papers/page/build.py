"""From a dossier to the page that is handed on: counts first, then what needs an answer, then the rest.

The sections are those of the summary, whole, in the order of a paper for a board: what is still asked
for stands under its question, with what earlier inspections said of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from alignment.records import replace
from peeldiff.inspectorates.whose import inspectorate_of
from peeldiff.model import (
    DEMANDS,
    FindingChange,
    Grade,
    Status,
)
from peeldiff.model.vocabulary import KINDS, SILENT, STATUSES, Accent, rank
from peeldiff.pages.about import sources
from peeldiff.pages.amount import Amount
from peeldiff.pages.naming import entry_id, slug
from peeldiff.pages.page import (
    Block,
    Entry,
    Note,
    Page,
    Section,
)
from peeldiff.pages.places import Places
from peeldiff.pages.summary import SummaryMaker
from peeldiff.papers.page.answer import Answer
from peeldiff.papers.page.graded import Graded
from peeldiff.papers.page.past import Pasts
from peeldiff.papers.shapes import Dossier
from peeldiff.papers.words import inspection_words, own_reading_words
from peeldiff.phrasing.counting import how_many, in_newer, in_older
from peeldiff.phrasing.facts import names, shown_status
from peeldiff.phrasing.phrases import (
    date_words,
    grade_words,
    listed,
    warning_words,
)
from peeldiff.phrasing.publication import published_words

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
        self.pair, self.diff = dossier.pair, dossier.pair.diff
        self.words = inspectorate_of(self.pair.new)
        old, new = (
            Places(column.inspection, name, column.place, own=True)
            for column, name in zip(dossier.columns[-2:], names(self.diff), strict=True)
        )
        maker = SummaryMaker(self.pair, Amount.FULL, (old, new))
        self.entries = maker.entries
        self.summary = maker.page()
        self.answer = Answer(dossier, (old, new))
        self.graded = Graded(dossier, (old, new))
        self.demands = [one for one in self.diff.findings if one.kind in DEMANDS]
        self.pasts = Pasts(self.history)

    def page(self) -> Page:
        told = {section.id: section for section in self.summary.sections}
        order = [
            self.answer.short(),
            told.get("first"),
            self.answer.others(),
            self.answer.counts(),
            self.answer.key(),
            self.graded.section(told.get("on-grades")),
            told.get("observations"),
            self._asked(),
            *(self._below(told.get(status.replace("_", "-"))) for status in _BELOW),
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

    # -- findings --

    def _asked(self) -> Section | None:
        """What is still asked for, under its question; the question with the worst news first."""
        asked = [one for one in self.demands if one.status in _ASKED]
        asked.sort(key=_badness)
        questions: dict[str, list[Entry]] = {}
        asked_under: dict[str, list[FindingChange]] = {}
        grades = self.graded.words()
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

    def _read(self, entry: Entry, change: FindingChange) -> Entry:
        """The entry with how people read it themselves, as they wrote it in their tracker."""
        refs = [ref.ref for ref in (*change.new, *change.old)]
        told = self.dossier.own_readings(refs)
        notes = (
            Note(label=own_reading_words(self.pair.new), text=text, accent=Accent.STRONG)
            for text in told
        )
        return replace(entry, notes=(*entry.notes, *notes))

    def _below(self, section: Section | None) -> Section | None:
        """A section of findings that are not asked for any more, or on which the report is silent."""
        told = self._with_past(section)
        return _once(told) if told is not None and told.status in SILENT else told

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
                entry = self.pasts.told(block, change)
                blocks.append(self._read(entry, change))
            else:
                blocks.append(block)
        return replace(section, blocks=tuple(blocks))


def _once(section: Section) -> Section:
    """A section without the reasons that several findings share: the words above these say the same."""
    shared = Counter(entry.why for entry in _entries(section))

    def bare(it: Section) -> Section:
        blocks: list[Block | Section] = []
        for block in it.blocks:
            if isinstance(block, Section):
                blocks.append(bare(block))
            elif isinstance(block, Entry) and shared[block.why] > 1:
                blocks.append(replace(block, why=""))
            else:
                blocks.append(block)
        return replace(it, blocks=tuple(blocks))

    return bare(section)


def _entries(section: Section) -> Iterator[Entry]:
    for block in section.blocks:
        if isinstance(block, Section):
            yield from _entries(block)
        elif isinstance(block, Entry):
            yield block


def _badness(change: FindingChange) -> tuple[int, int, int]:
    ref = (change.new or change.old)[0]
    return rank(STATUSES, shown_status(change)), rank(KINDS, ref.kind), ref.line


def _shared_status(entries: Sequence[Entry]) -> Status | None:
    """The status of all of them, if it is one."""
    found = {entry.status for entry in entries}
    status = entries[0].status
    return status if len(found) == 1 and isinstance(status, Status) else None
