"""The response from its first line to its last."""

from __future__ import annotations

from collections.abc import Iterator

from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.whose import terms_of
from peeldiff.model import DEMANDS, FindingKind, Inspection, Tone
from peeldiff.papers.blocks import Block, Heading, Look, Paper, Point, Quote, Text, ToWrite
from peeldiff.papers.news import ended_causes, ended_sentence
from peeldiff.papers.response.demands import answers, asked, check_whole
from peeldiff.papers.response.earlier import earlier_findings, grades
from peeldiff.papers.response.section55 import (
    LastDay,
    Parties,
    check_applies,
    is_under_older_duty,
    last_day,
    parties,
)
from peeldiff.papers.shapes import Dossier
from peeldiff.papers.words import Reader, count_words, inspection_words
from peeldiff.phrasing.coming import awaited, awaited_words, inspector
from peeldiff.phrasing.headline import concern_sentences, headline
from peeldiff.phrasing.phrases import (
    date_words,
    observations_heading,
    warning_words,
)
from peeldiff.phrasing.publication import published_words
from peeldiff.phrasing.whole_thought import whole_thought

__all__ = ["write_response"]

_OLDER_DUTY = (
    "Section 55 of the Police Act 1996, as it stood when the report was published, required the local "
    "policing body to publish its comments on the report, with the comments of the chief officer."
)
_DUTY = (
    "Section 55 of the Police Act 1996 requires the local policing body to publish its comments on the "
    "report, with the comments that it invited from the chief officer and any response to these, and to "
    "send a copy to the inspectors and to the Secretary of State. For each recommendation the comments "
    "must say what action has been taken or is proposed, or why there is none."
)
_GRAVE = (FindingKind.CAUSE_OF_CONCERN, FindingKind.RECOMMENDATION)


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
        *_report(report, words),
        *grades(old, new),
        *_comments(dossier, new, who),
        *_own_concern(dossier, new, who),
        *answers(new, who, is_older=is_under_older_duty(report, words)),
        *_progress(who),
        *_since(dossier, old, new),
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
    yield Text(text=inspector(report) or f"{report.inspectorate}", label="To")
    yield Text(text=f"The {who.chief}, {report.force}", label="Copy")
    yield ToWrite(text=f"name and office ({who.body})", label="From")
    if dossier.made_on:
        yield Text(text=f"{date_words(dossier.made_on)}", label="Date")
    else:
        yield ToWrite(text="date of this response", label="Date")
    # It is for whoever writes: a published response has no such line.
    doubt = f"; find out {last.doubt}" if last.doubt else ""
    day = "there is" if last.told.startswith("none") else "the day is"
    yield ToWrite(
        text=f"delete this line before you publish; {day} {last.told.rstrip('.')}{doubt}",
        label="Last day for publication",
    )


def _report(report: Inspection, words: Inspectorate) -> Iterator[Block]:
    yield Heading(text="The report", level=1)
    title = f"“{report.title}”" if report.title else inspection_words(report)
    yield Text(text=f"{title}, a report of {report.inspectorate}, {published_words(report)}.")
    yield Text(text=_OLDER_DUTY if is_under_older_duty(report, words) else _DUTY)
    if count := count_words(report.findings, terms_of(report)):
        explained = any(finding.detail for finding in asked(report.findings))
        more = " What else it explains under them stands in the report itself." if explained else ""
        terms = terms_of(report)
        none = ""
        if all(one.kind not in _GRAVE for one in report.findings):
            one = terms.kind(FindingKind.RECOMMENDATION)
            none = f" It raises no {terms.gravest.short} and makes no {one}."
        yield Text(text=f"The report has {count}, quoted and answered below.{none}{more}")
    else:
        yield Text(text="The report asks for nothing formally.")


def _comments(dossier: Dossier, new: Reader, who: Parties) -> Iterator[Block]:
    """One comment of each of the two that section 55 asks, and the facts for whoever writes the first."""
    yield Heading(text=f"Comments of the {who.body}", level=1)
    yield ToWrite(
        text=f"what the {who.body} says of the report as a whole, and of the comments of the "
        f"{who.chief} below"
    )
    yield from _facts(dossier, new)
    yield Heading(text=f"Comments of the {who.chief}", level=1)
    yield ToWrite(
        text=f"what the {who.chief} says of the report as a whole, in full, with the day on which "
        "this came; what is said of one finding goes under it below"
    )


