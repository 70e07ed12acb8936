"""The cover paper: one page for a board or a panel, in front of the tracker.

Counts first, then what has a date, then what members may ask. It gives dates and no judgement of them,
and no sentence is cut: what does not fit the page is counted, and stands in the tracker.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from peeldiff.errors import PeeldiffError
from peeldiff.model import (
    DEMANDS,
    DeadlineKind,
    Finding,
    FindingChange,
    FindingKind,
    FindingRef,
    GradeChangeKind,
    Status,
)
from peeldiff.papers.blocks import Block, Heading, Paper, Point, Table, Text, ToWrite
from peeldiff.papers.markdown import to_markdown
from peeldiff.papers.shapes import Dossier, PaperFile, PaperOptions, needed
from peeldiff.papers.words import (
    Reader,
    count_words,
    deadline_words,
    inspection_words,
    one_line,
    published_words,
    question_words,
)
from peeldiff.render.facts import by_status, concern_sentences, grade_values, headline
from peeldiff.render.phrases import date_words, listed, number, status_words

__all__ = ["make"]

_LINE = 100
"""Characters on a line of the page."""
_PAGE = 62.0
"""Lines on the page."""
_DATES = 12.0
"""Lines that causes of concern and dates may take."""


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
        blocks=_one_page(dossier, old, new),
    )


def _one_page(dossier: Dossier, old: Reader, new: Reader) -> tuple[Block, ...]:
    """Everything that always stands on the page, and as many dates and questions as it has room for."""
    name = f"{new.inspection.force}: {inspection_words(new.inspection)}"
    opening = (*_head(dossier, name), *_purpose(old, new), *_numbers(dossier, old, new))
    answer = Heading(text="What needs an answer first", level=1)
    question = Heading(text="Questions that members may ask", level=1)
    since, closing = tuple(_since()), tuple(_rest())
    left = _PAGE - sum(map(_height, (*opening, answer, *since, question, *closing)))
    dates = tuple(_fitting(_dates(dossier, new), min(left / 2, _DATES)))
    left -= sum(map(_height, dates))
    questions = tuple(_fitting(_questions(new), left))
    return (*opening, answer, *dates, *since, question, *questions, *closing)


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
        text="to note the findings and their dates; the tracker is attached.",
        label="Recommendation",
    )
    yield ToWrite(text="what the board is to decide, or delete this line")


def _numbers(dossier: Dossier, old: Reader, new: Reader) -> Iterator[Block]:
    diff = dossier.pair.diff
    yield Heading(text="In numbers", level=1)
    count = count_words(new.inspection.findings) or "no formal finding"
    told = " ".join([headline(diff)[0], *concern_sentences(diff)])
    yield Text(text=f"The {new.column.label} report has {count}. {told}")
    groups = by_status(diff)
    counts = [
        (status_words(status), sum(len(c.old) for c in found), sum(len(c.new) for c in found))
        for status, found in groups
    ]
    if counts:
        counts.append(("All", sum(before for _, before, _ in counts), sum(c[2] for c in counts)))
        yield Table(
            caption="What became of the findings",
            columns=(
                "Status",
                f"Findings of {old.column.label}",
                f"Findings of {new.column.label}",
            ),
            rows=tuple((name, str(before), str(after)) for name, before, after in counts),
            widths=(52, 24, 24),
        )
    for kind, label in ((GradeChangeKind.DECLINED, "Lower"), (GradeChangeKind.IMPROVED, "Higher")):
        moved = [
            f"{question_words(grade, old, new)} ({grade_values(grade)})"
            for grade in diff.grades
            if grade.change is kind
        ]
        if moved:
            yield Text(text=f"{'; '.join(moved)}.", label=label)


def _dates(dossier: Dossier, new: Reader) -> list[Point]:
    """Causes of concern, and everything that has a date; only dates, no judgement."""
    findings = new.inspection.findings
    causes = [f for f in findings if f.kind is FindingKind.CAUSE_OF_CONCERN]
    told = [Point(text=f.text, label=f"Cause of concern {f.ref}") for f in causes]
    dated = sorted(filter(_has_date, findings), key=_by_date)
    told += [Point(text=_by_when(f, dossier, new.question(f.section)), label=f.ref) for f in dated]
    for change in dossier.pair.diff.findings:
        open_ = () if change.new or change.status is Status.RESOLVED else change.old
        status = status_words(change.status)
        told += [
            Point(text=_by_when(ref, dossier, f"{status[0].lower()}{status[1:]}"), label=ref.ref)
            for ref in sorted(filter(_has_date, open_), key=_by_date)
        ]
    return told or [Point(text="No cause of concern, and no date set by the report.")]


def _has_date(finding: Finding | FindingRef) -> bool:
    return finding.kind in DEMANDS and finding.deadline is not None


def _by_date(finding: Finding | FindingRef) -> tuple[bool, str]:
    """What is due at once stands first, what has no date last."""
    deadline = finding.deadline
    assert deadline is not None
    at_once = deadline.kind in (DeadlineKind.IMMEDIATE, DeadlineKind.URGENT)
    return not at_once, deadline.date or ("" if at_once else "9999")


def _by_when(finding: Finding | FindingRef, dossier: Dossier, about: str) -> str:
    deadline = finding.deadline
    assert deadline is not None
    told, date = deadline_words(deadline), deadline.date
    if dossier.made_on and date and len(date) == len(dossier.made_on) and date < dossier.made_on:
        told += ", which is before the date of this paper"
    return f"{told} ({about})" if about else told


def _since() -> Iterator[Block]:
    yield Heading(text="Since the last paper", level=1)
    yield ToWrite(text="what was done since the last paper, or that this is the first")


def _questions(new: Reader) -> list[Point]:
    """What members may ask, by what the reports themselves say: the longest unanswered first."""
    changes = [change for change in new.dossier.pair.diff.findings if change.kind in DEMANDS]
    asked = []
    if told := _silence(changes):
        asked.append(Point(text=f"{told} How does the force know where they stand?"))
    again = [(new.times_raised(ref.id), ref) for change in changes for ref in change.new]
    for times, ref in sorted(again, key=lambda one: -one[0]):
        if times > 1:
            before = new.raised_before(ref.id, refs=False)
            told = f"“{one_line(ref)}” was raised {before}. Why is it raised again?"
            asked.append(Point(text=told, label=ref.ref))
    for change in changes:
        if change.status is Status.PARTLY_RESOLVED and change.old:
            told = f"Which part of “{one_line(change.old[0])}” is still open?"
            asked.append(Point(text=told, label=change.old[0].ref))
    none = "The reports suggest none: nothing is raised again or left without an answer."
    return asked or [Point(text=none)]


def _silence(changes: Sequence[FindingChange]) -> str:
    """How many earlier findings the report leaves without an answer, in one sentence; "" for none."""
    silent, unseen = (
        sum(len(c.old) for c in changes if c.status is status and c.kind in DEMANDS)
        for status in (Status.NOT_RAISED, Status.NOT_REINSPECTED)
    )
    told = []
    if silent:
        told.append(f"{number(silent)} {'is' if silent == 1 else 'are'} not raised again")
    if unseen:
        told.append(f"{number(unseen)} {'was' if unseen == 1 else 'were'} not looked at again")
    if not told:
        return ""
    return f"Of the earlier findings {listed(told)}, and no words were found that settle them."


def _rest() -> Iterator[Block]:
    yield Heading(text="Next", level=1)
    yield ToWrite(text="when the next inspection or visit is expected", label="Next inspection")
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
