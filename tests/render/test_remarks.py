"""What the newer report says beside the findings: first what the inspector says as a person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from peeldiff.model import MissingInspection, Pair
from peeldiff.render.markdown import markdown
from peeldiff.render.parts import only
from peeldiff.render.summary import summary
from peeldiff.render.text import text

FACES: dict[str, Callable[[Pair], str]] = {
    "summary": lambda pair: summary(pair, 400, colour=False),
    "diff": lambda pair: text(pair, 400, colour=False),
    "markdown": markdown,
}
every_face = pytest.mark.parametrize("face", FACES.values(), ids=list(FACES))


@every_face
def test_the_inspectors_own_words_stand_before_grades_and_findings(
    spoken: Pair, face: Callable[[Pair], str]
) -> None:
    shown = face(spoken).lower()
    first = shown.index("concern: “i am concerned about how well")
    assert shown.index("one grade fell") < first < shown.index("protecting vulnerable people")
    assert first < shown.index("more serious than before")


@every_face
def test_each_observation_has_its_tone_and_its_line(
    spoken: Pair, face: Callable[[Pair], str]
) -> None:
    shown = face(spoken).lower()
    for lead, line in (("concern", 138), ("praise and concern", 140), ("praise", 141)):
        at = shown.index(f"{lead}: “i ", shown.index("own name"))
        assert f"line {line}" in shown[at : at + 200]


@every_face
def test_a_recall_says_what_it_refers_to_and_how_that_stands(
    spoken: Pair, face: Callable[[Pair], str]
) -> None:
    shown = face(spoken)
    assert (
        "2017 efficiency, improved: “In 2017 we found that demand was poorly understood." in shown
    )
    assert "our last report: “Our last report spoke of canals.”" in shown
    assert "it answers no finding listed here" in shown


@every_face
def test_missing_inspections_are_named_with_every_line(
    spoken: Pair, face: Callable[[Pair], str]
) -> None:
    assert (
        "The newer report names inspections that are not among these files: 2017 effectiveness "
        "(lines 85, 120 and 212); the 2014 letter (line 9)." in face(spoken)
    )


@every_face
def test_one_missing_inspection_is_told_as_one(spoken: Pair, face: Callable[[Pair], str]) -> None:
    missing = (MissingInspection(refers_to="2017 effectiveness", lines=(85,)),)
    shown = face(replace(spoken, diff=replace(spoken.diff, missing=missing)))
    assert (
        "names an inspection that is not among these files: 2017 effectiveness (line 85)." in shown
    )


@every_face
def test_nothing_is_said_of_remarks_where_there_are_none(
    pair: Pair, face: Callable[[Pair], str]
) -> None:
    shown = face(pair).lower()
    assert "own name" not in shown
    assert "said of earlier" not in shown
    assert "not among these files" not in shown


@pytest.mark.parametrize(
    "face",
    [
        lambda pair: text(pair, 400, colour=False, parts=["grades"]),
        lambda pair: markdown(pair, parts=["grades"]),
    ],
    ids=["diff", "markdown"],
)
def test_remarks_go_with_the_findings(spoken: Pair, face: Callable[[Pair], str]) -> None:
    shown = face(spoken)
    assert "I am concerned" not in shown
    assert "canals" not in shown
    assert "not among these files" not in shown


def test_the_json_of_the_grades_alone_has_no_remarks(spoken: Pair) -> None:
    diff = only(spoken, ["grades"]).diff
    assert (diff.recalls, diff.observations, diff.missing) == ((), (), ())
    assert only(spoken, ["findings"]).diff.observations == spoken.diff.observations


def test_mark_up_in_a_remark_comes_out_as_it_is(spoken: Pair) -> None:
    assert "<b>officers</b>" in summary(spoken, 200, colour=False)
    assert "&lt;b&gt;officers&lt;/b&gt;" in markdown(spoken)
