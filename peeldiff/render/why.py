"""The tables behind the status of an older point: what bears on it, how it was read, which rules applied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from peeldiff.model import FindingChange
from peeldiff.phrasing.phrases import status_words
from peeldiff.render.lines import Line, Style, heading, plain, to_text, wrap
from peeldiff.status import Case, Told, tried
from peeldiff.status.weighing import OUTCOMES, weigh

__all__ = ["listing", "why"]


def why(
    cases: Sequence[Case], width: int, *, newer: FindingChange | None = None, colour: bool
) -> str:
    """The tables behind the answers on some older points as a page of text, `width` columns wide.

    `newer` is the finding that these were asked about, where that is one of the newer report.
    """
    return to_text(chain(_newer(newer, width), _each(cases, width)), colour=colour)


def _newer(change: FindingChange | None, width: int) -> Iterator[Line]:
    """What a finding of the newer report was taken for."""
    if change is None:
        return
    for ref in change.new:
        yield from wrap(((Style.STRONG, f"{ref.ref}: {ref.text}"),), width)
    yield from wrap(plain(f"{status_words(change.status)}. {change.why}"), width, "  ")
    for one in change.evidence:
        yield from wrap(plain(f"line {one.line}: “{one.text}”"), width, "  ")
    if change.old:
        olds = " and ".join(ref.ref for ref in change.old)
        yield from wrap(plain(f"It was taken for {olds} of the older report:"), width, "  ")
        yield ()


def _each(cases: Sequence[Case], width: int) -> Iterator[Line]:
    for number, case in enumerate(cases):
        if number:
            yield from ((), ())
        yield from _lines(case, width)


def listing(found: Sequence[Case], width: int, *, colour: bool) -> str:
    """The older points with their numbers, for `why` to be asked for one."""
    lines = [
        line
        for number, case in enumerate(found, start=1)
        for line in wrap(plain(_with_ref(case)), width, f"{number:>4}  ")
    ]
    return to_text(lines, colour=colour)


def _with_ref(case: Case) -> str:
    """The text of a point, a finding with its reference before it."""
    ref = case.demand.finding.ref if case.demand.item is None else ""
    return f"{ref}: {case.demand.text}" if ref else case.demand.text


def _lines(case: Case, width: int) -> Iterator[Line]:
    yield from wrap(((Style.STRONG, _with_ref(case)),), width)
    yield from heading("What it asks for", width)
    yield from wrap(plain("words: " + ", ".join(sorted(case.demand.asked))), width, "  ")
    if case.demand.limits:
        yield from wrap(plain("limits: " + ", ".join(sorted(case.demand.limits))), width, "  ")
    yield from wrap(plain(f"area: {case.coverage.name.lower().replace('_', ' ')}"), width, "  ")
    if case.again is not None:
        likeness = f"listed again: {case.again.status}, likeness {case.again.score:.2f}"
        yield from wrap(plain(likeness), width, "  ")
    if case.scope is not None:
        yield from wrap(plain(f"scope: “{case.scope.sentence.text}”"), width, "  ")
    yield from heading("Threads that bear on it, nearest first", width)
    for told in case.told:
        yield from _thread(told, width)
    yield from heading("Odds", width)
    yield from wrap(plain(_odds(case)), width, "  ")
    yield from heading("Rules that apply, in order of precedence: the first is told", width)
    for outcome in tried(case):
        row = f"{outcome.rule}: {outcome.status}, {outcome.confidence}. {outcome.why}"
        yield from wrap(plain(row), width, "  ")


def _thread(told: Told, width: int) -> Iterator[Line]:
    leads = ", ".join(
        f"{name} {told.reading.lead(name):+d}"
        for name in ("done", "partly", "not", "worse", "other")
    )
    measures = (
        f"score {told.score:.2f}, lead {told.lead:+.2f}, bound {told.bound:.2f}, "
        f"least part {told.least_part:.2f}, recalls {told.names.name.lower().replace('_', ' ')}"
    )
    yield from wrap(plain(measures), width, "  ")
    yield from wrap(plain(f"reader: {leads}"), width, "  ")
    for row in told.thread.rows:
        mark = ">" if row is told.thread.heart else " "
        text = f"{mark} line {row.sentence.line}: “{row.sentence.text}”"
        yield from wrap(plain(text), width, "    ")


def _odds(case: Case) -> str:
    odds = weigh(case)
    return ", ".join(f"{name} {odds.lead(name):+d}" for name in OUTCOMES)
