"""In which order a reader is told what the inspector says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from peeldiff.model import Observation, Pair, Tone
from peeldiff.phrasing.observed import observations_in_order


def test_concern_comes_before_praise_and_of_it_first_what_is_said_in_the_inspectorates_own_name(
    compared: Callable[[str, str], Pair],
) -> None:
    said = [
        Observation(line=9, text="I am pleased with the force.", tone=Tone.PRAISE, heading=None),
        Observation(line=1, text="Work on boats requires improvement.", tone=Tone.CONCERN, heading=None),
        Observation(line=5, text="HMIC remains concerned by the boats.", tone=Tone.CONCERN, heading=None),
    ]  # fmt: skip
    pair = compared("2015-effectiveness-web.txt", "2016-effectiveness-report.md")
    diff = replace(pair.diff, observations=tuple(said))
    assert [one.line for one in observations_in_order(diff)] == [5, 1, 9]
