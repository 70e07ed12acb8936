"""The cover paper: one page for a board or a panel, in front of the tracker.

The answer first: what moved, what needs an answer, everything that the report asks for in its words;
then what members may ask, and the lines that every board paper has. It gives dates and no judgement of
them, and no sentence is cut: what does not fit is counted, and stands in the tracker.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from alignment.records import replace
from peeldiff.errors import PeeldiffError
from peeldiff.inspectorates.whose import terms_of
from peeldiff.model import (
    DEMANDS,
    FindingChange,
    FindingRef,
    Grade,
    Tone,
)
from peeldiff.model.terms import Terms
from peeldiff.model.vocabulary import GRADES
from peeldiff.papers.asking import questions
from peeldiff.papers.blocks import Block, Heading, Paper, Point, Text, ToWrite
from peeldiff.papers.markdown import to_markdown
from peeldiff.papers.moved import grades_line
from peeldiff.papers.news import ended_causes, ended_sentence
from peeldiff.papers.response.section55 import response_day
from peeldiff.papers.room import height, room_of
from peeldiff.papers.shapes import Dossier, PaperFile, PaperOptions, needed
from peeldiff.papers.totals import names_older, numbers
from peeldiff.papers.words import (
    Reader,
    apart,
    cited,
    count_words,
    deadline_words,
    inspection_words,
    one_line,
    own_reading_words,
    question_list,
)
from peeldiff.phrasing.coming import awaited, awaited_words, next_inspection
from peeldiff.phrasing.headline import (
    between_sentence,
    concern_sentences,
    headline,
    nothing_pressing,
)
from peeldiff.phrasing.observed import observations_in_order
from peeldiff.phrasing.phrases import date_words, listed, number
from peeldiff.phrasing.pressing import (
    due_first,
    heads,
    pressing,
    pressing_label,
    pressing_words,
)
from peeldiff.phrasing.publication import published_words
from peeldiff.phrasing.whole_thought import whole_thought
from peeldiff.words import plain, sentences

__all__ = ["make"]

_PAGE = 767.0
"""Points on the page."""
_ASKED = "Questions that members may ask"
_ALL, _WITHOUT_YEARS = 2, -2
_COUNTED = ": see the tracker."
"""How a line ends that counts what does not fit."""


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
            f"{report.source.name} does not say which {terms_of(report).body[0]} it is about; a cover "
            "paper needs one."
        )
    name = f"{report.force}: {inspection_words(report)}"
    return Paper(
        title=f"Inspection of {name}",
        subject="Cover paper",
        footer=f"Inspection of {name}",
        made_on=dossier.made_on,
        dense=True,
        blocks=_page(dossier, old, new),
    )


def _page(dossier: Dossier, old: Reader, new: Reader) -> tuple[Block, ...]:
    """Everything that always stands there, and as much of the rest as the page has room for.

    That every finding is named goes before what members must ask, and that before what the report says
    besides.
    """
    asked = {
        one.text
        for brief in (False, True)
        for one in next(filter(None, questions(old, new, brief=brief)))
    }

    def worth(page: tuple[bool, Sequence[Block]]) -> tuple[bool, int, bool]:
        """Whether every finding is named, how much is asked, and whether it says how older references begin
        where it has some: the earlier of equals is taken."""
        with_older, blocks = page
        points = [block.text for block in blocks if isinstance(block, Point)]
        named = not any(text.endswith(_COUNTED) for text in points)
        return named, len(asked.intersection(points)), names_older(blocks, old) is with_older

    return max(
        (
            (with_older, _filled(dossier, old, new, besides, whole=whole, with_older=with_older))
            for whole in (True, False)
            for besides in (2, 1, 0, -1, -2, -3)
            for with_older in (True, False)
        ),
        key=worth,
    )[1]


def _filled(
    dossier: Dossier, old: Reader, new: Reader, besides: int, *, whole: bool, with_older: bool
) -> tuple[Block, ...]:
    """`whole`: with the words of the recommendations that a cause of concern stands for; `with_older`: with
    how references of the older report begin."""
    name = f"{new.inspection.force}: {inspection_words(new.inspection)}"
    opening = (
        *_head(dossier, name, is_full=besides < 0),
        *_purpose(dossier, old, new, besides),
        *_short(dossier, old, new, besides, with_older=with_older),
    )
    answer = Heading(text="What needs an answer first", level=1)
    others = Heading(text="What else the report asks for", level=1)
    question = Heading(text=_ASKED, level=1)
    closing = Heading(text="Assurance and what follows", level=1)
    end = tuple(_rest(dossier, new, is_full=besides < 0))
    left = _PAGE - room_of((*opening, answer, closing, *end))
    brief = besides <= _WITHOUT_YEARS
    more = _others(dossier, old, new, brief=brief)
    least = room_of((others, Point(text=""))) if more else 0.0
    first = tuple(_fitting(_pressing(dossier, old, new, whole=whole, brief=brief), left - least))
    left -= room_of(first)
    rest = tuple(_fitting(more, left - height(others)))
    also = (others, *rest) if rest else ()
    left -= room_of((*also, question))
    asked: list[Block] = []
    for point in itertools.chain(*questions(old, new, brief=besides <= 0)):
        if height(point) <= left:
            asked.append(point)
            left -= height(point)
    asks = (question, *asked) if asked else ()
    first = tuple(_with_words(first, dossier, left, whole=whole))
    return (*opening, answer, *first, *also, *asks, closing, *end)


def _head(dossier: Dossier, name: str, *, is_full: bool) -> Iterator[Block]:
    yield Heading(text=f"Inspection of {name}", level=0)
    yield ToWrite(
        text="name of the board or panel, and number of the item on its agenda", label="To"
    )
    lead = "name and office; who answers for the work on these findings"
    if dossier.made_on:
        yield ToWrite(text=lead, label="From and lead")
        yield Text(text=date_words(dossier.made_on), label="Date")
    elif is_full:
        yield ToWrite(text=f"{lead}; date", label="From, lead and date")
    else:
        yield ToWrite(text=lead, label="From and lead")
        yield ToWrite(text="date", label="Date")


def _purpose(dossier: Dossier, old: Reader, new: Reader, besides: int) -> Iterator[Block]:
    """What the paper is for; the fullest page leaves the day of publication to the last line but one."""
    report, before = new.inspection, old.inspection
    is_told_below = besides < 0 and response_day(new.column, dossier.made_on, brief=True)
    published = "" if is_told_below else f", {published_words(report)},"
    of = "the findings of " if besides > 0 else ""
    yield Text(
        text=f"what {report.inspectorate or 'the inspectorate'} found in {inspection_words(report)}"
        f"{published} and what became of {of}{inspection_words(before)}.",
        label="Purpose",
    )
    yield ToWrite(
        text="to note the findings and the tracker attached, or what the board is to decide",
        label="Recommendation",
    )


def _short(
    dossier: Dossier, old: Reader, new: Reader, besides: int, *, with_older: bool
) -> Iterator[Block]:
    """The headline, the grades that moved, the counts, the causes of concern that are none any more.

    `besides` is how much is said that stands in the other papers too: 2 for all, 1 without what no grade
    tells, 0 without what ended a cause of concern as well, -1 without how references are shortened, -2
    without the year of those of the newest report, -3 without the grades that stay, too.
    """
    diff = dossier.pair.diff
    yield Heading(text="In short", level=1)
    count = count_words(new.inspection.findings, terms_of(new.inspection)) or "no formal finding"
    ended = ended_causes(dossier)
    concern_told = [] if ended else concern_sentences(diff)
    grades = headline(diff, whole=True)[0]
    if besides < _ALL:
        grades = sentences(grades)[0]  # what moved; what has no grade stands on the page
    worst = [
        grade
        for grade in diff.grades
        if grade.new is not None and grade.new.grade is Grade.INADEQUATE
    ]
    if worst:
        grades += f" {GRADES[Grade.INADEQUATE].heading}: {question_list(worst, old, new)}."
    told = " ".join([grades, *(between_sentence(diff) if besides == _ALL else []), *concern_told])
    closed = [f"“{one.closing}”" for one in ended if besides > 0 and one.closing]
    news = " ".join([ended_sentence(ended, dossier), *dict.fromkeys(closed)]).strip()
    told = f"The {new.column.label} report has {count}. {told}"
    if closed:
        yield Text(text=told)
        yield Text(text=news)
    else:
        yield Text(text=f"{told} {news}".rstrip())
    if moved := grades_line(dossier, old, new, whole=besides >= _WITHOUT_YEARS):
        yield Text(text=moved, label="Grades")
    concerns = [one for one in observations_in_order(diff) if one.tone is Tone.CONCERN]
    if concerns:
        by = new.inspection.inspectorate or "the inspectorate"
        one = concerns[0]
        words = whole_thought(one.text, one.heading, new.inspection)
        yield Text(text=f"“{words}”", label=f"Concern of {by}" if besides >= 0 else "Concern")
    for section in awaited(new.inspection):
        told = awaited_words(section, new.inspection, most=int(besides == _ALL))
        yield Text(text=told, label="Still to come")
    without_years = besides <= _WITHOUT_YEARS
    yield from numbers(
        dossier, old, new, with_key=besides >= 0, with_older=with_older, without_years=without_years
    )


def _pressing(
    dossier: Dossier, old: Reader, new: Reader, *, whole: bool, brief: bool
) -> list[Point]:
    """The list that page and summary have, in the words of the reports, with dates."""
    told = []
    terms = terms_of(dossier.pair.new)
    for change in pressing(dossier.pair.diff):
        shown, first = _told_of(change, whole=whole), heads(change)
        for ref in shown:
            words = f"{one_line(ref)}."
            under = [one for one in (*change.new, *change.old) if one not in shown]
            due = [one for one in change.new or change.old if one is ref or one in under]
            if ref is first[-1] and any(one.deadline for one in under):
                words += _dates_under(due, ref, old, new, dossier, brief=brief)
            elif dates := _dates(due if ref is first[-1] else [ref], ref, dossier):
                words += f" Deadline: {listed(dates)}."
            own = (ref, *under) if ref is first[0] else (ref,)
            words += _own_reading([one.ref for one in own], dossier)
            label = pressing_label(change, terms) if ref in first else _kind(ref, terms)
            told.append(_point(label, words, cited(ref, old, new, brief=brief)))
    return told or [Point(text=nothing_pressing(dossier.pair.diff))]


def _point(label: str, words: str, ref: str) -> Point:
    """A finding with its reference in front, where no line breaks it and an eye that looks for it goes."""
    return Point(text=words, label=f"{label} ({ref})")


def _told_of(change: FindingChange, *, whole: bool) -> list[FindingRef]:
    """What is told of it, one by one: a cause of concern, then its recommendations by when they are due."""
    first = heads(change)
    under = [ref for ref in change.new or change.old if ref not in first] if whole else []
    return [*first, *sorted(under, key=due_first)]


def _kind(ref: FindingRef, terms: Terms) -> str:
    kind = terms.kind(ref.kind)
    return kind[0].upper() + kind[1:]


def _own_reading(refs: Sequence[str], dossier: Dossier) -> str:
    """How people read a finding themselves, in their words; "" where they wrote nothing."""
    told = dossier.own_readings(refs)
    return f" {own_reading_words(dossier.pair.new)}: {' '.join(told)}" if told else ""


def _with_words(
    points: Sequence[Block], dossier: Dossier, lines: float, *, whole: bool
) -> Iterator[Block]:
    """The points with the report's own words and their place behind them, as far as there is room."""
    diff, new = dossier.pair.diff, Reader(dossier)
    report = f"{new.column.label} report, "
    said = [
        (pressing_words(change, diff, new.inspection).get(ref.id))
        for change in pressing(diff)
        for ref in _told_of(change, whole=whole)
    ]
    for at, point in enumerate(points):
        told = point
        # Behind the findings stands at most one line, which counts the others.
        words = said[at] if at < len(said) else None
        if isinstance(point, Point) and words is not None and point.label:
            where = new.place(words.line).removeprefix(report)
            text = whole_thought(words.text, new.heading_at(words.line), new.inspection)
            told = replace(point, text=f"{point.text} “{text}” ({where})")
        if (more := height(told) - height(point)) <= lines:
            lines -= more
            yield told
        else:
            yield point


