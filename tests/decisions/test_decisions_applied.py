"""Finding again, in two reports, what the decisions are about."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peeldiff.decisions import (
    Action,
    Applied,
    Decision,
    Decisions,
    FindingQuote,
    InspectionQuote,
    Place,
    apply,
    load_decisions,
)
from peeldiff.model import Finding, FindingKind, Inspection, Item, Section, SourceInfo, Status
from peeldiff.report import read_inspection

OLD_TEXTS = (
    "The force should mend the lamps of Stanwick Cross before winter comes.",
    "The force should teach its call handlers to listen.",
    "The force should write down how often its vans break down.",
)
NEW_TEXTS = (
    "The force should keep the lamps in Stanwick Cross and Oxley in repair.",
    "The force should train call handlers to listen to callers who are deaf.",
    "The force should answer letters within a month.",
)


def inspection(cycle: str, texts: tuple[str, ...], *pillars: str) -> Inspection:
    section = Section("s1", None, 1, "Preventing crime", None, 1, 99, None, True, None, ())
    findings = tuple(
        Finding(f"f{n}", FindingKind.AREA_FOR_IMPROVEMENT, text, None, (), "s1", n, n)
        for n, text in enumerate(texts, 1)
    )
    return Inspection(
        "Marlshire Police", "HMICFRS", "PEEL", cycle, pillars, None, None,
        SourceInfo(f"{cycle}.txt", "text", cycle, 99), (section,), findings, (), (), (), (),
    )  # fmt: skip


OLD = inspection("2016", OLD_TEXTS, "effectiveness")
NEW = inspection("2018/19", NEW_TEXTS, "effectiveness", "efficiency")


def decide(
    action: Action = Action.MATCH,
    old: tuple[str, ...] = (),
    new: tuple[str, ...] = (),
    status: Status | None = None,
) -> Decision:
    return Decision(
        action,
        InspectionQuote("2016"),
        InspectionQuote("2018/19"),
        tuple(FindingQuote(text) for text in old),
        tuple(FindingQuote(text) for text in new),
        status,
        by="AB",
    )


def applied(*decisions: Decision, old: Inspection = OLD, new: Inspection = NEW) -> Applied:
    return apply(Decisions(Path("peeldiff.toml"), decisions), old, new)


def pairs(result: Applied) -> list[tuple[int, int]]:
    return [(ruling.old, ruling.new) for ruling in result.matches]


def test_a_match_is_found_by_its_words() -> None:
    assert pairs(applied(decide(old=OLD_TEXTS[:1], new=NEW_TEXTS[1:2]))) == [(0, 1)]


def test_a_distinctive_beginning_is_enough() -> None:
    result = applied(decide(old=("The force should mend",), new=("The force should answer",)))
    assert pairs(result) == [(0, 2)]


def test_a_small_edit_of_the_report_does_not_matter() -> None:
    edited = replace(OLD.findings[0], text=OLD_TEXTS[0].replace("comes", "begins"))
    old = replace(OLD, findings=(edited, *OLD.findings[1:]))
    assert pairs(applied(decide(old=OLD_TEXTS[:1], new=NEW_TEXTS[:1]), old=old)) == [(0, 0)]


def test_other_quotes_dashes_and_spaces_do_not_matter() -> None:
    new = inspection("2018/19", ("The force’s vans – all of them – should run.",))
    old = ("The force should write down",)
    quoted = ("The force's  vans - all of them - should run.",)
    assert pairs(applied(decide(old=old, new=quoted), new=new)) == [(2, 0)]


def test_text_that_is_gone_is_reported() -> None:
    result = applied(decide(old=("The force should paint its stations green.",), new=NEW_TEXTS[:1]))
    assert result.unfit == (
        "Decision 1 (match, AB) quotes “The force should paint its stations green.”, which is not "
        "among the findings of the 2016 report: not applied.",
    )


def test_a_beginning_that_fits_several_is_reported() -> None:
    result = applied(decide(old=("The force should",), new=NEW_TEXTS[:1]))
    assert "fits 3 findings equally well; quote more of it" in result.unfit[0]


def test_of_two_findings_in_the_same_words_the_section_tells() -> None:
    other = replace(OLD.sections[0], id="s2", heading="Leadership")
    twin = replace(OLD.findings[0], id="f9", section="s2")
    old = replace(OLD, sections=(*OLD.sections, other), findings=(*OLD.findings, twin))
    decision = replace(decide(new=NEW_TEXTS[:1]), old=(FindingQuote(OLD_TEXTS[0], "Leadership"),))
    assert pairs(applied(decision, old=old)) == [(3, 0)]


@settings(deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_findings_does_not_matter(shuffler: random.Random) -> None:
    olds, news = list(OLD.findings), list(NEW.findings)
    shuffler.shuffle(olds)
    shuffler.shuffle(news)
    old, new = replace(OLD, findings=tuple(olds)), replace(NEW, findings=tuple(news))
    result = applied(
        decide(old=OLD_TEXTS[:1], new=NEW_TEXTS[:1]),
        decide(old=OLD_TEXTS[1:2], new=NEW_TEXTS[1:2]),
        old=old,
        new=new,
    )
    linked = {(olds[i].text, news[j].text) for i, j in pairs(result)}
    assert linked == {(OLD_TEXTS[0], NEW_TEXTS[0]), (OLD_TEXTS[1], NEW_TEXTS[1])}


def test_several_newer_findings_are_a_split() -> None:
    assert pairs(applied(decide(old=OLD_TEXTS[:1], new=NEW_TEXTS[:2]))) == [(0, 0), (0, 1)]


def test_decisions_that_together_link_several_with_several_are_reported() -> None:
    result = applied(
        decide(old=OLD_TEXTS[:1], new=NEW_TEXTS[:2]),
        decide(old=OLD_TEXTS[1:2], new=NEW_TEXTS[:2]),
    )
    assert "would link several older findings with several newer ones" in result.unfit[0]


def quoted(texts: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(texts), min_size=1, max_size=2, unique=True).map(tuple)


matches = st.builds(decide, st.just(Action.MATCH), quoted(OLD_TEXTS), quoted(NEW_TEXTS))


@settings(deadline=None)
@given(st.lists(matches, max_size=5))
def test_what_remains_applied_never_links_several_with_several(given: list[Decision]) -> None:
    found = pairs(applied(*given))
    for i, j in found:
        assert sum(o == i for o, _ in found) == 1 or sum(n == j for _, n in found) == 1


@settings(deadline=None)
@given(st.lists(matches, max_size=5))
def test_every_match_is_applied_or_reported(given: list[Decision]) -> None:
    result = applied(*given)
    kept = {id(ruling.decision) for ruling in result.matches}
    wanted = {
        (OLD_TEXTS.index(o.text), NEW_TEXTS.index(n.text))
        for number, decision in enumerate(given, 1)
        if not any(f"Decision {number} " in sentence for sentence in result.unfit)
        for o in decision.old
        for n in decision.new
    }
    assert (set(pairs(result)), kept <= {id(d) for d in given}) == (wanted, True)


def test_a_break_is_no_match() -> None:
    result = applied(decide(Action.BREAK, OLD_TEXTS[:1], NEW_TEXTS[:1]))
    assert ([(r.old, r.new) for r in result.breaks], pairs(result)) == ([(0, 0)], [])


def test_a_match_and_a_break_of_the_same_pair_are_both_set_aside() -> None:
    result = applied(
        decide(old=OLD_TEXTS[:1], new=NEW_TEXTS[:1]),
        decide(Action.BREAK, OLD_TEXTS[:1], NEW_TEXTS[:1]),
    )
    assert (pairs(result), result.breaks, len(result.unfit)) == ([], (), 2)


def test_a_status_of_both_sides_pins_the_match() -> None:
    result = applied(decide(Action.STATUS, OLD_TEXTS[:1], NEW_TEXTS[:1], Status.PERSISTING))
    assert pairs(result) == [(0, 0)]


def test_resolved_rules_out_every_match_of_the_finding() -> None:
    result = applied(decide(Action.STATUS, OLD_TEXTS[:1], (), Status.RESOLVED))
    assert [(r.old, r.new) for r in result.breaks] == [(0, 0), (0, 1), (0, 2)]


def test_resolved_against_a_match_is_a_contradiction() -> None:
    result = applied(
        decide(old=OLD_TEXTS[:1], new=NEW_TEXTS[:1]),
        decide(Action.STATUS, OLD_TEXTS[:1], (), Status.RESOLVED),
    )
    assert result.unfit == (
        "Decision 1 (match, AB) contradicts decision 2: not applied.",
        "Decision 2 (status, AB) contradicts decision 1: not applied.",
    )


def test_two_statuses_of_one_finding_are_a_contradiction() -> None:
    result = applied(
        decide(Action.STATUS, OLD_TEXTS[:1], (), Status.RESOLVED),
        decide(Action.STATUS, OLD_TEXTS[:1], (), Status.NOT_RAISED),
    )
    assert (result.statuses, len(result.unfit)) == ((), 2)


def test_the_same_decision_twice_is_no_contradiction() -> None:
    decision = decide(Action.STATUS, OLD_TEXTS[:1], (), Status.RESOLVED)
    assert applied(decision, replace(decision, by="CD")).unfit == ()


def test_an_item_is_found_by_its_words() -> None:
    item = Item("f1a", "counts the lamps in every street of Harrowby;", 3, 3)
    old = replace(OLD, findings=(replace(OLD.findings[0], items=(item,)), *OLD.findings[1:]))
    result = applied(
        decide(Action.STATUS, ("counts the lamps in every street",), (), Status.RESOLVED), old=old
    )
    assert result.statuses[0].old == (Place(0, 0),)


def test_a_match_holds_in_the_reverse_order() -> None:
    result = applied(decide(old=OLD_TEXTS[:1], new=NEW_TEXTS[1:2]), old=NEW, new=OLD)
    assert pairs(result) == [(1, 0)]


def test_a_status_has_a_direction() -> None:
    result = applied(decide(Action.STATUS, OLD_TEXTS[:1], (), Status.RESOLVED), old=NEW, new=OLD)
    assert (result.statuses, "reverse order" in result.unfit[0]) == ((), True)


@pytest.mark.parametrize(
    "other",
    [
        replace(decide(), force="Brackenshire Constabulary"),
        replace(decide(), old_inspection=InspectionQuote("2015")),
        replace(decide(), new_inspection=InspectionQuote("2018/19", "Core business")),
        replace(decide(), old_inspection=InspectionQuote("2016", None, "legitimacy")),
    ],
    ids=["force", "cycle", "programme", "pillar"],
)
def test_a_decision_on_other_reports_says_nothing(other: Decision) -> None:
    quoted = replace(other, old=(FindingQuote("gone"),), new=(FindingQuote("gone"),))
    assert applied(quoted) == Applied()


def test_a_cycle_may_be_written_with_a_dash() -> None:
    decision = replace(
        decide(old=OLD_TEXTS[:1], new=NEW_TEXTS[:1]), new_inspection=InspectionQuote("2018-19")
    )
    assert pairs(applied(decision)) == [(0, 0)]


def test_the_example_of_the_manual_fits_the_invented_reports(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    manual = (root / "docs" / "decisions.md").read_text(encoding="utf-8")
    example = manual.split("```toml\n", 1)[1].split("```", 1)[0]
    reports = [
        read_inspection(root / "fixtures" / name)
        for name in ("2015-effectiveness-web.txt", "2023-25-report.txt")
    ]
    path = tmp_path / "peeldiff.toml"
    path.write_text(example, encoding="utf-8")
    result = apply(load_decisions(path), reports[0], reports[1])
    assert (len(result.matches), result.unfit) == (1, ())


def test_the_place_alone_names_the_force_of_a_decision() -> None:
    decision = replace(decide(old=OLD_TEXTS[:1], new=NEW_TEXTS[:1]), force="Marlshire")
    assert pairs(applied(decision)) == [(0, 0)]
