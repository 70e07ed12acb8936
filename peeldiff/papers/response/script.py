"""The response from its first line to its last."""

from __future__ import annotations

from collections.abc import Iterator

from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.whose import terms_of
from peeldiff.model import DEMANDS, Inspection, Tone
from peeldiff.model.vocabulary import TONES
from peeldiff.papers.blocks import Block, Heading, Look, Paper, Point, Quote, Table, Text, ToWrite
from peeldiff.papers.news import ended_causes, ended_sentence
from peeldiff.papers.response.demands import answers, asked, check_whole, explanations
from peeldiff.papers.response.earlier import earlier_findings, grades
from peeldiff.papers.response.section55 import (
    LastDay,
    Parties,
    check_applies,
    last_day,
    parties,
)
from peeldiff.papers.shapes import Dossier
from peeldiff.papers.words import (
    Reader,
    count_words,
    deadline_words,
    inspection_words,
    times_words,
)
from peeldiff.render.coming import awaited, awaited_words, inspector
from peeldiff.render.headline import concern_sentences, headline
from peeldiff.render.observed import observations_in_order
from peeldiff.render.phrases import (
    date_words,
    grade_words,
    listed,
    observations_heading,
    warning_words,
)
from peeldiff.render.publication import published_words

__all__ = ["write_response"]


def write_response(dossier: Dossier, words: Inspectorate) -> tuple[Paper, LastDay]:
    """The response to the newest report, and its last day for publication.

    Raises `PeeldiffError` where section 55 asks for none.
    """
    old, new = Reader(dossier, -2), Reader(dossier)
    report = new.inspection
    check_applies(new.column, words)
    last = last_day(report, words, dossier.made_on)
    who = parties(report, words)
    blocks = (
        *_opening(dossier, report, last, who),
        *_report(report, last, words),
        *_general(dossier, new, who),
        *_since(dossier, old, new),
        *_chief(who, last),
        *answers(new, who),
        *_progress(who),
        *_sign_off(who),
        *_annexes(dossier, new),
    )
    check_whole(blocks, report.findings, report.source.name)
    name = f"{report.force}: {inspection_words(report)}"
    paper = Paper(
        title=f"Response to an inspection report: {name}",
        subject="Comments under section 55 of the Police Act 1996",
        footer=f"Response to {inspection_words(report)}: {report.force}",
        made_on=dossier.made_on,
        blocks=blocks,
    )
    return paper, last


def _opening(dossier: Dossier, report: Inspection, last: LastDay, who: Parties) -> Iterator[Block]:
    yield Heading(
        text=f"Response to the inspection of {report.force}: {inspection_words(report)}", level=0
    )
    yield Text(text="The Home Secretary", label="To")
    yield ToWrite(text=_inspector(report), label="To")
    yield Text(text=f"The {who.chief}, {report.force}", label="Copy")
    yield ToWrite(text=f"name and office ({who.body})", label="From")
    if dossier.made_on:
        yield Text(text=f"{date_words(dossier.made_on)}", label="Date")
    else:
        yield ToWrite(text="date of this response", label="Date")
    # It is for whoever writes: a published response has no such line.
    yield ToWrite(
        text=f"delete this line before you publish; the day is {last.told.rstrip('.')}",
        label="Last day for publication",
    )
    if last.doubt:
        yield ToWrite(text=f"find out {last.doubt}")


def _inspector(report: Inspection) -> str:
    """What to write for the inspector, with the name under the report if there is one."""
    if signed := inspector(report):
        return f"{signed}, who signed the report; check that this is still the inspector for the region"
    return "name of the inspector for the region, HM Inspector of Constabulary"


def _report(report: Inspection, last: LastDay, words: Inspectorate) -> Iterator[Block]:
    yield Heading(text="The report", level=1)
    title = f"“{report.title}”" if report.title else inspection_words(report)
    yield Text(text=f"{title}, a report of {report.inspectorate}, {published_words(report)}.")
    if last.date is None and not last.doubt:
        days = words.section_55.days - 1
        yield ToWrite(text=f"day of publication, and {days} days after it as the last day above")
    yield Text(
        text="Section 55 of the Police Act 1996 requires the local policing body to publish its "
        "comments on the report, with the comments that it invited from the chief officer and any "
        "response to these, and to send a copy to the inspectors and to the Secretary of State. For "
        "each recommendation the comments must say what action has been taken or is proposed, or why "
        "there is none."
    )
    if count := count_words(report.findings, terms_of(report)):
        explained = any(finding.detail for finding in asked(report.findings))
        annex = " What the report explains under them stands in Annex A." if explained else ""
        yield Text(
            text=f"The report has {count}. Each is quoted in full and answered below.{annex}"
        )
    else:
        yield Text(text="The report asks for nothing formally.")


