"""The newer words of a point that is asked again stand beside it and take the place of no passage."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.compare import compare
from peeldiff.model import Inspection

Report = Callable[..., Inspection]
Question = Callable[..., str]
CRIME = "Investigating crime"


@pytest.mark.parametrize(
    ("asked", "again"),
    [
        ("dry its diving ropes before each search", "dry its diving ropes before every search"),
        ("keep a register of lamps and wicks", "keep a register of lamps and of wicks"),
        ("teach its riders to swim in the river", "teach all its riders to swim in the river"),
        ("paint the boats of its divers each spring", "paint the boats of its divers in spring"),
        ("count the keys of its harbour office", "count the keys of its harbour office weekly"),
    ],
)
def test_it_is_no_passage(report: Report, question: Question, asked: str, again: str) -> None:
    old = report("2016", question(CRIME, f"The force should {asked}."))
    new = report("2017", question(CRIME, f"The force should {again}."))
    found = next(one for one in compare(old, new).findings if one.old)
    assert [one.text for one in found.new] == [f"The force should {again}."]
    assert [one for one in found.passages if again in one.text] == []
