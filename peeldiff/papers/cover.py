"""The cover paper: two pages at most for a board or a panel, in front of the tracker.

The answer first: what moved, what needs an answer, everything that the report asks for in its words;
then the counts, and what members may ask. It gives dates and no judgement of them, and no sentence is
cut: what does not fit is counted, and stands in the tracker.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from peeldiff.errors import PeeldiffError
from peeldiff.model import (
    DEMANDS,
    Deadline,
    FindingChange,
    GradeChangeKind,
    Status,
)
from peeldiff.model.vocabulary import STATUSES
from peeldiff.papers.blocks import Block, Heading, Look, Paper, Point, Table, Text, ToWrite
from peeldiff.papers.coming import awaited, awaited_for, awaited_words, next_inspection
from peeldiff.papers.markdown import to_markdown
from peeldiff.papers.news import ended_causes, ended_sentence
from peeldiff.papers.publication import published_words
from peeldiff.papers.response.section55 import response_day
from peeldiff.papers.shapes import Dossier, PaperFile, PaperOptions, needed
from peeldiff.papers.words import (
    Reader,
    count_words,
    deadline_words,
    inspection_words,
    one_line,
    question_words,
)
from peeldiff.render.counting import COUNTING, counted_by_status, in_older
from peeldiff.render.facts import concern_sentences, grade_values, headline
from peeldiff.render.phrases import counted, date_words, listed, number, status_words
from peeldiff.render.pressing import heads, pressing, pressing_label

__all__ = ["make"]

_LINE = 100
"""Characters on a line of the page."""
_PAGES = 124.0
"""Lines on two pages, less what a heading at their turn wastes."""
_ASKED = 52.0
"""Lines that everything asked for may take."""


def make(dossier: Dossier, options: PaperOptions) -> Sequence[PaperFile]:
    """Make the cover paper as DOCX or Markdown."""
    paper = _paper(dossier)
    if options.ending == ".md":
        return [PaperFile(path=options.output, content=to_markdown(paper).encode())]
    needed("docx", "A cover paper as .docx")
    from peeldiff.papers.word.writer import to_docx

    return [PaperFile(path=options.output, content=to_docx(paper)[0])]


def _paper(dossier: Dossier) -> Paper:
    old, new = Reader(dossier, -2), Reader(dossier)
    report = new.inspection
    if report.force is None:
        raise PeeldiffError(
            f"{report.source.name} does not say which force it is about; a cover paper needs one."
        )
    name = f"{report.force}: {inspection_words(report)}"
    return Paper(
        title=f"Inspection of {name}",
        subject="Cover paper",
        footer=f"Inspection of {name}",
        made_on=dossier.made_on,
        dense=True,
        blocks=_pages(dossier, old, new),
    )


def _pages(dossier: Dossier, old: Reader, new: Reader) -> tuple[Block, ...]:
    """Everything that always stands there, and as much of the rest as the pages have room for."""
    name = f"{new.inspection.force}: {inspection_words(new.inspection)}"
    opening = (*_head(dossier, name), *_purpose(old, new), *_short(dossier, old, new))
    answer = Heading(text="What needs an answer first", level=1)
    others = Heading(text="What else the report asks for", level=1)
    question = Heading(text="Questions that members may ask", level=1)
    closing = (*_numbers(dossier, old, new), *_since())
    end = (*_assurance(), *_rest(dossier, new))
    left = _PAGES - sum(map(_height, (*opening, answer, others, *closing, question, *end)))
    first = tuple(_fitting(_pressing(dossier, old, new), _ASKED))
    rest = tuple(_fitting(_others(dossier, new), max(_ASKED - sum(map(_height, first)), 0)))
    left -= sum(map(_height, (*first, *rest)))
    questions = tuple(_fitting(_questions(old, new), left))
    also = (others, *rest) if rest else ()
    return (*opening, answer, *first, *also, *closing, question, *questions, *end)


def _height(block: Block) -> float:
    """About how many lines a block takes on the page."""
    match block:
        case Heading(level=level):
            return 2.2 if level else 2.8
        case Table(rows=rows):
            return 2.8 + 1.25 * len(rows)
        case (
            Text(text=text, label=label)
            | ToWrite(text=text, label=label)
            | Point(text=text, label=label)
        ):
            return 1.25 + (len(label) + len(text)) // _LINE
        case _:
            raise ValueError(f"a cover paper has no {type(block).__name__}")


def _head(dossier: Dossier, name: str) -> Iterator[Block]:
    yield Heading(text=f"Inspection of {name}", level=0)
    yield ToWrite(
        text="name of the board or panel, and number of the item on its agenda", label="To"
    )
    yield ToWrite(text="name and office", label="From")
    yield ToWrite(text="who answers for the work on these findings", label="Lead")
    if dossier.made_on:
        yield Text(text=date_words(dossier.made_on), label="Date")
    else:
        yield ToWrite(text="date", label="Date")


def _purpose(old: Reader, new: Reader) -> Iterator[Block]:
    report, before = new.inspection, old.inspection
    yield Text(
        text=f"to say what {report.inspectorate or 'the inspectorate'} found in "
        f"{inspection_words(report)}, {published_words(report)}, and what became of the findings of "
        f"{inspection_words(before)}.",
        label="Purpose",
    )
    yield Text(
        text="to note the findings; the tracker is attached.",
        label="Recommendation",
    )
    yield ToWrite(text="what the board is to decide, or delete this line", label="Decision")


def _short(dossier: Dossier, old: Reader, new: Reader) -> Iterator[Block]:
    """The headline, the causes of concern that are none any more, the grades that moved."""
    diff = dossier.pair.diff
    yield Heading(text="In short", level=1)
    count = count_words(new.inspection.findings) or "no formal finding"
    told = " ".join([headline(diff)[0], *concern_sentences(diff)])
    yield Text(text=f"The {new.column.label} report has {count}. {told}")
    for kind, label in ((GradeChangeKind.DECLINED, "Lower"), (GradeChangeKind.IMPROVED, "Higher")):
        moved = [
            f"{question_words(grade, old, new)} ({grade_values(grade)})"
            for grade in diff.grades
            if grade.change is kind
        ]
        if moved:
            yield Text(text=f"{'; '.join(moved)}.", label=label)
    for section in awaited(new.inspection):
        yield Text(text=awaited_words(section, new.inspection), label="Still to come")
    ended = ended_causes(dossier)
    if told := ended_sentence(ended, dossier):
        yield Text(text=told)
    for one in ended:
        said = " ".join(f"“{text}”" for text, _ in one.quotes)
        yield Point(text=f"{one.ref.text}. {said}".strip(), label=f"Cause of concern, {one.told}")


def _numbers(dossier: Dossier, old: Reader, new: Reader) -> Iterator[Block]:
    found = counted_by_status(dossier.pair.diff)
    if not found:
        return
    counts = [(status_words(one.status), one.older, one.newer) for one in found]
    counts.append(("All", sum(one.older for one in found), sum(one.newer for one in found)))
    yield Heading(text="In numbers", level=1)
    yield Table(
        caption="What became of the findings",
        columns=("Status", f"Findings of {old.column.label}", f"Findings of {new.column.label}"),
        rows=tuple((name, str(before), str(after)) for name, before, after in counts),
        widths=(52, 24, 24),
    )
    yield Text(text=COUNTING, look=Look.SMALL)


def _pressing(dossier: Dossier, old: Reader, new: Reader) -> list[Point]:
    """The list that page and summary have, in the words of the reports, with dates."""
    told = []
    for change in pressing(dossier.pair.diff):
        shown = change.new or change.old
        for ref in heads(change):
            words = f"{one_line(ref)}."
            dates = [_by_when(one.deadline, dossier) for one in shown if one.deadline]
            if dates and ref is heads(change)[-1]:
                words += f" Deadline: {listed(dates)}."
            told.append(Point(text=words, label=f"{pressing_label(change)} ({ref.ref})"))
    none = "The report names no cause of concern, raises nothing again and sets no deadline."
    return told or [Point(text=none)]


def _others(dossier: Dossier, new: Reader) -> list[Point]:
    """Everything else that the newer report asks for."""
    pressed = {id(change) for change in pressing(dossier.pair.diff)}
    return [
        Point(text=f"{one_line(ref)}.", label=f"{pressing_label(change)} ({ref.ref})")
        for change in dossier.pair.diff.findings
        if change.kind in DEMANDS and id(change) not in pressed
        for ref in change.new
    ]


def _by_when(deadline: Deadline, dossier: Dossier) -> str:
    told, day = deadline_words(deadline), deadline.date
    if dossier.made_on and day and len(day) == len(dossier.made_on) and day < dossier.made_on:
        told += f", which is {_apart(day, dossier.made_on)} before the date of this paper"
    return told


def _apart(first: str, last: str) -> str:
    """ "20 months", "12 days"."""
    days = (date.fromisoformat(last) - date.fromisoformat(first)).days
    months = days * 12 // 365
    return counted(months, "month") if months > 1 else counted(days, "day")


def _since() -> Iterator[Block]:
    yield Heading(text="Since the last paper", level=1)
    yield ToWrite(text="what was done since the last paper, or that this is the first")


def _questions(old: Reader, new: Reader) -> list[Point]:
    """What members may ask, by what the reports themselves say: the longest unanswered first."""
    diff = new.dossier.pair.diff
    changes = [change for change in diff.findings if change.kind in DEMANDS]
    asked = []
    if told := _silence(changes, old, new):
        asked.append(Point(text=f"{told} How does the force know where they stand?"))
    again = [
        (new.times_raised(ref.id), ref, change)
        for change in changes
        for ref in (heads(change) if change.new else ())
    ]
    for times, ref, change in sorted(again, key=lambda one: -one[0]):
        if times > 1:
            before = new.raised_before(ref.id, refs=False)
            told = f"“{one_line(ref)}” was raised {before}. Why is it raised again?"
        elif change.status is Status.RECURRING:
            told = f"“{one_line(ref)}” was raised by an earlier inspection, as the report says. Why again?"
        else:
            continue
        asked.append(Point(text=told, label=ref.ref))
    for grade in diff.grades:
        if grade.change is GradeChangeKind.DECLINED:
            name = question_words(grade, old, new)
            asked.append(Point(text=f"{name} was graded lower ({grade_values(grade)}). Why?"))
    for change in changes:
        if change.status is Status.PARTLY_RESOLVED and change.old:
            told = f"Which part of “{one_line(change.old[0])}” is still open?"
            asked.append(Point(text=told, label=change.old[0].ref))
    none = "The reports suggest none: nothing is raised again or left without an answer."
    return asked or [Point(text=none)]


def _silence(changes: Sequence[FindingChange], old: Reader, new: Reader) -> str:
    """How many earlier findings the report leaves without an answer, in one sentence; "" for none."""
    silent = [c for c in changes if c.status is Status.NOT_RAISED]
    unseen = [c for c in changes if c.status is Status.NOT_REINSPECTED]
    later = [
        c
        for c in unseen
        if c.old and awaited_for(c.old[0], old.inspection, new.inspection) is not None
    ]
    unseen = [c for c in unseen if c not in later]
    told = [
        f"{number(count)} {words[count > 1]}"
        for count, words in (
            (in_older(silent), STATUSES[Status.NOT_RAISED].fate),
            (in_older(unseen), STATUSES[Status.NOT_REINSPECTED].fate),
        )
        if count and words is not None
    ]
    if not told:
        return ""
    sentence = f"Of the earlier findings {listed(told)}, and no words were found that settle them."
    if count := in_older(later):
        sentence += f" The answer on {counted(count, 'more')} is still to come."
    return sentence


def _assurance() -> Iterator[Block]:
    yield Heading(text="Assurance and implications", level=1)
    yield ToWrite(text="what the board can rely on, and on what evidence", label="Assurance")
    for label in ("Finance", "Legal", "Risk", "Equality"):
        yield ToWrite(text="implications, or none", label=label)


def _rest(dossier: Dossier, new: Reader) -> Iterator[Block]:
    yield Heading(text="Next", level=1)
    told = "when the next inspection or visit is expected"
    if said := next_inspection(new.inspection):
        told += "; the report says: " + " ".join(f"“{one.text}”" for one in said)
    yield ToWrite(text=told, label="Next inspection")
    if day := response_day(new.column):
        yield Text(text=day, label="Last day for the response under section 55")
    yield ToWrite(
        text="name of the file, or where it lies", label="Appendix: tracker of the findings"
    )


def _fitting(points: Sequence[Point], lines: float) -> Iterator[Block]:
    """Whole points while there is room for them, the first always; the others are counted."""
    for told, point in enumerate(points):
        rest = len(points) - told
        lines -= _height(point)
        room_to_count = 0.0 if rest == 1 else _height(Point(text=""))
        if told and lines < room_to_count:
            yield Point(text=f"And {number(rest)} more: see the tracker.")
            return
        yield point