def _facts(dossier: Dossier, new: Reader) -> Iterator[Block]:
    yield Text(
        text="Facts from the two reports, as a draft to keep, change or delete:", look=Look.DRAFT
    )
    ended = ended_causes(dossier)
    told = [ended_sentence(ended, dossier), *headline(dossier.pair.diff, whole=True)]
    closed = concern_sentences(dossier.pair.diff)[1:] if ended else []
    for sentence in told:
        if sentence and sentence not in closed:  # how they ended is told above
            yield Point(text=sentence, look=Look.DRAFT)
    for one in ended:
        label = f"{one.terms.gravest.heading}, {one.told}"
        yield Point(text=one.ref.text, label=label, look=Look.DRAFT)
        for text, line in one.quotes:
            yield Quote(text=f"“{text}”", place=new.place(line), look=Look.DRAFT)
    terms = terms_of(new.inspection)
    yield from _observed(dossier, new)
    for finding in new.inspection.findings:
        if finding.kind not in DEMANDS:
            place = new.place(finding.line, finding.page)
            label = terms.kinds[finding.kind].heading
            yield Point(text=f"“{finding.text}” ({place})", label=label, look=Look.DRAFT)
    for section in awaited(new.inspection):
        yield Point(text=awaited_words(section, new.inspection), look=Look.DRAFT)


def _observed(dossier: Dossier, new: Reader) -> Iterator[Block]:
    """What else the inspector says; where that stands is told once if it is one place.

    It stands in the order of the report, as a letter quotes it. The tone is not told: it is how this program
    reads the words.
    """
    observed = [one for one in dossier.pair.diff.observations if one.tone is not Tone.CONCERN]
    places = {new.place(one.line) for one in observed}
    beside = [one.text for one in dossier.pair.diff.observations]
    if observed:
        yield Point(
            text=f"({next(iter(places))})" if len(places) == 1 else "",
            label=observations_heading(dossier.pair.diff.observations),
            look=Look.DRAFT,
        )
    for said in observed:
        place = new.place(said.line) if len(places) > 1 else ""
        words = whole_thought(said.text, said.heading, new.inspection, beside)
        yield Quote(text=f"“{words}”", place=place, look=Look.DRAFT)


def _own_concern(dossier: Dossier, new: Reader, who: Parties) -> Iterator[Block]:
    """What the inspector is concerned about in his or her own words, with one place for the answer."""
    concerns = [one for one in dossier.pair.diff.observations if one.tone is Tone.CONCERN]
    if not concerns:
        return
    yield Heading(text="What the inspector is concerned about", level=1)
    places = {new.place(one.line) for one in concerns}
    beside = [one.text for one in dossier.pair.diff.observations]
    if len(places) == 1:
        yield Text(text=f"{next(iter(places))}.", label="Where", look=Look.SMALL)
    for said in concerns:
        place = new.place(said.line) if len(places) > 1 else ""
        words = whole_thought(said.text, said.heading, new.inspection, beside)
        yield Quote(text=f"“{words}”", place=place)
    yield ToWrite(
        text=f"what the {who.chief} and the {who.body} say to this, and what is done about it",
        label="Answer",
    )


def _since(dossier: Dossier, old: Reader, new: Reader) -> Iterator[Block]:
    yield Heading(text=f"Since the {old.column.label} report", level=1)
    warnings = dict.fromkeys((*dossier.pair.diff.warnings, *dossier.history.warnings))
    if warnings:
        told = " ".join(map(warning_words, warnings))
        yield ToWrite(text=f"check this, then delete this line: {told}")
    yield from earlier_findings(old, new)


def _progress(who: Parties) -> Iterator[Block]:
    yield Heading(text="How progress is watched", level=1)
    yield ToWrite(
        text=f"office of the {who.body}: which board watches these findings, how often, and when the "
        "police and crime panel hears of them next"
    )
