"""The headline of a comparison: sentences that can be read aloud, how the grades moved and what became of
what was asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from alignment.late import late
from peeldiff.inspectorates.whose import bodies_of, terms_of
from peeldiff.model import (
    DEMANDS,
    FindingChange,
    FindingKind,
    GradeChange,
    GradeChangeKind,
    InspectionDiff,
    InspectionHead,
    MissingInspection,
    Relation,
    Status,
)
from peeldiff.model.vocabulary import STATUSES
from peeldiff.neutral import two_forces
from peeldiff.phrasing.facts import by_status, names, outside_scope, told_again
from peeldiff.phrasing.phrases import counted, is_left_open, listed, number
from peeldiff.words import plain

__all__ = [
    "NOT_DONE",
    "between_sentence",
    "concern_sentences",
    "headline",
    "nothing_pressing",
    "of_which",
]

NOT_DONE = "Not raised again does not mean dealt with."

_ALL_CLOSED = late(
    r"\b(both|all|the (two|three|four)) (\w+ )?causes of concern (have|are) "
    r"(now )?(been )?(closed|discharged|lifted)\b"
)


def headline(diff: InspectionDiff, *, whole: bool = False) -> list[str]:
    """Some sentences: how the grades moved and what became of what was asked for.

    `whole`: also which grades cannot have moved, for a paper without a list of the grades under it.
    """
    if diff.relation is Relation.SAME_INSPECTION and not _moved(diff):
        return ["The same inspection twice: no grade that both print and no finding differs."]
    if two_forces(diff):
        several = bodies_of((diff.old, diff.new))[1]
        return [
            f"Two {several}: what follows sets their reports side by side and tells of no change."
        ]
    return [
        *_grades_sentence(diff, whole=whole),
        *between_sentence(diff),
        *concern_sentences(diff),
        *_findings_sentences(diff),
    ]


def between_sentence(diff: InspectionDiff) -> list[str]:
    """That inspections lie between the two, which the newer report names: what moved took several steps.

    One that may be the older report itself, by the year in which that was published, is none.
    """
    old, new = ((head.cycle or "")[:4] for head in (diff.old, diff.new))
    between = [
        y
        for one in diff.missing
        if old < (y := one.refers_to[:4]) < new and y.isdigit() and not _may_be(diff.old, one)
    ]
    if not (old and new and between):
        return []
    _, name = names(diff)
    years = listed(sorted(set(between)))
    if len(between) == 1:
        told = f"An inspection of {years} that the {name} report names lies between the two and is"
    else:
        told = f"Inspections of {years} that the {name} report names lie between the two and are"
    return [f"{told} not compared here."]


def _may_be(head: InspectionHead, named: MissingInspection) -> bool:
    """Whether a report may be named by the year in which it was published, as far as its title tells."""
    year, _, what = named.refers_to.partition(" ")
    title = plain(head.title or what)
    return year == (head.published or "")[:4] and what in title


def _moved(diff: InspectionDiff) -> bool:
    return any(
        grade.change in (GradeChangeKind.IMPROVED, GradeChangeKind.DECLINED)
        for grade in diff.grades
    ) or any(finding.status is not Status.PERSISTING for finding in diff.findings)


def _grades_sentence(diff: InspectionDiff, *, whole: bool) -> list[str]:
    """What became of the grades, in sentences that can be read aloud, as one text."""
    if not diff.grades:
        return []
    rest = _as_printed([g for g in diff.grades if not is_left_open(g)])
    told = [_moves(Counter(g.change for g in rest))]
    if whole:
        told += _unmoved(diff, rest, compared=not told[0].startswith("no grade can"))
    elif count := len(_not_graded_yet(rest)):
        told.append(_still_to_come(count, diff))
    return [" ".join(f"{one[0].upper()}{one[1:]}." for one in told)]


def _not_graded_yet(grades: Sequence[GradeChange]) -> list[GradeChange]:
    apart = [g for g in grades if g.change is GradeChangeKind.NOT_COMPARABLE]
    return [g for g in apart if g.new is not None and g.new.grade is None]


def _still_to_come(count: int, diff: InspectionDiff) -> str:
    grades = counted(count, "more grade")
    return f"{grades} of {names(diff)[1]} {_is(count)} still to come or not printed"


def _unmoved(diff: InspectionDiff, rest: Sequence[GradeChange], *, compared: bool) -> Iterator[str]:
    """Which grades cannot have moved, and why."""
    old_name, new_name = names(diff)
    neither = sum(map(is_left_open, diff.grades))
    outside = [grade for grade in diff.grades if outside_scope(grade)]
    found = Counter(g.change for g in rest)
    within = Counter(g.change for g in rest if not outside_scope(g))
    if kept := found[GradeChangeKind.CARRIED_OVER]:
        what = ("was not inspected this time and keeps", "were not inspected this time and keep")
        yield f"{_areas(kept, *what)} an earlier grade"
    if outside:
        pillars = sorted(set(map(outside_scope, outside)))
        were = "were" if len(pillars) > 1 else "was"
        which = "their" if len(pillars) > 1 else "its"
        yield (
            f"{listed(pillars).capitalize()} {were} not in the {old_name} report's scope, so {which} "
            "grades cannot be compared here"
        )
    for kind, report in (
        (GradeChangeKind.NEWLY_GRADED, new_name),
        (GradeChangeKind.NO_LONGER_GRADED, old_name),
    ):
        if count := within[kind]:
            yield _areas(count, "has", "have") + f" a grade in the {report} report only"
    apart = [g for g in rest if g.change is GradeChangeKind.NOT_COMPARABLE]
    unread = _not_graded_yet(rest)
    unknown = [g for g in apart if g not in unread and g.old is not None and g.old.grade is None]
    if unknown:
        yield _areas(len(unknown), "has", "have") + f" no grade printed in the {old_name} report"
    if unread:
        yield _still_to_come(len(unread), diff)
    if (count := len(apart) - len(unread) - len(unknown)) and compared:
        yield f"{counted(count, 'grade')} cannot be compared"
    if neither:
        yield _areas(neither, "is", "are") + " graded in neither report"


def _as_printed(grades: Sequence[GradeChange]) -> list[GradeChange]:
    """The changes without those that tell of a printed grade again: one may judge several questions."""
    found: dict[tuple[GradeChangeKind, str, int], GradeChange] = {}
    for grade in grades:
        ref = grade.new or grade.old
        if ref is not None:
            found.setdefault((grade.change, ref.section, ref.line), grade)
    return list(found.values())


def _moves(found: Counter[GradeChangeKind]) -> str:
    better, worse, same = (
        found[kind]
        for kind in (
            GradeChangeKind.IMPROVED,
            GradeChangeKind.DECLINED,
            GradeChangeKind.UNCHANGED,
        )
    )
    if not (better or worse or same):
        return "no grade can be compared with an older one"
    moves = [
        f"{counted(better, 'grade') if better else 'no grade'} {_is(better)} better",
        f"{number(worse) if worse else 'none'} {_is(worse)} worse",
    ]
    moves += [f"{number(same)} {_is(same)} the same"] if same else []
    return listed(moves)


def _is(count: int) -> str:
    return "are" if count > 1 else "is"


def _areas(count: int, one: str, several: str) -> str:
    return f"{counted(count, 'area')} {one if count == 1 else several}"


def concern_sentences(diff: InspectionDiff) -> list[str]:
    """Whether the newer report has a cause of concern, and that those of the older one are closed."""
    cause = FindingKind.CAUSE_OF_CONCERN
    asked = [f for f in diff.findings if f.kind in DEMANDS]
    if not any(change.new for change in asked):
        return []
    old_name, new_name = names(diff)
    if any(ref.kind is cause for change in asked for ref in change.new):
        return []
    before = [change for change in asked if any(ref.kind is cause for ref in change.old)]
    terms = terms_of(diff.new)
    told = [f"The {new_name} report has no {terms.gravest.short}."] if terms.names_gravest else []
    count = sum(ref.kind is cause for change in before for ref in change.old)
    said = [o.text for o in diff.observations] + [r.text for r in diff.recalls]
    closed = before and all(change.status is Status.RESOLVED for change in before)
    if count and (closed or any(map(_ALL_CLOSED.search, said))):
        which = {1: "The", 2: "Both"}.get(count, f"All {number(count)}")
        named = terms.kind(cause, count)
        told.append(f"{which} {named} of {old_name} {'is' if count == 1 else 'are'} closed.")
    return told


def nothing_pressing(diff: InspectionDiff) -> str:
    """What is said where nothing needs an answer first; true whatever the links miss."""
    terms = terms_of(diff.new)
    none = f"names no {terms.gravest.short} and " if terms.names_gravest else ""
    return (
        f"The newer report {none}sets no deadline, and none of its findings was recognised as raised "
        "before."
    )


def _findings_sentences(diff: InspectionDiff) -> list[str]:
    groups = by_status(diff)
    old_name, new_name = names(diff)
    statuses = terms_of(diff.new).statuses
    counts = {status: sum(len(f.old) for f in found) for status, found in groups}
    fates = [
        f"{number(counts[status])} {fate[counts[status] != 1]}{of_which(found)}"
        for status, found in groups
        if (fate := statuses[status].fate) and counts[status]
    ]
    asked = sum(counts.values())
    new, recurring = (
        sum(len(f.new) for s, found in groups if s is status for f in found)
        for status in (Status.NEW, Status.RECURRING)
    )
    sentences = []
    if asked:
        what = _asked_words(diff, "old", asked)
        sentences.append(f"Of the {what} in the {old_name} report, {listed(fates)}.")
        if counts.get(Status.NOT_RAISED):
            sentences[-1] += f" {NOT_DONE.removesuffix('.')}"
            if told := terms_of(diff.new).recognised:
                sentences[-1] += (
                    ", nor that it is not asked for in other words: of those that are, about "
                    f"{told} is recognised"
                )
            sentences[-1] += "."
    else:
        sentences.append(f"The {old_name} report asks for nothing formally.")
    added = [f"{counted(new, 'finding')} {'is' if new == 1 else 'are'} new"] if new else []
    if recurring:
        several = number(recurring) if new else counted(recurring, "finding")
        was = f"{several} {'was' if recurring == 1 else 'were'}"
        added.append(f"{was} raised before by an inspection that is not compared here")
    if added:
        sentences.append(f"In the {new_name} report {listed(added)}.")
    return sentences


def of_which(found: Sequence[FindingChange]) -> str:
    """ " (one of these is partly dealt with)": of what is asked again though some is done; else ""."""
    count = sum(len(change.old) for change in found if told_again(change))
    fate = STATUSES[Status.PARTLY_RESOLVED].fate
    if not count or fate is None:
        return ""
    return f" ({number(count)} of these {fate[count != 1]})"


def _asked_words(diff: InspectionDiff, side: str, count: int) -> str:
    kinds = {
        ref.kind
        for f in diff.findings
        if f.kind in DEMANDS
        for ref in (f.old if side == "old" else f.new)
    }
    if len(kinds) == 1:
        terms = terms_of(diff.old if side == "old" else diff.new)
        return f"{number(count)} {terms.kind(kinds.pop(), count)}"
    return counted(count, "finding")
