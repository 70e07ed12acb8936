"""Two sentences that say the same of different things are laid bare alike."""

from __future__ import annotations

import pytest

from peeldiff.statements import content_stems, load_lexicon, tokenise
from peeldiff.statements.marks import lay_bare, skeleton

ALIKE = (
    ("no diver now waits without a rope", "divers rope", "no caller now waits without a map", "callers map"),
    ("this has been done", "rope", "this has been done", "horse"),
)  # fmt: skip


def bare(text: str, asked: str) -> list[str]:
    return skeleton(lay_bare(tokenise(text), load_lexicon()), content_stems(tokenise(asked)))


@pytest.mark.parametrize(("one", "of_one", "other", "of_other"), ALIKE)
def test_the_same_of_other_things_is_the_same(
    one: str, of_one: str, other: str, of_other: str
) -> None:
    assert bare(one, of_one) == bare(other, of_other)


def test_words_of_the_demand_are_told_from_others() -> None:
    assert bare("the rope lies here", "rope") != bare("the rope lies here", "horse")


def test_a_denial_changes_the_marks() -> None:
    assert bare("the rope is dried", "rope") != bare("the rope is not dried", "rope")


def test_a_measure_is_one_mark() -> None:
    assert "#nearly-all" in bare("68 of 70 ropes", "horse")


def test_runs_of_other_words_are_one_mark() -> None:
    assert bare("ropes boats anchors buoys", "horse").count("x") <= 2
