"""What a report says of an earlier inspection: that it raised a point, or that all was well then."""

from __future__ import annotations

import pytest

from peeldiff.history.raising import says_raised
from peeldiff.inspectorates import load_inspectorate

WORDS = load_inspectorate()


@pytest.mark.parametrize(
    "sentence",
    [
        "This is in contrast to our inspection in 2015, which found the supervision of searches to be good.",
        "In 2015 we found that the register of keys was thorough.",
        "Unlike our 2016 report, which said that every boat was well kept, we saw three without oars.",
        "When we visited in 2017 we noted that inspectors checked the stables effectively.",
        "In contrast with 2014, when we judged the kennels to be outstanding, the dogs are cold.",
    ],
)
def test_what_was_good_then_was_not_raised(sentence: str) -> None:
    assert not says_raised(sentence, WORDS, is_formal=False)


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2015 we asked the force to keep a register of keys.",
        "In 2017 we found that the supervision of searches was weak.",
        "Our 2016 report said that boats should be checked every week.",
        "In 2015 we reported that few of the stables were inspected and that records were poor.",
        "We identified this in 2016.",
        "The same was said in 2014 of the kennels.",
    ],
)
def test_what_was_asked_for_or_found_wanting_was_raised(sentence: str) -> None:
    assert says_raised(sentence, WORDS, is_formal=False)


def test_what_is_called_an_area_for_improvement_was_raised() -> None:
    assert says_raised("This was an area for improvement in 2016.", WORDS, is_formal=True)
