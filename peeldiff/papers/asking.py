"""What members of a board may ask, by what the reports themselves say."""

from __future__ import annotations

from collections.abc import Sequence

from peeldiff.inspectorates.whose import inspectorate_of
from peeldiff.model import DEMANDS, FindingChange, FindingRef, GradeChangeKind, Status
from peeldiff.model.vocabulary import KINDS, SILENT, STATUSES, rank
from peeldiff.papers.blocks import Point
from peeldiff.papers.words import Reader, cited, cited_list, question_list
from peeldiff.phrasing.coming import awaited_for
from peeldiff.phrasing.counting import in_older
from peeldiff.phrasing.phrases import counted, date_words, is_merely_near, number
from peeldiff.phrasing.pressing import heads, pressing
from peeldiff.phrasing.seen_between import seen_between

__all__ = ["questions"]


def questions(old: Reader, new: Reader, *, brief: bool = False) -> tuple[list[Point], list[Point]]:
    """The questions that must be asked (grades that fell, what is overdue, what was asked for before), and
    the others (what is half done, what is left without an answer); one at least, gravest first.

    `brief`: without the years in which something was raised.
    """
    diff = new.dossier.pair.diff
    # What presses most first, as the paper names it above.
    first = {id(change): at for at, change in enumerate(pressing(diff))}
    changes = [change for change in diff.findings if change.kind in DEMANDS]
    changes.sort(key=lambda change: first.get(id(change), len(first)))
    late, half = _left(changes, old, new)
    grave = [*_lower(old, new), *late, *_again(changes, old, new, brief=brief)]
    others = [*half, *_unanswered(changes, old, new)]
    none = "The reports suggest none: nothing is raised again or left without an answer."
    if not grave and not others:
        others = [none]
    return [Point(text=text) for text in grave], [Point(text=text) for text in others]


def _lower(old: Reader, new: Reader) -> list[str]:
    diff = new.dossier.pair.diff
    lower = [grade for grade in diff.grades if grade.change is GradeChangeKind.DECLINED]
    if not lower:
        return []
    names = question_list(lower, old, new)
    was = "were" if names != question_list(lower[:1], old, new) else "was"
    return [f"{names} {was} graded lower. Why, and what is done about it?"]


def _left(
    changes: Sequence[FindingChange], old: Reader, new: Reader
) -> tuple[list[str], list[str]]:
    """What is done in part: that with a deadline which has passed, and the rest."""
    made_on = new.dossier.made_on or ""
    late: list[str] = []
    others: list[FindingRef] = []
    for change in changes:
        if change.status is not Status.PARTLY_RESOLVED or not change.old:
            continue
        ref = change.old[0]
        day = ref.deadline.date if ref.deadline is not None else None
        if day and len(day) == len(made_on) and day < made_on:
            due = f"{cited(ref, old, new)} was due by {date_words(day)}."
            late.append(f"{due} Which part is still open, and until when?")
        else:
            others.append(ref)
    told = (
        [f"Which part of {_list(others, old, new)} is still open, and until when?"]
        if others
        else []
    )
    return late, told


def _again(changes: Sequence[FindingChange], old: Reader, new: Reader, *, brief: bool) -> list[str]:
    """What was raised before, in one question, what was raised most often first."""
    again: dict[tuple[int, str], list[FindingRef]] = {}
    order: list[FindingRef] = []
    for change in changes:
        for ref in heads(change) if change.new else ():
            times = new.times_raised(ref.id)
            if times > 1:
                before = new.raised_before(ref.id, refs=False)
            elif change.status is Status.RECURRING:
                before = "by an earlier inspection (as the report says)"
            else:
                continue
            order.append(ref)
            again.setdefault((-times, before), []).append(ref)
    told = [
        f"{_list(refs, old, new)} {'were' if len(refs) > 1 else 'was'} raised {before}"
        for (_, before), refs in sorted(again.items())
    ]
    several = sum(map(len, again.values())) > 1
    if brief and told:
        told = [f"{_list(order, old, new)} {'were' if several else 'was'} raised before"]
    why = f"Why {'are they' if several else 'is it'} raised again?"
    return [f"{'; '.join(told)}. {why}"] if told else []


def _unanswered(changes: Sequence[FindingChange], old: Reader, new: Reader) -> list[str]:
    told = _silence(changes, old, new)
    called = inspectorate_of(new.inspection).called
    several = sum(len(c.old) for c in changes if c.status in SILENT) > 1
    where = "where these stand" if several else "where this stands"
    return [f"{told} How does {called} know {where}?"] if told else []


def _silence(changes: Sequence[FindingChange], old: Reader, new: Reader) -> str:
    """Which earlier findings the report leaves without an answer, in one sentence; "" for none."""
    silent = [c for c in changes if c.status is Status.NOT_RAISED]
    unseen = [c for c in changes if c.status is Status.NOT_REINSPECTED]
    later = [
        c
        for c in unseen
        if c.old and awaited_for(c.old[0], old.inspection, new.inspection) is not None
    ]
    unseen = [c for c in unseen if c not in later]
    told = [
        f"{_refs(found, old, new)} ({STATUSES[status].short})"
        for status, found in ((Status.NOT_RAISED, silent), (Status.NOT_REINSPECTED, unseen))
        if in_older(found)
    ]
    if not told:
        return ""
    sentence = f"No words were recognised that settle {' or '.join(told)}."
    spoken = in_older([c for c in (*silent, *unseen) if _is_spoken_of(c)])
    if spoken:
        sentence += f" The report speaks of {number(spoken)} of them: read what it says."
    between = [(seen_between(c, new.dossier.pair.diff), c) for c in unseen]
    for year in sorted({year for year, _ in between if year}):
        seen = _refs([c for told_in, c in between if told_in == year], old, new)
        sentence += f" An inspection of {year}, not compared here, looked at {seen}."
    if count := in_older(later):
        sentence += f" The answer on {counted(count, 'more')} is still to come."
    return sentence


def _is_spoken_of(change: FindingChange) -> bool:
    """Whether the newer report speaks of an older finding, be it without words that settle it."""
    return change.mention is not None and not is_merely_near(change.mention)


def _refs(changes: Sequence[FindingChange], old: Reader, new: Reader) -> str:
    """ "2016 AFI-02, AFI-03 and AFI-07": older findings by their references."""
    return _list([ref for c in changes for ref in c.old], old, new)


def _list(refs: Sequence[FindingRef], old: Reader, new: Reader) -> str:
    """The references of findings of one report in its own order, the gravest kind first."""
    ranked = sorted(refs, key=lambda ref: (rank(KINDS, ref.kind), ref.line))
    return cited_list([cited(ref, old, new) for ref in ranked])
