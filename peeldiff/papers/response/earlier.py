"""What became of each finding of the inspection before, in the words of the newer report: a line for each.

Section 55 asks for no comment on them, so they are told in a table and have no places to write. What merely
comes near a finding is not quoted: in a table it would be read as the answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from alignment.records import replace
from peeldiff.inspectorates.whose import inspectorate_of
from peeldiff.model import (
    Confidence,
    FindingChange,
    FindingRef,
    GradeChange,
    GradeChangeKind,
    GradeRef,
    Mention,
    Status,
)
from peeldiff.model.vocabulary import SILENT
from peeldiff.papers.blocks import Block, Look, Quote, Table, Text, ToWrite
from peeldiff.papers.news import ended_causes
from peeldiff.papers.words import (
    Reader,
    cited_list,
    inspection_words,
    one_line,
    own_reading_words,
    question_words,
    shared_beginning,
    short_ref,
)
from peeldiff.phrasing.coming import awaited, awaited_for, awaited_words, is_awaited
from peeldiff.phrasing.facts import set_by_words, shared_fate
from peeldiff.phrasing.groups import groups
from peeldiff.phrasing.phrases import (
    NO_ANSWER,
    PERHAPS_THIS,
    grade_move,
    grade_words,
    is_left_open,
    listed,
    number,
    quote_words,
)
from peeldiff.phrasing.pressing import RAISED_BEFORE, heads, nearest_ref, pressing_words
from peeldiff.phrasing.publication import published_words
from peeldiff.phrasing.quoting import Quoted, Quoter, nearest_passage, page_of, perhaps_passage
from peeldiff.phrasing.seen_between import seen_between_words
from peeldiff.phrasing.whole_and_parts import about_part, is_open_part, part_words, rearranged

__all__ = ["earlier_findings", "grades", "own_reading"]


_MOVED = {GradeChangeKind.DECLINED: 0, GradeChangeKind.IMPROVED: 1}
"""What stands first in the table of grades; the rest in the order of the report."""
_COUNTED = (GradeChangeKind.DECLINED, GradeChangeKind.IMPROVED, GradeChangeKind.UNCHANGED)
_SHORT = 120
"""Characters of a quotation that is shorter told again than pointed to."""
_NAMED = 3
"""Questions that are told by name in a note on the table."""


def grades(old: Reader, new: Reader) -> Iterator[Block]:
    """A table of the grades of both reports, with the words that keep it from being misread."""
    changes = sorted(new.dossier.pair.diff.grades, key=lambda change: _MOVED.get(change.change, 9))
    if not changes:
        return
    named = [(question_words(change, old, new), change) for change in changes]
    yield Table(
        caption=f"Grades in {old.column.label} and {new.column.label}",
        columns=("Question", old.column.label, new.column.label, "Change"),
        rows=tuple(
            (name, _grade(change, "old", old), _grade(change, "new", new), _move(change))
            for name, change in named
        ),
        widths=(40, 20, 22, 18),
    )
    apart: dict[str, list[str]] = {}
    for name, change in named:
        if is_awaited(change.new, new.inspection) or is_left_open(change):
            continue
        if change.change is GradeChangeKind.NOT_COMPARABLE:
            apart.setdefault(change.why, []).append(name)
    for why, names in apart.items():
        many = f"{number(len(names))} questions".capitalize()
        which = listed(names) if len(names) <= _NAMED else many
        yield Text(text=f"{which}: {_named_reports(why, old, new)}", look=Look.SMALL)
    yield from _joint(changes, old, new)
    for section in awaited(new.inspection):
        yield Text(text=awaited_words(section, new.inspection), look=Look.SMALL)
    for caveat in dict.fromkeys(change.caveat for change in changes if change.caveat):
        yield Quote(text=f"“{caveat.text}”", place=new.place(caveat.line))


def _joint(changes: Sequence[GradeChange], old: Reader, new: Reader) -> Iterator[Block]:
    """Which one grade has several lines in the table: a reader who counts them finds more than was told."""
    joint: dict[str, list[GradeChange]] = {}
    for change in changes:
        if change.new is not None and change.new.is_shared and change.change in _COUNTED:
            joint.setdefault(change.new.section, []).append(change)
    for several in joint.values():
        name = question_words(several[0], old, new, told_apart=False)
        asked = f"{number(len(several))} questions of {old.column.label}"
        yield Text(text=f"{name}: one grade for {asked}, counted once.", look=Look.SMALL)


def _grade(change: GradeChange, side: str, reader: Reader) -> str:
    ref = change.old if side == "old" else change.new
    if ref is None:
        return "not in this report"
    if is_awaited(ref, reader.inspection):
        return "to be graded"
    told = grade_words(ref.grade)
    since = change.carried_over_from if side == "new" else _stands_since(ref, reader)
    return f"{told} (from {since})" if since else told


def _stands_since(ref: GradeRef, reader: Reader) -> str | None:
    """The inspection whose judgment a report carries over for a question; None for one of its own."""
    sections = (one for one in reader.inspection.sections if one.id == ref.section)
    grade = next((one.grade for one in sections), None)
    return None if grade is None else grade.carried_over_from


def _move(change: GradeChange) -> str:
    words = grade_move(change)
    return words[0].upper() + words[1:]


def _named_reports(text: str, old: Reader, new: Reader) -> str:
    """A sentence on the older and the newer report, for a letter that is read without the other one."""
    named = text.replace("newer report", f"{new.column.label} report")
    return named.replace("older report", f"{old.column.label} report")


def earlier_findings(old: Reader, new: Reader) -> Iterator[Block]:
    """A table of what the older report asked for and what became of it, worst news first."""
    diff = new.dossier.pair.diff
    before = old.inspection
    told = f"The inspection compared here is {inspection_words(before)}, {published_words(before)}."
    found = [group for group in groups(diff) if any(change.old for change in group.findings)]
    if not found:
        yield Text(text=f"{told} It asked for nothing formally.")
        return
    if missing := diff.missing:
        named = f"at least {listed([one.refers_to for one in missing])}"
        told += (
            f" The {new.column.label} report also names inspections that are not compared: {named}."
        )
    yield Text(text=told)
    for group in found:
        terms = inspectorate_of(new.inspection).terms
        if meaning := group.meaning or (group.status and terms.statuses[group.status].meaning):
            yield Text(text=_named_reports(meaning, old, new), label=group.words, look=Look.SMALL)
    table = _Earlier(old, new)
    if table.beginning:
        yield Text(
            text=f"In the tracker the references of {old.column.label} begin with “{table.beginning}”.",
            look=Look.SMALL,
        )
    rows: list[tuple[str, ...]] = []
    for group in found:
        # In the order of the report that asked: whoever has it beside the table goes through both.
        for change in sorted(group.findings, key=_older_line):
            rows += table.rows(change, group.words)
    if table.to_check:
        yield ToWrite(text=table.what_to_check())
    yield Table(
        caption=f"What {old.column.label} asked for, and what became of it",
        columns=(
            f"Asked for in {old.column.label}",
            "What became of it",
            f"What the {new.column.label} report says",
        ),
        rows=tuple(rows),
        widths=(31, 14, 55),
    )
    for group in found:
        for change in group.findings:
            yield from own_reading([ref.ref for ref in change.old], new, table.refs(change))


def _older_line(change: FindingChange) -> int:
    return min((ref.line for ref in change.old), default=0)


class _Earlier:
    """Makes the rows, and keeps which of them a person has to read against the report."""

    def __init__(self, old: Reader, new: Reader) -> None:
        self.old, self.new = old, new
        self.beginning = shared_beginning(old.inspection.findings)
        self.to_check: list[str] = []
        self.answers: list[str] = []
        self._quoted: dict[tuple[str, str], str] = {}
        """In which row words are quoted, by these and their place."""
        self._demands = frozenset(finding.text for finding in new.inspection.findings)

    def what_to_check(self) -> str:
        refs = cited_list(self.to_check)
        those = "it" if len(self.to_check) == 1 else "them"
        return (
            f"read what is quoted in the table on {refs} against the report{self._taken_up()}, delete words "
            f"that do not speak of {those}, then delete this line"
        )

    def _taken_up(self) -> str:
        """Where else something is quoted that has to be read: under the findings that take it up."""
        return f", and what is quoted under {listed(self.answers)}" if self.answers else ""

    def rows(self, change: FindingChange, status: str) -> Iterator[tuple[str, str, str]]:
        """A row for each older finding, and one for each part that has another fate than the whole."""
        words = inspectorate_of(self.new.inspection)
        change = rearranged(change, words)
        quoter = Quoter()
        parts = () if shared_fate(change) else change.items
        for at, ref in enumerate(change.old):
            asked = ref.text if parts else one_line(ref)
            said = self._whole(change, parts, quoter) if at == 0 else self._see(change)
            yield f"{self._ref(ref)}: {words.terms.label(ref.kind)}{asked}", status, said
        for part in parts if change.old else ():
            side = part.old or part.new
            text = side[0].text.removesuffix("; and").rstrip(";. ")
            yield f"– {text}", part_words(part, change), self._part(part, change, quoter)

    def _see(self, change: FindingChange) -> str:
        """What stands beside the further ones of several older findings that have one fate."""
        if change.new:
            return f"See the answer to {listed([_named(ref) for ref in change.new])}."
        return f"See {self._ref(change.old[0])}."

    def refs(self, change: FindingChange) -> str:
        """What the rows of a finding are called: "AFI-02 and AFI-03"."""
        return cited_list([self._ref(ref) for ref in change.old]) if change.old else ""

    def _ref(self, ref: FindingRef) -> str:
        return short_ref(ref.ref, self.beginning, self.old.column.label)

    def _whole(self, change: FindingChange, parts: Sequence[FindingChange], quoter: Quoter) -> str:
        told = []
        if change.new:
            told.append(f"See the answer to {listed([_named(ref) for ref in change.new])}.")
        if change.status is Status.NOT_REINSPECTED and change.set_by is None:
            section = awaited_for(change.old[0], self.old.inspection, self.new.inspection)
            if section is not None:
                return " ".join([*told, awaited_words(section, self.new.inspection)])
        told += _placed([*_ended(change, self.new)])
        own = _less(change, parts)
        if change.new and change.status in RAISED_BEFORE:
            own = replace(own, evidence=())  # quoted where the answer is written
        lead = "" if change.status is Status.NOT_REINSPECTED else quote_words(change)
        told += self._quotes(quoter.evidence(own.evidence, lead), self._ref(change.old[0]))
        if decided := set_by_words(change):
            return " ".join([*told, decided])
        if between := seen_between_words(change, self.new.dossier.pair.diff):
            told.append(between)
        if change.status in SILENT:
            told += () if own.evidence or parts else self._silent(change)
        elif change.confidence is not Confidence.HIGH:
            self._check(change)
        return " ".join(told)

    def _silent(self, change: FindingChange, whole: FindingChange | None = None) -> list[str]:
        """The words that refer to a finding or to a part of `whole`, for a person to judge, or that none were
        found."""
        near = nearest_passage(change)
        lead = "" if change.mention is Mention.ANSWERED else quote_words(change)
        if near is None:
            near, lead = perhaps_passage(change), PERHAPS_THIS
        if near is None:
            return [NO_ANSWER]
        self._check(whole or change)
        return [f"{lead}“{near.text}” ({self.new.place(near.line, near.page)})"]

    def _part(self, part: FindingChange, whole: FindingChange, quoter: Quoter) -> str:
        """The words about one part; what is left open of it only where the whole leaves it open."""
        told = about_part(part, whole, inspectorate_of(self.new.inspection), self._demands)
        is_open = is_open_part(part, whole) and part.set_by is None
        if part.evidence or not is_open:
            words = self._quotes(quoter.evidence(told))
            return " ".join(filter(None, [*words, set_by_words(part)]))
        if part.status is Status.PERSISTING and whole.new:
            asked = nearest_ref(part.old[0].text, part.new or whole.new)
            return f"See the answer to {_named(asked)}."
        if any(one.text in {said.text for said in whole.evidence} for one in told):
            return "See the words quoted on the whole."
        return " ".join(self._silent(part, whole)) if part.status in SILENT else NO_ANSWER

    def _quotes(self, told: Iterable[Quoted], row: str = "") -> list[str]:
        """Words of the newer report with their places; a `row` quotes none that stands in one above."""
        said: list[tuple[str, str]] = []
        for quoted in told:
            assert quoted.source is not None
            words = "In the words quoted above" if quoted.is_repeated else quoted.text
            where = self.new.place(quoted.source.line, page_of(quoted.source))
            long = row and len(words) > _SHORT
            first = self._quoted.setdefault((words, where), row) if long else row
            said.append((words if first == row else f"In the words quoted at {first}", where))
        return _placed(said)

    def _check(self, change: FindingChange) -> None:
        refs = [self._ref(ref) for ref in change.old]
        if set(refs) <= set(self.to_check):
            return
        self.to_check += refs
        if change.evidence:
            self.answers += [_named(ref) for ref in heads(change) if change.new]


def _less(change: FindingChange, parts: Sequence[FindingChange]) -> FindingChange:
    """The finding without the evidence that is quoted under one of its parts."""
    own = {one.text for part in parts for one in part.evidence}
    return replace(change, evidence=tuple(one for one in change.evidence if one.text not in own))


def own_reading(refs: Sequence[str], reader: Reader, of: str = "") -> Iterator[Block]:
    """How people read a finding themselves, as they wrote it in their tracker: a draft for the comments.

    `of` says whose reading it is where the finding does not stand above.
    """
    label = own_reading_words(reader.inspection)
    for text in reader.dossier.own_readings(refs):
        yield Text(text=text, label=f"{label} of {of}" if of else label, look=Look.DRAFT)


def _ended(change: FindingChange, new: Reader) -> Iterator[tuple[str, str]]:
    """What the report says of a cause of concern that is now less, and where."""
    if change.status is not Status.DE_ESCALATED:
        return
    at_the_answer = pressing_words(change, new.dossier.pair.diff, new.inspection).values()
    for one in ended_causes(new.dossier):
        if one.change.new == change.new and one.change.old == change.old:
            for text, line in one.quotes:
                if any(text in said.text for said in at_the_answer):
                    continue
                yield f"“{text}”", new.place(line)


def _placed(said: Sequence[tuple[str, str]]) -> list[str]:
    """Quotations with their places; one that several share stands behind the last of them."""
    last = [at + 1 == len(said) or said[at + 1][1] != where for at, (_, where) in enumerate(said)]
    return [
        f"{words} ({where})" if is_last else words
        for (words, where), is_last in zip(said, last, strict=True)
    ]


def _named(ref: FindingRef) -> str:
    return ref.ref or f"“{ref.text}”"
