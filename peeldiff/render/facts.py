"""What every renderer says of a comparison, as sentences and groups: the headline above all.

Plain strings and the model's own objects; layout, colour and escaping are the renderers' work.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from alignment.late import late
from peeldiff.forces import full_name
from peeldiff.inspectorates.whose import bodies_of, terms_of
from peeldiff.model import (
    DEMANDS,
    FigureChange,
    FindingChange,
    FindingKind,
    FindingRef,
    GradeChange,
    GradeChangeKind,
    GradeRef,
    Inspection,
    InspectionDiff,
    Relation,
    SectionChange,
    SectionRelation,
    Status,
)
from peeldiff.model.vocabulary import STATUSES, Terms
from peeldiff.neutral import force_names, two_forces
from peeldiff.neutral import section_words as apart_words
from peeldiff.pages.rewording import is_reworded
from peeldiff.render.phrases import (
    SHARED,
    counted,
    grade_words,
    is_left_open,
    listed,
    number,
    section_words,
)

__all__ = [
    "Pages",
    "asked_in_both",
    "between_sentence",
    "by_status",
    "concern_sentences",
    "figure_values",
    "full_text",
    "grade_values",
    "headline",
    "is_decided",
    "match_words",
    "names",
    "outside_scope",
    "practices",
    "question",
    "section_told",
    "sections_sentence",
    "set_by_words",
    "shared_fate",
    "shared_note",
    "shown_status",
    "title",
    "told_again",
    "two_forces",
]

_ALL_CLOSED = late(
    r"\b(both|all|the (two|three|four)) (\w+ )?causes of concern (have|are) "
    r"(now )?(been )?(closed|discharged|lifted)\b"
)


class Pages:
    """Finds the page of a line; every answer is None for a format without pages."""

    def __init__(self, inspection: Inspection) -> None:
        known = {(section.line, section.page) for section in inspection.sections}
        known |= {(finding.line, finding.page) for finding in inspection.findings}
        known |= {(p.line, p.page) for s in inspection.sections for p in s.paragraphs}
        paged = sorted((line, page) for line, page in known if page is not None)
        self._lines = [line for line, _ in paged]
        self._pages = [page for _, page in paged]

    def of(self, line: int) -> int | None:
        """The page on which the text that holds `line` begins."""
        position = bisect_right(self._lines, line)
        return self._pages[position - 1] if position else None


def names(diff: InspectionDiff) -> tuple[str, str]:
    """What tells the two reports apart in a sentence or a column: their cycles if these differ, or
    their forces."""
    old, new = diff.old.cycle, diff.new.cycle
    if two_forces(diff):
        return force_names(diff)
    if not old or not new:
        return "older", "newer"
    return (old, new) if old != new else ("first", "second")


def title(diff: InspectionDiff) -> str:
    """ "Marlshire Police: 2016 → 2018/19"."""
    forces = [force for force in (diff.old.force, diff.new.force) if force]
    if not two_forces(diff):
        forces = [force for force in (full_name(forces),) if force]
    cycles = list(dict.fromkeys(head.cycle or "unknown cycle" for head in (diff.old, diff.new)))
    between = " and " if two_forces(diff) else " → "
    unknown = f"Unknown {bodies_of((diff.old, diff.new))[0]}"
    return f"{' and '.join(forces) or unknown}: {between.join(cycles)}"


def asked_in_both(diff: InspectionDiff) -> str:
    """For one inspection in two shapes: how many findings both list, and how many in other words."""
    both = [f for f in diff.findings if f.status is Status.PERSISTING and f.kind in DEMANDS]
    if diff.relation is not Relation.SAME_INSPECTION or not both:
        return ""
    other = sum(is_reworded(finding.wording) for finding in both)
    told = f"Both list the same {counted(len(both), 'finding')}"
    return (
        f"{told}, {number(other)} of them in other words." if other else f"{told}, word for word."
    )


def by_status(diff: InspectionDiff) -> list[tuple[Status, list[FindingChange]]]:
    """What the inspectorate asks for, worst news first; only statuses that occur, as they are shown."""
    groups = [
        (status, [f for f in diff.findings if shown_status(f) is status and f.kind in DEMANDS])
        for status in STATUSES
    ]
    return [(status, found) for status, found in groups if found]


def shown_status(change: FindingChange) -> Status:
    """The status under which a finding is told and counted.

    What the newer report asks for again is raised again, also where a part of it is done.
    """
    asked_again = bool(change.old and change.new)
    partly = change.status is Status.PARTLY_RESOLVED and asked_again
    return Status.PERSISTING if partly else change.status


def told_again(change: FindingChange) -> str:
    """ "raised again, one of four parts dealt with": of what is asked again though some is done; else ""."""
    if shown_status(change) is change.status:
        return ""
    parts = [part for part in change.items if part.old]
    done = sum(part.status is Status.RESOLVED for part in parts)
    told = STATUSES[Status.PARTLY_RESOLVED].short
    if done:
        told = f"{number(done)} of {number(len(parts))} parts {STATUSES[Status.RESOLVED].short}"
    return f"{STATUSES[Status.PERSISTING].short}, {told}"


def practices(diff: InspectionDiff) -> list[FindingChange]:
    """Boxes of good practice, which ask for nothing."""
    return [finding for finding in diff.findings if finding.kind not in DEMANDS]


def headline(diff: InspectionDiff) -> list[str]:
    """Some sentences: how the grades moved and what became of what was asked for."""
    if diff.relation is Relation.SAME_INSPECTION and not _moved(diff):
        return ["The same inspection twice: no grade that both print and no finding differs."]
    if two_forces(diff):
        several = bodies_of((diff.old, diff.new))[1]
        return [
            f"Two {several}: what follows sets their reports side by side and tells of no change."
        ]
    return [
        *_grades_sentence(diff),
        *between_sentence(diff),
        *concern_sentences(diff),
        *_findings_sentences(diff),
    ]


def between_sentence(diff: InspectionDiff) -> list[str]:
    """That inspections lie between the two, which the newer report names: what moved took several steps."""
    old, new = ((head.cycle or "")[:4] for head in (diff.old, diff.new))
    between = [y for one in diff.missing if old < (y := one.refers_to[:4]) < new and y.isdigit()]
    if not (old and new and between):
        return []
    _, name = names(diff)
    years = listed(sorted(set(between)))
    if len(between) == 1:
        told = f"An inspection of {years} that the {name} report names lies between the two and is"
    else:
        told = f"Inspections of {years} that the {name} report names lie between the two and are"
    return [f"{told} not compared here."]


def _moved(diff: InspectionDiff) -> bool:
    return any(
        grade.change in (GradeChangeKind.IMPROVED, GradeChangeKind.DECLINED)
        for grade in diff.grades
    ) or any(finding.status is not Status.PERSISTING for finding in diff.findings)


def _grades_sentence(diff: InspectionDiff) -> list[str]:
    """What became of the grades, in sentences that can be read aloud, as one text."""
    if not diff.grades:
        return []
    old_name, new_name = names(diff)
    neither = sum(map(is_left_open, diff.grades))
    outside = [grade for grade in diff.grades if outside_scope(grade)]
    rest = _as_printed([g for g in diff.grades if not is_left_open(g)])
    found = Counter(g.change for g in rest)
    within = Counter(g.change for g in rest if not outside_scope(g))
    told = [_moves(found)]
    kept = found[GradeChangeKind.CARRIED_OVER]
    if kept:
        told.append(
            _areas(
                kept,
                "was not inspected this time and keeps",
                "were not inspected this time and keep",
            )
        )
        told[-1] += " an earlier grade"
    if outside:
        pillars = sorted(set(map(outside_scope, outside)))
        were = "were" if len(pillars) > 1 else "was"
        which = "their" if len(pillars) > 1 else "its"
        told.append(
            f"{listed(pillars).capitalize()} {were} not in the {old_name} report's scope, so {which} "
            "grades cannot be compared here"
        )
    for kind, report in (
        (GradeChangeKind.NEWLY_GRADED, old_name),
        (GradeChangeKind.NO_LONGER_GRADED, new_name),
    ):
        if count := within[kind]:
            told.append(_areas(count, "has", "have") + f" no grade in the {report} report")
    compared = not told[0].startswith("no grade can")
    apart = [g for g in rest if g.change is GradeChangeKind.NOT_COMPARABLE]
    unread = [g for g in apart if g.new is not None and g.new.grade is None]
    unknown = [g for g in apart if g not in unread and g.old is not None and g.old.grade is None]
    if unknown:
        told.append(
            _areas(len(unknown), "has", "have") + f" no grade printed in the {old_name} report"
        )
    if unread:
        grades = counted(len(unread), "more grade")
        told.append(f"{grades} of {new_name} {_is(len(unread))} still to come or not printed")
    if (count := len(apart) - len(unread) - len(unknown)) and compared:
        told.append(f"{counted(count, 'grade')} cannot be compared")
    if neither:
        told.append(_areas(neither, "is", "are") + " graded in neither report")
    return [" ".join(f"{one[0].upper()}{one[1:]}." for one in told)]


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


def outside_scope(grade: GradeChange) -> str:
    """The pillar that the older report does not cover, for a grade that it could not give; else ""."""
    told = re.search(r"\bolder report does not cover (\w+)", grade.why)
    return told[1] if told and grade.old is None else ""


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
        f"{number(counts[status])} {fate[counts[status] != 1]}{_of_which(found)}"
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
            sentences[-1] += " Not raised again does not mean dealt with"
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


def _of_which(found: Sequence[FindingChange]) -> str:
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


def grade_values(change: GradeChange) -> str:
    """ "Good → Requires improvement", or the grade alone where it has not moved.

    Grades that cannot be compared stand on two sides of a bar: no arrow may look like a movement.
    """
    old, new = map(_grade, (change.old, change.new))
    if change.old is None:
        return new
    if change.new is None:
        return f"{old} before"
    if change.change is GradeChangeKind.NOT_COMPARABLE:
        return f"{old} | {new}"
    return new if old == new else f"{old} → {new}"


def _grade(ref: GradeRef | None) -> str:
    """A grade in words, with the mark of one that judges several questions."""
    if ref is None:
        return grade_words(None)
    return f"{grade_words(ref.grade)}{'&' if ref.is_shared else ''}"


def shared_note(grades: Sequence[GradeChange]) -> str:
    """What the mark beside a grade means; "" where none bears it."""
    refs = (ref for grade in grades for ref in (grade.old, grade.new))
    return SHARED if any(ref is not None and ref.is_shared for ref in refs) else ""


def question(change: GradeChange) -> str:
    """The heading of the question: the shorter one, as both name the same."""
    headings = [ref.heading for ref in (change.new, change.old) if ref is not None]
    return min(headings, key=len)


def match_words(finding: FindingChange) -> str:
    """How the two wordings of a matched finding differ: "reworded", "in the same words"."""
    if not finding.old or not finding.new:
        return ""
    if len(finding.new) > len(finding.old):
        return f"now {number(len(finding.new))} findings"
    if len(finding.old) > len(finding.new):
        return f"{number(len(finding.old))} findings before"
    return "reworded" if is_reworded(finding.wording) else "in the same words"


def full_text(ref: FindingRef, terms: Terms | None = None) -> str:
    """What is asked for, after its kind in the words of `terms`, if given, unless that is the usual one.

    A sentence that is nothing without its parts ("By 31 March, the force should:") has them.
    """
    text = ref.text
    if text.endswith(":") and ref.items:
        items = (item.text.removesuffix("; and").rstrip(";. ") for item in ref.items)
        text = f"{text} {'; '.join(items)}"
    return text if terms is None else terms.label(ref.kind) + text


def shared_fate(finding: FindingChange) -> bool:
    """Whether all items have the status of the whole, so that they need not be told one by one.

    What a reader set is always told.
    """
    return all(item.status is finding.status and item.set_by is None for item in finding.items)


def is_decided(finding: FindingChange) -> bool:
    """Whether a reader had a say in the status, be it in that of a part."""
    return any(change.set_by is not None for change in (finding, *finding.items))


def set_by_words(finding: FindingChange) -> str:
    """ "Set by reader JB: note", or "" where the program decided."""
    if finding.set_by is None:
        return ""
    told = f"Set by reader {finding.set_by}".rstrip()
    return f"{told}: {finding.note}" if finding.note else f"{told}."


def section_told(section: SectionChange, diff: InspectionDiff) -> str:
    """How the headed parts of the two reports belong together."""
    return apart_words(section, diff) if two_forces(diff) else section_words(section.relation)


def figure_values(figure: FigureChange, diff: InspectionDiff) -> str:
    """ "164 → 171"; on two sides of a bar where neither report is the other's past."""
    between = " | " if two_forces(diff) else " → "
    return between.join(dict.fromkeys((figure.old, figure.new)))


def sections_sentence(diff: InspectionDiff) -> str:
    """How the headed parts of the two reports belong together, in one sentence."""
    found = Counter(section.relation for section in diff.sections)
    parts = [f"{found[r]} {section_words(r)}" for r in SectionRelation if found[r]]
    return f"{listed(parts)}." if parts else ""
