"""A history loses nothing: every finding stands in it once, and every comparison is told.

The comparisons are made up, with splits, mergers and doubtful links over inspections between, so that
every shape in which concerns can cross comes up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from peeldiff.history import EventKind, Thread, ThreadState
from peeldiff.history.gathering import Column
from peeldiff.history.threads import ThreadWeb, follow_threads
from peeldiff.model import (
    Confidence,
    Evidence,
    Finding,
    FindingChange,
    FindingKind,
    FindingRef,
    Generator,
    Inspection,
    InspectionDiff,
    InspectionHead,
    Relation,
    SourceInfo,
    Status,
    Verdict,
)

AFI = FindingKind.AREA_FOR_IMPROVEMENT
LINKED = (Status.PERSISTING, Status.ESCALATED, Status.PARTLY_RESOLVED)
UNLINKED = (
    *(Status.NOT_RAISED, Status.NOT_REINSPECTED, Status.RESOLVED),
    *(Status.PARTLY_RESOLVED, Status.PERSISTING),
)
TAKEN_UP = (EventKind.RAISED_AGAIN, EventKind.CAME_BACK, EventKind.JOINED)
NEWER = (Status.NEW, Status.RECURRING)


class Made:
    """Inspections and, for every two of them, a comparison in which each finding stands once."""

    def __init__(self, draw: st.DrawFn) -> None:
        sizes = draw(st.lists(st.integers(0, 4), min_size=3, max_size=5))
        self.columns = [_column(at, size) for at, size in enumerate(sizes)]
        self.changes = {
            (old, new): self._compare(draw, old, new)
            for new in range(len(sizes))
            for old in range(new)
        }
        self.asked: dict[tuple[int, int], dict[int, FindingChange]] = {}

    def _compare(self, draw: st.DrawFn, old: int, new: int) -> list[FindingChange]:
        left, right = (list(self.columns[at].inspection.findings) for at in (old, new))
        found = []
        while left:
            older = _take(draw, left, 2)
            newer = _take(draw, right, 2) if right and draw(st.sampled_from((True, False))) else []
            status = draw(st.sampled_from(LINKED if newer else UNLINKED))
            found.append(_change(draw, status, older, newer, self.columns[new]))
        for finding in right:
            status = draw(st.sampled_from(NEWER))
            found.append(_change(draw, status, [], [finding], self.columns[new]))
        return found

    # What a history asks of comparisons.

    def diff(self, old: int, new: int) -> InspectionDiff:
        for change in self.changes[old, new]:
            self._note(old, new, change)
        head = InspectionHead(None, None, None, None, None, SourceInfo("", "", "", 0))
        return InspectionDiff(
            Generator("peeldiff", "0"), head, head, Relation.SUCCESSIVE, (),
            tuple(self.changes[old, new]), (), (), (),
        )  # fmt: skip

    def change(self, old: int, new: int, name: str) -> FindingChange | None:
        for change in self.changes[old, new]:
            if any(ref.id == name for ref in change.old):
                self._note(old, new, change)
                return change
        return None

    def let_go(self, old: int, new: int) -> None:
        """Nothing is held."""

    def _note(self, old: int, new: int, change: FindingChange) -> None:
        self.asked.setdefault((old, new), {})[id(change)] = change


def _column(at: int, size: int) -> Column:
    findings = tuple(
        Finding(f"f{n}", AFI, f"The force should do {at}-{n}.", None, (), None, n * 10, n * 10 + 2)
        for n in range(1, size + 1)
    )
    source = SourceInfo(f"{2010 + at}.txt", "text", str(at), 100)
    inspection = Inspection(
        "Marlshire Police", "HMICFRS", "PEEL", str(2010 + at), (), None, None, source,
        (), findings, (), (), (), (),
    )  # fmt: skip
    return Column(str(2010 + at), inspection, (source,), (0,))


def _take(draw: st.DrawFn, findings: list[Finding], most: int) -> list[Finding]:
    count = draw(st.integers(1, min(most, len(findings))))
    return [findings.pop(draw(st.integers(0, len(findings) - 1))) for _ in range(count)]


def _change(
    draw: st.DrawFn,
    status: Status,
    old: Sequence[Finding],
    new: Sequence[Finding],
    column: Column,
) -> FindingChange:
    evidence = []
    if not new and status in (Status.PERSISTING, Status.PARTLY_RESOLVED):
        # The words may stand in a demand of the newer report, which then takes the concern up.
        lines = [1, *(finding.line for finding in column.inspection.findings)]
        line = draw(st.sampled_from(lines))
        evidence = [Evidence("It is not so yet.", line, None, None, Verdict.NOT_IMPROVED)]
    confidence = draw(st.sampled_from(list(Confidence)))
    return FindingChange(
        status, AFI, _refs(old), _refs(new), 0.5, confidence, "Because.", (), tuple(evidence)
    )


def _refs(findings: Sequence[Finding]) -> tuple[FindingRef, ...]:
    return tuple(
        FindingRef(one.id, one.kind, one.text, None, (), None, None, one.line, one.end_line)
        for one in findings
    )


@st.composite
def histories(draw: st.DrawFn) -> tuple[Made, tuple[Thread, ...]]:
    made = Made(draw)
    return made, follow_threads(ThreadWeb(made.columns, made))  # type: ignore[arg-type]


@given(histories())
def test_each_finding_of_each_report_is_raised_once(
    found: tuple[Made, tuple[Thread, ...]],
) -> None:
    made, threads = found
    raised = Counter((e.inspection, f.id) for t in threads for e in t.events for f in e.findings)
    printed = [
        (at, finding.id)
        for at, column in enumerate(made.columns)
        for finding in column.inspection.findings
    ]
    assert raised == Counter(printed)


@given(histories())
def test_each_status_of_each_comparison_is_told_of_each_finding_once(
    found: tuple[Made, tuple[Thread, ...]],
) -> None:
    made, threads = found
    told = Counter(
        (e.compared_with, e.inspection, older, e.status)
        for t in threads for e in t.events for older in e.older
    )  # fmt: skip
    asked = Counter(
        (old, new, ref.id, change.status)
        for (old, new), changes in made.asked.items()
        for change in changes.values()
        for ref in change.old
    )
    taken = {
        (e.compared_with, older): e.inspection
        for t in threads for e in t.events for older in e.older if e.kind in TAKEN_UP
    }  # fmt: skip
    # A finding that was taken up goes on as what took it up; a later answer to what was split off
    # beside it is not its own.
    own = Counter({one: 1 for one in asked if taken.get((one[0], one[2]), one[1]) >= one[1]})
    assert told == own


@given(histories())
def test_each_link_of_each_comparison_is_told(found: tuple[Made, tuple[Thread, ...]]) -> None:
    made, threads = found
    told = {
        (e.compared_with, older, e.inspection, newer)
        for t in threads
        for e in t.events
        for older in e.older
        for newer in (*(f.id for f in e.findings), *(link.finding.id for link in e.elsewhere))
    }
    for at in range(1, len(made.columns)):
        for change in made.changes[at - 1, at]:
            links = {(at - 1, o.id, at, n.id) for o in change.old for n in change.new}
            assert links <= told


@given(histories())
def test_a_thread_counts_the_inspections_in_which_it_has_findings(
    found: tuple[Made, tuple[Thread, ...]],
) -> None:
    _, threads = found
    for thread in threads:
        raised = {e.inspection for e in thread.events if e.findings}
        assert (len(raised), min(raised), max(raised)) == (thread.raised, thread.first, thread.last)


@given(histories())
def test_a_concern_asked_as_one_with_another_and_that_one_name_each_other(
    found: tuple[Made, tuple[Thread, ...]],
) -> None:
    _, threads = found
    named = {
        (thread.id, link.thread)
        for thread in threads for e in thread.events if e.kind is EventKind.JOINED
        for link in e.elsewhere
    }  # fmt: skip
    took = {(link.thread, t.id) for t in threads for e in t.events for link in e.joins}
    assert {one for one in named if one[0] != one[1]} <= took


@given(histories())
def test_only_what_stands_elsewhere_is_merged(found: tuple[Made, tuple[Thread, ...]]) -> None:
    _, threads = found
    for thread in threads:
        if thread.state is ThreadState.MERGED:
            assert any(e.elsewhere for e in thread.events if e.inspection > thread.last)
