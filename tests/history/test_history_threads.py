"""Threads out of prepared comparisons: what is joined, what ends, how it is counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

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
    Mention,
    Passage,
    Relation,
    SourceInfo,
    Status,
    Verdict,
)

AFI = FindingKind.AREA_FOR_IMPROVEMENT
Changes = Mapping[tuple[int, int], Sequence[FindingChange]]


def finding(name: str, line: int = 1, kind: FindingKind = AFI) -> Finding:
    return Finding(name, kind, f"The force should mend {name}.", None, (), None, line, line + 2)


def column(year: int, *findings: Finding) -> Column:
    source = SourceInfo(f"{year}.txt", "text", str(year), 100)
    inspection = Inspection(
        "Marlshire Police", "HMICFRS", "PEEL", str(year), (), None, None, source,
        (), findings, (), (), (), (),
    )  # fmt: skip
    return Column(str(year), inspection, (source,), (0,))


def ref(one: Finding) -> FindingRef:
    return FindingRef(one.id, one.kind, one.text, None, (), None, None, one.line, one.end_line)


def change(
    status: Status,
    old: Sequence[Finding] = (),
    new: Sequence[Finding] = (),
    confidence: Confidence = Confidence.HIGH,
    evidence: Sequence[Evidence] = (),
    set_by: str | None = None,
) -> FindingChange:
    return FindingChange(
        status, AFI, tuple(map(ref, old)), tuple(map(ref, new)), 0.5, confidence, "Because.", (),
        tuple(evidence), set_by=set_by,
    )  # fmt: skip


class Prepared:
    """Comparisons that were written down instead of made."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes

    def diff(self, old: int, new: int) -> InspectionDiff:
        head = InspectionHead(None, None, None, None, None, SourceInfo("", "", "", 0))
        return InspectionDiff(
            Generator("peeldiff", "0"), head, head, Relation.SUCCESSIVE, (),
            tuple(self._changes.get((old, new), ())), (), (), (),
        )  # fmt: skip

    def change(self, old: int, new: int, name: str) -> FindingChange | None:
        for found in self.diff(old, new).findings:
            if any(one.id == name for one in found.old):
                return found
        return None

    def let_go(self, old: int, new: int) -> None:
        """Nothing is held."""


def follow(columns: Sequence[Column], changes: Changes) -> tuple[Thread, ...]:
    return follow_threads(ThreadWeb(columns, Prepared(changes)))  # type: ignore[arg-type]


LAMPS, LIGHTS, BULBS = finding("lamps"), finding("lights"), finding("bulbs")
THREE = (column(2015, LAMPS), column(2016, LIGHTS), column(2017, BULBS))


def kinds(thread: Thread) -> list[EventKind]:
    return [event.kind for event in thread.events]


def test_a_concern_that_is_raised_each_time_is_one_thread() -> None:
    (thread,) = follow(
        THREE,
        {
            (0, 1): [change(Status.PERSISTING, [LAMPS], [LIGHTS])],
            (1, 2): [change(Status.PERSISTING, [LIGHTS], [BULBS])],
        },
    )
    assert (thread.raised, thread.running, thread.state) == (3, 3, ThreadState.OPEN)


def test_a_thread_bears_its_latest_wording() -> None:
    (thread,) = follow(THREE[:2], {(0, 1): [change(Status.PERSISTING, [LAMPS], [LIGHTS])]})
    assert thread.text == LIGHTS.text


def test_an_inspection_that_did_not_look_is_no_break() -> None:
    (thread,) = follow(
        (column(2015, LAMPS), column(2016), column(2017, BULBS)),
        {
            (0, 1): [change(Status.NOT_REINSPECTED, [LAMPS])],
            (0, 2): [change(Status.PERSISTING, [LAMPS], [BULBS])],
        },
    )
    assert (thread.running, kinds(thread)) == (
        2,
        [EventKind.RAISED, EventKind.SILENT, EventKind.RAISED_AGAIN],
    )


@pytest.mark.parametrize("between", [Status.NOT_RAISED, Status.RESOLVED])
def test_a_concern_that_was_gone_and_is_raised_again_came_back(between: Status) -> None:
    (thread,) = follow(
        (column(2015, LAMPS), column(2016), column(2017, BULBS)),
        {
            (0, 1): [change(between, [LAMPS])],
            (0, 2): [change(Status.PERSISTING, [LAMPS], [BULBS])],
        },
    )
    assert (thread.running, kinds(thread)[-1]) == (1, EventKind.CAME_BACK)