def _general(dossier: Dossier, new: Reader, who: Parties) -> Iterator[Block]:
    yield Heading(text="General comments", level=1)
    yield ToWrite(text=f"general comments of the {who.body}")
    yield Text(
        text="Facts from the two reports, as a draft to keep, change or delete:", look=Look.DRAFT
    )
    ended = ended_causes(dossier)
    told = [ended_sentence(ended, dossier), *headline(dossier.pair.diff, whole=True)]
    closed = concern_sentences(dossier.pair.diff)[1:] if ended else []
    for sentence in told:
        if sentence and sentence not in closed:  # how they ended is told above
            yield Point(text=sentence)
    for one in ended:
        yield Point(text=one.ref.text, label=f"{one.terms.gravest.heading}, {one.told}")
        for text, line in one.quotes:
            yield Quote(text=f"“{text}”", place=new.place(line))
    terms = terms_of(new.inspection)
    yield from _observed(dossier, new)
    for finding in new.inspection.findings:
        if finding.kind not in DEMANDS:
            place = new.place(finding.line, finding.page)
            yield Point(text=f"“{finding.text}” ({place})", label=terms.kinds[finding.kind].heading)
    for section in awaited(new.inspection):
        yield Point(text=awaited_words(section, new.inspection))


def _observed(dossier: Dossier, new: Reader) -> Iterator[Block]:
    """What the inspector says, concerns first; where that stands is told once if it is one place."""
    observed = observations_in_order(dossier.pair.diff)
    places = {new.place(one.line) for one in observed}
    if observed:
        yield Point(
            text=f"({next(iter(places))})" if len(places) == 1 else "",
            label=observations_heading(dossier.pair.diff.observations),
        )
    for said in sorted(observed, key=lambda one: one.tone is not Tone.CONCERN):
        lead = "" if said.tone is None else f"{TONES[said.tone].heading}:"
        place = new.place(said.line) if len(places) > 1 else ""
        yield Quote(text=f"“{said.text}”", place=place, lead=lead)


def _since(dossier: Dossier, old: Reader, new: Reader) -> Iterator[Block]:
    yield Heading(text="Since the last inspection", level=1)
    if missing := dossier.pair.diff.missing:
        named = listed([one.refers_to for one in missing])
        yield ToWrite(
            text="say, where it matters, what inspections found that the report names and that were "
            f"not compared here: {named}"
        )
    for warning in dict.fromkeys((*dossier.pair.diff.warnings, *dossier.history.warnings)):
        yield ToWrite(text=f"check this before it is published: {warning_words(warning)}")
    yield from grades(old, new)
    yield from earlier_findings(old, new)


def _chief(who: Parties, last: LastDay) -> Iterator[Block]:
    yield Heading(text=f"Comments of the {who.chief}", level=1)
    invited = "date by which the comments were invited"
    if last.date is not None:
        invited += f" (before {date_words(last.date)}, the last day for publication)"
    yield ToWrite(text=f"{invited}, and date on which they came")
    yield ToWrite(text=f"paste the comments of the {who.chief}, in full")
    yield ToWrite(text=f"response of the {who.body} to these comments, or delete this line")


def _progress(who: Parties) -> Iterator[Block]:
    yield Heading(text="How progress is watched", level=1)
    yield ToWrite(text="name of the board", label="Board")
    yield ToWrite(text="how often it looks at the findings above", label="Frequency")
    yield ToWrite(
        text="date of the next report to the police and crime panel",
        label="Next report to the panel",
    )


def _sign_off(who: Parties) -> Iterator[Block]:
    yield Heading(text="Sign-off", level=1)
    yield ToWrite(text="name", label="Name")
    yield ToWrite(text=f"office ({who.body})", label="Office")
    yield ToWrite(text="date", label="Date")


def _annexes(dossier: Dossier, new: Reader) -> Iterator[Block]:
    """What is there of explanations, register and files, each lettered."""
    parts = (
        ("the inspectorate’s explanations", tuple(explanations(new))),
        ("register of the findings", tuple(_register(new))),
    )
    letters = iter("AB")
    for name, blocks in parts:
        if blocks:
            yield Heading(text=f"Annex {next(letters)}: {name}", level=1)
            yield from blocks


def _register(new: Reader) -> Iterator[Block]:
    findings = asked(new.inspection.findings)
    if not findings:
        return
    rows = []
    for finding in findings:
        question = new.question(finding.section)
        grade = grade_words(finding.question_grade) if finding.question_grade else ""
        times = new.times_raised(finding.id)
        rows.append(
            (
                finding.ref,
                f"{question} ({grade})" if question and grade else question or "–",
                deadline_words(finding.deadline) or "none set",
                times_words(times),
            )
        )
    yield Text(
        text="“Raised” counts this inspection, those compared here, and those of which a report says "
        "itself that they raised it; other inspections may have done so.",
        look=Look.SMALL,
    )
    yield Table(
        caption="What the report asks for, by the references of the tracker",
        columns=("Reference", "Question and its grade", "Deadline", "Raised, at least"),
        rows=tuple(rows),
        widths=(30, 34, 24, 12),
    )
