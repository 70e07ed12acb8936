"""A block for each thing that the report asks for: its words, whole, and the places for the answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from peeldiff.errors import PeeldiffError
from peeldiff.inspectorates.whose import terms_of
from peeldiff.model import DEMANDS, Finding, FindingChange, FindingKind, Status, Verdict
from peeldiff.model.terms import Terms
from peeldiff.pages.places import Places
from peeldiff.pages.remarks import on_finding
from peeldiff.papers.blocks import Block, Demand, Heading, Look, Quote, Text, ToWrite
from peeldiff.papers.response.earlier import own_reading
from peeldiff.papers.response.section55 import Parties
from peeldiff.papers.words import Reader, addressee_words, deadline_words
from peeldiff.phrasing.phrases import place
from peeldiff.phrasing.pressing import RAISED_BEFORE, heads, nearest_ref, pressing_words
from peeldiff.phrasing.whole_thought import whole_thought

__all__ = ["answers", "asked", "check_whole"]

_ACTION = ", and the action taken or proposed; or why there is none"


def asked(findings: Sequence[Finding]) -> list[Finding]:
    """What a report asks for, each recommendation behind its cause of concern; improvements last."""
    causes = [f for f in findings if f.kind is FindingKind.CAUSE_OF_CONCERN]
    grave: list[Finding] = []
    for cause in causes:
        grave += [cause, *(f for f in findings if f.concern == cause.id)]
    ids = {finding.id for finding in grave}
    grave += [f for f in findings if f.kind is FindingKind.RECOMMENDATION and f.id not in ids]
    return [*grave, *(f for f in findings if f.kind is FindingKind.AREA_FOR_IMPROVEMENT)]


def answers(reader: Reader, parties: Parties, *, is_older: bool) -> Iterator[Block]:
    """Every cause of concern and recommendation, then, shorter, every area for improvement.

    `is_older`: the report is under the older duty, which asked for no action on each recommendation.
    """
    findings = asked(reader.inspection.findings)
    terms = terms_of(reader.inspection)
    numbers = _numbers(findings, terms)
    grave = [f for f in findings if f.kind is not FindingKind.AREA_FOR_IMPROVEMENT]
    others = [f for f in findings if f.kind is FindingKind.AREA_FOR_IMPROVEMENT]
    changes = {ref.id: change for change in reader.dossier.pair.diff.findings for ref in change.new}
    recommendations = terms.kind(FindingKind.RECOMMENDATION, 2)
    if grave:
        yield Heading(text=f"{terms.gravest.title} and {recommendations}", level=1)
    answered = {finding.concern for finding in grave}
    for finding in grave:
        yield from _finding(finding, reader, numbers, changes.get(finding.id))
        if finding.id in answered:
            yield Text(text=f"under the {recommendations} below.", label="Answered")
        else:
            yield from _places(finding, parties, terms, is_older=is_older)
    if others:
        yield Heading(text=terms.kinds[FindingKind.AREA_FOR_IMPROVEMENT].title, level=1)
    for finding in others:
        yield from _finding(finding, reader, numbers, changes.get(finding.id))
        yield from _places(finding, parties, terms, is_older=is_older)


def _numbers(findings: Sequence[Finding], terms: Terms) -> dict[str, str]:
    """ "Recommendation 2" for each id, each kind counted by itself."""
    seen: dict[FindingKind, int] = {}
    names = {}
    for finding in findings:
        seen[finding.kind] = seen.get(finding.kind, 0) + 1
        names[finding.id] = f"{terms.kinds[finding.kind].heading} {seen[finding.kind]}"
    return names


def _finding(
    finding: Finding, reader: Reader, numbers: dict[str, str], change: FindingChange | None
) -> Iterator[Block]:
    yield Heading(text=f"{numbers[finding.id]} ({finding.ref})", level=2)
    yield Demand(text=finding.text, items=tuple(item.text for item in finding.items))
    where = reader.whereabouts(finding.section, finding.question_grade, finding.line, finding.page)
    yield Text(text=f"{where}.", label="Where", look=Look.SMALL)
    if finding.concern in numbers:
        cause = numbers[finding.concern]
        yield Text(text=f"{cause[0].lower()}{cause[1:]}.", label="Answers", look=Look.SMALL)
    if other := addressee_words(finding, terms_of(reader.inspection)):
        yield Text(text=f"{other}.", label="Addressed to", look=Look.SMALL)
    if by := deadline_words(finding.deadline):
        yield Text(text=f"{by}.", label="By", look=Look.SMALL)
    elif finding.kind is FindingKind.RECOMMENDATION:
        yield Text(text="the report sets no date.", label="By", look=Look.SMALL)
    yield from _before(finding, change, reader)
    yield from own_reading([finding.ref], reader)


def _before(finding: Finding, change: FindingChange | None, reader: Reader) -> Iterator[Block]:
    """Which inspections raised it before, and what the report says of that, where the answer is written."""
    before = reader.raised_before(finding.id)
    said = [] if change is None else [*_said(finding, change), *_recalled(finding, change, reader)]
    if change is not None and change.old and not said:
        telling = pressing_words(change, reader.dossier.pair.diff, reader.inspection).get(
            finding.id
        )
        said = [] if telling is None else [(telling.text, telling.line)]
    if change and change.status is Status.RECURRING:
        before = before or "by an earlier inspection (as the report says)"
    if not said:
        if before:
            yield Text(text=f"{before}.", label="Raised before", look=Look.SMALL)
        return
    # One place for words that stand together, told once above them.
    places = [reader.place(line) for _, line in said]
    shared = places[0] if len({*places}) == 1 else ""
    report = f"{reader.column.label} report"
    told = f"the {report} says{shared.removeprefix(report)}"
    if before.endswith("(as the report says)"):
        told = f"{before}, see the {shared}" if shared else before
    elif before:
        told = f"{before}; {told}"
    label = "Raised before" if before else "On earlier inspections"
    yield Text(text=f"{told}:", label=label, look=Look.SMALL)
    for (words, line), where in zip(said, places, strict=True):
        whole = whole_thought(words, reader.heading_at(line), reader.inspection)
        yield Quote(text=f"“{whole}”", place="" if shared else where)


def _said(finding: Finding, change: FindingChange) -> Iterator[tuple[str, int]]:
    """The words, with their lines, on which it rests that the finding was raised before; those on a part
    that is done stand with that part."""
    if change.status in RAISED_BEFORE:
        for one in change.evidence:
            if nearest_ref(one.text, heads(change), change).id == finding.id:
                yield one.text, one.line


def _recalled(finding: Finding, change: FindingChange, reader: Reader) -> Iterator[tuple[str, int]]:
    """What the report says plainly of earlier inspections where it speaks of the finding."""
    told = " ".join(one.text for one in change.evidence)
    diff = reader.dossier.pair.diff
    unclear = {one.text for one in diff.recalls if one.verdict is Verdict.UNCLEAR}
    newest = Places(reader.inspection, reader.column.label, reader.column.place)
    for one in on_finding(diff, change, newest, finding.id):
        if one.text not in told and one.text not in unclear and one.line is not None:
            yield one.text, one.line


def _places(finding: Finding, parties: Parties, terms: Terms, *, is_older: bool) -> Iterator[Block]:
    """The places under a finding: what section 55 asks for, and what a board asks for.

    The comment of the local policing body stands once, above: it answers the report as a whole. A
    recommendation has two places: section 55(5B) asks for the comments of the chief officer, and for what
    the local policing body says to them and does itself; the older duty asked for no action.
    """
    if finding.kind is FindingKind.RECOMMENDATION:
        yield ToWrite(
            text=f"what the {parties.chief} says of this recommendation, with what the "
            f"{terms.body[0]} has done or will do",
            label=_of(parties.chief, "comments"),
        )
        yield ToWrite(
            text=f"what the {parties.body} says to that{'' if is_older else _ACTION}",
            label=_of(parties.body, "response" if is_older else "response and action"),
        )
    else:
        yield ToWrite(
            text=f"the answer{'' if is_older else _ACTION}",
            label=_of(parties.chief, "comment" if is_older else "comment and action"),
        )
    yield ToWrite(
        text="who leads this, and the day by which it will be done", label="Owner and date"
    )


def _of(who: str, what: str) -> str:
    """ "Chief constable’s response"."""
    return f"{who[0].upper()}{who[1:]}’s {what}"


def check_whole(blocks: Sequence[Block], findings: Sequence[Finding], name: str) -> None:
    """Refuse a paper that leaves out anything that the report asks for, be it a part."""
    written: dict[str, list[tuple[str, ...]]] = {}
    for block in blocks:
        if isinstance(block, Demand):
            written.setdefault(block.text, []).append(block.items)
    for finding in findings:
        items = tuple(item.text for item in finding.items)
        if finding.kind in DEMANDS and items not in written.get(finding.text, []):
            where = place(finding.line, finding.page)
            raise PeeldiffError(
                f"The response would leave out {finding.ref} ({name}, {where}), so it was not "
                "written; this is a fault of peeldiff: please report it."
            )