def test_across_a_gap_a_doubtful_match_does_not_count() -> None:
    threads = follow(
        (column(2015, LAMPS), column(2016), column(2017, BULBS)),
        {
            (0, 1): [change(Status.NOT_RAISED, [LAMPS])],
            (0, 2): [change(Status.PERSISTING, [LAMPS], [BULBS], Confidence.LOW)],
        },
    )
    assert len(threads) == 2
    gone, new = sorted(threads, key=lambda thread: thread.first)
    assert (gone.state, kinds(gone)[-1]) == (ThreadState.NOT_RAISED, EventKind.ALIKE)
    assert [link.thread for link in gone.events[-1].elsewhere] == [new.id]


def test_across_a_gap_the_readers_match_counts() -> None:
    threads = follow(
        (column(2015, LAMPS), column(2016), column(2017, BULBS)),
        {
            (0, 1): [change(Status.NOT_RAISED, [LAMPS])],
            (0, 2): [change(Status.PERSISTING, [LAMPS], [BULBS], Confidence.LOW, set_by="AB")],
        },
    )
    assert len(threads) == 1


def test_across_an_inspection_that_did_not_look_a_doubtful_match_counts() -> None:
    threads = follow(
        (column(2015, LAMPS), column(2016), column(2017, BULBS)),
        {
            (0, 1): [change(Status.NOT_REINSPECTED, [LAMPS])],
            (0, 2): [change(Status.PERSISTING, [LAMPS], [BULBS], Confidence.LOW)],
        },
    )
    assert len(threads) == 1


def test_what_a_nearer_finding_explains_is_that_ones_and_the_older_is_asked_as_one_with_it() -> (
    None
):
    threads = follow(
        THREE,
        {
            (0, 1): [change(Status.NOT_RAISED, [LAMPS]), change(Status.NEW, [], [LIGHTS])],
            (1, 2): [change(Status.PERSISTING, [LIGHTS], [BULBS])],
            (0, 2): [change(Status.PERSISTING, [LAMPS], [BULBS])],
        },
    )
    assert [(t.first, t.raised, kinds(t)[-1]) for t in threads] == [
        (1, 2, EventKind.RAISED_AGAIN),
        (0, 1, EventKind.JOINED),
    ]


def test_a_split_stays_one_thread() -> None:
    other = finding("wires", 9)
    (thread,) = follow(
        (column(2015, LAMPS), column(2016, LIGHTS, other)),
        {(0, 1): [change(Status.PERSISTING, [LAMPS], [LIGHTS, other])]},
    )
    assert [f.id for f in thread.events[-1].findings] == ["lights", "wires"]


WIRES = finding("wires", 9)
MERGER = follow(
    (column(2015, LAMPS, WIRES), column(2016, LIGHTS)),
    {(0, 1): [change(Status.PERSISTING, [LAMPS, WIRES], [LIGHTS])]},
)


def test_two_concerns_that_are_asked_as_one_keep_a_thread_each() -> None:
    carried, joined = MERGER
    assert [f.id for f in carried.events[0].findings] == ["lamps"]
    assert (joined.state, kinds(joined)) == (
        ThreadState.MERGED,
        [EventKind.RAISED, EventKind.JOINED],
    )


def test_what_two_concerns_are_asked_as_counts_in_one_thread_only() -> None:
    assert [thread.raised for thread in MERGER] == [2, 1]


def test_two_concerns_that_are_asked_as_one_name_each_other() -> None:
    carried, joined = MERGER
    (took,), (into,) = carried.events[-1].joins, joined.events[-1].elsewhere
    assert (took.thread, took.inspection, took.finding.id) == (joined.id, 0, "wires")
    assert (into.thread, into.inspection, into.finding.id) == (carried.id, 1, "lights")


def test_of_two_concerns_that_are_asked_as_one_the_older_is_carried_on() -> None:
    threads = follow(
        (column(2015, WIRES), column(2016, LAMPS, WIRES), column(2017, LIGHTS)),
        {
            (0, 1): [change(Status.PERSISTING, [WIRES], [WIRES]), change(Status.NEW, [], [LAMPS])],
            (1, 2): [change(Status.PERSISTING, [LAMPS, WIRES], [LIGHTS])],
        },
    )
    assert [thread.raised for thread in threads] == [3, 1]


def test_a_concern_that_joins_another_is_not_told_as_raised_before_it_was() -> None:
    threads = follow(
        (column(2015, LAMPS), column(2016, LAMPS, WIRES), column(2017, LIGHTS)),
        {
            (0, 1): [change(Status.PERSISTING, [LAMPS], [LAMPS]), change(Status.NEW, [], [WIRES])],
            (1, 2): [change(Status.PERSISTING, [LAMPS, WIRES], [LIGHTS])],
        },
    )
    assert [thread.events[0].inspection for thread in threads] == [0, 1]


