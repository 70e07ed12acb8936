"""What became of each finding of the inspection before, in the words of the newer report.

Only what a status rests on is quoted. A passage that speaks of a finding without a plain answer is for
whoever writes, and stands in a place to write: it may be about something else.
"""

from __future__ import annotations

from collections.abc import Iterator

from peeldiff.model import FindingChange, FindingRef, GradeChange, GradeChangeKind, Status
from peeldiff.papers.blocks import Block, Heading, Look, Point, Quote, Table, Text, ToWrite
from peeldiff.papers.words import Reader, inspection_words, published_words, question_words
from peeldiff.render.facts import set_by_words, shared_fate
from peeldiff.render.groups import groups
from peeldiff.render.phrases import (
    confidence_words,
    grade_move,
    grade_words,
    is_merely_near,
    kind_label,
    listed,
    number,
    quote_words,
    status_words,
)
from peeldiff.render.quoting import Quoter, page_of

__all__ = ["earlier_findings", "grades"]


_NAMED = 3
"""Questions that are told by name in a note on the table."""


def grades(old: Reader, new: Reader) -> Iterator[Block]:
    """A table of the grades of both reports, with the words that keep it from being misread."""
    changes = new.dossier.pair.diff.grades
    if not changes:
        return
    named = [(question_words(change, old, new), change) for change in changes]
    yield Table(
        caption=f"Grades in {old.column.label} and {new.column.label}",
        columns=("Question", old.column.label, new.column.label, "Change"),
        rows=tuple(
            (name, _grade(change, "old"), _grade(change, "new"), _move(change))
            for name, change in named
        ),
        widths=(40, 20, 22, 18),
    )
    apart: dict[str, list[str]] = {}
    for name, change in named:
        if change.change is GradeChangeKind.NOT_COMPARABLE:
            apart.setdefault(change.why, []).append(name)
    for why, names in apart.items():
        many = f"{number(len(names))} questions".capitalize()
        which = listed(names) if len(names) <= _NAMED else many
        yield Text(text=f"{which}: {why}", look=Look.SMALL)
    for caveat in dict.fromkeys(change.caveat for change in changes if change.caveat):
        yield Quote(text=f"“{caveat.text}”", place=new.place(caveat.line))


def _grade(change: GradeChange, side: str) -> str:
    ref = change.old if side == "old" else change.new
    if ref is None:
        return "not asked"
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
            yield from _finding(change, new)


def _finding(change: FindingChange, new: Reader) -> Iterator[Block]:
    for ref in change.old:
        yield Point(text=f"{kind_label(ref.kind)}{ref.text}", label=ref.ref)
        if shared_fate(change):
            for item in ref.items:
                yield Point(text=item.text, level=2)
    quoter = Quoter()
    if change.new:
        refs = listed([_named(ref) for ref in change.new])
        yield Text(text=f"See the answer to {refs}.", look=Look.SMALL)
    yield from _backing(change, quoter, new)
    if not shared_fate(change):
        for part in change.items:
            side = part.old or part.new
            yield Point(text=side[0].text, label=status_words(part.status), level=2)
            yield from _backing(part, quoter, new)


def _named(ref: FindingRef) -> str:
    return ref.ref or f"“{ref.text}”"


def _backing(change: FindingChange, quoter: Quoter, new: Reader) -> Iterator[Block]:
    """What the newer report says, and what a person must look at before this is published."""
    lead = "" if change.status is Status.NOT_REINSPECTED else quote_words(change)
    for quoted in quoter.evidence(change.evidence, lead):
        assert quoted.source is not None
        place = new.place(quoted.source.line, page_of(quoted.source))
        if quoted.is_repeated:
            yield Text(text=f"In the words quoted above ({place}).", look=Look.SMALL)
        else:
            yield Quote(text=quoted.text, place=place)
    if decided := set_by_words(change):
        yield Text(text=decided, look=Look.SMALL)
    elif change.status in (Status.NOT_RAISED, Status.NOT_REINSPECTED):
        yield ToWrite(text=f"how this stands now{_left_open(change, new)}")
    elif doubt := confidence_words(change.confidence):
        yield ToWrite(text=f"read the report on this before it is published ({doubt})")


def _left_open(change: FindingChange, new: Reader) -> str:
    """What whoever writes has to know of a finding on which the report is silent, or not plain."""
    if change.status is Status.NOT_REINSPECTED and change.evidence:
        return ", as the report did not look at it"
    if change.evidence:
        return "; whether the words quoted settle it is for you to judge"
    if change.mention is None or is_merely_near(change.mention) or not change.passages:
        return "; no sentence on it was found in the report"
    near = change.passages[0]
    return f"; the report may speak of it here: “{near.text}” ({new.place(near.line, near.page)})"