def _others(dossier: Dossier, old: Reader, new: Reader, *, brief: bool) -> list[Point]:
    """Everything else that the newer report asks for."""
    terms = terms_of(dossier.pair.new)
    pressed = {id(change) for change in pressing(dossier.pair.diff)}
    return [
        _point(
            pressing_label(change, terms),
            f"{one_line(ref)}.{_own_reading([ref.ref], dossier)}",
            cited(ref, old, new, brief=brief),
        )
        for change in dossier.pair.diff.findings
        if change.kind in DEMANDS and id(change) not in pressed
        for ref in change.new
    ]


def _dates(refs: Sequence[FindingRef], told_of: FindingRef, dossier: Dossier) -> list[str]:
    """By when, as far as the words of what is told do not say it themselves; a day that is past always."""
    told = []
    for ref in refs:
        if ref.deadline is None:
            continue
        words, day = deadline_words(ref.deadline), ref.deadline.date or ""
        made_on = dossier.made_on or ""
        past = bool(day) and len(day) == len(made_on) and day < made_on
        if past:
            words += f", {apart(day, made_on)} before this paper"
        text = plain(one_line(told_of))
        if past or plain(date_words(day) if day else ref.deadline.text) not in text:
            told.append(words)
    return told


def _dates_under(
    refs: Sequence[FindingRef],
    cause: FindingRef,
    old: Reader,
    new: Reader,
    dossier: Dossier,
    *,
    brief: bool,
) -> str:
    """By when it and what stands under it are due, each behind its reference, as its words are not told."""
    told = [
        " ".join(_dates([one], cause, dossier))
        + ("" if one is cause else f" ({cited(one, old, new, brief=brief)})")
        for one in refs
        if _dates([one], cause, dossier)
    ]
    return f" Deadline: {listed(told)}." if told else ""