def test_a_part_that_is_not_raised_again_is_told_beside_the_part_that_is() -> None:
    (thread,) = follow(
        (column(2015, LAMPS), column(2016, LIGHTS, WIRES), column(2017, BULBS)),
        {
            (0, 1): [change(Status.PERSISTING, [LAMPS], [LIGHTS, WIRES])],
            (1, 2): [
                change(Status.PERSISTING, [LIGHTS], [BULBS]),
                change(Status.NOT_RAISED, [WIRES]),
            ],
        },
    )
    again, dropped = thread.events[-2:]
    assert (again.older, [f.id for f in again.findings]) == (("lights",), ["bulbs"])
    assert (dropped.older, dropped.status) == (("wires",), Status.NOT_RAISED)


QUOTE = Evidence("The lamps are mended.", 7, None, None, Verdict.IMPROVED)


def test_what_closed_a_concern_is_quoted_with_file_and_line() -> None:
    (thread,) = follow(
        (*THREE[:1], column(2016)),
        {(0, 1): [change(Status.RESOLVED, [LAMPS], evidence=[QUOTE])]},
    )
    (quoted,) = thread.events[-1].evidence
    assert (thread.state, quoted.source, quoted.line) == (ThreadState.RESOLVED, "2016.txt", 7)


def test_a_doubtful_answer_closes_nothing() -> None:
    (thread,) = follow(
        (*THREE[:1], column(2016)),
        {(0, 1): [change(Status.RESOLVED, [LAMPS], confidence=Confidence.LOW, evidence=[QUOTE])]},
    )
    assert thread.state is ThreadState.NOT_RAISED
    assert thread.events[-1].status is Status.RESOLVED


def test_after_a_doubtful_answer_the_next_inspection_is_asked_too() -> None:
    (thread,) = follow(
        (column(2015, LAMPS), column(2016), column(2017)),
        {
            (0, 1): [change(Status.RESOLVED, [LAMPS], confidence=Confidence.LOW, evidence=[QUOTE])],
            (0, 2): [change(Status.RESOLVED, [LAMPS], evidence=[QUOTE])],
        },
    )
    assert thread.state is ThreadState.RESOLVED


def test_what_is_closed_stays_closed_where_later_inspections_are_silent() -> None:
    (thread,) = follow(
        (column(2015, LAMPS), column(2016), column(2017)),
        {
            (0, 1): [change(Status.RESOLVED, [LAMPS], evidence=[QUOTE])],
            (0, 2): [change(Status.NOT_RAISED, [LAMPS])],
        },
    )
    assert kinds(thread) == [EventKind.RAISED, EventKind.ANSWERED, EventKind.SILENT]
    assert thread.state is ThreadState.RESOLVED


def test_a_doubtful_answer_does_not_open_what_is_closed() -> None:
    (thread,) = follow(
        (column(2015, LAMPS), column(2016), column(2017)),
        {
            (0, 1): [change(Status.RESOLVED, [LAMPS], evidence=[QUOTE])],
            (0, 2): [change(Status.RESOLVED, [LAMPS], confidence=Confidence.LOW)],
        },
    )
    assert thread.state is ThreadState.RESOLVED


def test_what_a_later_inspection_says_of_what_was_closed_is_told() -> None:
    (thread,) = follow(
        (column(2015, LAMPS), column(2016), column(2017)),
        {
            (0, 1): [change(Status.RESOLVED, [LAMPS], evidence=[QUOTE])],
            (0, 2): [change(Status.PARTLY_RESOLVED, [LAMPS])],
        },
    )
    assert thread.state is ThreadState.PARTLY_RESOLVED


def test_a_later_inspection_may_close_what_the_next_did_not_look_at() -> None:
    (thread,) = follow(
        (column(2015, LAMPS), column(2016), column(2017)),
        {
            (0, 1): [change(Status.NOT_REINSPECTED, [LAMPS])],
            (0, 2): [change(Status.RESOLVED, [LAMPS], evidence=[QUOTE])],
        },
    )
    assert thread.state is ThreadState.RESOLVED


@pytest.mark.parametrize(
    ("first", "second", "state"),
    [
        (Status.NOT_REINSPECTED, Status.NOT_REINSPECTED, ThreadState.NOT_REINSPECTED),
        (Status.NOT_REINSPECTED, Status.NOT_RAISED, ThreadState.NOT_RAISED),
        (Status.NOT_RAISED, Status.NOT_REINSPECTED, ThreadState.NOT_RAISED),
        (Status.PARTLY_RESOLVED, Status.NOT_RAISED, ThreadState.PARTLY_RESOLVED),
        (Status.NOT_RAISED, Status.PERSISTING, ThreadState.OPEN),
    ],
)
def test_the_state_is_what_was_last_said_and_silence_only_where_nothing_was(
    first: Status, second: Status, state: ThreadState
) -> None:
    (thread,) = follow(
        (column(2015, LAMPS), column(2016), column(2017)),
        {(0, 1): [change(first, [LAMPS])], (0, 2): [change(second, [LAMPS])]},
    )
    assert thread.state is state


