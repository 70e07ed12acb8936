"""Decisions written one at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from peeldiff.decisions import Action, DecisionKeeper, apply, load_decisions
from peeldiff.errors import DecisionsError
from peeldiff.model import (
    Confidence,
    Finding,
    FindingChange,
    FindingKind,
    FindingRef,
    Inspection,
    Section,
    SourceInfo,
    Status,
)

OLD_TEXTS = (
    "The force should mend the lamps of Stanwick Cross.",
    "The force should teach its call handlers to listen.",
)
NEW_TEXTS = (
    "The force should keep all lamps in repair.",
    "The force should train its call handlers.",
)


def inspection(cycle: str, texts: tuple[str, ...]) -> Inspection:
    section = Section("s1", None, 1, "Preventing crime", None, 1, 99, None, True, None, ())
    findings = tuple(
        Finding(f"f{n}", FindingKind.AREA_FOR_IMPROVEMENT, text, None, (), "s1", n, n)
        for n, text in enumerate(texts, 1)
    )
    return Inspection(
        "Marlshire Police", "HMICFRS", "PEEL", cycle, ("effectiveness",), None, None,
        SourceInfo(f"{cycle}.txt", "text", cycle, 99), (section,), findings, (), (), (), (),
    )  # fmt: skip


OLD, NEW = inspection("2016", OLD_TEXTS), inspection("2018/19", NEW_TEXTS)


def refs(side: Inspection, *numbers: int) -> tuple[FindingRef, ...]:
    return tuple(
        FindingRef(f.id, f.kind, f.text, f.detail, f.items, f.section, "Preventing crime", f.line, f.line)
        for f in (side.findings[n] for n in numbers)
    )  # fmt: skip


def change(
    old: tuple[int, ...], new: tuple[int, ...], status: Status = Status.PERSISTING
) -> FindingChange:
    return FindingChange(
        status, FindingKind.AREA_FOR_IMPROVEMENT, refs(OLD, *old), refs(NEW, *new), 0.5,
        Confidence.LOW, "Because.", (), (),
    )  # fmt: skip


@pytest.fixture
def keeper(tmp_path: Path) -> DecisionKeeper:
    return DecisionKeeper(tmp_path / "peeldiff.toml", OLD, NEW, by="AB", date="2026-11-20")


def pinned(keeper: DecisionKeeper) -> list[tuple[int, int]]:
    return [(r.old, r.new) for r in apply(keeper.for_compare(), OLD, NEW).matches]


def broken(keeper: DecisionKeeper) -> list[tuple[int, int]]:
    return [(r.old, r.new) for r in apply(keeper.for_compare(), OLD, NEW).breaks]


def test_an_accepted_match_is_pinned(keeper: DecisionKeeper) -> None:
    keeper.accept(change((0,), (0,)))
    assert pinned(keeper) == [(0, 0)]


def test_an_answer_is_on_disk_with_initials_and_date(keeper: DecisionKeeper) -> None:
    keeper.accept(change((0,), (0,)), "same lamps")
    (decision,) = load_decisions(keeper.path).decisions
    assert (decision.by, decision.date, decision.note) == ("AB", "2026-11-20", "same lamps")


def test_accepting_a_finding_that_stands_alone_sets_its_status(keeper: DecisionKeeper) -> None:
    keeper.accept(change((0,), (), Status.NOT_RAISED))
    assert keeper.for_compare().decisions[0].status is Status.NOT_RAISED


def test_breaking_takes_the_place_of_accepting(keeper: DecisionKeeper) -> None:
    keeper.accept(change((0,), (0,)))
    keeper.part(change((0,), (0,)))
    assert (pinned(keeper), broken(keeper)) == ([], [(0, 0)])


def test_only_a_match_can_be_broken(keeper: DecisionKeeper) -> None:
    with pytest.raises(DecisionsError, match="stands alone"):
        keeper.part(change((0,), ()))


def test_relinking_pins_the_new_match_and_breaks_the_old(keeper: DecisionKeeper) -> None:
    keeper.relink(change((0,), (0,)), change((), (1,), Status.NEW))
    assert (pinned(keeper), broken(keeper)) == ([(0, 1)], [(0, 0)])


def test_a_link_that_would_make_several_of_several_replaces_the_earlier(
    keeper: DecisionKeeper,
) -> None:
    keeper.link(refs(OLD, 0), refs(NEW, 0))
    keeper.link(refs(OLD, 0, 1), refs(NEW, 1))
    assert pinned(keeper) == [(0, 1), (1, 1)]


def test_a_second_link_of_a_finding_is_a_split(keeper: DecisionKeeper) -> None:
    keeper.link(refs(OLD, 0), refs(NEW, 0))
    keeper.link(refs(OLD, 0), refs(NEW, 1))
    assert pinned(keeper) == [(0, 0), (0, 1)]


def test_several_cannot_be_linked_with_several(keeper: DecisionKeeper) -> None:
    with pytest.raises(DecisionsError, match="Several findings"):
        keeper.link(refs(OLD, 0, 1), refs(NEW, 0, 1))


def test_a_status_that_does_not_suit_is_refused_with_those_that_do(
    keeper: DecisionKeeper,
) -> None:
    with pytest.raises(DecisionsError, match=r"resolved does not suit .* valid are persisting, "):
        keeper.set_status(change((0,), (0,)), Status.RESOLVED)


def test_a_later_status_replaces_the_earlier(keeper: DecisionKeeper) -> None:
    keeper.set_status(change((0,), ()), Status.RESOLVED)
    keeper.set_status(change((0,), ()), Status.NOT_RAISED)
    assert [d.status for d in keeper.for_compare().decisions] == [Status.NOT_RAISED]


def test_a_match_replaces_a_status_that_denies_it(keeper: DecisionKeeper) -> None:
    keeper.set_status(change((0,), ()), Status.RESOLVED)
    keeper.link(refs(OLD, 0), refs(NEW, 0))
    assert [d.action for d in keeper.for_compare().decisions] == [Action.MATCH]


def test_undo_takes_the_last_answer_back(keeper: DecisionKeeper) -> None:
    keeper.accept(change((0,), (0,)))
    keeper.accept(change((1,), (1,)))
    assert (keeper.undo(), pinned(keeper)) == (True, [(0, 0)])


def test_undo_takes_a_relink_back_in_one(keeper: DecisionKeeper) -> None:
    keeper.relink(change((0,), (0,)), change((), (1,), Status.NEW))
    keeper.undo()
    assert keeper.for_compare().decisions == ()


def test_without_an_answer_there_is_nothing_to_undo(keeper: DecisionKeeper) -> None:
    assert keeper.undo() is False


def test_undo_leaves_what_was_added_by_hand_meanwhile(keeper: DecisionKeeper) -> None:
    keeper.accept(change((0,), (0,)))
    other = DecisionKeeper(keeper.path, OLD, NEW)
    other.accept(change((1,), (1,)))
    with pytest.raises(DecisionsError, match="changed meanwhile"):
        keeper.undo()


def test_a_decision_added_by_hand_meanwhile_stays(keeper: DecisionKeeper) -> None:
    keeper.accept(change((0,), (0,)))
    DecisionKeeper(keeper.path, OLD, NEW).accept(change((1,), (1,)))
    keeper.part(change((0,), (0,)))
    assert pinned(keeper) == [(1, 1)]


def test_a_file_with_a_mistake_is_never_written_over(keeper: DecisionKeeper) -> None:
    keeper.path.write_text("version = 1\n[[decision]]\nact = 'match'\n", encoding="utf-8")
    before = keeper.path.read_bytes()
    with pytest.raises(DecisionsError):
        keeper.accept(change((0,), (0,)))
    assert keeper.path.read_bytes() == before


def test_what_is_accepted_is_decided(keeper: DecisionKeeper) -> None:
    keeper.accept(change((0,), (0,)))
    assert (keeper.is_decided(change((0,), (0,))), keeper.is_decided(change((1,), (1,)))) == (
        True,
        False,
    )


@pytest.mark.parametrize("content", ["", "\n\n", "# The board's file.\n"])
def test_an_empty_file_takes_an_answer_and_keeps_its_comments(
    content: str, keeper: DecisionKeeper
) -> None:
    keeper.path.write_text(content)
    keeper.accept(change((0,), (0,)))
    assert keeper.path.read_text().startswith(content.strip())
    assert pinned(keeper) == [(0, 0)]
