"""What became of the findings in numbers, with what a board must not read into them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from peeldiff.model import DEMANDS, Confidence, InspectionDiff, Status
from peeldiff.model.vocabulary import STATUSES
from peeldiff.papers.blocks import Block, Point, Text
from peeldiff.papers.concern import under_causes
from peeldiff.papers.shapes import Dossier
from peeldiff.papers.words import Reader, shared_beginning, short_ref
from peeldiff.phrasing.counting import counted_by_status
from peeldiff.phrasing.facts import by_status
from peeldiff.phrasing.headline import NOT_DONE, of_which
from peeldiff.phrasing.phrases import counted, number

__all__ = ["names_older", "numbers"]


def _silence(dossier: Dossier) -> str:
    """That what is not raised again is not dealt with; "" where everything older is told of."""
    found = counted_by_status(dossier.pair.diff)
    silent = any(one.status is Status.NOT_RAISED and one.older for one in found)
    return NOT_DONE if silent else ""


def numbers(
    dossier: Dossier,
    old: Reader,
    new: Reader,
    *,
    with_key: bool,
    with_older: bool = False,
    without_years: bool = False,
) -> Iterator[Block]:
    """What became of the findings of either report, as every paper counts them.

    `with_key` says how references are shortened (`with_older`: those of both reports), and of how many
    findings it is doubtful, `without_years` that references of the newest report are told without its year.
    """
    found = counted_by_status(dossier.pair.diff)
    groups = by_status(dossier.pair.diff)
    partly = {status: of_which(changes) for status, changes in groups}
    under = {status: under_causes(changes, new.inspection) for status, changes in groups}
    for reader, counts, which in (
        (old, [(one.status, one.older) for one in found], partly),
        (new, [(one.status, one.newer) for one in found], under),
    ):
        told = ", ".join(
            f"{count} {STATUSES[status].short}{which[status] if with_key else ''}"
            for status, count in counts
            if count
        )
        if told:
            total = sum(count for _, count in counts)
            silent = _silence(dossier) if reader is old else ""
            key = _doubts(dossier.pair.diff) if reader is old and with_key else ""
            key += f" {silent}" if silent else ""
            key += (
                _beginnings(old, new, with_older=with_older) if reader is new and with_key else ""
            )
            label = f"The {counted(total, 'finding')} of {reader.column.label}"
            if reader is new and without_years:
                label += ", cited below without the year"
            yield Text(text=f"{told}.{key}", label=label)


def _beginnings(old: Reader, new: Reader, *, with_older: bool) -> str:
    """How the references that a paper shortens begin in the tracker; `with_older`: those of both reports."""
    beginning = shared_beginning(new.inspection.findings)
    before = shared_beginning(old.inspection.findings) if with_older else ""
    if not beginning:
        return ""
    told = f" In the tracker references begin with “{beginning}”"
    return f"{told}, those of {old.column.label} with “{before}”." if before else f"{told}."


def names_older(blocks: Sequence[Block], old: Reader) -> bool:
    """Whether points of a paper name findings of the older report by short references."""
    findings = old.inspection.findings
    beginning = shared_beginning(findings)
    points = [f"{one.label} {one.text}" for one in blocks if isinstance(one, Point)]
    refs = [short_ref(one.ref, beginning, old.column.label) for one in findings]
    return bool(beginning) and any(ref in point for ref in refs for point in points)


def _doubts(diff: InspectionDiff) -> str:
    """Of how many older findings it is doubtful what became of them; "" for none."""
    doubtful = sum(
        len(change.old)
        for change in diff.findings
        if change.kind in DEMANDS and change.confidence is Confidence.LOW
    )
    return f" Doubtful for {number(doubtful)}: see the tracker." if doubtful else ""
