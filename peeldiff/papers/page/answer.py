"""The answer on the first sheet of the page, the counts of both reports, and what the words mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from peeldiff.inspectorates.whose import inspectorate_of
from peeldiff.model import (
    DEMANDS,
    FindingKind,
    GradeChange,
    Status,
    Tone,
)
from peeldiff.model.terms import Terms
from peeldiff.model.vocabulary import GRADE_CHANGES, KINDS, STATUSES, Accent
from peeldiff.pages.grades import MOVED
from peeldiff.pages.naming import entry_id
from peeldiff.pages.page import Block, Bullet, Cell, Counts, Glossary, Note, Section, Table
from peeldiff.pages.places import Places
from peeldiff.papers.news import ended_causes
from peeldiff.papers.response.section55 import NO_LIMIT, response_day
from peeldiff.papers.shapes import Dossier
from peeldiff.papers.words import Reader, one_line, question_words
from peeldiff.phrasing.counting import COUNTING, counted_by_status
from peeldiff.phrasing.facts import grade_values, names, shared_note, shown_status
from peeldiff.phrasing.observed import observations_in_order
from peeldiff.phrasing.phrases import counted, grade_move, grade_sign
from peeldiff.phrasing.pressing import heads, pressing, pressing_label
from peeldiff.phrasing.whole_thought import begun

__all__ = ["Answer"]


class Answer:
    """Makes these sections of a dossier; `places` look up the older and the newer report."""

    def __init__(self, dossier: Dossier, places: tuple[Places, Places]) -> None:
        self.dossier, self.diff = dossier, dossier.pair.diff
        self.old, self.new = places
        self.readers = Reader(dossier, -2), Reader(dossier)
        self.demands = [one for one in self.diff.findings if one.kind in DEMANDS]
        self.words = inspectorate_of(dossier.pair.new)

    def short(self) -> Section | None:
        """Counts at a glance; then the bad news before the good: what the inspector is most concerned about,
        grades that fell, grades that rose, causes of concern that ended. What is asked follows it."""
        blocks: list[Block | Section] = []
        blocks += self._strips()
        concerns = [one for one in observations_in_order(self.diff) if one.tone is Tone.CONCERN]
        if concerns:
            by = self.dossier.pair.new.inspectorate or "the inspectorate"
            one = concerns[0]
            text, line = begun(one.text, one.heading, self.dossier.pair.new)
            blocks.append(
                Bullet(
                    label=f"Concern of {by}",
                    text=f"“{text}”",
                    place=self.new.place(one.line)
                    if line is None
                    else self.new.span(line, one.text),
                    accent=Accent.BAD,
                )
            )
        moved = [one for kind in MOVED for one in self.diff.grades if one.change is kind]
        blocks += map(self._moved, moved)
        if note := shared_note(moved):
            blocks.append(Bullet(text=f"{note}."))
        before, _ = names(self.diff)
        blocks += [
            Bullet(
                label=f"{one.terms.gravest.heading} of {before}, {one.told}",
                text=" ".join(
                    [f"{one.ref.text}.", *(f"“{told}”" for told in [one.closing] if told)]
                ),
                accent=Accent.GOOD,
                link=entry_id(one.change),
            )
            for one in ended_causes(self.dossier)
        ]
        if blocks and (day := self._last_day()):
            blocks.append(day)
        return Section(id="short", heading="In short", blocks=tuple(blocks)) if blocks else None

    def _last_day(self) -> Bullet | None:
        """By when comments on the newest report are due, where the law sets a day."""
        day = response_day(self.dossier.columns[-1], self.dossier.made_on, brief=True)
        if not day or day.startswith(NO_LIMIT):
            return None
        return Bullet(label="Last day for the response under section 55", text=day)

    def _strips(self) -> Iterator[Note | Counts]:
        """What became of the findings of either report: one strip would be of no whole."""
        found = counted_by_status(self.diff)
        for name, counts in zip(
            names(self.diff),
            (
                [(one.status, one.older) for one in found],
                [(one.status, one.newer) for one in found],
            ),
            strict=True,
        ):
            rows = tuple((s, STATUSES[s].heading, count) for s, count in counts if count)
            if rows:
                total = counted(sum(count for *_, count in rows), "finding")
                yield Note(text=f"The {total} of {name}:", accent=Accent.STRONG)
                yield Counts(rows=rows)

    def _moved(self, one: GradeChange) -> Bullet:
        return Bullet(
            label=f"{grade_sign(one)} {question_words(one, *self.readers)}",
            text=f"{grade_values(one)} ({grade_move(one)})",
            accent=GRADE_CHANGES[one.change].accent,
        )

    def others(self) -> Section | None:
        """What the newer report asks for besides what needs an answer first, in a line each."""
        pressed = {id(change) for change in pressing(self.diff)}
        bullets = [
            Bullet(
                label=pressing_label(change, self.words.terms),
                text=f"{one_line(ref)}.",
                accent=STATUSES[shown_status(change)].accent,
                link=entry_id(change) if ref is heads(change)[0] else None,
                place="" if ref is heads(change)[0] else ref.ref,
            )
            for change in self.demands
            if id(change) not in pressed and change.new
            for ref in heads(change)
        ]
        if not bullets:
            return None
        heading = f"What else the report asks for ({len(bullets)})"
        return Section(id="others", heading=heading, blocks=tuple(bullets))

    def counts(self) -> Section | None:
        """How many findings of each kind either report has, by what became of them.

        None where neither has several kinds: the strips of `short` say as much.
        """
        old = {ref.kind for one in self.demands for ref in one.old}
        new = {ref.kind for one in self.demands for ref in one.new}
        if max(len(old), len(new)) <= 1:
            return None
        found = Counter(
            (side, shown_status(one), ref.kind)
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
                *(_counted(name, kinds, self.words.terms) for _, name, kinds in columns),
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

    def key(self) -> Section | None:
        """What each status that occurs means, and what comes next."""
        there = {shown_status(one) for one in self.demands}
        rows = tuple(
            (
                _tag(status),
                f"{term.meaning} Next: {term.next_step}",
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


def _counted(report: str, kinds: Sequence[FindingKind], terms: Terms) -> str:
    """ "2021/22: causes of concern"; "2021/22: all"."""
    if len(kinds) == 1:
        return f"{report}: {terms.kind(kinds[0], 2)}"
    return f"{report}: all"


def _name(status: Status) -> Cell:
    return Cell(text=STATUSES[status].heading, accent=STATUSES[status].accent)


def _tag(status: Status) -> str:
    short = STATUSES[status].short
    return short[0].upper() + short[1:]
