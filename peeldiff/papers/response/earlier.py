"""What became of each finding of the inspection before, in the words of the newer report.

Only what a status rests on is quoted. A passage that speaks of a finding without a plain answer is for
whoever writes, and stands in a place to write: it may be about something else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from alignment.records import replace
from peeldiff.inspectorates.whose import inspectorate_of
from peeldiff.model import (
    Evidence,
    FindingChange,
    FindingRef,
    GradeChange,
    GradeChangeKind,
    Mention,
    Passage,
    Status,
)
from peeldiff.model.vocabulary import SILENT
from peeldiff.papers.blocks import Block, Heading, Look, Point, Quote, Table, Text, ToWrite
from peeldiff.papers.news import ended_causes
from peeldiff.papers.words import Reader, inspection_words, own_reading_words, question_words
from peeldiff.render.coming import awaited, awaited_for, awaited_words, is_awaited
from peeldiff.render.facts import set_by_words, shared_fate
from peeldiff.render.groups import groups
from peeldiff.render.phrases import (
    confidence_words,
    grade_move,
    grade_words,
    is_merely_near,
    listed,
    number,
    quote_words,
)
from peeldiff.render.pressing import nearest_ref
from peeldiff.render.publication import published_words
from peeldiff.render.quoting import Quoted, Quoter, page_of
from peeldiff.render.whole_and_parts import about_part, is_open_part, part_words, rearranged

__all__ = ["earlier_findings", "grades", "kept_or_deleted", "own_reading"]


_MOVED = {GradeChangeKind.DECLINED: 0, GradeChangeKind.IMPROVED: 1}
"""What stands first in the table of grades; the rest in the order of the report."""
_NONE_FOUND = "; no sentence on it was found, which does not mean that there is none"
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
        if is_awaited(change.new, new.inspection):
            continue
        if change.change is GradeChangeKind.NOT_COMPARABLE:
            apart.setdefault(change.why, []).append(name)
    for why, names in apart.items():
        many = f"{number(len(names))} questions".capitalize()
        which = listed(names) if len(names) <= _NAMED else many
        yield Text(text=f"{which}: {why}", look=Look.SMALL)
    for section in awaited(new.inspection):
        yield Text(text=awaited_words(section, new.inspection), look=Look.SMALL)
    for caveat in dict.fromkeys(change.caveat for change in changes if change.caveat):
        yield Quote(text=f"“{caveat.text}”", place=new.place(caveat.line))


def _grade(change: GradeChange, side: str, reader: Reader) -> str:
    ref = change.old if side == "old" else change.new
    if ref is None:
        return "not in this report"
    if is_awaited(ref, reader.inspection):
        return "to be graded"
    told = grade_words(ref.grade)
    if side == "new" and change.carried_over_from:
        told += f" (from {change.carried_over_from})"
    return told


def _move(change: GradeChange) -> str:
    words = grade_move(change)
    return words[0].upper() + words[1:]


def earlier_findings(old: Reader, new: Reader) -> Iterator[Block]:
    """Each finding of the older report with what became of it, worst news first."""
    diff = new.dossier.pair.diff
    before = old.inspection
    told = f"The inspection compared here is {inspection_words(before)}, {published_words(before)}."
    found = [group for group in groups(diff) if any(change.old for change in group.findings)]
    if not found:
        yield Text(text=f"{told} It asked for nothing formally.")
        return
    yield Text(
        text=f"{told} What became of each finding is told from the {new.column.label} report, whose "
        "words are quoted where it speaks of the finding."
    )
    for group in found:
        changes = [change for change in group.findings if change.old]
        count = sum(len(change.old) for change in changes)
        yield Heading(text=f"{group.words}: {number(count)}", level=2)
        if group.meaning:
            yield Text(text=group.meaning, look=Look.SMALL)
        for change in changes:
            yield from _finding(change, old, new)


def _finding(change: FindingChange, old: Reader, new: Reader) -> Iterator[Block]:
    words = inspectorate_of(new.inspection)
    change, terms = rearranged(change, words), words.terms
    for ref in change.old:
        yield Point(text=f"{terms.label(ref.kind)}{ref.text}", label=ref.ref)
        if shared_fate(change):
            for item in ref.items:
                yield Point(text=item.text, level=2)
    quoter = Quoter()
    if change.new:
        refs = listed([_named(ref) for ref in change.new])
        yield Text(text=f"See the answer to {refs}.", look=Look.SMALL)
    yield from own_reading([ref.ref for ref in change.old], new)
    parts = () if shared_fate(change) else change.items
    if change.status is Status.NOT_REINSPECTED and change.old and change.set_by is None:
        section = awaited_for(change.old[0], old.inspection, new.inspection)
        if section is not None:
            yield Text(text=awaited_words(section, new.inspection))
            yield ToWrite(text="how this stands now, or that the answer is awaited")
            return
    yield from _ended(change, new)
    yield from _backing(_less(change, parts), quoter, new, whole=not parts)
    demands = {finding.text for finding in new.inspection.findings}
    for part in parts:
        side = part.old or part.new
        yield Point(text=side[0].text, label=part_words(part, change), level=2)
        yield from _part_backing(part, change, quoter, new, demands)


def _less(change: FindingChange, parts: Sequence[FindingChange]) -> FindingChange:
    """The finding without the evidence that is quoted under one of its parts."""
    own = {one.text for part in parts for one in part.evidence}
    return replace(change, evidence=tuple(one for one in change.evidence if one.text not in own))


def own_reading(refs: Iterable[str], reader: Reader) -> Iterator[Block]:
    """How people read a finding themselves, as they wrote it in their tracker: a draft for the comments."""
    for text in reader.dossier.own_readings(refs):
        yield Text(text=text, label=own_reading_words(reader.inspection), look=Look.DRAFT)


def _ended(change: FindingChange, new: Reader) -> Iterator[Block]:
    """What the report says of a cause of concern that is now less."""
    if change.status is not Status.DE_ESCALATED:
        return
    for one in ended_causes(new.dossier):
        if one.change.new == change.new and one.change.old == change.old:
            for text, line in one.quotes:
                yield Quote(text=f"“{text}”", place=new.place(line))


def _part_backing(
    part: FindingChange, whole: FindingChange, quoter: Quoter, new: Reader, demands: Collection[str]
) -> Iterator[Block]:
    """The words about one part; what is left open of it only where the whole leaves it open."""
    told = about_part(part, whole, inspectorate_of(new.inspection), demands)
    is_open = is_open_part(part, whole) and part.set_by is None
    if part.evidence or not is_open:
        yield from _quotes(quoter.evidence(told), new)
        told = []
    if decided := set_by_words(part):
        yield Text(text=decided, look=Look.SMALL)
    elif is_open and part.status is Status.PERSISTING and whole.new:
        asked = nearest_ref(part.old[0].text, part.new or whole.new)
        yield Text(text=f"See the answer to {_named(asked)}.", look=Look.SMALL)
    elif is_open:
        yield ToWrite(text=f"how this part stands now{_spoken(part, whole, told)}")
        for one in () if _is_quoted(told, whole) else told[:1]:
            where = new.place(one.line, page_of(one))
            yield ToWrite(text=kept_or_deleted(f"“{one.text}”", where))


def _spoken(part: FindingChange, whole: FindingChange, told: Sequence[Evidence | Passage]) -> str:
    """What whoever writes has to know of an open part."""
    if _is_quoted(told, whole):
        return "; the report speaks of the whole in the words quoted above"
    return "" if told or part.evidence else _NONE_FOUND


def _is_quoted(told: Sequence[Evidence | Passage], whole: FindingChange) -> bool:
    """Whether words are quoted for the whole already."""
    return any(one.text in {said.text for said in whole.evidence} for one in told)


def _quotes(told: Iterable[Quoted], new: Reader) -> Iterator[Block]:
    """Words of the newer report, each where it stands; what was quoted above is only pointed at."""
    for quoted in told:
        assert quoted.source is not None
        place = new.place(quoted.source.line, page_of(quoted.source))
        if quoted.is_repeated:
            yield Text(text=f"In the words quoted above ({place}).", look=Look.SMALL)
        else:
            yield Quote(text=quoted.text, place=place)


def _named(ref: FindingRef) -> str:
    return ref.ref or f"“{ref.text}”"


def _backing(
    change: FindingChange, quoter: Quoter, new: Reader, *, whole: bool = True
) -> Iterator[Block]:
    """What the newer report says, and what a person must look at before this is published."""
    lead = "" if change.status is Status.NOT_REINSPECTED else quote_words(change)
    yield from _quotes(quoter.evidence(change.evidence, lead), new)
    if decided := set_by_words(change):
        yield Text(text=decided, look=Look.SMALL)
    elif change.status in SILENT and whole:
        yield ToWrite(text=f"how this stands now{_left_open(change)}")
        for one in _near(change):
            yield ToWrite(text=kept_or_deleted(f"“{one.text}”", new.place(one.line, one.page)))
    elif doubt := confidence_words(change.confidence):
        yield ToWrite(text=f"check against the report what is told here ({doubt})")


def kept_or_deleted(words: str, where: str) -> str:
    """What to do with words that may be about a point: whoever writes has one line to keep or to delete."""
    return f"keep this if it speaks of the point, or delete it: {words} ({where})"


def _left_open(change: FindingChange) -> str:
    """What whoever writes has to know of a finding on which the report is silent, or not plain."""
    if change.status is Status.NOT_REINSPECTED and change.evidence:
        return ", as the report did not look at it"
    if change.evidence:
        return "; whether the words quoted settle it is for you to judge"
    if change.mention in (None, Mention.NOT_MENTIONED) or not change.passages:
        return _NONE_FOUND
    return ""


def _near(change: FindingChange) -> Sequence[Passage]:
    """The passages that may speak of a finding on which the report is silent."""
    if change.evidence or change.mention in (None, Mention.NOT_MENTIONED):
        return ()
    # The nearest may be beside the point where it is not certain that the report speaks of it at all.
    assert change.mention is not None
    return change.passages[: 2 if is_merely_near(change.mention) else 1]
