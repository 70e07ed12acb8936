"""Above which quoted words a label may stand: those that have it themselves."""

from __future__ import annotations

import pytest

from peeldiff.model import Verdict
from peeldiff.reading.plainly import PlainReader

READER = PlainReader(force="Marlshire Police")

SAID = [
    ("It has improved its lanterns.", Verdict.IMPROVED),
    ("In 2016 the lanterns were a cause of concern. The force has closed this gap, and we have closed "
     "the cause of concern.", Verdict.IMPROVED),
    ("This is no longer a problem.", Verdict.IMPROVED),
    ("The lanterns have improved. The ropes have not improved.", Verdict.PARTLY),
    ("The force has made some progress, but it still needs to dry its ropes.", Verdict.PARTLY),
    ("This position has not improved since last year and remains a concern.", Verdict.NOT_IMPROVED),
    ("It is no better than it was.", Verdict.NOT_IMPROVED),
    ("The delay has since become longer.", Verdict.WORSE),
    ("Our overall judgment is a deterioration on last year.", Verdict.WORSE),
    ("We reached the same judgment in our 2015 inspection.", Verdict.UNCHANGED),
]  # fmt: skip

NOT_SAID = [
    "Our 2017 judgments are still in place for the ropes that we didn't inspect.",
    "It isn't possible to make direct comparisons between these grades and those from 2016.",
    "In 2017, we judged the force to be good at drying its ropes.",
    "Marlshire Police is drying ropes more thoroughly – as our report of January 2019 confirms. Few of "
    "them are not dry.",
    "They are not police officers. The line is answered by a team of 22 people.",
    "The clerk whom we had mentioned has been cleared and sends us her regards.",
    "At ten in the evening 204 ropes were waiting.",
    "In 2017 we praised the force for leaving its divers alone. It still does.",
    "The force has set itself a limit of ten ropes, the same as when we last visited.",
    "The force has made limited progress with this.",
    "The ropes have improved. The lanterns do not work.",
]


@pytest.mark.parametrize(("text", "verdict"), SAID)
def test_a_plain_word_of_progress_is_a_label(text: str, verdict: Verdict) -> None:
    assert READER.read(text) is verdict


@pytest.mark.parametrize("text", NOT_SAID)
def test_no_other_words_are_given_one(text: str) -> None:
    assert READER.read(text) is Verdict.UNCLEAR