def _rest(dossier: Dossier, new: Reader, *, is_full: bool) -> Iterator[Block]:
    yield ToWrite(
        text="what was done since the last paper; what the board can rely on, and on what evidence",
        label="Assurance",
    )
    implied, told = (
        "finance; legal; risk; equality; or that there are none",
        "when the next inspection or visit is expected",
    )
    if said := next_inspection(new.inspection):
        told += f"; the report says: “{said[0].text}”"
    if is_full:
        yield ToWrite(text=f"{implied}; {told}", label="Implications and next inspection")
    else:
        yield ToWrite(text=implied, label="Implications")
        yield ToWrite(text=told, label="Next inspection")
    attached = "the tracker, the page of the comparison"
    if day := response_day(new.column, dossier.made_on, brief=True):
        yield Text(text=day, label="Last day for the response under section 55")
        attached += ", the response"
    yield ToWrite(text=f"{attached}: names of the files", label="Attached")


def _fitting(points: Sequence[Point], lines: float) -> Iterator[Block]:
    """Whole points while there is room for them; the others are counted."""
    for told, point in enumerate(points):
        rest = len(points) - told
        lines -= height(point)
        room_to_count = 0.0 if rest == 1 else height(Point(text=""))
        if lines < room_to_count:
            also = "And " if told else ""
            words = f"{also}{number(rest)}{' more' if told else ''}{_COUNTED}"
            yield Point(text=f"{words[0].upper()}{words[1:]}")
            return
        yield point