def test_a_thread_of_which_only_a_part_is_closed_is_partly_resolved() -> None:
    other = finding("wires", 9)
    (thread,) = follow(
        (column(2015, LAMPS), column(2016, LIGHTS, other), column(2017)),
        {
            (0, 1): [change(Status.PERSISTING, [LAMPS], [LIGHTS, other])],
            (1, 2): [change(Status.RESOLVED, [LIGHTS]), change(Status.PARTLY_RESOLVED, [other])],
        },
    )
    assert thread.state is ThreadState.PARTLY_RESOLVED


def test_a_closed_part_does_not_close_the_part_that_nobody_mentions() -> None:
    other = finding("wires", 9)
    (thread,) = follow(
        (column(2015, LAMPS), column(2016, LIGHTS, other), column(2017)),
        {
            (0, 1): [change(Status.PERSISTING, [LAMPS], [LIGHTS, other])],
            (1, 2): [change(Status.RESOLVED, [LIGHTS]), change(Status.NOT_RAISED, [other])],
        },
    )
    assert thread.state is ThreadState.NOT_RAISED


def test_a_demand_whose_own_text_says_that_it_persists_takes_the_concern_up() -> None:
    inside = replace(QUOTE, line=2)
    (thread,) = follow(
        (column(2015, LAMPS), column(2016, LIGHTS)),
        {
            (0, 1): [
                change(Status.PERSISTING, [LAMPS], evidence=[inside]),
                change(Status.NEW, [], [LIGHTS]),
            ]
        },
    )
    assert thread.raised == 2


@pytest.mark.parametrize(("kind", "raised"), [(AFI, [2]), (FindingKind.RECOMMENDATION, [1, 1])])
def test_what_is_partly_done_goes_on_in_a_demand_of_its_kind_only(
    kind: FindingKind, raised: list[int]
) -> None:
    inside = replace(QUOTE, line=2)
    lights = replace(LIGHTS, kind=kind)
    threads = follow(
        (column(2015, LAMPS), column(2016, lights)),
        {
            (0, 1): [
                change(Status.PARTLY_RESOLVED, [LAMPS], evidence=[inside]),
                change(Status.NEW, [], [lights]),
            ]
        },
    )
    assert [thread.raised for thread in threads] == raised


def test_a_demand_whose_text_says_that_it_is_done_does_not() -> None:
    inside = replace(QUOTE, line=2)
    threads = follow(
        (column(2015, LAMPS), column(2016, LIGHTS)),
        {
            (0, 1): [
                change(Status.RESOLVED, [LAMPS], evidence=[inside]),
                change(Status.NEW, [], [LIGHTS]),
            ]
        },
    )
    assert len(threads) == 2


def test_what_the_report_says_was_raised_before_is_told_with_the_first_event() -> None:
    (thread,) = follow(
        (column(2015), column(2016, LIGHTS)),
        {(0, 1): [change(Status.RECURRING, [], [LIGHTS], evidence=[QUOTE])]},
    )
    assert (thread.events[0].status, len(thread.events[0].evidence)) == (Status.RECURRING, 1)


def test_praise_makes_no_thread() -> None:
    praise = finding("band", kind=FindingKind.PROMISING_PRACTICE)
    assert follow((column(2015, praise),), {}) == ()


def test_what_is_open_longest_comes_first() -> None:
    new = finding("new", 9)
    threads = follow(
        (column(2015, LAMPS), column(2016, new, LIGHTS)),
        {
            (0, 1): [
                change(Status.PERSISTING, [LAMPS], [LIGHTS]),
                change(Status.NEW, [], [new]),
            ]
        },
    )
    assert [(t.id, t.running) for t in threads] == [("t1", 2), ("t2", 1)]


def test_what_an_inspection_says_of_a_concern_keeps_its_place_and_its_kind() -> None:
    near = Passage(
        text="Lamps were counted.", line=12, page=3, section=None, heading="Lamps", score=0.4,
        verdict=Verdict.UNCLEAR,
    )  # fmt: skip
    silent = replace(
        change(Status.NOT_RAISED, [LAMPS]), mention=Mention.SPOKEN_OF, passages=(near,)
    )
    (thread,) = follow((column(2015, LAMPS), column(2016)), {(0, 1): [silent]})
    event = thread.events[-1]
    assert event.mention is Mention.SPOKEN_OF
    (told,) = event.passages
    assert (told.source, told.line, told.page, told.text) == ("2016.txt", 12, 3, near.text)


def test_a_concern_that_is_raised_again_needs_no_passages() -> None:
    again = replace(change(Status.PERSISTING, [LAMPS], [LIGHTS]), mention=Mention.ANSWERED)
    (thread,) = follow(THREE[:2], {(0, 1): [again]})
    assert [event.mention for event in thread.events] == [None, None]
